#ifndef PACK_BASETYPS_H
#define PACK_BASETYPS_H

#include <guiddef.h>

#ifndef STDMETHODCALLTYPE
#define STDMETHODCALLTYPE __stdcall
#endif
#define STDMETHODIMP HRESULT STDMETHODCALLTYPE
#define STDMETHODIMP_(type) type STDMETHODCALLTYPE
#define STDAPI EXTERN_C HRESULT STDMETHODCALLTYPE
#define STDAPI_(type) EXTERN_C type STDMETHODCALLTYPE
#define PURE = 0
#define THIS void
#define THIS_
#ifdef __cplusplus
#define interface struct
#define STDMETHOD(method) virtual HRESULT STDMETHODCALLTYPE method
#define STDMETHOD_(type, method) virtual type STDMETHODCALLTYPE method
#define DECLARE_INTERFACE(iface) struct iface
#define DECLARE_INTERFACE_(iface, base) struct iface : public base
#else
#define interface struct
#undef PURE
#undef THIS
#undef THIS_
#define PURE
#define THIS void *This
#define THIS_ void *This,
#define STDMETHOD(method) HRESULT (STDMETHODCALLTYPE *method)
#define STDMETHOD_(type, method) type (STDMETHODCALLTYPE *method)
#define DECLARE_INTERFACE(iface)               \
    typedef struct iface {                     \
        const struct iface##Vtbl *lpVtbl;      \
    } iface;                                   \
    typedef struct iface##Vtbl iface##Vtbl;    \
    struct iface##Vtbl
#define DECLARE_INTERFACE_(iface, base) DECLARE_INTERFACE(iface)
#endif
#define __STRUCT__ struct

#endif
