/* The source that the sample findings point into; nothing compiles it. */
#include <strmini.h>

static PDRIVER_UNLOAD ClassUnload;

VOID SampleUnload(PDRIVER_OBJECT DriverObject)
{
	if (ClassUnload != NULL) { /* 日本 */ ClassUnload(DriverObject); }
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
	NTSTATUS status;
	DriverObject->DriverUnload = SampleUnload;

  status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &Init);
  return status;
}
