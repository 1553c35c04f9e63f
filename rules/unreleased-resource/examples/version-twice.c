/* What is acquired on newer systems only is released on newer systems only. The system does not
 * change while the driver is loaded: it gives the same answer twice. Another question has another
 * answer. */
#include <ntddk.h>
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static PVOID CapBuffer;
static PVOID CapTable;
static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    if (IoIsWdmVersionAvailable(1, 0x20)) {
        ExFreePoolWithTag(CapBuffer, 'fuBC');
    }
    if (IoIsWdmVersionAvailable(1, 0x30)) {
        ExFreePoolWithTag(CapTable, 'baTC');
    }
    ClassUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS status;

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    if (IoIsWdmVersionAvailable(1, 0x20)) {
        CapBuffer = ExAllocatePoolWithTag(NonPagedPool, 512, 'fuBC');
        CapTable = ExAllocatePoolWithTag(NonPagedPool, 64, 'baTC'); // expect: unreleased-resource
    }
    return STATUS_SUCCESS;
}
