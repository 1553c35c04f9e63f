/* A notification routine stays registered when the image that holds it is gone. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapProcessNotify(HANDLE ParentId, HANDLE ProcessId, BOOLEAN Create)
{
    DbgPrint("capture: %p %s by %p\n", ProcessId, Create ? "made" : "gone", ParentId);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS status;

    status = PsSetCreateProcessNotifyRoutine(CapProcessNotify, FALSE);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data); // expect: missing-unload
    if (!NT_SUCCESS(status)) {
        PsSetCreateProcessNotifyRoutine(CapProcessNotify, TRUE);
    }
    return status;
}
