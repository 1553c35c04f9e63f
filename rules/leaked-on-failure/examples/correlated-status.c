/* The status is tested twice, and both tests agree. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static PULONG CapTable;
static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
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

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (NT_SUCCESS(status)) {
        ClassUnload = DriverObject->DriverUnload;
        DriverObject->DriverUnload = CapUnload;
    }
    DbgPrint("capture: registered with %lx\n", status);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(CapTable, 'baTC');
    }
    return status;
}
