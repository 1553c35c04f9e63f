/* IDE controllers behind the PCI IDE library. */
#ifndef PACK_IDE_H
#define PACK_IDE_H
#define _PCIIDEX_IDE_H_

#include <wdm.h>

#ifdef __cplusplus
extern "C" {
#endif

#define MAX_IDE_CHANNEL 2
#define MAX_IDE_LINE 2
#define MAX_IDE_DEVICE 2
typedef enum { ChannelDisabled = 0, ChannelEnabled, ChannelStateUnknown } IDE_CHANNEL_STATE;
typedef struct _PCIIDE_TRANSFER_MODE_SELECT *PPCIIDE_TRANSFER_MODE_SELECT;
typedef IDE_CHANNEL_STATE (NTAPI *PCIIDE_CHANNEL_ENABLED)(PVOID DeviceExtension, ULONG Channel);
typedef BOOLEAN (NTAPI *PCIIDE_SYNC_ACCESS_REQUIRED)(PVOID DeviceExtension);
typedef NTSTATUS (NTAPI *PCIIDE_TRANSFER_MODE_SELECT_FUNC)(PVOID DeviceExtension, PPCIIDE_TRANSFER_MODE_SELECT XferMode);
typedef ULONG (NTAPI *PCIIDE_USEDMA_FUNC)(PVOID DeviceExtension, PVOID CdbCommand, PUCHAR Slave);
typedef NTSTATUS (NTAPI *PCIIDE_UDMA_MODES_SUPPORTED)(PVOID IdentifyData, PULONG BestXferMode, PULONG CurrentXferMode);
typedef struct _IDE_CONTROLLER_PROPERTIES {
    ULONG Size;
    ULONG ExtensionSize;
    ULONG SupportedTransferMode[MAX_IDE_CHANNEL][MAX_IDE_DEVICE];
    PCIIDE_CHANNEL_ENABLED PciIdeChannelEnabled;
    PCIIDE_SYNC_ACCESS_REQUIRED PciIdeSyncAccessRequired;
    PCIIDE_TRANSFER_MODE_SELECT_FUNC PciIdeTransferModeSelect;
    BOOLEAN IgnoreActiveBitForAtaDevice;
    BOOLEAN AlwaysClearBusMasterInterrupt;
    PCIIDE_USEDMA_FUNC PciIdeUseDma;
    ULONG AlignmentRequirement;
    ULONG DefaultPIO;
    PCIIDE_UDMA_MODES_SUPPORTED PciIdeUdmaModesSupported;
} IDE_CONTROLLER_PROPERTIES, *PIDE_CONTROLLER_PROPERTIES;
typedef NTSTATUS (NTAPI *PCONTROLLER_PROPERTIES)(PVOID DeviceExtension, PIDE_CONTROLLER_PROPERTIES ControllerProperties);

NTSTATUS NTAPI PciIdeXInitialize(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath, PCONTROLLER_PROPERTIES HwGetControllerProperties, ULONG ExtensionSize);
NTSTATUS NTAPI PciIdeXGetBusData(PVOID DeviceExtension, PVOID Buffer, ULONG ConfigDataOffset, ULONG BufferLength);
NTSTATUS NTAPI PciIdeXSetBusData(PVOID DeviceExtension, PVOID Buffer, PVOID DataMask, ULONG ConfigDataOffset, ULONG BufferLength);
VOID __cdecl PciIdeXDebugPrint(ULONG DebugPrintLevel, PCCHAR DebugMessage, ...);

#ifdef __cplusplus
}
#endif

#endif
