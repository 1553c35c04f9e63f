/* Exceptions that are raised in a __try block. A path takes them to be raised at its start, but
 * nobody can tell how far the block had come. What its calls release counts as released then, so
 * that no leak is told of that only the moment of the exception makes. */
#include "explore/engine.h"

static uint64_t kinds_of_func(Engine *e, uint32_t func);

/* The kinds of resources that the calls of a block release: by name, or through others. */
static uint64_t kinds_of_block(Engine *e, const IrBlock *block) {
  uint64_t kinds = 0;
  for (uint32_t i = 0; i < block->ins_count; i++) {
    const IrIns *ins = &block->ins[i];
    if (ins->op != IR_CALL) continue;
    uint32_t callee = ir_named_callee(block, ins);
    if (callee == LINK_NONE) return UINT64_MAX; /* whatever it calls may release anything */
    kinds |= kinds_of_func(e, callee);
  }
  return kinds;
}

static uint64_t kinds_of_func(Engine *e, uint32_t func) {
  const ProgramFunc *f = &e->program->funcs[func];
  uint64_t kinds = 0;
  for (uint32_t i = 0; f->model != NULL && i < f->model->use_count; i++) {
    const ResourceUse *use = &f->model->uses[i];
    if (use->does != RESOURCE_ACQUIRE) kinds |= resource_kind_bit(e, use->kind);
  }
  if (f->ir == NULL || f->model != NULL) return kinds;
  gpointer key = GUINT_TO_POINTER(func + 1), known;
  if (g_hash_table_lookup_extended(e->kinds_released, key, NULL, &known)) return *(uint64_t *)known;
  uint64_t *own = ARENA_NEW(e->arena, uint64_t); /* none, where it calls itself */
  g_hash_table_insert(e->kinds_released, key, own);
  for (uint32_t b = 0; b < f->ir->block_count; b++) kinds |= kinds_of_block(e, &f->ir->blocks[b]);
  return *own = kinds;
}

typedef struct Reaching {
  bool *is_reached;
  GArray *pending; /* uint32_t */
} Reaching;

static void reach_target(uint32_t *target, void *context) {
  Reaching *r = context;
  if (r->is_reached[*target]) return;
  r->is_reached[*target] = true;
  g_array_append_val(r->pending, *target);
}

/* Marks the blocks that paths from `start` come to before they come to `stop`. */
static void reach_from(const IrFunc *ir, uint32_t start, uint32_t stop, bool *is_reached) {
  Reaching r = {is_reached, g_array_new(FALSE, FALSE, sizeof(uint32_t))};
  reach_target(&start, &r);
  while (r.pending->len > 0) {
    uint32_t block = g_array_index(r.pending, uint32_t, r.pending->len - 1);
    g_array_set_size(r.pending, r.pending->len - 1);
    const IrBlock *b = &ir->blocks[block];
    if (block != stop) ir_each_target(&b->ins[b->ins_count - 1], reach_target, &r);
  }
  g_array_free(r.pending, TRUE);
}

/* The __try block is what is come to without an exception only. */
static uint64_t kinds_of_try(Engine *e, const IrFunc *ir, uint32_t block, const IrIns *branch) {
  bool *raised = g_new0(bool, ir->block_count), *whole = g_new0(bool, ir->block_count);
  reach_from(ir, branch->target[0], block, raised);
  reach_from(ir, branch->target[1], block, whole);
  uint64_t kinds = 0;
  for (uint32_t b = 0; b < ir->block_count; b++)
    if (whole[b] && !raised[b]) kinds |= kinds_of_block(e, &ir->blocks[b]);
  g_free(raised);
  g_free(whole);
  return kinds;
}

typedef struct Releasing {
  Engine *e;
  State *s;
  uint64_t kinds;
} Releasing;

static void release(uint64_t key, uint32_t value, void *context) {
  const Releasing *r = context;
  (void)value;
  const ResourceUse *use = r->e->uses[r->e->tuples[KEY_ID(key)][0]];
  if ((resource_kind_bit(r->e, use->kind) & r->kinds) == 0) return;
  r->s->map = map_remove(r->e->arena, r->s->map, key);
}

void raise_in_try(Engine *e, State *s, uint32_t func, uint32_t block, const IrIns *branch) {
  Releasing r = {.e = e, .s = s};
  r.kinds = kinds_of_try(e, e->program->funcs[func].ir, block, branch);
  map_each_of(s->map, KEY_HELD, release, &r);
}
