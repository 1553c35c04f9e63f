/* A macro of the driver hides the store. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

#define CAP_SET_UNLOAD(object, routine) ((object)->DriverUnload = (routine))

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
    NTSTATUS status;

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);

    CAP_SET_UNLOAD(DriverObject, CapUnload); // expect: lost-unload
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    return status;
}
