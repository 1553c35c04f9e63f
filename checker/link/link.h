/* Linking: the units of one driver become one program. Symbols are bound to what they name,
 * routines to what the models know of them, and the entry routine is found. */
#ifndef UNLOADLINT_LINK_H
#define UNLOADLINT_LINK_H

#include "discover/discover.h"
#include "ir/ir.h"
#include "link/model.h"

#define LINK_NONE UINT32_MAX

typedef struct ProgramFunc {
  const char *name, *display;
  const IrFunc *ir;   /* NULL: defined nowhere in the driver */
  const IrUnit *unit; /* of the definition */
  const Model *model; /* a row of its own or of its family, or NULL */
  bool is_modelled;   /* the row is its own and says what it does: the body, if any, is not used */
  bool is_relevant;   /* running it can matter to a rule */
  bool is_lost;       /* a source may define it in text that could not be read */
  uint32_t *callees;  /* functions that its body names, without doubles */
  uint32_t callee_count, callee_room;
} ProgramFunc;

typedef struct ProgramGlobal {
  const char *name;
  const IrUnit *unit; /* of the definition; NULL: defined nowhere in the driver */
  bool is_external;   /* other sources can name it */
} ProgramGlobal;

/* A C++ object of static storage whose destructor does something that others can see. */
typedef struct ProgramObject {
  const IrGlobal *global;
  const IrUnit *unit;
} ProgramObject;

/* In the units of a program is_relevant of every instruction tells whether it can matter, and the
 * `number` of every FUNC, GLOBAL, LOCAL and FIELD instruction is bound: the index of the function,
 * of the global, of the variable in its function, of the member name. See relevant.c for what
 * relevant means. */
typedef struct Program {
  Arena *arena;
  const Driver *driver;
  IrUnit **units;
  uint32_t unit_count;
  ProgramFunc *funcs;
  uint32_t func_count, func_room;
  ProgramGlobal *globals;
  uint32_t global_count, global_room;
  const char **members;
  uint32_t member_count, member_room;
  uint32_t entry;         /* index of the entry routine, or LINK_NONE */
  uint32_t *initialisers; /* functions that set static storage, in their order */
  uint32_t initialiser_count, initialiser_room;
  ProgramObject *objects;
  uint32_t object_count, object_room;
  const Models *models;
  GHashTable *member_ids; /* name -> index + 1 */
} Program;

/* Links the units of `driver`; they are changed (bound), so that they belong to one program at a
 * time, and must outlive it. Free with
 * program_free. */
Program *link_driver(const Driver *driver, IrUnit **units, uint32_t unit_count,
                     const Models *models);
void program_free(Program *program);
/* Marks what can matter to a rule; called by link_driver. */
void program_mark_relevant(Program *program);
/* Finds the objects whose destructors do something; called by link_driver. */
void program_find_objects(Program *program);
/* The index of a member name, which is added when no source mentions it. */
uint32_t program_member(Program *program, const char *name);

#endif
