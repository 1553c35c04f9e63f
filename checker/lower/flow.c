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
  lower_branch(f, kids.at[i], yes, no);
  lower_start(f, yes);
  lower_stmt(f, kids.at[i + 1]);
  lower_goto(f, after);
  if (left > 2) {
    lower_start(f, no);
    lower_stmt(f, kids.at[i + 2]);
    lower_goto(f, after);
  }
  lower_start(f, after);
}

static void lower_loop_body(Fn *f, CXCursor body, uint32_t next, uint32_t after) {
  Exit outer_break = f->break_to, outer_continue = f->continue_to;
  f->break_to = (Exit){after, f->finally};
  f->continue_to = (Exit){next, f->finally};
  if (!lower_is_null(body)) lower_stmt(f, body);
  f->break_to = outer_break;
  f->continue_to = outer_continue;
}

void lower_while(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  uint32_t head = lower_block(f), body = lower_block(f), after = lower_block(f);
  lower_goto(f, head);
  lower_start(f, head);
  uint32_t i = lower_leading(f, kids);
  if (kids.count < i + 2) {
    lower_lost(f, "a while without its condition");
  } else {
    place_errors_before(f, stmt, kids.at[kids.count - 1]);
    lower_branch(f, kids.at[i], body, after);
  }
  lower_start(f, body);
  lower_loop_body(f, kids.count > i ? kids.at[kids.count - 1] : none(), head, after);
  lower_goto(f, head);
  lower_start(f, after);
}

void lower_do(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  uint32_t body = lower_block(f), test = lower_block(f), after = lower_block(f);
  lower_goto(f, body);
  lower_start(f, body);
  lower_loop_body(f, kids.count > 0 ? kids.at[0] : none(), test, after);
  lower_goto(f, test);
  lower_start(f, test);
  if (kids.count > 1) {
    lower_place_errors_in(f, kids.at[1]);
    lower_branch(f, kids.at[1], body, after);
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
  if (!lower_is_null(parts.body)) place_errors_before(f, stmt, parts.body);
  if (!lower_is_null(parts.init)) lower_stmt(f, parts.init);
  uint32_t head = lower_block(f), body = lower_block(f), next = lower_block(f),
           after = lower_block(f);
  lower_goto(f, head);
  lower_start(f, head);
  if (!lower_is_null(parts.variable)) lower_decl(f, parts.variable);
  if (lower_is_null(parts.condition)) {
    lower_goto(f, body);
  } else {
    lower_branch(f, parts.condition, body, after);
  }
  lower_start(f, body);
  lower_loop_body(f, parts.body, next, after);
  lower_goto(f, next);
  lower_start(f, next);
  if (!lower_is_null(parts.step)) lower_stmt(f, parts.step);
  lower_goto(f, head);
  lower_start(f, after);
}

/* How the range is walked is its class's affair: the body runs an unknown number of times with an
 * unknown element. */
void lower_for_range(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  uint32_t head = lower_block(f), body = lower_block(f), after = lower_block(f);
  for (uint32_t i = 0; i + 1 < kids.count; i++) {
    if (clang_isExpression(clang_getCursorKind(kids.at[i]))) lower_effect(f, kids.at[i]);
  }
  lower_goto(f, head);
  lower_start(f, head);
  IrTemp more = lower_unknown(f, IR_I32_TYPE, "the range has another element");
  lower_emit(f, (IrIns){.op = IR_BRANCH, .a = more, .target = {body, after}});
  lower_start(f, body);
  for (uint32_t i = 0; i + 1 < kids.count; i++) {
    if (clang_getCursorKind(kids.at[i]) != CXCursor_VarDecl) continue;
    const char *name = lower_declare_local(f, kids.at[i], false);
    IrType type = lower_type(clang_getCursorType(kids.at[i]));
    if (type == IR_OBJECT_TYPE || type == IR_VOID_TYPE) continue;
    IrTemp element = lower_unknown(f, type, "an element of the range");
    lower_store(f, type, lower_local(f, name), element);
  }
  lower_loop_body(f, kids.count > 0 ? kids.at[kids.count - 1] : none(), head, after);
  lower_goto(f, head);
  lower_start(f, after);
}

/* switch ------------------------------------------------------------------------------------- */

void lower_switch(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
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
  IrTemp value = lower_value(f, value_expr);
  if (value == 0) value = lower_unknown(f, IR_I32_TYPE, "the value of the switch");
  if (ir_block_closed(f->func, f->block)) lower_start(f, lower_block(f));
  uint32_t head = f->block;
  IrLoc at = f->at;
  f->at = outer;

  uint32_t after = lower_block(f);
  Switch inner = {.outer = f->switch_, .type = lower_type(clang_getCursorType(value_expr))};
  inner.cases = g_array_new(false, false, sizeof(IrCase));
  Exit outer_break = f->break_to;
  f->switch_ = &inner; /* cppcheck-suppress autoVariables ; until the end of its body, below */
  f->break_to = (Exit){after, f->finally};
  inner.body = lower_block(f);
  lower_start(f, inner.body);
  lower_stmt(f, kids.at[i + 1]);
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

static Label *find_label(Fn *f, const char *name) {
  Label *label = g_hash_table_lookup(f->labels, name);
  if (label == NULL) {
    label = ARENA_NEW(f->l->scratch, Label);
    label->block = lower_block(f);
    g_hash_table_insert(f->labels, (char *)name, label);
  }
  return label;
}

void lower_label(Fn *f, CXCursor stmt) {
  Label *label = find_label(f, lower_spelling(f->l, stmt));
  lower_goto(f, label->block);
  lower_start(f, label->block);
  Kids kids = lower_kids(f->l, stmt);
  if (kids.count > 0) lower_stmt(f, kids.at[kids.count - 1]);
}

static void find_depths(Fn *f, CXCursor cursor, unsigned depth) {
  enum CXCursorKind kind = clang_getCursorKind(cursor);
  if (kind == CXCursor_LabelStmt) find_label(f, lower_spelling(f->l, cursor))->depth = depth;
  if (clang_isExpression(kind) && kind != CXCursor_StmtExpr) return;
  Kids kids = lower_kids(f->l, cursor);
  bool has_finally = kind == CXCursor_SEHTryStmt && kids.count > 1 &&
                     clang_getCursorKind(kids.at[1]) == CXCursor_SEHFinallyStmt;
  for (uint32_t i = 0; i < kids.count; i++) {
    find_depths(f, kids.at[i], depth + (has_finally && i == 0 ? 1 : 0));
  }
}

void lower_goto_stmt(Fn *f, CXCursor stmt) {
  Kids kids = lower_kids(f->l, stmt);
  if (kids.count == 0) {
    lower_lost(f, "a goto without its label");
    lower_end(f);
    return;
  }
  Label *label = find_label(f, lower_spelling(f->l, kids.at[0]));
  if (f->finally != NULL && !f->has_label_depths) {
    f->has_label_depths = true;
    find_depths(f, f->definition, 0);
  }
  Exit to = {label->block, f->finally};
  while (to.within != NULL && to.within->depth > label->depth) to.within = to.within->outer;
  lower_leave(f, to);
}

static const char *result_var(Fn *f, IrType type) {
  if (f->result_var == NULL) f->result_var = lower_temp_var(f, ".result", type);
  return f->result_var;
}

void lower_return(Fn *f, CXCursor stmt) {
  Kids kids = lower_expr_kids(f->l, stmt);
  IrTemp value = 0;
  bool is_reference = lower_is_reference(f->result);
  IrType type = lower_type(f->result);
  if (kids.count > 0) {
    if (type == IR_VOID_TYPE) {
      lower_effect(f, kids.at[0]);
    } else if (is_reference) {
      value = lower_address(f, kids.at[0]);
    } else if (type == IR_OBJECT_TYPE) {
      value = lower_temporary(f, f->result, ".result");
      lower_initialise(f, value, f->result, kids.at[0]);
    } else {
      value = lower_value(f, kids.at[0]);
    }
  }
  if (f->finally == NULL) {
    lower_emit(f, (IrIns){.op = IR_RETURN, .a = value});
    return;
  }
  /* The value is computed first, then the __finally blocks run, then the function returns. */
  if (type == IR_OBJECT_TYPE) type = IR_PTR_TYPE;
  if (value != 0) lower_store(f, type, lower_local(f, result_var(f, type)), value);
  uint32_t block = lower_block(f);
  lower_leave(f, (Exit){block, NULL});
  uint32_t rest = f->block;
  lower_start(f, block);
  if (value != 0) value = lower_load(f, type, lower_local(f, f->result_var));
  lower_emit(f, (IrIns){.op = IR_RETURN, .a = value});
  lower_start(f, rest);
}
