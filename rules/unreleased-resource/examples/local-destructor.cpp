/* A local class that releases what it holds, and a device name from a header that nobody has. */
#include <ntddk.h>
#include <pumpbus.h>

extern "C" DRIVER_INITIALIZE DriverEntry;

static PFILE_OBJECT g_Bus;
static PVOID g_Buffer;

static VOID PumpUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    ExFreePoolWithTag(g_Buffer, 'pmuP');
}

static NTSTATUS PumpAskBus()
{
    DECLARE_CONST_UNICODE_STRING(busName, PUMP_BUS_DEVICE_NAME);

    struct LOCAL_FILE {
        PFILE_OBJECT Object = nullptr;
        ~LOCAL_FILE()
        {
            if (!this->Object) return;
            ObDereferenceObject(Object);
        }
    } file;
    PDEVICE_OBJECT device;
    PUNICODE_STRING name = const_cast<PUNICODE_STRING>(&busName);
    return IoGetDeviceObjectPointer(name, FILE_READ_DATA, &file.Object, &device); // clean
}

static NTSTATUS PumpKeepBus()
{
    DECLARE_CONST_UNICODE_STRING(busName, PUMP_BUS_DEVICE_NAME);
    PDEVICE_OBJECT device;
    PUNICODE_STRING name = const_cast<PUNICODE_STRING>(&busName);
    return IoGetDeviceObjectPointer(name, FILE_READ_DATA, &g_Bus, &device); // expect: unreleased-resource
}

extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);

    NTSTATUS status = PumpAskBus();
    if (!NT_SUCCESS(status)) return status;

    g_Buffer = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'pmuP'); // clean
    if (g_Buffer == NULL) return STATUS_INSUFFICIENT_RESOURCES;

    DriverObject->DriverUnload = PumpUnload;
    PumpKeepBus();
    return STATUS_SUCCESS;
}
