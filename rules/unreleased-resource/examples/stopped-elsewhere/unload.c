/* The unload routine, and who sets it. */
#include <ntddk.h>
#include "parts.h"

static VOID PartsUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    StopAll();
}

VOID SetUnload(PDRIVER_OBJECT DriverObject) { DriverObject->DriverUnload = PartsUnload; }
