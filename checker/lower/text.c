/* What the tree shows of a source's text, function by function: --dump text. Places are offsets in
 * the text as the parser saw it (UTF-8). Whoever wants to know what the front end misses counts the
 * words of the same text and compares. */
#include "lower/internal.h"

typedef struct Printer {
  Lower *l;
  FILE *out;
} Printer;

static int by_number(gconstpointer a, gconstpointer b) {
  guint x = GPOINTER_TO_UINT(a), y = GPOINTER_TO_UINT(b);
  return x < y ? -1 : x > y;
}

static void print_seen(const Printer *p, CXCursor definition) {
  GHashTable *seen = lower_seen(p->l, definition);
  GList *places = g_list_sort(g_hash_table_get_keys(seen), by_number);
  fputs("  seen", p->out);
  for (GList *at = places; at != NULL; at = at->next) {
    fprintf(p->out, " %u", GPOINTER_TO_UINT(at->data) - 1);
  }
  fputc('\n', p->out);
  g_list_free(places);
  g_hash_table_destroy(seen);
}

static void print_function(const Printer *p, CXCursor definition) {
  CXSourceRange extent = clang_getCursorExtent(definition);
  unsigned start, end;
  clang_getFileLocation(clang_getRangeStart(extent), NULL, NULL, NULL, &start);
  clang_getFileLocation(clang_getRangeEnd(extent), NULL, NULL, NULL, &end);
  fprintf(p->out, "function \"%s\" %u %u\n", lower_spelling(p->l, definition), start, end);
  Fn f;
  lower_fn_open(&f, p->l, ir_func_new(p->l->unit, "f", "f"));
  f.definition = definition;
  lower_check_function(&f);
  if (f.func->broken != NULL)
    fprintf(p->out, "  broken %u \"%s\"\n", f.func->broken_loc.line, f.func->broken);
  for (uint32_t i = 0; i < f.lost_count; i++) {
    fprintf(p->out, "  lost %u:%u \"%s\"\n", f.lost[i].loc.line, f.lost[i].loc.column,
            f.lost[i].message);
  }
  lower_fn_close(&f);
  print_seen(p, definition);
}

static enum CXChildVisitResult visit(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  const Printer *p = data;
  if (!lower_in_main_file(p->l, cursor)) return CXChildVisit_Continue;
  if (!lower_is_function(cursor)) return CXChildVisit_Recurse;
  if (clang_isCursorDefinition(cursor)) print_function(data, cursor);
  return CXChildVisit_Continue;
}

void lower_print_text(const ParsedUnit *parsed, double seconds, FILE *out) {
  Lower l = {.parsed = parsed, .tu = parsed->tu, .is_cplusplus = parsed->is_cplusplus};
  l.unit = ir_unit_new(parsed->path);
  l.scratch = arena_new();
  l.files = g_hash_table_new(NULL, NULL);
  lower_collect_errors(&l);
  fprintf(out, "source \"%s\" rounds %u seconds %.3f\n", parsed->path, parsed->rounds, seconds);
  CXFile file = clang_getFile(l.tu, parsed->path);
  const CXSourceRangeList *skipped = lower_skipped(&l, file);
  for (unsigned i = 0; skipped != NULL && i < skipped->count; i++) {
    unsigned first, last;
    clang_getFileLocation(clang_getRangeStart(skipped->ranges[i]), NULL, &first, NULL, NULL);
    clang_getFileLocation(clang_getRangeEnd(skipped->ranges[i]), NULL, &last, NULL, NULL);
    fprintf(out, "skipped %u %u\n", first, last);
  }
  fputs("macros", out);
  lower_print_macros(&l, file, out);
  fputc('\n', out);
  Printer printer = {&l, out};
  clang_visitChildren(clang_getTranslationUnitCursor(l.tu), visit, &printer);
  lower_shown_free(&l);
  g_hash_table_destroy(l.files);
  arena_free(l.scratch);
  ir_unit_free(l.unit);
}
