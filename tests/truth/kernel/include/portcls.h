/* The audio port class driver. */
#include "wdm.h"
NTSTATUS NTAPI PcInitializeAdapterDriver(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath,
                                         PDRIVER_ADD_DEVICE AddDevice);
