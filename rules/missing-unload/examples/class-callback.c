/* The storage class driver calls ClassUnload, and that releases the table. */
#include <ntddk.h>
#include <classpnp.h>

DRIVER_INITIALIZE DriverEntry;

NTSTATUS NTAPI DskAddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo);

static PULONG DskTable;

static VOID NTAPI DskUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    ExFreePoolWithTag(DskTable, 'baTD');
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    CLASS_INIT_DATA init;
    NTSTATUS status;

    DskTable = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'baTD');
    if (DskTable == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    RtlZeroMemory(&init, sizeof(init));
    init.InitializationDataSize = sizeof(init);
    init.FdoData.DeviceExtensionSize = sizeof(FUNCTIONAL_DEVICE_EXTENSION);
    init.FdoData.DeviceType = FILE_DEVICE_DISK;
    init.ClassAddDevice = DskAddDevice;
    init.ClassUnload = DskUnload;

    status = (NTSTATUS)ClassInitialize(DriverObject, RegistryPath, &init); // clean
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(DskTable, 'baTD');
    }
    return status;
}
