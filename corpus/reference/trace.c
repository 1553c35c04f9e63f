/*
 * trace.c - the last events, for the debugger.
 *
 * A ring in nonpaged pool that is written at any level and never printed: dump it
 * from Ring on, Mask + 1 entries, the oldest at Next & Mask. It belongs to the driver,
 * not to a device, since what goes wrong between two devices is what one wants to see.
 */

#include "tpat.h"

typedef struct _TPAT_TRACE_ENTRY {
    LARGE_INTEGER Time;
    TPAT_EVENT Event;
    ULONG_PTR Argument;
} TPAT_TRACE_ENTRY, *PTPAT_TRACE_ENTRY;

static PTPAT_TRACE_ENTRY Ring;
static ULONG Mask;
static LONG Next;

NTSTATUS
TpatTraceStart(
    ULONG Entries
    )
{
    ULONG Size = 1;

    /* Down to a power of two, so that the index survives its own wrap-around. */
    while (Size <= Entries / 2) {
        Size *= 2;
    }

    Ring = ExAllocatePoolWithTag(NonPagedPool, Size * sizeof(TPAT_TRACE_ENTRY), TPAT_POOL_TAG);
    if (Ring == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    RtlZeroMemory(Ring, Size * sizeof(TPAT_TRACE_ENTRY));
    Mask = Size - 1;
    Next = 0;
    return STATUS_SUCCESS;
}

VOID
TpatTraceStop(VOID)
{
    ExFreePoolWithTag(Ring, TPAT_POOL_TAG);
    Ring = NULL;
}

VOID
TpatTrace(
    TPAT_EVENT Event,
    ULONG_PTR Argument
    )
{
    ULONG Index = (ULONG)InterlockedIncrement(&Next) - 1;
    PTPAT_TRACE_ENTRY Entry = &Ring[Index & Mask];

    KeQuerySystemTime(&Entry->Time);
    Entry->Event = Event;
    Entry->Argument = Argument;
}
