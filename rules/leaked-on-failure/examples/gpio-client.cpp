/* A client of the GPIO extension: its registration packet is filled in place, conditionally in one
 * field, and a failing registration leaves nothing behind. */
#include <ntddk.h>
#include <wdf.h>
#include <gpioclx.h>

static PULONG PinTable;

static NTSTATUS PinPrepare(WDFDEVICE, PVOID, WDFCMRESLIST, WDFCMRESLIST) { return STATUS_SUCCESS; }
static NTSTATUS PinRelease(WDFDEVICE, PVOID) { return STATUS_SUCCESS; }
static NTSTATUS PinStart(PVOID, BOOLEAN, WDF_POWER_DEVICE_STATE) { return STATUS_SUCCESS; }
static NTSTATUS PinStop(PVOID, BOOLEAN, WDF_POWER_DEVICE_STATE) { return STATUS_SUCCESS; }
static NTSTATUS PinQuery(PVOID, PCLIENT_CONTROLLER_BASIC_INFORMATION Information)
{
    Information->TotalPins = 32;
    return STATUS_SUCCESS;
}
static NTSTATUS PinRead(PVOID, PGPIO_READ_PINS_MASK_PARAMETERS) { return STATUS_SUCCESS; }

static VOID PinUnload(WDFDRIVER Driver)
{
    GPIO_CLX_UnregisterClient(Driver);
    ExFreePoolWithTag(PinTable, 'niPG');
}

extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    WDF_DRIVER_CONFIG config;
    WDFDRIVER driver;

    PinTable = static_cast<PULONG>(ExAllocatePoolWithTag(NonPagedPoolNx, PAGE_SIZE, 'niPG')); // clean
    if (PinTable == nullptr) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    WDF_DRIVER_CONFIG_INIT(&config, WDF_NO_EVENT_CALLBACK);
    config.EvtDriverUnload = PinUnload;
    NTSTATUS status = WdfDriverCreate(DriverObject, RegistryPath, WDF_NO_OBJECT_ATTRIBUTES, &config, &driver);
    if (NT_SUCCESS(status)) {
        GPIO_CLIENT_REGISTRATION_PACKET packet = {
            GPIO_CLIENT_VERSION, sizeof(packet), 0, 0, 0, PinPrepare, PinRelease, PinStart, PinStop,
            PinTable[0] != 0 ? PinQuery : nullptr,
        };
        packet.CLIENT_ReadGpioPinsUsingMask = PinRead;
        status = GPIO_CLX_RegisterClient(driver, &packet, RegistryPath);
    }
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(PinTable, 'niPG');
    }
    return status;
}
