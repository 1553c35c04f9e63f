#ifndef PACK_WCHAR_H
#define PACK_WCHAR_H

#include <string.h>

typedef unsigned short wint_t;

#endif
