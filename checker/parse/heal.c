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

static bool find_spot(CXTranslationUnit tu, CXDiagnostic diagnostic, const char *name, Spot *spot) {
  CXFile file;
  unsigned offset;
  clang_getFileLocation(clang_getDiagnosticLocation(diagnostic), &file, NULL, NULL, &offset);
  *spot = (Spot){0};
  if (file == NULL) return false;
  spot->text = clang_getFileContents(tu, file, &spot->size);
  if (spot->text == NULL || offset >= spot->size) return false;
  spot->start = offset;
  spot->end = offset + strlen(name);
  /* Inside a macro the place is where the macro is used. */
  if (!heal_starts(spot, offset, name)) spot->end = spot->start;
  return true;
}

/* "no member named 'M' in 'struct unloadlint_X'": a structure of our own gets the member. */
static bool heal_member(struct Heal *heal, CXTranslationUnit tu, CXDiagnostic diagnostic,
                        const char *message) {
  Spot spot;
  char *text = quoted(message, "no member named '");
  const char *owner = strstr(message, "unloadlint_");
  bool changed = false;
  if (text != NULL && owner != NULL && find_spot(tu, diagnostic, text, &spot)) {
    owner += strlen("unloadlint_");
    size_t length = 0;
    while (heal_is_word(owner[length])) length++;
    char *key = g_strndup(owner, length);
    Name *name = g_hash_table_lookup(heal->names, key);
    if (name != NULL && heal_find_member(name, text) == NULL) {
      Member *member = g_new0(Member, 1);
      member->text = g_strdup(text);
      g_ptr_array_add(name->members, member);
      heal_set_shape(heal, name, member, heal_shape_at(&spot, spot.end));
      changed = true;
    }
    g_free(key);
  }
  g_free(text);
  return changed;
}

/* The name that ends before, or begins behind, the place of a diagnostic (free with g_free), or
 * NULL. */
static char *word_before(const Spot *spot) {
  size_t end = spot->start;
  heal_before(spot, &end);
  size_t start = end;
  while (start > 0 && heal_is_word(spot->text[start - 1])) start--;
  return end > start ? g_strndup(spot->text + start, end - start) : NULL;
}

static char *word_behind(const Spot *spot) {
  size_t start = spot->start;
  while (start < spot->size && (spot->text[start] == '&' || spot->text[start] == '(' ||
                                g_ascii_isspace(spot->text[start]))) {
    start++;
  }
  size_t end = start;
  while (end < spot->size && heal_is_word(spot->text[end])) end++;
  return end > start ? g_strndup(spot->text + start, end - start) : NULL;
}

/* A guess that the use of the name belies. */
static bool heal_guess(struct Heal *heal, CXTranslationUnit tu, CXDiagnostic diagnostic,
                       const char *message) {
  Spot spot;
  bool changed = false;
  if (strstr(message, "is not a structure or union") != NULL ||
      strstr(message, "is not a pointer") != NULL) {
    char *type = quoted(message, "type '");
    changed = heal_change_kind(heal, type, KIND_INTEGER_TYPE, KIND_STRUCT_TYPE);
    if (!changed && find_spot(tu, diagnostic, "", &spot)) {
      char *base = word_before(&spot);
      bool is_arrow = heal_starts(&spot, spot.start, "->");
      changed = heal_change_kind(heal, base, KIND_VARIABLE,
                                 is_arrow ? KIND_POINTER_VARIABLE : KIND_STRUCT_VARIABLE) ||
                heal_change_kind(heal, base, KIND_CONSTANT,
                                 is_arrow ? KIND_POINTER_VARIABLE : KIND_STRUCT_VARIABLE);
      changed = changed || heal_reshape(heal, base, is_arrow ? SHAPE_POINTER : SHAPE_STRUCT);
      g_free(base);
    }
    g_free(type);
  } else if (strstr(message, "subscripted value is not") != NULL) {
    if (find_spot(tu, diagnostic, "", &spot)) {
      while (spot.start < spot.size && spot.text[spot.start] != '[' &&
             spot.text[spot.start] != ';') {
        spot.start++;
      }
      char *base = word_before(&spot);
      changed = heal_reshape(heal, base, SHAPE_ARRAY) ||
                heal_change_kind(heal, base, KIND_CONSTANT, KIND_VARIABLE);
      g_free(base);
    }
  } else if (strstr(message, "address of an rvalue") != NULL ||
             strstr(message, "expression is not assignable") != NULL) {
    if (find_spot(tu, diagnostic, "", &spot)) {
      char *operand = word_behind(&spot);
      changed = heal_change_kind(heal, operand, KIND_CONSTANT, KIND_VARIABLE);
      g_free(operand);
    }
  } else if (g_str_has_prefix(message, "unexpected type name '")) {
    char *type = quoted(message, "type name '");
    changed = heal_change_kind(heal, type, KIND_INTEGER_TYPE, KIND_CONSTANT);
    g_free(type);
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
  return job->heal->core != NULL;
}

static bool heal_one(Job *job, CXTranslationUnit tu, CXDiagnostic diagnostic, const char *message) {
  struct Heal *heal = job->heal;
  Spot spot;
  bool changed = false;
  char *name = quoted(message, "unknown type name '");
  bool is_type = name != NULL;
  if (name == NULL) name = quoted(message, "use of undeclared identifier '");
  if (name != NULL && heal_core(job, name)) {
    changed = true;
  } else if (name != NULL && find_spot(tu, diagnostic, name, &spot)) {
    Kind kind = is_type ? heal_type_kind(&spot, name)
                        : heal_value_kind(&spot, name, job->source->is_cplusplus);
    changed = heal_set_kind(heal, name, kind);
  }
  g_free(name);
  return changed || heal_member(heal, tu, diagnostic, message) ||
         heal_guess(heal, tu, diagnostic, message);
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
    if (heal_is_annotation(name) && !g_hash_table_contains(job->heal->names, name)) {
      bool has_arguments = i < spot.size && text[i] == '(';
      changed =
          heal_set_kind(job->heal, name, has_arguments ? KIND_CALL_MACRO : KIND_MACRO) || changed;
    }
    g_free(name);
  }
  return changed;
}

bool parse_heal(Job *job, CXTranslationUnit tu) {
  unsigned count = clang_getNumDiagnostics(tu);
  bool has_errors = false, changed = false, changed_core = false;
  for (unsigned i = 0; i < count; i++) {
    CXDiagnostic diagnostic = clang_getDiagnostic(tu, i);
    if (clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error) {
      if (!has_errors && job->heal == NULL) {
        job->heal = g_new0(struct Heal, 1);
        job->heal->names = g_hash_table_new(g_str_hash, g_str_equal);
        job->heal->order = g_ptr_array_new_with_free_func(heal_name_free);
        changed = heal_annotations(job);
      }
      has_errors = true;
      /* With the basic types most complaints go away: no guesses before. */
      bool had_core = job->heal->core != NULL;
      if (job->heal->rounds < HEAL_ROUNDS && !(changed_core && had_core)) {
        CXString message = clang_getDiagnosticSpelling(diagnostic);
        changed = heal_one(job, tu, diagnostic, clang_getCString(message)) || changed;
        changed_core = changed_core || (!had_core && job->heal->core != NULL);
        clang_disposeString(message);
      }
    }
    clang_disposeDiagnostic(diagnostic);
  }
  if (!changed || job->heal->rounds >= HEAL_ROUNDS) return false;
  job->heal->rounds++;
  return heal_write_prelude(job);
}

void parse_heal_free(struct Heal *heal) {
  if (heal == NULL) return;
  g_hash_table_destroy(heal->names);
  g_ptr_array_free(heal->order, true);
  g_free(heal);
}
