/* The serial peripheral bus extension of the framework. */
#ifndef PACK_SPBCX_H
#define PACK_SPBCX_H

#include <wdm.h>
#include <wdf.h>
#include <spb.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef WDFFILEOBJECT SPBTARGET;
typedef WDFREQUEST SPBREQUEST;
typedef enum SpbRequestType { SpbRequestTypeUndefined = 0, SpbRequestTypeRead, SpbRequestTypeWrite, SpbRequestTypeSequence, SpbRequestTypeLockController, SpbRequestTypeUnlockController, SpbRequestTypeLockConnection, SpbRequestTypeUnlockConnection, SpbRequestTypeOther, SpbRequestTypeMax } SPB_REQUEST_TYPE;
typedef enum SpbRequestSequencePosition { SpbRequestSequencePositionInvalid = 0, SpbRequestSequencePositionSingle, SpbRequestSequencePositionFirst, SpbRequestSequencePositionContinue, SpbRequestSequencePositionLast, SpbRequestSequencePositionMax } SPB_REQUEST_SEQUENCE_POSITION;
typedef struct SPB_REQUEST_PARAMETERS_ {
    ULONG Size;
    SPB_REQUEST_TYPE Type;
    SPB_REQUEST_SEQUENCE_POSITION Position;
    SPB_TRANSFER_DIRECTION PreviousTransferDirection;
    size_t Length;
    ULONG SequenceTransferCount;
    ULONG IoControlCode;
} SPB_REQUEST_PARAMETERS, *PSPB_REQUEST_PARAMETERS;
typedef struct SPB_TRANSFER_DESCRIPTOR_ {
    ULONG Size;
    SPB_TRANSFER_DIRECTION Direction;
    size_t TransferLength;
    ULONG DelayInUs;
} SPB_TRANSFER_DESCRIPTOR, *PSPB_TRANSFER_DESCRIPTOR;
typedef struct SPB_CONNECTION_PARAMETERS_ {
    ULONG Size;
    PVOID ConnectionParameters;
    PUNICODE_STRING ConnectionTag;
} SPB_CONNECTION_PARAMETERS, *PSPB_CONNECTION_PARAMETERS;
typedef NTSTATUS (EVT_SPB_TARGET_CONNECT)(WDFDEVICE Controller, SPBTARGET Target);
typedef VOID (EVT_SPB_TARGET_DISCONNECT)(WDFDEVICE Controller, SPBTARGET Target);
typedef VOID (EVT_SPB_CONTROLLER_LOCK)(WDFDEVICE Controller, SPBTARGET Target, SPBREQUEST Request);
typedef VOID (EVT_SPB_CONTROLLER_UNLOCK)(WDFDEVICE Controller, SPBTARGET Target, SPBREQUEST Request);
typedef VOID (EVT_SPB_CONTROLLER_READ)(WDFDEVICE Controller, SPBTARGET Target, SPBREQUEST Request, size_t Length);
typedef VOID (EVT_SPB_CONTROLLER_WRITE)(WDFDEVICE Controller, SPBTARGET Target, SPBREQUEST Request, size_t Length);
typedef VOID (EVT_SPB_CONTROLLER_SEQUENCE)(WDFDEVICE Controller, SPBTARGET Target, SPBREQUEST Request, ULONG TransferCount);
typedef VOID (EVT_SPB_CONTROLLER_OTHER)(WDFDEVICE Controller, SPBTARGET Target, SPBREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode);
typedef EVT_SPB_CONTROLLER_OTHER *PFN_SPB_CONTROLLER_OTHER;
typedef struct SPB_CONTROLLER_CONFIG_ {
    ULONG Size;
    WDF_IO_QUEUE_DISPATCH_TYPE ControllerDispatchType;
    WDF_TRI_STATE PowerManaged;
    EVT_SPB_TARGET_CONNECT *EvtSpbTargetConnect;
    EVT_SPB_TARGET_DISCONNECT *EvtSpbTargetDisconnect;
    EVT_SPB_CONTROLLER_LOCK *EvtSpbControllerLock;
    EVT_SPB_CONTROLLER_UNLOCK *EvtSpbControllerUnlock;
    EVT_SPB_CONTROLLER_READ *EvtSpbIoRead;
    EVT_SPB_CONTROLLER_WRITE *EvtSpbIoWrite;
    EVT_SPB_CONTROLLER_SEQUENCE *EvtSpbIoSequence;
} SPB_CONTROLLER_CONFIG, *PSPB_CONTROLLER_CONFIG;
#define PACK_SPB_INIT(T)                                  \
    static __inline VOID T##_INIT(P##T Parameters)        \
    {                                                     \
        RtlZeroMemory(Parameters, sizeof(T));             \
        Parameters->Size = sizeof(T);                     \
    }
PACK_SPB_INIT(SPB_CONTROLLER_CONFIG)
PACK_SPB_INIT(SPB_REQUEST_PARAMETERS)
PACK_SPB_INIT(SPB_TRANSFER_DESCRIPTOR)
PACK_SPB_INIT(SPB_CONNECTION_PARAMETERS)
NTSTATUS SpbDeviceInitConfig(PWDFDEVICE_INIT DeviceInit);
NTSTATUS SpbDeviceInitialize(WDFDEVICE FxDevice, PSPB_CONTROLLER_CONFIG Config);
VOID SpbControllerSetTargetAttributes(WDFDEVICE FxDevice, PWDF_OBJECT_ATTRIBUTES ObjectAttributes);
VOID SpbControllerSetRequestAttributes(WDFDEVICE FxDevice, PWDF_OBJECT_ATTRIBUTES RequestAttributes);
VOID SpbControllerSetIoOtherCallback(WDFDEVICE FxDevice, PFN_SPB_CONTROLLER_OTHER EvtSpbControllerIoOther, PFN_WDF_IO_IN_CALLER_CONTEXT EvtIoInCallerContext);
NTSTATUS SpbRequestCaptureIoOtherTransferList(SPBREQUEST Request);
VOID SpbRequestComplete(SPBREQUEST Request, NTSTATUS CompletionStatus);
WDFDEVICE SpbRequestGetController(SPBREQUEST SpbRequest);
SPBTARGET SpbRequestGetTarget(SPBREQUEST SpbRequest);
VOID SpbRequestGetParameters(SPBREQUEST SpbRequest, PSPB_REQUEST_PARAMETERS Parameters);
VOID SpbRequestGetTransferParameters(SPBREQUEST SpbRequest, ULONG Index, PSPB_TRANSFER_DESCRIPTOR TransferDescriptor, PMDL *TransferBuffer);
VOID SpbTargetGetConnectionParameters(SPBTARGET Target, PSPB_CONNECTION_PARAMETERS ConnectionParameters);
WDFFILEOBJECT SpbTargetGetFileObject(SPBTARGET Target);

#ifdef __cplusplus
}
#endif

#endif
