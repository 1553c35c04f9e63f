/* Facts: the SQLite tables between the engine and the rules (schema.sql says what each means).
 * Nothing behind this stage sees the IR. */
#ifndef UNLOADLINT_FACTS_H
#define UNLOADLINT_FACTS_H

#include "base/base.h"

/* SQLite's own type: who holds one outside this folder and rules/ hands it on and nothing more. */
typedef struct sqlite3 sqlite3;

/* Makes a fresh database with the schema and no rows: in memory when `path` is NULL, else in a new
 * file that replaces `path` when facts_close succeeds. On failure returns NULL and sets *error to a
 * sentence (free with g_free). */
sqlite3 *facts_create(const char *path, char **error);
/* Opens the facts of an earlier run for reading. Errors as facts_create; a file that is no
 * database, or one of another schema version, is such an error. */
sqlite3 *facts_open(const char *path, char **error);
/* Closes; keeps the file. Returns false and sets *error when the last bytes could not be written.
 */
bool facts_close(sqlite3 *db, char **error);

/* Each adds one row; texts may be NULL where the schema allows NULL, ids 0 stand for NULL. Each
 * returns the row's id where the table has one. A failing insert is a bug of ours and stops. */
int64_t facts_driver(sqlite3 *db, const char *name, const char *entry);
void facts_driver_entry_site(sqlite3 *db, int64_t driver, int64_t site);
/* Returns the id of the equal site where there is one. end_column 0 stands for NULL. */
int64_t facts_site(sqlite3 *db, int64_t driver, const char *file, unsigned line, unsigned column,
                   unsigned end_column, const char *function);
int64_t facts_registration(sqlite3 *db, int64_t driver, int64_t site, const char *routine,
                           const char *family, const char *title, const char *confidence,
                           const char *source, const char *callback, bool empty, bool nullable);
void facts_contract(sqlite3 *db, int64_t registration, const char *slot, const char *effect);
int64_t facts_outcome(sqlite3 *db, int64_t driver, const char *phase, int64_t parent,
                      const char *routine, const char *ending, int64_t site, unsigned length);
void facts_step(sqlite3 *db, int64_t outcome, unsigned seq, unsigned depth, int64_t site,
                const char *kind, const char *message);
void facts_registered(sqlite3 *db, int64_t outcome, int64_t registration, const char *result);
void facts_slot(sqlite3 *db, int64_t outcome, const char *slot, const char *holds,
                const char *function, int64_t store_site, int64_t registration);
void facts_overwritten(sqlite3 *db, int64_t outcome, const char *slot, const char *function,
                       int64_t store_site, int64_t registration, const char *effect);
void facts_replaced(sqlite3 *db, int64_t outcome, const char *slot, int64_t store_site,
                    int64_t registration, const char *effect, bool is_saved);
void facts_held(sqlite3 *db, int64_t outcome, const char *kind, const char *title,
                const char *routine, const char *release, int64_t acquire_site, const char *phase);
void facts_chain_call(sqlite3 *db, int64_t outcome, int64_t site, const char *target,
                      int64_t read_site, const char *function, int64_t registration,
                      bool is_tested);
void facts_discarded(sqlite3 *db, int64_t outcome, int64_t site, const char *function,
                     const char *section, const char *unload);
void facts_device_release(sqlite3 *db, int64_t outcome, int64_t site, int64_t acquire_site,
                          const char *kind, const char *title, const char *routine,
                          const char *function, int64_t registration);
void facts_global_object(sqlite3 *db, int64_t driver, int64_t site, const char *name);
void facts_reason(sqlite3 *db, int64_t driver, int64_t site, const char *message);
void facts_problem(sqlite3 *db, int64_t driver, const char *file, unsigned line,
                   const char *message);
int64_t facts_finding(sqlite3 *db, int64_t driver, const char *rule, const char *code,
                      const char *level, int64_t site, int64_t outcome, int64_t registration,
                      const char *message);
/* The next outcome behind `last` (0: the first) that is the witness of a finding; 0: no more. */
int64_t facts_witness(sqlite3 *db, int64_t last);
void facts_verdict(sqlite3 *db, int64_t driver, const char *verdict);
void facts_run(sqlite3 *db, const char *key, const char *value);

/* `path` as the facts keep it: relative to `root` when it lies below it, else as it is. Part of
 * `path`. */
const char *facts_relative(const char *root, const char *path);

#endif
