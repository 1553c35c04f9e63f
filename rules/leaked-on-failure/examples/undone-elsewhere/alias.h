#include "../settings.h"

typedef struct _STEP {
    NTSTATUS (*Do)(PDRIVER_OBJECT DriverObject);
    VOID (*Undo)(VOID);
} STEP;

extern const STEP g_Steps[2];

NTSTATUS ReadSettings(PUNICODE_STRING RegistryPath);
VOID FreeSettings(VOID);
NTSTATUS MakeLink(PDRIVER_OBJECT DriverObject);
VOID DropLink(VOID);
NTSTATUS CheckSystem(PDRIVER_OBJECT DriverObject);
