/* The expressions of NMAKE's !IF: numbers, strings, DEFINED, EXIST, and C's operators. */
#include <string.h>

#include "discover/nmake.h"

enum { MAX_DEPTH = 32 };

typedef struct Operand {
  char *text;     /* a string, without its quotes; or NULL */
  int64_t number; /* else */
  bool is_known;
} Operand;

typedef struct Expression {
  const Nmake *nmake;
  const char *folder;
  const char *at;
  unsigned depth;
} Expression;

static bool take(Expression *expression, const char *mark) {
  while (g_ascii_isspace(*expression->at)) expression->at++;
  size_t size = strlen(mark);
  if (g_ascii_strncasecmp(expression->at, mark, size) != 0) return false;
  expression->at += size;
  return true;
}

static Operand number(int64_t value) { return (Operand){NULL, value, true}; }

static Operand unknown(void) { return (Operand){NULL, 0, false}; }

static bool is_true(const Operand *operand) {
  return operand->text != NULL ? *operand->text != '\0' : operand->number != 0;
}

/* What stands in parentheses, as text. Free with g_free; NULL when they are not there. */
static char *in_parentheses(Expression *expression) {
  const char *close = take(expression, "(") ? strchr(expression->at, ')') : NULL;
  if (close == NULL) return NULL;
  char *text = g_strstrip(g_strndup(expression->at, (gsize)(close - expression->at)));
  expression->at = close + 1;
  return text;
}

static Operand any(Expression *expression, int level);

static Operand word(Expression *expression) {
  if (take(expression, "defined")) {
    char *name = in_parentheses(expression);
    if (name == NULL) return unknown();
    bool is = nmake_macro(expression->nmake, name) != NULL;
    g_free(name);
    return number(is);
  }
  if (take(expression, "exist")) {
    take(expression, "s");
    char *path = in_parentheses(expression);
    if (path == NULL) return unknown();
    Folders *folders = expression->nmake->projects->folders;
    g_strdelimit(path, "\"", ' ');
    bool is = folders_find(folders, expression->folder, g_strstrip(path), ENTRY_FILE) != NULL;
    g_free(path);
    return number(is);
  }
  char *end;
  int64_t value = g_ascii_strtoll(expression->at, &end, 0);
  if (end != expression->at) {
    while (g_ascii_isalpha(*end)) end++; /* a suffix of C */
    expression->at = end;
    return number(value);
  }
  size_t size = strspn(expression->at, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_.");
  if (size == 0) return unknown();
  Operand text = {g_strndup(expression->at, size), 0, true};
  expression->at += size;
  return text;
}

static Operand primary(Expression *expression) {
  if (take(expression, "!")) {
    Operand operand = primary(expression);
    bool was_true = is_true(&operand);
    g_free(operand.text);
    return operand.is_known ? number(!was_true) : unknown();
  }
  if (take(expression, "-")) {
    Operand operand = primary(expression);
    g_free(operand.text);
    return (Operand){NULL, operand.number == INT64_MIN ? 0 : -operand.number, operand.is_known};
  }
  if (take(expression, "(")) {
    Operand operand = any(expression, 0);
    if (!take(expression, ")")) operand.is_known = false;
    return operand;
  }
  if (take(expression, "\"")) {
    const char *close = strchr(expression->at, '"');
    if (close == NULL) return unknown();
    Operand operand = {g_strndup(expression->at, (gsize)(close - expression->at)), 0, true};
    expression->at = close + 1;
    return operand;
  }
  return word(expression);
}

static Operand compute(const char *op, const Operand *a, const Operand *b) {
  if (strcmp(op, "&&") == 0) {
    bool is_false = (a->is_known && !is_true(a)) || (b->is_known && !is_true(b));
    if (is_false) return number(0);
    return a->is_known && b->is_known ? number(1) : unknown();
  }
  if (strcmp(op, "||") == 0) {
    if ((a->is_known && is_true(a)) || (b->is_known && is_true(b))) return number(1);
    return a->is_known && b->is_known ? number(0) : unknown();
  }
  if (!a->is_known || !b->is_known) return unknown();
  bool is_equality = strcmp(op, "==") == 0 || strcmp(op, "!=") == 0;
  if (a->text != NULL || b->text != NULL) {
    if (!is_equality || a->text == NULL || b->text == NULL) return unknown();
    return number((g_ascii_strcasecmp(a->text, b->text) == 0) == (op[0] == '='));
  }
  int64_t x = a->number, y = b->number;
  if (is_equality) return number((x == y) == (op[0] == '='));
  if (op[0] == '&') return number(x & y);
  if (op[0] == '|') return number(x | y);
  bool or_equal = op[1] == '=';
  return number(op[0] == '<' ? (or_equal ? x <= y : x < y) : (or_equal ? x >= y : x > y));
}

static Operand any(Expression *expression, int level) {
  static const char *const levels[][5] = {{"||"}, {"&&"},       {"|"},
                                          {"&"},  {"==", "!="}, {"<=", ">=", "<", ">"}};
  if (++expression->depth > MAX_DEPTH * (int)G_N_ELEMENTS(levels)) return unknown();
  if (level == (int)G_N_ELEMENTS(levels)) {
    Operand operand = primary(expression);
    expression->depth--;
    return operand;
  }
  Operand left = any(expression, level + 1);
  for (size_t i = 0; i < G_N_ELEMENTS(levels[0]) && levels[level][i] != NULL; i++) {
    const char *op = levels[level][i];
    const char *before = expression->at;
    if (!take(expression, op)) continue;
    bool is_longer = strlen(op) == 1 && (op[0] == '|' || op[0] == '&') && *expression->at == op[0];
    if (is_longer) {
      expression->at = before;
      continue;
    }
    Operand right = any(expression, level + 1);
    Operand result = compute(op, &left, &right);
    g_free(left.text);
    g_free(right.text);
    left = result;
    i = (size_t)-1; /* from the first operator again */
  }
  expression->depth--;
  return left;
}

NmakeTruth nmake_condition(const Nmake *nmake, const char *text, const char *folder) {
  char *expanded = nmake_expand(nmake, text);
  /* A macro that is not defined is empty. */
  char *to = expanded;
  for (const char *from = expanded; *from != '\0'; from++) {
    if (*from != BUILD_UNKNOWN) *to++ = *from;
  }
  *to = '\0';
  Expression expression = {.nmake = nmake, .folder = folder, .at = g_strstrip(expanded)};
  NmakeTruth truth = NMAKE_FALSE; /* of nothing: !IF $(NOT_DEFINED) */
  if (*expression.at != '\0') {
    Operand operand = any(&expression, 0);
    while (g_ascii_isspace(*expression.at)) expression.at++;
    bool is_known = operand.is_known && *expression.at == '\0';
    truth = !is_known ? NMAKE_UNKNOWN : is_true(&operand) ? NMAKE_TRUE : NMAKE_FALSE;
    g_free(operand.text);
  }
  g_free(expanded);
  return truth;
}
