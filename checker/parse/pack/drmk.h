/* Digital rights of audio content. */
#ifndef PACK_DRMK_H
#define PACK_DRMK_H
#define _DRMK_H_

#include <punknown.h>
#include <ksmedia.h>

typedef struct tagDRMRIGHTS {
    BOOL CopyProtect;
    ULONG Reserved;
    BOOL DigitalOutputDisable;
} DRMRIGHTS, *PDRMRIGHTS;
typedef const DRMRIGHTS *PCDRMRIGHTS;
#define DEFINE_DRMRIGHTS_DEFAULT(DrmRights) const DRMRIGHTS DrmRights = {FALSE, 0, FALSE}
typedef struct _DRMFORWARD {
    DWORD Flags;
    PDEVICE_OBJECT DeviceObject;
    PFILE_OBJECT FileObject;
    PVOID Context;
} DRMFORWARD, *PDRMFORWARD;
typedef const DRMFORWARD *PCDRMFORWARD;

#define PACK_DRMAUDIOSTREAM(M) M(NTSTATUS, SetContentId, ULONG ContentId, PCDRMRIGHTS DrmRights)
#define IMP_IDrmAudioStream PACK_DRMAUDIOSTREAM(PACK_IMP)
PACK_INTERFACE(IDrmAudioStream, IUnknown, , PACK_DRMAUDIOSTREAM(PACK_METHOD), PDRMAUDIOSTREAM)

#ifdef __cplusplus
extern "C" {
#endif
NTSTATUS NTAPI DrmCreateContentMixed(PULONG paContentId, ULONG cContentId, PULONG pMixedContentId);
NTSTATUS NTAPI DrmDestroyContent(ULONG ContentId);
NTSTATUS NTAPI DrmForwardContentToDeviceObject(ULONG ContentId, PVOID Reserved, PCDRMFORWARD DrmForward);
NTSTATUS NTAPI DrmForwardContentToFileObject(ULONG ContentId, PFILE_OBJECT FileObject);
NTSTATUS NTAPI DrmForwardContentToInterface(ULONG ContentId, PUNKNOWN pUnknown, ULONG NumMethods);
NTSTATUS NTAPI DrmGetContentRights(ULONG ContentId, PDRMRIGHTS DrmRights);
NTSTATUS NTAPI DrmAddContentHandlers(ULONG ContentId, PVOID *paHandlers, ULONG NumHandlers);
#ifdef __cplusplus
}
#endif

#endif
