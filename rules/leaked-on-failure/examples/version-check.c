/* A way out that looks like an assertion: NT_VERIFY has a value in every build. */
#include <fltkernel.h>

DRIVER_INITIALIZE DriverEntry;

static PULONG FltTable;
static PFLT_FILTER FltHandle;

static NTSTATUS FLTAPI FltUnload(FLT_FILTER_UNLOAD_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Flags);
    FltUnregisterFilter(FltHandle);
    ExFreePoolWithTag(FltTable, 'tTlF');
    return STATUS_SUCCESS;
}

static const FLT_REGISTRATION FltRegistration = {
    .Size = sizeof(FLT_REGISTRATION),
    .Version = FLT_REGISTRATION_VERSION,
    .FilterUnloadCallback = FltUnload,
};

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS status;

    UNREFERENCED_PARAMETER(RegistryPath);
    FltTable = ExAllocatePoolWithTag(NonPagedPoolNx, PAGE_SIZE, 'tTlF'); // expect: leaked-on-failure
    if (FltTable == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (!NT_VERIFY(RtlIsNtDdiVersionAvailable(NTDDI_WIN8))) {
        return STATUS_NOT_SUPPORTED;
    }
    status = FltRegisterFilter(DriverObject, &FltRegistration, &FltHandle);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(FltTable, 'tTlF');
        return status;
    }
    status = FltStartFiltering(FltHandle);
    if (!NT_SUCCESS(status)) {
        FltUnregisterFilter(FltHandle);
        ExFreePoolWithTag(FltTable, 'tTlF');
    }
    return status;
}
