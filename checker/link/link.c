/* Binds the names in the units of one driver. A name that a unit defines with internal linkage
 * means that definition there; any other name means the same thing in every unit. */
#include "link/link.h"

#include <string.h>

typedef struct Linker {
  Program *program;
  GHashTable *funcs, *globals;           /* external linkage: name -> index + 1 */
  GHashTable *unit_funcs, *unit_globals; /* internal linkage in the current unit, likewise */
} Linker;

static uint32_t lookup(GHashTable *table, const char *name) {
  gpointer found = g_hash_table_lookup(table, name);
  return found == NULL ? LINK_NONE : GPOINTER_TO_UINT(found) - 1;
}

static void enter(GHashTable *table, const char *name, uint32_t index) {
  g_hash_table_insert(table, (char *)name, GUINT_TO_POINTER(index + 1));
}

static uint32_t add_func(Program *program, const char *name, const char *display) {
  ProgramFunc *func = ARENA_PUSH(program->arena, program, funcs, func);
  *func = (ProgramFunc){.name = name, .display = display};
  func->model = models_find(program->models, name);
  func->is_modelled = func->model != NULL && !func->model->is_family;
  return program->func_count - 1;
}

static uint32_t bind_func(Linker *l, const char *name) {
  uint32_t index = lookup(l->unit_funcs, name);
  if (index == LINK_NONE) index = lookup(l->funcs, name);
  if (index == LINK_NONE) {
    index = add_func(l->program, name, name);
    enter(l->funcs, name, index);
  }
  return index;
}

static uint32_t add_global(Program *program, const char *name, const IrUnit *unit) {
  ProgramGlobal *global = ARENA_PUSH(program->arena, program, globals, global);
  *global = (ProgramGlobal){.name = name, .unit = unit};
  return program->global_count - 1;
}

static uint32_t bind_global(Linker *l, const char *name) {
  uint32_t index = lookup(l->unit_globals, name);
  if (index == LINK_NONE) index = lookup(l->globals, name);
  if (index == LINK_NONE) {
    index = add_global(l->program, name, NULL);
    l->program->globals[index].is_external = true;
    enter(l->globals, name, index);
  }
  return index;
}

/* The first definition wins: inline functions of headers are defined alike in every unit. */
static void define(ProgramFunc *func, const IrFunc *ir, const IrUnit *unit) {
  if (func->ir != NULL && (func->ir->broken == NULL || ir->broken != NULL)) return;
  func->ir = ir;
  func->unit = unit;
  func->display = ir->display;
}

/* The body is to be asked for: what is known of a family of routines is not true of it. */
static void withhold(ProgramFunc *func) {
  if (func->model != NULL && func->model->is_family) func->model = NULL;
}

static void define_externals(Linker *l, const IrUnit *unit) {
  for (uint32_t i = 0; i < unit->func_count; i++) {
    const IrFunc *ir = unit->funcs[i];
    if (ir->is_static) continue;
    uint32_t index = bind_func(l, ir->name); /* may move the array */
    define(&l->program->funcs[index], ir, unit);
  }
  for (uint32_t i = 0; i < unit->withheld_count; i++) {
    const IrWithheld *withheld = &unit->withheld[i];
    if (withheld->is_static) continue;
    uint32_t index = bind_func(l, withheld->name); /* may move the array */
    withhold(&l->program->funcs[index]);
  }
  for (uint32_t i = 0; i < unit->global_count; i++) {
    const IrGlobal *global = &unit->globals[i];
    if (global->is_static) continue;
    uint32_t index = bind_global(l, global->name);
    ProgramGlobal *known = &l->program->globals[index];
    if (global->is_defined && known->unit == NULL) known->unit = unit;
  }
}

static void define_statics(Linker *l, const IrUnit *unit) {
  Program *program = l->program;
  for (uint32_t i = 0; i < unit->func_count; i++) {
    const IrFunc *ir = unit->funcs[i];
    if (!ir->is_static) continue;
    uint32_t index = add_func(program, ir->name, ir->display);
    define(&program->funcs[index], ir, unit);
    enter(l->unit_funcs, ir->name, index);
  }
  for (uint32_t i = 0; i < unit->withheld_count; i++) {
    const IrWithheld *withheld = &unit->withheld[i];
    if (!withheld->is_static) continue;
    uint32_t index = add_func(program, withheld->name, withheld->name);
    withhold(&program->funcs[index]);
    enter(l->unit_funcs, withheld->name, index);
  }
  for (uint32_t i = 0; i < unit->global_count; i++) {
    const IrGlobal *global = &unit->globals[i];
    if (global->is_static)
      enter(l->unit_globals, global->name, add_global(program, global->name, unit));
  }
}

static void list_initialisers(Program *program, const char *name) {
  for (uint32_t i = 0; i < program->func_count; i++)
    if (program->funcs[i].ir != NULL && strcmp(program->funcs[i].ir->name, name) == 0)
      *ARENA_PUSH(program->arena, program, initialisers, initialiser) = i;
}

/* A name of C, or of C++ as Microsoft's compiler mangles it: ?name@scope@@... */
static bool is_named(const char *symbol, const char *name) {
  if (strcmp(symbol, name) == 0) return true;
  size_t length = strlen(name);
  return symbol[0] == '?' && strncmp(symbol + 1, name, length) == 0 && symbol[1 + length] == '@';
}

static void mark_lost(Program *program, const IrUnit *unit) {
  for (uint32_t i = 0; i < unit->partial_count; i++) {
    for (uint32_t f = 0; f < program->func_count; f++) {
      ProgramFunc *func = &program->funcs[f];
      if (func->ir == NULL && is_named(func->name, unit->partial[i])) func->is_lost = true;
    }
  }
}

static uint32_t var_index(const IrFunc *func, const char *name) {
  for (uint32_t i = 0; i < func->var_count; i++) {
    if (strcmp(func->vars[i].name, name) == 0) return i;
  }
  bug("no variable %s in %s", name, func->name);
}

static void note_callee(Program *program, uint32_t caller, uint32_t callee) {
  if (caller == LINK_NONE) return;
  ProgramFunc *func = &program->funcs[caller];
  for (uint32_t i = 0; i < func->callee_count; i++) {
    if (func->callees[i] == callee) return;
  }
  *ARENA_PUSH(program->arena, func, callees, callee) = callee;
}

static void bind_ins(Linker *l, const IrFunc *func, uint32_t self, IrIns *ins) {
  ins->is_relevant = ins->is_used = false; /* as an earlier program may have left them */
  switch (ins->op) {
    case IR_FUNC:
      ins->number = bind_func(l, ins->text);
      note_callee(l->program, self, (uint32_t)ins->number);
      break;
    case IR_GLOBAL:
      ins->number = bind_global(l, ins->text);
      break;
    case IR_LOCAL:
      ins->number = var_index(func, ins->text);
      break;
    case IR_FIELD:
      ins->number = program_member(l->program, ins->text);
      break;
    default:
      break;
  }
}

/* The program's function that a unit's function became, or LINK_NONE when another unit's definition
 * of it was taken. */
static uint32_t self_of(Linker *l, const IrFunc *ir) {
  uint32_t index = ir->is_static ? lookup(l->unit_funcs, ir->name) : lookup(l->funcs, ir->name);
  return index != LINK_NONE && l->program->funcs[index].ir == ir ? index : LINK_NONE;
}

static void bind_unit(Linker *l, IrUnit *unit) {
  for (uint32_t i = 0; i < unit->func_count; i++) {
    IrFunc *func = unit->funcs[i];
    uint32_t self = self_of(l, func);
    for (uint32_t b = 0; b < func->block_count; b++) {
      IrBlock *block = &func->blocks[b];
      for (uint32_t n = 0; n < block->ins_count; n++) bind_ins(l, func, self, &block->ins[n]);
    }
  }
}

/* The routine with C linkage where there is one. */
static uint32_t find_entry(const Program *program, const char *name) {
  uint32_t entry = LINK_NONE;
  for (uint32_t i = 0; i < program->func_count; i++) {
    const IrFunc *ir = program->funcs[i].ir;
    if (ir == NULL || ir->is_static || !ir_is_global_function(ir->name, name)) continue;
    if (entry == LINK_NONE || strcmp(ir->name, name) == 0) entry = i;
  }
  return entry;
}

Program *link_driver(const Driver *driver, IrUnit **units, uint32_t unit_count,
                     const Models *models) {
  Arena *arena = arena_new();
  Program *program = ARENA_NEW(arena, Program);
  program->arena = arena;
  program->driver = driver;
  program->units = units;
  program->unit_count = unit_count;
  program->models = models;
  program->member_ids = g_hash_table_new(g_str_hash, g_str_equal);
  Linker l = {.program = program};
  l.funcs = g_hash_table_new(g_str_hash, g_str_equal);
  l.globals = g_hash_table_new(g_str_hash, g_str_equal);
  l.unit_funcs = g_hash_table_new(g_str_hash, g_str_equal);
  l.unit_globals = g_hash_table_new(g_str_hash, g_str_equal);
  for (uint32_t i = 0; i < unit_count; i++) define_externals(&l, units[i]);
  for (uint32_t i = 0; i < unit_count; i++) {
    g_hash_table_remove_all(l.unit_funcs);
    g_hash_table_remove_all(l.unit_globals);
    define_statics(&l, units[i]);
    bind_unit(&l, units[i]);
  }
  list_initialisers(program, IR_INIT);
  list_initialisers(program, IR_CONSTRUCT);
  for (uint32_t i = 0; i < unit_count; i++) mark_lost(program, units[i]);
  program->entry = find_entry(program, driver->entry);
  program_mark_relevant(program);
  program_find_objects(program);
  g_hash_table_destroy(l.funcs);
  g_hash_table_destroy(l.globals);
  g_hash_table_destroy(l.unit_funcs);
  g_hash_table_destroy(l.unit_globals);
  return program;
}

void program_free(Program *program) {
  if (program == NULL) return;
  g_hash_table_destroy(program->member_ids);
  arena_free(program->arena);
}

uint32_t program_member(Program *program, const char *name) {
  uint32_t index = lookup(program->member_ids, name);
  if (index != LINK_NONE) return index;
  const char **slot = ARENA_PUSH(program->arena, program, members, member);
  *slot = arena_strdup(program->arena, name);
  enter(program->member_ids, *slot, program->member_count - 1);
  return program->member_count - 1;
}
