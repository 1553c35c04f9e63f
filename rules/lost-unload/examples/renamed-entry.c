/* A macro makes the entry routine of what has a name of its own. */
#include <strmini.h>

#define CapDriverLoad DriverEntry
DRIVER_INITIALIZE CapDriverLoad;
DRIVER_UNLOAD CapDriverUnload;

VOID CapDriverUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}

NTSTATUS CapDriverLoad(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data = {0};

    data.HwInitializationDataSize = sizeof(data);
    DriverObject->DriverUnload = CapDriverUnload; // expect: lost-unload
    return StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
}
