/* Unknown names that stand for strings. */
#include <string.h>

#include "parse/heal.h"

/* An array of characters begins with what is no constant, but a string: `a[] = X`, or somewhere in
 * the arguments of a macro that makes the array. */
bool heal_string(struct Heal *heal, Spot spot) {
  size_t end = spot.start;
  while (end < spot.size && spot.text[end] != '=' && spot.text[end] != ';') end++;
  if (end < spot.size && spot.text[end] == '=') {
    spot.start = end + 1;
    char *value = heal_word_behind(&spot);
    bool changed = heal_change_kind(heal, value, KIND_CONSTANT, KIND_WIDE_STRING);
    g_free(value);
    return changed;
  }
  bool changed = false;
  for (size_t at = spot.start; at < end && at < spot.size; at++) {
    char *word = heal_word_at(&spot, at);
    if (word == NULL) continue;
    changed = heal_change_kind(heal, word, KIND_CONSTANT, KIND_WIDE_STRING) || changed;
    at += strlen(word);
    g_free(word);
  }
  return changed;
}

/* A string literal that begins at `at`: the offset behind it, or `at`. */
static size_t behind_literal(const Spot *spot, size_t at) {
  size_t end = at;
  if (end + 1 < spot->size && spot->text[end] == 'L') end++;
  if (end >= spot->size || spot->text[end] != '"') return at;
  for (end++; end < spot->size && spot->text[end] != '"' && spot->text[end] != '\n'; end++)
    if (spot->text[end] == '\\') end++;
  return end < spot->size ? end + 1 : at;
}

/* `"a" X "b" Y`: what else stands in the row of strings behind a name is strings as well. The
 * parser complains of one in a round only. */
void heal_strings(struct Heal *heal, const Spot *spot) {
  for (size_t at = spot->end, end; heal_after(spot, &at) != 0; at = end) {
    end = behind_literal(spot, at);
    if (end > at) continue;
    char *word = heal_word_at(spot, at);
    size_t behind = at + (word != NULL ? strlen(word) : 0);
    bool is_string = word != NULL && !g_ascii_isdigit(*word) && heal_after(spot, &behind) != '(' &&
                     !g_hash_table_contains(heal->names, word);
    if (is_string) heal_set_kind(heal, word, KIND_STRING);
    end = at + (word != NULL ? strlen(word) : 0);
    g_free(word);
    if (!is_string) return;
  }
}
