/* The USB port driver. */
#include "wdm.h"
typedef struct _USBPORT_REGISTRATION_PACKET *PUSBPORT_REGISTRATION_PACKET;
NTSTATUS NTAPI USBPORT_RegisterUSBPortDriver(PDRIVER_OBJECT DriverObject, ULONG Version,
                                             PUSBPORT_REGISTRATION_PACKET Packet);
