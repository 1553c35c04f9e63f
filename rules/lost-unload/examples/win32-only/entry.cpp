/* A project that is built for x86 only: what the driver is stands behind that processor's macros,
 * and its routines are called by another convention than those of C. */
extern "C" {
#include <ntddk.h>
#include <strmini.h>
}

extern "C" DRIVER_INITIALIZE DriverEntry;

#if defined(_KERNEL_MODE) && defined(_M_IX86) && !defined(_WIN64)

VOID STREAMAPI CapReceivePacket(PHW_STREAM_REQUEST_BLOCK Srb);

static VOID CapUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    DbgPrint("cap: unloading\n");
}

extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;

    RtlZeroMemory(&data, sizeof(data));
    data.HwInitializationDataSize = sizeof(data);
    data.HwReceivePacket = CapReceivePacket;
    data.DeviceExtensionSize = sizeof(LONG);

    DriverObject->DriverUnload = CapUnload; // expect: lost-unload
    return StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
}

#endif
