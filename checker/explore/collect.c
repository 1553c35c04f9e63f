/* Makes states comparable: forgets what can no longer have an effect. Two paths that differ only in
 * such things are one path from here on. */
#include "explore/engine.h"

typedef struct Collector {
  Engine *e;
  State *s;
  uint32_t depth, func;
  const uint64_t *live;
  GHashTable *reached;      /* values that something live refers to */
  GArray *pending, *parked; /* keys: to look at, and waiting for their object to be reached */
  GArray *dead;
  bool changed;
} Collector;

static bool is_live_local(const Collector *c, const LocNode *root) {
  if (root->a != c->depth || root->b != c->func || root->n >= LOCAL_TEMP) return true;
  return (c->live[root->n / 64] >> (root->n % 64) & 1) != 0;
}

static void reach_val(Val val, void *context) {
  Collector *c = context;
  if (g_hash_table_add(c->reached, GUINT_TO_POINTER(val))) c->changed = true;
}

static void reach(Collector *c, Val val) {
  if (val != 0) val_each_part(c->e, val, reach_val, NULL, c);
}

static bool is_reached(const Collector *c, Val val) {
  ValKind kind = val_node(c->e, val)->kind;
  if (kind == VAL_INT || kind == VAL_FUNC || val == c->e->driver_object ||
      val == c->e->registry_path) {
    return true;
  }
  return g_hash_table_contains(c->reached, GUINT_TO_POINTER(val));
}

/* Contents of an object that is itself named by the initial contents of a place live as long as
 * that place can be read, which we do not trace: DriverObject->DriverExtension->... */
static bool is_root_reached(const Collector *c, Val pointer) {
  const ValNode *node = val_node(c->e, pointer);
  if (node->kind == VAL_INIT) {
    const LocNode *root = &c->e->locs[c->e->locs[node->a].root];
    if (root->kind == LOC_GLOBAL || root->kind == LOC_KEYED) return true;
    if (root->kind == LOC_DEREF) return is_root_reached(c, root->a);
  }
  return is_reached(c, pointer);
}

static void reach_leaf(uint32_t value, void *context) { reach(context, value); }

/* Whether the condition is known to be false, whatever choices are made. */
static bool is_never(Collector *c, uint32_t condition) {
  Engine *e = c->e;
  if (choice_is(condition)) return false;
  uint32_t split = e->split;
  e->split = 0;
  bool is_false = state_truth(e, c->s, condition) == TRUTH_FALSE && e->split == 0;
  e->split = split;
  return is_false;
}

/* True when the entry was dealt with; false: its object is not reached yet. */
static bool visit_mem(Collector *c, uint64_t key, uint32_t value) {
  Loc loc = KEY_ID(key);
  const LocNode *root = &c->e->locs[c->e->locs[loc].root];
  switch (root->kind) {
    case LOC_LOCAL:
      if (!is_live_local(c, root)) {
        g_array_append_val(c->dead, key);
        return true;
      }
      break;
    case LOC_DEREF:
      if (!is_root_reached(c, root->a)) return false;
      break;
    default:
      break;
  }
  choice_each(c->e, value, reach_leaf, c);
  return true;
}

static void visit_entry(uint64_t key, uint32_t value, void *context) {
  Collector *c = context;
  switch (KEY_KIND(key)) {
    case KEY_MEM:
      if (!visit_mem(c, key, value)) g_array_append_val(c->parked, key);
      break;
    case KEY_FACT:
      g_array_append_val(c->pending, key);
      break;
    case KEY_CHAINED:
      reach(c, value);
      break;
    case KEY_HELD:
      if (is_never(c, value)) {
        g_array_append_val(c->dead, key);
      } else {
        reach(c, c->e->tuples[KEY_ID(key)][2]);
        choice_each(c->e, value, reach_leaf, c);
      }
      break;
    default:
      break;
  }
}

static void check_leaf(Val val, void *context) {
  Collector *c = context;
  ValKind kind = val_node(c->e, val)->kind;
  bool is_gone =
      (kind == VAL_SYM && !is_reached(c, val)) || (kind == VAL_INIT && !is_root_reached(c, val));
  if (is_gone) c->changed = true;
}

/* A fact about an expression matters while every symbol in it can still turn up. A place that is
 * read for the first time only later yields its initial contents then, so facts about those stay.
 */
static bool fact_matters(Collector *c, Val val) {
  if (is_reached(c, val)) return true;
  ValNode node = *val_node(c->e, val);
  if (node.kind == VAL_SYM) return false;
  if (node.kind == VAL_INIT) return is_root_reached(c, val);
  bool before = c->changed;
  c->changed = false;
  val_each_part(c->e, val, check_leaf, NULL, c);
  bool matters = !c->changed;
  c->changed = before;
  return matters;
}

static gint by_number(gconstpointer a, gconstpointer b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return x < y ? -1 : x > y;
}

void state_collect(Engine *e, State *s, uint32_t depth, uint32_t func, const uint64_t *live) {
  Collector c = {.e = e, .s = s, .depth = depth, .func = func, .live = live};
  c.reached = g_hash_table_new(NULL, NULL);
  c.pending = g_array_new(FALSE, FALSE, sizeof(uint64_t));
  c.parked = g_array_new(FALSE, FALSE, sizeof(uint64_t));
  c.dead = g_array_new(FALSE, FALSE, sizeof(uint64_t));
  map_each(s->map, visit_entry, &c);
  for (c.changed = true; c.changed;) {
    c.changed = false;
    for (guint i = 0; i < c.parked->len;) {
      uint64_t key = g_array_index(c.parked, uint64_t, i);
      if (visit_mem(&c, key, map_get(s->map, key))) {
        g_array_remove_index_fast(c.parked, i);
        c.changed = true;
      } else {
        i++;
      }
    }
  }
  g_array_append_vals(c.dead, c.parked->data, c.parked->len);
  for (guint i = 0; i < c.pending->len; i++) {
    uint64_t key = g_array_index(c.pending, uint64_t, i);
    if (!fact_matters(&c, KEY_ID(key))) g_array_append_val(c.dead, key);
  }
  g_array_sort(c.dead, by_number);
  if (c.dead->len > 0)
    s->map = map_without(e->arena, s->map, &g_array_index(c.dead, uint64_t, 0), c.dead->len);
  g_hash_table_destroy(c.reached);
  g_array_free(c.pending, TRUE);
  g_array_free(c.parked, TRUE);
  g_array_free(c.dead, TRUE);
}
