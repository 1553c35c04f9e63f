/* What the tree shows of the text: where cursors stand, where macros are expanded, what is left out
 * by conditions. */
#include <string.h>

#include "lower/internal.h"

typedef struct Range {
  uint32_t start, end; /* offsets; the end is exclusive */
} Range;

struct Shown {
  GHashTable *macros;  /* CXFile -> GArray of Range, in order, apart */
  GHashTable *skipped; /* CXFile -> CXSourceRangeList */
  GHashTable *lines;   /* CXFile -> GByteArray: of each line, whether it is left out */
};

static void array_free(void *array) { g_array_free(array, true); }

static void bytes_free(void *bytes) { g_byte_array_free(bytes, true); }

static enum CXChildVisitResult visit_macro(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  Lower *l = data;
  if (clang_getCursorKind(cursor) != CXCursor_MacroExpansion) return CXChildVisit_Continue;
  CXSourceRange extent = clang_getCursorExtent(cursor);
  CXFile file;
  Range range;
  clang_getFileLocation(clang_getRangeStart(extent), &file, NULL, NULL, &range.start);
  clang_getFileLocation(clang_getRangeEnd(extent), NULL, NULL, NULL, &range.end);
  GArray *list = g_hash_table_lookup(l->shown->macros, file);
  if (list == NULL) {
    list = g_array_new(false, false, sizeof(Range));
    g_hash_table_insert(l->shown->macros, file, list);
  }
  g_array_append_val(list, range);
  return CXChildVisit_Continue;
}

static int by_start(gconstpointer a, gconstpointer b) {
  const Range *x = a, *y = b;
  return x->start < y->start ? -1 : x->start > y->start;
}

/* Expansions within the arguments of others are part of these. */
static void join(GArray *list) {
  guint count = 0;
  g_array_sort(list, by_start);
  for (guint i = 0; i < list->len; i++) {
    Range next = g_array_index(list, Range, i);
    Range *last = count > 0 ? &g_array_index(list, Range, count - 1) : NULL;
    if (last != NULL && next.start < last->end) {
      if (next.end > last->end) last->end = next.end;
    } else {
      g_array_index(list, Range, count++) = next;
    }
  }
  g_array_set_size(list, count);
}

static void make_shown(Lower *l) {
  if (l->shown != NULL) return;
  l->shown = ARENA_NEW(l->scratch, struct Shown);
  l->shown->macros = g_hash_table_new_full(NULL, NULL, NULL, array_free);
  l->shown->skipped =
      g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)clang_disposeSourceRangeList);
  l->shown->lines = g_hash_table_new_full(NULL, NULL, NULL, bytes_free);
  clang_visitChildren(clang_getTranslationUnitCursor(l->tu), visit_macro, l);
  GHashTableIter iter;
  gpointer list;
  g_hash_table_iter_init(&iter, l->shown->macros);
  while (g_hash_table_iter_next(&iter, NULL, &list)) join(list);
}

void lower_shown_free(Lower *l) {
  if (l->shown == NULL) return;
  g_hash_table_destroy(l->shown->macros);
  g_hash_table_destroy(l->shown->skipped);
  g_hash_table_destroy(l->shown->lines);
}

bool lower_macro_around(Lower *l, CXFile file, uint32_t offset, uint32_t *start, uint32_t *end) {
  make_shown(l);
  const GArray *list = g_hash_table_lookup(l->shown->macros, file);
  guint low = 0, high = list != NULL ? list->len : 0;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    Range range = g_array_index(list, Range, middle);
    if (offset >= range.start && offset < range.end) {
      *start = range.start;
      *end = range.end;
      return true;
    }
    if (offset < range.start) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return false;
}

bool lower_in_macro(Lower *l, CXFile file, uint32_t offset) {
  uint32_t start, end;
  return lower_macro_around(l, file, offset, &start, &end);
}

void lower_print_macros(Lower *l, CXFile file, FILE *out) {
  make_shown(l);
  const GArray *list = g_hash_table_lookup(l->shown->macros, file);
  for (guint i = 0; list != NULL && i < list->len; i++) {
    fprintf(out, " %u-%u", g_array_index(list, Range, i).start, g_array_index(list, Range, i).end);
  }
}

const CXSourceRangeList *lower_skipped(Lower *l, CXFile file) {
  make_shown(l);
  CXSourceRangeList *list = g_hash_table_lookup(l->shown->skipped, file);
  if (list == NULL) {
    list = clang_getSkippedRanges(l->tu, file);
    if (list != NULL) g_hash_table_insert(l->shown->skipped, file, list);
  }
  return list;
}

static GByteArray *skipped_lines(Lower *l, CXFile file) {
  GByteArray *lines = g_byte_array_new();
  const CXSourceRangeList *list = lower_skipped(l, file);
  for (unsigned i = 0; list != NULL && i < list->count; i++) {
    unsigned first, last;
    clang_getFileLocation(clang_getRangeStart(list->ranges[i]), NULL, &first, NULL, NULL);
    clang_getFileLocation(clang_getRangeEnd(list->ranges[i]), NULL, &last, NULL, NULL);
    guint size = lines->len;
    if (last >= size) {
      g_byte_array_set_size(lines, last + 1);
      memset(lines->data + size, 0, lines->len - size);
    }
    for (unsigned line = first; line <= last; line++) lines->data[line] = 1;
  }
  return lines;
}

bool lower_is_skipped(Lower *l, CXFile file, uint32_t line) {
  make_shown(l);
  GByteArray *lines = g_hash_table_lookup(l->shown->lines, file);
  if (lines == NULL) {
    lines = skipped_lines(l, file);
    g_hash_table_insert(l->shown->lines, file, lines);
  }
  return line < lines->len && lines->data[line] != 0;
}

/* Cursors ------------------------------------------------------------------------------------- */

typedef struct Visit {
  Lower *l;
  CXFile file;
  GHashTable *places;
} Visit;

static void see(Visit *v, CXSourceLocation location) {
  CXFile file;
  unsigned offset;
  clang_getFileLocation(location, &file, NULL, NULL, &offset);
  if (file == v->file) g_hash_table_add(v->places, GUINT_TO_POINTER(offset + 1));
}

/* The word while of a do has no cursor: it stands before the parenthesis of the condition. */
static void see_while(Visit *v, CXCursor loop) {
  Kids kids = lower_kids(v->l, loop);
  if (kids.count < 2) return;
  CXFile file;
  unsigned start, end;
  size_t size;
  clang_getFileLocation(clang_getRangeStart(clang_getCursorExtent(loop)), &file, NULL, NULL, NULL);
  clang_getFileLocation(clang_getRangeEnd(clang_getCursorExtent(kids.at[0])), NULL, NULL, NULL,
                        &start);
  clang_getFileLocation(clang_getRangeEnd(clang_getCursorExtent(loop)), NULL, NULL, NULL, &end);
  const char *text = file != NULL ? clang_getFileContents(v->l->tu, file, &size) : NULL;
  for (; text != NULL && end <= size && start + 5 <= end; start++) {
    if (strncmp(text + start, "while", 5) != 0) continue;
    if (file == v->file) g_hash_table_add(v->places, GUINT_TO_POINTER(start + 1));
    return;
  }
}

/* A destructor stands where its ~ does; the name comes behind it. */
static void see_destructor(Visit *v, CXCursor destructor) {
  CXFile file;
  unsigned at;
  size_t size;
  clang_getFileLocation(clang_getCursorLocation(destructor), &file, NULL, NULL, &at);
  const char *text = file != NULL ? clang_getFileContents(v->l->tu, file, &size) : NULL;
  if (text == NULL || file != v->file || at >= size || text[at] != '~') return;
  do at++;
  while (at < size && g_ascii_isspace(text[at]));
  g_hash_table_add(v->places, GUINT_TO_POINTER(at + 1));
}

static enum CXChildVisitResult visit_seen(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  Visit *v = data;
  see(v, clang_getRangeStart(clang_getCursorExtent(cursor)));
  see(v, clang_getCursorLocation(cursor));
  if (clang_getCursorKind(cursor) == CXCursor_DoStmt) see_while(v, cursor);
  if (clang_getCursorKind(cursor) == CXCursor_Destructor) see_destructor(v, cursor);
  if (clang_getCursorKind(cursor) == CXCursor_MemberRefExpr &&
      lower_is_null(clang_getCursorReferenced(cursor))) {
    CXFile file;
    unsigned offset;
    bool is_arrow;
    const char *name = lower_written_member(v->l, cursor, &file, &offset, &is_arrow);
    if (*name != 0 && file == v->file) g_hash_table_add(v->places, GUINT_TO_POINTER(offset + 1));
  }
  bool is_lost;
  Kids hidden = lower_hidden(v->l, cursor, &is_lost);
  for (uint32_t i = 0; i < hidden.count; i++) {
    visit_seen(hidden.at[i], cursor, v);
    clang_visitChildren(hidden.at[i], visit_seen, v);
  }
  if (lower_is_recovered(cursor)) {
    Recovered r = lower_recovered(v->l, cursor);
    if (r.member != NULL && r.file == v->file) {
      g_hash_table_add(v->places, GUINT_TO_POINTER(r.member_offset + 1));
    }
  }
  return CXChildVisit_Recurse;
}

GHashTable *lower_seen(Lower *l, CXCursor definition) {
  Visit v = {.l = l, .places = g_hash_table_new(NULL, NULL)};
  CXSourceRange extent = clang_getCursorExtent(definition);
  clang_getFileLocation(clang_getRangeStart(extent), &v.file, NULL, NULL, NULL);
  visit_seen(definition, definition, &v);
  clang_visitChildren(definition, visit_seen, &v);
  return v.places;
}

typedef struct Pieces {
  CXFile file;
  GArray *offsets;
} Pieces;

static enum CXChildVisitResult visit_piece(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  const Pieces *pieces = data;
  CXFile file;
  unsigned offset;
  if (!lower_is_recovered(cursor)) return CXChildVisit_Recurse;
  clang_getFileLocation(clang_getCursorLocation(cursor), &file, NULL, NULL, &offset);
  if (file == pieces->file) g_array_append_val(pieces->offsets, offset);
  return CXChildVisit_Recurse;
}

GArray *lower_seen_pieces(CXCursor definition, CXFile file) {
  Pieces pieces = {file, g_array_new(false, false, sizeof(unsigned))};
  clang_visitChildren(definition, visit_piece, &pieces);
  return pieces.offsets;
}
