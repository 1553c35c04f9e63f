/* The filter manager. */
#include "wdm.h"
#define FLTAPI NTAPI
#define FLT_REGISTRATION_VERSION 0x0203
typedef ULONG FLT_FILTER_UNLOAD_FLAGS;
typedef struct _FLT_FILTER *PFLT_FILTER;
typedef struct _FLT_REGISTRATION {
  USHORT Size, Version;
  ULONG Flags;
  const void *ContextRegistration, *OperationRegistration;
  NTSTATUS(FLTAPI *FilterUnloadCallback)(FLT_FILTER_UNLOAD_FLAGS Flags);
} FLT_REGISTRATION, *PFLT_REGISTRATION;
NTSTATUS FLTAPI FltRegisterFilter(PDRIVER_OBJECT Driver, const FLT_REGISTRATION *Registration,
                                  PFLT_FILTER *Filter);
VOID FLTAPI FltUnregisterFilter(PFLT_FILTER Filter);
