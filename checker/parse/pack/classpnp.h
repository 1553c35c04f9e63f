/* The storage class driver library. */
#ifndef PACK_CLASSPNP_H
#define PACK_CLASSPNP_H
#define _CLASS_

#include <wdm.h>
#include <ntdddisk.h>
#include <ntddcdrm.h>
#include <ntddtape.h>
#include <ntddscsi.h>
#include <ntddstor.h>
#include <srb.h>
#include <scsi.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef SCSIPORT_API
#define SCSIPORT_API
#endif
#define SRB_CLASS_FLAGS_LOW_PRIORITY 0x10000000
#define SRB_CLASS_FLAGS_PERSISTANT 0x20000000
#define SRB_CLASS_FLAGS_PAGING 0x40000000
#define SRB_CLASS_FLAGS_FREE_MDL 0x80000000
#define MAXIMUM_RETRIES 4
#define CLASS_DRIVER_EXTENSION_KEY ((PVOID)ClassInitialize)
#define NO_REMOVE 0
#define REMOVE_PENDING 1
#define REMOVE_COMPLETE 2
#define CLASS_SPECIAL_DISABLE_SPIN_DOWN 0x00000001
#define CLASS_SPECIAL_DISABLE_SPIN_UP 0x00000002
#define CLASS_SPECIAL_NO_QUEUE_LOCK 0x00000008
#define CLASS_SPECIAL_DISABLE_WRITE_CACHE 0x00000010
#define CLASS_SPECIAL_CAUSE_NOT_REPORTABLE_HACK 0x00000020
#define CLASS_SPECIAL_DISABLE_WRITE_CACHE_NOT_SUPPORTED 0x00000040
#define CLASS_SPECIAL_MODIFY_CACHE_UNSUCCESSFUL 0x00000100
#define CLASS_SPECIAL_FUA_NOT_SUPPORTED 0x00000200
#define CLASS_SPECIAL_VALID_MASK 0x000003FB
#define CLASS_SRB_SCSI_REQUEST_BLOCK 0x1
#define CLASS_SRB_STORAGE_REQUEST_BLOCK 0x2
#define CLASS_SRBEX_SCSI_CDB16_BUFFER_SIZE (sizeof(STORAGE_REQUEST_BLOCK) + sizeof(STOR_ADDR_BTL8) + sizeof(SRBEX_DATA_SCSI_CDB16))
#define CLASS_SRBEX_NO_SRBEX_DATA_BUFFER_SIZE (sizeof(STORAGE_REQUEST_BLOCK) + sizeof(STOR_ADDR_BTL8))
#define CLASS_WORKING_SET_MAXIMUM 2048
#define GUID_CLASSPNP_QUERY_REGINFOEX {0x00e34b11, 0x2444, 0x4745, {0xa5, 0x3d, 0x62, 0x01, 0x00, 0xcd, 0x82, 0xf7}}
#define GUID_CLASSPNP_SENSEINFO2 {0x509a8c5f, 0x71d7, 0x48f6, {0x82, 0x1e, 0x17, 0x3c, 0x49, 0xbf, 0x2f, 0x18}}
#define GUID_CLASSPNP_WORKING_SET {0x105701b0, 0x9e9b, 0x47cb, {0x97, 0x80, 0x81, 0x19, 0x8a, 0xf7, 0xb5, 0x24}}
#define GUID_CLASSPNP_SRB_SUPPORT {0x0a483941, 0xbdfd, 0x4f7b, {0xbe, 0x95, 0xce, 0xe2, 0xa2, 0x16, 0x09, 0x0c}}

typedef struct _COMMON_DEVICE_EXTENSION COMMON_DEVICE_EXTENSION, *PCOMMON_DEVICE_EXTENSION;
typedef struct _FUNCTIONAL_DEVICE_EXTENSION FUNCTIONAL_DEVICE_EXTENSION, *PFUNCTIONAL_DEVICE_EXTENSION;
typedef struct _PHYSICAL_DEVICE_EXTENSION PHYSICAL_DEVICE_EXTENSION, *PPHYSICAL_DEVICE_EXTENSION;
typedef struct _CLASS_INIT_DATA CLASS_INIT_DATA, *PCLASS_INIT_DATA;
typedef struct _CLASS_QUERY_WMI_REGINFO_EX_LIST CLASS_QUERY_WMI_REGINFO_EX_LIST, *PCLASS_QUERY_WMI_REGINFO_EX_LIST;

typedef enum _MEDIA_CHANGE_DETECTION_STATE { MediaUnknown, MediaPresent, MediaNotPresent, MediaUnavailable } MEDIA_CHANGE_DETECTION_STATE, *PMEDIA_CHANGE_DETECTION_STATE;
typedef enum { FailurePredictionNone = 0, FailurePredictionIoctl, FailurePredictionSmart, FailurePredictionSense } FAILURE_PREDICTION_METHOD, *PFAILURE_PREDICTION_METHOD;
typedef enum {
    PowerDownDeviceInitial,
    PowerDownDeviceLocked,
    PowerDownDeviceQuiesced,
    PowerDownDeviceFlushed,
    PowerDownDeviceStopped,
    PowerDownDeviceOff,
    PowerDownDeviceUnlocked,
    PowerDownDeviceQuiesced2
} CLASS_POWER_DOWN_STATE2;
typedef enum {
    PowerUpDeviceInitial,
    PowerUpDeviceLocked,
    PowerUpDeviceOn,
    PowerUpDeviceStarted,
    PowerUpDeviceUnlocked
} CLASS_POWER_UP_STATE;
typedef enum { EventGeneration, DataBlockCollection } CLASSENABLEDISABLEFUNCTION;

typedef VOID (NTAPI *PCLASS_ERROR)(PDEVICE_OBJECT DeviceObject, PSCSI_REQUEST_BLOCK Srb, NTSTATUS *Status, BOOLEAN *Retry);
typedef NTSTATUS (NTAPI *PCLASS_ADD_DEVICE)(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo);
typedef NTSTATUS (NTAPI *PCLASS_POWER_DEVICE)(PDEVICE_OBJECT DeviceObject, PIRP Irp);
typedef NTSTATUS (NTAPI *PCLASS_START_DEVICE)(PDEVICE_OBJECT DeviceObject);
typedef NTSTATUS (NTAPI *PCLASS_STOP_DEVICE)(PDEVICE_OBJECT DeviceObject, UCHAR Type);
typedef NTSTATUS (NTAPI *PCLASS_INIT_DEVICE)(PDEVICE_OBJECT DeviceObject);
typedef NTSTATUS (NTAPI *PCLASS_ENUM_DEVICE)(PDEVICE_OBJECT DeviceObject);
typedef NTSTATUS (NTAPI *PCLASS_READ_WRITE)(PDEVICE_OBJECT DeviceObject, PIRP Irp);
typedef NTSTATUS (NTAPI *PCLASS_DEVICE_CONTROL)(PDEVICE_OBJECT DeviceObject, PIRP Irp);
typedef NTSTATUS (NTAPI *PCLASS_SHUTDOWN_FLUSH)(PDEVICE_OBJECT DeviceObject, PIRP Irp);
typedef NTSTATUS (NTAPI *PCLASS_CREATE_CLOSE)(PDEVICE_OBJECT DeviceObject, PIRP Irp);
typedef NTSTATUS (NTAPI *PCLASS_QUERY_ID)(PDEVICE_OBJECT DeviceObject, BUS_QUERY_ID_TYPE IdType, PUNICODE_STRING IdString);
typedef NTSTATUS (NTAPI *PCLASS_REMOVE_DEVICE)(PDEVICE_OBJECT DeviceObject, UCHAR Type);
typedef VOID (NTAPI *PCLASS_UNLOAD)(PDRIVER_OBJECT DriverObject);
typedef NTSTATUS (NTAPI *PCLASS_QUERY_PNP_CAPABILITIES)(PDEVICE_OBJECT PhysicalDeviceObject, PDEVICE_CAPABILITIES Capabilities);
typedef VOID (NTAPI *PCLASS_TICK)(PDEVICE_OBJECT DeviceObject);
typedef NTSTATUS (NTAPI *PCLASS_QUERY_WMI_REGINFO)(PDEVICE_OBJECT DeviceObject, ULONG *RegFlags, PUNICODE_STRING Name);
typedef NTSTATUS (NTAPI *PCLASS_QUERY_WMI_REGINFO_EX)(PDEVICE_OBJECT DeviceObject, ULONG *RegFlags, PUNICODE_STRING Name, PUNICODE_STRING MofResouceName);
typedef NTSTATUS (NTAPI *PCLASS_QUERY_WMI_DATABLOCK)(PDEVICE_OBJECT DeviceObject, PIRP Irp, ULONG GuidIndex, ULONG BufferAvail, PUCHAR Buffer);
typedef NTSTATUS (NTAPI *PCLASS_SET_WMI_DATABLOCK)(PDEVICE_OBJECT DeviceObject, PIRP Irp, ULONG GuidIndex, ULONG BufferSize, PUCHAR Buffer);
typedef NTSTATUS (NTAPI *PCLASS_SET_WMI_DATAITEM)(PDEVICE_OBJECT DeviceObject, PIRP Irp, ULONG GuidIndex, ULONG DataItemId, ULONG BufferSize, PUCHAR Buffer);
typedef NTSTATUS (NTAPI *PCLASS_EXECUTE_WMI_METHOD)(PDEVICE_OBJECT DeviceObject, PIRP Irp, ULONG GuidIndex, ULONG MethodId, ULONG InBufferSize, ULONG OutBufferSize, PUCHAR Buffer);
typedef NTSTATUS (NTAPI *PCLASS_WMI_FUNCTION_CONTROL)(PDEVICE_OBJECT DeviceObject, PIRP Irp, ULONG GuidIndex, CLASSENABLEDISABLEFUNCTION Function, BOOLEAN Enable);
typedef VOID (NTAPI *PCLASS_SCAN_FOR_SPECIAL_HANDLER)(PFUNCTIONAL_DEVICE_EXTENSION DeviceExtension, ULONG_PTR Data);

typedef struct {
    GUID Guid;
    ULONG InstanceCount;
    ULONG Flags;
} GUIDREGINFO, *PGUIDREGINFO;
typedef struct _CLASS_WMI_INFO {
    ULONG GuidCount;
    PGUIDREGINFO GuidRegInfo;
    PCLASS_QUERY_WMI_REGINFO ClassQueryWmiRegInfo;
    PCLASS_QUERY_WMI_DATABLOCK ClassQueryWmiDataBlock;
    PCLASS_SET_WMI_DATABLOCK ClassSetWmiDataBlock;
    PCLASS_SET_WMI_DATAITEM ClassSetWmiDataItem;
    PCLASS_EXECUTE_WMI_METHOD ClassExecuteWmiMethod;
    PCLASS_WMI_FUNCTION_CONTROL ClassWmiFunctionControl;
} CLASS_WMI_INFO, *PCLASS_WMI_INFO;
struct _CLASS_QUERY_WMI_REGINFO_EX_LIST {
    ULONG Size;
    PCLASS_QUERY_WMI_REGINFO_EX ClassFdoQueryWmiRegInfoEx;
    PCLASS_QUERY_WMI_REGINFO_EX ClassPdoQueryWmiRegInfoEx;
};
typedef struct _CLASS_DEV_INFO {
    ULONG DeviceExtensionSize;
    DEVICE_TYPE DeviceType;
    UCHAR StackSize;
    ULONG DeviceCharacteristics;
    PCLASS_ERROR ClassError;
    PCLASS_READ_WRITE ClassReadWriteVerification;
    PCLASS_DEVICE_CONTROL ClassDeviceControl;
    PCLASS_SHUTDOWN_FLUSH ClassShutdownFlush;
    PCLASS_CREATE_CLOSE ClassCreateClose;
    PCLASS_INIT_DEVICE ClassInitDevice;
    PCLASS_START_DEVICE ClassStartDevice;
    PCLASS_POWER_DEVICE ClassPowerDevice;
    PCLASS_STOP_DEVICE ClassStopDevice;
    PCLASS_REMOVE_DEVICE ClassRemoveDevice;
    PCLASS_QUERY_PNP_CAPABILITIES ClassQueryPnpCapabilities;
    CLASS_WMI_INFO ClassWmiInfo;
} CLASS_DEV_INFO, *PCLASS_DEV_INFO;
struct _CLASS_INIT_DATA {
    ULONG InitializationDataSize;
    CLASS_DEV_INFO FdoData;
    CLASS_DEV_INFO PdoData;
    PCLASS_ADD_DEVICE ClassAddDevice;
    PCLASS_ENUM_DEVICE ClassEnumerateDevice;
    PCLASS_QUERY_ID ClassQueryId;
    PDRIVER_STARTIO ClassStartIo;
    PCLASS_UNLOAD ClassUnload;
    PCLASS_TICK ClassTick;
};
typedef struct _CLASS_DRIVER_EXTENSION {
    UNICODE_STRING RegistryPath;
    CLASS_INIT_DATA InitData;
    ULONG DeviceCount;
    PCLASS_QUERY_WMI_REGINFO_EX ClassFdoQueryWmiRegInfoEx;
    PCLASS_QUERY_WMI_REGINFO_EX ClassPdoQueryWmiRegInfoEx;
    REGHANDLE EtwHandle;
    PDRIVER_DISPATCH DeviceMajorFunctionTable[IRP_MJ_MAXIMUM_FUNCTION + 1];
    PDRIVER_DISPATCH MpDeviceMajorFunctionTable[IRP_MJ_MAXIMUM_FUNCTION + 1];
    PVOID InterpretSenseInfo;
    PVOID WorkingSet;
    ULONG SrbSupport;
} CLASS_DRIVER_EXTENSION, *PCLASS_DRIVER_EXTENSION;

typedef struct _FILE_OBJECT_EXTENSION FILE_OBJECT_EXTENSION, *PFILE_OBJECT_EXTENSION;
typedef struct _CLASS_PRIVATE_FDO_DATA CLASS_PRIVATE_FDO_DATA, *PCLASS_PRIVATE_FDO_DATA;
typedef struct _CLASS_PRIVATE_PDO_DATA CLASS_PRIVATE_PDO_DATA, *PCLASS_PRIVATE_PDO_DATA;
typedef struct _CLASS_PRIVATE_COMMON_DATA CLASS_PRIVATE_COMMON_DATA, *PCLASS_PRIVATE_COMMON_DATA;
typedef struct _MEDIA_CHANGE_DETECTION_INFO MEDIA_CHANGE_DETECTION_INFO, *PMEDIA_CHANGE_DETECTION_INFO;
typedef struct _FAILURE_PREDICTION_INFO *PFAILURE_PREDICTION_INFO;
typedef struct _DICTIONARY {
    ULONGLONG Signature;
    struct _DICTIONARY_HEADER *List;
    KSPIN_LOCK SpinLock;
} DICTIONARY, *PDICTIONARY;
struct _COMMON_DEVICE_EXTENSION {
    ULONG Version;
    PDEVICE_OBJECT DeviceObject;
    PDEVICE_OBJECT LowerDeviceObject;
    PFUNCTIONAL_DEVICE_EXTENSION PartitionZeroExtension;
    PCLASS_DRIVER_EXTENSION DriverExtension;
    LONG RemoveLock;
    KEVENT RemoveEvent;
    KSPIN_LOCK RemoveTrackingSpinlock;
    PVOID RemoveTrackingList;
    LONG RemoveTrackingUntrackedCount;
    PVOID DriverData;
    struct {
        BOOLEAN IsFdo : 1;
        BOOLEAN IsInitialized : 1;
        BOOLEAN IsSrbLookasideListInitialized : 1;
    };
    UCHAR PreviousState;
    UCHAR CurrentState;
    ULONG IsRemoved;
    UNICODE_STRING DeviceName;
    PPHYSICAL_DEVICE_EXTENSION ChildList;
    ULONG PartitionNumber;
    LARGE_INTEGER PartitionLength;
    LARGE_INTEGER StartingOffset;
    PCLASS_DEV_INFO DevInfo;
    ULONG PagingPathCount;
    ULONG DumpPathCount;
    ULONG HibernationPathCount;
    KEVENT PathCountEvent;
    NPAGED_LOOKASIDE_LIST SrbLookasideList;
    UNICODE_STRING MountedDeviceInterfaceName;
    ULONG GuidCount;
    PGUIDREGINFO GuidRegInfo;
    DICTIONARY FileObjectDictionary;
    PCLASS_PRIVATE_COMMON_DATA PrivateCommonData;
    PDRIVER_DISPATCH *DispatchTable;
};
struct _PHYSICAL_DEVICE_EXTENSION {
    union {
        struct {
            ULONG Version;
            PDEVICE_OBJECT DeviceObject;
        };
        COMMON_DEVICE_EXTENSION CommonExtension;
    };
    BOOLEAN IsMissing;
    BOOLEAN IsEnumerated;
    PCLASS_PRIVATE_PDO_DATA PrivatePdoData;
};
typedef struct _CLASS_FUNCTION_SUPPORT_INFO {
    KSPIN_LOCK SyncLock;
    ULONG GenerationCount;
    volatile ULONG ChangeRequestCount;
    struct {
        ULONG BlockLimits : 1;
        ULONG BlockDeviceCharacteristics : 1;
        ULONG LBProvisioning : 1;
        ULONG BlockDeviceRODLimits : 1;
    } ValidInquiryPages;
    struct {
        NTSTATUS SeekPenaltyProperty;
        NTSTATUS AccessAlignmentProperty;
        NTSTATUS TrimProperty;
        NTSTATUS TrimProcess;
    } LowerLayerSupport;
    BOOLEAN RegAccessAlignmentQueryNotSupported;
    BOOLEAN AsynchronousNotificationSupported;
    struct {
        NTSTATUS CommandStatus;
        UCHAR ThresholdExponent;
        UCHAR ProvisioningType;
        BOOLEAN ANC_SUP;
        BOOLEAN LBPRZ;
        BOOLEAN LBPU;
        BOOLEAN SoftThresholdEventPending;
    } LBProvisioningData;
    struct {
        ULONG D3IdleTimeout;
        BOOLEAN DeviceWakeable;
        BOOLEAN D3ColdSupported;
        BOOLEAN IdlePowerEnabled;
        BOOLEAN D3IdleTimeoutOverridden;
        BOOLEAN NoVerifyDuringIdlePower;
    } IdlePower;
    NTSTATUS HwFirmwareGetInfoSupport;
    PSTORAGE_HW_FIRMWARE_INFO HwFirmwareInfo;
    struct {
        NTSTATUS CommandStatus;
        ULONG BytesPerLogicalSector;
        ULONG BytesPerPhysicalSector;
        ULONG BytesOffsetForSectorAlignment;
    } ReadCapacity16Data;
} CLASS_FUNCTION_SUPPORT_INFO, *PCLASS_FUNCTION_SUPPORT_INFO;
typedef struct _CLASS_POWER_OPTIONS {
    ULONG PowerDown : 1;
    ULONG LockQueue : 1;
    ULONG HandleSpinDown : 1;
    ULONG HandleSpinUp : 1;
    ULONG Reserved : 27;
} CLASS_POWER_OPTIONS, *PCLASS_POWER_OPTIONS;
typedef struct _CLASS_POWER_CONTEXT {
    union {
        CLASS_POWER_DOWN_STATE2 PowerDown2;
        CLASS_POWER_UP_STATE PowerUp;
    } PowerChangeState;
    CLASS_POWER_OPTIONS Options;
    BOOLEAN InUse;
    BOOLEAN QueueLocked;
    NTSTATUS FinalStatus;
    PVOID CompletionRoutine;
    PVOID Context;
    PDEVICE_OBJECT DeviceObject;
    PIRP Irp;
    SCSI_REQUEST_BLOCK Srb;
    KEVENT RetryEvent;
} CLASS_POWER_CONTEXT, *PCLASS_POWER_CONTEXT;
struct _FUNCTIONAL_DEVICE_EXTENSION {
    union {
        struct {
            ULONG Version;
            PDEVICE_OBJECT DeviceObject;
        };
        COMMON_DEVICE_EXTENSION CommonExtension;
    };
    PDEVICE_OBJECT LowerPdo;
    PSTORAGE_DEVICE_DESCRIPTOR DeviceDescriptor;
    PSTORAGE_ADAPTER_DESCRIPTOR AdapterDescriptor;
    DEVICE_POWER_STATE DevicePowerState;
    ULONG DMByteSkew;
    ULONG DMSkew;
    BOOLEAN DMActive;
    DISK_GEOMETRY DiskGeometry;
    PSENSE_DATA SenseData;
    ULONG TimeOutValue;
    ULONG DeviceNumber;
    ULONG SrbFlags;
    ULONG ErrorCount;
    LONG LockCount;
    LONG ProtectedLockCount;
    LONG InternalLockCount;
    KEVENT EjectSynchronizationEvent;
    USHORT DeviceFlags;
    UCHAR SectorShift;
    UCHAR CdbForceUnitAccess;
    PMEDIA_CHANGE_DETECTION_INFO MediaChangeDetectionInfo;
    PKEVENT Unused1;
    HANDLE Unused2;
    ULONG MediaChangeCount;
    HANDLE DeviceDirectory;
    KSPIN_LOCK ReleaseQueueSpinLock;
    PIRP ReleaseQueueIrp;
    SCSI_REQUEST_BLOCK ReleaseQueueSrb;
    BOOLEAN ReleaseQueueNeeded;
    BOOLEAN ReleaseQueueInProgress;
    BOOLEAN ReleaseQueueIrpFromPool;
    BOOLEAN FailurePredicted;
    ULONG FailureReason;
    PFAILURE_PREDICTION_INFO FailurePredictionInfo;
    BOOLEAN PowerDownInProgress;
    ULONG EnumerationInterlock;
    KEVENT ChildLock;
    PKTHREAD ChildLockOwner;
    ULONG ChildLockAcquisitionCount;
    ULONG ScanForSpecialFlags;
    KDPC PowerRetryDpc;
    KTIMER PowerRetryTimer;
    CLASS_POWER_CONTEXT PowerContext;
    ULONG_PTR CompletionSuccessCount;
    PCLASS_PRIVATE_FDO_DATA PrivateFdoData;
    PCLASS_FUNCTION_SUPPORT_INFO FunctionSupportInfo;
    PSTORAGE_MINIPORT_DESCRIPTOR MiniportDescriptor;
    PVOID AdditionalFdoData;
};
#define DEV_WRITE_CACHE 0x00000001
#define DEV_USE_SCSI1 0x00000002
#define DEV_SAFE_START_UNIT 0x00000004
#define DEV_NO_12BYTE_CDB 0x00000008
#define DEV_POWER_PROTECTED 0x00000010
#define DEV_USE_16BYTE_CDB 0x00000020
typedef struct _CLASSPNP_SCAN_FOR_SPECIAL_INFO {
    PCHAR VendorId;
    PCHAR ProductId;
    PCHAR ProductRevision;
    ULONG_PTR Data;
} CLASSPNP_SCAN_FOR_SPECIAL_INFO, *PCLASSPNP_SCAN_FOR_SPECIAL_INFO;

SCSIPORT_API ULONG NTAPI ClassInitialize(PVOID Argument1, PVOID Argument2, PCLASS_INIT_DATA InitializationData);
SCSIPORT_API ULONG NTAPI ClassInitializeEx(PDRIVER_OBJECT DriverObject, LPGUID Guid, PVOID Data);
SCSIPORT_API NTSTATUS NTAPI ClassCreateDeviceObject(PDRIVER_OBJECT DriverObject, PCCHAR ObjectNameBuffer, PDEVICE_OBJECT LowerDeviceObject, BOOLEAN IsFdo, PDEVICE_OBJECT *DeviceObject);
SCSIPORT_API VOID NTAPI ClassUpdateInformationInRegistry(PDEVICE_OBJECT Fdo, PCHAR DeviceName, ULONG DeviceNumber, PINQUIRYDATA InquiryData, ULONG InquiryDataLength);
SCSIPORT_API NTSTATUS NTAPI ClassReadDriveCapacity(PDEVICE_OBJECT Fdo);
SCSIPORT_API VOID NTAPI ClassReleaseQueue(PDEVICE_OBJECT DeviceObject);
SCSIPORT_API VOID NTAPI ClassSplitRequest(PDEVICE_OBJECT DeviceObject, PIRP Irp, ULONG MaximumBytes);
SCSIPORT_API NTSTATUS NTAPI ClassDeviceControl(PDEVICE_OBJECT DeviceObject, PIRP Irp);
SCSIPORT_API NTSTATUS NTAPI ClassIoComplete(PDEVICE_OBJECT Fdo, PIRP Irp, PVOID Context);
SCSIPORT_API NTSTATUS NTAPI ClassIoCompleteAssociated(PDEVICE_OBJECT Fdo, PIRP Irp, PVOID Context);
SCSIPORT_API BOOLEAN NTAPI ClassInterpretSenseInfo(PDEVICE_OBJECT Fdo, PSCSI_REQUEST_BLOCK Srb, UCHAR MajorFunctionCode, ULONG IoDeviceCode, ULONG RetryCount, NTSTATUS *Status, ULONG *RetryInterval);
SCSIPORT_API NTSTATUS NTAPI ClassSendSrbSynchronous(PDEVICE_OBJECT Fdo, PSCSI_REQUEST_BLOCK Srb, PVOID BufferAddress, ULONG BufferLength, BOOLEAN WriteToDevice);
SCSIPORT_API NTSTATUS NTAPI ClassSendSrbAsynchronous(PDEVICE_OBJECT Fdo, PSCSI_REQUEST_BLOCK Srb, PIRP Irp, PVOID BufferAddress, ULONG BufferLength, BOOLEAN WriteToDevice);
SCSIPORT_API NTSTATUS NTAPI ClassBuildRequest(PDEVICE_OBJECT Fdo, PIRP Irp);
SCSIPORT_API ULONG NTAPI ClassModeSense(PDEVICE_OBJECT Fdo, PCHAR ModeSenseBuffer, ULONG Length, UCHAR PageMode);
SCSIPORT_API ULONG NTAPI ClassModeSenseEx(PDEVICE_OBJECT Fdo, PCHAR ModeSenseBuffer, ULONG Length, UCHAR PageMode, UCHAR PageControl);
SCSIPORT_API NTSTATUS NTAPI ClassModeSelect(PDEVICE_OBJECT Fdo, PCHAR ModeSelectBuffer, ULONG Length, BOOLEAN SavePages);
SCSIPORT_API PVOID NTAPI ClassFindModePage(PCHAR ModeSenseBuffer, ULONG Length, UCHAR PageMode, BOOLEAN Use6Byte);
SCSIPORT_API NTSTATUS NTAPI ClassClaimDevice(PDEVICE_OBJECT LowerDeviceObject, BOOLEAN Release);
SCSIPORT_API NTSTATUS NTAPI ClassInternalIoControl(PDEVICE_OBJECT DeviceObject, PIRP Irp);
SCSIPORT_API VOID NTAPI ClassInitializeSrbLookasideList(PCOMMON_DEVICE_EXTENSION CommonExtension, ULONG NumberElements);
SCSIPORT_API VOID NTAPI ClassDeleteSrbLookasideList(PCOMMON_DEVICE_EXTENSION CommonExtension);
SCSIPORT_API ULONG NTAPI ClassQueryTimeOutRegistryValue(PDEVICE_OBJECT DeviceObject);
SCSIPORT_API NTSTATUS NTAPI ClassGetDescriptor(PDEVICE_OBJECT DeviceObject, PSTORAGE_PROPERTY_ID PropertyId, PVOID *Descriptor);
SCSIPORT_API VOID NTAPI ClassInvalidateBusRelations(PDEVICE_OBJECT Fdo);
SCSIPORT_API VOID NTAPI ClassMarkChildrenMissing(PFUNCTIONAL_DEVICE_EXTENSION Fdo);
SCSIPORT_API BOOLEAN NTAPI ClassMarkChildMissing(PPHYSICAL_DEVICE_EXTENSION PdoExtension, BOOLEAN AcquireChildLock);
SCSIPORT_API VOID NTAPI ClassDebugPrint(ULONG DebugPrintLevel, PCCHAR DebugMessage, ...);
SCSIPORT_API PCLASS_DRIVER_EXTENSION NTAPI ClassGetDriverExtension(PDRIVER_OBJECT DriverObject);
SCSIPORT_API VOID NTAPI ClassCompleteRequest(PDEVICE_OBJECT DeviceObject, PIRP Irp, CCHAR PriorityBoost);
SCSIPORT_API VOID NTAPI ClassReleaseRemoveLock(PDEVICE_OBJECT DeviceObject, PIRP Tag);
SCSIPORT_API ULONG NTAPI ClassAcquireRemoveLockEx(PDEVICE_OBJECT DeviceObject, PVOID Tag, PCSTR File, ULONG Line);
#define ClassAcquireRemoveLock(devobj, tag) ClassAcquireRemoveLockEx(devobj, tag, __FILE__, __LINE__)
SCSIPORT_API VOID NTAPI ClassAcquireChildLock(PFUNCTIONAL_DEVICE_EXTENSION FdoExtension);
SCSIPORT_API VOID NTAPI ClassReleaseChildLock(PFUNCTIONAL_DEVICE_EXTENSION FdoExtension);
SCSIPORT_API NTSTATUS NTAPI ClassSignalCompletion(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context);
SCSIPORT_API VOID NTAPI ClassSendStartUnit(PDEVICE_OBJECT DeviceObject);
SCSIPORT_API NTSTATUS NTAPI ClassRemoveDevice(PDEVICE_OBJECT DeviceObject, UCHAR RemoveType);
SCSIPORT_API NTSTATUS NTAPI ClassAsynchronousCompletion(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Event);
SCSIPORT_API VOID NTAPI ClassCheckMediaState(PFUNCTIONAL_DEVICE_EXTENSION FdoExtension);
SCSIPORT_API NTSTATUS NTAPI ClassCheckVerifyComplete(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context);
SCSIPORT_API VOID NTAPI ClassSetMediaChangeState(PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, MEDIA_CHANGE_DETECTION_STATE State, BOOLEAN Wait);
SCSIPORT_API VOID NTAPI ClassEnableMediaChangeDetection(PFUNCTIONAL_DEVICE_EXTENSION FdoExtension);
SCSIPORT_API VOID NTAPI ClassDisableMediaChangeDetection(PFUNCTIONAL_DEVICE_EXTENSION FdoExtension);
SCSIPORT_API VOID NTAPI ClassCleanupMediaChangeDetection(PFUNCTIONAL_DEVICE_EXTENSION FdoExtension);
SCSIPORT_API VOID NTAPI ClassInitializeMediaChangeDetection(PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, PUCHAR EventPrefix);
SCSIPORT_API VOID NTAPI ClassResetMediaChangeTimer(PFUNCTIONAL_DEVICE_EXTENSION FdoExtension);
SCSIPORT_API NTSTATUS NTAPI ClassInitializeTestUnitPolling(PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, BOOLEAN AllowDriveToSleep);
SCSIPORT_API PVPB NTAPI ClassGetVpb(PDEVICE_OBJECT DeviceObject);
SCSIPORT_API NTSTATUS NTAPI ClassSpinDownPowerHandler(PDEVICE_OBJECT DeviceObject, PIRP Irp);
SCSIPORT_API NTSTATUS NTAPI ClassStopUnitPowerHandler(PDEVICE_OBJECT DeviceObject, PIRP Irp);
SCSIPORT_API NTSTATUS NTAPI ClassSetFailurePredictionPoll(PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, FAILURE_PREDICTION_METHOD FailurePredictionMethod, ULONG PollingPeriod);
SCSIPORT_API VOID NTAPI ClassNotifyFailurePredicted(PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, PUCHAR Buffer, ULONG BufferSize, BOOLEAN LogError, ULONG UniqueErrorValue, UCHAR PathId, UCHAR TargetId, UCHAR Lun);
SCSIPORT_API VOID NTAPI ClassScanForSpecial(PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, CLASSPNP_SCAN_FOR_SPECIAL_INFO *DeviceList, PCLASS_SCAN_FOR_SPECIAL_HANDLER Function);
SCSIPORT_API NTSTATUS NTAPI ClassWmiCompleteRequest(PDEVICE_OBJECT DeviceObject, PIRP Irp, NTSTATUS Status, ULONG BufferUsed, CCHAR PriorityBoost);
SCSIPORT_API NTSTATUS NTAPI ClassWmiFireEvent(PDEVICE_OBJECT DeviceObject, LPGUID Guid, ULONG InstanceIndex, ULONG EventDataSize, PVOID EventData);
SCSIPORT_API NTSTATUS NTAPI ClassForwardIrpSynchronous(PCOMMON_DEVICE_EXTENSION CommonExtension, PIRP Irp);
SCSIPORT_API NTSTATUS NTAPI ClassSendIrpSynchronous(PDEVICE_OBJECT TargetDeviceObject, PIRP Irp);
SCSIPORT_API VOID NTAPI ClassSendDeviceIoControlSynchronous(ULONG IoControlCode, PDEVICE_OBJECT TargetDeviceObject, PVOID Buffer, ULONG InputBufferLength, ULONG OutputBufferLength, BOOLEAN InternalDeviceIoControl, PIO_STATUS_BLOCK IoStatus);
SCSIPORT_API VOID NTAPI ClassGetDeviceParameter(PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, PWSTR SubkeyName, PWSTR ParameterName, PULONG ParameterValue);
SCSIPORT_API NTSTATUS NTAPI ClassSetDeviceParameter(PFUNCTIONAL_DEVICE_EXTENSION FdoExtension, PWSTR SubkeyName, PWSTR ParameterName, ULONG ParameterValue);

/* Gives pool memory back, if there is any, and forgets it. */
#define FREE_POOL(p) { if ((p) != NULL) { ExFreePool(p); (p) = NULL; } }

#ifdef __cplusplus
}
#endif

#endif
