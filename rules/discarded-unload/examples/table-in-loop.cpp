/* The unload routine calls what a table lists, element by element; one of these lies in INIT. What
 * comes before the loop stops the system where nothing was saved, so that no run shows it. */
extern "C" {
#include <strmini.h>
}

extern "C" DRIVER_INITIALIZE DriverEntry;

static PDRIVER_UNLOAD ClassUnload;

#pragma code_seg("INIT")
static VOID RowForgetDefaults() // expect: discarded-unload
{
    DbgPrint("row: defaults\n");
}
#pragma code_seg()

static VOID RowForgetNames()
{
    DbgPrint("row: names\n");
}

static VOID (*const RowForget[])() = {RowForgetNames, RowForgetDefaults};

static VOID NTAPI RowReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI RowUnload(PDRIVER_OBJECT DriverObject)
{
    ClassUnload(DriverObject); // expect: null-class-unload
    for (auto forget : RowForget) {
        forget();
    }
}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data = {};

    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = RowReceivePacket;
    NTSTATUS status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    DriverObject->DriverUnload = RowUnload;
    return STATUS_SUCCESS;
}
