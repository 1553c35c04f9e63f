/* The last one who lets go of the timer frees it. Its count is set and lowered through pointers
 * only. */
#include <wdm.h>

DRIVER_INITIALIZE DriverEntry;

typedef struct _METER {
    LONG64 References;
    LONG64 Wakeups;
    PEX_TIMER Timer;
} METER, *PMETER;

static VOID CountStart(_Out_ LONG64 *Count)
{
    *Count = 1;
}

static BOOLEAN CountDrop(_Inout_ LONG64 *Count)
{
    LONG64 Left = InterlockedDecrement64(Count);

    return Left <= 0;
}

static VOID MeterTick(PEX_TIMER Timer, PVOID Context)
{
    UNREFERENCED_PARAMETER(Timer);
    UNREFERENCED_PARAMETER(Context);
}

static VOID MeterDrop(PMETER Meter)
{
    if (CountDrop(&Meter->References)) {
        if (Meter->Timer != NULL) {
            ExDeleteTimer(Meter->Timer, FALSE, FALSE, NULL);
        }
        ExFreePoolWithTag(Meter, 'retM');
    }
}

static PMETER Running;

static VOID MeterUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    MeterDrop(Running);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PMETER Meter;

    UNREFERENCED_PARAMETER(RegistryPath);
    Meter = ExAllocatePoolZero(NonPagedPoolNx, sizeof(METER), 'retM'); // clean
    if (Meter == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    CountStart(&Meter->References);
    Meter->Timer = ExAllocateTimer(MeterTick, Meter, EX_TIMER_HIGH_RESOLUTION);
    if (Meter->Timer == NULL) {
        MeterDrop(Meter);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Running = Meter;
    DriverObject->DriverUnload = MeterUnload;
    return STATUS_SUCCESS;
}
