/* Which functions of which sources a function comes to, by the look of them. */
#ifndef UNLOADLINT_FORESEE_H
#define UNLOADLINT_FORESEE_H

#include "discover/discover.h"
#include "parse/bodies.h"
#include "units/index.h"

typedef struct Foresight Foresight;

/* `indices` holds one for each source of the driver, or NULL for one that can't be read; both have
 * to outlive it. */
Foresight *foresight_new(const Driver *driver, const SourceIndex *const *indices);
void foresight_free(Foresight *foresight);
/* The bodies of a source, which live as long as the foresight; none when it can't be read. */
const Bodies *foresight_bodies(Foresight *foresight, uint32_t source);
/* Calls `found` for each function that `name` (a plain one) may call, directly or through others,
 * itself among them, and each source that may define it; once for all calls of this. A call through
 * a pointer is none, and a name in parentheses that turns out to be no call does no harm. */
void foresee(Foresight *foresight, const char *name,
             void (*found)(uint32_t source, const char *name, void *context), void *context);

#endif
