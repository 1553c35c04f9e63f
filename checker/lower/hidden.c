/* What the tree does not show: libclang leaves out what a switch, or a for over a range, declares
 * before its value or range, as in `switch (Lock lock(l); kind)`. Such a variable is reached by
 * what refers to it. */
#include <string.h>

#include "lower/internal.h"

typedef struct Hidden {
  Lower *l;
  CXFile file;
  unsigned start, end; /* offsets of what stands before the semicolon */
  Kids found;
} Hidden;

static unsigned behind_literal(const char *text, unsigned at, unsigned end) {
  char quote = text[at];
  for (at++; at < end && text[at] != quote; at++) at += text[at] == '\\';
  return at;
}

static unsigned behind_comment(const char *text, unsigned at, unsigned end) {
  bool is_line = text[at + 1] == '/';
  for (at += 2; at < end; at++) {
    if (is_line ? text[at] == '\n' : text[at - 1] == '*' && text[at] == '/') break;
  }
  return at;
}

/* The text between the parenthesis that a head opens with and its only semicolon. */
static bool find_init(Lower *l, CXCursor stmt, Hidden *hidden) {
  unsigned start, end, depth = 0;
  size_t size;
  const char *text = lower_file_text(l, stmt, &start, &end, &size);
  for (unsigned i = start; text != NULL && i < end; i++) {
    char c = text[i];
    if (c == '"' || c == '\'') {
      i = behind_literal(text, i, end);
    } else if (c == '/' && i + 1 < end && (text[i + 1] == '/' || text[i + 1] == '*')) {
      i = behind_comment(text, i, end);
    } else if (c == '(' || c == '{' || c == '[') {
      if (depth++ == 0) hidden->start = i + 1;
    } else if (c == ')' || c == '}' || c == ']') {
      if (--depth == 0) return false;
    } else if (c == ';' && depth == 1) {
      hidden->end = i;
      return true;
    }
  }
  return false;
}

static void add(Hidden *hidden, CXCursor variable, unsigned offset) {
  uint32_t at = hidden->found.count;
  for (uint32_t i = hidden->found.count; i > 0; i--) {
    unsigned other;
    CXCursor before = hidden->found.at[i - 1];
    clang_getFileLocation(clang_getCursorLocation(before), NULL, NULL, NULL, &other);
    if (other == offset) return;
    if (other > offset) at = i - 1;
  }
  CXCursor *all = ARENA_ARRAY(hidden->l->scratch, CXCursor, hidden->found.count + 1);
  if (at > 0) memcpy(all, hidden->found.at, at * sizeof *all);
  all[at] = variable;
  if (hidden->found.count > at)
    memcpy(all + at + 1, hidden->found.at + at, (hidden->found.count - at) * sizeof *all);
  hidden->found = (Kids){.at = all, .count = hidden->found.count + 1};
}

static enum CXChildVisitResult visit(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  Hidden *hidden = data;
  if (clang_getCursorKind(cursor) != CXCursor_DeclRefExpr) return CXChildVisit_Recurse;
  CXCursor variable = clang_getCursorReferenced(cursor);
  CXFile file;
  unsigned offset;
  if (clang_getCursorKind(variable) != CXCursor_VarDecl) return CXChildVisit_Recurse;
  clang_getFileLocation(clang_getCursorLocation(variable), &file, NULL, NULL, &offset);
  if (file == hidden->file && offset >= hidden->start && offset < hidden->end)
    add(hidden, variable, offset);
  return CXChildVisit_Recurse;
}

Kids lower_hidden(Lower *l, CXCursor stmt, bool *is_lost) {
  Hidden hidden = {.l = l};
  enum CXCursorKind kind = clang_getCursorKind(stmt);
  *is_lost = false;
  if (!l->is_cplusplus || (kind != CXCursor_SwitchStmt && kind != CXCursor_CXXForRangeStmt) ||
      !find_init(l, stmt, &hidden)) {
    return hidden.found;
  }
  clang_getFileLocation(clang_getCursorLocation(stmt), &hidden.file, NULL, NULL, NULL);
  clang_visitChildren(stmt, visit, &hidden);
  /* A variable may have been declared by another one's initialiser. */
  for (uint32_t i = 0; i < hidden.found.count; i++)
    clang_visitChildren(hidden.found.at[i], visit, &hidden);
  *is_lost = hidden.found.count == 0;
  return hidden.found;
}

void lower_declare_hidden(Fn *f, CXCursor stmt) {
  bool is_lost;
  Kids hidden = lower_hidden(f->l, stmt, &is_lost);
  for (uint32_t i = 0; i < hidden.count; i++) lower_decl(f, hidden.at[i]);
  if (is_lost) lower_lost(f, "a declaration that libclang does not show");
}
