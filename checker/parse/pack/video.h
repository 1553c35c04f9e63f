/* The video port driver. */
#ifndef PACK_VIDEO_H
#define PACK_VIDEO_H
#define __VIDEO_H__

#include <miniport.h>
#include <ntddvdeo.h>

#ifdef __cplusplus
extern "C" {
#endif

#define VIDEOPORT_API
typedef LONG VP_STATUS, *PVP_STATUS;
typedef struct _VIDEO_PORT_SPIN_LOCK *PSPIN_LOCK;
typedef struct _VIDEO_PORT_EVENT *PEVENT;
typedef struct __DMA_PARAMETERS *PDMA;
typedef struct _VP_DMA_ADAPTER *PVP_DMA_ADAPTER;
#define SET_USER_EVENT 0x01
#define SET_DISPLAY_EVENT 0x02
#define EVENT_TYPE_MASK 1
#define SYNCHRONIZATION_EVENT 0
#define NOTIFICATION_EVENT 1
#define INITIAL_EVENT_STATE_MASK 2
#define INITIAL_EVENT_NOT_SIGNALED 0
#define INITIAL_EVENT_SIGNALED 2
#define DEVICE_VGA_ENABLED 1
#define VIDEO_INVALID_CHILD_ID ((ULONG)-1)
#define VIDEO_ENUM_MORE_DEVICES ERROR_CONTINUE
#define VIDEO_ENUM_NO_MORE_DEVICES ERROR_NO_MORE_DEVICES
#define VIDEO_ENUM_INVALID_DEVICE ERROR_INVALID_NAME
#define VIDEO_CHILD_ACTIVE 0x0001
#define VIDEO_CHILD_NOPRUNE_FREQ 0x0002
#define SIZE_OF_NT4_VIDEO_HW_INITIALIZATION_DATA FIELD_OFFSET(VIDEO_HW_INITIALIZATION_DATA, HwStartDma)
#define SIZE_OF_W2K_VIDEO_HW_INITIALIZATION_DATA FIELD_OFFSET(VIDEO_HW_INITIALIZATION_DATA, Reserved)
#define SIZE_OF_WXP_VIDEO_HW_INITIALIZATION_DATA (SIZE_OF_W2K_VIDEO_HW_INITIALIZATION_DATA + sizeof(ULONG))
#define SIZE_OF_NT4_VIDEO_PORT_CONFIG_INFO FIELD_OFFSET(VIDEO_PORT_CONFIG_INFO, Master)
#define SIZE_OF_W2K_VIDEO_PORT_CONFIG_INFO sizeof(VIDEO_PORT_CONFIG_INFO)
#define VIDEO_MEMORY_SPACE_MEMORY 0x00
#define VIDEO_MEMORY_SPACE_IO 0x01
#define VIDEO_MEMORY_SPACE_USER_MODE 0x02
#define VIDEO_MEMORY_SPACE_DENSE 0x04
#define VIDEO_MEMORY_SPACE_P6CACHE 0x08
#define VIDEO_RANGE_PASSIVE_DECODE 0x1
#define VIDEO_RANGE_10_BIT_DECODE 0x2
#ifndef DISPLAY_ADAPTER_HW_ID
#define DISPLAY_ADAPTER_HW_ID 0xFFFFFFFF
#endif
#if DBG
#define VideoDebugPrint(arg) VideoPortDebugPrint arg
#else
#define VideoDebugPrint(arg)
#endif

typedef enum VIDEO_SYNCHRONIZE_PRIORITY { VpLowPriority, VpMediumPriority, VpHighPriority } VIDEO_SYNCHRONIZE_PRIORITY, *PVIDEO_SYNCHRONIZE_PRIORITY;
typedef enum _VP_POOL_TYPE { VpNonPagedPool = 0, VpPagedPool, VpNonPagedPoolCacheAligned = 4, VpPagedPoolCacheAligned } VP_POOL_TYPE, *PVP_POOL_TYPE;
typedef enum { VpReadAccess = 0, VpWriteAccess, VpModifyAccess } VP_LOCK_OPERATION;
typedef enum _VIDEO_DEVICE_DATA_TYPE { VpMachineData, VpCmosData, VpBusData, VpControllerData, VpMonitorData } VIDEO_DEVICE_DATA_TYPE, *PVIDEO_DEVICE_DATA_TYPE;
typedef enum _VIDEO_DEBUG_LEVEL { Error = 0, Warn, Trace, Info } VIDEO_DEBUG_LEVEL, *PVIDEO_DEBUG_LEVEL;
typedef enum _VIDEO_CHILD_TYPE { Monitor = 1, NonPrimaryChip, VideoChip, Other } VIDEO_CHILD_TYPE, *PVIDEO_CHILD_TYPE;
typedef enum { VideoPortServicesAGP = 1, VideoPortServicesI2C, VideoPortServicesHeadless, VideoPortServicesInt10, VideoPortServicesDebugReport, VideoPortServicesWCMemoryProtection } VIDEO_PORT_SERVICES;
typedef struct _STATUS_BLOCK {
    union {
        VP_STATUS Status;
        PVOID Pointer;
    };
    ULONG_PTR Information;
} STATUS_BLOCK, *PSTATUS_BLOCK;
typedef struct _VIDEO_REQUEST_PACKET {
    ULONG IoControlCode;
    PSTATUS_BLOCK StatusBlock;
    PVOID InputBuffer;
    ULONG InputBufferLength;
    PVOID OutputBuffer;
    ULONG OutputBufferLength;
} VIDEO_REQUEST_PACKET, *PVIDEO_REQUEST_PACKET;
typedef struct _VIDEO_ACCESS_RANGE {
    PHYSICAL_ADDRESS RangeStart;
    ULONG RangeLength;
    UCHAR RangeInIoSpace;
    UCHAR RangeVisible;
    UCHAR RangeShareable;
    UCHAR RangePassive;
} VIDEO_ACCESS_RANGE, *PVIDEO_ACCESS_RANGE;
typedef struct _EMULATOR_ACCESS_ENTRY {
    ULONG BasePort;
    ULONG NumConsecutivePorts;
    ULONG AccessType;
    UCHAR AccessMode;
    UCHAR StringSupport;
    PVOID Routine;
} EMULATOR_ACCESS_ENTRY, *PEMULATOR_ACCESS_ENTRY;
typedef struct _VIDEO_X86_BIOS_ARGUMENTS {
    ULONG Eax;
    ULONG Ebx;
    ULONG Ecx;
    ULONG Edx;
    ULONG Esi;
    ULONG Edi;
    ULONG Ebp;
} VIDEO_X86_BIOS_ARGUMENTS, *PVIDEO_X86_BIOS_ARGUMENTS;
typedef struct _VIDEO_CHILD_ENUM_INFO {
    ULONG Size;
    ULONG ChildDescriptorSize;
    ULONG ChildIndex;
    ULONG ACPIHwId;
    PVOID ChildHwDeviceExtension;
} VIDEO_CHILD_ENUM_INFO, *PVIDEO_CHILD_ENUM_INFO;
typedef struct _VPOSVERSIONINFO {
    ULONG Size;
    ULONG MajorVersion;
    ULONG MinorVersion;
    ULONG BuildNumber;
    USHORT ServicePackMajor;
    USHORT ServicePackMinor;
} VPOSVERSIONINFO, *PVPOSVERSIONINFO;
typedef struct _VP_DEVICE_DESCRIPTION {
    BOOLEAN ScatterGather;
    BOOLEAN Dma32BitAddresses;
    BOOLEAN Dma64BitAddresses;
    ULONG MaximumLength;
} VP_DEVICE_DESCRIPTION, *PVP_DEVICE_DESCRIPTION;
typedef struct _VP_SCATTER_GATHER_LIST *PVP_SCATTER_GATHER_LIST;
typedef struct _VIDEO_PORT_CONFIG_INFO {
    ULONG Length;
    ULONG SystemIoBusNumber;
    INTERFACE_TYPE AdapterInterfaceType;
    ULONG BusInterruptLevel;
    ULONG BusInterruptVector;
    KINTERRUPT_MODE InterruptMode;
    ULONG NumEmulatorAccessEntries;
    PEMULATOR_ACCESS_ENTRY EmulatorAccessEntries;
    ULONG_PTR EmulatorAccessEntriesContext;
    PHYSICAL_ADDRESS VdmPhysicalVideoMemoryAddress;
    ULONG VdmPhysicalVideoMemoryLength;
    ULONG HardwareStateSize;
    ULONG DmaChannel;
    ULONG DmaPort;
    UCHAR DmaShareable;
    UCHAR InterruptShareable;
    BOOLEAN Master;
    DMA_WIDTH DmaWidth;
    DMA_SPEED DmaSpeed;
    BOOLEAN bMapBuffers;
    BOOLEAN NeedPhysicalAddresses;
    BOOLEAN DemandMode;
    ULONG MaximumTransferLength;
    ULONG NumberOfPhysicalBreaks;
    BOOLEAN ScatterGather;
    ULONG MaximumScatterGatherChunkSize;
    PVOID VideoPortGetProcAddress;
    PWSTR DriverRegistryPath;
    ULONGLONG SystemMemorySize;
} VIDEO_PORT_CONFIG_INFO, *PVIDEO_PORT_CONFIG_INFO;
typedef struct _QUERY_INTERFACE {
    CONST GUID *InterfaceType;
    USHORT Size;
    USHORT Version;
    PINTERFACE Interface;
    PVOID InterfaceSpecificData;
    ULONG DeviceUid;
} QUERY_INTERFACE, *PQUERY_INTERFACE;
typedef VP_STATUS (NTAPI *PVIDEO_HW_FIND_ADAPTER)(PVOID HwDeviceExtension, PVOID HwContext, PWSTR ArgumentString, PVIDEO_PORT_CONFIG_INFO ConfigInfo, PUCHAR Again);
typedef BOOLEAN (NTAPI *PVIDEO_HW_INITIALIZE)(PVOID HwDeviceExtension);
typedef BOOLEAN (NTAPI *PVIDEO_HW_INTERRUPT)(PVOID HwDeviceExtension);
typedef BOOLEAN (NTAPI *PVIDEO_HW_START_IO)(PVOID HwDeviceExtension, PVIDEO_REQUEST_PACKET RequestPacket);
typedef BOOLEAN (NTAPI *PVIDEO_HW_RESET_HW)(PVOID HwDeviceExtension, ULONG Columns, ULONG Rows);
typedef VOID (NTAPI *PVIDEO_HW_TIMER)(PVOID HwDeviceExtension);
typedef PVOID PVIDEO_HW_START_DMA;
typedef VP_STATUS (NTAPI *PVIDEO_HW_POWER_SET)(PVOID HwDeviceExtension, ULONG HwId, PVIDEO_POWER_MANAGEMENT VideoPowerControl);
typedef VP_STATUS (NTAPI *PVIDEO_HW_POWER_GET)(PVOID HwDeviceExtension, ULONG HwId, PVIDEO_POWER_MANAGEMENT VideoPowerControl);
typedef ULONG (NTAPI *PVIDEO_HW_GET_CHILD_DESCRIPTOR)(PVOID HwDeviceExtension, PVIDEO_CHILD_ENUM_INFO ChildEnumInfo, PVIDEO_CHILD_TYPE VideoChildType, PUCHAR pChildDescriptor, PULONG UId, PULONG pUnused);
typedef VP_STATUS (NTAPI *PVIDEO_HW_QUERY_INTERFACE)(PVOID HwDeviceExtension, PQUERY_INTERFACE QueryInterface);
typedef VOID (NTAPI *PVIDEO_HW_LEGACYRESOURCES)(ULONG VendorId, ULONG DeviceId, PVIDEO_ACCESS_RANGE *LegacyResourceList, PULONG LegacyResourceCount);
typedef VOID (NTAPI *PVIDEO_BUGCHECK_CALLBACK)(PVOID HwDeviceExtension, ULONG BugcheckCode, PUCHAR Buffer, ULONG BufferSize);
typedef VP_STATUS (NTAPI *PMINIPORT_QUERY_DEVICE_ROUTINE)(PVOID HwDeviceExtension, PVOID Context, VIDEO_DEVICE_DATA_TYPE DeviceDataType, PVOID Identifier, ULONG IdentiferLength, PVOID ConfigurationData, ULONG ConfigurationDataLength, PVOID ComponentInformation, ULONG ComponentInformationLength);
typedef VP_STATUS (NTAPI *PMINIPORT_GET_REGISTRY_ROUTINE)(PVOID HwDeviceExtension, PVOID Context, PWSTR ValueName, PVOID ValueData, ULONG ValueLength);
typedef VOID (NTAPI *PMINIPORT_DPC_ROUTINE)(PVOID HwDeviceExtension, PVOID Context);
typedef BOOLEAN (NTAPI *PMINIPORT_SYNCHRONIZE_ROUTINE)(PVOID Context);
typedef VOID (NTAPI *PEXECUTE_DMA)(PVOID HwDeviceExtension, PVP_DMA_ADAPTER VpDmaAdapter, PVP_SCATTER_GATHER_LIST SGList, PVOID Context);
typedef VOID (NTAPI *PBANKED_SECTION_ROUTINE)(ULONG ReadBank, ULONG WriteBank, PVOID Context);
typedef struct _VIDEO_HW_INITIALIZATION_DATA {
    ULONG HwInitDataSize;
    INTERFACE_TYPE AdapterInterfaceType;
    PVIDEO_HW_FIND_ADAPTER HwFindAdapter;
    PVIDEO_HW_INITIALIZE HwInitialize;
    PVIDEO_HW_INTERRUPT HwInterrupt;
    PVIDEO_HW_START_IO HwStartIO;
    ULONG HwDeviceExtensionSize;
    ULONG StartingDeviceNumber;
    PVIDEO_HW_RESET_HW HwResetHw;
    PVIDEO_HW_TIMER HwTimer;
    PVIDEO_HW_START_DMA HwStartDma;
    PVIDEO_HW_POWER_SET HwSetPowerState;
    PVIDEO_HW_POWER_GET HwGetPowerState;
    PVIDEO_HW_GET_CHILD_DESCRIPTOR HwGetVideoChildDescriptor;
    PVIDEO_HW_QUERY_INTERFACE HwQueryInterface;
    ULONG HwChildDeviceExtensionSize;
    PVIDEO_ACCESS_RANGE HwLegacyResourceList;
    ULONG HwLegacyResourceCount;
    PVIDEO_HW_LEGACYRESOURCES HwGetLegacyResources;
    BOOLEAN AllowEarlyEnumeration;
    ULONG Reserved;
} VIDEO_HW_INITIALIZATION_DATA, *PVIDEO_HW_INITIALIZATION_DATA;

VIDEOPORT_API VOID NTAPI VideoPortAcquireDeviceLock(PVOID HwDeviceExtension);
VIDEOPORT_API VOID NTAPI VideoPortAcquireSpinLock(PVOID HwDeviceExtension, PSPIN_LOCK SpinLock, PUCHAR OldIrql);
VIDEOPORT_API VOID NTAPI VideoPortAcquireSpinLockAtDpcLevel(PVOID HwDeviceExtension, PSPIN_LOCK SpinLock);
VIDEOPORT_API VP_STATUS NTAPI VideoPortAllocateBuffer(PVOID HwDeviceExtension, ULONG Size, PVOID *Buffer);
VIDEOPORT_API PVOID NTAPI VideoPortAllocateCommonBuffer(PVOID HwDeviceExtension, PVP_DMA_ADAPTER VpDmaAdapter, ULONG DesiredLength, PPHYSICAL_ADDRESS LogicalAddress, BOOLEAN CacheEnabled, PVOID Reserved);
VIDEOPORT_API PVOID NTAPI VideoPortAllocateContiguousMemory(PVOID HwDeviceExtension, ULONG NumberOfBytes, PHYSICAL_ADDRESS HighestAcceptableAddress);
VIDEOPORT_API PVOID NTAPI VideoPortAllocatePool(PVOID HwDeviceExtension, VP_POOL_TYPE PoolType, ULONG NumberOfBytes, ULONG Tag);
VIDEOPORT_API PVOID NTAPI VideoPortAssociateEventsWithDmaHandle(PVOID HwDeviceExtension, PVIDEO_REQUEST_PACKET pVrp, PVOID MappedUserEvent, PVOID DisplayDriverEvent);
VIDEOPORT_API BOOLEAN NTAPI VideoPortCheckForDeviceExistence(PVOID HwDeviceExtension, USHORT VendorId, USHORT DeviceId, UCHAR RevisionId, USHORT SubVendorId, USHORT SubSystemId, ULONG Flags);
VIDEOPORT_API VOID NTAPI VideoPortClearEvent(PVOID HwDeviceExtension, PEVENT pEvent);
VIDEOPORT_API ULONG NTAPI VideoPortCompareMemory(PVOID Source1, PVOID Source2, ULONG Length);
VIDEOPORT_API VOID NTAPI VideoPortCompleteDma(PVOID HwDeviceExtension, PVP_DMA_ADAPTER VpDmaAdapter, PVOID VpScatterGather, BOOLEAN WriteToDevice);
VIDEOPORT_API VP_STATUS NTAPI VideoPortCreateEvent(PVOID HwDeviceExtension, ULONG EventFlag, PVOID Unused, PEVENT *ppEvent);
VIDEOPORT_API VP_STATUS NTAPI VideoPortCreateSecondaryDisplay(PVOID HwDeviceExtension, PVOID *SecondaryDeviceExtension, ULONG ulFlag);
VIDEOPORT_API VP_STATUS NTAPI VideoPortCreateSpinLock(PVOID HwDeviceExtension, PSPIN_LOCK *SpinLock);
VIDEOPORT_API BOOLEAN NTAPI VideoPortDDCMonitorHelper(PVOID HwDeviceExtension, PVOID DDCControl, PUCHAR EdidBuffer, ULONG EdidBufferSize);
VIDEOPORT_API VOID __cdecl VideoPortDebugPrint(VIDEO_DEBUG_LEVEL DebugPrintLevel, PSTR DebugMessage, ...);
VIDEOPORT_API VP_STATUS NTAPI VideoPortDeleteEvent(PVOID HwDeviceExtension, PEVENT pEvent);
VIDEOPORT_API VOID NTAPI VideoPortDeleteSpinLock(PVOID HwDeviceExtension, PSPIN_LOCK SpinLock);
VIDEOPORT_API VP_STATUS NTAPI VideoPortDisableInterrupt(PVOID HwDeviceExtension);
VIDEOPORT_API PDMA NTAPI VideoPortDoDma(PVOID HwDeviceExtension, PDMA pDma, ULONG DmaFlags);
VIDEOPORT_API VP_STATUS NTAPI VideoPortEnableInterrupt(PVOID HwDeviceExtension);
VIDEOPORT_API VP_STATUS NTAPI VideoPortEnumerateChildren(PVOID HwDeviceExtension, PVOID Reserved);
VIDEOPORT_API VP_STATUS NTAPI VideoPortFlushRegistry(PVOID HwDeviceExtension);
VIDEOPORT_API VOID NTAPI VideoPortFreeCommonBuffer(PVOID HwDeviceExtension, ULONG Length, PVOID VirtualAddress, PHYSICAL_ADDRESS LogicalAddress, BOOLEAN CacheEnabled);
VIDEOPORT_API VOID NTAPI VideoPortFreeDeviceBase(PVOID HwDeviceExtension, PVOID MappedAddress);
VIDEOPORT_API VOID NTAPI VideoPortFreePool(PVOID HwDeviceExtension, PVOID Ptr);
VIDEOPORT_API VP_STATUS NTAPI VideoPortGetAccessRanges(PVOID HwDeviceExtension, ULONG NumRequestedResources, PIO_RESOURCE_DESCRIPTOR RequestedResources, ULONG NumAccessRanges, PVIDEO_ACCESS_RANGE AccessRanges, PVOID VendorId, PVOID DeviceId, PULONG Slot);
VIDEOPORT_API PVOID NTAPI VideoPortGetAssociatedDeviceExtension(PVOID DeviceObject);
VIDEOPORT_API PVOID NTAPI VideoPortGetAssociatedDeviceID(PVOID DeviceObject);
VIDEOPORT_API ULONG NTAPI VideoPortGetBusData(PVOID HwDeviceExtension, BUS_DATA_TYPE BusDataType, ULONG SlotNumber, PVOID Buffer, ULONG Offset, ULONG Length);
VIDEOPORT_API ULONG NTAPI VideoPortGetBytesUsed(PVOID HwDeviceExtension, PDMA pDma);
VIDEOPORT_API PVOID NTAPI VideoPortGetCommonBuffer(PVOID HwDeviceExtension, ULONG DesiredLength, ULONG Alignment, PPHYSICAL_ADDRESS LogicalAddress, PULONG pActualLength, BOOLEAN CacheEnabled);
VIDEOPORT_API UCHAR NTAPI VideoPortGetCurrentIrql(VOID);
VIDEOPORT_API PVOID NTAPI VideoPortGetDeviceBase(PVOID HwDeviceExtension, PHYSICAL_ADDRESS IoAddress, ULONG NumberOfUchars, UCHAR InIoSpace);
VIDEOPORT_API VP_STATUS NTAPI VideoPortGetDeviceData(PVOID HwDeviceExtension, VIDEO_DEVICE_DATA_TYPE DeviceDataType, PMINIPORT_QUERY_DEVICE_ROUTINE CallbackRoutine, PVOID Context);
VIDEOPORT_API PVP_DMA_ADAPTER NTAPI VideoPortGetDmaAdapter(PVOID HwDeviceExtension, PVP_DEVICE_DESCRIPTION VpDeviceDescription);
VIDEOPORT_API PVOID NTAPI VideoPortGetDmaContext(PVOID HwDeviceExtension, PDMA pDma);
VIDEOPORT_API PVOID NTAPI VideoPortGetMdl(PVOID HwDeviceExtension, PDMA pDma);
VIDEOPORT_API VP_STATUS NTAPI VideoPortGetRegistryParameters(PVOID HwDeviceExtension, PWSTR ParameterName, UCHAR IsParameterFileName, PMINIPORT_GET_REGISTRY_ROUTINE GetRegistryRoutine, PVOID Context);
VIDEOPORT_API PVOID NTAPI VideoPortGetRomImage(PVOID HwDeviceExtension, PVOID Unused1, ULONG Unused2, ULONG Length);
VIDEOPORT_API VP_STATUS NTAPI VideoPortGetVersion(PVOID HwDeviceExtension, PVPOSVERSIONINFO pVpOsVersionInfo);
VIDEOPORT_API VP_STATUS NTAPI VideoPortGetVgaStatus(PVOID HwDeviceExtension, PULONG VgaStatus);
VIDEOPORT_API ULONG NTAPI VideoPortInitialize(PVOID Argument1, PVOID Argument2, PVIDEO_HW_INITIALIZATION_DATA HwInitializationData, PVOID HwContext);
VIDEOPORT_API VP_STATUS NTAPI VideoPortInt10(PVOID HwDeviceExtension, PVIDEO_X86_BIOS_ARGUMENTS BiosArguments);
VIDEOPORT_API LONG NTAPI VideoPortInterlockedDecrement(PLONG Addend);
VIDEOPORT_API LONG NTAPI VideoPortInterlockedExchange(PLONG Target, LONG Value);
VIDEOPORT_API LONG NTAPI VideoPortInterlockedIncrement(PLONG Addend);
VIDEOPORT_API ULONG NTAPI VideoPortIsNoVesa(VOID);
VIDEOPORT_API PVOID NTAPI VideoPortLockBuffer(PVOID HwDeviceExtension, PVOID BaseAddress, ULONG Length, VP_LOCK_OPERATION Operation);
VIDEOPORT_API BOOLEAN NTAPI VideoPortLockPages(PVOID HwDeviceExtension, PVIDEO_REQUEST_PACKET pVrp, PEVENT pUEvent, PEVENT pDisplayEvent, ULONG DmaFlags);
VIDEOPORT_API VOID NTAPI VideoPortLogError(PVOID HwDeviceExtension, PVIDEO_REQUEST_PACKET Vrp, VP_STATUS ErrorCode, ULONG UniqueId);
VIDEOPORT_API VP_STATUS NTAPI VideoPortMapBankedMemory(PVOID HwDeviceExtension, PHYSICAL_ADDRESS PhysicalAddress, PULONG Length, PULONG InIoSpace, PVOID *VirtualAddress, ULONG BankLength, UCHAR ReadWriteBank, PBANKED_SECTION_ROUTINE BankRoutine, PVOID Context);
VIDEOPORT_API BOOLEAN NTAPI VideoPortMapDmaMemory(PVOID HwDeviceExtension, PVIDEO_REQUEST_PACKET pVrp, PHYSICAL_ADDRESS BoardAddress, PULONG Length, PULONG InIoSpace, PVOID MappedUserEvent, PVOID DisplayDriverEvent, PVOID *VirtualAddress);
VIDEOPORT_API VP_STATUS NTAPI VideoPortMapMemory(PVOID HwDeviceExtension, PHYSICAL_ADDRESS PhysicalAddress, PULONG Length, PULONG InIoSpace, PVOID *VirtualAddress);
VIDEOPORT_API VOID NTAPI VideoPortMoveMemory(PVOID Destination, PVOID Source, ULONG Length);
VIDEOPORT_API VOID NTAPI VideoPortPutDmaAdapter(PVOID HwDeviceExtension, PVP_DMA_ADAPTER VpDmaAdapter);
VIDEOPORT_API LONGLONG NTAPI VideoPortQueryPerformanceCounter(PVOID HwDeviceExtension, PLONGLONG PerformanceFrequency);
VIDEOPORT_API VP_STATUS NTAPI VideoPortQueryServices(PVOID HwDeviceExtension, VIDEO_PORT_SERVICES ServicesType, PINTERFACE Interface);
VIDEOPORT_API VOID NTAPI VideoPortQuerySystemTime(PLARGE_INTEGER CurrentTime);
VIDEOPORT_API BOOLEAN NTAPI VideoPortQueueDpc(PVOID HwDeviceExtension, PMINIPORT_DPC_ROUTINE CallbackRoutine, PVOID Context);
VIDEOPORT_API LONG NTAPI VideoPortReadStateEvent(PVOID HwDeviceExtension, PEVENT pEvent);
VIDEOPORT_API VP_STATUS NTAPI VideoPortRegisterBugcheckCallback(PVOID HwDeviceExtension, ULONG BugcheckCode, PVIDEO_BUGCHECK_CALLBACK Callback, ULONG BugcheckDataSize);
VIDEOPORT_API VOID NTAPI VideoPortReleaseBuffer(PVOID HwDeviceExtension, PVOID Buffer);
VIDEOPORT_API VOID NTAPI VideoPortReleaseCommonBuffer(PVOID HwDeviceExtension, PVP_DMA_ADAPTER VpDmaAdapter, ULONG Length, PHYSICAL_ADDRESS LogicalAddress, PVOID VirtualAddress, BOOLEAN CacheEnabled);
VIDEOPORT_API VOID NTAPI VideoPortReleaseDeviceLock(PVOID HwDeviceExtension);
VIDEOPORT_API VOID NTAPI VideoPortReleaseSpinLock(PVOID HwDeviceExtension, PSPIN_LOCK SpinLock, UCHAR NewIrql);
VIDEOPORT_API VOID NTAPI VideoPortReleaseSpinLockFromDpcLevel(PVOID HwDeviceExtension, PSPIN_LOCK SpinLock);
VIDEOPORT_API BOOLEAN NTAPI VideoPortScanRom(PVOID HwDeviceExtension, PUCHAR RomBase, ULONG RomLength, PUCHAR String);
VIDEOPORT_API ULONG NTAPI VideoPortSetBusData(PVOID HwDeviceExtension, BUS_DATA_TYPE BusDataType, ULONG SlotNumber, PVOID Buffer, ULONG Offset, ULONG Length);
VIDEOPORT_API VOID NTAPI VideoPortSetBytesUsed(PVOID HwDeviceExtension, PDMA pDma, ULONG BytesUsed);
VIDEOPORT_API VOID NTAPI VideoPortSetDmaContext(PVOID HwDeviceExtension, PDMA pDma, PVOID InstanceContext);
VIDEOPORT_API LONG NTAPI VideoPortSetEvent(PVOID HwDeviceExtension, PEVENT pEvent);
VIDEOPORT_API VP_STATUS NTAPI VideoPortSetRegistryParameters(PVOID HwDeviceExtension, PWSTR ValueName, PVOID ValueData, ULONG ValueLength);
VIDEOPORT_API VP_STATUS NTAPI VideoPortSetTrappedEmulatorPorts(PVOID HwDeviceExtension, ULONG NumAccessRanges, PVIDEO_ACCESS_RANGE AccessRange);
VIDEOPORT_API BOOLEAN NTAPI VideoPortSignalDmaComplete(PVOID HwDeviceExtension, PVOID pDmaHandle);
VIDEOPORT_API VOID NTAPI VideoPortStallExecution(ULONG Microseconds);
VIDEOPORT_API VP_STATUS NTAPI VideoPortStartDma(PVOID HwDeviceExtension, PVP_DMA_ADAPTER VpDmaAdapter, PVOID Mdl, ULONG Offset, PULONG pLength, PEXECUTE_DMA ExecuteDmaRoutine, PVOID Context, BOOLEAN WriteToDevice);
VIDEOPORT_API VOID NTAPI VideoPortStartTimer(PVOID HwDeviceExtension);
VIDEOPORT_API VOID NTAPI VideoPortStopTimer(PVOID HwDeviceExtension);
VIDEOPORT_API BOOLEAN NTAPI VideoPortSynchronizeExecution(PVOID HwDeviceExtension, VIDEO_SYNCHRONIZE_PRIORITY Priority, PMINIPORT_SYNCHRONIZE_ROUTINE SynchronizeRoutine, PVOID Context);
VIDEOPORT_API VOID NTAPI VideoPortUnlockBuffer(PVOID HwDeviceExtension, PVOID Mdl);
VIDEOPORT_API BOOLEAN NTAPI VideoPortUnlockPages(PVOID hwDeviceExtension, PDMA pDma);
VIDEOPORT_API BOOLEAN NTAPI VideoPortUnmapDmaMemory(PVOID HwDeviceExtension, PVOID VirtualAddress, HANDLE ProcessHandle, HANDLE BoardMemoryHandle);
VIDEOPORT_API VP_STATUS NTAPI VideoPortUnmapMemory(PVOID HwDeviceExtension, PVOID VirtualAddress, HANDLE ProcessHandle);
VIDEOPORT_API VP_STATUS NTAPI VideoPortVerifyAccessRanges(PVOID HwDeviceExtension, ULONG NumAccessRanges, PVIDEO_ACCESS_RANGE AccessRanges);
VIDEOPORT_API VP_STATUS NTAPI VideoPortWaitForSingleObject(PVOID HwDeviceExtension, PVOID Object, PLARGE_INTEGER Timeout);
VIDEOPORT_API VOID NTAPI VideoPortZeroDeviceMemory(PVOID Destination, ULONG Length);
VIDEOPORT_API VOID NTAPI VideoPortZeroMemory(PVOID Destination, ULONG Length);
VIDEOPORT_API UCHAR NTAPI VideoPortReadPortUchar(PUCHAR Port);
VIDEOPORT_API VOID NTAPI VideoPortWritePortUchar(PUCHAR Port, UCHAR Value);
VIDEOPORT_API VOID NTAPI VideoPortReadPortBufferUchar(PUCHAR Port, PUCHAR Buffer, ULONG Count);
VIDEOPORT_API VOID NTAPI VideoPortWritePortBufferUchar(PUCHAR Port, PUCHAR Buffer, ULONG Count);
VIDEOPORT_API USHORT NTAPI VideoPortReadPortUshort(PUSHORT Port);
VIDEOPORT_API VOID NTAPI VideoPortWritePortUshort(PUSHORT Port, USHORT Value);
VIDEOPORT_API VOID NTAPI VideoPortReadPortBufferUshort(PUSHORT Port, PUSHORT Buffer, ULONG Count);
VIDEOPORT_API VOID NTAPI VideoPortWritePortBufferUshort(PUSHORT Port, PUSHORT Buffer, ULONG Count);
VIDEOPORT_API ULONG NTAPI VideoPortReadPortUlong(PULONG Port);
VIDEOPORT_API VOID NTAPI VideoPortWritePortUlong(PULONG Port, ULONG Value);
VIDEOPORT_API VOID NTAPI VideoPortReadPortBufferUlong(PULONG Port, PULONG Buffer, ULONG Count);
VIDEOPORT_API VOID NTAPI VideoPortWritePortBufferUlong(PULONG Port, PULONG Buffer, ULONG Count);
VIDEOPORT_API UCHAR NTAPI VideoPortReadRegisterUchar(PUCHAR Register);
VIDEOPORT_API VOID NTAPI VideoPortWriteRegisterUchar(PUCHAR Register, UCHAR Value);
VIDEOPORT_API VOID NTAPI VideoPortReadRegisterBufferUchar(PUCHAR Register, PUCHAR Buffer, ULONG Count);
VIDEOPORT_API VOID NTAPI VideoPortWriteRegisterBufferUchar(PUCHAR Register, PUCHAR Buffer, ULONG Count);
VIDEOPORT_API USHORT NTAPI VideoPortReadRegisterUshort(PUSHORT Register);
VIDEOPORT_API VOID NTAPI VideoPortWriteRegisterUshort(PUSHORT Register, USHORT Value);
VIDEOPORT_API VOID NTAPI VideoPortReadRegisterBufferUshort(PUSHORT Register, PUSHORT Buffer, ULONG Count);
VIDEOPORT_API VOID NTAPI VideoPortWriteRegisterBufferUshort(PUSHORT Register, PUSHORT Buffer, ULONG Count);
VIDEOPORT_API ULONG NTAPI VideoPortReadRegisterUlong(PULONG Register);
VIDEOPORT_API VOID NTAPI VideoPortWriteRegisterUlong(PULONG Register, ULONG Value);
VIDEOPORT_API VOID NTAPI VideoPortReadRegisterBufferUlong(PULONG Register, PULONG Buffer, ULONG Count);
VIDEOPORT_API VOID NTAPI VideoPortWriteRegisterBufferUlong(PULONG Register, PULONG Buffer, ULONG Count);

#ifdef __cplusplus
}
#endif

#endif
