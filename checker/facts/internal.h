/* What the two files of this folder share; the stages behind include facts.h only. */
#ifndef UNLOADLINT_FACTS_INTERNAL_H
#define UNLOADLINT_FACTS_INTERNAL_H

#include <sqlite3.h>

#include "facts/facts.h"

/* Runs `sql` (a literal: its address is the key under which the connection keeps it prepared) with
 * one argument for each character of `shape`, and returns the first column of the first row it
 * yields, or 0. Characters: t text (const char *, NULL stands for NULL), i int64_t, k int64_t of
 * which 0 stands for NULL. A failure is a bug of ours, but for a disk that is full or gone. */
int64_t store_run(sqlite3 *db, const char *sql, const char *shape, ...);
/* As store_run for an INSERT; returns the row's id. */
int64_t store_insert(sqlite3 *db, const char *sql, const char *shape, ...);

#endif
