/* The saved routine lives in a structure, reached through a pointer. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

typedef struct _CAP_DRIVER {
    ULONG Version;
    PDRIVER_UNLOAD ClassUnload;
} CAP_DRIVER, *PCAP_DRIVER;

static CAP_DRIVER Driver;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    PCAP_DRIVER driver = &Driver;

    DbgPrint("capture: unloading version %lu\n", driver->Version);
    driver->ClassUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS status;

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    Driver.Version = 2;
    Driver.ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload; // clean
    return STATUS_SUCCESS;
}
