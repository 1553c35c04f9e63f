/* Resources: what a path has acquired and not yet released. A resource is known by a value (the
 * pointer, handle or address that names it) and is held while its condition may be true: an
 * allocation that returned NULL has acquired nothing. */
#include <string.h>

#include "explore/engine.h"

typedef struct Using {
  const Call *call;
  const Model *model;
  uint32_t use;
  Val result; /* 0: not settled by any row yet */
  Results *out;
} Using;

static bool is_by_value(const Engine *e, Val val) {
  const ValNode *node = val_node(e, val);
  if (node->kind != VAL_ADDR) return false;
  const LocNode *loc = &e->locs[node->a];
  if (loc->kind != LOC_LOCAL || loc->n >= LOCAL_TEMP) return false;
  return strstr(e->program->funcs[loc->b].ir->vars[loc->n].name, IR_BY_VALUE) != NULL;
}

static Val value_of(Engine *e, const Call *call, State *s, const ValueRef *ref) {
  switch (ref->at) {
    case VALUE_MEMBER:
      return val_strip(e, call_value(e, call, s, ref->argument, ref->member));
    case VALUE_POINTEE: {
      Val pointer = call_value(e, call, s, ref->argument, NULL);
      if (val_has_unknown(e, pointer)) return pointer;
      return val_strip(e, state_load(e, s, loc_deref(e, pointer)));
    }
    default: {
      Val val = call_value(e, call, s, ref->argument, NULL);
      /* An object that is handed over by value is known by what it holds. */
      if (is_by_value(e, val)) val = state_load(e, s, val_node(e, val)->a);
      return val_strip(e, val);
    }
  }
}

static void hold(Engine *e, const Call *call, State *s, const ResourceUse *use, Val val,
                 Val condition) {
  e->traits[val].is_acquired = true;
  uint32_t flags = e->in_unload ? HELD_IN_UNLOAD : e->in_device ? HELD_IN_DEVICE : 0;
  uint32_t tuple = tuple_make(e, use_make(e, use), call->site, val, flags);
  state_set(e, s, KEY_HELD, tuple, condition);
  int64_t n;
  hist_add(e, s, STEP_ACQUIRE, call->frame->func, call->ins, use_make(e, use),
           val_is_int(e, condition, &n) ? 0 : 1);
}

/* True when nobody can say which object a value names, so that it may be any. */
static bool is_opaque(const Engine *e, Val val) {
  if (val_has_unknown(e, val)) return true;
  if (e->traits[val].is_acquired) return false;
  switch (val_node(e, val)->kind) {
    case VAL_SYM:
    case VAL_INIT:
    case VAL_BIN:
    case VAL_UN:
      return true;
    default:
      return false;
  }
}

/* The object that a pointer leads into: a pointer to a member names the whole. */
static Val owner_of(const Engine *e, Val val) {
  const ValNode *node = val_node(e, val);
  if (node->kind != VAL_ADDR) return val;
  const LocNode *root = &e->locs[e->locs[node->a].root];
  return root->kind == LOC_DEREF ? root->a : val;
}

/* The last component of a name in the system's tree of objects: \\DosDevices\\Name and \\??\\Name
 * are one link. */
static const char *last_component(const char *name) {
  const char *separator = strrchr(name, '\\');
  return separator != NULL ? separator + 1 : name;
}

/* A name that stands in memory may be any, but that of a place whose own name was acquired. */
static bool may_be_same_name(const Engine *e, Val released, Val held) {
  if (e->traits[released].is_acquired) return false;
  const ValNode *a = val_node(e, released), *b = val_node(e, held);
  if (a->kind != VAL_STRING || b->kind != VAL_STRING) return true;
  return g_ascii_strcasecmp(last_component(e->texts[a->a]), last_component(e->texts[b->a])) == 0;
}

/* True for a member of an object that nobody can tell from others. */
static bool is_member_of_opaque(const Engine *e, Loc loc) {
  const LocNode *root = &e->locs[e->locs[loc].root];
  return root->kind == LOC_DEREF && is_opaque(e, root->a);
}

/* Members of the same name are one when the objects may be, unless they are members of different
 * structures. */
static bool may_be_same_member(const Engine *e, Val released, Val held) {
  const ValNode *a = val_node(e, released), *b = val_node(e, held);
  if (a->kind != VAL_ADDR || b->kind != VAL_ADDR) return false;
  const LocNode *x = &e->locs[a->a], *y = &e->locs[b->a];
  if (x->kind != LOC_FIELD || y->kind != LOC_FIELD || x->a != y->a) return false;
  if (!loc_may_share_owner(e, a->a, b->a)) return false;
  return is_member_of_opaque(e, a->a) || is_member_of_opaque(e, b->a);
}

static bool may_name(const Engine *e, const ResourceKind *kind, Val released, Val held) {
  if (released == held || owner_of(e, released) == held) return true;
  if (kind->by_name && may_be_same_name(e, released, held)) return true;
  if (may_be_same_member(e, released, held)) return true;
  return is_opaque(e, released) || is_opaque(e, held);
}

typedef struct Matching {
  Engine *e;
  const ResourceKind *kind; /* NULL: every kind */
  Val val;
  GArray *keys;
} Matching;

static void match_entry(uint64_t key, uint32_t value, void *context) {
  Matching *m = context;
  const uint32_t *tuple = m->e->tuples[KEY_ID(key)];
  if (m->kind != NULL && m->e->uses[tuple[0]]->kind != m->kind) return;
  bool matches = m->kind != NULL ? may_name(m->e, m->kind, m->val, tuple[2])
                                 : owner_of(m->e, m->val) == tuple[2];
  if (matches && choice_read(m->e, value) != 0) g_array_append_val(m->keys, key);
}

bool resource_is_vague(const Engine *e, Val val) {
  const ValNode *node = val_node(e, val);
  bool is_member = node->kind == VAL_ADDR && e->locs[node->a].kind == LOC_FIELD;
  return is_opaque(e, val) || (is_member && is_member_of_opaque(e, node->a));
}

uint64_t resource_kind_bit(Engine *e, const ResourceKind *kind) {
  guint number;
  if (!g_ptr_array_find(e->kinds, kind, &number)) {
    number = e->kinds->len;
    g_ptr_array_add(e->kinds, (gpointer)kind);
  }
  return (uint64_t)1 << MIN(number, 63);
}

typedef struct Search {
  Engine *e;
  Val val;
  bool is_found;
} Search;

static void find_memory(uint64_t key, uint32_t value, void *context) {
  Search *search = context;
  Engine *e = search->e;
  const uint32_t *tuple = e->tuples[KEY_ID(key)];
  if (tuple[2] != search->val || (tuple[3] & HELD_DOUBTFUL) != 0) return;
  if (e->uses[tuple[0]]->kind->is_memory && choice_read(e, value) != 0) search->is_found = true;
}

static bool is_held_memory(Engine *e, const State *s, Val val) {
  Search search = {.e = e, .val = val};
  if (!e->traits[val].is_acquired) return false;
  listing_each_of(e->listings, s->map, KEY_HELD, find_memory, &search);
  return search.is_found;
}

bool resources_lie_apart(Engine *e, const State *s, Val a, Val b) {
  Val first = owner_of(e, a), second = owner_of(e, b);
  if (first == second || resource_is_vague(e, first) || resource_is_vague(e, second)) return false;
  if (!is_held_memory(e, s, first) || !is_held_memory(e, s, second)) return false;
  /* Both may be NULL, which holds nothing. */
  bool are_inside = a != first && b != second;
  return are_inside || state_truth(e, s, first) == TRUTH_TRUE ||
         state_truth(e, s, second) == TRUTH_TRUE;
}

static GArray *matching(Engine *e, const State *s, const ResourceKind *kind, Val val) {
  Matching m = {
      .e = e, .kind = kind, .val = val, .keys = g_array_new(FALSE, FALSE, sizeof(uint64_t))};
  map_each_of(s->map, KEY_HELD, match_entry, &m);
  return m.keys;
}

typedef struct Unlinking {
  Engine *e;
  Val val;
  GArray *locs;
} Unlinking;

static void find_link(uint64_t key, uint32_t value, void *context) {
  Unlinking *u = context;
  Loc loc = KEY_ID(key);
  if (KEY_KIND(key) != KEY_MEM || !loc_is_in_driver_object(u->e, loc)) return;
  if (choice_read(u->e, value) == u->val) g_array_append_val(u->locs, loc);
}

/* The system takes a released object off its own lists: where the driver object led to it, it now
 * leads to some other, or to none. */
static void unlink_object(Engine *e, const Call *call, State *s, Val val) {
  Unlinking u = {.e = e, .val = val, .locs = g_array_new(FALSE, FALSE, sizeof(Loc))};
  map_each(s->map, find_link, &u);
  for (guint i = 0; i < u.locs->len; i++) {
    Val other = state_fresh(e, s, call->site, call->frame->depth, 2 + i % 60);
    state_store(e, s, g_array_index(u.locs, Loc, i), other);
  }
  g_array_free(u.locs, TRUE);
}

/* Whoever takes an object over has to release what it leads to as well. */
static void take_along(Engine *e, State *s, Val val) {
  GArray *keys = matching(e, s, NULL, val);
  for (guint i = 0; i < keys->len; i++)
    s->map = map_remove(e->arena, s->map, g_array_index(keys, uint64_t, i));
  g_array_free(keys, TRUE);
}

static void let_go(Engine *e, const Call *call, State *s, const ResourceUse *use) {
  Val val = value_of(e, call, s, &use->value);
  if (resource_is_vague(e, val)) frame_need_held(e, use->kind);
  GArray *keys = matching(e, s, use->kind, val);
  bool is_exact = !is_opaque(e, val);
  for (guint i = 0; i < keys->len; i++) {
    uint64_t key = g_array_index(keys, uint64_t, i);
    const uint32_t *tuple = e->tuples[KEY_ID(key)];
    Val held = tuple[2];
    if ((tuple[3] & HELD_PILED) != 0) widen_note_released(e, key);
    if ((tuple[3] & HELD_DOUBTFUL) != 0) g_hash_table_add(e->released, GUINT_TO_POINTER(tuple[1]));
    bool is_linked = e->uses[tuple[0]]->also_argument != MODEL_NO_ARGUMENT;
    s->map = map_remove(e->arena, s->map, key);
    bool is_it = held == val || owner_of(e, val) == held || use->kind->by_name;
    if (e->in_device && !e->in_unload && is_exact && is_it && tuple[3] == 0)
      state_set(e, s, KEY_GONE, tuple_make(e, tuple[0], tuple[1], val, call->site), 1);
    if (is_linked) unlink_object(e, call, s, held);
  }
  if (e->in_device && keys->len == 0) device_note_again(e, call, s, use, val);
  /* What is handed over goes with all that it leads to. */
  if (use->does == RESOURCE_TAKE) call_each_reachable(e, s, val, take_along);
  if (keys->len > 0 && is_exact && use->does == RESOURCE_RELEASE) {
    hist_add(e, s, STEP_RELEASE, call->frame->func, call->ins, use_make(e, use), 0);
  }
  g_array_free(keys, TRUE);
}

void resource_doubt(Engine *e, State *s, uint64_t key) {
  uint32_t condition = choice_read(e, map_get(s->map, key)), tuple[4];
  if (condition == 0) return;
  for (int k = 0; k < 4; k++) tuple[k] = e->tuples[KEY_ID(key)][k];
  s->map = map_remove(e->arena, s->map, key);
  state_set(e, s, KEY_HELD, tuple_make(e, tuple[0], tuple[1], tuple[2], tuple[3] | HELD_DOUBTFUL),
            condition);
}

/* True when memory is doubtful now that was not: what it leads to is so as well. */
static bool doubt_named(Engine *e, State *s, Val val) {
  GArray *keys = matching(e, s, NULL, val_strip(e, val));
  bool leads_on = false;
  for (guint i = 0; i < keys->len; i++) {
    uint64_t key = g_array_index(keys, uint64_t, i);
    const uint32_t *tuple = e->tuples[KEY_ID(key)];
    leads_on |= e->uses[tuple[0]]->kind->is_memory && (tuple[3] & HELD_DOUBTFUL) == 0;
    resource_doubt(e, s, key);
  }
  g_array_free(keys, TRUE);
  return leads_on;
}

static void doubt_reached(Engine *e, State *s, Val val) { doubt_named(e, s, val); }

void resources_escape(Engine *e, State *s, Val val) {
  if (doubt_named(e, s, val)) call_each_reachable(e, s, val, doubt_reached);
}

static void apply_uses(Engine *e, State s, Using *u, uint32_t index);

/* The routine has succeeded: a new object is stored where an argument points to. */
static void store_object(Engine *e, const Call *call, State *s, const ResourceUse *use) {
  Val object = state_fresh(e, s, call->site, call->frame->depth, 1);
  state_assume(e, s, object, true);
  Val pointer = call_value(e, call, s, use->value.argument, NULL);
  mem_write(e, call->frame, s, call->ins, pointer, object);
  if (use->zero_member != NULL) {
    uint32_t member = program_member(e->program, use->zero_member);
    state_zero(e, s, loc_deref(e, state_load(e, s, loc_field(e, loc_deref(e, object), member))));
  }
  if (use->also_argument != MODEL_NO_ARGUMENT) {
    Val owner = call_value(e, call, s, use->also_argument, NULL);
    if (!val_has_unknown(e, owner)) {
      uint32_t member = program_member(e->program, use->also_member);
      state_store(e, s, loc_field(e, loc_deref(e, owner), member), object);
    }
  }
  hold(e, call, s, use, object, val_int(e, 1));
}

void resources_registered(Engine *e, const Call *call, State *s, const Model *model) {
  for (uint32_t i = 0; i < model->use_count; i++) {
    const ResourceUse *use = &model->uses[i];
    if (use->does == RESOURCE_ACQUIRE && use->value.at == VALUE_POINTEE)
      store_object(e, call, s, use);
  }
}

/* A routine that stores the new object where an argument points to: on failure it stores nothing,
 * so both ways have to be followed. */
static void acquire_pointee(Engine *e, State s, Using *u, const ResourceUse *use) {
  const Call *call = u->call;
  uint32_t index = u->use;
  Val result;
  State failed = s;
  if (call_result(e, call, &failed, use->success, false, &result)) {
    hist_add(e, &failed, STEP_ACQUIRE_FAILED, call->frame->func, call->ins, use_make(e, use), 0);
    u->result = result;
    apply_uses(e, failed, u, index + 1);
  }
  if (!call_result(e, call, &s, use->success, true, &result)) return;
  store_object(e, call, &s, use);
  u->result = result;
  apply_uses(e, s, u, index + 1);
}

static void acquire(Engine *e, State s, Using *u, const ResourceUse *use) {
  const Call *call = u->call;
  if (use->value.at == VALUE_POINTEE) {
    acquire_pointee(e, s, u, use);
    return;
  }
  uint32_t index = u->use;
  Val result = state_fresh(e, &s, call->site, call->frame->depth, 0);
  Val condition = val_int(e, 1), zero = val_int(e, 0);
  IrType type = call->ins->type;
  switch (use->success) {
    case SUCCESS_ALWAYS:
      break;
    case SUCCESS_NONZERO:
      condition = result;
      break;
    case SUCCESS_ZERO:
      condition = val_binary(e, &s, IR_EQ, type, result, zero);
      break;
    case SUCCESS_NTSTATUS:
      /* STATUS_SUCCESS or an error: these routines know no other code of success. */
      if (ir_type_is_signed(type)) {
        Val least = val_int(e, STATUS_LEAST_ERROR);
        state_assume(e, &s, val_binary(e, &s, IR_LE, type, result, zero), true);
        state_assume(e, &s, val_binary(e, &s, IR_GE, type, result, least), true);
      }
      condition = val_binary(e, &s, IR_EQ, type, result, zero);
      break;
  }
  Val val = use->value.at == VALUE_RESULT ? result : value_of(e, call, &s, &use->value);
  hold(e, call, &s, use, val, condition);
  u->result = result;
  apply_uses(e, s, u, index + 1);
}

static void apply_use(Engine *e, State s, bool holds, void *context) {
  Using *u = context;
  uint32_t index = u->use;
  Val result = u->result;
  const ResourceUse *use = &u->model->uses[index];
  if (!holds) {
    apply_uses(e, s, u, index + 1);
  } else if (use->does == RESOURCE_ACQUIRE) {
    acquire(e, s, u, use);
  } else {
    let_go(e, u->call, &s, use);
    apply_uses(e, s, u, index + 1);
  }
  u->use = index;
  u->result = result;
}

static void apply_uses(Engine *e, State s, Using *u, uint32_t index) {
  if (index == u->model->use_count) {
    Val result = u->result;
    if (result == 0) result = state_fresh(e, &s, u->call->site, u->call->frame->depth, 0);
    results_add(e, u->out, s, result);
    return;
  }
  u->use = index;
  call_split(e, u->call, s, &u->model->uses[index].when, apply_use, u);
}

void call_resources(Engine *e, const Call *call, State s, const Model *model, Results *out) {
  Using u = {.call = call, .model = model, .out = out};
  apply_uses(e, s, &u, 0);
}

typedef struct Pinning {
  Engine *e;
  const State *s;
  bool is_found;
} Pinning;

static void find_pin(uint64_t key, uint32_t value, void *context) {
  Pinning *p = context;
  const ResourceUse *use = p->e->uses[p->e->tuples[KEY_ID(key)][0]];
  if (!use->kind->pins_driver) return;
  value = choice_read(p->e, value);
  if (value != 0 && state_truth(p->e, p->s, value) == TRUTH_TRUE) p->is_found = true;
}

bool resources_pin(Engine *e, const State *s) {
  Pinning pinning = {.e = e, .s = s};
  map_each_of(s->map, KEY_HELD, find_pin, &pinning);
  return pinning.is_found;
}
