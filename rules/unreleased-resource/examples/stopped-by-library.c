/* What is released by a routine whose source is not there: nobody can tell. */
#include <ntddk.h>

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD PartsUnload;

PVOID PartsTable;
VOID PartsStop(VOID);
ULONG PartsLevel(VOID);

VOID PartsUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    PartsStop();
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    if (PartsLevel() == 0) return STATUS_NOT_SUPPORTED;
    // inconclusive
    PartsTable = ExAllocatePoolWithTag(NonPagedPool, 256, 'traP'); // clean
    if (PartsTable == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    DriverObject->DriverUnload = PartsUnload;
    return STATUS_SUCCESS;
}
