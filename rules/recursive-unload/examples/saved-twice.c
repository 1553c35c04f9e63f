/* The helper runs twice; the second time it saves the driver's own routine. */
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
    ClassUnload(DriverObject);
}

static VOID CapHook(PDRIVER_OBJECT DriverObject)
{
    ClassUnload = DriverObject->DriverUnload; // expect: recursive-unload
    DriverObject->DriverUnload = CapUnload;
}

static VOID CapStart(PDRIVER_OBJECT DriverObject)
{
    DbgPrint("capture: starting\n");
    CapHook(DriverObject);
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
    CapStart(DriverObject);
    return STATUS_SUCCESS;
}
