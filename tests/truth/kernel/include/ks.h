/* Kernel streaming's AVStream. */
#include "wdm.h"
typedef struct _KSDEVICE_DESCRIPTOR {
  const void *Dispatch;
  ULONG FilterDescriptorsCount;
  const void *const *FilterDescriptors;
  ULONG Version;
} KSDEVICE_DESCRIPTOR;
NTSTATUS NTAPI KsInitializeDriver(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath,
                                  const KSDEVICE_DESCRIPTOR *Descriptor);
