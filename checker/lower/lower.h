/* Lowering: a translation unit of libclang to the IR.
 *
 * What the engine may rely on, beyond ir.h:
 *  - `index T %a, const 0` stands for an array's decay to its first element, and only for that:
 * &p[0] and p + 0 are p itself. So of `index T %base, 0` and `index T %that, n` the first names the
 * element 0 of the array at %base, the second moves n elements on from there.
 *  - A member of an unnamed structure or union is the outer one's: no level for it.
 *  - Structures as arguments are the address of a copy that the caller has made; the parameter, of
 * type object, is that object. A function that returns a structure gets, behind its other
 * arguments, the address where it goes, and returns nothing.
 *  - A C++ reference is a pointer, `this` the first parameter. Destructors are calls at the end of
 * the scope and on every way out of it; what the compiler writes (constructors, destructors and
 * copies that nobody wrote) stands part by part where it happens. A base class is at the address of
 * the object; a member that hides one of a base class bears its class's name.
 *  - A virtual call loads its routine from the variable that the member .table points to, by the
 * name of the function that is overridden; constructors set .table, and .init fills the variable.
 *  - The object of a lambda expression has a member for each variable that it captures.
 *  - && || ! in conditions are branches; each branch has the text of its own part as its source.
 *  - __try: a branch on an unknown value at its start leads to the filter of __except. A way out of
 * a __try with __finally stores a number of its own into $.finally, runs through the block, and a
 * switch on the variable leads on.
 *  - What nothing declares is made up by the parser; the values of such constants are unknown.
 *  - Assembly is a call of something unknown with its operands; MSVC's __asm is lost.
 *  - The address of a member less its offset (CONTAINING_RECORD) is unknown, as is the distance of
 * two pointers. */
#ifndef UNLOADLINT_LOWER_H
#define UNLOADLINT_LOWER_H

#include "ir/ir.h"
#include "parse/parse.h"

/* Lowers every function that is defined in the unit (in its main file or a file it includes; inline
 * functions of headers, and headers of the system and of the pack, only where something lowered
 * refers to them), and what its variables of static storage are initialised with. Problems of the
 * parse become problems of the unit; a function within which an error was reported, or of whose
 * text something has no cursor, is marked broken and has LOST where it is known where. The result
 * does not refer to `parsed`. Free with ir_unit_free. */
IrUnit *lower(const ParsedUnit *parsed);
/* Prints what the tree shows of the text of every function that the main file defines, for those
 * who want to measure it: where cursors stand, what is lost, what conditions leave out. `seconds`
 * is what parsing took. */
void lower_print_text(const ParsedUnit *parsed, double seconds, FILE *out);

#endif
