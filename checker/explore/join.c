/* Joins: one state for all that agree in what rules ask for.
 *
 * Keeping every path apart can cost more than a driver is worth: one that reads its settings
 * character by character has more states than can be followed, and nearly all of them differ in
 * data that no rule will ever see. An exploration that joins forgets such data where paths meet:
 * what a variable holds becomes anything between what the states held, what is known of a value
 * what all of them know. States that differ in a slot, a registration, a resource or a pointer that
 * may lead to one of these are never joined.
 *
 * A joined state stands for all the paths that came to it, and for some that cannot be. So what
 * such an exploration finds need not be true, but when it finds nothing, there is nothing. */
#include "explore/engine.h"

typedef struct Pair {
  uint64_t key;
  uint32_t was[2]; /* what the entry holds in either state, 0: nothing */
} Pair;

typedef struct Joining {
  Engine *e;
  const State *states[2];
  GArray *pairs; /* Pair: the entries in which the two differ */
  uint32_t mark; /* of the objects in which either keeps something, 0: not made yet */
  bool is_data;
  uint64_t sign;
} Joining;

/* Something is kept in the object, or it is part of a resource's name. */
static void mark_kept(uint64_t key, uint32_t value, void *context) {
  const Joining *j = context;
  LocNode *locs = j->e->locs;
  (void)value;
  if (KEY_KIND(key) == KEY_MEM) locs[locs[KEY_ID(key)].root].mark = j->mark;
  if (KEY_KIND(key) != KEY_HELD) return;
  const ValNode *name = val_node(j->e, j->e->tuples[KEY_ID(key)][2]);
  if (name->kind == VAL_ADDR) locs[locs[name->a].root].mark = j->mark;
}

/* Of an object that neither state knows anything of, any other pointer tells as much. */
static bool leads_to_kept(Joining *j, Val pointer) {
  Loc object = loc_find(j->e, LOC_DEREF, 0, pointer, 0, 0);
  if (object == 0 || j->states[0] == NULL) return false;
  if (j->mark == 0) {
    j->mark = ++j->e->walks;
    for (int way = 0; way < 2; way++)
      listing_each(j->e->listings, j->states[way]->map, mark_kept, j);
  }
  return j->e->locs[object].mark == j->mark;
}

/* Number and truth values, and what is computed from them; not what leads to memory, can be called
 * or names a resource. */
static void look_at(uint32_t val, void *context) {
  Joining *j = context;
  const Engine *e = j->e;
  switch (val_node(e, val)->kind) {
    case VAL_UNKNOWN:
    case VAL_INT:
    case VAL_STRING:
    case VAL_BIN:
    case VAL_UN:
      break;
    case VAL_SYM:
    case VAL_INIT:
      if (e->traits[val].is_acquired || leads_to_kept(j, val)) j->is_data = false;
      break;
    default:
      j->is_data = false;
      break;
  }
}

/* Nobody can follow what becomes of it in any case: whether it is held at all is no more than that.
 */
static bool is_doubtful(const Engine *e, uint64_t key) {
  return KEY_KIND(key) == KEY_HELD && (e->tuples[KEY_ID(key)][3] & HELD_DOUBTFUL) != 0;
}

static bool may_forget(Joining *j, uint64_t key, uint32_t first, uint32_t second) {
  if (KEY_KIND(key) == KEY_FACT || is_doubtful(j->e, key)) return true;
  if (KEY_KIND(key) != KEY_MEM || loc_is_in_driver_object(j->e, KEY_ID(key))) return false;
  j->is_data = true;
  choice_each(j->e, first, look_at, j);
  choice_each(j->e, second, look_at, j);
  return j->is_data;
}

/* Ranges --------------------------------------------------------------------------------------- */

static Range everything(void) { return (Range){.lo = INT64_MIN, .hi = INT64_MAX}; }

static void cover(Range *all, const Range *more) {
  if (more->lo > more->hi) return;
  if (all->lo > all->hi) {
    *all = *more;
    return;
  }
  Range result = {.lo = MIN(all->lo, more->lo), .hi = MAX(all->hi, more->hi)};
  /* What neither can be, the two together cannot be either. */
  const Range *const both[] = {all, more};
  for (int way = 0; way < 2; way++) {
    const Range *r = both[way], *other = both[1 - way];
    for (uint32_t i = 0; i < r->except_count; i++) {
      int64_t n = r->except[i];
      bool is_out = n < other->lo || n > other->hi;
      for (uint32_t k = 0; k < other->except_count; k++) is_out = is_out || other->except[k] == n;
      bool is_known = n <= result.lo || n >= result.hi;
      for (uint32_t k = 0; k < result.except_count; k++)
        is_known = is_known || result.except[k] == n;
      if (!is_out || is_known || result.except_count == RANGE_EXCEPT_MAX) continue;
      uint32_t at = result.except_count++;
      for (; at > 0 && result.except[at - 1] > n; at--) result.except[at] = result.except[at - 1];
      result.except[at] = n;
    }
  }
  *all = result;
}

typedef struct Covering {
  Engine *e;
  const State *s;
  Range range;
} Covering;

/* All that a value can be, whatever choices the state makes. */
static void cover_val(uint32_t val, void *context) {
  Covering *c = context;
  uint32_t split = c->e->split;
  c->e->split = 0;
  Range range = state_range(c->e, c->s, val);
  if (c->e->split != 0) range = everything();
  c->e->split = split;
  cover(&c->range, &range);
}

static void cover_fact(uint32_t fact, void *context) {
  Covering *c = context;
  cover(&c->range, &c->e->ranges[fact]);
}

static bool has_absent_way(const Engine *e, uint32_t value) {
  while (choice_is(value)) {
    const Choice *choice = choice_of(e, value);
    if (has_absent_way(e, choice->way[0])) return true;
    value = choice->way[1];
  }
  return value == 0;
}

/* What the entry is known to lie in, in the states from `first` to before `end`. */
static Range covered(const Joining *j, const Pair *pair, int first, int end) {
  Range all = {.lo = 1, .hi = 0};
  for (int way = first; way < end; way++) {
    Covering c = {.e = j->e, .s = j->states[way], .range = all};
    bool is_fact = KEY_KIND(pair->key) == KEY_FACT;
    if (has_absent_way(j->e, pair->was[way])) {
      if (is_fact) return everything();
      cover_val(state_untouched(j->e, j->states[way], KEY_ID(pair->key)), &c);
    }
    choice_each(j->e, pair->was[way], is_fact ? cover_fact : cover_val, &c);
    all = c.range;
  }
  return all;
}

/* A status that tells of success on one side and of failure on the other: what follows asks for
 * that first, and for what goes with it. */
static bool is_told_apart(const Joining *j, const Pair *pair) {
  if (KEY_KIND(pair->key) != KEY_MEM || j->e->locs[KEY_ID(pair->key)].kind != LOC_LOCAL)
    return false;
  if (pair->was[0] == 0 || pair->was[1] == 0) return false;
  Range first = covered(j, pair, 0, 1), second = covered(j, pair, 1, 2);
  return (first.hi < 0 && second.lo >= 0) || (first.lo >= 0 && second.hi < 0);
}

static bool note_pair(uint64_t key, uint32_t first, uint32_t second, void *context) {
  Joining *j = context;
  if (!may_forget(j, key, first, second)) return false;
  Pair pair = {.key = key, .was = {first, second}};
  if (is_told_apart(j, &pair)) return false;
  g_array_append_val(j->pairs, pair);
  return true;
}

static bool is_everything(const Range *r) {
  return r->lo == INT64_MIN && r->hi == INT64_MAX && r->except_count == 0;
}

static uint32_t fact_of(Engine *e, const Range *range) {
  return is_everything(range) ? 0 : range_make(e, range);
}

/* Values --------------------------------------------------------------------------------------- */

typedef struct Naming {
  Engine *e;
  uint32_t site, depth;
  int64_t free;  /* no value of either state that was made at the site has this number or more */
  bool is_known; /* that is so */
} Naming;

#define JOINED ((int64_t)1 << 41) /* keeps the numbers apart from those of other values */

static void note_name(Val val, void *context) {
  Naming *n = context;
  const ValNode *node = val_node(n->e, val);
  if (node->kind != VAL_SYM || node->a != n->site || node->b != n->depth || node->n < JOINED)
    return;
  n->free = MAX(n->free, (node->n - JOINED) / 64 + 1);
}

static void note_names_of(uint32_t value, void *context) {
  Naming *n = context;
  if (value != 0) val_each_part(n->e, value, note_name, NULL, n);
}

static void note_names(uint64_t key, uint32_t value, void *context) {
  Naming *n = context;
  if (KEY_KIND(key) == KEY_MEM) choice_each(n->e, value, note_names_of, n);
  if (KEY_KIND(key) == KEY_FACT) note_names_of(KEY_ID(key), n);
}

static Val name_of(const Naming *n, int64_t number) {
  ValNode node = {.kind = VAL_SYM, .a = n->site, .b = n->depth, .n = JOINED + number * 64 + 1};
  return val_make(n->e, node);
}

/* A name that is free in both states. */
static Val free_name(const Joining *j, Naming *n) {
  if (!n->is_known) {
    uint32_t known = n->e->val_count;
    n->is_known = true;
    if (name_of(n, 0) != known) { /* else it was never made before, and none behind it */
      listing_each(n->e->listings, j->states[0]->map, note_names, n);
      listing_each(n->e->listings, j->states[1]->map, note_names, n);
    }
  }
  return name_of(n, n->free++);
}

/* The state that stands for both. Entries that hold the same two values keep on being equal. */
static State joined(Joining *j, uint32_t site, uint32_t depth) {
  Engine *e = j->e;
  State s = *j->states[0];
  hist_join(e, &s, j->states[1]->hist);
  Naming naming = {.e = e, .site = site, .depth = depth};
  GHashTable *made = g_hash_table_new(g_int64_hash, g_int64_equal);
  for (guint i = 0; i < j->pairs->len; i++) {
    Pair *pair = &g_array_index(j->pairs, Pair, i);
    if (KEY_KIND(pair->key) == KEY_HELD) {
      s.map = map_set(e->arena, s.map, pair->key, val_int(e, 1));
      continue;
    }
    Range range = covered(j, pair, 0, 2);
    if (KEY_KIND(pair->key) == KEY_FACT) {
      uint32_t fact = fact_of(e, &range);
      s.map = fact == 0 ? map_remove(e->arena, s.map, pair->key)
                        : map_set(e->arena, s.map, pair->key, fact);
      continue;
    }
    Val val = GPOINTER_TO_UINT(g_hash_table_lookup(made, pair->was));
    if (loc_is_somewhere(e, KEY_ID(pair->key))) {
      val = val_anything(e);
    } else if (val == 0) {
      val = free_name(j, &naming);
      /* A place that holds nothing holds what it did at first: that stays apart. */
      if (pair->was[0] != 0 && pair->was[1] != 0)
        g_hash_table_insert(made, pair->was, GUINT_TO_POINTER(val));
      uint32_t fact = fact_of(e, &range);
      if (fact != 0) s.map = map_set(e->arena, s.map, MAP_KEY(KEY_FACT, val), fact);
    }
    s.map = map_set(e->arena, s.map, pair->key, val);
  }
  g_hash_table_destroy(made);
  return s;
}

/* Finds what the two differ in; false when that is more than data. */
static bool compare(Joining *j, const State *first, const State *second) {
  j->states[0] = first;
  j->states[1] = second;
  j->mark = 0;
  g_array_set_size(j->pairs, 0);
  bool fits = map_compare(first->map, second->map, note_pair, j);
  return fits;
}

bool join_round(Engine *e, State *s, const State *other, Val (*name)(Loc loc, void *context),
                void *context) {
  Joining j = {.e = e, .pairs = g_array_new(FALSE, FALSE, sizeof(Pair))};
  bool fits = compare(&j, s, other);
  for (guint i = 0; i < j.pairs->len && fits; i++) {
    uint64_t key = g_array_index(j.pairs, Pair, i).key;
    if (KEY_KIND(key) == KEY_FACT)
      s->map = map_remove(e->arena, s->map, key);
    else
      s->map = map_set(e->arena, s->map, key,
                       KEY_KIND(key) == KEY_HELD ? val_int(e, 1) : name(KEY_ID(key), context));
  }
  g_array_free(j.pairs, TRUE);
  return fits;
}

/* What an entry adds to the sign of a state: nothing when it is data that may be forgotten. */
static void add_sign(uint64_t key, uint32_t value, void *context) {
  Joining *j = context;
  if (!may_forget(j, key, value, 0)) j->sign += map_entry_hash(key, value);
}

/* Equal for all states that can become one. */
static uint64_t sign_of(Joining *j, const State *s) {
  j->sign = 0;
  j->states[0] = j->states[1] = NULL;
  listing_each(j->e->listings, s->map, add_sign, j);
  return j->sign;
}

static bool join_pair(Joining *j, Mergeable *into, const Mergeable *other, uint32_t site,
                      uint32_t depth) {
  if (into->group != other->group) return false;
  if (!compare(j, &into->state, &other->state)) return false;
  State s = joined(j, site, depth);
  if (hist_length(other->state.hist) < hist_length(into->state.hist)) into->tag = other->tag;
  into->state = s;
  return true;
}

uint32_t join_states(Engine *e, Mergeable *items, uint32_t count, uint32_t site, uint32_t depth) {
  enum { FEW = 4 }; /* are compared at once: that ends at the first difference that counts */
  if (count < 2) return count;
  Joining j = {.e = e, .pairs = g_array_new(FALSE, FALSE, sizeof(Pair))};
  uint64_t *signs = g_new(uint64_t, count);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    uint64_t sign = count > FEW ? sign_of(&j, &items[i].state) : 0;
    bool is_joined = false;
    for (uint32_t k = 0; k < kept && !is_joined; k++)
      is_joined = signs[k] == sign && join_pair(&j, &items[k], &items[i], site, depth);
    if (is_joined) continue;
    signs[kept] = sign;
    items[kept++] = items[i];
  }
  g_free(signs);
  g_array_free(j.pairs, TRUE);
  return kept;
}
