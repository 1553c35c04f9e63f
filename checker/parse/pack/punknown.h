/* IUnknown in kernel mode, and how the pack writes its interfaces: a list macro
 * of methods gives the class in C++, the function table in C, and IMP_IX, the
 * declarations that an implementing class repeats. */
#ifndef PACK_PUNKNOWN_H
#define PACK_PUNKNOWN_H
#define _PUNKNOWN_H_

#include <wdm.h>
#include <basetyps.h>

#ifndef COM_NO_WINDOWS_H
#define COM_NO_WINDOWS_H
#endif
#ifndef S_OK
#define S_OK ((HRESULT)0)
#define S_FALSE ((HRESULT)1)
#define E_FAIL ((HRESULT)0x80004005L)
#define E_NOINTERFACE ((HRESULT)0x80004002L)
#define E_INVALIDARG ((HRESULT)0x80070057L)
#define E_OUTOFMEMORY ((HRESULT)0x8007000EL)
#define E_NOTIMPL ((HRESULT)0x80004001L)
#endif
#ifndef STDMETHODIMP_NTSTATUS
#define STDMETHODIMP_NTSTATUS NTSTATUS STDMETHODCALLTYPE
#endif

#define PACK_IMP(ret, name, ...) ret STDMETHODCALLTYPE name(__VA_ARGS__);
#ifdef __cplusplus
#define PACK_METHOD(ret, name, ...) virtual ret STDMETHODCALLTYPE name(__VA_ARGS__) = 0;
#define PACK_INTERFACE(name, base, inherited, methods, pointer) \
    struct name : public base {                                 \
        methods                                                 \
    };                                                          \
    typedef name *pointer;                                      \
    extern "C" const GUID IID_##name;
#else
#define PACK_METHOD(ret, name, ...) ret(STDMETHODCALLTYPE *name)(void *This, ##__VA_ARGS__);
#define PACK_INTERFACE(name, base, inherited, methods, pointer) \
    typedef struct name name, *pointer;                         \
    typedef struct name##Vtbl {                                 \
        PACK_UNKNOWN(PACK_METHOD)                               \
        inherited                                               \
        methods                                                 \
    } name##Vtbl;                                               \
    struct name {                                               \
        const name##Vtbl *lpVtbl;                               \
    };                                                          \
    extern const GUID IID_##name;
#endif
#define PACK_UNKNOWN(M) M(NTSTATUS, QueryInterface, REFIID InterfaceId, PVOID *Interface) M(ULONG, AddRef) M(ULONG, Release)

#ifndef __IUnknown_INTERFACE_DEFINED__
#define __IUnknown_INTERFACE_DEFINED__
#ifdef __cplusplus
struct IUnknown {
    PACK_UNKNOWN(PACK_METHOD)
};
#else
typedef struct IUnknown IUnknown;
typedef struct IUnknownVtbl {
    PACK_UNKNOWN(PACK_METHOD)
} IUnknownVtbl;
struct IUnknown {
    const IUnknownVtbl *lpVtbl;
};
#endif
#endif
typedef IUnknown *PUNKNOWN;
EXTERN_C const GUID IID_IUnknown;
#define DEFINE_ABSTRACT_UNKNOWN() PACK_UNKNOWN(PACK_METHOD)
typedef HRESULT (STDMETHODCALLTYPE *PFNCREATEINSTANCE)(PUNKNOWN *Unknown, REFCLSID ClassId, PUNKNOWN OuterUnknown, POOL_TYPE PoolType);

#endif
