/* The sensor class extension of the framework, with its helpers for lists of properties. */
#ifndef PACK_SENSORSCX_H
#define PACK_SENSORSCX_H
#include <windows.h>
#include <propidl.h>
#include <wdf.h>
#ifdef __cplusplus
extern "C" {
#endif
DECLARE_HANDLE(SENSOROBJECT);
typedef enum { SensorState_Initializing, SensorState_Idle, SensorState_Active, SensorState_Error } SENSOR_STATE;
typedef enum { SensorConnectionType_Integrated, SensorConnectionType_Attached, SensorConnectionType_External
} SENSOR_CONNECTION_TYPES;
typedef enum { MagnetometerAccuracy_Unknown, MagnetometerAccuracy_Unreliable, MagnetometerAccuracy_Approximate,
    MagnetometerAccuracy_High } MAGNETOMETER_ACCURACY;
typedef enum {
    ActivityState_Unknown = 1, ActivityState_Stationary = 2, ActivityState_Fidgeting = 4, ActivityState_Walking = 8,
    ActivityState_Running = 16, ActivityState_InVehicle = 32, ActivityState_Biking = 64, ActivityState_Idle = 128,
    ActivityState_Max = 256
} ACTIVITY_STATE;
typedef enum { PedometerStepType_Unknown = 1, PedometerStepType_Walking = 2, PedometerStepType_Running = 4,
    PedometerStepType_Max = 8 } PEDOMETER_STEP_TYPE;
typedef enum { PedometerStepTypeCount = 3 } PEDOMETER_STEP_TYPE_COUNT;
typedef struct { float X, Y, Z; } VEC3D, *PVEC3D;
typedef struct { float X, Y, Z, W; } QUATERNION, *PQUATERNION;
typedef struct SENSOR_VALUE_PAIR {
    PROPERTYKEY Key;
    PROPVARIANT Value;
} SENSOR_VALUE_PAIR, *PSENSOR_VALUE_PAIR;
typedef struct SENSOR_COLLECTION_LIST {
    ULONG AllocatedSizeInBytes;
    ULONG Count;
    SENSOR_VALUE_PAIR List[1];
} SENSOR_COLLECTION_LIST, *PSENSOR_COLLECTION_LIST;
typedef struct SENSOR_PROPERTY_LIST {
    ULONG AllocatedSizeInBytes;
    ULONG Count;
    PROPERTYKEY List[1];
} SENSOR_PROPERTY_LIST, *PSENSOR_PROPERTY_LIST;
#define SENSOR_COLLECTION_LIST_HEADER_SIZE FIELD_OFFSET(SENSOR_COLLECTION_LIST, List)
#define SENSOR_COLLECTION_LIST_SIZE(count) (SENSOR_COLLECTION_LIST_HEADER_SIZE + (count) * sizeof(SENSOR_VALUE_PAIR))
#define SENSOR_PROPERTY_LIST_HEADER_SIZE FIELD_OFFSET(SENSOR_PROPERTY_LIST, List)
#define SENSOR_PROPERTY_LIST_SIZE(count) (SENSOR_PROPERTY_LIST_HEADER_SIZE + (count) * sizeof(PROPERTYKEY))
FORCEINLINE VOID SENSOR_COLLECTION_LIST_INIT(PSENSOR_COLLECTION_LIST List, ULONG Size) {
    memset(List, 0, Size);
    List->AllocatedSizeInBytes = Size;
}
FORCEINLINE VOID SENSOR_PROPERTY_LIST_INIT(PSENSOR_PROPERTY_LIST List, ULONG Size) {
    memset(List, 0, Size);
    List->AllocatedSizeInBytes = Size;
}
extern const PROPERTYKEY PKEY_SensorDataField_RangeMaximum, PKEY_SensorDataField_RangeMinimum,
    PKEY_SensorDataField_Resolution, PKEY_SensorData_AccelerationX_Gs, PKEY_SensorData_AccelerationY_Gs,
    PKEY_SensorData_AccelerationZ_Gs, PKEY_SensorData_ActivityStream,
    PKEY_SensorData_AngularVelocityX_DegreesPerSecond, PKEY_SensorData_AngularVelocityY_DegreesPerSecond,
    PKEY_SensorData_AngularVelocityZ_DegreesPerSecond, PKEY_SensorData_AtmosphericPressure_Bars,
    PKEY_SensorData_ConfidenceThreshold_Percentage, PKEY_SensorData_CorrectedAngularVelocityX_DegreesPerSecond,
    PKEY_SensorData_CorrectedAngularVelocityY_DegreesPerSecond,
    PKEY_SensorData_CorrectedAngularVelocityZ_DegreesPerSecond, PKEY_SensorData_CurrentActivityState,
    PKEY_SensorData_CurrentActivityStateConfidence_Percentage, PKEY_SensorData_DeclinationAngle_Degrees,
    PKEY_SensorData_IsValid, PKEY_SensorData_LightChromaticityX, PKEY_SensorData_LightChromaticityY,
    PKEY_SensorData_LightLevel_Lux, PKEY_SensorData_LightLevel_Lux_Threshold_AbsoluteDifference,
    PKEY_SensorData_LightTemperature_Kelvins, PKEY_SensorData_LinearAccelerationX_Gs,
    PKEY_SensorData_LinearAccelerationY_Gs, PKEY_SensorData_LinearAccelerationZ_Gs,
    PKEY_SensorData_MagneticFieldStrengthX_Microteslas, PKEY_SensorData_MagneticFieldStrengthY_Microteslas,
    PKEY_SensorData_MagneticFieldStrengthZ_Microteslas, PKEY_SensorData_MagnetometerAccuracy,
    PKEY_SensorData_PedometerReset, PKEY_SensorData_PedometerStepCount, PKEY_SensorData_PedometerStepDuration_Ms,
    PKEY_SensorData_PedometerStepType, PKEY_SensorData_ProximityDetection,
    PKEY_SensorData_ProximityDistanceMillimeters, PKEY_SensorData_QuaternionW, PKEY_SensorData_QuaternionX,
    PKEY_SensorData_QuaternionY, PKEY_SensorData_QuaternionZ, PKEY_SensorData_RotationAngle_Degrees,
    PKEY_SensorData_Shake, PKEY_SensorData_SimpleDeviceOrientation, PKEY_SensorData_SubscribedActivityStates,
    PKEY_SensorData_SupportedActivityStates, PKEY_SensorData_SupportedStepTypes, PKEY_SensorData_Timestamp,
    PKEY_SensorHistory_Interval_Ms, PKEY_SensorHistory_MaxSize_Bytes, PKEY_SensorHistory_MaximumRecordSize_Bytes,
    PKEY_Sensor_MaximumDataFieldSize_Bytes, PKEY_Sensor_MinimumDataInterval_Ms, PKEY_Sensor_Power_Milliwatts,
    PKEY_Sensor_State, PKEY_Sensor_Type, PKEY_Sensor_WakeCapable;
extern const GUID GUID_SensorCategory_Motion, GUID_SensorCategory_Other, GUID_SensorType_Accelerometer3D,
    GUID_SensorType_ActivityDetection, GUID_SensorType_AmbientLight, GUID_SensorType_Barometer,
    GUID_SensorType_Custom, GUID_SensorType_GeomagneticOrientation, GUID_SensorType_GravityVector,
    GUID_SensorType_Gyrometer3D, GUID_SensorType_LinearAccelerometer, GUID_SensorType_Magnetometer3D,
    GUID_SensorType_Orientation, GUID_SensorType_Pedometer, GUID_SensorType_Proximity,
    GUID_SensorType_RelativeOrientation, GUID_SensorType_SimpleDeviceOrientation;

typedef NTSTATUS EVT_SENSOR_DRIVER_START_SENSOR(SENSOROBJECT Sensor);
typedef NTSTATUS EVT_SENSOR_DRIVER_STOP_SENSOR(SENSOROBJECT Sensor);
typedef NTSTATUS EVT_SENSOR_DRIVER_GET_SUPPORTED_DATA_FIELDS(SENSOROBJECT Sensor, PSENSOR_PROPERTY_LIST pDataFields,
                                                             PULONG pSize);
typedef NTSTATUS EVT_SENSOR_DRIVER_GET_DATA_FIELD_PROPERTIES(SENSOROBJECT Sensor, const PROPERTYKEY *pDataField,
                                                             PSENSOR_COLLECTION_LIST pProperties, PULONG pSize);
typedef NTSTATUS EVT_SENSOR_DRIVER_GET_DATA_INTERVAL(SENSOROBJECT Sensor, PULONG pDataRateMs);
typedef NTSTATUS EVT_SENSOR_DRIVER_SET_DATA_INTERVAL(SENSOROBJECT Sensor, ULONG DataRateMs);
typedef NTSTATUS EVT_SENSOR_DRIVER_SET_BATCH_LATENCY(SENSOROBJECT Sensor, ULONG BatchLatencyMs);
typedef NTSTATUS EVT_SENSOR_DRIVER_GET_DATA_THRESHOLDS(SENSOROBJECT Sensor, PSENSOR_COLLECTION_LIST pThresholds,
                                                       PULONG pSize);
typedef NTSTATUS EVT_SENSOR_DRIVER_SET_DATA_THRESHOLDS(SENSOROBJECT Sensor, PSENSOR_COLLECTION_LIST pThresholds);
typedef NTSTATUS EVT_SENSOR_DRIVER_GET_PROPERTIES(SENSOROBJECT Sensor, PSENSOR_COLLECTION_LIST pProperties,
                                                  PULONG pSize);
typedef NTSTATUS EVT_SENSOR_DRIVER_DEVICE_IO_CONTROL(SENSOROBJECT Sensor, WDFREQUEST Request, size_t OutputBufferLength,
                                                     size_t InputBufferLength, ULONG IoControlCode);
typedef NTSTATUS EVT_SENSOR_DRIVER_START_SENSOR_HISTORY(SENSOROBJECT Sensor);
typedef NTSTATUS EVT_SENSOR_DRIVER_STOP_SENSOR_HISTORY(SENSOROBJECT Sensor);
typedef NTSTATUS EVT_SENSOR_DRIVER_CLEAR_SENSOR_HISTORY(SENSOROBJECT Sensor);
typedef NTSTATUS EVT_SENSOR_DRIVER_START_HISTORY_RETRIEVAL(SENSOROBJECT Sensor, PSENSOR_COLLECTION_LIST pHistory,
                                                           ULONG HistorySizeInBytes);
typedef NTSTATUS EVT_SENSOR_DRIVER_CANCEL_HISTORY_RETRIEVAL(SENSOROBJECT Sensor, PULONG pBytesWritten);
typedef NTSTATUS EVT_SENSOR_DRIVER_ENABLE_WAKE(SENSOROBJECT Sensor);
typedef NTSTATUS EVT_SENSOR_DRIVER_DISABLE_WAKE(SENSOROBJECT Sensor);
typedef NTSTATUS EVT_SENSOR_DRIVER_START_STATE_CHANGE_NOTIFICATION(SENSOROBJECT Sensor);
typedef NTSTATUS EVT_SENSOR_DRIVER_STOP_STATE_CHANGE_NOTIFICATION(SENSOROBJECT Sensor);
typedef struct _SENSOR_CONTROLLER_CONFIG {
    ULONG Size;
    WDF_TRI_STATE DriverIsPowerPolicyOwner;
    EVT_SENSOR_DRIVER_START_SENSOR *EvtSensorStart;
    EVT_SENSOR_DRIVER_STOP_SENSOR *EvtSensorStop;
    EVT_SENSOR_DRIVER_GET_SUPPORTED_DATA_FIELDS *EvtSensorGetSupportedDataFields;
    EVT_SENSOR_DRIVER_GET_DATA_FIELD_PROPERTIES *EvtSensorGetDataFieldProperties;
    EVT_SENSOR_DRIVER_GET_DATA_INTERVAL *EvtSensorGetDataInterval;
    EVT_SENSOR_DRIVER_SET_DATA_INTERVAL *EvtSensorSetDataInterval;
    EVT_SENSOR_DRIVER_GET_DATA_THRESHOLDS *EvtSensorGetDataThresholds;
    EVT_SENSOR_DRIVER_SET_DATA_THRESHOLDS *EvtSensorSetDataThresholds;
    EVT_SENSOR_DRIVER_GET_PROPERTIES *EvtSensorGetProperties;
    EVT_SENSOR_DRIVER_DEVICE_IO_CONTROL *EvtSensorDeviceIoControl;
    EVT_SENSOR_DRIVER_START_SENSOR_HISTORY *EvtSensorStartHistory;
    EVT_SENSOR_DRIVER_STOP_SENSOR_HISTORY *EvtSensorStopHistory;
    EVT_SENSOR_DRIVER_CLEAR_SENSOR_HISTORY *EvtSensorClearHistory;
    EVT_SENSOR_DRIVER_START_HISTORY_RETRIEVAL *EvtSensorStartHistoryRetrieval;
    EVT_SENSOR_DRIVER_CANCEL_HISTORY_RETRIEVAL *EvtSensorCancelHistoryRetrieval;
    EVT_SENSOR_DRIVER_ENABLE_WAKE *EvtSensorEnableWake;
    EVT_SENSOR_DRIVER_DISABLE_WAKE *EvtSensorDisableWake;
    EVT_SENSOR_DRIVER_START_STATE_CHANGE_NOTIFICATION *EvtSensorStartStateChangeNotification;
    EVT_SENSOR_DRIVER_STOP_STATE_CHANGE_NOTIFICATION *EvtSensorStopStateChangeNotification;
    EVT_SENSOR_DRIVER_SET_BATCH_LATENCY *EvtSensorSetBatchLatency;
} SENSOR_CONTROLLER_CONFIG, *PSENSOR_CONTROLLER_CONFIG;
typedef struct _SENSOR_CONFIG {
    ULONG Size;
    PSENSOR_COLLECTION_LIST pEnumerationList;
} SENSOR_CONFIG, *PSENSOR_CONFIG;
FORCEINLINE VOID SENSOR_CONTROLLER_CONFIG_INIT(PSENSOR_CONTROLLER_CONFIG pConfig) {
    memset(pConfig, 0, sizeof(*pConfig));
    pConfig->Size = sizeof(*pConfig);
    pConfig->DriverIsPowerPolicyOwner = WdfUseDefault;
}
FORCEINLINE VOID SENSOR_CONFIG_INIT(PSENSOR_CONFIG pConfig) {
    memset(pConfig, 0, sizeof(*pConfig));
    pConfig->Size = sizeof(*pConfig);
}
NTSTATUS SensorsCxDeviceInitConfig(PWDFDEVICE_INIT pFxDeviceInit, PWDF_OBJECT_ATTRIBUTES pFdoAttributes, ULONG Flags);
NTSTATUS SensorsCxDeviceInitialize(WDFDEVICE FxDevice, PSENSOR_CONTROLLER_CONFIG pSensorConfig);
NTSTATUS SensorsCxDeviceGetSensorList(WDFDEVICE FxDevice, SENSOROBJECT *pSensorList, PULONG pListCount);
NTSTATUS SensorsCxSensorCreate(WDFDEVICE FxDevice, PWDF_OBJECT_ATTRIBUTES pSensorAttributes, SENSOROBJECT *pSensor);
NTSTATUS SensorsCxSensorInitialize(SENSOROBJECT Sensor, PSENSOR_CONFIG pSensorConfig);
VOID SensorsCxSensorDataReady(SENSOROBJECT Sensor, PSENSOR_COLLECTION_LIST pSensorData);
VOID SensorsCxSensorHistoryRetrievalCompleted(SENSOROBJECT Sensor, ULONG BytesWritten, NTSTATUS InStatus);
VOID SensorsCxStateChange(SENSOROBJECT Sensor, SENSOR_STATE State);

NTSTATUS InitPropVariantFromFloat(float fltVal, PROPVARIANT *ppropvar);
NTSTATUS InitPropVariantFromCLSIDArray(GUID *members, ULONG size, PROPVARIANT *ppropvar);
HRESULT InitPropVariantFromCLSID(REFGUID clsid, PROPVARIANT *ppropvar);
HRESULT InitPropVariantFromUInt16(USHORT uiVal, PROPVARIANT *ppropvar);
HRESULT InitPropVariantFromUInt32(ULONG ulVal, PROPVARIANT *ppropvar);
HRESULT InitPropVariantFromInt64(LONGLONG llVal, PROPVARIANT *ppropvar);
HRESULT InitPropVariantFromBoolean(BOOL fVal, PROPVARIANT *ppropvar);
HRESULT InitPropVariantFromString(PCWSTR psz, PROPVARIANT *ppropvar);
HRESULT InitPropVariantFromFileTime(const FILETIME *pftIn, PROPVARIANT *ppropvar);
NTSTATUS GetPerformanceTime(PULONG TimeMs);
ULONG CollectionsListGetMarshalledSize(PSENSOR_COLLECTION_LIST Collection);
ULONG CollectionsListGetMarshalledSizeWithoutSerialization(PSENSOR_COLLECTION_LIST Collection);
ULONG CollectionsListGetSerializedSize(PSENSOR_COLLECTION_LIST Collection);
ULONG CollectionsListGetFillableCount(ULONG BufferSizeBytes);
NTSTATUS CollectionsListCopyAndMarshall(PSENSOR_COLLECTION_LIST Target, PSENSOR_COLLECTION_LIST Source);
NTSTATUS CollectionsListMarshall(PSENSOR_COLLECTION_LIST Target);
NTSTATUS CollectionsListSortSubscribedActivitiesByConfidence(PSENSOR_COLLECTION_LIST thresholds,
                                                             PSENSOR_COLLECTION_LIST pCollection);
BOOLEAN EvaluateActivityThresholds(PSENSOR_COLLECTION_LIST newSample, PSENSOR_COLLECTION_LIST oldSample,
                                   PSENSOR_COLLECTION_LIST thresholds);
BOOLEAN IsCollectionListSame(PSENSOR_COLLECTION_LIST ListA, PSENSOR_COLLECTION_LIST ListB);
BOOLEAN IsGUIDPresentInList(const GUID *guidArray, ULONG arrayLength, const GUID *guidElem);
BOOLEAN IsKeyPresentInCollectionList(PSENSOR_COLLECTION_LIST pList, const PROPERTYKEY *pKey);
BOOLEAN IsKeyPresentInPropertyList(PSENSOR_PROPERTY_LIST pList, const PROPERTYKEY *pKey);
BOOLEAN IsSensorSubscribed(PSENSOR_COLLECTION_LIST subscriptionList, GUID currentType);
NTSTATUS PropertiesListCopy(PSENSOR_PROPERTY_LIST Target, PSENSOR_PROPERTY_LIST Source);
ULONG PropertiesListGetFillableCount(ULONG BufferSizeBytes);
NTSTATUS PropKeyFindKeyGetBool(PSENSOR_COLLECTION_LIST pList, const PROPERTYKEY *pKey, BOOL *pRetValue);
NTSTATUS PropKeyFindKeyGetDouble(PSENSOR_COLLECTION_LIST pList, const PROPERTYKEY *pKey, double *pRetValue);
NTSTATUS PropKeyFindKeyGetFileTime(PSENSOR_COLLECTION_LIST pList, const PROPERTYKEY *pKey, FILETIME *pRetValue);
NTSTATUS PropKeyFindKeyGetFloat(PSENSOR_COLLECTION_LIST pList, const PROPERTYKEY *pKey, float *pRetValue);
NTSTATUS PropKeyFindKeyGetGuid(PSENSOR_COLLECTION_LIST pList, const PROPERTYKEY *pKey, GUID *pRetValue);
NTSTATUS PropKeyFindKeyGetInt32(PSENSOR_COLLECTION_LIST pList, const PROPERTYKEY *pKey, INT32 *pRetValue);
NTSTATUS PropKeyFindKeyGetInt64(PSENSOR_COLLECTION_LIST pList, const PROPERTYKEY *pKey, INT64 *pRetValue);
NTSTATUS PropKeyFindKeyGetUlong(PSENSOR_COLLECTION_LIST pList, const PROPERTYKEY *pKey, ULONG *pRetValue);
NTSTATUS PropKeyFindKeyGetUshort(PSENSOR_COLLECTION_LIST pList, const PROPERTYKEY *pKey, USHORT *pRetValue);
NTSTATUS PropKeyFindKeyGetNthInt64(PSENSOR_COLLECTION_LIST pList, const PROPERTYKEY *pKey, ULONG Occurrence,
    INT64 *pRetValue);
NTSTATUS PropKeyFindKeyGetNthUlong(PSENSOR_COLLECTION_LIST pList, const PROPERTYKEY *pKey, ULONG Occurrence,
    ULONG *pRetValue);
NTSTATUS PropKeyFindKeyGetNthUshort(PSENSOR_COLLECTION_LIST pList, const PROPERTYKEY *pKey, ULONG Occurrence,
    USHORT *pRetValue);
NTSTATUS PropKeyFindKeyGetPropVariant(PSENSOR_COLLECTION_LIST pList, const PROPERTYKEY *pKey, BOOLEAN TypeCheck,
                                      PROPVARIANT *pValue);
NTSTATUS PropKeyFindKeySetPropVariant(PSENSOR_COLLECTION_LIST pList, const PROPERTYKEY *pKey, BOOLEAN TypeCheck,
                                      const PROPVARIANT *pValue);
#ifdef __cplusplus
}
#endif
#endif
