/* No unload routine. Names that stand in parentheses like types, and a macro that hands them on: each is complained of
 * more than once before it is known for a number. The types of the paths are in a header nobody
 * has. */
#include <ntddk.h>
#include <pathlib.h>

#define IS_DATA(code) (((code) == (PATH_READ)) || ((code) == (PATH_WRITE)))

DRIVER_INITIALIZE DriverEntry;

static PVOID g_Paths;

static ULONG PathKind(PPath_Entry_V2 entry)
{
    if (IS_DATA(entry->Code)) {
        return 1;
    }
    return IS_DATA(entry->Next->Code) ? 2 : 0;
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    UNREFERENCED_PARAMETER(DriverObject);

    g_Paths = ExAllocatePool2(POOL_FLAG_NON_PAGED, 4096, 'htaP');
    if (g_Paths == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    DbgPrint("paths: the first is of kind %u\n", PathKind((PPath_Entry_V2)g_Paths));
    return STATUS_SUCCESS;
}
