/* Strings that know their room. */
#ifndef PACK_NTSTRSAFE_H
#define PACK_NTSTRSAFE_H
#define _NTSTRSAFE_H_INCLUDED_

#include <ntdef.h>
#include <ntstatus.h>

#ifdef __cplusplus
extern "C" {
#endif

#define NTSTRSAFE_MAX_CCH 2147483647
#define NTSTRSAFE_UNICODE_STRING_MAX_CCH (0xffff / sizeof(WCHAR))
#define NTSTRSAFEDDI NTSTATUS
#define STRSAFE_IGNORE_NULLS 0x00000100
#define STRSAFE_FILL_BEHIND_NULL 0x00000200
#define STRSAFE_FILL_ON_FAILURE 0x00000400
#define STRSAFE_NULL_ON_FAILURE 0x00000800
#define STRSAFE_NO_TRUNCATION 0x00001000
#define STRSAFE_FILL_BEHIND STRSAFE_FILL_BEHIND_NULL
#define STRSAFE_ZERO_LENGTH_ON_FAILURE STRSAFE_NULL_ON_FAILURE
typedef CHAR *NTSTRSAFE_PSTR;
typedef const CHAR *NTSTRSAFE_PCSTR;
typedef WCHAR *NTSTRSAFE_PWSTR;
typedef const WCHAR *NTSTRSAFE_PCWSTR;
#define PACK_STRINGS(C, X, type)                                                         \
    NTSTATUS RtlString##C##Copy##X(type *, size_t, const type *); \
    NTSTATUS RtlString##C##CopyEx##X(type *, size_t, const type *, type **, size_t *, DWORD); \
    NTSTATUS RtlString##C##CopyN##X(type *, size_t, const type *, size_t); \
    NTSTATUS RtlString##C##CopyNEx##X(type *, size_t, const type *, size_t, type **, size_t *, DWORD); \
    NTSTATUS RtlString##C##Cat##X(type *, size_t, const type *); \
    NTSTATUS RtlString##C##CatEx##X(type *, size_t, const type *, type **, size_t *, DWORD); \
    NTSTATUS RtlString##C##CatN##X(type *, size_t, const type *, size_t); \
    NTSTATUS RtlString##C##CatNEx##X(type *, size_t, const type *, size_t, type **, size_t *, DWORD); \
    NTSTATUS RtlString##C##VPrintf##X(type *, size_t, const type *, va_list); \
    NTSTATUS RtlString##C##VPrintfEx##X(type *, size_t, type **, size_t *, DWORD, const type *, va_list); \
    NTSTATUS RtlString##C##Printf##X(type *, size_t, const type *, ...); \
    NTSTATUS RtlString##C##PrintfEx##X(type *, size_t, type **, size_t *, DWORD, const type *, ...); \
    NTSTATUS RtlString##C##Length##X(const type *, size_t, size_t *);
PACK_STRINGS(Cch, A, CHAR)
PACK_STRINGS(Cb, A, CHAR)
PACK_STRINGS(Cch, W, WCHAR)
PACK_STRINGS(Cb, W, WCHAR)
#undef PACK_STRINGS
#define RtlStringCchCopy RtlStringCchCopyW
#define RtlStringCbCopy RtlStringCbCopyW
#define RtlStringCbCat RtlStringCbCatW
#define RtlStringCchCat RtlStringCchCatW
#define RtlStringCbPrintf RtlStringCbPrintfW
#define RtlStringCchPrintf RtlStringCchPrintfW
NTSTATUS RtlUnicodeStringInit(PUNICODE_STRING, NTSTRSAFE_PCWSTR);
NTSTATUS RtlUnicodeStringInitEx(PUNICODE_STRING, NTSTRSAFE_PCWSTR, DWORD);
NTSTATUS RtlUnicodeStringValidate(PCUNICODE_STRING);
NTSTATUS RtlUnicodeStringValidateEx(PCUNICODE_STRING, DWORD);
NTSTATUS RtlUnicodeStringCopyString(PUNICODE_STRING, NTSTRSAFE_PCWSTR);
NTSTATUS RtlUnicodeStringCopyStringEx(PUNICODE_STRING, NTSTRSAFE_PCWSTR, PUNICODE_STRING, DWORD);
NTSTATUS RtlUnicodeStringCbCopyStringN(PUNICODE_STRING, NTSTRSAFE_PCWSTR, size_t);
NTSTATUS RtlUnicodeStringCchCopyStringN(PUNICODE_STRING, NTSTRSAFE_PCWSTR, size_t);
NTSTATUS RtlUnicodeStringCopy(PUNICODE_STRING, PCUNICODE_STRING);
NTSTATUS RtlUnicodeStringCopyEx(PUNICODE_STRING, PCUNICODE_STRING, PUNICODE_STRING, DWORD);
NTSTATUS RtlUnicodeStringCbCopyN(PUNICODE_STRING, PCUNICODE_STRING, size_t);
NTSTATUS RtlUnicodeStringCchCopyN(PUNICODE_STRING, PCUNICODE_STRING, size_t);
NTSTATUS RtlUnicodeStringCatString(PUNICODE_STRING, NTSTRSAFE_PCWSTR);
NTSTATUS RtlUnicodeStringCatStringEx(PUNICODE_STRING, NTSTRSAFE_PCWSTR, PUNICODE_STRING, DWORD);
NTSTATUS RtlUnicodeStringCbCatStringN(PUNICODE_STRING, NTSTRSAFE_PCWSTR, size_t);
NTSTATUS RtlUnicodeStringCchCatStringN(PUNICODE_STRING, NTSTRSAFE_PCWSTR, size_t);
NTSTATUS RtlUnicodeStringCat(PUNICODE_STRING, PCUNICODE_STRING);
NTSTATUS RtlUnicodeStringCatEx(PUNICODE_STRING, PCUNICODE_STRING, PUNICODE_STRING, DWORD);
NTSTATUS RtlUnicodeStringCbCatN(PUNICODE_STRING, PCUNICODE_STRING, size_t);
NTSTATUS RtlUnicodeStringCchCatN(PUNICODE_STRING, PCUNICODE_STRING, size_t);
NTSTATUS RtlUnicodeStringPrintf(PUNICODE_STRING, NTSTRSAFE_PCWSTR, ...);
NTSTATUS RtlUnicodeStringPrintfEx(PUNICODE_STRING, PUNICODE_STRING, DWORD, NTSTRSAFE_PCWSTR, ...);
NTSTATUS RtlUnicodeStringVPrintf(PUNICODE_STRING, NTSTRSAFE_PCWSTR, va_list);
NTSTATUS RtlUnicodeStringVPrintfEx(PUNICODE_STRING, PUNICODE_STRING, DWORD, NTSTRSAFE_PCWSTR, va_list);

#ifdef __cplusplus
}
#endif
#endif
