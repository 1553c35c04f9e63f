/* Looking at cursors: children, names, constants. */
#include <string.h>

#include "lower/internal.h"

typedef struct Visit {
  Lower *l;
  Kids kids;
  bool only_exprs;
} Visit;

static enum CXChildVisitResult visit_kid(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  Visit *v = data;
  if (v->only_exprs && !clang_isExpression(clang_getCursorKind(cursor)))
    return CXChildVisit_Continue;
  Kids *kids = &v->kids;
  kids->at = arena_grow(v->l->scratch, kids->at, kids->count, &kids->room, sizeof *kids->at);
  kids->at[kids->count++] = cursor;
  return CXChildVisit_Continue;
}

Kids lower_kids(Lower *l, CXCursor cursor) {
  Visit v = {.l = l};
  clang_visitChildren(cursor, visit_kid, &v);
  return v.kids;
}

Kids lower_expr_kids(Lower *l, CXCursor cursor) {
  Visit v = {.l = l, .only_exprs = true};
  clang_visitChildren(cursor, visit_kid, &v);
  return v.kids;
}

guint lower_hash_cursor(gconstpointer cursor) {
  return clang_hashCursor(*(const CXCursor *)cursor);
}

gboolean lower_equal_cursors(gconstpointer a, gconstpointer b) {
  return clang_equalCursors(*(const CXCursor *)a, *(const CXCursor *)b) != 0;
}

CXCursor *lower_keep_cursor(Lower *l, CXCursor cursor) {
  CXCursor *copy = ARENA_NEW(l->scratch, CXCursor);
  *copy = cursor;
  return copy;
}

const char *lower_string(Lower *l, CXString string) {
  const char *text = clang_getCString(string);
  const char *copy = text != NULL && *text != 0 ? arena_strdup(l->scratch, text) : "";
  clang_disposeString(string);
  return copy;
}

const char *lower_spelling(Lower *l, CXCursor cursor) {
  return lower_string(l, clang_getCursorSpelling(cursor));
}

bool lower_evaluate(CXCursor cursor, int64_t *value) {
  if (clang_getCursorKind(cursor) == CXCursor_EnumConstantDecl) {
    *value = clang_getEnumConstantDeclValue(cursor);
    return true;
  }
  CXEvalResult result = clang_Cursor_Evaluate(cursor);
  if (result == NULL) return false;
  bool is_int = clang_EvalResult_getKind(result) == CXEval_Int;
  if (is_int) {
    *value = clang_EvalResult_isUnsignedInt(result)
                 ? (int64_t)clang_EvalResult_getAsUnsigned(result)
                 : (int64_t)clang_EvalResult_getAsLongLong(result);
  }
  clang_EvalResult_dispose(result);
  return is_int;
}

CXCursor lower_peel(Lower *l, CXCursor cursor) {
  while (clang_getCursorKind(cursor) == CXCursor_ParenExpr) {
    Kids kids = lower_expr_kids(l, cursor);
    if (kids.count != 1) break;
    cursor = kids.at[0];
  }
  return cursor;
}

bool lower_is_function(CXCursor declaration) {
  switch (clang_getCursorKind(declaration)) {
    case CXCursor_FunctionDecl:
    case CXCursor_CXXMethod:
    case CXCursor_Constructor:
    case CXCursor_Destructor:
    case CXCursor_ConversionFunction:
    case CXCursor_FunctionTemplate:
      return true;
    default:
      return false;
  }
}

bool lower_is_place(Lower *l, CXCursor cursor) {
  cursor = lower_peel(l, cursor);
  switch (clang_getCursorKind(cursor)) {
    case CXCursor_DeclRefExpr: {
      CXCursor target = clang_getCursorReferenced(cursor);
      return !lower_is_null(target) && !lower_is_function(target) &&
             clang_getCursorKind(target) != CXCursor_EnumConstantDecl;
    }
    case CXCursor_MemberRefExpr:
      return !lower_is_function(clang_getCursorReferenced(cursor));
    case CXCursor_ArraySubscriptExpr:
    case CXCursor_StringLiteral:
    case CXCursor_CompoundLiteralExpr:
      return true;
    case CXCursor_UnaryOperator:
      return clang_getCursorUnaryOperatorKind(cursor) == CXUnaryOperator_Deref;
    default:
      return false;
  }
}

bool lower_is_null(CXCursor cursor) {
  return clang_Cursor_isNull(cursor) || clang_isInvalid(clang_getCursorKind(cursor));
}

bool lower_in_system_header(CXCursor cursor) {
  return clang_Location_isInSystemHeader(clang_getCursorLocation(cursor)) != 0;
}

bool lower_in_main_file(Lower *l, CXCursor cursor) {
  CXSourceLocation location = clang_getCursorLocation(cursor);
  if (clang_Location_isFromMainFile(location) != 0) return true;
  /* libclang says no to every place that a macro stands for, wherever it is used. */
  CXFile file;
  clang_getFileLocation(location, &file, NULL, NULL, NULL);
  return file != NULL && clang_File_isEqual(file, clang_getFile(l->tu, l->parsed->path)) != 0;
}

const char *lower_member_name(Lower *l, CXCursor member) {
  const char *name = lower_spelling(l, member);
  return strchr(name, '(') != NULL ? "" : name;
}

bool lower_is_made_up(Lower *l, CXCursor declaration) {
  CXFile file;
  clang_getFileLocation(clang_getCursorLocation(declaration), &file, NULL, NULL, NULL);
  if (file == NULL) return false;
  return strcmp(lower_string(l, clang_getFileName(file)), PARSED_PRELUDE) == 0;
}

typedef struct FindMadeUp {
  Lower *l;
  const char *name;
} FindMadeUp;

static enum CXChildVisitResult find_made_up(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  FindMadeUp *find = data;
  CXCursor target = clang_getCursorReferenced(cursor);
  if (clang_getCursorKind(cursor) != CXCursor_DeclRefExpr || lower_is_null(target) ||
      !lower_is_made_up(find->l, target)) {
    return CXChildVisit_Recurse;
  }
  find->name = lower_spelling(find->l, target);
  return CXChildVisit_Break;
}

const char *lower_made_up_name(Lower *l, CXCursor expr) {
  FindMadeUp find = {.l = l};
  find_made_up(expr, expr, &find);
  if (find.name == NULL) clang_visitChildren(expr, find_made_up, &find);
  return find.name;
}
