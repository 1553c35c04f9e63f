/* Only one case of a switch stores too early. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

ULONG CapQueryModel(PUNICODE_STRING RegistryPath);

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    DbgPrint("capture: unloading\n");
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);

    switch (CapQueryModel(RegistryPath)) {
    case 1:
        data.DmaBufferSize = PAGE_SIZE;
        break;
    case 2:
        data.BusMasterDMA = TRUE;
        DriverObject->DriverUnload = CapUnload; // expect: lost-unload
        break;
    default:
        return STATUS_NOT_SUPPORTED;
    }
    return StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
}
