/* The registration hides in a function that DriverEntry calls after the store. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static NTSTATUS CapRegister(PVOID Driver, PVOID Path)
{
    HW_INITIALIZATION_DATA data;

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);

    return StreamClassRegisterAdapter(Driver, Path, &data);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    DbgPrint("capture: unloading\n");
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS status;

    DriverObject->DriverUnload = CapUnload; // expect: lost-unload
    status = CapRegister(DriverObject, RegistryPath);
    if (!NT_SUCCESS(status)) {
        DbgPrint("capture: registration failed, %lx\n", status);
    }
    return status;
}
