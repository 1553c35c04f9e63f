/* Digests of files, folders, options and this program itself. */
#include "cache/digest.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define OWN_FILE "/proc/self/exe"

struct Digests {
  GHashTable *files, *folders; /* path -> digest, "" for none */
  int64_t begun;               /* microseconds since the epoch */
};

Digests *digests_new(void) {
  Digests *digests = g_new0(Digests, 1);
  digests->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  digests->folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  digests->begun = g_get_real_time();
  return digests;
}

void digests_free(Digests *digests) {
  g_hash_table_destroy(digests->files);
  g_hash_table_destroy(digests->folders);
  g_free(digests);
}

/* NULL when it can't be read. */
static char *of_bytes(const char *path) {
  char *bytes = NULL, *digest = NULL;
  gsize size = 0;
  if (g_file_get_contents(path, &bytes, &size, NULL))
    digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, size);
  g_free(bytes);
  return digest;
}

static bool is_older(const char *path, int64_t time) {
  struct stat info;
  return stat(path, &info) == 0 &&
         (int64_t)info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000 <= time;
}

const char *digest_file(Digests *digests, const char *path) {
  char *digest = g_hash_table_lookup(digests->files, path);
  if (digest == NULL) {
    if (is_older(path, digests->begun)) digest = of_bytes(path);
    if (digest == NULL) digest = g_strdup("");
    g_hash_table_insert(digests->files, g_strdup(path), digest);
  }
  return *digest == '\0' ? NULL : digest;
}

static bool is_header(const char *name) {
  static const char *const suffixes[] = {".h", ".hh", ".hpp", ".hxx", ".inl", ".inc", ".tmh"};
  const char *suffix = strrchr(name, '.');
  if (suffix == NULL) return true; /* a folder, or a header of C++ */
  for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++)
    if (g_ascii_strcasecmp(suffix, suffixes[i]) == 0) return true;
  return false;
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static char *of_names(const char *path) {
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  GDir *folder = g_dir_open(path, 0, NULL);
  for (const char *name; folder != NULL && (name = g_dir_read_name(folder)) != NULL;)
    if (is_header(name)) g_ptr_array_add(names, g_strdup(name));
  if (folder != NULL) g_dir_close(folder);
  g_ptr_array_sort(names, by_name);
  GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
  for (guint i = 0; i < names->len; i++) {
    const char *name = names->pdata[i];
    g_checksum_update(sum, (const guchar *)name, (gssize)strlen(name) + 1);
  }
  char *digest = g_strdup(g_checksum_get_string(sum));
  g_checksum_free(sum);
  g_ptr_array_free(names, true);
  return digest;
}

const char *digest_folder(Digests *digests, const char *path) {
  char *digest = g_hash_table_lookup(digests->folders, path);
  if (digest == NULL) {
    bool is_settled = !g_file_test(path, G_FILE_TEST_EXISTS) || is_older(path, digests->begun);
    digest = is_settled ? of_names(path) : g_strdup("");
    g_hash_table_insert(digests->folders, g_strdup(path), digest);
  }
  return *digest == '\0' ? NULL : digest;
}

static void add_text(GChecksum *sum, const char *text) {
  /* With its end, so that two texts are not taken for one. */
  g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text) + 1);
}

/* Folders are taken where they are: the same words mean others when the run starts elsewhere. */
static void add_folder(GChecksum *sum, const char *path) {
  char *real = realpath(path, NULL);
  add_text(sum, real == NULL ? path : real);
  free(real);
}

static char *finish(GChecksum *sum) {
  char *digest = g_strdup(g_checksum_get_string(sum));
  g_checksum_free(sum);
  return digest;
}

char *digest_front_end(const ParseOptions *options) {
  char *own = of_bytes(OWN_FILE);
  if (own == NULL) return NULL;
  GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
  add_text(sum, own);
  g_free(own);
  char *libclang = parse_libclang_version();
  add_text(sum, libclang);
  g_free(libclang);
  for (const char *const *d = options->include_dirs; *d != NULL; d++) add_folder(sum, *d);
  add_text(sum, "");
  for (const char *const *d = options->defines; *d != NULL; d++) add_text(sum, *d);
  add_text(sum, "");
  if (options->wdk != NULL) add_folder(sum, options->wdk);
  return finish(sum);
}

char *digest_source(const char *front_end, const SourceFile *source) {
  GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
  add_text(sum, front_end);
  add_text(sum, source->path);
  add_text(sum, source->is_cplusplus ? "C++" : "C");
  for (const char **arg = source->args; *arg != NULL; arg++) add_text(sum, *arg);
  return finish(sum);
}
