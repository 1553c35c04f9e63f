/* Power information, as drivers and batteries give it. */
#ifndef PACK_NTPOAPI_H
#define PACK_NTPOAPI_H
#define _NTPOAPI_

#include <wdm.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum _POWER_INFORMATION_LEVEL {
    SystemPowerPolicyAc, SystemPowerPolicyDc, VerifySystemPolicyAc, VerifySystemPolicyDc, SystemPowerCapabilities,
    SystemBatteryState, SystemPowerStateHandler, ProcessorStateHandler, SystemPowerPolicyCurrent,
    AdministratorPowerPolicy, SystemReserveHiberFile, ProcessorInformation, SystemPowerInformation,
    ProcessorStateHandler2, LastWakeTime, LastSleepTime, SystemExecutionState, SystemPowerStateNotifyHandler,
    ProcessorPowerPolicyAc, ProcessorPowerPolicyDc, VerifyProcessorPowerPolicyAc, VerifyProcessorPowerPolicyDc,
    ProcessorPowerPolicyCurrent, PowerInformationLevelMaximum = 100
} POWER_INFORMATION_LEVEL;
typedef enum _LATENCY_TIME { LT_DONT_CARE, LT_LOWEST_LATENCY } LATENCY_TIME;
typedef struct _BATTERY_REPORTING_SCALE { ULONG Granularity; ULONG Capacity; } BATTERY_REPORTING_SCALE,
    *PBATTERY_REPORTING_SCALE;
typedef struct _SYSTEM_BATTERY_STATE {
    BOOLEAN AcOnLine;
    BOOLEAN BatteryPresent;
    BOOLEAN Charging;
    BOOLEAN Discharging;
    BOOLEAN Spare1[3];
    UCHAR Tag;
    ULONG MaxCapacity;
    ULONG RemainingCapacity;
    ULONG Rate;
    ULONG EstimatedTime;
    ULONG DefaultAlert1;
    ULONG DefaultAlert2;
} SYSTEM_BATTERY_STATE, *PSYSTEM_BATTERY_STATE;
typedef struct _COUNTED_REASON_CONTEXT {
    ULONG Version;
    ULONG Flags;
    union {
        struct {
            UNICODE_STRING ResourceFileName;
            USHORT ResourceReasonId;
            ULONG StringCount;
            PUNICODE_STRING ReasonStrings;
        };
        UNICODE_STRING SimpleString;
    };
} COUNTED_REASON_CONTEXT, *PCOUNTED_REASON_CONTEXT;
typedef enum _POWER_REQUEST_TYPE { PowerRequestDisplayRequired, PowerRequestSystemRequired,
    PowerRequestAwayModeRequired, PowerRequestExecutionRequired } POWER_REQUEST_TYPE, *PPOWER_REQUEST_TYPE;
NTSTATUS PoSetPowerRequest(PVOID, POWER_REQUEST_TYPE);
NTSTATUS PoClearPowerRequest(PVOID, POWER_REQUEST_TYPE);
#define DIAGNOSTIC_REASON_VERSION 0
#define DIAGNOSTIC_REASON_SIMPLE_STRING 1
#define POWER_REQUEST_CONTEXT_VERSION DIAGNOSTIC_REASON_VERSION
#define POWER_REQUEST_CONTEXT_SIMPLE_STRING DIAGNOSTIC_REASON_SIMPLE_STRING

#ifdef __cplusplus
}
#endif
#endif

#ifdef DEFINE_GUID
#ifndef PACK_POWER_GUIDS
#define PACK_POWER_GUIDS
DEFINE_GUID(GUID_ACDC_POWER_SOURCE, 0x5d3e9a59, 0xe9d5, 0x4b00, 0xa6, 0xbd, 0xff, 0x34, 0xff, 0x51, 0x65, 0x48);
DEFINE_GUID(GUID_LIDSWITCH_STATE_CHANGE, 0xba3e0f4d, 0xb817, 0x4094, 0xa2, 0xd1, 0xd5, 0x63, 0x79, 0xe6, 0xa0,
    0xf3);
DEFINE_GUID(GUID_MONITOR_POWER_ON, 0x02731015, 0x4510, 0x4526, 0x99, 0xe6, 0xe5, 0xa1, 0x7e, 0xbd, 0x1a, 0xea);
DEFINE_GUID(GUID_CONSOLE_DISPLAY_STATE, 0x6fe69556, 0x704a, 0x47a0, 0x8f, 0x24, 0xc2, 0x8d, 0x93, 0x6f, 0xda, 0x47);
DEFINE_GUID(GUID_POWERSCHEME_PERSONALITY, 0x245d8541, 0x3943, 0x4422, 0xb0, 0x25, 0x13, 0xa7, 0x84, 0xf6, 0x79,
    0xb7);
DEFINE_GUID(GUID_BATTERY_PERCENTAGE_REMAINING, 0xa7ad8041, 0xb45a, 0x4cae, 0x87, 0xa3, 0xee, 0xcb, 0xb4, 0x68, 0xa9,
    0xe1);
DEFINE_GUID(GUID_LOW_POWER_EPOCH, 0xe1233993, 0xeaef, 0x470a, 0x9b, 0xaf, 0xb9, 0x86, 0x1c, 0x99, 0xc2, 0x6d);
#endif
#endif
