/* Helper routines for USB client drivers. */
#ifndef PACK_USBDLIB_H
#define PACK_USBDLIB_H

#include <usbdi.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _USBD_INTERFACE_LIST_ENTRY {
    PUSB_INTERFACE_DESCRIPTOR InterfaceDescriptor;
    PUSBD_INTERFACE_INFORMATION Interface;
} USBD_INTERFACE_LIST_ENTRY, *PUSBD_INTERFACE_LIST_ENTRY;
typedef struct _USBD_HANDLE_ *USBD_HANDLE;
#define USBD_CLIENT_CONTRACT_VERSION_INVALID 0xFFFFFFFF
#define USBD_CLIENT_CONTRACT_VERSION_602 0x602
#define USBD_INTERFACE_VERSION_600 0x600
#define USBD_INTERFACE_VERSION_602 0x602
#define USBD_INTERFACE_VERSION_603 0x603
EXTERN_C const GUID GUID_USB_CAPABILITY_CHAINED_MDLS, GUID_USB_CAPABILITY_STATIC_STREAMS,
    GUID_USB_CAPABILITY_SELECTIVE_SUSPEND, GUID_USB_CAPABILITY_FUNCTION_SUSPEND,
    GUID_USB_CAPABILITY_DEVICE_CONNECTION_HIGH_SPEED_COMPATIBLE,
    GUID_USB_CAPABILITY_DEVICE_CONNECTION_SUPER_SPEED_COMPATIBLE, GUID_USB_CAPABILITY_TIME_SYNC;
#define GET_ISO_URB_SIZE(n) (sizeof(struct _URB_ISOCH_TRANSFER) + sizeof(USBD_ISO_PACKET_DESCRIPTOR) * (n))

#define UsbBuildInterruptOrBulkTransferRequest(urb, length, pipeHandle, transferBuffer, transferBufferMDL, transferBufferLength, transferFlags, link) \
    {                                                                                                         \
        (urb)->UrbHeader.Function = URB_FUNCTION_BULK_OR_INTERRUPT_TRANSFER;                                  \
        (urb)->UrbHeader.Length = (length);                                                                   \
        (urb)->UrbBulkOrInterruptTransfer.PipeHandle = (pipeHandle);                                          \
        (urb)->UrbBulkOrInterruptTransfer.TransferBufferLength = (transferBufferLength);                      \
        (urb)->UrbBulkOrInterruptTransfer.TransferBufferMDL = (transferBufferMDL);                            \
        (urb)->UrbBulkOrInterruptTransfer.TransferBuffer = (transferBuffer);                                  \
        (urb)->UrbBulkOrInterruptTransfer.TransferFlags = (transferFlags);                                    \
        (urb)->UrbBulkOrInterruptTransfer.UrbLink = (link);                                                   \
    }
#define UsbBuildGetDescriptorRequest(urb, length, descriptorType, descriptorIndex, languageId, transferBuffer, transferBufferMDL, transferBufferLength, link) \
    {                                                                                                         \
        (urb)->UrbHeader.Function = URB_FUNCTION_GET_DESCRIPTOR_FROM_DEVICE;                                  \
        (urb)->UrbHeader.Length = (length);                                                                   \
        (urb)->UrbControlDescriptorRequest.TransferBufferLength = (transferBufferLength);                     \
        (urb)->UrbControlDescriptorRequest.TransferBufferMDL = (transferBufferMDL);                           \
        (urb)->UrbControlDescriptorRequest.TransferBuffer = (transferBuffer);                                 \
        (urb)->UrbControlDescriptorRequest.DescriptorType = (descriptorType);                                 \
        (urb)->UrbControlDescriptorRequest.Index = (descriptorIndex);                                         \
        (urb)->UrbControlDescriptorRequest.LanguageId = (languageId);                                         \
        (urb)->UrbControlDescriptorRequest.UrbLink = (link);                                                  \
    }
#define UsbBuildGetStatusRequest(urb, op, index, transferBuffer, transferBufferMDL, link)                     \
    {                                                                                                         \
        (urb)->UrbHeader.Function = (op);                                                                     \
        (urb)->UrbHeader.Length = sizeof(struct _URB_CONTROL_GET_STATUS_REQUEST);                             \
        (urb)->UrbControlGetStatusRequest.TransferBufferLength = sizeof(USHORT);                              \
        (urb)->UrbControlGetStatusRequest.TransferBufferMDL = (transferBufferMDL);                            \
        (urb)->UrbControlGetStatusRequest.TransferBuffer = (transferBuffer);                                  \
        (urb)->UrbControlGetStatusRequest.Index = (index);                                                    \
        (urb)->UrbControlGetStatusRequest.UrbLink = (link);                                                   \
    }
#define UsbBuildFeatureRequest(urb, op, featureSelector, index, link)                                         \
    {                                                                                                         \
        (urb)->UrbHeader.Function = (op);                                                                     \
        (urb)->UrbHeader.Length = sizeof(struct _URB_CONTROL_FEATURE_REQUEST);                                \
        (urb)->UrbControlFeatureRequest.FeatureSelector = (featureSelector);                                  \
        (urb)->UrbControlFeatureRequest.Index = (index);                                                      \
        (urb)->UrbControlFeatureRequest.UrbLink = (link);                                                     \
    }
#define UsbBuildSelectConfigurationRequest(urb, length, configurationDescriptor)                              \
    {                                                                                                         \
        (urb)->UrbHeader.Function = URB_FUNCTION_SELECT_CONFIGURATION;                                        \
        (urb)->UrbHeader.Length = (length);                                                                   \
        (urb)->UrbSelectConfiguration.ConfigurationDescriptor = (configurationDescriptor);                    \
    }
#define UsbBuildSelectInterfaceRequest(urb, length, configurationHandle, interfaceNumber, alternateSetting)   \
    {                                                                                                         \
        (urb)->UrbHeader.Function = URB_FUNCTION_SELECT_INTERFACE;                                            \
        (urb)->UrbHeader.Length = (length);                                                                   \
        (urb)->UrbSelectInterface.Interface.AlternateSetting = (alternateSetting);                            \
        (urb)->UrbSelectInterface.Interface.InterfaceNumber = (interfaceNumber);                              \
        (urb)->UrbSelectInterface.ConfigurationHandle = (configurationHandle);                                \
    }
#define UsbBuildVendorRequest(urb, cmd, length, transferFlags, reservedbits, request, value, index, transferBuffer, transferBufferMDL, transferBufferLength, link) \
    {                                                                                                         \
        (urb)->UrbHeader.Function = (cmd);                                                                    \
        (urb)->UrbHeader.Length = (length);                                                                   \
        (urb)->UrbControlVendorClassRequest.TransferBufferLength = (transferBufferLength);                    \
        (urb)->UrbControlVendorClassRequest.TransferBufferMDL = (transferBufferMDL);                          \
        (urb)->UrbControlVendorClassRequest.TransferBuffer = (transferBuffer);                                \
        (urb)->UrbControlVendorClassRequest.RequestTypeReservedBits = (reservedbits);                         \
        (urb)->UrbControlVendorClassRequest.Request = (request);                                              \
        (urb)->UrbControlVendorClassRequest.Value = (value);                                                  \
        (urb)->UrbControlVendorClassRequest.Index = (index);                                                  \
        (urb)->UrbControlVendorClassRequest.TransferFlags = (transferFlags);                                  \
        (urb)->UrbControlVendorClassRequest.UrbLink = (link);                                                 \
    }

PURB NTAPI USBD_CreateConfigurationRequest(PUSB_CONFIGURATION_DESCRIPTOR ConfigurationDescriptor, PUSHORT Siz);
PURB NTAPI USBD_CreateConfigurationRequestEx(PUSB_CONFIGURATION_DESCRIPTOR ConfigurationDescriptor, PUSBD_INTERFACE_LIST_ENTRY InterfaceList);
VOID NTAPI USBD_GetUSBDIVersion(PUSBD_VERSION_INFORMATION VersionInformation);
PUSB_INTERFACE_DESCRIPTOR NTAPI USBD_ParseConfigurationDescriptor(PUSB_CONFIGURATION_DESCRIPTOR ConfigurationDescriptor, UCHAR InterfaceNumber, UCHAR AlternateSetting);
PUSB_INTERFACE_DESCRIPTOR NTAPI USBD_ParseConfigurationDescriptorEx(PUSB_CONFIGURATION_DESCRIPTOR ConfigurationDescriptor, PVOID StartPosition, LONG InterfaceNumber, LONG AlternateSetting, LONG InterfaceClass, LONG InterfaceSubClass, LONG InterfaceProtocol);
PUSB_COMMON_DESCRIPTOR NTAPI USBD_ParseDescriptors(PVOID DescriptorBuffer, ULONG TotalLength, PVOID StartPosition, LONG DescriptorType);
ULONG NTAPI USBD_GetInterfaceLength(PUSB_INTERFACE_DESCRIPTOR InterfaceDescriptor, PUCHAR BufferEnd);
NTSTATUS NTAPI USBD_GetPdoRegistryParameter(PDEVICE_OBJECT PhysicalDeviceObject, PVOID Parameter, ULONG ParameterLength, PWSTR KeyName, ULONG KeyNameLength);
NTSTATUS NTAPI USBD_QueryBusTime(PDEVICE_OBJECT RootHubPdo, PULONG CurrentFrame);
ULONG NTAPI USBD_CalculateUsbBandwidth(ULONG MaxPacketSize, UCHAR EndpointType, BOOLEAN LowSpeed);
VOID NTAPI USBD_RegisterHcFilter(PDEVICE_OBJECT DeviceObject, PDEVICE_OBJECT FilterDeviceObject);
USBD_STATUS NTAPI USBD_ValidateConfigurationDescriptor(PUSB_CONFIGURATION_DESCRIPTOR ConfigDesc, ULONG BufferLength, USHORT Level, PUCHAR *Offset, ULONG Tag);
NTSTATUS NTAPI USBD_CreateHandle(PDEVICE_OBJECT DeviceObject, PDEVICE_OBJECT TargetDeviceObject, ULONG USBDClientContractVersion, ULONG PoolTag, USBD_HANDLE *USBDHandle);
VOID NTAPI USBD_CloseHandle(USBD_HANDLE USBDHandle);
NTSTATUS NTAPI USBD_UrbAllocate(USBD_HANDLE USBDHandle, PURB *Urb);
NTSTATUS NTAPI USBD_IsochUrbAllocate(USBD_HANDLE USBDHandle, ULONG NumberOfIsochPackets, PURB *Urb);
NTSTATUS NTAPI USBD_SelectConfigUrbAllocateAndBuild(USBD_HANDLE USBDHandle, PUSB_CONFIGURATION_DESCRIPTOR ConfigurationDescriptor, PUSBD_INTERFACE_LIST_ENTRY InterfaceList, PURB *Urb);
NTSTATUS NTAPI USBD_SelectInterfaceUrbAllocateAndBuild(USBD_HANDLE USBDHandle, USBD_CONFIGURATION_HANDLE ConfigurationHandle, PUSBD_INTERFACE_LIST_ENTRY InterfaceListEntry, PURB *Urb);
VOID NTAPI USBD_UrbFree(USBD_HANDLE USBDHandle, PURB Urb);
VOID NTAPI USBD_AssignUrbToIoStackLocation(USBD_HANDLE USBDHandle, PIO_STACK_LOCATION IoStackLocation, PURB Urb);
BOOLEAN NTAPI USBD_IsInterfaceVersionSupported(USBD_HANDLE USBDHandle, ULONG USBDInterfaceVersion);
NTSTATUS NTAPI USBD_QueryUsbCapability(USBD_HANDLE USBDHandle, const GUID *CapabilityType, ULONG OutputBufferLength, PUCHAR OutputBuffer, PULONG ResultLength);

#ifdef __cplusplus
}
#endif

#endif
