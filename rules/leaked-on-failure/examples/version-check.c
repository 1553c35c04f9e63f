/* A way out that looks like an assertion: NT_VERIFY has a value in every build. */
#include <ndis.h>

DRIVER_INITIALIZE DriverEntry;

static PULONG FltTable;
static NDIS_HANDLE FltHandle;

static VOID FltUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    NdisFDeregisterFilterDriver(FltHandle);
    ExFreePoolWithTag(FltTable, 'tTlF');
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_FILTER_DRIVER_CHARACTERISTICS characteristics;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(RegistryPath);
    FltTable = ExAllocatePoolWithTag(NonPagedPoolNx, PAGE_SIZE, 'tTlF'); // expect: leaked-on-failure
    if (FltTable == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (!NT_VERIFY(NdisGetVersion() >= NDIS_RUNTIME_VERSION_620)) {
        return STATUS_NOT_SUPPORTED;
    }

    NdisZeroMemory(&characteristics, sizeof(characteristics));
    characteristics.Header.Type = NDIS_OBJECT_TYPE_FILTER_DRIVER_CHARACTERISTICS;
    characteristics.Header.Size = sizeof(characteristics);
    characteristics.MajorNdisVersion = NDIS_FILTER_MAJOR_VERSION;
    characteristics.MinorNdisVersion = NDIS_FILTER_MINOR_VERSION;
    DriverObject->DriverUnload = FltUnload;
    status = NdisFRegisterFilterDriver(DriverObject, (NDIS_HANDLE)DriverObject, &characteristics, &FltHandle);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(FltTable, 'tTlF');
    }
    return status;
}
