/* Bare folders: every C and C++ source below one, whatever the tree looks like. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "discover/sources.h"

/* Folders that builds fill: what lies there is a copy or is made from what is found elsewhere. */
static bool is_build_output(const char *name) {
  static const char *const names[] = {"build", "out", "obj", "CMakeFiles", "node_modules"};
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    if (g_ascii_strcasecmp(name, names[i]) == 0) {
      return true;
    }
  }
  return g_ascii_strncasecmp(name, "objchk_", 7) == 0 ||
         g_ascii_strncasecmp(name, "objfre_", 7) == 0;
}

typedef enum EntryType { ENTRY_OTHER, ENTRY_FILE, ENTRY_FOLDER } EntryType;

/* What a name in a folder is. A link to a file is that file; a link to a folder is nothing: where
 * it leads lies in the tree anyway, or was not asked for, or is a circle. */
static EntryType entry_type(const char *folder, const struct dirent *entry, bool *is_link) {
  *is_link = entry->d_type == DT_LNK;
  if (entry->d_type == DT_DIR) {
    return ENTRY_FOLDER;
  }
  if (entry->d_type == DT_REG) {
    return ENTRY_FILE;
  }
  if (entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN) {
    return ENTRY_OTHER;
  }
  char *path = g_build_filename(folder, entry->d_name, NULL);
  struct stat status;
  EntryType type = ENTRY_OTHER;
  if (lstat(path, &status) == 0) {
    *is_link = S_ISLNK(status.st_mode);
    if (S_ISDIR(status.st_mode)) {
      type = ENTRY_FOLDER;
    } else if (stat(path, &status) == 0 && S_ISREG(status.st_mode)) {
      type = ENTRY_FILE;
    }
  }
  g_free(path);
  return type;
}

void discover_add_source(Discovery *discovery, FoundList *list, const char *path,
                         const char *folder, const char **args, const char *target,
                         bool is_cplusplus) {
  static const char *no_args[] = {NULL};
  ScanResult scan;
  discovery->file_count++;
  const char *problem = discover_scan_file(discovery->arena, path, &scan);
  if (problem != NULL) {
    discover_problem(discovery, path, 0, problem);
    return;
  }
  Found *found = ARENA_PUSH(discovery->arena, list, sources, source);
  *found = (Found){.path = arena_strdup(discovery->arena, path),
                   .folder = folder,
                   .target = target,
                   .args = args ? args : no_args,
                   .is_cplusplus = is_cplusplus,
                   .has_entry = scan.has_entry,
                   .has_main = scan.has_main};
}

/* Takes a file of a folder when it is a source. */
static void take_file(Discovery *discovery, FoundList *list, const char *folder, const char *name,
                      bool is_link) {
  bool is_cplusplus;
  if (!discover_is_source(name, &is_cplusplus)) {
    return;
  }
  char *path = g_build_filename(folder, name, NULL);
  char *real = is_link ? realpath(path, NULL) : NULL;
  discover_add_source(discovery, list, real ? real : path, folder, NULL, NULL, is_cplusplus);
  free(real);
  g_free(path);
}

static void walk_one(Discovery *discovery, const char *folder, FoundList *list, GPtrArray *todo) {
  DIR *dir = opendir(folder);
  if (dir == NULL) {
    discover_problem(discovery, folder, 0,
                     arena_printf(discovery->arena, "can't be read: %s", g_strerror(errno)));
    return;
  }
  for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
    bool is_link;
    if (entry->d_name[0] == '.') {
      continue;
    }
    switch (entry_type(folder, entry, &is_link)) {
      case ENTRY_FOLDER:
        if (!is_build_output(entry->d_name)) {
          g_ptr_array_add(todo, g_build_filename(folder, entry->d_name, NULL));
        }
        break;
      case ENTRY_FILE:
        take_file(discovery, list, folder, entry->d_name, is_link);
        break;
      case ENTRY_OTHER:
        break;
    }
  }
  closedir(dir);
}

void discover_walk(Discovery *discovery, const char *folder, GHashTable *seen, FoundList *list) {
  /* A list of what is still to do, not recursion: a hostile tree may be deep. */
  GPtrArray *todo = g_ptr_array_new();
  g_ptr_array_add(todo, g_strdup(folder));
  while (todo->len > 0) {
    char *next = g_ptr_array_steal_index_fast(todo, todo->len - 1);
    if (g_hash_table_add(seen, g_strdup(next))) {
      walk_one(discovery, arena_strdup(discovery->arena, next), list, todo);
    }
    g_free(next);
  }
  g_ptr_array_free(todo, TRUE);
}

uint32_t discover_neighbours(Discovery *discovery, const char *folder, const char *path) {
  const uint32_t files = discovery->file_count, problems = discovery->problem_count;
  FoundList list = {0};
  GPtrArray *below = g_ptr_array_new_with_free_func(g_free);
  walk_one(discovery, folder, &list, below);
  g_ptr_array_free(below, TRUE);
  /* Nobody asked for these files. */
  discovery->file_count = files;
  discovery->problem_count = problems;
  uint32_t count = 0;
  for (uint32_t i = 0; i < list.source_count; i++) {
    const Found *found = &list.sources[i];
    if (!found->has_entry && !found->has_main && strcmp(found->path, path) != 0) {
      count++;
    }
  }
  return count;
}
