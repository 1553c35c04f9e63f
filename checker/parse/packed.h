/* What the precompiled sets know of the pack's headers. Inside of the parse stage. */
#ifndef UNLOADLINT_PARSE_PACKED_H
#define UNLOADLINT_PARSE_PACKED_H

#include "parse/internal.h"

/* A header of the pack. */
typedef struct PackHeader {
  const char *inside, *text;
  size_t size;
  GPtrArray *closure; /* of PackHeader: itself and all that it includes; NULL: not known yet */
  size_t closure_size;
  GHashTable *settings;   /* macros that it defines under no condition; NULL: not read yet */
  GHashTable *words;      /* of its text, which a macro could change; NULL: not known yet */
  GHashTable *spoken;     /* the words of all its closure; NULL: not known yet */
  Directives *directives; /* what the settings are named by */
} PackHeader;

/* A set in the form of a file. */
typedef struct SetFile {
  char *path;     /* or NULL */
  unsigned asked; /* how many rounds of this run have wanted it */
  bool is_tried;  /* it is being made for this run, or was */
  bool is_temporary;
} SetFile;

struct Precompiled {
  GMutex mutex;
  GHashTable *headers; /* path inside the pack -> PackHeader */
  GHashTable *files;   /* arguments and headers of a set -> SetFile */
  char *folder;        /* of the files, or NULL */
  char *own_folder;    /* of those that are made for this run; NULL: none yet */
  unsigned own_count;
  bool is_preparing; /* they are being made */
  char *pack;        /* digest of the pack's text */
};

/* For both the mutex is held: the headers that one brings, itself among them; and whether one of
 * these contains a word that a macro of that name would change. */
GPtrArray *packed_closure(Precompiled *precompiled, PackHeader *header);
bool packed_speaks_of(Precompiled *precompiled, PackHeader *header, const char *name);
void packed_free(void *header);

#endif
