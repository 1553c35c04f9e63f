/* Which functions can run, as far as calls by name tell, and which names are still looked for. */
#ifndef UNLOADLINT_REACH_H
#define UNLOADLINT_REACH_H

#include "ir/ir.h"

typedef struct Reach Reach;

/* `entry` is the plain name of the entry routine, which may be a function of C++, too; it has to
 * outlive the walk. */
Reach *reach_new(const char *entry);
void reach_free(Reach *reach);
/* Takes in a unit, which has to outlive it: functions that were asked for are followed in it. */
void reach_add_unit(Reach *reach, const IrUnit *unit);
/* Asks for a variable of external linkage, or for a function and what its body calls. */
void reach_ask(Reach *reach, const char *name, bool is_variable);
/* The next name that was asked for and that no unit so far defines; NULL when all were returned.
 * Each is returned once. *is_variable tells of which kind it is. */
const char *reach_next_missing(Reach *reach, bool *is_variable);
/* The next function that was asked for and whose body a unit was read without; false when all were
 * returned. */
bool reach_next_withheld(Reach *reach, const IrUnit **unit, const char **name);
/* True when a unit defines the name by now. */
bool reach_is_defined(const Reach *reach, const char *name);

/* The plain names that the linker's name of a function or variable may stand for in a source,
 * NULL-terminated; more than one where that can't be told. Free with g_strfreev. */
char **reach_plain_names(const char *name);

#endif
