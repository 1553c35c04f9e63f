/* Arithmetic that reports overflow. */
#ifndef PACK_NTINTSAFE_H
#define PACK_NTINTSAFE_H

#include <ntdef.h>
#include <ntstatus.h>

#ifdef __cplusplus
extern "C" {
#endif

#define BYTE_MAX 0xff
#define USHORT_MAX 0xffff
#define WORD_MAX USHORT_MAX
#define DWORD_MAX 0xffffffffUL
#define LONGLONG_MIN (-9223372036854775807LL - 1)
#define LONGLONG_MAX 9223372036854775807LL
#define ULONGLONG_MAX 0xffffffffffffffffULL
#define DWORDLONG_MAX ULONGLONG_MAX
#define SIZE_T_MAX ((SIZE_T)-1)
#define UINT_PTR_MAX ((UINT_PTR)-1)
#define ULONG_PTR_MAX ((ULONG_PTR)-1)
#define DWORD_PTR_MAX ULONG_PTR_MAX

#define PACK_SAFE(name, type)                              \
    NTSTATUS Rtl##name##Add(type, type, type *);           \
    NTSTATUS Rtl##name##Sub(type, type, type *);           \
    NTSTATUS Rtl##name##Mult(type, type, type *);
PACK_SAFE(UInt8, UINT8)
PACK_SAFE(UShort, USHORT)
PACK_SAFE(UInt, UINT)
PACK_SAFE(ULong, ULONG)
PACK_SAFE(ULongLong, ULONGLONG)
PACK_SAFE(UIntPtr, UINT_PTR)
PACK_SAFE(ULongPtr, ULONG_PTR)
PACK_SAFE(SizeT, SIZE_T)
PACK_SAFE(SIZET, SIZE_T)
PACK_SAFE(DWord, DWORD)
PACK_SAFE(Long, LONG)
PACK_SAFE(LongLong, LONGLONG)
PACK_SAFE(Int, INT)
PACK_SAFE(UINT8, UINT8)
#undef PACK_SAFE
#define PACK_SAFE(from, to, a, b) NTSTATUS Rtl##from##To##to(a, b *);
PACK_SAFE(ULong, UShort, ULONG, USHORT)
PACK_SAFE(ULong, UChar, ULONG, UCHAR)
PACK_SAFE(ULong, UInt8, ULONG, UINT8)
PACK_SAFE(ULong, Long, ULONG, LONG)
PACK_SAFE(ULong, Int, ULONG, INT)
PACK_SAFE(ULong, UInt, ULONG, UINT)
PACK_SAFE(UShort, UChar, USHORT, UCHAR)
PACK_SAFE(UShort, UInt8, USHORT, UINT8)
PACK_SAFE(UInt, UShort, UINT, USHORT)
PACK_SAFE(UInt, ULong, UINT, ULONG)
PACK_SAFE(ULongLong, ULong, ULONGLONG, ULONG)
PACK_SAFE(ULongLong, UShort, ULONGLONG, USHORT)
PACK_SAFE(ULongLong, SIZET, ULONGLONG, SIZE_T)
PACK_SAFE(ULongLong, SizeT, ULONGLONG, SIZE_T)
PACK_SAFE(ULongLong, LongLong, ULONGLONG, LONGLONG)
PACK_SAFE(ULongPtr, ULong, ULONG_PTR, ULONG)
PACK_SAFE(ULongPtr, UShort, ULONG_PTR, USHORT)
PACK_SAFE(SizeT, ULong, SIZE_T, ULONG)
PACK_SAFE(SIZET, ULong, SIZE_T, ULONG)
PACK_SAFE(SizeT, UShort, SIZE_T, USHORT)
PACK_SAFE(SizeT, Long, SIZE_T, LONG)
PACK_SAFE(SizeT, UInt, SIZE_T, UINT)
PACK_SAFE(Long, ULong, LONG, ULONG)
PACK_SAFE(Long, UShort, LONG, USHORT)
PACK_SAFE(LongLong, ULong, LONGLONG, ULONG)
PACK_SAFE(LongLong, Long, LONGLONG, LONG)
PACK_SAFE(LongLong, ULongLong, LONGLONG, ULONGLONG)
PACK_SAFE(Int, UShort, INT, USHORT)
PACK_SAFE(Int, ULong, INT, ULONG)
PACK_SAFE(PtrdiffT, ULong, LONG_PTR, ULONG)
#undef PACK_SAFE

#ifdef __cplusplus
}
#endif
#endif
