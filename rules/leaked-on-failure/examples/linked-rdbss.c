/* A redirector with RDBSS linked to it: its own initialisation keeps the driver object, and writes
 * the dispatch table alone. */
#include <ntifs.h>
#include <mrx.h>
#include <rxprocs.h>

DRIVER_INITIALIZE DriverEntry;
static DRIVER_UNLOAD NetUnload;

static MINIRDR_DISPATCH NetDispatch;
static PRDBSS_DEVICE_OBJECT NetDevice;
static PVOID NetTable;

static VOID NetUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    if (NetTable != NULL) ExFreePoolWithTag(NetTable, 'bTeN');
    RxUnregisterMinirdr(NetDevice);
    RxUnload(DriverObject);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Net");
    NTSTATUS status = RxDriverEntry(DriverObject, RegistryPath);

    if (!NT_SUCCESS(status)) return status;
    NetTable = ExAllocatePoolWithTag(PagedPool, PAGE_SIZE, 'bTeN'); // expect: leaked-on-failure
    if (NetTable == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    status = RxRegisterMinirdr(&NetDevice, DriverObject, &NetDispatch, 0, &name, 0,
                               FILE_DEVICE_NETWORK_FILE_SYSTEM, 0);
    if (!NT_SUCCESS(status)) return status;
    DriverObject->DriverUnload = NetUnload;
    return STATUS_SUCCESS;
}
