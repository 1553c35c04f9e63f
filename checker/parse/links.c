/* Precompiled sets, file by file: each holds one header more than the file that it builds on, so
 * that sets share what they begin with. A set is a row of headers; where one of them includes
 * another large one, that stands before it in the row. Of sets for C++ each is a file of its own:
 * libclang 19 crashes when a file changes what it knows of a declaration in the file below. */
#include <string.h>

#include "parse/packed.h"

enum {
  LEAST_LINK = 100 * 1024, /* bytes of a header, with all that it includes, that others share */
  LEAST_ADDED = 4 * 1024   /* bytes that a link adds to those before it */
};

/* Whether a header defines a macro before `end`, its guard among them, that another one speaks of.
 */
static bool sets_before(Precompiled *precompiled, const PackHeader *header, size_t end,
                        PackHeader *part) {
  static const char define[] = "#define ";
  bool sets = false;
  for (const char *p = header->text; !sets; p++) {
    p = g_strstr_len(p, (gssize)(header->text + end - p), define);
    if (p == NULL) break;
    const char *name = p + strlen(define);
    char *word = g_strndup(name, strcspn(name, " (\n"));
    sets = packed_speaks_of(precompiled, part, word);
    g_free(word);
  }
  return sets;
}

/* The largest header that another one includes in any case, and that nothing before it there could
 * change; or NULL. */
static PackHeader *largest_part(Precompiled *precompiled, PackHeader *header) {
  PackHeader *largest = NULL;
  const Directives *directives = packed_directives(header);
  for (uint32_t i = 0; i < directives->item_count; i++) {
    const Directive *include = &directives->items[i];
    if (include->kind != DIRECTIVE_INCLUDE || !include->is_sure) continue;
    PackHeader *part = g_hash_table_lookup(precompiled->headers, include->name);
    if (part == NULL) continue;
    packed_closure(precompiled, part);
    bool is_large = part->closure_size >= LEAST_LINK &&
                    (largest == NULL || part->closure_size > largest->closure_size);
    if (is_large && !sets_before(precompiled, header, include->start, part)) largest = part;
  }
  return largest;
}

void links_add(Precompiled *precompiled, GPtrArray *links, PackHeader *header) {
  for (guint i = 0; i < links->len; i++)
    if (g_ptr_array_find(packed_closure(precompiled, links->pdata[i]), header, NULL)) return;
  PackHeader *part = largest_part(precompiled, header);
  if (part != NULL) links_add(precompiled, links, part);
  /* Some headers do little more than to include another one. */
  size_t added = 0;
  GPtrArray *closure = packed_closure(precompiled, header);
  for (guint i = 0; i < closure->len; i++) {
    const PackHeader *own = closure->pdata[i];
    if (part == NULL || !g_ptr_array_find(part->closure, own, NULL)) added += own->size;
  }
  if (added >= LEAST_ADDED) g_ptr_array_add(links, header);
}

bool links_build_up(const Job *job) { return !job->source->is_cplusplus; }

char *links_text(const GPtrArray *links, guint start, guint end) {
  GString *text = g_string_new(NULL);
  for (guint i = start; i < end; i++)
    g_string_append_printf(text, "#include <%s>\n", ((const PackHeader *)links->pdata[i])->inside);
  return g_string_free(text, false);
}

static bool takes_path(const char *arg) {
  static const char *const options[] = {"-I",       "-isystem",   "-iquote",     "-include",
                                        "-imacros", "-idirafter", "-include-pch"};
  for (size_t i = 0; i < G_N_ELEMENTS(options); i++)
    if (strcmp(arg, options[i]) == 0) return true;
  return false;
}

/* True for a macro, NAME or NAME=VALUE, that makes a difference to the first headers. */
static bool matters(const Job *job, guint count, const char *macro, bool is_defined) {
  Precompiled *precompiled = job->parser->precompiled;
  char *name = g_strndup(macro, strcspn(macro, "="));
  const char *value = macro[strlen(name)] == '=' ? macro + strlen(name) + 1 : "1";
  bool found = false;
  for (guint i = 0; i < count && !found; i++) {
    PackHeader *header = job->links->pdata[i];
    found = is_defined ? packed_depends_on(precompiled, header, name, value)
                       : packed_speaks_of(precompiled, header, name);
  }
  g_free(name);
  return found;
}

/* One way of writing is as good as the other. */
static char *written_out(const char *macro, bool is_defined) {
  bool has_value = strchr(macro, '=') != NULL;
  return g_strconcat(is_defined ? "-D" : "-U", macro, is_defined && !has_value ? "=1" : "", NULL);
}

static int by_macro(const void *a, const void *b) {
  const char *first = *(const char *const *)a + 2, *second = *(const char *const *)b + 2;
  size_t size = strcspn(first, "="), other = strcspn(second, "=");
  int order = strncmp(first, second, MIN(size, other));
  return order != 0 ? order : (size > other) - (size < other);
}

GPtrArray *links_args(const Job *job, guint count) {
  GPtrArray *args = g_ptr_array_new_with_free_func(g_free);
  GPtrArray *macros = g_ptr_array_new();
  for (guint i = 0; i < job->args->len; i++) {
    const char *arg = job->args->pdata[i];
    bool is_macro = g_str_has_prefix(arg, "-D") || g_str_has_prefix(arg, "-U");
    bool is_pair = takes_path(arg) || (is_macro && arg[2] == 0);
    const char *value = is_pair && i + 1 < job->args->len ? job->args->pdata[++i] : NULL;
    if (takes_path(arg) || g_str_has_prefix(arg, "-I")) continue;
    if (is_macro) {
      const char *macro = value != NULL ? value : arg + 2;
      bool is_defined = arg[1] == 'D';
      if (matters(job, count, macro, is_defined))
        g_ptr_array_add(macros, written_out(macro, is_defined));
      continue;
    }
    if (strcmp(arg, "c") == 0) arg = "c-header";
    if (strcmp(arg, "c++") == 0) arg = "c++-header";
    g_ptr_array_add(args, g_strdup(arg));
    if (value != NULL) g_ptr_array_add(args, g_strdup(value));
  }
  /* What comes last of a name counts: the order of these stays. */
  g_ptr_array_sort(macros, by_macro);
  g_ptr_array_extend_and_steal(args, macros);
  g_ptr_array_add(args, g_strdup("-idirafter"));
  g_ptr_array_add(args, g_strdup(PARSE_VIRTUAL));
  return args;
}

static bool has_errors(CXTranslationUnit tu) {
  bool found = false;
  CXDiagnosticSet set = clang_getDiagnosticSetFromTU(tu);
  for (unsigned i = 0; !found && i < clang_getNumDiagnosticsInSet(set); i++) {
    CXDiagnostic diagnostic = clang_getDiagnosticInSet(set, i);
    found = clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error;
    clang_disposeDiagnostic(diagnostic);
  }
  return found;
}

bool links_make(const Job *job, GPtrArray *args, guint start, guint end, const char *parent,
                const char *path) {
  GArray *unsaved = g_array_new(false, true, sizeof(struct CXUnsavedFile));
  parse_add_pack(unsaved);
  /* A file tells what it was made from by name, and checks that when another one builds on it. */
  char *name = g_strdup_printf(PARSE_VIRTUAL "/.links-%u.h", start);
  char *text = links_text(job->links, start, end);
  struct CXUnsavedFile main = {.Filename = name, .Contents = text, .Length = strlen(text)};
  g_array_append_val(unsaved, main);
  if (parent != NULL) {
    g_ptr_array_add(args, g_strdup("-include-pch"));
    g_ptr_array_add(args, g_strdup(parent));
  }
  CXTranslationUnit tu = NULL;
  clang_parseTranslationUnit2(job->parser->index, name, (const char *const *)args->pdata,
                              (int)args->len, &g_array_index(unsaved, struct CXUnsavedFile, 0),
                              unsaved->len,
                              CXTranslationUnit_Incomplete | CXTranslationUnit_ForSerialization |
                                  CXTranslationUnit_DetailedPreprocessingRecord,
                              &tu);
  bool is_made =
      tu != NULL && !has_errors(tu) && clang_saveTranslationUnit(tu, path, 0) == CXSaveError_None;
  if (tu != NULL) clang_disposeTranslationUnit(tu);
  g_array_free(unsaved, true);
  g_free(name);
  g_free(text);
  return is_made;
}

/* Where the file of a set lies. The name holds all that it depends on, so that what another
 * libclang or another pack made is never found. Free with g_free. */
static char *path_of(const Precompiled *precompiled, const char *key) {
  GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
  CXString version = clang_getClangVersion();
  const char *text = clang_getCString(version);
  g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text) + 1);
  g_checksum_update(sum, (const guchar *)precompiled->pack, -1);
  g_checksum_update(sum, (const guchar *)key, -1);
  clang_disposeString(version);
  char *path = g_strdup_printf("%s/%s.pch", precompiled->folder, g_checksum_get_string(sum));
  g_checksum_free(sum);
  return path;
}

/* What names the form of the first links: their text and the arguments. Free with g_free. */
static char *key_of(const Job *job, guint count, const GPtrArray *args) {
  char *text = links_text(job->links, 0, count);
  GString *key = g_string_new(text);
  for (guint i = 0; i < args->len; i++)
    g_string_append_printf(key, "%s\n", (const char *)args->pdata[i]);
  g_free(text);
  return g_string_free(key, false);
}

static bool prepare(const Job *job, guint count, GPtrArray *args, const char *path) {
  const SetFile *parent = count > 1 && links_build_up(job) ? links_file(job, count - 1) : NULL;
  if (parent == NULL) return links_make(job, args, 0, count, NULL, path);
  return parent->path != NULL && links_make(job, args, count - 1, count, parent->path, path);
}

SetFile *links_file(const Job *job, guint count) {
  Precompiled *precompiled = job->parser->precompiled;
  GPtrArray *args = links_args(job, count);
  char *key = key_of(job, count, args);
  SetFile *file = g_hash_table_lookup(precompiled->files, key);
  if (file == NULL) {
    file = g_new0(SetFile, 1);
    file->path = path_of(precompiled, key);
    bool is_there = precompiled->is_preparing ? prepare(job, count, args, file->path)
                                              : g_file_test(file->path, G_FILE_TEST_IS_REGULAR);
    if (!is_there) g_clear_pointer(&file->path, g_free);
    g_hash_table_insert(precompiled->files, g_strdup(key), file);
  }
  g_ptr_array_free(args, true);
  g_free(key);
  return file;
}
