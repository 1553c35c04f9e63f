/* Expressions: values and addresses.
 *
 * The tree shows implicit conversions as unexposed expressions without saying which. It need not:
 * the value of an expression that names an object is what is loaded from there, an array's value is
 * the address of its first element, and every other conversion follows from the two types. */
#include <string.h>

#include "lower/internal.h"

static IrTemp global_address(Fn *f, CXCursor variable) {
  const char *name = lower_global_symbol(f->l, variable, f->func->name);
  return lower_emit(f, (IrIns){.op = IR_GLOBAL, .type = IR_PTR_TYPE, .text = name});
}

static IrTemp function_address(Fn *f, CXCursor function) {
  const char *name = lower_function_symbol(f->l, function);
  return lower_emit(f, (IrIns){.op = IR_FUNC, .type = IR_PTR_TYPE, .text = name});
}

IrTemp lower_this(Fn *f) {
  const Capture *self = lower_find_capture(f, clang_getNullCursor());
  if (self != NULL && f->func->param_count > 0) {
    IrTemp object = lower_load(f, IR_PTR_TYPE, lower_local(f, "this"));
    IrTemp place = lower_field(f, object, self->member);
    return self->is_reference ? lower_load(f, IR_PTR_TYPE, place) : place;
  }
  if (f->func->param_count == 0 || strcmp(f->func->vars[0].name, "this") != 0) {
    return lower_unknown(f, IR_PTR_TYPE, "this");
  }
  return lower_load(f, IR_PTR_TYPE, lower_local(f, "this"));
}

IrTemp lower_variable(Fn *f, CXCursor declaration) {
  enum CXCursorKind kind = clang_getCursorKind(declaration);
  if (lower_is_function(declaration)) return function_address(f, declaration);
  CXCursor key = clang_getCanonicalCursor(declaration);
  const Capture *capture = lower_find_capture(f, key);
  if (capture != NULL) {
    IrTemp object = lower_load(f, IR_PTR_TYPE, lower_local(f, "this"));
    IrTemp place = lower_field(f, object, capture->member);
    return capture->is_reference ? lower_load(f, IR_PTR_TYPE, place) : place;
  }
  const char *binding = g_hash_table_lookup(f->bindings, &key);
  if (binding != NULL) return lower_load(f, IR_PTR_TYPE, lower_local(f, binding));
  const char *local = g_hash_table_lookup(f->vars, &key);
  IrTemp address = 0;
  if (local != NULL) {
    address = lower_local(f, local);
  } else if (kind == CXCursor_VarDecl && clang_Cursor_hasVarDeclGlobalStorage(declaration) == 1) {
    address = global_address(f, declaration);
  } else {
    /* A variable whose declaration was lost. */
    return lower_unknown(f, IR_PTR_TYPE, "the address of a variable without a declaration");
  }
  if (lower_is_reference(clang_getCursorType(declaration))) {
    return lower_load(f, IR_PTR_TYPE, address);
  }
  return address;
}

/* The structure that declares a member, as all sources name it, or NULL for one that is unnamed or
 * made up. */
static const char *structure_of(Fn *f, CXCursor member) {
  CXCursor record = clang_getCursorSemanticParent(member);
  while (clang_Cursor_isAnonymousRecordDecl(record) != 0)
    record = clang_getCursorSemanticParent(record);
  CXType type = clang_getCanonicalType(clang_getCursorType(record));
  const char *name = lower_string(f->l, clang_getTypeSpelling(type));
  static const char *const words[] = {"struct ", "union ", "class "};
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
    if (g_str_has_prefix(name, words[i])) name += strlen(words[i]);
  bool is_named = *name != 0 && strchr(name, '(') == NULL && !g_str_has_prefix(name, IR_NOBODY);
  return is_named ? name : NULL;
}

/* A member's address. The level of an unnamed structure or union is skipped: its members are the
 * outer one's. */
static IrTemp member_address(Fn *f, CXCursor expr) {
  CXCursor member = clang_getCursorReferenced(expr);
  enum CXCursorKind kind = clang_getCursorKind(member);
  Kids kids = lower_expr_kids(f->l, expr);
  if (kind == CXCursor_VarDecl) return lower_variable(f, member);
  const char *name = lower_member_name(f->l, expr);
  if (*name != 0 && kind == CXCursor_FieldDecl) name = lower_field_name(f->l, member);
  bool is_arrow = false;
  /* The object's type does not fit, and the tree has no name. */
  if (*name == 0 && lower_is_null(member)) {
    CXFile file;
    unsigned offset;
    name = lower_written_member(f->l, expr, &file, &offset, &is_arrow);
  }
  IrTemp base;
  if (kids.count == 0) {
    base = lower_this(f);
  } else {
    CXType type = clang_getCanonicalType(clang_getCursorType(kids.at[0]));
    if (type.kind == CXType_Pointer || type.kind == CXType_ObjCObjectPointer) is_arrow = true;
    base = is_arrow ? lower_value(f, kids.at[0]) : lower_address(f, kids.at[0]);
  }
  if (base == 0) base = lower_unknown(f, IR_PTR_TYPE, "the object of a member");
  if (*name == 0) {
    if (kind == CXCursor_FieldDecl) return base;
    return lower_unknown(f, IR_PTR_TYPE, "a member without a name");
  }
  const char *owner = kind == CXCursor_FieldDecl ? structure_of(f, member) : NULL;
  IrTemp address = lower_field_of(f, base, name, owner);
  if (kind == CXCursor_FieldDecl && lower_is_reference(clang_getCursorType(member))) {
    return lower_load(f, IR_PTR_TYPE, address);
  }
  return address;
}

static bool is_pointer_like(CXCursor expr) {
  CXType type = clang_getCanonicalType(clang_getCursorType(expr));
  return type.kind == CXType_Pointer || lower_is_array(type);
}

static IrTemp element_address(Fn *f, CXCursor expr) {
  Kids kids = lower_expr_kids(f->l, expr);
  if (kids.count < 2) return lower_unknown(f, IR_PTR_TYPE, "an element");
  CXCursor base = kids.at[0], index = kids.at[1];
  if (!is_pointer_like(base) && is_pointer_like(index)) {
    base = kids.at[1];
    index = kids.at[0];
  }
  IrTemp pointer = lower_value(f, base);
  if (pointer == 0) pointer = lower_unknown(f, IR_PTR_TYPE, "an array");
  IrTemp number = lower_value(f, index);
  if (number == 0) number = lower_unknown(f, IR_I32_TYPE, "an index");
  int64_t known;
  if (lower_is_const(f, number, &known) && known == 0) return pointer;
  return lower_index(f, lower_element_type(clang_getCursorType(base)), pointer, number);
}

static IrTemp string_address(Fn *f, CXCursor expr) {
  const char *text = lower_spelling(f->l, expr);
  const char *open = strchr(text, '"');
  const char *close = strrchr(text, '"');
  if (open != NULL && close > open) {
    text = arena_printf(f->l->scratch, "%.*s", (int)(close - open - 1), open + 1);
  }
  char *valid = g_utf8_make_valid(text, -1);
  IrTemp value = lower_emit(f, (IrIns){.op = IR_STRING, .type = IR_PTR_TYPE, .text = valid});
  g_free(valid);
  return value;
}

static const char *temporary_var(Fn *f, CXType type, const char *stem) {
  IrType machine = lower_type(type);
  if (machine == IR_VOID_TYPE) machine = IR_I64_TYPE;
  return lower_temp_var(f, stem, machine);
}

IrTemp lower_temporary(Fn *f, CXType type, const char *stem) {
  const char *var = temporary_var(f, type, stem);
  lower_push_temporary(f, var, type);
  return lower_local(f, var);
}

IrTemp lower_scratch_object(Fn *f, CXType type, const char *stem) {
  return lower_local(f, temporary_var(f, type, stem));
}

/* Outside of functions a compound literal lives as long as the program. */
static IrTemp compound_literal(Fn *f, CXCursor expr) {
  Kids kids = lower_expr_kids(f->l, expr);
  CXType type = clang_getCursorType(expr);
  IrTemp address;
  if (f->is_init) {
    const char *name = arena_printf(f->l->scratch, ".literal.%u", ++f->l->literals);
    IrGlobal *global = ir_global_new(f->unit, name, true);
    global->is_defined = true;
    global->type = lower_type(type);
    global->loc = f->at;
    address = lower_emit(f, (IrIns){.op = IR_GLOBAL, .type = IR_PTR_TYPE, .text = name});
  } else {
    address = lower_temporary(f, type, ".literal");
  }
  if (kids.count > 0) lower_initialise(f, address, type, kids.at[kids.count - 1]);
  return address;
}

/* An address for what has none: a copy in a variable. */
static IrTemp materialise(Fn *f, CXCursor expr) {
  CXType type = clang_getCursorType(expr);
  bool is_wrong =
      type.kind == CXType_Dependent || type.kind == CXType_Invalid ||
      (type.kind == CXType_Unexposed && clang_getCanonicalType(type).kind == CXType_Dependent);
  if (is_wrong) {
    lower_value(f, expr);
    return lower_unknown(f, IR_PTR_TYPE, "the address of an expression that could not be read");
  }
  if (lower_is_object(type)) {
    IrTemp value = lower_value(f, expr);
    return value != 0 ? value : lower_unknown(f, IR_PTR_TYPE, "an object");
  }
  IrTemp value = lower_value(f, expr);
  if (value == 0) return lower_unknown(f, IR_PTR_TYPE, "the address of a value");
  IrTemp address = lower_scratch_object(f, type, ".copy");
  lower_store(f, lower_type(type), address, value);
  return address;
}

/* What an unexposed expression or a cast is about. */
CXCursor lower_only_child(Lower *l, CXCursor expr) {
  Kids kids = lower_expr_kids(l, expr);
  return kids.count == 1 ? kids.at[0] : clang_getNullCursor();
}

static IrTemp address_of_kind(Fn *f, CXCursor expr) {
  if (lower_is_recovered(expr)) {
    Recovered r = lower_recovered(f->l, expr);
    return lower_recovered_address(f, &r);
  }
  switch (clang_getCursorKind(expr)) {
    case CXCursor_DeclRefExpr: {
      CXCursor target = clang_getCursorReferenced(expr);
      if (lower_is_null(target))
        return lower_unknown(f, IR_PTR_TYPE, "the address of an unknown name");
      if (clang_getCursorKind(target) == CXCursor_FieldDecl) return member_address(f, expr);
      if (clang_getCursorKind(target) == CXCursor_EnumConstantDecl) return materialise(f, expr);
      return lower_variable(f, target);
    }
    case CXCursor_MemberRefExpr: {
      CXCursor target = clang_getCursorReferenced(expr);
      if (lower_is_function(target)) return function_address(f, target);
      return member_address(f, expr);
    }
    case CXCursor_ArraySubscriptExpr:
      return element_address(f, expr);
    case CXCursor_StringLiteral:
      return string_address(f, expr);
    case CXCursor_CompoundLiteralExpr:
      return compound_literal(f, expr);
    case CXCursor_UnexposedExpr:
    case CXCursor_ParenExpr:
    case CXCursor_CStyleCastExpr:
    case CXCursor_CXXStaticCastExpr:
    case CXCursor_CXXConstCastExpr:
    case CXCursor_CXXReinterpretCastExpr:
    case CXCursor_CXXDynamicCastExpr: {
      CXCursor child = lower_only_child(f->l, expr);
      if (lower_is_null(child)) return materialise(f, expr);
      bool same = lower_type(clang_getCursorType(child)) == lower_type(clang_getCursorType(expr));
      bool is_value = clang_getCursorKind(expr) != CXCursor_ParenExpr && !same;
      return is_value ? materialise(f, expr) : lower_address(f, child);
    }
    case CXCursor_UnaryOperator: {
      enum CXUnaryOperatorKind op = clang_getCursorUnaryOperatorKind(expr);
      CXCursor child = lower_only_child(f->l, expr);
      if (lower_is_null(child)) return materialise(f, expr);
      if (op == CXUnaryOperator_Deref) {
        IrTemp value = lower_value(f, child);
        return value != 0 ? value : lower_unknown(f, IR_PTR_TYPE, "a pointer");
      }
      if (op == CXUnaryOperator_Extension) return lower_address(f, child);
      if (op == CXUnaryOperator_PreInc || op == CXUnaryOperator_PreDec) {
        lower_value(f, expr);
        return lower_address(f, child);
      }
      return materialise(f, expr);
    }
    case CXCursor_BinaryOperator:
    case CXCursor_CompoundAssignOperator: {
      enum CXBinaryOperatorKind op = clang_getCursorBinaryOperatorKind(expr);
      Kids kids = lower_expr_kids(f->l, expr);
      if (kids.count < 2) return materialise(f, expr);
      if (op == CXBinaryOperator_Comma) {
        lower_effect(f, kids.at[0]);
        return lower_address(f, kids.at[1]);
      }
      if (op >= CXBinaryOperator_Assign && op <= CXBinaryOperator_OrAssign && f->l->is_cplusplus &&
          !lower_is_object(clang_getCursorType(expr))) {
        lower_value(f, expr);
        return lower_address(f, kids.at[0]);
      }
      return materialise(f, expr);
    }
    case CXCursor_CallExpr: {
      CXCursor target = clang_getCursorReferenced(expr);
      bool is_call = lower_is_function(target);
      if (is_call && lower_is_reference(clang_getCursorResultType(target))) {
        return lower_call(f, expr);
      }
      return materialise(f, expr);
    }
    default:
      return materialise(f, expr);
  }
}

IrTemp lower_address(Fn *f, CXCursor expr) {
  IrLoc outer = f->at;
  f->at = lower_loc(f->l, expr);
  IrTemp address = address_of_kind(f, expr);
  f->at = outer;
  return address;
}
