/* Eighteen flags from the registry, each kept for itself: far too many paths to follow each. One of
 * the flags hands the driver object to a routine that nobody knows, which leaves the driver
 * undecided; what is proved of the others is reported all the same. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;
NTSTATUS VendorPrepare(PDRIVER_OBJECT DriverObject); // inconclusive

#define FLAGS 18

static ULONG g_Flags[FLAGS];
static PVOID g_Buffer;
extern HW_INITIALIZATION_DATA HwInit;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    ExFreePoolWithTag(g_Buffer, 'galF');
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    ULONG i;
    for (i = 0; i < FLAGS; i++) {
        if (KeQueryActiveProcessorCount(NULL) > i) g_Flags[i] = i + 1;
    }
    if (g_Flags[0] != 0) (VOID)VendorPrepare(DriverObject);
    g_Buffer = ExAllocatePoolWithTag(NonPagedPool, 64, 'galF'); // expect: leaked-on-failure
    if (g_Buffer == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    DriverObject->DriverUnload = Unload; // expect: lost-unload
    for (i = 1; i < FLAGS; i++) {
        if (g_Flags[i] != 0) DbgPrint("flag %lu", g_Flags[i]);
    }
    return StreamClassRegisterAdapter(DriverObject, RegistryPath, &HwInit);
}
