/* One kind of failure takes a way of its own. */
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

    CapTable = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'baTC'); // expect: leaked-on-failure
    if (CapTable == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    switch (status) {
    case STATUS_SUCCESS:
        ClassUnload = DriverObject->DriverUnload;
        DriverObject->DriverUnload = CapUnload;
        return STATUS_SUCCESS;
    case STATUS_REVISION_MISMATCH:
        DbgPrint("capture: the class driver is too old\n");
        return status;
    default:
        ExFreePoolWithTag(CapTable, 'baTC');
        return STATUS_UNSUCCESSFUL;
    }
}
