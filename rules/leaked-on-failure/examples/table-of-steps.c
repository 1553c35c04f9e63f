/* The steps of DriverEntry stand in a table, with a question in between; eight of them. */
#include <ntddk.h>

DRIVER_INITIALIZE DriverEntry;

typedef NTSTATUS (*STEP)(VOID);

BOOLEAN HasFeature(ULONG Number);
static PVOID g_Buffer;

static NTSTATUS Nothing(VOID) { return STATUS_SUCCESS; }

static NTSTATUS MakeBuffer(VOID)
{
    g_Buffer = ExAllocatePoolWithTag(NonPagedPool, 64, 'petS'); // expect: leaked-on-failure
    return g_Buffer == NULL ? STATUS_INSUFFICIENT_RESOURCES : STATUS_SUCCESS;
}

static NTSTATUS Refuse(VOID) { return STATUS_NOT_SUPPORTED; }

static const STEP Steps[] = {Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, MakeBuffer, Refuse};

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    ULONG i;
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    for (i = 0; i < RTL_NUMBER_OF(Steps); i++) {
        NTSTATUS status;
        if (HasFeature(i)) continue;
        status = Steps[i]();
        if (!NT_SUCCESS(status)) return status;
    }
    return STATUS_SUCCESS;
}
