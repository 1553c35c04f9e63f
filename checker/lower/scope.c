/* Scopes: what runs on the ways out of them. The tree does not show where destructors run: they
 * run, last made first, wherever control leaves the scope of their object, behind the end of the
 * full expression for temporaries. */
#include "lower/internal.h"

static Cleanup *push(Fn *f) {
  Cleanup *cleanup = ARENA_NEW(f->l->scratch, Cleanup);
  cleanup->outer = f->cleanup;
  cleanup->depth = f->cleanup != NULL ? f->cleanup->depth + 1 : 1;
  f->cleanup = cleanup;
  return cleanup;
}

Cleanup *lower_push_finally(Fn *f) {
  Cleanup *cleanup = push(f);
  cleanup->selector = lower_temp_var(f, ".finally", IR_I32_TYPE);
  cleanup->entry = lower_block(f);
  cleanup->exits = g_array_new(false, false, sizeof(Exit));
  return cleanup;
}

void lower_push_object(Fn *f, const char *var, CXType type) {
  if (f->l->is_cplusplus && lower_destroys(f->l, type)) {
    Cleanup *cleanup = push(f);
    cleanup->var = var;
    cleanup->type = type;
  }
}

void lower_push_part(Fn *f, const char *member, CXType type) {
  if (!lower_destroys(f->l, type)) return;
  Cleanup *cleanup = push(f);
  cleanup->member = member;
  cleanup->type = type;
}

void lower_push_temporary(Fn *f, const char *var, CXType type) {
  if (!f->l->is_cplusplus || f->is_init || !lower_destroys(f->l, type)) return;
  Cleanup *cleanup = push(f);
  cleanup->var = var;
  cleanup->type = type;
  if (f->conditions == 0) return;
  if (f->flag_count == 0) {
    lower_lost(f, "an object that is made on one way only, whose destructor is not followed");
    f->cleanup = cleanup->outer;
    return;
  }
  cleanup->flag = f->flags[--f->flag_count];
  IrTemp one = lower_const(f, IR_I32_TYPE, 1);
  lower_store(f, IR_I32_TYPE, lower_local(f, cleanup->flag), one);
}

static void destroy(Fn *f, const Cleanup *cleanup) {
  if (cleanup->is_off) return;
  IrTemp object;
  if (cleanup->var != NULL) {
    object = lower_local(f, cleanup->var);
  } else {
    object = lower_this(f);
    if (cleanup->member != NULL) object = lower_field(f, object, cleanup->member);
  }
  lower_destroy(f, object, cleanup->type);
}

/* An object that was made on some ways only. */
static void destroy_flagged(Fn *f, const Cleanup *cleanup) {
  uint32_t yes = lower_block(f), after = lower_block(f);
  IrTemp is_there = lower_load(f, IR_I32_TYPE, lower_local(f, cleanup->flag));
  lower_emit(f, (IrIns){.op = IR_BRANCH, .a = is_there, .target = {yes, after}});
  lower_start(f, yes);
  destroy(f, cleanup);
  lower_goto(f, after);
  lower_start(f, after);
}

static void run(Fn *f, Cleanup *cleanup) {
  /* What the destructor itself leaves through is around its object. */
  Cleanup *inner = f->cleanup;
  f->cleanup = cleanup->outer;
  if (cleanup->flag != NULL) {
    destroy_flagged(f, cleanup);
  } else {
    destroy(f, cleanup);
  }
  f->cleanup = inner;
}

void lower_leave(Fn *f, Exit to) {
  if (ir_block_closed(f->func, f->block)) return;
  Cleanup *cleanup = f->cleanup;
  for (; cleanup != to.within && cleanup != NULL; cleanup = cleanup->outer) {
    if (cleanup->selector != NULL) break;
    run(f, cleanup);
  }
  if (cleanup == to.within || cleanup == NULL) {
    lower_goto(f, to.block);
    return;
  }
  uint32_t number = 0;
  for (; number < cleanup->exits->len; number++) {
    const Exit *exit = &g_array_index(cleanup->exits, Exit, number);
    if (exit->block == to.block && exit->within == to.within) break;
  }
  if (number == cleanup->exits->len) g_array_append_val(cleanup->exits, to);
  IrTemp way = lower_const(f, IR_I32_TYPE, number);
  lower_store(f, IR_I32_TYPE, lower_local(f, cleanup->selector), way);
  lower_goto(f, cleanup->entry);
}

void lower_close_scope(Fn *f, Cleanup *outer) {
  if (!ir_block_closed(f->func, f->block)) lower_run_cleanups(f, outer);
  f->cleanup = outer;
}

void lower_run_cleanups(Fn *f, Cleanup *outer) {
  for (Cleanup *cleanup = f->cleanup; cleanup != outer; cleanup = cleanup->outer) run(f, cleanup);
}

/* Temporaries ---------------------------------------------------------------------------------- */

typedef struct Count {
  Lower *l;
  unsigned count;
} Count;

static enum CXChildVisitResult count_object(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  Count *count = data;
  switch (clang_getCursorKind(cursor)) {
    case CXCursor_LambdaExpr:
      return CXChildVisit_Continue;
    case CXCursor_CallExpr: {
      CXCursor target = clang_getCursorReferenced(cursor);
      bool by_reference = lower_is_function(target) &&
                          clang_getCursorKind(target) != CXCursor_Constructor &&
                          lower_is_reference(clang_getCursorResultType(target));
      if (!by_reference && lower_destroys(count->l, clang_getCursorType(cursor))) count->count++;
      break;
    }
    case CXCursor_InitListExpr:
      if (lower_destroys(count->l, clang_getCursorType(cursor))) count->count++;
      break;
    default:
      break;
  }
  /* An argument that is an object is a copy. */
  if (clang_getCursorKind(cursor) == CXCursor_CallExpr) {
    int arguments = clang_Cursor_getNumArguments(cursor);
    for (int i = 0; i < arguments; i++) {
      CXType type = clang_getCursorType(clang_Cursor_getArgument(cursor, (unsigned)i));
      if (lower_destroys(count->l, type)) count->count++;
    }
  }
  return CXChildVisit_Recurse;
}

static unsigned count_objects(Lower *l, CXCursor expr) {
  Count count = {.l = l};
  count_object(expr, expr, &count);
  clang_visitChildren(expr, count_object, &count);
  return count.count;
}

Conditions lower_open_conditions(Fn *f, const CXCursor *exprs, uint32_t expr_count) {
  Conditions outer = {f->conditions, f->flags, f->flag_count};
  if (f->l->is_cplusplus && f->conditions == 0) {
    unsigned count = 0;
    for (uint32_t i = 0; i < expr_count; i++) {
      if (!lower_is_null(exprs[i])) count += count_objects(f->l, exprs[i]);
    }
    f->flags = count > 0 ? ARENA_ARRAY(f->l->scratch, const char *, count) : NULL;
    f->flag_count = count;
    for (unsigned i = 0; i < count; i++) {
      f->flags[i] = lower_temp_var(f, ".made", IR_I32_TYPE);
      IrTemp zero = lower_const(f, IR_I32_TYPE, 0);
      lower_store(f, IR_I32_TYPE, lower_local(f, f->flags[i]), zero);
    }
  }
  f->conditions++;
  return outer;
}

void lower_close_conditions(Fn *f, Conditions outer) {
  f->conditions = outer.depth;
  if (outer.depth > 0) return;
  f->flags = outer.flags;
  f->flag_count = outer.count;
}

void lower_condition(Fn *f, CXCursor condition, uint32_t yes, uint32_t no) {
  if (!f->l->is_cplusplus || count_objects(f->l, condition) == 0) {
    lower_branch(f, condition, yes, no);
    return;
  }
  Cleanup *outer = f->cleanup;
  uint32_t was_yes = lower_block(f), was_no = lower_block(f);
  lower_branch(f, condition, was_yes, was_no);
  lower_start(f, was_yes);
  lower_run_cleanups(f, outer);
  lower_goto(f, yes);
  lower_start(f, was_no);
  lower_run_cleanups(f, outer);
  lower_goto(f, no);
  f->cleanup = outer;
}

/* Labels --------------------------------------------------------------------------------------- */

static unsigned count_declared(Lower *l, CXCursor cursor) {
  if (clang_getCursorKind(cursor) == CXCursor_VarDecl) return lower_has_cleanup(l, cursor);
  if (clang_getCursorKind(cursor) != CXCursor_DeclStmt) return 0;
  Kids kids = lower_kids(l, cursor);
  unsigned count = 0;
  for (uint32_t i = 0; i < kids.count; i++) count += count_declared(l, kids.at[i]);
  return count;
}

void lower_find_depths(Fn *f, CXCursor cursor, unsigned depth) {
  enum CXCursorKind kind = clang_getCursorKind(cursor);
  if (kind == CXCursor_LabelStmt) lower_find_label(f, lower_spelling(f->l, cursor))->depth = depth;
  if (clang_isExpression(kind) && kind != CXCursor_StmtExpr) return;
  Kids kids = lower_kids(f->l, cursor);
  bool has_finally = kind == CXCursor_SEHTryStmt && kids.count > 1 &&
                     clang_getCursorKind(kids.at[1]) == CXCursor_SEHFinallyStmt;
  for (uint32_t i = 0; i < kids.count; i++) {
    lower_find_depths(f, kids.at[i], depth + (has_finally && i == 0 ? 1 : 0));
    if (f->l->is_cplusplus && kind != CXCursor_DeclStmt) depth += count_declared(f->l, kids.at[i]);
  }
}
