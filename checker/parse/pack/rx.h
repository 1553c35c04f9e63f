/* The redirected drive buffering subsystem and its network minidrivers. */
#ifndef PACK_RX_H
#define PACK_RX_H
#define _RX_

#include <ntifs.h>

#ifdef __cplusplus
extern "C" {
#endif

#define RX_REGISTERMINI_FLAG_DONT_PROVIDE_UNCS 0x00000001
#define RX_REGISTERMINI_FLAG_DONT_PROVIDE_MAILSLOTS 0x00000002
#define RX_REGISTERMINI_FLAG_DONT_INIT_DRIVER_DISPATCH 0x00000004
#define RX_REGISTERMINI_FLAG_DONT_INIT_PREFIX_N_SCAVENGER 0x00000008
#define RDBSS_MANAGE_SRV_CALL_EXTENSION 0x00000001
#define RDBSS_MANAGE_NET_ROOT_EXTENSION 0x00000002
#define RDBSS_MANAGE_V_NET_ROOT_EXTENSION 0x00000004
#define RDBSS_MANAGE_FCB_EXTENSION 0x00000008
#define RDBSS_MANAGE_SRV_OPEN_EXTENSION 0x00000010
#define RDBSS_MANAGE_FOBX_EXTENSION 0x00000020
typedef struct _RX_CONTEXT RX_CONTEXT, *PRX_CONTEXT;
typedef struct _MRX_SRV_CALL_ MRX_SRV_CALL, *PMRX_SRV_CALL;
typedef struct _MRX_NET_ROOT_ MRX_NET_ROOT, *PMRX_NET_ROOT;
typedef struct _MRX_V_NET_ROOT_ MRX_V_NET_ROOT, *PMRX_V_NET_ROOT;
typedef struct _MRX_FCB_ MRX_FCB, *PMRX_FCB;
typedef struct _MRX_SRV_OPEN_ MRX_SRV_OPEN, *PMRX_SRV_OPEN;
typedef struct _MRX_FOBX_ MRX_FOBX, *PMRX_FOBX;
/* What RDBSS has of them, larger, begins with what network minidrivers see. */
typedef struct _SRV_CALL SRV_CALL, *PSRV_CALL;
typedef struct _NET_ROOT NET_ROOT, *PNET_ROOT;
typedef struct _V_NET_ROOT V_NET_ROOT, *PV_NET_ROOT;
typedef struct _FCB FCB, *PFCB;
typedef struct _SRV_OPEN SRV_OPEN, *PSRV_OPEN;
typedef struct _FOBX FOBX, *PFOBX;
/* Drivers take it for the device object that it begins with. */
typedef struct _RDBSS_DEVICE_OBJECT {
#ifdef __cplusplus
    DEVICE_OBJECT DeviceObject;
#else
    union {
        DEVICE_OBJECT DeviceObject;
        DEVICE_OBJECT;
    };
#endif
    ULONG RegistrationControls;
    struct _MINIRDR_DISPATCH *Dispatch;
    UNICODE_STRING DeviceName;
    ULONG NetworkProviderPriority;
    HANDLE MupHandle;
    BOOLEAN RegisterUncProvider;
    BOOLEAN RegisterMailSlotProvider;
    BOOLEAN RegisteredAsFileSystem;
} RDBSS_DEVICE_OBJECT, *PRDBSS_DEVICE_OBJECT;
typedef NTSTATUS (NTAPI *PMRX_CALLDOWN)(PRX_CONTEXT RxContext);
typedef NTSTATUS (NTAPI *PMRX_CHKFCB_CALLDOWN)(PRX_CONTEXT RxContext, PMRX_FCB Fcb);
typedef NTSTATUS (NTAPI *PMRX_CHANGE_BUFFERING_STATE_CALLDOWN)(PRX_CONTEXT RxContext, PMRX_SRV_OPEN SrvOpen, PVOID MRxContext);
typedef struct _MINIRDR_DISPATCH {
    CSHORT NodeTypeCode;
    CSHORT NodeByteSize;
    ULONG MRxFlags;
    ULONG MRxSrvCallSize;
    ULONG MRxNetRootSize;
    ULONG MRxVNetRootSize;
    ULONG MRxFcbSize;
    ULONG MRxSrvOpenSize;
    ULONG MRxFobxSize;
    ULONG ScavengerTimeout;
    PMRX_CALLDOWN MRxStart;
    PMRX_CALLDOWN MRxStop;
    PMRX_CALLDOWN MRxCancel;
    PMRX_CALLDOWN MRxCancelCreateSrvCall;
    PVOID MRxDevFcbXXXControlFile;
    PVOID MRxCreateSrvCall;
    PVOID MRxSrvCallWinnerNotify;
    PVOID MRxCreateVNetRoot;
    PVOID MRxUpdateNetRootState;
    PVOID MRxExtractNetRootName;
    PVOID MRxFinalizeSrvCall;
    PVOID MRxFinalizeNetRoot;
    PVOID MRxFinalizeVNetRoot;
    PMRX_CALLDOWN MRxCreate;
    PMRX_CALLDOWN MRxCollapseOpen;
    PMRX_CALLDOWN MRxShouldTryToCollapseThisOpen;
    PMRX_CALLDOWN MRxFlush;
    PMRX_CALLDOWN MRxZeroExtend;
    PMRX_CALLDOWN MRxTruncate;
    PMRX_CALLDOWN MRxCleanupFobx;
    PMRX_CALLDOWN MRxCloseSrvOpen;
    PVOID MRxDeallocateForFcb;
    PVOID MRxDeallocateForFobx;
    PVOID MRxForceClosed;
    PVOID MRxExtendForCache;
    PVOID MRxExtendForNonCache;
    PVOID MRxIsLockRealizable;
    PVOID MRxAreFilesAliased;
    PMRX_CALLDOWN MRxQueryDirectory;
    PMRX_CALLDOWN MRxQueryFileInfo;
    PMRX_CALLDOWN MRxSetFileInfo;
    PMRX_CALLDOWN MRxSetFileInfoAtCleanup;
    PMRX_CALLDOWN MRxQueryEaInfo;
    PMRX_CALLDOWN MRxSetEaInfo;
    PMRX_CALLDOWN MRxQuerySdInfo;
    PMRX_CALLDOWN MRxSetSdInfo;
    PMRX_CALLDOWN MRxQueryQuotaInfo;
    PMRX_CALLDOWN MRxSetQuotaInfo;
    PMRX_CALLDOWN MRxQueryVolumeInfo;
    PMRX_CALLDOWN MRxSetVolumeInfo;
    PVOID MRxComputeNewBufferingState;
    PMRX_CALLDOWN MRxLowIOSubmit[15];
    PMRX_CALLDOWN MRxCompleteBufferingStateChangeRequest;
    PMRX_CALLDOWN MRxIsValidDirectory;
} MINIRDR_DISPATCH, *PMINIRDR_DISPATCH;
#define ZeroAndInitializeNodeType(ptr, nodetype, size) (RtlZeroMemory(ptr, size), (ptr)->NodeTypeCode = (nodetype), (ptr)->NodeByteSize = (CSHORT)(size))
#define RDBSS_NTC_MINIRDR_DISPATCH 0xEB07

NTSTATUS NTAPI RxDriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath);
VOID NTAPI RxUnload(PDRIVER_OBJECT DriverObject);
NTSTATUS NTAPI RxRegisterMinirdr(PRDBSS_DEVICE_OBJECT *DeviceObject, PDRIVER_OBJECT DriverObject, PMINIRDR_DISPATCH MrdrDispatch, ULONG Controls, PUNICODE_STRING DeviceName, ULONG DeviceExtensionSize, DEVICE_TYPE DeviceType, ULONG DeviceCharacteristics);
VOID NTAPI RxpUnregisterMinirdr(PRDBSS_DEVICE_OBJECT RxDeviceObject);
VOID NTAPI RxUnregisterMinirdr(PRDBSS_DEVICE_OBJECT RxDeviceObject);
NTSTATUS NTAPI RxStartMinirdr(PRX_CONTEXT RxContext, PBOOLEAN PostToFsp);
NTSTATUS NTAPI RxStopMinirdr(PRX_CONTEXT RxContext, PBOOLEAN PostToFsp);
NTSTATUS NTAPI RxFsdDispatch(PRDBSS_DEVICE_OBJECT RxDeviceObject, PIRP Irp);
PEPROCESS NTAPI RxGetRDBSSProcess(VOID);
VOID NTAPI RxMakeLateDeviceAvailable(PRDBSS_DEVICE_OBJECT RxDeviceObject);
NTSTATUS NTAPI RxSetDomainForMailslotBroadcast(PUNICODE_STRING DomainName);

#ifdef __cplusplus
}
#endif

#endif
