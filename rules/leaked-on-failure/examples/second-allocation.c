/* The first of two allocations is forgotten when the second one fails. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static PULONG CapTable;
static PULONG CapPalette;
static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    ExFreePoolWithTag(CapPalette, 'laPC');
    ExFreePoolWithTag(CapTable, 'baTC');
    ClassUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS status;

    CapTable = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'baTC'); // expect: leaked-on-failure
    if (CapTable == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    CapPalette = ExAllocatePoolWithTag(NonPagedPool, 1024, 'laPC'); // clean
    if (CapPalette == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(CapPalette, 'laPC');
        ExFreePoolWithTag(CapTable, 'baTC');
        return status;
    }
    ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    return STATUS_SUCCESS;
}
