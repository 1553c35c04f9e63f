#ifndef PACK_NEW_H
#define PACK_NEW_H

#include <vcruntime.h>

#ifdef __cplusplus
inline void *operator new(size_t, void *place) noexcept { return place; }
inline void operator delete(void *, void *) noexcept {}
namespace std {
struct nothrow_t {};
extern const nothrow_t nothrow;
}
void *operator new(size_t, const std::nothrow_t &) noexcept;
void *operator new[](size_t, const std::nothrow_t &) noexcept;
void operator delete(void *, const std::nothrow_t &) noexcept;
void operator delete[](void *, const std::nothrow_t &) noexcept;
#endif

#endif
