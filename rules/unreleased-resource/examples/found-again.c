/* The object that holds the lock is looked up each time: nobody can say that the one found in the
 * unload routine is another. */
#include <wdm.h>

DRIVER_INITIALIZE DriverEntry;

typedef struct _KEEPER {
    ERESOURCE Lock; // clean
    ERESOURCE Other;
} KEEPER, *PKEEPER;

static PKEEPER KeeperFind(VOID)
{
    return (PKEEPER)IoGetCurrentProcess();
}

static VOID KeeperUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    ExDeleteResourceLite(&KeeperFind()->Lock);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    ExInitializeResourceLite(&KeeperFind()->Lock);
    ExInitializeResourceLite(&KeeperFind()->Other); // expect: unreleased-resource
    DriverObject->DriverUnload = KeeperUnload;
    return STATUS_SUCCESS;
}
