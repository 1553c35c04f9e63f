/* What static storage holds when the entry routine begins.
 *
 * Initialisers and constructors of static objects run before it. What they leave there is kept
 * apart from the states, which costs these nothing; where a constructor can end in several ways,
 * what these disagree about goes into a state of its own for each. */
#include "explore/engine.h"

/* With more ways than these nobody knows what they disagree about. */
#define STARTS_MAX 8

static bool is_static(const Engine *e, uint64_t key) {
  return KEY_KIND(key) == KEY_MEM && e->locs[e->locs[KEY_ID(key)].root].kind == LOC_GLOBAL;
}

static void keep_value(Engine *e, Loc loc, Val val) {
  g_hash_table_insert(e->statics, GUINT_TO_POINTER(loc), GUINT_TO_POINTER(val));
  ValKind kind = val_node(e, val)->kind;
  if (kind == VAL_INT || kind == VAL_STRING || kind == VAL_UNKNOWN) return;
  if (kind != VAL_ADDR && kind != VAL_FUNC) g_array_append_val(e->static_symbols, val);
  GArray **values = &e->static_values[e->locs[e->locs[loc].root].a];
  if (*values == NULL) *values = g_array_new(FALSE, FALSE, sizeof(Val));
  g_array_append_val(*values, val);
}

/* The states in which an initialiser can leave static storage. */
typedef struct Ways {
  Engine *e;
  GArray *states;     /* State */
  GHashTable *agreed; /* places, with the value that they hold in all ways */
  GHashTable *disputed;
  State *state; /* the one that is looked through */
} Ways;

static void drop_passing(uint64_t key, uint32_t value, void *context) {
  Ways *w = context;
  (void)value;
  if (!is_static(w->e, key) && KEY_KIND(key) != KEY_FACT)
    w->state->map = map_remove(w->e->arena, w->state->map, key);
}

/* A way that leaves all as another one does is none of its own. */
static void add_way(Ways *w, State s) {
  s.hist = NULL;
  w->state = &s;
  map_each(s.map, drop_passing, w);
  for (guint i = 0; i < w->states->len; i++)
    if (map_equal(g_array_index(w->states, State, i).map, s.map)) return;
  g_array_append_val(w->states, s);
}

static void settle_place(uint64_t key, uint32_t value, void *context) {
  Ways *w = context;
  if (KEY_KIND(key) != KEY_MEM) return;
  bool is_agreed = !choice_is(value);
  for (guint i = 0; i < w->states->len && is_agreed; i++)
    is_agreed = map_get(g_array_index(w->states, State, i).map, key) == value;
  gpointer loc = GUINT_TO_POINTER(KEY_ID(key));
  if (is_agreed)
    g_hash_table_insert(w->agreed, loc, GUINT_TO_POINTER(value));
  else
    g_hash_table_add(w->disputed, loc);
}

static void forget_place(Ways *w, Loc loc) {
  for (guint i = 0; i < w->states->len; i++)
    state_drop(w->e, &g_array_index(w->states, State, i), KEY_MEM, loc);
}

/* Keeps what all ways agree about. */
static void settle(Ways *w) {
  Engine *e = w->e;
  for (guint i = 0; i < w->states->len; i++)
    map_each(g_array_index(w->states, State, i).map, settle_place, w);
  GHashTableIter iter;
  gpointer loc, val;
  g_hash_table_iter_init(&iter, w->agreed);
  while (g_hash_table_iter_next(&iter, &loc, &val)) {
    keep_value(e, GPOINTER_TO_UINT(loc), GPOINTER_TO_UINT(val));
    forget_place(w, GPOINTER_TO_UINT(loc));
  }
  if (w->states->len <= STARTS_MAX) return;
  g_hash_table_iter_init(&iter, w->disputed);
  while (g_hash_table_iter_next(&iter, &loc, NULL)) {
    Val unknown = val_make(e, (ValNode){.kind = VAL_INIT, .a = GPOINTER_TO_UINT(loc)});
    keep_value(e, GPOINTER_TO_UINT(loc), unknown);
    forget_place(w, GPOINTER_TO_UINT(loc));
  }
}

/* Runs the initialiser from every start; what it leaves are the new ones. */
static void run_initialiser(Engine *e, uint32_t func) {
  Ways w = {.e = e,
            .states = g_array_new(FALSE, FALSE, sizeof(State)),
            .agreed = g_hash_table_new(NULL, NULL),
            .disputed = g_hash_table_new(NULL, NULL)};
  for (guint i = 0; i < e->starts->len; i++) {
    Exits exits = {0};
    run_function(e, func, 0, g_array_index(e->starts, State, i), &exits);
    for (uint32_t k = 0; k < exits.exit_count; k++) add_way(&w, exits.exits[k].state);
  }
  settle(&w);
  bool is_settled = g_hash_table_size(w.disputed) == 0 || w.states->len > STARTS_MAX;
  if (w.states->len > 0 && is_settled) {
    g_array_set_size(w.states, 1);
    g_array_index(w.states, State, 0) = (State){0};
  }
  if (w.states->len > 0) {
    g_array_set_size(e->starts, 0);
    g_array_append_vals(e->starts, w.states->data, w.states->len);
  }
  g_array_free(w.states, TRUE);
  g_hash_table_destroy(w.agreed);
  g_hash_table_destroy(w.disputed);
}

/* Large tables are no reason to follow paths less closely: they have the greatest budget. */
void engine_initialise(Engine *e) {
  State s = {0};
  uint64_t budget = e->budget;
  size_t memory_budget = e->memory_budget;
  engine_set_budget(e, EFFORT_WHOLE);
  g_array_append_val(e->starts, s);
  e->initialises = true;
  for (uint32_t i = 0; i < e->program->initialiser_count; i++)
    run_initialiser(e, e->program->initialisers[i]);
  e->initialises = false;
  e->work = 0;
  e->budget = budget;
  e->memory_budget = memory_budget;
  e->memory_limit = arena_size(e->arena) + e->memory_budget;
}
