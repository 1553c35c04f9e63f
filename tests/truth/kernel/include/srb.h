/* The SCSI port driver. */
#include "wdm.h"
typedef struct _HW_INITIALIZATION_DATA {
  ULONG HwInitializationDataSize;
  ULONG AdapterInterfaceType;
  PVOID HwInitialize;
  PVOID HwStartIo;
  PVOID HwInterrupt;
  PVOID HwFindAdapter;
} HW_INITIALIZATION_DATA, *PHW_INITIALIZATION_DATA;
ULONG NTAPI ScsiPortInitialize(PVOID DriverObject, PVOID RegistryPath, PHW_INITIALIZATION_DATA Data,
                               PVOID Context);
