/* The constructor of a static object can end in two ways: with memory, or without. What the failing
 * path releases is that memory in either, and not what DriverEntry itself has allocated. */
#include <ntddk.h>

extern "C" DRIVER_INITIALIZE DriverEntry;

class Cache {
public:
    Cache()
    {
        if (ExGetPreviousMode() != KernelMode) {
            return;
        }
        Memory = ExAllocatePoolWithTag(NonPagedPool, 256, 'ehcC');
    }

    bool IsReady() const { return Memory != NULL; }

    void Release()
    {
        if (Memory != NULL) {
            ExFreePool(Memory);
            Memory = NULL;
        }
    }

private:
    PVOID Memory;
};

static Cache g_Cache;
static PVOID g_Log;

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS status;
    PDEVICE_OBJECT device;

    UNREFERENCED_PARAMETER(RegistryPath);
    if (!g_Cache.IsReady()) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    g_Log = ExAllocatePoolWithTag(NonPagedPool, 64, 'goLC'); // expect: leaked-on-failure
    if (g_Log == NULL) {
        g_Cache.Release();
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        g_Cache.Release();
        return status;
    }
    IoDeleteDevice(device);
    ExFreePool(g_Log);
    g_Cache.Release();
    return STATUS_UNSUCCESSFUL;
}
