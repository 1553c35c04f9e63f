/* Memory and devices lie above all addresses that a process can have: these tests say no more than
 * that something is there. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;
static DRIVER_UNLOAD CapUnload;

#define CAP_SYSTEM_START 0xFFFF080000000000ULL

static PVOID CapTable, CapIndex;
static PDRIVER_UNLOAD CapClassUnload;

static VOID CapUnload(PDRIVER_OBJECT DriverObject)
{
    if ((SIZE_T)CapTable > CAP_SYSTEM_START) ExFreePool(CapTable);
    if (CapIndex <= (PVOID)0x7fffffffffff) ExFreePool(CapIndex); /* never */
    CapClassUnload(DriverObject);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data = {0};
    NTSTATUS status;

    data.HwInitializationDataSize = sizeof(data);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) return status;
    CapClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    CapTable = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'baTC'); // clean
    CapIndex = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'xdIC'); // expect: unreleased-resource
    return status;
}
