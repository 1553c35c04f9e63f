/* Routines of a time when everything that touches memory was put into a __try block. That the
 * release is skipped would take an exception of its own: no leak. The handler that returns without
 * releasing what was allocated before the block is one. */
#include <ntddk.h>

DRIVER_INITIALIZE DriverEntry;

typedef struct _LIST {
    ULONG Count;
    PVOID Entries;
} LIST;

static LIST g_List;

static PVOID Allocate(SIZE_T Size)
{
    PVOID memory = ExAllocatePoolWithTag(NonPagedPool, Size, 'yrTL'); // expect: leaked-on-failure
    if (memory != NULL) {
        RtlZeroMemory(memory, Size);
    }
    return memory;
}

static VOID Free(PVOID Memory)
{
    __try {
        *(ULONG *)Memory = 0;
        ExFreePoolWithTag(Memory, 'yrTL');
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        DbgPrint("freed twice?\n");
    }
}

static NTSTATUS CopySettings(PULONG Settings)
{
    PULONG copy = ExAllocatePoolWithTag(NonPagedPool, 64, 'yrTL'); // clean
    if (copy == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    __try {
        RtlCopyMemory(copy, Settings, 64);
        g_List.Count = copy[0];
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        Free(copy);
        return GetExceptionCode();
    }
    Free(copy);
    return STATUS_SUCCESS;
}

static NTSTATUS CheckEntries(PULONG Settings)
{
    __try {
        if (Settings[0] > 64) {
            return STATUS_INVALID_PARAMETER;
        }
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return GetExceptionCode();
    }
    return STATUS_SUCCESS;
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS status;

    UNREFERENCED_PARAMETER(DriverObject);
    status = CopySettings((PULONG)RegistryPath->Buffer);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    g_List.Entries = Allocate(256);
    if (g_List.Entries == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = CheckEntries((PULONG)RegistryPath->Buffer);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    Free(g_List.Entries);
    return STATUS_UNSUCCESSFUL;
}
