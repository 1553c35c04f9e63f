/* Registering with the filter manager acquires something besides: when what follows fails, it has to
 * be undone. The second handle takes the place of the first. */
#include <fltkernel.h>

DRIVER_INITIALIZE DriverEntry;

static PFLT_FILTER Filter;
static PVOID Cache;

static NTSTATUS FLTAPI ShadowUnload(FLT_FILTER_UNLOAD_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Flags);
    FltUnregisterFilter(Filter);
    return STATUS_SUCCESS;
}

static NTSTATUS RegisterAndStart(PDRIVER_OBJECT DriverObject, const FLT_REGISTRATION *Registration)
{
    NTSTATUS status = FltRegisterFilter(DriverObject, Registration, &Filter); // clean

    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FltStartFiltering(Filter);
    if (!NT_SUCCESS(status)) {
        FltUnregisterFilter(Filter);
    }
    return status;
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    FLT_REGISTRATION registration = {sizeof(registration), FLT_REGISTRATION_VERSION};
    NTSTATUS status;

    UNREFERENCED_PARAMETER(RegistryPath);
    registration.FilterUnloadCallback = ShadowUnload;
    if (Cache != NULL) {
        return RegisterAndStart(DriverObject, &registration);
    }
    status = FltRegisterFilter(DriverObject, &registration, &Filter); // expect: leaked-on-failure
    if (!NT_SUCCESS(status)) {
        return status;
    }
    return FltStartFiltering(Filter);
}
