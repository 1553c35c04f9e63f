/* DriverEntry without extern "C": the linker takes it for the entry routine when /ENTRY names it,
 * and finds it by its plain name. */
extern "C" {
#include <strmini.h>
}

static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI PlainReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI PlainUnload(PDRIVER_OBJECT DriverObject)
{
    DbgPrint("plain: unloading\n");
    if (ClassUnload != nullptr) {
        ClassUnload(DriverObject);
    }
}

namespace Other {
NTSTATUS DriverEntry(DRIVER_OBJECT *DriverObject, UNICODE_STRING *RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_UNSUCCESSFUL;
}
}

NTSTATUS DriverEntry(DRIVER_OBJECT *DriverObject, UNICODE_STRING *RegistryPath)
{
    HW_INITIALIZATION_DATA data = {};

    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = PlainReceivePacket;
    DriverObject->DriverUnload = PlainUnload; // expect: lost-unload
    return StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
}
