/* AVStream documents its routine as empty: pushing it out costs nothing. */
#include <ntddk.h>
#include <windef.h>
#include <ks.h>

DRIVER_INITIALIZE DriverEntry;

static const KSDEVICE_DESCRIPTOR AvsDescriptor = {NULL, 0, NULL, KSDEVICE_DESCRIPTOR_VERSION};

static VOID NTAPI AvsUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    DbgPrint("avs: unloading\n");
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS status = KsInitializeDriver(DriverObject, RegistryPath, &AvsDescriptor);

    if (NT_SUCCESS(status)) {
        DriverObject->DriverUnload = AvsUnload; // clean
    }
    return status;
}
