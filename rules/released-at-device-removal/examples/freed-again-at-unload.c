/* A test keeps the other device from freeing it again, but not the unload routine. */
#include <strmini.h>

#define TAG 'elbT'

static PVOID Table;
static PDRIVER_UNLOAD ClassUnload;

static VOID STREAMAPI ReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    switch (Srb->Command) {
    case SRB_UNINITIALIZE_DEVICE:
        if (Table != NULL) {
            ExFreePoolWithTag(Table, TAG); // expect: released-at-device-removal
            Table = NULL;
        }
        break;
    default:
        break;
    }
    Srb->Status = STATUS_SUCCESS;
    StreamClassDeviceNotification(DeviceRequestComplete, Srb->HwDeviceExtension, Srb);
}

static VOID Unload(PDRIVER_OBJECT DriverObject)
{
    ExFreePoolWithTag(Table, TAG);
    ClassUnload(DriverObject);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data = {0};
    NTSTATUS status;

    Table = ExAllocatePoolWithTag(NonPagedPool, 512, TAG);
    if (Table == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = ReceivePacket;
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(Table, TAG);
        return status;
    }
    ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
