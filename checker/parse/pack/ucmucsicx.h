/* The framework's extension for connectors that speak UCSI. */
#ifndef PACK_UCMUCSICX_H
#define PACK_UCMUCSICX_H

#include <wdf.h>

#ifdef __cplusplus
extern "C" {
#endif

DECLARE_HANDLE(UCMUCSIPPM);
DECLARE_HANDLE(UCMUCSI_CONNECTOR_COLLECTION);
#define UCSI_MAX_DATA_LENGTH 0x10
typedef union _UCSI_VERSION {
    UINT16 AsUInt16;
    struct {
        UINT16 SubMinorVersion : 4;
        UINT16 MinorVersion : 4;
        UINT16 MajorVersion : 8;
    };
} UCSI_VERSION, *PUCSI_VERSION;
typedef union _UCSI_CCI {
    UINT32 AsUInt32;
    struct {
        UINT32 : 1;
        UINT32 ConnectorChangeIndicator : 7;
        UINT32 DataLength : 8;
        UINT32 : 9;
        UINT32 NotSupportedIndicator : 1;
        UINT32 CancelCompletedIndicator : 1;
        UINT32 ResetCompletedIndicator : 1;
        UINT32 BusyIndicator : 1;
        UINT32 AcknowledgeCommandIndicator : 1;
        UINT32 ErrorIndicator : 1;
        UINT32 CommandCompletedIndicator : 1;
    };
} UCSI_CCI, *PUCSI_CCI;
typedef union _UCSI_CONTROL {
    UINT64 AsUInt64;
    struct {
        UINT64 Command : 8;
        UINT64 DataLength : 8;
        UINT64 CommandSpecific : 48;
    };
} UCSI_CONTROL, *PUCSI_CONTROL;
typedef union _UCSI_MESSAGE_IN { UINT8 AsBuffer[UCSI_MAX_DATA_LENGTH]; } UCSI_MESSAGE_IN, *PUCSI_MESSAGE_IN;
typedef union _UCSI_MESSAGE_OUT { UINT8 AsBuffer[UCSI_MAX_DATA_LENGTH]; } UCSI_MESSAGE_OUT, *PUCSI_MESSAGE_OUT;
typedef struct _UCSI_DATA_BLOCK {
    UCSI_VERSION UcsiVersion;
    UINT16 Reserved;
    UCSI_CCI CCI;
    UCSI_CONTROL Control;
    UCSI_MESSAGE_IN MessageIn;
    UCSI_MESSAGE_OUT MessageOut;
} UCSI_DATA_BLOCK, *PUCSI_DATA_BLOCK;

typedef struct _UCMUCSI_DEVICE_CONFIG {
    ULONG Size;
} UCMUCSI_DEVICE_CONFIG, *PUCMUCSI_DEVICE_CONFIG;
typedef struct _UCMUCSI_CONNECTOR_INFO {
    ULONG Size;
    ULONG64 ConnectorId;
} UCMUCSI_CONNECTOR_INFO, *PUCMUCSI_CONNECTOR_INFO;
typedef struct _UCMUCSI_PPM_CONFIG {
    ULONG Size;
    BOOLEAN UsbDeviceControllerEnabled;
    UCMUCSI_CONNECTOR_COLLECTION ConnectorCollectionHandle;
} UCMUCSI_PPM_CONFIG, *PUCMUCSI_PPM_CONFIG;
typedef struct _UCMUCSI_PPM_SEND_UCSI_DATA_BLOCK_IN_PARAMS {
    UCMUCSIPPM PpmObject;
    UCSI_DATA_BLOCK UcmUcsiDataBlock;
} UCMUCSI_PPM_SEND_UCSI_DATA_BLOCK_IN_PARAMS, *PUCMUCSI_PPM_SEND_UCSI_DATA_BLOCK_IN_PARAMS;
typedef struct _UCMUCSI_PPM_GET_UCSI_DATA_BLOCK_IN_PARAMS {
    UCMUCSIPPM PpmObject;
} UCMUCSI_PPM_GET_UCSI_DATA_BLOCK_IN_PARAMS, *PUCMUCSI_PPM_GET_UCSI_DATA_BLOCK_IN_PARAMS;
typedef struct _UCMUCSI_PPM_GET_UCSI_DATA_BLOCK_OUT_PARAMS {
    UCSI_DATA_BLOCK UcmUcsiDataBlock;
} UCMUCSI_PPM_GET_UCSI_DATA_BLOCK_OUT_PARAMS, *PUCMUCSI_PPM_GET_UCSI_DATA_BLOCK_OUT_PARAMS;
static __inline VOID UCMUCSI_DEVICE_CONFIG_INIT(PUCMUCSI_DEVICE_CONFIG Config)
{
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
}
static __inline VOID UCMUCSI_CONNECTOR_INFO_INIT(PUCMUCSI_CONNECTOR_INFO ConnectorInfo)
{
    RtlZeroMemory(ConnectorInfo, sizeof(*ConnectorInfo));
    ConnectorInfo->Size = sizeof(*ConnectorInfo);
}
static __inline VOID UCMUCSI_PPM_CONFIG_INIT(PUCMUCSI_PPM_CONFIG Config, UCMUCSI_CONNECTOR_COLLECTION CollectionObject)
{
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->ConnectorCollectionHandle = CollectionObject;
}

NTSTATUS UcmUcsiDeviceInitInitialize(PWDFDEVICE_INIT DeviceInit);
NTSTATUS UcmUcsiDeviceInitialize(WDFDEVICE WdfDevice, PUCMUCSI_DEVICE_CONFIG Config);
NTSTATUS UcmUcsiConnectorCollectionCreate(WDFDEVICE WdfDevice, PWDF_OBJECT_ATTRIBUTES Attributes,
                                          UCMUCSI_CONNECTOR_COLLECTION *ConnectorCollection);
NTSTATUS UcmUcsiConnectorCollectionAddConnector(UCMUCSI_CONNECTOR_COLLECTION ConnectorCollectionObject,
                                                PUCMUCSI_CONNECTOR_INFO ConnectorInfo);
NTSTATUS UcmUcsiPpmCreate(WDFDEVICE WdfDevice, PUCMUCSI_PPM_CONFIG Config, PWDF_OBJECT_ATTRIBUTES Attributes,
                          UCMUCSIPPM *PPMObject);
VOID UcmUcsiPpmSetUcsiCommandRequestQueue(UCMUCSIPPM PpmObject, WDFQUEUE PpmRequestQueue);
NTSTATUS UcmUcsiPpmStart(UCMUCSIPPM PpmObject);
VOID UcmUcsiPpmStop(UCMUCSIPPM PpmObject);
VOID UcmUcsiPpmNotification(UCMUCSIPPM PpmObject, PUCSI_DATA_BLOCK DataBlock);

#ifdef __cplusplus
}
#endif

#endif
