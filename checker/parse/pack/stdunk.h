/* The usual implementation of IUnknown with aggregation. */
#ifndef PACK_STDUNK_H
#define PACK_STDUNK_H
#define _STDUNK_H_

#include <punknown.h>

#define PACK_NONDELEGATING(M) M(NTSTATUS, NonDelegatingQueryInterface, REFIID rIID, PVOID *ppVoid) M(ULONG, NonDelegatingAddRef) M(ULONG, NonDelegatingRelease)
#ifdef __cplusplus
struct INonDelegatingUnknown {
    PACK_NONDELEGATING(PACK_METHOD)
};
typedef INonDelegatingUnknown *PNONDELEGATINGUNKNOWN;

class CUnknown : public INonDelegatingUnknown {
protected:
    LONG m_lRefCount;

private:
    PUNKNOWN m_pUnknownOuter;

public:
    CUnknown(PUNKNOWN pUnknownOuter);
    virtual ~CUnknown();
    ULONG STDMETHODCALLTYPE NonDelegatingAddRef();
    ULONG STDMETHODCALLTYPE NonDelegatingRelease();
    NTSTATUS STDMETHODCALLTYPE NonDelegatingQueryInterface(REFIID rIID, PVOID *ppVoid);
    PUNKNOWN GetOuterUnknown() { return m_pUnknownOuter; }
};

/* A driver that has its own says so. */
#ifndef _NEW_DELETE_OPERATORS_
PVOID operator new(size_t iSize, POOL_TYPE poolType);
PVOID operator new(size_t iSize, POOL_TYPE poolType, ULONG tag);
#endif

#define DEFINE_STD_UNKNOWN()                                                                         \
    NTSTATUS STDMETHODCALLTYPE NonDelegatingQueryInterface(REFIID riid, PVOID *ppvObject);           \
    DECLARE_DELEGATING_UNKNOWN()
#define DECLARE_DELEGATING_UNKNOWN()                                                                 \
    NTSTATUS STDMETHODCALLTYPE QueryInterface(REFIID riid, PVOID *ppvObject) { return GetOuterUnknown()->QueryInterface(riid, ppvObject); } \
    ULONG STDMETHODCALLTYPE AddRef() { return GetOuterUnknown()->AddRef(); }                         \
    ULONG STDMETHODCALLTYPE Release() { return GetOuterUnknown()->Release(); }
#define DECLARE_STD_UNKNOWN() DEFINE_STD_UNKNOWN()
#define DEFINE_STD_CONSTRUCTOR(Class) \
    Class(PUNKNOWN pUnknownOuter) : CUnknown(pUnknownOuter) {}
#define QICAST(Type) PVOID((Type)(this))
#define QICASTUNKNOWN(Type) PVOID(PUNKNOWN((Type)(this)))

#define STD_CREATE_BODY_WITH_TAG_(Class, ppUnknown, pUnknownOuter, poolType, tag, base) \
    NTSTATUS ntStatus;                                                                  \
    Class *p = new (poolType, tag) Class(pUnknownOuter);                                \
    if (p) {                                                                            \
        *ppUnknown = PUNKNOWN((base)(p));                                               \
        (*ppUnknown)->AddRef();                                                         \
        ntStatus = STATUS_SUCCESS;                                                      \
    } else {                                                                            \
        ntStatus = STATUS_INSUFFICIENT_RESOURCES;                                       \
    }                                                                                   \
    return ntStatus
#define STD_CREATE_BODY_WITH_TAG(Class, ppUnknown, pUnknownOuter, poolType, tag) \
    STD_CREATE_BODY_WITH_TAG_(Class, ppUnknown, pUnknownOuter, poolType, tag, PUNKNOWN)
#define STD_CREATE_BODY_(Class, ppUnknown, pUnknownOuter, poolType, base) \
    STD_CREATE_BODY_WITH_TAG_(Class, ppUnknown, pUnknownOuter, poolType, 'rCcP', base)
#define STD_CREATE_BODY(Class, ppUnknown, pUnknownOuter, poolType) \
    STD_CREATE_BODY_(Class, ppUnknown, pUnknownOuter, poolType, PUNKNOWN)
#endif

EXTERN_C NTSTATUS NTAPI KoCreateInstance(REFCLSID ClassId, PUNKNOWN UnkOuter, ULONG ClsContext, REFIID InterfaceId, PVOID *Interface);
EXTERN_C NTSTATUS NTAPI KoDeviceInitialize(PDEVICE_OBJECT DeviceObject);
EXTERN_C NTSTATUS NTAPI KoDriverInitialize(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPathName, PVOID CreateObjectHandler);

#endif
