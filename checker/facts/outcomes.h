/* Writes what the engine has proved of one driver into the facts. */
#ifndef UNLOADLINT_OUTCOMES_H
#define UNLOADLINT_OUTCOMES_H

#include "explore/explore.h"
#include "facts/facts.h"

/* Writes all outcomes of `exploration` as rows of `driver`; paths below `root` become relative. */
void facts_write(sqlite3 *db, int64_t driver, const char *root, const Exploration *exploration);

#endif
