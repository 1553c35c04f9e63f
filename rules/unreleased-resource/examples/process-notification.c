/* The notification routine is never removed: the kernel goes on calling into nothing. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapProcessNotify(HANDLE ParentId, HANDLE ProcessId, BOOLEAN Create)
{
    DbgPrint("capture: %p %s by %p\n", ProcessId, Create ? "made" : "gone", ParentId);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
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
    DriverObject->DriverUnload = CapUnload;
    PsSetCreateProcessNotifyRoutine(CapProcessNotify, FALSE); // expect: unreleased-resource
    return STATUS_SUCCESS;
}
