/* The auxiliary kernel library. */
#ifndef PACK_AUX_KLIB_H
#define PACK_AUX_KLIB_H

#include <ntddk.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AUX_KLIB_MODULE_PATH_LEN 256
typedef struct _AUX_MODULE_BASIC_INFO { PVOID ImageBase; } AUX_MODULE_BASIC_INFO, *PAUX_MODULE_BASIC_INFO;
typedef struct _AUX_MODULE_EXTENDED_INFO {
    AUX_MODULE_BASIC_INFO BasicInfo;
    ULONG ImageSize;
    USHORT FileNameOffset;
    UCHAR FullPathName[AUX_KLIB_MODULE_PATH_LEN];
} AUX_MODULE_EXTENDED_INFO, *PAUX_MODULE_EXTENDED_INFO;
NTSTATUS AuxKlibInitialize(void);
NTSTATUS AuxKlibQueryModuleInformation(PULONG, ULONG, PVOID);
NTSTATUS AuxKlibGetBugCheckData(PVOID);
PVOID AuxKlibGetImageExportDirectory(PVOID);
NTSTATUS AuxKlibGetSystemFirmwareTable(ULONG, ULONG, PVOID, ULONG, PULONG);
ULONG AuxKlibEnumerateSystemFirmwareTables(ULONG, PVOID, ULONG, PULONG);

#ifdef __cplusplus
}
#endif
#endif
