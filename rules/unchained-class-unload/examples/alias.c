/* The driver object and the saved routine go by several names. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static PDRIVER_OBJECT CapDriverObject;
static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    PDRIVER_UNLOAD next = ClassUnload;

    UNREFERENCED_PARAMETER(DriverObject);
    (*next)(CapDriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    PDRIVER_OBJECT self = DriverObject;
    PDRIVER_UNLOAD found;
    NTSTATUS status;

    CapDriverObject = self;
    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(self, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    found = CapDriverObject->DriverUnload;
    self->DriverUnload = CapUnload; // clean
    ClassUnload = found;
    return STATUS_SUCCESS;
}
