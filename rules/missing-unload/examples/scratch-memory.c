/* What DriverEntry acquires it gives back itself; no unload routine is needed. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

NTSTATUS CapReadModel(PUNICODE_STRING RegistryPath, PULONG Buffer, ULONG Size);

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    PULONG scratch;
    NTSTATUS status;

    scratch = ExAllocatePoolWithTag(PagedPool, PAGE_SIZE, 'csTC');
    if (scratch == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = CapReadModel(RegistryPath, scratch, PAGE_SIZE);
    ExFreePoolWithTag(scratch, 'csTC');
    if (!NT_SUCCESS(status)) {
        return status;
    }

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    return StreamClassRegisterAdapter(DriverObject, RegistryPath, &data); // clean
}
