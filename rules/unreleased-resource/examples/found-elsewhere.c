/* Two structures have a lock of the same name. One object is looked up each time, and its lock goes
 * when the driver does; the other's stays. */
#include <wdm.h>

DRIVER_INITIALIZE DriverEntry;

typedef struct _KEEPER {
    ERESOURCE Lock;
} KEEPER, *PKEEPER;

typedef struct _WATCHER {
    ULONG Count;
    ERESOURCE Lock;
} WATCHER, *PWATCHER;

static PKEEPER KeeperFind(VOID)
{
    return (PKEEPER)IoGetCurrentProcess();
}

static PWATCHER WatcherFind(VOID)
{
    return (PWATCHER)PsGetCurrentThread();
}

static VOID KeeperUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    ExDeleteResourceLite(&KeeperFind()->Lock);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    ExInitializeResourceLite(&KeeperFind()->Lock); // clean
    ExInitializeResourceLite(&WatcherFind()->Lock); // expect: unreleased-resource
    DriverObject->DriverUnload = KeeperUnload;
    return STATUS_SUCCESS;
}
