/* The names of the DDK that the drivers of this folder are written against, laid out as on x64
 * Windows. The kernel of the host includes this header too: its calling convention and the width of
 * long are the only things that differ there. */
#ifndef TRUTH_WDM_H
#define TRUTH_WDM_H

#ifdef _WIN32
#define NTAPI
typedef long LONG;
typedef unsigned long ULONG;
#else
#define NTAPI __attribute__((ms_abi))
typedef int LONG;
typedef unsigned int ULONG;
#endif

#define VOID void
#define CONST const
#define IN
#define OUT
#define OPTIONAL
#define _In_
#define _Out_
#define _Inout_
#define FORCEINLINE static __inline
#define UNREFERENCED_PARAMETER(P) ((void)(P))
#define TRUE 1
#define FALSE 0
#ifndef NULL
#ifdef __cplusplus
#define NULL 0
#else
#define NULL ((void *)0)
#endif
#endif
#define MAXULONG 0xffffffffu
#define ALLOC_PRAGMA
#define PAGED_CODE()
#define ASSERT(x) ((void)0)
#define ARRAYSIZE(a) (sizeof(a) / sizeof((a)[0]))
#define RTL_NUMBER_OF ARRAYSIZE

typedef char CHAR, *PCHAR;
typedef unsigned char UCHAR, *PUCHAR, BOOLEAN, *PBOOLEAN, KIRQL;
typedef short SHORT;
typedef unsigned short USHORT;
#ifdef __cplusplus
typedef wchar_t WCHAR;
#else
typedef unsigned short WCHAR;
#endif
typedef WCHAR *PWCHAR, *PWSTR;
typedef const WCHAR *PCWSTR;
typedef long long LONGLONG, LONG64;
typedef unsigned long long ULONGLONG, ULONG64, ULONG_PTR, SIZE_T, POOL_FLAGS;
typedef LONG NTSTATUS, *PNTSTATUS, *PLONG;
typedef ULONG *PULONG;
typedef void *PVOID, *HANDLE;
typedef HANDLE *PHANDLE;
typedef ULONG DEVICE_TYPE, ACCESS_MASK;
typedef enum _POOL_TYPE { NonPagedPool = 0, PagedPool = 1, NonPagedPoolNx = 512 } POOL_TYPE;
typedef union _LARGE_INTEGER {
  LONGLONG QuadPart;
} LARGE_INTEGER, *PLARGE_INTEGER;
typedef LARGE_INTEGER PHYSICAL_ADDRESS;
typedef enum _MEMORY_CACHING_TYPE { MmNonCached, MmCached } MEMORY_CACHING_TYPE;

#define NT_SUCCESS(Status) (((NTSTATUS)(Status)) >= 0)
#define STATUS_SUCCESS ((NTSTATUS)0x00000000L)
#define STATUS_UNSUCCESSFUL ((NTSTATUS)0xC0000001L)
#define STATUS_INVALID_PARAMETER ((NTSTATUS)0xC000000DL)
#define STATUS_NOT_FOUND ((NTSTATUS)0xC0000225L)
#define STATUS_NO_SUCH_DEVICE ((NTSTATUS)0xC000000EL)
#define STATUS_INSUFFICIENT_RESOURCES ((NTSTATUS)0xC000009AL)
#define STATUS_NOT_SUPPORTED ((NTSTATUS)0xC00000BBL)
#define STATUS_DEVICE_CONFIGURATION_ERROR ((NTSTATUS)0xC0000182L)

typedef struct _UNICODE_STRING {
  USHORT Length, MaximumLength;
  PWSTR Buffer;
} UNICODE_STRING, *PUNICODE_STRING;

typedef struct _LIST_ENTRY {
  struct _LIST_ENTRY *Flink, *Blink;
} LIST_ENTRY, *PLIST_ENTRY;

struct _DRIVER_OBJECT;
struct _DEVICE_OBJECT;
struct _IRP;
typedef NTSTATUS(NTAPI DRIVER_INITIALIZE)(struct _DRIVER_OBJECT *DriverObject,
                                          PUNICODE_STRING RegistryPath);
typedef VOID(NTAPI DRIVER_UNLOAD)(struct _DRIVER_OBJECT *DriverObject);
typedef NTSTATUS(NTAPI DRIVER_DISPATCH)(struct _DEVICE_OBJECT *DeviceObject, struct _IRP *Irp);
typedef NTSTATUS(NTAPI DRIVER_ADD_DEVICE)(struct _DRIVER_OBJECT *DriverObject,
                                          struct _DEVICE_OBJECT *PhysicalDeviceObject);
typedef VOID(NTAPI DRIVER_STARTIO)(struct _DEVICE_OBJECT *DeviceObject, struct _IRP *Irp);
typedef DRIVER_INITIALIZE *PDRIVER_INITIALIZE;
typedef DRIVER_UNLOAD *PDRIVER_UNLOAD;
typedef DRIVER_DISPATCH *PDRIVER_DISPATCH;
typedef DRIVER_ADD_DEVICE *PDRIVER_ADD_DEVICE;
typedef DRIVER_STARTIO *PDRIVER_STARTIO;

#define IRP_MJ_CREATE 0x00
#define IRP_MJ_CLOSE 0x02
#define IRP_MJ_DEVICE_CONTROL 0x0e
#define IRP_MJ_PNP 0x1b
#define IRP_MJ_MAXIMUM_FUNCTION 0x1b

typedef struct _DRIVER_EXTENSION {
  struct _DRIVER_OBJECT *DriverObject;
  PDRIVER_ADD_DEVICE AddDevice;
} DRIVER_EXTENSION, *PDRIVER_EXTENSION;

typedef struct _DEVICE_OBJECT {
  SHORT Type;
  USHORT Size;
  LONG ReferenceCount;
  struct _DRIVER_OBJECT *DriverObject;
  struct _DEVICE_OBJECT *NextDevice;
  struct _DEVICE_OBJECT *AttachedDevice;
  struct _IRP *CurrentIrp;
  PVOID Timer;
  ULONG Flags;
  ULONG Characteristics;
  PVOID Vpb;
  PVOID DeviceExtension;
} DEVICE_OBJECT, *PDEVICE_OBJECT;

typedef struct _DRIVER_OBJECT {
  SHORT Type;
  SHORT Size;
  PDEVICE_OBJECT DeviceObject;
  ULONG Flags;
  PVOID DriverStart;
  ULONG DriverSize;
  PVOID DriverSection;
  PDRIVER_EXTENSION DriverExtension;
  UNICODE_STRING DriverName;
  PUNICODE_STRING HardwareDatabase;
  PVOID FastIoDispatch;
  PDRIVER_INITIALIZE DriverInit;
  PDRIVER_STARTIO DriverStartIo;
  PDRIVER_UNLOAD DriverUnload;
  PDRIVER_DISPATCH MajorFunction[IRP_MJ_MAXIMUM_FUNCTION + 1];
} DRIVER_OBJECT, *PDRIVER_OBJECT;

typedef struct _IRP *PIRP;
typedef struct _MDL *PMDL;
typedef struct _IO_WORKITEM *PIO_WORKITEM;
typedef struct _EX_TIMER *PEX_TIMER;
typedef struct _NPAGED_LOOKASIDE_LIST {
  ULONGLONG Room[16];
} NPAGED_LOOKASIDE_LIST, *PNPAGED_LOOKASIDE_LIST;
typedef struct _PAGED_LOOKASIDE_LIST {
  ULONGLONG Room[16];
} PAGED_LOOKASIDE_LIST, *PPAGED_LOOKASIDE_LIST;
typedef struct _LOOKASIDE_LIST_EX {
  ULONGLONG Room[16];
} LOOKASIDE_LIST_EX, *PLOOKASIDE_LIST_EX;
typedef struct _ERESOURCE {
  ULONGLONG Room[13];
} ERESOURCE, *PERESOURCE;
typedef struct _KBUGCHECK_CALLBACK_RECORD {
  ULONGLONG Room[8];
} KBUGCHECK_CALLBACK_RECORD, *PKBUGCHECK_CALLBACK_RECORD;
typedef struct _OBJECT_ATTRIBUTES {
  ULONG Length;
  HANDLE RootDirectory;
  PUNICODE_STRING ObjectName;
  ULONG Attributes;
  PVOID SecurityDescriptor;
  PVOID SecurityQualityOfService;
} OBJECT_ATTRIBUTES, *POBJECT_ATTRIBUTES;
#define OBJ_KERNEL_HANDLE 0x200L
#define OBJ_CASE_INSENSITIVE 0x40L
#define InitializeObjectAttributes(p, n, a, r, s) \
  {                                               \
    (p)->Length = sizeof(OBJECT_ATTRIBUTES);      \
    (p)->RootDirectory = r;                       \
    (p)->Attributes = a;                          \
    (p)->ObjectName = n;                          \
    (p)->SecurityDescriptor = s;                  \
    (p)->SecurityQualityOfService = NULL;         \
  }
#define KEY_READ 0x20019
#define FILE_DEVICE_UNKNOWN 0x22
#define POOL_FLAG_NON_PAGED 0x40ULL
#define POOL_FLAG_PAGED 0x100ULL

typedef VOID(NTAPI *PCREATE_PROCESS_NOTIFY_ROUTINE)(HANDLE Parent, HANDLE Process, BOOLEAN Create);
typedef VOID(NTAPI *PCREATE_THREAD_NOTIFY_ROUTINE)(HANDLE Process, HANDLE Thread, BOOLEAN Create);
typedef struct _IMAGE_INFO *PIMAGE_INFO;
typedef VOID(NTAPI *PLOAD_IMAGE_NOTIFY_ROUTINE)(PUNICODE_STRING Name, HANDLE Process,
                                                PIMAGE_INFO Info);
typedef VOID(NTAPI *PKBUGCHECK_CALLBACK_ROUTINE)(PVOID Buffer, ULONG Length);
typedef NTSTATUS(NTAPI *PEX_CALLBACK_FUNCTION)(PVOID Context, PVOID Argument1, PVOID Argument2);
typedef VOID(NTAPI *PEX_TIMER_CALLBACK)(PEX_TIMER Timer, PVOID Context);
typedef NTSTATUS(NTAPI *PDRIVER_NOTIFICATION_CALLBACK_ROUTINE)(PVOID Notification, PVOID Context);
typedef enum _IO_NOTIFICATION_EVENT_CATEGORY {
  EventCategoryReserved,
  EventCategoryHardwareProfileChange,
  EventCategoryDeviceInterfaceChange
} IO_NOTIFICATION_EVENT_CATEGORY;

/* Memory. */
#ifdef _WIN32
void *memcpy(void *to, const void *from, SIZE_T size);
void *memmove(void *to, const void *from, SIZE_T size);
void *memset(void *at, int value, SIZE_T size);
#endif
#define RtlCopyMemory(to, from, size) memcpy((to), (from), (size))
#define RtlZeroMemory(at, size) memset((at), 0, (size))

/* Pool and other memory. */
PVOID NTAPI ExAllocatePoolWithTag(POOL_TYPE Type, SIZE_T Size, ULONG Tag);
PVOID NTAPI ExAllocatePoolZero(POOL_TYPE Type, SIZE_T Size, ULONG Tag);
PVOID NTAPI ExAllocatePool2(POOL_FLAGS Flags, SIZE_T Size, ULONG Tag);
VOID NTAPI ExFreePool(PVOID At);
VOID NTAPI ExFreePoolWithTag(PVOID At, ULONG Tag);
PVOID NTAPI MmMapIoSpace(PHYSICAL_ADDRESS At, SIZE_T Size, MEMORY_CACHING_TYPE Cache);
VOID NTAPI MmUnmapIoSpace(PVOID At, SIZE_T Size);
PVOID NTAPI MmAllocateContiguousMemory(SIZE_T Size, PHYSICAL_ADDRESS Highest);
VOID NTAPI MmFreeContiguousMemory(PVOID At);
PMDL NTAPI IoAllocateMdl(PVOID At, ULONG Size, BOOLEAN Secondary, BOOLEAN Quota, PIRP Irp);
VOID NTAPI IoFreeMdl(PMDL Mdl);

/* Objects in the driver's own memory. */
VOID NTAPI ExInitializeNPagedLookasideList(PNPAGED_LOOKASIDE_LIST List, PVOID Allocate, PVOID Free,
                                           ULONG Flags, SIZE_T Size, ULONG Tag, USHORT Depth);
VOID NTAPI ExDeleteNPagedLookasideList(PNPAGED_LOOKASIDE_LIST List);
VOID NTAPI ExInitializePagedLookasideList(PPAGED_LOOKASIDE_LIST List, PVOID Allocate, PVOID Free,
                                          ULONG Flags, SIZE_T Size, ULONG Tag, USHORT Depth);
VOID NTAPI ExDeletePagedLookasideList(PPAGED_LOOKASIDE_LIST List);
NTSTATUS NTAPI ExInitializeLookasideListEx(PLOOKASIDE_LIST_EX List, PVOID Allocate, PVOID Free,
                                           POOL_TYPE Type, ULONG Flags, SIZE_T Size, ULONG Tag,
                                           USHORT Depth);
VOID NTAPI ExDeleteLookasideListEx(PLOOKASIDE_LIST_EX List);
NTSTATUS NTAPI ExInitializeResourceLite(PERESOURCE Resource);
NTSTATUS NTAPI ExDeleteResourceLite(PERESOURCE Resource);

/* Names, devices, handles. */
VOID NTAPI RtlInitUnicodeString(PUNICODE_STRING String, PCWSTR Text);
NTSTATUS NTAPI IoCreateSymbolicLink(PUNICODE_STRING Link, PUNICODE_STRING Device);
NTSTATUS NTAPI IoDeleteSymbolicLink(PUNICODE_STRING Link);
NTSTATUS NTAPI IoCreateDevice(PDRIVER_OBJECT DriverObject, ULONG ExtensionSize,
                              PUNICODE_STRING Name, DEVICE_TYPE Type, ULONG Characteristics,
                              BOOLEAN Exclusive, PDEVICE_OBJECT *DeviceObject);
VOID NTAPI IoDeleteDevice(PDEVICE_OBJECT DeviceObject);
PIO_WORKITEM NTAPI IoAllocateWorkItem(PDEVICE_OBJECT DeviceObject);
VOID NTAPI IoFreeWorkItem(PIO_WORKITEM Item);
NTSTATUS NTAPI ZwOpenKey(PHANDLE Key, ACCESS_MASK Access, POBJECT_ATTRIBUTES Attributes);
NTSTATUS NTAPI ZwClose(HANDLE Handle);
NTSTATUS NTAPI IoAllocateDriverObjectExtension(PDRIVER_OBJECT DriverObject, PVOID Client,
                                               ULONG Size, PVOID *Extension);
PVOID NTAPI IoGetDriverObjectExtension(PDRIVER_OBJECT DriverObject, PVOID Client);

/* Notifications. */
NTSTATUS NTAPI PsSetCreateProcessNotifyRoutine(PCREATE_PROCESS_NOTIFY_ROUTINE Routine,
                                               BOOLEAN Remove);
NTSTATUS NTAPI PsSetCreateThreadNotifyRoutine(PCREATE_THREAD_NOTIFY_ROUTINE Routine);
NTSTATUS NTAPI PsRemoveCreateThreadNotifyRoutine(PCREATE_THREAD_NOTIFY_ROUTINE Routine);
NTSTATUS NTAPI PsSetLoadImageNotifyRoutine(PLOAD_IMAGE_NOTIFY_ROUTINE Routine);
NTSTATUS NTAPI PsRemoveLoadImageNotifyRoutine(PLOAD_IMAGE_NOTIFY_ROUTINE Routine);
NTSTATUS NTAPI CmRegisterCallback(PEX_CALLBACK_FUNCTION Routine, PVOID Context,
                                  PLARGE_INTEGER Cookie);
NTSTATUS NTAPI CmUnRegisterCallback(LARGE_INTEGER Cookie);
BOOLEAN NTAPI KeRegisterBugCheckCallback(PKBUGCHECK_CALLBACK_RECORD Record,
                                         PKBUGCHECK_CALLBACK_ROUTINE Routine, PVOID Buffer,
                                         ULONG Length, PUCHAR Component);
BOOLEAN NTAPI KeDeregisterBugCheckCallback(PKBUGCHECK_CALLBACK_RECORD Record);
PEX_TIMER NTAPI ExAllocateTimer(PEX_TIMER_CALLBACK Routine, PVOID Context, ULONG Attributes);
BOOLEAN NTAPI ExDeleteTimer(PEX_TIMER Timer, BOOLEAN Cancel, BOOLEAN Wait, PVOID Parameters);
NTSTATUS NTAPI IoRegisterPlugPlayNotification(IO_NOTIFICATION_EVENT_CATEGORY Category, ULONG Flags,
                                              PVOID Data, PDRIVER_OBJECT DriverObject,
                                              PDRIVER_NOTIFICATION_CALLBACK_ROUTINE Routine,
                                              PVOID Context, PVOID *Entry);
NTSTATUS NTAPI IoUnregisterPlugPlayNotification(PVOID Entry);

/* Exchange. */
PVOID NTAPI InterlockedExchangePointer(PVOID volatile *Target, PVOID Value);
PVOID NTAPI InterlockedCompareExchangePointer(PVOID volatile *Target, PVOID Value, PVOID Comparand);
LONG NTAPI InterlockedExchange(LONG volatile *Target, LONG Value);
LONG NTAPI InterlockedCompareExchange(LONG volatile *Target, LONG Value, LONG Comparand);
LONG NTAPI InterlockedIncrement(LONG volatile *Target);
LONG NTAPI InterlockedDecrement(LONG volatile *Target);

/* What a driver asks, and what may answer anything. */
typedef struct _RTL_QUERY_REGISTRY_TABLE {
  PVOID QueryRoutine;
  ULONG Flags;
  PWSTR Name;
  PVOID EntryContext;
  ULONG DefaultType;
  PVOID DefaultData;
  ULONG DefaultLength;
} RTL_QUERY_REGISTRY_TABLE, *PRTL_QUERY_REGISTRY_TABLE;
#define RTL_QUERY_REGISTRY_DIRECT 0x20
VOID NTAPI KeQuerySystemTime(PLARGE_INTEGER Time);
#define RTL_REGISTRY_ABSOLUTE 0
NTSTATUS NTAPI RtlQueryRegistryValues(ULONG RelativeTo, PCWSTR Path,
                                      PRTL_QUERY_REGISTRY_TABLE Table, PVOID Context,
                                      PVOID Environment);
NTSTATUS NTAPI RtlWriteRegistryValue(ULONG RelativeTo, PCWSTR Path, PCWSTR Name, ULONG Type,
                                     PVOID Data, ULONG Length);
BOOLEAN NTAPI IoIsWdmVersionAvailable(UCHAR Major, UCHAR Minor);
ULONG DbgPrint(const char *Format, ...);
#define KdPrint(arguments) DbgPrint arguments

#endif
