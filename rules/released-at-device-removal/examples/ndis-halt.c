/* NDIS tells of each adapter that halts; the lookaside list is the driver's. */
#include <ndis.h>

static NPAGED_LOOKASIDE_LIST Packets;
static NDIS_HANDLE Driver;

static NDIS_STATUS Initialize(NDIS_HANDLE Adapter, NDIS_HANDLE Context, PNDIS_MINIPORT_INIT_PARAMETERS Parameters)
{
    UNREFERENCED_PARAMETER(Adapter);
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(Parameters);
    return NDIS_STATUS_SUCCESS;
}

static VOID Halt(NDIS_HANDLE Context, NDIS_HALT_ACTION Action)
{
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(Action);
    ExDeleteNPagedLookasideList(&Packets); // expect: released-at-device-removal
}

static VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    NdisMDeregisterMiniportDriver(Driver);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_MINIPORT_DRIVER_CHARACTERISTICS miniport = {0};
    NDIS_STATUS status;

    ExInitializeNPagedLookasideList(&Packets, NULL, NULL, 0, 64, 'tkcP', 0);
    miniport.InitializeHandlerEx = Initialize;
    miniport.HaltHandlerEx = Halt;
    miniport.UnloadHandler = Unload;
    status = NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &miniport, &Driver);
    if (status != NDIS_STATUS_SUCCESS)
        ExDeleteNPagedLookasideList(&Packets);
    return status;
}
