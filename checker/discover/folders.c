/* Folders and names in them in any letter case, as Windows looks them up. Each folder is listed
 * once a run, whoever asks: the walk, a build file's paths, or a wildcard. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "discover/folders.h"

Folders *folders_new(Arena *arena) {
  Folders *folders = ARENA_NEW(arena, Folders);
  folders->arena = arena;
  folders->known = g_hash_table_new(g_str_hash, g_str_equal);
  return folders;
}

void folders_free(Folders *folders) {
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init(&iter, folders->known);
  while (g_hash_table_iter_next(&iter, NULL, &value)) {
    Folder *folder = value; /* perhaps known by several spellings */
    if (folder->names != NULL) g_hash_table_destroy(folder->names);
    folder->names = NULL;
  }
  g_hash_table_destroy(folders->known);
}

/* What a name in a folder is. A link to a file is that file; a link to a folder is a folder for
 * those who name it, but the walk does not follow it: where it leads lies in the tree anyway, or
 * was not asked for, or is a circle. */
static EntryType type_of(const char *folder, const struct dirent *entry, bool *is_link) {
  *is_link = entry->d_type == DT_LNK;
  if (entry->d_type == DT_DIR) return ENTRY_FOLDER;
  if (entry->d_type == DT_REG) return ENTRY_FILE;
  if (entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN) return ENTRY_OTHER;
  char *path = g_build_filename(folder, entry->d_name, NULL);
  struct stat status;
  EntryType type = ENTRY_OTHER;
  if (lstat(path, &status) == 0) {
    *is_link = S_ISLNK(status.st_mode);
    if (stat(path, &status) == 0) {
      type = S_ISDIR(status.st_mode)   ? ENTRY_FOLDER
             : S_ISREG(status.st_mode) ? ENTRY_FILE
                                       : ENTRY_OTHER;
    }
  }
  g_free(path);
  return type;
}

static void take_entry(Folders *folders, Folder *folder, const struct dirent *found) {
  FolderEntry *entry = ARENA_NEW(folders->arena, FolderEntry);
  entry->name = arena_strdup(folders->arena, found->d_name);
  entry->type = type_of(folder->path, found, &entry->is_link);
  *ARENA_PUSH(folders->arena, folder, entries, entry) = entry;
  char *key = g_ascii_strdown(found->d_name, -1);
  entry->same = g_hash_table_lookup(folder->names, key);
  g_hash_table_replace(folder->names, key, entry);
}

static int compare_entries(const void *a, const void *b) {
  return strcmp((*(FolderEntry *const *)a)->name, (*(FolderEntry *const *)b)->name);
}

static Folder *list_folder(Folders *folders, const char *path) {
  Folder *folder = ARENA_NEW(folders->arena, Folder);
  g_hash_table_insert(folders->known, arena_strdup(folders->arena, path), folder);
  DIR *dir = opendir(path);
  if (dir == NULL) {
    folder->error = errno;
    return folder;
  }
  char *real = realpath(path, NULL);
  folder->path = arena_strdup(folders->arena, real != NULL ? real : path);
  free(real);
  folder->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
    if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
      take_entry(folders, folder, entry);
  }
  closedir(dir);
  /* The order in which a file system names its entries must not show. */
  if (folder->entry_count > 0)
    qsort(folder->entries, folder->entry_count, sizeof(FolderEntry *), compare_entries);
  return folder;
}

const FolderEntry *folder_entry(const Folder *folder, const char *name) {
  char *key = g_ascii_strdown(name, -1);
  const FolderEntry *any = g_hash_table_lookup(folder->names, key);
  g_free(key);
  for (const FolderEntry *entry = any; entry != NULL; entry = entry->same) {
    if (strcmp(entry->name, name) == 0) return entry;
  }
  return any;
}

/* The folder that a canonical path names in any letter case. */
static Folder *open_canonical(Folders *folders, const char *path) {
  Folder *folder = g_hash_table_lookup(folders->known, path);
  if (folder != NULL) return folder;
  folder = list_folder(folders, path);
  if (folder->names != NULL || folder->error != ENOENT || strcmp(path, "/") == 0) return folder;
  char *above = g_path_get_dirname(path);
  Folder *parent = open_canonical(folders, above);
  g_free(above);
  const FolderEntry *entry =
      parent->names != NULL ? folder_entry(parent, strrchr(path, '/') + 1) : NULL;
  if (entry != NULL && entry->type == ENTRY_FOLDER) {
    char *spelt = g_build_filename(parent->path, entry->name, NULL);
    if (strcmp(spelt, path) != 0) {
      folder = open_canonical(folders, spelt);
      g_hash_table_insert(folders->known, arena_strdup(folders->arena, path), folder);
    }
    g_free(spelt);
  }
  return folder;
}

const Folder *folders_open(Folders *folders, const char *path, int *error) {
  const Folder *folder = open_canonical(folders, path);
  if (error != NULL) *error = folder->error;
  return folder->names != NULL ? folder : NULL;
}

bool folders_is_absolute_elsewhere(const char *path) {
  return g_ascii_isalpha(path[0]) && path[1] == ':';
}

char *folders_canonical(const char *base, const char *path) {
  char *slashed = g_strdelimit(g_strdup(path), "\\", '/');
  char *full = g_canonicalize_filename(slashed, base);
  g_free(slashed);
  return full;
}

const char *folders_find(Folders *folders, const char *base, const char *path, EntryType type) {
  enum { LONGEST_PATH = 4096 };
  if (*path == '\0' || folders_is_absolute_elsewhere(path) || strlen(path) > LONGEST_PATH) {
    return NULL;
  }
  char *full = folders_canonical(base, path);
  const char *found = NULL;
  if (type == ENTRY_FOLDER) {
    const Folder *folder = folders_open(folders, full, NULL);
    found = folder != NULL ? folder->path : NULL;
  } else if (strcmp(full, "/") != 0) {
    char *above = g_path_get_dirname(full);
    const Folder *folder = folders_open(folders, above, NULL);
    const FolderEntry *entry = folder != NULL ? folder_entry(folder, strrchr(full, '/') + 1) : NULL;
    if (entry != NULL && entry->type == type) {
      char *spelt = g_build_filename(folder->path, entry->name, NULL);
      char *real = entry->is_link ? realpath(spelt, NULL) : NULL;
      found = arena_strdup(folders->arena, real != NULL ? real : spelt);
      free(real);
      g_free(spelt);
    }
    g_free(above);
  }
  g_free(full);
  return found;
}

bool folders_is_below(const char *path, const char *folder) {
  size_t size = strcmp(folder, "/") == 0 ? 0 : strlen(folder);
  return strncmp(path, folder, size) == 0 && (path[size] == '/' || path[size] == '\0');
}
