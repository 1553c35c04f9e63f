/* A digest over a setting decides: each round doubles the number of parts that it is made of. */
#include <ntddk.h>

DRIVER_INITIALIZE DriverEntry;

ULONG ReadSeed(VOID);

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PVOID buffer = ExAllocatePoolWithTag(NonPagedPool, 64, 'tsgD'); // expect: leaked-on-failure
    ULONG digest = ReadSeed(), i;

    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    if (buffer == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    for (i = 0; i < 60; i++) digest = (digest << 5) ^ (digest >> 3) ^ i;
    if (digest != 0x1234) return STATUS_NOT_SUPPORTED;
    ExFreePoolWithTag(buffer, 'tsgD');
    return STATUS_SUCCESS;
}
