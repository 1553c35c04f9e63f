/* Names that a callee has given are given anew by its caller. A name tells where something was made
 * and how deep in the calls; what a callee hands back is the caller's from then on, and is counted
 * among what it has got from there. So what two calls of one function make has different names, and
 * neither call needs to know of the other. */
#include "explore/engine.h"

/* Keeps the numbers of such names apart from those of others. */
#define RENAMED ((int64_t)1 << 44)
#define COPIES 1024 /* of one name: what the same call made, and is still there */

Renaming rename_begin(Engine *e, const MapNode *full, uint32_t depth) {
  return (Renaming){.e = e, .full = full, .depth = depth, .known = g_hash_table_new(NULL, NULL)};
}

void rename_end(Renaming *r) {
  g_hash_table_destroy(r->known);
  if (r->used != NULL) g_hash_table_destroy(r->used);
}

static void note_used(Val val, void *context) {
  const Renaming *r = context;
  const ValNode *node = val_node(r->e, val);
  if (node->kind == VAL_SYM && node->b == r->depth && node->n >= RENAMED)
    g_hash_table_add(r->used, GUINT_TO_POINTER(val));
}

static void note_parts(Val val, void *context) {
  const Renaming *r = context;
  if (r->e->traits[val].depth > r->depth) val_each_part(r->e, val, note_used, NULL, context);
}

static bool is_used(Renaming *r, Val val) {
  if (r->used == NULL) {
    r->used = g_hash_table_new(NULL, NULL);
    state_each_val(r->e, r->full, note_parts, r);
  }
  return g_hash_table_contains(r->used, GUINT_TO_POINTER(val));
}

static Val new_name(Renaming *r, const ValNode *node) {
  int64_t key[] = {node->n, node->a, node->b - r->depth};
  bool fresh;
  Engine *e = r->e;
  uint32_t id = engine_intern(e, e->name_ids, key, sizeof key, e->name_count, &fresh);
  if (fresh) e->name_count++;
  for (int64_t copy = 0;; copy++) {
    uint32_t known = e->val_count;
    int64_t number = RENAMED + ((int64_t)id * COPIES + copy) * 64 + node->n % 64;
    Val val = val_make(e, (ValNode){.kind = VAL_SYM, .a = node->a, .b = r->depth, .n = number});
    if (val == known || copy == COPIES - 1 || !is_used(r, val)) return val;
  }
}

static Val renamed(Renaming *r, const ValNode *old) {
  ValNode node = *old;
  switch (node.kind) {
    case VAL_SYM:
      return new_name(r, &node);
    case VAL_BIN:
      node.b = rename_val(r, node.b);
      node.a = rename_val(r, node.a);
      break;
    case VAL_UN:
    case VAL_READ:
      node.a = rename_val(r, node.a);
      break;
    case VAL_ADDR:
      return val_addr(r->e, rename_loc(r, node.a));
    case VAL_INIT:
      node.a = rename_loc(r, node.a);
      break;
    default:
      break;
  }
  return val_make(r->e, node);
}

static void copy_mark(GHashTable *set, Val from, Val to) {
  if (g_hash_table_contains(set, GUINT_TO_POINTER(from)))
    g_hash_table_add(set, GUINT_TO_POINTER(to));
}

Val rename_val(Renaming *r, Val val) {
  if (r->e->traits[val].depth <= r->depth + 1) return val;
  gpointer known = g_hash_table_lookup(r->known, GUINT_TO_POINTER(val));
  if (known != NULL) return GPOINTER_TO_UINT(known);
  ValNode node = *val_node(r->e, val);
  Val result = renamed(r, &node);
  g_hash_table_insert(r->known, GUINT_TO_POINTER(val), GUINT_TO_POINTER(result));
  r->e->traits[result].is_acquired |= r->e->traits[val].is_acquired;
  copy_mark(r->e->system_routines, val, result);
  copy_mark(r->e->elements, val, result);
  return result;
}

Loc rename_loc(Renaming *r, Loc loc) {
  LocNode node = r->e->locs[loc];
  if (node.parent != 0) {
    Loc parent = rename_loc(r, node.parent);
    return parent == node.parent ? loc : loc_make(r->e, node.kind, parent, node.a, node.b, node.n);
  }
  if (node.kind == LOC_DEREF) return loc_deref(r->e, rename_val(r, node.a));
  if (node.kind != LOC_KEYED) return loc;
  Val first = rename_val(r, node.a);
  return loc_make(r->e, LOC_KEYED, 0, first, rename_val(r, node.b), node.n);
}

static uint32_t rename_leaf(uint32_t value, void *context) { return rename_val(context, value); }

uint64_t rename_key(Renaming *r, uint64_t key) {
  const uint32_t *tuple;
  switch (KEY_KIND(key)) {
    case KEY_MEM:
      return MAP_KEY(KEY_MEM, rename_loc(r, KEY_ID(key)));
    case KEY_FACT:
      return MAP_KEY(KEY_FACT, rename_val(r, KEY_ID(key)));
    case KEY_HELD:
    case KEY_GONE:
    case KEY_AGAIN: {
      tuple = r->e->tuples[KEY_ID(key)];
      uint32_t use = tuple[0], site = tuple[1], last = tuple[3];
      return MAP_KEY(KEY_KIND(key), tuple_make(r->e, use, site, rename_val(r, tuple[2]), last));
    }
    default:
      return key;
  }
}

uint32_t rename_value(Renaming *r, uint64_t key, uint32_t value) {
  bool is_val = KEY_KIND(key) == KEY_MEM || KEY_KIND(key) == KEY_HELD;
  return is_val ? choice_replace(r->e, value, rename_leaf, r) : value;
}
