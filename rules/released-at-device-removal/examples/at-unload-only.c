/* The table goes with the device, and its users test for that. What the unload routine alone gives
 * back, and once more when it is NULL already, no device takes along. */
#include <strmini.h>

#define TAG 'elbT'

static PVOID Table, Registers;
static PDRIVER_UNLOAD ClassUnload;

static VOID STREAMAPI ReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    if (Srb->Command == SRB_UNINITIALIZE_DEVICE && Table != NULL) {
        ExFreePoolWithTag(Table, TAG); // clean
        Table = NULL;
    }
    Srb->Status = STATUS_SUCCESS;
    StreamClassDeviceNotification(DeviceRequestComplete, Srb->HwDeviceExtension, Srb);
}

static VOID Unload(PDRIVER_OBJECT DriverObject)
{
    if (Table != NULL)
        ExFreePoolWithTag(Table, TAG);
    MmUnmapIoSpace(Registers, 4096); // clean
    Registers = NULL;
    MmUnmapIoSpace(Registers, 4096);
    ClassUnload(DriverObject);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data = {0};
    PHYSICAL_ADDRESS address = {{0}};
    NTSTATUS status;

    Table = ExAllocatePoolWithTag(NonPagedPool, 512, TAG);
    if (Table == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;
    Registers = MmMapIoSpace(address, 4096, MmNonCached);
    if (Registers == NULL) {
        ExFreePoolWithTag(Table, TAG);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = ReceivePacket;
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(Table, TAG);
        MmUnmapIoSpace(Registers, 4096);
        return status;
    }
    ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
