/* What ntddk.h has beyond wdm.h. */
#ifndef PACK_NTDDK_H
#define PACK_NTDDK_H
#define _NTDDK_

#include <wdm.h>

#endif
