/* The local copy is right, but what reaches the global is another value. */
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
    if (ClassUnload != NULL) {
        ClassUnload(DriverObject);
    }
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    PDRIVER_OBJECT self = DriverObject;
    PDRIVER_UNLOAD found;
    NTSTATUS status;

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(self, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    found = self->DriverUnload;
    DbgPrint("capture: class routine at %p\n", found);
    found = NULL;
    self->DriverUnload = CapUnload; // expect: unchained-class-unload
    ClassUnload = found;
    return STATUS_SUCCESS;
}
