#include "state.h"

static State *g_State;
static PDRIVER_UNLOAD g_ClassUnload;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject)
{
    delete g_State;
    g_ClassUnload(DriverObject);
}

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    g_State = new (NonPagedPool) State;
    if (g_State == nullptr) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    HW_INITIALIZATION_DATA data = {};
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    NTSTATUS status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        delete g_State;
        return status;
    }
    g_ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = Unload;
    return status;
}
