#ifndef PACK_STDDEF_H
#define PACK_STDDEF_H

#include <vcruntime.h>
#ifndef offsetof
#define offsetof(type, member) __builtin_offsetof(type, member)
#endif

#endif
