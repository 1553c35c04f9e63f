#ifndef PACK_VADEFS_H
#define PACK_VADEFS_H

typedef __builtin_va_list va_list;

#endif
