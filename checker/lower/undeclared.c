/* Calls of what nothing declares. Mostly these are macros of headers that were not found, so that a
 * call may be more than a call: what the name says of it is all that is known. */
#include <string.h>

#include "lower/internal.h"

/* In C a call declares its routine where it stands: such a declaration has no text. */
static bool is_implicit(CXCursor target) {
  return clang_getCursorKind(target) == CXCursor_FunctionDecl &&
         clang_Range_isNull(clang_getCursorExtent(target)) != 0;
}

static bool is_undeclared(Lower *l, CXCursor target) {
  if (clang_getCursorKind(target) != CXCursor_FunctionDecl) return false;
  if (!lower_is_null(clang_getCursorDefinition(target))) return false;
  return lower_is_made_up(l, target) || is_implicit(clang_getCanonicalCursor(target));
}

static bool has_part(const char *name, const char *const *parts, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (strstr(name, parts[i]) != NULL) return true;
  }
  return false;
}

static bool is_capital(const char *name) {
  return strpbrk(name, "abcdefghijklmnopqrstuvwxyz") == NULL;
}

static bool names_trace(const char *name) {
  static const char *const parts[] = {"trace", "print", "log", "dbg", "debug", "dpf", "wpp"};
  char *lower = g_ascii_strdown(name, -1);
  bool found = has_part(lower, parts, G_N_ELEMENTS(parts));
  g_free(lower);
  return found;
}

static bool names_leaving(const char *name) {
  static const char *const parts[] = {"RETURN", "GOTO",  "JUMP",     "BAIL", "LEAVE",
                                      "THROW",  "BREAK", "CONTINUE", "EXIT", "ABORT"};
  return is_capital(name) && !names_trace(name) && has_part(name, parts, G_N_ELEMENTS(parts));
}

typedef struct Find {
  Lower *l;
  const char *label; /* NULL: a string literal */
  bool found;
} Find;

static enum CXChildVisitResult visit_find(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  Find *find = data;
  enum CXCursorKind kind = clang_getCursorKind(cursor);
  if (find->label == NULL) {
    find->found = kind == CXCursor_StringLiteral;
  } else {
    find->found =
        kind == CXCursor_LabelStmt && strcmp(lower_spelling(find->l, cursor), find->label) == 0;
  }
  return find->found ? CXChildVisit_Break : CXChildVisit_Recurse;
}

static bool is_label(Fn *f, CXCursor argument) {
  CXCursor target = clang_getCursorReferenced(argument);
  if (lower_is_null(target) || !lower_is_made_up(f->l, target)) return false;
  Find find = {.l = f->l, .label = lower_spelling(f->l, target)};
  clang_visitChildren(f->definition, visit_find, &find);
  return find.found;
}

static bool has_string(Lower *l, CXCursor argument) {
  Find find = {.l = l};
  visit_find(argument, argument, &find);
  if (!find.found) clang_visitChildren(argument, visit_find, &find);
  return find.found;
}

Undeclared lower_undeclared(Fn *f, CXCursor call, CXCursor target) {
  if (!is_undeclared(f->l, target)) return UNDECLARED_NOT;
  const char *name = lower_spelling(f->l, target);
  int count = clang_Cursor_getNumArguments(call);
  bool is_trace = false, leaves = names_leaving(name);
  for (int i = 0; i < count; i++) {
    CXCursor argument = lower_peel(f->l, clang_Cursor_getArgument(call, (unsigned)i));
    is_trace = is_trace || (names_trace(name) && has_string(f->l, argument));
    leaves = leaves || is_label(f, argument);
  }
  if (leaves) return UNDECLARED_LEAVES;
  return is_trace ? UNDECLARED_TRACE : UNDECLARED_CALL;
}
