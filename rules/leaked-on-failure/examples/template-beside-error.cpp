/* A class template in a source that has an error elsewhere: the parameter of the template is no
 * text that the parser lost. */
#include <ntddk.h>

extern "C" DRIVER_INITIALIZE DriverEntry;

struct TbeRow {
    ULONG First;
};
struct TbeRow {
    ULONG Second;
};

template <typename Kept> class TbeCache {
public:
    NTSTATUS Create()
    {
        Memory = (Kept *)ExAllocatePoolWithTag(NonPagedPool, sizeof(Kept), 'ebTC'); // expect: leaked-on-failure
        return Memory != NULL ? STATUS_SUCCESS : STATUS_INSUFFICIENT_RESOURCES;
    }
    VOID Release()
    {
        if (Memory != NULL) {
            ExFreePoolWithTag(Memory, 'ebTC');
            Memory = NULL;
        }
    }

private:
    Kept *Memory;
};

static TbeCache<ULONG> Cache;

static VOID TbeUnload(PDRIVER_OBJECT DriverObject)
{
    IoDeleteDevice(DriverObject->DeviceObject);
    Cache.Release();
}

extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT device;

    UNREFERENCED_PARAMETER(RegistryPath);
    NTSTATUS status = Cache.Create();
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    DriverObject->DriverUnload = TbeUnload;
    return STATUS_SUCCESS;
}
