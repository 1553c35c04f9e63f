/* Statements: what each kind leads to, and those that only hold others. */
#include "lower/internal.h"

typedef struct DestructorSearch {
  unsigned depth;
  bool is_found;
} DestructorSearch;

static bool has_destructor(CXType type, unsigned depth);

static enum CXChildVisitResult visit_member(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  DestructorSearch *search = data;
  enum CXCursorKind kind = clang_getCursorKind(cursor);
  if (kind == CXCursor_Destructor) search->is_found = true;
  if (kind == CXCursor_FieldDecl || kind == CXCursor_CXXBaseSpecifier) {
    search->is_found = has_destructor(clang_getCursorType(cursor), search->depth + 1);
  }
  return search->is_found ? CXChildVisit_Break : CXChildVisit_Continue;
}

/* True when objects of the type, their members or bases have a destructor that somebody wrote. */
static bool has_destructor(CXType type, unsigned depth) {
  type = clang_getCanonicalType(type);
  while (type.kind == CXType_ConstantArray)
    type = clang_getCanonicalType(clang_getArrayElementType(type));
  if (type.kind != CXType_Record || depth > 8) return false;
  DestructorSearch search = {.depth = depth};
  clang_visitChildren(clang_getTypeDeclaration(type), visit_member, &search);
  return search.is_found;
}

void lower_decl(Fn *f, CXCursor variable) {
  CXType type = clang_getCursorType(variable);
  enum CX_StorageClass storage = clang_Cursor_getStorageClass(variable);
  if (storage == CX_SC_Static || storage == CX_SC_Extern) {
    lower_global(f->l, variable, f->func->name);
    return;
  }
  IrLoc outer = f->at;
  f->at = lower_loc(f->l, variable);
  /* The tree does not show where destructors run. */
  if (f->l->is_cplusplus && has_destructor(type, 0)) {
    lower_lost(f, "an object with a destructor, which is not modelled");
  }
  const char *name = lower_declare_local(f, variable, false);
  CXCursor init = clang_Cursor_getVarDeclInitializer(variable);
  IrType machine = lower_type(type);
  if (lower_is_null(init)) {
    f->at = outer;
    return;
  }
  if (machine == IR_OBJECT_TYPE || machine == IR_VOID_TYPE || lower_is_reference(type)) {
    lower_initialise(f, lower_local(f, name), type, init);
  } else {
    /* The value first: what it runs through must not stand between the address and the store. */
    IrTemp value = lower_initial_value(f, type, init);
    lower_store(f, machine, lower_local(f, name), value);
  }
  f->at = outer;
}

static void lower_decl_stmt(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  for (uint32_t i = 0; i < kids.count; i++) {
    if (clang_getCursorKind(kids.at[i]) == CXCursor_VarDecl) lower_decl(f, kids.at[i]);
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
  Kids kids = lower_kids(f->l, stmt);
  IrLoc start, end;
  lower_extent(f->l, stmt, &start, &end);
  bool has_value =
      kids.count > 0 && clang_isExpression(clang_getCursorKind(kids.at[kids.count - 1])) != 0;
  lower_children(f, kids, has_value ? kids.count - 1 : kids.count, start);
  IrTemp value = has_value ? lower_value(f, kids.at[kids.count - 1]) : 0;
  if (f->has_errors) lower_place_errors(f, start, end);
  return value;
}

void lower_compound(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  IrLoc start, end, last;
  lower_extent(f->l, stmt, &start, &end);
  last = start;
  lower_children(f, kids, kids.count, start);
  /* What is left lies behind the last statement or inside one that could not show it. */
  if (f->has_errors) lower_place_errors(f, last, end);
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

/* What assembly does with its operands nobody tells: they are given to a routine that is unknown.
 */
static void lower_assembly(Fn *f, CXCursor stmt) {
  Kids kids = lower_expr_kids(f->l, stmt);
  if (clang_getCursorKind(stmt) == CXCursor_MSAsmStmt) {
    lower_lost(f, "assembly");
    return;
  }
  IrTemp *args = ARENA_ARRAY(f->l->scratch, IrTemp, kids.count + 1);
  uint32_t count = 0;
  for (uint32_t i = 0; i < kids.count; i++) {
    if (clang_getCursorKind(kids.at[i]) == CXCursor_StringLiteral) continue;
    args[count++] = lower_is_place(f->l, kids.at[i]) ? lower_address(f, kids.at[i])
                                                     : lower_value(f, kids.at[i]);
  }
  IrTemp code = lower_unknown(f, IR_PTR_TYPE, "assembly");
  lower_emit(
      f, (IrIns){.op = IR_CALL, .type = IR_VOID_TYPE, .a = code, .args = args, .arg_count = count});
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
        lower_effect(f, stmt);
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
