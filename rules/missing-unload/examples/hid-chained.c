/* The HID class driver calls the routine that was stored before, and that releases the table. */
#include <wdm.h>
#include <hidport.h>

DRIVER_INITIALIZE DriverEntry;

static PULONG PadTable;

static VOID NTAPI PadUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    ExFreePoolWithTag(PadTable, 'baTP');
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HID_MINIDRIVER_REGISTRATION registration;
    NTSTATUS status;

    PadTable = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'baTP');
    if (PadTable == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    DriverObject->DriverUnload = PadUnload;

    RtlZeroMemory(&registration, sizeof(registration));
    registration.Revision = HID_REVISION;
    registration.DriverObject = DriverObject;
    registration.RegistryPath = RegistryPath;
    registration.DeviceExtensionSize = sizeof(LONG);
    status = HidRegisterMinidriver(&registration); // clean
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(PadTable, 'baTP');
    }
    return status;
}
