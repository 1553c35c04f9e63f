/* A link goes by its name, wherever that stands: in a copy on the stack, or below the other folder
 * that leads to it. Another link's name takes nothing away. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

#define TUNER_LINK L"\\DosDevices\\TunerControl"

static const WCHAR TunerDebug[] = L"\\DosDevices\\TunerDebug";

static VOID NTAPI TunerReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID TunerDeleteLink(VOID)
{
    WCHAR buffer[] = TUNER_LINK;
    UNICODE_STRING link;

    RtlInitUnicodeString(&link, buffer);
    IoDeleteSymbolicLink(&link);
}

static NTSTATUS TunerCreateLinks(PUNICODE_STRING Name)
{
    UNICODE_STRING link, debug, trace;
    NTSTATUS status;

    RtlInitUnicodeString(&link, TUNER_LINK);
    RtlInitUnicodeString(&debug, TunerDebug);
    RtlInitUnicodeString(&trace, L"\\DosDevices\\TunerTrace");
    status = IoCreateSymbolicLink(&link, Name); // clean
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = IoCreateSymbolicLink(&debug, Name); // known-miss: leaked-on-failure
    if (!NT_SUCCESS(status)) {
        TunerDeleteLink();
        return status;
    }
    status = IoCreateSymbolicLink(&trace, Name); // expect: leaked-on-failure
    if (!NT_SUCCESS(status)) {
        RtlInitUnicodeString(&link, L"\\??\\TUNERCONTROL");
        IoDeleteSymbolicLink(&link);
        return status; /* TunerDebug stays: what an array holds is not looked at */
    }
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    UNICODE_STRING name, link;
    NTSTATUS status;

    RtlInitUnicodeString(&name, L"\\Device\\TunerControl");
    status = TunerCreateLinks(&name);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = TunerReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data); // expect: missing-unload
    if (!NT_SUCCESS(status)) {
        RtlInitUnicodeString(&link, L"\\DosDevices\\TunerDebug");
        IoDeleteSymbolicLink(&link);
        RtlInitUnicodeString(&link, L"\\DosDevices\\TunerControl");
        IoDeleteSymbolicLink(&link); /* TunerTrace stays */
    }
    return status;
}
