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
 * a number is a pointer; "from '(unnamed enum ...)' to 'const GUID' (...)": so is a constant that
 * is none. */
static bool correct_number(struct Heal *heal, CXTranslationUnit tu, CXDiagnostic diagnostic,
                           const char *note) {
  static const char end[] = " for ";
  Spot spot;
  const char *behind = strstr(note, end);
  bool is_pointer =
      strstr(note, "from 'long long' to '") != NULL && strstr(note, "*' for ") != NULL;
  bool is_guid = strstr(note, "from '(unnamed enum") != NULL && strstr(note, "GUID'") != NULL;
  if (behind == NULL || !(is_guid || is_pointer) ||
      !heal_find_spot(heal, tu, diagnostic, "", &spot))
    return false;
  char *name = word_of_argument(&spot, strtol(behind + strlen(end), NULL, 10));
  bool changed = is_guid ? heal_change_kind(heal, name, KIND_CONSTANT, KIND_GUID)
                         : heal_reshape(heal, name, SHAPE_ARRAY);
  g_free(name);
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
      {"with a designated initializer list", "non-aggregate type '", KIND_INTEGER_TYPE,
       KIND_STRUCT_TYPE},
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

/* What a diagnostic complains of. */
typedef struct Complaint {
  Job *job;
  struct Heal *heal;
  CXTranslationUnit tu;
  CXDiagnostic diagnostic;
  const char *message;
  Spot spot; /* its place */
} Complaint;

/* `p->m`, `s.m`: what stands before the operator leads to a structure, or is one. */
static bool correct_base(Complaint *c) {
  struct Heal *heal = c->heal;
  bool is_arrow = step_to_arrow(&c->spot);
  Kind kind = is_arrow ? KIND_POINTER_VARIABLE : KIND_STRUCT_VARIABLE;
  char *base = word_left(&c->spot);
  bool changed = heal_change_kind(heal, base, KIND_VARIABLE, kind) ||
                 heal_change_kind(heal, base, KIND_CONSTANT, kind);
  changed = changed || heal_reshape(heal, base, is_arrow ? SHAPE_POINTER : SHAPE_STRUCT);
  char *routine = is_arrow && base == NULL ? called_left(&c->spot) : NULL;
  /* In C nobody needs to have declared it. */
  bool is_unknown = routine != NULL && g_hash_table_lookup(heal->names, routine) == NULL;
  changed = changed ||
            (is_unknown ? heal_set_kind(heal, routine, KIND_POINTER_FUNCTION)
                        : heal_change_kind(heal, routine, KIND_FUNCTION, KIND_POINTER_FUNCTION));
  g_free(routine);
  g_free(base);
  return changed;
}

static bool correct_structure(Complaint *c) {
  char *type = heal_quoted(c->message, "type '");
  bool changed = heal_change_kind(c->heal, type, KIND_INTEGER_TYPE, KIND_STRUCT_TYPE) ||
                 (strstr(c->message, "is not a pointer") != NULL &&
                  heal_change_kind(c->heal, type, KIND_STRUCT_TYPE, KIND_POINTER_TYPE)) ||
                 correct_base(c);
  g_free(type);
  return changed;
}

static bool correct_call(Complaint *c) { return correct_arguments(c->heal, c->tu, c->diagnostic); }

static bool correct_offset(Complaint *c) {
  Spot spot = c->spot;
  while (spot.start > 0 && strchr("[;{}", spot.text[spot.start]) == NULL) spot.start--;
  char *member = word_left(&spot);
  bool changed = heal_reshape(c->heal, member, SHAPE_TABLE);
  g_free(member);
  return changed;
}

/* What stands at the place, or behind the operator there, is a value and no function. */
static bool correct_value(Complaint *c) {
  Spot spot = c->spot;
  if (spot.start < spot.size && strchr("[=", spot.text[spot.start]) != NULL) spot.start++;
  char *value = heal_word_behind(&spot);
  bool changed = heal_change_kind(c->heal, value, KIND_FUNCTION, KIND_CONSTANT);
  g_free(value);
  return changed;
}

static bool correct_cast(Complaint *c) {
  char *type = heal_quoted(c->message, "to '");
  if (type == NULL) type = heal_quoted(c->message, "to pointer type '");
  bool changed = heal_change_kind(c->heal, type, KIND_INTEGER_TYPE, KIND_POINTER_TYPE);
  g_free(type);
  return changed;
}

static bool correct_subscripted(Complaint *c) {
  Spot spot = c->spot;
  while (spot.start < spot.size && spot.text[spot.start] != '[' && spot.text[spot.start] != ';')
    spot.start++;
  char *base = word_left(&spot);
  bool changed = heal_reshape(c->heal, base, SHAPE_ARRAY) ||
                 heal_change_kind(c->heal, base, KIND_CONSTANT, KIND_ARRAY_VARIABLE) ||
                 heal_change_kind(c->heal, base, KIND_VARIABLE, KIND_ARRAY_VARIABLE);
  g_free(base);
  return changed;
}

/* The place is that of the operator: '&' and '++' stand before what they need, '=' behind. */
static bool correct_changed(Complaint *c) {
  const Spot *spot = &c->spot;
  bool is_behind = spot->start + 1 < spot->size && strchr("&+-", spot->text[spot->start]) != NULL &&
                   spot->text[spot->start + 1] != '=';
  char *operand = is_behind ? heal_word_behind(spot) : word_left(spot);
  bool changed = heal_change_kind(c->heal, operand, KIND_CONSTANT, KIND_VARIABLE) ||
                 heal_change_kind(c->heal, operand, KIND_FUNCTION, KIND_VARIABLE);
  g_free(operand);
  return changed;
}

/* "assigning to 'long long' from incompatible type 'const struct _GUID'", or from a function: a
 * member that was taken for a number. The place is that of the operator, in C++ of the value. */
static bool correct_member(Complaint *c) {
  bool is_code = strstr(c->message, ")'") != NULL && strchr(c->message, '(') != NULL;
  bool is_guid = strstr(c->message, "_GUID'") != NULL;
  size_t at = c->spot.start;
  if (heal_before(&c->spot, &at) == '=') c->spot.start = at - 1;
  char *member = word_left(&c->spot);
  bool changed = (is_guid && heal_reshape(c->heal, member, SHAPE_GUID)) ||
                 (is_code && heal_reshape(c->heal, member, SHAPE_ADDRESS));
  g_free(member);
  return changed;
}

/* "... 'GUID' ... from incompatible type 'int'": what stands there, or behind the operator there,
 * was taken for a number. */
static bool correct_guid(Complaint *c) {
  if (strstr(c->message, "GUID'") == NULL) return false;
  Spot spot = c->spot;
  bool is_operator = spot.start < spot.size && spot.text[spot.start] == '=';
  spot.start += is_operator;
  char *value = is_operator ? heal_word_behind(&spot) : heal_word_at(&spot, spot.start);
  bool changed = heal_change_kind(c->heal, value, KIND_CONSTANT, KIND_GUID) ||
                 heal_change_kind(c->heal, value, KIND_VARIABLE, KIND_GUID) ||
                 heal_change_kind(c->heal, value, KIND_FUNCTION, KIND_GUID);
  g_free(value);
  return changed;
}

static bool correct_type_name(Complaint *c) {
  return correct_type_as_value(c->job, c->tu, c->diagnostic, c->message);
}

static bool correct_scope(Complaint *c) {
  char *scope = heal_quoted(c->message, "'");
  bool changed = heal_change_kind(c->heal, scope, KIND_INTEGER_TYPE, KIND_STRUCT_TYPE) ||
                 heal_change_kind(c->heal, scope, KIND_FUNCTION, KIND_STRUCT_TYPE) ||
                 heal_change_kind(c->heal, scope, KIND_CONSTANT, KIND_STRUCT_TYPE);
  g_free(scope);
  return changed;
}

static bool correct_class(Complaint *c) {
  char *base = heal_word_at(&c->spot, c->spot.start);
  bool changed = base != NULL && heal_set_kind(c->heal, base, KIND_STRUCT_TYPE);
  g_free(base);
  return changed;
}

static bool correct_string(Complaint *c) { return heal_string(c->heal, c->spot); }

static bool correct_typedef(Complaint *c) {
  char *name = heal_word_at(&c->spot, c->spot.start);
  bool changed = heal_is_type(c->heal, name) && heal_set_kind(c->heal, name, KIND_NONE);
  g_free(name);
  return changed;
}

/* Where no guess was wrong, the text may be what Microsoft's compiler takes. */
static bool edit_text(Complaint *c) {
  c->job->has_edits = heal_edit(c->job, c->diagnostic, c->message, c->spot) || c->job->has_edits;
  return false;
}

static bool (*correction_of(const char *message))(Complaint *c) {
  static const struct {
    const char *part; /* of the message: the first row decides */
    bool (*correct)(Complaint *c);
  } corrections[] = {
      {"is not a structure or union", correct_structure},
      {"is not a pointer", correct_structure},
      {"no matching function for call to '", correct_call},
      {"offsetof requires array", correct_offset},
      {"array subscript is not an integer", correct_value},
      /* A value of a type of its own, not the address of a function. */
      {"from incompatible type 'long long (...)'", correct_value},
      {"from incompatible type 'int ()'", correct_value},
      {"integer constant expression must have integer type", correct_value},
      {"assigning to 'long long' from incompatible type '", correct_member},
      {"from incompatible type 'int'", correct_guid},
      {"passing 'int' to parameter of incompatible type '", correct_guid},
      {"could not bind to an rvalue of type '(unnamed enum", correct_guid},
      {"static_cast from '", correct_cast},
      {"cannot cast from type '", correct_cast},
      {"subscripted value is not", correct_subscripted},
      {"address of an rvalue", correct_changed},
      {"is not assignable", correct_changed},
      {"unexpected type name '", correct_type_name},
      {"is not a class, namespace, or enumeration", correct_scope},
      {"expected class name", correct_class},
      {"initializer must be an initializer list", correct_string},
      {"typedef redefinition with different types", correct_typedef},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(corrections); i++)
    if (strstr(message, corrections[i].part) != NULL) return corrections[i].correct;
  return edit_text;
}

bool heal_correct(Job *job, CXTranslationUnit tu, CXDiagnostic diagnostic, const char *message) {
  Complaint c = {
      .job = job, .heal = job->heal, .tu = tu, .diagnostic = diagnostic, .message = message};
  if (correct_type(job->heal, message)) return true;
  bool is_placed = heal_find_spot(job->heal, tu, diagnostic, "", &c.spot);
  Spot spot = c.spot;
  if (is_placed && correction_of(message)(&c)) return true;
  if (strstr(message, "as different kind of symbol") != NULL &&
      correct_declared(job->heal, tu, diagnostic))
    return true;
  return is_placed && is_about_declarations(message) && make_empty(job->heal, &spot);
}
