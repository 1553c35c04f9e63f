/* Conditions: && || ! and ?: become the ways they choose between. */
#include "lower/internal.h"

static bool is_builtin_expect(Lower *l, CXCursor expr) {
  if (clang_getCursorKind(expr) != CXCursor_CallExpr) return false;
  const char *name = lower_spelling(l, expr);
  return g_str_equal(name, "__builtin_expect");
}

/* Reaches through what does not change whether a value is zero. */
static CXCursor peel_condition(Lower *l, CXCursor expr) {
  for (;;) {
    expr = lower_peel(l, expr);
    enum CXCursorKind kind = clang_getCursorKind(expr);
    if (is_builtin_expect(l, expr)) {
      expr = clang_Cursor_getArgument(expr, 0);
      continue;
    }
    if (kind != CXCursor_UnexposedExpr && kind != CXCursor_CStyleCastExpr &&
        kind != CXCursor_CXXStaticCastExpr) {
      return expr;
    }
    Kids kids = lower_expr_kids(l, expr);
    if (kids.count != 1 || lower_is_place(l, kids.at[0])) return expr;
    CXCursor child = lower_peel(l, kids.at[0]);
    enum CXBinaryOperatorKind op = clang_getCursorBinaryOperatorKind(child);
    bool is_truth = op == CXBinaryOperator_LAnd || op == CXBinaryOperator_LOr ||
                    clang_getCursorUnaryOperatorKind(child) == CXUnaryOperator_LNot ||
                    (op >= CXBinaryOperator_LT && op <= CXBinaryOperator_NE) ||
                    is_builtin_expect(l, child);
    bool to_number = lower_type(clang_getCursorType(expr)) != IR_VOID_TYPE;
    if (!is_truth && !(to_number && clang_getCursorKind(child) == CXCursor_UnexposedExpr))
      return expr;
    if (!is_truth) {
      /* A conversion of a conversion: go on only if a truth value is at the bottom. */
      CXCursor bottom = peel_condition(l, child);
      CXCursor same = lower_peel(l, child);
      if (clang_equalCursors(bottom, same)) return expr;
      return bottom;
    }
    expr = child;
  }
}

static void branch_on_value(Fn *f, CXCursor condition, uint32_t yes, uint32_t no) {
  IrTemp value = lower_value(f, condition);
  if (value == 0) value = lower_unknown(f, IR_I32_TYPE, "a condition without a value");
  int64_t number;
  if (lower_is_const(f, value, &number)) {
    lower_goto(f, number != 0 ? yes : no);
    return;
  }
  lower_emit(
      f,
      (IrIns){
          .op = IR_BRANCH, .a = value, .target = {yes, no}, .source = lower_text(f->l, condition)});
}

void lower_branch(Fn *f, CXCursor condition, uint32_t yes, uint32_t no) {
  Lower *l = f->l;
  condition = peel_condition(l, condition);
  IrLoc outer = f->at;
  f->at = lower_loc(l, condition);
  enum CXCursorKind kind = clang_getCursorKind(condition);
  enum CXBinaryOperatorKind op = kind == CXCursor_BinaryOperator
                                     ? clang_getCursorBinaryOperatorKind(condition)
                                     : CXBinaryOperator_Invalid;
  bool is_not = kind == CXCursor_UnaryOperator &&
                clang_getCursorUnaryOperatorKind(condition) == CXUnaryOperator_LNot;
  bool is_choice = op == CXBinaryOperator_LAnd || op == CXBinaryOperator_LOr;
  Kids kids = is_not || is_choice || op == CXBinaryOperator_Comma ? lower_expr_kids(l, condition)
                                                                  : (Kids){0};
  if (is_not && kids.count == 1) {
    lower_branch(f, kids.at[0], no, yes);
  } else if (is_choice && kids.count == 2) {
    uint32_t second = lower_block(f);
    Conditions outer_conditions = lower_open_conditions(f, &condition, 1);
    bool is_and = op == CXBinaryOperator_LAnd;
    lower_branch(f, kids.at[0], is_and ? second : yes, is_and ? no : second);
    lower_start(f, second);
    lower_branch(f, kids.at[1], yes, no);
    lower_close_conditions(f, outer_conditions);
  } else if (op == CXBinaryOperator_Comma && kids.count == 2) {
    lower_effect(f, kids.at[0]);
    lower_branch(f, kids.at[1], yes, no);
  } else {
    branch_on_value(f, condition, yes, no);
  }
  f->at = outer;
}

void lower_conditional_effect(Fn *f, CXCursor condition, CXCursor then, CXCursor otherwise) {
  uint32_t yes = lower_block(f), no = lower_block(f), after = lower_block(f);
  Conditions outer = lower_open_conditions(f, (CXCursor[]){condition, then, otherwise}, 3);
  lower_branch(f, condition, yes, no);
  lower_start(f, yes);
  lower_effect(f, then);
  lower_goto(f, after);
  lower_start(f, no);
  lower_effect(f, otherwise);
  lower_goto(f, after);
  lower_start(f, after);
  lower_close_conditions(f, outer);
}

static void store_arm(Fn *f, const char *var, IrType type, CXCursor arm, uint32_t after) {
  IrTemp value = lower_value(f, arm);
  if (value == 0) value = lower_unknown(f, type, "an expression without a value");
  lower_store(f, type, lower_local(f, var), value);
  lower_goto(f, after);
}

IrTemp lower_conditional(Fn *f, CXCursor expr, CXCursor condition, CXCursor then,
                         CXCursor otherwise) {
  IrType type = lower_type(clang_getCursorType(expr));
  if (type == IR_VOID_TYPE) {
    lower_conditional_effect(f, condition, then, otherwise);
    return 0;
  }
  /* Of an object its address is chosen. */
  if (type == IR_OBJECT_TYPE) type = IR_PTR_TYPE;
  const char *var = lower_temp_var(f, ".choice", type);
  Conditions outer = lower_open_conditions(f, (CXCursor[]){condition, then, otherwise}, 3);
  uint32_t yes = lower_block(f), no = lower_block(f), after = lower_block(f);
  if (lower_is_null(then)) {
    IrTemp value = lower_value(f, condition);
    if (value == 0) value = lower_unknown(f, type, "a condition without a value");
    lower_store(f, type, lower_local(f, var), value);
    lower_emit(f, (IrIns){.op = IR_BRANCH,
                          .a = value,
                          .target = {after, no},
                          .source = lower_text(f->l, condition)});
  } else {
    lower_branch(f, condition, yes, no);
    lower_start(f, yes);
    store_arm(f, var, type, then, after);
  }
  lower_start(f, no);
  store_arm(f, var, type, otherwise, after);
  lower_start(f, after);
  lower_close_conditions(f, outer);
  return lower_load(f, type, lower_local(f, var));
}
