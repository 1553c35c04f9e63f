/* Healing: names that no header declares are declared from the diagnostics that complain of them.
 *
 * What a name is follows from how it is spelled and what stands around it. The declarations grow
 * round by round into the prelude, which every source includes first. A name that is complained of
 * again is tried as something else. Nothing here need be right about the name's type or value, only
 * about its kind: the lowering takes whatever the prelude declares as unknown. */
#include <string.h>

#include "parse/heal.h"

enum { HEAL_ROUNDS = 8 };

char *heal_quoted(const char *message, const char *behind) {
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

bool heal_find_spot(const struct Heal *heal, CXTranslationUnit tu, CXDiagnostic diagnostic,
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

/* "incomplete definition of type 'struct X'": a structure that is known by its tag alone gets a
 * definition. */
static bool heal_incomplete(struct Heal *heal, const char *message) {
  if (strstr(message, "incomplete") == NULL || strstr(message, "type '") == NULL) return false;
  char *tag = heal_tag_in(message);
  char *key = tag != NULL ? g_strconcat("struct ", tag, NULL) : NULL;
  bool changed = key != NULL && heal_set_kind(heal, key, KIND_TAG);
  g_free(key);
  g_free(tag);
  return changed;
}

/* "no member named 'M' in 'struct unloadlint_X'", "field designator 'M' does not refer to any field
 * in type 'X' (aka 'struct unloadlint_X')": a structure of our own gets the member. */
static bool heal_no_member(struct Heal *heal, CXTranslationUnit tu, CXDiagnostic diagnostic,
                           const char *message) {
  Spot spot;
  char *text = heal_quoted(message, "no member named '");
  if (text == NULL) text = heal_quoted(message, "field designator '");
  bool changed = text != NULL && heal_find_spot(heal, tu, diagnostic, text, &spot) &&
                 heal_member(heal, message, text, &spot);
  g_free(text);
  return changed;
}

/* Where the header that brings the basic types is missing, nothing can be made of the rest: the
 * pack's own comes first then. With a kit's headers it would contradict them. */
bool heal_core(Job *job, const char *name) {
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
  char *name = heal_quoted(message, "unknown type name '");
  if (name == NULL && g_str_has_suffix(message, "in the global namespace")) {
    name = heal_quoted(message, "no type named '");
  }
  *is_type = name != NULL;
  if (name == NULL) name = heal_quoted(message, "use of undeclared identifier '");
  /* ::name(...) */
  if (name == NULL && g_str_has_suffix(message, "in the global namespace")) {
    name = heal_quoted(message, "no member named '");
  }
  return name;
}

/* The compiler itself, or a header, declares a function that was made up. */
static bool heal_function_after_all(const struct Heal *heal, CXTranslationUnit tu,
                                    CXDiagnostic diagnostic, const char *message) {
  Spot spot;
  if (!g_str_has_prefix(message, "functions that differ only in their return type") ||
      !heal_find_spot(heal, tu, diagnostic, "", &spot))
    return false;
  char *text = heal_word_at(&spot, spot.start);
  Name *name = text != NULL ? g_hash_table_lookup(heal->names, text) : NULL;
  bool is_made = name != NULL && name->kind == KIND_FUNCTION;
  if (is_made) name->kind = KIND_NONE;
  g_free(text);
  return is_made;
}

/* A header declares what was foreseen, or a definition that could not be read at first what was
 * taken for a variable. */
static bool heal_declared_after_all(struct Heal *heal, const char *message) {
  static const char *const parts[] = {"redefinition of enumerator '", "redefinition of '",
                                      "conflicting types for '", "declaration of '"};
  bool changed = false;
  for (size_t i = 0; i < G_N_ELEMENTS(parts) && !changed; i++) {
    char *name = heal_quoted(message, parts[i]);
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
  if (name != NULL && strcmp(name, "L") == 0) {
    /* Microsoft's compiler joins the L that a macro stands for and the string behind it. */
    changed = heal_define(heal, name, "#define L L\"\"\n");
  } else if (name != NULL && (heal_core(job, name) || heal_further(heal, name))) {
    changed = true;
  } else if (name != NULL && heal_find_spot(heal, tu, diagnostic, name, &spot)) {
    Kind kind = is_type ? heal_type_kind(&spot, name)
                        : heal_value_kind(&spot, name, job->source->is_cplusplus);
    changed = heal_set_kind(heal, name, kind);
    if (kind == KIND_STRING) heal_strings(heal, &spot);
    Spot own = {.text = heal->whole != NULL ? heal->whole : job->unit->text};
    own.size = strlen(own.text);
    if (changed) heal_foresee_members(heal, name, &own);
  }
  g_free(name);
  return changed || heal_incomplete(heal, message) ||
         heal_no_member(heal, tu, diagnostic, message) ||
         heal_correct(job, tu, diagnostic, message);
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
    if (is_error && (heal_declared_after_all(job->heal, message) ||
                     heal_function_after_all(job->heal, tu, diagnostic, message))) {
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
