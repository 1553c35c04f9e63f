#include <fltkernel.h>

typedef struct _ALIAS {
    UNICODE_STRING Folder, Name, ShortName;
} ALIAS;

typedef struct _STEP {
    NTSTATUS (*Do)(PDRIVER_OBJECT DriverObject);
    VOID (*Undo)(VOID);
} STEP;

extern ALIAS g_From, g_To;
extern PFLT_FILTER g_Filter;
extern const STEP g_Steps[2];

VOID FreeAlias(ALIAS *Alias);
NTSTATUS ReadAlias(HANDLE Key, PCWSTR Value, PCWSTR ShortValue, ALIAS *Alias);
NTSTATUS MakeLink(PDRIVER_OBJECT DriverObject);
VOID DropLink(VOID);
NTSTATUS CheckSystem(PDRIVER_OBJECT DriverObject);
