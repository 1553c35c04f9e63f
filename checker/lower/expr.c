/* Values of expressions.
 *
 * The tree shows implicit conversions as unexposed expressions without saying which. It need not:
 * the value of an expression that names an object is what is loaded from there, an array's value is
 * the address of its first element, and every other conversion follows from the two types. */
#include "lower/internal.h"

static IrTemp place_value(Fn *f, CXCursor expr) {
  CXType type = clang_getCursorType(expr);
  IrTemp address = lower_address(f, expr);
  if (lower_is_array(type)) {
    if (clang_getCursorKind(lower_peel(f->l, expr)) == CXCursor_StringLiteral) return address;
    return lower_index(f, lower_element_type(type), address, lower_const(f, IR_I32_TYPE, 0));
  }
  if (lower_is_object(type)) return address;
  enum CXTypeKind kind = clang_getCanonicalType(type).kind;
  if (kind == CXType_FunctionProto || kind == CXType_FunctionNoProto) return address;
  /* The type of an intrinsic is none that this interface names. */
  CXCursor target = clang_getCursorReferenced(lower_peel(f->l, expr));
  if (lower_is_function(target)) return address;
  IrType machine = lower_type(type);
  return machine == IR_VOID_TYPE ? 0 : lower_load(f, machine, address);
}

static bool same_range(CXCursor a, CXCursor b) {
  return clang_equalRanges(clang_getCursorExtent(a), clang_getCursorExtent(b)) != 0;
}

static IrTemp constant_value(Fn *f, CXCursor expr, const char *otherwise) {
  int64_t number;
  IrType type = lower_type(clang_getCursorType(expr));
  if (type != IR_FLOAT_TYPE && type != IR_OBJECT_TYPE && lower_evaluate(expr, &number)) {
    return lower_const(f, type, number);
  }
  if (type == IR_OBJECT_TYPE) {
    /* Nothing is known of the object: an address that nothing else has. */
    return lower_scratch_object(f, clang_getCursorType(expr), ".unknown");
  }
  return lower_unknown(f, type, otherwise);
}

static IrTemp converted_value(Fn *f, CXCursor expr, CXCursor child) {
  CXType from = clang_getCursorType(child), to = clang_getCursorType(expr);
  if (lower_type(to) == IR_VOID_TYPE) {
    lower_effect(f, child);
    return 0;
  }
  IrTemp value = lower_value(f, child);
  if (value == 0) return lower_unknown(f, lower_type(to), "an expression without a value");
  if (lower_is_array(from) || lower_is_reference(from)) return value;
  /* A builtin's name has a type of its own kind. */
  bool is_builtin = from.kind == CXType_Unexposed && lower_type(to) == IR_PTR_TYPE;
  if (is_builtin && clang_getCursorKind(child) == CXCursor_DeclRefExpr) return value;
  if (lower_is_object(to) && !lower_is_object(from)) {
    /* A constructor or a cast to a union: some object that holds the value. */
    return lower_scratch_object(f, to, ".copy");
  }
  if (lower_is_object(from) && !lower_is_object(to)) {
    return lower_unknown(f, lower_type(to), "a part of an object");
  }
  return lower_convert(f, value, from, to);
}

/* a ?: b shows as its condition three times and b; __builtin_choose_expr as its three operands;
 * what is cut out of wrong text as its pieces. */
static IrTemp unexposed_value(Fn *f, CXCursor expr) {
  if (lower_is_recovered(expr)) {
    Recovered r = lower_recovered(f->l, expr);
    return lower_recovered_value(f, &r);
  }
  Kids kids = lower_expr_kids(f->l, expr);
  if (kids.count == 1) {
    if (!same_range(expr, kids.at[0])) {
      int64_t number;
      IrType type = lower_type(clang_getCursorType(expr));
      bool is_call = clang_getCursorKind(kids.at[0]) == CXCursor_CallExpr;
      if (type != IR_VOID_TYPE && type != IR_OBJECT_TYPE && type != IR_FLOAT_TYPE &&
          lower_evaluate(expr, &number) && !is_call) {
        return lower_const(f, type, number);
      }
      if (!f->l->is_cplusplus) {
        /* va_arg and the like. */
        lower_effect(f, kids.at[0]);
        return constant_value(f, expr, "an expression that is not modelled");
      }
    }
    return converted_value(f, expr, kids.at[0]);
  }
  if (kids.count == 4 && same_range(kids.at[0], kids.at[1])) {
    return lower_conditional(f, expr, kids.at[0], clang_getNullCursor(), kids.at[3]);
  }
  int64_t chosen;
  if (kids.count == 3 && lower_evaluate(kids.at[0], &chosen)) {
    return converted_value(f, expr, kids.at[chosen != 0 ? 1 : 2]);
  }
  for (uint32_t i = 0; i < kids.count; i++) lower_effect(f, kids.at[i]);
  return constant_value(f, expr, "an expression that is not modelled");
}

/* Which of its branches a _Generic takes is not told; the type gives it away. */
static IrTemp generic_value(Fn *f, CXCursor expr) {
  Kids kids = lower_expr_kids(f->l, expr);
  CXType type = clang_getCanonicalType(clang_getCursorType(expr));
  for (uint32_t i = 1; i < kids.count; i++) {
    CXType one = clang_getCanonicalType(clang_getCursorType(kids.at[i]));
    if (clang_equalTypes(one, type)) return lower_value(f, kids.at[i]);
  }
  return constant_value(f, expr, "_Generic");
}

static IrTemp reference_value(Fn *f, CXCursor expr) {
  CXCursor target = clang_getCursorReferenced(expr);
  if (!lower_is_null(target) && clang_getCursorKind(target) == CXCursor_EnumConstantDecl) {
    if (lower_is_made_up(f->l, target)) {
      return lower_unknown(
          f, lower_type(clang_getCursorType(expr)),
          arena_printf(f->l->scratch, IR_MADE_UP "%s", lower_spelling(f->l, target)));
    }
    return lower_const(f, lower_type(clang_getCursorType(expr)),
                       clang_getEnumConstantDeclValue(target));
  }
  CXType type = clang_getCursorType(target);
  int64_t number;
  bool is_constant = f->l->is_cplusplus && clang_getCursorKind(target) == CXCursor_VarDecl &&
                     clang_isConstQualifiedType(type) && !lower_is_object(type) &&
                     lower_type(type) != IR_PTR_TYPE && lower_type(type) != IR_FLOAT_TYPE;
  if (is_constant && lower_evaluate(expr, &number)) {
    return lower_const(f, lower_type(type), number);
  }
  return place_value(f, expr);
}

static IrTemp value_of_kind(Fn *f, CXCursor expr) {
  enum CXCursorKind kind = clang_getCursorKind(expr);
  Lower *l = f->l;
  switch (kind) {
    case CXCursor_DeclRefExpr:
      return reference_value(f, expr);
    case CXCursor_MemberRefExpr:
    case CXCursor_ArraySubscriptExpr:
    case CXCursor_StringLiteral:
    case CXCursor_CompoundLiteralExpr:
      return place_value(f, expr);
    case CXCursor_ParenExpr:
    case CXCursor_CStyleCastExpr:
    case CXCursor_CXXStaticCastExpr:
    case CXCursor_CXXConstCastExpr:
    case CXCursor_CXXReinterpretCastExpr:
    case CXCursor_CXXDynamicCastExpr:
    case CXCursor_CXXFunctionalCastExpr:
    case CXCursor_PackExpansionExpr: {
      CXCursor child = lower_only_child(l, expr);
      if (lower_is_null(child)) return constant_value(f, expr, "a cast without its operand");
      return converted_value(f, expr, child);
    }
    case CXCursor_UnexposedExpr:
      return unexposed_value(f, expr);
    case CXCursor_UnaryOperator:
      return lower_unary(f, expr);
    case CXCursor_BinaryOperator:
      return lower_binary_operator(f, expr);
    case CXCursor_CompoundAssignOperator:
      return lower_compound_assign(f, expr);
    case CXCursor_ConditionalOperator: {
      Kids kids = lower_expr_kids(l, expr);
      if (kids.count != 3) return constant_value(f, expr, "a choice without its parts");
      return lower_conditional(f, expr, kids.at[0], kids.at[1], kids.at[2]);
    }
    case CXCursor_CallExpr: {
      IrTemp value = lower_call(f, expr);
      CXCursor target = clang_getCursorReferenced(expr);
      bool by_reference =
          lower_is_function(target) && lower_is_reference(clang_getCursorResultType(target));
      IrType type = lower_type(clang_getCursorType(expr));
      if (!by_reference || type == IR_OBJECT_TYPE || type == IR_VOID_TYPE) return value;
      return lower_load(f, type, value);
    }
    case CXCursor_InitListExpr: {
      Kids kids = lower_expr_kids(l, expr);
      CXType type = clang_getCursorType(expr);
      if (lower_is_object(type)) {
        IrTemp object = lower_temporary(f, type, ".literal");
        lower_initialise(f, object, type, expr);
        return object;
      }
      if (kids.count == 0) return lower_const(f, lower_type(type), 0);
      return converted_value(f, expr, kids.at[0]);
    }
    case CXCursor_StmtExpr: {
      Kids kids = lower_kids(l, expr);
      IrTemp value = kids.count > 0 ? lower_compound_value(f, kids.at[0]) : 0;
      return value;
    }
    case CXCursor_GenericSelectionExpr:
      return generic_value(f, expr);
    case CXCursor_IntegerLiteral:
    case CXCursor_CharacterLiteral:
    case CXCursor_CXXBoolLiteralExpr:
    case CXCursor_UnaryExpr:
      return constant_value(f, expr, "a constant that could not be computed");
    case CXCursor_FloatingLiteral:
      return lower_unknown(f, IR_FLOAT_TYPE, "a floating-point number");
    case CXCursor_CXXNullPtrLiteralExpr:
    case CXCursor_GNUNullExpr:
      return lower_const(f, IR_PTR_TYPE, 0);
    case CXCursor_CXXThisExpr:
      return lower_this(f);
    case CXCursor_CXXNewExpr:
      return lower_new(f, expr);
    case CXCursor_CXXDeleteExpr:
      lower_delete(f, expr);
      return 0;
    case CXCursor_CXXThrowExpr:
      lower_end(f);
      return lower_unknown(f, IR_I64_TYPE, "behind a throw");
    case CXCursor_LambdaExpr: {
      IrTemp object = lower_temporary(f, clang_getCursorType(expr), ".lambda");
      lower_lambda(f, expr, object);
      return object;
    }
    default: {
      Kids kids = lower_expr_kids(l, expr);
      if (kind != CXCursor_CXXTypeidExpr) {
        for (uint32_t i = 0; i < kids.count; i++) lower_effect(f, kids.at[i]);
      }
      return constant_value(f, expr, "an expression that is not modelled");
    }
  }
}

IrTemp lower_value(Fn *f, CXCursor expr) {
  IrLoc outer = f->at;
  f->at = lower_loc(f->l, expr);
  IrTemp value = value_of_kind(f, expr);
  f->at = outer;
  return value;
}

void lower_effect(Fn *f, CXCursor expr) {
  Lower *l = f->l;
  expr = lower_peel(l, expr);
  IrLoc outer = f->at;
  f->at = lower_loc(l, expr);
  enum CXCursorKind kind = clang_getCursorKind(expr);
  Kids kids = {0};
  if (lower_is_place(l, expr)) {
    /* Naming an object does nothing, but what finds it may: f()->member. */
    if (kind != CXCursor_StringLiteral) lower_address(f, expr);
  } else if (kind == CXCursor_ConditionalOperator && (kids = lower_expr_kids(l, expr)).count == 3) {
    lower_conditional_effect(f, kids.at[0], kids.at[1], kids.at[2]);
  } else if (kind == CXCursor_UnexposedExpr && (kids = lower_expr_kids(l, expr)).count == 1 &&
             same_range(expr, kids.at[0])) {
    lower_effect(f, kids.at[0]);
  } else if (kind == CXCursor_StmtExpr) {
    kids = lower_kids(l, expr);
    if (kids.count > 0) lower_stmt(f, kids.at[0]);
  } else {
    lower_value(f, expr);
  }
  f->at = outer;
}
