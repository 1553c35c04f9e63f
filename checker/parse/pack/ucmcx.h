/* The framework's extension for USB connector managers. */
#ifndef PACK_UCMCX_H
#define PACK_UCMCX_H

#include <wdf.h>

#ifdef __cplusplus
extern "C" {
#endif

DECLARE_HANDLE(UCMCONNECTOR);
typedef enum _UCM_TYPEC_OPERATING_MODE { UcmTypeCOperatingModeInvalid = 0, UcmTypeCOperatingModeDfp = 1,
    UcmTypeCOperatingModeUfp = 2, UcmTypeCOperatingModeDrp = 4 } UCM_TYPEC_OPERATING_MODE;
typedef enum _UCM_TYPEC_CURRENT { UcmTypeCCurrentInvalid = 0, UcmTypeCCurrentDefaultUsb = 1,
    UcmTypeCCurrent1500mA = 2, UcmTypeCCurrent3000mA = 4 } UCM_TYPEC_CURRENT;
typedef enum _UCM_TYPEC_PARTNER { UcmTypeCPartnerInvalid, UcmTypeCPartnerUfp, UcmTypeCPartnerDfp,
    UcmTypeCPartnerPoweredCableNoUfp, UcmTypeCPartnerPoweredCableWithUfp, UcmTypeCPartnerAudioAccessory,
    UcmTypeCPartnerDebugAccessory } UCM_TYPEC_PARTNER;
typedef enum _UCM_POWER_ROLE { UcmPowerRoleInvalid = 0, UcmPowerRoleSink = 1, UcmPowerRoleSource = 2 } UCM_POWER_ROLE;
typedef enum _UCM_DATA_ROLE { UcmDataRoleInvalid = 0, UcmDataRoleDfp = 1, UcmDataRoleUfp = 2 } UCM_DATA_ROLE;
typedef enum _UCM_CHARGING_STATE { UcmChargingStateInvalid, UcmChargingStateNotCharging,
    UcmChargingStateNominalCharging, UcmChargingStateSlowCharging, UcmChargingStateTrickleCharging }
    UCM_CHARGING_STATE, *PUCM_CHARGING_STATE;
typedef enum _UCM_PD_CONN_STATE { UcmPdConnStateInvalid, UcmPdConnStateNotSupported,
    UcmPdConnStateNegotiationFailed, UcmPdConnStateNegotiationSucceeded } UCM_PD_CONN_STATE;
typedef enum _UCM_PD_POWER_DATA_OBJECT_TYPE { UcmPdPdoTypeFixedSupply = 0, UcmPdPdoTypeBatterySupply,
    UcmPdPdoTypeVariableSupplyNonBattery } UCM_PD_POWER_DATA_OBJECT_TYPE;
typedef union _UCM_PD_POWER_DATA_OBJECT {
    ULONG Ul;
    struct {
        unsigned Reserved : 30;
        unsigned Type : 2;
    } Common;
    struct {
        unsigned MaximumCurrentIn10mA : 10;
        unsigned VoltageIn50mV : 10;
        unsigned PeakCurrent : 2;
        unsigned Reserved : 3;
        unsigned DataRoleSwap : 1;
        unsigned UsbCommunicationCapable : 1;
        unsigned ExternallyPowered : 1;
        unsigned UsbSuspendSupported : 1;
        unsigned DualRolePower : 1;
        unsigned FixedSupply : 2;
    } FixedSupplyPdo;
    struct {
        unsigned MaximumCurrentIn10mA : 10;
        unsigned MinimumVoltageIn50mV : 10;
        unsigned MaximumVoltageIn50mV : 10;
        unsigned VariableSupportNonBattery : 2;
    } VariableSupplyNonBatteryPdo;
    struct {
        unsigned MaximumAllowablePowerIn250mW : 10;
        unsigned MinimumVoltageIn50mV : 10;
        unsigned MaximumVoltageIn50mV : 10;
        unsigned Battery : 2;
    } BatterySupplyPdo;
} UCM_PD_POWER_DATA_OBJECT, *PUCM_PD_POWER_DATA_OBJECT;
typedef union _UCM_PD_REQUEST_DATA_OBJECT {
    ULONG Ul;
    struct {
        unsigned Reserved1 : 28;
        unsigned ObjectPosition : 3;
        unsigned Reserved2 : 1;
    } Common;
    struct {
        unsigned MaximumOperatingCurrentIn10mA : 10;
        unsigned OperatingCurrentIn10mA : 10;
        unsigned Reserved1 : 4;
        unsigned NoUsbSuspend : 1;
        unsigned UsbCommunicationCapable : 1;
        unsigned CapabilityMismatch : 1;
        unsigned GiveBackFlag : 1;
        unsigned ObjectPosition : 3;
        unsigned Reserved2 : 1;
    } FixedAndVariableRdo;
    struct {
        unsigned MaximumOperatingPowerIn250mW : 10;
        unsigned OperatingPowerIn250mW : 10;
        unsigned Reserved1 : 4;
        unsigned NoUsbSuspend : 1;
        unsigned UsbCommunicationCapable : 1;
        unsigned CapabilityMismatch : 1;
        unsigned GiveBackFlag : 1;
        unsigned ObjectPosition : 3;
        unsigned Reserved2 : 1;
    } BatteryRdo;
} UCM_PD_REQUEST_DATA_OBJECT, *PUCM_PD_REQUEST_DATA_OBJECT;
static __inline VOID UCM_PD_POWER_DATA_OBJECT_INIT_ULONG(PUCM_PD_POWER_DATA_OBJECT Pdo, ULONG UlongInLittleEndian)
{
    Pdo->Ul = UlongInLittleEndian;
}
static __inline VOID UCM_PD_REQUEST_DATA_OBJECT_INIT_ULONG(PUCM_PD_REQUEST_DATA_OBJECT Rdo, ULONG UlongInLittleEndian)
{
    Rdo->Ul = UlongInLittleEndian;
}
static __inline UCM_PD_POWER_DATA_OBJECT_TYPE UCM_PD_POWER_DATA_OBJECT_GET_TYPE(PUCM_PD_POWER_DATA_OBJECT Pdo)
{
    return (UCM_PD_POWER_DATA_OBJECT_TYPE)Pdo->Common.Type;
}

typedef NTSTATUS EVT_UCM_CONNECTOR_SET_DATA_ROLE(UCMCONNECTOR Connector, UCM_DATA_ROLE DataRole);
typedef NTSTATUS EVT_UCM_CONNECTOR_SET_POWER_ROLE(UCMCONNECTOR Connector, UCM_POWER_ROLE PowerRole);
typedef EVT_UCM_CONNECTOR_SET_DATA_ROLE *PFN_UCM_CONNECTOR_SET_DATA_ROLE;
typedef EVT_UCM_CONNECTOR_SET_POWER_ROLE *PFN_UCM_CONNECTOR_SET_POWER_ROLE;
typedef struct _UCM_MANAGER_CONFIG {
    ULONG Size;
} UCM_MANAGER_CONFIG, *PUCM_MANAGER_CONFIG;
typedef struct _UCM_CONNECTOR_TYPEC_CONFIG {
    ULONG Size;
    BOOLEAN IsSupported;
    ULONG SupportedOperatingModes;
    ULONG SupportedPowerSourcingCapabilities;
    BOOLEAN AudioAccessoryCapable;
    PFN_UCM_CONNECTOR_SET_DATA_ROLE EvtSetDataRole;
} UCM_CONNECTOR_TYPEC_CONFIG, *PUCM_CONNECTOR_TYPEC_CONFIG;
typedef struct _UCM_CONNECTOR_PD_CONFIG {
    ULONG Size;
    BOOLEAN IsSupported;
    ULONG SupportedPowerRoles;
    PFN_UCM_CONNECTOR_SET_POWER_ROLE EvtSetPowerRole;
} UCM_CONNECTOR_PD_CONFIG, *PUCM_CONNECTOR_PD_CONFIG;
typedef struct _UCM_CONNECTOR_CONFIG {
    ULONG Size;
    ULONG64 ConnectorId;
    PUCM_CONNECTOR_TYPEC_CONFIG TypeCConfig;
    PUCM_CONNECTOR_PD_CONFIG PdConfig;
} UCM_CONNECTOR_CONFIG, *PUCM_CONNECTOR_CONFIG;
typedef struct _UCM_CONNECTOR_TYPEC_ATTACH_PARAMS {
    ULONG Size;
    UCM_TYPEC_PARTNER Partner;
    UCM_TYPEC_CURRENT CurrentAdvertisement;
    UCM_CHARGING_STATE ChargingState;
} UCM_CONNECTOR_TYPEC_ATTACH_PARAMS, *PUCM_CONNECTOR_TYPEC_ATTACH_PARAMS;
typedef struct _UCM_CONNECTOR_PD_CONN_STATE_CHANGED_PARAMS {
    ULONG Size;
    UCM_PD_CONN_STATE PdConnState;
    UCM_PD_REQUEST_DATA_OBJECT Rdo;
    UCM_CHARGING_STATE ChargingState;
} UCM_CONNECTOR_PD_CONN_STATE_CHANGED_PARAMS, *PUCM_CONNECTOR_PD_CONN_STATE_CHANGED_PARAMS;
static __inline VOID UCM_MANAGER_CONFIG_INIT(PUCM_MANAGER_CONFIG Config)
{
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
}
static __inline VOID UCM_CONNECTOR_CONFIG_INIT(PUCM_CONNECTOR_CONFIG Config, ULONG64 ConnectorId)
{
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->ConnectorId = ConnectorId;
}
static __inline VOID UCM_CONNECTOR_TYPEC_CONFIG_INIT(PUCM_CONNECTOR_TYPEC_CONFIG Config, ULONG SupportedOperatingModes,
                                                     ULONG SupportedPowerSourcingCapabilities)
{
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->IsSupported = TRUE;
    Config->SupportedOperatingModes = SupportedOperatingModes;
    Config->SupportedPowerSourcingCapabilities = SupportedPowerSourcingCapabilities;
}
static __inline VOID UCM_CONNECTOR_PD_CONFIG_INIT(PUCM_CONNECTOR_PD_CONFIG Config, ULONG SupportedPowerRoles)
{
    RtlZeroMemory(Config, sizeof(*Config));
    Config->Size = sizeof(*Config);
    Config->IsSupported = TRUE;
    Config->SupportedPowerRoles = SupportedPowerRoles;
}
static __inline VOID UCM_CONNECTOR_TYPEC_ATTACH_PARAMS_INIT(PUCM_CONNECTOR_TYPEC_ATTACH_PARAMS Params,
                                                            UCM_TYPEC_PARTNER Partner)
{
    RtlZeroMemory(Params, sizeof(*Params));
    Params->Size = sizeof(*Params);
    Params->Partner = Partner;
}
static __inline VOID UCM_CONNECTOR_PD_CONN_STATE_CHANGED_PARAMS_INIT(PUCM_CONNECTOR_PD_CONN_STATE_CHANGED_PARAMS Params,
                                                                     UCM_PD_CONN_STATE PdConnState)
{
    RtlZeroMemory(Params, sizeof(*Params));
    Params->Size = sizeof(*Params);
    Params->PdConnState = PdConnState;
}

NTSTATUS UcmInitializeDevice(WDFDEVICE WdfDevice, PUCM_MANAGER_CONFIG Config);
NTSTATUS UcmConnectorCreate(WDFDEVICE WdfDevice, PUCM_CONNECTOR_CONFIG Config, PWDF_OBJECT_ATTRIBUTES Attributes,
                            UCMCONNECTOR *Connector);
NTSTATUS UcmConnectorTypeCAttach(UCMCONNECTOR Connector, PUCM_CONNECTOR_TYPEC_ATTACH_PARAMS Params);
NTSTATUS UcmConnectorTypeCDetach(UCMCONNECTOR Connector);
NTSTATUS UcmConnectorTypeCCurrentAdChanged(UCMCONNECTOR Connector, UCM_TYPEC_CURRENT CurrentAdvertisement);
NTSTATUS UcmConnectorPdSourceCaps(UCMCONNECTOR Connector, UCM_PD_POWER_DATA_OBJECT Pdos[], UCHAR PdoCount);
NTSTATUS UcmConnectorPdPartnerSourceCaps(UCMCONNECTOR Connector, UCM_PD_POWER_DATA_OBJECT Pdos[], UCHAR PdoCount);
NTSTATUS UcmConnectorPdConnectionStateChanged(UCMCONNECTOR Connector, PUCM_CONNECTOR_PD_CONN_STATE_CHANGED_PARAMS Params);
NTSTATUS UcmConnectorChargingStateChanged(UCMCONNECTOR Connector, UCM_CHARGING_STATE ChargingState);
VOID UcmConnectorPowerDirectionChanged(UCMCONNECTOR Connector, BOOLEAN Success, UCM_POWER_ROLE CurrentPowerRole);
VOID UcmConnectorDataDirectionChanged(UCMCONNECTOR Connector, BOOLEAN Success, UCM_DATA_ROLE CurrentDataRole);

#ifdef __cplusplus
}
#endif

#endif
