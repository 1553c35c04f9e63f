/* What an unknown name is, from its spelling and from what stands around it. */
#include <string.h>

#include "parse/heal.h"

bool heal_is_word(char c) { return g_ascii_isalnum(c) || c == '_' || c == '$'; }

char heal_after(const Spot *spot, size_t *at) {
  size_t i = *at;
  while (i < spot->size && g_ascii_isspace(spot->text[i])) i++;
  *at = i;
  return i < spot->size ? spot->text[i] : 0;
}

char heal_before(const Spot *spot, size_t *at) {
  size_t i = *at;
  while (i > 0 && g_ascii_isspace(spot->text[i - 1])) i--;
  *at = i;
  return i > 0 ? spot->text[i - 1] : 0;
}

size_t heal_behind_nested(const Spot *spot, size_t at, char open, char close) {
  unsigned depth = 0;
  for (; at < spot->size; at++) {
    depth += spot->text[at] == open;
    if (spot->text[at] == close && --depth == 0) break;
  }
  return at + (at < spot->size);
}

bool heal_starts(const Spot *spot, size_t at, const char *text) {
  return at + strlen(text) <= spot->size && strncmp(spot->text + at, text, strlen(text)) == 0;
}

/* True when somewhere in the file the name is followed by `what`. */
static bool is_followed(const Spot *spot, const char *name, const char *what) {
  size_t length = strlen(name);
  for (const char *p = spot->text; (p = strstr(p, name)) != NULL; p += length) {
    if ((p > spot->text && heal_is_word(p[-1])) || heal_is_word(p[length])) continue;
    size_t at = (size_t)(p - spot->text) + length;
    heal_after(spot, &at);
    if (heal_starts(spot, at, what)) return true;
  }
  return false;
}

/* True when somewhere in the file something is stored in what the name stands for. */
static bool is_changed(const Spot *spot, const char *name) {
  static const char *const operators[] = {"= ", "+=", "-=", "|=", "&=", "++", "--"};
  for (size_t i = 0; i < G_N_ELEMENTS(operators); i++)
    if (is_followed(spot, name, operators[i])) return true;
  return false;
}

static bool is_capital(const char *name) {
  bool has_letter = false;
  for (const char *c = name; *c != 0; c++) {
    if (g_ascii_islower(*c)) return false;
    has_letter = has_letter || g_ascii_isupper(*c);
  }
  return has_letter;
}

/* What is declared in headers by DEFINE_GUID bears such names. */
static bool is_guid(const char *name) {
  return g_str_has_prefix(name, "GUID_") || g_str_has_prefix(name, "IID_") ||
         g_str_has_prefix(name, "CLSID_");
}

char *heal_word_before(const Spot *spot, size_t *at) {
  size_t end = *at;
  heal_before(spot, &end);
  size_t start = end;
  while (start > 0 && heal_is_word(spot->text[start - 1])) start--;
  *at = start;
  return end > start ? g_strndup(spot->text + start, end - start) : NULL;
}

char *heal_word_at(const Spot *spot, size_t at) {
  size_t end = at;
  while (end < spot->size && heal_is_word(spot->text[end])) end++;
  return end > at ? g_strndup(spot->text + at, end - at) : NULL;
}

char *heal_word_behind(const Spot *spot) {
  size_t start = spot->start;
  while (start < spot->size && (spot->text[start] == '&' || spot->text[start] == '(' ||
                                g_ascii_isspace(spot->text[start]))) {
    start++;
  }
  size_t end = start;
  while (end < spot->size && heal_is_word(spot->text[end])) end++;
  return end > start ? g_strndup(spot->text + start, end - start) : NULL;
}

bool heal_is_beside_string(const Spot *spot) {
  size_t right = spot->end, left = spot->start;
  char next = heal_after(spot, &right);
  return next == '"' || heal_before(spot, &left) == '"' || heal_starts(spot, right, "L\"");
}

/* __in and __in_opt, not __inbyte and __int64. */
static bool is_direction(const char *name, const char *prefix) {
  if (!g_str_has_prefix(name, prefix)) return false;
  const char *rest = name + strlen(prefix);
  return *rest == 0 || *rest == '_';
}

bool heal_is_annotation(const char *name) {
  size_t length = strlen(name);
  if (g_str_has_prefix(name, "__drv_") || is_direction(name, "__in") ||
      is_direction(name, "__out") || is_direction(name, "__inout") ||
      is_direction(name, "__deref") || is_direction(name, "__inner") ||
      g_str_has_prefix(name, "__checkReturn") || g_str_has_suffix(name, "EXTERN_C_START") ||
      g_str_has_suffix(name, "EXTERN_C_END")) {
    return true;
  }
  return length > 3 && name[0] == '_' && g_ascii_isupper(name[1]) && name[length - 1] == '_';
}

static bool is_function_type(const char *name) {
  static const char *const prefixes[] = {"EVT_", "DRIVER_", "KDEFERRED_", "FN_", "CALLBACK_"};
  static const char *const suffixes[] = {"_ROUTINE",  "_CALLBACK", "_FN",
                                         "_FUNCTION", "_DISPATCH", "_HANDLER"};
  for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++) {
    if (g_str_has_prefix(name, prefixes[i])) return true;
  }
  for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++) {
    if (g_str_has_suffix(name, suffixes[i])) return true;
  }
  return false;
}

static Kind annotation_kind(const Spot *spot, const char *name) {
  return is_followed(spot, name, "(") ? KIND_CALL_MACRO : KIND_MACRO;
}

Kind heal_type_kind(const Spot *spot, const char *name) {
  if (heal_is_annotation(name)) return annotation_kind(spot, name);
  bool is_pointer = (name[0] == 'P' && g_ascii_isupper(name[1])) || g_str_has_prefix(name, "LP");
  if (is_capital(name) && (is_pointer || g_str_has_suffix(name, "HANDLE")))
    return KIND_POINTER_TYPE;
  if (is_capital(name) && is_function_type(name) && !is_followed(spot, name, "*")) {
    return KIND_FUNCTION_TYPE;
  }
  return is_followed(spot, name, "*") ? KIND_STRUCT_TYPE : KIND_INTEGER_TYPE;
}

static bool ends_with_word(const Spot *spot, size_t at, const char *word) {
  size_t length = strlen(word);
  return at >= length && strncmp(spot->text + at - length, word, length) == 0;
}

/* (X)value, sizeof(X), X name; */
static bool stands_as_type(const Spot *spot) {
  size_t right = spot->end, left = spot->start;
  char next = heal_after(spot, &right), previous = heal_before(spot, &left);
  bool was_statement = previous == ';' || previous == '{' || previous == '}';
  if (heal_is_word(next) && !g_ascii_isdigit(next)) return true;
  if (next == '*') {
    while (next == '*') {
      right++;
      next = heal_after(spot, &right);
    }
    if (next == ')') return true;
    return was_statement && heal_is_word(next);
  }
  if (previous != '(' || next != ')') return false;
  size_t call = left - 1;
  heal_before(spot, &call);
  bool is_sizeof = ends_with_word(spot, call, "sizeof");
  if (is_sizeof) return true;
  bool is_call =
      call > 0 && heal_is_word(spot->text[call - 1]) && !ends_with_word(spot, call, "return");
  if (is_call) return false;
  right++;
  next = heal_after(spot, &right);
  return heal_is_word(next) || next == '(' || next == '&' || next == '"';
}

static bool is_keyword_before(const Spot *spot, size_t at) {
  return ends_with_word(spot, at, "if") || ends_with_word(spot, at, "while") ||
         ends_with_word(spot, at, "switch");
}

/* An operand of what nobody does with the address of a function: `x | X`, `x |= X`, `!X`, `X ? a :
 * b`, `if (X)`, `x[X]`. A function is assigned, initialises something, or is an argument. */
static bool stands_as_number(const Spot *spot, bool is_cplusplus) {
  size_t right = spot->end, left = spot->start;
  char next = heal_after(spot, &right), previous = heal_before(spot, &left);
  char before = left > 1 ? spot->text[left - 2] : 0;
  if (next != 0 && strchr("|&^+-/%?", next) != NULL) return true;
  if (heal_starts(spot, right, "==") || heal_starts(spot, right, "!=")) return true;
  if (previous == '[' && next == ']') return true;
  if (previous == '!' || previous == '~' || previous == '|' || previous == '^') return true;
  if (previous == '=') return before != 0 && strchr("=!<>|&^+-*/%", before) != NULL;
  if (!is_cplusplus && (next == '<' || next == '>' || previous == '<')) return true;
  if (previous == '(' && next == ')') {
    size_t word = left - 1;
    heal_before(spot, &word);
    return is_keyword_before(spot, word);
  }
  if (previous != '&') return false;
  if (before == '&') return true;
  /* The operator of two operands stands behind one. */
  size_t operand = left - 1;
  char last = heal_before(spot, &operand);
  return heal_is_word(last) || last == ')' || last == ']';
}

/* F(x)->m: what the routine returns leads to a structure. */
static Kind call_kind(const Spot *spot, size_t at) {
  at = heal_behind_nested(spot, at, '(', ')');
  heal_after(spot, &at);
  return heal_starts(spot, at, "->") ? KIND_POINTER_FUNCTION : KIND_FUNCTION;
}

Kind heal_value_kind(const Spot *spot, const char *name, bool is_cplusplus) {
  size_t right = spot->end, left = spot->start;
  char next = heal_after(spot, &right), previous = heal_before(spot, &left);
  if (heal_is_annotation(name)) return annotation_kind(spot, name);
  /* Put together by a macro: what stands around it is nowhere to be read. */
  if (spot->end == spot->start) return is_capital(name) ? KIND_CONSTANT : KIND_FUNCTION;
  if (heal_is_beside_string(spot)) return KIND_STRING;
  if (is_cplusplus && heal_starts(spot, right, "::")) return KIND_STRUCT_TYPE;
  if (ends_with_word(spot, left, "case")) return KIND_CONSTANT;
  if (stands_as_type(spot)) return heal_type_kind(spot, name);
  if (next == '(') return call_kind(spot, right);
  if (heal_starts(spot, right, "->")) return KIND_POINTER_VARIABLE;
  bool is_assigned = next == '=' && !heal_starts(spot, right, "==");
  if (next == '.') return KIND_STRUCT_VARIABLE;
  if (next == '[')
    return heal_shape_at(spot, spot->end) == SHAPE_POINTER ? KIND_POINTER_VARIABLE
                                                           : KIND_ARRAY_VARIABLE;
  if (is_assigned) return KIND_VARIABLE;
  if (is_guid(name)) return KIND_GUID;
  if (is_capital(name)) return KIND_CONSTANT;
  if (stands_as_number(spot, is_cplusplus) && !is_followed(spot, name, "(")) return KIND_CONSTANT;
  if (previous == '&' && left > 1 && spot->text[left - 2] != '&') {
    return is_followed(spot, name, "(") ? KIND_FUNCTION : KIND_VARIABLE;
  }
  return is_changed(spot, name) && !is_followed(spot, name, "(") ? KIND_VARIABLE : KIND_FUNCTION;
}

static bool is_scoped(const Spot *spot, size_t at) {
  while (at > 0 && heal_is_word(spot->text[at - 1])) at--;
  heal_before(spot, &at);
  return at > 1 && spot->text[at - 1] == ':' && spot->text[at - 2] == ':';
}

Shape heal_shape_at(const Spot *spot, size_t at) {
  if (is_scoped(spot, at)) {
    char behind = heal_after(spot, &at);
    if (behind == '(') return SHAPE_STATIC_CODE;
    return heal_is_word(behind) || behind == '*' || behind == '&' ? SHAPE_TYPE : SHAPE_STATIC;
  }
  char next = heal_after(spot, &at);
  if (heal_starts(spot, at, "->")) return SHAPE_POINTER;
  if (next == '.') return SHAPE_STRUCT;
  if (next == '[') {
    /* The elements of M[i].x are structures. */
    at = heal_behind_nested(spot, at, '[', ']');
    return heal_after(spot, &at) == '.' ? SHAPE_POINTER : SHAPE_ARRAY;
  }
  if (next == '=') {
    at++;
    return heal_after(spot, &at) == '{' ? SHAPE_STRUCT : SHAPE_NUMBER;
  }
  return next == '(' ? SHAPE_CODE : SHAPE_NUMBER;
}
