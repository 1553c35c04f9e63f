/* Expressions that the parser found wrong in their types and kept in pieces.
 *
 * Of `a->b = c` with types that do not fit it keeps a->b and c under an expression without a type;
 * what stood between them only the text tells. Where a declaration was made up, its type is a
 * guess, so that such an error says nothing against the source: what can be told from the pieces
 * and the text between them is lowered as if the types had fitted; anything else is lost. */
#include <string.h>

#include "lower/internal.h"

bool lower_is_recovered(CXCursor expr) {
  return clang_getCursorKind(expr) == CXCursor_UnexposedExpr &&
         clang_getCanonicalType(clang_getCursorType(expr)).kind == CXType_Dependent;
}

typedef struct Text {
  const char *all;
  unsigned start, end; /* of the expression */
} Text;

static bool skip_comment(const char *text, unsigned *at, unsigned end) {
  if (*at + 1 >= end || text[*at] != '/') return false;
  if (text[*at + 1] == '/') {
    while (*at < end && text[*at] != '\n') (*at)++;
    return true;
  }
  if (text[*at + 1] != '*') return false;
  *at += 2;
  while (*at + 1 < end && !(text[*at] == '*' && text[*at + 1] == '/')) (*at)++;
  *at = *at + 2 < end ? *at + 2 : end;
  return true;
}

static void skip_space(const char *text, unsigned *at, unsigned end) {
  while (*at < end && (g_ascii_isspace(text[*at]) || text[*at] == '\\' ||
                       (text[*at] == '/' && skip_comment(text, at, end)))) {
    if (*at < end && (g_ascii_isspace(text[*at]) || text[*at] == '\\')) (*at)++;
  }
}

/* What stands between two offsets, without white space and comments, in the scratch arena. */
static const char *between(Lower *l, const char *text, unsigned start, unsigned end) {
  GString *found = g_string_new(NULL);
  for (unsigned at = start; skip_space(text, &at, end), at < end; at++) {
    g_string_append_c(found, text[at]);
  }
  const char *copy = arena_strdup(l->scratch, found->str);
  g_string_free(found, true);
  return copy;
}

static bool is_identifier(const char *text) {
  if (*text == 0 || g_ascii_isdigit(*text)) return false;
  return strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$") ==
         strlen(text);
}

static bool is_one_of(const char *text, const char *const *list, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (strcmp(text, list[i]) == 0) return true;
  }
  return false;
}

static RecoveredShape shape_of_one(const char *before, const char *after, const char **member) {
  static const char *const steps[] = {"++", "--"};
  static const char *const values[] = {"!", "-", "~", "+", "(", ""};
  if (*before == 0 && *after == 0) return RECOVERED_SAME;
  if (*before == 0) {
    bool is_arrow = g_str_has_prefix(after, "->");
    const char *name = after + (is_arrow ? 2 : 1);
    if ((is_arrow || *after == '.') && is_identifier(name)) {
      *member = name;
      return is_arrow ? RECOVERED_ARROW : RECOVERED_MEMBER;
    }
    if (strcmp(after, "()") == 0) return RECOVERED_CALL;
    if (is_one_of(after, steps, G_N_ELEMENTS(steps))) return RECOVERED_STEP;
    return RECOVERED_LOST;
  }
  if (*after == 0 && strcmp(before, "*") == 0) return RECOVERED_DEREF;
  if (*after == 0 && strcmp(before, "&") == 0) return RECOVERED_ADDRESS;
  if (*after == 0 && is_one_of(before, steps, G_N_ELEMENTS(steps))) return RECOVERED_STEP;
  if (*after == 0 && is_one_of(before, values, G_N_ELEMENTS(values))) return RECOVERED_VALUE;
  if (g_str_has_prefix(before, "sizeof")) return RECOVERED_CONSTANT;
  /* A cast: its type stands in parentheses before it. */
  size_t length = strlen(before);
  if (*after == 0 && before[0] == '(' && before[length - 1] == ')') return RECOVERED_SAME;
  return RECOVERED_LOST;
}

static RecoveredShape shape_of_many(const char *between_first, uint32_t count) {
  static const char *const updates[] = {
      "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="};
  static const char *const values[] = {"==", "!=", "<", ">", "<=", ">=", "+",  "-",
                                       "*",  "/",  "%", "&", "|",  "^",  "<<", ">>"};
  if (*between_first == '(') {
    /* f(a, b): the pieces are the routine and its arguments. f((a), b) shows more of them. */
    return RECOVERED_CALL;
  }
  if (count != 2) return RECOVERED_LOST;
  if (strcmp(between_first, "=") == 0) return RECOVERED_ASSIGN;
  if (is_one_of(between_first, updates, G_N_ELEMENTS(updates))) return RECOVERED_STEP;
  if (*between_first == '[') return RECOVERED_ELEMENT;
  /* A cast or an opening parenthesis may stand before the second. */
  size_t operator_length = strcspn(between_first, "(");
  char *operator_text = g_strndup(between_first, operator_length);
  bool is_value = is_one_of(operator_text, values, G_N_ELEMENTS(values));
  bool is_assign = strcmp(operator_text, "=") == 0;
  g_free(operator_text);
  if (is_assign) return RECOVERED_ASSIGN;
  return is_value ? RECOVERED_VALUE : RECOVERED_LOST;
}

static bool offsets(CXCursor cursor, CXFile *file, unsigned *start, unsigned *end) {
  CXSourceRange range = clang_getCursorExtent(cursor);
  CXFile other;
  clang_getFileLocation(clang_getRangeStart(range), file, NULL, NULL, start);
  clang_getFileLocation(clang_getRangeEnd(range), &other, NULL, NULL, end);
  return *file != NULL && *file == other && *end >= *start;
}

Recovered lower_recovered(Lower *l, CXCursor expr) {
  Recovered r = {.kids = lower_expr_kids(l, expr), .shape = RECOVERED_LOST};
  unsigned start, end, first_start, first_end, next_start, next_end;
  size_t size;
  CXFile file, first_file, next_file;
  if (r.kids.count == 0) {
    r.shape = RECOVERED_CONSTANT;
    return r;
  }
  if (!offsets(expr, &file, &start, &end) ||
      !offsets(r.kids.at[0], &first_file, &first_start, &first_end) || file != first_file) {
    return r;
  }
  const char *text = clang_getFileContents(l->tu, file, &size);
  if (text == NULL || end > size || first_start < start || first_end > end) return r;
  bool is_same = first_start == start && first_end == end;
  if (r.kids.count == 1) {
    const char *before = between(l, text, start, first_start);
    const char *after = between(l, text, first_end, end);
    r.shape = is_same ? RECOVERED_SAME : shape_of_one(before, after, &r.member);
    if (r.member != NULL) {
      r.member_offset = end - (unsigned)strlen(r.member);
      r.file = file;
    }
    return r;
  }
  if (is_same || !offsets(r.kids.at[1], &next_file, &next_start, &next_end) || next_file != file ||
      first_start != start || next_start < first_end) {
    return r;
  }
  r.operator= between(l, text, first_end, next_start);
  r.shape = shape_of_many(r.operator, r.kids.count);
  return r;
}

/* Machine type of a piece that may have none itself. */
static IrType piece_type(CXCursor piece) {
  CXType type = clang_getCursorType(piece);
  return clang_getCanonicalType(type).kind == CXType_Dependent ? IR_PTR_TYPE : lower_type(type);
}

static IrTemp piece_value(Fn *f, CXCursor piece) {
  IrTemp value = lower_value(f, piece);
  return value != 0 ? value : lower_unknown(f, piece_type(piece), "an expression without a value");
}

static IrTemp recovered_assign(Fn *f, Kids kids) {
  IrTemp value = piece_value(f, kids.at[1]);
  IrTemp address = lower_address(f, kids.at[0]);
  IrType from = piece_type(kids.at[1]), to = piece_type(kids.at[0]);
  if (from == IR_OBJECT_TYPE || to == IR_OBJECT_TYPE) {
    if (from == to) {
      lower_copy(f, address, value);
    } else if (to == IR_OBJECT_TYPE) {
      lower_store(f, from, address, value);
    } else {
      lower_copy(f, address, value);
    }
    return value;
  }
  /* The type of what was made up is a guess: the value's own is as good. */
  IrType type = to == IR_VOID_TYPE || from == IR_PTR_TYPE ? from : to;
  lower_store(f, type, address, lower_cast(f, value, from, type));
  return value;
}

/* Which comparison stands between the two pieces, if it is one. */
static bool comparison(const char *text, IrOp *op) {
  static const struct {
    const char *text;
    IrOp op;
  } all[] = {{"==", IR_EQ}, {"!=", IR_NE}, {"<=", IR_LE},
             {">=", IR_GE}, {"<", IR_LT},  {">", IR_GT}};
  for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
    if (strncmp(text, all[i].text, strlen(all[i].text)) != 0) continue;
    *op = all[i].op;
    return true;
  }
  return false;
}

/* Two values that were put together. What the types of made-up declarations make of them is not
 * known, but whether they are the same is. */
static IrTemp recovered_value(Fn *f, const Recovered *r) {
  IrOp op;
  if (r->kids.count == 2 && r->operator!= NULL && comparison(r->operator, & op)) {
    IrType left = piece_type(r->kids.at[0]), right = piece_type(r->kids.at[1]);
    if (left != IR_OBJECT_TYPE && right != IR_OBJECT_TYPE) {
      IrTemp a = piece_value(f, r->kids.at[0]), b = piece_value(f, r->kids.at[1]);
      return lower_binary(f, op, lower_arithmetic_type(left, right), a, b);
    }
  }
  for (uint32_t i = 0; i < r->kids.count; i++) lower_effect(f, r->kids.at[i]);
  return lower_unknown(f, IR_I64_TYPE, IR_MADE_UP "an expression whose types do not fit");
}

static IrTemp recovered_step(Fn *f, Kids kids) {
  if (kids.count > 1) lower_effect(f, kids.at[1]);
  IrTemp address = lower_address(f, kids.at[0]);
  IrType type = piece_type(kids.at[0]);
  if (type == IR_OBJECT_TYPE || type == IR_VOID_TYPE) type = IR_I64_TYPE;
  IrTemp value = lower_unknown(f, type, "a value whose type is not known");
  lower_store(f, type, address, value);
  return value;
}

static IrTemp recovered_call(Fn *f, Kids kids) {
  CXCursor callee = lower_peel(f->l, kids.at[0]);
  CXCursor target = clang_getCursorReferenced(callee);
  bool is_member = clang_getCursorKind(callee) == CXCursor_MemberRefExpr;
  IrTemp *args = ARENA_ARRAY(f->l->scratch, IrTemp, kids.count + 1);
  uint32_t count = 0;
  if (lower_is_function(target) && is_member) {
    Kids object = lower_expr_kids(f->l, callee);
    if (object.count > 0) {
      enum CXTypeKind kind = clang_getCanonicalType(clang_getCursorType(object.at[0])).kind;
      args[count++] =
          kind == CXType_Pointer ? piece_value(f, object.at[0]) : lower_address(f, object.at[0]);
    } else {
      args[count++] = lower_this(f);
    }
  }
  IrTemp code;
  if (clang_getCursorKind(target) == CXCursor_FunctionDecl ||
      (clang_getCursorKind(target) == CXCursor_CXXMethod && !clang_CXXMethod_isVirtual(target))) {
    const char *name = lower_function_symbol(f->l, target);
    code = lower_emit(f, (IrIns){.op = IR_FUNC, .type = IR_PTR_TYPE, .text = name});
  } else if (lower_is_function(target) || lower_is_null(target)) {
    code = lower_unknown(f, IR_PTR_TYPE, "a routine");
  } else {
    code = piece_value(f, callee);
  }
  for (uint32_t i = 1; i < kids.count; i++) {
    args[count++] = piece_type(kids.at[i]) == IR_OBJECT_TYPE ? lower_address(f, kids.at[i])
                                                             : piece_value(f, kids.at[i]);
  }
  CXType result = lower_is_function(target) ? clang_getCursorResultType(target)
                                            : (CXType){.kind = CXType_Invalid};
  IrType type = result.kind == CXType_Invalid ? IR_I64_TYPE : lower_type(result);
  if (type == IR_OBJECT_TYPE) type = IR_PTR_TYPE;
  return lower_emit(
      f, (IrIns){.op = IR_CALL, .type = type, .a = code, .args = args, .arg_count = count});
}

IrTemp lower_recovered_address(Fn *f, const Recovered *r) {
  IrTemp base;
  switch (r->shape) {
    case RECOVERED_SAME:
      return lower_address(f, r->kids.at[0]);
    case RECOVERED_ARROW:
    case RECOVERED_MEMBER: {
      /* Which of the two stands there is part of what does not fit. */
      enum CXTypeKind kind = clang_getCanonicalType(clang_getCursorType(r->kids.at[0])).kind;
      bool is_value =
          kind == CXType_Pointer || (r->shape == RECOVERED_ARROW && kind != CXType_Record);
      base = is_value ? piece_value(f, r->kids.at[0]) : lower_address(f, r->kids.at[0]);
      return lower_field(f, base, r->member);
    }
    case RECOVERED_DEREF:
      return piece_value(f, r->kids.at[0]);
    case RECOVERED_ELEMENT: {
      base = piece_type(r->kids.at[0]) == IR_PTR_TYPE ? piece_value(f, r->kids.at[0])
                                                      : lower_address(f, r->kids.at[0]);
      IrTemp index = piece_value(f, r->kids.at[1]);
      return lower_index(f, IR_I64_TYPE, base, index);
    }
    default:
      lower_recovered_value(f, r);
      return lower_unknown(f, IR_PTR_TYPE, "the address of an expression that could not be read");
  }
}

IrTemp lower_recovered_value(Fn *f, const Recovered *r) {
  switch (r->shape) {
    case RECOVERED_SAME:
      return piece_value(f, r->kids.at[0]);
    case RECOVERED_ASSIGN:
      return recovered_assign(f, r->kids);
    case RECOVERED_STEP:
      return recovered_step(f, r->kids);
    case RECOVERED_CALL:
      return recovered_call(f, r->kids);
    case RECOVERED_ADDRESS:
      return lower_address(f, r->kids.at[0]);
    case RECOVERED_MEMBER:
    case RECOVERED_ARROW:
    case RECOVERED_DEREF:
    case RECOVERED_ELEMENT:
      return lower_load(f, IR_PTR_TYPE, lower_recovered_address(f, r));
    case RECOVERED_VALUE:
      return recovered_value(f, r);
    case RECOVERED_CONSTANT:
      return lower_unknown(f, IR_I64_TYPE, IR_MADE_UP "an expression that was not understood");
    case RECOVERED_LOST:
      break;
  }
  for (uint32_t i = 0; i < r->kids.count; i++) lower_effect(f, r->kids.at[i]);
  lower_lost(f, "an expression whose types do not fit");
  return lower_unknown(f, IR_I64_TYPE, "an expression whose types do not fit");
}
