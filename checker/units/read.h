/* One source to its unit. */
#ifndef UNLOADLINT_UNITS_READ_H
#define UNLOADLINT_UNITS_READ_H

#include "cache/cache.h"
#include "ir/ir.h"
#include "parse/parse.h"

/* Reads a source: of its bodies, those of these names (NULL-terminated) and those that they run by
 * the look of them; NULL, or a source of which no part can be read: the whole. `cache` may be NULL.
 * Frees the bodies. Sets *unit, or *failure to a sentence (free with g_free) where there is none.
 * Returns whether it had to be parsed. */
bool source_read(Parser *parser, Cache *cache, const SourceFile *source, Bodies *bodies,
                 char *const *wanted, IrUnit **unit, char **failure);

#endif
