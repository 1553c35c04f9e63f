/* The GPIO controller extension of the framework. */
#ifndef PACK_GPIOCLX_H
#define PACK_GPIOCLX_H

#include <wdm.h>
#include <wdf.h>

#ifdef __cplusplus
extern "C" {
#endif

#define GPIO_CLIENT_VERSION 1
#define MIN_GPIO_CLIENT_VERSION 1
typedef USHORT BANK_ID, PIN_NUMBER, *PPIN_NUMBER;
typedef struct _GPIO_CLIENT_REGISTRATION_PACKET {
    USHORT Version;
    USHORT Size;
    ULONG64 Flags;
    ULONG ControllerContextSize;
    ULONG Reserved;
    NTSTATUS (*CLIENT_PrepareController)(WDFDEVICE Device, PVOID Context, WDFCMRESLIST ResourcesRaw, WDFCMRESLIST ResourcesTranslated);
    NTSTATUS (*CLIENT_ReleaseController)(WDFDEVICE Device, PVOID Context);
    NTSTATUS (*CLIENT_StartController)(PVOID Context, BOOLEAN RestoreContext, WDF_POWER_DEVICE_STATE PreviousPowerState);
    NTSTATUS (*CLIENT_StopController)(PVOID Context, BOOLEAN SaveContext, WDF_POWER_DEVICE_STATE TargetState);
    PVOID CLIENT_QueryControllerBasicInformation;
    PVOID CLIENT_QuerySetControllerInformation;
    PVOID CLIENT_EnableInterrupt;
    PVOID CLIENT_DisableInterrupt;
    PVOID CLIENT_UnmaskInterrupt;
    PVOID CLIENT_MaskInterrupts;
    PVOID CLIENT_QueryActiveInterrupts;
    PVOID CLIENT_ClearActiveInterrupts;
    PVOID CLIENT_ConnectIoPins;
    PVOID CLIENT_DisconnectIoPins;
    union {
        PVOID CLIENT_ReadGpioPins;
        PVOID CLIENT_ReadGpioPinsUsingMask;
    };
    union {
        PVOID CLIENT_WriteGpioPins;
        PVOID CLIENT_WriteGpioPinsUsingMask;
    };
    PVOID CLIENT_SaveBankHardwareContext;
    PVOID CLIENT_RestoreBankHardwareContext;
    PVOID CLIENT_PreProcessControllerInterrupt;
    PVOID CLIENT_ControllerSpecificFunction;
    PVOID CLIENT_ReconfigureInterrupt;
    PVOID CLIENT_QueryEnabledInterrupts;
    PVOID CLIENT_ConnectFunctionConfigPins;
    PVOID CLIENT_DisconnectFunctionConfigPins;
} GPIO_CLIENT_REGISTRATION_PACKET, *PGPIO_CLIENT_REGISTRATION_PACKET;

NTSTATUS GPIO_CLX_RegisterClient(WDFDRIVER Driver, PGPIO_CLIENT_REGISTRATION_PACKET RegistrationPacket, PUNICODE_STRING RegistryPath);
NTSTATUS GPIO_CLX_UnregisterClient(WDFDRIVER Driver);
NTSTATUS GPIO_CLX_ProcessAddDevicePreDeviceCreate(WDFDRIVER Driver, PWDFDEVICE_INIT DeviceInit, PWDF_OBJECT_ATTRIBUTES FdoAttributes);
NTSTATUS GPIO_CLX_ProcessAddDevicePostDeviceCreate(WDFDRIVER Driver, WDFDEVICE Device);
VOID GPIO_CLX_AcquireInterruptLock(PVOID Context, BANK_ID BankId);
VOID GPIO_CLX_ReleaseInterruptLock(PVOID Context, BANK_ID BankId);

#ifdef __cplusplus
}
#endif

#endif
