/* Device specific modules of multipath storage. */
#ifndef PACK_DSM_H
#define PACK_DSM_H

#include <ntddk.h>
#include <srb.h>
#include <scsi.h>
#include <ntddscsi.h>
#include <ntddstor.h>
#include <wmilib.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef ULONG DSM_TYPE, *PDSM_TYPE;
extern const DSM_TYPE DsmType1, DsmType2, DsmType3, DsmType4, DsmType5, DsmType6;
typedef struct _DSM_IDS {
    ULONG Count;
    PVOID IdList[1];
} DSM_IDS, *PDSM_IDS;
typedef struct _DSM_VERSION {
    ULONG MajorVersion;
    ULONG MinorVersion;
    ULONG ProductBuild;
    ULONG QfeNumber;
} DSM_VERSION, *PDSM_VERSION, MPIO_VERSION_INFO, *PMPIO_VERSION_INFO;
typedef VOID (*DSM_COMPLETION_ROUTINE)(PVOID DsmId, PIRP Irp, PSCSI_REQUEST_BLOCK Srb, PVOID DsmContext);
typedef struct _DSM_COMPLETION_INFO {
    DSM_COMPLETION_ROUTINE DsmCompletionRoutine;
    PVOID DsmContext;
} DSM_COMPLETION_INFO, *PDSM_COMPLETION_INFO;
typedef struct _CONTROLLER_INFO *PCONTROLLER_INFO;
typedef NTSTATUS (*DSM_INQUIRE_DRIVER)(PVOID DsmContext, PDEVICE_OBJECT TargetDevice, PDEVICE_OBJECT PortObject, PSTORAGE_DEVICE_DESCRIPTOR Descriptor, PSTORAGE_DEVICE_ID_DESCRIPTOR DeviceIdList, PVOID *DsmIdentifier);
typedef BOOLEAN (*DSM_COMPARE_DEVICES)(PVOID DsmContext, PVOID DsmId1, PVOID DsmId2);
typedef NTSTATUS (*DSM_SET_DEVICE_INFO)(PVOID DsmContext, PDEVICE_OBJECT TargetObject, PVOID DsmId, PVOID *PathId);
typedef BOOLEAN (*DSM_IS_PATH_ACTIVE)(PVOID DsmContext, PVOID PathId, PVOID DsmId);
typedef NTSTATUS (*DSM_PATH_VERIFY)(PVOID DsmContext, PVOID DsmId, PVOID PathId);
typedef NTSTATUS (*DSM_INVALIDATE_PATH)(PVOID DsmContext, ULONG ErrorMask, PVOID PathId, PVOID *NewPathId);
typedef NTSTATUS (*DSM_MOVE_DEVICE)(PVOID DsmContext, PDSM_IDS DsmIds, PVOID MPIOPath, PVOID SuggestedPath, ULONG Flags);
typedef NTSTATUS (*DSM_REMOVE_PENDING)(PVOID DsmContext, PVOID DsmId);
typedef NTSTATUS (*DSM_REMOVE_DEVICE)(PVOID DsmContext, PVOID DsmId, PVOID PathId);
typedef NTSTATUS (*DSM_REMOVE_PATH)(PVOID DsmContext, PVOID PathId);
typedef NTSTATUS (*DSM_SRB_DEVICE_CONTROL)(PVOID DsmContext, PDSM_IDS DsmIds, PIRP Irp, PSCSI_REQUEST_BLOCK Srb, PKEVENT Event);
typedef PVOID (*DSM_GET_PATH)(PVOID DsmContext, PSCSI_REQUEST_BLOCK Srb, PDSM_IDS DsmList, PVOID CurrentPath, NTSTATUS *Status);
typedef ULONG (*DSM_INTERPRET_ERROR_EX)(PVOID DsmContext, PVOID DsmId, PSCSI_REQUEST_BLOCK Srb, NTSTATUS *Status, PBOOLEAN Retry, PLONG RetryInterval, ...);
typedef NTSTATUS (*DSM_UNLOAD)(PVOID DsmContext);
typedef VOID (*DSM_SET_COMPLETION)(PVOID DsmContext, PVOID DsmId, PIRP Irp, PSCSI_REQUEST_BLOCK Srb, PDSM_COMPLETION_INFO DsmCompletion);
typedef ULONG (*DSM_CATEGORIZE_REQUEST)(PVOID DsmContext, PDSM_IDS DsmIds, PIRP Irp, PSCSI_REQUEST_BLOCK Srb, PVOID CurrentPath, PVOID *PathId, NTSTATUS *Status);
typedef NTSTATUS (*DSM_BROADCAST_SRB)(PVOID DsmContext, PDSM_IDS DsmIds, PIRP Irp, PSCSI_REQUEST_BLOCK Srb, PKEVENT Event);
typedef BOOLEAN (*DSM_IS_ADDRESS_TYPE_SUPPORTED)(PVOID DsmContext, ULONG AddressType);
typedef NTSTATUS (*DSM_DEVICE_NOT_USED)(PVOID DsmContext, PVOID DsmId);
typedef NTSTATUS (*DSM_GET_CONTROLLER_INFO)(PVOID DsmContext, PVOID DsmId, ULONG Flags, PCONTROLLER_INFO *ControllerInfo);
typedef NTSTATUS (*DSM_QUERY_DATABLOCK)(PVOID DsmContext, PDSM_IDS DsmIds, PIRP Irp, ULONG GuidIndex, ULONG InstanceIndex, ULONG InstanceCount, PULONG InstanceLengthArray, ULONG BufferAvail, PUCHAR Buffer, PULONG DataLength, ...);
typedef NTSTATUS (*DSM_SET_DATABLOCK)(PVOID DsmContext, PDSM_IDS DsmIds, PIRP Irp, ULONG GuidIndex, ULONG InstanceIndex, ULONG BufferAvail, PUCHAR Buffer, ...);
typedef NTSTATUS (*DSM_EXECUTE_METHOD)(PVOID DsmContext, PDSM_IDS DsmIds, PIRP Irp, ULONG GuidIndex, ULONG InstanceIndex, ULONG MethodId, ULONG InBufferSize, PULONG OutBufferSize, PUCHAR Buffer, ...);
typedef struct _DSM_WMILIB_CONTEXT {
    ULONG GuidCount;
    PWMIGUIDREGINFO GuidList;
    UNICODE_STRING RegistryPath;
    UNICODE_STRING MofResourceName;
    DSM_QUERY_DATABLOCK QueryWmiDataBlockEx;
    DSM_SET_DATABLOCK SetWmiDataBlockEx;
    DSM_EXECUTE_METHOD ExecuteWmiMethodEx;
} DSM_WMILIB_CONTEXT, *PDSM_WMILIB_CONTEXT;
typedef struct _DSM_INIT_DATA {
    ULONG InitDataSize;
    DSM_VERSION DsmVersion;
    DSM_TYPE DsmType;
    PVOID DsmContext;
    PDRIVER_OBJECT DriverObject;
    UNICODE_STRING DisplayName;
    DSM_INQUIRE_DRIVER DsmInquireDriver;
    DSM_COMPARE_DEVICES DsmCompareDevices;
    DSM_GET_CONTROLLER_INFO DsmGetControllerInfo;
    DSM_SET_DEVICE_INFO DsmSetDeviceInfo;
    DSM_IS_PATH_ACTIVE DsmIsPathActive;
    DSM_PATH_VERIFY DsmPathVerify;
    DSM_INVALIDATE_PATH DsmInvalidatePath;
    DSM_MOVE_DEVICE DsmMoveDevice;
    DSM_REMOVE_PENDING DsmRemovePending;
    DSM_REMOVE_DEVICE DsmRemoveDevice;
    DSM_REMOVE_PATH DsmRemovePath;
    DSM_SRB_DEVICE_CONTROL DsmSrbDeviceControl;
    DSM_GET_PATH DsmLBGetPath;
    DSM_INTERPRET_ERROR_EX DsmInterpretErrorEx;
    DSM_UNLOAD DsmUnload;
    DSM_SET_COMPLETION DsmSetCompletion;
    DSM_CATEGORIZE_REQUEST DsmCategorizeRequest;
    DSM_BROADCAST_SRB DsmBroadcastSrb;
    DSM_IS_ADDRESS_TYPE_SUPPORTED DsmIsAddressTypeSupported;
    DSM_DEVICE_NOT_USED DsmDeviceNotUsed;
    PVOID DsmDeviceSerialNumber;
    DSM_WMILIB_CONTEXT DsmWmiInfo;
    DSM_WMILIB_CONTEXT DsmWmiGlobalInfo;
} DSM_INIT_DATA, *PDSM_INIT_DATA;
typedef struct _DSM_DEREGISTER_DATA {
    ULONG DeregisterDataSize;
    PDRIVER_OBJECT DriverObject;
    PVOID DsmContext;
    PVOID MpioContext;
} DSM_DEREGISTER_DATA, *PDSM_DEREGISTER_DATA;
typedef struct _DSM_MPIO_CONTEXT {
    PVOID MPIOContext;
} DSM_MPIO_CONTEXT, *PDSM_MPIO_CONTEXT;

#ifdef __cplusplus
}
#endif

#endif
