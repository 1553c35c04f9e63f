/* Walks over a state: which values and objects can be read from some of its places. Each walk
 * leaves marks of its own at what it reaches, so that nothing has to be cleaned up. */
#include "explore/engine.h"

/* An entry that waits for its object to be reached. */
typedef struct NotedEntry {
  uint32_t value;
  uint32_t next; /* the one of the same object that was noted before, plus 1; 0: none */
} NotedEntry;

Reach reach_begin(Engine *e, const Footprint *footprint) {
  return (Reach){.e = e,
                 .footprint = footprint,
                 .mark = ++e->walks,
                 .pending = g_array_new(FALSE, FALSE, sizeof(Loc)),
                 .noted = g_array_new(FALSE, FALSE, sizeof(NotedEntry))};
}

void reach_end(Reach *r) {
  g_array_free(r->pending, TRUE);
  g_array_free(r->noted, TRUE);
}

void reach_root(Reach *r, Loc root) {
  LocNode *node = &r->e->locs[root];
  if (node->mark == r->mark) return;
  node->mark = r->mark;
  /* Without a footprint, whoever walks looks at all variables anyway. */
  if (r->footprint != NULL || node->kind == LOC_DEREF) g_array_append_val(r->pending, root);
}

static void reach_place(Reach *r, Loc loc) {
  Loc root = r->e->locs[loc].root;
  const LocNode *node = &r->e->locs[root];
  if (node->kind == LOC_DEREF || node->kind == LOC_KEYED) reach_val(r, node->a);
  if (node->kind == LOC_KEYED) reach_val(r, node->b);
  reach_root(r, root);
}

void reach_val(Reach *r, Val val) {
  ValTrait *trait = &r->e->traits[val];
  if (trait->mark == r->mark) return;
  trait->mark = r->mark;
  if (trait->is_symbol) {
    if (trait->object != 0) reach_root(r, trait->object);
    return;
  }
  const ValNode *node = val_node(r->e, val);
  switch (node->kind) {
    case VAL_BIN:
      reach_val(r, node->a);
      reach_val(r, node->b);
      break;
    case VAL_UN:
    case VAL_READ:
      reach_val(r, node->a);
      break;
    case VAL_ADDR:
    case VAL_INIT:
      reach_place(r, node->a);
      break;
    case VAL_FUNC:
      if (r->footprint != NULL) footprint_reach_func(r, node->a);
      break;
    default:
      break;
  }
  if (trait->object != 0) reach_root(r, trait->object);
}

static void reach_leaf(uint32_t value, void *context) { reach_val(context, value); }

void reach_value(Reach *r, uint32_t value) {
  if (choice_is(value))
    choice_each(r->e, value, reach_leaf, r);
  else if (value != 0)
    reach_val(r, value);
}

static RootLinks *links_of(const Reach *r, Loc root) {
  return &g_array_index(r->e->links, RootLinks, root);
}

void reach_note_entry(Reach *r, Loc root, uint32_t value) {
  RootLinks *links = links_of(r, root);
  NotedEntry entry = {.value = value, .next = links->mark == r->mark ? links->entry : 0};
  g_array_append_val(r->noted, entry);
  links->mark = r->mark;
  links->entry = r->noted->len;
}

/* What the places of an object hold, and what they held at first, which may be read where nothing
 * was stored. */
static void visit_root(Reach *r, Loc root) {
  const RootLinks *links = links_of(r, root);
  uint32_t at = links->mark == r->mark ? links->entry : 0;
  while (at != 0) {
    const NotedEntry *entry = &g_array_index(r->noted, NotedEntry, at - 1);
    reach_value(r, entry->value);
    at = entry->next;
  }
  if (r->plain != NULL && r->e->locs[root].first_child == 0)
    reach_value(r, map_get(r->plain, MAP_KEY(KEY_MEM, root)));
  for (Loc object = links->first_object; object != 0; object = links_of(r, object)->next_object)
    reach_root(r, object);
}

void reach_all(Reach *r) {
  while (r->pending->len > 0) {
    Loc root = g_array_index(r->pending, Loc, r->pending->len - 1);
    g_array_set_size(r->pending, r->pending->len - 1);
    visit_root(r, root);
    if (r->footprint != NULL && r->e->locs[root].kind == LOC_GLOBAL)
      footprint_reach_static(r, r->e->locs[root].a);
  }
}

bool reach_can_read(const Reach *r, Loc root) {
  const LocNode *node = &r->e->locs[root];
  if (reach_has_root(r, root)) return true;
  switch (node->kind) {
    case LOC_GLOBAL:
      return r->footprint == NULL;
    case LOC_KEYED:
      return r->footprint == NULL ||
             (reach_can_turn_up(r, node->a) && reach_can_turn_up(r, node->b));
    case LOC_DEREF: {
      /* Contents of an object that is itself named by the initial contents of a place live as long
       * as that place can be read, which is not traced: DriverObject->DriverExtension->... */
      const ValNode *pointer = val_node(r->e, node->a);
      bool is_initial = pointer->kind == VAL_INIT;
      return reach_has_val(r, node->a) ||
             (is_initial && reach_can_read(r, r->e->locs[pointer->a].root));
    }
    default:
      return false;
  }
}

bool reach_can_turn_up(const Reach *r, Val val) {
  const ValTrait *trait = &r->e->traits[val];
  if (trait->mark == r->mark) return true;
  if (trait->is_symbol) return r->footprint != NULL && trait->is_lasting;
  const ValNode *node = val_node(r->e, val);
  switch (node->kind) {
    case VAL_INIT:
      return reach_can_read(r, r->e->locs[node->a].root);
    case VAL_BIN:
      return reach_can_turn_up(r, node->a) && reach_can_turn_up(r, node->b);
    case VAL_UN:
    case VAL_READ:
      return reach_can_turn_up(r, node->a);
    case VAL_ADDR: {
      const LocNode *root = &r->e->locs[r->e->locs[node->a].root];
      if (root->kind == LOC_DEREF) return reach_can_turn_up(r, root->a);
      if (root->kind == LOC_KEYED)
        return reach_can_turn_up(r, root->a) && reach_can_turn_up(r, root->b);
      return r->footprint == NULL || reach_can_read(r, r->e->locs[node->a].root);
    }
    default:
      return true;
  }
}
