#ifndef PACK_VCRUNTIME_H
#define PACK_VCRUNTIME_H

/* Not in stddef.h: a tree may have a header of that name which declares other things. */
typedef __SIZE_TYPE__ size_t;
typedef __PTRDIFF_TYPE__ ptrdiff_t;
typedef __INTPTR_TYPE__ intptr_t;
typedef __UINTPTR_TYPE__ uintptr_t;
typedef size_t rsize_t;
#ifdef __cplusplus
typedef decltype(nullptr) nullptr_t;
#ifdef __cpp_aligned_new
namespace std {
enum class align_val_t : size_t;
}
#endif
#elif !defined(_WCHAR_T_DEFINED)
#define _WCHAR_T_DEFINED
typedef __WCHAR_TYPE__ wchar_t;
#endif

#ifndef NULL
#ifdef __cplusplus
#define NULL 0
#else
#define NULL ((void *)0)
#endif
#endif

#endif
