/* What the steps did is undone by a loop over the table of them: how many there are to undo goes
 * with the status that the helper returns. The settings make the driver too much for every path. */
#include "alias.h"

DRIVER_INITIALIZE DriverEntry;

static PFLT_FILTER g_Filter;
extern const FLT_REGISTRATION AliasRegistration;
const STEP g_Steps[2] = {{MakeLink, DropLink}, {CheckSystem, NULL}};

NTSTATUS CheckSystem(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    return IoIsWdmVersionAvailable(1, 0x20) ? STATUS_SUCCESS : STATUS_NOT_SUPPORTED;
}

NTSTATUS MakeLink(PDRIVER_OBJECT DriverObject)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\DosDevices\\Alias");
    UNICODE_STRING device = RTL_CONSTANT_STRING(L"\\Device\\Alias");

    UNREFERENCED_PARAMETER(DriverObject);
    return IoCreateSymbolicLink(&link, &device); // clean
}

static NTSTATUS DoSteps(PDRIVER_OBJECT DriverObject, PULONG Done)
{
    NTSTATUS status = STATUS_SUCCESS;

    for (*Done = 0; *Done < 2; (*Done)++) {
        status = g_Steps[*Done].Do(DriverObject);
        if (!NT_SUCCESS(status)) break;
    }
    return status;
}

static VOID UndoSteps(ULONG Done)
{
    while (Done > 0) {
        Done--;
        if (g_Steps[Done].Undo != NULL) g_Steps[Done].Undo();
    }
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS status = ReadSettings(RegistryPath);
    ULONG done;

    if (NT_SUCCESS(status)) status = FltRegisterFilter(DriverObject, &AliasRegistration, &g_Filter);
    if (NT_SUCCESS(status)) {
        status = DoSteps(DriverObject, &done);
        if (!NT_SUCCESS(status)) {
            UndoSteps(done);
            FltUnregisterFilter(g_Filter);
        }
    }
    if (!NT_SUCCESS(status)) FreeSettings();
    return status;
}
