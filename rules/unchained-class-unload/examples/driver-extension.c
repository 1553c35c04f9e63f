/* The saved routine lives in the extension that the I/O manager keeps for the driver object. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

typedef struct _CAP_DRIVER {
    PDRIVER_UNLOAD ClassUnload;
} CAP_DRIVER, *PCAP_DRIVER;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    PCAP_DRIVER driver = IoGetDriverObjectExtension(DriverObject, (PVOID)DriverEntry);

    driver->ClassUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    PCAP_DRIVER driver = NULL;
    NTSTATUS status;

    status = IoAllocateDriverObjectExtension(DriverObject, (PVOID)DriverEntry, sizeof(*driver),
                                             (PVOID *)&driver);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    driver->ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload; // clean
    return STATUS_SUCCESS;
}
