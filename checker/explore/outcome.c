/* Outcomes: what a state tells at the end of the entry or of an unload run, taken apart into the
 * things that rules ask for. */
#include <string.h>

#include "explore/engine.h"

typedef struct Telling {
  Engine *e;
  const State *s;
  Outcome *outcome;
  bool is_last; /* nothing of the driver runs after it */
} Telling;

static void tell_registered(Telling *t, uint32_t id) {
  ARENA_PUSH(t->e->out->arena, t->outcome, registered, registered);
  t->outcome->registered[t->outcome->registered_count - 1].registration = id / 2;
  t->outcome->registered[t->outcome->registered_count - 1].success = id % 2 == 1;
}

static void tell_overwritten(Telling *t, uint32_t id) {
  const uint32_t *tuple = t->e->tuples[id];
  Overwritten *o = ARENA_PUSH(t->e->out->arena, t->outcome, overwritten, overwritten);
  o->slot = loc_name(t->e, tuple[0]);
  o->function = t->e->program->funcs[tuple[1]].display;
  o->store = spot_of_site(t->e, tuple[2]);
  o->registration = tuple[3] / 4;
  o->effect = (Effect)(tuple[3] % 4);
}

typedef struct Finding {
  const Engine *e;
  uint32_t registration;
  Loc slot;
  bool is_found;
} Finding;

static void find_class(uint64_t key, uint32_t value, void *context) {
  Finding *f = context;
  if (KEY_KIND(key) != KEY_MEM || loc_is_slot(f->e, KEY_ID(key))) return;
  const ValNode *node = val_node(f->e, val_strip(f->e, value));
  if (node->kind == VAL_CLASS && node->a == f->registration && node->b == f->slot) {
    f->is_found = true;
  }
}

static void tell_replaced(Telling *t, Loc slot, uint32_t id) {
  const uint32_t *tuple = t->e->tuples[id];
  Val now = state_load(t->e, (State *)t->s, slot);
  if (val_node(t->e, val_strip(t->e, now))->kind != VAL_FUNC) return;
  Replaced *r = ARENA_PUSH(t->e->out->arena, t->outcome, replaced, replaced);
  r->slot = loc_name(t->e, slot);
  r->registration = tuple[0];
  r->store = spot_of_site(t->e, tuple[1]);
  r->effect = (Effect)tuple[2];
  Finding finding = {.e = t->e, .registration = tuple[0], .slot = slot};
  map_each(t->s->map, find_class, &finding);
  r->is_saved = finding.is_found;
}

static void tell_held(Telling *t, uint32_t id, Val condition) {
  Engine *e = t->e;
  if (state_truth(e, t->s, condition) == TRUTH_FALSE) return;
  const uint32_t *tuple = e->tuples[id];
  const ResourceUse *use = e->uses[tuple[0]];
  Held told = {.kind = use->kind,
               .routine = use->routine,
               .spot = spot_of_site(e, tuple[1]),
               .in_unload = (tuple[3] & HELD_IN_UNLOAD) != 0};
  if ((tuple[3] & HELD_DOUBTFUL) != 0) {
    g_hash_table_insert(e->doubtful, GUINT_TO_POINTER(tuple[1]), (gpointer)use->kind->title);
    /* Where each path is followed by itself, a leak of a loop's first rounds would have been seen.
     */
    if (!e->joins || !t->is_last || (tuple[3] & HELD_PILED) == 0) return;
    g_hash_table_add(e->unproved, GUINT_TO_POINTER(tuple[1]));
    *ARENA_PUSH(e->out->arena, t->outcome, piles, pile) = told;
    return;
  }
  *ARENA_PUSH(e->out->arena, t->outcome, held, held) = told;
}

static void tell_chain_call(Telling *t, uint32_t id) {
  Engine *e = t->e;
  const uint32_t *tuple = e->tuples[id], *what = e->tuples[tuple[0]];
  ChainCall *c = ARENA_PUSH(e->out->arena, t->outcome, chain_calls, chain_call);
  c->target = (ChainTarget)what[0];
  c->is_tested = what[1] != 0;
  c->function = what[2] == 0 ? NULL : e->program->funcs[what[2] - 1].display;
  c->registration = what[3] == 0 ? NO_REGISTRATION : what[3] - 1;
  c->spot = spot_of_site(e, tuple[1]);
  c->read = spot_of_site(e, tuple[2]);
}

static void tell_slot(Telling *t, Loc slot, Val val) {
  Engine *e = t->e;
  SlotEnd *end = ARENA_PUSH(e->out->arena, t->outcome, slots, slot);
  *end = (SlotEnd){.slot = loc_name(e, slot), .registration = NO_REGISTRATION};
  ValNode node = *val_node(e, val_strip(e, val));
  uint32_t store = state_get(e, t->s, KEY_STORE, slot);
  if (store != 0) end->store = spot_of_site(e, store);
  switch (node.kind) {
    case VAL_FUNC:
      end->holds = SLOT_OWN;
      end->function = e->program->funcs[node.a].display;
      break;
    case VAL_CLASS: {
      uint32_t chained = state_get(e, t->s, KEY_CHAINED, slot);
      end->holds = chained != 0 ? SLOT_OWN : SLOT_CLASS;
      end->registration = node.a;
      if (chained != 0) end->function = e->program->funcs[val_node(e, chained)->a].display;
      break;
    }
    case VAL_INT:
      end->holds = node.n == 0 ? SLOT_NULL : SLOT_UNKNOWN;
      break;
    default:
      /* A slot that nothing has written holds the NULL that the kernel put there. */
      end->holds = node.kind == VAL_INIT ? SLOT_NULL : SLOT_UNKNOWN;
      break;
  }
}

static void tell(uint64_t key, uint32_t value, void *context) {
  Telling *t = context;
  switch (KEY_KIND(key)) {
    case KEY_MEM:
      if (!t->outcome->is_unload && loc_is_slot(t->e, KEY_ID(key)))
        tell_slot(t, KEY_ID(key), value);
      break;
    case KEY_REGISTERED:
      tell_registered(t, KEY_ID(key));
      break;
    case KEY_LOST:
      tell_overwritten(t, KEY_ID(key));
      break;
    case KEY_DISPLACED:
      tell_replaced(t, KEY_ID(key), value);
      break;
    case KEY_HELD:
      tell_held(t, KEY_ID(key), value);
      break;
    case KEY_CHAIN_CALL:
      tell_chain_call(t, KEY_ID(key));
      break;
    default:
      break;
  }
}

static Outcome *add(Engine *e, const Exit *exit, const char *routine, bool is_unload,
                    bool is_last) {
  Outcome *outcome = ARENA_PUSH(e->out->arena, e->out, outcomes, outcome);
  outcome->routine = routine;
  outcome->is_unload = is_unload;
  bool is_told = exit->ins != NULL && (exit->kind != END_RETURN || exit->ins->is_used);
  if (is_told) outcome->spot = spot_of_ins(e, exit->ins, exit->func);
  Telling telling = {.e = e, .s = &exit->state, .outcome = outcome, .is_last = is_last};
  map_each(exit->state.map, tell, &telling);
  return outcome;
}

void outcome_start(Engine *e, Outcome *outcome, uint32_t func, const char *kind,
                   const char *format) {
  PathStep *step = ARENA_PUSH(e->out->arena, outcome, steps, step);
  step->spot = spot_of_func(e, func);
  step->kind = kind;
  step->message = arena_printf(e->out->arena, "%s%s", format, e->program->funcs[func].display);
}

/* Ends that stand for several --------------------------------------------------------------------
 */

bool outcome_hold(Engine *e, State *s, uint64_t key) {
  State here = *s;
  e->split = 0;
  uint32_t condition = choice_read(e, map_get(here.map, key));
  bool is_held = condition != 0 && state_truth(e, &here, condition) != TRUTH_FALSE;
  uint32_t guard = e->split;
  e->split = 0;
  if (guard == 0) return is_held;
  for (unsigned way = 0; way < 2; way++) {
    State one = choice_take(e, here, guard, way);
    if (!outcome_hold(e, &one, key)) continue;
    *s = one;
    return true;
  }
  return false;
}

static void note_held(uint64_t key, uint32_t value, void *context) {
  (void)value;
  g_array_append_val((GArray *)context, key);
}

/* Calls `write` for as few of the states that the end stands for as show everything that any of
 * them shows: the one with the shortest history, and one for each resource that it does not hold.
 */
static void each_shown(Engine *e, const Exit *end, bool wants_held,
                       void (*write)(Engine *e, const Exit *end, void *context), void *context) {
  GArray *keys = g_array_new(FALSE, FALSE, sizeof(uint64_t));
  if (wants_held) map_each_of(end->state.map, KEY_HELD, note_held, keys);
  GHashTable *shown = g_hash_table_new(NULL, NULL);
  Exit one = *end;
  one.state = choice_settle(e, end->state);
  for (guint i = 0; i <= keys->len; i++) {
    write(e, &one, context);
    for (guint k = 0; k < keys->len; k++) {
      uint64_t key = g_array_index(keys, uint64_t, k);
      uint32_t condition = map_get(one.state.map, key);
      if (condition == 0 || state_truth(e, &one.state, condition) == TRUTH_FALSE) continue;
      g_hash_table_add(shown, GUINT_TO_POINTER(KEY_ID(key)));
    }
    for (; i < keys->len; i++) {
      uint64_t key = g_array_index(keys, uint64_t, i);
      one.state = end->state;
      if (g_hash_table_contains(shown, GUINT_TO_POINTER(KEY_ID(key)))) continue;
      if (outcome_hold(e, &one.state, key)) break;
    }
    if (i == keys->len) break;
    one.state = choice_settle(e, one.state);
  }
  g_hash_table_destroy(shown);
  g_array_free(keys, TRUE);
}

typedef struct Known {
  const MapNode *map;
  uint32_t index;
} Known;

/* The outcome of the entry in the state of `end`, which has no choices left. */
static uint32_t write_entry(Engine *e, const Exit *end, OutcomeParents *parents) {
  for (guint i = 0; i < parents->known->len; i++) {
    const Known *known = &g_array_index(parents->known, Known, i);
    if (map_equal(known->map, end->state.map)) return known->index;
  }
  uint32_t entry = e->program->entry;
  State s = end->state;
  uint32_t unload = parents->is_loaded ? outcome_unload_func(e, &s) : LINK_NONE;
  bool is_last = unload == LINK_NONE;
  Outcome *outcome = add(e, end, e->program->funcs[entry].display, false, is_last);
  outcome->ending = parents->is_loaded ? ENDING_LOADED : ENDING_FAILED;
  outcome_start(e, outcome, entry, "entry", "the system calls ");
  hist_write(e, end->state.hist, NULL, outcome);
  Known known = {.map = end->state.map, .index = e->out->outcome_count - 1};
  g_array_append_val(parents->known, known);
  if (unload != LINK_NONE) discarded_tell(e, outcome, unload);
  return known.index;
}

static void write_shown_entry(Engine *e, const Exit *end, void *context) {
  write_entry(e, end, context);
}

void outcome_entry(const Exit *end, bool is_loaded, OutcomeParents *parents) {
  *parents = (OutcomeParents){.end = *end, .is_loaded = is_loaded};
  parents->known = g_array_new(FALSE, FALSE, sizeof(Known));
}

void outcome_entry_end(Engine *e, bool has_runs, OutcomeParents *parents) {
  if (!has_runs || parents->known->len == 0) {
    each_shown(e, &parents->end, !has_runs, write_shown_entry, parents);
  }
  g_array_free(parents->known, TRUE);
}

uint32_t outcome_parent(Engine *e, OutcomeParents *parents, GHashTable *choices) {
  Exit end = parents->end;
  GHashTableIter iter;
  gpointer guard, way;
  g_hash_table_iter_init(&iter, choices);
  while (g_hash_table_iter_next(&iter, &guard, &way)) {
    end.state =
        choice_take(e, end.state, GPOINTER_TO_UINT(guard), (unsigned)GPOINTER_TO_UINT(way) - 1);
  }
  end.state = choice_settle(e, end.state);
  return write_entry(e, &end, parents);
}

typedef struct Unloading {
  OutcomeParents *parents;
  uint32_t func;
} Unloading;

static void write_unload(Engine *e, const Exit *end, void *context) {
  const Unloading *u = context;
  GHashTable *choices = g_hash_table_new(NULL, NULL);
  Outcome run = {0};
  outcome_start(e, &run, u->func, "unload", "the driver is unloaded: the system calls ");
  hist_write(e, end->state.hist, choices, &run);
  uint32_t parent = outcome_parent(e, u->parents, choices);
  g_hash_table_destroy(choices);
  Outcome *outcome = add(e, end, e->program->funcs[u->func].display, true, true);
  outcome->parent = parent;
  outcome->steps = run.steps;
  outcome->step_count = run.step_count;
  outcome->step_room = run.step_room;
  outcome->decisions = run.decisions;
  outcome->decision_count = run.decision_count;
  outcome->decision_room = run.decision_room;
  outcome->rounds = run.rounds;
  outcome->round_count = run.round_count;
  outcome->round_room = run.round_room;
  static const Ending endings[] = {[END_RETURN] = ENDING_RETURNED,
                                   [END_NULL_CALL] = ENDING_NULL_CALL,
                                   [END_RECURSION] = ENDING_RECURSION,
                                   [END_STOPPED] = ENDING_STOPPED};
  outcome->ending = endings[end->kind];
}

void outcome_unload(Engine *e, const Exit *end, OutcomeParents *parents, uint32_t func) {
  Unloading unloading = {.parents = parents, .func = func};
  each_shown(e, end, true, write_unload, &unloading);
}

uint32_t outcome_unload_func(Engine *e, State *state) {
  Loc slot = loc_field(e, e->driver_object_loc, e->member_unload);
  Val val = val_strip(e, state_load(e, state, slot));
  ValNode node = *val_node(e, val);
  if (node.kind == VAL_CLASS) {
    Val chained = state_get(e, state, KEY_CHAINED, slot);
    if (chained != 0) node = *val_node(e, chained);
  }
  return node.kind == VAL_FUNC ? node.a : LINK_NONE;
}

void outcome_objects(Engine *e) {
  const Program *program = e->program;
  for (uint32_t i = 0; i < program->object_count; i++) {
    const IrGlobal *global = program->objects[i].global;
    GlobalObject *object = ARENA_PUSH(e->out->arena, e->out, objects, object);
    object->name = arena_strdup(e->out->arena, global->display);
    object->spot = (Spot){.file = program->objects[i].unit->files[global->loc.file],
                          .line = global->loc.line,
                          .column = global->loc.column,
                          .end_column = global->loc.end_column};
  }
}

/* A resource that nobody could follow is no leak, and no proof of the opposite either, unless some
 * path was seen to release such a one. Of what a loop acquires and joined paths still hold, that is
 * no proof: its rounds were not followed one by one. */
void outcome_doubts(Engine *e) {
  GHashTableIter iter;
  gpointer site, title;
  g_hash_table_iter_init(&iter, e->doubtful);
  while (g_hash_table_iter_next(&iter, &site, &title)) {
    bool is_proved = !g_hash_table_contains(e->unproved, site);
    if (is_proved && g_hash_table_contains(e->released, site)) continue;
    uint32_t id = GPOINTER_TO_UINT(site);
    undecided(e, NULL, e->sites[id].ins, e->sites[id].func,
              "what becomes of %s that is acquired here could not be followed",
              (const char *)title);
  }
}
