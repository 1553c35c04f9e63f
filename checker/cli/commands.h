/* The commands but for `check`, which is the pipeline itself and stands in main.c, and what `check`
 * hands its results to. */
#ifndef UNLOADLINT_COMMANDS_H
#define UNLOADLINT_COMMANDS_H

#include "cache/cache.h"
#include "cli/options.h"
#include "discover/discover.h"
#include "facts/facts.h"
#include "link/model.h"
#include "rules/rules.h"

/* Exit statuses of the program. */
enum { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_FAULT = 2 };

/* explain.c, facts.c --------------------------------------------------------------------------- */

/* Each runs a command and returns the exit status. */
int command_explain(const Options *options);
int command_rules(const Options *options);
int command_query(const Options *options);

/* facts.c -------------------------------------------------------------------------------------- */

/* Opens the database that a run writes: --db, else the one of this root below the user's cache
 * folder, else (a warning says why) memory, as always for `trace`, which leaves the facts of the
 * last `check` alone. A --db that can't be written stops with status 2. */
sqlite3 *facts_for_run(const Options *options, const char *root);
/* Opens the facts of the last run of this root for reading; stops with status 2 when there are
 * none. */
sqlite3 *facts_of_last_run(const Options *options);

/* cache.c -------------------------------------------------------------------------------------- */

/* Opens the cache of parsed sources below the user's cache folder. Returns NULL with --no-cache,
 * and where it can't be opened, which a warning says. */
Cache *cache_for_run(const Options *options, const ParseOptions *parse_options);

/* list.c --------------------------------------------------------------------------------------- */

/* Prints the drivers, their families by the registration routines that they name, and their
 * sources: --list. */
void output_list(const Discovery *discovery, const Models *models);

/* output.c ------------------------------------------------------------------------------------- */

/* Writes every report that was asked for, files as a whole or not at all. Returns false when one
 * could not be written, which was said on standard error; the others are there nevertheless. */
bool output_reports(const Options *options, const Findings *findings);
/* Says on standard error which drivers are only a part of what their folders hold. */
void output_hints(const Discovery *discovery);
/* Writes out what is left for standard output. When that can't be, the program stops: with status 2
 * and a sentence, or, when the reader went away, by SIGPIPE and silently like any other program. */
void output_finish(void);
/* Says on standard error which driver is being read, on a terminal always on the same line. */
void output_progress(const Discovery *discovery, uint32_t driver);
void output_progress_done(void);
/* The exit status that the findings amount to. */
int output_status(const Options *options, const Findings *findings);

#endif
