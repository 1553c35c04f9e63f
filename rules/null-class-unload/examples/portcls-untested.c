/* The port class driver may leave NULL in the slot, and nobody looks. */
#include <portcls.h>

DRIVER_INITIALIZE DriverEntry;

NTSTATUS NTAPI SndStartDevice(PDEVICE_OBJECT DeviceObject, PIRP Irp, PRESOURCELIST Resources);

static PDRIVER_UNLOAD PortClsUnload;

static NTSTATUS NTAPI SndAddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    return PcAddAdapterDevice(DriverObject, Pdo, SndStartDevice, 2, 0);
}

static VOID NTAPI SndUnload(PDRIVER_OBJECT DriverObject)
{
    PortClsUnload(DriverObject); // expect: null-class-unload
    DbgPrint("snd: unloaded\n");
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS status = PcInitializeAdapterDriver(DriverObject, RegistryPath, SndAddDevice);

    if (NT_SUCCESS(status)) {
        PortClsUnload = DriverObject->DriverUnload;
        DriverObject->DriverUnload = SndUnload;
    }
    return status;
}
