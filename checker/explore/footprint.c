/* What a function can touch by name: variables that it and its callees mention, and whether it
 * calls through pointers, so that whatever it meets may be called. Found once for each function. */
#include "explore/engine.h"

/* A variable or function is mentioned by the body. */
static void mention(Engine *e, Footprint *to, GHashTable *seen, uint32_t global) {
  if (g_hash_table_add(seen, GUINT_TO_POINTER(global)))
    *ARENA_PUSH(e->arena, to, globals, global) = global;
}

static void add_block(Engine *e, Footprint *to, GHashTable *globals, const IrBlock *block) {
  for (uint32_t i = 0; i < block->ins_count; i++) {
    const IrIns *ins = &block->ins[i];
    if (ins->op == IR_GLOBAL) mention(e, to, globals, (uint32_t)ins->number);
    if (ins->op != IR_CALL || !ins->is_relevant) continue;
    if (ir_named_callee(block, ins) == LINK_NONE) to->is_indirect = true;
  }
}

bool footprint_has(const Footprint *footprint, uint32_t func) {
  return footprint->is_indirect || (footprint->funcs[func / 64] >> (func % 64) & 1) != 0;
}

/* True when the function was not there yet. */
static bool add_func(Footprint *to, uint32_t func) {
  uint64_t bit = (uint64_t)1 << (func % 64), *word = &to->funcs[func / 64];
  bool is_new = (*word & bit) == 0;
  *word |= bit;
  return is_new;
}

const Footprint *footprint_of(Engine *e, uint32_t func) {
  if (e->footprints[func] != NULL) return e->footprints[func];
  Footprint *footprint = e->footprints[func] = ARENA_NEW(e->arena, Footprint);
  footprint->funcs = ARENA_ARRAY(e->arena, uint64_t, e->program->func_count / 64 + 1);
  GHashTable *globals = g_hash_table_new(NULL, NULL);
  GArray *pending = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  g_array_append_val(pending, func);
  add_func(footprint, func);
  while (pending->len > 0) {
    const ProgramFunc *f = &e->program->funcs[g_array_index(pending, uint32_t, pending->len - 1)];
    g_array_set_size(pending, pending->len - 1);
    if (f->ir == NULL || f->is_modelled) continue;
    for (uint32_t b = 0; b < f->ir->block_count; b++)
      add_block(e, footprint, globals, &f->ir->blocks[b]);
    for (uint32_t i = 0; i < f->callee_count; i++) {
      if (add_func(footprint, f->callees[i])) g_array_append_val(pending, f->callees[i]);
    }
  }
  g_array_free(pending, TRUE);
  g_hash_table_destroy(globals);
  return footprint;
}

static void reach_globals(Reach *r, const Footprint *footprint) {
  for (uint32_t i = 0; i < footprint->global_count; i++) {
    Loc root = r->e->global_locs[footprint->globals[i]];
    if (root != 0) reach_root(r, root);
  }
}

void footprint_reach(Reach *r) { reach_globals(r, r->footprint); }

void footprint_reach_func(Reach *r, uint32_t func) {
  if (r->footprint->is_indirect) reach_globals(r, footprint_of(r->e, func));
}

void footprint_reach_static(Reach *r, uint32_t global) {
  const GArray *values = r->e->static_values[global];
  for (guint i = 0; values != NULL && i < values->len; i++)
    reach_val(r, g_array_index(values, Val, i));
}
