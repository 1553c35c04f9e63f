/* The pack's headers, precompiled. Reading them takes most of the time that a source takes, and
 * most sources read the same few. The large ones that a source surely includes make a set, where
 * nothing that it says before them could change them: these come first, before the prelude. The
 * sets that drivers include most are precompiled when the program is built (prepare.c), and
 * libclang takes from them only the declarations that a source uses. What comes out is the same
 * whether a set, a part of it or nothing was prepared. */
#include <string.h>

#include "parse/internal.h"

enum { LEAST_GAIN = 24 * 1024 }; /* bytes that a header adds to a set, with all that it includes */

/* A header of the pack. */
typedef struct PackHeader {
  const char *inside, *text;
  size_t size;
  GPtrArray *closure; /* of PackHeader: itself and all that it includes; NULL: not known yet */
  size_t closure_size;
  Directives *directives; /* NULL: not read yet */
  GHashTable *words;      /* of its text, which a macro could change; NULL: not known yet */
} PackHeader;

struct Precompiled {
  GMutex mutex;
  GHashTable *headers; /* path inside the pack -> PackHeader */
  GHashTable *files;   /* arguments and headers of a set -> its file, "" for none */
  char *folder;        /* of the files, or NULL */
  bool is_preparing;   /* they are being made */
  char *pack;          /* digest of the pack's text */
};

static void free_header(void *data) {
  PackHeader *header = data;
  if (header->closure != NULL) g_ptr_array_free(header->closure, true);
  if (header->words != NULL) g_hash_table_destroy(header->words);
  parse_directives_free(header->directives);
  g_free(header);
}

Precompiled *precompiled_new(const char *folder, bool is_preparing) {
  Precompiled *precompiled = g_new0(Precompiled, 1);
  precompiled->folder = g_strdup(folder);
  precompiled->is_preparing = is_preparing;
  precompiled->headers = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_header);
  precompiled->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_mutex_init(&precompiled->mutex);
  GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
  for (size_t i = 0; i < embedded_file_count; i++) {
    const EmbeddedFile *file = &embedded_files[i];
    if (!g_str_has_prefix(file->path, PARSE_PACK) || !g_str_has_suffix(file->path, ".h")) continue;
    g_checksum_update(sum, (const guchar *)file->path, (gssize)strlen(file->path) + 1);
    g_checksum_update(sum, (const guchar *)file->data, (gssize)file->size);
    PackHeader *header = g_new0(PackHeader, 1);
    *header = (PackHeader){
        .inside = file->path + strlen(PARSE_PACK), .text = file->data, .size = file->size};
    g_hash_table_insert(precompiled->headers, (gpointer)header->inside, header);
  }
  precompiled->pack = g_strdup(g_checksum_get_string(sum));
  g_checksum_free(sum);
  return precompiled;
}

void precompiled_free(Precompiled *precompiled) {
  if (precompiled == NULL) return;
  g_hash_table_destroy(precompiled->headers);
  g_hash_table_destroy(precompiled->files);
  g_free(precompiled->folder);
  g_free(precompiled->pack);
  g_mutex_clear(&precompiled->mutex);
  g_free(precompiled);
}

/* What the pack says; the mutex is held ----------------------------------------------------------
 */

static void add_closure(Precompiled *precompiled, PackHeader *header, GPtrArray *closure,
                        size_t *size) {
  if (g_ptr_array_find(closure, header, NULL)) return;
  g_ptr_array_add(closure, header);
  *size += header->size;
  Directives *directives = parse_directives(header->text, header->size);
  for (uint32_t i = 0; i < directives->item_count; i++) {
    const Directive *directive = &directives->items[i];
    PackHeader *included = directive->kind == DIRECTIVE_INCLUDE
                               ? g_hash_table_lookup(precompiled->headers, directive->name)
                               : NULL;
    if (included != NULL) add_closure(precompiled, included, closure, size);
  }
  parse_directives_free(directives);
}

static GPtrArray *closure_of(Precompiled *precompiled, PackHeader *header) {
  if (header->closure == NULL) {
    header->closure = g_ptr_array_new();
    add_closure(precompiled, header, header->closure, &header->closure_size);
  }
  return header->closure;
}

static GHashTable *words_of(PackHeader *header) {
  if (header->words != NULL) return header->words;
  header->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  const char *end = header->text + header->size;
  for (const char *p = header->text; p < end;) {
    const char *start = p;
    while (p < end && (g_ascii_isalnum(*p) || *p == '_' || *p == '$')) p++;
    if (p > start && !g_ascii_isdigit(*start))
      g_hash_table_add(header->words, g_strndup(start, (gsize)(p - start)));
    if (p == start) p++;
  }
  /* What it defines itself in any case it does not take from others. */
  Directives *directives = parse_directives(header->text, header->size);
  for (uint32_t i = 0; i < directives->item_count; i++)
    if (directives->items[i].kind == DIRECTIVE_DEFINE && directives->items[i].is_sure)
      g_hash_table_remove(header->words, directives->items[i].name);
  parse_directives_free(directives);
  return header->words;
}

static bool speaks_of(Precompiled *precompiled, PackHeader *header, const char *name) {
  GPtrArray *closure = closure_of(precompiled, header);
  for (guint i = 0; i < closure->len; i++)
    if (g_hash_table_contains(words_of(closure->pdata[i]), name)) return true;
  return false;
}

bool precompiled_speaks_of(Precompiled *precompiled, const char *inside, GHashTable *names) {
  if (precompiled == NULL) return false;
  g_mutex_lock(&precompiled->mutex);
  PackHeader *header = g_hash_table_lookup(precompiled->headers, inside);
  bool found = false;
  GHashTableIter iter;
  gpointer name;
  g_hash_table_iter_init(&iter, names);
  while (!found && header != NULL && g_hash_table_iter_next(&iter, &name, NULL))
    found = speaks_of(precompiled, header, name);
  g_mutex_unlock(&precompiled->mutex);
  return found;
}

void precompiled_add_settings(Precompiled *precompiled, const char *inside, GHashTable *names) {
  if (precompiled == NULL) return;
  g_mutex_lock(&precompiled->mutex);
  PackHeader *header = g_hash_table_lookup(precompiled->headers, inside);
  if (header != NULL && header->directives == NULL)
    header->directives = parse_directives(header->text, header->size);
  for (uint32_t i = 0; header != NULL && i < header->directives->item_count; i++) {
    const Directive *directive = &header->directives->items[i];
    if (directive->kind == DIRECTIVE_DEFINE && directive->is_free)
      g_hash_table_add(names, (gpointer)directive->name);
  }
  g_mutex_unlock(&precompiled->mutex);
}

/* Which headers ------------------------------------------------------------------------------- */

static int by_closure(const void *a, const void *b) {
  const PackHeader *first = *(const PackHeader *const *)a, *second = *(const PackHeader *const *)b;
  if (first->closure_size != second->closure_size)
    return first->closure_size > second->closure_size ? -1 : 1;
  return strcmp(first->inside, second->inside);
}

/* A header of the same name that the tree has comes first, for the pack's own includes too. */
static bool is_shadowed(const Job *job, const PackHeader *header) {
  for (guint i = 0; i < job->dirs->len; i++) {
    const char *entry = parse_find_entry(job->parser, job->dirs->pdata[i], header->inside);
    if (entry != NULL) return true;
  }
  return false;
}

/* The large headers among those of a source, from the largest on, each with what it adds to those
 * before it. */
static GPtrArray *choose(Job *job) {
  Precompiled *precompiled = job->parser->precompiled;
  GPtrArray *candidates = g_ptr_array_new(), *set = g_ptr_array_new();
  for (guint i = 0; i < job->sure->len; i++) {
    PackHeader *header = g_hash_table_lookup(precompiled->headers, job->sure->pdata[i]);
    if (header == NULL || g_ptr_array_find(candidates, header, NULL)) continue;
    GPtrArray *closure = closure_of(precompiled, header);
    bool is_good = true;
    for (guint c = 0; c < closure->len && is_good; c++)
      is_good = !is_shadowed(job, closure->pdata[c]);
    if (is_good) g_ptr_array_add(candidates, header);
  }
  g_ptr_array_sort(candidates, by_closure);
  GHashTable *covered = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < candidates->len; i++) {
    PackHeader *header = candidates->pdata[i];
    size_t gain = 0;
    for (guint c = 0; c < header->closure->len; c++) {
      const PackHeader *part = header->closure->pdata[c];
      if (!g_hash_table_contains(covered, part)) gain += part->size;
    }
    if (gain < LEAST_GAIN) continue;
    g_ptr_array_add(set, header);
    for (guint c = 0; c < header->closure->len; c++)
      g_hash_table_add(covered, header->closure->pdata[c]);
  }
  g_hash_table_destroy(covered);
  g_ptr_array_free(candidates, true);
  return set;
}

/* Making them --------------------------------------------------------------------------------- */

static bool takes_path(const char *arg) {
  static const char *const options[] = {"-I",       "-isystem", "-iquote",
                                        "-include", "-imacros", "-idirafter"};
  for (size_t i = 0; i < G_N_ELEMENTS(options); i++)
    if (strcmp(arg, options[i]) == 0) return true;
  return false;
}

/* True for the definition of a macro that one of the headers speaks of. */
static bool is_spoken_of(Precompiled *precompiled, GPtrArray *set, const char *macro) {
  char *name = g_strndup(macro, strcspn(macro, "="));
  bool found = false;
  for (guint i = 0; i < set->len && !found; i++)
    found = speaks_of(precompiled, set->pdata[i], name);
  g_free(name);
  return found;
}

/* The arguments of a source that matter to a set. */
static GPtrArray *args_for(Job *job, GPtrArray *set) {
  GPtrArray *args = g_ptr_array_new();
  for (guint i = 0; i < job->args->len; i++) {
    const char *arg = job->args->pdata[i];
    bool is_macro = g_str_has_prefix(arg, "-D") || g_str_has_prefix(arg, "-U");
    bool is_pair = takes_path(arg) || (is_macro && arg[2] == 0);
    const char *value = is_pair && i + 1 < job->args->len ? job->args->pdata[++i] : NULL;
    if (takes_path(arg) || g_str_has_prefix(arg, "-I")) continue;
    if (is_macro && !is_spoken_of(job->parser->precompiled, set, value != NULL ? value : arg + 2))
      continue;
    if (strcmp(arg, "c") == 0) arg = "c-header";
    if (strcmp(arg, "c++") == 0) arg = "c++-header";
    g_ptr_array_add(args, (gpointer)arg);
    if (value != NULL) g_ptr_array_add(args, (gpointer)value);
  }
  g_ptr_array_add(args, "-idirafter");
  g_ptr_array_add(args, PARSE_VIRTUAL);
  return args;
}

/* A source that includes a set, and nothing else. */
static char *text_of(GPtrArray *set) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < set->len; i++)
    g_string_append_printf(text, "#include <%s>\n", ((const PackHeader *)set->pdata[i])->inside);
  return g_string_free(text, false);
}

static bool has_errors(CXTranslationUnit tu) {
  bool found = false;
  for (unsigned i = 0; !found && i < clang_getNumDiagnostics(tu); i++) {
    CXDiagnostic diagnostic = clang_getDiagnostic(tu, i);
    found = clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error;
    clang_disposeDiagnostic(diagnostic);
  }
  return found;
}

/* Returns whether the file was made. */
static bool make(const Job *job, GPtrArray *args, const char *text, const char *path) {
  GArray *unsaved = g_array_new(false, true, sizeof(struct CXUnsavedFile));
  parse_add_pack(unsaved);
  struct CXUnsavedFile main = {
      .Filename = PARSE_VIRTUAL "/.set.h", .Contents = text, .Length = strlen(text)};
  g_array_append_val(unsaved, main);
  CXTranslationUnit tu = NULL;
  clang_parseTranslationUnit2(job->parser->index, main.Filename, (const char *const *)args->pdata,
                              (int)args->len, &g_array_index(unsaved, struct CXUnsavedFile, 0),
                              unsaved->len,
                              CXTranslationUnit_Incomplete | CXTranslationUnit_ForSerialization |
                                  CXTranslationUnit_DetailedPreprocessingRecord,
                              &tu);
  bool is_made =
      tu != NULL && !has_errors(tu) && clang_saveTranslationUnit(tu, path, 0) == CXSaveError_None;
  if (tu != NULL) clang_disposeTranslationUnit(tu);
  g_array_free(unsaved, true);
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

/* The file of a set, or NULL; the mutex is held. */
static const char *file_of(Job *job, GPtrArray *set) {
  Precompiled *precompiled = job->parser->precompiled;
  GPtrArray *args = args_for(job, set);
  char *text = text_of(set);
  GString *key = g_string_new(text);
  for (guint i = 0; i < args->len; i++)
    g_string_append_printf(key, "%s\n", (const char *)args->pdata[i]);
  char *path = g_hash_table_lookup(precompiled->files, key->str);
  if (path == NULL) {
    path = path_of(precompiled, key->str);
    bool is_there = precompiled->is_preparing ? make(job, args, text, path)
                                              : g_file_test(path, G_FILE_TEST_IS_REGULAR);
    if (!is_there) *path = 0;
    g_hash_table_insert(precompiled->files, g_strdup(key->str), path);
  }
  g_ptr_array_free(args, true);
  g_string_free(key, true);
  g_free(text);
  return *path != 0 ? path : NULL;
}

/* The file of a set or, where there is none, of a part of it; the mutex is held. */
static const char *file_for(Job *job, GPtrArray *set) {
  Precompiled *precompiled = job->parser->precompiled;
  const char *path = file_of(job, set);
  if (precompiled->is_preparing) return path;
  GPtrArray *parts = g_ptr_array_new();
  for (guint i = 0; i < set->len; i++) g_ptr_array_add(parts, set->pdata[i]);
  PackHeader *core = g_hash_table_lookup(precompiled->headers, "wdm.h");
  bool has_core = false;
  for (guint i = 0; i < set->len && core != NULL; i++)
    has_core =
        has_core || g_ptr_array_find(((const PackHeader *)set->pdata[i])->closure, core, NULL);
  if (has_core) {
    closure_of(precompiled, core);
    g_ptr_array_add(parts, core);
  }
  for (guint i = 0; i < parts->len && path == NULL; i++) {
    GPtrArray *part = g_ptr_array_new();
    g_ptr_array_add(part, parts->pdata[i]);
    path = file_of(job, part);
    g_ptr_array_free(part, true);
  }
  g_ptr_array_free(parts, true);
  return path;
}

void precompiled_use(Job *job) {
  Precompiled *precompiled = job->parser->precompiled;
  if (precompiled == NULL || job->parser->system_dirs->len > 0) return;
  for (guint i = 0; i < job->args->len; i++)
    if (strcmp(job->args->pdata[i], "-imacros") == 0) return;
  g_mutex_lock(&precompiled->mutex);
  GPtrArray *set = choose(job);
  const char *path = set->len > 0 && precompiled->folder != NULL ? file_for(job, set) : NULL;
  g_mutex_unlock(&precompiled->mutex);
  job->first = text_of(set);
  g_ptr_array_free(set, true);
  if (path == NULL) return;
  job->precompiled = path;
  g_ptr_array_add(job->args, g_strdup("-include-pch"));
  g_ptr_array_add(job->args, g_strdup(path));
}

bool precompiled_drop(Job *job, CXTranslationUnit tu) {
  if (job->precompiled == NULL) return false;
  bool is_bad = tu == NULL;
  for (unsigned i = 0; !is_bad && i < clang_getNumDiagnostics(tu); i++) {
    CXDiagnostic diagnostic = clang_getDiagnostic(tu, i);
    CXString text = clang_getDiagnosticSpelling(diagnostic);
    is_bad = clang_getDiagnosticSeverity(diagnostic) == CXDiagnostic_Fatal &&
             strstr(clang_getCString(text), job->precompiled) != NULL;
    clang_disposeString(text);
    clang_disposeDiagnostic(diagnostic);
  }
  if (!is_bad) return false;
  g_ptr_array_set_size(job->args, (gint)job->args->len - 2);
  job->precompiled = NULL;
  return true;
}
