/* Cancel-safe queues: their types stand in wdm.h. */
#ifndef PACK_CSQ_H
#define PACK_CSQ_H

#include <wdm.h>

#endif
