/* Nothing is saved: the unload routine calls what stands in the slot, which is itself. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    DbgPrint("capture: unloading\n");
    DriverObject->DriverUnload(DriverObject); // expect: recursive-unload
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS status;

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (NT_SUCCESS(status)) {
        DriverObject->DriverUnload = CapUnload;
    }
    return status;
}
