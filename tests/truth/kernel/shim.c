/* Linked to every driver: what the compiler calls by itself, with the calling convention of
 * Windows. The kernel is told where the driver stood. */
#include "wdm.h"

void NTAPI KernelCopy(void *to, const void *from, SIZE_T size, ULONG_PTR site);
void NTAPI KernelFill(void *at, int value, SIZE_T size, ULONG_PTR site);

void *memcpy(void *to, const void *from, SIZE_T size) {
  KernelCopy(to, from, size, (ULONG_PTR)__builtin_return_address(0) - 1);
  return to;
}

void *memmove(void *to, const void *from, SIZE_T size) {
  KernelCopy(to, from, size, (ULONG_PTR)__builtin_return_address(0) - 1);
  return to;
}

void *memset(void *at, int value, SIZE_T size) {
  KernelFill(at, value, size, (ULONG_PTR)__builtin_return_address(0) - 1);
  return at;
}

/* Probes the stack for large frames; the host's needs none. The size stays in rax. */
__attribute__((naked)) void ___chkstk_ms(void) { __asm__("ret"); }
__attribute__((naked)) void __chkstk(void) { __asm__("ret"); }

/* Where the table of lines lies, see lines.c. */
extern const char __start_lines[], __stop_lines[];
const char *const DriverLines[2] = {__start_lines, __stop_lines};

/* And those of functions, see tables.c; a library may have none. */
#define MAYBE __attribute__((weak, visibility("hidden")))
extern const char __start_discarded[] MAYBE, __stop_discarded[] MAYBE;
extern const char __start_initialisers[] MAYBE, __stop_initialisers[] MAYBE;
const char *const DriverDiscarded[2] = {__start_discarded, __stop_discarded};
const char *const DriverInitialisers[2] = {__start_initialisers, __stop_initialisers};

/* Where a destructor is registered. */
int NTAPI KernelAtExit(ULONG_PTR site);
int atexit(void (*routine)(void)) {
  return KernelAtExit((ULONG_PTR)__builtin_return_address(0) - 1);
}
void _purecall(void) {}
void __cxa_pure_virtual(void) {}

/* Exceptions are not raised here. */
void __C_specific_handler(void) {}

/* Stands for every routine that the kernel does not have. */
void NTAPI KernelUnknown(ULONG_PTR site);
void UnknownRoutine(void) { KernelUnknown((ULONG_PTR)__builtin_return_address(0) - 1); }
