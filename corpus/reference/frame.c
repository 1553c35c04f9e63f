/*
 * frame.c - frames that wait for a reader, and the picture in them.
 *
 * A frame record is allocated in the timer's DPC, many times a second and by every
 * open stream, so all devices draw from one lookaside list.
 */

#include "tpat.h"

#define TPAT_BAR_COUNT      8
#define TPAT_LUMA_FLOOR     16
#define TPAT_LUMA_CEILING   235
#define TPAT_CHROMA_ZERO    128

static NPAGED_LOOKASIDE_LIST FrameCache;

VOID
TpatFrameCacheCreate(VOID)
{
    ExInitializeNPagedLookasideList(&FrameCache, NULL, NULL, 0, sizeof(TPAT_FRAME),
                                    TPAT_POOL_TAG, 0);
}

VOID
TpatFrameCacheDelete(VOID)
{
    ExDeleteNPagedLookasideList(&FrameCache);
}

PTPAT_FRAME
TpatFrameAllocate(VOID)
{
    return ExAllocateFromNPagedLookasideList(&FrameCache);
}

VOID
TpatFrameFree(
    PTPAT_FRAME Frame
    )
{
    ExFreeToNPagedLookasideList(&FrameCache, Frame);
}

ULONG
TpatFrameSize(
    const TPAT_PARAMETERS *Parameters
    )
{
    return Parameters->Width * Parameters->Height * TPAT_BYTES_PER_PIXEL;
}

/* Bars of grey that move one pixel a frame: a lost frame shows as a jump. */
VOID
TpatFramePaint(
    const TPAT_DEVICE *Device,
    const TPAT_FRAME *Frame,
    PUCHAR Pixels
    )
{
    const TPAT_PARAMETERS *Parameters = &Device->Parameters;
    ULONG Column;
    ULONG Row;

    for (Row = 0; Row < Parameters->Height; Row++) {
        for (Column = 0; Column < Parameters->Width; Column++) {
            ULONG Place = (Column + Frame->Number) % Parameters->Width;
            LONG Bar = (LONG)(Place * TPAT_BAR_COUNT / Parameters->Width);
            LONG Luma = TPAT_LUMA_CEILING
                        - Bar * (TPAT_LUMA_CEILING - TPAT_LUMA_FLOOR) / (TPAT_BAR_COUNT - 1)
                        + Device->Brightness;

            if (Luma < TPAT_LUMA_FLOOR) {
                Luma = TPAT_LUMA_FLOOR;
            } else if (Luma > TPAT_LUMA_CEILING) {
                Luma = TPAT_LUMA_CEILING;
            }

            *Pixels++ = (UCHAR)Luma;
            *Pixels++ = TPAT_CHROMA_ZERO;
        }
    }
}
