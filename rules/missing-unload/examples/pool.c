/* A table is kept for the driver's lifetime, and only the class routine stands in the slot. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static PULONG CapTable;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS status;

    CapTable = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'baTC');
    if (CapTable == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data); // expect: missing-unload
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(CapTable, 'baTC');
        CapTable = NULL;
    }
    return status;
}
