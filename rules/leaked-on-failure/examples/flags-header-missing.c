/* What was acquired is noted in flags whose values stand in a header that is not there: whether a
 * failing entry gives it back, nobody can say. */
#include <ndis.h>
#include "flags_of_the_driver.h"

DRIVER_INITIALIZE DriverEntry; // inconclusive

static struct {
    ULONG Flags;
    NPAGED_LOOKASIDE_LIST Frames;
} Net;

static NDIS_HANDLE NetHandle;

static VOID NetUnload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    if (Net.Flags & fNET_REGISTERED) {
        NdisMDeregisterMiniportDriver(NetHandle);
    }
    if (Net.Flags & fNET_FRAMES) {
        ExDeleteNPagedLookasideList(&Net.Frames);
    }
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NDIS_MINIPORT_DRIVER_CHARACTERISTICS routines;
    NDIS_STATUS status;

    NdisZeroMemory(&routines, sizeof(routines));
    ExInitializeNPagedLookasideList(&Net.Frames, NULL, NULL, 0, 64, 'emaN', 0);
    Net.Flags |= fNET_FRAMES;
    routines.UnloadHandler = NetUnload;
    status = NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &routines, &NetHandle);
    if (status != NDIS_STATUS_SUCCESS) {
        NetUnload(DriverObject);
        return status;
    }
    Net.Flags |= fNET_REGISTERED;
    return STATUS_SUCCESS;
}
