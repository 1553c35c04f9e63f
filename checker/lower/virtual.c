/* Virtual functions. Each class whose objects are made has a variable that holds, by the name of
 * the function that each overrides first of all, its virtual functions; constructors store its
 * address in the object. So a virtual call reads memory, and where the object was made tells what
 * is called. */
#include <string.h>

#include "lower/internal.h"

#define TABLE_MEMBER ".table"
#define DELETER_MEMBER ".delete"

static const char *name_without_blanks(Lower *l, CXString name) {
  char *copy = g_strdup(lower_string(l, name));
  g_strdelimit(copy, " \t", '_');
  const char *kept = arena_strdup(l->scratch, copy);
  g_free(copy);
  return kept;
}

static enum CXChildVisitResult find_final(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  bool *is_final = data;
  if (clang_getCursorKind(cursor) != CXCursor_CXXFinalAttr) return CXChildVisit_Continue;
  *is_final = true;
  return CXChildVisit_Break;
}

bool lower_is_final(CXCursor cursor) {
  bool is_final = false;
  clang_visitChildren(cursor, find_final, &is_final);
  return is_final;
}

/* The first of the functions that this one overrides, down a chain of first bases. */
static CXCursor root_of(CXCursor function) {
  for (;;) {
    CXCursor *overridden = NULL;
    unsigned count = 0;
    clang_getOverriddenCursors(function, &overridden, &count);
    CXCursor next = count > 0 ? overridden[0] : clang_getNullCursor();
    clang_disposeOverriddenCursors(overridden);
    if (count == 0) return function;
    function = next;
  }
}

static const char *slot_name(Lower *l, CXCursor root) {
  if (clang_getCursorKind(root) == CXCursor_Destructor) return DELETER_MEMBER;
  const char *name = name_without_blanks(l, clang_Cursor_getMangling(root));
  return *name != 0 ? name : lower_spelling(l, root);
}

static bool is_destructor(CXCursor function) {
  return clang_getCursorKind(function) == CXCursor_Destructor;
}

static bool has_virtual_destructor(Lower *l, const Class *class) {
  for (uint32_t i = 0; i < class->functions.count; i++) {
    CXCursor function = class->functions.at[i];
    if (is_destructor(function) && clang_CXXMethod_isVirtual(function)) return true;
  }
  for (uint32_t i = 0; i < class->bases.count; i++) {
    const Class *base = lower_class(l, class->base_types[i]);
    if (base != NULL && has_virtual_destructor(l, base)) return true;
  }
  return false;
}

/* The function that `delete` reaches for an object of just this class. */
static const char *deleter(Lower *l, Class *class) {
  if (class->deleter != NULL) return class->deleter;
  const char *usr = name_without_blanks(l, clang_getCursorUSR(class->declaration));
  class->deleter = arena_printf(l->scratch, "%s.delete", usr);
  const char *display =
      arena_printf(l->scratch, "delete of %s", lower_spelling(l, class->declaration));
  Fn f;
  lower_fn_open(&f, l, ir_func_new(l->unit, class->deleter, display));
  f.func->is_static = true;
  f.func->loc = lower_name_loc(l, class->declaration);
  f.at = f.func->loc;
  f.definition = class->declaration;
  ir_var_new(l->unit, f.func, "this", IR_PTR_TYPE, true);
  lower_destroy(&f, lower_this(&f), class->type);
  lower_call_delete(&f, clang_getNullCursor(), class->type, lower_this(&f), false);
  lower_emit(&f, (IrIns){.op = IR_RETURN});
  lower_fn_close(&f);
  return class->deleter;
}

static void put(Fn *f, const char *table, const char *slot, const char *function) {
  IrTemp address = lower_emit(f, (IrIns){.op = IR_GLOBAL, .type = IR_PTR_TYPE, .text = table});
  IrTemp place = lower_field(f, address, slot);
  IrTemp code = function == NULL
                    ? lower_unknown(f, IR_PTR_TYPE, "a function of a class template's instance")
                    : lower_emit(f, (IrIns){.op = IR_FUNC, .type = IR_PTR_TYPE, .text = function});
  lower_store(f, IR_PTR_TYPE, place, code);
}

/* What a class overrides comes behind what it inherits. */
static void fill(Fn *f, const char *table, const Class *class) {
  Lower *l = f->l;
  for (uint32_t i = 0; i < class->bases.count; i++) {
    const Class *base = lower_class(l, class->base_types[i]);
    if (base != NULL) fill(f, table, base);
  }
  bool is_instance = !clang_equalCursors(class->pattern, class->declaration);
  for (uint32_t i = 0; i < class->functions.count; i++) {
    CXCursor function = class->functions.at[i];
    if (!clang_CXXMethod_isVirtual(function) || is_destructor(function)) continue;
    if (clang_CXXMethod_isPureVirtual(function)) continue;
    const char *name = is_instance ? NULL : lower_function_symbol(l, function);
    CXCursor *overridden = NULL;
    unsigned count = 0;
    clang_getOverriddenCursors(function, &overridden, &count);
    for (unsigned n = 0; n < count; n++) put(f, table, slot_name(l, root_of(overridden[n])), name);
    clang_disposeOverriddenCursors(overridden);
    if (count == 0) put(f, table, slot_name(l, function), name);
  }
}

void lower_set_table(Fn *f, IrTemp object, Class *class) {
  Lower *l = f->l;
  if (class->table == NULL) {
    const char *usr = name_without_blanks(l, clang_getCursorUSR(class->declaration));
    class->table = arena_printf(l->scratch, "%s.table", usr);
    IrGlobal *global = ir_global_new(l->unit, class->table, true);
    global->is_defined = true;
    global->type = IR_OBJECT_TYPE;
    global->loc = lower_name_loc(l, class->declaration);
    Fn *init = lower_init_fn(l, true);
    IrLoc outer = init->at;
    init->at = global->loc;
    fill(init, class->table, class);
    if (has_virtual_destructor(l, class)) {
      put(init, class->table, DELETER_MEMBER, deleter(l, class));
    }
    init->at = outer;
  }
  IrTemp table = lower_emit(f, (IrIns){.op = IR_GLOBAL, .type = IR_PTR_TYPE, .text = class->table});
  lower_store(f, IR_PTR_TYPE, lower_field(f, object, TABLE_MEMBER), table);
}

static IrTemp load_slot(Fn *f, IrTemp self, const char *slot) {
  IrTemp table = lower_load(f, IR_PTR_TYPE, lower_field(f, self, TABLE_MEMBER));
  return lower_load(f, IR_PTR_TYPE, lower_field(f, table, slot));
}

IrTemp lower_virtual_function(Fn *f, CXCursor function, IrTemp self) {
  return load_slot(f, self, slot_name(f->l, root_of(function)));
}

IrTemp lower_virtual_deleter(Fn *f, CXCursor destructor, IrTemp self) {
  (void)destructor;
  return load_slot(f, self, DELETER_MEMBER);
}
