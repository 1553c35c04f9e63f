/* What is handed over: which memory a routine reaches by what it gets, what it may write there, and
 * what nobody can follow any more then. */
#include "explore/engine.h"

typedef struct Handover {
  Engine *e;
  State *s;
  GHashTable *objects;
  GArray *order;
  GArray *vals; /* every value that was met; NULL: nobody asks */
  bool meets_driver_object;
} Handover;

Loc loc_whole_object(const Engine *e, Loc loc) {
  const LocNode *node = &e->locs[loc];
  return node->kind == LOC_INDEX && node->n == 0 ? node->parent : loc;
}

static void hand_over(Handover *r, Val val) {
  Engine *e = r->e;
  val = val_strip(e, val);
  if (val_has_unknown(e, val)) return;
  if (r->vals != NULL) g_array_append_val(r->vals, val);
  ValNode node = *val_node(e, val);
  Loc loc = 0;
  if (val == e->driver_object) {
    loc = e->driver_object_loc;
  } else if (node.kind == VAL_ADDR) {
    loc = loc_whole_object(e, node.a);
  } else if (node.kind == VAL_SYM || node.kind == VAL_INIT) {
    loc = loc_find(e, LOC_DEREF, 0, val, 0, 0);
  }
  if (loc == 0) return;
  if (loc_is_in_driver_object(e, loc)) {
    r->meets_driver_object = true;
  } else if (g_hash_table_add(r->objects, GUINT_TO_POINTER(loc))) {
    g_array_append_val(r->order, loc);
  }
}

static void hand_over_parts(Handover *r, Loc loc) {
  Val val = state_get(r->e, r->s, KEY_MEM, loc);
  if (val != 0) hand_over(r, val);
  for (Loc at = r->e->locs[loc].first_child; at != 0; at = r->e->locs[at].next_sibling) {
    hand_over_parts(r, at);
  }
}

static void hand_over_all(Handover *r) {
  for (guint i = 0; i < r->order->len; i++) hand_over_parts(r, g_array_index(r->order, Loc, i));
}

static Handover handover_new(Engine *e, State *s) {
  Handover r = {.e = e, .s = s};
  r.objects = g_hash_table_new(NULL, NULL);
  r.order = g_array_new(FALSE, FALSE, sizeof(Loc));
  return r;
}

static void handover_free(Handover *r) {
  g_hash_table_destroy(r->objects);
  g_array_free(r->order, TRUE);
  if (r->vals != NULL) g_array_free(r->vals, TRUE);
}

void call_each_reachable(Engine *e, State *s, Val val, void (*act)(Engine *e, State *s, Val val)) {
  Handover r = handover_new(e, s);
  r.vals = g_array_new(FALSE, FALSE, sizeof(Val));
  ValNode node = *val_node(e, val_strip(e, val));
  /* Lists are made of members: what is linked in by one is the whole. */
  if (node.kind == VAL_ADDR) {
    Loc whole = e->locs[node.a].root;
    if (g_hash_table_add(r.objects, GUINT_TO_POINTER(whole))) g_array_append_val(r.order, whole);
  }
  hand_over(&r, val);
  hand_over_all(&r);
  for (guint i = 0; i < r.vals->len; i++) act(e, s, g_array_index(r.vals, Val, i));
  handover_free(&r);
}

void call_doubt_parts(Engine *e, State *s, Loc loc) {
  Val val = state_get(e, s, KEY_MEM, loc);
  if (val != 0) resources_escape(e, s, val);
  for (Loc at = e->locs[loc].first_child; at != 0; at = e->locs[at].next_sibling)
    call_doubt_parts(e, s, at);
}

void call_note_stored(Engine *e, State *s, Loc loc) {
  const LocNode *root = &e->locs[e->locs[loc].root];
  if (root->kind == LOC_DEREF && g_hash_table_contains(e->elements, GUINT_TO_POINTER(root->a)))
    call_doubt_parts(e, s, loc);
}

bool call_forget_arguments(Engine *e, const Call *call, State *s, bool transitive, uint64_t only) {
  Handover r = handover_new(e, s);
  for (uint32_t i = 0; i < call->arg_count; i++) {
    if (only == 0 || (i < 64 && (only >> i & 1) != 0)) hand_over(&r, call->args[i]);
  }
  if (transitive) hand_over_all(&r);
  for (guint i = 0; i < r.order->len; i++) {
    Loc loc = g_array_index(r.order, Loc, i);
    call_doubt_parts(e, s, loc);
    Val fresh = state_fresh(e, s, call->site, call->frame->depth, 1 + i % 62);
    state_havoc(e, s, loc, fresh);
  }
  bool meets = r.meets_driver_object;
  handover_free(&r);
  return meets;
}
