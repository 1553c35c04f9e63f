/* Calls. Objects are handed over as the address of a copy; a function that returns an object
 * returns its address, which the caller copies at once. */
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
    IrTemp copy = lower_temporary(f, type, ".argument");
    lower_initialise(f, copy, type, expr);
    return copy;
  }
  IrTemp value = lower_value(f, expr);
  if (value != 0) return value;
  return lower_unknown(f, lower_type(type), "an argument without a value");
}

static void add_arguments(Fn *f, Args *args, CXCursor expr, unsigned first, CXType type) {
  int count = clang_Cursor_getNumArguments(expr);
  int declared = clang_getNumArgTypes(type);
  for (unsigned i = first; count > 0 && i < (unsigned)count; i++) {
    CXCursor argument = clang_Cursor_getArgument(expr, i);
    if (lower_is_null(argument)) continue;
    CXType parameter = {.kind = CXType_Invalid};
    if (declared > 0 && i - first < (unsigned)declared)
      parameter = clang_getArgType(type, i - first);
    args->at[args->count++] = lower_argument(f, argument, parameter);
  }
}

static IrTemp emit_call(Fn *f, CXType type, IrTemp callee, Args args) {
  IrType machine = lower_type(type);
  bool is_object = machine == IR_OBJECT_TYPE;
  IrTemp result = lower_emit(f, (IrIns){.op = IR_CALL,
                                        .type = is_object ? IR_PTR_TYPE : machine,
                                        .a = callee,
                                        .args = args.at,
                                        .arg_count = args.count});
  if (!is_object) return result;
  IrTemp copy = lower_temporary(f, type, ".returned");
  lower_copy(f, copy, result);
  return copy;
}

static bool does_nothing(CXCursor constructor) {
  return clang_CXXConstructor_isDefaultConstructor(constructor) &&
         lower_is_null(clang_getCursorDefinition(constructor)) &&
         clang_equalLocations(clang_getCursorLocation(constructor),
                              clang_getCursorLocation(clang_getCursorSemanticParent(constructor)));
}

void lower_construct(Fn *f, CXCursor expr, IrTemp object) {
  CXCursor target = clang_getCursorReferenced(expr);
  if (does_nothing(target)) return;
  bool is_copy = clang_CXXConstructor_isCopyConstructor(target) ||
                 clang_CXXConstructor_isMoveConstructor(target);
  if (is_copy && clang_Cursor_getNumArguments(expr) == 1 &&
      lower_is_null(clang_getCursorDefinition(target))) {
    lower_copy(f, object, lower_address(f, clang_Cursor_getArgument(expr, 0)));
    return;
  }
  Args args = args_new(f, expr);
  args.at[args.count++] = object;
  add_arguments(f, &args, expr, 0, clang_getCanonicalType(clang_getCursorType(target)));
  const char *name = lower_function_symbol(f->l, target);
  IrTemp callee = lower_emit(f, (IrIns){.op = IR_FUNC, .type = IR_PTR_TYPE, .text = name});
  lower_emit(f, (IrIns){.op = IR_CALL,
                        .type = IR_VOID_TYPE,
                        .a = callee,
                        .args = args.at,
                        .arg_count = args.count});
}

static IrTemp method_address(Fn *f, CXCursor target) {
  if (clang_CXXMethod_isVirtual(target)) {
    return lower_unknown(
        f, IR_PTR_TYPE,
        arena_printf(f->l->scratch, "the override of %s", lower_spelling(f->l, target)));
  }
  const char *name = lower_function_symbol(f->l, target);
  return lower_emit(f, (IrIns){.op = IR_FUNC, .type = IR_PTR_TYPE, .text = name});
}

/* object.method(...) and pointer->method(...): the object's address goes first. */
static IrTemp call_method(Fn *f, CXCursor expr, CXCursor callee, CXCursor target) {
  Args args = args_new(f, expr);
  Kids kids = lower_expr_kids(f->l, callee);
  IrTemp self = 0;
  if (kids.count > 0) {
    CXType type = clang_getCanonicalType(clang_getCursorType(kids.at[0]));
    self = type.kind == CXType_Pointer ? lower_value(f, kids.at[0]) : lower_address(f, kids.at[0]);
  } else if (f->func->param_count > 0 && strcmp(f->func->vars[0].name, "this") == 0) {
    self = lower_load(f, IR_PTR_TYPE, lower_local(f, "this"));
  }
  if (self == 0) self = lower_unknown(f, IR_PTR_TYPE, "the object of a method");
  args.at[args.count++] = self;
  add_arguments(f, &args, expr, 0, clang_getCanonicalType(clang_getCursorType(target)));
  return emit_call(f, clang_getCursorResultType(target), method_address(f, target), args);
}

/* a + b where a class says what + does. */
static IrTemp call_operator(Fn *f, CXCursor expr, CXCursor target) {
  Args args = args_new(f, expr);
  CXType type = clang_getCanonicalType(clang_getCursorType(target));
  unsigned first = 0;
  if (is_method(target)) {
    CXCursor object = clang_Cursor_getArgument(expr, 0);
    IrTemp self = lower_address(f, object);
    bool is_implicit = clang_CXXMethod_isCopyAssignmentOperator(target) &&
                       lower_is_null(clang_getCursorDefinition(target));
    if (is_implicit && clang_Cursor_getNumArguments(expr) == 2) {
      lower_copy(f, self, lower_address(f, clang_Cursor_getArgument(expr, 1)));
      return self;
    }
    args.at[args.count++] = self;
    first = 1;
  }
  add_arguments(f, &args, expr, first, type);
  return emit_call(f, clang_getCursorResultType(target), method_address(f, target), args);
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

IrTemp lower_call(Fn *f, CXCursor expr) {
  Lower *l = f->l;
  CXCursor target = clang_getCursorReferenced(expr);
  CXType type = clang_getCursorType(expr);
  if (is_constructor(target)) {
    IrTemp object = lower_temporary(f, type, ".object");
    lower_construct(f, expr, object);
    return object;
  }
  Kids kids = lower_expr_kids(l, expr);
  if (kids.count == 0) return lower_unknown(f, lower_type(type), "a call without its routine");
  IrTemp value;
  const char *name = lower_spelling(l, expr);
  if (clang_getCursorKind(target) == CXCursor_FunctionDecl && name[0] == '_' &&
      call_builtin(f, expr, name, &value)) {
    return value;
  }
  CXCursor callee = lower_peel(l, kids.at[0]);
  bool names_method = clang_getCursorKind(callee) == CXCursor_MemberRefExpr;
  IrTemp result;
  if (is_method(target) && names_method) {
    result = call_method(f, expr, callee, target);
  } else if (l->is_cplusplus && g_str_has_prefix(name, "operator") &&
             !g_ascii_isalnum(name[strlen("operator")]) && name[strlen("operator")] != '_' &&
             clang_Cursor_getNumArguments(expr) >= (int)kids.count - 1 &&
             !clang_equalCursors(clang_getCursorReferenced(callee), target)) {
    result = call_operator(f, expr, target);
  } else {
    Args args = args_new(f, expr);
    IrTemp code = lower_value(f, callee);
    if (code == 0) code = lower_unknown(f, IR_PTR_TYPE, "a routine");
    Undeclared undeclared = lower_undeclared(f, expr, target);
    if (undeclared == UNDECLARED_LEAVES) {
      lower_lost(f,
                 arena_printf(l->scratch, "%s, which may leave the function, was not found", name));
    }
    add_arguments(f, &args, expr, 0, function_type(clang_getCursorType(kids.at[0])));
    if (undeclared == UNDECLARED_TRACE) args.count = 0;
    bool is_function = clang_getCursorKind(target) == CXCursor_FunctionDecl;
    CXType returned = type;
    if (is_function && lower_is_reference(clang_getCursorResultType(target))) {
      returned = clang_getCursorResultType(target);
    }
    result = emit_call(f, returned, code, args);
  }
  if (clang_getCursorKind(target) == CXCursor_FunctionDecl && lower_never_returns(l, target)) {
    lower_end(f);
  }
  return result;
}

IrTemp lower_new(Fn *f, CXCursor expr) {
  Kids kids = lower_expr_kids(f->l, expr);
  CXCursor constructor = clang_getNullCursor();
  for (uint32_t i = 0; i < kids.count; i++) {
    bool constructs = clang_getCursorKind(kids.at[i]) == CXCursor_CallExpr &&
                      is_constructor(clang_getCursorReferenced(kids.at[i]));
    if (constructs) {
      constructor = kids.at[i];
    } else {
      lower_effect(f, kids.at[i]);
    }
  }
  IrTemp object = lower_unknown(f, IR_PTR_TYPE, "memory of operator new");
  if (!lower_is_null(constructor)) lower_construct(f, constructor, object);
  return object;
}

void lower_delete(Fn *f, CXCursor expr) {
  Kids kids = lower_expr_kids(f->l, expr);
  for (uint32_t i = 0; i < kids.count; i++) lower_effect(f, kids.at[i]);
}
