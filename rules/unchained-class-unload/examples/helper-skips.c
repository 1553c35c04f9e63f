/* The helper that should call the class routine does so only when the hardware has stopped. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

NTSTATUS CapStopHardware(VOID);

static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static NTSTATUS CapFinish(PDRIVER_OBJECT DriverObject)
{
    NTSTATUS status = CapStopHardware();

    if (!NT_SUCCESS(status)) {
        return status;
    }
    ClassUnload(DriverObject);
    return STATUS_SUCCESS;
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    if (!NT_SUCCESS(CapFinish(DriverObject))) {
        DbgPrint("capture: unloading failed\n");
    }
}

static VOID CapHook(PDRIVER_OBJECT DriverObject)
{
    ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload; // expect: unchained-class-unload
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
    if (!NT_SUCCESS(status)) {
        return status;
    }

    CapHook(DriverObject);
    return STATUS_SUCCESS;
}
