/* A helper that returns nothing hands the driver object, in a structure, to a routine that nobody
 * knows: it may register, and it may not. // inconclusive */
#include <ntddk.h>

DRIVER_INITIALIZE DriverEntry;

typedef struct _ACME_REGISTRATION {
    ULONG Size;
    PDRIVER_OBJECT Driver;
} ACME_REGISTRATION;

VOID AcmeAttach(ACME_REGISTRATION *Registration);

static VOID PortUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    DbgPrint("port: unloading\n");
}

static VOID PortRegister(ACME_REGISTRATION *Registration)
{
    AcmeAttach(Registration);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    ACME_REGISTRATION registration;

    UNREFERENCED_PARAMETER(RegistryPath);
    registration.Size = sizeof(registration);
    registration.Driver = DriverObject;
    DriverObject->DriverUnload = PortUnload;
    PortRegister(&registration);
    return STATUS_SUCCESS;
}
