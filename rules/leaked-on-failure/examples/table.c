/* Names are kept in tables, which copy the entry that they are given: what the entry leads to goes
 * with the element, and is released with it. When nothing was inserted, it is still the caller's. */
#include <ntddk.h>
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

typedef struct _NAME {
    UNICODE_STRING Key;
    PUNICODE_STRING Target;
} NAME, *PNAME;

static RTL_AVL_TABLE g_Names;
static RTL_GENERIC_TABLE g_Aliases;
static PDRIVER_UNLOAD g_ClassUnload;

static RTL_GENERIC_COMPARE_RESULTS Compare(PVOID First, PVOID Second)
{
    LONG result = RtlCompareUnicodeString(&((PNAME)First)->Key, &((PNAME)Second)->Key, TRUE);
    return result < 0 ? GenericLessThan : result > 0 ? GenericGreaterThan : GenericEqual;
}

static RTL_GENERIC_COMPARE_RESULTS NTAPI CompareNames(PRTL_AVL_TABLE Table, PVOID First,
                                                      PVOID Second)
{
    UNREFERENCED_PARAMETER(Table);
    return Compare(First, Second);
}

static PVOID NTAPI AllocateName(PRTL_AVL_TABLE Table, CLONG Size)
{
    UNREFERENCED_PARAMETER(Table);
    return ExAllocatePoolWithTag(PagedPool, Size, 'maNT');
}

static VOID NTAPI FreeName(PRTL_AVL_TABLE Table, PVOID Memory)
{
    UNREFERENCED_PARAMETER(Table);
    ExFreePoolWithTag(Memory, 'maNT');
}

static RTL_GENERIC_COMPARE_RESULTS NTAPI CompareAliases(PRTL_GENERIC_TABLE Table, PVOID First,
                                                        PVOID Second)
{
    UNREFERENCED_PARAMETER(Table);
    return Compare(First, Second);
}

static PVOID NTAPI AllocateAlias(PRTL_GENERIC_TABLE Table, CLONG Size)
{
    UNREFERENCED_PARAMETER(Table);
    return ExAllocatePoolWithTag(PagedPool, Size, 'ilAT');
}

static VOID NTAPI FreeAlias(PRTL_GENERIC_TABLE Table, PVOID Memory)
{
    UNREFERENCED_PARAMETER(Table);
    ExFreePoolWithTag(Memory, 'ilAT');
}

static NTSTATUS Duplicate(PUNICODE_STRING To, PCUNICODE_STRING From)
{
    PWCH text = ExAllocatePoolWithTag(PagedPool, From->MaximumLength, 'txeT');  // clean
    if (text == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    RtlCopyMemory(text, From->Buffer, From->MaximumLength);
    To->Length = From->Length;
    To->MaximumLength = From->MaximumLength;
    To->Buffer = text;
    return STATUS_SUCCESS;
}

static VOID FreeTarget(PUNICODE_STRING Target)
{
    if (Target->Buffer != NULL) {
        ExFreePoolWithTag(Target->Buffer, 'txeT');
    }
    ExFreePoolWithTag(Target, 'graT');
}

static NTSTATUS AddName(PCUNICODE_STRING Key, PCUNICODE_STRING Value)
{
    NAME name = {0};
    BOOLEAN isNew = FALSE;
    NTSTATUS status = STATUS_INSUFFICIENT_RESOURCES;

    name.Target = ExAllocatePoolWithTag(PagedPool, sizeof(UNICODE_STRING), 'graT');  // clean
    if (name.Target == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    RtlZeroMemory(name.Target, sizeof(UNICODE_STRING));
    if (!NT_SUCCESS(Duplicate(name.Target, Value)) || !NT_SUCCESS(Duplicate(&name.Key, Key))) {
        goto failed;
    }
    if (RtlInsertElementGenericTableAvl(&g_Names, &name, sizeof(name), &isNew) == NULL) {
        goto failed;
    }
    if (!isNew) {
        status = STATUS_OBJECT_NAME_EXISTS;
        goto failed;
    }
    return STATUS_SUCCESS;

failed:
    if (name.Key.Buffer != NULL) {
        ExFreePoolWithTag(name.Key.Buffer, 'txeT');
    }
    FreeTarget(name.Target);
    return status;
}

static NTSTATUS AddAlias(PCUNICODE_STRING Key)
{
    NAME alias = {0};
    PNAME element;

    alias.Key = *Key;
    alias.Key.Buffer = ExAllocatePoolWithTag(PagedPool, Key->Length, 'ailA');  // expect: leaked-on-failure
    if (alias.Key.Buffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    RtlCopyMemory(alias.Key.Buffer, Key->Buffer, Key->Length);
    element = RtlInsertElementGenericTable(&g_Aliases, &alias, sizeof(alias), NULL);
    if (element == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    /* What is stored in the element goes with it, too. */
    element->Target = ExAllocatePoolWithTag(PagedPool, sizeof(UNICODE_STRING), 'graT');  // clean
    if (element->Target != NULL) {
        RtlZeroMemory(element->Target, sizeof(UNICODE_STRING));
    }
    return STATUS_SUCCESS;
}

static VOID Clear(VOID)
{
    PNAME name;

    while ((name = RtlGetElementGenericTableAvl(&g_Names, 0)) != NULL) {
        PWCH text = name->Key.Buffer;
        FreeTarget(name->Target);
        RtlDeleteElementGenericTableAvl(&g_Names, name);
        ExFreePoolWithTag(text, 'txeT');
    }
    while ((name = RtlGetElementGenericTable(&g_Aliases, 0)) != NULL) {
        PWCH text = name->Key.Buffer;
        if (name->Target != NULL) {
            FreeTarget(name->Target);
        }
        RtlDeleteElementGenericTable(&g_Aliases, name);
        ExFreePoolWithTag(text, 'ailA');
    }
}

static VOID NTAPI TabUnload(PDRIVER_OBJECT DriverObject)
{
    Clear();
    g_ClassUnload(DriverObject);
}

static VOID NTAPI TabReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data = {0};
    UNICODE_STRING first, second;
    NTSTATUS status;

    RtlInitUnicodeString(&first, L"First");
    RtlInitUnicodeString(&second, L"Second");
    RtlInitializeGenericTableAvl(&g_Names, CompareNames, AllocateName, FreeName, NULL);
    RtlInitializeGenericTable(&g_Aliases, CompareAliases, AllocateAlias, FreeAlias, NULL);
    status = AddName(&first, &second);
    if (NT_SUCCESS(status)) {
        status = AddName(&second, &first);
    }
    if (NT_SUCCESS(status)) {
        status = AddAlias(&second);
    }
    if (!NT_SUCCESS(status)) {
        Clear();
        return status;
    }
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = TabReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        Clear();
        return status;
    }
    g_ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = TabUnload;
    return STATUS_SUCCESS;
}
