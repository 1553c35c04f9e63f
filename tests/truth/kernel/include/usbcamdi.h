/* The USB camera helper, which registers with the stream class driver. */
#include "wdm.h"
ULONG NTAPI USBCAMD_DriverEntry(PVOID DriverObject, PVOID RegistryPath, ULONG DeviceContextSize,
                                ULONG FrameContextSize, PVOID ReceivePacket);
