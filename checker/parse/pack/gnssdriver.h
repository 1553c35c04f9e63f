/* Positions as satellite receivers' drivers report them. */
#ifndef PACK_GNSSDRIVER_H
#define PACK_GNSSDRIVER_H

#include <windows.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Their numbers are not documented. */
extern const ULONG GNSS_DRIVER_VERSION_1, GNSS_DRIVER_VERSION_2, GNSS_DRIVER_VERSION_3, GNSS_DRIVER_VERSION_4,
    GNSS_DRIVER_VERSION_5, GNSS_DRIVER_VERSION_6, GNSS_FIXDETAIL_BASIC, GNSS_FIXDETAIL_ACCURACY,
    GNSS_FIXDETAIL_SATELLITE;
typedef struct {
    ULONG Size;
    ULONG Version;
    DOUBLE Latitude;
    DOUBLE Longitude;
    DOUBLE Altitude;
    DOUBLE Speed;
    DOUBLE Heading;
} GNSS_FIXDATA_BASIC, *PGNSS_FIXDATA_BASIC;
typedef struct {
    ULONG Size;
    ULONG Version;
    ULONG HorizontalAccuracy;
    ULONG HorizontalErrorMajorAxis;
    ULONG HorizontalErrorMinorAxis;
    ULONG HorizontalErrorAngle;
    ULONG HeadingAccuracy;
    ULONG AltitudeAccuracy;
    ULONG SpeedAccuracy;
    ULONG HorizontalConfidence;
    ULONG HeadingConfidence;
    ULONG AltitudeConfidence;
    ULONG SpeedConfidence;
    FLOAT PositionDilutionOfPrecision;
    FLOAT HorizontalDilutionOfPrecision;
    FLOAT VerticalDilutionOfPrecision;
} GNSS_FIXDATA_ACCURACY, *PGNSS_FIXDATA_ACCURACY;
typedef struct {
    ULONG Size;
    ULONG Version;
    ULONG FixSessionID;
    FILETIME FixTimeStamp;
    BOOL IsFinalFix;
    NTSTATUS FixStatus;
    ULONG FixLevelOfDetails;
    GNSS_FIXDATA_BASIC BasicData;
    GNSS_FIXDATA_ACCURACY AccuracyData;
} GNSS_FIXDATA, *PGNSS_FIXDATA;

#ifdef __cplusplus
}
#endif

#endif
