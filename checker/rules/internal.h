/* What the files of this folder share; the stages behind include rules.h only. */
#ifndef UNLOADLINT_RULES_INTERNAL_H
#define UNLOADLINT_RULES_INTERNAL_H

#include <sqlite3.h>

#include "rules/rules.h"

/* The columns that every rule's query yields, in this order. */
enum {
  COLUMN_DRIVER,
  COLUMN_SITE,
  COLUMN_OUTCOME,
  COLUMN_REGISTRATION,
  COLUMN_LEVEL,
  COLUMN_MESSAGE,
  COLUMN_ARG0,
  COLUMN_COUNT = COLUMN_ARG0 + 4
};
#define ARG_COUNT (COLUMN_COUNT - COLUMN_ARG0)

/* One row that a rule yielded. Ids are those of the facts, 0 for NULL. */
typedef struct Hit {
  const Rule *rule;
  int64_t driver, site, outcome, registration;
  int64_t length; /* of the outcome; more than any when there is none */
  Level level;
  unsigned message; /* index in the rule's messages */
  const char *args[ARG_COUNT];
} Hit;

typedef struct HitList {
  Hit *hits;
  uint32_t hit_count, hit_room;
} HitList;

/* header.c ------------------------------------------------------------------------------------- */

/* Reads the comments at the head of a rule.sql into rule->info and sets the query. `origin` is the
 * file's name for messages. Returns false and sets *error to a sentence with the line. */
bool rules_read_header(Arena *arena, const char *text, const char *origin, Rule *rule,
                       char **error);

/* query.c -------------------------------------------------------------------------------------- */

/* Prepares a rule's query, which has to be one reading statement with the right columns. Returns
 * NULL and sets *error to a sentence with file and line. */
sqlite3_stmt *rules_prepare(sqlite3 *db, const Rule *rule, char **error);
/* Runs a rule's query and adds to `list` one hit for each driver and primary location, the one with
 * the shortest witness. */
bool rules_query(sqlite3 *db, const Rule *rule, Arena *arena, HitList *list, char **error);
/* From here on the connection takes nothing but reading statements that end in a reasonable time,
 * until rules_unguard. */
void rules_guard(sqlite3 *db);
void rules_unguard(sqlite3 *db);

/* collect.c, results.c ------------------------------------------------------------------------- */

/* Makes a finding of a hit: places, steps, related places and texts out of the facts. */
void rules_collect(sqlite3 *db, Arena *arena, const Hit *hit, Finding *finding);
/* Reads a site; a Place without a file for id 0. */
Place rules_place(sqlite3 *db, Arena *arena, int64_t site);
/* Reads drivers, verdicts, reasons, problems and the run's figures into `findings`, whose findings
 * stand already. Records the verdicts in the facts. */
void rules_results(sqlite3 *db, Findings *findings);

/* Steps over the rows of a statement that is part of this program; anything but a row or the end is
 * a bug. */
bool rules_row(sqlite3_stmt *statement);
sqlite3_stmt *rules_statement(sqlite3 *db, const char *sql, int64_t key);
/* A column as text in the arena; NULL when it is NULL. */
const char *rules_text(Arena *arena, sqlite3_stmt *statement, int column);

#endif
