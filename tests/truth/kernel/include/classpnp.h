/* The storage class driver. */
#include "wdm.h"
typedef VOID(NTAPI *PCLASS_UNLOAD)(PDRIVER_OBJECT DriverObject);
typedef struct _CLASS_INIT_DATA {
  ULONG InitializationDataSize;
  PVOID Room[24];
  PDRIVER_STARTIO ClassStartIo;
  PCLASS_UNLOAD ClassUnload;
  PVOID ClassTick;
} CLASS_INIT_DATA, *PCLASS_INIT_DATA;
ULONG NTAPI ClassInitialize(PVOID DriverObject, PVOID RegistryPath, PCLASS_INIT_DATA Data);
