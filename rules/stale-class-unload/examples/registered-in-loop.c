/* Both kinds of adapters are registered by one call in a loop. What is saved in the first round is
 * the driver's own routine, which the second registration pushes out of the slot. */
#include <ntddk.h>
#include <srb.h>

DRIVER_INITIALIZE DriverEntry;

static PDRIVER_UNLOAD SavedUnload;

static VOID NTAPI FirstUnload(PDRIVER_OBJECT DriverObject)
{
    DbgPrint("tape: unloading one kind only\n");
}

static VOID NTAPI TapeUnload(PDRIVER_OBJECT DriverObject)
{
    SavedUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA Init = {0};
    NTSTATUS Status;
    ULONG Kind;

    for (Kind = 0; Kind < 2; Kind++) {
        Init.AdapterInterfaceType = Kind == 0 ? Isa : PCIBus;
        Status = (NTSTATUS)ScsiPortInitialize(DriverObject, RegistryPath, &Init, NULL);
        if (!NT_SUCCESS(Status)) {
            return Status;
        }
        if (Kind == 0) {
            DriverObject->DriverUnload = FirstUnload;
            SavedUnload = DriverObject->DriverUnload; // expect: stale-class-unload
        }
    }
    DriverObject->DriverUnload = TapeUnload; // expect: unchained-class-unload
    return Status;
}
