/* C++ objects of static storage whose destructors do something that others can see: call a routine
 * of the system or of nobody knows whom, or write to what is no part of the object. */
#include <string.h>

#include "link/link.h"

typedef struct Search {
  const Program *program;
  bool *seen; /* functions that were looked at */
} Search;

/* Printing and the like leave nothing undone. */
static bool is_idle(const Model *model) {
  if (model == NULL || model->registrar != NULL || model->use_count > 0) return false;
  for (uint32_t i = 0; i < model->routine_count; i++) {
    if (model->routines[i].does != DOES_NOTHING) return false;
  }
  return true;
}

/* True when the place that is written lies in a variable of the function or in the object that
 * `this` is. */
static bool is_own(const IrBlock *block, const IrIns *writer) {
  for (const IrIns *ins = writer;;) {
    ins = ir_definition(block, ins, ins->a);
    if (ins == NULL) return false;
    switch (ins->op) {
      case IR_LOCAL:
        return true;
      case IR_FIELD:
      case IR_INDEX:
        break;
      case IR_LOAD: {
        const IrIns *from = ir_definition(block, ins, ins->a);
        return from != NULL && from->op == IR_LOCAL && strcmp(from->text, "this") == 0;
      }
      default:
        return false;
    }
  }
}

static bool acts(Search *s, uint32_t func);

static bool call_acts(Search *s, const IrBlock *block, const IrIns *ins) {
  const IrIns *callee = ir_definition(block, ins, ins->a);
  return callee == NULL || callee->op != IR_FUNC || acts(s, (uint32_t)callee->number);
}

static bool acts(Search *s, uint32_t func) {
  const ProgramFunc *f = &s->program->funcs[func];
  if (f->ir == NULL || f->is_modelled) return !is_idle(f->model);
  if (s->seen[func]) return false;
  s->seen[func] = true;
  for (uint32_t b = 0; b < f->ir->block_count; b++) {
    const IrBlock *block = &f->ir->blocks[b];
    for (uint32_t i = 0; i < block->ins_count; i++) {
      const IrIns *ins = &block->ins[i];
      bool writes = ins->op == IR_STORE || ins->op == IR_COPY || ins->op == IR_ZERO;
      if (writes && !is_own(block, ins)) return true;
      if (ins->op == IR_CALL && call_acts(s, block, ins)) return true;
    }
  }
  return false;
}

static uint32_t find_callee(const Program *program, const IrFunc *ir) {
  for (uint32_t i = 0; i < program->func_count; i++) {
    if (program->funcs[i].ir == ir) return i;
  }
  return LINK_NONE;
}

static void look_at(Program *program, const IrUnit *unit, const IrGlobal *global) {
  for (uint32_t i = 0; i < unit->func_count; i++) {
    if (strcmp(unit->funcs[i]->name, global->destroyer) != 0) continue;
    Search s = {.program = program, .seen = g_new0(bool, program->func_count)};
    uint32_t func = find_callee(program, unit->funcs[i]);
    if (func != LINK_NONE && acts(&s, func)) {
      *ARENA_PUSH(program->arena, program, objects, object) =
          (ProgramObject){.global = global, .unit = unit};
    }
    g_free(s.seen);
    return;
  }
}

void program_find_objects(Program *program) {
  for (uint32_t u = 0; u < program->unit_count; u++) {
    const IrUnit *unit = program->units[u];
    for (uint32_t i = 0; i < unit->global_count; i++) {
      if (unit->globals[i].destroyer != NULL) look_at(program, unit, &unit->globals[i]);
    }
  }
}
