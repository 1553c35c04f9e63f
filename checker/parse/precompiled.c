/* The pack's headers, precompiled. Reading them takes most of the time that a source takes, and
 * most sources read the same few. The large ones that a source surely includes make a set, where
 * nothing that it says before them could change them: these come first, before the prelude. The
 * sets that drivers include most are precompiled when the program is built (prepare.c), others are
 * for the run that needs them more than once, and libclang takes from them only the declarations
 * that a source uses. What comes out is the same whether a set, a part of it or nothing was
 * prepared. */
#include <glib/gstdio.h>
#include <string.h>

#include "parse/packed.h"

/* To precompile a set costs some times what a round gains by it: only what has been wanted so often
 * will be wanted often enough. */
enum { LEAST_ROUNDS = 4 };

enum { LEAST_GAIN = 24 * 1024 }; /* bytes that a header adds to a set, with all that it includes */

static void free_file(void *data) {
  SetFile *file = data;
  if (file->is_temporary && file->path != NULL) g_unlink(file->path);
  g_free(file->path);
  g_free(file);
}

Precompiled *precompiled_new(const char *folder, bool is_preparing) {
  Precompiled *precompiled = g_new0(Precompiled, 1);
  precompiled->folder = g_strdup(folder);
  precompiled->is_preparing = is_preparing;
  precompiled->headers = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, packed_free);
  precompiled->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_file);
  g_mutex_init(&precompiled->mutex);
  GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
  for (size_t i = 0; i < embedded_file_count; i++) {
    const EmbeddedFile *file = &embedded_files[i];
    if (!g_str_has_prefix(file->path, PARSE_PACK)) continue;
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
  if (precompiled->own_folder != NULL) g_rmdir(precompiled->own_folder);
  g_free(precompiled->own_folder);
  g_free(precompiled->folder);
  g_free(precompiled->pack);
  g_mutex_clear(&precompiled->mutex);
  g_free(precompiled);
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
    GPtrArray *closure = packed_closure(precompiled, header);
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
  static const char *const options[] = {"-I",       "-isystem",   "-iquote",     "-include",
                                        "-imacros", "-idirafter", "-include-pch"};
  for (size_t i = 0; i < G_N_ELEMENTS(options); i++)
    if (strcmp(arg, options[i]) == 0) return true;
  return false;
}

/* True for the definition of a macro that one of the headers speaks of. */
static bool is_spoken_of(Precompiled *precompiled, GPtrArray *set, const char *macro) {
  char *name = g_strndup(macro, strcspn(macro, "="));
  bool found = false;
  for (guint i = 0; i < set->len && !found; i++)
    found = packed_speaks_of(precompiled, set->pdata[i], name);
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
    if (is_macro) {
      /* One way of writing is as good as the other. */
      g_ptr_array_add(args, (gpointer)(arg[1] == 'D' ? "-D" : "-U"));
      g_ptr_array_add(args, (gpointer)(value != NULL ? value : arg + 2));
      continue;
    }
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
  CXDiagnosticSet set = clang_getDiagnosticSetFromTU(tu);
  for (unsigned i = 0; !found && i < clang_getNumDiagnosticsInSet(set); i++) {
    CXDiagnostic diagnostic = clang_getDiagnosticInSet(set, i);
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

/* What names the form of a set: its text and the arguments. Free with g_free. */
static char *key_of(const char *text, const GPtrArray *args) {
  GString *key = g_string_new(text);
  for (guint i = 0; i < args->len; i++)
    g_string_append_printf(key, "%s\n", (const char *)args->pdata[i]);
  return g_string_free(key, false);
}

/* The form of a set; the mutex is held. */
static SetFile *file_of(Job *job, GPtrArray *set) {
  Precompiled *precompiled = job->parser->precompiled;
  GPtrArray *args = args_for(job, set);
  char *text = text_of(set), *key = key_of(text, args);
  SetFile *file = g_hash_table_lookup(precompiled->files, key);
  if (file == NULL) {
    file = g_new0(SetFile, 1);
    file->path = path_of(precompiled, key);
    bool is_there = precompiled->is_preparing ? make(job, args, text, file->path)
                                              : g_file_test(file->path, G_FILE_TEST_IS_REGULAR);
    if (!is_there) g_clear_pointer(&file->path, g_free);
    g_hash_table_insert(precompiled->files, g_strdup(key), file);
  }
  g_ptr_array_free(args, true);
  g_free(text);
  g_free(key);
  return file;
}

/* The file of a set or, where there is none, of a part of it; the mutex is held. */
static const char *file_for(Job *job, GPtrArray *set) {
  enum { LEAST_PART = 100 * 1024 };
  Precompiled *precompiled = job->parser->precompiled;
  const char *path = file_of(job, set)->path;
  job->is_partial = path == NULL;
  if (precompiled->is_preparing || path != NULL) return path;
  GPtrArray *parts = g_ptr_array_new();
  for (guint i = 0; i < set->len; i++) {
    const PackHeader *header = set->pdata[i];
    for (guint c = 0; c < header->closure->len; c++) {
      PackHeader *part = header->closure->pdata[c];
      packed_closure(precompiled, part);
      if (part->closure_size >= LEAST_PART && !g_ptr_array_find(parts, part, NULL))
        g_ptr_array_add(parts, part);
    }
  }
  g_ptr_array_sort(parts, by_closure);
  for (guint i = 0; i < parts->len && path == NULL; i++) {
    GPtrArray *part = g_ptr_array_new();
    g_ptr_array_add(part, parts->pdata[i]);
    path = file_of(job, part)->path;
    g_ptr_array_free(part, true);
  }
  g_ptr_array_free(parts, true);
  return path;
}

/* Takes back what was used before. */
static void use_file(Job *job, const char *path) {
  if (job->precompiled != NULL) g_ptr_array_set_size(job->args, (gint)job->args->len - 2);
  job->precompiled = path;
  if (path == NULL) return;
  g_ptr_array_add(job->args, g_strdup("-include-pch"));
  g_ptr_array_add(job->args, g_strdup(path));
}

void precompiled_use(Job *job) {
  Precompiled *precompiled = job->parser->precompiled;
  if (precompiled == NULL || job->parser->system_dirs->len > 0) return;
  for (guint i = 0; i < job->args->len; i++)
    if (strcmp(job->args->pdata[i], "-imacros") == 0) return;
  use_file(job, NULL);
  if (job->set != NULL) g_ptr_array_free(job->set, true);
  g_free(job->first);
  g_mutex_lock(&precompiled->mutex);
  job->set = choose(job);
  bool is_wanted = job->set->len > 0 && precompiled->folder != NULL;
  const char *path = is_wanted ? file_for(job, job->set) : NULL;
  g_mutex_unlock(&precompiled->mutex);
  job->first = text_of(job->set);
  use_file(job, path);
}

/* A file that is there as long as the run; free with g_free, or NULL. The mutex is held. */
static char *own_path(Precompiled *precompiled) {
  if (precompiled->own_folder == NULL)
    precompiled->own_folder = g_dir_make_tmp("unloadlint-XXXXXX", NULL);
  if (precompiled->own_folder == NULL) return NULL;
  return g_strdup_printf("%s/%u.pch", precompiled->own_folder, precompiled->own_count++);
}

void precompiled_make(Job *job) {
  Precompiled *precompiled = job->parser->precompiled;
  if (!job->is_partial || precompiled->is_preparing) return;
  g_mutex_lock(&precompiled->mutex);
  SetFile *file = file_of(job, job->set);
  char *path = NULL;
  if (file->path == NULL && ++file->asked > LEAST_ROUNDS && !file->is_tried) {
    file->is_tried = true;
    path = own_path(precompiled);
  }
  GPtrArray *args = path != NULL ? args_for(job, job->set) : NULL;
  g_mutex_unlock(&precompiled->mutex);
  if (path != NULL) {
    /* Other threads go on with what they have. */
    char *text = text_of(job->set);
    bool is_made = make(job, args, text, path);
    g_ptr_array_free(args, true);
    g_free(text);
    if (!is_made) g_clear_pointer(&path, g_free);
  }
  g_mutex_lock(&precompiled->mutex);
  if (path != NULL) file->is_temporary = true;
  if (path != NULL) file->path = path;
  if (file->path != NULL) job->is_partial = false;
  path = file->path;
  g_mutex_unlock(&precompiled->mutex);
  if (!job->is_partial) use_file(job, path);
}

bool precompiled_drop(Job *job, CXTranslationUnit tu) {
  if (job->precompiled == NULL) return false;
  bool is_bad = tu == NULL;
  CXDiagnosticSet set = clang_getDiagnosticSetFromTU(tu);
  for (unsigned i = 0; !is_bad && i < clang_getNumDiagnosticsInSet(set); i++) {
    CXDiagnostic diagnostic = clang_getDiagnosticInSet(set, i);
    CXString text = clang_getDiagnosticSpelling(diagnostic);
    is_bad = clang_getDiagnosticSeverity(diagnostic) == CXDiagnostic_Fatal &&
             strstr(clang_getCString(text), job->precompiled) != NULL;
    clang_disposeString(text);
    clang_disposeDiagnostic(diagnostic);
  }
  if (!is_bad) return false;
  use_file(job, NULL);
  job->is_partial = false; /* no more of it */
  return true;
}
