/* The flag tells whether the hardware was started, not whether there is something to call. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

NTSTATUS CapStartHardware(VOID);
VOID CapStopHardware(VOID);

static BOOLEAN CapIsStarted;
static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    if (CapIsStarted) {
        CapStopHardware();
        ClassUnload(DriverObject);
    }
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

    ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload; // expect: unchained-class-unload
    if (NT_SUCCESS(CapStartHardware())) {
        CapIsStarted = TRUE;
    }
    return STATUS_SUCCESS;
}
