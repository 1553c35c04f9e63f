/* What is saved is a routine of the driver itself; it runs in the class routine's place. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapEarlyUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    DbgPrint("capture: never registered\n");
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    DbgPrint("capture: unloading\n");
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
    DriverObject->DriverUnload = CapEarlyUnload;
    ClassUnload = DriverObject->DriverUnload; // expect: stale-class-unload
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    DriverObject->DriverUnload = CapUnload; // expect: unchained-class-unload
    return STATUS_SUCCESS;
}
