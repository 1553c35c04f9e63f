/* The SD port driver tells of the end by the Cleanup callback of its initialisation data. */
#include <ntddk.h>
#include <sdport.h>

DRIVER_INITIALIZE DriverEntry;

static PVOID g_Table;

static VOID CardCleanup(PVOID Miniport)
{
    UNREFERENCED_PARAMETER(Miniport);
    if (g_Table != NULL) {
        ExFreePoolWithTag(g_Table, 'draC');
        g_Table = NULL;
    }
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    SDPORT_INITIALIZATION_DATA init;
    NTSTATUS status;

    g_Table = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'draC'); // clean
    if (g_Table == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    RtlZeroMemory(&init, sizeof(init));
    init.StructureSize = sizeof(init);
    init.Cleanup = CardCleanup;
    status = SdPortInitialize(DriverObject, RegistryPath, &init); // clean
    if (!NT_SUCCESS(status)) {
        CardCleanup(NULL);
    }
    return status;
}
