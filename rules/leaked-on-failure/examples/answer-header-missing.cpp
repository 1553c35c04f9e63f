/* What a device answers is compared with a constant of a header that is not there: both ways can be
 * taken, whatever its value is. */
extern "C" {
#include <ntddk.h>
}
#include "mailbox_of_the_firmware.h"

extern "C" DRIVER_INITIALIZE DriverEntry;

static PVOID Scratch;

static VOID MailboxUnload(PDRIVER_OBJECT)
{
    ExFreePool(Scratch);
}

extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    MAILBOX_CLOCK clock;
    ULONG_PTR read;
    NTSTATUS status = MailboxAsk(RegistryPath, &clock, sizeof(clock), &read);

    if (!NT_SUCCESS(status) || clock.Head.Answer != MAILBOX_ANSWERED) {
        return STATUS_UNSUCCESSFUL; // clean
    }
    Scratch = ExAllocatePoolWithTag(NonPagedPool, 512, 'bliM');
    if (Scratch == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    DriverObject->DriverUnload = MailboxUnload;
    return STATUS_SUCCESS;
}
