/* Routines in sections that are discarded after initialisation, which an unload routine is or may
 * call: by name, through a static variable that leads to them from the start, through a pointer
 * whose value was known when the call was run, or by somebody to whom they are handed. */
#include "explore/engine.h"

void discarded_note_call(Engine *e, uint32_t caller, uint32_t callee) {
  if (e->called[caller] == NULL) e->called[caller] = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  GArray *known = e->called[caller];
  for (guint i = 0; i < known->len; i++) {
    if (g_array_index(known, uint32_t, i) == callee) return;
  }
  g_array_append_val(known, callee);
}

/* The static variable in which the place lies that is read or written, or LINK_NONE. */
static uint32_t static_of(const IrBlock *block, const IrIns *reader) {
  const IrIns *ins = ir_definition(block, reader, reader->a);
  while (ins != NULL && (ins->op == IR_FIELD || ins->op == IR_INDEX))
    ins = ir_definition(block, ins, ins->a);
  return ins != NULL && ins->op == IR_GLOBAL ? (uint32_t)ins->number : LINK_NONE;
}

/* What initialisers store into the variable, whether that matters to anything else or not. */
static void note_static(Engine *e, uint32_t caller, uint32_t global) {
  const Program *program = e->program;
  for (uint32_t i = 0; i < program->initialiser_count; i++) {
    const IrFunc *ir = program->funcs[program->initialisers[i]].ir;
    for (uint32_t b = 0; b < ir->block_count; b++) {
      const IrBlock *block = &ir->blocks[b];
      const IrIns *func = NULL;
      for (uint32_t n = 0; n < block->ins_count; n++) {
        const IrIns *ins = &block->ins[n];
        if (ins->op == IR_FUNC) func = ins;
        bool stores_it = ins->op == IR_STORE && func != NULL && ins->b == func->dst;
        if (stores_it && static_of(block, ins) == global)
          discarded_note_call(e, caller, (uint32_t)func->number);
      }
    }
  }
}

/* A routine that takes back or looks up what was once handed to it does not call it. */
static bool calls_back(const ProgramFunc *f) {
  const Model *model = f->model;
  if (f->ir != NULL && !f->is_modelled) return false; /* it shows what it calls */
  for (uint32_t i = 0; model != NULL && i < model->use_count; i++) {
    if (model->uses[i].does == RESOURCE_RELEASE) return false;
  }
  for (uint32_t i = 0; model != NULL && i < model->routine_count; i++) {
    Does does = model->routines[i].does;
    if (does == DOES_KEYED_GET || does == DOES_KEYED_SET) return false;
  }
  return true;
}

/* A pointer of which the block does not tell where it comes from, such as the element that a loop
 * has come to: from a table that the function names. */
static void note_tables(Engine *e, uint32_t caller) {
  const IrFunc *ir = e->program->funcs[caller].ir;
  for (uint32_t b = 0; b < ir->block_count; b++) {
    const IrBlock *block = &ir->blocks[b];
    for (uint32_t i = 0; i < block->ins_count; i++) {
      if (block->ins[i].op == IR_GLOBAL) note_static(e, caller, (uint32_t)block->ins[i].number);
    }
  }
}

static void note_callees(Engine *e, uint32_t caller, const IrBlock *block, const IrIns *call) {
  const IrIns *callee = ir_definition(block, call, call->a);
  bool is_named = callee != NULL && callee->op == IR_FUNC;
  if (is_named) discarded_note_call(e, caller, (uint32_t)callee->number);
  if (callee != NULL && callee->op == IR_LOAD) {
    uint32_t global = static_of(block, callee);
    if (global != LINK_NONE)
      note_static(e, caller, global);
    else
      note_tables(e, caller);
  }
  if (is_named && !calls_back(&e->program->funcs[callee->number])) return;
  for (uint32_t i = 0; i < call->arg_count; i++) {
    const IrIns *argument = ir_definition(block, call, call->args[i]);
    while (argument != NULL && argument->op == IR_CAST)
      argument = ir_definition(block, argument, argument->a);
    if (argument != NULL && argument->op == IR_FUNC)
      discarded_note_call(e, caller, (uint32_t)argument->number);
  }
}

/* What the text of the function tells of its calls. */
static void note_text(Engine *e, uint32_t func) {
  const IrFunc *ir = e->program->funcs[func].ir;
  if (ir == NULL && e->program->funcs[func].model == NULL) want_body(e, func, false);
  if (ir == NULL || e->is_searched[func]) return;
  e->is_searched[func] = true;
  for (uint32_t b = 0; b < ir->block_count; b++) {
    const IrBlock *block = &ir->blocks[b];
    for (uint32_t i = 0; i < block->ins_count; i++) {
      if (block->ins[i].op == IR_CALL) note_callees(e, func, block, &block->ins[i]);
    }
  }
}

static void tell(Engine *e, Outcome *outcome, uint32_t func, uint32_t unload) {
  const ProgramFunc *f = &e->program->funcs[func];
  if (f->ir == NULL || f->ir->section == NULL) return;
  Discarded *d = ARENA_PUSH(e->out->arena, outcome, discarded, discarded);
  d->spot = spot_of_func(e, func);
  d->function = f->display;
  d->section = f->ir->section;
  d->unload = e->program->funcs[unload].display;
}

void discarded_tell(Engine *e, Outcome *outcome, uint32_t unload) {
  bool *seen = g_new0(bool, e->program->func_count);
  GArray *pending = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  g_array_append_val(pending, unload);
  seen[unload] = true;
  for (guint i = 0; i < pending->len; i++) {
    uint32_t func = g_array_index(pending, uint32_t, i);
    tell(e, outcome, func, unload);
    note_text(e, func);
    const GArray *called = e->called[func];
    for (guint c = 0; called != NULL && c < called->len; c++) {
      uint32_t callee = g_array_index(called, uint32_t, c);
      if (seen[callee]) continue;
      seen[callee] = true;
      g_array_append_val(pending, callee);
    }
  }
  g_array_free(pending, TRUE);
  g_free(seen);
}
