#ifndef PACK_NEW_H
#define PACK_NEW_H

#include <stddef.h>

#ifdef __cplusplus
inline void *operator new(size_t, void *place) noexcept { return place; }
inline void operator delete(void *, void *) noexcept {}
#endif

#endif
