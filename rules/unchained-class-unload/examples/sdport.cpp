/* A registration by its qualified name, which no header declares. */
#include <ntddk.h>
#include <sdport.h>

extern "C" DRIVER_INITIALIZE DriverEntry;

namespace card {

VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    DbgPrint("card: unloading\n");
}

} // namespace card

extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    SDPORT_INITIALIZATION_DATA init;

    ::RtlZeroMemory(&init, sizeof(init));
    init.StructureSize = sizeof(init);

    NTSTATUS status = ::SdPortInitialize(DriverObject, RegistryPath, &init);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    DriverObject->DriverUnload = card::Unload; // expect: unchained-class-unload
    return STATUS_SUCCESS;
}
