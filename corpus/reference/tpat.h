/*
 * tpat.h - what the modules of the test pattern minidriver share.
 *
 * Three lifetimes meet in this driver. What lives as long as the image is made and
 * released in driver.c, through the helpers of params.c, trace.c and frame.c. What
 * lives as long as a device lies in TPAT_DEVICE, what lives as long as an open
 * stream in TPAT_STREAM; the class driver allocates and zeroes both.
 */

#ifndef TPAT_H
#define TPAT_H

#include <strmini.h>

#define TPAT_POOL_TAG           'taPT'

#define TPAT_STREAM_CAPTURE     0
#define TPAT_STREAM_COUNT       1

/* A reader that falls further behind than this loses the oldest frames. */
#define TPAT_MAX_READY_FRAMES   8

#define TPAT_BYTES_PER_PIXEL    2

typedef struct _TPAT_PARAMETERS {
    ULONG Width;
    ULONG Height;
    ULONG FrameInterval;        /* milliseconds */
    ULONG TraceEntries;         /* a power of two */
} TPAT_PARAMETERS, *PTPAT_PARAMETERS;

/* A frame that was due but is not delivered yet; its pixels are made on delivery. */
typedef struct _TPAT_FRAME {
    LIST_ENTRY Link;
    LONGLONG Time;              /* 100 ns units since the stream began to run */
    ULONG Number;
} TPAT_FRAME, *PTPAT_FRAME;

/* The part of a request block that is ours: it lets a read wait in a list. */
typedef struct _TPAT_REQUEST {
    LIST_ENTRY Link;
    PHW_STREAM_REQUEST_BLOCK Srb;
} TPAT_REQUEST, *PTPAT_REQUEST;

typedef struct _TPAT_DEVICE {
    TPAT_PARAMETERS Parameters;
    KSTOPOLOGY Topology;
    KSDATARANGE Range;
    PKSDATAFORMAT Formats[1];
    PHW_STREAM_OBJECT Capture;  /* NULL while nobody has the stream open */
    LONG Brightness;
    DEVICE_POWER_STATE Power;
} TPAT_DEVICE, *PTPAT_DEVICE;

typedef struct _TPAT_STREAM {
    PTPAT_DEVICE Device;
    PHW_STREAM_OBJECT Object;
    KTIMER Timer;
    KDPC Dpc;
    BOOLEAN Ticking;
    KSSTATE State;

    KSPIN_LOCK Lock;            /* guards everything below */
    LIST_ENTRY Requests;
    LIST_ENTRY Ready;
    ULONG ReadyCount;
    ULONG NextNumber;
    ULONG Dropped;
    LONGLONG StartTime;
} TPAT_STREAM, *PTPAT_STREAM;

typedef enum _TPAT_EVENT {
    TpatEventDeviceStart = 1,
    TpatEventDeviceStop,
    TpatEventPower,
    TpatEventOpen,
    TpatEventClose,
    TpatEventState,
    TpatEventDrop,
    TpatEventCancel
} TPAT_EVENT;

/* driver.c */

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD TpatUnload;

/* params.c */

NTSTATUS TpatParametersOpen(PUNICODE_STRING RegistryPath);
VOID TpatParametersRead(PTPAT_PARAMETERS Parameters);
VOID TpatParametersClose(VOID);

/* trace.c */

NTSTATUS TpatTraceStart(ULONG Entries);
VOID TpatTrace(TPAT_EVENT Event, ULONG_PTR Argument);
VOID TpatTraceStop(VOID);

/* frame.c */

VOID TpatFrameCacheCreate(VOID);
VOID TpatFrameCacheDelete(VOID);
PTPAT_FRAME TpatFrameAllocate(VOID);
VOID TpatFrameFree(PTPAT_FRAME Frame);
ULONG TpatFrameSize(const TPAT_PARAMETERS *Parameters);
VOID TpatFramePaint(const TPAT_DEVICE *Device, const TPAT_FRAME *Frame, PUCHAR Pixels);

/* device.c */

VOID STREAMAPI TpatReceiveDeviceSrb(PHW_STREAM_REQUEST_BLOCK Srb);

/* stream.c */

VOID TpatStreamOpen(PTPAT_DEVICE Device, PHW_STREAM_OBJECT Object);
VOID TpatStreamClose(PTPAT_STREAM Stream);
VOID TpatStreamPower(PTPAT_STREAM Stream, DEVICE_POWER_STATE Power);
VOID STREAMAPI TpatReceiveDataSrb(PHW_STREAM_REQUEST_BLOCK Srb);
VOID STREAMAPI TpatReceiveControlSrb(PHW_STREAM_REQUEST_BLOCK Srb);
VOID STREAMAPI TpatCancelSrb(PHW_STREAM_REQUEST_BLOCK Srb);
VOID STREAMAPI TpatTimeoutSrb(PHW_STREAM_REQUEST_BLOCK Srb);

/* capture.c */

VOID TpatCaptureInitialize(PTPAT_STREAM Stream);
VOID TpatCaptureStart(PTPAT_STREAM Stream);
VOID TpatCaptureStop(PTPAT_STREAM Stream);
VOID TpatCaptureReset(PTPAT_STREAM Stream);
VOID TpatCaptureDeliver(PTPAT_STREAM Stream);

#endif
