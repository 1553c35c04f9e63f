/* Resources: what the driver holds, by kind and by the value that names it. */
#include <string.h>

#include "kernel.h"

typedef enum Kind {
  POOL,
  NPAGED_LIST,
  PAGED_LIST,
  LIST_EX,
  SYMBOLIC_LINK,
  DEVICE,
  WORK_ITEM,
  PROCESS_NOTIFY,
  THREAD_NOTIFY,
  IMAGE_NOTIFY,
  REGISTRY_CALLBACK,
  BUGCHECK_CALLBACK,
  TIMER,
  HANDLE_KIND,
  IO_SPACE,
  CONTIGUOUS,
  MDL_KIND,
  RESOURCE_LOCK,
  PLUG_PLAY,
  REGISTRATION
} Kind;

typedef struct Held {
  Kind kind;
  uint64_t value;
  uintptr_t site;
  bool is_others; /* acquired before the driver's entry ran, or when it was loaded already */
} Held;

#define HELD_MAX 64
static Held held[HELD_MAX];
static int held_count;
/* What of the driver's was released when a device went, and where. */
static Held gone[HELD_MAX];
static int gone_count;

static void acquire(Kind kind, uint64_t value) {
  if (held_count == HELD_MAX) {
    kernel.shared->is_incomplete = true;
    end_way();
  }
  for (int i = 0; i < held_count; i++) {
    if (held[i].kind == kind && held[i].value == value)
      defect("acquires what it holds", kernel.call_site);
  }
  note("acquired", kernel.call_site, "");
  held[held_count++] =
      (Held){kind, value, kernel.call_site, kernel.in_devices || kernel.in_objects};
}

static bool release(Kind kind, uint64_t value) {
  for (int i = 0; i < held_count; i++) {
    if (held[i].kind != kind || held[i].value != value) continue;
    note("released", kernel.call_site, "");
    bool is_at_device = kernel.in_devices && kernel.phase == PHASE_ENTRY;
    if (is_at_device && !held[i].is_others && gone_count < HELD_MAX)
      gone[gone_count++] = (Held){kind, value, kernel.call_site, false};
    held[i] = held[--held_count];
    return true;
  }
  bool is_again = false;
  for (int i = 0; i < gone_count; i++) {
    if (gone[i].kind != kind || (gone[i].value != value && value != 0)) continue;
    violation(2004, gone[i].site);
    is_again = true;
  }
  if (is_again) return false;
  defect("releases what it does not hold", kernel.call_site);
  return false;
}

bool resources_any(void) {
  for (int i = 0; i < held_count; i++) {
    if (!held[i].is_others) return true;
  }
  return false;
}

bool resources_pin(void) {
  for (int i = 0; i < held_count; i++) {
    if (held[i].kind == PLUG_PLAY) return true;
  }
  return false;
}

void resources_report(int rule) {
  for (int i = 0; i < held_count; i++) {
    bool is_first = true; /* one way may hold several from the same call */
    for (int k = 0; k < i; k++) is_first &= held[k].site != held[i].site;
    bool is_its_own = !held[i].is_others || kernel.in_devices;
    if (is_first && is_its_own) violation(rule, held[i].site);
  }
}

PVOID resources_register(void) {
  PVOID handle = ways_allocate(64);
  acquire(REGISTRATION, (uint64_t)(uintptr_t)handle);
  return handle;
}

void resources_deregister(PVOID handle) { release(REGISTRATION, (uint64_t)(uintptr_t)handle); }

/* Succeeds or not, as the environment chooses. */
static NTSTATUS status(const char *what) {
  return choose(2, what) == 0 ? STATUS_INSUFFICIENT_RESOURCES : STATUS_SUCCESS;
}

/* Stands for what memory happens to hold. */
#define FRESH (-1)

/* Something that is named by where it lies. */
static PVOID object(Kind kind, SIZE_T size, const char *what, int fill) {
  uintptr_t site = kernel.call_site;
  if (choose(2, what) == 0) {
    note("refused", site, what);
    return NULL;
  }
  PVOID at = ways_allocate(size < 256 ? 256 : size);
  memset(at, fill == FRESH ? kernel.fill : fill, size < 256 ? 256 : size);
  acquire(kind, (uint64_t)(uintptr_t)at);
  return at;
}

static NTSTATUS named(Kind kind, uint64_t value, const char *what) {
  NTSTATUS answer = status(what);
  if (NT_SUCCESS(answer)) {
    acquire(kind, value);
  } else {
    note("refused", kernel.call_site, what);
  }
  return answer;
}

/* Strings name the same link when their text is the same. */
static uint64_t text_of(PUNICODE_STRING string) {
  uint64_t hash = 14695981039346656037u;
  for (int i = 0; i < string->Length / 2; i++) hash = (hash ^ string->Buffer[i]) * 1099511628211u;
  return hash;
}

/* Pool and other memory ------------------------------------------------------------------------ */

PVOID NTAPI ExAllocatePoolWithTag(POOL_TYPE Type, SIZE_T Size, ULONG Tag) {
  ENTER();
  (void)Type, (void)Tag;
  return object(POOL, Size, "ExAllocatePoolWithTag", FRESH);
}
PVOID NTAPI ExAllocatePoolZero(POOL_TYPE Type, SIZE_T Size, ULONG Tag) {
  ENTER();
  (void)Type, (void)Tag;
  return object(POOL, Size, "ExAllocatePoolZero", 0);
}
PVOID NTAPI ExAllocatePool2(POOL_FLAGS Flags, SIZE_T Size, ULONG Tag) {
  ENTER();
  (void)Flags, (void)Tag;
  return object(POOL, Size, "ExAllocatePool2", 0);
}
static VOID free_pool(PVOID At) { release(POOL, (uint64_t)(uintptr_t)At); }
VOID NTAPI ExFreePool(PVOID At) {
  ENTER();
  free_pool(At);
}
VOID NTAPI ExFreePoolWithTag(PVOID At, ULONG Tag) {
  ENTER();
  (void)Tag;
  free_pool(At);
}
PVOID NTAPI MmMapIoSpace(PHYSICAL_ADDRESS At, SIZE_T Size, MEMORY_CACHING_TYPE Cache) {
  ENTER();
  (void)At, (void)Cache;
  return object(IO_SPACE, Size, "MmMapIoSpace", 0);
}
VOID NTAPI MmUnmapIoSpace(PVOID At, SIZE_T Size) {
  ENTER();
  (void)Size;
  release(IO_SPACE, (uint64_t)(uintptr_t)At);
}
PVOID NTAPI MmAllocateContiguousMemory(SIZE_T Size, PHYSICAL_ADDRESS Highest) {
  ENTER();
  (void)Highest;
  return object(CONTIGUOUS, Size, "MmAllocateContiguousMemory", FRESH);
}
VOID NTAPI MmFreeContiguousMemory(PVOID At) {
  ENTER();
  release(CONTIGUOUS, (uint64_t)(uintptr_t)At);
}
PMDL NTAPI IoAllocateMdl(PVOID At, ULONG Size, BOOLEAN Secondary, BOOLEAN Quota, PIRP Irp) {
  ENTER();
  (void)At, (void)Size, (void)Secondary, (void)Quota, (void)Irp;
  return object(MDL_KIND, 64, "IoAllocateMdl", 0);
}
VOID NTAPI IoFreeMdl(PMDL Mdl) {
  ENTER();
  release(MDL_KIND, (uint64_t)(uintptr_t)Mdl);
}

/* Objects in the driver's own memory ----------------------------------------------------------- */

VOID NTAPI ExInitializeNPagedLookasideList(PNPAGED_LOOKASIDE_LIST List, PVOID Allocate, PVOID Free,
                                           ULONG Flags, SIZE_T Size, ULONG Tag, USHORT Depth) {
  ENTER();
  (void)Allocate, (void)Free, (void)Flags, (void)Size, (void)Tag, (void)Depth;
  acquire(NPAGED_LIST, (uint64_t)(uintptr_t)List);
}
VOID NTAPI ExDeleteNPagedLookasideList(PNPAGED_LOOKASIDE_LIST List) {
  ENTER();
  release(NPAGED_LIST, (uint64_t)(uintptr_t)List);
}
VOID NTAPI ExInitializePagedLookasideList(PPAGED_LOOKASIDE_LIST List, PVOID Allocate, PVOID Free,
                                          ULONG Flags, SIZE_T Size, ULONG Tag, USHORT Depth) {
  ENTER();
  (void)Allocate, (void)Free, (void)Flags, (void)Size, (void)Tag, (void)Depth;
  acquire(PAGED_LIST, (uint64_t)(uintptr_t)List);
}
VOID NTAPI ExDeletePagedLookasideList(PPAGED_LOOKASIDE_LIST List) {
  ENTER();
  release(PAGED_LIST, (uint64_t)(uintptr_t)List);
}
NTSTATUS NTAPI ExInitializeLookasideListEx(PLOOKASIDE_LIST_EX List, PVOID Allocate, PVOID Free,
                                           POOL_TYPE Type, ULONG Flags, SIZE_T Size, ULONG Tag,
                                           USHORT Depth) {
  ENTER();
  (void)Allocate, (void)Free, (void)Type, (void)Flags, (void)Size, (void)Tag, (void)Depth;
  return named(LIST_EX, (uint64_t)(uintptr_t)List, "ExInitializeLookasideListEx");
}
VOID NTAPI ExDeleteLookasideListEx(PLOOKASIDE_LIST_EX List) {
  ENTER();
  release(LIST_EX, (uint64_t)(uintptr_t)List);
}
NTSTATUS NTAPI ExInitializeResourceLite(PERESOURCE Resource) {
  ENTER();
  return named(RESOURCE_LOCK, (uint64_t)(uintptr_t)Resource, "ExInitializeResourceLite");
}
NTSTATUS NTAPI ExDeleteResourceLite(PERESOURCE Resource) {
  ENTER();
  release(RESOURCE_LOCK, (uint64_t)(uintptr_t)Resource);
  return STATUS_SUCCESS;
}

/* Names, devices, handles ---------------------------------------------------------------------- */

NTSTATUS NTAPI IoCreateSymbolicLink(PUNICODE_STRING Link, PUNICODE_STRING Device) {
  ENTER();
  (void)Device;
  return named(SYMBOLIC_LINK, text_of(Link), "IoCreateSymbolicLink");
}
NTSTATUS NTAPI IoDeleteSymbolicLink(PUNICODE_STRING Link) {
  ENTER();
  release(SYMBOLIC_LINK, text_of(Link));
  return STATUS_SUCCESS;
}
NTSTATUS NTAPI IoCreateDevice(PDRIVER_OBJECT DriverObject, ULONG ExtensionSize,
                              PUNICODE_STRING Name, DEVICE_TYPE Type, ULONG Characteristics,
                              BOOLEAN Exclusive, PDEVICE_OBJECT *DeviceObject) {
  ENTER();
  (void)Name, (void)Type, (void)Characteristics, (void)Exclusive;
  PDEVICE_OBJECT device = object(DEVICE, sizeof *device + ExtensionSize, "IoCreateDevice", 0);
  if (device == NULL) return STATUS_INSUFFICIENT_RESOURCES;
  device->DriverObject = DriverObject;
  device->DeviceExtension = device + 1;
  device->NextDevice = kernel.object_view->DeviceObject;
  kernel.object_view->DeviceObject = device;
  *DeviceObject = device;
  return STATUS_SUCCESS;
}
VOID NTAPI IoDeleteDevice(PDEVICE_OBJECT DeviceObject) {
  ENTER();
  if (!release(DEVICE, (uint64_t)(uintptr_t)DeviceObject)) return;
  PDEVICE_OBJECT *link = &kernel.object_view->DeviceObject;
  while (*link != NULL && *link != DeviceObject) link = &(*link)->NextDevice;
  if (*link != NULL) *link = DeviceObject->NextDevice;
}
PIO_WORKITEM NTAPI IoAllocateWorkItem(PDEVICE_OBJECT DeviceObject) {
  ENTER();
  (void)DeviceObject;
  return object(WORK_ITEM, 64, "IoAllocateWorkItem", 0);
}
VOID NTAPI IoFreeWorkItem(PIO_WORKITEM Item) {
  ENTER();
  release(WORK_ITEM, (uint64_t)(uintptr_t)Item);
}
NTSTATUS NTAPI ZwOpenKey(PHANDLE Key, ACCESS_MASK Access, POBJECT_ATTRIBUTES Attributes) {
  ENTER();
  (void)Access, (void)Attributes;
  HANDLE handle = object(HANDLE_KIND, 1, "ZwOpenKey", 0);
  if (handle == NULL) return STATUS_NOT_FOUND;
  *Key = handle;
  return STATUS_SUCCESS;
}
NTSTATUS NTAPI ZwClose(HANDLE Handle) {
  ENTER();
  release(HANDLE_KIND, (uint64_t)(uintptr_t)Handle);
  return STATUS_SUCCESS;
}

/* Notifications -------------------------------------------------------------------------------- */

NTSTATUS NTAPI PsSetCreateProcessNotifyRoutine(PCREATE_PROCESS_NOTIFY_ROUTINE Routine,
                                               BOOLEAN Remove) {
  ENTER();
  if (!Remove)
    return named(PROCESS_NOTIFY, (uint64_t)(uintptr_t)Routine, "PsSetCreateProcessNotifyRoutine");
  release(PROCESS_NOTIFY, (uint64_t)(uintptr_t)Routine);
  return STATUS_SUCCESS;
}
NTSTATUS NTAPI PsSetCreateThreadNotifyRoutine(PCREATE_THREAD_NOTIFY_ROUTINE Routine) {
  ENTER();
  return named(THREAD_NOTIFY, (uint64_t)(uintptr_t)Routine, "PsSetCreateThreadNotifyRoutine");
}
NTSTATUS NTAPI PsRemoveCreateThreadNotifyRoutine(PCREATE_THREAD_NOTIFY_ROUTINE Routine) {
  ENTER();
  release(THREAD_NOTIFY, (uint64_t)(uintptr_t)Routine);
  return STATUS_SUCCESS;
}
NTSTATUS NTAPI PsSetLoadImageNotifyRoutine(PLOAD_IMAGE_NOTIFY_ROUTINE Routine) {
  ENTER();
  return named(IMAGE_NOTIFY, (uint64_t)(uintptr_t)Routine, "PsSetLoadImageNotifyRoutine");
}
NTSTATUS NTAPI PsRemoveLoadImageNotifyRoutine(PLOAD_IMAGE_NOTIFY_ROUTINE Routine) {
  ENTER();
  release(IMAGE_NOTIFY, (uint64_t)(uintptr_t)Routine);
  return STATUS_SUCCESS;
}
NTSTATUS NTAPI CmRegisterCallback(PEX_CALLBACK_FUNCTION Routine, PVOID Context,
                                  PLARGE_INTEGER Cookie) {
  ENTER();
  (void)Routine, (void)Context;
  static LONGLONG next = 0x1000;
  NTSTATUS answer = named(REGISTRY_CALLBACK, (uint64_t)++next, "CmRegisterCallback");
  if (NT_SUCCESS(answer)) Cookie->QuadPart = next;
  return answer;
}
NTSTATUS NTAPI CmUnRegisterCallback(LARGE_INTEGER Cookie) {
  ENTER();
  release(REGISTRY_CALLBACK, (uint64_t)Cookie.QuadPart);
  return STATUS_SUCCESS;
}
BOOLEAN NTAPI KeRegisterBugCheckCallback(PKBUGCHECK_CALLBACK_RECORD Record,
                                         PKBUGCHECK_CALLBACK_ROUTINE Routine, PVOID Buffer,
                                         ULONG Length, PUCHAR Component) {
  ENTER();
  (void)Routine, (void)Buffer, (void)Length, (void)Component;
  return NT_SUCCESS(
      named(BUGCHECK_CALLBACK, (uint64_t)(uintptr_t)Record, "KeRegisterBugCheckCallback"));
}
BOOLEAN NTAPI KeDeregisterBugCheckCallback(PKBUGCHECK_CALLBACK_RECORD Record) {
  ENTER();
  return release(BUGCHECK_CALLBACK, (uint64_t)(uintptr_t)Record);
}
PEX_TIMER NTAPI ExAllocateTimer(PEX_TIMER_CALLBACK Routine, PVOID Context, ULONG Attributes) {
  ENTER();
  (void)Routine, (void)Context, (void)Attributes;
  return object(TIMER, 64, "ExAllocateTimer", 0);
}
BOOLEAN NTAPI ExDeleteTimer(PEX_TIMER Timer, BOOLEAN Cancel, BOOLEAN Wait, PVOID Parameters) {
  ENTER();
  (void)Cancel, (void)Wait, (void)Parameters;
  return release(TIMER, (uint64_t)(uintptr_t)Timer);
}
NTSTATUS NTAPI IoRegisterPlugPlayNotification(IO_NOTIFICATION_EVENT_CATEGORY Category, ULONG Flags,
                                              PVOID Data, PDRIVER_OBJECT DriverObject,
                                              PDRIVER_NOTIFICATION_CALLBACK_ROUTINE Routine,
                                              PVOID Context, PVOID *Entry) {
  ENTER();
  (void)Category, (void)Flags, (void)Data, (void)DriverObject, (void)Routine, (void)Context;
  PVOID entry = object(PLUG_PLAY, 64, "IoRegisterPlugPlayNotification", 0);
  if (entry == NULL) return STATUS_INSUFFICIENT_RESOURCES;
  *Entry = entry;
  return STATUS_SUCCESS;
}
NTSTATUS NTAPI IoUnregisterPlugPlayNotification(PVOID Entry) {
  ENTER();
  release(PLUG_PLAY, (uint64_t)(uintptr_t)Entry);
  return STATUS_SUCCESS;
}
