/* Entries lie in slots that are chosen by a hash of their text: nobody can tell which slot holds which
 * entry, nor whose text it is that is released with one. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

#define SLOTS 8

typedef struct _ENTRY {
    PWCH Text;
    ULONG Hash;
} ENTRY, *PENTRY;

static PENTRY g_Slots[SLOTS];
static PDRIVER_UNLOAD g_ClassUnload;

static ULONG HashOf(PCWSTR Text, ULONG Length)
{
    ULONG i, hash = 0;

    for (i = 0; i < Length; i++) {
        hash = hash * 31 + Text[i];
    }
    return hash;
}

static NTSTATUS Add(PCWSTR Text, ULONG Length)
{
    PENTRY entry = ExAllocatePoolWithTag(PagedPool, sizeof(ENTRY), 'tnEH');  // clean

    if (entry == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    entry->Text = ExAllocatePoolWithTag(PagedPool, Length * sizeof(WCHAR), 'txEH');  // clean
    if (entry->Text == NULL) {
        ExFreePoolWithTag(entry, 'tnEH');
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    RtlCopyMemory(entry->Text, Text, Length * sizeof(WCHAR));
    entry->Hash = HashOf(Text, Length);
    if (g_Slots[entry->Hash % SLOTS] != NULL) {
        ExFreePoolWithTag(entry->Text, 'txEH');
        ExFreePoolWithTag(entry, 'tnEH');
        return STATUS_OBJECT_NAME_COLLISION;
    }
    g_Slots[entry->Hash % SLOTS] = entry;
    return STATUS_SUCCESS;
}

static VOID Clear(VOID)
{
    ULONG i;

    for (i = 0; i < SLOTS; i++) {
        PENTRY entry = g_Slots[i];
        if (entry != NULL) {
            ExFreePoolWithTag(entry->Text, 'txEH');
            ExFreePoolWithTag(entry, 'tnEH');
        }
    }
}

static VOID NTAPI HashUnload(PDRIVER_OBJECT DriverObject)
{
    Clear();
    g_ClassUnload(DriverObject);
}

static VOID NTAPI HashReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data = {0};
    NTSTATUS status = Add(L"First", 5);

    if (NT_SUCCESS(status)) {
        status = Add(RegistryPath->Buffer, RegistryPath->Length / sizeof(WCHAR));
    }
    if (!NT_SUCCESS(status)) {
        Clear();
        return status;
    }
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = HashReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        Clear();
        return status;
    }
    g_ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = HashUnload;
    return STATUS_SUCCESS;
}
