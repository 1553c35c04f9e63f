/* Conditions of MSBuild: comparisons, Exists, and, or, !. What needs a number and finds none is
 * unknown, as what the kit would have defined often is. */
#include <stdlib.h>
#include <string.h>

#include "discover/msbuild.h"

enum { MAX_DEPTH = 32 };

typedef struct Condition {
  const Msbuild *build;
  GHashTable *metadata;
  const char *at;
  unsigned depth;
  bool is_broken;
} Condition;

static void skip_blanks(Condition *condition) {
  while (g_ascii_isspace(*condition->at)) condition->at++;
}

static bool take(Condition *condition, const char *mark) {
  skip_blanks(condition);
  size_t size = strlen(mark);
  if (g_ascii_strncasecmp(condition->at, mark, size) != 0) return false;
  if (g_ascii_isalpha(mark[0]) &&
      (g_ascii_isalnum(condition->at[size]) || condition->at[size] == '_'))
    return false;
  condition->at += size;
  return true;
}

static Truth both(Truth a, Truth b) {
  if (a == IS_FALSE || b == IS_FALSE) return IS_FALSE;
  return a == IS_TRUE && b == IS_TRUE ? IS_TRUE : IS_UNKNOWN;
}

static Truth negation(Truth a) {
  return a == IS_UNKNOWN ? IS_UNKNOWN : a == IS_TRUE ? IS_FALSE : IS_TRUE;
}

static Truth truth(bool is_true) { return is_true ? IS_TRUE : IS_FALSE; }

/* A quoted text, a property or a bare word, expanded; NULL when there is none. */
static char *operand(Condition *condition) {
  skip_blanks(condition);
  const char *start = condition->at;
  if (*start == '\'') {
    const char *end = start + 1;
    while (*end != '\0' && *end != '\'') {
      if ((*end == '$' || *end == '%' || *end == '@') && end[1] == '(') {
        unsigned open = 0; /* quotes inside belong to a function's arguments */
        for (; *end != '\0'; end++) {
          open += *end == '(';
          if (*end == ')' && --open == 0) break;
        }
      }
      if (*end != '\0') end++;
    }
    if (*end == '\0') return NULL;
    condition->at = end + 1;
    char *inner = g_strndup(start + 1, (gsize)(end - start - 1));
    char *text = msbuild_expand(condition->build, inner, condition->metadata);
    g_free(inner);
    return text;
  }
  const char *end = start;
  while (*end != '\0' && !g_ascii_isspace(*end) && strchr("=!<>()'", *end) == NULL) {
    if ((*end == '$' || *end == '%' || *end == '@') && end[1] == '(') {
      unsigned open = 0;
      for (; *end != '\0'; end++) {
        open += *end == '(';
        if (*end == ')' && --open == 0) break;
      }
    }
    if (*end != '\0') end++;
  }
  if (end == start) return NULL;
  condition->at = end;
  char *inner = g_strndup(start, (gsize)(end - start));
  char *text = msbuild_expand(condition->build, inner, condition->metadata);
  g_free(inner);
  return text;
}

/* Takes the marks of what is unknown out: such a property is empty. */
static bool strip_unknown(char *text) {
  char *to = text;
  bool was_unknown = false;
  for (const char *from = text; *from != '\0'; from++) {
    if (*from == BUILD_UNKNOWN) {
      was_unknown = true;
    } else {
      *to++ = *from;
    }
  }
  *to = '\0';
  return was_unknown;
}

static bool number(const char *text, double *value) {
  char *end;
  if (*text == '\0') return false;
  *value = text[0] == '0' && (text[1] == 'x' || text[1] == 'X')
               ? (double)g_ascii_strtoull(text, &end, 16)
               : g_ascii_strtod(text, &end);
  return *end == '\0';
}

static Truth compare(const char *left, const char *op, const char *right) {
  double a, b;
  bool are_numbers = number(left, &a) && number(right, &b);
  bool is_equality = op[0] == '=' || op[0] == '!';
  if (is_equality) {
    bool is_equal = are_numbers ? !(a < b) && !(a > b) : g_ascii_strcasecmp(left, right) == 0;
    return truth(is_equal == (op[0] == '='));
  }
  if (!are_numbers) return IS_UNKNOWN;
  switch (op[0]) {
    case '<':
      return truth(op[1] == '=' ? a <= b : a < b);
    default:
      return truth(op[1] == '=' ? a >= b : a > b);
  }
}

static Truth alternatives(Condition *condition);

static Truth function(Condition *condition, bool is_exists) {
  char *path = take(condition, "(") ? operand(condition) : NULL;
  if (path == NULL || !take(condition, ")")) {
    condition->is_broken = true;
    g_free(path);
    return IS_UNKNOWN;
  }
  bool is_true = false;
  if (is_exists) {
    Folders *folders = condition->build->projects->folders;
    const char *base = condition->build->folder;
    is_true = strchr(path, BUILD_UNKNOWN) == NULL &&
              (folders_find(folders, base, path, ENTRY_FILE) != NULL ||
               folders_find(folders, base, path, ENTRY_FOLDER) != NULL);
  } else {
    size_t size = strlen(path);
    is_true = size > 0 && (path[size - 1] == '\\' || path[size - 1] == '/');
  }
  g_free(path);
  return truth(is_true);
}

static Truth primary(Condition *condition) {
  Truth value = IS_UNKNOWN;
  if (++condition->depth > MAX_DEPTH) {
    condition->is_broken = true;
  } else if (take(condition, "!")) {
    value = negation(primary(condition));
  } else if (take(condition, "(")) {
    value = alternatives(condition);
    if (!take(condition, ")")) condition->is_broken = true;
  } else if (take(condition, "Exists")) {
    value = function(condition, true);
  } else if (take(condition, "HasTrailingSlash")) {
    value = function(condition, false);
  } else {
    static const char *const ops[] = {"==", "!=", "<=", ">=", "<", ">"};
    char *left = operand(condition);
    if (left == NULL) {
      condition->is_broken = true;
      return IS_UNKNOWN;
    }
    strip_unknown(left);
    size_t op = 0;
    while (op < G_N_ELEMENTS(ops) && !take(condition, ops[op])) op++;
    if (op == G_N_ELEMENTS(ops)) {
      value = g_ascii_strcasecmp(left, "true") == 0    ? IS_TRUE
              : g_ascii_strcasecmp(left, "false") == 0 ? IS_FALSE
                                                       : IS_UNKNOWN;
    } else {
      char *right = operand(condition);
      if (right == NULL) {
        condition->is_broken = true;
      } else {
        strip_unknown(right);
        value = compare(left, ops[op], right);
      }
      g_free(right);
    }
    g_free(left);
  }
  condition->depth--;
  return value;
}

static Truth alternatives(Condition *condition) {
  Truth any = IS_FALSE;
  do {
    Truth all = primary(condition);
    while (!condition->is_broken && take(condition, "and")) {
      all = both(all, primary(condition));
    }
    any = negation(both(negation(any), negation(all)));
  } while (!condition->is_broken && take(condition, "or"));
  return any;
}

Truth msbuild_condition(const Msbuild *build, const char *text, GHashTable *metadata) {
  Condition condition = {.build = build, .metadata = metadata, .at = text != NULL ? text : ""};
  skip_blanks(&condition);
  if (*condition.at == '\0') return IS_TRUE;
  Truth value = alternatives(&condition);
  skip_blanks(&condition);
  return condition.is_broken || *condition.at != '\0' ? IS_UNKNOWN : value;
}
