/* What Microsoft's compiler takes and libclang does not, where declarations do not help: the text
 * itself is changed, without a change of its length. */
#include <string.h>

#include "parse/heal.h"

/* The text of the file as it was changed so far; free with g_free. */
static char *text_so_far(const Job *job, const char *file, const Spot *spot) {
  const GString *made = g_hash_table_lookup(job->files, file);
  return g_strndup(made != NULL && made->len == spot->size ? made->str : spot->text, spot->size);
}

static void blank(char *text, size_t start, size_t end) {
  for (size_t i = start; i < end; i++) {
    if (text[i] != '\n' && text[i] != '\r') text[i] = ' ';
  }
}

/* Arguments that a macro has no parameters for are left out. */
static bool leave_out_surplus(char *text, Spot spot) {
  size_t start = spot.start;
  char before = heal_before(&spot, &start);
  if (before != ',' && before != '(') return false;
  if (before == ',') start--;
  size_t end = spot.start;
  for (unsigned depth = 0; end < spot.size && (depth > 0 || spot.text[end] != ')'); end++) {
    if (spot.text[end] == '(') depth++;
    if (spot.text[end] == ')') depth--;
  }
  if (end >= spot.size) return false;
  blank(text, start, end);
  return true;
}

/* The end of the type that begins at a place. */
static size_t type_end(const Spot *spot, size_t at) {
  static const char *const more[] = {"struct", "union", "enum", "unsigned", "signed", "const"};
  bool goes_on = true;
  size_t end = at;
  while (goes_on) {
    char *word = heal_word_at(spot, at);
    goes_on = false;
    for (size_t i = 0; i < G_N_ELEMENTS(more) && word != NULL; i++)
      goes_on = goes_on || strcmp(word, more[i]) == 0;
    end = at += word != NULL ? strlen(word) : 0;
    heal_after(spot, &at);
    g_free(word);
  }
  while (heal_after(spot, &at) == '*') end = ++at;
  return end;
}

/* `sizeof TYPE`: where there is no room for both parentheses, a macro takes the place. */
static bool put_parentheses(Job *job, char *text, Spot spot) {
  static const char word[] = "sizeof";
  size_t length = strlen(word), start = spot.start;
  if (!heal_starts(&spot, start, word)) {
    char *before = heal_word_before(&spot, &start);
    bool is_it = before != NULL && strcmp(before, word) == 0;
    g_free(before);
    if (!is_it) return false;
  }
  size_t type = start + length;
  heal_after(&spot, &type);
  size_t end = type_end(&spot, type);
  if (type == start + length || end == type || end >= spot.size) return false;
  if (spot.text[end] == ' ') {
    text[type - 1] = '(';
    text[end] = ')';
    return true;
  }
  heal_define(job->heal, "sizeo", "#define sizeo(type) sizeof(type)\n");
  memmove(text + start + length, text + type, end - type);
  text[start + length - 1] = '(';
  text[start + length + end - type] = ')';
  blank(text, start + length + end - type + 1, end);
  return true;
}

/* A macro that ends in `while (0)` needs no semicolon behind it, where there is room for one. */
static bool put_semicolon(char *text, const Spot *spot) {
  if (spot->start >= spot->size || strchr(" \t\r", spot->text[spot->start]) == NULL) return false;
  text[spot->start] = ';';
  return true;
}

/* `(TYPE)p += n` changes p. */
static bool leave_out_cast(char *text, const Spot *spot, CXDiagnostic diagnostic) {
  if (clang_getDiagnosticNumRanges(diagnostic) == 0) return false;
  unsigned start;
  clang_getFileLocation(clang_getRangeStart(clang_getDiagnosticRange(diagnostic, 0)), NULL, NULL,
                        NULL, &start);
  const char *close =
      start < spot->size ? memchr(spot->text + start, ')', spot->size - start) : NULL;
  if (close == NULL || spot->text[start] != '(') return false;
  blank(text, start, (size_t)(close + 1 - spot->text));
  return true;
}

/* `reinterpret_cast<ULONG_PTR>(Made_up())`: a number it is on our side, and a pointer on theirs. */
static bool leave_out_reinterpretation(char *text, const Spot *spot) {
  static const char word[] = "reinterpret_cast", other[] = "static_cast";
  if (!heal_starts(spot, spot->start, word)) return false;
  blank(text, spot->start, spot->start + strlen(word));
  for (size_t i = 0; other[i] != 0; i++) text[spot->start + i] = other[i];
  return true;
}

bool heal_edit(Job *job, CXDiagnostic diagnostic, const char *message, Spot spot) {
  CXFile file;
  clang_getFileLocation(clang_getDiagnosticLocation(diagnostic), &file, NULL, NULL, NULL);
  CXString name = clang_getFileName(file);
  char *text = text_so_far(job, clang_getCString(name), &spot);
  bool changed = false;
  if (strstr(message, "too many arguments provided to function-like macro") != NULL) {
    changed = leave_out_surplus(text, spot);
  } else if (g_str_has_prefix(message, "expected parentheses around type name in sizeof")) {
    changed = put_parentheses(job, text, spot);
  } else if (g_str_has_prefix(message, "expected ';' after do/while statement")) {
    changed = put_semicolon(text, &spot);
  } else if (g_str_has_prefix(message, "reinterpret_cast from 'long long' to ")) {
    changed = leave_out_reinterpretation(text, &spot);
  } else if (g_str_has_prefix(message, "assignment to cast is illegal")) {
    changed = leave_out_cast(text, &spot, diagnostic);
  }
  changed = changed && parse_put_file(job, clang_getCString(name), text, spot.size);
  clang_disposeString(name);
  g_free(text);
  return changed;
}
