/* Most routines of NDIS leave the driver object alone; one that gets it and is none of those that
 * are known may register with it. // inconclusive */
#include <ndis.h>

DRIVER_INITIALIZE DriverEntry;

NDIS_STATUS NdisMRegisterAcmeDriver(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath,
                                    PVOID Characteristics, NDIS_HANDLE *Handle);

static NDIS_HANDLE g_Handle;

static VOID PortUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    DbgPrint("port: unloading\n");
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    DriverObject->DriverUnload = PortUnload;
    NdisMRegisterAcmeDriver(DriverObject, RegistryPath, NULL, &g_Handle);
    return STATUS_SUCCESS;
}
