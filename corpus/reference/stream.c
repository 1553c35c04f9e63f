/*
 * stream.c - what the class driver asks of an open stream.
 *
 * With synchronization turned off the class driver queues nothing for us: any number
 * of reads may be outstanding, and each may be cancelled while it waits.
 */

#include "tpat.h"

static
VOID
TpatCompleteStreamSrb(
    PHW_STREAM_REQUEST_BLOCK Srb,
    NTSTATUS Status
    )
{
    Srb->Status = Status;
    StreamClassStreamNotification(StreamRequestComplete, Srb->StreamObject, Srb);
}

/* Takes out one waiting read, or the first when Wanted is NULL; NULL when there is none. */
static
PHW_STREAM_REQUEST_BLOCK
TpatTakeRequest(
    PTPAT_STREAM Stream,
    PHW_STREAM_REQUEST_BLOCK Wanted
    )
{
    PHW_STREAM_REQUEST_BLOCK Found = NULL;
    PLIST_ENTRY Link;
    KIRQL Irql;

    KeAcquireSpinLock(&Stream->Lock, &Irql);
    for (Link = Stream->Requests.Flink; Link != &Stream->Requests; Link = Link->Flink) {
        PTPAT_REQUEST Request = CONTAINING_RECORD(Link, TPAT_REQUEST, Link);

        if (Wanted == NULL || Request->Srb == Wanted) {
            RemoveEntryList(Link);
            Found = Request->Srb;
            break;
        }
    }
    KeReleaseSpinLock(&Stream->Lock, Irql);
    return Found;
}

static
VOID
TpatCancelAll(
    PTPAT_STREAM Stream
    )
{
    PHW_STREAM_REQUEST_BLOCK Srb;

    while ((Srb = TpatTakeRequest(Stream, NULL)) != NULL) {
        TpatCompleteStreamSrb(Srb, STATUS_CANCELLED);
    }
}

VOID
TpatStreamOpen(
    PTPAT_DEVICE Device,
    PHW_STREAM_OBJECT Object
    )
{
    PTPAT_STREAM Stream = Object->HwStreamExtension;

    Stream->Device = Device;
    Stream->Object = Object;
    Stream->State = KSSTATE_STOP;
    KeInitializeSpinLock(&Stream->Lock);
    InitializeListHead(&Stream->Requests);
    TpatCaptureInitialize(Stream);

    Object->ReceiveDataPacket = TpatReceiveDataSrb;
    Object->ReceiveControlPacket = TpatReceiveControlSrb;
    Object->Dma = FALSE;
    /* Makes the class driver map the buffers: the DPC writes the pixels. */
    Object->Pio = TRUE;
}

static
VOID
TpatStreamSetState(
    PTPAT_STREAM Stream,
    KSSTATE State
    )
{
    TpatTrace(TpatEventState, State);

    switch (State) {
    case KSSTATE_RUN:
        if (Stream->Device->Power == PowerDeviceD0) {
            TpatCaptureStart(Stream);
        }
        break;

    case KSSTATE_STOP:
        TpatCaptureStop(Stream);
        TpatCancelAll(Stream);
        TpatCaptureReset(Stream);
        break;

    default:
        TpatCaptureStop(Stream);
        break;
    }

    Stream->State = State;
}

VOID
TpatStreamClose(
    PTPAT_STREAM Stream
    )
{
    TpatStreamSetState(Stream, KSSTATE_STOP);
}

/* A sleeping device makes no frames; the state that the client set is kept. */
VOID
TpatStreamPower(
    PTPAT_STREAM Stream,
    DEVICE_POWER_STATE Power
    )
{
    if (Power != PowerDeviceD0) {
        TpatCaptureStop(Stream);
    } else if (Stream->State == KSSTATE_RUN) {
        TpatCaptureStart(Stream);
    }
}

VOID
STREAMAPI
TpatReceiveDataSrb(
    PHW_STREAM_REQUEST_BLOCK Srb
    )
{
    PTPAT_STREAM Stream = Srb->StreamObject->HwStreamExtension;
    PTPAT_REQUEST Request = Srb->SRBExtension;
    KIRQL Irql;

    if (Srb->Command != SRB_READ_DATA) {
        TpatCompleteStreamSrb(Srb, STATUS_NOT_IMPLEMENTED);
        return;
    }

    Srb->Status = STATUS_PENDING;
    Request->Srb = Srb;
    KeAcquireSpinLock(&Stream->Lock, &Irql);
    InsertTailList(&Stream->Requests, &Request->Link);
    KeReleaseSpinLock(&Stream->Lock, Irql);

    /* A frame may have been waiting for this read. */
    TpatCaptureDeliver(Stream);
}

VOID
STREAMAPI
TpatReceiveControlSrb(
    PHW_STREAM_REQUEST_BLOCK Srb
    )
{
    PTPAT_STREAM Stream = Srb->StreamObject->HwStreamExtension;
    NTSTATUS Status = STATUS_SUCCESS;

    switch (Srb->Command) {
    case SRB_SET_STREAM_STATE:
        TpatStreamSetState(Stream, Srb->CommandData.StreamState);
        break;

    case SRB_GET_STREAM_STATE:
        Srb->CommandData.StreamState = Stream->State;
        break;

    case SRB_BEGIN_FLUSH:
        TpatCancelAll(Stream);
        break;

    case SRB_END_FLUSH:
        break;

    default:
        Status = STATUS_NOT_IMPLEMENTED;
        break;
    }

    TpatCompleteStreamSrb(Srb, Status);
}

/* Only a read that still waits can be taken back; any other completes in a moment. */
VOID
STREAMAPI
TpatCancelSrb(
    PHW_STREAM_REQUEST_BLOCK Srb
    )
{
    PTPAT_STREAM Stream;

    if (Srb->StreamObject == NULL || (Srb->Flags & SRB_HW_FLAGS_DATA_TRANSFER) == 0) {
        return;
    }

    Stream = Srb->StreamObject->HwStreamExtension;
    if (TpatTakeRequest(Stream, Srb) != NULL) {
        TpatTrace(TpatEventCancel, (ULONG_PTR)Srb);
        TpatCompleteStreamSrb(Srb, STATUS_CANCELLED);
    }
}

/* A read may wait for as long as the stream is paused: it never times out. */
VOID
STREAMAPI
TpatTimeoutSrb(
    PHW_STREAM_REQUEST_BLOCK Srb
    )
{
    Srb->TimeoutCounter = 0;
}
