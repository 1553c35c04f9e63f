/* The cookie of a registry callback is handed back by value. */
#include <ntddk.h>

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD KeyUnload;
EX_CALLBACK_FUNCTION KeyCallback;

static LARGE_INTEGER g_Cookie;

NTSTATUS KeyCallback(PVOID Context, PVOID Class, PVOID Argument)
{
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(Class);
    UNREFERENCED_PARAMETER(Argument);
    return STATUS_SUCCESS;
}

VOID KeyUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    CmUnRegisterCallback(g_Cookie);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\DosDevices\\KeyWatch");
    UNICODE_STRING device = RTL_CONSTANT_STRING(L"\\Device\\KeyWatch");
    LARGE_INTEGER cookie = {0};
    NTSTATUS status = CmRegisterCallback(KeyCallback, NULL, &g_Cookie); // clean

    UNREFERENCED_PARAMETER(RegistryPath);
    if (!NT_SUCCESS(status)) return status;
    status = CmRegisterCallback(KeyCallback, NULL, &cookie); // expect: leaked-on-failure
    if (!NT_SUCCESS(status)) {
        CmUnRegisterCallback(g_Cookie);
        return status;
    }
    status = IoCreateSymbolicLink(&name, &device);
    if (!NT_SUCCESS(status)) {
        CmUnRegisterCallback(g_Cookie); /* and the other one? */
        return status;
    }
    IoDeleteSymbolicLink(&name);
    CmUnRegisterCallback(cookie);
    DriverObject->DriverUnload = KeyUnload;
    return STATUS_SUCCESS;
}
