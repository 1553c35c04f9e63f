/* Saving and storing in one step. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static PVOID ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    PDRIVER_UNLOAD next = (PDRIVER_UNLOAD)InterlockedExchangePointer(&ClassUnload, NULL);

    if (next != NULL) {
        next(DriverObject);
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

    ClassUnload = InterlockedExchangePointer((PVOID *)&DriverObject->DriverUnload,
                                             (PVOID)CapUnload); // clean
    return STATUS_SUCCESS;
}
