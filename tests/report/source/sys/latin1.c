/* Latin-1: été */ NTSTATUS DriverEntry(PVOID d, PVOID r) { MISSING }
