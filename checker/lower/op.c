/* Operators. */
#include "lower/internal.h"

static IrTemp or_unknown(Fn *f, IrTemp value, CXCursor expr) {
  if (value != 0) return value;
  return lower_unknown(f, lower_type(clang_getCursorType(expr)), "an expression without a value");
}

static IrTemp operand(Fn *f, CXCursor expr) { return or_unknown(f, lower_value(f, expr), expr); }

static bool is_pointer(CXType type) { return clang_getCanonicalType(type).kind == CXType_Pointer; }

/* The address of a member less the member's offset is the address of what contains it: of that
 * nothing is known here. */
static bool is_container_of(Lower *l, CXCursor left, CXCursor right) {
  CXType element = clang_getPointeeType(clang_getCanonicalType(clang_getCursorType(left)));
  int64_t offset;
  return ir_type_bits(lower_type(element)) == 8 && lower_evaluate(right, &offset) &&
         clang_getCursorKind(lower_peel(l, right)) != CXCursor_IntegerLiteral;
}

/* pointer + number, pointer - number. */
static IrTemp move_pointer(Fn *f, CXType pointer_type, IrTemp pointer, IrTemp number, IrType type,
                           bool is_back) {
  int64_t known;
  bool is_known = lower_is_const(f, number, &known);
  if (is_known && known == 0) return pointer;
  if (is_back) {
    if (type == IR_PTR_TYPE || type == IR_OBJECT_TYPE) type = IR_I64_TYPE;
    number = is_known ? lower_const(f, IR_I64_TYPE, -known)
                      : lower_emit(f, (IrIns){.op = IR_NEG, .type = type, .a = number});
  }
  return lower_index(f, lower_element_type(pointer_type), pointer, number);
}

static IrTemp step(Fn *f, CXCursor expr, CXCursor place, bool is_back, bool wants_old) {
  CXType type = clang_getCursorType(place);
  IrType machine = lower_type(type);
  IrTemp address = lower_address(f, place);
  if (machine == IR_OBJECT_TYPE || machine == IR_VOID_TYPE) {
    return lower_unknown(f, lower_type(clang_getCursorType(expr)), "an object counted up or down");
  }
  IrTemp old = lower_load(f, machine, address), fresh;
  if (is_pointer(type)) {
    IrTemp one = lower_const(f, IR_I64_TYPE, is_back ? -1 : 1);
    fresh = lower_index(f, lower_element_type(type), old, one);
  } else {
    IrTemp one = machine == IR_FLOAT_TYPE ? lower_unknown(f, machine, "a floating-point number")
                                          : lower_const(f, machine, 1);
    fresh = lower_binary(f, is_back ? IR_SUB : IR_ADD, machine, old, one);
  }
  lower_store(f, machine, address, fresh);
  return wants_old ? old : fresh;
}

IrTemp lower_unary(Fn *f, CXCursor expr) {
  Kids kids = lower_expr_kids(f->l, expr);
  CXType type = clang_getCursorType(expr);
  IrType machine = lower_type(type);
  if (kids.count == 0) return lower_unknown(f, machine, "an operator without its operand");
  CXCursor child = kids.at[0];
  IrType child_type = lower_type(clang_getCursorType(child));
  int64_t known;
  switch (clang_getCursorUnaryOperatorKind(expr)) {
    case CXUnaryOperator_PostInc:
      return step(f, expr, child, false, true);
    case CXUnaryOperator_PostDec:
      return step(f, expr, child, true, true);
    case CXUnaryOperator_PreInc:
      return step(f, expr, child, false, false);
    case CXUnaryOperator_PreDec:
      return step(f, expr, child, true, false);
    case CXUnaryOperator_AddrOf:
      return lower_address(f, child);
    case CXUnaryOperator_Deref: {
      IrTemp address = operand(f, child);
      enum CXTypeKind kind = clang_getCanonicalType(type).kind;
      bool is_code = kind == CXType_FunctionProto || kind == CXType_FunctionNoProto;
      if (is_code || machine == IR_VOID_TYPE) return address;
      if (lower_is_array(type)) {
        return lower_index(f, lower_element_type(type), address, lower_const(f, IR_I32_TYPE, 0));
      }
      return machine == IR_OBJECT_TYPE ? address : lower_load(f, machine, address);
    }
    case CXUnaryOperator_Plus:
    case CXUnaryOperator_Extension:
      return lower_value(f, child);
    case CXUnaryOperator_Minus:
    case CXUnaryOperator_Not: {
      bool is_minus = clang_getCursorUnaryOperatorKind(expr) == CXUnaryOperator_Minus;
      IrTemp value = operand(f, child);
      if (machine != IR_FLOAT_TYPE && lower_is_const(f, value, &known)) {
        return lower_const(f, machine, is_minus ? (int64_t)(0 - (uint64_t)known) : ~known);
      }
      return lower_emit(f,
                        (IrIns){.op = is_minus ? IR_NEG : IR_COMPL, .type = machine, .a = value});
    }
    case CXUnaryOperator_LNot: {
      IrTemp value = operand(f, child);
      if (lower_is_const(f, value, &known)) return lower_const(f, machine, known == 0);
      return lower_emit(f, (IrIns){.op = IR_NOT, .type = child_type, .a = value});
    }
    default:
      lower_effect(f, child);
      return lower_unknown(f, machine, "an operator that is not modelled");
  }
}

static bool simple_op(enum CXBinaryOperatorKind kind, IrOp *op) {
  switch (kind) {
#define MAP(clang, ir)                   \
  case CXBinaryOperator_##clang:         \
  case CXBinaryOperator_##clang##Assign: \
    *op = IR_##ir;                       \
    return true
    MAP(Mul, MUL);
    MAP(Div, DIV);
    MAP(Rem, REM);
    MAP(Add, ADD);
    MAP(Sub, SUB);
    MAP(Shl, SHL);
    MAP(Shr, SHR);
    MAP(And, AND);
    MAP(Xor, XOR);
    MAP(Or, OR);
#undef MAP
    default:
      return false;
  }
}

static bool comparison_op(enum CXBinaryOperatorKind kind, IrOp *op) {
  switch (kind) {
    case CXBinaryOperator_LT:
      *op = IR_LT;
      return true;
    case CXBinaryOperator_GT:
      *op = IR_GT;
      return true;
    case CXBinaryOperator_LE:
      *op = IR_LE;
      return true;
    case CXBinaryOperator_GE:
      *op = IR_GE;
      return true;
    case CXBinaryOperator_EQ:
      *op = IR_EQ;
      return true;
    case CXBinaryOperator_NE:
      *op = IR_NE;
      return true;
    default:
      return false;
  }
}

/* The right side first: what it runs through must not stand between the address and the store. */
static IrTemp assign(Fn *f, CXCursor to, CXCursor from) {
  CXType type = clang_getCursorType(to);
  IrType machine = lower_type(type);
  IrTemp value = lower_value(f, from);
  IrTemp address = lower_address(f, to);
  if (machine == IR_OBJECT_TYPE) {
    if (value != 0) lower_copy(f, address, value);
    return address;
  }
  if (value == 0) value = lower_unknown(f, machine, "an expression without a value");
  if (machine != IR_VOID_TYPE) lower_store(f, machine, address, value);
  return value;
}

/* The value of && and || where it is no condition: 1 on one way, 0 on the other. */
static IrTemp truth_value(Fn *f, CXCursor expr) {
  IrType type = lower_type(clang_getCursorType(expr));
  const char *var = lower_temp_var(f, ".truth", type);
  uint32_t yes = lower_block(f), no = lower_block(f), after = lower_block(f);
  lower_branch(f, expr, yes, no);
  lower_start(f, yes);
  IrTemp one = lower_const(f, type, 1);
  lower_store(f, type, lower_local(f, var), one);
  lower_goto(f, after);
  lower_start(f, no);
  IrTemp zero = lower_const(f, type, 0);
  lower_store(f, type, lower_local(f, var), zero);
  lower_goto(f, after);
  lower_start(f, after);
  return lower_load(f, type, lower_local(f, var));
}

static bool fold(IrOp op, IrType type, int64_t a, int64_t b, int64_t *result) {
  uint64_t x = (uint64_t)a, y = (uint64_t)b;
  switch (op) {
    case IR_ADD:
      *result = (int64_t)(x + y);
      return true;
    case IR_SUB:
      *result = (int64_t)(x - y);
      return true;
    case IR_MUL:
      *result = (int64_t)(x * y);
      return true;
    case IR_AND:
      *result = (int64_t)(x & y);
      return true;
    case IR_OR:
      *result = (int64_t)(x | y);
      return true;
    case IR_XOR:
      *result = (int64_t)(x ^ y);
      return true;
    case IR_SHL:
      if (y >= ir_type_bits(type)) return false;
      *result = (int64_t)(x << y);
      return true;
    default:
      return false;
  }
}

static bool compare(IrOp op, IrType type, int64_t a, int64_t b) {
  bool is_less = ir_type_is_signed(type) ? a < b : (uint64_t)a < (uint64_t)b;
  switch (op) {
    case IR_EQ:
      return a == b;
    case IR_NE:
      return a != b;
    case IR_LT:
      return is_less;
    case IR_LE:
      return is_less || a == b;
    case IR_GT:
      return !is_less && a != b;
    default:
      return !is_less;
  }
}

IrTemp lower_binary_operator(Fn *f, CXCursor expr) {
  Kids kids = lower_expr_kids(f->l, expr);
  CXType type = clang_getCursorType(expr);
  IrType machine = lower_type(type);
  if (kids.count < 2) {
    for (uint32_t i = 0; i < kids.count; i++) lower_effect(f, kids.at[i]);
    return lower_unknown(f, machine, "an operator without its operands");
  }
  CXCursor left = kids.at[0], right = kids.at[1];
  enum CXBinaryOperatorKind kind = clang_getCursorBinaryOperatorKind(expr);
  IrOp op;
  if (kind == CXBinaryOperator_Assign) return assign(f, left, right);
  if (kind == CXBinaryOperator_LAnd || kind == CXBinaryOperator_LOr) return truth_value(f, expr);
  if (kind == CXBinaryOperator_Comma) {
    lower_effect(f, left);
    return lower_value(f, right);
  }
  if (kind == CXBinaryOperator_Sub && is_pointer(clang_getCursorType(left)) &&
      is_container_of(f->l, left, right)) {
    lower_effect(f, left);
    return lower_unknown(f, IR_PTR_TYPE, "the container of a member");
  }
  IrTemp a = operand(f, left), b = operand(f, right);
  CXType left_type = clang_getCursorType(left), right_type = clang_getCursorType(right);
  IrType left_machine = lower_type(left_type), right_machine = lower_type(right_type);
  int64_t x, y, number;
  bool are_known = lower_is_const(f, a, &x) && lower_is_const(f, b, &y);
  if (comparison_op(kind, &op)) {
    IrType wide = left_machine == right_machine
                      ? left_machine
                      : lower_arithmetic_type(left_machine, right_machine);
    if (are_known && wide == left_machine && wide == right_machine && wide != IR_FLOAT_TYPE) {
      return lower_const(f, machine, compare(op, wide, x, y));
    }
    if (wide == IR_OBJECT_TYPE || wide == IR_VOID_TYPE) {
      return lower_unknown(f, machine, "objects compared");
    }
    return lower_binary(f, op, wide, a, b);
  }
  if (!simple_op(kind, &op) || machine == IR_OBJECT_TYPE) {
    return lower_unknown(f, machine, "an operator that is not modelled");
  }
  bool moves = op == IR_ADD || op == IR_SUB;
  bool left_points = left_machine == IR_PTR_TYPE, right_points = right_machine == IR_PTR_TYPE;
  /* Only text that was not understood does anything else with a pointer. */
  if (!moves && (left_points || right_points)) {
    return lower_unknown(f, machine, IR_MADE_UP "an expression that was not understood");
  }
  if (left_points && right_points) return lower_unknown(f, machine, "the distance of two pointers");
  if (left_points) return move_pointer(f, left_type, a, b, right_machine, op == IR_SUB);
  if (right_points) return move_pointer(f, right_type, b, a, left_machine, false);
  if (are_known && machine != IR_FLOAT_TYPE && fold(op, machine, x, y, &number)) {
    return lower_const(f, machine, number);
  }
  return lower_binary(f, op, machine, a, b);
}

IrTemp lower_compound_assign(Fn *f, CXCursor expr) {
  Kids kids = lower_expr_kids(f->l, expr);
  if (kids.count < 2) return lower_unknown(f, IR_I64_TYPE, "an assignment without its parts");
  CXType type = clang_getCursorType(kids.at[0]);
  IrType machine = lower_type(type), other = lower_type(clang_getCursorType(kids.at[1]));
  IrTemp value = operand(f, kids.at[1]);
  IrTemp address = lower_address(f, kids.at[0]);
  IrOp op;
  if (machine == IR_OBJECT_TYPE || machine == IR_VOID_TYPE || other == IR_OBJECT_TYPE ||
      !simple_op(clang_getCursorBinaryOperatorKind(expr), &op)) {
    IrTemp unknown = lower_unknown(f, machine, "an assignment that is not modelled");
    if (machine != IR_OBJECT_TYPE && machine != IR_VOID_TYPE)
      lower_store(f, machine, address, unknown);
    return machine == IR_OBJECT_TYPE ? address : unknown;
  }
  IrTemp old = lower_load(f, machine, address), result;
  if (is_pointer(type)) {
    result = move_pointer(f, type, old, value, other, op == IR_SUB);
  } else {
    bool is_shift = op == IR_SHL || op == IR_SHR;
    IrType wide =
        is_shift ? lower_arithmetic_type(machine, machine) : lower_arithmetic_type(machine, other);
    IrTemp a = lower_cast(f, old, machine, wide);
    IrTemp b = is_shift ? value : lower_cast(f, value, other, wide);
    result = lower_cast(f, lower_binary(f, op, wide, a, b), wide, machine);
  }
  lower_store(f, machine, address, result);
  return result;
}
