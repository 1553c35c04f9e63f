/* Bluetooth's addresses. */
#ifndef PACK_BTHDEF_H
#define PACK_BTHDEF_H
#define __BTHDEF_H__

#include <ntdef.h>

typedef ULONGLONG BTH_ADDR, *PBTH_ADDR;
typedef ULONG BTH_COD;
typedef UCHAR BTHSTATUS, *PBTHSTATUS;
#define BTH_MAX_NAME_SIZE 248
#define BTH_MAX_PIN_SIZE 16
#define BTH_ADDR_NULL ((ULONGLONG)0)

#endif
