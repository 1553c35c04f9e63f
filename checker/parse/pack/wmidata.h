/* The standard WMI classes that drivers of ports and disks answer for. */
#ifndef PACK_WMIDATA_H
#define PACK_WMIDATA_H

#include <wdm.h>

DEFINE_GUID(MSPower_DeviceEnable_GUID, 0x827c0a6fL, 0xfeb0, 0x11d0, 0xbd, 0x26, 0x00, 0xaa, 0x00, 0xb7, 0xb3, 0x2a);
DEFINE_GUID(MSPower_DeviceWakeEnable_GUID, 0xa9546a82L, 0xfeb0, 0x11d0, 0xbd, 0x26, 0x00, 0xaa, 0x00, 0xb7, 0xb3,
    0x2a);
DEFINE_GUID(MSSerial_PortName_GUID, 0xa0ec11a8L, 0xb16c, 0x11d1, 0xbd, 0x98, 0x00, 0xa0, 0xc9, 0x06, 0xbe, 0x2d);
DEFINE_GUID(MSSerial_CommInfo_GUID, 0xedb16a62L, 0xb16c, 0x11d1, 0xbd, 0x98, 0x00, 0xa0, 0xc9, 0x06, 0xbe, 0x2d);
DEFINE_GUID(MSSerial_HardwareConfiguration_GUID, 0x270b9b86L, 0xb16d, 0x11d1, 0xbd, 0x98, 0x00, 0xa0, 0xc9, 0x06,
    0xbe, 0x2d);
DEFINE_GUID(MSSerial_PerformanceInformation_GUID, 0x56415accL, 0xb16d, 0x11d1, 0xbd, 0x98, 0x00, 0xa0, 0xc9, 0x06,
    0xbe, 0x2d);
DEFINE_GUID(MSSerial_CommProperties_GUID, 0x8209ec2aL, 0x2d6b, 0x11d2, 0xba, 0x49, 0x00, 0xa0, 0xc9, 0x06, 0x29,
    0x10);
DEFINE_GUID(MSKeyboard_PortInformation_GUID, 0x4731f89aL, 0x71cb, 0x11d1, 0xa5, 0x2c, 0x00, 0xa0, 0xc9, 0x06, 0x29,
    0x10);
DEFINE_GUID(MSMouse_PortInformation_GUID, 0x4731f89cL, 0x71cb, 0x11d1, 0xa5, 0x2c, 0x00, 0xa0, 0xc9, 0x06, 0x29,
    0x10);
DEFINE_GUID(MSStorageDriver_FailurePredictStatus_GUID, 0xd0ba3a3e, 0xcb5b, 0x11d1, 0xa5, 0x2c, 0x00, 0xa0, 0xc9,
    0x06, 0x29, 0x10);

typedef struct _MSPower_DeviceEnable { BOOLEAN Enable; } MSPower_DeviceEnable, *PMSPower_DeviceEnable;
typedef struct _MSPower_DeviceWakeEnable { BOOLEAN Enable; } MSPower_DeviceWakeEnable, *PMSPower_DeviceWakeEnable;
typedef struct _STORAGE_FAILURE_PREDICT_STATUS { ULONG Reason; BOOLEAN PredictFailure; }
    STORAGE_FAILURE_PREDICT_STATUS, *PSTORAGE_FAILURE_PREDICT_STATUS;
typedef struct _STORAGE_FAILURE_PREDICT_DATA { ULONG Length; UCHAR VendorSpecific[512]; }
    STORAGE_FAILURE_PREDICT_DATA, *PSTORAGE_FAILURE_PREDICT_DATA;
typedef struct _STORAGE_FAILURE_PREDICT_THRESHOLDS { UCHAR VendorSpecific[512]; } STORAGE_FAILURE_PREDICT_THRESHOLDS,
    *PSTORAGE_FAILURE_PREDICT_THRESHOLDS;
typedef struct _STORAGE_FAILURE_PREDICT_EVENT { ULONG Length; UCHAR VendorSpecific[1]; }
    STORAGE_FAILURE_PREDICT_EVENT, *PSTORAGE_FAILURE_PREDICT_EVENT;
typedef struct _SERIAL_WMI_COMM_DATA {
    ULONG BaudRate;
    ULONG BitsPerByte;
    ULONG Parity;
    BOOLEAN ParityCheckEnable;
    ULONG StopBits;
    ULONG XoffCharacter;
    ULONG XoffXmitThreshold;
    ULONG XonCharacter;
    ULONG XonXmitThreshold;
    ULONG MaximumBaudRate;
    ULONG MaximumOutputBufferSize;
    ULONG MaximumInputBufferSize;
    BOOLEAN Support16BitMode;
    BOOLEAN SupportDTRDSR;
    BOOLEAN SupportIntervalTimeouts;
    BOOLEAN SupportParityCheck;
    BOOLEAN SupportRTSCTS;
    BOOLEAN SupportXonXoff;
    BOOLEAN SettableBaudRate;
    BOOLEAN SettableDataBits;
    BOOLEAN SettableFlowControl;
    BOOLEAN SettableParity;
    BOOLEAN SettableParityCheck;
    BOOLEAN SettableStopBits;
    BOOLEAN IsBusy;
} SERIAL_WMI_COMM_DATA, *PSERIAL_WMI_COMM_DATA;
typedef struct _SERIAL_WMI_HW_DATA { ULONG IrqNumber; ULONG IrqVector; ULONG IrqLevel; ULONGLONG IrqAffinityMask;
    ULONG InterruptType; ULONGLONG BaseIOAddress; } SERIAL_WMI_HW_DATA, *PSERIAL_WMI_HW_DATA;
typedef struct _SERIAL_WMI_PERF_DATA {
    ULONG ReceivedCount;
    ULONG TransmittedCount;
    ULONG FrameErrorCount;
    ULONG SerialOverrunErrorCount;
    ULONG BufferOverrunErrorCount;
    ULONG ParityErrorCount;
} SERIAL_WMI_PERF_DATA, *PSERIAL_WMI_PERF_DATA;
typedef struct _KEYBOARD_PORT_WMI_STD_DATA { ULONG ConnectorType; ULONG DataQueueSize; ULONG ErrorCount; ULONG
    FunctionKeys; ULONG Indicators; } KEYBOARD_PORT_WMI_STD_DATA, *PKEYBOARD_PORT_WMI_STD_DATA;
typedef struct _POINTER_PORT_WMI_STD_DATA { ULONG ConnectorType; ULONG DataQueueSize; ULONG ErrorCount; ULONG
    Buttons; ULONG HardwareType; } POINTER_PORT_WMI_STD_DATA, *PPOINTER_PORT_WMI_STD_DATA;
#define SERIAL_WMI_PARITY_NONE 0
#define SERIAL_WMI_PARITY_ODD 1
#define SERIAL_WMI_PARITY_EVEN 2
#define SERIAL_WMI_PARITY_SPACE 3
#define SERIAL_WMI_PARITY_MARK 4
#define SERIAL_WMI_STOP_1 0
#define SERIAL_WMI_STOP_1_5 1
#define SERIAL_WMI_STOP_2 2
#define SERIAL_WMI_INTTYPE_LEVEL 0
#define SERIAL_WMI_INTTYPE_LATCHED 1
#define KEYBOARD_PORT_WMI_STD_I8042 0
#define KEYBOARD_PORT_WMI_STD_SERIAL 1
#define POINTER_PORT_WMI_STD_I8042 2
#define POINTER_PORT_WMI_STD_MOUSE 0

#endif
