/* What miniports of several kinds share. */
#ifndef PACK_MINIPORT_H
#define PACK_MINIPORT_H
#define _MINIPORT_

#include <wdm.h>

#endif
