/* However often the loop runs, the call comes after it. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

ULONG CapOpenStreams(VOID);
VOID CapCloseStream(ULONG Number);

static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    ULONG count;

    while ((count = CapOpenStreams()) != 0) {
        CapCloseStream(count - 1);
    }
    ClassUnload(DriverObject);
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

    ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload; // clean
    return STATUS_SUCCESS;
}
