/* A minifilter that reads names from the registry and takes them apart character by character:
 * nearly all of its states differ in data only. Then it fills a table, which is given back when an
 * entry of it can't be had, and forgotten when the filter can't be registered. */
#include "settings.h"

DRIVER_INITIALIZE DriverEntry;

static PFLT_FILTER g_Filter;
static ALIAS g_From, g_To;
static PVOID g_Table[8];
extern const FLT_REGISTRATION AliasRegistration;

static ULONG CountEntries(VOID)
{
    ULONG count = KeQueryActiveProcessorCount(NULL); // inconclusive
    return count < 8 ? count : 8;
}

static VOID FreeTable(VOID)
{
    ULONG i;
    for (i = 0; i < 8; i++) {
        if (g_Table[i] != NULL) ExFreePoolWithTag(g_Table[i], 'tAlA');
    }
}

static NTSTATUS FillTable(ULONG Count)
{
    ULONG i;
    for (i = 0; i < Count; i++) {
        g_Table[i] = ExAllocatePoolWithTag(NonPagedPool, 64, 'tAlA'); // expect: leaked-on-failure
        if (g_Table[i] == NULL) {
            FreeTable();
            return STATUS_INSUFFICIENT_RESOURCES;
        }
    }
    return STATUS_SUCCESS;
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    OBJECT_ATTRIBUTES attributes;
    HANDLE key;
    NTSTATUS status;

    InitializeObjectAttributes(&attributes, RegistryPath, OBJ_KERNEL_HANDLE, NULL, NULL);
    status = ZwOpenKey(&key, KEY_READ, &attributes);
    if (!NT_SUCCESS(status)) return status;
    status = ReadAlias(key, L"From", L"FromShort", &g_From);
    if (NT_SUCCESS(status)) status = ReadAlias(key, L"To", L"ToShort", &g_To);
    ZwClose(key);
    if (!NT_SUCCESS(status)) {
        FreeAlias(&g_From);
        FreeAlias(&g_To);
        return status;
    }
    status = FillTable(CountEntries());
    if (NT_SUCCESS(status)) status = FltRegisterFilter(DriverObject, &AliasRegistration, &g_Filter);
    if (NT_SUCCESS(status)) {
        status = FltStartFiltering(g_Filter);
        if (!NT_SUCCESS(status)) FltUnregisterFilter(g_Filter);
    }
    if (!NT_SUCCESS(status)) {
        FreeAlias(&g_From);
        FreeAlias(&g_To);
    }
    return status;
}
