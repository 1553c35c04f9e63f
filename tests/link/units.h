/* What the tests of linking share: programs from text, and small folders of models. */
#ifndef UNLOADLINT_TESTS_LINK_UNITS_H
#define UNLOADLINT_TESTS_LINK_UNITS_H

#include "link/link.h"

#define UNITS_MAX 4

/* A program with what it is made of; free with linked_free. */
typedef struct Linked {
  IrUnit *units[UNITS_MAX];
  uint32_t unit_count;
  Models *models;
  Program *program;
} Linked;

/* Links units given as text (NULL-terminated) with the built-in models; the test fails when one
 * can't be read. The entry routine is DriverEntry. */
Linked link_texts(const char *const *texts);
void linked_free(Linked *linked);
/* The function of that name that the unit of that index defines; it must be there. */
uint32_t linked_func(const Linked *linked, uint32_t unit, const char *name);
/* The first instruction in the function whose place is on that line and whose operation is `op`; it
 * must be there. */
const IrIns *linked_ins(const Linked *linked, uint32_t func, uint32_t line, IrOp op);

#endif
