#ifndef PACK_MALLOC_H
#define PACK_MALLOC_H

#include <stdlib.h>

#define _alloca(size) __builtin_alloca(size)

#endif
