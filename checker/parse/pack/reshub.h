/* Connections that the resource hub hands out. */
#ifndef PACK_RESHUB_H
#define PACK_RESHUB_H
#include <wdm.h>
#define RESOURCE_HUB_DEVICE_NAME L"\\Device\\RESOURCE_HUB"
#define RESOURCE_HUB_SYMBOLIC_NAME L"\\DosDevices\\RESOURCE_HUB"
#define RESOURCE_HUB_PATH_CHARS 64
#define RESOURCE_HUB_PATH_SIZE (RESOURCE_HUB_PATH_CHARS * sizeof(WCHAR))
#define RESOURCE_HUB_FILE_CHARS 33
#define RESOURCE_HUB_CREATE_PATH_FROM_ID(path, low, high) \
    RtlUnicodeStringPrintf(path, RESOURCE_HUB_DEVICE_NAME L"\\%08x%08x", (ULONG)(high), (ULONG)(low))
#define GPIO_DESCRIPTOR_TYPE 0x8c
#define SERIAL_BUS_DESCRIPTOR_TYPE 0x8e
#define I2C_SERIAL_BUS_TYPE 1
#define SPI_SERIAL_BUS_TYPE 2
#define UART_SERIAL_BUS_TYPE 3
#define SPI_WIREMODE_BIT 0
#define I2C_SLV_BIT 0
#define I2C_10BIT_ADDRESS_BIT 0
typedef struct _RH_QUERY_CONNECTION_PROPERTIES_INPUT_BUFFER {
    ULONG Version;
    ULONG QueryType;
    union {
        LARGE_INTEGER ConnectionId;
        struct {
            ULONG IdLowPart;
            ULONG IdHighPart;
        };
    } u;
} RH_QUERY_CONNECTION_PROPERTIES_INPUT_BUFFER, *PRH_QUERY_CONNECTION_PROPERTIES_INPUT_BUFFER;
#define RH_QUERY_CONNECTION_PROPERTIES_INPUT_VERSION 1
#define ConnectionIdType 1
typedef struct _RH_QUERY_CONNECTION_PROPERTIES_OUTPUT_BUFFER {
    ULONG PropertiesLength;
    UCHAR ConnectionProperties[ANYSIZE_ARRAY];
} RH_QUERY_CONNECTION_PROPERTIES_OUTPUT_BUFFER, *PRH_QUERY_CONNECTION_PROPERTIES_OUTPUT_BUFFER;
#pragma pack(push, 1)
typedef struct _PNP_SERIAL_BUS_DESCRIPTOR {
    UCHAR Tag;
    USHORT Length;
    UCHAR RevisionId;
    UCHAR ResourceSourceIndex;
    UCHAR SerialBusType;
    UCHAR GeneralFlags;
    USHORT TypeSpecificFlags;
    UCHAR TypeSpecificRevisionId;
    USHORT TypeDataLength;
} PNP_SERIAL_BUS_DESCRIPTOR, *PPNP_SERIAL_BUS_DESCRIPTOR;
typedef struct _PNP_I2C_SERIAL_BUS_DESCRIPTOR {
    PNP_SERIAL_BUS_DESCRIPTOR SerialBusDescriptor;
    ULONG ConnectionSpeed;
    USHORT SlaveAddress;
} PNP_I2C_SERIAL_BUS_DESCRIPTOR, *PPNP_I2C_SERIAL_BUS_DESCRIPTOR;
typedef struct _PNP_SPI_SERIAL_BUS_DESCRIPTOR {
    PNP_SERIAL_BUS_DESCRIPTOR SerialBusDescriptor;
    ULONG ConnectionSpeed;
    UCHAR DataBitLength;
    UCHAR Phase;
    UCHAR Polarity;
    USHORT DeviceSelection;
} PNP_SPI_SERIAL_BUS_DESCRIPTOR, *PPNP_SPI_SERIAL_BUS_DESCRIPTOR;
typedef struct _PNP_UART_SERIAL_BUS_DESCRIPTOR {
    PNP_SERIAL_BUS_DESCRIPTOR SerialBusDescriptor;
    ULONG BaudRate;
    USHORT RxBufferSize;
    USHORT TxBufferSize;
    UCHAR Parity;
    UCHAR SerialLinesEnabled;
} PNP_UART_SERIAL_BUS_DESCRIPTOR, *PPNP_UART_SERIAL_BUS_DESCRIPTOR;
typedef struct _PNP_IO_DESCRIPTOR_RESOURCE {
    UCHAR Tag;
    USHORT DescriptorLength;
} PNP_IO_DESCRIPTOR_RESOURCE, *PPNP_IO_DESCRIPTOR_RESOURCE;
typedef struct _PNP_GPIO_INTERRUPT_IO_DESCRIPTOR {
    UCHAR Tag;
    USHORT DescriptorLength;
    UCHAR RevisionId;
    UCHAR DescriptorType;
    USHORT GeneralFlags;
    USHORT InterruptIoFlags;
    UCHAR PinConfiguration;
    USHORT OutputDriveStrength;
    USHORT DebounceTimeout;
    USHORT PinTableOffset;
    UCHAR ResourceSourceIndex;
    USHORT ResourceSourceNameOffset;
    USHORT VendorDataOffset;
    USHORT VendorDataLength;
} PNP_GPIO_INTERRUPT_IO_DESCRIPTOR, *PPNP_GPIO_INTERRUPT_IO_DESCRIPTOR;
#pragma pack(pop)
#endif
