/* Reading the rows of a model file: values by key, and complaints that name the file and the row.
 * What a row says and nobody reads is a mistake too: a condition that is spelt wrong would hold
 * always. */
#ifndef UNLOADLINT_MODEL_JSON_H
#define UNLOADLINT_MODEL_JSON_H

#include <jansson.h>

#include "base/base.h"

enum { MODEL_MOST_ARGUMENTS = 64 };

typedef struct ModelReader {
  Arena *arena;
  const char *origin; /* the file */
  const char *row;    /* the routine or kind; NULL: none yet */
  char *error;        /* the first complaint (g_free), or NULL */
} ModelReader;

/* Keeps the complaint "file: in the row of 'row': ..." unless there is one already. */
void model_complain(ModelReader *r, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Each reads the value of a key; what is missing or of another kind is a complaint, and the result
 * something harmless. */
const char *model_text(ModelReader *r, json_t *row, const char *key);
/* NULL when the key is missing or null. */
const char *model_optional_text(ModelReader *r, json_t *row, const char *key);
/* The index of an argument. */
unsigned model_argument(ModelReader *r, json_t *row, const char *key);
int64_t model_number(ModelReader *r, json_t *row, const char *key);
/* False when the key is missing or null. */
bool model_flag(ModelReader *r, json_t *row, const char *key);
/* The list of that key; NULL, which has no elements, when it is missing or null. */
json_t *model_list(ModelReader *r, json_t *row, const char *key);
/* The element as text, or as the index of an argument, of the list of that key. */
const char *model_text_of(ModelReader *r, json_t *element, const char *key);
unsigned model_argument_of(ModelReader *r, json_t *element, const char *key);

/* The index of `word` among `words` (NULL-terminated); another is a complaint, and 0. */
unsigned model_choice(ModelReader *r, const char *key, const char *word, const char *const *words);
/* Complains of the first key of an object that is not among `keys` (NULL-terminated). */
void model_only_keys(ModelReader *r, json_t *object, const char *const *keys);

#endif
