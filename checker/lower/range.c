/* for (element : range). Over an array it is a loop over its elements; how any other range is
 * walked is its class's affair: the body runs an unknown number of times with an unknown element.
 */
#include "lower/internal.h"

static void lower_body(Fn *f, CXCursor body, uint32_t next, uint32_t after, Cleanup *within) {
  Exit outer_break = f->break_to, outer_continue = f->continue_to;
  f->break_to = (Exit){after, within};
  f->continue_to = (Exit){next, within};
  lower_scoped(f, body);
  f->break_to = outer_break;
  f->continue_to = outer_continue;
}

static void bind(Fn *f, CXCursor variable, IrTemp element, CXType from) {
  CXType type = clang_getCursorType(variable);
  const char *name = lower_declare_local(f, variable, false);
  IrType machine = lower_type(type);
  if (lower_is_reference(type)) {
    lower_store(f, IR_PTR_TYPE, lower_local(f, name), element);
  } else if (machine == IR_OBJECT_TYPE) {
    lower_copy_object(f, lower_local(f, name), element, type, false, true);
  } else if (machine != IR_VOID_TYPE) {
    IrTemp value = lower_load(f, lower_type(from), element);
    value = lower_convert(f, value, from, type);
    lower_store(f, machine, lower_local(f, name), value);
  }
  lower_push_object(f, name, type);
}

static void over_array(Fn *f, CXCursor variable, CXCursor range, CXCursor body) {
  CXType type = clang_getCanonicalType(clang_getCursorType(range));
  CXType element = clang_getArrayElementType(type);
  IrType machine = lower_element_type(type);
  uint32_t head = lower_block(f), start = lower_block(f), next = lower_block(f);
  uint32_t after = lower_block(f);
  const char *array = lower_temp_var(f, ".range", IR_PTR_TYPE);
  const char *counter = lower_temp_var(f, ".element", IR_I32_TYPE);
  IrTemp address = lower_address(f, range);
  lower_store(f, IR_PTR_TYPE, lower_local(f, array), address);
  IrTemp zero = lower_const(f, IR_I32_TYPE, 0);
  lower_store(f, IR_I32_TYPE, lower_local(f, counter), zero);
  lower_goto(f, head);
  lower_start(f, head);
  IrTemp now = lower_load(f, IR_I32_TYPE, lower_local(f, counter));
  IrTemp bound = lower_const(f, IR_I32_TYPE, clang_getArraySize(type));
  IrTemp more = lower_binary(f, IR_LT, IR_I32_TYPE, now, bound);
  lower_emit(f, (IrIns){.op = IR_BRANCH,
                        .a = more,
                        .target = {start, after},
                        .source = "the range has another element"});
  lower_start(f, start);
  Cleanup *outer = f->cleanup;
  IrTemp base = lower_load(f, IR_PTR_TYPE, lower_local(f, array));
  IrTemp first = lower_index(f, machine, base, lower_const(f, IR_I32_TYPE, 0));
  IrTemp number = lower_load(f, IR_I32_TYPE, lower_local(f, counter));
  bind(f, variable, lower_index(f, machine, first, number), element);
  lower_body(f, body, next, after, outer);
  lower_close_scope(f, outer);
  lower_goto(f, next);
  lower_start(f, next);
  IrTemp old = lower_load(f, IR_I32_TYPE, lower_local(f, counter));
  IrTemp fresh = lower_binary(f, IR_ADD, IR_I32_TYPE, old, lower_const(f, IR_I32_TYPE, 1));
  lower_store(f, IR_I32_TYPE, lower_local(f, counter), fresh);
  lower_goto(f, head);
  lower_start(f, after);
}

static void over_unknown(Fn *f, CXCursor variable, CXCursor range, CXCursor body) {
  uint32_t head = lower_block(f), start = lower_block(f), after = lower_block(f);
  if (!lower_is_null(range)) lower_effect(f, range);
  lower_goto(f, head);
  lower_start(f, head);
  IrTemp more = lower_unknown(f, IR_I32_TYPE, "the range has another element");
  lower_emit(f, (IrIns){.op = IR_BRANCH, .a = more, .target = {start, after}});
  lower_start(f, start);
  Cleanup *outer = f->cleanup;
  if (!lower_is_null(variable)) {
    const char *name = lower_declare_local(f, variable, false);
    IrType type = lower_type(clang_getCursorType(variable));
    if (type != IR_OBJECT_TYPE && type != IR_VOID_TYPE) {
      IrTemp element = lower_unknown(f, type, "an element of the range");
      lower_store(f, type, lower_local(f, name), element);
    }
    lower_push_object(f, name, clang_getCursorType(variable));
  }
  lower_body(f, body, head, after, outer);
  lower_close_scope(f, outer);
  lower_goto(f, head);
  lower_start(f, after);
}

void lower_for_range(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  CXCursor variable = clang_getNullCursor(), range = clang_getNullCursor();
  if (kids.count == 0) {
    lower_lost(f, "a for without its parts");
    return;
  }
  Cleanup *outer = f->cleanup;
  lower_declare_hidden(f, stmt);
  for (uint32_t i = 0; i + 1 < kids.count; i++) {
    enum CXCursorKind kind = clang_getCursorKind(kids.at[i]);
    if (kind == CXCursor_VarDecl) variable = kids.at[i];
    if (kind == CXCursor_DeclStmt) lower_stmt(f, kids.at[i]);
    if (clang_isExpression(kind)) range = kids.at[i];
  }
  CXCursor body = kids.at[kids.count - 1];
  CXType type = {0};
  if (!lower_is_null(range)) type = clang_getCursorType(range);
  bool is_array = !lower_is_null(range) && !lower_is_null(variable) && lower_is_array(type) &&
                  clang_getArraySize(clang_getCanonicalType(type)) >= 0;
  if (is_array) {
    over_array(f, variable, range, body);
  } else {
    over_unknown(f, variable, range, body);
  }
  lower_close_scope(f, outer);
}
