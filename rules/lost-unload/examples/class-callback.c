/* The storage class driver is told of the routine in its own way: nothing is lost. */
#include <ntddk.h>
#include <classpnp.h>

DRIVER_INITIALIZE DriverEntry;

NTSTATUS NTAPI DskAddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo);
NTSTATUS NTAPI DskDeviceControl(PDEVICE_OBJECT DeviceObject, PIRP Irp);

static VOID NTAPI DskUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    DbgPrint("dsk: unloading\n");
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    CLASS_INIT_DATA init;

    RtlZeroMemory(&init, sizeof(init));
    init.InitializationDataSize = sizeof(init);
    init.FdoData.DeviceExtensionSize = sizeof(FUNCTIONAL_DEVICE_EXTENSION);
    init.FdoData.DeviceType = FILE_DEVICE_DISK;
    init.FdoData.ClassDeviceControl = DskDeviceControl;
    init.ClassAddDevice = DskAddDevice;
    init.ClassUnload = DskUnload; // clean

    return (NTSTATUS)ClassInitialize(DriverObject, RegistryPath, &init);
}
