/* The message compiler makes routines for the events of a manifest, and nobody has run it: what they
 * are told of the driver object they write down, and no more. */
#include <strmini.h>

VOID EventRegisterSample_Driver(VOID);
VOID EventUnregisterSample_Driver(VOID);
VOID EventWriteStartEvent(const GUID *Activity, PDRIVER_OBJECT DriverObject, PUNICODE_STRING Path);

static PDRIVER_UNLOAD g_ClassUnload;

static VOID NTAPI SmpUnload(PDRIVER_OBJECT DriverObject)
{
    EventUnregisterSample_Driver();
    if (g_ClassUnload != NULL) {
        g_ClassUnload(DriverObject);
    }
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA init = {0};
    NTSTATUS status;

    init.HwInitializationDataSize = sizeof(init);
    EventRegisterSample_Driver();
    EventWriteStartEvent(NULL, DriverObject, RegistryPath);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &init);
    if (!NT_SUCCESS(status)) {
        EventUnregisterSample_Driver();
        return status;
    }
    g_ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = SmpUnload; // clean
    return STATUS_SUCCESS;
}
