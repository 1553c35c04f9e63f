/* Two orders in one DriverEntry, chosen by one flag: the early one loses the routine, the late one,
 * which goes by the same flag, does not. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

BOOLEAN CapReadSetting(PUNICODE_STRING RegistryPath);

static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    DbgPrint("capture: unloading\n");
    ClassUnload(DriverObject); // clean
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    BOOLEAN early = CapReadSetting(RegistryPath);
    NTSTATUS status;

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);

    if (early) {
        DriverObject->DriverUnload = CapUnload; // expect: lost-unload
    }
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (NT_SUCCESS(status) && !early) {
        ClassUnload = DriverObject->DriverUnload;
        DriverObject->DriverUnload = CapUnload; // clean
    }
    return status;
}
