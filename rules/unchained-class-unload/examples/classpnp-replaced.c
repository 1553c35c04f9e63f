/* ClassUnload was named, so the class driver's routine stands in the slot; here it is pushed out. */
#include <ntddk.h>
#include <classpnp.h>

DRIVER_INITIALIZE DriverEntry;

NTSTATUS NTAPI DskAddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo);

static VOID NTAPI DskClassUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}

static VOID NTAPI DskUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    DbgPrint("dsk: unloading\n");
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    CLASS_INIT_DATA init;
    NTSTATUS status;

    RtlZeroMemory(&init, sizeof(init));
    init.InitializationDataSize = sizeof(init);
    init.FdoData.DeviceExtensionSize = sizeof(FUNCTIONAL_DEVICE_EXTENSION);
    init.FdoData.DeviceType = FILE_DEVICE_DISK;
    init.ClassAddDevice = DskAddDevice;
    init.ClassUnload = DskClassUnload;

    status = (NTSTATUS)ClassInitialize(DriverObject, RegistryPath, &init);
    if (NT_SUCCESS(status)) {
        DriverObject->DriverUnload = DskUnload; // expect: unchained-class-unload
    }
    return status;
}
