/* The ATA port driver. */
#ifndef PACK_IRB_H
#define PACK_IRB_H
#define _irb_h_

#include <wdm.h>
#include <scsi.h>
#include <ata.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _IDE_REQUEST_BLOCK IDE_REQUEST_BLOCK, *PIDE_REQUEST_BLOCK;
typedef struct _IDE_CHANNEL_CONFIGURATION *PIDE_CHANNEL_CONFIGURATION;
typedef struct _IDE_TASK_FILE {
    UCHAR Current[8];
    UCHAR Previous[8];
} IDE_TASK_FILE, *PIDE_TASK_FILE;
struct _IDE_REQUEST_BLOCK {
    USHORT Function;
    UCHAR IrbStatus;
    UCHAR AtaStatus;
    UCHAR AtaError;
    UCHAR Channel;
    UCHAR TargetId;
    UCHAR Lun;
    UCHAR CdbLength;
    UCHAR SenseInfoBufferLength;
    UCHAR SenseInfoBufferType;
    UCHAR QueueTag;
    ULONG ReservedAsUlong;
    ULONG IrbFlags;
    ULONG TimeOutValue;
    ULONG DataTransferLength;
    PVOID IrbExtension;
    PVOID DataBuffer;
    PVOID SenseInfoBuffer;
    PIDE_REQUEST_BLOCK NextIrb;
    PVOID Reserved;
    IDE_TASK_FILE IdeTaskFile;
    UCHAR Cdb[16];
};
typedef ULONG IDE_CONTROL_ACTION, IDE_ADAPTER_CONTROL_ACTION;
typedef enum { ChannelDisabled = 0, ChannelEnabled, ChannelStateUnknown } ATA_CHANNEL_STATE;
typedef struct _IDE_CHANNEL_INTERFACE IDE_CHANNEL_INTERFACE, *PIDE_CHANNEL_INTERFACE;
typedef struct _IDE_CONTROLLER_CONFIGURATION {
    USHORT Version;
    UCHAR NumberOfChannels;
    UCHAR ControllerMode;
    ULONG NumberOfPhysicalBreaks;
    ULONG MaximumTransferLength;
    ULONG Reserved;
    BOOLEAN NativeModeEnabled;
    BOOLEAN Dma64BitAddress;
    BOOLEAN BusMaster;
    UCHAR AtaBusType;
    PVOID ControllerResources;
} IDE_CONTROLLER_CONFIGURATION, *PIDE_CONTROLLER_CONFIGURATION;
typedef BOOLEAN (NTAPI *IDE_HW_INITIALIZE)(PVOID ChannelExtension, PVOID DeviceParameters, PVOID IdentifyData);
typedef BOOLEAN (NTAPI *IDE_HW_BUILDIO)(PVOID ChannelExtension, PIDE_REQUEST_BLOCK Irb);
typedef BOOLEAN (NTAPI *IDE_HW_STARTIO)(PVOID ChannelExtension, PIDE_REQUEST_BLOCK Irb);
typedef BOOLEAN (NTAPI *IDE_HW_INTERRUPT)(PVOID ChannelExtension);
typedef BOOLEAN (NTAPI *IDE_HW_RESET)(PVOID ChannelExtension);
typedef BOOLEAN (NTAPI *IDE_HW_CONTROL)(PVOID ChannelExtension, IDE_CONTROL_ACTION ControlAction, PVOID Parameters);
typedef BOOLEAN (NTAPI *IDE_CHANNEL_INIT)(PVOID ControllerExtension, PIDE_CHANNEL_INTERFACE ChannelInterface);
typedef ATA_CHANNEL_STATE (NTAPI *IDE_CHANNEL_ENABLED)(PVOID ControllerExtension, ULONG Channel);
typedef VOID (NTAPI *IDE_TRANSFER_MODE_SELECT)(PVOID ControllerExtension, PVOID XferMode);
typedef BOOLEAN (NTAPI *IDE_ADAPTER_CONTROL)(PVOID ControllerExtension, IDE_CONTROL_ACTION ControlAction, PVOID Parameters);
struct _IDE_CHANNEL_INTERFACE {
    USHORT Version;
    UCHAR ChannelNumber;
    UCHAR Reserved;
    ULONG ReservedUlong;
    IDE_HW_INITIALIZE IdeHwInitialize;
    IDE_HW_BUILDIO IdeHwBuildIo;
    IDE_HW_STARTIO IdeHwStartIo;
    IDE_HW_INTERRUPT IdeHwInterrupt;
    IDE_HW_RESET IdeHwReset;
    IDE_HW_CONTROL IdeHwControl;
};
typedef struct _IDE_CONTROLLER_INTERFACE {
    USHORT Version;
    USHORT Reserved;
    ULONG ControllerExtensionSize;
    ULONG ChannelExtensionSize;
    ULONG AlignmentMask;
    IDE_CHANNEL_INIT AtaChannelInitRoutine;
    IDE_CHANNEL_ENABLED AtaControllerChannelEnabled;
    IDE_TRANSFER_MODE_SELECT AtaControllerTransferModeSelect;
    IDE_ADAPTER_CONTROL AtaAdapterControl;
} IDE_CONTROLLER_INTERFACE, *PIDE_CONTROLLER_INTERFACE;

NTSTATUS NTAPI AtaPortInitializeEx(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath, PIDE_CONTROLLER_INTERFACE ControllerInterface);
PVOID NTAPI AtaPortGetUnCachedExtension(PVOID ChannelExtension, ULONG UncachedExtensionSize, ULONG IrbExtensionSize);
VOID NTAPI AtaPortCompleteRequest(PVOID ChannelExtension, PIDE_REQUEST_BLOCK Irb);
VOID NTAPI AtaPortCompleteAllActiveRequests(PVOID ChannelExtension, UCHAR Target, UCHAR Lun, UCHAR IrbStatus);
VOID NTAPI AtaPortBusChangeDetected(PVOID ChannelExtension);
BOOLEAN NTAPI AtaPortRequestTimer(PVOID ChannelExtension, PVOID CallBackRoutine, ULONG TimerValue);
BOOLEAN NTAPI AtaPortRequestWorkerRoutine(PVOID ChannelExtension, PVOID CallBackRoutine);
BOOLEAN NTAPI AtaPortRequestSynchronizedRoutine(PVOID ChannelExtension, PVOID CallBackRoutine);
NTSTATUS NTAPI AtaPortGetBusData(PVOID ControllerExtension, PVOID Buffer, ULONG ConfigDataOffset, ULONG BufferLength);
NTSTATUS NTAPI AtaPortSetBusData(PVOID ControllerExtension, PVOID Buffer, ULONG ConfigDataOffset, ULONG BufferLength);
VOID NTAPI AtaPortStallExecution(ULONG Delay);
VOID __cdecl AtaPortDebugPrint(ULONG DebugPrintLevel, PCCHAR DebugMessage, ...);

#ifdef __cplusplus
}
#endif

#endif
