/* One helper saves and stores, another one calls. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID CapCallClass(PDRIVER_UNLOAD Routine, PDRIVER_OBJECT DriverObject)
{
    if (Routine != NULL) {
        Routine(DriverObject);
    }
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    CapCallClass(ClassUnload, DriverObject);
}

static VOID CapHook(PDRIVER_OBJECT DriverObject, PDRIVER_UNLOAD *Saved)
{
    *Saved = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload; // clean
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

    CapHook(DriverObject, &ClassUnload);
    return STATUS_SUCCESS;
}
