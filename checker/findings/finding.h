/* Findings: what the rules made of the facts, ready for any reporter. Reporters see this header and
 * nothing of the stages before it. All texts are UTF-8 and owned by the Findings' arena. */
#ifndef UNLOADLINT_FINDING_H
#define UNLOADLINT_FINDING_H

#include "base/base.h"

typedef enum Level { LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR } Level;

typedef struct Place {
  const char *file;     /* relative to the root, forward slashes; NULL: no place */
  unsigned line;        /* from 1; 0: none */
  unsigned column;      /* from 1 */
  unsigned end_column;  /* exclusive; 0: not known */
  const char *function; /* may be NULL */
} Place;

typedef struct Step {
  Place place;
  unsigned depth;
  const char *kind; /* the `kind` of the facts' step table */
  const char *message;
} Step;

typedef struct RelatedPlace {
  Place place;
  const char *message;
} RelatedPlace;

/* A rule as reporters need it: the header of its rule.sql and its help.md. */
typedef struct RuleInfo {
  const char *code; /* UL1001 */
  const char *name; /* lost-unload */
  Level level;
  const char *summary;        /* one sentence */
  const char *description;    /* a paragraph of plain text */
  const char *help;           /* help.md, whole */
  const char *hint;           /* one sentence: how to mend it */
  const char *precision;      /* very-high, high, medium, low */
  const char **tags;          /* NULL-terminated */
  const char **message_ids;   /* NULL-terminated, parallel with message_texts */
  const char **message_texts; /* with {0} {1} ... for arguments */
  bool is_builtin;
} RuleInfo;

typedef struct Finding {
  const RuleInfo *rule;
  const char *driver; /* name */
  Level level;        /* after the contract's confidence was weighed */
  const char *message;
  const char *message_id;
  const char **arguments; /* NULL-terminated */
  Place place;
  RelatedPlace *related;
  unsigned related_count;
  Step *steps;
  unsigned step_count;
  const char *fingerprint; /* stable against moved lines, hexadecimal */
} Finding;

typedef enum Verdict {
  VERDICT_CLEAN,
  VERDICT_FINDINGS,
  VERDICT_INCONCLUSIVE,
  VERDICT_NO_REGISTRATION
} Verdict;

typedef struct Reason {
  const char *message;
  Place place;
} Reason;

typedef struct DriverResult {
  const char *name;
  const char *entry; /* name of the entry routine; NULL when there is none */
  Place entry_place;
  const char **families;   /* NULL-terminated, sorted, without doubles */
  const char **registrars; /* likewise */
  Verdict verdict;
  Reason *reasons;
  unsigned reason_count;
} DriverResult;

typedef struct ProblemNote {
  const char *message;
  const char *file;
  unsigned line; /* 0: none */
} ProblemNote;

typedef struct Findings {
  Arena *arena;
  const char *root; /* absolute folder that the paths are relative to */
  RuleInfo **rules; /* those that ran, by code */
  unsigned rule_count;
  Finding *findings; /* sorted by file, line, column, code */
  unsigned finding_count;
  DriverResult *drivers; /* sorted by entry file, name */
  unsigned driver_count;
  ProblemNote *problems;
  unsigned problem_count;
  unsigned files_indexed, files_parsed;
  double seconds;
  const char *tool_version, *libclang_version;
} Findings;

/* names.c: "error", "no-registration", ... */
const char *level_name(Level level);
const char *verdict_name(Verdict verdict);
/* The level of that name; false when there is none. */
bool level_of(const char *name, Level *level);

#endif
