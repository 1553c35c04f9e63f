/* Makes states comparable: forgets what can no longer have an effect. Two paths that differ only in
 * such things are one path from here on. */
#include "explore/engine.h"

/* Values that are known to be one number ------------------------------------------------------- */

typedef struct Known {
  Engine *e;
  const State *s;
  uint32_t mark; /* this walk has seen the values of which the path knows which number they are */
  bool is_any;   /* there are some */
  bool is_held;  /* an entry holds one of them */
  GArray *keys;  /* of such entries */
} Known;

static void note_known(Known *k, const ListedEntry *fact) {
  if (choice_is(fact->value)) return;
  const Range *range = &k->e->ranges[fact->value];
  if (range->lo != range->hi) return;
  k->e->traits[KEY_ID(fact->key)].seen = k->mark;
  k->is_any = true;
}

static uint32_t number_of(uint32_t value, void *context) {
  const Known *k = context;
  if (k->e->traits[value].seen != k->mark) return value;
  uint32_t fact = map_get(k->s->map, MAP_KEY(KEY_FACT, value));
  return val_int(k->e, k->e->ranges[fact].lo);
}

static void seek_known(uint32_t value, void *context) {
  Known *k = context;
  if (k->e->traits[value].seen == k->mark) k->is_held = true;
}

/* Whether the entry holds such a value. */
static void note_held(Known *k, uint32_t value) {
  if (choice_is(value))
    choice_each(k->e, value, seek_known, k);
  else
    seek_known(value, k);
}

static void note_holder(uint64_t key, uint32_t value, void *context) {
  Known *k = context;
  if (KEY_KIND(key) != KEY_MEM && KEY_KIND(key) != KEY_HELD) return;
  k->is_held = false;
  note_held(k, value);
  if (k->is_held) g_array_append_val(k->keys, key);
}

/* Puts the number in the place of a value that is known to be that: two paths on which something
 * is NULL agree in it, whatever it was on either that turned out to be NULL. */
static void put_numbers(Known *k, State *s) {
  Engine *e = k->e;
  k->keys = g_array_new(FALSE, FALSE, sizeof(uint64_t));
  listing_each(e->listings, s->map, note_holder, k);
  for (guint i = 0; i < k->keys->len; i++) {
    uint64_t key = g_array_index(k->keys, uint64_t, i);
    uint32_t value = choice_replace(e, map_get(s->map, key), number_of, k);
    if (KEY_KIND(key) == KEY_MEM)
      state_put(e, s, KEY_ID(key), value);
    else
      s->map = map_set(e->arena, s->map, key, value);
  }
  g_array_free(k->keys, TRUE);
}

/* Collecting ---------------------------------------------------------------------------------- */

typedef struct Collector {
  Reach reach;
  State *s;
  uint32_t depth, func;
  const uint64_t *live;
  Listed all; /* the state */
  Known known;
  GArray *parked; /* keys: what waits for its object to be reached */
  GArray *dead;   /* keys */
} Collector;

bool collect_is_live(const LocNode *root, uint32_t depth, uint32_t func, const uint64_t *live) {
  if (root->a != depth || root->b != func || root->n >= LOCAL_TEMP) return true;
  return live != NULL && (live[root->n / 64] >> (root->n % 64) & 1) != 0;
}

/* Whether the condition is known to be false, whatever choices are made. A symbol is not: one that
 * is known to be 0 stands nowhere any more. */
static bool is_never(Collector *c, uint32_t condition) {
  Engine *e = c->reach.e;
  if (choice_is(condition) || val_node(e, condition)->kind == VAL_SYM) return false;
  uint32_t split = e->split;
  e->split = 0;
  bool is_false = state_truth(e, c->s, condition) == TRUTH_FALSE && e->split == 0;
  e->split = split;
  return is_false;
}

static void visit_mem(Collector *c, uint64_t key, uint32_t value) {
  const Engine *e = c->reach.e;
  Loc root = e->locs[KEY_ID(key)].root;
  const LocNode *node = &e->locs[root];
  if (node->kind == LOC_LOCAL && !collect_is_live(node, c->depth, c->func, c->live)) {
    g_array_append_val(c->dead, key);
  } else if (node->kind == LOC_DEREF && !reach_can_read(&c->reach, root)) {
    reach_note_entry(&c->reach, root, value);
    g_array_append_val(c->parked, key);
  } else {
    reach_value(&c->reach, value);
  }
}

/* What is neither memory nor a fact. */
static void visit_other(Collector *c, uint64_t key, uint32_t value) {
  switch (KEY_KIND(key)) {
    case KEY_CHAINED:
      reach_val(&c->reach, value);
      break;
    case KEY_KEPT:
      reach_val(&c->reach, KEY_ID(key));
      break;
    case KEY_HELD:
      if (is_never(c, value)) {
        g_array_append_val(c->dead, key);
      } else {
        reach_val(&c->reach, c->reach.e->tuples[KEY_ID(key)][2]);
        reach_value(&c->reach, value);
      }
      break;
    default:
      break;
  }
}

static gint by_number(gconstpointer a, gconstpointer b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return x < y ? -1 : x > y;
}

/* What the path knows to be one number, and whether a resource is held under such a condition. */
static void find_known(Collector *c) {
  const ListedEntry *entries = c->all.entries;
  Known *k = &c->known;
  k->mark = ++k->e->walks;
  for (uint32_t i = c->all.mem_end; i < c->all.fact_end; i++) note_known(k, &entries[i]);
  if (!k->is_any) return;
  for (uint32_t i = c->all.fact_end; i < c->all.count; i++)
    if (KEY_KIND(entries[i].key) == KEY_HELD) note_held(k, entries[i].value);
}

/* Looks at every entry but facts; gives up where one holds a value that is known to be a number. */
static void visit_all(Collector *c) {
  Engine *e = c->reach.e;
  const ListedEntry *entries = c->all.entries;
  reach_val(&c->reach, e->driver_object);
  reach_val(&c->reach, e->registry_path);
  for (guint i = 0; i < e->static_symbols->len; i++)
    reach_val(&c->reach, g_array_index(e->static_symbols, Val, i));
  for (uint32_t i = 0; i < c->all.mem_end && !c->known.is_held; i++) {
    if (c->known.is_any) note_held(&c->known, entries[i].value);
    visit_mem(c, entries[i].key, entries[i].value);
  }
  for (uint32_t i = c->all.fact_end; i < c->all.count && !c->known.is_held; i++)
    visit_other(c, entries[i].key, entries[i].value);
}

static void visit_again(Collector *c) {
  Engine *e = c->reach.e;
  listing_close(&c->all);
  put_numbers(&c->known, c->s);
  c->known.is_any = c->known.is_held = false;
  reach_end(&c->reach);
  g_array_set_size(c->parked, 0);
  g_array_set_size(c->dead, 0);
  c->reach = reach_begin(e, NULL);
  c->all = listing_open(e->listings, c->s->map);
  visit_all(c);
}

/* A fact about an expression matters while every symbol in it can still turn up. A place that is
 * read for the first time only later yields its initial contents then, so facts about those stay.
 */
static void drop_facts(Collector *c) {
  for (uint32_t i = c->all.mem_end; i < c->all.fact_end; i++) {
    uint64_t key = c->all.entries[i].key;
    if (!reach_can_turn_up(&c->reach, KEY_ID(key))) g_array_append_val(c->dead, key);
  }
}

void state_collect(Engine *e, State *s, uint32_t depth, uint32_t func, const uint64_t *live) {
  Collector c = {.s = s, .depth = depth, .func = func, .live = live, .known = {.e = e, .s = s}};
  c.parked = g_array_new(FALSE, FALSE, sizeof(uint64_t));
  c.dead = g_array_new(FALSE, FALSE, sizeof(uint64_t));
  c.reach = reach_begin(e, NULL);
  c.all = listing_open(e->listings, s->map);
  find_known(&c);
  visit_all(&c);
  if (c.known.is_held) visit_again(&c);
  reach_all(&c.reach);
  for (guint i = 0; i < c.parked->len; i++) {
    uint64_t key = g_array_index(c.parked, uint64_t, i);
    if (!reach_can_read(&c.reach, e->locs[KEY_ID(key)].root)) g_array_append_val(c.dead, key);
  }
  drop_facts(&c);
  listing_close(&c.all);
  g_array_sort(c.dead, by_number);
  if (c.dead->len > 0)
    s->map = map_without(e->arena, s->map, &g_array_index(c.dead, uint64_t, 0), c.dead->len);
  reach_end(&c.reach);
  g_array_free(c.parked, TRUE);
  g_array_free(c.dead, TRUE);
}
