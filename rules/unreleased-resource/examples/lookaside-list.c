/* Two lookaside lists, of which one is deleted. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static NPAGED_LOOKASIDE_LIST CapRequests;
static NPAGED_LOOKASIDE_LIST CapFrames;
static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    ExDeleteNPagedLookasideList(&CapRequests);
    ClassUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS status;

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    ExInitializeNPagedLookasideList(&CapRequests, NULL, NULL, 0, 64, 'qeRC', 0); // clean
    ExInitializeNPagedLookasideList(&CapFrames, NULL, NULL, 0, 4096, 'rFRC', 0); // expect: unreleased-resource
    ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    return STATUS_SUCCESS;
}
