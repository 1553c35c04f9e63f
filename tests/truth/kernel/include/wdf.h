/* The driver framework. */
#include "wdm.h"
#define WDF_NO_OBJECT_ATTRIBUTES NULL
#define WDF_NO_HANDLE NULL
typedef struct _WDFDRIVER *WDFDRIVER;
typedef enum _WDF_DRIVER_INIT_FLAGS {
  WdfDriverInitNonPnpDriver = 1,
  WdfDriverInitNoDispatchOverride = 2
} WDF_DRIVER_INIT_FLAGS;
typedef struct _WDF_DRIVER_CONFIG {
  ULONG Size;
  PVOID EvtDriverDeviceAdd;
  VOID(NTAPI *EvtDriverUnload)(WDFDRIVER Driver);
  ULONG DriverInitFlags, DriverPoolTag;
} WDF_DRIVER_CONFIG, *PWDF_DRIVER_CONFIG;
NTSTATUS NTAPI WdfDriverCreate(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath,
                               PVOID Attributes, PWDF_DRIVER_CONFIG Config, WDFDRIVER *Driver);
