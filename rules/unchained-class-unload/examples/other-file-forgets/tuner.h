/* A driver of two sources: what both need. */
#include <strmini.h>

VOID TunSaveUnload(PDRIVER_OBJECT DriverObject);
DRIVER_UNLOAD TunUnload;
VOID NTAPI TunReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb);
