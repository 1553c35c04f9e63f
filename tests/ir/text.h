/* What the tests of the IR share: units from and to text. */
#ifndef UNLOADLINT_TESTS_IR_TEXT_H
#define UNLOADLINT_TESTS_IR_TEXT_H

#include "ir/ir.h"

/* Reads a unit that must be readable; the test fails with the reader's sentence otherwise. */
IrUnit *text_read(const char *text);
/* The unit as ir_print writes it; free with free. */
char *text_print(const IrUnit *unit);
/* Fails when reading `text` and printing it again yields anything but `text`. */
void text_assert_round_trip(const char *text);

#endif
