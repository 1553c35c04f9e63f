/* The words of a file, as far as they can be told without parsing it. Inside of the parse stage. */
#ifndef UNLOADLINT_PARSE_WORDS_H
#define UNLOADLINT_PARSE_WORDS_H

#include <glib.h>

#include "base/base.h"

/* How a word is used. What tells more comes later. */
typedef enum Use { USE_NONE, USE_CALL, USE_VALUE, USE_TYPE } Use;

typedef struct Word {
  const char *text;
  Use use;
  size_t offset;    /* of the use */
  bool is_declared; /* it may be */
  bool is_unclear;  /* in C++: `a & word` may declare it, `word < a` name a template */
  bool is_argument; /* of what looks like a macro that declares something */
} Word;

typedef struct Words {
  Arena *arena;
  const char *text;
  size_t size;
  GHashTable *table;    /* text -> Word */
  bool last_is_capital; /* while the text is read: the last name was */
} Words;

/* Reads a text, which has to live as long as the words. Free with words_free. */
Words *words_new(const char *text, size_t size);
void words_free(void *words);
bool words_are_capital(const char *text, size_t size);

#endif
