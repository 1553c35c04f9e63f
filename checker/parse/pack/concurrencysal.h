#ifndef PACK_CONCURRENCYSAL_H
#define PACK_CONCURRENCYSAL_H

#include <sal.h>

#endif
