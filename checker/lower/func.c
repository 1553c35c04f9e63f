/* One function: parameters, body, end. */
#include "lower/internal.h"

void lower_fn_open(Fn *f, Lower *l, IrFunc *func) {
  *f = (Fn){.l = l, .unit = l->unit, .func = func};
  f->vars = g_hash_table_new(lower_hash_cursor, lower_equal_cursors);
  f->labels = g_hash_table_new(g_str_hash, g_str_equal);
}

void lower_fn_close(Fn *f) {
  ir_func_finish(f->unit, f->func);
  g_hash_table_destroy(f->vars);
  g_hash_table_destroy(f->labels);
}

const char *lower_declare_local(Fn *f, CXCursor variable, bool is_param) {
  const char *name = lower_spelling(f->l, variable);
  IrType type = lower_type(clang_getCursorType(variable));
  if (type == IR_VOID_TYPE) type = IR_I64_TYPE;
  if (is_param && lower_is_array(clang_getCursorType(variable))) type = IR_PTR_TYPE;
  const char *unique = ir_var_new(f->unit, f->func, *name != 0 ? name : ".unnamed", type, is_param);
  CXCursor *key = lower_keep_cursor(f->l, clang_getCanonicalCursor(variable));
  g_hash_table_insert(f->vars, key, (char *)unique);
  return unique;
}

static bool is_instance_method(CXCursor definition) {
  switch (clang_getCursorKind(definition)) {
    case CXCursor_CXXMethod:
      return !clang_CXXMethod_isStatic(definition);
    case CXCursor_Constructor:
    case CXCursor_Destructor:
    case CXCursor_ConversionFunction:
      return true;
    default:
      return false;
  }
}

static void declare_params(Fn *f, CXCursor definition) {
  if (is_instance_method(definition)) ir_var_new(f->unit, f->func, "this", IR_PTR_TYPE, true);
  int count = clang_Cursor_getNumArguments(definition);
  for (int i = 0; i < count; i++) {
    lower_declare_local(f, clang_Cursor_getArgument(definition, (unsigned)i), true);
  }
}

/* A constructor's members before its body; the tree has the member's name, then what it gets. */
static void lower_member_inits(Fn *f, Kids kids) {
  for (uint32_t i = 0; i + 1 < kids.count; i++) {
    if (clang_getCursorKind(kids.at[i]) != CXCursor_MemberRef) continue;
    CXCursor member = clang_getCursorReferenced(kids.at[i]);
    CXCursor init = kids.at[i + 1];
    if (!clang_isExpression(clang_getCursorKind(init))) continue;
    f->at = lower_loc(f->l, kids.at[i]);
    IrTemp self = lower_load(f, IR_PTR_TYPE, lower_local(f, "this"));
    IrTemp address = lower_field(f, self, lower_spelling(f->l, member));
    lower_initialise(f, address, clang_getCursorType(member), init);
  }
}

static void lower_body(Fn *f, CXCursor definition) {
  Kids kids = lower_kids(f->l, definition);
  bool has_body = false;
  if (clang_getCursorKind(definition) == CXCursor_Constructor) lower_member_inits(f, kids);
  for (uint32_t i = 0; i < kids.count; i++) {
    enum CXCursorKind kind = clang_getCursorKind(kids.at[i]);
    if (kind != CXCursor_CompoundStmt && kind != CXCursor_CXXTryStmt) continue;
    lower_stmt(f, kids.at[i]);
    has_body = true;
  }
  if (!has_body) lower_lost(f, "the body of the function has no cursor");
  /* The end of the text: the place is the closing brace. */
  IrLoc start, end;
  lower_extent(f->l, definition, &start, &end);
  f->at = end;
  if (end.column > 1) {
    f->at.column = end.column - 1;
    f->at.end_column = end.column;
  }
  if (!ir_block_closed(f->func, f->block)) lower_emit(f, (IrIns){.op = IR_RETURN});
  lower_check_placed(f);
}

void lower_function(Lower *l, CXCursor definition) {
  const char *name = lower_function_symbol(l, definition);
  const char *display = lower_spelling(l, definition);
  if (l->is_cplusplus) {
    CXCursor parent = clang_getCursorSemanticParent(definition);
    enum CXCursorKind kind = clang_getCursorKind(parent);
    bool is_scope = kind == CXCursor_ClassDecl || kind == CXCursor_StructDecl ||
                    kind == CXCursor_UnionDecl || kind == CXCursor_Namespace;
    const char *scope = is_scope ? lower_spelling(l, parent) : "";
    if (*scope != 0) display = arena_printf(l->scratch, "%s::%s", scope, display);
  }
  Fn f;
  lower_fn_open(&f, l, ir_func_new(l->unit, name, display));
  f.definition = definition;
  f.result = clang_getCursorResultType(definition);
  f.func->loc = lower_name_loc(l, definition);
  f.at = f.func->loc;
  f.func->is_static = clang_getCursorLinkage(definition) == CXLinkage_Internal ||
                      clang_getCursorLinkage(definition) == CXLinkage_UniqueExternal;
  f.func->is_inline = clang_Cursor_isFunctionInlined(definition) != 0;
  const char *section = lower_section(l, definition);
  if (section != NULL) f.func->section = arena_strdup(l->unit->arena, section);
  lower_check_function(&f);
  declare_params(&f, definition);
  lower_body(&f, definition);
  lower_fn_close(&f);
}
