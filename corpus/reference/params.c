/*
 * params.c - the Parameters key of the service.
 *
 * The string that DriverEntry gets as RegistryPath is gone when DriverEntry returns,
 * yet parameters are read anew for each device that starts. So a copy is kept for as
 * long as the driver is loaded.
 */

#include "tpat.h"

#define TPAT_DEFAULT_WIDTH          320
#define TPAT_DEFAULT_HEIGHT         240
#define TPAT_DEFAULT_INTERVAL       40
#define TPAT_DEFAULT_TRACE_ENTRIES  256

#define TPAT_MAX_WIDTH              1920
#define TPAT_MAX_HEIGHT             1080
#define TPAT_MAX_INTERVAL           10000
#define TPAT_MAX_TRACE_ENTRIES      4096

/* Terminated with a zero, as the RtlQueryRegistryValues family wants it. */
static PWSTR KeyPath;

static const WCHAR ParametersSubkey[] = L"\\Parameters";

NTSTATUS
TpatParametersOpen(
    PUNICODE_STRING RegistryPath
    )
{
    SIZE_T PathBytes = RegistryPath->Length;

    KeyPath = ExAllocatePoolWithTag(NonPagedPool,
                                    PathBytes + sizeof(ParametersSubkey),
                                    TPAT_POOL_TAG);
    if (KeyPath == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    RtlCopyMemory(KeyPath, RegistryPath->Buffer, PathBytes);
    RtlCopyMemory((PUCHAR)KeyPath + PathBytes, ParametersSubkey, sizeof(ParametersSubkey));
    return STATUS_SUCCESS;
}

VOID
TpatParametersClose(VOID)
{
    ExFreePoolWithTag(KeyPath, TPAT_POOL_TAG);
    KeyPath = NULL;
}

static
VOID
TpatDescribeValue(
    PRTL_QUERY_REGISTRY_TABLE Entry,
    PCWSTR Name,
    PULONG Value,
    PULONG Default
    )
{
    Entry->Flags = RTL_QUERY_REGISTRY_DIRECT;
    Entry->Name = Name;
    Entry->EntryContext = Value;
    Entry->DefaultType = REG_DWORD;
    Entry->DefaultData = Default;
    Entry->DefaultLength = sizeof(*Default);
}

static
ULONG
TpatClamp(
    ULONG Value,
    ULONG Least,
    ULONG Most
    )
{
    if (Value < Least) {
        return Least;
    }
    return Value > Most ? Most : Value;
}

VOID
TpatParametersRead(
    PTPAT_PARAMETERS Parameters
    )
{
    TPAT_PARAMETERS Defaults;
    RTL_QUERY_REGISTRY_TABLE Table[5];
    NTSTATUS Status;

    Defaults.Width = TPAT_DEFAULT_WIDTH;
    Defaults.Height = TPAT_DEFAULT_HEIGHT;
    Defaults.FrameInterval = TPAT_DEFAULT_INTERVAL;
    Defaults.TraceEntries = TPAT_DEFAULT_TRACE_ENTRIES;

    /* The zeroed last entry ends the table. */
    RtlZeroMemory(Table, sizeof(Table));
    TpatDescribeValue(&Table[0], L"Width", &Parameters->Width, &Defaults.Width);
    TpatDescribeValue(&Table[1], L"Height", &Parameters->Height, &Defaults.Height);
    TpatDescribeValue(&Table[2], L"FrameInterval", &Parameters->FrameInterval,
                      &Defaults.FrameInterval);
    TpatDescribeValue(&Table[3], L"TraceEntries", &Parameters->TraceEntries,
                      &Defaults.TraceEntries);

    *Parameters = Defaults;
    Status = RtlQueryRegistryValues(RTL_REGISTRY_ABSOLUTE, KeyPath, Table, NULL, NULL);
    if (!NT_SUCCESS(Status)) {
        /* No key is no error, and a half-read one is worth no more than none. */
        *Parameters = Defaults;
    }

    Parameters->Width = TpatClamp(Parameters->Width, 16, TPAT_MAX_WIDTH) & ~1u;
    Parameters->Height = TpatClamp(Parameters->Height, 16, TPAT_MAX_HEIGHT);
    Parameters->FrameInterval = TpatClamp(Parameters->FrameInterval, 1, TPAT_MAX_INTERVAL);
    Parameters->TraceEntries = TpatClamp(Parameters->TraceEntries, 1, TPAT_MAX_TRACE_ENTRIES);
}
