/* Shared by the sources of this driver. */
extern PVOID Table;
VOID StopAll(VOID);
VOID StopTable(VOID);
VOID SetUnload(PDRIVER_OBJECT DriverObject);
