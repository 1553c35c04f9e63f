/* What Bluetooth's profile drivers ask for. */
#ifndef PACK_BTHGUID_H
#define PACK_BTHGUID_H

#include <guiddef.h>

EXTERN_C const GUID GUID_BTHDDI_SDP_NODE_INTERFACE;
EXTERN_C const GUID GUID_BTHDDI_SDP_PARSE_INTERFACE;
EXTERN_C const GUID GUID_BTHDDI_PROFILE_DRIVER_INTERFACE;

#endif
