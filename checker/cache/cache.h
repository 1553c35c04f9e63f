/* Cache: the IR of each source by the content that it was made from, so that a second run parses
 * only what has changed. It is a file of SQLite that several runs may use at once. It is never
 * trusted: what it returns was compared with the files as they are now, read back and verified; a
 * file that is broken or foreign is made anew. And it is never fatal: where it can't be kept, all
 * is parsed. */
#ifndef UNLOADLINT_CACHE_H
#define UNLOADLINT_CACHE_H

#include "ir/ir.h"
#include "parse/parse.h"

typedef struct Cache Cache;

/* Opens the cache in the file `path`, which is made when it is not there. Units
 * that were read by another program, with another libclang or with other options are not found in
 * it. On failure returns NULL and sets *warning to a sentence (free with g_free). */
Cache *cache_open(const char *path, const ParseOptions *options, char **warning);
/* Closes; drops what was not used for longest once the file has grown large. NULL is allowed. */
void cache_close(Cache *cache);

/* Returns the unit of a source, with at least the bodies that are kept (NULL: whole), when neither
 * the source nor any file that was read with it, nor what its includes could find, has changed
 * since cache_keep; else NULL. Free with ir_unit_free. From any thread. */
IrUnit *cache_find(Cache *cache, const SourceFile *source, const Bodies *bodies);
/* Keeps what became of a source when it was asked for without these bodies. From any thread. */
void cache_keep(Cache *cache, const SourceFile *source, const Bodies *bodies,
                const ParsedUnit *parsed, const IrUnit *unit);

#endif
