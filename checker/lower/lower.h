/* Lowering: a translation unit of libclang to the IR. */
#ifndef UNLOADLINT_LOWER_H
#define UNLOADLINT_LOWER_H

#include "ir/ir.h"
#include "parse/parse.h"

/* Lowers every function that is defined in the unit (in its main file or a file it includes, headers
 * of the system and of the pack only where their inline functions are called), and what its variables
 * of static storage are initialised with. Problems of the parse become problems of the unit; a
 * function within which an error was reported, or of whose text something has no cursor, is marked
 * broken and has LOST where it is known where. The result does not refer to `parsed`. Free with
 * ir_unit_free. */
IrUnit *lower(const ParsedUnit *parsed);

#endif
