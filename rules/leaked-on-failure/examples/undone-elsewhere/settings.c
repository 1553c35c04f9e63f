#include "alias.h"

ALIAS g_From, g_To;

NTSTATUS ReadSettings(PUNICODE_STRING RegistryPath)
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
    return status;
}

VOID FreeSettings(VOID)
{
    FreeAlias(&g_From);
    FreeAlias(&g_To);
}
