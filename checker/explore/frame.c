/* A callee sees its part of the state: what it can reach. The rest, the frame, stays as it was,
 * and is put around each end of the callee afterwards. So a function costs what it touches,
 * however much the driver holds elsewhere, and when it is called again in a state that differs in
 * the rest alone, what it does is known.
 *
 * Three things tie the two together. Values that both speak of are kept alive in the part
 * (KEY_KEPT). Choices that both depend on stand in the part too (KEY_GUARD), so that the rest goes
 * the way that the callee went. And what is named after the callee's depth of calls is always in
 * the part: a name that the callee gives is then free in the rest as well. */
#include "explore/engine.h"

/* An entry that may be met though no pointer leads to it, see reach_more. */
typedef struct Open {
  uint32_t number;
  uint32_t what; /* of memory: the root; of a resource: the value that it is known by */
} Open;

typedef struct Cutting {
  Engine *e;
  Reach reach;
  const Frame *caller;
  uint32_t depth; /* of the callee */
  Listed all;     /* the whole state */
  bool *is_kept;  /* of each entry */
  bool *is_plain; /* likewise, see below */
  GArray *open;   /* Open */
  uint64_t hidden;
  const MapNode *full, *part;
} Cutting;

/* Plain entries ----------------------------------------------------------------------------------
 *
 * Every call looks at the whole state, and in a large one nearly all entries are variables that
 * hold a symbol or a number, what is known of a symbol, and resources that are known by one. When
 * the callee can neither give the symbol nor come by it but through what it reaches, nothing has to
 * be noted of such an entry: whether it is kept shows in the end. */

/* A symbol that is met only where it stands, and leads nowhere. */
static inline bool is_plain_symbol(const Cutting *c, Val val) {
  const ValTrait *trait = &c->e->traits[val];
  return trait->is_symbol && trait->depth <= c->depth && !trait->is_lasting && trait->object == 0;
}

static inline bool is_plain_mem(const Cutting *c, const ListedEntry *entry) {
  const LocNode *node = &c->e->locs[KEY_ID(entry->key)];
  if (node->kind != LOC_GLOBAL || node->first_child != 0 || choice_is(entry->value)) return false;
  return is_plain_symbol(c, entry->value) || c->e->vals[entry->value].kind == VAL_INT;
}

/* The resource is held when its name is not 0, and nobody can mean it without that name. */
static inline bool is_plain_held(const Cutting *c, const ListedEntry *entry) {
  if (KEY_KIND(entry->key) != KEY_HELD) return false;
  const uint32_t *tuple = c->e->tuples[KEY_ID(entry->key)];
  return tuple[2] == entry->value && is_plain_symbol(c, entry->value) &&
         c->e->traits[entry->value].is_acquired && !c->e->uses[tuple[0]]->kind->by_name;
}

/* reach_can_turn_up */
static inline bool can_turn_up(const Cutting *c, Val val) {
  const ValTrait *trait = &c->e->traits[val];
  if (trait->mark == c->reach.mark) return true;
  return trait->is_symbol ? trait->is_lasting : reach_can_turn_up(&c->reach, val);
}

/* Cutting -------------------------------------------------------------------------------------- */

typedef struct NameSearch {
  const Cutting *cutting;
  bool is_found;
} NameSearch;

/* A name that the callee may give, too. */
static void seek_name(Val val, void *context) {
  NameSearch *search = context;
  const Engine *e = search->cutting->e;
  const ValNode *node = val_node(e, val);
  if (node->kind != VAL_SYM || node->a == 0 || node->b < search->cutting->depth) return;
  if (footprint_has(search->cutting->reach.footprint, e->sites[node->a].func))
    search->is_found = true;
}

static void seek_local(Loc loc, void *context) {
  NameSearch *search = context;
  const Engine *e = search->cutting->e;
  const LocNode *root = &e->locs[e->locs[loc].root];
  if (root->kind != LOC_LOCAL || root->a < search->cutting->depth) return;
  if (footprint_has(search->cutting->reach.footprint, root->b)) search->is_found = true;
}

static bool is_named_deep(const Cutting *c, Val val) {
  const ValTrait *trait = &c->e->traits[val];
  if (trait->depth <= c->depth) return false;
  if (trait->is_symbol) return footprint_has(c->reach.footprint, trait->namer - 1);
  NameSearch search = {.cutting = c};
  val_each_part(c->e, val, seek_name, seek_local, &search);
  return search.is_found;
}

static void seek_names(uint32_t value, void *context) {
  NameSearch *search = context;
  search->is_found = search->is_found || is_named_deep(search->cutting, value);
}

/* True when the callee may give a name that the value is known by. */
static inline bool is_deep(const Cutting *c, uint32_t value) {
  if (!choice_is(value)) return c->e->traits[value].depth > c->depth && is_named_deep(c, value);
  NameSearch search = {.cutting = c};
  choice_each(c->e, value, seek_names, &search);
  return search.is_found;
}

static bool is_root_deep(const Cutting *c, const LocNode *root) {
  switch (root->kind) {
    case LOC_LOCAL:
      return root->a >= c->depth;
    case LOC_DEREF:
      return is_deep(c, root->a);
    case LOC_KEYED:
      return is_deep(c, root->a) || is_deep(c, root->b);
    default:
      return false;
  }
}

static void note_mem(Cutting *c, uint32_t number) {
  const ListedEntry *entry = &c->all.entries[number];
  Loc loc = KEY_ID(entry->key), root = c->e->locs[loc].root;
  const LocNode *node = &c->e->locs[root];
  /* What a plain variable holds is looked up when that is reached. */
  if (node->first_child != 0) reach_note_entry(&c->reach, root, entry->value);
  if (is_deep(c, entry->value) || is_root_deep(c, node) || loc_is_in_driver_object(c->e, loc))
    reach_root(&c->reach, root);
  /* Variables are met by their names alone. */
  if (node->kind != LOC_DEREF && node->kind != LOC_KEYED) return;
  Open open = {number, root};
  g_array_append_val(c->open, open);
}

/* Resources that a release may mean without naming them. */
static bool is_held_by_all(const Cutting *c, const uint32_t *tuple, uint32_t condition) {
  return c->e->uses[tuple[0]]->kind->by_name || resource_is_vague(c->e, tuple[2]) ||
         is_deep(c, tuple[2]) || is_deep(c, condition);
}

/* What is neither memory nor a fact. */
static void note_other(Cutting *c, uint32_t number) {
  const ListedEntry *entry = &c->all.entries[number];
  const uint32_t *tuple;
  switch (KEY_KIND(entry->key)) {
    case KEY_HELD:
      tuple = c->e->tuples[KEY_ID(entry->key)];
      if (!is_held_by_all(c, tuple, entry->value)) {
        Open open = {number, tuple[2]};
        g_array_append_val(c->open, open);
        break;
      }
      c->is_kept[number] = true;
      reach_val(&c->reach, tuple[2]);
      reach_value(&c->reach, entry->value);
      break;
    case KEY_KEPT:
    case KEY_GUARD:
      break;
    case KEY_CHAINED:
      reach_val(&c->reach, entry->value);
      c->is_kept[number] = true;
      break;
    default:
      c->is_kept[number] = true;
      break;
  }
}

static void note_all(Cutting *c) {
  const ListedEntry *entries = c->all.entries;
  for (uint32_t i = 0; i < c->all.mem_end; i++) {
    c->is_plain[i] = is_plain_mem(c, &entries[i]);
    if (!c->is_plain[i]) note_mem(c, i);
  }
  for (uint32_t i = c->all.fact_end; i < c->all.count; i++) {
    c->is_plain[i] = is_plain_held(c, &entries[i]);
    if (!c->is_plain[i]) note_other(c, i);
  }
}

/* What can be read without a pointer to it having been met: one round of it. */
static bool reach_more(Cutting *c) {
  bool is_more = false;
  for (guint i = 0; i < c->open->len; i++) {
    Open open = g_array_index(c->open, Open, i);
    if (open.number < c->all.mem_end) {
      if (reach_has_root(&c->reach, open.what) || !reach_can_read(&c->reach, open.what)) continue;
      reach_root(&c->reach, open.what);
    } else {
      if (c->is_kept[open.number] || !can_turn_up(c, open.what)) continue;
      c->is_kept[open.number] = true;
      reach_val(&c->reach, open.what);
      reach_value(&c->reach, c->all.entries[open.number].value);
    }
    is_more = true;
  }
  return is_more;
}

static void decide(Cutting *c) {
  const ListedEntry *entries = c->all.entries;
  for (uint32_t i = 0; i < c->all.mem_end; i++)
    c->is_kept[i] = reach_has_root(&c->reach, c->e->locs[KEY_ID(entries[i].key)].root);
  for (uint32_t i = c->all.mem_end; i < c->all.fact_end; i++)
    c->is_kept[i] = can_turn_up(c, KEY_ID(entries[i].key)) || is_deep(c, KEY_ID(entries[i].key));
  const ResourceKind *hidden = NULL; /* the last one that was hidden */
  for (uint32_t i = c->all.fact_end; i < c->all.count; i++) {
    uint32_t id = KEY_ID(entries[i].key);
    if (c->is_plain[i]) c->is_kept[i] = reach_has_val(&c->reach, entries[i].value);
    if (c->is_kept[i]) continue;
    if (KEY_KIND(entries[i].key) == KEY_KEPT) c->is_kept[i] = can_turn_up(c, id);
    if (KEY_KIND(entries[i].key) != KEY_HELD) continue;
    const ResourceKind *kind = c->e->uses[c->e->tuples[id][0]]->kind;
    if (kind != hidden) c->hidden |= resource_kind_bit(c->e, kind);
    hidden = kind;
  }
}

static void take_part(Cutting *c) {
  uint64_t *keys = g_new(uint64_t, c->all.count + 1);
  uint32_t count = 0;
  for (uint32_t i = 0; i < c->all.count; i++)
    if (c->is_kept[i]) keys[count++] = c->all.entries[i].key;
  c->part = c->full;
  if (count < c->all.count) c->part = map_only(c->e->arena, c->full, keys, count);
  g_free(keys);
}

/* What ties the two parts together ---------------------------------------------------------------
 */

/* The rest speaks of the value: the part may not forget what it knows of it. */
static void keep(Val val, void *context) {
  Cutting *c = context;
  Engine *e = c->e;
  ValTrait *trait = &e->traits[val];
  if (!trait->is_symbol) {
    if (trait->seen == c->reach.mark) return;
    trait->seen = c->reach.mark;
  }
  if ((trait->is_symbol || trait->object != 0) && can_turn_up(c, val))
    c->part = map_set(e->arena, c->part, MAP_KEY(KEY_KEPT, val), 1);
  if (trait->is_symbol) return;
  ValNode node = e->vals[val];
  switch (node.kind) {
    case VAL_BIN:
      keep(node.a, c);
      keep(node.b, c);
      break;
    case VAL_UN:
    case VAL_READ:
      keep(node.a, c);
      break;
    case VAL_ADDR:
    case VAL_INIT: {
      const LocNode *root = &e->locs[e->locs[node.a].root];
      if (root->kind == LOC_DEREF || root->kind == LOC_KEYED) keep(root->a, c);
      if (root->kind == LOC_KEYED) keep(root->b, c);
      break;
    }
    default:
      break;
  }
}

static void keep_of_mem(Cutting *c, const ListedEntry *entry) {
  const LocNode *root = &c->e->locs[c->e->locs[KEY_ID(entry->key)].root];
  const Frame *caller = c->caller;
  if (root->kind == LOC_LOCAL && !collect_is_live(root, caller->depth, caller->func, caller->live))
    return;
  if (root->kind == LOC_DEREF || root->kind == LOC_KEYED) keep(root->a, c);
  if (root->kind == LOC_KEYED) keep(root->b, c);
  choice_each(c->e, entry->value, keep, c);
}

static void keep_shared(Cutting *c) {
  const ListedEntry *entries = c->all.entries;
  for (uint32_t i = 0; i < c->all.mem_end; i++) {
    if (c->is_kept[i]) continue;
    if (!c->is_plain[i] || reach_has_val(&c->reach, entries[i].value)) keep_of_mem(c, &entries[i]);
  }
  for (guint i = 0; i < c->open->len; i++) {
    Open open = g_array_index(c->open, Open, i);
    if (open.number < c->all.mem_end || c->is_kept[open.number]) continue;
    keep(open.what, c);
    choice_each(c->e, entries[open.number].value, keep, c);
  }
}

/* True when the rest, too, depends on which way the guard goes. */
static bool is_shared(const Cutting *c, uint32_t guard) {
  const Guard *g = &c->e->guards[guard];
  for (uint32_t i = 0; i < g->key_count; i++) {
    if (choice_is(map_get(c->full, g->keys[i])) && map_get(c->part, g->keys[i]) == 0) return true;
  }
  return map_get(c->full, MAP_KEY(KEY_GUARD, guard)) != 0;
}

static void note_guard(uint32_t guard, void *context) {
  Cutting *c = context;
  uint64_t key = MAP_KEY(KEY_GUARD, guard);
  if (map_get(c->part, key) == 0 && is_shared(c, guard))
    c->part = map_set(c->e->arena, c->part, key, choice_open(c->e, guard));
}

static void share_guards(Cutting *c) {
  if (c->e->guard_count <= 1) return;
  for (uint32_t i = 0; i < c->all.count; i++)
    if (c->is_kept[i]) choice_each_guard(c->e, c->all.entries[i].value, note_guard, c);
}

bool frame_begin(Engine *e, Framing *framing, const Frame *caller, uint32_t func, State *entry) {
  Cutting c = {.e = e, .caller = caller, .depth = caller->depth + 1, .full = entry->map};
  c.reach = reach_begin(e, footprint_of(e, func));
  c.reach.plain = entry->map;
  c.all = listing_open(e->listings, entry->map);
  c.is_kept = g_new0(bool, c.all.count + 1);
  c.is_plain = g_new0(bool, c.all.count + 1);
  c.open = g_array_new(FALSE, FALSE, sizeof(Open));
  footprint_reach(&c.reach);
  note_all(&c);
  do {
    reach_all(&c.reach);
  } while (reach_more(&c));
  decide(&c);
  bool is_cut = (c.hidden & e->needs[func]) == 0;
  if (is_cut) {
    take_part(&c);
    keep_shared(&c);
    share_guards(&c);
    *framing = (Framing){.full = c.full,
                         .part = c.part,
                         .hidden = c.hidden,
                         .stack_length = e->stack->len,
                         .outer = e->framing};
    e->framing = framing;
    entry->map = c.part;
  }
  listing_close(&c.all);
  g_free(c.is_kept);
  g_free(c.is_plain);
  g_array_free(c.open, TRUE);
  reach_end(&c.reach);
  return is_cut;
}

void frame_whole(Framing *framing, const State *entry) {
  *framing = (Framing){.full = entry->map, .part = entry->map};
}

/* Attaching ------------------------------------------------------------------------------------ */

typedef struct Attaching {
  Engine *e;
  const Framing *framing;
  Renaming renaming;
  const MapNode *map;
} Attaching;

/* What the rest knows of a value, and the callee has found out anew. */
static uint32_t both_facts(Engine *e, uint32_t fact, uint32_t other) {
  Range range = range_both(&e->ranges[fact], &e->ranges[other]);
  return range.lo > range.hi ? other : range_make(e, &range);
}

/* The guard went some way, or became part of another choice: so does the rest. */
static void follow_guard(Attaching *a, uint32_t guard, uint32_t way) {
  const Guard *g = &a->e->guards[guard];
  for (uint32_t i = 0; i < g->key_count; i++) {
    uint64_t key = g->keys[i];
    uint32_t value = map_get(a->framing->full, key);
    if (!choice_is(value) || map_get(a->framing->part, key) != 0) continue;
    a->map = choice_follow(a->e, a->map, key, guard, way);
    g = &a->e->guards[guard];
  }
  uint64_t key = MAP_KEY(KEY_GUARD, guard);
  if (map_get(a->framing->full, key) != 0) a->map = map_set(a->e->arena, a->map, key, way);
}

static bool apply(uint64_t key, uint32_t before, uint32_t after, void *context) {
  Attaching *a = context;
  Engine *e = a->e;
  switch (KEY_KIND(key)) {
    case KEY_GUARD:
      follow_guard(a, KEY_ID(key), after);
      return true;
    case KEY_KEPT:
      return true;
    case KEY_FACT: {
      uint32_t other = before == 0 ? map_get(a->framing->full, key) : 0;
      if (other != 0 && !choice_is(other) && !choice_is(after)) after = both_facts(e, other, after);
      break;
    }
    default:
      assert(before != 0 || map_get(a->framing->full, key) == 0);
      break;
  }
  if (after == 0) {
    a->map = map_remove(e->arena, a->map, key);
    return true;
  }
  uint64_t renamed = rename_key(&a->renaming, key);
  after = rename_value(&a->renaming, key, after);
  if (renamed != key) choice_decides(e, after, renamed);
  a->map = map_set(e->arena, a->map, renamed, after);
  return true;
}

void frame_attach(Engine *e, const Framing *framing, const Frame *caller, State *s) {
  Attaching a = {.e = e, .framing = framing, .map = framing->full};
  a.renaming = rename_begin(e, framing->full, caller->depth);
  map_compare(framing->part, s->map, apply, &a);
  rename_end(&a.renaming);
  s->map = a.map;
}

/* What a part is not enough for ------------------------------------------------------------------
 */

bool frame_end(Engine *e, Framing *framing) {
  e->framing = framing->outer;
  if (e->unwinding != framing) return true;
  e->unwinding = NULL;
  return false;
}

/* All that runs needs to know of these kinds, from the outermost call on that hides some. */
static void need(Engine *e, uint64_t kinds) {
  for (guint i = 0; i < e->stack->len; i++)
    e->needs[GPOINTER_TO_UINT(g_ptr_array_index(e->stack, i))] |= kinds;
  for (const Framing *f = e->framing; f != NULL; f = f->outer)
    if ((f->hidden & kinds) != 0) e->unwinding = f;
}

void frame_need_held(Engine *e, const ResourceKind *kind) {
  need(e, kind == NULL ? UINT64_MAX : resource_kind_bit(e, kind));
}

void frame_need_of(Engine *e, uint32_t func) {
  if (e->needs[func] != 0) need(e, e->needs[func]);
}
