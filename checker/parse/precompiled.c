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
    header->path = g_strconcat(PARSE_VIRTUAL "/", header->inside, NULL);
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
    const DiskFolder *folder = disk_folder(job->parser->disk, job->dirs->pdata[i]);
    if (disk_entry(folder, header->inside) != NULL) return true;
  }
  return false;
}

/* The large headers among those of a source, from the largest on, each with what it adds to those
 * before it, as links. */
static GPtrArray *choose(Job *job) {
  Precompiled *precompiled = job->parser->precompiled;
  GPtrArray *candidates = g_ptr_array_new(), *links = g_ptr_array_new();
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
    links_add(precompiled, links, header);
    for (guint c = 0; c < header->closure->len; c++)
      g_hash_table_add(covered, header->closure->pdata[c]);
  }
  g_hash_table_destroy(covered);
  g_ptr_array_free(candidates, true);
  return links;
}

/* Using them ---------------------------------------------------------------------------------- */

/* Takes back what was used before. */
static void use_file(Job *job, const char *path, guint count) {
  if (job->precompiled != NULL) g_ptr_array_set_size(job->args, (gint)job->args->len - 2);
  job->precompiled = path;
  job->precompiled_count = count;
  if (path == NULL) return;
  g_ptr_array_add(job->args, g_strdup("-include-pch"));
  g_ptr_array_add(job->args, g_strdup(path));
}

void precompiled_use(Job *job) {
  Precompiled *precompiled = job->parser->precompiled;
  if (precompiled == NULL || job->parser->system_dirs->len > 0) return;
  for (guint i = 0; i < job->args->len; i++)
    if (strcmp(job->args->pdata[i], "-imacros") == 0) return;
  use_file(job, NULL, 0);
  if (job->links != NULL) g_ptr_array_free(job->links, true);
  g_free(job->first);
  g_mutex_lock(&precompiled->mutex);
  job->links = choose(job);
  guint count = precompiled->folder != NULL ? job->links->len : 0;
  const char *path = NULL;
  for (; count > 0 && path == NULL; count -= path == NULL) path = links_file(job, count)->path;
  g_mutex_unlock(&precompiled->mutex);
  job->first = links_text(job->links, 0, job->links->len);
  use_file(job, path, count);
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
  guint count = job->links != NULL ? job->links->len : 0;
  if (job->precompiled_count == count || precompiled->folder == NULL || job->is_dropped ||
      precompiled->is_preparing)
    return;
  g_mutex_lock(&precompiled->mutex);
  SetFile *file = links_file(job, count);
  char *path = NULL;
  if (file->path == NULL && ++file->asked > LEAST_ROUNDS && !file->is_tried) {
    file->is_tried = true;
    path = own_path(precompiled);
  }
  GPtrArray *args = path != NULL ? links_args(job, count) : NULL;
  g_mutex_unlock(&precompiled->mutex);
  if (path != NULL) {
    /* Other threads go on with what they have. */
    guint start = links_build_up(job) ? job->precompiled_count : 0;
    bool is_made = links_make(job, args, start, count, start > 0 ? job->precompiled : NULL, path);
    g_ptr_array_free(args, true);
    if (!is_made) g_clear_pointer(&path, g_free);
  }
  g_mutex_lock(&precompiled->mutex);
  if (path != NULL) file->is_temporary = true;
  if (path != NULL) file->path = path;
  path = file->path;
  g_mutex_unlock(&precompiled->mutex);
  if (path != NULL) use_file(job, path, count);
}

bool precompiled_drop(Job *job, CXTranslationUnit tu) {
  if (job->precompiled == NULL) return false;
  const Precompiled *precompiled = job->parser->precompiled;
  bool is_bad = tu == NULL;
  CXDiagnosticSet set = clang_getDiagnosticSetFromTU(tu);
  for (unsigned i = 0; !is_bad && i < clang_getNumDiagnosticsInSet(set); i++) {
    CXDiagnostic diagnostic = clang_getDiagnosticInSet(set, i);
    CXString text = clang_getDiagnosticSpelling(diagnostic);
    /* It may be one that the file builds on. */
    is_bad = clang_getDiagnosticSeverity(diagnostic) == CXDiagnostic_Fatal &&
             (strstr(clang_getCString(text), job->precompiled) != NULL ||
              strstr(clang_getCString(text), precompiled->folder) != NULL);
    clang_disposeString(text);
    clang_disposeDiagnostic(diagnostic);
  }
  if (!is_bad) return false;
  use_file(job, NULL, 0);
  job->is_dropped = true;
  return true;
}
