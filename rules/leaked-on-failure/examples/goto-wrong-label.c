/* One rung too low: the palette is left out. */
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

    CapTable = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'baTC'); // clean
    if (CapTable == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    CapPalette = ExAllocatePoolWithTag(NonPagedPool, 1024, 'laPC'); // expect: leaked-on-failure
    if (CapPalette == NULL) {
        status = STATUS_INSUFFICIENT_RESOURCES;
        goto free_table;
    }

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        goto free_table;
    }
    ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    return STATUS_SUCCESS;

free_table:
    ExFreePoolWithTag(CapTable, 'baTC');
    return status;
}
