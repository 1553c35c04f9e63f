/* Texts that are parsed as sources of a folder of their own. */
#ifndef UNLOADLINT_TESTS_TEXTS_H
#define UNLOADLINT_TESTS_TEXTS_H

#include "lower/lower.h"

typedef struct Fixture {
  char *folder;
  Parser *parser;
} Fixture;

/* For cmocka: the state is a Fixture. */
int texts_setup(void **state);
int texts_teardown(void **state);

/* Writes a file below the folder. Returns its path, to be freed. */
char *texts_put(const Fixture *fixture, const char *name, const char *bytes, gssize size);
void texts_put_away(const Fixture *fixture, const char *name, const char *text);
/* Parses a source in C; the first returns NULL and sets *error where that fails. */
ParsedUnit *texts_parse_bytes(const Fixture *fixture, const char *bytes, gssize size, char **error);
ParsedUnit *texts_parse(const Fixture *fixture, const char *text);
unsigned texts_errors(const ParsedUnit *unit);
/* Lowers, counts the functions that are whole, and frees both. */
unsigned texts_whole(ParsedUnit *parsed);
/* Every function of the text is whole after healing, and no error remains. Returns how many rounds
 * that took. */
unsigned texts_heal(const Fixture *fixture, bool is_cplusplus, const char *text,
                    unsigned functions);

#endif
