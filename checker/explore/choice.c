/* Choices: one state that stands for several.
 *
 * Independent branches would double the states with every branch. Where many states meet that
 * differ in a few entries only (what a variable holds, what is known of a value, what is held), two
 * of them become one in which each such entry is a choice: a guard, and what the entry is on either
 * way of it. All entries in which the two differed have the same guard, so the state stands for
 * exactly the two, and no combination that nobody could reach comes in.
 *
 * Whoever reads an entry that is a choice has to know the way. The read answers for the first way
 * and notes the guard in the engine (`split`); whatever was being done is then thrown away, which
 * persistent states make free, and done again in each of the two states that the guard stands for.
 * Entries that nobody reads are never told apart. */
#include <string.h>

#include "explore/engine.h"

/* States that differ in more than this are left alone: choices about much that hangs together are
 * only taken apart again. */
#define DIFFERENCE_MAX 20
/* Of more states than this only neighbours are compared. */
#define COMPARED_MAX 24

const Choice *choice_of(const Engine *e, uint32_t value) {
  assert(choice_is(value));
  return &e->choices[value & ~CHOICE_BIT];
}

uint32_t choice_read(Engine *e, uint32_t value) {
  while (choice_is(value)) {
    const Choice *choice = choice_of(e, value);
    if (e->split == 0) e->split = choice->guard;
    value = choice->way[0];
  }
  return value;
}

static void each_leaf(const Engine *e, uint32_t value, uint32_t stamp,
                      void (*visit)(uint32_t, void *), void *context) {
  while (choice_is(value)) {
    uint32_t *mark = &e->choice_marks[value & ~CHOICE_BIT];
    if (*mark == stamp) return;
    *mark = stamp;
    const Choice *choice = choice_of(e, value);
    each_leaf(e, choice->way[0], stamp, visit, context);
    value = choice->way[1];
  }
  if (value != 0) visit(value, context);
}

void choice_each(const Engine *e, uint32_t value, void (*visit)(uint32_t, void *), void *context) {
  if (!choice_is(value)) {
    if (value != 0) visit(value, context);
    return;
  }
  /* Choices share their parts. A visit that goes through choices itself takes marks away, which
   * costs a second visit of something and no more. */
  each_leaf(e, value, ++e->choice_marks[0], visit, context);
}

static void each_guard(const Engine *e, uint32_t value, uint32_t stamp,
                       void (*visit)(uint32_t, void *), void *context) {
  while (choice_is(value)) {
    uint32_t *mark = &e->choice_marks[value & ~CHOICE_BIT];
    if (*mark == stamp) return;
    *mark = stamp;
    Choice choice = *choice_of(e, value);
    visit(choice.guard, context);
    each_guard(e, choice.way[0], stamp, visit, context);
    value = choice.way[1];
  }
}

void choice_each_guard(const Engine *e, uint32_t value, void (*visit)(uint32_t, void *),
                       void *context) {
  if (choice_is(value)) each_guard(e, value, ++e->choice_marks[0], visit, context);
}

static uint32_t make(Engine *e, uint32_t guard, uint32_t first, uint32_t second) {
  if (first == second) return first;
  Choice key = {.guard = guard, .way = {first, second}};
  bool fresh;
  uint32_t id = engine_intern(e, e->choice_ids, &key, sizeof key, e->choice_count, &fresh);
  if (fresh) {
    *ARENA_PUSH(e->arena, e, choices, choice) = key;
    *ARENA_PUSH(e->arena, e, choice_marks, choice_mark) = 0;
  }
  return id | CHOICE_BIT;
}

/* The value when the guard goes that way. A guard is younger than all that its ways are made of, so
 * that its number is greater than those of the guards in them. */
static uint32_t resolved(Engine *e, uint32_t value, uint32_t guard, unsigned way) {
  if (!choice_is(value)) return value;
  Choice choice = *choice_of(e, value);
  if (choice.guard < guard) return value;
  if (choice.guard == guard) return choice.way[way];
  Resolution *known = &e->resolutions[(value * 31 + guard * 2 + way) % RESOLUTIONS];
  if (known->value == value && known->guard == guard && known->way == way) return known->result;
  uint32_t result = make(e, choice.guard, resolved(e, choice.way[0], guard, way),
                         resolved(e, choice.way[1], guard, way));
  *known = (Resolution){.value = value, .guard = guard, .way = way, .result = result};
  return result;
}

uint32_t choice_replace(Engine *e, uint32_t value, uint32_t (*replace)(uint32_t, void *),
                        void *context) {
  if (!choice_is(value)) return value == 0 ? 0 : replace(value, context);
  Choice choice = *choice_of(e, value);
  uint32_t first = choice_replace(e, choice.way[0], replace, context);
  return make(e, choice.guard, first, choice_replace(e, choice.way[1], replace, context));
}

static const MapNode *set_entry(Engine *e, const MapNode *map, uint64_t key, uint32_t value) {
  return value == 0 ? map_remove(e->arena, map, key) : map_set(e->arena, map, key, value);
}

State choice_take(Engine *e, State s, uint32_t guard, unsigned way) {
  const Guard *g = &e->guards[guard];
  uint64_t own = MAP_KEY(KEY_GUARD, guard);
  for (uint32_t i = 0; i <= g->key_count; i++) {
    uint64_t key = i < g->key_count ? g->keys[i] : own;
    uint32_t value = map_get(s.map, key);
    uint32_t now = resolved(e, value, guard, way);
    if (now != value) s.map = set_entry(e, s.map, key, now);
  }
  hist_choose(e, &s, guard, way);
  return s;
}

/* Guards that others depend on ----------------------------------------------------------------- */

#define FIRST_WAY 1
#define SECOND_WAY 2

uint32_t choice_open(Engine *e, uint32_t guard) { return make(e, guard, FIRST_WAY, SECOND_WAY); }

static uint32_t guard_of(const Engine *e, uint32_t value) {
  return choice_is(value) ? choice_of(e, value)->guard : 0;
}

/* The one value or the other, as the guard goes; they may depend on younger guards. */
static uint32_t choose(Engine *e, uint32_t guard, uint32_t first, uint32_t second) {
  if (first == second) return first;
  uint32_t top = MAX(guard_of(e, first), guard_of(e, second));
  if (top <= guard)
    return make(e, guard, resolved(e, first, guard, 0), resolved(e, second, guard, 1));
  uint32_t on_first = choose(e, guard, resolved(e, first, top, 0), resolved(e, second, top, 0));
  uint32_t on_second = choose(e, guard, resolved(e, first, top, 1), resolved(e, second, top, 1));
  return make(e, top, on_first, on_second);
}

static uint32_t followed(Engine *e, uint32_t value, uint32_t guard, uint32_t way) {
  if (!choice_is(way)) return resolved(e, value, guard, way == SECOND_WAY);
  Choice choice = *choice_of(e, way);
  uint32_t first = followed(e, value, guard, choice.way[0]);
  return choose(e, choice.guard, first, followed(e, value, guard, choice.way[1]));
}

typedef struct Deciding {
  Engine *e;
  uint64_t key;
} Deciding;

/* From now on the guard decides there too. */
static void note_decided(uint32_t guard, void *context) {
  const Deciding *d = context;
  Guard *g = &d->e->guards[guard];
  for (uint32_t i = 0; i < g->key_count; i++)
    if (g->keys[i] == d->key) return;
  *ARENA_PUSH(d->e->arena, g, keys, key) = d->key;
}

void choice_decides(Engine *e, uint32_t value, uint64_t key) {
  Deciding deciding = {.e = e, .key = key};
  choice_each_guard(e, value, note_decided, &deciding);
}

const MapNode *choice_follow(Engine *e, const MapNode *map, uint64_t key, uint32_t guard,
                             uint32_t way) {
  choice_decides(e, way, key);
  return set_entry(e, map, key, followed(e, map_get(map, key), guard, way));
}

/* Settling ------------------------------------------------------------------------------------- */

static void note_guard(uint64_t key, uint32_t value, void *context) {
  (void)key;
  GArray *values = context;
  if (choice_is(value)) g_array_append_val(values, value);
}

State choice_settle(Engine *e, State s) {
  GArray *values = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  do {
    g_array_set_size(values, 0);
    listing_each(e->listings, s.map, note_guard, values);
    GHashTable *taken = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < values->len; i++) {
      uint32_t guard = choice_of(e, g_array_index(values, uint32_t, i))->guard;
      if (g_hash_table_add(taken, GUINT_TO_POINTER(guard))) s = choice_take(e, s, guard, 0);
    }
    g_hash_table_destroy(taken);
  } while (values->len > 0);
  g_array_free(values, TRUE);
  return s;
}

/* Merging -------------------------------------------------------------------------------------- */

typedef struct Difference {
  uint64_t key;
  uint32_t way[2];
} Difference;

typedef struct Comparing {
  Engine *e;
  GArray *found; /* Difference */
  guint limit;
} Comparing;

typedef struct Plainness {
  const Engine *e;
  bool is_plain;
} Plainness;

static void look_at(uint32_t value, void *context) {
  Plainness *p = context;
  ValKind kind = val_node(p->e, value)->kind;
  if (kind == VAL_CLASS || kind == VAL_READ) p->is_plain = false;
}

/* What rules ask for by name stays apart: slots, what was saved from them, registrations. */
static bool may_differ(Engine *e, uint64_t key, uint32_t first, uint32_t second) {
  switch (KEY_KIND(key)) {
    case KEY_FACT:
    case KEY_HELD:
    case KEY_GUARD:
      return true;
    case KEY_MEM: {
      Loc loc = KEY_ID(key);
      const LocNode *node = &e->locs[loc];
      if (node->kind == LOC_LOCAL && node->n >= LOCAL_TEMP) return false;
      if (loc_is_in_driver_object(e, loc)) return false;
      Plainness plainness = {.e = e, .is_plain = true};
      choice_each(e, first, look_at, &plainness);
      choice_each(e, second, look_at, &plainness);
      return plainness.is_plain;
    }
    default:
      return false;
  }
}

static bool note_difference(uint64_t key, uint32_t first, uint32_t second, void *context) {
  Comparing *c = context;
  if (c->found->len >= c->limit || !may_differ(c->e, key, first, second)) return false;
  Difference difference = {.key = key, .way = {first, second}};
  g_array_append_val(c->found, difference);
  return true;
}

/* The number of entries in which the two differ; 0 when they can't be merged, or differ in `limit`
 * entries or more. */
static guint difference(Comparing *c, const State *a, const State *b, guint limit) {
  g_array_set_size(c->found, 0);
  c->limit = limit;
  bool fits = map_compare(a->map, b->map, note_difference, c);
  return fits ? c->found->len : 0;
}

/* A guard is known by what it decides, so that equal states stay equal when they are merged. */
static uint32_t guard_make(Engine *e, const GArray *found) {
  bool fresh;
  uint32_t id = engine_intern(e, e->guard_ids, found->data, found->len * sizeof(Difference),
                              e->guard_count, &fresh);
  if (!fresh) return id;
  Guard *guard = ARENA_PUSH(e->arena, e, guards, guard);
  for (guint i = 0; i < found->len; i++)
    *ARENA_PUSH(e->arena, guard, keys, key) = g_array_index(found, Difference, i).key;
  return id;
}

/* Makes one state of the two that `c` has just compared, the first of which has the shorter
 * history. */
static State merged(Engine *e, const Comparing *c, State a, State b) {
  uint32_t guard = guard_make(e, c->found);
  State s = a;
  for (guint i = 0; i < c->found->len; i++) {
    const Difference *d = &g_array_index(c->found, Difference, i);
    s.map = map_set(e->arena, s.map, d->key, make(e, guard, d->way[0], d->way[1]));
  }
  hist_merge(e, &s, guard, b.hist);
  return s;
}

static bool merge_pair(Comparing *c, Mergeable *items, uint32_t *count, uint32_t a, uint32_t b) {
  Mergeable first = items[a], second = items[b];
  if (hist_length(second.state.hist) < hist_length(first.state.hist)) {
    first = items[b];
    second = items[a];
  }
  /* Until here nothing was changed: a caller may hold copies of the two. */
  if (difference(c, &first.state, &second.state, DIFFERENCE_MAX) == 0) return false;
  first.state = merged(c->e, c, first.state, second.state);
  items[a] = first;
  items[b] = items[--*count];
  return true;
}

typedef struct Kin {
  Engine *e;
  uint64_t sign; /* of all entries that may not differ in states that are merged */
  uint32_t group;
  Mergeable item;
} Kin;

static void add_sign(uint64_t key, uint32_t value, void *context) {
  Kin *kin = context;
  if (!may_differ(kin->e, key, value, value)) kin->sign += map_entry_hash(key, value);
}

static int by_kin(const void *a, const void *b) {
  const Kin *x = a, *y = b;
  if (x->group != y->group) return x->group < y->group ? -1 : 1;
  return x->sign < y->sign ? -1 : x->sign > y->sign;
}

/* Makes neighbours of those that may become one; else they stay in their order. */
static void sort_kin(Engine *e, Mergeable *items, uint32_t count) {
  GArray *all = g_array_sized_new(FALSE, FALSE, sizeof(Kin), count);
  for (uint32_t i = 0; i < count; i++) {
    Kin kin = {.e = e, .group = items[i].group, .item = items[i]};
    map_each(items[i].state.map, add_sign, &kin);
    g_array_append_val(all, kin);
  }
  g_array_sort(all, by_kin); /* is stable */
  for (uint32_t i = 0; i < count; i++) items[i] = g_array_index(all, Kin, i).item;
  g_array_free(all, TRUE);
}

/* Halves the list by merging neighbours, as long as that works. */
static void merge_neighbours(Comparing *c, Mergeable *items, uint32_t *count) {
  for (bool changed = true; changed && *count > COMPARED_MAX;) {
    uint32_t kept = 0;
    changed = false;
    for (uint32_t i = 0; i < *count; i++) {
      uint32_t two = 2;
      Mergeable pair[2] = {items[i], items[i + 1 < *count ? i + 1 : i]};
      bool fits = i + 1 < *count && pair[0].group == pair[1].group;
      if (fits && merge_pair(c, pair, &two, 0, 1)) {
        changed = true;
        i++;
      }
      items[kept++] = pair[0];
    }
    *count = kept;
  }
}

/* Merges the two that differ least, again and again. */
static void merge_closest(Comparing *c, Mergeable *items, uint32_t *count) {
  guint distance[COMPARED_MAX][COMPARED_MAX] = {{0}};
  bool known[COMPARED_MAX][COMPARED_MAX] = {{false}};
  for (;;) {
    uint32_t best_a = 0, best_b = 0;
    guint best = DIFFERENCE_MAX;
    for (uint32_t a = 0; a < *count; a++) {
      for (uint32_t b = a + 1; b < *count; b++) {
        if (items[a].group != items[b].group) continue;
        if (!known[a][b]) {
          distance[a][b] = difference(c, &items[a].state, &items[b].state, DIFFERENCE_MAX);
          known[a][b] = true;
        }
        if (distance[a][b] == 0 || distance[a][b] >= best) continue;
        best = distance[a][b];
        best_a = a;
        best_b = b;
      }
    }
    if (best == DIFFERENCE_MAX || !merge_pair(c, items, count, best_a, best_b)) return;
    /* What was known of the merged one, and of the last, which took the other's place. */
    for (uint32_t i = 0; i < COMPARED_MAX; i++) {
      known[best_a][i] = known[i][best_a] = false;
      known[best_b][i] = known[i][best_b] = false;
    }
  }
}

uint32_t choice_merge(Engine *e, Mergeable *items, uint32_t count) {
  Comparing c = {.e = e, .found = g_array_new(FALSE, TRUE, sizeof(Difference))};
  if (count > COMPARED_MAX) sort_kin(e, items, count);
  merge_neighbours(&c, items, &count);
  if (count <= COMPARED_MAX) merge_closest(&c, items, &count);
  g_array_free(c.found, TRUE);
  return count;
}
