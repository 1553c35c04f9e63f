/* What a new device's extension holds is known: the I/O manager has made it zero. A flag there that
 * nobody has set yet tells that the device has not been deleted. */
#include <ntddk.h>

typedef struct _EXTENSION {
    LONG Deleted;
    BOOLEAN Linked;
    BOOLEAN Counted;
} EXTENSION;

UNICODE_STRING Name, Link;

static VOID DeleteOnce(PDEVICE_OBJECT Device)
{
    EXTENSION *extension = Device->DeviceExtension;
    if (extension->Linked) IoDeleteSymbolicLink(&Link);
    if (InterlockedCompareExchange(&extension->Deleted, 1, 0) == 0) IoDeleteDevice(Device);
}

static VOID DeleteCounted(PDEVICE_OBJECT Device)
{
    EXTENSION *extension = Device->DeviceExtension;
    if (extension->Counted) IoDeleteDevice(Device);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT first, second;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(RegistryPath);
    status = IoCreateDevice(DriverObject, sizeof(EXTENSION), &Name, FILE_DEVICE_UNKNOWN, 0, FALSE,
                            &first); // clean
    if (!NT_SUCCESS(status)) return status;
    status = IoCreateDevice(DriverObject, sizeof(EXTENSION), NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, // expect: leaked-on-failure
                            &second);
    if (!NT_SUCCESS(status)) {
        DeleteOnce(first);
        return status;
    }
    DeleteCounted(second);
    DeleteOnce(first);
    return STATUS_UNSUCCESSFUL;
}
