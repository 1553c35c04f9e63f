/* Healing: names that no header declares are declared from the diagnostics that complain of them.
 *
 * What a name is follows from how it is spelled and what stands around it. The declarations grow
 * round by round into the prelude, which every source includes first. A name that is complained of
 * again is tried as something else. Nothing here need be right about the name's type or value, only
 * about its kind: the lowering takes whatever the prelude declares as unknown. */
#include <string.h>

#include "parse/heal.h"

enum { HEAL_ROUNDS = 8 };

/* The first quoted word of a message (free with g_free), or NULL when it is no identifier. */
static char *quoted(const char *message, const char *behind) {
  const char *at = strstr(message, behind);
  if (at == NULL) return NULL;
  at = strchr(at + strlen(behind) - 1, '\'');
  if (at == NULL) return NULL;
  size_t length = 0;
  while (heal_is_word(at[1 + length])) length++;
  return length > 0 && at[1 + length] == '\'' ? g_strndup(at + 1, length) : NULL;
}

typedef void GetLocation(CXSourceLocation location, CXFile *file, unsigned *line, unsigned *column,
                         unsigned *offset);

static bool spot_at(const struct Heal *heal, CXTranslationUnit tu, CXDiagnostic diagnostic,
                    GetLocation *get, Spot *spot) {
  CXFile file;
  unsigned offset;
  get(clang_getDiagnosticLocation(diagnostic), &file, NULL, NULL, &offset);
  *spot = (Spot){0};
  if (file == NULL) return false;
  spot->text = clang_getFileContents(tu, file, &spot->size);
  spot->start = spot->end = offset;
  /* How a name is used elsewhere tells what it is, in functions that were left out, too. */
  CXString path = clang_getFileName(file);
  if (heal->whole != NULL && strcmp(clang_getCString(path), heal->path) == 0) {
    spot->text = heal->whole;
    spot->size = strlen(heal->whole);
  }
  clang_disposeString(path);
  return spot->text != NULL && offset < spot->size;
}

/* A name that a macro without parameters stands for, and nothing else does: what it is shows where
 * the macro is used. */
static bool is_renamed(const Spot *spelled, const char *name) {
  size_t end = spelled->start + strlen(name), at = spelled->start;
  while (end < spelled->size && strchr(" \t\r", spelled->text[end]) != NULL) end++;
  if (end < spelled->size && spelled->text[end] != '\n') return false;
  char *macro = heal_word_before(spelled, &at), *define = heal_word_before(spelled, &at);
  bool is_define = macro != NULL && define != NULL && strcmp(define, "define") == 0 &&
                   heal_before(spelled, &at) == '#';
  g_free(define);
  g_free(macro);
  return is_define;
}

static bool find_spot(const struct Heal *heal, CXTranslationUnit tu, CXDiagnostic diagnostic,
                      const char *name, Spot *spot) {
  if (!spot_at(heal, tu, diagnostic, clang_getFileLocation, spot)) return false;
  if (!heal_starts(spot, spot->start, name)) {
    /* The macro is used there; in what it stands for the name may be found. */
    Spot spelled;
    if (!spot_at(heal, tu, diagnostic, clang_getSpellingLocation, &spelled) ||
        !heal_starts(&spelled, spelled.start, name)) {
      return true;
    }
    char *macro = heal_word_at(spot, spot->start);
    size_t length = macro != NULL ? strlen(macro) : 0;
    g_free(macro);
    if (length > 0 && is_renamed(&spelled, name)) {
      spot->end = spot->start + length;
      return true;
    }
    *spot = spelled;
  }
  spot->end = spot->start + strlen(name);
  return true;
}

/* "no member named 'M' in 'struct unloadlint_X'": a structure of our own gets the member. */
static bool heal_no_member(struct Heal *heal, CXTranslationUnit tu, CXDiagnostic diagnostic,
                           const char *message) {
  Spot spot;
  char *text = quoted(message, "no member named '");
  bool changed = text != NULL && find_spot(heal, tu, diagnostic, text, &spot) &&
                 heal_member(heal, message, text, &spot);
  g_free(text);
  return changed;
}

static char *word_left(const Spot *spot) {
  size_t at = spot->start;
  return heal_word_before(spot, &at);
}

/* A guessed type that stands before another type is no type: an annotation of the driver's own. It
 * is one of the words up to the place of the diagnostic. */
static bool heal_empty(struct Heal *heal, const Spot *spot) {
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
static bool heal_declared(struct Heal *heal, CXTranslationUnit tu, CXDiagnostic diagnostic) {
  bool changed = false;
  CXDiagnosticSet notes = clang_getChildDiagnostics(diagnostic);
  for (unsigned i = 0; i < clang_getNumDiagnosticsInSet(notes) && !changed; i++) {
    CXDiagnostic note = clang_getDiagnosticInSet(notes, i);
    Spot spot;
    if (find_spot(heal, tu, note, "", &spot)) {
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
static bool heal_type_as_value(Job *job, CXTranslationUnit tu, CXDiagnostic diagnostic,
                               const char *message) {
  struct Heal *heal = job->heal;
  Spot spot;
  char *type = quoted(message, "type name '");
  bool changed = false;
  if (type == NULL || !find_spot(heal, tu, diagnostic, type, &spot)) {
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

/* Microsoft's compiler takes more arguments than a macro has parameters and leaves the rest out. */
static bool heal_surplus(Job *job, CXTranslationUnit tu, CXDiagnostic diagnostic) {
  const struct Heal *heal = job->heal;
  Spot spot;
  if (!find_spot(heal, tu, diagnostic, "", &spot)) return false;
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
  CXFile file;
  clang_getFileLocation(clang_getDiagnosticLocation(diagnostic), &file, NULL, NULL, NULL);
  CXString name = clang_getFileName(file);
  /* Another such place of the file may have been dealt with already. */
  const GString *made = g_hash_table_lookup(job->files, clang_getCString(name));
  bool is_made = made != NULL && made->len == spot.size;
  char *text = g_strndup(is_made ? made->str : spot.text, spot.size);
  for (size_t i = start; i < end; i++) {
    if (text[i] != '\n' && text[i] != '\r') text[i] = ' ';
  }
  bool changed = parse_put_file(job, clang_getCString(name), text, spot.size);
  clang_disposeString(name);
  g_free(text);
  return changed;
}

/* A guess that the use of the name belies. */
static bool heal_guess(Job *job, CXTranslationUnit tu, CXDiagnostic diagnostic,
                       const char *message) {
  struct Heal *heal = job->heal;
  Spot spot;
  bool changed = false;
  if (strstr(message, "is not a structure or union") != NULL ||
      strstr(message, "is not a pointer") != NULL) {
    char *type = quoted(message, "type '");
    changed = heal_change_kind(heal, type, KIND_INTEGER_TYPE, KIND_STRUCT_TYPE) ||
              (strstr(message, "is not a pointer") != NULL &&
               heal_change_kind(heal, type, KIND_STRUCT_TYPE, KIND_POINTER_TYPE));
    if (!changed && find_spot(heal, tu, diagnostic, "", &spot)) {
      char *base = word_left(&spot);
      bool is_arrow = heal_starts(&spot, spot.start, "->");
      changed = heal_change_kind(heal, base, KIND_VARIABLE,
                                 is_arrow ? KIND_POINTER_VARIABLE : KIND_STRUCT_VARIABLE) ||
                heal_change_kind(heal, base, KIND_CONSTANT,
                                 is_arrow ? KIND_POINTER_VARIABLE : KIND_STRUCT_VARIABLE);
      changed = changed || heal_reshape(heal, base, is_arrow ? SHAPE_POINTER : SHAPE_STRUCT);
      g_free(base);
    }
    g_free(type);
  } else if (g_str_has_prefix(message, "offsetof requires struct")) {
    char *type = quoted(message, "class type, '");
    changed = heal_change_kind(heal, type, KIND_INTEGER_TYPE, KIND_STRUCT_TYPE);
    g_free(type);
  } else if (strstr(message, "where arithmetic or pointer type is required") != NULL) {
    char *type = quoted(message, "used type '");
    changed = heal_change_kind(heal, type, KIND_STRUCT_TYPE, KIND_POINTER_TYPE);
    g_free(type);
  } else if (strstr(message, "array subscript is not an integer") != NULL) {
    if (find_spot(heal, tu, diagnostic, "", &spot)) {
      if (spot.start < spot.size && spot.text[spot.start] == '[') spot.start++;
      char *index = heal_word_behind(&spot);
      changed = heal_change_kind(heal, index, KIND_FUNCTION, KIND_CONSTANT);
      g_free(index);
    }
  } else if (strstr(message, "from incompatible type 'long long (...)'") != NULL ||
             strstr(message, "from incompatible type 'int ()'") != NULL) {
    /* A value of a type of its own, not the address of a function. */
    if (find_spot(heal, tu, diagnostic, "", &spot)) {
      if (spot.start < spot.size && spot.text[spot.start] == '=') spot.start++;
      char *value = heal_word_behind(&spot);
      changed = heal_change_kind(heal, value, KIND_FUNCTION, KIND_CONSTANT);
      g_free(value);
    }
  } else if (g_str_has_prefix(message, "integer constant expression must have integer type")) {
    if (find_spot(heal, tu, diagnostic, "", &spot)) {
      char *value = heal_word_behind(&spot);
      changed = heal_change_kind(heal, value, KIND_FUNCTION, KIND_CONSTANT);
      g_free(value);
    }
  } else if (g_str_has_prefix(message, "static_cast from '") ||
             g_str_has_prefix(message, "cannot cast from type '")) {
    char *type = quoted(message, "to '");
    if (type == NULL) type = quoted(message, "to pointer type '");
    changed = heal_change_kind(heal, type, KIND_INTEGER_TYPE, KIND_POINTER_TYPE);
    g_free(type);
  } else if (strstr(message, "subscripted value is not") != NULL) {
    if (find_spot(heal, tu, diagnostic, "", &spot)) {
      while (spot.start < spot.size && spot.text[spot.start] != '[' &&
             spot.text[spot.start] != ';') {
        spot.start++;
      }
      char *base = word_left(&spot);
      changed = heal_reshape(heal, base, SHAPE_ARRAY) ||
                heal_change_kind(heal, base, KIND_CONSTANT, KIND_VARIABLE);
      g_free(base);
    }
  } else if (strstr(message, "address of an rvalue") != NULL ||
             strstr(message, "is not assignable") != NULL) {
    if (find_spot(heal, tu, diagnostic, "", &spot)) {
      /* The place is that of the operator: '&' and '++' stand before what they need, '=' behind. */
      bool is_behind = spot.start + 1 < spot.size && strchr("&+-", spot.text[spot.start]) != NULL &&
                       spot.text[spot.start + 1] != '=';
      char *operand = is_behind ? heal_word_behind(&spot) : word_left(&spot);
      changed = heal_change_kind(heal, operand, KIND_CONSTANT, KIND_VARIABLE) ||
                heal_change_kind(heal, operand, KIND_FUNCTION, KIND_VARIABLE);
      g_free(operand);
    }
  } else if (g_str_has_prefix(message, "unexpected type name '")) {
    changed = heal_type_as_value(job, tu, diagnostic, message);
  } else if (strstr(message, "is not a class, namespace, or enumeration") != NULL) {
    char *scope = quoted(message, "'");
    changed = heal_change_kind(heal, scope, KIND_INTEGER_TYPE, KIND_STRUCT_TYPE) ||
              heal_change_kind(heal, scope, KIND_FUNCTION, KIND_STRUCT_TYPE) ||
              heal_change_kind(heal, scope, KIND_CONSTANT, KIND_STRUCT_TYPE);
    g_free(scope);
  } else if (g_str_has_prefix(message, "expected class name")) {
    if (find_spot(heal, tu, diagnostic, "", &spot)) {
      char *base = heal_word_at(&spot, spot.start);
      if (base != NULL) changed = heal_set_kind(heal, base, KIND_STRUCT_TYPE);
      g_free(base);
    }
  } else if (strstr(message, "initializer must be an initializer list") != NULL) {
    if (find_spot(heal, tu, diagnostic, "", &spot)) changed = heal_string(heal, spot);
  } else if (g_str_has_prefix(message, "typedef redefinition with different types")) {
    if (find_spot(heal, tu, diagnostic, "", &spot)) {
      char *name = heal_word_at(&spot, spot.start);
      if (heal_is_type(heal, name)) changed = heal_set_kind(heal, name, KIND_NONE);
      g_free(name);
    }
  } else if (strstr(message, "too many arguments provided to function-like macro") != NULL) {
    job->has_edits = heal_surplus(job, tu, diagnostic) || job->has_edits;
  }
  if (!changed && strstr(message, "as different kind of symbol") != NULL) {
    changed = heal_declared(heal, tu, diagnostic);
  }
  if (!changed && is_about_declarations(message) && find_spot(heal, tu, diagnostic, "", &spot)) {
    changed = heal_empty(heal, &spot);
  }
  return changed;
}

/* Where the header that brings the basic types is missing, nothing can be made of the rest: the
 * pack's own comes first then. With a kit's headers it would contradict them. */
static bool heal_core(Job *job, const char *name) {
  static const char *const basic[] = {"NTSTATUS", "VOID",           "PVOID",
                                      "ULONG",    "UCHAR",          "USHORT",
                                      "BOOLEAN",  "LONG",           "IN",
                                      "OUT",      "PDRIVER_OBJECT", "PDEVICE_OBJECT",
                                      "PIRP",     "UNICODE_STRING", "PUNICODE_STRING",
                                      "HANDLE",   "PCHAR",          "PUCHAR",
                                      "DWORD",    "_In_",           "STATUS_SUCCESS",
                                      "TRUE",     "FALSE",          "NULL"};
  static const char *const cores[] = {"ntifs.h", "ntddk.h", "wdm.h", "ntdef.h"};
  if (job->heal->core != NULL || job->parser->system_dirs->len > 0) return false;
  bool is_basic = false;
  for (size_t i = 0; i < G_N_ELEMENTS(basic); i++)
    is_basic = is_basic || strcmp(name, basic[i]) == 0;
  if (!is_basic) return false;
  for (size_t i = 0; i < G_N_ELEMENTS(cores) && job->heal->core == NULL; i++) {
    job->heal->core = g_hash_table_lookup(job->parser->pack, cores[i]);
  }
  if (job->heal->core == NULL) return false;
  /* It is one more header that comes first. */
  g_ptr_array_insert(job->sure, 0, (gpointer)job->heal->core);
  precompiled_use(job);
  return true;
}

/* The name that a message says nothing declares (free with g_free), or NULL. */
static char *undeclared_name(const char *message, bool *is_type) {
  char *name = quoted(message, "unknown type name '");
  if (name == NULL && g_str_has_suffix(message, "in the global namespace")) {
    name = quoted(message, "no type named '");
  }
  *is_type = name != NULL;
  if (name == NULL) name = quoted(message, "use of undeclared identifier '");
  /* ::name(...) */
  if (name == NULL && g_str_has_suffix(message, "in the global namespace")) {
    name = quoted(message, "no member named '");
  }
  return name;
}

/* A header declares what was foreseen. */
static bool heal_declared_after_all(struct Heal *heal, const char *message) {
  static const char *const parts[] = {"redefinition of enumerator '", "redefinition of '",
                                      "conflicting types for '", "declaration of '"};
  bool changed = false;
  for (size_t i = 0; i < G_N_ELEMENTS(parts) && !changed; i++) {
    char *name = quoted(message, parts[i]);
    changed = heal_give_way(heal, name);
    g_free(name);
  }
  return changed;
}

static bool heal_one(Job *job, CXTranslationUnit tu, CXDiagnostic diagnostic, const char *message) {
  struct Heal *heal = job->heal;
  Spot spot;
  bool changed = false, is_type;
  char *name = undeclared_name(message, &is_type);
  if (name != NULL && (heal_core(job, name) || heal_further(heal, name))) {
    changed = true;
  } else if (name != NULL && find_spot(heal, tu, diagnostic, name, &spot)) {
    Kind kind = is_type ? heal_type_kind(&spot, name)
                        : heal_value_kind(&spot, name, job->source->is_cplusplus);
    changed = heal_set_kind(heal, name, kind);
    if (kind == KIND_STRING) heal_strings(heal, &spot);
    Spot own = {.text = heal->whole != NULL ? heal->whole : job->unit->text};
    own.size = strlen(own.text);
    if (changed) heal_foresee_members(heal, name, &own);
  }
  g_free(name);
  return changed || heal_no_member(heal, tu, diagnostic, message) ||
         heal_guess(job, tu, diagnostic, message);
}

/* Annotations break definitions in too many ways for the diagnostics to name them: once anything is
 * wrong, all that look like one in the source are made empty beforehand. */
static bool heal_annotations(Job *job) {
  const char *text = job->unit->text;
  Spot spot = {.text = text, .size = strlen(text)};
  bool changed = false;
  for (size_t i = 0; i < spot.size; i++) {
    if (!heal_is_word(text[i])) continue;
    size_t start = i;
    while (i < spot.size && heal_is_word(text[i])) i++;
    if (text[start] != '_') continue;
    char *name = g_strndup(text + start, i - start);
    if (heal_is_annotation(name) && !g_hash_table_contains(job->heal->names, name) &&
        !precompiled_annotates(job, name)) {
      bool has_arguments = i < spot.size && text[i] == '(';
      changed =
          heal_set_kind(job->heal, name, has_arguments ? KIND_CALL_MACRO : KIND_MACRO) || changed;
    }
    g_free(name);
  }
  return changed;
}

void heal_begin(Job *job) {
  job->heal = g_new0(struct Heal, 1);
  job->heal->whole = job->whole;
  job->heal->path = job->source->path;
  job->heal->names = g_hash_table_new(g_str_hash, g_str_equal);
  job->heal->order = g_ptr_array_new_with_free_func(heal_name_free);
}

bool parse_heal(Job *job, CXTranslationUnit tu) {
  CXDiagnosticSet set = clang_getDiagnosticSetFromTU(tu);
  unsigned count = clang_getNumDiagnosticsInSet(set);
  bool changed_core = false;
  bool changed = false;
  for (unsigned i = 0; i < count; i++) {
    CXDiagnostic diagnostic = clang_getDiagnosticInSet(set, i);
    CXString text = clang_getDiagnosticSpelling(diagnostic);
    const char *message = clang_getCString(text);
    bool is_error = clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error;
    if (is_error && job->heal == NULL) heal_begin(job);
    if (is_error && heal_declared_after_all(job->heal, message)) {
      changed = true;
    } else if (is_error && !parse_is_harmless(message)) {
      if (!job->heal->has_annotations) changed = heal_annotations(job) || changed;
      job->heal->has_annotations = true;
      /* With the basic types most complaints go away: no guesses before. */
      bool had_core = job->heal->core != NULL;
      if (job->heal->rounds < HEAL_ROUNDS && !(changed_core && had_core)) {
        changed = heal_one(job, tu, diagnostic, message) || changed;
        changed_core = changed_core || (!had_core && job->heal->core != NULL);
      }
    }
    clang_disposeString(text);
    clang_disposeDiagnostic(diagnostic);
  }
  bool has_edits = job->has_edits;
  job->has_edits = false;
  if ((!changed && !has_edits) || job->heal->rounds >= HEAL_ROUNDS) return false;
  job->heal->rounds++;
  return heal_write_prelude(job) || has_edits;
}

void parse_heal_free(struct Heal *heal) {
  if (heal == NULL) return;
  g_hash_table_destroy(heal->names);
  g_ptr_array_free(heal->order, true);
  g_free(heal);
}
