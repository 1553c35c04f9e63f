/* A variable of the system's, which nobody here defines: it may hold anything. */
extern "C" {
#include <strmini.h>
}

extern "C" NTSYSAPI ULONG OemBuildNumber;

static PVOID g_Quirks;
static PDRIVER_UNLOAD g_ClassUnload;

static VOID NTAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI CapUnload(PDRIVER_OBJECT DriverObject)
{
    if (g_Quirks != NULL) {
        ExFreePool(g_Quirks);
    }
    g_ClassUnload(DriverObject);
}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data = {};
    NTSTATUS status;

    if ((OemBuildNumber & 0xFFFF) >= 6000) {
        g_Quirks = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'kriQ'); // expect: leaked-on-failure
    }
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    g_ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = CapUnload;
    return status;
}
