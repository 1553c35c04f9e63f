/* What the precompiled sets know of the pack's headers. Inside of the parse stage. */
#ifndef UNLOADLINT_PARSE_PACKED_H
#define UNLOADLINT_PARSE_PACKED_H

#include "parse/internal.h"

/* A header of the pack. */
typedef struct PackHeader {
  const char *inside, *text;
  char *path; /* that it seems to lie at */
  size_t size;
  GPtrArray *closure; /* of PackHeader: itself and all that it includes; NULL: not known yet */
  size_t closure_size;
  GHashTable *settings;     /* macros that it defines under no condition; NULL: not read yet */
  GHashTable *words;        /* of its text -> how often; NULL: not known yet */
  GPtrArray *starts, *ends; /* the same time: of names that ## puts together, owned */
  Directives *directives;   /* NULL: not read yet */
} PackHeader;

/* The first links of a set in the form of a file. */
typedef struct SetFile {
  char *path;     /* or NULL */
  unsigned asked; /* how many rounds of this run have wanted it */
  bool is_tried;  /* it is being made for this run, or was */
  bool is_temporary;
} SetFile;

struct Precompiled {
  GMutex mutex;
  GHashTable *headers; /* path inside the pack -> PackHeader */
  GHashTable *files;   /* arguments and links -> SetFile */
  char *folder;        /* of the files, or NULL */
  char *own_folder;    /* of those that are made for this run; NULL: none yet */
  unsigned own_count;
  bool is_preparing; /* they are being made */
  char *pack;        /* digest of the pack's text */
};

/* packed.c; the mutex is held: */

const Directives *packed_directives(PackHeader *header);
/* The headers that one brings, itself among them. */
GPtrArray *packed_closure(Precompiled *precompiled, PackHeader *header);
/* Whether one of these contains a word that a macro of that name would change. */
bool packed_speaks_of(Precompiled *precompiled, PackHeader *header, const char *name);
/* The same for a macro of the command line, which is defined anew behind what is precompiled: a
 * header that only has a default for it, or the same value, does not depend on it. */
bool packed_depends_on(Precompiled *precompiled, PackHeader *header, const char *name,
                       const char *value);
void packed_free(void *header);

/* links.c: sets as rows of headers; the mutex is held but where it says otherwise. */

/* Appends a header, with large ones that it includes before it, unless it is there. */
void links_add(Precompiled *precompiled, GPtrArray *links, PackHeader *header);
/* Whether a file of the job's links can build on another one. */
bool links_build_up(const Job *job);
/* Includes of the links from `start` up to `end`; free with g_free. The mutex need not be held. */
char *links_text(const GPtrArray *links, guint start, guint end);
/* The arguments of a source that matter to its first links; free the array. */
GPtrArray *links_args(const Job *job, guint count);
/* Makes a file of the links from `start` up to `end`, which builds on that of those before; `args`
 * are spent. Returns whether it was made. The mutex need not be held. */
bool links_make(const Job *job, GPtrArray *args, guint start, guint end, const char *parent,
                const char *path);
/* The file of the first links; it is made when files are being prepared. */
SetFile *links_file(const Job *job, guint count);

#endif
