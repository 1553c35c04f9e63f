/*
 * capture.c - the clock of a running stream.
 *
 * A periodic timer stands in for the hardware. Each tick makes one frame due; due
 * frames and waiting reads are then paired, in order, for as long as there are both.
 */

#include "tpat.h"

#define TPAT_100NS_PER_MS   10000

static KDEFERRED_ROUTINE TpatCaptureTick;

static
LONGLONG
TpatSystemTime(VOID)
{
    LARGE_INTEGER Now;

    KeQuerySystemTime(&Now);
    return Now.QuadPart;
}

/* Takes the next frame and the next read; FALSE, and neither, when one is missing. */
static
BOOLEAN
TpatCapturePair(
    PTPAT_STREAM Stream,
    PTPAT_FRAME *Frame,
    PHW_STREAM_REQUEST_BLOCK *Srb
    )
{
    BOOLEAN Paired = FALSE;
    KIRQL Irql;

    KeAcquireSpinLock(&Stream->Lock, &Irql);
    if (!IsListEmpty(&Stream->Ready) && !IsListEmpty(&Stream->Requests)) {
        PLIST_ENTRY FrameLink = RemoveHeadList(&Stream->Ready);
        PLIST_ENTRY RequestLink = RemoveHeadList(&Stream->Requests);

        Stream->ReadyCount--;
        *Frame = CONTAINING_RECORD(FrameLink, TPAT_FRAME, Link);
        *Srb = CONTAINING_RECORD(RequestLink, TPAT_REQUEST, Link)->Srb;
        Paired = TRUE;
    }
    KeReleaseSpinLock(&Stream->Lock, Irql);
    return Paired;
}

static
NTSTATUS
TpatCaptureFill(
    PTPAT_STREAM Stream,
    PTPAT_FRAME Frame,
    PHW_STREAM_REQUEST_BLOCK Srb
    )
{
    PKSSTREAM_HEADER Header = Srb->CommandData.DataBufferArray;
    ULONG Size = TpatFrameSize(&Stream->Device->Parameters);

    if (Header->FrameExtent < Size) {
        Header->DataUsed = 0;
        return STATUS_BUFFER_TOO_SMALL;
    }

    TpatFramePaint(Stream->Device, Frame, Header->Data);
    Header->DataUsed = Size;
    Header->PresentationTime.Time = Frame->Time;
    Header->PresentationTime.Numerator = 1;
    Header->PresentationTime.Denominator = 1;
    Header->Duration = (LONGLONG)Stream->Device->Parameters.FrameInterval * TPAT_100NS_PER_MS;
    Header->OptionsFlags = KSSTREAM_HEADER_OPTIONSF_TIMEVALID
                         | KSSTREAM_HEADER_OPTIONSF_DURATIONVALID
                         | KSSTREAM_HEADER_OPTIONSF_SPLICEPOINT;
    return STATUS_SUCCESS;
}

VOID
TpatCaptureDeliver(
    PTPAT_STREAM Stream
    )
{
    PHW_STREAM_REQUEST_BLOCK Srb;
    PTPAT_FRAME Frame;

    while (TpatCapturePair(Stream, &Frame, &Srb)) {
        Srb->Status = TpatCaptureFill(Stream, Frame, Srb);
        TpatFrameFree(Frame);
        StreamClassStreamNotification(StreamRequestComplete, Stream->Object, Srb);
    }
}

static
VOID
NTAPI
TpatCaptureTick(
    PKDPC Dpc,
    PVOID DeferredContext,
    PVOID SystemArgument1,
    PVOID SystemArgument2
    )
{
    PTPAT_STREAM Stream = DeferredContext;
    PTPAT_FRAME Oldest = NULL;
    PTPAT_FRAME Frame = TpatFrameAllocate();
    KIRQL Irql;

    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);

    KeAcquireSpinLock(&Stream->Lock, &Irql);
    if (Frame == NULL) {
        /* The number is used up all the same, so that the reader can see the gap. */
        Stream->NextNumber++;
        Stream->Dropped++;
    } else {
        Frame->Number = Stream->NextNumber++;
        Frame->Time = TpatSystemTime() - Stream->StartTime;
        InsertTailList(&Stream->Ready, &Frame->Link);
        if (Stream->ReadyCount < TPAT_MAX_READY_FRAMES) {
            Stream->ReadyCount++;
        } else {
            Oldest = CONTAINING_RECORD(RemoveHeadList(&Stream->Ready), TPAT_FRAME, Link);
            Stream->Dropped++;
        }
    }
    KeReleaseSpinLock(&Stream->Lock, Irql);

    if (Oldest != NULL) {
        TpatTrace(TpatEventDrop, Oldest->Number);
        TpatFrameFree(Oldest);
    }

    TpatCaptureDeliver(Stream);
}

VOID
TpatCaptureInitialize(
    PTPAT_STREAM Stream
    )
{
    KeInitializeTimerEx(&Stream->Timer, SynchronizationTimer);
    KeInitializeDpc(&Stream->Dpc, TpatCaptureTick, Stream);
    InitializeListHead(&Stream->Ready);
}

VOID
TpatCaptureStart(
    PTPAT_STREAM Stream
    )
{
    ULONG Interval = Stream->Device->Parameters.FrameInterval;
    LARGE_INTEGER Due;

    if (Stream->Ticking) {
        return;
    }

    Stream->StartTime = TpatSystemTime();
    Stream->Ticking = TRUE;
    Due.QuadPart = -(LONGLONG)Interval * TPAT_100NS_PER_MS;
    KeSetTimerEx(&Stream->Timer, Due, (LONG)Interval, &Stream->Dpc);
}

VOID
TpatCaptureStop(
    PTPAT_STREAM Stream
    )
{
    if (!Stream->Ticking) {
        return;
    }

    KeCancelTimer(&Stream->Timer);
    /* The last tick may still be queued on some processor, and it uses the stream. */
    KeFlushQueuedDpcs();
    Stream->Ticking = FALSE;
}

/* Forgets every frame that nobody has read; the clock must stand still. */
VOID
TpatCaptureReset(
    PTPAT_STREAM Stream
    )
{
    for (;;) {
        PLIST_ENTRY Link = NULL;
        KIRQL Irql;

        KeAcquireSpinLock(&Stream->Lock, &Irql);
        if (!IsListEmpty(&Stream->Ready)) {
            Link = RemoveHeadList(&Stream->Ready);
            Stream->ReadyCount--;
        }
        KeReleaseSpinLock(&Stream->Lock, Irql);

        if (Link == NULL) {
            break;
        }
        TpatFrameFree(CONTAINING_RECORD(Link, TPAT_FRAME, Link));
    }

    Stream->NextNumber = 0;
    Stream->Dropped = 0;
}
