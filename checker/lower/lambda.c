/* Lambda expressions. The object of one keeps what it captures in members that bear the names of
 * the variables; its body is a function of its class and reads them through `this`. */
#include <string.h>

#include "lower/internal.h"

#define THIS_MEMBER ".this"
#define COPY_MEMBER ".copy-of-this"

typedef struct Closure {
  Lower *l;
  CXCursor expr;
  Captures *captures;
  unsigned start, end; /* offsets of the expression */
  bool by_reference;   /* what is captured without being named */
  bool copies_this;
} Closure;

static Capture *find(const Captures *captures, CXCursor variable) {
  for (uint32_t i = 0; i < captures->capture_count; i++) {
    if (clang_equalCursors(captures->captures[i].variable, variable)) return &captures->captures[i];
  }
  return NULL;
}

static void add(Closure *c, CXCursor variable, const char *member, bool is_reference) {
  if (find(c->captures, variable) != NULL) return;
  *ARENA_PUSH(c->l->scratch, c->captures, captures, capture) =
      (Capture){.variable = variable, .member = member, .is_reference = is_reference};
}

static unsigned offset_of(CXSourceLocation location) {
  unsigned offset;
  clang_getFileLocation(location, NULL, NULL, NULL, &offset);
  return offset;
}

static bool is_inside(const Closure *c, CXCursor declaration) {
  CXFile mine, its;
  clang_getFileLocation(clang_getCursorLocation(c->expr), &mine, NULL, NULL, NULL);
  clang_getFileLocation(clang_getCursorLocation(declaration), &its, NULL, NULL, NULL);
  unsigned offset = offset_of(clang_getCursorLocation(declaration));
  return mine == its && offset >= c->start && offset < c->end;
}

/* What a body names of the function around it is captured, whether the list says so or not. */
static enum CXChildVisitResult visit_body(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  Closure *c = data;
  enum CXCursorKind kind = clang_getCursorKind(cursor);
  bool is_bare = kind == CXCursor_MemberRefExpr && lower_expr_kids(c->l, cursor).count == 0;
  if (kind == CXCursor_CXXThisExpr || is_bare) {
    add(c, clang_getNullCursor(), c->copies_this ? COPY_MEMBER : THIS_MEMBER, !c->copies_this);
  }
  if (kind != CXCursor_DeclRefExpr) return CXChildVisit_Recurse;
  CXCursor target = clang_getCanonicalCursor(clang_getCursorReferenced(cursor));
  enum CXCursorKind what = clang_getCursorKind(target);
  bool is_local = what == CXCursor_ParmDecl ||
                  (what == CXCursor_VarDecl && clang_Cursor_hasVarDeclGlobalStorage(target) != 1);
  if (is_local && !is_inside(c, target)) {
    add(c, target, lower_spelling(c->l, target), c->by_reference);
  }
  return CXChildVisit_Recurse;
}

/* The list in brackets: what is named there, and the way of what is not. */
static void read_list(Closure *c, Kids kids, const char *text) {
  if (text != NULL && text[c->start] == '[') {
    unsigned i = c->start + 1;
    while (g_ascii_isspace(text[i])) i++;
    unsigned after = i + 1;
    while (g_ascii_isspace(text[after])) after++;
    c->by_reference = text[i] == '&' && (text[after] == ',' || text[after] == ']');
    for (; i < c->end && text[i] != ']'; i++) {
      c->copies_this |= strncmp(text + i, "*this", strlen("*this")) == 0;
    }
  } else {
    c->by_reference = true;
  }
  for (uint32_t i = 0; i < kids.count; i++) {
    if (clang_getCursorKind(kids.at[i]) != CXCursor_VariableRef) continue;
    CXCursor target = clang_getCanonicalCursor(clang_getCursorReferenced(kids.at[i]));
    const char *name = lower_spelling(c->l, target);
    unsigned at = offset_of(clang_getCursorLocation(kids.at[i]));
    bool is_new = is_inside(c, target);
    bool is_reference = lower_is_reference(clang_getCursorType(target));
    if (!is_new) {
      while (text != NULL && at > c->start && g_ascii_isspace(text[at - 1])) at--;
      is_reference = text != NULL && at > c->start && text[at - 1] == '&';
    }
    add(c, target, name, is_reference);
  }
}

static Captures *read_captures(Lower *l, CXCursor expr) {
  CXCursor key = clang_getCanonicalCursor(clang_getTypeDeclaration(clang_getCursorType(expr)));
  Captures *captures = g_hash_table_lookup(l->closures, &key);
  if (captures != NULL) return captures;
  captures = ARENA_NEW(l->scratch, Captures);
  g_hash_table_insert(l->closures, lower_keep_cursor(l, key), captures);
  Closure c = {.l = l, .expr = expr, .captures = captures};
  size_t size;
  const char *text = lower_file_text(l, expr, &c.start, &c.end, &size);
  Kids kids = lower_kids(l, expr);
  read_list(&c, kids, text);
  clang_visitChildren(expr, visit_body, &c);
  return captures;
}

static void store_capture(Fn *f, const Capture *capture, IrTemp place) {
  if (lower_is_null(capture->variable)) {
    IrTemp self = lower_this(f);
    if (capture->is_reference) {
      lower_store(f, IR_PTR_TYPE, place, self);
    } else {
      lower_copy(f, place, self);
    }
    return;
  }
  CXType type = clang_getCursorType(capture->variable);
  IrTemp address = lower_variable(f, capture->variable);
  CXType bare =
      lower_is_reference(type) ? clang_getPointeeType(clang_getCanonicalType(type)) : type;
  if (capture->is_reference) {
    lower_store(f, IR_PTR_TYPE, place, address);
  } else if (lower_is_object(bare)) {
    lower_copy_object(f, place, address, bare, false, true);
  } else {
    lower_store(f, lower_type(bare), place, lower_load(f, lower_type(bare), address));
  }
}

void lower_lambda(Fn *f, CXCursor expr, IrTemp object) {
  const Captures *captures = read_captures(f->l, expr);
  CXCursor bounds = expr;
  Closure c = {.l = f->l, .expr = bounds};
  size_t size;
  lower_file_text(f->l, expr, &c.start, &c.end, &size);
  for (uint32_t i = 0; i < captures->capture_count; i++) {
    const Capture *capture = &captures->captures[i];
    IrTemp place = lower_field(f, object, capture->member);
    bool is_new = !lower_is_null(capture->variable) && is_inside(&c, capture->variable);
    if (is_new) {
      CXCursor init = clang_Cursor_getVarDeclInitializer(capture->variable);
      lower_initialise(f, place, clang_getCursorType(capture->variable), init);
    } else {
      store_capture(f, capture, place);
    }
  }
}

const Captures *lower_captures_of(Lower *l, CXCursor function) {
  if (!l->is_cplusplus || clang_getCursorKind(function) != CXCursor_CXXMethod) return NULL;
  CXCursor key = clang_getCanonicalCursor(clang_getCursorSemanticParent(function));
  return g_hash_table_lookup(l->closures, &key);
}

const Capture *lower_find_capture(const Fn *f, CXCursor variable) {
  return f->captures != NULL ? find(f->captures, variable) : NULL;
}

IrTemp lower_lambda_function(Fn *f, CXType closure) {
  Lower *l = f->l;
  CXCursor declaration = clang_getTypeDeclaration(clang_getCanonicalType(closure));
  CXCursor key = clang_getCanonicalCursor(declaration);
  const Captures *captures = g_hash_table_lookup(l->closures, &key);
  if (captures == NULL || captures->capture_count > 0) return 0;
  Kids kids = lower_kids(l, declaration);
  for (uint32_t i = 0; i < kids.count; i++) {
    if (clang_getCursorKind(kids.at[i]) != CXCursor_CXXMethod) continue;
    /* Nothing reads `this` there, so it may as well be missing. */
    const char *name = lower_plain_symbol(l, kids.at[i]);
    return lower_emit(f, (IrIns){.op = IR_FUNC, .type = IR_PTR_TYPE, .text = name});
  }
  return 0;
}
