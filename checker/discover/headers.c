/* Headers by name: the last resort for an include that no folder of the build file or of the
 * command line holds, because those folders were not given, have moved, or stand in a build file
 * that is gone.
 *
 * A name alone says little ("driver.h", "trace.h"), so the lookup goes by distance from the file
 * that includes. Inside the innermost project (the nearest folder upwards with a solution) the
 * nearest header is taken; where there is no solution, the nearest that is no further away than the
 * folders of one driver usually are. Beyond that, only one that no other of its name in the tree
 * could be mistaken for. */
#include <string.h>

#include "discover/sources.h"

struct HeaderTree {
  Arena *arena;
  GHashTable *names;    /* last part of the name in lower case: GPtrArray of paths */
  GHashTable *projects; /* folders that hold a solution */
  GHashTable *walked;   /* folders whose headers are known */
  const char *root;     /* everything below it is looked at before the first answer, or NULL */
  GMutex mutex;
};

static void free_paths(gpointer paths) { g_ptr_array_free(paths, TRUE); }

HeaderTree *headers_new(void) {
  /* An arena of its own: it still grows while the parser's threads ask. */
  Arena *arena = arena_new();
  HeaderTree *tree = ARENA_NEW(arena, HeaderTree);
  tree->arena = arena;
  tree->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_paths);
  tree->projects = g_hash_table_new(g_str_hash, g_str_equal);
  tree->walked = g_hash_table_new(g_str_hash, g_str_equal);
  g_mutex_init(&tree->mutex);
  return tree;
}

void headers_free(HeaderTree *tree) {
  g_hash_table_destroy(tree->names);
  g_hash_table_destroy(tree->projects);
  g_hash_table_destroy(tree->walked);
  g_mutex_clear(&tree->mutex);
  arena_free(tree->arena);
}

void headers_set_root(HeaderTree *tree, const char *root) {
  tree->root = arena_strdup(tree->arena, root);
}

/* Sources are included too, and so are tables in files of other names; the common ones are kept. */
static bool is_includable(const char *name) {
  static const char *const endings[] = {".h",   ".hpp", ".hxx", ".hh",  ".inc", ".inl",
                                        ".ipp", ".c",   ".cpp", ".cxx", ".def"};
  const char *dot = strrchr(name, '.');
  for (size_t i = 0; dot != NULL && i < G_N_ELEMENTS(endings); i++) {
    if (g_ascii_strcasecmp(dot, endings[i]) == 0) return true;
  }
  return false;
}

void headers_add_folder(HeaderTree *tree, const Folder *folder) {
  if (g_hash_table_contains(tree->walked, folder->path)) return;
  const char *path = arena_strdup(tree->arena, folder->path);
  g_hash_table_add(tree->walked, (gpointer)path);
  for (uint32_t i = 0; i < folder->entry_count; i++) {
    const FolderEntry *entry = folder->entries[i];
    const char *dot = strrchr(entry->name, '.');
    if (entry->type != ENTRY_FILE || dot == NULL) continue;
    if (g_ascii_strcasecmp(dot, ".sln") == 0 || g_ascii_strcasecmp(dot, ".slnx") == 0)
      g_hash_table_add(tree->projects, (gpointer)path);
    if (!is_includable(entry->name)) continue;
    char *key = g_ascii_strdown(entry->name, -1);
    GPtrArray *paths = g_hash_table_lookup(tree->names, key);
    if (paths == NULL) {
      paths = g_ptr_array_new();
      g_hash_table_insert(tree->names, g_strdup(key), paths);
    }
    g_free(key);
    g_ptr_array_add(paths, arena_printf(tree->arena, "%s/%s", path, entry->name));
  }
}

/* The folders between the given paths and the repository's root are walked when somebody asks. */
static void complete(HeaderTree *tree) {
  enum { MOST_FOLDERS = 20000 }; /* more is no driver's repository */
  if (tree->root == NULL) return;
  Folders *folders = folders_new(tree->arena);
  GPtrArray *todo = g_ptr_array_new();
  g_ptr_array_add(todo, (gpointer)tree->root);
  for (unsigned walked = 0; todo->len > 0 && walked < MOST_FOLDERS; walked++) {
    const char *path = g_ptr_array_steal_index_fast(todo, todo->len - 1);
    const Folder *folder = folders_open(folders, path, NULL);
    if (folder == NULL) continue;
    headers_add_folder(tree, folder);
    for (uint32_t i = 0; i < folder->entry_count; i++) {
      const FolderEntry *entry = folder->entries[i];
      if (entry->type == ENTRY_FOLDER && !entry->is_link && entry->name[0] != '.')
        g_ptr_array_add(todo, arena_printf(tree->arena, "%s/%s", folder->path, entry->name));
    }
  }
  g_ptr_array_free(todo, TRUE);
  folders_free(folders);
  tree->root = NULL;
}

/* How many leading characters, up to a slash, two paths share. */
static size_t shared_prefix(const char *a, const char *b) {
  size_t shared = 0;
  for (size_t i = 0; a[i] != '\0' && a[i] == b[i]; i++) {
    if (a[i] == '/') shared = i + 1;
  }
  return shared;
}

static unsigned depth_of(const char *path) {
  unsigned depth = 0;
  for (; *path != '\0'; path++) depth += *path == '/';
  return depth;
}

/* True when the path ends with what the include says, folders included. */
static bool fits(const char *path, const char *name) {
  size_t size = strlen(path), wanted = strlen(name);
  return size > wanted && path[size - wanted - 1] == '/' &&
         g_ascii_strcasecmp(path + size - wanted, name) == 0;
}

/* The length, with its slash, of the innermost folder above `from` that holds a solution; without
 * one, of the folder that is so many levels above that of `from`. */
static size_t project_prefix(const HeaderTree *tree, const char *from) {
  enum { LEVELS_WITHOUT_SOLUTION = 2 };
  size_t size = 0;
  char *at = g_path_get_dirname(from);
  for (unsigned level = 0; strcmp(at, "/") != 0 && strcmp(at, ".") != 0; level++) {
    if (level <= LEVELS_WITHOUT_SOLUTION) size = strlen(at) + 1;
    if (g_hash_table_contains(tree->projects, at)) {
      size = strlen(at) + 1;
      break;
    }
    char *up = g_path_get_dirname(at);
    g_free(at);
    at = up;
  }
  g_free(at);
  return size;
}

static const char *nearest(const HeaderTree *tree, const char *name, const char *from) {
  const char *slash = strrchr(name, '/');
  char *key = g_ascii_strdown(slash != NULL ? slash + 1 : name, -1);
  const GPtrArray *paths = g_hash_table_lookup(tree->names, key);
  g_free(key);
  const char *best = NULL;
  size_t best_shared = 0;
  unsigned count = 0;
  for (guint i = 0; paths != NULL && i < paths->len; i++) {
    const char *path = paths->pdata[i];
    if (!fits(path, name) || strcmp(path, from) == 0) continue;
    size_t shared = shared_prefix(path, from);
    bool is_better = best == NULL || shared > best_shared;
    if (!is_better && shared == best_shared) {
      unsigned depth = depth_of(path), best_depth = depth_of(best);
      is_better = depth < best_depth || (depth == best_depth && strcmp(path, best) < 0);
    }
    count++;
    if (is_better) {
      best = path;
      best_shared = shared;
    }
  }
  size_t project = project_prefix(tree, from);
  return best != NULL && (count == 1 || best_shared >= project) ? best : NULL;
}

const char *headers_find(HeaderTree *tree, const char *name, const char *from) {
  while (g_str_has_prefix(name, "./") || g_str_has_prefix(name, "../")) {
    name = strchr(name, '/') + 1;
  }
  g_mutex_lock(&tree->mutex);
  complete(tree);
  const char *found = nearest(tree, name, from);
  g_mutex_unlock(&tree->mutex);
  return found;
}
