/* The USB driver interface. */
#ifndef PACK_USBDI_H
#define PACK_USBDI_H

#include <usb.h>
#include <usbioctl.h>

#define URB_STATUS(urb) ((urb)->UrbHeader.Status)
#define GET_SELECT_CONFIGURATION_REQUEST_SIZE(totalInterfaces, totalPipes)                                     \
    (sizeof(struct _URB_SELECT_CONFIGURATION) + ((totalInterfaces - 1) * sizeof(USBD_INTERFACE_INFORMATION)) + \
     ((totalPipes - 1) * sizeof(USBD_PIPE_INFORMATION)))
#define GET_SELECT_INTERFACE_REQUEST_SIZE(totalPipes) \
    (sizeof(struct _URB_SELECT_INTERFACE) + ((totalPipes - 1) * sizeof(USBD_PIPE_INFORMATION)))
#define GET_USBD_INTERFACE_SIZE(numEndpoints) \
    (sizeof(USBD_INTERFACE_INFORMATION) + (sizeof(USBD_PIPE_INFORMATION) * (numEndpoints)) - sizeof(USBD_PIPE_INFORMATION))

#endif
