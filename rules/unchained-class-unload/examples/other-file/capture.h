/* A driver of two sources: what both need. */
#include <strmini.h>

typedef struct _CAP_DRIVER {
    PDRIVER_UNLOAD ClassUnload;
} CAP_DRIVER;

extern CAP_DRIVER CapDriver;

DRIVER_UNLOAD CapUnload;
VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb);
