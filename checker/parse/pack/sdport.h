/* The SD port driver's miniports: what they are called for, and the members that they name. */
#ifndef PACK_SDPORT_H
#define PACK_SDPORT_H

#include <ntddk.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef ULONG SDPORT_BUS_TYPE, SDPORT_BUS_SPEED, SDPORT_BUS_WIDTH, SDPORT_BUS_VOLTAGE, SDPORT_SIGNALING_VOLTAGE,
    SDPORT_DRIVER_TYPE, SDPORT_RESET_TYPE, SDPORT_BUS_OPERATION_TYPE, SDPORT_REQUEST_TYPE, SDPORT_RESPONSE_TYPE,
    SDPORT_COMMAND_TYPE, SDPORT_TRANSFER_TYPE, SDPORT_TRANSFER_DIRECTION, SDPORT_TRANSFER_METHOD;
typedef struct _SDPORT_CONFIGURATION_INFO {
    SDPORT_BUS_TYPE BusType;
} SDPORT_CONFIGURATION_INFO, *PSDPORT_CONFIGURATION_INFO;
typedef struct _SDPORT_SLOT_EXTENSION {
    PVOID PrivateExtension;
} SDPORT_SLOT_EXTENSION, *PSDPORT_SLOT_EXTENSION;
typedef struct _SD_MINIPORT {
    SDPORT_CONFIGURATION_INFO ConfigurationInfo;
    UCHAR SlotCount;
    PSDPORT_SLOT_EXTENSION SlotExtensionList[1];
} SD_MINIPORT, *PSD_MINIPORT;
typedef struct _SDPORT_CAPABILITIES {
    UCHAR SpecVersion;
    UCHAR MaximumOutstandingRequests;
    USHORT MaximumBlockSize;
    USHORT MaximumBlockCount;
    ULONG BaseClockFrequencyKhz;
    ULONG DmaDescriptorSize;
    ULONG AlignmentRequirement;
    ULONG PioTransferMaxThreshold;
    ULONG TuningTimerCountInSeconds;
    struct {
        ULONG UsePioForRead : 1;
        ULONG UsePioForWrite : 1;
    } Flags;
    struct {
        ULONG ScatterGatherDma : 1;
        ULONG Address64Bit : 1;
        ULONG BusWidth8Bit : 1;
        ULONG HighSpeed : 1;
        ULONG SDR50 : 1;
        ULONG DDR50 : 1;
        ULONG SDR104 : 1;
        ULONG HS200 : 1;
        ULONG HS400 : 1;
        ULONG SignalingVoltage12V : 1;
        ULONG SignalingVoltage18V : 1;
        ULONG DriverTypeA : 1;
        ULONG DriverTypeB : 1;
        ULONG DriverTypeC : 1;
        ULONG DriverTypeD : 1;
        ULONG TuningForSDR50 : 1;
        ULONG SoftwareTuning : 1;
        ULONG AutoCmd12 : 1;
        ULONG AutoCmd23 : 1;
        ULONG Voltage18V : 1;
        ULONG Voltage30V : 1;
        ULONG Voltage33V : 1;
        ULONG Limit200mA : 1;
        ULONG Limit400mA : 1;
        ULONG Limit600mA : 1;
        ULONG Limit800mA : 1;
    } Supported;
} SDPORT_CAPABILITIES, *PSDPORT_CAPABILITIES;
typedef struct _SDPORT_BUS_OPERATION {
    SDPORT_BUS_OPERATION_TYPE Type;
    union {
        SDPORT_RESET_TYPE ResetType;
        ULONG FrequencyKhz;
        SDPORT_BUS_VOLTAGE Voltage;
        SDPORT_BUS_WIDTH BusWidth;
        SDPORT_BUS_SPEED BusSpeed;
        SDPORT_SIGNALING_VOLTAGE SignalingVoltage;
        SDPORT_DRIVER_TYPE DriverType;
        UCHAR DriveStrength;
        BOOLEAN PresetValueEnabled;
        BOOLEAN BlockGapIntEnabled;
    } Parameters;
} SDPORT_BUS_OPERATION, *PSDPORT_BUS_OPERATION;
typedef struct _SDPORT_COMMAND {
    UCHAR Index;
    SDPORT_COMMAND_TYPE Type;
    SDPORT_RESPONSE_TYPE ResponseType;
    SDPORT_TRANSFER_TYPE TransferType;
    SDPORT_TRANSFER_DIRECTION TransferDirection;
    SDPORT_TRANSFER_METHOD TransferMethod;
    ULONG Argument;
    ULONG BlockSize;
    ULONG BlockCount;
    ULONG Length;
    PUCHAR DataBuffer;
    PSCATTER_GATHER_LIST ScatterGatherList;
    PVOID DmaVirtualAddress;
    PHYSICAL_ADDRESS DmaPhysicalAddress;
} SDPORT_COMMAND, *PSDPORT_COMMAND;
typedef struct _SDPORT_REQUEST {
    SDPORT_REQUEST_TYPE Type;
    NTSTATUS Status;
    ULONG RequiredEvents;
    SDPORT_COMMAND Command;
} SDPORT_REQUEST, *PSDPORT_REQUEST;

typedef NTSTATUS SDPORT_GET_SLOT_COUNT(PSD_MINIPORT Miniport, PUCHAR SlotCount);
typedef VOID SDPORT_GET_SLOT_CAPABILITIES(PVOID PrivateExtension, PSDPORT_CAPABILITIES Capabilities);
typedef NTSTATUS SDPORT_INITIALIZE(PVOID PrivateExtension, PHYSICAL_ADDRESS PhysicalBase, PVOID VirtualBase, ULONG Length, BOOLEAN CrashdumpMode);
typedef NTSTATUS SDPORT_ISSUE_BUS_OPERATION(PVOID PrivateExtension, PSDPORT_BUS_OPERATION BusOperation);
typedef BOOLEAN SDPORT_GET_CARD_DETECT_STATE(PVOID PrivateExtension);
typedef BOOLEAN SDPORT_GET_WRITE_PROTECT_STATE(PVOID PrivateExtension);
typedef BOOLEAN SDPORT_INTERRUPT(PVOID PrivateExtension, PULONG Events, PULONG Errors, PBOOLEAN CardChange, PBOOLEAN SdioInterrupt, PBOOLEAN Tuning);
typedef NTSTATUS SDPORT_ISSUE_REQUEST(PVOID PrivateExtension, PSDPORT_REQUEST Request);
typedef VOID SDPORT_GET_RESPONSE(PVOID PrivateExtension, PSDPORT_COMMAND Command, PVOID ResponseBuffer);
typedef VOID SDPORT_REQUEST_DPC(PVOID PrivateExtension, PSDPORT_REQUEST Request, ULONG Events, ULONG Errors);
typedef VOID SDPORT_TOGGLE_EVENTS(PVOID PrivateExtension, ULONG EventMask, BOOLEAN Enable);
typedef VOID SDPORT_CLEAR_EVENTS(PVOID PrivateExtension, ULONG EventMask);
typedef VOID SDPORT_SAVE_CONTEXT(PVOID PrivateExtension);
typedef VOID SDPORT_RESTORE_CONTEXT(PVOID PrivateExtension);
typedef NTSTATUS SDPORT_PO_FX_POWER_CONTROL_CALLBACK(PSD_MINIPORT Miniport, LPCGUID PowerControlCode, PVOID InputBuffer, SIZE_T InputBufferSize, PVOID OutputBuffer, SIZE_T OutputBufferSize, PSIZE_T BytesReturned);
typedef VOID SDPORT_CLEANUP(PSD_MINIPORT Miniport);
typedef struct _SDPORT_INITIALIZATION_DATA {
    ULONG StructureSize;
    SDPORT_GET_SLOT_COUNT *GetSlotCount;
    SDPORT_GET_SLOT_CAPABILITIES *GetSlotCapabilities;
    SDPORT_INTERRUPT *Interrupt;
    SDPORT_ISSUE_REQUEST *IssueRequest;
    SDPORT_GET_RESPONSE *GetResponse;
    SDPORT_REQUEST_DPC *RequestDpc;
    SDPORT_TOGGLE_EVENTS *ToggleEvents;
    SDPORT_CLEAR_EVENTS *ClearEvents;
    SDPORT_SAVE_CONTEXT *SaveContext;
    SDPORT_RESTORE_CONTEXT *RestoreContext;
    SDPORT_INITIALIZE *Initialize;
    SDPORT_ISSUE_BUS_OPERATION *IssueBusOperation;
    SDPORT_GET_CARD_DETECT_STATE *GetCardDetectState;
    SDPORT_GET_WRITE_PROTECT_STATE *GetWriteProtectState;
    SDPORT_PO_FX_POWER_CONTROL_CALLBACK *PowerControlCallback;
    SDPORT_CLEANUP *Cleanup;
    ULONG PrivateExtensionSize;
    BOOLEAN CrashdumpSupported;
} SDPORT_INITIALIZATION_DATA, *PSDPORT_INITIALIZATION_DATA;

#ifdef __cplusplus
}
#endif

#endif
