/* Guesses that the use of a name belies: what it is then. */
#include <stdlib.h>
#include <string.h>

#include "parse/heal.h"

static char *word_left(const Spot *spot) {
  size_t at = spot->start;
  return heal_word_before(spot, &at);
}

/* The place is that of the operator or of the member behind it. Goes to the operator; true when it
 * is an arrow. */
static bool step_to_arrow(Spot *spot) {
  if (heal_starts(spot, spot->start, "->")) return true;
  size_t at = spot->start;
  if (heal_before(spot, &at) != '>' || at < 2 || spot->text[at - 2] != '-') return false;
  spot->start = at - 2;
  return true;
}

/* The routine whose call, F(x), ends before the place (free with g_free), or NULL. */
static char *called_left(const Spot *spot) {
  size_t at = spot->start;
  if (heal_before(spot, &at) != ')') return NULL;
  unsigned depth = 0;
  for (; at > 0; at--) {
    depth += spot->text[at - 1] == ')';
    if (spot->text[at - 1] == '(' && --depth == 0) break;
  }
  at -= at > 0;
  return heal_word_before(spot, &at);
}

/* A guessed type that stands before another type is no type: an annotation of the driver's own. It
 * is one of the words up to the place of the diagnostic. */
static bool make_empty(struct Heal *heal, const Spot *spot) {
  enum { WORDS = 4 };
  size_t at = spot->start;
  while (at < spot->size && heal_is_word(spot->text[at])) at++;
  char *right = NULL;
  bool changed = false;
  for (unsigned i = 0; i < WORDS && !changed; i++) {
    char *word = heal_word_before(spot, &at);
    if (word == NULL) break;
    if (right != NULL) {
      changed = heal_change_kind(heal, word, KIND_INTEGER_TYPE, KIND_MACRO) ||
                heal_change_kind(heal, word, KIND_POINTER_TYPE, KIND_MACRO) ||
                heal_change_kind(heal, word, KIND_FUNCTION_TYPE, KIND_MACRO);
    }
    g_free(right);
    right = word;
  }
  g_free(right);
  return changed;
}

static bool is_about_declarations(const char *message) {
  static const char *const parts[] = {
      "cannot combine with previous", "as different kind of symbol",
      "expected ';' after top level", "expected unqualified-id",
      "expected function body after", "expected ';' at end of declaration",
      "expected member name or ';'",  "a type specifier is required",
      "expected identifier or '('",   "redefinition of '",
      "unknown type name '",          "expected ')'",
  };
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
    if (strstr(message, parts[i]) != NULL) return true;
  }
  return false;
}

/* "redefinition of 'F' as different kind of symbol": what it was declared with, `X F;`, is a type
 * of functions. The note tells where. */
static bool correct_declared(struct Heal *heal, CXTranslationUnit tu, CXDiagnostic diagnostic) {
  bool changed = false;
  CXDiagnosticSet notes = clang_getChildDiagnostics(diagnostic);
  for (unsigned i = 0; i < clang_getNumDiagnosticsInSet(notes) && !changed; i++) {
    CXDiagnostic note = clang_getDiagnosticInSet(notes, i);
    Spot spot;
    if (heal_find_spot(heal, tu, note, "", &spot)) {
      char *type = word_left(&spot);
      changed = heal_is_type(heal, type) && heal_set_kind(heal, type, KIND_FUNCTION_TYPE);
      g_free(type);
    }
    clang_disposeDiagnostic(note);
  }
  return changed;
}

/* The routine in whose arguments a place lies (free with g_free), or NULL. */
static char *called_around(const Spot *spot) {
  unsigned depth = 0;
  for (size_t at = spot->start; at > 0; at--) {
    char c = spot->text[at - 1];
    if (c == ';' || c == '{' || c == '}') return NULL;
    if (c == ')') depth++;
    if (c != '(') continue;
    if (depth-- > 0) continue;
    size_t name = at - 1;
    return heal_word_before(spot, &name);
  }
  return NULL;
}

/* "unexpected type name 'X': expected expression". A guessed type is a value; a real one is handed
 * to a macro, not to a function. */
static bool correct_type_as_value(Job *job, CXTranslationUnit tu, CXDiagnostic diagnostic,
                                  const char *message) {
  struct Heal *heal = job->heal;
  Spot spot;
  char *type = heal_quoted(message, "type name '");
  bool changed = false;
  if (type == NULL || !heal_find_spot(heal, tu, diagnostic, type, &spot)) {
    g_free(type);
    return false;
  }
  if (heal_is_type(heal, type)) {
    changed = heal_set_kind(heal, type, heal_is_beside_string(&spot) ? KIND_STRING : KIND_CONSTANT);
  } else if (!g_hash_table_contains(heal->names, type)) {
    char *routine = called_around(&spot);
    const Name *name = routine != NULL ? g_hash_table_lookup(heal->names, routine) : NULL;
    bool is_unknown = name != NULL ? name->kind == KIND_FUNCTION : routine != NULL;
    if (is_unknown) changed = heal_set_kind(heal, routine, KIND_VALUE_MACRO);
    g_free(routine);
  }
  g_free(type);
  return changed;
}

/* The last word of an argument, counted from 1, of the call that begins at a place (free with
 * g_free), or NULL. */
static char *word_of_argument(const Spot *spot, long number) {
  size_t at = spot->start;
  while (at < spot->size && spot->text[at] != '(' && spot->text[at] != ';') at++;
  unsigned depth = 0;
  for (; at < spot->size && spot->text[at] != ';'; at++) {
    char c = spot->text[at];
    bool is_end = depth == 1 && (c == ',' || c == ')');
    if (is_end && --number == 0) return heal_word_before(spot, &at);
    if (strchr("([{", c) != NULL) depth++;
    if (strchr(")]}", c) != NULL) depth--;
  }
  return NULL;
}

/* "no known conversion from 'long long' to 'void *' for 2nd argument": a member that was taken for
 * a number is a pointer. */
static bool correct_number(struct Heal *heal, CXTranslationUnit tu, CXDiagnostic diagnostic,
                           const char *note) {
  static const char part[] = "from 'long long' to '", number[] = "' for ";
  Spot spot;
  const char *type = strstr(note, part), *behind = type != NULL ? strstr(type, number) : NULL;
  if (behind == NULL || behind[-1] != '*' || !heal_find_spot(heal, tu, diagnostic, "", &spot))
    return false;
  char *member = word_of_argument(&spot, strtol(behind + strlen(number), NULL, 10));
  bool changed = heal_reshape(heal, member, SHAPE_ARRAY);
  g_free(member);
  return changed;
}

/* A structure that is handed to what takes a pointer is a handle. The notes tell which one. */
static bool correct_arguments(struct Heal *heal, CXTranslationUnit tu, CXDiagnostic diagnostic) {
  bool changed = false;
  CXDiagnosticSet notes = clang_getChildDiagnostics(diagnostic);
  for (unsigned i = 0; i < clang_getNumDiagnosticsInSet(notes) && !changed; i++) {
    CXDiagnostic note = clang_getDiagnosticInSet(notes, i);
    CXString text = clang_getDiagnosticSpelling(note);
    char *type = heal_quoted(clang_getCString(text), "no known conversion from '");
    changed = heal_change_kind(heal, type, KIND_STRUCT_TYPE, KIND_POINTER_TYPE) ||
              correct_number(heal, tu, diagnostic, clang_getCString(text));
    g_free(type);
    clang_disposeString(text);
    clang_disposeDiagnostic(note);
  }
  return changed;
}

/* A type that the message names. */
static bool correct_type(struct Heal *heal, const char *message) {
  static const struct {
    const char *part, *before_name;
    Kind from, to;
  } known[] = {
      {"is a pointer; did you mean to use '->'?", "member reference type '", KIND_POINTER_TYPE,
       KIND_STRUCT_TYPE},
      {"is not contextually convertible to 'bool'", "value of type '", KIND_STRUCT_TYPE,
       KIND_POINTER_TYPE},
      {"no matching conversion for ", "to '", KIND_STRUCT_TYPE, KIND_POINTER_TYPE},
      {"'void *' to parameter of incompatible type '", "incompatible type '", KIND_STRUCT_TYPE,
       KIND_POINTER_TYPE},
      {"where arithmetic or pointer type is required", "used type '", KIND_STRUCT_TYPE,
       KIND_POINTER_TYPE},
      {"offsetof requires struct", "class type, '", KIND_INTEGER_TYPE, KIND_STRUCT_TYPE},
  };
  bool changed = false;
  for (size_t i = 0; i < G_N_ELEMENTS(known) && !changed; i++) {
    if (strstr(message, known[i].part) == NULL) continue;
    char *type = heal_quoted(message, known[i].before_name);
    changed = heal_change_kind(heal, type, known[i].from, known[i].to);
    g_free(type);
  }
  return changed;
}

bool heal_correct(Job *job, CXTranslationUnit tu, CXDiagnostic diagnostic, const char *message) {
  struct Heal *heal = job->heal;
  Spot spot;
  bool changed = correct_type(heal, message);
  if (changed) return true;
  if (strstr(message, "is not a structure or union") != NULL ||
      strstr(message, "is not a pointer") != NULL) {
    char *type = heal_quoted(message, "type '");
    changed = heal_change_kind(heal, type, KIND_INTEGER_TYPE, KIND_STRUCT_TYPE) ||
              (strstr(message, "is not a pointer") != NULL &&
               heal_change_kind(heal, type, KIND_STRUCT_TYPE, KIND_POINTER_TYPE));
    if (!changed && heal_find_spot(heal, tu, diagnostic, "", &spot)) {
      bool is_arrow = step_to_arrow(&spot);
      char *base = word_left(&spot);
      changed = heal_change_kind(heal, base, KIND_VARIABLE,
                                 is_arrow ? KIND_POINTER_VARIABLE : KIND_STRUCT_VARIABLE) ||
                heal_change_kind(heal, base, KIND_CONSTANT,
                                 is_arrow ? KIND_POINTER_VARIABLE : KIND_STRUCT_VARIABLE);
      changed = changed || heal_reshape(heal, base, is_arrow ? SHAPE_POINTER : SHAPE_STRUCT);
      char *routine = is_arrow && base == NULL ? called_left(&spot) : NULL;
      /* In C nobody needs to have declared it. */
      bool is_unknown = routine != NULL && g_hash_table_lookup(heal->names, routine) == NULL;
      changed = changed || (is_unknown ? heal_set_kind(heal, routine, KIND_POINTER_FUNCTION)
                                       : heal_change_kind(heal, routine, KIND_FUNCTION,
                                                          KIND_POINTER_FUNCTION));
      g_free(routine);
      g_free(base);
    }
    g_free(type);
  } else if (g_str_has_prefix(message, "no matching function for call to '")) {
    changed = correct_arguments(heal, tu, diagnostic);
  } else if (g_str_has_prefix(message, "offsetof requires array")) {
    if (heal_find_spot(heal, tu, diagnostic, "", &spot)) {
      while (spot.start > 0 && strchr("[;{}", spot.text[spot.start]) == NULL) spot.start--;
      char *member = word_left(&spot);
      changed = heal_reshape(heal, member, SHAPE_TABLE);
      g_free(member);
    }
  } else if (strstr(message, "array subscript is not an integer") != NULL) {
    if (heal_find_spot(heal, tu, diagnostic, "", &spot)) {
      if (spot.start < spot.size && spot.text[spot.start] == '[') spot.start++;
      char *index = heal_word_behind(&spot);
      changed = heal_change_kind(heal, index, KIND_FUNCTION, KIND_CONSTANT);
      g_free(index);
    }
  } else if (strstr(message, "from incompatible type 'long long (...)'") != NULL ||
             strstr(message, "from incompatible type 'int ()'") != NULL) {
    /* A value of a type of its own, not the address of a function. */
    if (heal_find_spot(heal, tu, diagnostic, "", &spot)) {
      if (spot.start < spot.size && spot.text[spot.start] == '=') spot.start++;
      char *value = heal_word_behind(&spot);
      changed = heal_change_kind(heal, value, KIND_FUNCTION, KIND_CONSTANT);
      g_free(value);
    }
  } else if (g_str_has_prefix(message, "integer constant expression must have integer type")) {
    if (heal_find_spot(heal, tu, diagnostic, "", &spot)) {
      char *value = heal_word_behind(&spot);
      changed = heal_change_kind(heal, value, KIND_FUNCTION, KIND_CONSTANT);
      g_free(value);
    }
  } else if (g_str_has_prefix(message, "static_cast from '") ||
             g_str_has_prefix(message, "cannot cast from type '")) {
    char *type = heal_quoted(message, "to '");
    if (type == NULL) type = heal_quoted(message, "to pointer type '");
    changed = heal_change_kind(heal, type, KIND_INTEGER_TYPE, KIND_POINTER_TYPE);
    g_free(type);
  } else if (strstr(message, "subscripted value is not") != NULL) {
    if (heal_find_spot(heal, tu, diagnostic, "", &spot)) {
      while (spot.start < spot.size && spot.text[spot.start] != '[' &&
             spot.text[spot.start] != ';') {
        spot.start++;
      }
      char *base = word_left(&spot);
      changed = heal_reshape(heal, base, SHAPE_ARRAY) ||
                heal_change_kind(heal, base, KIND_CONSTANT, KIND_ARRAY_VARIABLE) ||
                heal_change_kind(heal, base, KIND_VARIABLE, KIND_ARRAY_VARIABLE);
      g_free(base);
    }
  } else if (strstr(message, "address of an rvalue") != NULL ||
             strstr(message, "is not assignable") != NULL) {
    if (heal_find_spot(heal, tu, diagnostic, "", &spot)) {
      /* The place is that of the operator: '&' and '++' stand before what they need, '=' behind. */
      bool is_behind = spot.start + 1 < spot.size && strchr("&+-", spot.text[spot.start]) != NULL &&
                       spot.text[spot.start + 1] != '=';
      char *operand = is_behind ? heal_word_behind(&spot) : word_left(&spot);
      changed = heal_change_kind(heal, operand, KIND_CONSTANT, KIND_VARIABLE) ||
                heal_change_kind(heal, operand, KIND_FUNCTION, KIND_VARIABLE);
      g_free(operand);
    }
  } else if (g_str_has_prefix(message, "unexpected type name '")) {
    changed = correct_type_as_value(job, tu, diagnostic, message);
  } else if (strstr(message, "is not a class, namespace, or enumeration") != NULL) {
    char *scope = heal_quoted(message, "'");
    changed = heal_change_kind(heal, scope, KIND_INTEGER_TYPE, KIND_STRUCT_TYPE) ||
              heal_change_kind(heal, scope, KIND_FUNCTION, KIND_STRUCT_TYPE) ||
              heal_change_kind(heal, scope, KIND_CONSTANT, KIND_STRUCT_TYPE);
    g_free(scope);
  } else if (g_str_has_prefix(message, "expected class name")) {
    if (heal_find_spot(heal, tu, diagnostic, "", &spot)) {
      char *base = heal_word_at(&spot, spot.start);
      if (base != NULL) changed = heal_set_kind(heal, base, KIND_STRUCT_TYPE);
      g_free(base);
    }
  } else if (strstr(message, "initializer must be an initializer list") != NULL) {
    if (heal_find_spot(heal, tu, diagnostic, "", &spot)) changed = heal_string(heal, spot);
  } else if (g_str_has_prefix(message, "typedef redefinition with different types")) {
    if (heal_find_spot(heal, tu, diagnostic, "", &spot)) {
      char *name = heal_word_at(&spot, spot.start);
      if (heal_is_type(heal, name)) changed = heal_set_kind(heal, name, KIND_NONE);
      g_free(name);
    }
  } else if (heal_find_spot(heal, tu, diagnostic, "", &spot)) {
    job->has_edits = heal_edit(job, diagnostic, message, spot) || job->has_edits;
  }
  if (!changed && strstr(message, "as different kind of symbol") != NULL) {
    changed = correct_declared(heal, tu, diagnostic);
  }
  if (!changed && is_about_declarations(message) &&
      heal_find_spot(heal, tu, diagnostic, "", &spot)) {
    changed = make_empty(heal, &spot);
  }
  return changed;
}
