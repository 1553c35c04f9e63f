/* Two buffers, acquired and released by loops of the same length. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

#define CAP_BUFFERS 2

static PVOID CapBuffer[CAP_BUFFERS];
static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID CapFreeBuffers(VOID)
{
    ULONG i;

    for (i = 0; i < CAP_BUFFERS; i++) {
        if (CapBuffer[i] != NULL) {
            ExFreePoolWithTag(CapBuffer[i], 'fuBC');
            CapBuffer[i] = NULL;
        }
    }
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    CapFreeBuffers();
    ClassUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS status;
    ULONG i;

    for (i = 0; i < CAP_BUFFERS; i++) {
        CapBuffer[i] = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'fuBC'); // clean
        if (CapBuffer[i] == NULL) {
            CapFreeBuffers();
            return STATUS_INSUFFICIENT_RESOURCES;
        }
    }

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        CapFreeBuffers();
        return status;
    }
    ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    return STATUS_SUCCESS;
}
