/* Two classes register in turns, twice each. What is saved in the first round, behind both, is the
 * driver's own routine, which the second round pushes out of the slot. */
#include <ntddk.h>
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static PDRIVER_UNLOAD SavedUnload;

static VOID NTAPI ReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI FirstUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    DbgPrint("tuner: unloading one kind only\n");
}

static VOID NTAPI TunerUnload(PDRIVER_OBJECT DriverObject)
{
    SavedUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA Tuner = {0}, Crossbar = {0};
    NTSTATUS Status;
    ULONG Round;

    Tuner.HwInitializationDataSize = Crossbar.HwInitializationDataSize = sizeof(Tuner);
    Tuner.HwReceivePacket = Crossbar.HwReceivePacket = ReceivePacket;
    for (Round = 0; Round < 2; Round++) {
        Status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &Tuner);
        if (!NT_SUCCESS(Status)) {
            return Status;
        }
        Status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &Crossbar);
        if (!NT_SUCCESS(Status)) {
            return Status;
        }
        if (Round == 0) {
            DriverObject->DriverUnload = FirstUnload;
            SavedUnload = DriverObject->DriverUnload; // expect: stale-class-unload
        }
    }
    DriverObject->DriverUnload = TunerUnload; // expect: unchained-class-unload
    return Status;
}
