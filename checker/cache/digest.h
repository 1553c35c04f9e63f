/* Digests of what decides how a source is read. Inside of the cache. */
#ifndef UNLOADLINT_CACHE_DIGEST_H
#define UNLOADLINT_CACHE_DIGEST_H

#include "parse/parse.h"

/* What files and folders held when they were first asked for: each is read once a run. */
typedef struct Digests Digests;

Digests *digests_new(void);
void digests_free(Digests *digests);

/* The digest of a file's bytes; NULL when it can't be read, or was written after digests_new, so
 * that it may have changed since it was parsed. */
const char *digest_file(Digests *digests, const char *path);
/* The digest of the names in a folder that an include can name: a header that is new there may hide
 * another, or be one that was missed. A folder that is not there has a digest too; NULL when it was
 * written after digests_new. */
const char *digest_folder(Digests *digests, const char *path);

/* The digest of this program, of libclang and of the options; NULL when the program's own file
 * can't be read. Free with g_free. */
char *digest_front_end(const ParseOptions *options);
/* The key of a source: its path and its arguments. Free with g_free. */
char *digest_source(const char *front_end, const SourceFile *source);

#endif
