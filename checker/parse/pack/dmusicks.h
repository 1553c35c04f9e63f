/* DirectMusic port and miniport interfaces. */
#ifndef PACK_DMUSICKS_H
#define PACK_DMUSICKS_H
#define _DMUSICKS_

#include <portcls.h>

struct IMXF;
typedef struct _DMUS_KERNEL_EVENT {
    BYTE bReserved;
    BYTE cbStruct;
    USHORT cbEvent;
    USHORT usChannelGroup;
    USHORT usFlags;
    REFERENCE_TIME ullPresTime100ns;
    ULONGLONG ullBytePosition;
    struct _DMUS_KERNEL_EVENT *pNextEvt;
    union {
        BYTE abData[sizeof(PBYTE)];
        PBYTE pbData;
        struct _DMUS_KERNEL_EVENT *pPackageEvt;
    } uData;
} DMUS_KERNEL_EVENT, *PDMUS_KERNEL_EVENT;
#define DMUS_KEF_EVENT_COMPLETE 0x0000
#define DMUS_KEF_EVENT_INCOMPLETE 0x0001
#define DMUS_KEF_PACKAGE_EVENT 0x0002
typedef enum { DMUS_STREAM_MIDI_INVALID = -1, DMUS_STREAM_MIDI_RENDER = 0, DMUS_STREAM_MIDI_CAPTURE, DMUS_STREAM_WAVE_SINK } DMUS_STREAM_TYPE;

#define PACK_MXF(M)                                         \
    M(NTSTATUS, SetState, KSSTATE State)                    \
    M(NTSTATUS, ConnectOutput, struct IMXF *sinkMXF)        \
    M(NTSTATUS, DisconnectOutput, struct IMXF *sinkMXF)     \
    M(NTSTATUS, PutMessage, PDMUS_KERNEL_EVENT pDMKEvt)
#define IMP_IMXF PACK_MXF(PACK_IMP)
PACK_INTERFACE(IMXF, IUnknown, , PACK_MXF(PACK_METHOD), PMXF)
#define PACK_ALLOCATORMXF(M)                                \
    M(NTSTATUS, GetMessage, PDMUS_KERNEL_EVENT *ppDMKEvt)   \
    M(USHORT, GetBufferSize)                                \
    M(NTSTATUS, GetBuffer, PBYTE *ppBuffer)                 \
    M(NTSTATUS, PutBuffer, PBYTE pBuffer)
PACK_INTERFACE(IAllocatorMXF, IMXF, PACK_MXF(PACK_METHOD), PACK_ALLOCATORMXF(PACK_METHOD), PAllocatorMXF)
#define PACK_MASTERCLOCK(M) M(NTSTATUS, GetTime, REFERENCE_TIME *pTime)
PACK_INTERFACE(IMasterClock, IUnknown, , PACK_MASTERCLOCK(PACK_METHOD), PMASTERCLOCK)
#define PACK_PORTDMUS(M) M(VOID, Notify, PSERVICEGROUP ServiceGroup) M(VOID, RegisterServiceGroup, PSERVICEGROUP ServiceGroup)
PACK_INTERFACE(IPortDMus, IPort, PACK_PORT(PACK_METHOD), PACK_PORTDMUS(PACK_METHOD), PPORTDMUS)
#define PACK_MINIPORTDMUS(M)                                                                                                 \
    M(NTSTATUS, Init, PUNKNOWN UnknownAdapter, PRESOURCELIST ResourceList, PPORTDMUS Port, PSERVICEGROUP *ServiceGroup)      \
    M(VOID, Service)                                                                                                         \
    M(NTSTATUS, NewStream, PMXF *MXF, PUNKNOWN OuterUnknown, POOL_TYPE PoolType, ULONG PinID, DMUS_STREAM_TYPE StreamType, PKSDATAFORMAT DataFormat, PSERVICEGROUP *ServiceGroup, PAllocatorMXF AllocatorMXF, PMASTERCLOCK MasterClock, PULONGLONG SchedulePreFetch)
#define IMP_IMiniportDMus IMP_IMiniport PACK_MINIPORTDMUS(PACK_IMP)
PACK_INTERFACE(IMiniportDMus, IMiniport, PACK_MINIPORT(PACK_METHOD), PACK_MINIPORTDMUS(PACK_METHOD), PMINIPORTDMUS)
#define PACK_SYNTHSINK(M)                                                                       \
    M(VOID, Render, PBYTE pBuffer, DWORD dwLength, LONGLONG llPosition)                         \
    M(NTSTATUS, SyncToMaster, REFERENCE_TIME rfTime, BOOL fStart)                               \
    M(NTSTATUS, SampleToRefTime, LONGLONG llSampleTime, REFERENCE_TIME *prfTime)                \
    M(NTSTATUS, RefTimeToSample, REFERENCE_TIME rfTime, LONGLONG *pllSampleTime)
PACK_INTERFACE(ISynthSinkDMus, IMXF, PACK_MXF(PACK_METHOD), PACK_SYNTHSINK(PACK_METHOD), PSYNTHSINKDMUS)

#endif
