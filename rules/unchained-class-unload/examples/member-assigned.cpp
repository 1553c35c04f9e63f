/* What is saved goes to its place by the assignment of a whole structure, which is a member. */
extern "C" {
#include <strmini.h>
}

namespace {

struct Hook {
  ULONG Count;
  PDRIVER_UNLOAD Saved;
};

struct State {
  Hook Current;
  Hook Earlier;
};

State g_State;

VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) { g_State.Earlier.Saved(DriverObject); }

void hook(State *state, PDRIVER_OBJECT DriverObject)
{
    Hook hook = {};
    hook.Saved = DriverObject->DriverUnload;
    state->Current = hook;
    state->Earlier = state->Current;
    DriverObject->DriverUnload = Unload;  // clean
}

}  // namespace

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data = {};

    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    NTSTATUS status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (NT_SUCCESS(status)) {
        hook(&g_State, DriverObject);
    }
    return status;
}
