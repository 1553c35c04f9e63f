/* Statements: what each kind leads to, and those that only hold others. */
#include "lower/internal.h"

/* A reference to an object that its initialiser makes keeps that object. */
static void bind_reference(Fn *f, const char *name, CXCursor init) {
  CXCursor bare = lower_peel_same(f->l, init);
  if (!f->l->is_cplusplus || !lower_makes_object(f->l, init)) {
    IrTemp address = lower_address(f, init);
    lower_store(f, IR_PTR_TYPE, lower_local(f, name), address);
    return;
  }
  CXType type = clang_getCursorType(bare);
  const char *object = lower_temp_var(f, ".kept", IR_OBJECT_TYPE);
  Cleanup *outer = f->cleanup;
  lower_initialise(f, lower_local(f, object), type, init);
  lower_close_scope(f, outer);
  IrTemp kept = lower_local(f, object);
  lower_store(f, IR_PTR_TYPE, lower_local(f, name), kept);
  lower_push_object(f, object, type);
}

static void lower_automatic(Fn *f, CXCursor variable) {
  CXType type = clang_getCursorType(variable);
  const char *name = lower_declare_local(f, variable, false);
  CXCursor init = clang_Cursor_getVarDeclInitializer(variable);
  IrType machine = lower_type(type);
  Cleanup *outer = f->cleanup;
  if (lower_is_null(init)) {
    /* Only a declaration: nothing is stored. */
  } else if (lower_is_reference(type)) {
    bind_reference(f, name, init);
    if (lower_has_cleanup(f->l, variable)) return;
  } else if (machine == IR_OBJECT_TYPE || machine == IR_VOID_TYPE) {
    lower_initialise(f, lower_local(f, name), type, init);
  } else {
    /* The value first: what it runs through must not stand between the address and the store. */
    IrTemp value = lower_initial_value(f, type, init);
    lower_store(f, machine, lower_local(f, name), value);
  }
  lower_close_scope(f, outer);
  if (!lower_is_reference(type)) lower_push_object(f, name, type);
}

/* auto [a, b] = object: each name is a member of the object, or of a copy of it. */
static void lower_bindings(Fn *f, CXCursor declaration) {
  Kids kids = lower_kids(f->l, declaration);
  CXType type = clang_getCursorType(declaration);
  CXCursor init = clang_getNullCursor();
  for (uint32_t i = 0; i < kids.count; i++) {
    if (clang_isExpression(clang_getCursorKind(kids.at[i]))) init = kids.at[i];
  }
  bool is_reference = lower_is_reference(type);
  CXType bare = is_reference ? clang_getPointeeType(clang_getCanonicalType(type)) : type;
  Class *class = lower_class(f->l, bare);
  if (lower_is_null(init) || class == NULL || lower_is_array(bare)) {
    lower_lost(f, "a structured binding of something that is no plain structure");
    return;
  }
  const char *object = lower_temp_var(f, ".bound", is_reference ? IR_PTR_TYPE : IR_OBJECT_TYPE);
  if (is_reference) {
    bind_reference(f, object, init);
  } else {
    lower_initialise(f, lower_local(f, object), bare, init);
    lower_push_object(f, object, bare);
  }
  uint32_t field = 0;
  for (uint32_t i = 0; i < kids.count; i++) {
    if (clang_getCursorKind(kids.at[i]) != CXCursor_UnexposedDecl) continue;
    if (field == class->fields.count || class->has_bases) {
      lower_lost(f, "a structured binding of something that is no plain structure");
      return;
    }
    CXCursor member = class->fields.at[field++];
    IrTemp base = lower_local(f, object);
    if (is_reference) base = lower_load(f, IR_PTR_TYPE, base);
    IrTemp place = lower_field(f, base, lower_field_name(f->l, member));
    if (lower_is_reference(clang_getCursorType(member))) place = lower_load(f, IR_PTR_TYPE, place);
    /* The name stands for the member: a pointer to it is kept. */
    const char *name = lower_temp_var(f, lower_spelling(f->l, kids.at[i]), IR_PTR_TYPE);
    lower_store(f, IR_PTR_TYPE, lower_local(f, name), place);
    CXCursor *key = lower_keep_cursor(f->l, clang_getCanonicalCursor(kids.at[i]));
    g_hash_table_insert(f->bindings, key, (char *)name);
  }
}

void lower_decl(Fn *f, CXCursor variable) {
  enum CX_StorageClass storage = clang_Cursor_getStorageClass(variable);
  IrLoc outer = f->at;
  f->at = lower_loc(f->l, variable);
  if (clang_getCursorKind(variable) == CXCursor_UnexposedDecl) {
    lower_bindings(f, variable);
  } else if (storage == CX_SC_Static) {
    lower_static(f, variable);
  } else if (storage == CX_SC_Extern) {
    lower_global(f->l, variable, f->func->name);
  } else {
    lower_automatic(f, variable);
  }
  f->at = outer;
}

static void lower_decl_stmt(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  for (uint32_t i = 0; i < kids.count; i++) {
    enum CXCursorKind kind = clang_getCursorKind(kids.at[i]);
    bool is_bindings = kind == CXCursor_UnexposedDecl && f->l->is_cplusplus &&
                       g_str_has_prefix(lower_spelling(f->l, kids.at[i]), "[");
    if (kind == CXCursor_VarDecl || is_bindings) lower_decl(f, kids.at[i]);
  }
}

/* Between two statements nothing but white space and comments may stand; where the parser reported
 * an error there, it has dropped a statement. */
static void place_gap(Fn *f, IrLoc start, CXCursor before) {
  if (!f->has_errors) return;
  IrLoc next, end;
  lower_extent(f->l, before, &next, &end);
  lower_place_errors(f, start, next);
}

static void lower_children(Fn *f, Kids kids, uint32_t count, IrLoc start) {
  for (uint32_t i = 0; i < count; i++) {
    place_gap(f, start, kids.at[i]);
    lower_stmt(f, kids.at[i]);
    IrLoc first;
    if (f->has_errors) lower_extent(f->l, kids.at[i], &first, &start);
  }
}

IrTemp lower_compound_value(Fn *f, CXCursor stmt) {
  Cleanup *outer = f->cleanup;
  Kids kids = lower_kids(f->l, stmt);
  IrLoc start, end;
  lower_extent(f->l, stmt, &start, &end);
  bool has_value =
      kids.count > 0 && clang_isExpression(clang_getCursorKind(kids.at[kids.count - 1])) != 0;
  lower_children(f, kids, has_value ? kids.count - 1 : kids.count, start);
  IrTemp value = has_value ? lower_value(f, kids.at[kids.count - 1]) : 0;
  if (f->has_errors) lower_place_errors(f, start, end);
  lower_close_scope(f, outer);
  return value;
}

void lower_compound(Fn *f, CXCursor stmt) {
  Cleanup *outer = f->cleanup;
  Kids kids = lower_kids(f->l, stmt);
  IrLoc start, end, last;
  lower_extent(f->l, stmt, &start, &end);
  last = start;
  lower_children(f, kids, kids.count, start);
  /* What is left lies behind the last statement or inside one that could not show it. */
  if (f->has_errors) lower_place_errors(f, last, end);
  /* Destructors run at the closing brace. */
  if (f->cleanup != outer && end.column > 1) {
    f->at = end;
    f->at.column = end.column - 1;
    f->at.end_column = end.column;
  }
  lower_close_scope(f, outer);
}

void lower_scoped(Fn *f, CXCursor stmt) {
  Cleanup *outer = f->cleanup;
  lower_stmt(f, stmt);
  lower_close_scope(f, outer);
}

/* C++: what a handler does is on the way only when something in the block throws. */
static void lower_cxx_try(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  uint32_t after = lower_block(f);
  for (uint32_t i = 0; i < kids.count; i++) {
    if (clang_getCursorKind(kids.at[i]) != CXCursor_CXXCatchStmt) continue;
    uint32_t handler = lower_block(f), next = lower_block(f);
    IrTemp raised = lower_unknown(f, IR_I32_TYPE, "an exception is thrown");
    lower_emit(f, (IrIns){.op = IR_BRANCH, .a = raised, .target = {handler, next}});
    lower_start(f, handler);
    lower_decl_stmt(f, kids.at[i]);
    Kids parts = lower_kids(f->l, kids.at[i]);
    if (parts.count > 0) lower_stmt(f, parts.at[parts.count - 1]);
    lower_goto(f, after);
    lower_start(f, next);
  }
  if (kids.count > 0) lower_stmt(f, kids.at[0]);
  lower_goto(f, after);
  lower_start(f, after);
}

static void lower_unknown_stmt(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  for (uint32_t i = 0; i < kids.count; i++) {
    enum CXCursorKind kind = clang_getCursorKind(kids.at[i]);
    if (clang_isStatement(kind) || clang_isExpression(kind)) lower_stmt(f, kids.at[i]);
  }
}

static void lower_stmt_kind(Fn *f, CXCursor stmt) {
  enum CXCursorKind kind = clang_getCursorKind(stmt);
  switch (kind) {
    case CXCursor_CompoundStmt:
      lower_compound(f, stmt);
      return;
    case CXCursor_IfStmt:
      lower_if(f, stmt);
      return;
    case CXCursor_WhileStmt:
      lower_while(f, stmt);
      return;
    case CXCursor_DoStmt:
      lower_do(f, stmt);
      return;
    case CXCursor_ForStmt:
      lower_for(f, stmt);
      return;
    case CXCursor_CXXForRangeStmt:
      lower_for_range(f, stmt);
      return;
    case CXCursor_SwitchStmt:
      lower_switch(f, stmt);
      return;
    case CXCursor_CaseStmt:
      lower_case(f, stmt);
      return;
    case CXCursor_DefaultStmt:
      lower_default(f, stmt);
      return;
    case CXCursor_LabelStmt:
      lower_label(f, stmt);
      return;
    case CXCursor_SEHTryStmt:
      lower_seh(f, stmt);
      return;
    case CXCursor_CXXTryStmt:
      lower_cxx_try(f, stmt);
      return;
    default:
      break;
  }
  /* The rest holds no statements. */
  switch (kind) {
    case CXCursor_DeclStmt:
      lower_decl_stmt(f, stmt);
      break;
    case CXCursor_ReturnStmt:
      lower_return(f, stmt);
      break;
    case CXCursor_GotoStmt:
      lower_goto_stmt(f, stmt);
      break;
    case CXCursor_IndirectGotoStmt:
      lower_lost(f, "a jump to a computed label");
      lower_end(f);
      break;
    case CXCursor_BreakStmt:
      if (f->break_to.block != 0) lower_leave(f, f->break_to);
      break;
    case CXCursor_ContinueStmt:
      if (f->continue_to.block != 0) lower_leave(f, f->continue_to);
      break;
    case CXCursor_SEHLeaveStmt:
      if (f->leave_to.block != 0) lower_leave(f, f->leave_to);
      break;
    case CXCursor_NullStmt:
      break;
    case CXCursor_AsmStmt:
    case CXCursor_MSAsmStmt:
      lower_assembly(f, stmt);
      break;
    default:
      if (clang_isExpression(kind)) {
        Cleanup *outer = f->cleanup;
        lower_effect(f, stmt);
        lower_close_scope(f, outer);
      } else {
        lower_unknown_stmt(f, stmt);
      }
      break;
  }
  lower_place_errors_in(f, stmt);
}

void lower_stmt(Fn *f, CXCursor stmt) {
  IrLoc outer = f->at;
  f->at = lower_loc(f->l, stmt);
  lower_stmt_kind(f, stmt);
  f->at = outer;
}
