/* Cells: what memory is divided into for the slice, and what is known of each. Cells that may be
 * the same memory are one class (union-find); facts are kept of classes and only ever grow. */
#include "link/slice.h"

uint32_t cell_find(Slicer *s, uint32_t cell) {
  while (s->parent[cell] != cell) {
    s->parent[cell] = s->parent[s->parent[cell]];
    cell = s->parent[cell];
  }
  return cell;
}

void slice_reach(Slicer *s, uint32_t func) {
  if (s->program->funcs[func].ir == NULL || s->funcs[func].is_reached) return;
  s->funcs[func].is_reached = true;
  s->changed = true;
}

/* A function whose address goes somewhere: any call through a pointer may run it. */
void slice_reach_pointed(Slicer *s, uint32_t func) {
  slice_reach(s, func);
  FuncInfo *info = &s->funcs[func];
  if (!info->is_reached || info->returns_relevant || !s->uses_pointed_results) return;
  info->returns_relevant = true;
  s->changed = true;
}

static void cell_reach_held(Slicer *s, uint32_t class) {
  if (!s->is_read[class] || s->holds[class] == NULL) return;
  GHashTableIter iter;
  gpointer func;
  g_hash_table_iter_init(&iter, s->holds[class]);
  while (g_hash_table_iter_next(&iter, &func, NULL)) slice_reach_pointed(s, GPOINTER_TO_UINT(func));
}

void cell_unify(Slicer *s, uint32_t a, uint32_t b) {
  a = cell_find(s, a);
  b = cell_find(s, b);
  if (a == b || a == CELL_NONE || b == CELL_NONE) return;
  s->parent[b] = a;
  s->is_relevant[a] |= s->is_relevant[b];
  s->is_read[a] |= s->is_read[b];
  s->leading[a] |= s->leading[b];
  if (s->holds[b] != NULL) {
    GHashTableIter iter;
    gpointer func;
    if (s->holds[a] == NULL) s->holds[a] = g_hash_table_new(NULL, NULL);
    g_hash_table_iter_init(&iter, s->holds[b]);
    while (g_hash_table_iter_next(&iter, &func, NULL)) g_hash_table_add(s->holds[a], func);
    g_hash_table_destroy(s->holds[b]);
    s->holds[b] = NULL;
  }
  cell_reach_held(s, a);
  s->changed = true;
}

void cell_make_relevant(Slicer *s, uint32_t cell) {
  cell = cell_find(s, cell);
  if (cell == CELL_NONE || s->is_relevant[cell]) return;
  s->is_relevant[cell] = true;
  s->changed = true;
}

bool cell_is_relevant(Slicer *s, uint32_t cell) { return s->is_relevant[cell_find(s, cell)]; }

uint32_t cell_pointed(IrType type) {
  switch (ir_type_bits(type)) {
    case 8:
      return CELL_POINTED;
    case 16:
      return CELL_POINTED + 1;
    case 32:
      return CELL_POINTED + 2;
    case 64:
      return CELL_POINTED + 3;
    default:
      return CELL_POINTED + 4;
  }
}

static void cell_join_pointed(Slicer *s, uint32_t cell) {
  if (!s->is_escaped[cell]) return;
  for (uint32_t w = 0; w < CELL_POINTED_COUNT; w++) {
    if (s->is_pointed_at[w] && (s->widths[cell] >> w & 1) != 0)
      cell_unify(s, cell, CELL_POINTED + w);
  }
}

void cell_hold(Slicer *s, uint32_t cell, IrType type) {
  s->widths[cell] |= (uint8_t)(1 << (cell_pointed(type) - CELL_POINTED));
  cell_join_pointed(s, cell);
}

/* The cell that a load or store of the type through `address` accesses. */
uint32_t cell_accessed(Slicer *s, IrTemp address, IrType type) {
  uint32_t cell = s->info->cell[address], pointed = cell_pointed(type);
  if (cell == CELL_NONE) {
    if (!s->is_pointed_at[pointed - CELL_POINTED]) {
      s->is_pointed_at[pointed - CELL_POINTED] = true;
      s->changed = true;
    }
    return pointed;
  }
  cell_hold(s, cell, type);
  return cell;
}

void cell_escape(Slicer *s, IrTemp temp) {
  uint32_t cell = s->info->cell[temp];
  if (cell == CELL_NONE) return;
  s->is_escaped[cell] = true;
  cell_join_pointed(s, cell);
}

void cell_keep_func(Slicer *s, uint32_t cell, IrTemp value) {
  if (s->info->func[value] == 0) return;
  uint32_t class = cell_find(s, cell);
  if (s->holds[class] == NULL) s->holds[class] = g_hash_table_new(NULL, NULL);
  g_hash_table_add(s->holds[class], GUINT_TO_POINTER(s->info->func[value] - 1));
  cell_reach_held(s, class);
}

void cell_read(Slicer *s, uint32_t cell) {
  uint32_t class = cell_find(s, cell);
  if (s->is_read[class]) return;
  s->is_read[class] = true;
  cell_reach_held(s, class);
  s->changed = true;
}

/* Pointers to what matters matter themselves when a routine is called that follows pointers. What
 * was read from the slot matters wherever it is kept: saved and never called is not the same as
 * never saved. A resource matters wherever it is kept when memory is handed to somebody: it may go
 * with it. */
void cell_keep_leading(Slicer *s, uint32_t cell, IrTemp value) {
  uint32_t class = cell_find(s, cell);
  if ((s->info->leads[value] & ~s->leading[class]) != 0) {
    s->leading[class] |= s->info->leads[value];
    s->changed = true;
  }
  bool leads = (s->leading[class] & (LEADS | DRIVES)) != 0 && s->follows_pointers;
  bool bears = (s->leading[class] & BEARS) != 0 && s->hands_over;
  if (leads || bears || (s->leading[class] & SAVES) != 0) cell_make_relevant(s, class);
}

void slice_hand_over(Slicer *s) {
  if (s->hands_over) return;
  s->hands_over = true;
  s->changed = true;
}

void slice_follow_pointers(Slicer *s) {
  if (s->follows_pointers) return;
  s->follows_pointers = true;
  s->changed = true;
}

/* True when the object at `cell` or a member of it is relevant. */
bool cell_contains_relevant(Slicer *s, uint32_t cell, unsigned depth) {
  if (cell_is_relevant(s, cell)) return true;
  if (depth > 4) return true;
  GHashTable *members = g_hash_table_lookup(s->parts, GUINT_TO_POINTER(cell));
  if (members == NULL) return false;
  GHashTableIter iter;
  gpointer member;
  g_hash_table_iter_init(&iter, members);
  while (g_hash_table_iter_next(&iter, &member, NULL)) {
    if (cell_contains_relevant(s, GPOINTER_TO_UINT(member), depth + 1)) return true;
  }
  return false;
}

bool cell_contains_driver(Slicer *s, uint32_t cell, unsigned depth) {
  if ((s->leading[cell_find(s, cell)] & DRIVES) != 0) return true;
  GHashTable *members = g_hash_table_lookup(s->parts, GUINT_TO_POINTER(cell));
  if (members == NULL || depth > 4) return false;
  GHashTableIter iter;
  gpointer member;
  g_hash_table_iter_init(&iter, members);
  while (g_hash_table_iter_next(&iter, &member, NULL)) {
    if (cell_contains_driver(s, GPOINTER_TO_UINT(member), depth + 1)) return true;
  }
  return false;
}

void cell_note_part(Slicer *s, uint32_t object, uint32_t member) {
  if (object == CELL_NONE || object == member) return;
  GHashTable *members = g_hash_table_lookup(s->parts, GUINT_TO_POINTER(object));
  if (members == NULL) {
    members = g_hash_table_new(NULL, NULL);
    g_hash_table_insert(s->parts, GUINT_TO_POINTER(object), members);
  }
  g_hash_table_add(members, GUINT_TO_POINTER(member));
}
