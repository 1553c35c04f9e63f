/* Loops, choices and jumps. */
#include <string.h>

#include "lower/internal.h"

/* An error between the first word of a statement and its body leaves the condition without a value.
 */
static void place_errors_before(Fn *f, CXCursor stmt, CXCursor body) {
  if (!f->has_errors) return;
  IrLoc start, end, body_start, body_end;
  lower_extent(f->l, stmt, &start, &end);
  lower_extent(f->l, body, &body_start, &body_end);
  lower_place_errors(f, start, body_start);
}

static CXCursor none(void) { return clang_getNullCursor(); }

/* C++ lets declarations stand before a condition. Lowers them; returns the index behind them. */
static uint32_t lower_leading(Fn *f, Kids kids) {
  uint32_t i = 0;
  for (; i < kids.count; i++) {
    enum CXCursorKind kind = clang_getCursorKind(kids.at[i]);
    if (kind == CXCursor_VarDecl) {
      lower_decl(f, kids.at[i]);
    } else if (kind == CXCursor_DeclStmt || kind == CXCursor_NullStmt) {
      lower_stmt(f, kids.at[i]);
    } else {
      break;
    }
  }
  return i;
}

void lower_if(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  Cleanup *outer = f->cleanup;
  uint32_t i = lower_leading(f, kids);
  /* An init that is an expression: if (f(); g()). */
  while (kids.count - i > 3) lower_stmt(f, kids.at[i++]);
  uint32_t left = kids.count - i;
  if (left < 2) {
    lower_lost(f, "an if without its condition");
    return;
  }
  uint32_t yes = lower_block(f), after = lower_block(f);
  uint32_t no = left > 2 ? lower_block(f) : after;
  place_errors_before(f, stmt, kids.at[i + 1]);
  lower_condition(f, kids.at[i], yes, no);
  lower_start(f, yes);
  lower_scoped(f, kids.at[i + 1]);
  lower_goto(f, after);
  if (left > 2) {
    lower_start(f, no);
    lower_scoped(f, kids.at[i + 2]);
    lower_goto(f, after);
  }
  lower_start(f, after);
  lower_close_scope(f, outer);
}

/* Both `next` and `after` stand outside of what the loop's head declares anew each time round. */
static void lower_loop_body(Fn *f, CXCursor body, uint32_t next, uint32_t after, Cleanup *within) {
  Exit outer_break = f->break_to, outer_continue = f->continue_to;
  f->break_to = (Exit){after, within};
  f->continue_to = (Exit){next, within};
  if (!lower_is_null(body)) lower_scoped(f, body);
  f->break_to = outer_break;
  f->continue_to = outer_continue;
}

/* The way out of a loop by its condition, past what the condition has declared. */
static void end_of_loop(Fn *f, uint32_t done, uint32_t after, Cleanup *outer) {
  if (done == after) return;
  lower_start(f, done);
  lower_run_cleanups(f, outer);
  lower_goto(f, after);
}

void lower_while(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  uint32_t head = lower_block(f), body = lower_block(f), after = lower_block(f);
  Cleanup *outer = f->cleanup;
  lower_goto(f, head);
  lower_start(f, head);
  uint32_t i = lower_leading(f, kids);
  uint32_t done = f->cleanup != outer ? lower_block(f) : after;
  if (kids.count < i + 2) {
    lower_lost(f, "a while without its condition");
  } else {
    place_errors_before(f, stmt, kids.at[kids.count - 1]);
    lower_condition(f, kids.at[i], body, done);
  }
  end_of_loop(f, done, after, outer);
  lower_start(f, body);
  lower_loop_body(f, kids.count > i ? kids.at[kids.count - 1] : none(), head, after, outer);
  lower_close_scope(f, outer);
  lower_goto(f, head);
  lower_start(f, after);
}

void lower_do(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  uint32_t body = lower_block(f), test = lower_block(f), after = lower_block(f);
  lower_goto(f, body);
  lower_start(f, body);
  lower_loop_body(f, kids.count > 0 ? kids.at[0] : none(), test, after, f->cleanup);
  lower_goto(f, test);
  lower_start(f, test);
  if (kids.count > 1) {
    lower_place_errors_in(f, kids.at[1]);
    lower_condition(f, kids.at[1], body, after);
  } else {
    lower_lost(f, "a do without its condition");
    lower_goto(f, after);
  }
  lower_start(f, after);
}

/* The parts of a for that are there: the tree leaves out what is empty, so the text must tell. */
typedef struct ForParts {
  CXCursor init, variable, condition, step, body;
} ForParts;

/* Offsets of the two semicolons in the head of a for; false when the text can't tell. */
static bool find_semicolons(Fn *f, CXCursor stmt, unsigned semicolons[2]) {
  unsigned start, end;
  size_t size;
  const char *text = lower_file_text(f->l, stmt, &start, &end, &size);
  if (text == NULL || strncmp(text + start, "for", 3) != 0) return false;
  unsigned depth = 0, found = 0;
  for (unsigned i = start; i < end && found < 2; i++) {
    char c = text[i];
    if (c == '/' && text[i + 1] == '/') {
      while (i < end && text[i] != '\n') i++;
    } else if (c == '/' && text[i + 1] == '*') {
      for (i += 2; i < end && !(text[i] == '*' && text[i + 1] == '/'); i++) continue;
      i++;
    } else if (c == '"' || c == '\'') {
      for (i++; i < end && text[i] != c; i++) {
        if (text[i] == '\\') i++;
      }
    } else if (c == '(' || c == '{' || c == '[') {
      depth++;
    } else if (c == ')' || c == '}' || c == ']') {
      if (--depth == 0) return false;
    } else if (c == ';' && depth == 1) {
      semicolons[found++] = i;
    }
  }
  return found == 2;
}

static unsigned offset_of(CXCursor cursor) {
  unsigned offset;
  clang_getFileLocation(clang_getRangeStart(clang_getCursorExtent(cursor)), NULL, NULL, NULL,
                        &offset);
  return offset;
}

static bool looks_like_condition(CXCursor expr) {
  switch (clang_getCursorBinaryOperatorKind(expr)) {
    case CXBinaryOperator_LT:
    case CXBinaryOperator_GT:
    case CXBinaryOperator_LE:
    case CXBinaryOperator_GE:
    case CXBinaryOperator_EQ:
    case CXBinaryOperator_NE:
    case CXBinaryOperator_LAnd:
    case CXBinaryOperator_LOr:
      return true;
    default:
      return clang_getCursorKind(expr) == CXCursor_UnexposedExpr;
  }
}

static ForParts find_for_parts(Fn *f, CXCursor stmt, Kids kids) {
  ForParts parts = {none(), none(), none(), none(), none()};
  if (kids.count == 0) return parts;
  uint32_t head = kids.count - 1;
  parts.body = kids.at[head];
  unsigned semicolons[2];
  bool knows = find_semicolons(f, stmt, semicolons);
  for (uint32_t i = 0; i < head; i++) {
    CXCursor kid = kids.at[i];
    enum CXCursorKind kind = clang_getCursorKind(kid);
    unsigned offset = offset_of(kid);
    bool is_init, is_condition;
    if (head == 3 && kids.count == 4 && kind != CXCursor_VarDecl) {
      is_init = i == 0;
      is_condition = i == 1;
    } else if (knows) {
      is_init = offset < semicolons[0];
      is_condition = !is_init && offset < semicolons[1];
    } else {
      is_condition = looks_like_condition(kid);
      is_init = !is_condition && i == 0 && lower_is_null(parts.condition) &&
                (kind == CXCursor_DeclStmt ||
                 clang_getCursorBinaryOperatorKind(kid) == CXBinaryOperator_Assign);
    }
    if (is_init) {
      parts.init = kid;
    } else if (is_condition && kind == CXCursor_VarDecl) {
      parts.variable = kid;
    } else if (is_condition) {
      parts.condition = kid;
    } else {
      parts.step = kid;
    }
  }
  return parts;
}

void lower_for(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  ForParts parts = find_for_parts(f, stmt, kids);
  Cleanup *around = f->cleanup;
  if (!lower_is_null(parts.body)) place_errors_before(f, stmt, parts.body);
  if (!lower_is_null(parts.init)) lower_stmt(f, parts.init);
  Cleanup *outer = f->cleanup;
  uint32_t head = lower_block(f), body = lower_block(f), next = lower_block(f),
           after = lower_block(f);
  lower_goto(f, head);
  lower_start(f, head);
  if (!lower_is_null(parts.variable)) lower_decl(f, parts.variable);
  uint32_t done = f->cleanup != outer ? lower_block(f) : after;
  if (lower_is_null(parts.condition)) {
    lower_goto(f, body);
  } else {
    lower_condition(f, parts.condition, body, done);
  }
  end_of_loop(f, done, after, outer);
  lower_start(f, body);
  lower_loop_body(f, parts.body, next, after, outer);
  lower_close_scope(f, outer);
  lower_goto(f, next);
  lower_start(f, next);
  if (!lower_is_null(parts.step)) lower_stmt(f, parts.step);
  lower_goto(f, head);
  lower_start(f, after);
  lower_close_scope(f, around);
}

/* switch ------------------------------------------------------------------------------------- */

void lower_switch(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  Cleanup *scope = f->cleanup;
  lower_declare_hidden(f, stmt);
  uint32_t i = lower_leading(f, kids);
  while (kids.count - i > 2) lower_stmt(f, kids.at[i++]);
  if (kids.count - i < 2) {
    lower_lost(f, "a switch without its value");
    return;
  }
  CXCursor value_expr = kids.at[i];
  place_errors_before(f, stmt, kids.at[i + 1]);
  IrLoc outer = f->at;
  f->at = lower_loc(f->l, value_expr);
  Cleanup *temporaries = f->cleanup;
  IrTemp value = lower_value(f, value_expr);
  if (value == 0) value = lower_unknown(f, IR_I32_TYPE, "the value of the switch");
  lower_close_scope(f, temporaries);
  if (ir_block_closed(f->func, f->block)) lower_start(f, lower_block(f));
  uint32_t head = f->block;
  IrLoc at = f->at;
  f->at = outer;

  uint32_t after = lower_block(f);
  Switch inner = {.outer = f->switch_, .type = lower_type(clang_getCursorType(value_expr))};
  inner.cases = g_array_new(false, false, sizeof(IrCase));
  Exit outer_break = f->break_to;
  f->switch_ = &inner; /* cppcheck-suppress autoVariables ; until the end of its body, below */
  f->break_to = (Exit){after, f->cleanup};
  inner.body = lower_block(f);
  lower_start(f, inner.body);
  lower_scoped(f, kids.at[i + 1]);
  lower_goto(f, after);
  f->break_to = outer_break;
  f->switch_ = inner.outer;

  lower_start(f, head);
  if (inner.lost != NULL) lower_lost(f, inner.lost);
  lower_emit(f,
             (IrIns){.op = IR_SWITCH,
                     .a = value,
                     .target = {inner.default_block != 0 ? inner.default_block : after, 0},
                     .cases = inner.cases->len == 0 ? NULL : &g_array_index(inner.cases, IrCase, 0),
                     .case_count = inner.cases->len,
                     .loc = at,
                     .source = lower_text(f->l, value_expr)});
  g_array_free(inner.cases, true);
  lower_start(f, after);
  lower_close_scope(f, scope);
}

static uint32_t fall_into_new_block(Fn *f) {
  uint32_t block = lower_block(f);
  lower_goto(f, block);
  lower_start(f, block);
  return block;
}

void lower_case(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  int64_t low, high;
  bool is_range = kids.count > 2;
  uint32_t block = fall_into_new_block(f);
  if (f->switch_ == NULL || kids.count == 0 || !lower_evaluate(kids.at[0], &low)) {
    lower_lost(f, "a case without its value");
  } else {
    high = low;
    if (is_range && !lower_evaluate(kids.at[1], &high)) high = low;
    IrCase one = {.low = lower_fit(f->switch_->type, low),
                  .high = lower_fit(f->switch_->type, high),
                  .target = block};
    if (one.high >= one.low) g_array_append_val(f->switch_->cases, one);
    const char *made_up = lower_made_up_name(f->l, kids.at[0]);
    if (made_up != NULL && f->switch_->lost == NULL) {
      f->switch_->lost = arena_printf(f->l->scratch, "the value of %s is not known", made_up);
    }
  }
  if (kids.count > 1) lower_stmt(f, kids.at[kids.count - 1]);
}

void lower_default(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  uint32_t block = fall_into_new_block(f);
  if (f->switch_ != NULL) f->switch_->default_block = block;
  if (kids.count > 0) lower_stmt(f, kids.at[kids.count - 1]);
}

/* Jumps -------------------------------------------------------------------------------------- */

Label *lower_find_label(Fn *f, const char *name) {
  Label *label = g_hash_table_lookup(f->labels, name);
  if (label == NULL) {
    label = ARENA_NEW(f->l->scratch, Label);
    label->block = lower_block(f);
    g_hash_table_insert(f->labels, (char *)name, label);
  }
  return label;
}

void lower_label(Fn *f, CXCursor stmt) {
  Label *label = lower_find_label(f, lower_spelling(f->l, stmt));
  lower_goto(f, label->block);
  lower_start(f, label->block);
  Kids kids = lower_kids(f->l, stmt);
  if (kids.count > 0) lower_stmt(f, kids.at[kids.count - 1]);
}

void lower_goto_stmt(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  if (kids.count == 0) {
    lower_lost(f, "a goto without its label");
    lower_end(f);
    return;
  }
  Label *label = lower_find_label(f, lower_spelling(f->l, kids.at[0]));
  if (f->cleanup != NULL && !f->has_label_depths) {
    f->has_label_depths = true;
    lower_find_depths(f, f->definition, f->base_depth);
  }
  Exit to = {label->block, f->cleanup};
  while (to.within != NULL && to.within->depth > label->depth) to.within = to.within->outer;
  lower_leave(f, to);
}

static const char *result_var(Fn *f, IrType type) {
  if (f->result_var == NULL) f->result_var = lower_temp_var(f, ".result", type);
  return f->result_var;
}

/* The variable of the function that a return hands out as it is, so that it is not destroyed. */
static Cleanup *handed_out(Fn *f, CXCursor expr) {
  if (!f->l->is_cplusplus) return NULL;
  expr = lower_peel_same(f->l, expr);
  bool copies = clang_getCursorKind(expr) == CXCursor_CallExpr &&
                clang_getCursorKind(clang_getCursorReferenced(expr)) == CXCursor_Constructor &&
                clang_Cursor_getNumArguments(expr) == 1;
  if (copies) expr = lower_peel_same(f->l, clang_Cursor_getArgument(expr, 0));
  expr = lower_peel_same(f->l, lower_peel(f->l, expr));
  if (clang_getCursorKind(expr) != CXCursor_DeclRefExpr) return NULL;
  CXCursor variable = clang_getCursorReferenced(expr);
  CXType type = clang_getCanonicalType(clang_getCursorType(variable));
  bool is_same = clang_equalTypes(clang_getUnqualifiedType(type),
                                  clang_getUnqualifiedType(clang_getCanonicalType(f->result))) != 0;
  if (clang_getCursorKind(variable) != CXCursor_VarDecl || !is_same) return NULL;
  CXCursor key = clang_getCanonicalCursor(variable);
  const char *name = g_hash_table_lookup(f->vars, &key);
  for (Cleanup *c = f->cleanup; c != NULL && name != NULL; c = c->outer) {
    if (c->var != NULL && strcmp(c->var, name) == 0) return c;
  }
  return NULL;
}

/* An object goes where the caller wants it. */
static void return_object(Fn *f, CXCursor expr, Cleanup *object) {
  IrTemp place = lower_load(f, IR_PTR_TYPE, lower_local(f, f->result_var));
  if (object != NULL) {
    lower_copy(f, place, lower_local(f, object->var));
  } else {
    lower_initialise(f, place, f->result, expr);
  }
}

void lower_return(Fn *f, CXCursor stmt) {
  Kids kids = lower_expr_kids(f->l, stmt);
  IrTemp value = 0;
  bool is_reference = lower_is_reference(f->result);
  IrType type = lower_type(f->result);
  Cleanup *object = NULL, *scope = f->cleanup;
  if (kids.count > 0) {
    if (type == IR_VOID_TYPE) {
      lower_effect(f, kids.at[0]);
    } else if (is_reference) {
      value = lower_address(f, kids.at[0]);
    } else if (type == IR_OBJECT_TYPE) {
      object = handed_out(f, kids.at[0]);
      return_object(f, kids.at[0], object);
    } else {
      value = lower_value(f, kids.at[0]);
    }
  }
  lower_close_scope(f, scope);
  if (f->cleanup == NULL) {
    lower_emit(f, (IrIns){.op = IR_RETURN, .a = value});
    return;
  }
  /* The value is computed first, then the cleanups run, then the function returns. */
  if (value != 0) lower_store(f, type, lower_local(f, result_var(f, type)), value);
  uint32_t block = lower_block(f);
  if (object != NULL) object->is_off = true;
  lower_leave(f, (Exit){block, NULL});
  if (object != NULL) object->is_off = false;
  uint32_t rest = f->block;
  lower_start(f, block);
  if (value != 0) value = lower_load(f, type, lower_local(f, f->result_var));
  lower_emit(f, (IrIns){.op = IR_RETURN, .a = value});
  lower_start(f, rest);
}
