/* What a switch and a loop over a range declare before their value: libclang does not show it. */
#include <ntddk.h>

extern "C" DRIVER_INITIALIZE DriverEntry;

struct PUMP_CURVE {
    PVOID Points;
    ULONG Kind;
};

static PUMP_CURVE g_Curve;
static ULONG g_Order[3] = {2, 0, 1};

static PUMP_CURVE &PumpCurve(ULONG Kind)
{
    g_Curve.Points = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'pmuP'); // expect: leaked-on-failure
    g_Curve.Kind = Kind;
    return g_Curve;
}

static VOID PumpUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    ExFreePoolWithTag(g_Curve.Points, 'pmuP');
}

extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    ULONG sum = 0;

    for (ULONG base = RegistryPath->Length; auto order : g_Order) {
        sum += base * order;
    }
    switch (auto &curve = PumpCurve(RegistryPath->Length); curve.Kind) {
    case 0:
        if (curve.Points == nullptr) [[unlikely]] {
            return STATUS_INSUFFICIENT_RESOURCES;
        }
        return STATUS_NOT_SUPPORTED;
    default:
        if (curve.Points == nullptr) return STATUS_INSUFFICIENT_RESOURCES;
        break;
    }
    DriverObject->DriverUnload = PumpUnload;
    return sum == 0 ? STATUS_SUCCESS : STATUS_PENDING;
}
