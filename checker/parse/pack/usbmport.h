/* USB host controller miniports. */
#ifndef PACK_USBMPORT_H
#define PACK_USBMPORT_H

#include <wdm.h>
#include <usbdi.h>

#ifdef __cplusplus
extern "C" {
#endif

#define USB10_MINIPORT_INTERFACE_VERSION 100
#define USB20_MINIPORT_INTERFACE_VERSION 200
typedef struct _USBPORT_REGISTRATION_PACKET USBPORT_REGISTRATION_PACKET, *PUSBPORT_REGISTRATION_PACKET;
ULONG NTAPI USBPORT_GetHciMn(VOID);
NTSTATUS NTAPI USBPORT_RegisterUSBPortDriver(PDRIVER_OBJECT DriverObject, ULONG Version, PUSBPORT_REGISTRATION_PACKET RegistrationPacket);

#ifdef __cplusplus
}
#endif

#endif
