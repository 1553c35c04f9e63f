/* The port class audio library. */
#ifndef PACK_PORTCLS_H
#define PACK_PORTCLS_H
#define _PORTCLS_H_

#include <windef.h>
#include <ks.h>
#include <ksmedia.h>
#include <punknown.h>
#include <drmk.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef PORTCLASSAPI
#define PORTCLASSAPI
#endif

struct IMiniport;
struct IPort;
struct IResourceList;
typedef struct _PCPROPERTY_REQUEST PCPROPERTY_REQUEST, *PPCPROPERTY_REQUEST;
typedef struct _PCMETHOD_REQUEST PCMETHOD_REQUEST, *PPCMETHOD_REQUEST;
typedef struct _PCEVENT_REQUEST PCEVENT_REQUEST, *PPCEVENT_REQUEST;
typedef NTSTATUS (NTAPI *PCPFNPROPERTY_HANDLER)(PPCPROPERTY_REQUEST PropertyRequest);
typedef NTSTATUS (NTAPI *PCPFNMETHOD_HANDLER)(PPCMETHOD_REQUEST MethodRequest);
typedef NTSTATUS (NTAPI *PCPFNEVENT_HANDLER)(PPCEVENT_REQUEST EventRequest);
#define PCPROPERTY_ITEM_FLAG_GET KSPROPERTY_TYPE_GET
#define PCPROPERTY_ITEM_FLAG_SET KSPROPERTY_TYPE_SET
#define PCPROPERTY_ITEM_FLAG_BASICSUPPORT KSPROPERTY_TYPE_BASICSUPPORT
#define PCPROPERTY_ITEM_FLAG_RELATIONS KSPROPERTY_TYPE_RELATIONS
#define PCPROPERTY_ITEM_FLAG_SERIALIZERAW KSPROPERTY_TYPE_SERIALIZERAW
#define PCPROPERTY_ITEM_FLAG_UNSERIALIZERAW KSPROPERTY_TYPE_UNSERIALIZERAW
#define PCPROPERTY_ITEM_FLAG_SERIALIZESIZE KSPROPERTY_TYPE_SERIALIZESIZE
#define PCPROPERTY_ITEM_FLAG_SERIALIZE (PCPROPERTY_ITEM_FLAG_SERIALIZERAW | PCPROPERTY_ITEM_FLAG_UNSERIALIZERAW | PCPROPERTY_ITEM_FLAG_SERIALIZESIZE)
#define PCPROPERTY_ITEM_FLAG_DEFAULTVALUES KSPROPERTY_TYPE_DEFAULTVALUES
typedef struct {
    const GUID *Set;
    ULONG Id;
    ULONG Flags;
    PCPFNPROPERTY_HANDLER Handler;
} PCPROPERTY_ITEM, *PPCPROPERTY_ITEM;
struct _PCPROPERTY_REQUEST {
    PUNKNOWN MajorTarget;
    PUNKNOWN MinorTarget;
    ULONG Node;
    const PCPROPERTY_ITEM *PropertyItem;
    ULONG Verb;
    ULONG InstanceSize;
    PVOID Instance;
    ULONG ValueSize;
    PVOID Value;
    PIRP Irp;
};
#define PCMETHOD_ITEM_FLAG_MODIFY KSMETHOD_TYPE_MODIFY
#define PCMETHOD_ITEM_FLAG_NONE KSMETHOD_TYPE_NONE
#define PCMETHOD_ITEM_FLAG_READ KSMETHOD_TYPE_READ
#define PCMETHOD_ITEM_FLAG_WRITE KSMETHOD_TYPE_WRITE
#define PCMETHOD_ITEM_FLAG_SOURCE KSMETHOD_TYPE_SOURCE
typedef struct {
    const GUID *Set;
    ULONG Id;
    ULONG Flags;
    PCPFNMETHOD_HANDLER Handler;
} PCMETHOD_ITEM, *PPCMETHOD_ITEM;
struct _PCMETHOD_REQUEST {
    PUNKNOWN MajorTarget;
    PUNKNOWN MinorTarget;
    ULONG Node;
    const PCMETHOD_ITEM *MethodItem;
    ULONG Verb;
};
#define PCEVENT_ITEM_FLAG_ENABLE KSEVENT_TYPE_ENABLE
#define PCEVENT_ITEM_FLAG_ONESHOT KSEVENT_TYPE_ONESHOT
#define PCEVENT_ITEM_FLAG_BASICSUPPORT KSEVENT_TYPE_BASICSUPPORT
#define PCEVENT_VERB_NONE 0
#define PCEVENT_VERB_ADD 1
#define PCEVENT_VERB_REMOVE 2
#define PCEVENT_VERB_SUPPORT 4
typedef struct {
    const GUID *Set;
    ULONG Id;
    ULONG Flags;
    PCPFNEVENT_HANDLER Handler;
} PCEVENT_ITEM, *PPCEVENT_ITEM;
struct _PCEVENT_REQUEST {
    PUNKNOWN MajorTarget;
    PUNKNOWN MinorTarget;
    ULONG Node;
    const PCEVENT_ITEM *EventItem;
    PKSEVENT_ENTRY EventEntry;
    ULONG Verb;
    PIRP Irp;
};
typedef struct {
    ULONG PropertyItemSize;
    ULONG PropertyCount;
    const PCPROPERTY_ITEM *Properties;
    ULONG MethodItemSize;
    ULONG MethodCount;
    const PCMETHOD_ITEM *Methods;
    ULONG EventItemSize;
    ULONG EventCount;
    const PCEVENT_ITEM *Events;
    ULONG Reserved;
} PCAUTOMATION_TABLE, *PPCAUTOMATION_TABLE;
#define DEFINE_PCAUTOMATION_TABLE_PROP(AutomationTable, PropertyTable)                                     \
    const PCAUTOMATION_TABLE AutomationTable = {sizeof(PropertyTable[0]), SIZEOF_ARRAY(PropertyTable),     \
                                                (const PCPROPERTY_ITEM *)PropertyTable, 0, 0, NULL, 0, 0, NULL, 0}
#define DEFINE_PCAUTOMATION_TABLE_PROP_EVENT(AutomationTable, PropertyTable, EventTable)                   \
    const PCAUTOMATION_TABLE AutomationTable = {sizeof(PropertyTable[0]), SIZEOF_ARRAY(PropertyTable),     \
                                                (const PCPROPERTY_ITEM *)PropertyTable, 0, 0, NULL,        \
                                                sizeof(EventTable[0]), SIZEOF_ARRAY(EventTable),           \
                                                (const PCEVENT_ITEM *)EventTable, 0}
typedef struct {
    ULONG MaxGlobalInstanceCount;
    ULONG MaxFilterInstanceCount;
    ULONG MinFilterInstanceCount;
    const PCAUTOMATION_TABLE *AutomationTable;
    KSPIN_DESCRIPTOR KsPinDescriptor;
} PCPIN_DESCRIPTOR, *PPCPIN_DESCRIPTOR;
typedef struct {
    ULONG Flags;
    const PCAUTOMATION_TABLE *AutomationTable;
    const GUID *Type;
    const GUID *Name;
} PCNODE_DESCRIPTOR, *PPCNODE_DESCRIPTOR;
#define PCFILTER_NODE ((ULONG)-1)
typedef KSTOPOLOGY_CONNECTION PCCONNECTION_DESCRIPTOR, *PPCCONNECTION_DESCRIPTOR;
typedef struct {
    ULONG Version;
    const PCAUTOMATION_TABLE *AutomationTable;
    ULONG PinSize;
    ULONG PinCount;
    const PCPIN_DESCRIPTOR *Pins;
    ULONG NodeSize;
    ULONG NodeCount;
    const PCNODE_DESCRIPTOR *Nodes;
    ULONG ConnectionCount;
    const PCCONNECTION_DESCRIPTOR *Connections;
    ULONG CategoryCount;
    const GUID *Categories;
} PCFILTER_DESCRIPTOR, *PPCFILTER_DESCRIPTOR;

typedef enum { PcExitLatencyInstant = 0, PcExitLatencyFast, PcExitLatencyResponsive } PC_EXIT_LATENCY, *PPC_EXIT_LATENCY;
typedef enum { PcRebalanceNotSupported, PcRebalanceRemoveSubdevices } PC_REBALANCE_TYPE, *PPC_REBALANCE_TYPE;
typedef enum { eVolumeAttribute, eMuteAttribute, ePeakMeterAttribute } eChannelTargetType;
typedef enum { eMixFormat, eDeviceFormat, eSupportedDeviceFormats } eEngineFormatType;
typedef enum {
    eMINIPORT_IHV_DEFINED = 0,
    eMINIPORT_BUFFER_COMPLETE,
    eMINIPORT_PIN_STATE,
    eMINIPORT_GET_STREAM_POSITION,
    eMINIPORT_SET_WAVERT_BUFFER_WRITE_POSITION,
    eMINIPORT_GET_PRESENTATION_POSITION,
    eMINIPORT_PROGRAM_DMA,
    eMINIPORT_GLITCH_REPORT,
    eMINIPORT_LAST_BUFFER_RENDERED,
    eMINIPORT_PROCESSING_MODE,
    eMINIPORT_FX_CLSID,
    eMINIPORT_MaxValue
} EPcMiniportEngineEvent;
typedef enum { InterruptSyncModeNormal = 1, InterruptSyncModeAll, InterruptSyncModeRepeat } INTERRUPTSYNCMODE;
struct IInterruptSync;
typedef NTSTATUS (NTAPI *PINTERRUPTSYNCROUTINE)(struct IInterruptSync *InterruptSync, PVOID DynamicContext);
enum {
    GeneralRegistryKey,
    DeviceRegistryKey,
    DriverRegistryKey,
    HwProfileRegistryKey,
    DeviceInterfaceRegistryKey
};
typedef struct _PCNOTIFICATION_BUFFER {
    UCHAR NotificationBuffer[1];
} PCNOTIFICATION_BUFFER, *PPCNOTIFICATION_BUFFER;
typedef VOID (NTAPI *PCPFNNOTIFICATION_HANDLER)(PUNKNOWN MajorTarget, PVOID NotificationContext, ULONG NotificationId, PVOID NotificationBuffer);
typedef NTSTATUS (NTAPI *PCPFNRUNTIME_POWER_CONTROL_CALLBACK)(LPCGUID PowerControlCode, PVOID InBuffer, SIZE_T InBufferSize, PVOID OutBuffer, SIZE_T OutBufferSize, PSIZE_T BytesReturned, PVOID Context);
typedef NTSTATUS (NTAPI *PCPFNSTARTDEVICE)(PDEVICE_OBJECT DeviceObject, PIRP Irp, struct IResourceList *ResourceList);
typedef PVOID PCSTREAMRESOURCE, *PPCSTREAMRESOURCE;
typedef PVOID PCSTREAMRESOURCESET;
typedef enum _PCSTREAMRESOURCETYPE { ePcStreamResourceInterrupt = 0, ePcStreamResourceThread, ePcStreamResourceSet } PCSTREAMRESOURCETYPE;
typedef struct _PCSTREAMRESOURCE_DESCRIPTOR {
    ULONG Size;
    ULONG Flags;
    PDEVICE_OBJECT Pdo;
    PCSTREAMRESOURCETYPE Type;
    union {
        struct {
            ULONG Version;
            union {
                struct {
                    PKINTERRUPT InterruptObject;
                } Generic;
            };
        } Interrupt;
        PETHREAD Thread;
        PCSTREAMRESOURCESET ResourceSet;
    } Resource;
} PCSTREAMRESOURCE_DESCRIPTOR, *PPCSTREAMRESOURCE_DESCRIPTOR;
#define PCSTREAMRESOURCE_DESCRIPTOR_INIT(d) (RtlZeroMemory((d), sizeof(PCSTREAMRESOURCE_DESCRIPTOR)), (d)->Size = sizeof(PCSTREAMRESOURCE_DESCRIPTOR))

EXTERN_C const GUID CLSID_PortTopology, CLSID_PortWaveCyclic, CLSID_PortWavePci, CLSID_PortWaveRT, CLSID_PortMidi,
    CLSID_PortDMus, CLSID_MiniportDriverUart, CLSID_MiniportDriverDMusUART, CLSID_MiniportDriverDMusUARTCapture,
    CLSID_MiniportDriverFmSynth, CLSID_MiniportDriverFmSynthWithVol;


#ifdef __cplusplus
}
#endif

#define PACK_RESOURCELIST(M)                                                                               \
    M(ULONG, NumberOfEntries)                                                                              \
    M(ULONG, NumberOfEntriesOfType, UCHAR Type)                                                 \
    M(PCM_PARTIAL_RESOURCE_DESCRIPTOR, FindTranslatedEntry, UCHAR Type, ULONG Index)            \
    M(PCM_PARTIAL_RESOURCE_DESCRIPTOR, FindUntranslatedEntry, UCHAR Type, ULONG Index)          \
    M(NTSTATUS, AddEntry, PCM_PARTIAL_RESOURCE_DESCRIPTOR Translated, PCM_PARTIAL_RESOURCE_DESCRIPTOR Untranslated) \
    M(NTSTATUS, AddEntryFromParent, struct IResourceList *Parent, UCHAR Type, ULONG Index)      \
    M(PCM_RESOURCE_LIST, TranslatedList)                                                                   \
    M(PCM_RESOURCE_LIST, UntranslatedList)
#define IMP_IResourceList PACK_RESOURCELIST(PACK_IMP)
PACK_INTERFACE(IResourceList, IUnknown, , PACK_RESOURCELIST(PACK_METHOD), PRESOURCELIST)
#define NumberOfPorts() NumberOfEntriesOfType(CmResourceTypePort)
#define FindTranslatedPort(n) FindTranslatedEntry(CmResourceTypePort, (n))
#define FindUntranslatedPort(n) FindUntranslatedEntry(CmResourceTypePort, (n))
#define AddPortFromParent(p, n) AddEntryFromParent((p), CmResourceTypePort, (n))
#define NumberOfInterrupts() NumberOfEntriesOfType(CmResourceTypeInterrupt)
#define FindTranslatedInterrupt(n) FindTranslatedEntry(CmResourceTypeInterrupt, (n))
#define FindUntranslatedInterrupt(n) FindUntranslatedEntry(CmResourceTypeInterrupt, (n))
#define AddInterruptFromParent(p, n) AddEntryFromParent((p), CmResourceTypeInterrupt, (n))
#define NumberOfMemories() NumberOfEntriesOfType(CmResourceTypeMemory)
#define FindTranslatedMemory(n) FindTranslatedEntry(CmResourceTypeMemory, (n))
#define FindUntranslatedMemory(n) FindUntranslatedEntry(CmResourceTypeMemory, (n))
#define NumberOfDmas() NumberOfEntriesOfType(CmResourceTypeDma)
#define FindTranslatedDma(n) FindTranslatedEntry(CmResourceTypeDma, (n))
#define FindUntranslatedDma(n) FindUntranslatedEntry(CmResourceTypeDma, (n))

#define PACK_SERVICESINK(M) M(VOID, RequestService)
#define IMP_IServiceSink PACK_SERVICESINK(PACK_IMP)
PACK_INTERFACE(IServiceSink, IUnknown, , PACK_SERVICESINK(PACK_METHOD), PSERVICESINK)
#define PACK_SERVICEGROUP(M)                        \
    M(NTSTATUS, AddMember, PSERVICESINK pServiceSink) \
    M(VOID, RemoveMember, PSERVICESINK pServiceSink)  \
    M(VOID, SupportDelayedService)                  \
    M(VOID, RequestDelayedService, ULONGLONG ullDelay) \
    M(VOID, CancelDelayedService)
#define IMP_IServiceGroup IMP_IServiceSink PACK_SERVICEGROUP(PACK_IMP)
PACK_INTERFACE(IServiceGroup, IServiceSink, PACK_SERVICESINK(PACK_METHOD), PACK_SERVICEGROUP(PACK_METHOD), PSERVICEGROUP)

#define PACK_REGISTRYKEY(M)                                                                                          \
    M(NTSTATUS, QueryKey, KEY_INFORMATION_CLASS KeyInformationClass, PVOID KeyInformation, ULONG Length, PULONG ResultLength) \
    M(NTSTATUS, EnumerateKey, ULONG Index, KEY_INFORMATION_CLASS KeyInformationClass, PVOID KeyInformation, ULONG Length, PULONG ResultLength) \
    M(NTSTATUS, QueryValueKey, PUNICODE_STRING ValueName, KEY_VALUE_INFORMATION_CLASS KeyValueInformationClass, PVOID KeyValueInformation, ULONG Length, PULONG ResultLength) \
    M(NTSTATUS, EnumerateValueKey, ULONG Index, KEY_VALUE_INFORMATION_CLASS KeyValueInformationClass, PVOID KeyValueInformation, ULONG Length, PULONG ResultLength) \
    M(NTSTATUS, SetValueKey, PUNICODE_STRING ValueName, ULONG Type, PVOID Data, ULONG DataSize)                      \
    M(NTSTATUS, QueryRegistryValues, PRTL_QUERY_REGISTRY_TABLE QueryTable, PVOID Context)                            \
    M(NTSTATUS, NewSubKey, struct IRegistryKey **RegistrySubKey, PUNKNOWN OuterUnknown, ACCESS_MASK DesiredAccess, PUNICODE_STRING SubKeyName, ULONG CreateOptions, PULONG Disposition) \
    M(NTSTATUS, DeleteKey)
PACK_INTERFACE(IRegistryKey, IUnknown, , PACK_REGISTRYKEY(PACK_METHOD), PREGISTRYKEY)

#define PACK_DMACHANNEL(M)                                                                      \
    M(NTSTATUS, AllocateBuffer, ULONG BufferSize, PPHYSICAL_ADDRESS PhysicalAddressConstraint)  \
    M(VOID, FreeBuffer)                                                                         \
    M(ULONG, TransferCount)                                                                     \
    M(ULONG, MaximumBufferSize)                                                                 \
    M(ULONG, AllocatedBufferSize)                                                               \
    M(ULONG, BufferSize)                                                                        \
    M(VOID, SetBufferSize, ULONG BufferSize)                                                    \
    M(PVOID, SystemAddress)                                                                     \
    M(PHYSICAL_ADDRESS, PhysicalAddress)                                                        \
    M(PADAPTER_OBJECT, GetAdapterObject)                                                        \
    M(VOID, CopyTo, PVOID Destination, PVOID Source, ULONG ByteCount)                           \
    M(VOID, CopyFrom, PVOID Destination, PVOID Source, ULONG ByteCount)
#define IMP_IDmaChannel PACK_DMACHANNEL(PACK_IMP)
PACK_INTERFACE(IDmaChannel, IUnknown, , PACK_DMACHANNEL(PACK_METHOD), PDMACHANNEL)
#define PACK_DMACHANNELSLAVE(M)                              \
    M(NTSTATUS, Start, ULONG MapSize, BOOLEAN WriteToDevice) \
    M(NTSTATUS, Stop)                                        \
    M(ULONG, ReadCounter)                                    \
    M(NTSTATUS, WaitForTC, ULONG Timeout)
PACK_INTERFACE(IDmaChannelSlave, IDmaChannel, PACK_DMACHANNEL(PACK_METHOD), PACK_DMACHANNELSLAVE(PACK_METHOD), PDMACHANNELSLAVE)

#define PACK_INTERRUPTSYNC(M)                                                                       \
    M(NTSTATUS, CallSynchronizedRoutine, PINTERRUPTSYNCROUTINE Routine, PVOID DynamicContext)       \
    M(PKINTERRUPT, GetKInterrupt)                                                                   \
    M(NTSTATUS, Connect)                                                                            \
    M(VOID, Disconnect)                                                                             \
    M(NTSTATUS, RegisterServiceRoutine, PINTERRUPTSYNCROUTINE Routine, PVOID DynamicContext, BOOLEAN First)
PACK_INTERFACE(IInterruptSync, IUnknown, , PACK_INTERRUPTSYNC(PACK_METHOD), PINTERRUPTSYNC)

#define PACK_MINIPORT(M)                                       \
    M(NTSTATUS, GetDescription, PPCFILTER_DESCRIPTOR *Description) \
    M(NTSTATUS, DataRangeIntersection, ULONG PinId, PKSDATARANGE DataRange, PKSDATARANGE MatchingDataRange, ULONG OutputBufferLength, PVOID ResultantFormat, PULONG ResultantFormatLength)
#define IMP_IMiniport PACK_MINIPORT(PACK_IMP)
PACK_INTERFACE(IMiniport, IUnknown, , PACK_MINIPORT(PACK_METHOD), PMINIPORT)
#define PACK_PORT(M)                                                                                                \
    M(NTSTATUS, Init, PDEVICE_OBJECT DeviceObject, PIRP Irp, PUNKNOWN UnknownMiniport, PUNKNOWN UnknownAdapter, PRESOURCELIST ResourceList) \
    M(NTSTATUS, GetDeviceProperty, DEVICE_REGISTRY_PROPERTY DeviceProperty, ULONG BufferLength, PVOID PropertyBuffer, PULONG ResultLength) \
    M(NTSTATUS, NewRegistryKey, PREGISTRYKEY *OutRegistryKey, PUNKNOWN OuterUnknown, ULONG RegistryKeyType, ACCESS_MASK DesiredAccess, POBJECT_ATTRIBUTES ObjectAttributes, ULONG CreateOptions, PULONG Disposition)
PACK_INTERFACE(IPort, IUnknown, , PACK_PORT(PACK_METHOD), PPORT)

PACK_INTERFACE(IPortTopology, IPort, PACK_PORT(PACK_METHOD), , PPORTTOPOLOGY)
#define PACK_MINIPORTTOPOLOGY(M) M(NTSTATUS, Init, PUNKNOWN UnknownAdapter, PRESOURCELIST ResourceList, PPORTTOPOLOGY Port)
#define IMP_IMiniportTopology IMP_IMiniport PACK_MINIPORTTOPOLOGY(PACK_IMP)
PACK_INTERFACE(IMiniportTopology, IMiniport, PACK_MINIPORT(PACK_METHOD), PACK_MINIPORTTOPOLOGY(PACK_METHOD), PMINIPORTTOPOLOGY)

#define PACK_PORTMIDI(M) M(VOID, Notify, PSERVICEGROUP ServiceGroup) M(NTSTATUS, RegisterServiceGroup, PSERVICEGROUP ServiceGroup)
PACK_INTERFACE(IPortMidi, IPort, PACK_PORT(PACK_METHOD), PACK_PORTMIDI(PACK_METHOD), PPORTMIDI)
#define PACK_MINIPORTMIDISTREAM(M)                                            \
    M(NTSTATUS, SetFormat, PKSDATAFORMAT DataFormat)                          \
    M(NTSTATUS, SetState, KSSTATE State)                                      \
    M(NTSTATUS, Read, PVOID BufferAddress, ULONG BufferLength, PULONG BytesRead) \
    M(NTSTATUS, Write, PVOID BufferAddress, ULONG BytesToWrite, PULONG BytesWritten)
#define IMP_IMiniportMidiStream PACK_MINIPORTMIDISTREAM(PACK_IMP)
PACK_INTERFACE(IMiniportMidiStream, IUnknown, , PACK_MINIPORTMIDISTREAM(PACK_METHOD), PMINIPORTMIDISTREAM)
#define PACK_MINIPORTMIDI(M)                                                                                                 \
    M(NTSTATUS, Init, PUNKNOWN UnknownAdapter, PRESOURCELIST ResourceList, PPORTMIDI Port, PSERVICEGROUP *ServiceGroup)      \
    M(VOID, Service)                                                                                                         \
    M(NTSTATUS, NewStream, PMINIPORTMIDISTREAM *Stream, PUNKNOWN OuterUnknown, POOL_TYPE PoolType, ULONG Pin, BOOLEAN Capture, PKSDATAFORMAT DataFormat, PSERVICEGROUP *ServiceGroup)
#define IMP_IMiniportMidi IMP_IMiniport PACK_MINIPORTMIDI(PACK_IMP)
PACK_INTERFACE(IMiniportMidi, IMiniport, PACK_MINIPORT(PACK_METHOD), PACK_MINIPORTMIDI(PACK_METHOD), PMINIPORTMIDI)

#define PACK_PORTWAVECYCLIC(M)                                                                                               \
    M(VOID, Notify, PSERVICEGROUP ServiceGroup)                                                                              \
    M(NTSTATUS, NewSlaveDmaChannel, PDMACHANNELSLAVE *DmaChannel, PUNKNOWN OuterUnknown, PRESOURCELIST ResourceList, ULONG DmaIndex, ULONG MaximumLength, BOOLEAN DemandMode, DMA_SPEED DmaSpeed) \
    M(NTSTATUS, NewMasterDmaChannel, PDMACHANNEL *DmaChannel, PUNKNOWN OuterUnknown, PRESOURCELIST ResourceList, ULONG MaximumLength, BOOLEAN Dma32BitAddresses, BOOLEAN Dma64BitAddresses, DMA_WIDTH DmaWidth, DMA_SPEED DmaSpeed)
PACK_INTERFACE(IPortWaveCyclic, IPort, PACK_PORT(PACK_METHOD), PACK_PORTWAVECYCLIC(PACK_METHOD), PPORTWAVECYCLIC)
#define PACK_MINIPORTWAVECYCLICSTREAM(M)                                 \
    M(NTSTATUS, SetFormat, PKSDATAFORMAT DataFormat)                     \
    M(ULONG, SetNotificationFreq, ULONG Interval, PULONG FrameSize)      \
    M(NTSTATUS, SetState, KSSTATE State)                                 \
    M(NTSTATUS, GetPosition, PULONG Position)                            \
    M(NTSTATUS, NormalizePhysicalPosition, PLONGLONG PhysicalPosition)   \
    M(VOID, Silence, PVOID Buffer, ULONG ByteCount)
#define IMP_IMiniportWaveCyclicStream PACK_MINIPORTWAVECYCLICSTREAM(PACK_IMP)
PACK_INTERFACE(IMiniportWaveCyclicStream, IUnknown, , PACK_MINIPORTWAVECYCLICSTREAM(PACK_METHOD), PMINIPORTWAVECYCLICSTREAM)
#define PACK_MINIPORTWAVECYCLIC(M)                                                                           \
    M(NTSTATUS, Init, PUNKNOWN UnknownAdapter, PRESOURCELIST ResourceList, PPORTWAVECYCLIC Port)             \
    M(NTSTATUS, NewStream, PMINIPORTWAVECYCLICSTREAM *Stream, PUNKNOWN OuterUnknown, POOL_TYPE PoolType, ULONG Pin, BOOLEAN Capture, PKSDATAFORMAT DataFormat, PDMACHANNEL *DmaChannel, PSERVICEGROUP *ServiceGroup)
#define IMP_IMiniportWaveCyclic IMP_IMiniport PACK_MINIPORTWAVECYCLIC(PACK_IMP)
PACK_INTERFACE(IMiniportWaveCyclic, IMiniport, PACK_MINIPORT(PACK_METHOD), PACK_MINIPORTWAVECYCLIC(PACK_METHOD), PMINIPORTWAVECYCLIC)

#define PACK_PORTWAVEPCISTREAM(M)                                                                                           \
    M(NTSTATUS, GetMapping, PVOID Tag, PPHYSICAL_ADDRESS PhysicalAddress, PVOID *VirtualAddress, PULONG ByteCount, PULONG Flags) \
    M(NTSTATUS, ReleaseMapping, PVOID Tag)                                                                                  \
    M(NTSTATUS, TerminatePacket)
PACK_INTERFACE(IPortWavePciStream, IUnknown, , PACK_PORTWAVEPCISTREAM(PACK_METHOD), PPORTWAVEPCISTREAM)
#define PACK_PORTWAVEPCI(M)                     \
    M(VOID, Notify, PSERVICEGROUP ServiceGroup) \
    M(NTSTATUS, NewMasterDmaChannel, PDMACHANNEL *DmaChannel, PUNKNOWN OuterUnknown, POOL_TYPE PoolType, PRESOURCELIST ResourceList, BOOLEAN ScatterGather, BOOLEAN Dma32BitAddresses, BOOLEAN Dma64BitAddresses, BOOLEAN IgnoreCount, DMA_WIDTH DmaWidth, DMA_SPEED DmaSpeed, ULONG MaximumLength, ULONG DmaPort)
PACK_INTERFACE(IPortWavePci, IPort, PACK_PORT(PACK_METHOD), PACK_PORTWAVEPCI(PACK_METHOD), PPORTWAVEPCI)
#define PACK_MINIPORTWAVEPCISTREAM(M)                                              \
    M(NTSTATUS, SetFormat, PKSDATAFORMAT DataFormat)                               \
    M(NTSTATUS, SetState, KSSTATE State)                                           \
    M(NTSTATUS, GetPosition, PULONGLONG Position)                                  \
    M(NTSTATUS, NormalizePhysicalPosition, PLONGLONG PhysicalPosition)             \
    M(NTSTATUS, GetAllocatorFraming, PKSALLOCATOR_FRAMING AllocatorFraming)        \
    M(NTSTATUS, RevokeMappings, PVOID FirstTag, PVOID LastTag, PULONG MappingsRevoked) \
    M(VOID, MappingAvailable)                                                      \
    M(VOID, Service)
#define IMP_IMiniportWavePciStream PACK_MINIPORTWAVEPCISTREAM(PACK_IMP)
PACK_INTERFACE(IMiniportWavePciStream, IUnknown, , PACK_MINIPORTWAVEPCISTREAM(PACK_METHOD), PMINIPORTWAVEPCISTREAM)
#define PACK_MINIPORTWAVEPCI(M)                                                                                          \
    M(NTSTATUS, Init, PUNKNOWN UnknownAdapter, PRESOURCELIST ResourceList, PPORTWAVEPCI Port, PSERVICEGROUP *ServiceGroup) \
    M(NTSTATUS, NewStream, PMINIPORTWAVEPCISTREAM *Stream, PUNKNOWN OuterUnknown, POOL_TYPE PoolType, PPORTWAVEPCISTREAM PortStream, ULONG Pin, BOOLEAN Capture, PKSDATAFORMAT DataFormat, PDMACHANNEL *DmaChannel, PSERVICEGROUP *ServiceGroup) \
    M(VOID, Service)
#define IMP_IMiniportWavePci IMP_IMiniport PACK_MINIPORTWAVEPCI(PACK_IMP)
PACK_INTERFACE(IMiniportWavePci, IMiniport, PACK_MINIPORT(PACK_METHOD), PACK_MINIPORTWAVEPCI(PACK_METHOD), PMINIPORTWAVEPCI)

PACK_INTERFACE(IPortWaveRT, IPort, PACK_PORT(PACK_METHOD), , PPORTWAVERT)
#define PACK_PORTWAVERTSTREAM(M)                                                                                          \
    M(PMDL, AllocatePagesForMdl, PHYSICAL_ADDRESS HighAddress, SIZE_T TotalBytes)                                         \
    M(PMDL, AllocateContiguousPagesForMdl, PHYSICAL_ADDRESS LowAddress, PHYSICAL_ADDRESS HighAddress, SIZE_T TotalBytes)  \
    M(PVOID, MapAllocatedPages, PMDL MemoryDescriptorList, MEMORY_CACHING_TYPE CacheType)                                 \
    M(VOID, UnmapAllocatedPages, PVOID BaseAddress, PMDL MemoryDescriptorList)                                            \
    M(VOID, FreePagesFromMdl, PMDL MemoryDescriptorList)                                                                  \
    M(ULONG, GetPhysicalPagesCount, PMDL MemoryDescriptorList)                                                            \
    M(PHYSICAL_ADDRESS, GetPhysicalPageAddress, PMDL MemoryDescriptorList, ULONG Index)
PACK_INTERFACE(IPortWaveRTStream, IUnknown, , PACK_PORTWAVERTSTREAM(PACK_METHOD), PPORTWAVERTSTREAM)
#define PACK_MINIPORTWAVERTSTREAM(M)                                                                                      \
    M(NTSTATUS, SetFormat, PKSDATAFORMAT DataFormat)                                                                      \
    M(NTSTATUS, SetState, KSSTATE State)                                                                                  \
    M(NTSTATUS, GetPosition, PKSAUDIO_POSITION Position)                                                                  \
    M(NTSTATUS, AllocateAudioBuffer, ULONG RequestedSize, PMDL *AudioBufferMdl, ULONG *ActualSize, ULONG *OffsetFromFirstPage, MEMORY_CACHING_TYPE *CacheType) \
    M(VOID, FreeAudioBuffer, PMDL AudioBufferMdl, ULONG BufferSize)                                                       \
    M(VOID, GetHWLatency, KSRTAUDIO_HWLATENCY *hwLatency)                                                                 \
    M(NTSTATUS, GetPositionRegister, KSRTAUDIO_HWREGISTER *Register)                                                      \
    M(NTSTATUS, GetClockRegister, KSRTAUDIO_HWREGISTER *Register)
#define IMP_IMiniportWaveRTStream PACK_MINIPORTWAVERTSTREAM(PACK_IMP)
PACK_INTERFACE(IMiniportWaveRTStream, IUnknown, , PACK_MINIPORTWAVERTSTREAM(PACK_METHOD), PMINIPORTWAVERTSTREAM)
#define PACK_MINIPORTWAVERTSTREAMNOTIFICATION(M)                                                                          \
    M(NTSTATUS, AllocateBufferWithNotification, ULONG NotificationCount, ULONG RequestedSize, PMDL *AudioBufferMdl, ULONG *ActualSize, ULONG *OffsetFromFirstPage, MEMORY_CACHING_TYPE *CacheType) \
    M(VOID, FreeBufferWithNotification, PMDL AudioBufferMdl, ULONG BufferSize)                                            \
    M(NTSTATUS, RegisterNotificationEvent, PKEVENT NotificationEvent)                                                     \
    M(NTSTATUS, UnregisterNotificationEvent, PKEVENT NotificationEvent)
#define IMP_IMiniportWaveRTStreamNotification IMP_IMiniportWaveRTStream PACK_MINIPORTWAVERTSTREAMNOTIFICATION(PACK_IMP)
PACK_INTERFACE(IMiniportWaveRTStreamNotification, IMiniportWaveRTStream, PACK_MINIPORTWAVERTSTREAM(PACK_METHOD), PACK_MINIPORTWAVERTSTREAMNOTIFICATION(PACK_METHOD), PMINIPORTWAVERTSTREAMNOTIFICATION)
#define PACK_MINIPORTWAVERTINPUTSTREAM(M) M(NTSTATUS, GetReadPacket, ULONG *PacketNumber, DWORD *Flags, ULONG64 *PerformanceCounterValue, BOOL *MoreData)
#define IMP_IMiniportWaveRTInputStream PACK_MINIPORTWAVERTINPUTSTREAM(PACK_IMP)
PACK_INTERFACE(IMiniportWaveRTInputStream, IUnknown, , PACK_MINIPORTWAVERTINPUTSTREAM(PACK_METHOD), PMINIPORTWAVERTINPUTSTREAM)
#define PACK_MINIPORTWAVERTOUTPUTSTREAM(M)                                                                      \
    M(NTSTATUS, SetWritePacket, ULONG PacketNumber, DWORD Flags, ULONG EosPacketLength)                         \
    M(NTSTATUS, GetOutputStreamPresentationPosition, KSAUDIO_PRESENTATION_POSITION *pPresentationPosition)      \
    M(NTSTATUS, GetPacketCount, ULONG *pPacketCount)
#define IMP_IMiniportWaveRTOutputStream PACK_MINIPORTWAVERTOUTPUTSTREAM(PACK_IMP)
PACK_INTERFACE(IMiniportWaveRTOutputStream, IUnknown, , PACK_MINIPORTWAVERTOUTPUTSTREAM(PACK_METHOD), PMINIPORTWAVERTOUTPUTSTREAM)
#define PACK_MINIPORTWAVERT(M)                                                                                  \
    M(NTSTATUS, Init, PUNKNOWN UnknownAdapter, PRESOURCELIST ResourceList, PPORTWAVERT Port)                    \
    M(NTSTATUS, NewStream, PMINIPORTWAVERTSTREAM *Stream, PPORTWAVERTSTREAM PortStream, ULONG Pin, BOOLEAN Capture, PKSDATAFORMAT DataFormat) \
    M(NTSTATUS, GetDeviceDescription, PDEVICE_DESCRIPTION DeviceDescription)
#define IMP_IMiniportWaveRT IMP_IMiniport PACK_MINIPORTWAVERT(PACK_IMP)
PACK_INTERFACE(IMiniportWaveRT, IMiniport, PACK_MINIPORT(PACK_METHOD), PACK_MINIPORTWAVERT(PACK_METHOD), PMINIPORTWAVERT)

#define PACK_MINIPORTAUDIOENGINENODE(M)                                                                                                \
    M(NTSTATUS, GetAudioEngineDescriptor, ULONG ulNodeId, KSAUDIOENGINE_DESCRIPTOR *pAudioEngineDescriptor)                            \
    M(NTSTATUS, GetGfxState, ULONG ulNodeId, BOOL *pbEnable)                                                                           \
    M(NTSTATUS, SetGfxState, ULONG ulNodeId, BOOL bEnable)                                                                             \
    M(NTSTATUS, GetMixFormat, ULONG ulNodeId, KSDATAFORMAT_WAVEFORMATEX *pFormat, ULONG ulBufferSize)                                  \
    M(NTSTATUS, GetDeviceFormat, ULONG ulNodeId, KSDATAFORMAT_WAVEFORMATEX *pFormat, ULONG ulBufferSize)                               \
    M(NTSTATUS, SetDeviceFormat, ULONG ulNodeId, KSDATAFORMAT_WAVEFORMATEX *pFormat, ULONG ulBufferSize)                               \
    M(NTSTATUS, GetSupportedDeviceFormats, ULONG ulNodeId, KSMULTIPLE_ITEM *pFormats, ULONG ulBufferSize)                              \
    M(NTSTATUS, GetDeviceChannelCount, ULONG ulNodeId, eChannelTargetType targetType, UINT32 *pulChannelCount)                         \
    M(NTSTATUS, GetDeviceAttributeSteppings, ULONG ulNodeId, eChannelTargetType targetType, PKSPROPERTY_STEPPING_LONG pKsPropStepLong, UINT32 ui32DataSize) \
    M(NTSTATUS, GetDeviceChannelVolume, ULONG ulNodeId, UINT32 ulChannel, LONG *plVolume)                                              \
    M(NTSTATUS, SetDeviceChannelVolume, ULONG ulNodeId, UINT32 ulChannel, LONG lVolume)                                                \
    M(NTSTATUS, GetDeviceChannelMute, ULONG ulNodeId, UINT32 ulChannel, BOOL *pbMute)                                                  \
    M(NTSTATUS, SetDeviceChannelMute, ULONG ulNodeId, UINT32 ulChannel, BOOL bMute)                                                    \
    M(NTSTATUS, GetDeviceChannelPeakMeter, ULONG ulNodeId, UINT32 ulChannel, LONG *plPeakMeter)                                        \
    M(NTSTATUS, GetBufferSizeRange, ULONG ulNodeId, KSDATAFORMAT_WAVEFORMATEX *pKsDataFormatWfx, KSAUDIOENGINE_BUFFER_SIZE_RANGE *pBufferSizeRange) \
    M(NTSTATUS, GetEngineFormatSize, ULONG ulNodeId, eEngineFormatType formatType, ULONG *pulFormatSize)
#define IMP_IMiniportAudioEngineNode PACK_MINIPORTAUDIOENGINENODE(PACK_IMP)
PACK_INTERFACE(IMiniportAudioEngineNode, IUnknown, , PACK_MINIPORTAUDIOENGINENODE(PACK_METHOD), PMINIPORTAUDIOENGINENODE)
#define PACK_STREAMAUDIOENGINENODE(M)                                                                           \
    M(NTSTATUS, GetLfxState, BOOL *pbEnable)                                                                    \
    M(NTSTATUS, SetLfxState, BOOL bEnable)                                                                      \
    M(NTSTATUS, GetStreamChannelVolume, UINT32 ulChannel, LONG *plValue)                                        \
    M(NTSTATUS, SetStreamChannelVolume, UINT32 Channel, LONG TargetVolume, AUDIO_CURVE_TYPE CurveType, ULONGLONG CurveDuration) \
    M(NTSTATUS, GetStreamChannelMute, UINT32 ulChannel, BOOL *pbMute)                                           \
    M(NTSTATUS, SetStreamChannelMute, UINT32 ulChannel, BOOL bMute)                                             \
    M(NTSTATUS, GetStreamAttributeSteppings, eChannelTargetType targetType, PKSPROPERTY_STEPPING_LONG pKsPropStepLong, UINT32 ui32DataSize) \
    M(NTSTATUS, GetStreamChannelPeakMeter, UINT32 ulChannel, LONG *plPeakMeter)                                 \
    M(NTSTATUS, GetStreamPresentationPosition, KSAUDIO_PRESENTATION_POSITION *pPresentationPosition)            \
    M(NTSTATUS, SetStreamCurrentWritePosition, ULONG ulCurrentWritePosition)                                    \
    M(NTSTATUS, GetStreamLinearBufferPosition, ULONGLONG *pullLinearBufferPosition)                             \
    M(NTSTATUS, SetStreamLoopbackProtection, CONSTRICTOR_OPTION ProtectionOption)                               \
    M(NTSTATUS, GetStreamChannelCount, eChannelTargetType targetType, UINT32 *pulChannelCount)
#define IMP_IMiniportStreamAudioEngineNode PACK_STREAMAUDIOENGINENODE(PACK_IMP)
PACK_INTERFACE(IMiniportStreamAudioEngineNode, IUnknown, , PACK_STREAMAUDIOENGINENODE(PACK_METHOD), PMINIPORTSTREAMAUDIOENGINENODE)
#define PACK_STREAMAUDIOENGINENODE2(M) M(NTSTATUS, SetStreamCurrentWritePositionForLastBuffer, ULONG _ulWritePosition)
#define IMP_IMiniportStreamAudioEngineNode2 PACK_STREAMAUDIOENGINENODE2(PACK_IMP)
PACK_INTERFACE(IMiniportStreamAudioEngineNode2, IUnknown, , PACK_STREAMAUDIOENGINENODE2(PACK_METHOD), PMINIPORTSTREAMAUDIOENGINENODE2)
#define PACK_AUDIOSIGNALPROCESSING(M) M(NTSTATUS, GetModes, ULONG Pin, GUID *SignalProcessingModes, ULONG *NumSignalProcessingModes)
#define IMP_IMiniportAudioSignalProcessing PACK_AUDIOSIGNALPROCESSING(PACK_IMP)
PACK_INTERFACE(IMiniportAudioSignalProcessing, IUnknown, , PACK_AUDIOSIGNALPROCESSING(PACK_METHOD), PMINIPORTAUDIOSIGNALPROCESSING)
#define PACK_MINIPORTPNPNOTIFY(M) M(VOID, PnpStop)
#define IMP_IMiniportPnpNotify PACK_MINIPORTPNPNOTIFY(PACK_IMP)
PACK_INTERFACE(IMiniportPnpNotify, IUnknown, , PACK_MINIPORTPNPNOTIFY(PACK_METHOD), PMINIPORTPNPNOTIFY)

#define PACK_ADAPTERPOWER(M)                                                  \
    M(VOID, PowerChangeState, POWER_STATE NewState)                           \
    M(NTSTATUS, QueryPowerChangeState, POWER_STATE NewStateQuery)             \
    M(NTSTATUS, QueryDeviceCapabilities, PDEVICE_CAPABILITIES PowerDeviceCaps)
#define IMP_IAdapterPowerManagement PACK_ADAPTERPOWER(PACK_IMP)
PACK_INTERFACE(IAdapterPowerManagement, IUnknown, , PACK_ADAPTERPOWER(PACK_METHOD), PADAPTERPOWERMANAGEMENT)
#define PACK_ADAPTERPOWER2(M) PACK_ADAPTERPOWER(M) M(VOID, PowerChangeState2, DEVICE_POWER_STATE NewDeviceState, SYSTEM_POWER_STATE NewSystemState)
#define IMP_IAdapterPowerManagement2 PACK_ADAPTERPOWER2(PACK_IMP)
PACK_INTERFACE(IAdapterPowerManagement2, IUnknown, , PACK_ADAPTERPOWER2(PACK_METHOD), PADAPTERPOWERMANAGEMENT2)
#define PACK_ADAPTERPOWER3(M)                                                                                                  \
    M(NTSTATUS, QueryPowerChangeState, POWER_STATE NewStateQuery)                                                              \
    M(NTSTATUS, QueryDeviceCapabilities, PDEVICE_CAPABILITIES PowerDeviceCaps)                                                 \
    M(VOID, PowerChangeState3, DEVICE_POWER_STATE NewDeviceState, SYSTEM_POWER_STATE NewSystemState, PC_EXIT_LATENCY D3ExitLatency) \
    M(NTSTATUS, D3ExitLatencyChanged, PC_EXIT_LATENCY NewD3ExitLatency)
#define IMP_IAdapterPowerManagement3 PACK_ADAPTERPOWER3(PACK_IMP)
PACK_INTERFACE(IAdapterPowerManagement3, IUnknown, , PACK_ADAPTERPOWER3(PACK_METHOD), PADAPTERPOWERMANAGEMENT3)
#define PACK_ADAPTERPNP(M) M(PC_REBALANCE_TYPE, GetSupportedRebalanceType) M(VOID, PnpQueryStop) M(VOID, PnpCancelStop) M(VOID, PnpStop)
#define IMP_IAdapterPnpManagement PACK_ADAPTERPNP(PACK_IMP)
PACK_INTERFACE(IAdapterPnpManagement, IUnknown, , PACK_ADAPTERPNP(PACK_METHOD), PADAPTERPNPMANAGEMENT)
#define PACK_POWERNOTIFY(M) M(VOID, PowerChangeNotify, POWER_STATE PowerState)
#define IMP_IPowerNotify PACK_POWERNOTIFY(PACK_IMP)
PACK_INTERFACE(IPowerNotify, IUnknown, , PACK_POWERNOTIFY(PACK_METHOD), PPOWERNOTIFY)
#define PACK_PINCOUNT(M) M(VOID, PinCount, ULONG PinId, PULONG FilterNecessary, PULONG FilterCurrent, PULONG FilterPossible, PULONG GlobalCurrent, PULONG GlobalPossible)
#define IMP_IPinCount PACK_PINCOUNT(PACK_IMP)
PACK_INTERFACE(IPinCount, IUnknown, , PACK_PINCOUNT(PACK_METHOD), PPINCOUNT)
#define PACK_PINNAME(M) M(NTSTATUS, GetPinName, PIRP Irp, PKSP_PIN Pin, PVOID Data)
#define IMP_IPinName PACK_PINNAME(PACK_IMP)
PACK_INTERFACE(IPinName, IUnknown, , PACK_PINNAME(PACK_METHOD), PPINNAME)
#define PACK_MUSICTECHNOLOGY(M) M(NTSTATUS, SetTechnology, const GUID *Technology)
#define IMP_IMusicTechnology PACK_MUSICTECHNOLOGY(PACK_IMP)
PACK_INTERFACE(IMusicTechnology, IUnknown, , PACK_MUSICTECHNOLOGY(PACK_METHOD), PMUSICTECHNOLOGY)
#define PACK_PREFETCHOFFSET(M) M(VOID, SetPreFetchOffset, ULONG PreFetchOffset)
PACK_INTERFACE(IPreFetchOffset, IUnknown, , PACK_PREFETCHOFFSET(PACK_METHOD), PPREFETCHOFFSET)
#define PACK_PORTEVENTS(M)                                  \
    M(VOID, AddEventToEventList, PKSEVENT_ENTRY EventEntry) \
    M(VOID, GenerateEventList, GUID *Set, ULONG EventId, BOOL PinEvent, ULONG PinId, BOOL NodeEvent, ULONG NodeId)
PACK_INTERFACE(IPortEvents, IUnknown, , PACK_PORTEVENTS(PACK_METHOD), PPORTEVENTS)
#define PACK_DRMPORT(M)                                                                                     \
    M(NTSTATUS, CreateContentMixed, PULONG paContentId, ULONG cContentId, PULONG pMixedContentId)           \
    M(NTSTATUS, DestroyContent, ULONG ContentId)                                                            \
    M(NTSTATUS, ForwardContentToFileObject, ULONG ContentId, PFILE_OBJECT FileObject)                       \
    M(NTSTATUS, ForwardContentToInterface, ULONG ContentId, PUNKNOWN pUnknown, ULONG NumMethods)            \
    M(NTSTATUS, GetContentRights, ULONG ContentId, PDRMRIGHTS DrmRights)
PACK_INTERFACE(IDrmPort, IUnknown, , PACK_DRMPORT(PACK_METHOD), PDRMPORT)
#define PACK_DRMPORT2(M)                                                                \
    M(NTSTATUS, AddContentHandlers, ULONG ContentId, PVOID *paHandlers, ULONG NumHandlers) \
    M(NTSTATUS, ForwardContentToDeviceObject, ULONG ContentId, PVOID Reserved, PCDRMFORWARD DrmForward)
PACK_INTERFACE(IDrmPort2, IDrmPort, PACK_DRMPORT(PACK_METHOD), PACK_DRMPORT2(PACK_METHOD), PDRMPORT2)
typedef struct IPortClsStreamResourceManager *PPORTCLSStreamResourceManager;
typedef struct IPortClsStreamResourceManager2 *PPORTCLSStreamResourceManager2;
enum { kVersionInvalid = -1, kVersionWin98, kVersionWin98SE, kVersionWin2K, kVersionWin98SE_QFE2, kVersionWin2K_SP2, kVersionWinME, kVersionWin98SE_QFE3, kVersionWinME_QFE1, kVersionWinXP, kVersionWinXPSP1, kVersionWinServer2003, kVersionWin2K_UAAQFE, kVersionWinXP_UAAQFE, kVersionWinServer2003_UAAQFE };
#define PACK_PORTCLSVERSION(M) M(DWORD, GetVersion)
PACK_INTERFACE(IPortClsVersion, IUnknown, , PACK_PORTCLSVERSION(PACK_METHOD), PPORTCLSVERSION)
#define PACK_UNREGISTERSUBDEVICE(M) M(NTSTATUS, UnregisterSubdevice, PDEVICE_OBJECT DeviceObject, PUNKNOWN Unknown)
PACK_INTERFACE(IUnregisterSubdevice, IUnknown, , PACK_UNREGISTERSUBDEVICE(PACK_METHOD), PUNREGISTERSUBDEVICE)
#define PACK_UNREGISTERPHYSICAL(M)                                                                                                  \
    M(NTSTATUS, UnregisterPhysicalConnection, PDEVICE_OBJECT DeviceObject, PUNKNOWN FromUnknown, ULONG FromPin, PUNKNOWN ToUnknown, ULONG ToPin) \
    M(NTSTATUS, UnregisterPhysicalConnectionToExternal, PDEVICE_OBJECT DeviceObject, PUNKNOWN FromUnknown, ULONG FromPin, PUNICODE_STRING ToString, ULONG ToPin) \
    M(NTSTATUS, UnregisterPhysicalConnectionFromExternal, PDEVICE_OBJECT DeviceObject, PUNICODE_STRING FromString, ULONG FromPin, PUNKNOWN ToUnknown, ULONG ToPin)
PACK_INTERFACE(IUnregisterPhysicalConnection, IUnknown, , PACK_UNREGISTERPHYSICAL(PACK_METHOD), PUNREGISTERPHYSICALCONNECTION)
#define PACK_PORTCLSETWHELPER(M) M(NTSTATUS, MiniportWriteEtwEvent, EPcMiniportEngineEvent miniportEventType, ULONGLONG ullData1, ULONGLONG ullData2, ULONGLONG ullData3, ULONGLONG ullData4)
PACK_INTERFACE(IPortClsEtwHelper, IUnknown, , PACK_PORTCLSETWHELPER(PACK_METHOD), PPORTCLSETWHELPER)
#define PACK_PORTCLSPOWER(M)                                                                            \
    M(NTSTATUS, RegisterAdapterPowerManagement, PUNKNOWN pUnknown, PDEVICE_OBJECT DeviceObject)         \
    M(NTSTATUS, UnregisterAdapterPowerManagement, PDEVICE_OBJECT DeviceObject)                          \
    M(NTSTATUS, SetIdlePowerManagement, PDEVICE_OBJECT DeviceObject, BOOLEAN bEnabled)
PACK_INTERFACE(IPortClsPower, IUnknown, , PACK_PORTCLSPOWER(PACK_METHOD), PPORTCLSPOWER)
#define PACK_PORTCLSRUNTIMEPOWER(M)                                                                                               \
    M(NTSTATUS, RegisterPowerControlCallback, PDEVICE_OBJECT DeviceObject, PCPFNRUNTIME_POWER_CONTROL_CALLBACK Callback, PVOID Context) \
    M(NTSTATUS, UnregisterPowerControlCallback, PDEVICE_OBJECT DeviceObject)                                                      \
    M(NTSTATUS, SendPowerControl, PDEVICE_OBJECT DeviceObject, LPCGUID PowerControlCode, PVOID InBuffer, SIZE_T InBufferSize, PVOID OutBuffer, SIZE_T OutBufferSize, PSIZE_T BytesReturned)
PACK_INTERFACE(IPortClsRuntimePower, IUnknown, , PACK_PORTCLSRUNTIMEPOWER(PACK_METHOD), PPORTCLSRUNTIMEPOWER)
#define PACK_PORTCLSPNP(M)                                                                          \
    M(NTSTATUS, RegisterAdapterPnpManagement, PUNKNOWN pUnknown, PDEVICE_OBJECT DeviceObject)       \
    M(NTSTATUS, UnregisterAdapterPnpManagement, PDEVICE_OBJECT DeviceObject)
PACK_INTERFACE(IPortClsPnp, IUnknown, , PACK_PORTCLSPNP(PACK_METHOD), PPORTCLSPNP)
#define PACK_STREAMRESOURCEMANAGER(M)                                                                                            \
    M(NTSTATUS, AddStreamResource, PCSTREAMRESOURCESET ResourceSet, PPCSTREAMRESOURCE_DESCRIPTOR ResourceDescriptor, PPCSTREAMRESOURCE ResourceHandle) \
    M(NTSTATUS, RemoveStreamResource, PCSTREAMRESOURCE ResourceHandle)
PACK_INTERFACE(IPortClsStreamResourceManager, IUnknown, , PACK_STREAMRESOURCEMANAGER(PACK_METHOD), PPORTCLSSTREAMRESOURCEMANAGER)
#define PACK_STREAMRESOURCEMANAGER2(M) M(NTSTATUS, AddStreamResource2, PDEVICE_OBJECT PhysicalDeviceObject, PCSTREAMRESOURCESET ResourceSet, PPCSTREAMRESOURCE_DESCRIPTOR ResourceDescriptor, PPCSTREAMRESOURCE ResourceHandle)
PACK_INTERFACE(IPortClsStreamResourceManager2, IPortClsStreamResourceManager, PACK_STREAMRESOURCEMANAGER(PACK_METHOD), PACK_STREAMRESOURCEMANAGER2(PACK_METHOD), PPORTCLSSTREAMRESOURCEMANAGER2)
#define PACK_PORTCLSNOTIFICATIONS(M)                                                                            \
    M(NTSTATUS, AllocNotificationBuffer, POOL_TYPE PoolType, USHORT NumberOfBytes, PPCNOTIFICATION_BUFFER *NotificationBuffer) \
    M(VOID, FreeNotificationBuffer, PPCNOTIFICATION_BUFFER NotificationBuffer)                                  \
    M(VOID, SendNotification, const GUID *NotificationId, PPCNOTIFICATION_BUFFER NotificationBuffer)
PACK_INTERFACE(IPortClsNotifications, IUnknown, , PACK_PORTCLSNOTIFICATIONS(PACK_METHOD), PPORTCLSNOTIFICATIONS)
#define PACK_PORTWMI(M) M(NTSTATUS, RegisterWMIProvider, PDEVICE_OBJECT DeviceObject, PVOID Provider) M(NTSTATUS, UnregisterWMIProvider, PDEVICE_OBJECT DeviceObject)
PACK_INTERFACE(IPortWMIRegistration, IUnknown, , PACK_PORTWMI(PACK_METHOD), PPORTWMIREGISTRATION)

#ifdef __cplusplus
extern "C" {
#endif

PORTCLASSAPI NTSTATUS NTAPI PcInitializeAdapterDriver(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPathName, PDRIVER_ADD_DEVICE AddDevice);
PORTCLASSAPI NTSTATUS NTAPI PcAddAdapterDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT PhysicalDeviceObject, PCPFNSTARTDEVICE StartDevice, ULONG MaxObjects, ULONG DeviceExtensionSize);
PORTCLASSAPI NTSTATUS NTAPI PcDispatchIrp(PDEVICE_OBJECT pDeviceObject, PIRP pIrp);
PORTCLASSAPI NTSTATUS NTAPI PcForwardIrpSynchronous(PDEVICE_OBJECT DeviceObject, PIRP Irp);
PORTCLASSAPI NTSTATUS NTAPI PcCompleteIrp(PDEVICE_OBJECT pDeviceObject, PIRP pIrp, NTSTATUS ntStatus);
PORTCLASSAPI NTSTATUS NTAPI PcCompletePendingPropertyRequest(PPCPROPERTY_REQUEST PropertyRequest, NTSTATUS NtStatus);
PORTCLASSAPI NTSTATUS NTAPI PcRegisterSubdevice(PDEVICE_OBJECT DeviceObject, PWSTR Name, PUNKNOWN Unknown);
PORTCLASSAPI NTSTATUS NTAPI PcRegisterPhysicalConnection(PDEVICE_OBJECT DeviceObject, PUNKNOWN FromUnknown, ULONG FromPin, PUNKNOWN ToUnknown, ULONG ToPin);
PORTCLASSAPI NTSTATUS NTAPI PcRegisterPhysicalConnectionToExternal(PDEVICE_OBJECT DeviceObject, PUNKNOWN FromUnknown, ULONG FromPin, PUNICODE_STRING ToString, ULONG ToPin);
PORTCLASSAPI NTSTATUS NTAPI PcRegisterPhysicalConnectionFromExternal(PDEVICE_OBJECT DeviceObject, PUNICODE_STRING FromString, ULONG FromPin, PUNKNOWN ToUnknown, ULONG ToPin);
PORTCLASSAPI NTSTATUS NTAPI PcRegisterAdapterPowerManagement(PUNKNOWN Unknown, PVOID pvContext1);
PORTCLASSAPI NTSTATUS NTAPI PcUnregisterAdapterPowerManagement(PDEVICE_OBJECT pDeviceObject);
PORTCLASSAPI NTSTATUS NTAPI PcRegisterAdapterPnpManagement(PUNKNOWN Unknown, PVOID DeviceObject);
PORTCLASSAPI NTSTATUS NTAPI PcUnregisterAdapterPnpManagement(PDEVICE_OBJECT DeviceObject);
PORTCLASSAPI NTSTATUS NTAPI PcRequestNewPowerState(PDEVICE_OBJECT pDeviceObject, DEVICE_POWER_STATE RequestedNewState);
PORTCLASSAPI NTSTATUS NTAPI PcGetDeviceProperty(PVOID DeviceObject, DEVICE_REGISTRY_PROPERTY DeviceProperty, ULONG BufferLength, PVOID PropertyBuffer, PULONG ResultLength);
PORTCLASSAPI NTSTATUS NTAPI PcGetPhysicalDeviceObject(PDEVICE_OBJECT pDeviceObject, PDEVICE_OBJECT *ppPhysicalObject);
PORTCLASSAPI NTSTATUS NTAPI PcRegisterIoTimeout(PDEVICE_OBJECT pDeviceObject, PIO_TIMER_ROUTINE pTimerRoutine, PVOID pContext);
PORTCLASSAPI NTSTATUS NTAPI PcUnregisterIoTimeout(PDEVICE_OBJECT pDeviceObject, PIO_TIMER_ROUTINE pTimerRoutine, PVOID pContext);
PORTCLASSAPI ULONGLONG NTAPI PcGetTimeInterval(ULONGLONG Since);
#define GTI_SECONDS(t) (ULONGLONG(t) * 10000000)
#define GTI_MILLISECONDS(t) (ULONGLONG(t) * 10000)
#define GTI_MICROSECONDS(t) (ULONGLONG(t) * 10)
PORTCLASSAPI NTSTATUS NTAPI PcNewPort(PPORT *OutPort, REFCLSID ClassID);
PORTCLASSAPI NTSTATUS NTAPI PcNewMiniport(PMINIPORT *OutMiniPort, REFCLSID ClassID);
PORTCLASSAPI NTSTATUS NTAPI PcNewResourceList(PRESOURCELIST *OutResourceList, PUNKNOWN OuterUnknown, POOL_TYPE PoolType, PCM_RESOURCE_LIST TranslatedResources, PCM_RESOURCE_LIST UntranslatedResources);
PORTCLASSAPI NTSTATUS NTAPI PcNewResourceSublist(PRESOURCELIST *OutResourceList, PUNKNOWN OuterUnknown, POOL_TYPE PoolType, PRESOURCELIST ParentList, ULONG MaximumEntries);
PORTCLASSAPI NTSTATUS NTAPI PcNewServiceGroup(PSERVICEGROUP *OutServiceGroup, PUNKNOWN OuterUnknown);
PORTCLASSAPI NTSTATUS NTAPI PcNewInterruptSync(PINTERRUPTSYNC *OutInterruptSync, PUNKNOWN OuterUnknown, PRESOURCELIST ResourceList, ULONG ResourceIndex, INTERRUPTSYNCMODE Mode);
PORTCLASSAPI NTSTATUS NTAPI PcNewDmaChannel(PDMACHANNEL *OutDmaChannel, PUNKNOWN OuterUnknown, POOL_TYPE PoolType, PDEVICE_DESCRIPTION DeviceDescription, PDEVICE_OBJECT DeviceObject);
PORTCLASSAPI NTSTATUS NTAPI PcNewRegistryKey(PREGISTRYKEY *OutRegistryKey, PUNKNOWN OuterUnknown, ULONG RegistryKeyType, ACCESS_MASK DesiredAccess, PVOID DeviceObject, PVOID SubDevice, POBJECT_ATTRIBUTES ObjectAttributes, ULONG CreateOptions, PULONG Disposition);
PORTCLASSAPI NTSTATUS NTAPI PcAddContentHandlers(ULONG ContentId, PVOID *paHandlers, ULONG NumHandlers);
PORTCLASSAPI NTSTATUS NTAPI PcCreateContentMixed(PULONG paContentId, ULONG cContentId, PULONG pMixedContentId);
PORTCLASSAPI NTSTATUS NTAPI PcDestroyContent(ULONG ContentId);
PORTCLASSAPI NTSTATUS NTAPI PcForwardContentToDeviceObject(ULONG ContentId, PVOID Reserved, PCDRMFORWARD DrmForward);
PORTCLASSAPI NTSTATUS NTAPI PcForwardContentToFileObject(ULONG ContentId, PFILE_OBJECT FileObject);
PORTCLASSAPI NTSTATUS NTAPI PcForwardContentToInterface(ULONG ContentId, PUNKNOWN pUnknown, ULONG NumMethods);
PORTCLASSAPI NTSTATUS NTAPI PcGetContentRights(ULONG ContentId, PDRMRIGHTS DrmRights);
PORTCLASSAPI NTSTATUS NTAPI PcAddStreamResource(PDEVICE_OBJECT PhysicalDeviceObject, PCSTREAMRESOURCESET ResourceSet, PPCSTREAMRESOURCE_DESCRIPTOR ResourceDescriptor, PPCSTREAMRESOURCE ResourceHandle);
PORTCLASSAPI NTSTATUS NTAPI PcRemoveStreamResource(PCSTREAMRESOURCE ResourceHandle);

#ifdef __cplusplus
}
#endif

#endif
