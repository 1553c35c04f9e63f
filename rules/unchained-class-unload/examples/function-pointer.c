/* The calls go through a table of functions. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

typedef struct _CAP_OPERATIONS {
    VOID (*Stop)(VOID);
    VOID (*Chain)(PDRIVER_OBJECT DriverObject);
} CAP_OPERATIONS;

static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID CapStop(VOID)
{
    DbgPrint("capture: stopped\n");
}

static VOID CapChain(PDRIVER_OBJECT DriverObject)
{
    ClassUnload(DriverObject);
}

static const CAP_OPERATIONS Operations = {CapStop, CapChain};

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    Operations.Stop();
    Operations.Chain(DriverObject);
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
    DriverObject->DriverUnload = CapUnload; // clean
    return STATUS_SUCCESS;
}
