/* What DriverEntry has made is released by a source that only the unload routine comes to. */
#include <ntddk.h>
#include "parts.h"

PVOID Table;

VOID StopAll(VOID) { StopTable(); }

NTSTATUS StartAll(VOID)
{
    Table = ExAllocatePoolWithTag(NonPagedPool, 256, 'traP'); // clean
    return Table == NULL ? STATUS_INSUFFICIENT_RESOURCES : STATUS_SUCCESS;
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS status = StartAll();
    UNREFERENCED_PARAMETER(RegistryPath);
    if (NT_SUCCESS(status)) SetUnload(DriverObject);
    return status;
}
