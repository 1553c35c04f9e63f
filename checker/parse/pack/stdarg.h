#ifndef PACK_STDARG_H
#define PACK_STDARG_H

#include <vadefs.h>

#define va_start(ap, last) __builtin_va_start(ap, last)
#define va_arg(ap, type) __builtin_va_arg(ap, type)
/* Of Microsoft's compiler: it takes whatever can be written to, a format by mistake as well. */
#define va_end(ap) ((void)(ap))
#define va_copy(to, from) __builtin_va_copy(to, from)

#endif
