/* Memory: what a path has stored where. A place that has no entry holds what the nearest object
 * around it was filled with, else what it held when the driver was loaded. */
#include "explore/engine.h"

uint32_t state_get(Engine *e, const State *s, KeyKind kind, uint32_t id) {
  uint32_t value = map_get(s->map, MAP_KEY(kind, id));
  return choice_is(value) ? choice_read(e, value) : value;
}

void state_set(Engine *e, State *s, KeyKind kind, uint32_t id, uint32_t value) {
  s->map = map_set(e->arena, s->map, MAP_KEY(kind, id), value);
}

void state_drop(Engine *e, State *s, KeyKind kind, uint32_t id) {
  s->map = map_remove(e->arena, s->map, MAP_KEY(kind, id));
}

static Val unknown(Engine *e) { return val_make(e, (ValNode){.kind = VAL_UNKNOWN}); }

static Val initial(Engine *e, Loc loc) {
  return val_make(e, (ValNode){.kind = VAL_INIT, .a = loc});
}

/* What a place holds before the path has written anything to it or around it. Static storage that
 * the driver defines starts as its initialisers say, else zero. */
static Val untouched(Engine *e, Loc loc) {
  const LocNode *root = &e->locs[e->locs[loc].root];
  if (root->kind == LOC_KEYED) return val_int(e, 0);
  if (root->kind != LOC_GLOBAL) return initial(e, loc);
  if (e->program->globals[root->a].unit == NULL) {
    want_variable(e, root->a);
    return initial(e, loc);
  }
  for (Loc at = loc; at != 0; at = e->locs[at].parent) {
    if (e->locs[at].kind == LOC_ANY) return unknown(e);
    gpointer found = g_hash_table_lookup(e->statics, GUINT_TO_POINTER(at));
    if (found == NULL) continue;
    Val val = GPOINTER_TO_UINT(found);
    return at == loc ? val : val_node(e, val)->kind == VAL_INT ? val_int(e, 0) : unknown(e);
  }
  return val_int(e, 0);
}

/* True when the path has stored something in a part of the object at `loc`. */
static bool has_parts(Engine *e, const State *s, Loc loc) {
  for (Loc at = e->locs[loc].first_child; at != 0; at = e->locs[at].next_sibling) {
    if (state_get(e, s, KEY_MEM, at) != 0 || has_parts(e, s, at)) return true;
  }
  return false;
}

/* What the part `loc` of an object holds when the whole object, at `object`, was filled with `val`.
 */
static Val part_of(Engine *e, State *s, Loc loc, Loc object, Val val) {
  ValNode node = *val_node(e, val_strip(e, val));
  switch (node.kind) {
    case VAL_INT:
      return node.n == 0 ? val : unknown(e);
    case VAL_SYM:
      return initial(e, loc_rebase(e, loc, object, loc_deref(e, val)));
    case VAL_INIT: /* a copy of an object that nobody had written to */
      (void)s;
      return untouched(e, loc_rebase(e, loc, object, node.a));
    default:
      return unknown(e);
  }
}

Val state_load(Engine *e, State *s, Loc loc) {
  Val val = state_get(e, s, KEY_MEM, loc);
  if (val != 0) return val;
  /* A scalar read of an object whose parts were written mixes several stores into one value. */
  if (has_parts(e, s, loc)) return unknown(e);
  for (Loc at = loc; at != 0; at = e->locs[at].parent) {
    if (e->locs[at].kind == LOC_ANY) return unknown(e);
    Loc parent = e->locs[at].parent;
    if (parent == 0) break;
    if (e->locs[at].kind == LOC_INDEX) {
      Loc any = loc_find(e, LOC_ANY, parent, 0, 0, 0);
      if (any != 0 && state_get(e, s, KEY_MEM, any) != 0) return unknown(e);
    }
    Val whole = state_get(e, s, KEY_MEM, parent);
    if (whole != 0) return part_of(e, s, loc, parent, whole);
  }
  return untouched(e, loc);
}

/* True when nothing was stored in what the part of a variable of the driver lies in. */
static bool is_untouched_around(const Engine *e, const State *s, Loc loc) {
  const LocNode *root = &e->locs[e->locs[loc].root];
  if (root->kind != LOC_GLOBAL || e->program->globals[root->a].unit == NULL) return false;
  for (Loc at = loc; e->locs[at].parent != 0; at = e->locs[at].parent) {
    Loc parent = e->locs[at].parent;
    if (map_get(s->map, MAP_KEY(KEY_MEM, parent)) != 0) return false;
    Loc any = e->locs[at].kind == LOC_INDEX ? loc_find(e, LOC_ANY, parent, 0, 0, 0) : 0;
    if (any != 0 && map_get(s->map, MAP_KEY(KEY_MEM, any)) != 0) return false;
  }
  return true;
}

Val state_untouched(Engine *e, const State *s, Loc loc) {
  uint32_t split = e->split;
  e->split = 0;
  bool is_plain = is_untouched_around(e, s, loc) && !has_parts(e, s, loc) && e->split == 0;
  e->split = split;
  return is_plain ? untouched(e, loc) : unknown(e);
}

static void drop_parts(Engine *e, State *s, Loc loc) {
  for (Loc at = e->locs[loc].first_child; at != 0; at = e->locs[at].next_sibling) {
    state_drop(e, s, KEY_MEM, at);
    drop_parts(e, s, at);
  }
}

/* A store through an index that nobody knows may have hit any element. */
static void blur_elements(Engine *e, State *s, Loc array) {
  Val anything = unknown(e);
  for (Loc at = e->locs[array].first_child; at != 0; at = e->locs[at].next_sibling) {
    bool was_known = state_get(e, s, KEY_MEM, at) != 0 || has_parts(e, s, at);
    drop_parts(e, s, at);
    if (was_known && e->locs[at].kind == LOC_INDEX) state_set(e, s, KEY_MEM, at, anything);
  }
  state_set(e, s, KEY_MEM, loc_make(e, LOC_ANY, array, 0, 0, 0), anything);
}

static uint32_t drop_first(uint32_t val, void *first) { return val == *(Val *)first ? 0 : val; }

void state_put(Engine *e, State *s, Loc loc, uint32_t val) {
  if (!e->initialises && is_untouched_around(e, s, loc)) {
    Val first = untouched(e, loc);
    val = choice_replace(e, val, drop_first, &first);
  }
  if (val == 0) {
    state_drop(e, s, KEY_MEM, loc);
  } else {
    state_set(e, s, KEY_MEM, loc, val);
  }
}

void state_store(Engine *e, State *s, Loc loc, Val val) {
  for (Loc at = loc; at != 0; at = e->locs[at].parent) {
    if (e->locs[at].kind == LOC_ANY) {
      blur_elements(e, s, e->locs[at].parent);
      return;
    }
  }
  drop_parts(e, s, loc);
  state_put(e, s, loc, val);
}

void state_zero(Engine *e, State *s, Loc loc) { state_store(e, s, loc, val_int(e, 0)); }

void state_havoc(Engine *e, State *s, Loc loc, Val val) { state_store(e, s, loc, val); }

static void copy_parts(Engine *e, State *s, Loc to, Loc from, Loc at) {
  for (Loc part = e->locs[at].first_child; part != 0; part = e->locs[part].next_sibling) {
    Val val = state_get(e, s, KEY_MEM, part);
    if (val != 0) state_set(e, s, KEY_MEM, loc_rebase(e, part, from, to), val);
    copy_parts(e, s, to, from, part);
  }
}

/* What the object at `from` holds where none of its parts was written. */
static Val filling(Engine *e, State *s, Loc from) {
  Val whole = state_get(e, s, KEY_MEM, from);
  if (whole != 0) return whole;
  for (Loc at = e->locs[from].parent; at != 0; at = e->locs[at].parent) {
    whole = state_get(e, s, KEY_MEM, at);
    if (whole != 0) return part_of(e, s, from, at, whole);
  }
  return initial(e, from);
}

void state_copy(Engine *e, State *s, Loc to, Loc from) {
  if (to == from) return;
  State before = *s;
  state_store(e, s, to, filling(e, &before, from));
  if (!loc_is_within(e, to, from) && !loc_is_within(e, from, to)) copy_parts(e, s, to, from, from);
}

typedef struct Visiting {
  const Engine *e;
  void (*visit)(Val val, void *context);
  void *context;
} Visiting;

static void visit_entry(uint64_t key, uint32_t value, void *context) {
  const Visiting *v = context;
  const Engine *e = v->e;
  switch (KEY_KIND(key)) {
    case KEY_MEM: {
      const LocNode *root = &e->locs[e->locs[KEY_ID(key)].root];
      if (root->kind == LOC_DEREF || root->kind == LOC_KEYED) v->visit(root->a, v->context);
      if (root->kind == LOC_KEYED) v->visit(root->b, v->context);
      choice_each(e, value, v->visit, v->context);
      break;
    }
    case KEY_FACT:
    case KEY_KEPT:
      v->visit(KEY_ID(key), v->context);
      break;
    case KEY_HELD:
      v->visit(e->tuples[KEY_ID(key)][2], v->context);
      choice_each(e, value, v->visit, v->context);
      break;
    case KEY_GONE:
      v->visit(e->tuples[KEY_ID(key)][2], v->context);
      break;
    default:
      break;
  }
}

void state_each_val(const Engine *e, const MapNode *map, void (*visit)(Val val, void *context),
                    void *context) {
  Visiting visiting = {.e = e, .visit = visit, .context = context};
  listing_each(e->listings, map, visit_entry, &visiting);
}

/* The numbers of symbols that a site has made, as far as they are in use. */
typedef struct Numbers {
  const Engine *e;
  uint32_t site, depth, part;
  GArray *used; /* bool */
} Numbers;

static void note_number(Val val, void *context) {
  const Numbers *numbers = context;
  const ValNode *node = val_node(numbers->e, val);
  if (node->kind != VAL_SYM || node->a != numbers->site || node->b != numbers->depth) return;
  if (node->n % 64 != numbers->part || node->n / 64 >= numbers->used->len) return;
  g_array_index(numbers->used, bool, node->n / 64) = true;
}

static void note_numbers(Val val, void *context) {
  const Numbers *numbers = context;
  const ValTrait *trait = &numbers->e->traits[val];
  if (trait->depth <= numbers->depth) return;
  if (trait->is_symbol)
    note_number(val, context);
  else
    val_each_part(numbers->e, val, note_number, NULL, context);
}

/* The smallest number that no value in the state bears: it does not depend on the way that led
 * here, which lets paths merge, and loops reach their fixed point. */
Val state_fresh(Engine *e, const State *s, uint32_t site, uint32_t depth, uint32_t part) {
  Numbers numbers = {.e = e, .site = site, .depth = depth, .part = part};
  numbers.used = g_array_new(FALSE, TRUE, sizeof(bool));
  Val val;
  for (guint n = 0;; n++) {
    uint32_t known = e->val_count;
    val =
        val_make(e, (ValNode){.kind = VAL_SYM, .a = site, .b = depth, .n = (int64_t)n * 64 + part});
    if (val == known) break; /* never made before, so in use nowhere */
    if (n >= numbers.used->len) {
      g_array_set_size(numbers.used, MAX(64, 2 * n));
      state_each_val(e, s->map, note_numbers, &numbers);
    }
    if (!g_array_index(numbers.used, bool, n)) break;
  }
  g_array_free(numbers.used, TRUE);
  return val;
}

void state_leave(Engine *e, State *s, uint32_t depth, uint32_t func) {
  const IrFunc *ir = e->program->funcs[func].ir;
  for (uint32_t i = 0; i < ir->var_count; i++) {
    Loc loc = loc_find(e, LOC_LOCAL, 0, depth, func, i);
    if (loc == 0) continue;
    state_drop(e, s, KEY_MEM, loc);
    drop_parts(e, s, loc);
  }
}
