/* The slot is read before the registration, when it is still NULL. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    DbgPrint("capture: unloading\n");
    ClassUnload(DriverObject); // expect: null-class-unload
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS status;

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    ClassUnload = DriverObject->DriverUnload; // expect: stale-class-unload
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    DriverObject->DriverUnload = CapUnload;
    return STATUS_SUCCESS;
}
