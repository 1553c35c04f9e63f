/* The unload routine names DriverEntry, by which the extension is known, and does not call it; nor what
 * DriverEntry calls. */
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static DRIVER_UNLOAD CapUnload;
static VOID CapBanner(VOID);

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(INIT, CapBanner)
#endif

typedef struct _CAP_EXTENSION {
    PDRIVER_UNLOAD ClassUnload;
} CAP_EXTENSION, *PCAP_EXTENSION;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID CapBanner(VOID) // clean
{
    DbgPrint("capture: loading\n");
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    PCAP_EXTENSION extension = IoGetDriverObjectExtension(DriverObject, (PVOID)DriverEntry);

    extension->ClassUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) // clean
{
    HW_INITIALIZATION_DATA data;
    PCAP_EXTENSION extension;
    NTSTATUS status;

    CapBanner();
    status = IoAllocateDriverObjectExtension(DriverObject, (PVOID)DriverEntry, sizeof(*extension),
                                             (PVOID *)&extension);
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

    extension->ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    return STATUS_SUCCESS;
}
