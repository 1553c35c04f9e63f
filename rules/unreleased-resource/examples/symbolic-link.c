/* The control device goes, the name that leads to it stays. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

#define CAP_LINK L"\\DosDevices\\CapControl"

static PDEVICE_OBJECT CapControl;
static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    IoDeleteDevice(CapControl);
    ClassUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    UNICODE_STRING name, link;
    NTSTATUS status;

    RtlInitUnicodeString(&name, L"\\Device\\CapControl");
    RtlInitUnicodeString(&link, CAP_LINK);
    status = IoCreateDevice(DriverObject, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &CapControl);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = IoCreateSymbolicLink(&link, &name); // expect: unreleased-resource
    if (!NT_SUCCESS(status)) {
        IoDeleteDevice(CapControl);
        return status;
    }

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        IoDeleteSymbolicLink(&link);
        IoDeleteDevice(CapControl);
        return status;
    }
    ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    return STATUS_SUCCESS;
}
