/* The lexical index of a source: which functions and variables it may define, without a parse. It
 * may name more than a parse would find, never less, but for names that a macro pastes together. */
#ifndef UNLOADLINT_INDEX_H
#define UNLOADLINT_INDEX_H

#include "base/base.h"

typedef struct SourceIndex SourceIndex;

/* How sure it is that a source defines a name of external linkage. */
typedef enum IndexMatch {
  INDEX_NONE,     /* it does not speak of it outside of functions */
  INDEX_MENTIONS, /* the name stands outside of every function: declared, or given to a macro */
  INDEX_DEFINES   /* it stands there as a definition does */
} IndexMatch;

/* Looks at `size` bytes of a source (UTF-8 or any other superset of ASCII). Free with index_free.
 */
SourceIndex *index_source(const char *text, size_t size, bool is_cplusplus);
void index_free(SourceIndex *index);

/* `name` is the plain name: of a member, without its class. */
IndexMatch index_match(const SourceIndex *index, const char *name);
/* True when a macro is defined before a header is included, which may make the header define what
 * it declares elsewhere (`#define GLOBALS` / `#include "globals.h"`). */
bool index_configures_header(const SourceIndex *index);
/* True when the source may define objects of classes outside of functions, whose constructors and
 * destructors run without anybody naming them. */
bool index_has_objects(const SourceIndex *index);

#endif
