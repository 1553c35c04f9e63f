/* Facts for people and scripts: what `query` and `--dump facts` print. */
#ifndef UNLOADLINT_FACTS_PRINT_H
#define UNLOADLINT_FACTS_PRINT_H

#include <stdio.h>

#include "facts/facts.h"

/* Runs one reading statement and prints its rows: tab-separated below a line of column names (tabs,
 * line ends and backslashes in values as \t, \n, \\; NULL as nothing), or as a JSON array of
 * objects. Returns false and sets *error (free with g_free) when SQLite does not take the statement
 * or it is not one that only reads. */
bool facts_print_query(sqlite3 *db, const char *sql, bool as_json, FILE *out, char **error);
/* Prints every table that has rows: its name, then its rows as above. */
void facts_print(sqlite3 *db, FILE *out);

#endif
