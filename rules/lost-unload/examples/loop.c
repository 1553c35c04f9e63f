/* A SCSI miniport tries one bus after the other; the first that is accepted overwrites the routine. */
#include <ntddk.h>
#include <srb.h>

ULONG NTAPI DriverEntry(PVOID DriverObject, PVOID Argument2);

static const INTERFACE_TYPE HbaBuses[] = {PCIBus, Isa};

static VOID NTAPI HbaUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    DbgPrint("hba: unloading\n");
}

ULONG NTAPI DriverEntry(PVOID DriverObject, PVOID Argument2)
{
    HW_INITIALIZATION_DATA data;
    ULONG status = (ULONG)STATUS_NO_SUCH_DEVICE;
    ULONG i;

    ((PDRIVER_OBJECT)DriverObject)->DriverUnload = HbaUnload; // expect: lost-unload
    for (i = 0; i < sizeof(HbaBuses) / sizeof(HbaBuses[0]); i++) {
        RtlZeroMemory(&data, sizeof(data));
        data.HwInitializationDataSize = sizeof(data);
        data.AdapterInterfaceType = HbaBuses[i];
        data.NumberOfAccessRanges = 1;
        status = ScsiPortInitialize(DriverObject, Argument2, &data, NULL);
        if (NT_SUCCESS((NTSTATUS)status)) {
            break;
        }
    }
    return status;
}
