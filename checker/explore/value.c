/* Interning: values, tuples, ranges, sites. Equal things have the same number, so that comparing
 * states is comparing numbers. Number 0 is never given: it stands for "none". */
#include <string.h>

#include "explore/engine.h"

uint32_t engine_intern(Engine *e, GHashTable *table, const void *key, size_t size, uint32_t next,
                       bool *fresh) {
  GBytes *probe = g_bytes_new_static(key, size);
  gpointer found = g_hash_table_lookup(table, probe);
  g_bytes_unref(probe);
  *fresh = found == NULL;
  if (found != NULL) return GPOINTER_TO_UINT(found);
  void *copy = arena_alloc(e->arena, size);
  memcpy(copy, key, size);
  g_hash_table_insert(table, g_bytes_new_static(copy, size), GUINT_TO_POINTER(next));
  return next;
}

static bool computes_unknown(const Engine *e, const ValNode *node) {
  switch (node->kind) {
    case VAL_UNKNOWN:
      return true;
    case VAL_BIN:
      return e->val_is_unknown[node->a] || e->val_is_unknown[node->b];
    case VAL_UN:
    case VAL_READ:
      return e->val_is_unknown[node->a];
    default:
      return false;
  }
}

/* A value that is computed from more parts than this (a sum over many rounds of a loop, a digest)
 * is taken for one that can be anything: parts are shared, and going through all of them takes as
 * long as if they were not. */
#define WEIGHT_MAX 256

static uint32_t weight_of_loc(const Engine *e, Loc loc) {
  const LocNode *root = &e->locs[e->locs[loc].root];
  bool has_base = root->kind == LOC_DEREF || root->kind == LOC_KEYED;
  return has_base ? e->val_weight[root->a] : 0;
}

static uint32_t weight_of(const Engine *e, const ValNode *node) {
  switch (node->kind) {
    case VAL_BIN:
      return 1 + e->val_weight[node->a] + e->val_weight[node->b];
    case VAL_UN:
    case VAL_READ:
      return 1 + e->val_weight[node->a];
    case VAL_ADDR:
    case VAL_INIT:
      return 1 + weight_of_loc(e, node->a);
    default:
      return 1;
  }
}

Val val_make(Engine *e, ValNode node) {
  /* What is computed from anything can be anything: how does not matter. */
  bool is_computed = node.kind == VAL_BIN || node.kind == VAL_UN;
  /* But that some bits were set or cleared does. */
  bool keeps_bits = node.kind == VAL_BIN && (node.op == IR_OR || node.op == IR_AND) &&
                    (e->vals[node.a].kind == VAL_INT || e->vals[node.b].kind == VAL_INT);
  if (is_computed && !keeps_bits && computes_unknown(e, &node))
    node = (ValNode){.kind = VAL_UNKNOWN};
  uint32_t weight = weight_of(e, &node);
  if (is_computed && weight > WEIGHT_MAX) {
    node = (ValNode){.kind = VAL_UNKNOWN};
    weight = 1;
  }
  ValNode key;
  memset(&key, 0, sizeof key); /* padding must not tell equal nodes apart */
  key.kind = node.kind;
  key.op = node.op;
  key.type = node.type;
  key.a = node.a;
  key.b = node.b;
  key.n = node.n;
  bool fresh;
  uint32_t id = engine_intern(e, e->val_ids, &key, sizeof key, e->val_count, &fresh);
  if (!fresh) return id;
  bool is_unknown = computes_unknown(e, &key);
  *ARENA_PUSH(e->arena, e, vals, val) = key;
  *ARENA_PUSH(e->arena, e, val_is_unknown, val_is_unknown) = is_unknown;
  *ARENA_PUSH(e->arena, e, val_weight, val_weight) = MIN(weight, UINT32_MAX / 4);
  return id;
}

const ValNode *val_node(const Engine *e, Val val) {
  assert(val != 0 && val < e->val_count);
  return &e->vals[val];
}

Val val_int(Engine *e, int64_t n) { return val_make(e, (ValNode){.kind = VAL_INT, .n = n}); }

Val val_anything(Engine *e) { return val_make(e, (ValNode){.kind = VAL_UNKNOWN}); }

Val val_func(Engine *e, uint32_t func) {
  return val_make(e, (ValNode){.kind = VAL_FUNC, .a = func});
}

Val val_addr(Engine *e, Loc loc) {
  /* The address of what a pointer points to is that pointer. */
  const LocNode *node = &e->locs[loc];
  if (node->kind == LOC_DEREF) return node->a;
  return val_make(e, (ValNode){.kind = VAL_ADDR, .a = loc});
}

Val val_read(Engine *e, Val inner, uint32_t site, int64_t when) {
  return val_make(e, (ValNode){.kind = VAL_READ, .a = inner, .b = site, .n = when});
}

Val val_strip(const Engine *e, Val val) {
  while (val_node(e, val)->kind == VAL_READ) val = e->vals[val].a;
  return val;
}

bool val_is_int(const Engine *e, Val val, int64_t *n) {
  const ValNode *node = val_node(e, val_strip(e, val));
  if (node->kind != VAL_INT) return false;
  *n = node->n;
  return true;
}

bool val_has_unknown(const Engine *e, Val val) { return e->val_is_unknown[val]; }

static void each_loc_part(const Engine *e, Loc loc, void (*val_visit)(Val, void *),
                          void (*loc_visit)(Loc, void *), void *context) {
  if (loc_visit != NULL) loc_visit(loc, context);
  const LocNode *root = &e->locs[e->locs[loc].root];
  if (root->kind == LOC_DEREF || root->kind == LOC_KEYED) {
    val_each_part(e, root->a, val_visit, loc_visit, context);
    if (root->kind == LOC_KEYED) val_each_part(e, root->b, val_visit, loc_visit, context);
  }
}

void val_each_part(const Engine *e, Val val, void (*val_visit)(Val, void *),
                   void (*loc_visit)(Loc, void *), void *context) {
  if (val_visit != NULL) val_visit(val, context);
  const ValNode *node = val_node(e, val);
  switch (node->kind) {
    case VAL_BIN:
      val_each_part(e, node->a, val_visit, loc_visit, context);
      val_each_part(e, node->b, val_visit, loc_visit, context);
      break;
    case VAL_UN:
    case VAL_READ:
      val_each_part(e, node->a, val_visit, loc_visit, context);
      break;
    case VAL_ADDR:
    case VAL_INIT:
      each_loc_part(e, node->a, val_visit, loc_visit, context);
      break;
    default:
      break;
  }
}

uint32_t tuple_make(Engine *e, uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
  uint32_t key[4] = {a, b, c, d};
  bool fresh;
  uint32_t id = engine_intern(e, e->tuple_ids, key, sizeof key, e->tuple_count, &fresh);
  if (fresh) memcpy(*ARENA_PUSH(e->arena, e, tuples, tuple), key, sizeof key);
  return id;
}

uint32_t text_make(Engine *e, const char *text) {
  bool fresh;
  uint32_t id = engine_intern(e, e->text_ids, text, strlen(text) + 1, e->text_count, &fresh);
  if (fresh) *ARENA_PUSH(e->arena, e, texts, text) = arena_strdup(e->arena, text);
  return id;
}

uint32_t site_make(Engine *e, const IrIns *ins, uint32_t func) {
  bool fresh;
  uint32_t id = engine_intern(e, e->site_ids, &ins, sizeof(const IrIns *), e->site_count, &fresh);
  if (fresh) {
    ARENA_PUSH(e->arena, e, sites, site);
    e->sites[id].ins = ins;
    e->sites[id].func = func;
  }
  return id;
}

/* Expressions that were not understood have no name: each of them is its own. */
Val val_made_up(Engine *e, const IrIns *ins, uint32_t func) {
  uint32_t site = site_make(e, ins, func);
  if (strchr(ins->text + strlen(IR_MADE_UP), ' ') == NULL) {
    gpointer known = g_hash_table_lookup(e->made_up, ins->text);
    if (known != NULL) site = GPOINTER_TO_UINT(known);
    if (known == NULL) g_hash_table_insert(e->made_up, (char *)ins->text, GUINT_TO_POINTER(site));
  }
  return val_make(e, (ValNode){.kind = VAL_SYM, .a = site});
}

typedef struct MadeUp {
  const Engine *e;
  const char *name;
} MadeUp;

static void find_made_up(Val val, void *context) {
  MadeUp *found = context;
  const ValNode *node = &found->e->vals[val];
  if (node->kind != VAL_SYM || node->a == 0) return;
  const IrIns *ins = found->e->sites[node->a].ins;
  if (ins->op == IR_UNKNOWN && g_str_has_prefix(ins->text, IR_MADE_UP)) {
    found->name = ins->text + strlen(IR_MADE_UP);
  }
}

void val_decides(Engine *e, State *s, const IrIns *ins, uint32_t func, Val val) {
  if (val == 0) return;
  MadeUp found = {.e = e};
  val_each_part(e, val, find_made_up, NULL, &found);
  if (found.name == NULL) return;
  undecided(e, s, ins, func, "the value of %s decides here, and its header was not found",
            found.name);
}

uint32_t range_make(Engine *e, const Range *range) {
  Range key;
  memset(&key, 0, sizeof key);
  key.lo = range->lo;
  key.hi = range->hi;
  key.except_count = range->except_count;
  memcpy(key.except, range->except, range->except_count * sizeof *range->except);
  bool fresh;
  uint32_t id = engine_intern(e, e->range_ids, &key, sizeof key, e->range_count, &fresh);
  if (fresh) *ARENA_PUSH(e->arena, e, ranges, range) = key;
  return id;
}

uint32_t use_make(Engine *e, const ResourceUse *use) {
  for (uint32_t i = 1; i < e->use_count; i++) {
    if (e->uses[i] == use) return i;
  }
  if (e->use_count == 0) ARENA_PUSH(e->arena, e, uses, use);
  *ARENA_PUSH(e->arena, e, uses, use) = use;
  return e->use_count - 1;
}
