/* One case of a switch returns by a way of its own. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

typedef enum _CAP_STATE { CapIdle, CapRunning, CapBroken } CAP_STATE;

CAP_STATE CapQueryState(VOID);
VOID CapStop(VOID);

static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    switch (CapQueryState()) {
    case CapRunning:
        CapStop();
        /* fall through */
    case CapIdle:
        ClassUnload(DriverObject);
        break;
    case CapBroken:
        DbgPrint("capture: adapter is broken\n");
        break;
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

    ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload; // expect: unchained-class-unload
    return STATUS_SUCCESS;
}
