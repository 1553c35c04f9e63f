/* Structured exception handling.
 *
 * An exception is raised, if at all, at the start of the __try: a branch on an unknown value leads
 * to the filter. A __finally block is lowered once; each way out of its __try stores a number of
 * its own into a selector variable, and a switch behind the block leads on. */
#include "lower/internal.h"

static void lower_try_finally(Fn *f, CXCursor body, CXCursor handler) {
  uint32_t after = lower_block(f);
  Cleanup *frame = lower_push_finally(f);
  Exit outer_leave = f->leave_to;
  f->leave_to = (Exit){after, frame->outer};
  lower_stmt(f, body);
  if (!ir_block_closed(f->func, f->block)) lower_leave(f, f->leave_to);
  f->leave_to = outer_leave;
  f->cleanup = frame->outer;

  lower_start(f, frame->entry);
  Kids kids = lower_kids(f->l, handler);
  if (kids.count > 0) lower_stmt(f, kids.at[kids.count - 1]);
  if (frame->exits->len == 0) {
    lower_end(f);
  } else if (frame->exits->len == 1) {
    lower_leave(f, g_array_index(frame->exits, Exit, 0));
  } else {
    uint32_t last = f->block;
    IrCase *cases = g_new0(IrCase, frame->exits->len);
    for (uint32_t i = 0; i < frame->exits->len; i++) {
      cases[i] = (IrCase){.low = i, .high = i, .target = lower_block(f)};
      lower_start(f, cases[i].target);
      lower_leave(f, g_array_index(frame->exits, Exit, i));
    }
    lower_start(f, last);
    if (!ir_block_closed(f->func, f->block)) {
      IrTemp selector = lower_load(f, IR_I32_TYPE, lower_local(f, frame->selector));
      lower_emit(f, (IrIns){.op = IR_SWITCH,
                            .a = selector,
                            .target = {cases[0].target, 0},
                            .cases = cases + 1,
                            .case_count = frame->exits->len - 1});
    }
    g_free(cases);
  }
  g_array_free(frame->exits, true);
  lower_start(f, after);
}

/* The filter decides: positive runs the handler, everything else goes on searching outside. */
static void lower_filter(Fn *f, CXCursor filter, uint32_t handler) {
  IrLoc outer = f->at;
  f->at = lower_loc(f->l, filter);
  lower_place_errors_in(f, filter);
  int64_t number;
  IrTemp value = lower_value(f, filter);
  if (value == 0) value = lower_unknown(f, IR_I32_TYPE, "the filter of the __except");
  if (lower_is_const(f, value, &number) && number > 0) {
    lower_goto(f, handler);
  } else {
    uint32_t search = lower_block(f);
    IrTemp is_mine = lower_binary(f, IR_GT, IR_I32_TYPE, value, lower_const(f, IR_I32_TYPE, 0));
    lower_emit(f, (IrIns){.op = IR_BRANCH,
                          .a = is_mine,
                          .target = {handler, search},
                          .source = lower_text(f->l, filter)});
    lower_start(f, search);
    /* Nobody in this function handles it: the way ends here. */
    if (f->except_to.block != 0) {
      lower_leave(f, f->except_to);
    } else {
      lower_end(f);
    }
  }
  f->at = outer;
}

static void lower_try_except(Fn *f, CXCursor body, CXCursor handler) {
  Kids kids = lower_kids(f->l, handler);
  uint32_t start = lower_block(f), filter = lower_block(f), after = lower_block(f);
  uint32_t block = lower_block(f);
  IrTemp raised = lower_unknown(f, IR_I32_TYPE, "an exception is raised");
  lower_emit(f,
             (IrIns){.op = IR_BRANCH, .a = raised, .target = {filter, start}, .source = IR_RAISED});
  Exit outer_leave = f->leave_to, outer_except = f->except_to;
  f->leave_to = (Exit){after, f->cleanup};
  f->except_to = (Exit){filter, f->cleanup};
  lower_start(f, start);
  lower_stmt(f, body);
  lower_goto(f, after);
  f->leave_to = outer_leave;
  f->except_to = outer_except;

  lower_start(f, filter);
  if (kids.count > 1) {
    lower_filter(f, kids.at[0], block);
  } else {
    lower_goto(f, block);
  }
  lower_start(f, block);
  if (kids.count > 0) lower_stmt(f, kids.at[kids.count - 1]);
  lower_goto(f, after);
  lower_start(f, after);
}

void lower_seh(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  if (kids.count < 2) {
    lower_lost(f, "a __try without its handler");
    if (kids.count > 0) lower_stmt(f, kids.at[0]);
  } else if (clang_getCursorKind(kids.at[1]) == CXCursor_SEHFinallyStmt) {
    lower_try_finally(f, kids.at[0], kids.at[1]);
  } else {
    lower_try_except(f, kids.at[0], kids.at[1]);
  }
}
