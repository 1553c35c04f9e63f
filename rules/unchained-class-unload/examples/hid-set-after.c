/* After the registration the HID class driver's own routine stands in the slot: it is cut off. */
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
    NTSTATUS status;

    DriverObject->MajorFunction[IRP_MJ_INTERNAL_DEVICE_CONTROL] = PadDispatch;

    RtlZeroMemory(&registration, sizeof(registration));
    registration.Revision = HID_REVISION;
    registration.DriverObject = DriverObject;
    registration.RegistryPath = RegistryPath;
    registration.DeviceExtensionSize = sizeof(LONG);
    status = HidRegisterMinidriver(&registration);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    DriverObject->DriverUnload = PadUnload; // expect: unchained-class-unload
    return STATUS_SUCCESS;
}
