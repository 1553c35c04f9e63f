/* The entry of discovery: what kind of thing each path is, and the order of what comes out. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "discover/sources.h"

void discover_problem(Discovery *discovery, const char *path, unsigned line, const char *message) {
  DiscoverProblem *problem = ARENA_PUSH(discovery->arena, discovery, problems, problem);
  problem->path = arena_strdup(discovery->arena, path);
  problem->line = line;
  problem->message = message;
}

Driver *discover_add_driver(Discovery *discovery, const char *name, const char *folder,
                            const char *kind) {
  Driver *driver = ARENA_PUSH(discovery->arena, discovery, drivers, driver);
  driver->name = arena_strdup(discovery->arena, name);
  driver->folder = arena_strdup(discovery->arena, folder);
  driver->entry = "DriverEntry";
  driver->kind = kind;
  return driver;
}

void discover_driver_source(Discovery *discovery, Driver *driver, const Found *found) {
  SourceFile *source = ARENA_PUSH(discovery->arena, driver, sources, source);
  *source = (SourceFile){found->path, found->args, found->is_cplusplus};
}

char *discover_repository(const char *path) {
  char *at = g_file_test(path, G_FILE_TEST_IS_DIR) ? g_strdup(path) : g_path_get_dirname(path);
  for (;;) {
    char *mark = g_build_filename(at, ".git", NULL); /* a folder, or a file in a work tree */
    bool found = g_file_test(mark, G_FILE_TEST_EXISTS);
    g_free(mark);
    if (found) {
      return at;
    }
    char *up = g_path_get_dirname(at);
    if (strcmp(up, at) == 0) {
      g_free(up);
      g_free(at);
      return NULL;
    }
    g_free(at);
    at = up;
  }
}

/* What one of the paths turned out to be. */
typedef enum PathKind { PATH_FOLDER, PATH_COMPILE_COMMANDS, PATH_FILE } PathKind;

typedef struct GivenPath {
  char *real;
  PathKind kind;
} GivenPath;

typedef struct Search {
  Discovery *discovery;
  GArray *given;       /* GivenPath */
  GHashTable *seen;    /* folders that were walked */
  GHashTable *entered; /* sources whose entry has its driver */
} Search;

/* A folder with a compilation database and no project of its own kind is described by the former.
 */
static char *database_of(const char *folder) {
  char *database = g_build_filename(folder, "compile_commands.json", NULL);
  bool use = g_file_test(database, G_FILE_TEST_IS_REGULAR);
  GDir *dir = use ? g_dir_open(folder, 0, NULL) : NULL;
  for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
    const char *dot = strrchr(name, '.');
    if (g_ascii_strcasecmp(name, "sources") == 0 || g_ascii_strcasecmp(name, "dirs") == 0 ||
        (dot != NULL &&
         (g_ascii_strcasecmp(dot, ".vcxproj") == 0 || g_ascii_strcasecmp(dot, ".vcproj") == 0 ||
          g_ascii_strcasecmp(dot, ".sln") == 0))) {
      use = false;
    }
  }
  if (dir != NULL) {
    g_dir_close(dir);
  }
  if (!use) {
    g_free(database);
    return NULL;
  }
  return database;
}

/* Resolves a path and says what it is; false with *error when it leads nowhere. */
static bool look_at_path(const char *path, GivenPath *given, char **error) {
  char *real = realpath(path, NULL);
  if (real == NULL) {
    *error = g_strdup_printf(
        "can't find %s: %s. Give a C or C++ source, a folder, or a "
        "compile_commands.json",
        path, g_strerror(errno));
    return false;
  }
  *given = (GivenPath){g_strdup(real), PATH_FILE};
  free(real);
  bool is_cplusplus;
  if (g_file_test(given->real, G_FILE_TEST_IS_DIR)) {
    given->kind = PATH_FOLDER;
    char *database = database_of(given->real);
    if (database != NULL) {
      g_free(given->real);
      *given = (GivenPath){database, PATH_COMPILE_COMMANDS};
    }
  } else if (g_str_has_suffix(given->real, ".json")) {
    given->kind = PATH_COMPILE_COMMANDS;
  } else if (!discover_is_source(given->real, &is_cplusplus)) {
    *error = g_strdup_printf(
        "%s is no C or C++ source. Give a source (.c, .cpp, .cc, .cxx), a "
        "folder, or a compile_commands.json",
        path);
    g_free(given->real);
    return false;
  }
  return true;
}

static void search_folder(Search *search, const char *folder) {
  FoundList list = {0};
  discover_walk(search->discovery, folder, search->seen, &list);
  discover_group(search->discovery, &list, folder, "folder");
}

/* The drivers of a database are grouped below the folder that all its sources share. */
static char *common_folder(const FoundList *list) {
  char *common = g_strdup(list->source_count > 0 ? list->sources[0].folder : "/");
  for (uint32_t i = 1; i < list->source_count; i++) {
    size_t size = strlen(common);
    while (strncmp(list->sources[i].folder, common, size) != 0 ||
           (list->sources[i].folder[size] != '/' && list->sources[i].folder[size] != '\0')) {
      char *up = g_path_get_dirname(common);
      g_free(common);
      common = up;
      size = strcmp(common, "/") == 0 ? 0 : strlen(common);
    }
  }
  return common;
}

static bool search_database(Search *search, const char *path, char **error) {
  FoundList list = {0};
  if (!discover_compile_commands(search->discovery, path, &list, error)) {
    return false;
  }
  char *top = common_folder(&list);
  discover_group(search->discovery, &list, top, "compile-commands");
  g_free(top);
  return true;
}

static void remember_entries(Search *search) {
  for (uint32_t i = 0; i < search->discovery->driver_count; i++) {
    const Driver *driver = &search->discovery->drivers[i];
    for (uint32_t s = 0; s < driver->source_count; s++) {
      g_hash_table_add(search->entered, (gpointer)driver->sources[s].path);
    }
  }
}

/* Keeps of the drivers from `first` on those with the source `path`. */
static void keep_drivers_with(Discovery *discovery, uint32_t first, const char *path) {
  uint32_t kept = first;
  for (uint32_t i = first; i < discovery->driver_count; i++) {
    const Driver *driver = &discovery->drivers[i];
    for (uint32_t s = 0; s < driver->source_count; s++) {
      if (strcmp(driver->sources[s].path, path) == 0) {
        discovery->drivers[kept++] = *driver;
        break;
      }
    }
  }
  discovery->driver_count = kept;
}

/* A source that defines the entry is a driver by itself. Any other stands for the drivers of its
 * folder that it belongs to, which is what a hook wants that is given the files of a change. */
static void search_file(Search *search, const char *path) {
  Discovery *discovery = search->discovery;
  if (g_hash_table_contains(search->entered, path)) {
    return;
  }
  char *folder = g_path_get_dirname(path);
  bool is_cplusplus = false;
  discover_is_source(path, &is_cplusplus);
  FoundList list = {0};
  uint32_t problems = discovery->problem_count;
  discover_add_source(discovery, &list, path, arena_strdup(discovery->arena, folder), NULL, NULL,
                      is_cplusplus);
  uint32_t first = discovery->driver_count;
  if (list.source_count == 1 && list.sources[0].has_entry) {
    char *name = g_path_get_basename(path);
    *strrchr(name, '.') = '\0';
    Driver *driver = discover_add_driver(discovery, name, folder, "file");
    discover_driver_source(discovery, driver, &list.sources[0]);
    driver->left_out = discover_neighbours(discovery, driver->folder, path);
    g_free(name);
  } else if (discovery->problem_count == problems) {
    GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    FoundList siblings = {0};
    discover_walk(discovery, folder, seen, &siblings);
    discover_group(discovery, &siblings, folder, "folder");
    g_hash_table_destroy(seen);
    keep_drivers_with(discovery, first, path);
    if (discovery->driver_count == first) {
      discovery->problem_count = problems; /* of files that were not asked for */
      discover_problem(
          discovery, path, 0,
          "defines no DriverEntry, and no source of its folder that it goes with does; "
          "give the driver's folder");
    }
  }
  g_free(folder);
  remember_entries(search);
}

static int compare_given(const void *a, const void *b) {
  const GivenPath *left = a, *right = b;
  int order = (int)left->kind - (int)right->kind;
  return order != 0 ? order : strcmp(left->real, right->real);
}

static int compare_sources(const void *a, const void *b) {
  return strcmp(((const SourceFile *)a)->path, ((const SourceFile *)b)->path);
}

static int compare_drivers(const void *a, const void *b) {
  const Driver *left = a, *right = b;
  int order = strcmp(left->folder, right->folder);
  return order != 0 ? order : strcmp(left->name, right->name);
}

static int compare_problems(const void *a, const void *b) {
  const DiscoverProblem *left = a, *right = b;
  int order = strcmp(left->path, right->path);
  return order != 0 ? order : strcmp(left->message, right->message);
}

/* The order in which a file system names its entries must not show. */
static void put_in_order(Discovery *discovery) {
  for (uint32_t i = 0; i < discovery->driver_count; i++) {
    Driver *driver = &discovery->drivers[i];
    qsort(driver->sources, driver->source_count, sizeof *driver->sources, compare_sources);
    uint32_t kept = 1;
    for (uint32_t s = 1; s < driver->source_count; s++) {
      if (strcmp(driver->sources[s].path, driver->sources[kept - 1].path) != 0) {
        driver->sources[kept++] = driver->sources[s];
      }
    }
    driver->source_count = kept;
  }
  if (discovery->driver_count > 0) {
    qsort(discovery->drivers, discovery->driver_count, sizeof *discovery->drivers, compare_drivers);
  }
  if (discovery->problem_count > 0) {
    qsort(discovery->problems, discovery->problem_count, sizeof *discovery->problems,
          compare_problems);
  }
}

static bool holds_all(const char *folder, const GArray *given) {
  size_t size = strcmp(folder, "/") == 0 ? 0 : strlen(folder);
  for (guint i = 0; i < given->len; i++) {
    const char *path = g_array_index(given, GivenPath, i).real;
    if (strncmp(path, folder, size) != 0 || (path[size] != '/' && path[size] != '\0')) {
      return false;
    }
  }
  return true;
}

/* The folder that paths are told relative to: the first path's repository, the working folder's, or
 * the working folder, whichever first holds all paths; when none does, the first there is. */
static void choose_root(Search *search) {
  char *here = g_get_current_dir();
  char *candidates[] = {discover_repository(g_array_index(search->given, GivenPath, 0).real),
                        discover_repository(here), here};
  const char *root = NULL, *fallback = NULL;
  for (size_t i = 0; i < G_N_ELEMENTS(candidates); i++) {
    if (candidates[i] == NULL) {
      continue;
    }
    fallback = fallback != NULL ? fallback : candidates[i];
    if (root == NULL && holds_all(candidates[i], search->given)) {
      root = candidates[i];
    }
  }
  search->discovery->root = arena_strdup(search->discovery->arena, root != NULL ? root : fallback);
  for (size_t i = 0; i < G_N_ELEMENTS(candidates); i++) {
    g_free(candidates[i]);
  }
}

static bool run_search(Search *search, const char *const *paths, char **error) {
  for (size_t i = 0; paths[i] != NULL; i++) {
    GivenPath given;
    if (!look_at_path(paths[i], &given, error)) {
      return false;
    }
    g_array_append_val(search->given, given);
  }
  choose_root(search);
  /* Folders first and the outer ones before the inner, so that nothing is looked at twice. */
  g_array_sort(search->given, compare_given);
  for (guint i = 0; i < search->given->len; i++) {
    const GivenPath *given = &g_array_index(search->given, GivenPath, i);
    switch (given->kind) {
      case PATH_FOLDER:
        search_folder(search, given->real);
        break;
      case PATH_COMPILE_COMMANDS:
        if (!search_database(search, given->real, error)) {
          return false;
        }
        break;
      case PATH_FILE:
        search_file(search, given->real);
        continue;
    }
    remember_entries(search);
  }
  put_in_order(search->discovery);
  return true;
}

static void clear_given(gpointer given) { g_free(((GivenPath *)given)->real); }

Discovery *discover(const char *const *paths, char **error) {
  static const char *const here[] = {".", NULL};
  Arena *arena = arena_new();
  Discovery *discovery = ARENA_NEW(arena, Discovery);
  discovery->arena = arena;
  Search search = {.discovery = discovery,
                   .given = g_array_new(FALSE, FALSE, sizeof(GivenPath)),
                   .seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                   .entered = g_hash_table_new(g_str_hash, g_str_equal)};
  g_array_set_clear_func(search.given, clear_given);
  bool ok = run_search(&search, paths[0] != NULL ? paths : here, error);
  g_array_free(search.given, TRUE);
  g_hash_table_destroy(search.seen);
  g_hash_table_destroy(search.entered);
  if (!ok) {
    discover_free(discovery);
    return NULL;
  }
  return discovery;
}

void discover_free(Discovery *discovery) {
  if (discovery != NULL) {
    arena_free(discovery->arena);
  }
}
