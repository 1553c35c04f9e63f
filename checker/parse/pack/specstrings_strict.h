#ifndef PACK_SPECSTRINGS_STRICT_H
#define PACK_SPECSTRINGS_STRICT_H

#include <sal.h>

#endif
