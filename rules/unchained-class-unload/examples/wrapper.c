/* A wrapper registers and stores; DriverEntry only passes its status on. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    DbgPrint("capture: unloading\n");
}

static NTSTATUS CapRegister(PDRIVER_OBJECT Driver, PUNICODE_STRING Path, PDRIVER_UNLOAD Unload)
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS status;

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(Driver, Path, &data);
    if (NT_SUCCESS(status) && Unload != NULL) {
        Driver->DriverUnload = Unload; // expect: unchained-class-unload
    }
    return status;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return CapRegister(DriverObject, RegistryPath, CapUnload);
}
