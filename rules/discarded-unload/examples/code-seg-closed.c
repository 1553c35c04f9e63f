/* Only DriverEntry and its helper lie between the two pragmas. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static DRIVER_UNLOAD CapUnload;
static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

#pragma code_seg("INIT")

static VOID CapBanner(VOID) // clean
{
    DbgPrint("capture: loading\n");
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS status;

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    CapBanner();
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    return STATUS_SUCCESS;
}

#pragma code_seg()

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject) // clean
{
    DbgPrint("capture: unloading\n");
    ClassUnload(DriverObject);
}
