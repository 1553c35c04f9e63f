/* The members of made structures. One is known by a diagnostic; what is reached through it, and
 * what the variables of a type that was made up are asked for, is read off the text beforehand, so
 * that it costs no further round. */
#include <string.h>

#include "parse/heal.h"

static size_t word_end(const Spot *text, size_t at) {
  while (at < text->size && heal_is_word(text->text[at])) at++;
  return at;
}

/* The name behind `.` or `->`, over an index before these; false when something else stands there.
 */
static bool next_member(const Spot *from, Spot *next) {
  size_t at = from->end;
  if (heal_after(from, &at) == '[') {
    at = heal_behind_nested(from, at, '[', ']');
    heal_after(from, &at);
  }
  bool is_arrow = heal_starts(from, at, "->");
  if (!is_arrow && !(heal_starts(from, at, ".") && !heal_starts(from, at, ".."))) return false;
  at += is_arrow ? 2 : 1;
  *next = *from;
  next->start = at;
  next->end = word_end(from, at);
  /* A sentence of a comment ends with a full stop, too, but a blank stands behind it. */
  return next->end > at && !g_ascii_isdigit(from->text[at]);
}

/* Adds the member that stands at a place, or comes out of a macro there, and those that are reached
 * through it. */
static bool add_member(struct Heal *heal, Name *owner, const char *text, const Spot *spot) {
  enum { NAME_LIMIT = 512 };
  Member *member = heal_find_member(owner, text);
  Shape shape = heal_shape_at(spot, spot->end);
  bool changed = member == NULL || (member->shape < shape && shape <= SHAPE_POINTER);
  if (member == NULL) {
    member = g_new0(Member, 1);
    member->text = g_strdup(text);
    g_ptr_array_add(owner->members, member);
  }
  if (changed) heal_set_shape(heal, owner, member, shape);
  Spot next;
  if (member->inner == NULL || strlen(member->inner->text) > NAME_LIMIT ||
      !next_member(spot, &next))
    return changed;
  char *inner = heal_word_at(&next, next.start);
  changed = add_member(heal, member->inner, inner, &next) || changed;
  g_free(inner);
  return changed;
}

char *heal_tag_in(const char *message) {
  char *tag = NULL, **parts = g_strsplit(message, "'", -1);
  for (char **part = parts; part[0] != NULL && part[1] != NULL; part += 2) {
    const char *text = part[1];
    if (g_str_has_prefix(text, "struct ")) text += strlen("struct ");
    size_t length = 0;
    while (heal_is_word(text[length])) length++;
    if (length == 0 || text[length] != 0 || strcmp(text, "void") == 0) continue;
    g_free(tag);
    tag = g_strdup(text);
    if (part[2] == NULL) break;
  }
  g_strfreev(parts);
  return tag;
}

/* A structure that is known by its tag alone, and was given a definition. */
static Name *tagged_in(struct Heal *heal, const char *message) {
  char *tag = heal_tag_in(message);
  char *key = g_strconcat("struct ", tag != NULL ? tag : "", NULL);
  Name *name = g_hash_table_lookup(heal->names, key);
  g_free(key);
  g_free(tag);
  return name;
}

/* The last structure of our own in "no member named 'M' in 'unloadlint_A::unloadlint_A__B'". */
static Name *owner_in(struct Heal *heal, const char *message) {
  static const char made[] = "unloadlint_";
  const char *owner = NULL;
  for (const char *at = message; (at = strstr(at, made)) != NULL;) owner = at += strlen(made);
  if (owner == NULL) return tagged_in(heal, message);
  size_t length = 0;
  while (heal_is_word(owner[length])) length++;
  char *key = g_strndup(owner, length);
  Name *name = g_hash_table_lookup(heal->names, key);
  g_free(key);
  return name;
}

bool heal_member(struct Heal *heal, const char *message, const char *text, const Spot *spot) {
  Name *owner = owner_in(heal, message);
  return owner != NULL && add_member(heal, owner, text, spot);
}

/* What a variable is asked for, from behind its declaration to the end of its scope. */
static void foresee_uses(struct Heal *heal, Name *type, const Spot *declared, bool is_pointer) {
  size_t length = declared->end - declared->start;
  int braces = 0, parens = 0;
  Spot text = *declared;
  for (size_t at = declared->end; at < text.size; at++) {
    char c = text.text[at];
    if (c == '(') parens++;
    if (c == ')') parens--;
    if (c == '{') braces++;
    /* A parameter's scope is the body behind it, if there is one. */
    if (c == '}' && --braces <= (parens < 0 ? 0 : -1)) return;
    if (c == ';' && parens < 0 && braces == 0) return;
    if (!heal_is_word(c)) continue;
    size_t end = word_end(&text, at);
    bool is_it =
        end - at == length && memcmp(text.text + at, text.text + declared->start, length) == 0;
    size_t left = at;
    char before = is_it ? heal_before(&text, &left) : 0;
    text.end = end;
    Spot member;
    if (is_it && before != '.' && before != '>' && next_member(&text, &member)) {
      char *name = heal_word_at(&member, member.start);
      if (!heal_is_keyword(name)) add_member(heal, type, name, &member);
      g_free(name);
      size_t start = member.start;
      bool is_arrow = start > 1 && heal_before(&member, &start) == '>';
      if (type->kind == KIND_INTEGER_TYPE)
        type->kind = is_arrow && !is_pointer ? KIND_POINTER_TYPE : KIND_STRUCT_TYPE;
    }
    at = end - 1;
  }
}

void heal_foresee_members(struct Heal *heal, const char *name, const Spot *text) {
  Name *type = g_hash_table_lookup(heal->names, name);
  if (type == NULL || type->kind < KIND_INTEGER_TYPE || type->kind > KIND_POINTER_TYPE) return;
  size_t length = strlen(name);
  Spot spot = *text;
  for (const char *p = text->text; (p = strstr(p, name)) != NULL; p += length) {
    if ((p > text->text && heal_is_word(p[-1])) || heal_is_word(p[length])) continue;
    bool is_pointer = false;
    size_t at = (size_t)(p - text->text) + length;
    for (char c; (c = heal_after(text, &at)) == '*' || c == '&'; at++) is_pointer |= c == '*';
    spot.start = at;
    spot.end = word_end(text, at);
    size_t end = spot.end;
    char behind = heal_after(text, &end);
    if (spot.end > at && behind != '(' && !heal_is_word(behind))
      foresee_uses(heal, type, &spot, is_pointer);
  }
}
