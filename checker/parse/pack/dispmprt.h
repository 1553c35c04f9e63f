/* Display miniports. The pack knows the routines' types where registration and
 * unloading need them; the rest are routines of any kind. */
#ifndef PACK_DISPMPRT_H
#define PACK_DISPMPRT_H
#define _DISPMPRT_H_

#include <wdm.h>
#include <windef.h>
#include <ntddvdeo.h>
#include <d3dkmddi.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __cplusplus
extern "C++" struct PACK_DXGKDDI {
    PVOID Routine;
    template <class T> void operator=(T *R) { Routine = (PVOID)R; }
};
#else
typedef PVOID PACK_DXGKDDI;
#endif
#define DXGKDDI_INTERFACE_VERSION_VISTA 0x1052
#define DXGKDDI_INTERFACE_VERSION_VISTA_SP1 0x1053
#define DXGKDDI_INTERFACE_VERSION_WIN7 0x2005
#define DXGKDDI_INTERFACE_VERSION_WIN8 0x300E
#define DXGKDDI_INTERFACE_VERSION_WDDM1_3 0x4002
#define DXGKDDI_INTERFACE_VERSION_WDDM2_0 0x5023
#define DXGKDDI_INTERFACE_VERSION_WDDM2_1 0x6003
#ifndef DXGKDDI_INTERFACE_VERSION
#define DXGKDDI_INTERFACE_VERSION DXGKDDI_INTERFACE_VERSION_WDDM2_0
#endif
typedef struct _DXGK_START_INFO {
    ULONG RequiredDmaQueueEntry;
    GUID AdapterGuid;
    LUID AdapterLuid;
} DXGK_START_INFO, *PDXGK_START_INFO;
typedef struct _DXGK_DISPLAY_INFORMATION {
    UINT Width;
    UINT Height;
    UINT Pitch;
    D3DDDIFORMAT ColorFormat;
    PHYSICAL_ADDRESS PhysicAddress;
    D3DDDI_VIDEO_PRESENT_TARGET_ID TargetId;
    ULONG AcpiId;
} DXGK_DISPLAY_INFORMATION, *PDXGK_DISPLAY_INFORMATION;
typedef struct _DXGK_DEVICE_INFO {
    PVOID MiniportDeviceContext;
    PDEVICE_OBJECT PhysicalDeviceObject;
    UNICODE_STRING DeviceRegistryPath;
    PCM_RESOURCE_LIST TranslatedResourceList;
    LARGE_INTEGER SystemMemorySize;
    PHYSICAL_ADDRESS HighestPhysicalAddress;
    PHYSICAL_ADDRESS AgpApertureBase;
    SIZE_T AgpApertureSize;
    ULONG DockingState;
} DXGK_DEVICE_INFO, *PDXGK_DEVICE_INFO;
/* What is given to these callbacks is said only of those that drivers call most. */
typedef struct _DXGKRNL_INTERFACE {
    ULONG Size;
    ULONG Version;
    HANDLE DeviceHandle;
    NTSTATUS(NTAPI *DxgkCbEvalAcpiMethod)(HANDLE DeviceHandle, ULONG DeviceUid, PVOID AcpiInputBuffer, ULONG AcpiInputSize, PVOID AcpiOutputBuffer, ULONG AcpiOutputSize);
    NTSTATUS(NTAPI *DxgkCbGetDeviceInformation)(HANDLE DeviceHandle, PDXGK_DEVICE_INFO DeviceInfo);
    NTSTATUS(NTAPI *DxgkCbIndicateChildStatus)(HANDLE DeviceHandle, PVOID ChildStatus);
    NTSTATUS(NTAPI *DxgkCbMapMemory)(HANDLE DeviceHandle, PHYSICAL_ADDRESS TranslatedAddress, ULONG Length, BOOLEAN InIoSpace, BOOLEAN MapToUserMode, MEMORY_CACHING_TYPE CacheType, PVOID *VirtualAddress);
    BOOLEAN(NTAPI *DxgkCbQueueDpc)(HANDLE DeviceHandle);
    NTSTATUS(NTAPI *DxgkCbQueryServices)(HANDLE DeviceHandle, ULONG ServicesType, PINTERFACE Interface);
    NTSTATUS(NTAPI *DxgkCbReadDeviceSpace)(HANDLE DeviceHandle, ULONG DataType, PVOID Buffer, ULONG Offset, ULONG Length, PULONG BytesRead);
    NTSTATUS(NTAPI *DxgkCbSynchronizeExecution)(HANDLE DeviceHandle, PKSYNCHRONIZE_ROUTINE SynchronizeRoutine, PVOID Context, ULONG MessageNumber, PBOOLEAN ReturnValue);
    NTSTATUS(NTAPI *DxgkCbUnmapMemory)(HANDLE DeviceHandle, PVOID VirtualAddress);
    NTSTATUS(NTAPI *DxgkCbWriteDeviceSpace)(HANDLE DeviceHandle, ULONG DataType, PVOID Buffer, ULONG Offset, ULONG Length, PULONG BytesWritten);
    NTSTATUS(NTAPI *DxgkCbIsDevicePresent)(HANDLE DeviceHandle, PVOID DevicePresenceParameters, PBOOLEAN DevicePresent);
    PVOID(NTAPI *DxgkCbGetHandleData)(const VOID *GetHandleData);
    D3DKMT_HANDLE(NTAPI *DxgkCbGetHandleParent)(D3DKMT_HANDLE hAllocation);
    D3DKMT_HANDLE(NTAPI *DxgkCbEnumHandleChildren)(const VOID *EnumHandleChildren);
    VOID(NTAPI *DxgkCbNotifyInterrupt)(HANDLE hAdapter, const VOID *NotifyInterruptData);
    VOID(NTAPI *DxgkCbNotifyDpc)(HANDLE hAdapter);
    NTSTATUS(NTAPI *DxgkCbQueryVidPnInterface)(D3DKMDT_HVIDPN hVidPn, DXGK_VIDPN_INTERFACE_VERSION VidPnInterfaceVersion, const DXGK_VIDPN_INTERFACE **ppVidPnInterface);
    NTSTATUS(NTAPI *DxgkCbQueryMonitorInterface)(HANDLE hAdapter, ...);
    NTSTATUS(NTAPI *DxgkCbGetCaptureAddress)(PVOID GetCaptureAddress);
    VOID(NTAPI *DxgkCbLogEtwEvent)(const GUID *EventGuid, UCHAR Type, USHORT EventBufferSize, PVOID EventBuffer);
    NTSTATUS(NTAPI *DxgkCbExcludeAdapterAccess)(HANDLE DeviceHandle, ...);
    NTSTATUS(NTAPI *DxgkCbCreateContextAllocation)(PVOID ContextAllocation);
    NTSTATUS(NTAPI *DxgkCbDestroyContextAllocation)(HANDLE hAdapter, ...);
    VOID(NTAPI *DxgkCbSetPowerComponentActive)(HANDLE hAdapter, UINT ComponentIndex);
    VOID(NTAPI *DxgkCbSetPowerComponentIdle)(HANDLE hAdapter, UINT ComponentIndex);
    NTSTATUS(NTAPI *DxgkCbAcquirePostDisplayOwnership)(HANDLE DeviceHandle, PDXGK_DISPLAY_INFORMATION DisplayInfo);
} DXGKRNL_INTERFACE, *PDXGKRNL_INTERFACE;
typedef struct _DXGK_CHILD_DESCRIPTOR *PDXGK_CHILD_DESCRIPTOR;
typedef NTSTATUS DXGKDDI_ADD_DEVICE(PDEVICE_OBJECT PhysicalDeviceObject, PVOID *MiniportDeviceContext);
typedef NTSTATUS DXGKDDI_START_DEVICE(PVOID MiniportDeviceContext, PDXGK_START_INFO DxgkStartInfo, PDXGKRNL_INTERFACE DxgkInterface, PULONG NumberOfVideoPresentSources, PULONG NumberOfChildren);
typedef NTSTATUS DXGKDDI_STOP_DEVICE(PVOID MiniportDeviceContext);
typedef NTSTATUS DXGKDDI_REMOVE_DEVICE(PVOID MiniportDeviceContext);
typedef BOOLEAN DXGKDDI_INTERRUPT_ROUTINE(PVOID MiniportDeviceContext, ULONG MessageNumber);
typedef VOID DXGKDDI_DPC_ROUTINE(PVOID MiniportDeviceContext);
typedef VOID DXGKDDI_RESET_DEVICE(PVOID MiniportDeviceContext);
typedef VOID DXGKDDI_UNLOAD(VOID);
typedef NTSTATUS DXGKDDI_SET_POWER_STATE(PVOID MiniportDeviceContext, ULONG DeviceUid, DEVICE_POWER_STATE DevicePowerState, POWER_ACTION ActionType);
typedef VOID DXGKDDI_CONTROL_ETW_LOGGING(BOOLEAN Enable, ULONG Flags, UCHAR Level);
typedef DXGKDDI_ADD_DEVICE *PDXGKDDI_ADD_DEVICE;
typedef DXGKDDI_START_DEVICE *PDXGKDDI_START_DEVICE;
typedef DXGKDDI_STOP_DEVICE *PDXGKDDI_STOP_DEVICE;
typedef DXGKDDI_REMOVE_DEVICE *PDXGKDDI_REMOVE_DEVICE;
typedef DXGKDDI_INTERRUPT_ROUTINE *PDXGKDDI_INTERRUPT_ROUTINE;
typedef DXGKDDI_DPC_ROUTINE *PDXGKDDI_DPC_ROUTINE;
typedef DXGKDDI_RESET_DEVICE *PDXGKDDI_RESET_DEVICE;
typedef DXGKDDI_UNLOAD *PDXGKDDI_UNLOAD;
typedef DXGKDDI_SET_POWER_STATE *PDXGKDDI_SET_POWER_STATE;
typedef DXGKDDI_CONTROL_ETW_LOGGING *PDXGKDDI_CONTROL_ETW_LOGGING;

typedef struct _DRIVER_INITIALIZATION_DATA {
    ULONG Version;
    PDXGKDDI_ADD_DEVICE DxgkDdiAddDevice;
    PDXGKDDI_START_DEVICE DxgkDdiStartDevice;
    PDXGKDDI_STOP_DEVICE DxgkDdiStopDevice;
    PDXGKDDI_REMOVE_DEVICE DxgkDdiRemoveDevice;
    PACK_DXGKDDI DxgkDdiDispatchIoRequest;
    PDXGKDDI_INTERRUPT_ROUTINE DxgkDdiInterruptRoutine;
    PDXGKDDI_DPC_ROUTINE DxgkDdiDpcRoutine;
    PACK_DXGKDDI DxgkDdiQueryChildRelations;
    PACK_DXGKDDI DxgkDdiQueryChildStatus;
    PACK_DXGKDDI DxgkDdiQueryDeviceDescriptor;
    PDXGKDDI_SET_POWER_STATE DxgkDdiSetPowerState;
    PACK_DXGKDDI DxgkDdiNotifyAcpiEvent;
    PDXGKDDI_RESET_DEVICE DxgkDdiResetDevice;
    PDXGKDDI_UNLOAD DxgkDdiUnload;
    PACK_DXGKDDI DxgkDdiQueryInterface;
    PDXGKDDI_CONTROL_ETW_LOGGING DxgkDdiControlEtwLogging;
    PACK_DXGKDDI DxgkDdiQueryAdapterInfo;
    PACK_DXGKDDI DxgkDdiCreateDevice;
    PACK_DXGKDDI DxgkDdiCreateAllocation;
    PACK_DXGKDDI DxgkDdiDestroyAllocation;
    PACK_DXGKDDI DxgkDdiDescribeAllocation;
    PACK_DXGKDDI DxgkDdiGetStandardAllocationDriverData;
    PACK_DXGKDDI DxgkDdiAcquireSwizzlingRange;
    PACK_DXGKDDI DxgkDdiReleaseSwizzlingRange;
    PACK_DXGKDDI DxgkDdiPatch;
    PACK_DXGKDDI DxgkDdiSubmitCommand;
    PACK_DXGKDDI DxgkDdiPreemptCommand;
    PACK_DXGKDDI DxgkDdiBuildPagingBuffer;
    PACK_DXGKDDI DxgkDdiSetPalette;
    PACK_DXGKDDI DxgkDdiSetPointerPosition;
    PACK_DXGKDDI DxgkDdiSetPointerShape;
    PACK_DXGKDDI DxgkDdiResetFromTimeout;
    PACK_DXGKDDI DxgkDdiRestartFromTimeout;
    PACK_DXGKDDI DxgkDdiEscape;
    PACK_DXGKDDI DxgkDdiCollectDbgInfo;
    PACK_DXGKDDI DxgkDdiQueryCurrentFence;
    PACK_DXGKDDI DxgkDdiIsSupportedVidPn;
    PACK_DXGKDDI DxgkDdiRecommendFunctionalVidPn;
    PACK_DXGKDDI DxgkDdiEnumVidPnCofuncModality;
    PACK_DXGKDDI DxgkDdiSetVidPnSourceAddress;
    PACK_DXGKDDI DxgkDdiSetVidPnSourceVisibility;
    PACK_DXGKDDI DxgkDdiCommitVidPn;
    PACK_DXGKDDI DxgkDdiUpdateActiveVidPnPresentPath;
    PACK_DXGKDDI DxgkDdiRecommendMonitorModes;
    PACK_DXGKDDI DxgkDdiRecommendVidPnTopology;
    PACK_DXGKDDI DxgkDdiGetScanLine;
    PACK_DXGKDDI DxgkDdiStopCapture;
    PACK_DXGKDDI DxgkDdiControlInterrupt;
    PACK_DXGKDDI DxgkDdiCreateOverlay;
    PACK_DXGKDDI DxgkDdiDestroyDevice;
    PACK_DXGKDDI DxgkDdiOpenAllocation;
    PACK_DXGKDDI DxgkDdiCloseAllocation;
    PACK_DXGKDDI DxgkDdiRender;
    PACK_DXGKDDI DxgkDdiPresent;
    PACK_DXGKDDI DxgkDdiUpdateOverlay;
    PACK_DXGKDDI DxgkDdiFlipOverlay;
    PACK_DXGKDDI DxgkDdiDestroyOverlay;
    PACK_DXGKDDI DxgkDdiCreateContext;
    PACK_DXGKDDI DxgkDdiDestroyContext;
    PACK_DXGKDDI DxgkDdiLinkDevice;
    PACK_DXGKDDI DxgkDdiSetDisplayPrivateDriverFormat;
    PACK_DXGKDDI DxgkDdiDescribePageTable;
    PACK_DXGKDDI DxgkDdiUpdatePageTable;
    PACK_DXGKDDI DxgkDdiUpdatePageDirectory;
    PACK_DXGKDDI DxgkDdiMovePageDirectory;
    PACK_DXGKDDI DxgkDdiSubmitRender;
    PACK_DXGKDDI DxgkDdiCreateAllocation2;
    PACK_DXGKDDI DxgkDdiRenderKm;
    PVOID Reserved;
    PACK_DXGKDDI DxgkDdiQueryVidPnHWCapability;
    PACK_DXGKDDI DxgkDdiSetPowerComponentFState;
    PACK_DXGKDDI DxgkDdiQueryDependentEngineGroup;
    PACK_DXGKDDI DxgkDdiQueryEngineStatus;
    PACK_DXGKDDI DxgkDdiResetEngine;
    PACK_DXGKDDI DxgkDdiStopDeviceAndReleasePostDisplayOwnership;
    PACK_DXGKDDI DxgkDdiSystemDisplayEnable;
    PACK_DXGKDDI DxgkDdiSystemDisplayWrite;
    PACK_DXGKDDI DxgkDdiCancelCommand;
    PACK_DXGKDDI DxgkDdiGetChildContainerId;
    PACK_DXGKDDI DxgkDdiPowerRuntimeControlRequest;
    PACK_DXGKDDI DxgkDdiSetVidPnSourceAddressWithMultiPlaneOverlay;
    PACK_DXGKDDI DxgkDdiNotifySurpriseRemoval;
    PACK_DXGKDDI DxgkDdiGetNodeMetadata;
    PACK_DXGKDDI DxgkDdiSetPowerPState;
    PACK_DXGKDDI DxgkDdiControlInterrupt2;
    PACK_DXGKDDI DxgkDdiCheckMultiPlaneOverlaySupport;
    PACK_DXGKDDI DxgkDdiCalibrateGpuClock;
    PACK_DXGKDDI DxgkDdiFormatHistoryBuffer;
    PACK_DXGKDDI DxgkDdiRenderGdi;
    PACK_DXGKDDI DxgkDdiSubmitCommandVirtual;
    PACK_DXGKDDI DxgkDdiSetRootPageTable;
    PACK_DXGKDDI DxgkDdiGetRootPageTableSize;
    PACK_DXGKDDI DxgkDdiMapCpuHostAperture;
    PACK_DXGKDDI DxgkDdiUnmapCpuHostAperture;
    PACK_DXGKDDI DxgkDdiCheckMultiPlaneOverlaySupport2;
    PACK_DXGKDDI DxgkDdiCreateProcess;
    PACK_DXGKDDI DxgkDdiDestroyProcess;
    PACK_DXGKDDI DxgkDdiSetVidPnSourceAddressWithMultiPlaneOverlay2;
    PVOID Reserved1;
    PVOID Reserved2;
    PACK_DXGKDDI DxgkDdiPowerRuntimeSetDeviceHandle;
    PACK_DXGKDDI DxgkDdiSetStablePowerState;
    PACK_DXGKDDI DxgkDdiSetVideoProtectedRegion;
    PACK_DXGKDDI DxgkDdiCheckMultiPlaneOverlaySupport3;
    PACK_DXGKDDI DxgkDdiSetVidPnSourceAddressWithMultiPlaneOverlay3;
    PACK_DXGKDDI DxgkDdiPostMultiPlaneOverlayPresent;
    PACK_DXGKDDI DxgkDdiValidateUpdateAllocationProperty;
    PACK_DXGKDDI DxgkDdiControlModeBehavior;
    PACK_DXGKDDI DxgkDdiUpdateMonitorLinkInfo;
    PACK_DXGKDDI DxgkDdiCreateHwContext;
    PACK_DXGKDDI DxgkDdiDestroyHwContext;
    PACK_DXGKDDI DxgkDdiCreateHwQueue;
    PACK_DXGKDDI DxgkDdiDestroyHwQueue;
    PACK_DXGKDDI DxgkDdiSubmitCommandToHwQueue;
    PACK_DXGKDDI DxgkDdiSwitchToHwContextList;
    PACK_DXGKDDI DxgkDdiResetHwEngine;
    PACK_DXGKDDI DxgkDdiCreatePeriodicFrameNotification;
    PACK_DXGKDDI DxgkDdiDestroyPeriodicFrameNotification;
    PACK_DXGKDDI DxgkDdiSetTimingsFromVidPn;
    PACK_DXGKDDI DxgkDdiSetTargetGamma;
    PACK_DXGKDDI DxgkDdiSetTargetContentType;
    PACK_DXGKDDI DxgkDdiSetTargetAnalogCopyProtection;
    PACK_DXGKDDI DxgkDdiSetTargetAdjustedColorimetry;
    PACK_DXGKDDI DxgkDdiDisplayDetectControl;
    PACK_DXGKDDI DxgkDdiQueryConnectionChange;
    PACK_DXGKDDI DxgkDdiExchangePreStartInfo;
    PACK_DXGKDDI DxgkDdiGetMultiPlaneOverlayCaps;
    PACK_DXGKDDI DxgkDdiGetPostCompositionCaps;
    PACK_DXGKDDI DxgkDdiUpdateHwContextState;
    PACK_DXGKDDI DxgkDdiCreateProtectedSession;
    PACK_DXGKDDI DxgkDdiDestroyProtectedSession;
    PACK_DXGKDDI DxgkDdiSetSchedulingLogBuffer;
    PACK_DXGKDDI DxgkDdiSetupPriorityBands;
    PACK_DXGKDDI DxgkDdiNotifyFocusPresent;
    PACK_DXGKDDI DxgkDdiSetContextSchedulingProperties;
    PACK_DXGKDDI DxgkDdiSuspendContext;
    PACK_DXGKDDI DxgkDdiResumeContext;
    PACK_DXGKDDI DxgkDdiSetVirtualMachineData;
    PACK_DXGKDDI DxgkDdiBeginExclusiveAccess;
    PACK_DXGKDDI DxgkDdiEndExclusiveAccess;
    PACK_DXGKDDI DxgkDdiQueryDiagnosticTypesSupport;
    PACK_DXGKDDI DxgkDdiControlDiagnosticReporting;
    PACK_DXGKDDI DxgkDdiResumeHwEngine;
    PACK_DXGKDDI DxgkDdiSignalMonitoredFence;
    PACK_DXGKDDI DxgkDdiPresentToHwQueue;
    PACK_DXGKDDI DxgkDdiValidateSubmitCommand;
    PACK_DXGKDDI DxgkDdiSetTargetAdjustedColorimetry2;
    PACK_DXGKDDI DxgkDdiSetTrackedWorkloadPowerLevel;
    PACK_DXGKDDI DxgkDdiSaveMemoryForHotUpdate;
    PACK_DXGKDDI DxgkDdiRestoreMemoryForHotUpdate;
    PACK_DXGKDDI DxgkDdiCollectDiagnosticInfo;
    PVOID Reserved3;
    PACK_DXGKDDI DxgkDdiControlInterrupt3;
    PACK_DXGKDDI DxgkDdiSetFlipQueueLogBuffer;
    PACK_DXGKDDI DxgkDdiUpdateFlipQueueLog;
    PACK_DXGKDDI DxgkDdiCancelQueuedFlips;
    PACK_DXGKDDI DxgkDdiSetInterruptTargetPresentId;
    PACK_DXGKDDI DxgkDdiSetAllocationBackingStore;
    PACK_DXGKDDI DxgkDdiCreateCpuEvent;
    PACK_DXGKDDI DxgkDdiDestroyCpuEvent;
    PACK_DXGKDDI DxgkDdiCancelFlips;
    PACK_DXGKDDI DxgkDdiCreateNativeFence;
    PACK_DXGKDDI DxgkDdiDestroyNativeFence;
    PACK_DXGKDDI DxgkDdiUpdateMonitoredValues;
    PACK_DXGKDDI DxgkDdiNotifyCurrentValueUpdates;
    PACK_DXGKDDI DxgkDdiCreateDoorbell;
    PACK_DXGKDDI DxgkDdiConnectDoorbell;
    PACK_DXGKDDI DxgkDdiDisconnectDoorbell;
    PACK_DXGKDDI DxgkDdiDestroyDoorbell;
    PACK_DXGKDDI DxgkDdiNotifyWorkSubmission;
    PACK_DXGKDDI DxgkDdiFlushHwQueue;
} DRIVER_INITIALIZATION_DATA, *PDRIVER_INITIALIZATION_DATA;
typedef struct _KMDDOD_INITIALIZATION_DATA {
    ULONG Version;
    PDXGKDDI_ADD_DEVICE DxgkDdiAddDevice;
    PDXGKDDI_START_DEVICE DxgkDdiStartDevice;
    PDXGKDDI_STOP_DEVICE DxgkDdiStopDevice;
    PDXGKDDI_REMOVE_DEVICE DxgkDdiRemoveDevice;
    PACK_DXGKDDI DxgkDdiDispatchIoRequest;
    PDXGKDDI_INTERRUPT_ROUTINE DxgkDdiInterruptRoutine;
    PDXGKDDI_DPC_ROUTINE DxgkDdiDpcRoutine;
    PACK_DXGKDDI DxgkDdiQueryChildRelations;
    PACK_DXGKDDI DxgkDdiQueryChildStatus;
    PACK_DXGKDDI DxgkDdiQueryDeviceDescriptor;
    PDXGKDDI_SET_POWER_STATE DxgkDdiSetPowerState;
    PACK_DXGKDDI DxgkDdiNotifyAcpiEvent;
    PDXGKDDI_RESET_DEVICE DxgkDdiResetDevice;
    PDXGKDDI_UNLOAD DxgkDdiUnload;
    PACK_DXGKDDI DxgkDdiQueryInterface;
    PDXGKDDI_CONTROL_ETW_LOGGING DxgkDdiControlEtwLogging;
    PACK_DXGKDDI DxgkDdiQueryAdapterInfo;
    PACK_DXGKDDI DxgkDdiSetPalette;
    PACK_DXGKDDI DxgkDdiSetPointerPosition;
    PACK_DXGKDDI DxgkDdiSetPointerShape;
    PACK_DXGKDDI DxgkDdiEscape;
    PACK_DXGKDDI DxgkDdiCollectDbgInfo;
    PACK_DXGKDDI DxgkDdiIsSupportedVidPn;
    PACK_DXGKDDI DxgkDdiRecommendFunctionalVidPn;
    PACK_DXGKDDI DxgkDdiEnumVidPnCofuncModality;
    PACK_DXGKDDI DxgkDdiSetVidPnSourceVisibility;
    PACK_DXGKDDI DxgkDdiCommitVidPn;
    PACK_DXGKDDI DxgkDdiUpdateActiveVidPnPresentPath;
    PACK_DXGKDDI DxgkDdiRecommendMonitorModes;
    PACK_DXGKDDI DxgkDdiGetScanLine;
    PACK_DXGKDDI DxgkDdiQueryVidPnHWCapability;
    PACK_DXGKDDI DxgkDdiPresentDisplayOnly;
    PACK_DXGKDDI DxgkDdiStopDeviceAndReleasePostDisplayOwnership;
    PACK_DXGKDDI DxgkDdiSystemDisplayEnable;
    PACK_DXGKDDI DxgkDdiSystemDisplayWrite;
    PACK_DXGKDDI DxgkDdiGetChildContainerId;
    PACK_DXGKDDI DxgkDdiControlInterrupt;
    PACK_DXGKDDI DxgkDdiSetPowerComponentFState;
    PACK_DXGKDDI DxgkDdiPowerRuntimeControlRequest;
    PACK_DXGKDDI DxgkDdiNotifySurpriseRemoval;
    PACK_DXGKDDI DxgkDdiPowerRuntimeSetDeviceHandle;
} KMDDOD_INITIALIZATION_DATA, *PKMDDOD_INITIALIZATION_DATA;

NTSTATUS NTAPI DxgkInitialize(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath, PDRIVER_INITIALIZATION_DATA DriverInitializationData);
NTSTATUS NTAPI DxgkInitializeDisplayOnlyDriver(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath, PKMDDOD_INITIALIZATION_DATA KmdDodInitializationData);
NTSTATUS NTAPI DxgkUnInitialize(PDRIVER_OBJECT DriverObject);

#ifdef __cplusplus
}
#endif

#endif
