/* The tree that libclang made of a source, as text: --dump ast. */
#include "parse/internal.h"

/* A cursor's children are printed below it. */
typedef struct Printer {
  FILE *out;
  unsigned depth;
} Printer;

static void print_text(FILE *out, const char *before, CXString text) {
  const char *string = clang_getCString(text);
  if (string != NULL && *string != '\0') fprintf(out, "%s%s", before, string);
  clang_disposeString(text);
}

static enum CXChildVisitResult print_cursor(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  Printer *printer = data;
  enum CXCursorKind kind = clang_getCursorKind(cursor);
  CXSourceLocation location = clang_getCursorLocation(cursor);
  /* What headers declare is as long as the kit is, and says nothing of this source; macros come
   * before everything else and belong to no place in the tree. */
  bool is_header = printer->depth == 0 && !clang_Location_isFromMainFile(location);
  if (is_header || clang_isPreprocessing(kind)) return CXChildVisit_Continue;
  unsigned line, column;
  clang_getExpansionLocation(location, NULL, &line, &column, NULL);
  fprintf(printer->out, "%*s", (int)(2 * printer->depth), "");
  print_text(printer->out, "", clang_getCursorKindSpelling(kind));
  print_text(printer->out, " ", clang_getCursorSpelling(cursor));
  print_text(printer->out, " : ", clang_getTypeSpelling(clang_getCursorType(cursor)));
  fprintf(printer->out, " ; %u:%u\n", line, column);
  Printer below = {printer->out, printer->depth + 1};
  clang_visitChildren(cursor, print_cursor, &below);
  return CXChildVisit_Continue;
}

void parsed_print(const ParsedUnit *unit, FILE *out) {
  fprintf(out, "source \"%s\" rounds %u\n", unit->path, unit->rounds);
  for (uint32_t i = 0; i < unit->problem_count; i++) {
    const ParsedProblem *problem = &unit->problems[i];
    fprintf(out, "%s \"%s\" ; %s:%u:%u\n", problem->is_error ? "error" : "note", problem->message,
            problem->file, problem->line, problem->column);
  }
  Printer printer = {out, 0};
  clang_visitChildren(clang_getTranslationUnitCursor(unit->tu), print_cursor, &printer);
}
