/* One work item a processor. The items are released by a loop that asks anew how many processors
 * there are: the system does not give two answers. */
#include <ntddk.h>
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

#define CAP_PROCESSORS 64

static PIO_WORKITEM CapItem[CAP_PROCESSORS];
static PDEVICE_OBJECT CapDevice;
static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    ULONG count = KeQueryMaximumProcessorCount();
    ULONG i;

    for (i = 0; i < count; i++) {
        if (CapItem[i] != NULL) {
            IoFreeWorkItem(CapItem[i]);
            CapItem[i] = NULL;
        }
    }
    ClassUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    ULONG count;
    ULONG i;
    NTSTATUS status;

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    count = KeQueryMaximumProcessorCount();
    for (i = 0; i < count; i++) {
        CapItem[i] = IoAllocateWorkItem(CapDevice);
        if (CapItem[i] == NULL) {
            break;
        }
    }
    return STATUS_SUCCESS;
}
