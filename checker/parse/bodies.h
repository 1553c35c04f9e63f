/* The bodies of a source's functions, found without a parse, and which of them a run needs. */
#ifndef UNLOADLINT_PARSE_BODIES_H
#define UNLOADLINT_PARSE_BODIES_H

#include "base/base.h"

typedef struct Body {
  const char *name;
  uint32_t name_at;    /* offset of the name */
  uint32_t start, end; /* offsets of { and behind } */
  const char **calls;  /* names that stand in it as those of routines that it runs do */
  uint32_t call_count, call_room;
  bool is_kept;
} Body;

typedef struct Bodies {
  Arena *arena;
  size_t size; /* of the text */
  Body *items; /* in order */
  uint32_t item_count, item_room;
} Bodies;

/* Finds the functions of `size` bytes of a source whose bodies can be left out without changing
 * anything else. What is not certain is not found. Free with bodies_free. */
Bodies *bodies_find(const char *text, size_t size, bool is_cplusplus);
void bodies_free(Bodies *bodies);
/* The same with none kept, to be freed too; it needs the first as long as it lives. */
Bodies *bodies_copy(const Bodies *bodies);
/* Keeps the functions of that name, and those that they run by the look of them. Returns whether
 * there are any. */
bool bodies_keep(Bodies *bodies, const char *name);
/* Writes `;` and blanks over the bodies that are not kept; lines and offsets stay. Returns how many
 * these are; 0, with the text as it was, when it is not the one they were found in. */
uint32_t bodies_blank(const Bodies *bodies, char *text, size_t size);

#endif
