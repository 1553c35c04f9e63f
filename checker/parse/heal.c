/* Healing: names that no header declares are declared from the diagnostics that complain of them.
 *
 * What a name is follows from how it is spelled and what stands around it. The declarations grow round
 * by round into the prelude, which every source includes first. A name that is complained of again is
 * tried as something else. Nothing here need be right about the name's type or value, only about its
 * kind: the lowering takes whatever the prelude declares as unknown. */
#include <stdlib.h>
#include <string.h>

#include "parse/internal.h"

typedef enum Kind {
  KIND_NONE,
  KIND_MACRO,         /* nothing at all: an annotation */
  KIND_CALL_MACRO,    /* the same with arguments */
  KIND_CONSTANT,
  KIND_VARIABLE,
  KIND_POINTER_VARIABLE,
  KIND_FUNCTION,
  KIND_INTEGER_TYPE,
  KIND_STRUCT_TYPE,
  KIND_POINTER_TYPE,
  KIND_FUNCTION_TYPE
} Kind;

typedef struct Name {
  char *text;
  Kind kind;
  unsigned changes;
  GPtrArray *members; /* of a made structure: names, owned */
} Name;

struct Heal {
  GHashTable *names; /* text -> Name */
  GPtrArray *order;  /* of Name, owned: the order of declaration */
  unsigned rounds;
};

enum { HEAL_ROUNDS = 8, CHANGE_LIMIT = 2 };

static void name_free(void *data) {
  Name *name = data;
  g_free(name->text);
  g_ptr_array_free(name->members, true);
  g_free(name);
}

static Name *find_name(struct Heal *heal, const char *text) {
  Name *name = g_hash_table_lookup(heal->names, text);
  if (name != NULL) return name;
  name = g_new0(Name, 1);
  name->text = g_strdup(text);
  name->members = g_ptr_array_new_with_free_func(g_free);
  g_hash_table_insert(heal->names, name->text, name);
  g_ptr_array_add(heal->order, name);
  return name;
}

static bool set_kind(struct Heal *heal, const char *text, Kind kind) {
  if (kind == KIND_NONE) return false;
  Name *name = find_name(heal, text);
  if (name->kind == kind || name->changes > CHANGE_LIMIT) return false;
  name->kind = kind;
  name->changes++;
  return true;
}

/* The text around a name ---------------------------------------------------------------------- */

typedef struct Spot {
  const char *text; /* of the whole file */
  size_t size;
  size_t start, end; /* of the name */
} Spot;

static bool is_word(char c) { return g_ascii_isalnum(c) || c == '_' || c == '$'; }

static char after(const Spot *spot, size_t *at) {
  size_t i = *at;
  while (i < spot->size && g_ascii_isspace(spot->text[i])) i++;
  *at = i;
  return i < spot->size ? spot->text[i] : 0;
}

static char before(const Spot *spot, size_t *at) {
  size_t i = *at;
  while (i > 0 && g_ascii_isspace(spot->text[i - 1])) i--;
  *at = i;
  return i > 0 ? spot->text[i - 1] : 0;
}

static bool starts(const Spot *spot, size_t at, const char *text) {
  return at + strlen(text) <= spot->size && strncmp(spot->text + at, text, strlen(text)) == 0;
}

/* True when somewhere in the file the name is followed by `what`. */
static bool is_followed(const Spot *spot, const char *name, const char *what) {
  size_t length = strlen(name);
  for (const char *p = spot->text; (p = strstr(p, name)) != NULL; p += length) {
    if ((p > spot->text && is_word(p[-1])) || is_word(p[length])) continue;
    size_t at = (size_t)(p - spot->text) + length;
    after(spot, &at);
    if (starts(spot, at, what)) return true;
  }
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

static bool is_annotation(const char *name) {
  size_t length = strlen(name);
  if (g_str_has_prefix(name, "__drv_") || g_str_has_prefix(name, "__in") ||
      g_str_has_prefix(name, "__out") || g_str_has_prefix(name, "__checkReturn") ||
      g_str_has_suffix(name, "EXTERN_C_START") || g_str_has_suffix(name, "EXTERN_C_END")) {
    return true;
  }
  return length > 3 && name[0] == '_' && g_ascii_isupper(name[1]) && name[length - 1] == '_';
}

static bool is_function_type(const char *name) {
  static const char *const prefixes[] = {"EVT_", "DRIVER_", "KDEFERRED_", "FN_", "CALLBACK_"};
  static const char *const suffixes[] = {"_ROUTINE", "_CALLBACK", "_FN", "_FUNCTION", "_DISPATCH",
                                         "_HANDLER"};
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

static Kind type_kind(const Spot *spot, const char *name) {
  if (is_annotation(name)) return annotation_kind(spot, name);
  bool is_pointer = (name[0] == 'P' && g_ascii_isupper(name[1])) || g_str_has_prefix(name, "LP");
  if (is_pointer && is_capital(name)) return KIND_POINTER_TYPE;
  if (is_capital(name) && is_function_type(name) && !is_followed(spot, name, "*")) {
    return KIND_FUNCTION_TYPE;
  }
  return is_followed(spot, name, "*") ? KIND_STRUCT_TYPE : KIND_INTEGER_TYPE;
}

/* (X)value, sizeof(X), X name; */
static bool stands_as_type(const Spot *spot) {
  size_t right = spot->end, left = spot->start;
  char next = after(spot, &right), previous = before(spot, &left);
  bool was_statement = previous == ';' || previous == '{' || previous == '}';
  if (is_word(next) && !g_ascii_isdigit(next)) return true;
  if (next == '*') {
    while (next == '*') {
      right++;
      next = after(spot, &right);
    }
    if (next == ')') return true;
    return was_statement && is_word(next);
  }
  if (previous != '(' || next != ')') return false;
  size_t call = left - 1;
  before(spot, &call);
  if (call >= 6 && strncmp(spot->text + call - 6, "sizeof", 6) == 0) return true;
  if (call > 0 && is_word(spot->text[call - 1])) return false;
  right++;
  next = after(spot, &right);
  return is_word(next) || next == '(' || next == '&' || next == '"';
}

static Kind value_kind(const Spot *spot, const char *name, bool is_cplusplus) {
  size_t right = spot->end, left = spot->start;
  char next = after(spot, &right), previous = before(spot, &left);
  if (is_annotation(name)) return annotation_kind(spot, name);
  if (stands_as_type(spot)) return type_kind(spot, name);
  if (next == '(') return is_cplusplus || !is_capital(name) ? KIND_FUNCTION : KIND_CALL_MACRO;
  if (starts(spot, right, "->")) return KIND_POINTER_VARIABLE;
  bool is_assigned = next == '=' && !starts(spot, right, "==");
  if (next == '.' || next == '[' || is_assigned) return KIND_VARIABLE;
  if (is_capital(name)) return KIND_CONSTANT;
  if (previous == '&' && left > 1 && spot->text[left - 2] != '&') {
    return is_followed(spot, name, "(") ? KIND_FUNCTION : KIND_VARIABLE;
  }
  return KIND_FUNCTION;
}

/* Diagnostics -------------------------------------------------------------------------------- */

/* The first quoted word of a message (free with g_free), or NULL when it is no identifier. */
static char *quoted(const char *message, const char *behind) {
  const char *at = strstr(message, behind);
  if (at == NULL) return NULL;
  at = strchr(at + strlen(behind) - 1, '\'');
  if (at == NULL) return NULL;
  size_t length = 0;
  while (is_word(at[1 + length])) length++;
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
  if (!starts(spot, offset, name)) spot->end = spot->start;
  return true;
}

/* "no member named 'M' in 'struct unloadlint_X'": a structure of our own gets the member. */
static bool heal_member(struct Heal *heal, const char *message) {
  char *member = quoted(message, "no member named '");
  const char *owner = strstr(message, "unloadlint_");
  bool changed = false;
  if (member != NULL && owner != NULL) {
    owner += strlen("unloadlint_");
    size_t length = 0;
    while (is_word(owner[length])) length++;
    char *text = g_strndup(owner, length);
    Name *name = g_hash_table_lookup(heal->names, text);
    if (name != NULL && !g_ptr_array_find_with_equal_func(name->members, member, g_str_equal, NULL)) {
      g_ptr_array_add(name->members, g_strdup(member));
      changed = true;
    }
    g_free(text);
  }
  g_free(member);
  return changed;
}

static bool heal_one(Job *job, CXTranslationUnit tu, CXDiagnostic diagnostic, const char *message) {
  struct Heal *heal = job->heal;
  Spot spot;
  bool changed = false;
  char *name = quoted(message, "unknown type name '");
  bool is_type = name != NULL;
  if (name == NULL) name = quoted(message, "use of undeclared identifier '");
  if (name != NULL && find_spot(tu, diagnostic, name, &spot)) {
    Kind kind = is_type ? type_kind(&spot, name)
                        : value_kind(&spot, name, job->source->is_cplusplus);
    changed = set_kind(heal, name, kind);
  }
  g_free(name);
  return changed || heal_member(heal, message);
}

/* Annotations break definitions in too many ways for the diagnostics to name them: once anything is
 * wrong, all that look like one in the source are made empty beforehand. */
static bool heal_annotations(Job *job) {
  const char *text = job->unit->text;
  Spot spot = {.text = text, .size = strlen(text)};
  bool changed = false;
  for (size_t i = 0; i < spot.size; i++) {
    if (!is_word(text[i])) continue;
    size_t start = i;
    while (i < spot.size && is_word(text[i])) i++;
    if (text[start] != '_') continue;
    char *name = g_strndup(text + start, i - start);
    if (is_annotation(name) && !g_hash_table_contains(job->heal->names, name)) {
      bool has_arguments = i < spot.size && text[i] == '(';
      changed = set_kind(job->heal, name, has_arguments ? KIND_CALL_MACRO : KIND_MACRO) || changed;
    }
    g_free(name);
  }
  return changed;
}

/* The prelude -------------------------------------------------------------------------------- */

static void write_members(const Name *name, GString *out) {
  g_string_append(out, "{ long long unloadlint;");
  for (guint i = 0; i < name->members->len; i++) {
    g_string_append_printf(out, " long long %s;", (const char *)name->members->pdata[i]);
  }
  g_string_append(out, " }");
}

static void write_name(const Name *name, unsigned number, bool is_cplusplus, GString *out) {
  const char *text = name->text;
  switch (name->kind) {
    case KIND_MACRO:
      g_string_append_printf(out, "#ifndef %s\n#define %s\n#endif\n", text, text);
      break;
    case KIND_CALL_MACRO:
      g_string_append_printf(out, "#ifndef %s\n#define %s(...)\n#endif\n", text, text);
      break;
    case KIND_CONSTANT:
      /* Numbers of their own, so that the cases of a switch differ. */
      g_string_append_printf(out, "enum { %s = %u };\n", text, 0x5a000000 + number);
      break;
    case KIND_VARIABLE:
      g_string_append_printf(out, "extern long long %s;\n", text);
      break;
    case KIND_POINTER_VARIABLE:
      g_string_append_printf(out, "extern struct unloadlint_%s ", text);
      write_members(name, out);
      g_string_append_printf(out, " *%s;\n", text);
      break;
    case KIND_FUNCTION:
      g_string_append_printf(out, is_cplusplus ? "long long %s(...);\n" : "int %s();\n", text);
      break;
    case KIND_INTEGER_TYPE:
      g_string_append_printf(out, "typedef int %s;\n", text);
      break;
    case KIND_STRUCT_TYPE:
    case KIND_POINTER_TYPE:
      g_string_append_printf(out, "typedef struct unloadlint_%s ", text);
      write_members(name, out);
      g_string_append_printf(out, name->kind == KIND_POINTER_TYPE ? " *%s;\n" : " %s;\n", text);
      break;
    case KIND_FUNCTION_TYPE:
      g_string_append_printf(out, is_cplusplus ? "typedef long %s(...);\n" : "typedef long %s();\n",
                             text);
      break;
    case KIND_NONE:
      break;
  }
}

static bool write_prelude(Job *job) {
  GString *out = g_string_new(job->source->is_cplusplus ? "extern \"C\" {\n" : "");
  for (guint i = 0; i < job->heal->order->len; i++) {
    write_name(job->heal->order->pdata[i], i, job->source->is_cplusplus, out);
  }
  if (job->source->is_cplusplus) g_string_append(out, "}\n");
  bool changed = parse_put_file(job, PARSED_PRELUDE, out->str, out->len);
  g_string_free(out, true);
  return changed;
}

bool parse_heal(Job *job, CXTranslationUnit tu) {
  unsigned count = clang_getNumDiagnostics(tu);
  bool has_errors = false, changed = false;
  for (unsigned i = 0; i < count; i++) {
    CXDiagnostic diagnostic = clang_getDiagnostic(tu, i);
    if (clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error) {
      if (!has_errors && job->heal == NULL) {
        job->heal = g_new0(struct Heal, 1);
        job->heal->names = g_hash_table_new(g_str_hash, g_str_equal);
        job->heal->order = g_ptr_array_new_with_free_func(name_free);
        changed = heal_annotations(job);
      }
      has_errors = true;
      if (job->heal->rounds < HEAL_ROUNDS) {
        CXString message = clang_getDiagnosticSpelling(diagnostic);
        changed = heal_one(job, tu, diagnostic, clang_getCString(message)) || changed;
        clang_disposeString(message);
      }
    }
    clang_disposeDiagnostic(diagnostic);
  }
  if (!changed || job->heal->rounds >= HEAL_ROUNDS) return false;
  job->heal->rounds++;
  return write_prelude(job);
}

void parse_heal_free(struct Heal *heal) {
  if (heal == NULL) return;
  g_hash_table_destroy(heal->names);
  g_ptr_array_free(heal->order, true);
  g_free(heal);
}
