/* The helper that saves is called one line too early. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static struct {
    PDRIVER_UNLOAD Unload;
} Class;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID CapSave(PDRIVER_OBJECT DriverObject)
{
    Class.Unload = DriverObject->DriverUnload; // expect: stale-class-unload
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    Class.Unload(DriverObject); // expect: null-class-unload
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS status;

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    CapSave(DriverObject);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (NT_SUCCESS(status)) {
        DriverObject->DriverUnload = CapUnload;
    }
    return status;
}
