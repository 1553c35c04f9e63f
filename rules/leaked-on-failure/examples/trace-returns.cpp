/* A trace function that returns when the status is an error: what it does stands in the macros
 * around its message, and the guard looks at another variable. */
#include <ntddk.h>
#include <wdf.h>

extern "C" DRIVER_INITIALIZE DriverEntry;
EVT_WDF_DRIVER_DEVICE_ADD PumpDeviceAdd;

#define WPP_CONTROL_GUIDS                                                     \
    WPP_DEFINE_CONTROL_GUID(PumpTrace, (0ab1c2d3,4e5f,6071,8293,a4b5c6d7e8f9), \
                            WPP_DEFINE_BIT(PUMP_ALL))

#define WPP_LEVEL_FLAGS_LEAVESTATUS_PRE(level, flags, status) \
    do {                                                      \
        NTSTATUS leave__ = (status);                          \
        if (!NT_SUCCESS(leave__)) {
#define WPP_LEVEL_FLAGS_LEAVESTATUS_POST(level, flags, status) \
            ; return leave__;                                  \
        }                                                      \
    } while (0, 0)

// begin_wpp config
// USEPREFIX (RETURN_IF_ERROR, "%!STDPREFIX! error: ");
// FUNC RETURN_IF_ERROR{LEVEL=TRACE_LEVEL_ERROR,FLAGS=PUMP_ALL}(LEAVESTATUS);
// USESUFFIX (RETURN_IF_ERROR, "%!STATUS!", leave__);
// end_wpp

#include "trace-returns.tmh"

static PVOID g_Curve;

template <typename F> auto AtScopeExit(F f)
{
    class AtScopeExit {
    public:
        AtScopeExit(F f) : f_{f} {}
        ~AtScopeExit()
        {
            if (armed_) {
                f_();
            }
        }
        void Disarm() { armed_ = false; }

    private:
        F f_;
        bool armed_ = true;
    };
    return AtScopeExit(f);
}

static VOID PumpUnload(WDFDRIVER Driver)
{
    UNREFERENCED_PARAMETER(Driver);
    ExFreePoolWithTag(g_Curve, 'pmuP');
}

static NTSTATUS PumpLoadCurve()
{
    g_Curve = ExAllocatePool2(POOL_FLAG_NON_PAGED, 256, 'pmuP'); // expect: leaked-on-failure
    return g_Curve != NULL ? STATUS_SUCCESS : STATUS_INSUFFICIENT_RESOURCES;
}

extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS status = STATUS_SUCCESS;
    auto guard = AtScopeExit([&status]() {
        if (!NT_SUCCESS(status) && g_Curve != NULL) {
            ExFreePoolWithTag(g_Curve, 'pmuP');
        }
    });

    RETURN_IF_ERROR(PumpLoadCurve());

    WDF_DRIVER_CONFIG config;
    WDF_DRIVER_CONFIG_INIT(&config, PumpDeviceAdd);
    config.EvtDriverUnload = PumpUnload;

    RETURN_IF_ERROR(WdfDriverCreate(DriverObject, RegistryPath, WDF_NO_OBJECT_ATTRIBUTES, &config,
                                    WDF_NO_HANDLE));
    return status;
}
