/* What the parser dropped. After an error it leaves text out of the tree without a word, so a
 * function with an error in it is broken; and where the unit has errors at all, the words that
 * steer control and the calls of every function are held against the tree. */
#include <string.h>

#include "lower/internal.h"

typedef struct Check {
  GHashTable *macros;  /* places where a macro is expanded */
  GHashTable *skipped; /* CXFile -> CXSourceRangeList */
} Check;

/* Places as keys: 20 bits of line are enough for any source that a person wrote. */
static gpointer place_key(uint32_t file, unsigned line, unsigned column) {
  uint64_t key = ((uint64_t)file << 48) | ((uint64_t)line << 16) | (column & 0xffff);
  return (gpointer)(uintptr_t)key;
}

void lower_collect_errors(Lower *l) {
  for (uint32_t i = 0; i < l->parsed->problem_count; i++) {
    const ParsedProblem *p = &l->parsed->problems[i];
    if (!p->is_error || *p->file == 0) continue;
    ErrorPlace *error = ARENA_PUSH(l->scratch, l, errors, error);
    error->loc =
        (IrLoc){.file = ir_unit_file(l->unit, p->file), .line = p->line, .column = p->column};
    error->message = p->message;
  }
}

void lower_check_unit(Lower *l) {
  for (uint32_t i = 0; i < l->error_count; i++) {
    if (l->errors[i].loc.file == 0 && !l->errors[i].is_inside) l->unit->is_partial = true;
  }
}

void lower_check_free(Lower *l) {
  Check *check = l->check;
  if (check == NULL) return;
  g_hash_table_destroy(check->macros);
  g_hash_table_destroy(check->skipped);
}

static enum CXChildVisitResult visit_macro(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  Lower *l = data;
  if (clang_getCursorKind(cursor) != CXCursor_MacroExpansion) return CXChildVisit_Continue;
  IrLoc loc = lower_loc(l, cursor);
  g_hash_table_add(l->check->macros, place_key(loc.file, loc.line, loc.column));
  return CXChildVisit_Continue;
}

static void make_check(Lower *l) {
  if (l->check != NULL) return;
  l->check = ARENA_NEW(l->scratch, Check);
  l->check->macros = g_hash_table_new(NULL, NULL);
  l->check->skipped =
      g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)clang_disposeSourceRangeList);
  clang_visitChildren(clang_getTranslationUnitCursor(l->tu), visit_macro, l);
}

static bool is_skipped(Lower *l, CXSourceLocation location) {
  CXFile file;
  unsigned line;
  clang_getFileLocation(location, &file, &line, NULL, NULL);
  CXSourceRangeList *list = g_hash_table_lookup(l->check->skipped, file);
  if (list == NULL) {
    list = clang_getSkippedRanges(l->tu, file);
    if (list == NULL) return false;
    g_hash_table_insert(l->check->skipped, file, list);
  }
  for (unsigned i = 0; i < list->count; i++) {
    unsigned first, last;
    clang_getFileLocation(clang_getRangeStart(list->ranges[i]), NULL, &first, NULL, NULL);
    clang_getFileLocation(clang_getRangeEnd(list->ranges[i]), NULL, &last, NULL, NULL);
    if (line >= first && line <= last) return true;
  }
  return false;
}

/* Where cursors stand: where each begins and where its name is. */
typedef struct Seen {
  Lower *l;
  GHashTable *places;
  unsigned dos;
} Seen;

static void see(Seen *seen, CXSourceLocation location) {
  CXFile file;
  unsigned line, column;
  clang_getFileLocation(location, &file, &line, &column, NULL);
  uint32_t index = GPOINTER_TO_UINT(g_hash_table_lookup(seen->l->files, file));
  g_hash_table_add(seen->places, place_key(index, line, column));
}

static enum CXChildVisitResult visit_seen(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  Seen *seen = data;
  see(seen, clang_getRangeStart(clang_getCursorExtent(cursor)));
  see(seen, clang_getCursorLocation(cursor));
  if (clang_getCursorKind(cursor) == CXCursor_DoStmt) seen->dos++;
  return CXChildVisit_Recurse;
}

static bool is_flow_word(const char *word) {
  static const char *const words[] = {"if",     "for",   "while",    "do",   "switch", "goto",
                                      "return", "break", "continue", "case", "default"};
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
    if (strcmp(word, words[i]) == 0) return true;
  }
  return false;
}

/* The first word of control or call that has no cursor, or NULL. */
static const char *find_missing(Fn *f, IrLoc *where) {
  Lower *l = f->l;
  Seen seen = {.l = l, .places = g_hash_table_new(NULL, NULL)};
  visit_seen(f->definition, f->definition, &seen);
  clang_visitChildren(f->definition, visit_seen, &seen);
  CXToken *tokens = NULL;
  unsigned count = 0;
  clang_tokenize(l->tu, clang_getCursorExtent(f->definition), &tokens, &count);
  const char *missing = NULL;
  unsigned whiles = 0;
  bool in_body = false, is_directive = false;
  unsigned directive_line = 0;
  for (unsigned i = 0; i < count && missing == NULL; i++) {
    enum CXTokenKind kind = clang_getTokenKind(tokens[i]);
    if (kind == CXToken_Comment || kind == CXToken_Literal) continue;
    CXSourceLocation location = clang_getTokenLocation(l->tu, tokens[i]);
    CXFile file;
    unsigned line, column;
    clang_getFileLocation(location, &file, &line, &column, NULL);
    const char *word = lower_string(l, clang_getTokenSpelling(l->tu, tokens[i]));
    if (kind == CXToken_Punctuation) {
      if (strcmp(word, "{") == 0) in_body = true;
      if (strcmp(word, "#") == 0) {
        is_directive = true;
        directive_line = line;
      }
      continue;
    }
    if (is_directive && line == directive_line) continue;
    is_directive = false;
    if (!in_body || is_skipped(l, location)) continue;
    uint32_t index = GPOINTER_TO_UINT(g_hash_table_lookup(l->files, file));
    bool is_word = kind == CXToken_Keyword && is_flow_word(word);
    bool is_call = false;
    if (kind == CXToken_Identifier && i + 1 < count) {
      const char *next = lower_string(l, clang_getTokenSpelling(l->tu, tokens[i + 1]));
      is_call = strcmp(next, "(") == 0;
    }
    if (!is_word && !is_call) continue;
    if (g_hash_table_contains(seen.places, place_key(index, line, column))) continue;
    if (g_hash_table_contains(l->check->macros, place_key(index - 1, line, column))) continue;
    /* The while of a do has no cursor of its own. */
    if (strcmp(word, "while") == 0 && ++whiles <= seen.dos) continue;
    missing = word;
    *where = (IrLoc){.file = index - 1, .line = line, .column = column};
    where->end_column = column + (unsigned)strlen(word);
  }
  clang_disposeTokens(l->tu, tokens, count);
  g_hash_table_destroy(seen.places);
  return missing;
}

static void mark_broken(Fn *f, IrLoc loc, const char *message) {
  if (f->func->broken != NULL) return;
  f->func->broken = arena_strdup(f->unit->arena, message);
  f->func->broken_loc = loc;
}

void lower_check_function(Fn *f) {
  Lower *l = f->l;
  if (l->error_count == 0) return;
  IrLoc start, end;
  lower_extent(l, f->definition, &start, &end);
  for (uint32_t i = 0; i < l->error_count; i++) {
    ErrorPlace *error = &l->errors[i];
    /* A function that is cut off ends where the error stands. */
    if (error->loc.file != start.file || lower_compare_loc(error->loc, start) < 0 ||
        lower_compare_loc(error->loc, end) > 0) {
      continue;
    }
    error->is_inside = true;
    f->has_errors = true;
    mark_broken(f, error->loc, arena_printf(l->scratch, "syntax error: %s", error->message));
  }
  make_check(l);
  IrLoc where;
  const char *missing = find_missing(f, &where);
  if (missing == NULL) return;
  mark_broken(f, where, arena_printf(l->scratch, "'%s' could not be read", missing));
  if (f->has_errors) return;
  /* Nothing is reported here, yet text is missing: it is lost from the start. */
  lower_lost(f, f->func->broken);
}

void lower_place_errors(Fn *f, IrLoc start, IrLoc end) {
  if (!f->has_errors) return;
  for (uint32_t i = 0; i < f->l->error_count; i++) {
    ErrorPlace *error = &f->l->errors[i];
    if (error->is_placed || error->loc.file != start.file) continue;
    if (lower_compare_loc(error->loc, start) < 0 || lower_compare_loc(error->loc, end) > 0)
      continue;
    error->is_placed = true;
    if (f->switch_ != NULL && f->block == f->switch_->body) f->switch_->lost = error->message;
    lower_emit(f, (IrIns){.op = IR_LOST, .text = error->message, .loc = error->loc});
  }
}

void lower_place_errors_in(Fn *f, CXCursor cursor) {
  if (!f->has_errors) return;
  IrLoc start, end;
  lower_extent(f->l, cursor, &start, &end);
  lower_place_errors(f, start, end);
}
