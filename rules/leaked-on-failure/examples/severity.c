/* Failure is told by its severity: what the kernel's routines fail with are errors. */
#include <ntddk.h>

DRIVER_INITIALIZE DriverEntry;

static PDEVICE_OBJECT Meter;
static ERESOURCE MeterLock;

static VOID MeterUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    IoUnregisterShutdownNotification(Meter);
    ExDeleteResourceLite(&MeterLock);
    IoDeleteDevice(Meter);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING link, name;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(RegistryPath);
    RtlInitUnicodeString(&name, L"\\Device\\Meter");
    RtlInitUnicodeString(&link, L"\\DosDevices\\Meter");
    status = IoCreateDevice(DriverObject, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &Meter); // clean
    if (NT_ERROR(status)) {
        return status;
    }
    ExInitializeResourceLite(&MeterLock); // clean
    status = IoRegisterShutdownNotification(Meter);
    if (NT_ERROR(status)) {
        ExDeleteResourceLite(&MeterLock);
        IoDeleteDevice(Meter);
        return status;
    }
    status = IoCreateSymbolicLink(&link, &name); // expect: unreleased-resource
    if (NT_ERROR(status)) {
        MeterUnload(DriverObject);
        return status;
    }
    DriverObject->DriverUnload = MeterUnload;
    return status;
}
