/* Places: where in memory a value can be kept. A place is a root (a variable, what a pointer points
 * to) and a way from there through members and elements. */
#include <string.h>

#include "explore/engine.h"

typedef struct LocKey {
  uint32_t kind, parent, a, b;
  int64_t n;
} LocKey;

static LocKey key_of(LocKind kind, Loc parent, uint32_t a, uint32_t b, int64_t n) {
  return (LocKey){.kind = kind, .parent = parent, .a = a, .b = b, .n = n};
}

Loc loc_find(const Engine *e, LocKind kind, Loc parent, uint32_t a, uint32_t b, int64_t n) {
  LocKey key = key_of(kind, parent, a, b, n);
  return engine_interned(e->loc_ids, &key, sizeof key);
}

/* The object that `pointer` leads to has been named. */
static void note_object(Engine *e, Val pointer, Loc object) {
  e->traits[pointer].object = object;
  const ValNode *node = &e->vals[pointer];
  if (node->kind != VAL_INIT) return;
  RootLinks *root = &g_array_index(e->links, RootLinks, e->locs[node->a].root);
  g_array_index(e->links, RootLinks, object).next_object = root->first_object;
  root->first_object = object;
}

Loc loc_make(Engine *e, LocKind kind, Loc parent, uint32_t a, uint32_t b, int64_t n) {
  LocKey key = key_of(kind, parent, a, b, n);
  bool fresh;
  Loc id = engine_intern(e, e->loc_ids, &key, sizeof key, e->loc_count, &fresh);
  if (!fresh) return id;
  LocNode *node = ARENA_PUSH(e->arena, e, locs, loc);
  *node = (LocNode){.kind = kind, .a = a, .b = b, .n = n, .parent = parent};
  node->root = parent == 0 ? id : e->locs[parent].root;
  if (parent != 0) {
    node->next_sibling = e->locs[parent].first_child;
    e->locs[parent].first_child = id;
  }
  g_array_set_size(e->links, e->loc_count);
  if (kind == LOC_DEREF) note_object(e, a, id);
  if (kind == LOC_GLOBAL) e->global_locs[a] = id;
  return id;
}

Loc loc_local(Engine *e, uint32_t depth, uint32_t func, int64_t var) {
  return loc_make(e, LOC_LOCAL, 0, depth, func, var);
}

Loc loc_global(Engine *e, uint32_t global) { return loc_make(e, LOC_GLOBAL, 0, global, 0, 0); }

Loc loc_deref(Engine *e, Val pointer) {
  pointer = val_strip(e, pointer);
  const ValNode *node = val_node(e, pointer);
  if (node->kind == VAL_ADDR) return node->a;
  return loc_make(e, LOC_DEREF, 0, pointer, 0, 0);
}

Loc loc_field(Engine *e, Loc parent, uint32_t member) {
  return loc_make(e, LOC_FIELD, parent, member, 0, 0);
}

/* Stands for several structures, or for one that nobody knows. */
static const char any_owner[] = "";

void loc_note_owner(Engine *e, Loc field, const char *owner) {
  const char *known = g_hash_table_lookup(e->owners, GUINT_TO_POINTER(field));
  if (known == any_owner || (known != NULL && owner != NULL && strcmp(known, owner) == 0)) return;
  bool is_one = known == NULL && owner != NULL;
  g_hash_table_insert(e->owners, GUINT_TO_POINTER(field), (gpointer)(is_one ? owner : any_owner));
}

bool loc_may_share_owner(const Engine *e, Loc a, Loc b) {
  const char *x = g_hash_table_lookup(e->owners, GUINT_TO_POINTER(a));
  const char *y = g_hash_table_lookup(e->owners, GUINT_TO_POINTER(b));
  return x == NULL || y == NULL || x == any_owner || y == any_owner || strcmp(x, y) == 0;
}

Loc loc_index(Engine *e, Loc base, Val index) {
  int64_t n;
  bool is_known = val_is_int(e, index, &n);
  LocNode node = e->locs[base];
  bool is_element = node.kind == LOC_INDEX || node.kind == LOC_ANY;
  Loc array = is_element ? node.parent : base;
  if (!is_known || node.kind == LOC_ANY) return loc_make(e, LOC_ANY, array, 0, 0, 0);
  int64_t first = node.kind == LOC_INDEX ? node.n : 0;
  return loc_make(e, LOC_INDEX, array, 0, 0, first + n);
}

Loc loc_rebase(Engine *e, Loc loc, Loc from, Loc to) {
  if (loc == from) return to;
  LocNode node = e->locs[loc];
  assert(node.parent != 0);
  Loc parent = loc_rebase(e, node.parent, from, to);
  return loc_make(e, node.kind, parent, node.a, node.b, node.n);
}

bool loc_is_within(const Engine *e, Loc loc, Loc ancestor) {
  for (; loc != 0; loc = e->locs[loc].parent) {
    if (loc == ancestor) return true;
  }
  return false;
}

/* The object that DriverObject->DriverExtension points to. */
static bool is_driver_extension(const Engine *e, Loc loc) {
  const LocNode *node = &e->locs[loc];
  if (node->kind != LOC_DEREF) return false;
  const ValNode *pointer = val_node(e, node->a);
  if (pointer->kind != VAL_INIT) return false;
  const LocNode *member = &e->locs[pointer->a];
  return member->kind == LOC_FIELD && member->parent == e->driver_object_loc &&
         member->a == e->member_extension;
}

bool loc_is_somewhere(const Engine *e, Loc loc) {
  while (loc != 0 && e->locs[loc].kind != LOC_ANY) loc = e->locs[loc].parent;
  return loc != 0;
}

bool loc_is_slot(const Engine *e, Loc loc) {
  const LocNode *node = &e->locs[loc];
  if (node->kind == LOC_INDEX || node->kind == LOC_ANY) {
    const LocNode *array = &e->locs[node->parent];
    return array->kind == LOC_FIELD && array->a == e->member_major &&
           array->parent == e->driver_object_loc;
  }
  if (node->kind != LOC_FIELD) return false;
  if (node->parent == e->driver_object_loc) {
    return node->a == e->member_unload || node->a == e->member_start_io;
  }
  return node->a == e->member_add_device && is_driver_extension(e, node->parent);
}

bool loc_is_in_driver_object(const Engine *e, Loc loc) {
  const LocNode *root = &e->locs[e->locs[loc].root];
  if (e->locs[loc].root == e->driver_object_loc) return true;
  if (root->kind != LOC_DEREF) return false;
  const ValNode *pointer = val_node(e, root->a);
  return pointer->kind == VAL_INIT && e->locs[pointer->a].root == e->driver_object_loc;
}

static const char *root_name(Engine *e, Loc loc) {
  const LocNode *node = &e->locs[loc];
  switch (node->kind) {
    case LOC_LOCAL: {
      if (node->n >= LOCAL_TEMP) return "a value";
      return e->program->funcs[node->b].ir->vars[node->n].name;
    }
    case LOC_GLOBAL:
      return e->program->globals[node->a].name;
    case LOC_KEYED:
      return "the driver object extension";
    default:
      return node->a == e->driver_object ? "DriverObject" : "an object";
  }
}

const char *loc_name(Engine *e, Loc loc) {
  LocNode node = e->locs[loc];
  if (loc_is_slot(e, loc)) {
    if (node.kind == LOC_FIELD) return e->program->members[node.a];
    if (node.kind == LOC_ANY) return "MajorFunction[*]";
    return arena_printf(e->out->arena, "MajorFunction[%d]", (int)node.n);
  }
  switch (node.kind) {
    case LOC_FIELD: {
      const char *joint = e->locs[node.parent].kind == LOC_DEREF ? "->" : ".";
      return arena_printf(e->out->arena, "%s%s%s", loc_name(e, node.parent), joint,
                          e->program->members[node.a]);
    }
    case LOC_INDEX:
      return arena_printf(e->out->arena, "%s[%d]", loc_name(e, node.parent), (int)node.n);
    case LOC_ANY:
      return arena_printf(e->out->arena, "%s[]", loc_name(e, node.parent));
    default:
      return root_name(e, loc);
  }
}
