/* Assembly that speaks of registers alone changes nothing that matters here. */
#include <ntddk.h>
#include <strmini.h>

DRIVER_INITIALIZE DriverEntry;

static VOID NTAPI ReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
    StreamClassCompleteRequestAndMarkQueueReady(Srb);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data = {0};

    __asm int 3
    __asm
    {
        cli
        mov     eax, cr0            ; write protection
        and     eax, not 10000h
        mov     cr0, eax
        sti
    }
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = ReceivePacket;
    DriverObject->DriverUnload = Unload; // expect: lost-unload
    return StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
}
