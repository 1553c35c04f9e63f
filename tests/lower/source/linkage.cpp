/* Macros open extern "C" and begin declarations, as BEGIN_C, HANDLER and SHARED do here: what they
 * hold is read and checked like the rest, and an error elsewhere makes none of it doubtful. VOID is a macro of a header. */
#include <ntdef.h>

#define BEGIN_C extern "C" {
#define END_C }
#define HANDLER(name) long name(void *context)
#define SHARED static

long g_count;
long wrong(void) { return g_count.missing; }

BEGIN_C

long entry(void *driver) { return driver != nullptr; }

HANDLER(handler) { return context != nullptr; }

SHARED long drops(void *context) { return context->missing(g_count) + ; }

VOID drops_too(long *place) { *place = g_count + ; }

long uses(void *context) { return drops(context); }

END_C
