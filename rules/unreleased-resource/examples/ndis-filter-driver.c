/* A filter driver of NDIS sets DriverUnload itself, and has to undo its registration there. */
#include <ndis.h>

DRIVER_INITIALIZE DriverEntry;

static NDIS_HANDLE First, Second;

static VOID MeterUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    NdisFDeregisterFilterDriver(Second);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_FILTER_DRIVER_CHARACTERISTICS chars;
    NDIS_STATUS status;

    UNREFERENCED_PARAMETER(RegistryPath);
    NdisZeroMemory(&chars, sizeof(chars));
    chars.Header.Type = NDIS_OBJECT_TYPE_FILTER_DRIVER_CHARACTERISTICS;
    DriverObject->DriverUnload = MeterUnload;
    status = NdisFRegisterFilterDriver(DriverObject, NULL, &chars, &First); // expect: unreleased-resource
    if (status != NDIS_STATUS_SUCCESS) {
        return status;
    }
    status = NdisFRegisterFilterDriver(DriverObject, NULL, &chars, &Second); // clean
    if (status != NDIS_STATUS_SUCCESS) {
        NdisFDeregisterFilterDriver(First);
    }
    return status;
}
