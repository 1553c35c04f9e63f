/* One function: parameters, body, end. */
#include <string.h>

#include "lower/internal.h"

void lower_fn_open(Fn *f, Lower *l, IrFunc *func) {
  *f = (Fn){.l = l, .unit = l->unit, .func = func};
  f->vars = g_hash_table_new(lower_hash_cursor, lower_equal_cursors);
  f->labels = g_hash_table_new(g_str_hash, g_str_equal);
  f->bindings = g_hash_table_new(lower_hash_cursor, lower_equal_cursors);
}

void lower_fn_close(Fn *f) {
  ir_func_finish(f->unit, f->func);
  g_hash_table_destroy(f->vars);
  g_hash_table_destroy(f->labels);
  g_hash_table_destroy(f->bindings);
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

static void declare_params(Fn *f, CXCursor definition, bool is_plain) {
  if (is_instance_method(definition) && !is_plain)
    ir_var_new(f->unit, f->func, "this", IR_PTR_TYPE, true);
  int count = clang_Cursor_getNumArguments(definition);
  for (int i = 0; i < count; i++) {
    lower_declare_local(f, clang_Cursor_getArgument(definition, (unsigned)i), true);
  }
  if (lower_is_object(f->result)) {
    f->result_var = ir_var_new(f->unit, f->func, ".returned", IR_PTR_TYPE, true);
  }
}

static void lower_body(Fn *f, CXCursor definition) {
  Kids kids = lower_kids(f->l, definition);
  enum CXCursorKind kind = clang_getCursorKind(definition);
  bool has_body = lower_is_defaulted(definition);
  if (kind == CXCursor_Constructor) lower_open_constructor(f, definition);
  if (kind == CXCursor_Destructor) lower_open_destructor(f, definition);
  f->base_depth = f->cleanup != NULL ? f->cleanup->depth : 0;
  for (uint32_t i = 0; i < kids.count; i++) {
    kind = clang_getCursorKind(kids.at[i]);
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
  lower_close_scope(f, NULL);
  if (!ir_block_closed(f->func, f->block)) lower_emit(f, (IrIns){.op = IR_RETURN});
  lower_check_placed(f);
}

void lower_function(Lower *l, const Task *task) {
  CXCursor definition = task->definition;
  const char *display = lower_spelling(l, definition);
  if (l->is_cplusplus) {
    CXCursor parent = clang_getCursorSemanticParent(definition);
    enum CXCursorKind kind = clang_getCursorKind(parent);
    bool is_scope = kind == CXCursor_ClassDecl || kind == CXCursor_StructDecl ||
                    kind == CXCursor_UnionDecl || kind == CXCursor_Namespace;
    const char *scope = is_scope ? lower_spelling(l, parent) : "";
    bool is_lambda = strcmp(display, "operator()") == 0 && lower_captures_of(l, definition) != NULL;
    if (is_lambda) {
      display = "a lambda expression";
    } else if (*scope != 0) {
      display = arena_printf(l->scratch, "%s::%s", scope, display);
    }
  }
  Fn f;
  lower_fn_open(&f, l, ir_func_new(l->unit, task->name, display));
  f.definition = definition;
  f.result = clang_getCursorResultType(definition);
  f.captures = lower_captures_of(l, definition);
  f.func->loc = lower_name_loc(l, definition);
  if (f.captures != NULL) f.func->loc.end_column = 0;
  f.at = f.func->loc;
  f.func->is_static = clang_getCursorLinkage(definition) == CXLinkage_Internal ||
                      clang_getCursorLinkage(definition) == CXLinkage_UniqueExternal ||
                      lower_is_lambda_name(task->name);
  f.func->is_inline = clang_Cursor_isFunctionInlined(definition) != 0;
  const char *section = lower_section(l, definition);
  if (section != NULL) f.func->section = arena_strdup(l->unit->arena, section);
  lower_check_function(&f);
  declare_params(&f, definition, task->is_plain);
  lower_body(&f, definition);
  lower_fn_close(&f);
}
