/* Types of the source as machine types, and conversions between them. */
#include "lower/internal.h"

static IrType integer_type(CXType type, bool is_signed) {
  switch (clang_Type_getSizeOf(type)) {
    case 1:
      return is_signed ? IR_I8_TYPE : IR_U8_TYPE;
    case 2:
      return is_signed ? IR_I16_TYPE : IR_U16_TYPE;
    case 4:
      return is_signed ? IR_I32_TYPE : IR_U32_TYPE;
    default:
      return is_signed ? IR_I64_TYPE : IR_U64_TYPE;
  }
}

IrType lower_type(CXType type) {
  type = clang_getCanonicalType(type);
  switch (type.kind) {
    case CXType_Void:
      return IR_VOID_TYPE;
    case CXType_Bool:
    case CXType_Char_U:
    case CXType_UChar:
    case CXType_Char16:
    case CXType_Char32:
    case CXType_UShort:
    case CXType_UInt:
    case CXType_ULong:
    case CXType_ULongLong:
    case CXType_UInt128:
      return integer_type(type, false);
    case CXType_WChar:
      /* Unsigned on Windows. */
      return integer_type(type, false);
    case CXType_Char_S:
    case CXType_SChar:
    case CXType_Short:
    case CXType_Int:
    case CXType_Long:
    case CXType_LongLong:
    case CXType_Int128:
      return integer_type(type, true);
    case CXType_Half:
    case CXType_Float16:
    case CXType_Float:
    case CXType_Double:
    case CXType_LongDouble:
    case CXType_Float128:
      return IR_FLOAT_TYPE;
    case CXType_Enum: {
      CXType integer = clang_getEnumDeclIntegerType(clang_getTypeDeclaration(type));
      if (integer.kind == CXType_Invalid || integer.kind == CXType_Enum) return IR_I32_TYPE;
      return lower_type(integer);
    }
    case CXType_Atomic:
      return lower_type(clang_Type_getValueType(type));
    case CXType_Record:
    case CXType_ConstantArray:
    case CXType_IncompleteArray:
    case CXType_VariableArray:
    case CXType_DependentSizedArray:
    case CXType_Vector:
    case CXType_ExtVector:
    case CXType_Complex:
      return IR_OBJECT_TYPE;
    case CXType_Invalid:
    case CXType_Dependent:
    case CXType_Unexposed:
    case CXType_Overload:
    case CXType_Auto:
      return IR_I64_TYPE;
    default:
      return IR_PTR_TYPE;
  }
}

bool lower_is_array(CXType type) {
  switch (clang_getCanonicalType(type).kind) {
    case CXType_ConstantArray:
    case CXType_IncompleteArray:
    case CXType_VariableArray:
    case CXType_DependentSizedArray:
      return true;
    default:
      return false;
  }
}

IrType lower_element_type(CXType type) {
  type = clang_getCanonicalType(type);
  CXType element =
      lower_is_array(type) ? clang_getArrayElementType(type) : clang_getPointeeType(type);
  IrType ir = lower_type(element);
  bool is_code = clang_getCanonicalType(element).kind == CXType_FunctionProto ||
                 clang_getCanonicalType(element).kind == CXType_FunctionNoProto;
  return ir == IR_VOID_TYPE || is_code ? IR_U8_TYPE : ir;
}

bool lower_is_object(CXType type) { return lower_type(type) == IR_OBJECT_TYPE; }

bool lower_is_reference(CXType type) {
  enum CXTypeKind kind = clang_getCanonicalType(type).kind;
  return kind == CXType_LValueReference || kind == CXType_RValueReference;
}

int64_t lower_fit(IrType type, int64_t number) {
  unsigned bits = ir_type_bits(type);
  if (bits == 0 || bits >= 64 || type == IR_FLOAT_TYPE) return number;
  uint64_t mask = (UINT64_C(1) << bits) - 1;
  uint64_t low = (uint64_t)number & mask;
  bool is_negative = ir_type_is_signed(type) && (low >> (bits - 1)) != 0;
  return (int64_t)(is_negative ? low | ~mask : low);
}

IrTemp lower_cast(Fn *f, IrTemp value, IrType from, IrType to) {
  bool is_data = to != IR_VOID_TYPE && to != IR_OBJECT_TYPE && from != IR_OBJECT_TYPE;
  if (from == to || !is_data || value == 0) return value;
  int64_t number;
  if (from != IR_FLOAT_TYPE && to != IR_FLOAT_TYPE && lower_is_const(f, value, &number)) {
    return lower_retype_const(f, value, to);
  }
  return lower_emit(f, (IrIns){.op = IR_CAST, .type = to, .a = value});
}

IrTemp lower_convert(Fn *f, IrTemp value, CXType from, CXType to) {
  IrType machine_from = lower_type(from), machine_to = lower_type(to);
  bool to_bool = clang_getCanonicalType(to).kind == CXType_Bool;
  bool from_bool = clang_getCanonicalType(from).kind == CXType_Bool;
  if (to_bool && !from_bool && machine_from != IR_OBJECT_TYPE && machine_from != IR_VOID_TYPE) {
    int64_t number;
    if (lower_is_const(f, value, &number)) return lower_const(f, machine_to, number != 0);
    return lower_binary(f, IR_NE, machine_from, value, lower_const(f, machine_from, 0));
  }
  return lower_cast(f, value, machine_from, machine_to);
}

IrType lower_arithmetic_type(IrType a, IrType b) {
  if (a == IR_FLOAT_TYPE || b == IR_FLOAT_TYPE) return IR_FLOAT_TYPE;
  if (a == IR_PTR_TYPE || b == IR_PTR_TYPE) return IR_PTR_TYPE;
  if (ir_type_bits(a) < 32) a = IR_I32_TYPE;
  if (ir_type_bits(b) < 32) b = IR_I32_TYPE;
  if (ir_type_bits(a) != ir_type_bits(b)) return ir_type_bits(a) > ir_type_bits(b) ? a : b;
  return ir_type_is_signed(a) ? b : a;
}
