/* What is known of the files on disk. Sources of a run include the same headers from the same
 * folders: each folder is listed once, and each header is read once, whichever parser asks first.
 * What was found stays as it is, so that only the tables are locked, not the work. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "parse/internal.h"

typedef struct Entry {
  bool is_file; /* a regular one, and no symbolic link to it; else nobody has looked */
  char name[];
} Entry;

struct DiskFolder {
  char *path;          /* without symbolic links; NULL: it is not there */
  bool is_whole;       /* nothing else is in it, and what is can be opened */
  GHashTable *entries; /* name in any letter case -> Entry */
};

struct Disk {
  GMutex mutex;
  GHashTable *folders;    /* path -> DiskFolder */
  GHashTable *files;      /* path -> that of the regular file it leads to, "" for none */
  GHashTable *directives; /* path -> Directives */
};

static guint hash_of(const void *name) {
  guint hash = 5381;
  for (const char *c = name; *c != 0; c++) hash = hash * 33 + (guchar)g_ascii_tolower(*c);
  return hash;
}

static gboolean is_same_name(const void *a, const void *b) { return g_ascii_strcasecmp(a, b) == 0; }

static void free_folder(void *data) {
  DiskFolder *folder = data;
  g_hash_table_destroy(folder->entries);
  g_free(folder->path);
  g_free(folder);
}

Disk *disk_new(void) {
  Disk *disk = g_new0(Disk, 1);
  g_mutex_init(&disk->mutex);
  disk->folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_folder);
  disk->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  disk->directives = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, parse_directives_free);
  return disk;
}

void disk_free(Disk *disk) {
  if (disk == NULL) return;
  g_hash_table_destroy(disk->folders);
  g_hash_table_destroy(disk->files);
  g_hash_table_destroy(disk->directives);
  g_mutex_clear(&disk->mutex);
  g_free(disk);
}

static void *find(Disk *disk, GHashTable *table, const char *path) {
  g_mutex_lock(&disk->mutex);
  void *found = g_hash_table_lookup(table, path);
  g_mutex_unlock(&disk->mutex);
  return found;
}

/* Keeps what was made, unless another thread was faster: then that is what counts. */
static void *keep(Disk *disk, GHashTable *table, const char *path, void *made,
                  GDestroyNotify free_made) {
  g_mutex_lock(&disk->mutex);
  void *known = g_hash_table_lookup(table, path);
  if (known == NULL) g_hash_table_insert(table, g_strdup(path), made);
  g_mutex_unlock(&disk->mutex);
  if (known == NULL) return made;
  free_made(made);
  return known;
}

/* Folders ------------------------------------------------------------------------------------- */

static void add_entry(DiskFolder *folder, const struct dirent *found) {
  const char *name = found->d_name;
  if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) return;
  size_t size = strlen(name) + 1;
  Entry *entry = g_malloc(sizeof *entry + size);
  entry->is_file = found->d_type == DT_REG;
  memcpy(entry->name, name, size);
  g_hash_table_replace(folder->entries, entry->name, entry);
}

static DiskFolder *list(const char *path) {
  DiskFolder *folder = g_new0(DiskFolder, 1);
  folder->entries = g_hash_table_new_full(hash_of, is_same_name, NULL, g_free);
  char *real = realpath(path, NULL);
  folder->path = g_strdup(real);
  free(real);
  DIR *dir = folder->path != NULL ? opendir(folder->path) : NULL;
  if (dir == NULL) return folder;
  for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) add_entry(folder, entry);
  closedir(dir);
  folder->is_whole = access(folder->path, X_OK) == 0;
  return folder;
}

const DiskFolder *disk_folder(Disk *disk, const char *path) {
  DiskFolder *folder = find(disk, disk->folders, path);
  return folder != NULL ? folder : keep(disk, disk->folders, path, list(path), free_folder);
}

const char *disk_entry(const DiskFolder *folder, const char *name) {
  const Entry *entry = g_hash_table_lookup(folder->entries, name);
  return entry != NULL ? entry->name : NULL;
}

/* Files --------------------------------------------------------------------------------------- */

const char *disk_file(Disk *disk, const char *path) {
  const char *file = find(disk, disk->files, path);
  if (file == NULL) {
    char *real = realpath(path, NULL);
    bool is_file = real != NULL && g_file_test(real, G_FILE_TEST_IS_REGULAR);
    file = keep(disk, disk->files, path, g_strdup(is_file ? real : ""), g_free);
    free(real);
  }
  return *file != 0 ? file : NULL;
}

/* A disk may take names that differ in the case of a letter for the same, and only of the letters
 * of ASCII this is known here. */
static bool may_hold(const DiskFolder *folder, const char *name) {
  return !folder->is_whole || !g_str_is_ascii(name) || disk_entry(folder, name) != NULL;
}

/* `name` has no slash. */
static const char *file_in(Disk *disk, const DiskFolder *folder, const char *name) {
  if (folder->path == NULL || *name == 0 || !may_hold(folder, name)) return NULL;
  const Entry *entry = g_hash_table_lookup(folder->entries, name);
  bool is_there =
      folder->is_whole && entry != NULL && entry->is_file && strcmp(entry->name, name) == 0;
  char *path = g_build_filename(folder->path, name, NULL);
  const char *file = is_there ? find(disk, disk->files, path) : disk_file(disk, path);
  if (is_there && file == NULL) file = keep(disk, disk->files, path, g_strdup(path), g_free);
  g_free(path);
  return file;
}

/* Whether it is worth while to look at the folder that a name with slashes leads to. */
static bool may_lead(const DiskFolder *folder, const char *name) {
  char *first = g_strndup(name, strcspn(name, "/"));
  bool is_step = *first == 0 || strcmp(first, ".") == 0 || strcmp(first, "..") == 0;
  bool may = folder->path != NULL && (is_step || may_hold(folder, first));
  g_free(first);
  return may;
}

const char *disk_file_in(Disk *disk, const DiskFolder *folder, const char *name) {
  const char *slash = strrchr(name, '/');
  if (slash == NULL) return file_in(disk, folder, name);
  if (!may_lead(folder, name)) return NULL;
  char *way = g_strndup(name, (size_t)(slash - name));
  char *path = g_build_filename(folder->path, way, NULL);
  const char *file = file_in(disk, disk_folder(disk, path), slash + 1);
  g_free(path);
  g_free(way);
  return file;
}

static Directives *read_directives(const char *path, bool has_words) {
  size_t size;
  char *error = NULL;
  bool is_converted = false;
  char *text = parse_read_text(path, &size, &is_converted, &error);
  g_free(error);
  Directives *directives = parse_directives(text != NULL ? text : "", text != NULL ? size : 0);
  directives->is_converted = is_converted;
  if (has_words && text != NULL) {
    directives->whole = text;
    directives->words = words_new(text, size);
  } else {
    g_free(text);
  }
  return directives;
}

const Directives *disk_directives(Disk *disk, const char *path, bool has_words) {
  const Directives *known = find(disk, disk->directives, path);
  if (known != NULL) return known;
  return keep(disk, disk->directives, path, read_directives(path, has_words),
              parse_directives_free);
}
