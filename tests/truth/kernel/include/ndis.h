/* NDIS. */
#include "wdm.h"
typedef PVOID NDIS_HANDLE, *PNDIS_HANDLE;
typedef LONG NDIS_STATUS;
typedef struct _NDIS_MINIPORT_DRIVER_CHARACTERISTICS {
  UCHAR MajorNdisVersion, MinorNdisVersion;
  VOID(NTAPI *UnloadHandler)(PDRIVER_OBJECT DriverObject);
} NDIS_MINIPORT_DRIVER_CHARACTERISTICS, *PNDIS_MINIPORT_DRIVER_CHARACTERISTICS;
typedef struct _NDIS_FILTER_DRIVER_CHARACTERISTICS {
  UCHAR MajorNdisVersion, MinorNdisVersion;
} NDIS_FILTER_DRIVER_CHARACTERISTICS, *PNDIS_FILTER_DRIVER_CHARACTERISTICS;
NDIS_STATUS NTAPI NdisMRegisterMiniportDriver(PDRIVER_OBJECT DriverObject,
                                              PUNICODE_STRING RegistryPath, NDIS_HANDLE Context,
                                              PNDIS_MINIPORT_DRIVER_CHARACTERISTICS Data,
                                              PNDIS_HANDLE Handle);
VOID NTAPI NdisMDeregisterMiniportDriver(NDIS_HANDLE Handle);
NDIS_STATUS NTAPI NdisFRegisterFilterDriver(PDRIVER_OBJECT DriverObject, NDIS_HANDLE Context,
                                            PNDIS_FILTER_DRIVER_CHARACTERISTICS Data,
                                            PNDIS_HANDLE Handle);
VOID NTAPI NdisFDeregisterFilterDriver(NDIS_HANDLE Handle);
