/* Calls. Objects are handed over as the address of a copy; a function that returns an object gets,
 * behind its other arguments, the address where it goes. */
#include <string.h>

#include "lower/internal.h"

typedef struct Args {
  IrTemp *at;
  uint32_t count;
} Args;

static Args args_new(Fn *f, CXCursor expr) {
  int count = clang_Cursor_getNumArguments(expr);
  return (Args){.at = ARENA_ARRAY(f->l->scratch, IrTemp, (count > 0 ? count : 0) + 2)};
}

static bool is_constructor(CXCursor target) {
  return clang_getCursorKind(target) == CXCursor_Constructor;
}

static bool is_method(CXCursor target) {
  enum CXCursorKind kind = clang_getCursorKind(target);
  return kind == CXCursor_Destructor || kind == CXCursor_ConversionFunction ||
         (kind == CXCursor_CXXMethod && !clang_CXXMethod_isStatic(target));
}

static CXType function_type(CXType type) {
  type = clang_getCanonicalType(type);
  if (type.kind == CXType_Pointer || type.kind == CXType_LValueReference) {
    type = clang_getCanonicalType(clang_getPointeeType(type));
  }
  return type;
}

/* One argument; `parameter` is its declared type, of kind Invalid when there is none. */
static IrTemp lower_argument(Fn *f, CXCursor expr, CXType parameter) {
  if (parameter.kind != CXType_Invalid && lower_is_reference(parameter)) {
    return lower_address(f, expr);
  }
  CXType type = clang_getCursorType(expr);
  if (lower_is_object(type) && !lower_is_array(type)) {
    IrTemp copy = lower_temporary(f, type, IR_BY_VALUE);
    lower_initialise(f, copy, type, expr);
    return copy;
  }
  IrTemp value = lower_value(f, expr);
  if (value != 0) return value;
  return lower_unknown(f, lower_type(type), "an argument without a value");
}

/* What a parameter gets when the call says nothing. */
static CXCursor default_argument(Lower *l, CXCursor target, unsigned i) {
  CXCursor candidates[] = {target, clang_getCanonicalCursor(target),
                           clang_getCursorDefinition(target)};
  for (size_t n = 0; n < G_N_ELEMENTS(candidates); n++) {
    if (lower_is_null(candidates[n])) continue;
    CXCursor parameter = clang_Cursor_getArgument(candidates[n], i);
    if (lower_is_null(parameter)) continue;
    Kids kids = lower_expr_kids(l, parameter);
    if (kids.count > 0) return kids.at[kids.count - 1];
  }
  return clang_getNullCursor();
}

static bool is_left_out(Lower *l, CXCursor argument) {
  return l->is_cplusplus && clang_getCursorKind(argument) == CXCursor_UnexposedExpr &&
         lower_loc(l, argument).line == 0;
}

/* `first`: how many of the call's arguments are none of the routine's parameters. */
static void add_arguments(Fn *f, Args *args, CXCursor expr, unsigned first, CXType type,
                          CXCursor target) {
  int count = clang_Cursor_getNumArguments(expr);
  int declared = clang_getNumArgTypes(type);
  for (unsigned i = first; count > 0 && i < (unsigned)count; i++) {
    CXCursor argument = clang_Cursor_getArgument(expr, i);
    if (lower_is_null(argument)) continue;
    CXType parameter = {.kind = CXType_Invalid};
    if (declared > 0 && i - first < (unsigned)declared)
      parameter = clang_getArgType(type, i - first);
    if (!lower_is_null(target) && is_left_out(f->l, argument)) {
      CXCursor value = default_argument(f->l, target, i - first);
      if (!lower_is_null(value)) argument = value;
    }
    args->at[args->count++] = lower_argument(f, argument, parameter);
  }
}

void lower_call_special(Fn *f, CXCursor function, IrTemp object, IrTemp argument) {
  Lower *l = f->l;
  CXType type = clang_getCanonicalType(clang_getCursorType(function));
  int declared = clang_getNumArgTypes(type);
  Args args = {.at = ARENA_ARRAY(l->scratch, IrTemp, (declared > 0 ? declared : 0) + 2)};
  args.at[args.count++] = object;
  if (argument != 0) args.at[args.count++] = argument;
  Cleanup *scope = f->cleanup;
  for (unsigned i = args.count - 1; declared > 0 && i < (unsigned)declared; i++) {
    CXCursor value = default_argument(l, function, i);
    CXType parameter = clang_getArgType(type, i);
    IrType machine = lower_is_object(parameter) ? IR_PTR_TYPE : lower_type(parameter);
    args.at[args.count++] = lower_is_null(value) ? lower_unknown(f, machine, "a default argument")
                                                 : lower_argument(f, value, parameter);
  }
  const char *name = lower_function_symbol(l, function);
  IrTemp callee = lower_emit(f, (IrIns){.op = IR_FUNC, .type = IR_PTR_TYPE, .text = name});
  lower_emit(f, (IrIns){.op = IR_CALL,
                        .type = IR_VOID_TYPE,
                        .a = callee,
                        .args = args.at,
                        .arg_count = args.count});
  lower_close_scope(f, scope);
}

/* An object that is returned goes to `into`, or to a temporary when that is 0. */
static IrTemp emit_call(Fn *f, CXType type, IrTemp callee, Args args, IrTemp into) {
  IrType machine = lower_type(type);
  bool is_object = machine == IR_OBJECT_TYPE;
  if (is_object && into == 0) into = lower_temporary(f, type, ".returned");
  if (is_object) args.at[args.count++] = into;
  IrTemp result = lower_emit(f, (IrIns){.op = IR_CALL,
                                        .type = is_object ? IR_VOID_TYPE : machine,
                                        .a = callee,
                                        .args = args.at,
                                        .arg_count = args.count});
  return is_object ? into : result;
}

/* T() and T{} of a class that nobody wrote a constructor for begin with zeros. */
static bool begins_with_zeros(Lower *l, CXCursor expr) {
  unsigned start, end;
  size_t size;
  const char *text = lower_file_text(l, expr, &start, &end, &size);
  return text != NULL && (text[end - 1] == ')' || text[end - 1] == '}');
}

typedef struct Making {
  IrTemp callee;
  Args args;
} Making;

static void call_for_element(Fn *f, IrTemp element, CXType type, void *context) {
  (void)type;
  Making *making = context;
  making->args.at[0] = element;
  lower_emit(f, (IrIns){.op = IR_CALL,
                        .type = IR_VOID_TYPE,
                        .a = making->callee,
                        .args = making->args.at,
                        .arg_count = making->args.count});
}

static bool is_inherited(CXCursor constructor) {
  CXCursor parent = clang_getCursorSemanticParent(constructor);
  return !lower_is_defaulted(constructor) &&
         lower_is_null(clang_getSpecializedCursorTemplate(constructor)) &&
         clang_equalLocations(clang_getCursorLocation(constructor),
                              clang_getCursorLocation(parent)) != 0;
}

void lower_construct(Fn *f, CXCursor expr, IrTemp object) {
  Lower *l = f->l;
  CXCursor target = clang_getCursorReferenced(expr);
  CXType type = clang_getCursorType(expr);
  int count = clang_Cursor_getNumArguments(expr);
  if (lower_is_defaulted(target)) {
    bool is_move = clang_CXXConstructor_isMoveConstructor(target) != 0;
    bool is_copy = is_move || clang_CXXConstructor_isCopyConstructor(target);
    if (is_copy && count == 1) {
      IrTemp from = lower_address(f, clang_Cursor_getArgument(expr, 0));
      lower_copy_object(f, object, from, type, is_move, true);
    } else {
      if (begins_with_zeros(l, expr)) lower_zero(f, object);
      lower_default_construct(f, object, type);
    }
    return;
  }
  if (is_inherited(target)) {
    lower_lost(f, "a constructor that is inherited");
    return;
  }
  Making making = {.args = args_new(f, expr)};
  making.args.count = 1;
  add_arguments(f, &making.args, expr, 0, clang_getCanonicalType(clang_getCursorType(target)),
                target);
  const char *name = lower_function_symbol(l, target);
  making.callee = lower_emit(f, (IrIns){.op = IR_FUNC, .type = IR_PTR_TYPE, .text = name});
  lower_each_element(f, object, type, false, call_for_element, &making);
}

/* object.method where the object's class is known for certain, or Class::method. */
static bool is_exact(Lower *l, CXCursor callee, CXCursor target) {
  if (lower_is_final(target) || lower_is_final(clang_getCursorSemanticParent(target))) return true;
  Kids kids = lower_kids(l, callee);
  for (uint32_t i = 0; i < kids.count; i++) {
    if (clang_getCursorKind(kids.at[i]) == CXCursor_TypeRef) return true;
  }
  Kids objects = lower_expr_kids(l, callee);
  if (objects.count == 0) return false;
  CXCursor object = lower_peel_same(l, objects.at[0]);
  if (clang_getCursorKind(object) != CXCursor_DeclRefExpr &&
      clang_getCursorKind(object) != CXCursor_MemberRefExpr) {
    return false;
  }
  CXCursor named = clang_getCursorReferenced(object);
  return clang_getCanonicalType(clang_getCursorType(named)).kind == CXType_Record;
}

static IrTemp method_address(Fn *f, CXCursor callee, CXCursor target, IrTemp self) {
  if (clang_CXXMethod_isVirtual(target) && !is_exact(f->l, callee, target)) {
    if (clang_getCursorKind(target) == CXCursor_Destructor) {
      return lower_unknown(f, IR_PTR_TYPE, "the destructor of an object");
    }
    return lower_virtual_function(f, target, self);
  }
  const char *name = lower_function_symbol(f->l, target);
  return lower_emit(f, (IrIns){.op = IR_FUNC, .type = IR_PTR_TYPE, .text = name});
}

static IrTemp method_object(Fn *f, CXCursor callee) {
  Kids kids = lower_expr_kids(f->l, callee);
  IrTemp self;
  if (kids.count > 0) {
    CXType type = clang_getCanonicalType(clang_getCursorType(kids.at[0]));
    self = type.kind == CXType_Pointer ? lower_value(f, kids.at[0]) : lower_address(f, kids.at[0]);
  } else {
    self = lower_this(f);
  }
  return self != 0 ? self : lower_unknown(f, IR_PTR_TYPE, "the object of a method");
}

/* object.method(...) and pointer->method(...): the object's address goes first. */
static IrTemp call_method(Fn *f, CXCursor expr, CXCursor callee, CXCursor target, IrTemp into) {
  Args args = args_new(f, expr);
  IrTemp self = method_object(f, callee);
  CXCursor parent = clang_getCursorSemanticParent(target);
  if (clang_getCursorKind(target) == CXCursor_ConversionFunction) {
    IrTemp plain = lower_lambda_function(f, clang_getCursorType(parent));
    if (plain != 0) return plain;
  }
  if (clang_getCursorKind(target) == CXCursor_Destructor && !clang_CXXMethod_isVirtual(target)) {
    lower_destroy(f, self, clang_getCursorType(parent));
    return 0;
  }
  args.at[args.count++] = self;
  add_arguments(f, &args, expr, 0, clang_getCanonicalType(clang_getCursorType(target)), target);
  IrTemp code = method_address(f, callee, target, self);
  return emit_call(f, clang_getCursorResultType(target), code, args, into);
}

/* a + b where a class says what + does. */
static IrTemp call_operator(Fn *f, CXCursor expr, CXCursor target, IrTemp into) {
  Args args = args_new(f, expr);
  CXType type = clang_getCanonicalType(clang_getCursorType(target));
  unsigned first = 0;
  IrTemp self = 0;
  CXCursor object = clang_Cursor_getArgument(expr, 0);
  if (is_method(target)) {
    self = lower_address(f, object);
    bool is_move = clang_CXXMethod_isMoveAssignmentOperator(target) != 0;
    bool is_copy = is_move || clang_CXXMethod_isCopyAssignmentOperator(target);
    if (is_copy && lower_is_defaulted(target) && clang_Cursor_getNumArguments(expr) == 2) {
      IrTemp from = lower_address(f, clang_Cursor_getArgument(expr, 1));
      CXCursor class = clang_getCursorSemanticParent(target);
      lower_copy_object(f, self, from, clang_getCursorType(class), is_move, false);
      return self;
    }
    args.at[args.count++] = self;
    first = 1;
  }
  add_arguments(f, &args, expr, first, type, target);
  IrTemp code = method_address(f, object, target, self);
  return emit_call(f, clang_getCursorResultType(target), code, args, into);
}

/* (object.*pointer)(...) and (pointer->*pointer)(...) */
static IrTemp call_member_pointer(Fn *f, CXCursor expr, CXCursor callee, IrTemp into) {
  Args args = args_new(f, expr);
  Kids kids = lower_expr_kids(f->l, callee);
  bool is_arrow = clang_getCursorBinaryOperatorKind(callee) == CXBinaryOperator_PtrMemI;
  IrTemp self = is_arrow ? lower_value(f, kids.at[0]) : lower_address(f, kids.at[0]);
  IrTemp code = lower_value(f, kids.at[1]);
  if (self == 0) self = lower_unknown(f, IR_PTR_TYPE, "the object of a method");
  if (code == 0) code = lower_unknown(f, IR_PTR_TYPE, "a routine");
  args.at[args.count++] = self;
  add_arguments(f, &args, expr, 0, (CXType){.kind = CXType_Invalid}, clang_getNullCursor());
  return emit_call(f, clang_getCursorType(expr), code, args, into);
}

static bool is_member_pointer(Lower *l, CXCursor callee) {
  enum CXBinaryOperatorKind kind = clang_getCursorBinaryOperatorKind(callee);
  return clang_getCursorKind(callee) == CXCursor_BinaryOperator &&
         (kind == CXBinaryOperator_PtrMemD || kind == CXBinaryOperator_PtrMemI) &&
         lower_expr_kids(l, callee).count == 2;
}

/* std::move and the like: libclang knows them by their names and makes no bodies of their
 * templates. Each of them hands on where its argument lies. */
static bool hands_on(Lower *l, CXCursor target) {
  static const char *const names[] = {"move",     "forward",   "forward_like", "move_if_noexcept",
                                      "as_const", "addressof", "__addressof"};
  const char *name = lower_spelling(l, target);
  bool is_named = false;
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) is_named |= strcmp(name, names[i]) == 0;
  CXCursor parent = clang_getCursorSemanticParent(target);
  if (!is_named || clang_Cursor_getNumArguments(target) != 1) return false;
  while (clang_Cursor_isInlineNamespace(parent)) parent = clang_getCursorSemanticParent(parent);
  return clang_getCursorKind(parent) == CXCursor_Namespace &&
         strcmp(lower_spelling(l, parent), "std") == 0 &&
         lower_type(clang_getCursorResultType(target)) != IR_VOID_TYPE;
}

/* What the compiler itself makes something else of. True when `name` is one of these. */
static bool call_builtin(Fn *f, CXCursor expr, const char *name, IrTemp *value) {
  int count = clang_Cursor_getNumArguments(expr);
  *value = 0;
  if (strcmp(name, "__builtin_expect") == 0 && count > 0) {
    *value = lower_value(f, clang_Cursor_getArgument(expr, 0));
    return true;
  }
  if (strcmp(name, "__noop") == 0) {
    *value = lower_const(f, IR_I32_TYPE, 0);
    return true;
  }
  if (strcmp(name, "__assume") == 0 || strcmp(name, "__builtin_assume") == 0) {
    int64_t number;
    bool is_never =
        count > 0 && lower_evaluate(clang_Cursor_getArgument(expr, 0), &number) && number == 0;
    if (is_never) lower_end(f);
    return true;
  }
  if (strcmp(name, "__builtin_constant_p") == 0 || strcmp(name, "__builtin_object_size") == 0) {
    int64_t number;
    if (!lower_evaluate(expr, &number)) number = 0;
    *value = lower_const(f, lower_type(clang_getCursorType(expr)), number);
    return true;
  }
  return false;
}

static IrTemp call_into(Fn *f, CXCursor expr, IrTemp into) {
  Lower *l = f->l;
  CXCursor target = clang_getCursorReferenced(expr);
  CXType type = clang_getCursorType(expr);
  if (is_constructor(target)) {
    IrTemp object = into != 0 ? into : lower_temporary(f, type, ".object");
    lower_construct(f, expr, object);
    return object;
  }
  Kids kids = lower_expr_kids(l, expr);
  if (kids.count == 0) return lower_unknown(f, lower_type(type), "a call without its routine");
  IrTemp value;
  const char *name = lower_spelling(l, expr);
  bool is_function = lower_is_function(target);
  if (clang_getCursorKind(target) == CXCursor_FunctionDecl) {
    if (name[0] == '_' && call_builtin(f, expr, name, &value)) return value;
    if (hands_on(l, target)) return lower_address(f, clang_Cursor_getArgument(expr, 0));
  }
  CXCursor callee = lower_peel(l, kids.at[0]);
  /* A member that is the operand of an operator is no method. */
  enum CXCursorKind named = clang_getCursorKind(clang_getCursorReferenced(callee));
  bool names_method = clang_getCursorKind(callee) == CXCursor_MemberRefExpr &&
                      named != CXCursor_FieldDecl && named != CXCursor_VarDecl;
  IrTemp result;
  if (is_method(target) && names_method) {
    result = call_method(f, expr, callee, target, into);
  } else if (l->is_cplusplus && g_str_has_prefix(name, "operator") &&
             !g_ascii_isalnum(name[strlen("operator")]) && name[strlen("operator")] != '_' &&
             clang_Cursor_getNumArguments(expr) >= (int)kids.count - 1 &&
             !clang_equalCursors(clang_getCursorReferenced(callee), target)) {
    result = call_operator(f, expr, target, into);
  } else if (is_member_pointer(l, callee)) {
    result = call_member_pointer(f, expr, callee, into);
  } else {
    Args args = args_new(f, expr);
    IrTemp code = lower_value(f, callee);
    if (code == 0) code = lower_unknown(f, IR_PTR_TYPE, "a routine");
    Undeclared undeclared = lower_undeclared(f, expr, target);
    if (undeclared == UNDECLARED_LEAVES) {
      lower_lost(f,
                 arena_printf(l->scratch, "%s, which may leave the function, was not found", name));
    }
    add_arguments(f, &args, expr, 0, function_type(clang_getCursorType(kids.at[0])),
                  is_function ? target : clang_getNullCursor());
    if (undeclared == UNDECLARED_TRACE) args.count = 0;
    CXType returned = type;
    if (is_function && lower_is_reference(clang_getCursorResultType(target))) {
      returned = clang_getCursorResultType(target);
    }
    result = emit_call(f, returned, code, args, into);
  }
  if (clang_getCursorKind(target) == CXCursor_FunctionDecl && lower_never_returns(l, target)) {
    lower_end(f);
  }
  return result;
}

IrTemp lower_call(Fn *f, CXCursor expr) { return call_into(f, expr, 0); }

void lower_call_into(Fn *f, CXCursor expr, IrTemp into) {
  IrLoc outer = f->at;
  f->at = lower_loc(f->l, expr);
  IrTemp value = call_into(f, expr, into);
  if (value != into && value != 0) lower_copy(f, into, value);
  f->at = outer;
}
