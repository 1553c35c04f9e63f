/* The saved routine is kept in the driver object's extension, which another function clears, by no
 * more than a pointer; on one way nothing is saved there. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD TunerUnload;

typedef struct _TUNER_EXTENSION {
    PDRIVER_UNLOAD Saved;
} TUNER_EXTENSION;

BOOLEAN IsSafeMode(VOID);

VOID TunerUnload(PDRIVER_OBJECT DriverObject)
{
    TUNER_EXTENSION *extension = IoGetDriverObjectExtension(DriverObject, (PVOID)DriverEntry);
    extension->Saved(DriverObject); // expect: null-class-unload
}

static VOID TunerClear(NTSTATUS status, PVOID memory, SIZE_T size)
{
    if (NT_SUCCESS(status)) RtlZeroMemory(memory, size);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA init = {0};
    TUNER_EXTENSION *extension;
    NTSTATUS status = IoAllocateDriverObjectExtension(DriverObject, (PVOID)DriverEntry,
                                                      sizeof(*extension), (PVOID *)&extension);

    TunerClear(status, extension, sizeof(*extension));
    if (!NT_SUCCESS(status)) return status;
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &init);
    if (!NT_SUCCESS(status)) return status;
    if (!IsSafeMode()) extension->Saved = DriverObject->DriverUnload;
    DriverObject->DriverUnload = TunerUnload;
    return STATUS_SUCCESS;
}
