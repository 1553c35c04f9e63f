/* What Microsoft's compiler takes and others do not: sizeof without parentheses, a macro that stands
 * for the L of a string, a macro without its semicolon, a cast that is assigned to; and structures
 * that are known by their tags alone. */
#include <ntddk.h>
#include <pumpbus.h>

DRIVER_INITIALIZE DriverEntry;

typedef struct PUMP_CURVE {
    ULONG Kind;
    ULONG Points[8];
} PUMP_CURVE;

#define PUMP_WIDE L
#define PUMP_NAME PUMP_WIDE"\\Device\\Pump"
#define PUMP_CHECK(status) do { if (!NT_SUCCESS(status)) return (status); } while (0)

static PUMP_CURVE *g_Curve;
static PUMP_CURVE *g_Spare;

static NTSTATUS PumpAsk(struct _PUMP_REQUEST *Request)
{
    Request->Header.Length = sizeof(struct _PUMP_REQUEST);
    return Request->Kind == 3 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}

static VOID PumpUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    ExFreePoolWithTag(g_Curve, 'pmuP');
}

static NTSTATUS PumpRead(PUCHAR Text, ULONG Length, ULONG *Sum)
{
    while (Length >= sizeof(ULONG)) {
        *Sum += *(ULONG *)Text;
        (ULONG *)Text += 1;
        Length -= sizeof ULONG;
    }
    return STATUS_SUCCESS;
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING name;
    ULONG sum = 0;
    struct _PUMP_REQUEST *request = (struct _PUMP_REQUEST *)RegistryPath->Buffer;
    NTSTATUS status = PumpRead((PUCHAR)RegistryPath->Buffer, RegistryPath->Length, &sum);

    PUMP_CHECK(status) 
    status = PumpAsk(request);
    PUMP_CHECK(status);
    RtlInitUnicodeString(&name, PUMP_NAME);

    g_Curve = (PUMP_CURVE *)ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof PUMP_CURVE, 'pmuP'); // clean
    if (g_Curve == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    g_Spare = (PUMP_CURVE *)ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof PUMP_CURVE, 'pmuP'); // expect: unreleased-resource
    DriverObject->DriverUnload = PumpUnload;
    return STATUS_SUCCESS;
}
