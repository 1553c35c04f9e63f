/* What a class driver calls when it deletes its objects. A framework deletes those of a driver
 * whose DriverEntry fails, as it does at unloading, and calls the routines that the driver gave for
 * them: what they release is not left behind. */
#include <string.h>

#include "explore/engine.h"

/* So many states are followed from routine to routine. */
#define WIDTH 64u

void cleanup_learn_members(Engine *e) {
  const Program *program = e->program;
  for (uint32_t i = 0; i < program->func_count; i++) {
    const Model *model = program->funcs[i].model;
    const Registrar *r = model != NULL ? model->registrar : NULL;
    for (uint32_t k = 0; r != NULL && k < r->cleanup_count; k++) {
      uint32_t member = program_member(e->program, r->cleanups[k]);
      g_hash_table_add(e->cleanup_members, GUINT_TO_POINTER(member));
    }
  }
}

void cleanup_note_store(Engine *e, State *s, Loc loc, Val val) {
  const LocNode *place = &e->locs[loc];
  if (place->kind != LOC_FIELD ||
      !g_hash_table_contains(e->cleanup_members, GUINT_TO_POINTER(place->a)))
    return;
  const ValNode *node = val_node(e, val_strip(e, val));
  if (node->kind == VAL_FUNC) state_set(e, s, KEY_CLEANUP, node->a, val_int(e, 1));
}

/* Whether a registration succeeded whose class driver deletes objects. */
static bool has_owner(Engine *e, const State *s) {
  for (uint32_t i = 0; i < e->out->registration_count; i++)
    if (e->out->registrations[i].contract->cleanup_count > 0 &&
        state_get(e, s, KEY_REGISTERED, i * 2 + 1) != 0)
      return true;
  return false;
}

static void note_func(uint64_t key, uint32_t value, void *context) {
  (void)value;
  uint32_t func = KEY_ID(key);
  g_array_append_val((GArray *)context, func);
}

static GArray *routines_of(Engine *e, const State *s) {
  GArray *funcs = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  if (g_hash_table_size(e->cleanup_members) > 0 && has_owner(e, s))
    map_each_of(s->map, KEY_CLEANUP, note_func, funcs);
  return funcs;
}

static bool is_known(const GArray *ends, const State *s) {
  for (guint i = 0; i < ends->len; i++)
    if (map_equal(g_array_index(ends, Exit, i).state.map, s->map)) return true;
  return false;
}

/* Every end goes on by one call; the object that it is called for is nobody's. */
static GArray *call_for_all(Engine *e, GArray *ends, uint32_t func) {
  GArray *next = g_array_new(FALSE, FALSE, sizeof(Exit));
  for (guint i = 0; i < ends->len; i++) {
    const Exit *end = &g_array_index(ends, Exit, i);
    State s = end->state;
    if (e->program->funcs[func].ir->param_count > 0)
      state_store(e, &s, loc_local(e, 0, func, 0),
                  val_make(e, (ValNode){.kind = VAL_SYM, .n = 64}));
    Exits exits = {0};
    run_function(e, func, 0, s, &exits);
    for (uint32_t k = 0; k < exits.exit_count && next->len < WIDTH; k++) {
      Exit one = *end;
      one.state = exits.exits[k].state;
      if (exits.exits[k].kind != END_RETURN || one.state.is_lost) continue;
      one.state.hist = end->state.hist;
      state_collect(e, &one.state, 0, func, NULL);
      if (!is_known(next, &one.state)) g_array_append_val(next, one);
    }
    e->split = 0;
  }
  g_array_free(ends, TRUE);
  return next;
}

/* A routine whose body nobody knows: it may release all that is held. */
static void note_unread(Engine *e, const Exit *end, uint32_t func) {
  want_body(e, func, false);
  undecided(e, NULL, end->ins, end->func,
            "the source of %s was not found, which is called when DriverEntry fails",
            e->program->funcs[func].display);
}

GArray *cleanup_run(Engine *e, const Exit *end) {
  GArray *ends = g_array_new(FALSE, FALSE, sizeof(Exit));
  g_array_append_val(ends, *end);
  GArray *funcs = routines_of(e, &end->state);
  for (guint i = 0; i < funcs->len; i++) {
    uint32_t func = g_array_index(funcs, uint32_t, i);
    if (e->program->funcs[func].ir != NULL) {
      ends = call_for_all(e, ends, func);
    } else {
      note_unread(e, end, func);
      g_array_set_size(ends, 0);
    }
  }
  g_array_free(funcs, TRUE);
  return ends;
}
