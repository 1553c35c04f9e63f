/* The video port driver. */
#include "wdm.h"
typedef struct _VIDEO_HW_INITIALIZATION_DATA {
  ULONG HwInitDataSize;
  ULONG AdapterInterfaceType;
  PVOID HwFindAdapter;
  PVOID HwInitialize;
} VIDEO_HW_INITIALIZATION_DATA, *PVIDEO_HW_INITIALIZATION_DATA;
ULONG NTAPI VideoPortInitialize(PVOID DriverObject, PVOID RegistryPath,
                                PVIDEO_HW_INITIALIZATION_DATA Data, PVOID HwContext);
