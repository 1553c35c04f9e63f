/* Two registrations, and one routine for both that is saved in between: it was read before the
 * second one, whose class routine it is called in place of, and it is the driver's own. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI DuoReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI DuoUnload(PDRIVER_OBJECT DriverObject)
{
    DbgPrint("duo: unloading\n");
    ClassUnload(DriverObject);
}

static VOID DuoDescribe(PHW_INITIALIZATION_DATA Data, ULONG ExtensionSize)
{
    RtlZeroMemory(Data, sizeof(*Data));
    Data->HwInitializationDataSize = sizeof(*Data);
    Data->HwReceivePacket = DuoReceivePacket;
    Data->DeviceExtensionSize = ExtensionSize;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS status;

    DuoDescribe(&data, sizeof(LONG));
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    DriverObject->DriverUnload = DuoUnload;
    ClassUnload = DriverObject->DriverUnload; // expect: stale-class-unload, recursive-unload

    DuoDescribe(&data, sizeof(LONGLONG));
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    DriverObject->DriverUnload = DuoUnload;
    return STATUS_SUCCESS;
}
