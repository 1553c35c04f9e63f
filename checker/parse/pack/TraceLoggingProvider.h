/* Events that describe themselves. What an event is written from is not of interest. */
#ifndef PACK_TRACELOGGINGPROVIDER_H
#define PACK_TRACELOGGINGPROVIDER_H

#include <evntprov.h>
#include <guiddef.h>
#include <ntdef.h>

struct _tlgProvider_t {
  ULONG LevelPlus1;
  ULONGLONG RegHandle;
  GUID ProviderId;
};
typedef const struct _tlgProvider_t *TraceLoggingHProvider;
#ifdef __cplusplus
#define TLG_EXTERN_C extern "C"
#else
#define TLG_EXTERN_C extern
#endif
typedef NTSTATUS TLG_STATUS;
typedef VOID(NTAPI *TLG_PENABLECALLBACK)(LPCGUID SourceId, ULONG ControlCode, UCHAR Level,
                                         ULONGLONG MatchAnyKeyword, ULONGLONG MatchAllKeyword,
                                         PEVENT_FILTER_DESCRIPTOR FilterData, PVOID Context);

#define TRACELOGGING_DECLARE_PROVIDER(handleVariable) \
  TLG_EXTERN_C const TraceLoggingHProvider handleVariable
#define TRACELOGGING_DEFINE_PROVIDER(handleVariable, providerName, providerId, ...) \
  static struct _tlgProvider_t handleVariable##_provider;                           \
  TLG_EXTERN_C const TraceLoggingHProvider handleVariable;                              \
  const TraceLoggingHProvider handleVariable = &handleVariable##_provider
#define TRACELOGGING_DEFINE_PROVIDER_STORAGE(storageVariable, providerName, providerId, ...) \
  static struct _tlgProvider_t storageVariable

#ifdef __cplusplus
extern "C" {
#endif
TLG_STATUS TraceLoggingRegister(TraceLoggingHProvider hProvider);
TLG_STATUS TraceLoggingRegisterEx(TraceLoggingHProvider hProvider,
                                  TLG_PENABLECALLBACK pEnableCallback, PVOID pCallbackContext);
VOID TraceLoggingUnregister(TraceLoggingHProvider hProvider);
BOOLEAN TraceLoggingProviderEnabled(TraceLoggingHProvider hProvider, UCHAR eventLevel,
                                    ULONGLONG eventKeyword);
GUID TraceLoggingProviderId(TraceLoggingHProvider hProvider);
#ifdef __cplusplus
}
#endif

#define TraceLoggingWrite(hProvider, eventName, ...) ((void)(hProvider))
#define TraceLoggingWriteEx(hProvider, eventName, filter, flags, ...) ((void)(hProvider))
#define TraceLoggingWriteActivity(hProvider, eventName, activityId, relatedActivityId, ...) \
  ((void)(hProvider))
#define TraceLoggingWriteTagged(activity, eventName, ...) ((void)0)

#endif
