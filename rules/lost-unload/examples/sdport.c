/* The SD port driver: its registration is declared nowhere, and what it does is known all the same. */
#include <ntddk.h>
#include <sdport.h>

DRIVER_INITIALIZE DriverEntry;

static VOID CardUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    DbgPrint("card: unloading\n");
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    SDPORT_INITIALIZATION_DATA init;

    RtlZeroMemory(&init, sizeof(init));
    init.StructureSize = sizeof(init);
    init.CrashdumpSupported = FALSE;

    DriverObject->DriverUnload = CardUnload; // expect: lost-unload
    return SdPortInitialize(DriverObject, RegistryPath, &init);
}
