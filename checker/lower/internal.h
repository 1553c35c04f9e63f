/* Inside of the lowering: its state, and the files of this folder among themselves.
 *
 * Temporaries may be used in any block while a function is being built: ir_func_finish moves those
 * that cross a block into variables. */
#ifndef UNLOADLINT_LOWER_INTERNAL_H
#define UNLOADLINT_LOWER_INTERNAL_H

#include "lower/lower.h"

/* An error of the parser, by place. */
typedef struct ErrorPlace {
  IrLoc loc;
  const char *message;
  bool is_syntax; /* text was skipped; else the types do not fit */
  bool is_whole;  /* it cost nothing */
  bool is_inside; /* it lies in a function that is there */
} ErrorPlace;

/* Something in a function that has no cursor. */
typedef struct LostPlace {
  IrLoc loc;
  const char *message;
  bool is_placed; /* LOST stands for it already */
} LostPlace;

/* A function definition that is still to be lowered. */
typedef struct Task {
  CXCursor definition;
  const char *name;
  bool is_plain; /* the plain function that a lambda expression turns into: without its object */
} Task;

/* One translation unit. */
typedef struct Lower {
  const ParsedUnit *parsed;
  CXTranslationUnit tu;
  IrUnit *unit;
  Arena *scratch;       /* lives as long as the lowering of the unit */
  GHashTable *files;    /* CXFile -> index + 1 */
  GHashTable *symbols;  /* canonical declaration -> name of the function or global variable */
  GHashTable *queued;   /* names of the functions that are lowered or will be */
  GHashTable *sections; /* function as written -> discardable section */
  GArray *segments;     /* changes of code_seg, see pragma.c */
  GHashTable *withheld; /* Body: left out, and found to be that of a function */
  GHashTable *noreturn; /* canonical declaration of a function -> 1 or 2 (returns or not) */
  GQueue queue;         /* Task *: function definitions still to lower */
  ErrorPlace *errors;
  uint32_t error_count, error_room;
  GHashTable *classes;   /* canonical declaration -> Class */
  GHashTable *closures;  /* canonical declaration of a lambda's class -> Captures */
  GHashTable *names;     /* linker's name of what only this unit has -> canonical declaration */
  GHashTable *instances; /* canonical declaration of an instance -> Kids, its functions; or NULL */
  struct Shown *shown;   /* what seen.c knows of macros and skipped text; made when needed */
  struct Fn *init, *construct; /* the pseudo functions of the static initialisers, or NULL */
  unsigned literals;           /* compound literals of static storage so far */
  struct PlaceMemo *places;    /* those that were asked for last, see place.c */
  bool is_cplusplus;
} Lower;

/* The children of a cursor. */
typedef struct Kids {
  CXCursor *at;
  uint32_t count, room;
} Kids;

/* A way out of what is being lowered: to `block`, around which `within` is still to be cleaned up.
 */
typedef struct Exit {
  uint32_t block;
  struct Cleanup *within;
} Exit;

/* Something that runs on every way out of a scope: the __finally of a __try, or the destructor of
 * an object. A __finally is lowered once: every way through its block `entry` has a number in the
 * variable `selector`. Destructor calls are lowered on each way. */
typedef struct Cleanup {
  struct Cleanup *outer;
  unsigned depth;
  const char *selector; /* of a __finally; NULL: an object */
  uint32_t entry;
  GArray *exits;      /* of Exit; the number of a way is its index */
  const char *var;    /* the variable that is the object; NULL: a part of *this */
  const char *member; /* which part of *this; NULL: a base class */
  CXType type;
  const char *flag; /* the variable that says whether there is an object; NULL: there is */
  bool is_off;      /* on this way the object is handed out */
} Cleanup;

/* What an object of a class consists of, and what making and destroying it means. */
typedef struct Class {
  CXCursor declaration; /* the definition; of an instance of a template the instance */
  CXCursor pattern;     /* of an instance: the template's definition; else the declaration */
  CXType type;
  Kids bases;          /* base specifiers, in order */
  CXType *base_types;  /* theirs; of an instance with its arguments for the parameters */
  Kids fields;         /* members, in order */
  Kids functions;      /* member functions that somebody wrote */
  CXCursor destructor; /* that somebody wrote; null: none */
  const char *lost;    /* why it is not known what destroying an object does, or NULL */
  const char *table;   /* the variable with its virtual functions, once there is one */
  bool is_union;
  bool is_virtual; /* has virtual functions */
  bool has_bases;
  bool destroys;       /* destroying an object calls something */
  bool constructs;     /* making one without arguments does something */
  bool copies;         /* copying one is more than copying its memory */
  const char *deleter; /* the function that the table has for delete, once there is one */
} Class;

/* A variable that a lambda expression takes along. */
typedef struct Capture {
  CXCursor variable; /* canonical; null: this */
  const char *member;
  bool is_reference;
} Capture;

typedef struct Captures {
  Capture *captures;
  uint32_t capture_count, capture_room;
} Captures;

/* A switch whose body is being lowered. */
typedef struct Switch {
  struct Switch *outer;
  IrType type;
  GArray *cases; /* of IrCase */
  uint32_t default_block;
  uint32_t body;    /* the block before the first case: reached only where a case was dropped */
  const char *lost; /* why a case was dropped, or NULL */
} Switch;

/* A label: its block and, once known, how many cleanups are around it. */
typedef struct Label {
  uint32_t block;
  unsigned depth;
} Label;

/* One function. */
typedef struct Fn {
  Lower *l;
  IrUnit *unit;
  IrFunc *func;
  uint32_t block; /* where the next instruction goes */
  IrLoc at;       /* the place that it gets */
  CXCursor definition;
  CXType result;
  GHashTable *vars;     /* canonical declaration -> unique name of the local variable */
  GHashTable *bindings; /* name of a structured binding -> variable with its address, or NULL */
  GHashTable *labels;   /* name -> Label */
  bool has_label_depths;
  unsigned base_depth; /* cleanups around the body */
  Cleanup *cleanup;
  Switch *switch_;
  Exit break_to, continue_to, leave_to; /* block 0: there is none */
  Exit except_to;                       /* the filter of the nearest __except */
  const char *result_var;               /* keeps the result while cleanups run, or NULL */
  const Captures *captures;             /* of the lambda expression whose body this is, or NULL */
  const char **flags;                   /* variables for temporaries that may not be made */
  uint32_t flag_count;
  unsigned conditions; /* how many choices within the expression are around the place */
  bool is_init;
  bool has_errors; /* some of its text is lost */
  LostPlace *lost; /* what, in the order of the text */
  uint32_t lost_count, lost_room;
} Fn;

/* tree.c: looking at cursors ---------------------------------------------------------------------
 */

Kids lower_kids(Lower *l, CXCursor cursor);
/* The children that are expressions; type references and the like are left out. */
Kids lower_expr_kids(Lower *l, CXCursor cursor);
guint lower_hash_cursor(gconstpointer cursor);
gboolean lower_equal_cursors(gconstpointer a, gconstpointer b);
/* A copy in the scratch arena, to be a key. */
CXCursor *lower_keep_cursor(Lower *l, CXCursor cursor);
/* Copies a string of libclang's into the scratch arena and disposes of it. Never NULL. */
const char *lower_string(Lower *l, CXString string);
const char *lower_spelling(Lower *l, CXCursor cursor);
/* The name of a member; empty for the member that an unnamed structure or union is. */
const char *lower_member_name(Lower *l, CXCursor member);
/* The value of a constant expression that the parser can tell. */
bool lower_evaluate(CXCursor cursor, int64_t *value);
bool lower_is_function(CXCursor declaration);
/* The only operand of an expression; null when it has more or none. */
CXCursor lower_only_child(Lower *l, CXCursor expr);
/* The expression without parentheses. */
CXCursor lower_peel(Lower *l, CXCursor cursor);
/* True when the expression names an object, so that its value is loaded from there. */
bool lower_is_place(Lower *l, CXCursor cursor);
bool lower_is_null(CXCursor cursor);
bool lower_in_system_header(CXCursor cursor);
/* True for what the source itself says, also by a macro that it uses. */
bool lower_in_main_file(Lower *l, CXCursor cursor);
/* True for what the parse stage has declared of its own accord: its value says nothing. */
bool lower_is_made_up(Lower *l, CXCursor declaration);
/* The name of such a constant that is part of an expression, or NULL. */
const char *lower_made_up_name(Lower *l, CXCursor expr);

/* place.c: places in the text
 * ---------------------------------------------------------------------- */

IrLoc lower_loc(Lower *l, CXCursor cursor);
IrLoc lower_name_loc(Lower *l, CXCursor cursor);
/* First and last place of a cursor's extent; the end is exclusive. */
void lower_extent(Lower *l, CXCursor cursor, IrLoc *start, IrLoc *end);
/* Negative, zero or positive as `a` stands before, at or behind `b`; both in one file. */
int lower_compare_loc(IrLoc a, IrLoc b);
/* The name of the member of an object whose type does not fit, where it stands, and whether an
 * arrow leads to it: the tree has none of these. Empty when there is no name. */
const char *lower_written_member(Lower *l, CXCursor expr, CXFile *file, unsigned *offset,
                                 bool *is_arrow);
/* The text of the cursor as written, white space folded, or NULL. */
const char *lower_text(Lower *l, CXCursor cursor);
/* What stands in the source between two offsets of the cursor's file; see lower_for_slots. */
const char *lower_file_text(Lower *l, CXCursor cursor, unsigned *start, unsigned *end,
                            size_t *size);

/* type.c ------------------------------------------------------------------------------------------
 */

IrType lower_type(CXType type);
/* The type of the elements that a pointer or array of that type leads to. */
IrType lower_element_type(CXType type);
bool lower_is_object(CXType type);
bool lower_is_reference(CXType type);
bool lower_is_array(CXType type);
/* The number as it is kept in the type: cut to its width, extended by its sign. */
int64_t lower_fit(IrType type, int64_t number);
/* Converts a value between types of the source; emits nothing when the machine types agree. */
IrTemp lower_convert(Fn *f, IrTemp value, CXType from, CXType to);
IrTemp lower_cast(Fn *f, IrTemp value, IrType from, IrType to);
/* The machine type that arithmetic on these two is done in. */
IrType lower_arithmetic_type(IrType a, IrType b);

/* emit.c: instructions
 * ------------------------------------------------------------------------------ */

IrTemp lower_emit(Fn *f, IrIns ins);
uint32_t lower_block(Fn *f);
/* From here on instructions go to that block. */
void lower_start(Fn *f, uint32_t block);
/* Ends the current block with a jump there. */
void lower_goto(Fn *f, uint32_t block);
void lower_end(Fn *f);
IrTemp lower_const(Fn *f, IrType type, int64_t number);
IrTemp lower_unknown(Fn *f, IrType type, const char *why);
IrTemp lower_load(Fn *f, IrType type, IrTemp address);
void lower_store(Fn *f, IrType type, IrTemp address, IrTemp value);
IrTemp lower_field(Fn *f, IrTemp base, const char *member);
/* The same; `owner` is the structure that declares the member, or NULL. */
IrTemp lower_field_of(Fn *f, IrTemp base, const char *member, const char *owner);
IrTemp lower_index(Fn *f, IrType element, IrTemp base, IrTemp index);
IrTemp lower_binary(Fn *f, IrOp op, IrType type, IrTemp a, IrTemp b);
void lower_copy(Fn *f, IrTemp to, IrTemp from);
void lower_zero(Fn *f, IrTemp object);
void lower_lost(Fn *f, const char *what);
IrTemp lower_local(Fn *f, const char *var);
/* Makes a variable of the lowering's own and returns its name. */
const char *lower_temp_var(Fn *f, const char *stem, IrType type);
/* True when the value is a constant that the current block has just made. */
bool lower_is_const(Fn *f, IrTemp value, int64_t *number);
/* The constant `value` in another type; changed where it stands when nothing can have used it yet.
 */
IrTemp lower_retype_const(Fn *f, IrTemp value, IrType type);

/* recover.c: expressions whose types do not fit
 * ------------------------------------------------------ */

typedef enum RecoveredShape {
  RECOVERED_LOST,     /* what it does can't be told */
  RECOVERED_SAME,     /* its only piece */
  RECOVERED_ASSIGN,   /* a = b */
  RECOVERED_STEP,     /* a += b, a++: `a` gets a value that is not known */
  RECOVERED_CALL,     /* a(b, c) */
  RECOVERED_MEMBER,   /* a.member */
  RECOVERED_ARROW,    /* a->member */
  RECOVERED_DEREF,    /* *a */
  RECOVERED_ADDRESS,  /* &a */
  RECOVERED_ELEMENT,  /* a[b] */
  RECOVERED_VALUE,    /* a + b, a == b, !a: changes nothing */
  RECOVERED_CONSTANT, /* has no pieces */
} RecoveredShape;

typedef struct Recovered {
  Kids kids;
  RecoveredShape shape;
  const char *operator; /* what stands between the first two pieces, or NULL */
  const char *member;   /* its name, or NULL */
  CXFile file;          /* where that stands */
  unsigned member_offset;
} Recovered;

/* True for an expression that the parser has kept in pieces because their types do not fit. */
bool lower_is_recovered(CXCursor expr);
/* Tells from the text what it was. */
Recovered lower_recovered(Lower *l, CXCursor expr);
IrTemp lower_recovered_value(Fn *f, const Recovered *r);
IrTemp lower_recovered_address(Fn *f, const Recovered *r);

/* undeclared.c: calls of what nothing declares
 * ------------------------------------------------------ */

typedef enum Undeclared {
  UNDECLARED_NOT,   /* it is declared */
  UNDECLARED_CALL,  /* a routine or macro of which nothing is known */
  UNDECLARED_TRACE, /* its name says that it writes a message: it looks at its arguments only */
  UNDECLARED_LEAVES /* a macro that may leave the function or jump within it */
} Undeclared;

/* What a call of the function `target` may be. */
Undeclared lower_undeclared(Fn *f, CXCursor call, CXCursor target);

/* symbol.c: names
 * ------------------------------------------------------------------------------------ */

/* The linker's name of a function; queues its definition when it lies in a header. */
const char *lower_function_symbol(Lower *l, CXCursor function);
/* A declaration's name alone: nothing follows from it. */
const char *lower_linker_name(Lower *l, CXCursor declaration);
bool lower_is_static(CXCursor declaration);
/* As that of a lambda's function, for the plain function that it is without its object. */
const char *lower_plain_symbol(Lower *l, CXCursor function);
/* The linker's name of a variable of static storage; declares it in the unit. */
const char *lower_global_symbol(Lower *l, CXCursor variable, const char *function);
/* Whether a variable is initialised only where something refers to it: nobody else could tell. */
bool lower_waits(Lower *l, CXCursor variable);
/* Declares the global and lowers its initialiser into the pseudo function; of a static variable of
 * a function, what can't be told before the program runs is lowered where it stands. */
void lower_global(Lower *l, CXCursor variable, const char *function);
bool lower_never_returns(Lower *l, CXCursor function);
/* True for what belongs to a lambda expression, which no other unit can name. */
bool lower_is_lambda_name(const char *name);
/* The pseudo function for what the compiler computes, or for what has to run. */
Fn *lower_init_fn(Lower *l, bool is_constant);

/* unit.c, func.c
 * ------------------------------------------------------------------------------------- */

void lower_function(Lower *l, const Task *task);
void lower_fn_open(Fn *f, Lower *l, IrFunc *func);
void lower_fn_close(Fn *f);
const char *lower_declare_local(Fn *f, CXCursor variable, bool is_param);

/* pragma.c
 * ------------------------------------------------------------------------------------------- */

/* Collects the discardable sections that pragmas put functions into. */
void lower_read_pragmas(Lower *l);
/* The section of a function definition: by pragma, by place under code_seg, or by its declaration.
 */
const char *lower_section(Lower *l, CXCursor definition);

/* check.c
 * -------------------------------------------------------------------------------------------- */

void lower_collect_errors(Lower *l);
/* Where the unit has errors, holds the function's text against the tree: f->lost is what has no
 * cursor. */
void lower_check_function(Fn *f);
/* After the body was lowered: marks the function broken when something is lost of which it is not
 * known where it belongs. */
void lower_check_placed(Fn *f);
/* Emits LOST for all that is lost between two places and has none yet. */
void lower_place_errors(Fn *f, IrLoc start, IrLoc end);
void lower_place_errors_in(Fn *f, CXCursor cursor);
/* Where the unit has errors, looks for bodies in its main file that belong to no declaration: the
 * unit is partial in the functions that they may be the bodies of. */
void lower_check_unit(Lower *l);

/* seen.c: what the tree shows of the text
 * ------------------------------------------------------ */

/* True when the place lies in the expansion of a macro, its arguments included. */
bool lower_in_macro(Lower *l, CXFile file, uint32_t offset);
/* The same, with the range of the outermost expansion around it. */
bool lower_macro_around(Lower *l, CXFile file, uint32_t offset, uint32_t *start, uint32_t *end);
/* Prints where macros are expanded in a file, as offsets. */
void lower_print_macros(Lower *l, CXFile file, FILE *out);
/* What conditions leave out of a file; NULL when nothing. */
const CXSourceRangeList *lower_skipped(Lower *l, CXFile file);
bool lower_is_skipped(Lower *l, CXFile file, uint32_t line);
/* Where in the file of a definition the cursors below it begin and have their names: a set of
 * offsets + 1. Free with g_hash_table_destroy. */
GHashTable *lower_seen(Lower *l, CXCursor definition);
/* Offsets in a file, of unsigned, of what a function holds that was found wrong in its types and
 * kept in pieces. Free with g_array_free. */
GArray *lower_seen_pieces(CXCursor definition, CXFile file);
void lower_shown_free(Lower *l);

/* stmt.c, flow.c, seh.c
 * -------------------------------------------------------------------------------- */

void lower_stmt(Fn *f, CXCursor stmt);
void lower_compound(Fn *f, CXCursor stmt);
/* As a compound, and the value of its last expression (0 when it has none). */
IrTemp lower_compound_value(Fn *f, CXCursor stmt);
void lower_decl(Fn *f, CXCursor variable);
/* A static variable of a function. */
void lower_static(Fn *f, CXCursor variable);
void lower_if(Fn *f, CXCursor stmt);
void lower_while(Fn *f, CXCursor stmt);
void lower_do(Fn *f, CXCursor stmt);
void lower_for(Fn *f, CXCursor stmt);
void lower_for_range(Fn *f, CXCursor stmt);

/* hidden.c: The variables that a statement declares before its value or range, which the tree does
 * not show, in order. *is_lost: there is something, and nothing leads to it. */
Kids lower_hidden(Lower *l, CXCursor stmt, bool *is_lost);
/* Declares them where the statement begins. */
void lower_declare_hidden(Fn *f, CXCursor stmt);
void lower_switch(Fn *f, CXCursor stmt);
void lower_case(Fn *f, CXCursor stmt);
void lower_default(Fn *f, CXCursor stmt);
void lower_label(Fn *f, CXCursor stmt);
void lower_goto_stmt(Fn *f, CXCursor stmt);
void lower_return(Fn *f, CXCursor stmt);
void lower_seh(Fn *f, CXCursor stmt);
void lower_assembly(Fn *f, CXCursor stmt);
/* Lowers a statement that is a scope of its own. */
void lower_scoped(Fn *f, CXCursor stmt);
Label *lower_find_label(Fn *f, const char *name);

/* scope.c
 * ------------------------------------------------------------------------------------------- */

/* What a choice within an expression has put aside. */
typedef struct Conditions {
  unsigned depth;
  const char **flags;
  uint32_t count;
} Conditions;

Cleanup *lower_push_finally(Fn *f);
/* From here on the object is destroyed on every way out, when its type asks for that: a variable, a
 * part of *this (a base class when `member` is NULL), a temporary. */
void lower_push_object(Fn *f, const char *var, CXType type);
void lower_push_part(Fn *f, const char *member, CXType type);
void lower_push_temporary(Fn *f, const char *var, CXType type);
/* Leaves for `to` through every cleanup that lies between. */
void lower_leave(Fn *f, Exit to);
/* Runs the cleanups down to `outer`, which stay; or ends the scope with them. */
void lower_run_cleanups(Fn *f, Cleanup *outer);
void lower_close_scope(Fn *f, Cleanup *outer);
/* What of the expressions is lowered in between is evaluated on some ways only. */
Conditions lower_open_conditions(Fn *f, const CXCursor *exprs, uint32_t expr_count);
void lower_close_conditions(Fn *f, Conditions outer);
/* A condition that is a full expression: its temporaries go before control does. */
void lower_condition(Fn *f, CXCursor condition, uint32_t yes, uint32_t no);
/* Tells each label below the cursor how many cleanups are around it. */
void lower_find_depths(Fn *f, CXCursor cursor, unsigned depth);

/* class.c, instance.c
 * ------------------------------------------------------------------------------------------- */

/* The class of a type (of an array: of its elements), or NULL. */
Class *lower_class(Lower *l, CXType type);
/* True when destroying an object of the type does something. */
bool lower_destroys(Lower *l, CXType type);
/* True when a variable's scope ends with a destructor. */
bool lower_has_cleanup(Lower *l, CXCursor variable);
/* The member function of that kind, or null. */
CXCursor lower_find_function(Lower *l, const Class *class, bool (*is_it)(CXCursor function));
/* True for a member function that the compiler writes. */
bool lower_is_defaulted(CXCursor function);
/* The functions of an instance of a class template that are known. */
Kids lower_instance_functions(Lower *l, CXCursor instance);
/* The type of a base specifier of a class, where that depends on a template's parameters the one
 * that the class's arguments make of it; it is no record when that is not known. */
CXType lower_base_type(Lower *l, const Class *class, CXCursor base);
/* The member's name; with its class's name where a base class has one of the same name. */
const char *lower_field_name(Lower *l, CXCursor member);

/* object.c: making, copying and destroying
 * ------------------------------------------------------------------------------------------- */

void lower_destroy(Fn *f, IrTemp object, CXType type);
/* What stands before and behind the body of a destructor, and before that of a constructor. */
void lower_open_destructor(Fn *f, CXCursor definition);
void lower_open_constructor(Fn *f, CXCursor definition);
/* Makes an object without arguments; what its type does not initialise stays as it is. */
void lower_default_construct(Fn *f, IrTemp object, CXType type);
/* Initialises a member that nothing else initialises. */
void lower_default_member(Fn *f, IrTemp object, CXCursor field);
/* Copies (moves) an object as the compiler's own constructor or operator does. */
void lower_copy_object(Fn *f, IrTemp to, IrTemp from, CXType type, bool is_move, bool is_new);
/* Does something for each element of an array, which may have dimensions, or for the one object. */
void lower_each_element(Fn *f, IrTemp object, CXType type, bool is_back,
                        void (*act)(Fn *f, IrTemp element, CXType type, void *context),
                        void *context);

/* virtual.c, lambda.c, new.c
 * ------------------------------------------------------------------------------------------- */

/* Stores the address of the class's virtual functions in the object. */
void lower_set_table(Fn *f, IrTemp object, Class *class);
/* The routine that a virtual call reaches; `self` is the object. */
IrTemp lower_virtual_function(Fn *f, CXCursor function, IrTemp self);
/* The address that `delete` calls for an object of a class with a virtual destructor. */
IrTemp lower_virtual_deleter(Fn *f, CXCursor destructor, IrTemp self);
bool lower_is_final(CXCursor cursor);
/* Makes the object of a lambda expression. */
void lower_lambda(Fn *f, CXCursor expr, IrTemp object);
/* What the function whose body is lowered finds in its lambda's object, or NULL. */
const Capture *lower_find_capture(const Fn *f, CXCursor variable);
const Captures *lower_captures_of(Lower *l, CXCursor function);
/* The plain function that a lambda expression without captures turns into; 0: it is not known. */
IrTemp lower_lambda_function(Fn *f, CXType closure);
IrTemp lower_new(Fn *f, CXCursor expr);
void lower_delete(Fn *f, CXCursor expr);
/* Calls the operator delete of a class (or of all) for an object. */
void lower_call_delete(Fn *f, CXCursor expr, CXType type, IrTemp object, bool is_array);

/* expr.c, address.c, op.c, call.c, init.c, branch.c
 * ------------------------------------------------------------------ */

/* The value of an expression; of an object (structure, union, array in C++ terms) its address. */
IrTemp lower_value(Fn *f, CXCursor expr);
/* The value of `this`. */
IrTemp lower_this(Fn *f);
/* The address of the object that an expression names; of any other value, of a copy of it. */
IrTemp lower_address(Fn *f, CXCursor expr);
/* The address of the object that a variable is, or that it refers to. */
IrTemp lower_variable(Fn *f, CXCursor variable);
/* An expression whose value nobody wants. */
void lower_effect(Fn *f, CXCursor expr);
/* Leaves the block for `yes` or `no`, whichever the condition says. */
void lower_branch(Fn *f, CXCursor condition, uint32_t yes, uint32_t no);
IrTemp lower_unary(Fn *f, CXCursor expr);
IrTemp lower_binary_operator(Fn *f, CXCursor expr);
IrTemp lower_compound_assign(Fn *f, CXCursor expr);
/* condition ? then : otherwise; a null `then` stands for the condition's own value. */
IrTemp lower_conditional(Fn *f, CXCursor expr, CXCursor condition, CXCursor then,
                         CXCursor otherwise);
void lower_conditional_effect(Fn *f, CXCursor condition, CXCursor then, CXCursor otherwise);
IrTemp lower_call(Fn *f, CXCursor expr);
/* As a call that returns an object, which goes to `into`. */
void lower_call_into(Fn *f, CXCursor expr, IrTemp into);
/* Calls a member function where the tree shows no call: with the object, one more argument unless
 * that is 0, and what its declaration gives to the other parameters. */
void lower_call_special(Fn *f, CXCursor function, IrTemp object, IrTemp argument);
/* Calls the constructor `expr` for the object at an address. */
void lower_construct(Fn *f, CXCursor expr, IrTemp object);
/* Initialises what lies at `address`, of that type, from an initialiser. */
void lower_initialise(Fn *f, IrTemp address, CXType type, CXCursor init);
/* The value that a variable of that type, which is no object and no reference, begins with. */
IrTemp lower_initial_value(Fn *f, CXType type, CXCursor init);
/* Makes an unnamed object and returns its address; it is destroyed at the end of the scope or full
 * expression, unless it is none of the program's but one of the lowering's own. */
IrTemp lower_temporary(Fn *f, CXType type, const char *stem);
IrTemp lower_scratch_object(Fn *f, CXType type, const char *stem);
/* The expression without implicit conversions that leave its place as it is. */
CXCursor lower_peel_same(Lower *l, CXCursor expr);
/* True when the expression makes an object of a class: it names none that is there. */
bool lower_makes_object(Lower *l, CXCursor expr);

#endif
