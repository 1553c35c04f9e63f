/* Places in the text: what a reader would point at. Of a macro that is the place where it is used;
 * of a macro's argument the argument. */
#include <string.h>

#include "lower/internal.h"

static uint32_t file_index(Lower *l, CXFile file) {
  gpointer known = g_hash_table_lookup(l->files, file);
  if (known != NULL) return GPOINTER_TO_UINT(known) - 1;
  uint32_t index = ir_unit_file(l->unit, lower_string(l, clang_getFileName(file)));
  g_hash_table_insert(l->files, file, GUINT_TO_POINTER(index + 1));
  return index;
}

static IrLoc find_loc(Lower *l, CXSourceLocation location) {
  CXFile file;
  IrLoc loc = {0};
  clang_getFileLocation(location, &file, &loc.line, &loc.column, NULL);
  if (file == NULL) return (IrLoc){0};
  loc.file = file_index(l, file);
  return loc;
}

/* Most cursors begin or end where another one does. */
typedef struct PlaceMemo {
  CXSourceLocation location; /* all zero: free */
  IrLoc loc;
} PlaceMemo;

static IrLoc to_loc(Lower *l, CXSourceLocation location) {
  enum { PLACES = 1024 };
  if (l->places == NULL) l->places = ARENA_ARRAY(l->scratch, PlaceMemo, PLACES);
  PlaceMemo *memo = &l->places[location.int_data % PLACES];
  if (clang_equalLocations(memo->location, location) == 0)
    *memo = (PlaceMemo){.location = location, .loc = find_loc(l, location)};
  return memo->loc;
}

void lower_extent(Lower *l, CXCursor cursor, IrLoc *start, IrLoc *end) {
  CXSourceRange range = clang_getCursorExtent(cursor);
  *start = to_loc(l, clang_getRangeStart(range));
  *end = to_loc(l, clang_getRangeEnd(range));
}

int lower_compare_loc(IrLoc a, IrLoc b) {
  if (a.line != b.line) return a.line < b.line ? -1 : 1;
  if (a.column != b.column) return a.column < b.column ? -1 : 1;
  return 0;
}

IrLoc lower_loc(Lower *l, CXCursor cursor) {
  IrLoc start, end;
  lower_extent(l, cursor, &start, &end);
  if (start.file == end.file && start.line == end.line && end.column > start.column) {
    start.end_column = end.column;
  }
  return start;
}

IrLoc lower_name_loc(Lower *l, CXCursor cursor) {
  IrLoc loc = to_loc(l, clang_getCursorLocation(cursor));
  size_t length = strlen(lower_spelling(l, cursor));
  if (loc.line != 0 && length > 0) loc.end_column = loc.column + (uint32_t)length;
  return loc;
}

const char *lower_file_text(Lower *l, CXCursor cursor, unsigned *start, unsigned *end,
                            size_t *size) {
  CXSourceRange range = clang_getCursorExtent(cursor);
  CXFile file, end_file;
  clang_getFileLocation(clang_getRangeStart(range), &file, NULL, NULL, start);
  clang_getFileLocation(clang_getRangeEnd(range), &end_file, NULL, NULL, end);
  if (file == NULL || file != end_file || *end <= *start) return NULL;
  const char *text = clang_getFileContents(l->tu, file, size);
  return text != NULL && *end <= *size ? text : NULL;
}

static bool is_word(char c) { return g_ascii_isalnum(c) || c == '_'; }

/* Of an expression that ends in a macro, the tree gives the place where the macro begins for its
 * end: behind the macro's name, and its arguments when it has any. */
static unsigned behind_macro(const char *text, unsigned start, unsigned end, size_t size) {
  bool is_whole = end >= size || !is_word(text[end]) || g_ascii_isdigit(text[end]);
  if (is_whole || (end > start && is_word(text[end - 1]))) return end;
  while (end < size && is_word(text[end])) end++;
  unsigned depth = 0;
  for (unsigned at = end; at < size && (depth > 0 || text[at] == '('); at++) {
    if (text[at] == '(') depth++;
    if (text[at] == ')' && --depth == 0) return at + 1;
  }
  return end;
}

const char *lower_text(Lower *l, CXCursor cursor) {
  enum { LIMIT = 120 };
  unsigned start, end;
  size_t size;
  const char *text = lower_file_text(l, cursor, &start, &end, &size);
  if (text == NULL) return NULL;
  end = behind_macro(text, start, end, size);
  GString *folded = g_string_new(NULL);
  for (unsigned i = start; i < end; i++) {
    bool is_space =
        g_ascii_isspace(text[i]) || (text[i] == '\\' && i + 1 < end && text[i + 1] == '\n');
    if (!is_space) g_string_append_c(folded, text[i]);
    if (is_space && folded->len > 0 && folded->str[folded->len - 1] != ' ') {
      g_string_append_c(folded, ' ');
    }
  }
  char *valid = g_utf8_make_valid(folded->str, (gssize)folded->len);
  if (g_utf8_strlen(valid, -1) > LIMIT) {
    char *cut = g_utf8_substring(valid, 0, LIMIT - 3);
    g_free(valid);
    valid = g_strconcat(cut, "...", NULL);
    g_free(cut);
  }
  const char *copy = arena_strdup(l->scratch, valid);
  g_free(valid);
  g_string_free(folded, true);
  return copy;
}

const char *lower_written_member(Lower *l, CXCursor expr, CXFile *file, unsigned *offset,
                                 bool *is_arrow) {
  Kids kids = lower_expr_kids(l, expr);
  unsigned start, end;
  size_t size;
  if (kids.count != 1) return "";
  clang_getFileLocation(clang_getRangeEnd(clang_getCursorExtent(kids.at[0])), file, NULL, NULL,
                        &start);
  clang_getFileLocation(clang_getRangeEnd(clang_getCursorExtent(expr)), NULL, NULL, NULL, &end);
  const char *text = *file != NULL ? clang_getFileContents(l->tu, *file, &size) : NULL;
  if (text == NULL || end > size || start >= end) return "";
  *offset = end;
  while (*offset > start && (g_ascii_isalnum(text[*offset - 1]) || text[*offset - 1] == '_' ||
                             text[*offset - 1] == '$')) {
    (*offset)--;
  }
  *is_arrow = memchr(text + start, '>', *offset - start) != NULL;
  return arena_printf(l->scratch, "%.*s", (int)(end - *offset), text + *offset);
}
