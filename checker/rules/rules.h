/* Rules: one SQL query a rule over the facts, with its text and examples in the same folder. */
#ifndef UNLOADLINT_RULES_H
#define UNLOADLINT_RULES_H

#include "facts/facts.h"
#include "findings/finding.h"

typedef struct Rule {
  RuleInfo info;
  const char *origin; /* the file the query was read from, for messages */
  const char *query;
} Rule;

typedef struct RuleSet {
  Arena *arena;
  Rule *rules; /* by code */
  uint32_t rule_count, rule_room;
} RuleSet;

/* Loads the built-in rules and those of the folders `dirs` (NULL-terminated; each holds a folder
 * for each rule), and prepares every query against an empty schema. Returns NULL and sets *error to
 * a sentence (what, which file, which line; free with g_free) when a rule is unfit. */
RuleSet *rules_load(const char *const *dirs, char **error);
void rules_free(RuleSet *set);
/* Finds a rule by its code or its name in any letter case; NULL when there is none. */
const Rule *rules_find(const RuleSet *set, const char *name);
/* Keeps only the rules named in `only` (all when empty) and not in `disabled`, both
 * NULL-terminated. An unknown name is an error as above. */
bool rules_select(RuleSet *set, const char *const *only, const char *const *disabled, char **error);

/* Runs every rule over the facts, with writing forbidden, and returns the findings, one for each
 * driver, rule and primary location with the shortest witness; fills drivers, verdicts and problems
 * as well, and records findings and verdicts in the facts. `root` is the folder that paths are
 * relative to. Returns NULL and sets *error when a query fails. */
Findings *rules_run(const RuleSet *set, sqlite3 *db, const char *root, char **error);

#endif
