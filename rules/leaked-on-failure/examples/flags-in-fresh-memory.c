/* What was done is kept as bits in memory that holds anything at first. */
#include <ntddk.h>

DRIVER_INITIALIZE DriverEntry;

#define WATCHES_IMAGES 0x10
#define WATCHES_THREADS 0x20

typedef struct _WATCH {
    ULONG Done;
} WATCH;

NTSTATUS ReadPolicy(VOID);

static VOID ImageLoaded(PUNICODE_STRING Name, HANDLE Process, PIMAGE_INFO Info)
{
    UNREFERENCED_PARAMETER(Name);
    UNREFERENCED_PARAMETER(Process);
    UNREFERENCED_PARAMETER(Info);
}

static VOID ThreadChanged(HANDLE Process, HANDLE Thread, BOOLEAN Create)
{
    UNREFERENCED_PARAMETER(Process);
    UNREFERENCED_PARAMETER(Thread);
    UNREFERENCED_PARAMETER(Create);
}

static VOID Undo(WATCH *Watch)
{
    if ((Watch->Done & WATCHES_IMAGES) != 0) PsRemoveLoadImageNotifyRoutine(ImageLoaded);
    if ((Watch->Done & WATCHES_IMAGES) == 0) PsRemoveCreateThreadNotifyRoutine(ThreadChanged);
    ExFreePoolWithTag(Watch, 'hctW');
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS status;
    WATCH *watch = ExAllocatePoolWithTag(NonPagedPool, sizeof(*watch), 'hctW');

    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    if (watch == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    status = PsSetLoadImageNotifyRoutine(ImageLoaded); // clean
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(watch, 'hctW');
        return status;
    }
    watch->Done |= WATCHES_IMAGES;
    status = PsSetCreateThreadNotifyRoutine(ThreadChanged); // expect: leaked-on-failure
    if (NT_SUCCESS(status)) {
        watch->Done |= WATCHES_THREADS;
        status = ReadPolicy();
        if (NT_SUCCESS(status)) return STATUS_SUCCESS;
    }
    Undo(watch); /* tests the wrong bit for the threads */
    return status;
}
