/*
 * driver.c - loading and unloading.
 *
 * The stream class driver takes the driver object over when a minidriver registers:
 * it fills in the dispatch table and AddDevice, and it puts an unload routine of its
 * own into DriverUnload, whatever stood there. A minidriver that keeps something for
 * as long as its image is loaded therefore has to
 *
 *   - acquire what it keeps,
 *   - register,
 *   - save the unload routine that the class driver left, and only then set its own,
 *   - release everything in its own routine, and pass the call on to the saved one.
 *
 * HW_INITIALIZATION_DATA has no callback for unloading. SRB_UNINITIALIZE_DEVICE is
 * none either: it tells that one device goes, and others may stay.
 */

#include "tpat.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, TpatUnload)
#endif

/* What the class driver left in DriverUnload. */
static PDRIVER_UNLOAD ClassUnload;

static
VOID
TpatDescribe(
    PHW_INITIALIZATION_DATA HwInit
    )
{
    RtlZeroMemory(HwInit, sizeof(*HwInit));
    HwInit->HwInitializationDataSize = sizeof(*HwInit);

    HwInit->HwReceivePacket = TpatReceiveDeviceSrb;
    HwInit->HwCancelPacket = TpatCancelSrb;
    HwInit->HwRequestTimeoutHandler = TpatTimeoutSrb;

    HwInit->DeviceExtensionSize = sizeof(TPAT_DEVICE);
    HwInit->PerStreamExtensionSize = sizeof(TPAT_STREAM);
    HwInit->PerRequestExtensionSize = sizeof(TPAT_REQUEST);

    /*
     * There is no interrupt to synchronize with. Without the class driver's queueing,
     * device and control requests come at PASSIVE_LEVEL, which stopping the timer needs.
     */
    HwInit->TurnOffSynchronization = TRUE;
}

NTSTATUS
NTAPI
DriverEntry(
    PDRIVER_OBJECT DriverObject,
    PUNICODE_STRING RegistryPath
    )
{
    HW_INITIALIZATION_DATA HwInit;
    TPAT_PARAMETERS Parameters;
    NTSTATUS Status;

    Status = TpatParametersOpen(RegistryPath);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }

    TpatParametersRead(&Parameters);

    Status = TpatTraceStart(Parameters.TraceEntries);
    if (!NT_SUCCESS(Status)) {
        goto CloseParameters;
    }

    /* What requests use is there before the class driver can send any. */
    TpatFrameCacheCreate();

    TpatDescribe(&HwInit);
    Status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &HwInit);
    if (!NT_SUCCESS(Status)) {
        goto DeleteFrameCache;
    }

    /* Before the registration there is nothing to save, and what is set is lost. */
    ClassUnload = DriverObject->DriverUnload;
    DriverObject->DriverUnload = TpatUnload;

    return STATUS_SUCCESS;

    /* A driver whose DriverEntry fails is not unloaded, it is dropped. */
DeleteFrameCache:
    TpatFrameCacheDelete();
    TpatTraceStop();
CloseParameters:
    TpatParametersClose();
    return Status;
}

VOID
NTAPI
TpatUnload(
    PDRIVER_OBJECT DriverObject
    )
{
    PAGED_CODE();

    /* The last device is gone: no stream is open, no timer runs, nobody traces. */
    TpatFrameCacheDelete();
    TpatTraceStop();
    TpatParametersClose();

    /* Last, since this may be the end of what the class driver keeps for us. */
    ClassUnload(DriverObject);
}
