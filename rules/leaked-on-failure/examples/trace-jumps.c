/* Trace functions that jump to the clean-up when something has failed, with and without a message
 * of the call's own. */
#include <ntddk.h>
#include <wdf.h>

DRIVER_INITIALIZE DriverEntry;
EVT_WDF_DRIVER_DEVICE_ADD PumpDeviceAdd;

#define WPP_LEVEL__STATUS__PRE(level, value) { status = (value); if (!NT_SUCCESS(status)) {
#define WPP_LEVEL__STATUS__POST(level, value) ; goto cleanup; } }
#define WPP_LEVEL__NULL__PRE(level, pointer) { if ((pointer) == NULL) {
#define WPP_LEVEL__NULL__POST(level, pointer) \
    ; status = STATUS_INSUFFICIENT_RESOURCES; goto cleanup; } }

/* begin_wpp config
   FUNC CleanupIfFailed{LEVEL=TRACE_LEVEL_ERROR}(_STATUS_, MSG, ...);
   FUNC CleanupIfNull{LEVEL=TRACE_LEVEL_ERROR}(_NULL_);
   end_wpp */

static PVOID g_Curve, g_Scale;

static VOID PumpUnload(WDFDRIVER Driver)
{
    UNREFERENCED_PARAMETER(Driver);
    ExFreePoolWithTag(g_Scale, 'pmuP');
    ExFreePoolWithTag(g_Curve, 'pmuP');
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS status;
    WDF_DRIVER_CONFIG config;

    g_Curve = ExAllocatePool2(POOL_FLAG_NON_PAGED, 256, 'pmuP'); // clean
    CleanupIfNull(g_Curve);
    g_Scale = ExAllocatePool2(POOL_FLAG_NON_PAGED, 256, 'pmuP'); // expect: leaked-on-failure
    CleanupIfNull(g_Scale);

    WDF_DRIVER_CONFIG_INIT(&config, PumpDeviceAdd);
    config.EvtDriverUnload = PumpUnload;
    CleanupIfFailed(WdfDriverCreate(DriverObject, RegistryPath, WDF_NO_OBJECT_ATTRIBUTES, &config,
                                    WDF_NO_HANDLE),
                    "the driver object of %p was not made", DriverObject);
    return STATUS_SUCCESS;

cleanup:
    if (g_Curve != NULL) {
        ExFreePoolWithTag(g_Curve, 'pmuP');
    }
    return status;
}
