/* All a USB client driver needs. */
#include <usb.h>
#include <usbioctl.h>
#include <usbdlib.h>
