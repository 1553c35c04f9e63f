/* The HID class driver keeps the routine that it finds and calls it: before is where it belongs. */
#include <wdm.h>
#include <hidport.h>

DRIVER_INITIALIZE DriverEntry;

NTSTATUS NTAPI PadDispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp);

static VOID NTAPI PadUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    DbgPrint("pad: unloading\n");
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HID_MINIDRIVER_REGISTRATION registration;

    DriverObject->MajorFunction[IRP_MJ_INTERNAL_DEVICE_CONTROL] = PadDispatch;
    DriverObject->DriverUnload = PadUnload; // clean

    RtlZeroMemory(&registration, sizeof(registration));
    registration.Revision = HID_REVISION;
    registration.DriverObject = DriverObject;
    registration.RegistryPath = RegistryPath;
    registration.DeviceExtensionSize = sizeof(LONG);
    return HidRegisterMinidriver(&registration);
}
