/* Names of functions and of variables with static storage, and what follows from naming one: a
 * function in a header is lowered, a variable is declared. */
#include <string.h>

#include "lower/internal.h"

const char *lower_linker_name(Lower *l, CXCursor declaration) {
  if (l->is_cplusplus) {
    const char *mangled = lower_string(l, clang_Cursor_getMangling(declaration));
    /* \1 tells the back end that the name is final. */
    while (*mangled == 1) mangled++;
    /* The parser names the destructor that virtual base classes would need. */
    if (clang_getCursorKind(declaration) == CXCursor_Destructor &&
        g_str_has_prefix(mangled, "??_D") && g_str_has_suffix(mangled, "XXZ")) {
      return arena_printf(l->scratch, "??1%.*s@XZ", (int)strlen(mangled) - 7, mangled + 4);
    }
    if (*mangled == '?') return mangled;
    /* x86 decorates names for the linker: _name@bytes. */
    if (g_str_has_prefix(mangled, "__Z")) mangled++;
    if (g_str_has_prefix(mangled, "_Z"))
      return arena_printf(l->scratch, "%.*s", (int)strcspn(mangled, "@"), mangled);
  }
  const char *name = lower_spelling(l, declaration);
  return *name != 0 ? name : ".unnamed";
}

bool lower_is_static(CXCursor declaration) {
  enum CXLinkageKind linkage = clang_getCursorLinkage(declaration);
  return linkage == CXLinkage_Internal || linkage == CXLinkage_NoLinkage ||
         linkage == CXLinkage_UniqueExternal;
}

static void queue_definition(Lower *l, CXCursor function, const char *name, bool is_plain) {
  if (g_hash_table_contains(l->queued, name)) return;
  CXCursor definition = clang_getCursorDefinition(function);
  if (lower_is_null(definition)) return;
  g_hash_table_add(l->queued, (char *)name);
  Task *task = ARENA_NEW(l->scratch, Task);
  *task = (Task){.definition = definition, .name = name, .is_plain = is_plain};
  g_queue_push_tail(&l->queue, task);
}

/* Lambda expressions get their numbers late, so two of one function look alike here. */
static const char *own_name(Lower *l, const char *name, CXCursor *key) {
  const char *first = name;
  for (unsigned n = 2;; n++) {
    const CXCursor *known = g_hash_table_lookup(l->names, name);
    if (known == NULL || clang_equalCursors(*known, *key)) break;
    name = arena_printf(l->scratch, "%s.%u", first, n);
  }
  g_hash_table_insert(l->names, (char *)name, key);
  return name;
}

bool lower_is_lambda_name(const char *name) { return strstr(name, "<lambda_") != NULL; }

const char *lower_function_symbol(Lower *l, CXCursor function) {
  CXCursor key = clang_getCanonicalCursor(function);
  const char *name = g_hash_table_lookup(l->symbols, &key);
  if (name != NULL) return name;
  name = lower_linker_name(l, function);
  CXCursor *kept = lower_keep_cursor(l, key);
  if (lower_is_lambda_name(name)) name = own_name(l, name, kept);
  g_hash_table_insert(l->symbols, kept, (char *)name);
  queue_definition(l, function, name, false);
  return name;
}

const char *lower_plain_symbol(Lower *l, CXCursor function) {
  const char *name = lower_function_symbol(l, function);
  name = arena_printf(l->scratch, "%s.plain", name);
  queue_definition(l, function, name, true);
  return name;
}

/* A class only declares its static members, unless it says otherwise, and extern "C" before a
 * single declaration is an extern. */
static bool defines_variable(const Lower *l, CXCursor variable) {
  bool is_declared = clang_Cursor_getStorageClass(variable) == CX_SC_Extern ||
                     (l->is_cplusplus && clang_isCursorDefinition(variable) == 0);
  return !is_declared || !lower_is_null(clang_Cursor_getVarDeclInitializer(variable));
}

/* What a C++ compiler computes before the program runs: a constant, or the address of something. */
static bool is_constant(Lower *l, CXCursor init) {
  int64_t number;
  init = lower_peel(l, lower_peel_same(l, init));
  switch (clang_getCursorKind(init)) {
    case CXCursor_StringLiteral:
    case CXCursor_CXXNullPtrLiteralExpr:
    case CXCursor_FloatingLiteral:
      return true;
    case CXCursor_InitListExpr: {
      Kids kids = lower_expr_kids(l, init);
      for (uint32_t i = 0; i < kids.count; i++) {
        if (!is_constant(l, kids.at[i])) return false;
      }
      return lower_class(l, clang_getCursorType(init)) == NULL ||
             !lower_class(l, clang_getCursorType(init))->constructs;
    }
    case CXCursor_DeclRefExpr:
      return lower_is_function(clang_getCursorReferenced(init)) || lower_evaluate(init, &number);
    case CXCursor_CallExpr: {
      CXCursor target = clang_getCursorReferenced(init);
      const Class *class = lower_class(l, clang_getCursorType(init));
      return class != NULL && !class->constructs && lower_is_defaulted(target);
    }
    case CXCursor_UnaryOperator: {
      CXCursor child = lower_only_child(l, init);
      if (clang_getCursorUnaryOperatorKind(init) != CXUnaryOperator_AddrOf) break;
      CXCursor target = clang_getCursorReferenced(lower_peel(l, child));
      return lower_is_function(target) || clang_Cursor_hasVarDeclGlobalStorage(target) == 1;
    }
    default:
      break;
  }
  return lower_evaluate(init, &number);
}

bool lower_waits(Lower *l, CXCursor variable) {
  if (lower_in_system_header(variable)) return true;
  CXCursor init = clang_Cursor_getVarDeclInitializer(variable);
  if (clang_getCursorLinkage(variable) != CXLinkage_Internal) return false;
  if (!l->is_cplusplus) return true;
  return !lower_is_null(init) && !lower_destroys(l, clang_getCursorType(variable)) &&
         is_constant(l, init);
}

/* A static variable of a function, as opposed to one of a source, a namespace or a class. */
static bool is_of_function(CXCursor variable) {
  if (clang_Cursor_getStorageClass(variable) != CX_SC_Static) return false;
  return lower_is_function(clang_getCursorSemanticParent(variable));
}

const char *lower_global_symbol(Lower *l, CXCursor variable, const char *function) {
  CXCursor key = clang_getCanonicalCursor(variable);
  const char *name = g_hash_table_lookup(l->symbols, &key);
  if (name == NULL) {
    bool is_local = function != NULL && is_of_function(variable);
    name = is_local ? arena_printf(l->scratch, "%s.%s", function, lower_spelling(l, variable))
                    : lower_linker_name(l, variable);
    if (is_local) {
      /* Two blocks of a function may each have a static variable of one name. */
      const char *first = name;
      for (unsigned n = 2; g_hash_table_contains(l->queued, name); n++) {
        name = arena_printf(l->scratch, "%s.%u", first, n);
      }
      g_hash_table_add(l->queued, (char *)name);
    }
    g_hash_table_insert(l->symbols, lower_keep_cursor(l, key), (char *)name);
    IrGlobal *global = ir_global_new(l->unit, name, lower_is_static(variable));
    global->type = lower_type(clang_getCursorType(variable));
    global->loc = lower_name_loc(l, variable);
    CXCursor definition = clang_getCursorDefinition(variable);
    if (!is_local && !lower_is_null(definition) && lower_waits(l, definition)) {
      lower_global(l, definition, NULL);
    }
  }
  return name;
}

/* What the program's end would do to an object; in a driver nobody calls it. */
static void note_destroyer(Lower *l, CXCursor variable, IrGlobal *global) {
  CXType type = clang_getCursorType(variable);
  if (global->destroyer != NULL || !lower_destroys(l, type)) return;
  const char *name = arena_printf(l->unit->arena, "%s.destroy", global->name);
  const char *display = arena_strdup(l->unit->arena, lower_spelling(l, variable));
  const char *object = global->name;
  global->destroyer = name;
  global->display = display;
  Fn f;
  lower_fn_open(&f, l, ir_func_new(l->unit, name, arena_printf(l->scratch, "end of %s", display)));
  f.func->is_static = true;
  f.func->loc = lower_name_loc(l, variable);
  f.at = f.func->loc;
  f.definition = variable;
  IrTemp address = lower_emit(&f, (IrIns){.op = IR_GLOBAL, .type = IR_PTR_TYPE, .text = object});
  lower_destroy(&f, address, type);
  lower_emit(&f, (IrIns){.op = IR_RETURN});
  lower_fn_close(&f);
}

void lower_global(Lower *l, CXCursor variable, const char *function) {
  const char *name = lower_global_symbol(l, variable, function);
  if (!defines_variable(l, variable)) return;
  IrGlobal *global = ir_global_new(l->unit, name, lower_is_static(variable));
  global->is_defined = true;
  global->type = lower_type(clang_getCursorType(variable));
  global->loc = lower_name_loc(l, variable);
  if (function == NULL) note_destroyer(l, variable, global);
  CXCursor init = clang_Cursor_getVarDeclInitializer(variable);
  if (lower_is_null(init)) return;
  char *key = arena_printf(l->scratch, "%s =", name);
  if (!g_hash_table_add(l->queued, key)) return;
  Fn *f = lower_init_fn(l, !l->is_cplusplus || is_constant(l, init));
  IrLoc outer = f->at;
  CXCursor outer_definition = f->definition;
  f->at = lower_loc(l, variable);
  f->definition = variable;
  IrTemp address = lower_emit(f, (IrIns){.op = IR_GLOBAL, .type = IR_PTR_TYPE, .text = name});
  lower_initialise(f, address, clang_getCursorType(variable), init);
  f->at = outer;
  f->definition = outer_definition;
}

void lower_static(Fn *f, CXCursor variable) {
  Lower *l = f->l;
  CXCursor init = clang_Cursor_getVarDeclInitializer(variable);
  CXType type = clang_getCursorType(variable);
  if (!l->is_cplusplus || lower_is_null(init) || is_constant(l, init)) {
    lower_global(l, variable, f->func->name);
    return;
  }
  const char *name = lower_global_symbol(l, variable, f->func->name);
  IrGlobal *global = ir_global_new(l->unit, name, lower_is_static(variable));
  global->is_defined = true;
  name = global->name;
  IrGlobal *guard = ir_global_new(l->unit, arena_printf(l->scratch, "%s.made", name), true);
  guard->is_defined = true;
  guard->type = IR_I32_TYPE;
  guard->loc = f->at;
  const char *flag = guard->name;
  uint32_t first = lower_block(f), after = lower_block(f);
  IrTemp address = lower_emit(f, (IrIns){.op = IR_GLOBAL, .type = IR_PTR_TYPE, .text = flag});
  IrTemp was_made = lower_load(f, IR_I32_TYPE, address);
  lower_emit(f, (IrIns){.op = IR_BRANCH,
                        .a = was_made,
                        .target = {after, first},
                        .source = "the static variable has been initialised"});
  lower_start(f, first);
  Cleanup *outer = f->cleanup;
  address = lower_emit(f, (IrIns){.op = IR_GLOBAL, .type = IR_PTR_TYPE, .text = name});
  lower_initialise(f, address, type, init);
  lower_close_scope(f, outer);
  address = lower_emit(f, (IrIns){.op = IR_GLOBAL, .type = IR_PTR_TYPE, .text = flag});
  lower_store(f, IR_I32_TYPE, address, lower_const(f, IR_I32_TYPE, 1));
  lower_goto(f, after);
  lower_start(f, after);
}

/* The printed declaration shows attributes wherever they were written, behind macros too; noreturn
 * is part of the type but for the keyword of C11. */
bool lower_never_returns(Lower *l, CXCursor function) {
  CXCursor key = clang_getCanonicalCursor(function);
  gpointer known = g_hash_table_lookup(l->noreturn, &key);
  if (known != NULL) return known == GUINT_TO_POINTER(1);
  CXPrintingPolicy policy = clang_getCursorPrintingPolicy(function);
  clang_PrintingPolicy_setProperty(policy, CXPrintingPolicy_TerseOutput, 1);
  CXString printed = clang_getCursorPrettyPrinted(function, policy);
  const char *text = clang_getCString(printed);
  bool never = text != NULL && strstr(text, "oreturn") != NULL;
  const char *type = lower_string(l, clang_getTypeSpelling(clang_getCursorType(function)));
  never = never || strstr(type, "noreturn") != NULL;
  clang_disposeString(printed);
  clang_PrintingPolicy_dispose(policy);
  static const char *const builtin[] = {"__builtin_unreachable", "__fastfail", "__builtin_trap",
                                        "abort"};
  const char *name = lower_spelling(l, function);
  for (size_t i = 0; i < G_N_ELEMENTS(builtin); i++) never = never || strcmp(name, builtin[i]) == 0;
  g_hash_table_insert(l->noreturn, lower_keep_cursor(l, key), GUINT_TO_POINTER(never ? 1 : 2));
  return never;
}
