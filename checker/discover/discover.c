/* The entry of discovery: what kind of thing each path is, and the order of what comes out. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "discover/project.h"

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
typedef enum PathKind { PATH_FOLDER, PATH_BUILD_FILE, PATH_COMPILE_COMMANDS, PATH_FILE } PathKind;

typedef struct GivenPath {
  char *real;
  PathKind kind;
} GivenPath;

typedef struct Search {
  Discovery *discovery;
  Folders *folders;
  Projects *projects;
  GArray *given;       /* GivenPath */
  GHashTable *seen;    /* folders that were walked */
  GHashTable *entered; /* sources whose entry has its driver */
} Search;

/* A folder with a compilation database and no build file of its own is described by the former. */
static char *database_of(Search *search, const char *path) {
  const Folder *folder = folders_open(search->folders, path, NULL);
  const char *database = folders_find(search->folders, path, "compile_commands.json", ENTRY_FILE);
  if (folder == NULL || database == NULL) return NULL;
  for (uint32_t i = 0; i < folder->entry_count; i++) {
    const char *name = folder->entries[i]->name;
    if (project_is_build_file(name) || project_is_solution(name) ||
        g_ascii_strcasecmp(name, "dirs") == 0)
      return NULL;
  }
  return g_strdup(database);
}

static bool is_named(const char *path, const char *name) {
  const char *slash = strrchr(path, '/');
  return slash != NULL && g_ascii_strcasecmp(slash + 1, name) == 0;
}

/* Resolves a path and says what it is; false with *error when it leads nowhere. */
static bool look_at_path(Search *search, const char *path, GivenPath *given, char **error) {
  char *real = realpath(path, NULL);
  if (real == NULL) {
    *error = g_strdup_printf(
        "can't find %s: %s. Give a folder, a C or C++ source, a project or solution, or a "
        "compile_commands.json",
        path, g_strerror(errno));
    return false;
  }
  *given = (GivenPath){g_strdup(real), PATH_FILE};
  free(real);
  bool is_cplusplus;
  if (g_file_test(given->real, G_FILE_TEST_IS_DIR)) {
    given->kind = PATH_FOLDER;
    char *database = database_of(search, given->real);
    if (database != NULL) {
      g_free(given->real);
      *given = (GivenPath){database, PATH_COMPILE_COMMANDS};
    }
  } else if (g_str_has_suffix(given->real, ".json")) {
    given->kind = PATH_COMPILE_COMMANDS;
  } else if (project_is_build_file(given->real) || project_is_solution(given->real) ||
             is_named(given->real, "sources") || is_named(given->real, "dirs")) {
    given->kind = PATH_BUILD_FILE;
  } else if (!discover_is_source(given->real, &is_cplusplus)) {
    *error = g_strdup_printf(
        "%s is no C or C++ source. Give a folder, a source (.c, .cpp, .cc, .cxx), a project or "
        "solution (.vcxproj, .vcproj, .sln, .slnx, sources, dirs), or a compile_commands.json",
        path);
    g_free(given->real);
    return false;
  }
  return true;
}

static int compare_paths(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Reads the projects of `tree` and makes their drivers; then, unless `only` (paths of projects)
 * says which projects are asked for, one of every entry that no project covers. */
static void drivers_of_tree(Search *search, Tree *tree, const char *top, const GPtrArray *only) {
  Projects *projects = search->projects;
  uint32_t first = projects->list_count;
  for (uint32_t i = 0; i < tree->solution_count; i++)
    solution_read(projects, tree->solutions[i], NULL);
  if (only == NULL && tree->project_count > 0)
    qsort(tree->projects, tree->project_count, sizeof(char *), compare_paths);
  for (uint32_t i = 0; only == NULL && i < tree->project_count; i++)
    project_read(projects, tree->projects[i]);
  for (guint i = 0; only != NULL && i < only->len; i++) project_read(projects, only->pdata[i]);
  projects_note_programs(projects, first, tree);
  Groups *groups = groups_new(&tree->found, top);
  drivers_of_projects(projects, first, tree, groups);
  if (only == NULL) groups_make_drivers(groups, search->discovery, "folder");
  groups_free(groups);
}

static void search_folder(Search *search, const char *folder) {
  Tree tree = {0};
  discover_walk(search->discovery, search->folders, folder, search->seen, &tree);
  drivers_of_tree(search, &tree, folder, NULL);
}

/* A build file stands for what it builds; the folder around it is looked at for headers, and for
 * sources that a broken project does not list. */
static void search_build_file(Search *search, const char *path) {
  GPtrArray *only = g_ptr_array_new();
  if (project_is_solution(path)) {
    solution_read(search->projects, path, only);
  } else if (is_named(path, "dirs")) {
    wdk_dirs_read(search->projects, path, only);
  } else {
    g_ptr_array_add(only, (gpointer)path);
  }
  char *folder = g_path_get_dirname(path);
  GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  Tree tree = {0};
  uint32_t problems = search->discovery->problem_count;
  discover_walk(search->discovery, search->folders, folder, seen, &tree);
  search->discovery->problem_count = problems; /* of files that were not asked for */
  drivers_of_tree(search, &tree, folder, only);
  g_hash_table_destroy(seen);
  g_free(folder);
  g_ptr_array_free(only, TRUE);
}

/* The drivers of a database are grouped below the folder that all its sources share. */
static char *common_folder(const FoundList *list) {
  char *common = g_strdup(list->source_count > 0 ? list->sources[0].folder : "/");
  for (uint32_t i = 1; i < list->source_count; i++) {
    while (!folders_is_below(list->sources[i].folder, common)) {
      char *up = g_path_get_dirname(common);
      g_free(common);
      common = up;
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
  Groups *groups = groups_new(&list, top);
  groups_make_drivers(groups, search->discovery, "compile-commands");
  groups_free(groups);
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
    driver->left_out = discover_neighbours(discovery, search->folders, driver->folder, path);
    g_free(name);
  } else if (discovery->problem_count == problems) {
    GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Tree siblings = {0};
    discover_walk(discovery, search->folders, folder, seen, &siblings);
    drivers_of_tree(search, &siblings, folder, NULL);
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
  if (candidates[0] != NULL) headers_set_root(search->discovery->headers, candidates[0]);
  for (size_t i = 0; i < G_N_ELEMENTS(candidates); i++) {
    g_free(candidates[i]);
  }
}

static bool run_search(Search *search, const char *const *paths, char **error) {
  for (size_t i = 0; paths[i] != NULL; i++) {
    GivenPath given;
    if (!look_at_path(search, paths[i], &given, error)) {
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
      case PATH_BUILD_FILE:
        search_build_file(search, given->real);
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

/* "NAME|PLATFORM" in two; a name alone goes with x64. */
static void take_configuration(Projects *projects, const char *configuration) {
  Arena *arena = projects->discovery->arena;
  const char *bar = strchr(configuration, '|');
  size_t size = bar != NULL ? (size_t)(bar - configuration) : strlen(configuration);
  projects->configuration = arena_printf(arena, "%.*s", (int)size, configuration);
  projects->platform = bar != NULL ? arena_strdup(arena, bar + 1) : "x64";
}

static Projects *new_projects(Discovery *discovery, Folders *folders,
                              const DiscoverOptions *options) {
  Projects *projects = ARENA_NEW(discovery->arena, Projects);
  projects->discovery = discovery;
  projects->folders = folders;
  projects->by_path = g_hash_table_new(g_str_hash, g_str_equal);
  projects->solutions = g_hash_table_new(g_str_hash, g_str_equal);
  projects->documents = g_hash_table_new(g_str_hash, g_str_equal);
  projects->scans = g_hash_table_new(g_str_hash, g_str_equal);
  if (options != NULL && options->configuration != NULL)
    take_configuration(projects, options->configuration);
  return projects;
}

static void free_projects(Projects *projects) {
  xml_free_all(projects);
  g_hash_table_destroy(projects->by_path);
  g_hash_table_destroy(projects->solutions);
  g_hash_table_destroy(projects->scans);
}

Discovery *discover(const char *const *paths, const DiscoverOptions *options, char **error) {
  static const char *const here[] = {".", NULL};
  Arena *arena = arena_new();
  Discovery *discovery = ARENA_NEW(arena, Discovery);
  discovery->arena = arena;
  discovery->headers = headers_new();
  Folders *folders = folders_new(arena);
  Search search = {.discovery = discovery,
                   .folders = folders,
                   .projects = new_projects(discovery, folders, options),
                   .given = g_array_new(FALSE, FALSE, sizeof(GivenPath)),
                   .seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                   .entered = g_hash_table_new(g_str_hash, g_str_equal)};
  g_array_set_clear_func(search.given, clear_given);
  bool ok = run_search(&search, paths[0] != NULL ? paths : here, error);
  g_array_free(search.given, TRUE);
  g_hash_table_destroy(search.seen);
  g_hash_table_destroy(search.entered);
  free_projects(search.projects);
  folders_free(folders);
  if (!ok) {
    discover_free(discovery);
    return NULL;
  }
  return discovery;
}

void discover_free(Discovery *discovery) {
  if (discovery == NULL) return;
  headers_free(discovery->headers);
  arena_free(discovery->arena);
}
