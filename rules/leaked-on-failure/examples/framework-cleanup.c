/* The framework deletes its objects when DriverEntry fails, and calls what the driver gave for
 * that: the buffer is released there, the event is not, and the name is acquired before there is
 * any object that could go. */
#include <ntddk.h>
#include <wdf.h>

#define FRC_TAG 'cFrC'

DRIVER_INITIALIZE DriverEntry;

static PVOID FrcBuffer;
static PVOID FrcLog;
static PVOID FrcName;

static VOID FrcRelease(PVOID *Block)
{
    if (*Block != NULL) {
        ExFreePoolWithTag(*Block, FRC_TAG);
        *Block = NULL;
    }
}

static VOID FrcDriverCleanup(WDFOBJECT Driver)
{
    UNREFERENCED_PARAMETER(Driver);
    FrcRelease(&FrcBuffer);
}

static NTSTATUS FrcDeviceAdd(WDFDRIVER Driver, PWDFDEVICE_INIT Init)
{
    WDFDEVICE device;

    UNREFERENCED_PARAMETER(Driver);
    return WdfDeviceCreate(&Init, WDF_NO_OBJECT_ATTRIBUTES, &device);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    WDF_DRIVER_CONFIG config;
    WDF_OBJECT_ATTRIBUTES attributes;
    NTSTATUS status;

    FrcName = ExAllocatePoolWithTag(PagedPool, 32, FRC_TAG); // expect: leaked-on-failure
    if (FrcName == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    WDF_DRIVER_CONFIG_INIT(&config, FrcDeviceAdd);
    WDF_OBJECT_ATTRIBUTES_INIT(&attributes);
    attributes.EvtCleanupCallback = FrcDriverCleanup;
    status = WdfDriverCreate(DriverObject, RegistryPath, &attributes, &config, WDF_NO_HANDLE);
    if (!NT_SUCCESS(status)) {
        FrcRelease(&FrcName);
        return status;
    }

    FrcBuffer = ExAllocatePoolWithTag(NonPagedPool, 256, FRC_TAG);
    if (FrcBuffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    FrcLog = ExAllocatePoolWithTag(NonPagedPool, 512, FRC_TAG);
    if (FrcLog == NULL) {
        FrcRelease(&FrcName);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    return STATUS_SUCCESS;
}
