/* Without the setting nothing is saved, and the guard then goes past the call. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

BOOLEAN CapReadSetting(PUNICODE_STRING RegistryPath);

static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    if (ClassUnload != NULL) {
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

    if (CapReadSetting(RegistryPath)) {
        ClassUnload = DriverObject->DriverUnload;
    }
    DriverObject->DriverUnload = CapUnload; // expect: unchained-class-unload
    return STATUS_SUCCESS;
}
