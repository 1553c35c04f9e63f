/* There is an unload routine, and it is lost: that it never frees the table is lost-unload's matter. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static PVOID Table;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    ExFreePool(Table);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA init;
    NTSTATUS status;

    RtlZeroMemory(&init, sizeof(init));
    init.HwInitializationDataSize = sizeof(init);
    init.HwReceivePacket = CapReceivePacket;

    Table = ExAllocatePoolWithTag(NonPagedPool, 256, 'paCt');
    if (Table == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    DriverObject->DriverUnload = CapUnload; // expect: lost-unload
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &init); // clean
    if (!NT_SUCCESS(status)) {
        ExFreePool(Table);
    }
    return status;
}
