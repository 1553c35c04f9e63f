/* Interning: values, tuples, ranges, sites. Equal things have the same number, so that comparing
 * states is comparing numbers. Number 0 is never given: it stands for "none". */
#include <string.h>

#include "explore/engine.h"

/* A key of a table, with its bytes elsewhere. */
typedef struct InternKey {
  const void *bytes;
  uint32_t size;
  guint hash;
} InternKey;

static guint key_hash(gconstpointer key) { return ((const InternKey *)key)->hash; }

static gboolean key_equal(gconstpointer a, gconstpointer b) {
  const InternKey *x = a, *y = b;
  return x->hash == y->hash && x->size == y->size && memcmp(x->bytes, y->bytes, x->size) == 0;
}

static InternKey key_of(const void *bytes, size_t size) {
  uint64_t hash = size, word;
  const unsigned char *at = bytes;
  for (size_t left = size; left > 0;) {
    size_t step = MIN(left, sizeof word);
    word = 0;
    memcpy(&word, at, step);
    hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
    hash ^= hash >> 32;
    at += step;
    left -= step;
  }
  return (InternKey){.bytes = bytes, .size = (uint32_t)size, .hash = (guint)(hash ^ hash >> 29)};
}

GHashTable *intern_table(void) { return g_hash_table_new(key_hash, key_equal); }

uint32_t engine_interned(GHashTable *table, const void *key, size_t size) {
  InternKey probe = key_of(key, size);
  return GPOINTER_TO_UINT(g_hash_table_lookup(table, &probe));
}

uint32_t engine_intern(Engine *e, GHashTable *table, const void *key, size_t size, uint32_t next,
                       bool *fresh) {
  InternKey probe = key_of(key, size);
  gpointer found = g_hash_table_lookup(table, &probe);
  *fresh = found == NULL;
  if (found != NULL) return GPOINTER_TO_UINT(found);
  void *copy = arena_alloc(e->arena, size);
  memcpy(copy, key, size);
  InternKey *kept = ARENA_NEW(e->arena, InternKey);
  *kept = (InternKey){.bytes = copy, .size = probe.size, .hash = probe.hash};
  g_hash_table_insert(table, kept, GUINT_TO_POINTER(next));
  return next;
}

static bool computes_unknown(const Engine *e, const ValNode *node) {
  switch (node->kind) {
    case VAL_UNKNOWN:
      return true;
    case VAL_BIN:
      return e->traits[node->a].is_unknown || e->traits[node->b].is_unknown;
    case VAL_UN:
    case VAL_READ:
      return e->traits[node->a].is_unknown;
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
  return has_base ? e->traits[root->a].weight : 0;
}

static uint32_t weight_of(const Engine *e, const ValNode *node) {
  switch (node->kind) {
    case VAL_BIN:
      return 1 + e->traits[node->a].weight + e->traits[node->b].weight;
    case VAL_UN:
    case VAL_READ:
      return 1 + e->traits[node->a].weight;
    case VAL_ADDR:
    case VAL_INIT:
      return 1 + weight_of_loc(e, node->a);
    default:
      return 1;
  }
}

static uint32_t depth_of_loc(const Engine *e, Loc loc) {
  const LocNode *root = &e->locs[e->locs[loc].root];
  switch (root->kind) {
    case LOC_LOCAL:
      return root->a + 1;
    case LOC_DEREF:
      return e->traits[root->a].depth;
    case LOC_KEYED:
      return MAX(e->traits[root->a].depth, e->traits[root->b].depth);
    default:
      return 0;
  }
}

/* Symbols of site 0 are what the kernel hands in. */
static uint32_t depth_of(const Engine *e, const ValNode *node) {
  switch (node->kind) {
    case VAL_SYM:
      return node->a == 0 ? 0 : node->b + 1;
    case VAL_BIN:
      return MAX(e->traits[node->a].depth, e->traits[node->b].depth);
    case VAL_UN:
    case VAL_READ:
      return e->traits[node->a].depth;
    case VAL_ADDR:
    case VAL_INIT:
      return depth_of_loc(e, node->a);
    default:
      return 0;
  }
}

/* A symbol that the same text always yields, or that the kernel hands in. */
static bool is_lasting(const Engine *e, const ValNode *symbol) {
  if (symbol->a == 0) return true;
  const IrIns *ins = e->sites[symbol->a].ins;
  return ins != NULL && ins->op == IR_UNKNOWN && g_str_has_prefix(ins->text, IR_MADE_UP);
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
  ValTrait trait = {.weight = MIN(weight, UINT32_MAX / 4),
                    .depth = depth_of(e, &key),
                    .is_unknown = computes_unknown(e, &key)};
  if (key.kind == VAL_SYM) {
    trait.is_symbol = true;
    trait.is_lasting = is_lasting(e, &key);
    trait.namer = key.a == 0 ? 0 : e->sites[key.a].func + 1;
  }
  *ARENA_PUSH(e->arena, e, vals, val) = key;
  *ARENA_PUSH(e->arena, e, traits, trait) = trait;
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

Val val_read(Engine *e, Val inner, uint32_t site, uint32_t written) {
  return val_make(e, (ValNode){.kind = VAL_READ, .a = inner, .b = site, .n = written});
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

bool val_has_unknown(const Engine *e, Val val) { return e->traits[val].is_unknown; }

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

/* The name of a constant that no header declares; NULL for other values. */
static const char *made_up_name(const Engine *e, Val val) {
  const ValNode *node = &e->vals[val];
  if (node->kind != VAL_SYM || node->a == 0) return NULL;
  const IrIns *ins = e->sites[node->a].ins;
  bool is_it = ins->op == IR_UNKNOWN && g_str_has_prefix(ins->text, IR_MADE_UP);
  return is_it ? ins->text + strlen(IR_MADE_UP) : NULL;
}

static void find_made_up(Val val, void *context) {
  MadeUp *found = context;
  const char *name = made_up_name(found->e, val);
  if (name != NULL) found->name = name;
}

static Val without_casts(const Engine *e, Val val) {
  while (e->vals[val].kind == VAL_UN && e->vals[val].op == IR_CAST) val = e->vals[val].a;
  return val;
}

static bool is_free(Engine *e, const State *s, Val val) {
  ValKind kind = e->vals[val].kind;
  if (kind != VAL_UNKNOWN && kind != VAL_SYM && kind != VAL_INIT) return false;
  Range range = state_range(e, s, val);
  return range.except_count == 0 && (uint64_t)range.hi - (uint64_t)range.lo >= UINT8_MAX;
}

bool val_is_free_test(Engine *e, const State *s, Val condition) {
  const ValNode node = e->vals[condition];
  if (node.kind != VAL_BIN || (node.op != IR_EQ && node.op != IR_NE)) return false;
  Val first = without_casts(e, node.a), second = without_casts(e, node.b);
  bool is_first = made_up_name(e, first) != NULL;
  Val constant = is_first ? first : second, other = is_first ? second : first;
  if (made_up_name(e, constant) == NULL || made_up_name(e, other) != NULL || !is_free(e, s, other))
    return false;
  gpointer known = g_hash_table_lookup(e->compared, GUINT_TO_POINTER(other));
  if (known == NULL)
    g_hash_table_insert(e->compared, GUINT_TO_POINTER(other), GUINT_TO_POINTER(constant));
  return known == NULL || known == GUINT_TO_POINTER(constant);
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
