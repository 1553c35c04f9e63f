/* A copy of the registry path, kept in a string of the driver's own. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static UNICODE_STRING CapPath;
static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    ExFreePoolWithTag(CapPath.Buffer, 'hpTC');
    ClassUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS status;

    CapPath.Length = 0;
    CapPath.MaximumLength = RegistryPath->Length;
    CapPath.Buffer = ExAllocatePoolWithTag(PagedPool, CapPath.MaximumLength, 'hpTC'); // clean
    if (CapPath.Buffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    RtlCopyUnicodeString(&CapPath, RegistryPath);

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(CapPath.Buffer, 'hpTC');
        return status;
    }
    ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    return STATUS_SUCCESS;
}
