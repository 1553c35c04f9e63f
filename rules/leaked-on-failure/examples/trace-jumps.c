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

#define WPP_CONTROL_GUIDS                                                     \
    WPP_DEFINE_CONTROL_GUID(PumpTrace, (0ab1c2d3,4e5f,6071,8293,a4b5c6d7e8f9), \
                            WPP_DEFINE_BIT(PUMP_ALL) WPP_DEFINE_BIT(PUMP_FATAL))
#define WPP_LEVEL_FLAGS_POST(level, flags) \
    , (((WPP_BIT_##flags) == WPP_BIT_PUMP_FATAL) ? PumpStop(level) : 1)

/* begin_wpp config
   FUNC LogLine{LEVEL=TRACE_LEVEL_INFORMATION, FLAGS=PUMP_ALL}(MSG, ...);
   FUNC LogEnd{LEVEL=TRACE_LEVEL_CRITICAL, FLAGS=PUMP_FATAL}(MSG, ...);
   FUNC CleanupIfFailed{LEVEL=TRACE_LEVEL_ERROR}(_STATUS_, MSG, ...);
   FUNC CleanupIfNull{LEVEL=TRACE_LEVEL_ERROR}(_NULL_);
   end_wpp */

static PVOID g_Curve, g_Scale;

static int PumpStop(ULONG Level)
{
    KeBugCheckEx(DRIVER_VIOLATION, Level, 0, 0, 0);
    return 0;
}

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

    LogLine("loading %p", DriverObject);
    g_Curve = ExAllocatePool2(POOL_FLAG_NON_PAGED, 256, 'pmuP'); // clean
    CleanupIfNull(g_Curve);
    if (DriverObject == NULL) {
        LogEnd("there is no driver object"); /* the system is stopped: no leak */
        return STATUS_INVALID_PARAMETER;
    }
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
