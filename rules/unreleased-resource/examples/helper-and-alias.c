/* Acquired and released by helpers, through pointers to the place where it is kept. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

typedef struct _CAP_DRIVER {
    PULONG Table;
    PDRIVER_UNLOAD ClassUnload;
} CAP_DRIVER, *PCAP_DRIVER;

static CAP_DRIVER Driver;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static BOOLEAN CapAllocate(PULONG *Table)
{
    *Table = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'baTC'); // clean
    return *Table != NULL;
}

static VOID CapRelease(PCAP_DRIVER Cap)
{
    PVOID memory = Cap->Table;

    if (memory != NULL) {
        ExFreePoolWithTag(memory, 'baTC');
    }
    Cap->Table = NULL;
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    CapRelease(&Driver);
    Driver.ClassUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS status;

    if (!CapAllocate(&Driver.Table)) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        CapRelease(&Driver);
        return status;
    }
    Driver.ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    return STATUS_SUCCESS;
}
