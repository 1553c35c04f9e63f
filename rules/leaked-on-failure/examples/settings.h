/* Names that are read from the registry and taken apart character by character: nearly all states of
 * a driver that does so differ in data only. For the examples that need such a driver. */
#include <fltkernel.h>

typedef struct _ALIAS {
    UNICODE_STRING Folder, Name, ShortName;
} ALIAS;

static VOID FreeText(PUNICODE_STRING Text)
{
    if (Text->Buffer != NULL) {
        ExFreePoolWithTag(Text->Buffer, 'sAlA');
        Text->Buffer = NULL;
    }
    Text->Length = Text->MaximumLength = 0;
}

static NTSTATUS ReadText(HANDLE Key, PCWSTR Name, PUNICODE_STRING Text)
{
    UNICODE_STRING name;
    ULONG size = 0;
    PKEY_VALUE_PARTIAL_INFORMATION value = NULL;
    NTSTATUS status;

    RtlInitUnicodeString(&name, Name);
again:
    status = ZwQueryValueKey(Key, &name, KeyValuePartialInformation, NULL, 0, &size);
    if (status != STATUS_BUFFER_TOO_SMALL && status != STATUS_BUFFER_OVERFLOW) goto done;
    if (value != NULL) ExFreePoolWithTag(value, 'sAlA');
    value = ExAllocatePoolWithTag(PagedPool, size, 'sAlA');
    if (value == NULL) {
        status = STATUS_INSUFFICIENT_RESOURCES;
        goto done;
    }
    status = ZwQueryValueKey(Key, &name, KeyValuePartialInformation, value, size, &size);
    if (status == STATUS_BUFFER_TOO_SMALL || status == STATUS_BUFFER_OVERFLOW) goto again;
    if (!NT_SUCCESS(status)) goto done;
    if (value->Type != REG_SZ || value->DataLength > MAXUSHORT || value->DataLength < 4) {
        status = STATUS_INVALID_PARAMETER;
        goto done;
    }
    Text->Buffer = ExAllocatePoolWithTag(NonPagedPool, value->DataLength, 'sAlA');
    if (Text->Buffer == NULL) {
        status = STATUS_INSUFFICIENT_RESOURCES;
        goto done;
    }
    RtlCopyMemory(Text->Buffer, value->Data, value->DataLength);
    Text->Length = Text->MaximumLength = (USHORT)value->DataLength;
    status = STATUS_SUCCESS;
done:
    if (value != NULL) ExFreePoolWithTag(value, 'sAlA');
    return status;
}

static BOOLEAN IsShort(PUNICODE_STRING Name)
{
    USHORT i;
    for (i = 0; i < Name->Length / sizeof(WCHAR); i++) {
        if (Name->Buffer[i] == L'~' || Name->Buffer[i] == L' ' || Name->Buffer[i] == L'\\') return FALSE;
        if (Name->Buffer[i] != RtlUpcaseUnicodeChar(Name->Buffer[i])) return FALSE;
    }
    return TRUE;
}

/* Divides a path at its last backslash. */
static NTSTATUS Divide(PUNICODE_STRING Path, PUNICODE_STRING Folder, PUNICODE_STRING Name)
{
    USHORT end = Path->Length / sizeof(WCHAR);
    BOOLEAN found = FALSE;
    PWSTR first, second;

    while (end > 0) {
        end--;
        if (Path->Buffer[end] == L'\\') {
            found = TRUE;
            break;
        }
    }
    if (!found || end < 2) return STATUS_INVALID_PARAMETER;
    first = ExAllocatePoolWithTag(NonPagedPool, end * sizeof(WCHAR), 'sAlA');
    second = ExAllocatePoolWithTag(NonPagedPool, Path->Length, 'sAlA');
    if (first == NULL || second == NULL) {
        if (first != NULL) ExFreePoolWithTag(first, 'sAlA');
        if (second != NULL) ExFreePoolWithTag(second, 'sAlA');
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Folder->Buffer = first;
    Folder->Length = Folder->MaximumLength = end * sizeof(WCHAR);
    Name->Buffer = second;
    Name->Length = Name->MaximumLength = Path->Length - end;
    return STATUS_SUCCESS;
}

static NTSTATUS ReadAlias(HANDLE Key, PCWSTR Value, PCWSTR ShortValue, ALIAS *Alias)
{
    UNICODE_STRING path = {0};
    USHORT i;
    NTSTATUS status = ReadText(Key, Value, &path);

    if (!NT_SUCCESS(status)) goto done;
    for (i = 1; i < path.Length / sizeof(WCHAR); i++) {
        if (path.Buffer[i] == L'\\' && path.Buffer[i - 1] == L'\\') {
            status = STATUS_INVALID_PARAMETER;
            goto done;
        }
    }
    status = Divide(&path, &Alias->Folder, &Alias->Name);
    if (!NT_SUCCESS(status)) goto done;
    status = ReadText(Key, ShortValue, &Alias->ShortName);
    if (!NT_SUCCESS(status)) goto done;
    if (Alias->Folder.Length < 4 || Alias->Folder.Buffer[0] != L'\\' ||
        Alias->ShortName.Buffer[0] == L'\\' || !IsShort(&Alias->ShortName)) {
        status = STATUS_INVALID_PARAMETER;
    }
done:
    FreeText(&path);
    return status;
}

static VOID FreeAlias(ALIAS *Alias)
{
    FreeText(&Alias->Folder);
    FreeText(&Alias->Name);
    FreeText(&Alias->ShortName);
}
