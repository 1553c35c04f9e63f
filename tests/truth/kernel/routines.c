/* Everything else that drivers call: memory, exchange, and questions that may be answered by
 * anything. */
#include <string.h>

#include "kernel.h"

/* Memory --------------------------------------------------------------------------------------- */

/* Word by word where that is possible, so that a slot of the driver object that lies in the way is
 * accessed as a whole. */
void NTAPI KernelCopy(uint8_t *to, const uint8_t *from, SIZE_T size, uintptr_t site) {
  kernel.call_site = site;
  bool is_upward = to <= from;
  SIZE_T words = (((uintptr_t)to | (uintptr_t)from) & 7) == 0 ? size / 8 : 0;
  if (is_upward) {
    for (SIZE_T i = 0; i < words; i++)
      ((volatile uint64_t *)to)[i] = ((const volatile uint64_t *)from)[i];
    for (SIZE_T i = words * 8; i < size; i++) ((volatile uint8_t *)to)[i] = from[i];
  } else {
    for (SIZE_T i = size; i > words * 8; i--) ((volatile uint8_t *)to)[i - 1] = from[i - 1];
    for (SIZE_T i = words; i > 0; i--)
      ((volatile uint64_t *)to)[i - 1] = ((const volatile uint64_t *)from)[i - 1];
  }
}

void NTAPI KernelFill(uint8_t *at, int value, SIZE_T size, uintptr_t site) {
  kernel.call_site = site;
  SIZE_T words = ((uintptr_t)at & 7) == 0 ? size / 8 : 0;
  uint64_t word = (uint8_t)value * 0x0101010101010101u;
  for (SIZE_T i = 0; i < words; i++) ((volatile uint64_t *)at)[i] = word;
  for (SIZE_T i = words * 8; i < size; i++) ((volatile uint8_t *)at)[i] = (uint8_t)value;
}

void NTAPI KernelUnknown(uintptr_t site) {
  defect("calls what this kernel does not have", site);
  end_way();
}

VOID NTAPI RtlInitUnicodeString(PUNICODE_STRING String, PCWSTR Text) {
  USHORT length = 0;
  while (Text != NULL && Text[length] != 0) length++;
  String->Length = (USHORT)(length * 2);
  String->MaximumLength = (USHORT)(length * 2 + (Text != NULL ? 2 : 0));
  String->Buffer = (PWSTR)(uintptr_t)Text;
}

static struct {
  PVOID client, at;
} extensions[8];

PVOID NTAPI IoGetDriverObjectExtension(PDRIVER_OBJECT DriverObject, PVOID Client) {
  (void)DriverObject;
  for (int i = 0; i < 8; i++) {
    if (extensions[i].at != NULL && extensions[i].client == Client) return extensions[i].at;
  }
  return NULL;
}

NTSTATUS NTAPI IoAllocateDriverObjectExtension(PDRIVER_OBJECT DriverObject, PVOID Client,
                                               ULONG Size, PVOID *Extension) {
  ENTER();
  (void)DriverObject;
  if (choose(2, "IoAllocateDriverObjectExtension") == 0) return STATUS_INSUFFICIENT_RESOURCES;
  for (int i = 0; i < 8; i++) {
    if (extensions[i].at != NULL) continue;
    extensions[i].client = Client;
    extensions[i].at = ways_allocate(Size); /* nobody says that it is zeroed */
    memset(extensions[i].at, kernel.fill, Size);
    *Extension = extensions[i].at;
    return STATUS_SUCCESS;
  }
  return STATUS_INSUFFICIENT_RESOURCES;
}

/* Exchange ------------------------------------------------------------------------------------- */

PVOID NTAPI InterlockedExchangePointer(PVOID volatile *Target, PVOID Value) {
  ENTER();
  PVOID old = *Target;
  *Target = Value;
  return old;
}
PVOID NTAPI InterlockedCompareExchangePointer(PVOID volatile *Target, PVOID Value,
                                              PVOID Comparand) {
  ENTER();
  PVOID old = *Target;
  if (old == Comparand) *Target = Value;
  return old;
}
LONG NTAPI InterlockedExchange(LONG volatile *Target, LONG Value) {
  LONG old = *Target;
  *Target = Value;
  return old;
}
LONG NTAPI InterlockedCompareExchange(LONG volatile *Target, LONG Value, LONG Comparand) {
  LONG old = *Target;
  if (old == Comparand) *Target = Value;
  return old;
}
LONG NTAPI InterlockedIncrement(LONG volatile *Target) { return ++*Target; }
LONG NTAPI InterlockedDecrement(LONG volatile *Target) { return --*Target; }

/* Questions ------------------------------------------------------------------------------------ */

#define FLAG(name, parameters)        \
  BOOLEAN NTAPI name parameters {     \
    ENTER();                          \
    return (BOOLEAN)choose(2, #name); \
  }
#define STATUS_OF(name, parameters)                                        \
  NTSTATUS NTAPI name parameters {                                         \
    ENTER();                                                               \
    return choose(2, #name) == 0 ? STATUS_NO_SUCH_DEVICE : STATUS_SUCCESS; \
  }

/* The same question is answered the same way as long as the system runs. */
BOOLEAN NTAPI IoIsWdmVersionAvailable(UCHAR Major, UCHAR Minor) {
  static signed char known[256];
  ENTER();
  signed char *answer = &known[(Major * 64 + Minor) % 256];
  if (*answer == 0) *answer = (signed char)(choose(2, "IoIsWdmVersionAvailable") + 1);
  return (BOOLEAN)(*answer - 1);
}

/* What the registry holds goes straight to the places that the table names: nothing, small numbers
 * or large ones. */
NTSTATUS NTAPI RtlQueryRegistryValues(ULONG RelativeTo, PCWSTR Path,
                                      PRTL_QUERY_REGISTRY_TABLE Table, PVOID Context,
                                      PVOID Environment) {
  static const ULONG values[] = {0, 1, 0x7fffffff};
  ENTER();
  (void)RelativeTo, (void)Path, (void)Context, (void)Environment;
  int answer = choose(Table == NULL ? 2 : 5, "RtlQueryRegistryValues");
  for (; answer > 1 && (Table->QueryRoutine != NULL || Table->Name != NULL); Table++) {
    bool is_direct = (Table->Flags & RTL_QUERY_REGISTRY_DIRECT) != 0;
    if (is_direct && Table->EntryContext != NULL)
      memcpy(Table->EntryContext, &values[answer - 2], sizeof(ULONG));
  }
  return answer == 0 ? STATUS_NO_SUCH_DEVICE : STATUS_SUCCESS;
}

VOID NTAPI KeQuerySystemTime(PLARGE_INTEGER Time) { Time->QuadPart = 1; }

STATUS_OF(RtlWriteRegistryValue, (ULONG a, PCWSTR b, PCWSTR c, ULONG d, PVOID e, ULONG f))

/* Routines of somebody else's library, of which a driver has the declarations only. */
STATUS_OF(OemProbe, (void))
STATUS_OF(OemStart, (ULONG index))
STATUS_OF(OemSelfTest, (ULONG flags))
FLAG(OemIsPresent, (void))
FLAG(OemHasFeature, (ULONG feature))
ULONG NTAPI OemMode(void) {
  ENTER();
  return (ULONG)choose(3, "OemMode");
}
VOID NTAPI OemNotify(ULONG event) { (void)event; }

ULONG DbgPrint(const char *Format, ...) {
  (void)Format;
  return 0;
}
