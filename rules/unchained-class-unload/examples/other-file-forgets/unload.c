#include "tuner.h"

static PDRIVER_UNLOAD ClassUnload;

VOID NTAPI TunReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

VOID TunSaveUnload(PDRIVER_OBJECT DriverObject)
{
    ClassUnload = DriverObject->DriverUnload;
}

VOID NTAPI TunUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    DbgPrint("tuner: unloading, class routine at %p\n", ClassUnload);
}
