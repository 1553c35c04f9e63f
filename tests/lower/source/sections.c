/* Functions in sections that are discarded after initialisation. */
typedef long NTSTATUS;
NTSTATUS DriverEntry(void *DriverObject, void *RegistryPath);
void Helper(void), Paged(void), Kept(void), Commented(void), Ndis(void);
#ifdef ALLOC_PRAGMA_MISSING
#pragma alloc_text(INIT, Kept)
#endif
/* #pragma alloc_text(INIT, Commented) */
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text("init", \
                   Helper)
#pragma alloc_text(PAGE, Paged)

NTSTATUS DriverEntry(void *DriverObject, void *RegistryPath) { return 0; }
void Helper(void) {}
void Paged(void) {}
void Kept(void) {}
void Commented(void) {}

#pragma code_seg("INIT")
void Seg(void) {}
#pragma code_seg(push, here, "PAGE")
void Pushed(void) {}
#pragma code_seg(pop, here)
void Popped(void) {}
#pragma code_seg()
void Default(void) {}

#define INIT_CODE __declspec(code_seg("INIT"))
INIT_CODE void Declared(void);
void Declared(void) {}
__declspec(code_seg("PAGE")) void DeclaredPaged(void) {}
__pragma(code_seg("INIT")) void Operator(void) {} __pragma(code_seg())
void After(void) {}
