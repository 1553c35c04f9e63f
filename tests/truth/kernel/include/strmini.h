/* The stream class driver. */
#include "wdm.h"
#define STREAMAPI NTAPI
#define STREAM_CLASS_VERSION_20 0x0200
typedef enum _SRB_COMMAND {
  SRB_INITIALIZE_DEVICE = 0x107,
  SRB_CHANGE_POWER_STATE,
  SRB_UNINITIALIZE_DEVICE
} SRB_COMMAND;
typedef struct _HW_STREAM_REQUEST_BLOCK {
  ULONG SizeOfThisPacket;
  SRB_COMMAND Command;
  NTSTATUS Status;
  PVOID StreamObject;
  PVOID HwDeviceExtension;
  PVOID SRBExtension;
} HW_STREAM_REQUEST_BLOCK, *PHW_STREAM_REQUEST_BLOCK;
typedef VOID(NTAPI *PHW_RECEIVE_DEVICE_SRB)(PHW_STREAM_REQUEST_BLOCK Srb);
typedef struct _HW_INITIALIZATION_DATA {
  ULONG HwInitializationDataSize;
  PVOID HwInterrupt;
  PHW_RECEIVE_DEVICE_SRB HwReceivePacket;
  PVOID HwCancelPacket;
  PVOID HwRequestTimeoutHandler;
  ULONG DeviceExtensionSize;
  ULONG PerRequestExtensionSize;
} HW_INITIALIZATION_DATA, *PHW_INITIALIZATION_DATA;
NTSTATUS NTAPI StreamClassRegisterAdapter(PVOID DriverObject, PVOID RegistryPath,
                                          PHW_INITIALIZATION_DATA Data);
#define StreamClassRegisterMinidriver StreamClassRegisterAdapter
