/* The clean-up after a step that may fail clears the pointer, but not the slot. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

NTSTATUS CapStartHardware(VOID);

static struct {
    BOOLEAN IsStarted;
    PDRIVER_UNLOAD ClassUnload;
} Cap;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    Cap.ClassUnload(DriverObject); // expect: null-class-unload
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

    Cap.ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    Cap.IsStarted = TRUE;
    if (!NT_SUCCESS(CapStartHardware())) {
        RtlZeroMemory(&Cap, sizeof(Cap));
    }
    return STATUS_SUCCESS;
}
