/* A goto jumps over the call. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

NTSTATUS CapFlush(VOID);

static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    NTSTATUS status = CapFlush();

    if (status == STATUS_DEVICE_NOT_READY) {
        goto done;
    }
    DbgPrint("capture: flushed, %lx\n", status);
    ClassUnload(DriverObject);

done:
    DbgPrint("capture: unloaded\n");
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
    DriverObject->DriverUnload = CapUnload; // expect: unchained-class-unload
    return STATUS_SUCCESS;
}
