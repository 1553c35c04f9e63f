/* Strings that know their room, in the spelling of applications. */
#ifndef PACK_STRSAFE_H
#define PACK_STRSAFE_H

#include <ntstrsafe.h>

#ifdef __cplusplus
extern "C" {
#endif

#define STRSAFE_MAX_CCH NTSTRSAFE_MAX_CCH
#define STRSAFE_E_INSUFFICIENT_BUFFER ((HRESULT)0x8007007AL)
#define STRSAFE_E_INVALID_PARAMETER ((HRESULT)0x80070057L)
#define PACK_STRINGS(C, X, type)                                     \
    HRESULT String##C##Copy##X(type *, size_t, const type *);        \
    HRESULT String##C##CopyN##X(type *, size_t, const type *, size_t); \
    HRESULT String##C##Cat##X(type *, size_t, const type *);         \
    HRESULT String##C##CatN##X(type *, size_t, const type *, size_t); \
    HRESULT String##C##VPrintf##X(type *, size_t, const type *, va_list); \
    HRESULT String##C##Printf##X(type *, size_t, const type *, ...); \
    HRESULT String##C##Length##X(const type *, size_t, size_t *);
PACK_STRINGS(Cch, A, CHAR)
PACK_STRINGS(Cb, A, CHAR)
PACK_STRINGS(Cch, W, WCHAR)
PACK_STRINGS(Cb, W, WCHAR)
#undef PACK_STRINGS

#ifdef __cplusplus
}
#endif
#endif
