/* What an event is described by. */
#ifndef PACK_EVNTPROV_H
#define PACK_EVNTPROV_H

typedef struct _EVENT_DESCRIPTOR {
    unsigned short Id;
    unsigned char Version;
    unsigned char Channel;
    unsigned char Level;
    unsigned char Opcode;
    unsigned short Task;
    unsigned long long Keyword;
} EVENT_DESCRIPTOR, *PEVENT_DESCRIPTOR;
typedef const EVENT_DESCRIPTOR *PCEVENT_DESCRIPTOR;
typedef struct _EVENT_DATA_DESCRIPTOR {
    unsigned long long Ptr;
    unsigned long Size;
    unsigned long Reserved;
} EVENT_DATA_DESCRIPTOR, *PEVENT_DATA_DESCRIPTOR;
typedef struct _EVENT_FILTER_DESCRIPTOR {
    unsigned long long Ptr;
    unsigned long Size;
    unsigned long Type;
} EVENT_FILTER_DESCRIPTOR, *PEVENT_FILTER_DESCRIPTOR;
#define EVENT_CONTROL_CODE_DISABLE_PROVIDER 0
#define EVENT_CONTROL_CODE_ENABLE_PROVIDER 1
#define EVENT_CONTROL_CODE_CAPTURE_STATE 2
#define EVENT_ACTIVITY_CTRL_GET_ID 1
#define EVENT_ACTIVITY_CTRL_SET_ID 2
#define EVENT_ACTIVITY_CTRL_CREATE_ID 3
#define EVENT_ACTIVITY_CTRL_GET_SET_ID 4
#define EVENT_ACTIVITY_CTRL_CREATE_SET_ID 5
#define EventDataDescCreate(d, p, n) \
    ((d)->Ptr = (unsigned long long)(ULONG_PTR)(p), (d)->Size = (n), (void)((d)->Reserved = 0))
#define EventDescZero(d) ((void)memset((d), 0, sizeof(EVENT_DESCRIPTOR)))

#endif
