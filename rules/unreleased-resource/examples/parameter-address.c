/* A helper gets at the state through the address of a parameter, which nothing else reads. */
#include <ntddk.h>

DRIVER_INITIALIZE DriverEntry;

static DRIVER_UNLOAD CapUnload;

typedef struct _CAP_STATE {
    ULONG Mode;
    NPAGED_LOOKASIDE_LIST List;
} CAP_STATE, *PCAP_STATE;

static CAP_STATE State;

ULONG CapReadMode(VOID);

static VOID CapDeleteList(PCAP_STATE *Place)
{
    if ((*Place)->Mode == 2) {
        ExDeleteNPagedLookasideList(&(*Place)->List);
    }
}

static VOID CapStop(PCAP_STATE Context) { CapDeleteList(&Context); }

static VOID CapCleanUp(PCAP_STATE Context) { CapStop(Context); }

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    CapCleanUp(&State);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    State.Mode = CapReadMode();
    if (State.Mode == 2) {
        ExInitializeNPagedLookasideList(&State.List, NULL, NULL, 0, 64, 'pmaC', 0); // clean
    }
    DriverObject->DriverUnload = CapUnload;
    return STATUS_SUCCESS;
}
