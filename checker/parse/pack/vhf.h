/* Virtual HID sources. */
#ifndef PACK_VHF_H
#define PACK_VHF_H

#include <wdm.h>
#include <hidclass.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef PVOID VHFHANDLE, VHFOPERATIONHANDLE;
typedef VOID (EVT_VHF_READY_FOR_NEXT_READ_REPORT)(PVOID VhfClientContext);
typedef VOID (EVT_VHF_ASYNC_OPERATION)(PVOID VhfClientContext, VHFOPERATIONHANDLE VhfOperationHandle, PVOID VhfOperationContext, PHID_XFER_PACKET HidTransferPacket);
typedef VOID (EVT_VHF_CLEANUP)(PVOID VhfClientContext);
typedef struct _VHF_CONFIG {
    ULONG Size;
    PVOID VhfClientContext;
    ULONG OperationContextSize;
    PDEVICE_OBJECT DeviceObject;
    USHORT VendorID;
    USHORT ProductID;
    USHORT VersionNumber;
    GUID ContainerID;
    USHORT InstanceIDLength;
    PWSTR InstanceID;
    USHORT ReportDescriptorLength;
    PUCHAR ReportDescriptor;
    EVT_VHF_READY_FOR_NEXT_READ_REPORT *EvtVhfReadyForNextReadReport;
    EVT_VHF_ASYNC_OPERATION *EvtVhfAsyncOperationGetFeature;
    EVT_VHF_ASYNC_OPERATION *EvtVhfAsyncOperationSetFeature;
    EVT_VHF_ASYNC_OPERATION *EvtVhfAsyncOperationWriteReport;
    EVT_VHF_ASYNC_OPERATION *EvtVhfAsyncOperationGetInputReport;
    EVT_VHF_CLEANUP *EvtVhfCleanup;
    USHORT HardwareIDsLength;
    PWSTR HardwareIDs;
} VHF_CONFIG, *PVHF_CONFIG;
static __inline VOID VHF_CONFIG_INIT(PVHF_CONFIG Config, PDEVICE_OBJECT DeviceObject, USHORT ReportDescriptorLength, PUCHAR ReportDescriptor)
{
    RtlZeroMemory(Config, sizeof(VHF_CONFIG));
    Config->Size = sizeof(VHF_CONFIG);
    Config->DeviceObject = DeviceObject;
    Config->ReportDescriptorLength = ReportDescriptorLength;
    Config->ReportDescriptor = ReportDescriptor;
}
NTSTATUS NTAPI VhfCreate(PVHF_CONFIG VhfConfig, VHFHANDLE *VhfHandle);
NTSTATUS NTAPI VhfStart(VHFHANDLE VhfHandle);
VOID NTAPI VhfDelete(VHFHANDLE VhfHandle, BOOLEAN Wait);
NTSTATUS NTAPI VhfReadReportSubmit(VHFHANDLE VhfHandle, PHID_XFER_PACKET HidTransferPacket);
NTSTATUS NTAPI VhfAsyncOperationComplete(VHFOPERATIONHANDLE VhfOperationHandle, NTSTATUS CompletionStatus);

#ifdef __cplusplus
}
#endif

#endif
