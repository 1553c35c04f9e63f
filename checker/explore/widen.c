/* Widening: what a path knows behind a loop that it has gone round often enough. What changes there
 * is forgotten, and what the loop acquires goes by names that are the same after every round. */
#include "explore/engine.h"

/* Tells what a loop piles up from what it acquired last. */
#define PILED (((int64_t)1 << 40) - 63)

typedef struct Widening {
  Engine *e;
  const MapNode *base;
  State *s;
  uint32_t site, depth;
  GArray *keys; /* of the places that change */
  GArray *held; /* Gained: what the loop has acquired and holds */
} Widening;

/* A resource that a loop has acquired. */
typedef struct Gained {
  uint64_t key;
  Loc place; /* the one that it is known by when the loop goes on, 0: none */
} Gained;

/* A search for one value, or for all values of a choice, among those of another. */
typedef struct Containing {
  const Engine *e;
  uint32_t whole, sought;
  bool is_found, holds_all;
} Containing;

static void compare_way(uint32_t value, void *context) {
  Containing *c = context;
  if (value == c->sought) c->is_found = true;
}

static void seek_way(uint32_t value, void *context) {
  Containing *c = context;
  Containing one = {.sought = value};
  choice_each(c->e, c->whole, compare_way, &one);
  if (!one.is_found) c->holds_all = false;
}

/* Whether an entry is what it was, or what it was on some way of the choices that have been made
 * since: to make a choice is not to change anything. */
static bool is_unchanged(const Engine *e, uint32_t before, uint32_t now) {
  if (before == now) return true;
  if (!choice_is(before)) return false;
  Containing c = {.e = e, .whole = before, .holds_all = true};
  choice_each(e, now, seek_way, &c);
  return c.holds_all;
}

static void collect_changed(uint64_t key, uint32_t value, void *context) {
  Widening *w = context;
  if (KEY_KIND(key) != KEY_MEM || is_unchanged(w->e, map_get(w->base, key), value)) return;
  if (choice_is(value) || val_node(w->e, val_strip(w->e, value))->kind != VAL_CLASS) {
    g_array_append_val(w->keys, key);
  }
}

/* A variable that holds again what it held at first has no entry. */
static void collect_reset(uint64_t key, uint32_t value, void *context) {
  Widening *w = context;
  (void)value;
  if (KEY_KIND(key) != KEY_MEM || map_get(w->s->map, key) != 0) return;
  if (w->e->locs[w->e->locs[KEY_ID(key)].root].kind == LOC_GLOBAL) g_array_append_val(w->keys, key);
}

static void collect_gained(uint64_t key, uint32_t value, void *context) {
  const Widening *w = context;
  (void)value;
  if (map_get(w->base, key) != 0) return;
  Gained gained = {.key = key};
  g_array_append_val(w->held, gained);
}

static Val forgotten_as(const Widening *w, Loc loc, int64_t part) {
  return val_make(w->e, (ValNode){.kind = VAL_SYM,
                                  .a = w->site,
                                  .b = w->depth,
                                  .n = ((int64_t)1 << 40) + (int64_t)loc * 64 + part});
}

/* What a place holds that a loop has changed. Elements of which nobody knows the number need not
 * hold the same. */
static Val forgotten(Loc loc, void *context) {
  const Widening *w = context;
  return loc_is_somewhere(w->e, loc) ? val_anything(w->e) : forgotten_as(w, loc, 1);
}

/* The same for a place that holds NULL, or else what the loop has acquired last. */
static Val last_gained(const Widening *w, Loc loc) { return forgotten_as(w, loc, 2); }

static bool held_null(const Widening *w, uint64_t key) {
  const State before = {.map = w->base};
  uint32_t val = map_get(w->base, key);
  int64_t n;
  if (val == 0) val = state_untouched(w->e, &before, KEY_ID(key));
  return !choice_is(val) && val_is_int(w->e, val, &n) && n == 0;
}

/* True for elements of arrays: the next round may well have another one. */
static bool is_element(const Engine *e, Loc loc) {
  for (; loc != 0; loc = e->locs[loc].parent)
    if (e->locs[loc].kind == LOC_INDEX || e->locs[loc].kind == LOC_ANY) return true;
  return false;
}

static bool is_only_one_of_site(const Widening *w, const Gained *gained) {
  const Engine *e = w->e;
  uint32_t site = e->tuples[KEY_ID(gained->key)][1], count = 0;
  for (guint i = 0; i < w->held->len; i++)
    count += e->tuples[KEY_ID(g_array_index(w->held, Gained, i).key)][1] == site;
  return count == 1;
}

/* A loop that asks again until the buffer is large enough holds one, or none, however often it went
 * round: what it acquires goes by the one variable that names it, where that named nothing before.
 */
static void find_place(const Widening *w, Gained *gained) {
  Engine *e = w->e;
  const uint32_t *tuple = e->tuples[KEY_ID(gained->key)];
  uint32_t condition = map_get(w->s->map, gained->key);
  int64_t n;
  if ((tuple[3] & HELD_DOUBTFUL) != 0 || choice_is(condition)) return;
  if (condition != tuple[2] && !(val_is_int(e, condition, &n) && n == 1)) return;
  if (!is_only_one_of_site(w, gained)) return;
  Loc place = 0;
  for (guint i = 0; i < w->keys->len; i++) {
    uint64_t key = g_array_index(w->keys, uint64_t, i);
    if (map_get(w->s->map, key) != tuple[2]) continue;
    if (place != 0 || !held_null(w, key) || is_element(e, KEY_ID(key))) return;
    place = KEY_ID(key);
  }
  gained->place = place;
}

/* Where no variable names it, one stands for all that the loop acquires at a place, whichever and
 * however many there are: it has a name of its own, the same after every round. */
static void rename_gained(const Widening *w, const Gained *gained) {
  Engine *e = w->e;
  uint32_t tuple[4];
  for (int k = 0; k < 4; k++) tuple[k] = e->tuples[KEY_ID(gained->key)][k];
  Val name = val_make(e, (ValNode){.kind = VAL_SYM, .a = tuple[1], .b = w->depth, .n = PILED});
  Val condition = val_int(e, 1);
  if (gained->place != 0)
    name = condition = last_gained(w, gained->place);
  else if ((tuple[3] & HELD_DOUBTFUL) == 0)
    tuple[3] |= HELD_DOUBTFUL | HELD_PILED;
  e->traits[name].is_acquired = true;
  state_drop(e, w->s, KEY_HELD, KEY_ID(gained->key));
  state_set(e, w->s, KEY_HELD, tuple_make(e, tuple[0], tuple[1], name, tuple[3]), condition);
}

static Val widened(Widening *w, Loc loc) {
  for (guint i = 0; i < w->held->len; i++)
    if (g_array_index(w->held, Gained, i).place == loc) return last_gained(w, loc);
  return forgotten(loc, w);
}

void widen(Activation *act, State *s, const MapNode *start, uint32_t header) {
  Engine *e = act->e;
  Widening w = {.e = e, .base = start, .s = s, .depth = act->frame.depth};
  w.site = site_make(e, &act->ir->blocks[header].ins[0], act->frame.func);
  w.keys = g_array_new(FALSE, FALSE, sizeof(uint64_t));
  w.held = g_array_new(FALSE, FALSE, sizeof(Gained));
  map_each(s->map, collect_changed, &w);
  map_each_of(s->map, KEY_HELD, collect_gained, &w);
  for (guint i = 0; i < w.held->len; i++) find_place(&w, &g_array_index(w.held, Gained, i));
  map_each(start, collect_reset, &w);
  for (guint i = 0; i < w.keys->len; i++) {
    Loc loc = KEY_ID(g_array_index(w.keys, uint64_t, i));
    if (loc_is_slot(e, loc)) continue;
    Val val = widened(&w, loc);
    if (!val_has_unknown(e, val)) state_drop(e, s, KEY_FACT, val);
    state_set(e, s, KEY_MEM, loc, val);
  }
  for (guint i = 0; i < w.held->len; i++) rename_gained(&w, &g_array_index(w.held, Gained, i));
  g_array_free(w.held, TRUE);
  g_array_free(w.keys, TRUE);
}

bool widen_together(Activation *act, State *s, uint32_t header) {
  Engine *e = act->e;
  Widening w = {.e = e, .depth = act->frame.depth};
  w.site = site_make(e, &act->ir->blocks[header].ins[0], act->frame.func);
  const GPtrArray *all = act->arrivals[header];
  for (guint i = all->len; i > 0; i--) {
    const Arrival *other = g_ptr_array_index(all, i - 1);
    if (!other->is_widened) continue;
    State both = other->state;
    if (!join_round(e, &both, s, forgotten, &w)) continue;
    if (map_equal(both.map, other->state.map)) {
      hist_join_late(e, &other->state, s->hist);
      return false;
    }
    both.hist = s->hist;
    hist_join(e, &both, other->state.hist);
    *s = both;
    return true;
  }
  return true;
}

/* Piles ---------------------------------------------------------------------------------------- */

static void add_key(GArray **keys, uint64_t key) {
  if (*keys == NULL) *keys = g_array_new(FALSE, FALSE, sizeof(uint64_t));
  for (guint i = 0; i < (*keys)->len; i++)
    if (g_array_index(*keys, uint64_t, i) == key) return;
  g_array_append_val(*keys, key);
}

static void note_in_function(const Engine *e, Exits *exits, uint64_t key) {
  for (uint32_t i = 0; i < exits->emptied_count; i++)
    if (exits->emptied[i] == key) return;
  *ARENA_PUSH(e->arena, exits, emptied, emptied) = key;
}

void widen_note_released(const Engine *e, uint64_t key) {
  for (guint i = 0; i < e->activations->len; i++) {
    Activation *act = g_ptr_array_index(e->activations, i);
    note_in_function(e, act->exits, key);
    for (uint32_t l = 0; l < act->flow->loop_count; l++)
      if ((act->flow->loops[act->current_point] >> l & 1) != 0) add_key(&act->emptied[l], key);
  }
}

void widen_release(const Activation *act, State *s, uint64_t left) {
  for (uint32_t l = 0; l < act->flow->loop_count; l++) {
    const GArray *keys = act->emptied[l];
    if ((left >> l & 1) == 0 || keys == NULL) continue;
    for (guint i = 0; i < keys->len; i++)
      s->map = map_remove(act->e->arena, s->map, g_array_index(keys, uint64_t, i));
  }
}
