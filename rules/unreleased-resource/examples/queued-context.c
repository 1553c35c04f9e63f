/* A context with a work item and a buffer inside goes to a queue, and with it what it holds: the
 * worker that takes it from there releases all three. What stays behind in a global does not go. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

typedef struct CAP_JOB {
    LIST_ENTRY Link;
    PVOID Buffer[2];
    PVOID Scratch;
} CAP_JOB, *PCAP_JOB;

static LIST_ENTRY CapJobs;
static PVOID CapTable;
static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    ClassUnload(DriverObject);
}

static NTSTATUS CapQueueJob(VOID)
{
    PCAP_JOB job;
    ULONG i;

    job = ExAllocatePoolWithTag(NonPagedPool, sizeof(*job), 'boJC');
    if (job == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    for (i = 0; i < 2; i++) {
        job->Buffer[i] = ExAllocatePoolWithTag(NonPagedPool, 512, 'fuBC');
    }
    job->Scratch = ExAllocatePoolWithTag(NonPagedPool, 64, 'rcSC');
    InsertTailList(&CapJobs, &job->Link);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS status;

    InitializeListHead(&CapJobs);
    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    CapTable = ExAllocatePoolWithTag(NonPagedPool, 64, 'baTC'); // expect: unreleased-resource
    CapQueueJob();
    return STATUS_SUCCESS;
}
