/* What the parser dropped. After an error it leaves text out of the tree without a word. So where a
 * unit has errors, the words of every function are held against the tree: each word that steers
 * control and each name must have its cursor. What has none is lost, and only that; an error that
 * cost nothing says nothing. */
#include <string.h>

#include "lower/internal.h"

void lower_collect_errors(Lower *l) {
  for (uint32_t i = 0; i < l->parsed->problem_count; i++) {
    const ParsedProblem *p = &l->parsed->problems[i];
    if (!p->is_error || *p->file == 0) continue;
    ErrorPlace *error = ARENA_PUSH(l->scratch, l, errors, error);
    error->loc =
        (IrLoc){.file = ir_unit_file(l->unit, p->file), .line = p->line, .column = p->column};
    error->message = p->message;
    error->is_syntax = p->is_syntax;
    error->is_whole = p->is_whole;
  }
}

/* The words of a text ---------------------------------------------------------------------------
 */

typedef struct Words {
  Lower *l;
  CXFile file;
  const char *text; /* of the file */
  size_t size;
  CXToken *tokens;
  unsigned count;
  unsigned at;     /* the next token */
  unsigned offset; /* of the token that was read last, and its line and column */
  unsigned line, column;
  enum CXTokenKind kind;
  const char *word;
  unsigned directive_end; /* offset behind the directive that was read last */
} Words;

static bool words_open(Words *w, Lower *l, CXSourceRange extent) {
  *w = (Words){.l = l};
  unsigned start, end;
  clang_getFileLocation(clang_getRangeStart(extent), &w->file, NULL, NULL, &start);
  clang_getFileLocation(clang_getRangeEnd(extent), NULL, NULL, NULL, &end);
  w->text = w->file != NULL ? clang_getFileContents(l->tu, w->file, &w->size) : NULL;
  if (w->text == NULL) return false;
  /* Where a macro begins what is read, libclang would begin with the text of the macro: in a
   * header, which has no end in this file, so that there would be no words at all. */
  CXSourceRange range = clang_getRange(clang_getLocationForOffset(l->tu, w->file, start),
                                       clang_getLocationForOffset(l->tu, w->file, end));
  clang_tokenize(l->tu, range, &w->tokens, &w->count);
  return true;
}

static void words_close(Words *w) { clang_disposeTokens(w->l->tu, w->tokens, w->count); }

static unsigned directive_end(const Words *w, unsigned at) {
  while (at < w->size && w->text[at] != '\n') {
    bool continues = w->text[at] == '\\' && at + 1 < w->size &&
                     (w->text[at + 1] == '\n' || w->text[at + 1] == '\r');
    at += continues ? (w->text[at + 1] == '\r' ? 3 : 2) : 1;
  }
  return at;
}

/* The next token that counts; false at the end. */
static bool next_word(Words *w) {
  while (w->at < w->count) {
    CXToken token = w->tokens[w->at++];
    w->kind = clang_getTokenKind(token);
    if (w->kind == CXToken_Comment) continue;
    CXFile file;
    clang_getFileLocation(clang_getTokenLocation(w->l->tu, token), &file, &w->line, &w->column,
                          &w->offset);
    if (w->offset < w->directive_end) continue;
    w->word = lower_string(w->l, clang_getTokenSpelling(w->l->tu, token));
    if (w->kind == CXToken_Punctuation && strcmp(w->word, "#") == 0) {
      w->directive_end = directive_end(w, w->offset);
      continue;
    }
    if (lower_is_skipped(w->l, file, w->line)) continue;
    return true;
  }
  w->word = "";
  return false;
}

static bool is_one_of(const char *word, const char *const *list, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (strcmp(word, list[i]) == 0) return true;
  }
  return false;
}

/* Passes over (...), {...} and what is inside; the opening one was read last. */
static void skip_nested(Words *w) {
  for (unsigned depth = 1; depth > 0 && next_word(w);) {
    if (w->kind != CXToken_Punctuation) continue;
    if (strchr("({[", w->word[0]) != NULL) depth++;
    if (strchr(")}]", w->word[0]) != NULL) depth--;
  }
}

/* What has no cursors of its own: attributes, and assembly, which is lost as a whole. True when the
 * word that was read last begins such a thing; it is passed over. */
static bool skip_foreign(Words *w) {
  static const char *const attributes[] = {"__attribute__", "__attribute", "__declspec", "__pragma",
                                           "_Pragma",       "alignas",     "_Alignas",   "__uuidof",
                                           "decltype",      "noexcept"};
  static const char *const assembly[] = {"__asm", "_asm", "asm", "__asm__"};
  unsigned at = w->at;
  if (is_one_of(w->word, attributes, G_N_ELEMENTS(attributes))) {
    if (next_word(w) && strcmp(w->word, "(") == 0) {
      skip_nested(w);
    } else {
      w->at = at;
    }
    return true;
  }
  if (!is_one_of(w->word, assembly, G_N_ELEMENTS(assembly))) return false;
  unsigned line = w->line;
  bool is_first = true; /* a block may begin on the next line */
  for (; next_word(w) && (is_first || w->line == line); is_first = false) {
    if (strcmp(w->word, "{") == 0) {
      skip_nested(w);
      return true;
    }
    if (w->line != line) break;
  }
  if (w->at > at) w->at--;
  return true;
}

/* [[likely]]: the first of the two was read last. */
static void skip_attribute(Words *w) {
  unsigned at = w->at;
  if (strcmp(w->word, "[") == 0 && next_word(w) && strcmp(w->word, "[") == 0) {
    skip_nested(w);
  } else {
    w->at = at;
  }
}

/* A function --------------------------------------------------------------------------------- */

static bool is_flow_word(const char *word) {
  static const char *const words[] = {"if",     "for",    "while",    "do",     "switch", "goto",
                                      "return", "break",  "continue", "case",   "throw",  "default",
                                      "try",    "delete", "__try",    "__leave"};
  return is_one_of(word, words, G_N_ELEMENTS(words));
}

/* A name that the compiler itself knows shows no cursor everywhere. */
static bool is_own_name(const char *word) {
  static const char *const own[] = {"__func__", "__FUNCTION__", "__noop", "__annotation"};
  return g_str_has_prefix(word, "__builtin_") || is_one_of(word, own, G_N_ELEMENTS(own));
}

/* The error that may have cost what stands there: the last one before it, else the first. */
static const char *cause(Fn *f, IrLoc start, IrLoc end, IrLoc loc, const char *word) {
  const ErrorPlace *best = NULL;
  for (uint32_t i = 0; i < f->l->error_count; i++) {
    const ErrorPlace *error = &f->l->errors[i];
    if (error->loc.file != start.file || lower_compare_loc(error->loc, start) < 0 ||
        lower_compare_loc(error->loc, end) > 0) {
      continue;
    }
    if (best != NULL && lower_compare_loc(error->loc, loc) > 0) break;
    best = error;
  }
  if (best != NULL) return best->message;
  return arena_printf(f->l->scratch, "'%s' has no meaning here", word);
}

static void add_lost(Fn *f, IrLoc loc, const char *message) {
  LostPlace *lost = ARENA_PUSH(f->l->scratch, f, lost, lost);
  *lost = (LostPlace){.loc = loc, .message = arena_strdup(f->unit->arena, message)};
  f->has_errors = true;
}

/* A macro that stands for the name of another one: what follows in parentheses may be the other's
 * arguments, of which the tree does not know that they belong to a macro. Unless an error stands
 * there they are passed over. */
static void skip_arguments(Fn *f, Words *w, IrLoc start) {
  unsigned at = w->at;
  if (!next_word(w) || strcmp(w->word, "(") != 0 || lower_in_macro(f->l, w->file, w->offset)) {
    w->at = at;
    return;
  }
  IrLoc first = {.file = start.file, .line = w->line, .column = w->column};
  skip_nested(w);
  IrLoc last = {.file = start.file, .line = w->line, .column = w->column};
  for (uint32_t i = 0; i < f->l->error_count; i++) {
    const ErrorPlace *error = &f->l->errors[i];
    if (error->loc.file == start.file && lower_compare_loc(error->loc, first) >= 0 &&
        lower_compare_loc(error->loc, last) <= 0) {
      w->at = at;
      return;
    }
  }
}

static void collect_lost(Fn *f, IrLoc start, IrLoc end) {
  Lower *l = f->l;
  Words w;
  if (!words_open(&w, l, clang_getCursorExtent(f->definition))) return;
  GHashTable *seen = lower_seen(l, f->definition);
  /* What a parameter of a template stands for has no cursor where it is put in. */
  CXCursor pattern = clang_getSpecializedCursorTemplate(f->definition);
  GHashTable *seen_in_pattern = lower_is_null(pattern) ? NULL : lower_seen(l, pattern);
  bool in_body = false;
  while (next_word(&w)) {
    if (w.kind == CXToken_Punctuation) {
      if (strcmp(w.word, "{") == 0) in_body = true;
      skip_attribute(&w);
      continue;
    }
    if (!in_body || w.kind == CXToken_Literal) continue;
    bool is_word = w.kind == CXToken_Keyword && is_flow_word(w.word);
    bool is_name = w.kind == CXToken_Identifier && !is_own_name(w.word);
    bool in_macro = lower_in_macro(l, w.file, w.offset);
    if (in_macro && w.kind == CXToken_Identifier) skip_arguments(f, &w, start);
    if (!in_macro && skip_foreign(&w)) continue;
    if (!is_word && !is_name) continue;
    gconstpointer key = GUINT_TO_POINTER(w.offset + 1);
    if (g_hash_table_contains(seen, key)) continue;
    if (seen_in_pattern != NULL && g_hash_table_contains(seen_in_pattern, key)) continue;
    /* What a macro makes of its arguments is its own affair. */
    if (in_macro) continue;
    IrLoc loc = {.file = start.file, .line = w.line, .column = w.column};
    loc.end_column = loc.column + (uint32_t)strlen(w.word);
    add_lost(f, loc, cause(f, start, end, loc, w.word));
  }
  g_hash_table_destroy(seen);
  if (seen_in_pattern != NULL) g_hash_table_destroy(seen_in_pattern);
  words_close(&w);
}

static void mark_broken(Fn *f, IrLoc loc, const char *message) {
  if (f->func->broken != NULL) return;
  f->func->broken = arena_strdup(f->unit->arena, message);
  f->func->broken_loc = loc;
}

/* Errors after which what belongs to what is a guess of the parser's. */
static bool breaks_nesting(const char *message) {
  return g_str_has_prefix(message, "expected '}'") ||
         g_str_has_prefix(message, "extraneous closing brace") ||
         g_str_has_prefix(message, "function definition is not allowed") ||
         g_str_has_prefix(message, "unterminated");
}

static unsigned error_offset(Lower *l, CXFile file, const ErrorPlace *error) {
  unsigned offset;
  CXSourceLocation location = clang_getLocation(l->tu, file, error->loc.line, error->loc.column);
  clang_getFileLocation(location, NULL, NULL, NULL, &offset);
  return offset;
}

/* What an error in what a macro stands for has cost: there are no words there that could be looked
 * for. It cost nothing where as many expressions were kept in pieces as there are errors. */
static bool drops_in_macro(Fn *f, CXFile file, const ErrorPlace *error, GArray **pieces) {
  Lower *l = f->l;
  uint32_t start, end;
  if (error->is_whole) return false;
  if (!lower_macro_around(l, file, error_offset(l, file, error), &start, &end)) return false;
  if (strstr(error->message, "undeclared") != NULL) return true;
  if (*pieces == NULL) *pieces = lower_seen_pieces(f->definition, file);
  uint32_t kept = 0, wrong = 0;
  for (guint i = 0; i < (*pieces)->len; i++) {
    unsigned offset = g_array_index(*pieces, unsigned, i);
    kept += offset >= start && offset < end;
  }
  for (uint32_t i = 0; i < l->error_count; i++) {
    const ErrorPlace *other = &l->errors[i];
    if (other->is_whole || other->is_syntax || other->loc.file != error->loc.file) continue;
    unsigned offset = error_offset(l, file, other);
    wrong += offset >= start && offset < end;
  }
  return wrong > kept;
}

static int by_place(const void *a, const void *b) {
  return lower_compare_loc(((const LostPlace *)a)->loc, ((const LostPlace *)b)->loc);
}

void lower_check_function(Fn *f) {
  Lower *l = f->l;
  if (l->error_count == 0) return;
  IrLoc start, end;
  CXFile file;
  GArray *pieces = NULL;
  lower_extent(l, f->definition, &start, &end);
  clang_getFileLocation(clang_getRangeStart(clang_getCursorExtent(f->definition)), &file, NULL,
                        NULL, NULL);
  for (uint32_t i = 0; i < l->error_count; i++) {
    ErrorPlace *error = &l->errors[i];
    /* A function that is cut off ends where the error stands. */
    if (error->loc.file != start.file || lower_compare_loc(error->loc, start) < 0 ||
        lower_compare_loc(error->loc, end) > 0) {
      continue;
    }
    error->is_inside = true;
    if (breaks_nesting(error->message)) {
      mark_broken(f, error->loc, arena_printf(l->scratch, "syntax error: %s", error->message));
    }
    /* Where the text itself is wrong, signs and numbers may be lost. */
    if (error->is_syntax || drops_in_macro(f, file, error, &pieces)) {
      add_lost(f, error->loc, error->message);
    }
  }
  if (pieces != NULL) g_array_free(pieces, true);
  collect_lost(f, start, end);
  if (f->lost_count > 1) qsort(f->lost, f->lost_count, sizeof *f->lost, by_place);
}

void lower_check_placed(Fn *f) {
  for (uint32_t i = 0; i < f->lost_count; i++) {
    if (!f->lost[i].is_placed) mark_broken(f, f->lost[i].loc, f->lost[i].message);
  }
}

void lower_place_errors(Fn *f, IrLoc start, IrLoc end) {
  if (!f->has_errors) return;
  const char *last = NULL;
  for (uint32_t i = 0; i < f->lost_count; i++) {
    LostPlace *lost = &f->lost[i];
    if (lost->is_placed || lost->loc.file != start.file) continue;
    if (lower_compare_loc(lost->loc, start) < 0 || lower_compare_loc(lost->loc, end) > 0) continue;
    lost->is_placed = true;
    if (last != NULL && strcmp(last, lost->message) == 0) continue;
    last = lost->message;
    if (f->switch_ != NULL && f->block == f->switch_->body) f->switch_->lost = lost->message;
    lower_emit(f, (IrIns){.op = IR_LOST, .text = lost->message, .loc = lost->loc});
  }
}

void lower_place_errors_in(Fn *f, CXCursor cursor) {
  if (!f->has_errors) return;
  IrLoc start, end;
  lower_extent(f->l, cursor, &start, &end);
  lower_place_errors(f, start, end);
}

/* The top level -------------------------------------------------------------------------------- */

typedef struct Cover {
  unsigned start, end;
} Cover;

typedef struct Top {
  Lower *l;
  GArray *covers; /* of Cover: what declarations of the main file stand for */
} Top;

static enum CXChildVisitResult visit_cover(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  Top *top = data;
  if (!lower_in_main_file(top->l, cursor)) return CXChildVisit_Continue;
  enum CXCursorKind kind = clang_getCursorKind(cursor);
  if (kind == CXCursor_LinkageSpec || kind == CXCursor_Namespace ||
      kind == CXCursor_UnexposedDecl) {
    return CXChildVisit_Recurse;
  }
  if (!clang_isDeclaration(kind)) return CXChildVisit_Continue;
  CXSourceRange extent = clang_getCursorExtent(cursor);
  Cover cover;
  clang_getFileLocation(clang_getRangeStart(extent), NULL, NULL, NULL, &cover.start);
  clang_getFileLocation(clang_getRangeEnd(extent), NULL, NULL, NULL, &cover.end);
  g_array_append_val(top->covers, cover);
  return CXChildVisit_Continue;
}

static int by_cover(gconstpointer a, gconstpointer b) {
  const Cover *x = a, *y = b;
  return x->start < y->start ? -1 : x->start > y->start;
}

static bool is_covered(const GArray *covers, guint *at, unsigned offset) {
  while (*at < covers->len && g_array_index(covers, Cover, *at).end <= offset) (*at)++;
  return *at < covers->len && g_array_index(covers, Cover, *at).start <= offset;
}

/* The names before a body that no declaration has: one of them is the function's. */
static void name_lost(Lower *l, GPtrArray *head) {
  for (guint i = 0; i < head->len; i++) ir_unit_partial(l->unit, head->pdata[i]);
}

static bool has_error(Lower *l, IrLoc first, IrLoc last) {
  for (uint32_t i = 0; i < l->error_count; i++) {
    const ErrorPlace *error = &l->errors[i];
    if (error->loc.file == 0 && lower_compare_loc(error->loc, first) >= 0 &&
        lower_compare_loc(error->loc, last) <= 0) {
      return true;
    }
  }
  return false;
}

/* A body that belongs to nothing may be that of any function whose name stands before it. */
void lower_check_unit(Lower *l) {
  if (l->error_count == 0) return;
  Top top = {.l = l, .covers = g_array_new(false, false, sizeof(Cover))};
  CXCursor root = clang_getTranslationUnitCursor(l->tu);
  clang_visitChildren(root, visit_cover, &top);
  g_array_sort(top.covers, by_cover);
  Words w;
  GPtrArray *head = g_ptr_array_new();
  guint at = 0;
  if (words_open(&w, l, clang_getCursorExtent(root))) {
    bool is_container = false;
    IrLoc first = {0};
    while (next_word(&w)) {
      IrLoc here = {.line = w.line, .column = w.column};
      if (head->len == 0) first = here;
      bool covered = is_covered(top.covers, &at, w.offset);
      const char *word = w.word;
      if (w.kind == CXToken_Identifier) g_ptr_array_add(head, (char *)word);
      if (w.kind == CXToken_Keyword &&
          (strcmp(word, "extern") == 0 || strcmp(word, "namespace") == 0)) {
        is_container = true;
      }
      if (w.kind != CXToken_Punctuation) continue;
      if (strcmp(word, "(") == 0) is_container = false;
      if (strcmp(word, "{") == 0 && !is_container && covered) {
        /* What an error before the body says may concern the name. */
        if (has_error(l, first, here)) name_lost(l, head);
        skip_nested(&w);
        g_ptr_array_set_size(head, 0);
      } else if (strcmp(word, "{") == 0 && !covered && !lower_in_macro(l, w.file, w.offset)) {
        if (!is_container) {
          name_lost(l, head);
          skip_nested(&w);
        }
        g_ptr_array_set_size(head, 0);
        is_container = false;
      } else if (strcmp(word, ";") == 0 || strcmp(word, "}") == 0 || strcmp(word, "{") == 0) {
        g_ptr_array_set_size(head, 0);
        is_container = false;
      }
    }
    words_close(&w);
  }
  g_ptr_array_free(head, true);
  g_array_free(top.covers, true);
}
