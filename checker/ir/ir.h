/* The intermediate representation: what the front end makes of one translation unit, and all that
 * the engine ever sees of it.
 *
 * A unit holds functions; a function holds basic blocks; a block holds instructions, the last of
 * which is its terminator. Instructions compute values into temporaries (%1, %2, ...), each of
 * which is assigned once and used only in the block that assigns it: whatever lives longer lives in
 * memory, in a local variable. (The lowering spills the few values that must cross a block, for
 * example the operands around a conditional expression.) Memory is reached through addresses only,
 * which are values like any other.
 *
 * The whole of it is owned by the arena of its unit and is freed with it. */
#ifndef UNLOADLINT_IR_H
#define UNLOADLINT_IR_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/base.h"

typedef enum IrType {
#define X(name, text, bits, is_signed) IR_##name##_TYPE,
#include "ir/types.def"
#undef X
  IR_TYPE_COUNT
} IrType;

typedef enum IrOp {
#define X(name, text, shape) IR_##name,
#include "ir/ops.def"
#undef X
  IR_OP_COUNT
} IrOp;

typedef enum IrShape {
  IR_SHAPE_IMM,
  IR_SHAPE_SYM,
  IR_SHAPE_TEXT,
  IR_SHAPE_UN,
  IR_SHAPE_BIN,
  IR_SHAPE_FIELD,
  IR_SHAPE_STORE,
  IR_SHAPE_COPY,
  IR_SHAPE_ONE,
  IR_SHAPE_CALL,
  IR_SHAPE_NOTE,
  IR_SHAPE_JUMP,
  IR_SHAPE_BRANCH,
  IR_SHAPE_SWITCH,
  IR_SHAPE_RETURN,
  IR_SHAPE_END
} IrShape;

/* A place in the source text. Lines and columns count from 1; end_column is the column behind the
 * last character when the construct ends on the same line, else 0. file indexes IrUnit.files;
 * line 0 says that there is no place. */
typedef struct IrLoc {
  uint32_t file;
  uint32_t line;
  uint32_t column;
  uint32_t end_column;
} IrLoc;

typedef uint32_t IrTemp; /* 0: none */

typedef struct IrCase {
  int64_t low;
  int64_t high; /* the same as low but for a case range */
  uint32_t target;
} IrCase;

typedef struct IrIns {
  IrOp op;
  IrType type;
  IrTemp dst;          /* the temporary that is assigned, or 0 */
  IrTemp a, b;         /* operands; for a call, a is the callee */
  int64_t number;      /* IMM */
  const char *text;    /* symbol, member, string or note; for a return, unused */
  IrTemp *args;        /* CALL */
  uint32_t arg_count;  /* CALL */
  uint32_t target[2];  /* JUMP: [0]; BRANCH: true, false; SWITCH: default */
  IrCase *cases;       /* SWITCH */
  uint32_t case_count; /* SWITCH */
  IrLoc loc;
  const char *source; /* BRANCH, SWITCH: the condition as written, for steps; FIELD: the structure
                         that declares the member; may be NULL */
  bool is_relevant;   /* set by the linker: what it does can matter to a rule */
  bool is_used; /* values; set by the linker: it can matter to a rule; BRANCH: it decides whether
                   something is written that may matter; RETURN: the branches that decide whether it
                   is reached are all relevant */
} IrIns;

typedef struct IrBlock {
  IrIns *ins;
  uint32_t ins_count, ins_room;
} IrBlock;

/* How a variable's name begins that holds an object which is handed over by value: the argument of
 * the call is its address. */
#define IR_BY_VALUE ".argument"
/* How the names of functions begin that the parse stage has made up to stand for text of unknown
 * meaning: they are nobody's. */
#define IR_NOBODY "unloadlint_"

typedef struct IrVar {
  const char *name; /* unique in the function; the lowering appends .2, .3 to shadowing names */
  IrType type;
  bool is_param;
} IrVar;

typedef struct IrFunc {
  const char *name;    /* as the linker sees it: mangled in C++ */
  const char *display; /* as people write it */
  bool is_static;      /* internal linkage */
  bool is_inline;      /* may be defined in several units alike */
  const char *section; /* the discardable section it was put in ("INIT"), or NULL */
  const char *broken;  /* why the body was not read whole, or NULL */
  IrLoc broken_loc;
  IrLoc loc;   /* of the name in the definition */
  IrVar *vars; /* parameters first, in order */
  uint32_t var_count, var_room, param_count;
  IrBlock *blocks; /* block 0 is the entry */
  uint32_t block_count, block_room;
  uint32_t temp_count; /* temporaries are numbered 1 .. temp_count */
} IrFunc;

typedef struct IrGlobal {
  const char *name;
  bool is_static;  /* internal linkage; a static local is named function.variable */
  bool is_defined; /* false: declared here, defined in another unit */
  IrType type;
  IrLoc loc;
  const char
      *destroyer; /* C++: the function that destroys the object at the program's end, or NULL */
  const char *display; /* as people write it; known where there is a destroyer */
} IrGlobal;

/* Something about the source that could not be read; the run goes on. */
typedef struct IrProblem {
  const char *message;
  IrLoc loc;
} IrProblem;

/* A function that the unit defines, whose body was left out of what was read. */
typedef struct IrWithheld {
  const char *name; /* as the linker sees it */
  bool is_static;
} IrWithheld;

typedef struct IrUnit {
  Arena *arena;
  IrWithheld *withheld;
  uint32_t withheld_count, withheld_room;
  bool is_misread;      /* a body was left out that is no function's: it has to be read whole */
  const char **partial; /* functions that text may define which could not be read at all */
  uint32_t partial_count, partial_room;
  const char *path;   /* the main source */
  const char **files; /* paths; [0] is the main source */
  uint32_t file_count, file_room;
  IrGlobal *globals;
  uint32_t global_count, global_room;
  IrFunc **funcs; /* those named IR_INIT and IR_CONSTRUCT store what static initialisers say */
  uint32_t func_count, func_room;
  IrProblem *problems;
  uint32_t problem_count, problem_room;
} IrUnit;

/* The names of the pseudo functions that initialise the unit's variables of static storage: with
 * what the compiler computes, and with what runs before the driver does; the first of all units
 * come before the second of any. */
#define IR_INIT ".init"
#define IR_CONSTRUCT ".construct"

/* The source of a BRANCH on whether an exception is raised in a __try block. */
#define IR_RAISED "an exception is raised in the __try block"

/* How the text of an UNKNOWN starts that stands for a constant whose header was not found; the
 * constant's name follows. */
#define IR_MADE_UP "made up: "

/* build.c ------------------------------------------------------------------------------------ */

/* Makes an empty unit for the source `path` in a new arena; free with ir_unit_free. */
IrUnit *ir_unit_new(const char *path);
void ir_unit_free(IrUnit *unit);
/* Returns the index of `path` in the unit's files, adding it when it is new. */
uint32_t ir_unit_file(IrUnit *unit, const char *path);
/* Adds a function with an entry block; names are copied. */
IrFunc *ir_func_new(IrUnit *unit, const char *name, const char *display);
/* Adds a global variable, or returns the one of that name and linkage that is there. */
IrGlobal *ir_global_new(IrUnit *unit, const char *name, bool is_static);
/* Adds a parameter or local variable and returns its unique name. Parameters come first. */
const char *ir_var_new(IrUnit *unit, IrFunc *func, const char *name, IrType type, bool is_param);
/* Adds an empty block and returns its number. */
uint32_t ir_block_new(IrUnit *unit, IrFunc *func);
/* Appends a copy of `ins` to a block; texts, args and cases are copied into the arena. When the
 * operation yields a value (ir_op_has_result) a new temporary is assigned and returned, else 0. */
IrTemp ir_emit(IrUnit *unit, IrFunc *func, uint32_t block, const IrIns *ins);
/* True when the block already ends in a terminator. */
bool ir_block_closed(const IrFunc *func, uint32_t block);
void ir_problem(IrUnit *unit, IrLoc loc, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Says that text which could not be read at all may define the function of that name. */
void ir_unit_partial(IrUnit *unit, const char *name);
/* Says that the body of a function was left out. */
void ir_unit_withheld(IrUnit *unit, const char *name, bool is_static);
/* Finishes a function after its last instruction: closes open blocks with `end`, moves every
 * temporary that is used outside its block into a local variable, and drops blocks that nothing
 * reaches. */
void ir_func_finish(IrUnit *unit, IrFunc *func);

/* info.c ------------------------------------------------------------------------------------- */

const char *ir_op_name(IrOp op);
/* Whether the instruction at an index of the block is a call that is handed nothing and whose value
 * nobody reads: whatever it is there for, it does to what it knows without being told. */
bool ir_is_bare_call(const IrBlock *block, uint32_t index);
/* The instruction before one of the block that assigns a temporary which that one reads, or NULL.
 */
const IrIns *ir_definition(const IrBlock *block, const IrIns *reader, IrTemp temp);
/* The number of the function that a call names, or UINT32_MAX. */
uint32_t ir_named_callee(const IrBlock *block, const IrIns *call);
IrShape ir_op_shape(IrOp op);
bool ir_op_is_terminator(IrOp op);
/* True when the instruction assigns a temporary (a call always does). */
bool ir_op_has_result(IrOp op);
const char *ir_type_name(IrType type);
unsigned ir_type_bits(IrType type);
bool ir_type_is_signed(IrType type);
/* Calls `visit` for every operand of `ins`, so that no pass lists the shapes again. */
void ir_each_operand(IrIns *ins, void (*visit)(IrTemp *operand, void *context), void *context);
/* Calls `visit` for every successor block of the terminator `ins`. */
void ir_each_target(IrIns *ins, void (*visit)(uint32_t *target, void *context), void *context);
/* True when `symbol`, a linker's name, is that of a function of the global scope whose plain name
 * is `name`: in C, or in C++ as Microsoft's compiler mangles it (?name@@Y...) or others
 * (_Z4name...). The linker takes an entry routine for what /ENTRY names in either case (Microsoft's
 * documentation of /ENTRY and of decorated names). */
bool ir_is_global_function(const char *symbol, const char *name);

/* print.c, read.c, verify.c, dot.c ------------------------------------------------------------- */

/* Prints the unit as text that ir_read reads back to an equal unit. */
void ir_print(const IrUnit *unit, FILE *out);
void ir_print_func(const IrUnit *unit, const IrFunc *func, FILE *out);
/* Reads a unit from its printed form. On bad text returns NULL and sets *error to a sentence with
 * the line (free with g_free). */
IrUnit *ir_read(const char *text, const char *origin, char **error);
/* Checks every invariant that the header of this file states. Returns NULL when they hold, else a
 * sentence that names function, block and instruction (free with g_free). */
char *ir_verify(const IrUnit *unit);
/* Prints the control-flow graph of every function in graphviz' language. */
void ir_dot(const IrUnit *unit, FILE *out);

#endif
