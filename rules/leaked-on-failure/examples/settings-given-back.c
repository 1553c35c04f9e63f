/* A minifilter that reads names from the registry and takes them apart character by character:
 * nearly all of its states differ in data only. What it has read is given back on every way out. */
#include "settings.h"

DRIVER_INITIALIZE DriverEntry;

static PFLT_FILTER g_Filter;
static ALIAS g_From, g_To;
extern const FLT_REGISTRATION AliasRegistration;

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
    status = FltRegisterFilter(DriverObject, &AliasRegistration, &g_Filter);
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
