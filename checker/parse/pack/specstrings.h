#ifndef PACK_SPECSTRINGS_H
#define PACK_SPECSTRINGS_H

#include <sal.h>

#endif
