/* The unload routine calls what is gone through a pointer and through a table, which hold it from the
 * start. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static DRIVER_UNLOAD CapUnload;
static VOID CapLog(VOID);
static VOID CapDropQueue(VOID);
static VOID CapDropClock(VOID);

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(INIT, CapLog)
#pragma alloc_text(INIT, CapDropQueue)
#pragma alloc_text(PAGE, CapDropClock)
#endif

typedef struct _CAP_UNDO {
    ULONG Stage;
    VOID (*Drop)(VOID);
} CAP_UNDO;

static VOID (*Log)(VOID) = CapLog;
static const CAP_UNDO Undo[] = {{1, CapDropQueue}, {2, CapDropClock}};
static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID CapLog(VOID) // expect: discarded-unload
{
    DbgPrint("capture: unloading\n");
}

static VOID CapDropQueue(VOID) // expect: discarded-unload
{
    DbgPrint("capture: queue\n");
}

static VOID CapDropClock(VOID) // clean
{
    DbgPrint("capture: clock\n");
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    ULONG index;

    Log();
    for (index = 0; index < sizeof(Undo) / sizeof(Undo[0]); index++) {
        Undo[index].Drop();
    }
    ClassUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS status;

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    return STATUS_SUCCESS;
}
