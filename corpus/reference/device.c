/*
 * device.c - what the class driver asks of a device.
 *
 * Nothing here may touch what belongs to the driver as a whole. Two test pattern
 * devices may be present, and SRB_UNINITIALIZE_DEVICE for the first says nothing
 * about the second; what driver.c acquired is released by driver.c.
 */

#include "tpat.h"

#define TPAT_PROPERTY_BRIGHTNESS    0
#define TPAT_PROPERTY_DROPPED       1

#define TPAT_MAX_BRIGHTNESS         64

/* {6E6A41B2-0C57-4D0E-9B0B-3C1F2A7D5E10} */
static const GUID TpatSubFormat = {
    0x6e6a41b2, 0x0c57, 0x4d0e, { 0x9b, 0x0b, 0x3c, 0x1f, 0x2a, 0x7d, 0x5e, 0x10 }
};

/* {6E6A41B3-0C57-4D0E-9B0B-3C1F2A7D5E10} */
static const GUID TpatPropertySet = {
    0x6e6a41b3, 0x0c57, 0x4d0e, { 0x9b, 0x0b, 0x3c, 0x1f, 0x2a, 0x7d, 0x5e, 0x10 }
};

/* Get handler, least sizes, set handler: the class driver asks only whether there is one. */
static const KSPROPERTY_ITEM TpatProperties[] = {
    { TPAT_PROPERTY_BRIGHTNESS, { (PFNKSHANDLER)TRUE }, sizeof(KSPROPERTY), sizeof(LONG),
      { (PFNKSHANDLER)TRUE }, NULL, 0, NULL, NULL, sizeof(LONG) },
    { TPAT_PROPERTY_DROPPED, { (PFNKSHANDLER)TRUE }, sizeof(KSPROPERTY), sizeof(ULONG),
      { (PFNKSHANDLER)FALSE }, NULL, 0, NULL, NULL, sizeof(ULONG) }
};

static KSPROPERTY_SET TpatPropertySets[] = {
    { &TpatPropertySet, RTL_NUMBER_OF(TpatProperties), TpatProperties, 0, NULL }
};

static
VOID
TpatDeviceStart(
    PTPAT_DEVICE Device,
    PPORT_CONFIGURATION_INFORMATION Config
    )
{
    ULONG FrameSize;

    TpatParametersRead(&Device->Parameters);
    FrameSize = TpatFrameSize(&Device->Parameters);
    Device->Power = PowerDeviceD0;

    /* One fixed format: what a client may ask for is what it will get. */
    Device->Range.FormatSize = sizeof(Device->Range);
    Device->Range.SampleSize = FrameSize;
    Device->Range.MajorFormat = KSDATAFORMAT_TYPE_STREAM;
    Device->Range.SubFormat = TpatSubFormat;
    Device->Range.Specifier = KSDATAFORMAT_SPECIFIER_NONE;
    Device->Formats[0] = &Device->Range;

    Device->Topology.CategoriesCount = 1;
    Device->Topology.Categories = &KSCATEGORY_CAPTURE;

    Config->StreamDescriptorSize = sizeof(HW_STREAM_HEADER)
                                 + TPAT_STREAM_COUNT * sizeof(HW_STREAM_INFORMATION);
    TpatTrace(TpatEventDeviceStart, (ULONG_PTR)Device);
}

static
VOID
TpatDeviceDescribe(
    PTPAT_DEVICE Device,
    PHW_STREAM_DESCRIPTOR Descriptor
    )
{
    PHW_STREAM_HEADER Header = &Descriptor->StreamHeader;
    PHW_STREAM_INFORMATION Capture = &Descriptor->StreamInfo;

    Header->NumberOfStreams = TPAT_STREAM_COUNT;
    Header->SizeOfHwStreamInformation = sizeof(HW_STREAM_INFORMATION);
    Header->NumDevPropArrayEntries = RTL_NUMBER_OF(TpatPropertySets);
    Header->DevicePropertiesArray = TpatPropertySets;
    Header->Topology = &Device->Topology;

    Capture->NumberOfPossibleInstances = 1;
    Capture->DataFlow = KSPIN_DATAFLOW_OUT;
    Capture->DataAccessible = TRUE;
    Capture->NumberOfFormatArrayEntries = RTL_NUMBER_OF(Device->Formats);
    Capture->StreamFormatsArray = Device->Formats;
}

static
BOOLEAN
TpatIsOurFormat(
    PTPAT_DEVICE Device,
    const GUID *MajorFormat,
    const GUID *SubFormat
    )
{
    return RtlCompareMemory(MajorFormat, &Device->Range.MajorFormat, sizeof(GUID)) == sizeof(GUID)
        && RtlCompareMemory(SubFormat, &Device->Range.SubFormat, sizeof(GUID)) == sizeof(GUID);
}

/* Two calls make an intersection: the first asks for the size, with no buffer. */
static
NTSTATUS
TpatDeviceIntersect(
    PTPAT_DEVICE Device,
    PHW_STREAM_REQUEST_BLOCK Srb
    )
{
    PSTREAM_DATA_INTERSECT_INFO Info = Srb->CommandData.IntersectInfo;

    if (Info->StreamNumber >= TPAT_STREAM_COUNT) {
        return STATUS_INVALID_PARAMETER;
    }
    if (!TpatIsOurFormat(Device, &Info->DataRange->MajorFormat, &Info->DataRange->SubFormat)) {
        return STATUS_NO_MATCH;
    }

    Srb->ActualBytesTransferred = sizeof(KSDATAFORMAT);
    if (Info->SizeOfDataFormatBuffer == sizeof(ULONG)) {
        *(PULONG)Info->DataFormatBuffer = sizeof(KSDATAFORMAT);
        Srb->ActualBytesTransferred = sizeof(ULONG);
        return STATUS_SUCCESS;
    }
    if (Info->SizeOfDataFormatBuffer == 0) {
        return STATUS_BUFFER_OVERFLOW;
    }
    if (Info->SizeOfDataFormatBuffer < sizeof(KSDATAFORMAT)) {
        Srb->ActualBytesTransferred = 0;
        return STATUS_BUFFER_TOO_SMALL;
    }

    *(PKSDATAFORMAT)Info->DataFormatBuffer = Device->Range;
    return STATUS_SUCCESS;
}

static
NTSTATUS
TpatDeviceOpenStream(
    PTPAT_DEVICE Device,
    PHW_STREAM_REQUEST_BLOCK Srb
    )
{
    PKSDATAFORMAT Format = Srb->CommandData.OpenFormat;

    if (Srb->StreamObject->StreamNumber != TPAT_STREAM_CAPTURE) {
        return STATUS_INVALID_PARAMETER;
    }
    if (!TpatIsOurFormat(Device, &Format->MajorFormat, &Format->SubFormat)) {
        return STATUS_NO_MATCH;
    }

    TpatStreamOpen(Device, Srb->StreamObject);
    Device->Capture = Srb->StreamObject;
    TpatTrace(TpatEventOpen, (ULONG_PTR)Srb->StreamObject);
    return STATUS_SUCCESS;
}

static
VOID
TpatDeviceCloseStream(
    PTPAT_DEVICE Device,
    PHW_STREAM_REQUEST_BLOCK Srb
    )
{
    TpatTrace(TpatEventClose, (ULONG_PTR)Srb->StreamObject);
    TpatStreamClose(Srb->StreamObject->HwStreamExtension);
    Device->Capture = NULL;
}

static
VOID
TpatDevicePower(
    PTPAT_DEVICE Device,
    DEVICE_POWER_STATE Power
    )
{
    TpatTrace(TpatEventPower, Power);
    Device->Power = Power;
    if (Device->Capture != NULL) {
        TpatStreamPower(Device->Capture->HwStreamExtension, Power);
    }
}

/* The class driver has held the sizes against the table: PropertyInfo is large enough. */
static
NTSTATUS
TpatDeviceGetProperty(
    PTPAT_DEVICE Device,
    PHW_STREAM_REQUEST_BLOCK Srb
    )
{
    PSTREAM_PROPERTY_DESCRIPTOR Descriptor = Srb->CommandData.PropertyInfo;
    PTPAT_STREAM Stream;

    switch (Descriptor->Property->Id) {
    case TPAT_PROPERTY_BRIGHTNESS:
        *(PLONG)Descriptor->PropertyInfo = Device->Brightness;
        Srb->ActualBytesTransferred = sizeof(LONG);
        return STATUS_SUCCESS;

    case TPAT_PROPERTY_DROPPED:
        Stream = Device->Capture != NULL ? Device->Capture->HwStreamExtension : NULL;
        *(PULONG)Descriptor->PropertyInfo = Stream != NULL ? Stream->Dropped : 0;
        Srb->ActualBytesTransferred = sizeof(ULONG);
        return STATUS_SUCCESS;

    default:
        return STATUS_NOT_FOUND;
    }
}

static
NTSTATUS
TpatDeviceSetProperty(
    PTPAT_DEVICE Device,
    PSTREAM_PROPERTY_DESCRIPTOR Descriptor
    )
{
    LONG Brightness;

    if (Descriptor->Property->Id != TPAT_PROPERTY_BRIGHTNESS) {
        return STATUS_NOT_FOUND;
    }

    Brightness = *(PLONG)Descriptor->PropertyInfo;
    if (Brightness < -TPAT_MAX_BRIGHTNESS || Brightness > TPAT_MAX_BRIGHTNESS) {
        return STATUS_INVALID_PARAMETER;
    }

    Device->Brightness = Brightness;
    return STATUS_SUCCESS;
}

VOID
STREAMAPI
TpatReceiveDeviceSrb(
    PHW_STREAM_REQUEST_BLOCK Srb
    )
{
    PTPAT_DEVICE Device = Srb->HwDeviceExtension;
    NTSTATUS Status = STATUS_SUCCESS;

    switch (Srb->Command) {
    case SRB_INITIALIZE_DEVICE:
        TpatDeviceStart(Device, Srb->CommandData.ConfigInfo);
        break;

    case SRB_INITIALIZATION_COMPLETE:
    case SRB_PAGING_OUT_DRIVER:
        break;

    case SRB_UNINITIALIZE_DEVICE:
    case SRB_SURPRISE_REMOVAL:
        /* The device extension is the class driver's to free, and we hold nothing else. */
        TpatTrace(TpatEventDeviceStop, (ULONG_PTR)Device);
        break;

    case SRB_CHANGE_POWER_STATE:
        TpatDevicePower(Device, Srb->CommandData.DeviceState);
        break;

    case SRB_GET_STREAM_INFO:
        TpatDeviceDescribe(Device, Srb->CommandData.StreamBuffer);
        break;

    case SRB_GET_DATA_INTERSECTION:
        Status = TpatDeviceIntersect(Device, Srb);
        break;

    case SRB_OPEN_STREAM:
        Status = TpatDeviceOpenStream(Device, Srb);
        break;

    case SRB_CLOSE_STREAM:
        TpatDeviceCloseStream(Device, Srb);
        break;

    case SRB_GET_DEVICE_PROPERTY:
        Status = TpatDeviceGetProperty(Device, Srb);
        break;

    case SRB_SET_DEVICE_PROPERTY:
        Status = TpatDeviceSetProperty(Device, Srb->CommandData.PropertyInfo);
        break;

    default:
        Status = STATUS_NOT_IMPLEMENTED;
        break;
    }

    Srb->Status = Status;
    StreamClassDeviceNotification(DeviceRequestComplete, Device, Srb, NULL, NULL, 0);
}
