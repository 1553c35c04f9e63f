#include "cache.h"

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    if (Srb->Command == SRB_INITIALIZE_DEVICE) {
        Host::cache.create();
    }
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data = {};

    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    return StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
}
