/* From projects to drivers. A tree may describe the same driver more than once (for Visual Studio,
 * for the kit's build of old, in several solutions): each is made once, from the description that
 * says most. */
#include <string.h>

#include "discover/project.h"

/* Descriptions by how far they are to be trusted; a project that is not said to be a driver but
 * defines DriverEntry and no program's main routine is one all the same. */
typedef enum Rank { RANK_VCXPROJ, RANK_SOURCES, RANK_VCPROJ, RANK_BY_ENTRY, RANK_NONE } Rank;

typedef struct Assembly {
  Projects *projects;
  Discovery *discovery;
  Tree *tree;
  const Groups *groups;
  GHashTable *found;     /* path: index in tree->found + 1 */
  GHashTable *libraries; /* lower-case name: GPtrArray of Project */
  GHashTable *entries;   /* path of an entry's source: Rank + 1 of the driver that covers it */
  GHashTable *owned;     /* path of a source: likewise */
  GHashTable *made;      /* entry, name and arguments: index of the driver + 1 */
  GHashTable *folders;   /* folders of build files */
} Assembly;

static ScanResult scan_of(Assembly *assembly, const char *path) {
  gpointer index = g_hash_table_lookup(assembly->found, path);
  if (index != NULL) {
    const Found *found = &assembly->tree->found.sources[GPOINTER_TO_UINT(index) - 1];
    return (ScanResult){found->has_entry, found->has_main};
  }
  ScanResult *known = g_hash_table_lookup(assembly->projects->scans, path);
  if (known == NULL) { /* outside the folders that were walked */
    known = ARENA_NEW(assembly->discovery->arena, ScanResult);
    g_hash_table_insert(assembly->projects->scans, (gpointer)path, known);
    assembly->discovery->file_count++;
    const char *problem = discover_scan_file(assembly->discovery->arena, path, known);
    if (problem != NULL) discover_problem(assembly->discovery, path, 0, problem);
  }
  return *known;
}

static bool any_source(Assembly *assembly, const Project *project, bool wants_main) {
  for (uint32_t i = 0; i < project->source_count; i++) {
    ScanResult scan = scan_of(assembly, project->sources[i].path);
    if (wants_main ? scan.has_main : scan.has_entry) return true;
  }
  return false;
}

static Rank rank_of(Assembly *assembly, const Project *project) {
  bool is_driver = project->type == PROJECT_DRIVER || project->type == PROJECT_USER_DRIVER;
  if (!is_driver) {
    bool by_entry = project->type != PROJECT_LIBRARY && any_source(assembly, project, false) &&
                    !any_source(assembly, project, true);
    return by_entry ? RANK_BY_ENTRY : RANK_NONE;
  }
  return strcmp(project->kind, "vcxproj") == 0   ? RANK_VCXPROJ
         : strcmp(project->kind, "sources") == 0 ? RANK_SOURCES
                                                 : RANK_VCPROJ;
}

/* Libraries ----------------------------------------------------------------------------------- */

static size_t shared_prefix(const char *a, const char *b) {
  size_t i = 0;
  while (a[i] != '\0' && a[i] == b[i]) i++;
  return i;
}

/* The library of that name whose build file lies nearest, of the same kind where there is one. */
static Project *library_of(const Assembly *assembly, const Project *user, const char *name) {
  const GPtrArray *all = g_hash_table_lookup(assembly->libraries, name);
  Project *best = NULL;
  size_t best_shared = 0;
  for (guint i = 0; all != NULL && i < all->len; i++) {
    Project *library = all->pdata[i];
    size_t shared =
        2 * shared_prefix(library->path, user->path) + (strcmp(library->kind, user->kind) == 0);
    if (best == NULL || shared > best_shared) {
      best = library;
      best_shared = shared;
    }
  }
  return best;
}

static bool is_linked(Assembly *assembly, const Project *project) {
  return project->type == PROJECT_LIBRARY ||
         (project->type == PROJECT_UNKNOWN && !any_source(assembly, project, false) &&
          !any_source(assembly, project, true));
}

static void add_once(GPtrArray *all, Project *project) {
  if (project != NULL && !g_ptr_array_find(all, project, NULL)) g_ptr_array_add(all, project);
}

/* The project and the libraries of the tree that it links, directly or through others. */
static GPtrArray *closure_of(Assembly *assembly, Project *project) {
  GPtrArray *all = g_ptr_array_new();
  g_ptr_array_add(all, project);
  for (guint i = 0; i < all->len; i++) {
    const Project *at = all->pdata[i];
    for (uint32_t r = 0; r < at->reference_count; r++) {
      Project *other = project_read(assembly->projects, at->references[r]);
      if (other != NULL && is_linked(assembly, other)) add_once(all, other);
    }
    for (uint32_t l = 0; l < at->library_count; l++)
      add_once(all, library_of(assembly, at, at->libraries[l]));
  }
  return all;
}

static void note_libraries(Assembly *assembly) {
  for (uint32_t i = 0; i < assembly->projects->list_count; i++) {
    Project *project = assembly->projects->list[i];
    if (project->type != PROJECT_LIBRARY) continue;
    char *key = g_ascii_strdown(project->name, -1);
    GPtrArray *all = g_hash_table_lookup(assembly->libraries, key);
    if (all == NULL) {
      all = g_ptr_array_new();
      g_hash_table_insert(assembly->libraries, g_strdup(key), all);
    }
    g_ptr_array_add(all, project);
    g_free(key);
  }
}

/* Drivers ------------------------------------------------------------------------------------- */

static bool has_source(const Driver *driver, const char *path) {
  for (uint32_t i = 0; i < driver->source_count; i++) {
    if (strcmp(driver->sources[i].path, path) == 0) return true;
  }
  return false;
}

static void add_source(Assembly *assembly, Driver *driver, SourceFile source) {
  if (has_source(driver, source.path)) return;
  *ARENA_PUSH(assembly->discovery->arena, driver, sources, source) = source;
}

static void add_found(Assembly *assembly, Driver *driver, uint32_t index, const char **args) {
  const Found *found = &assembly->tree->found.sources[index];
  add_source(assembly, driver, (SourceFile){found->path, args, found->is_cplusplus});
}

/* The entry of found index and what goes with it, read as the project reads its own sources. */
static void add_group(Assembly *assembly, Driver *driver, uint32_t index, const char **args) {
  add_found(assembly, driver, index, args);
  const GArray *members = groups_members(assembly->groups, index);
  for (guint i = 0; i < members->len; i++)
    add_found(assembly, driver, g_array_index(members, uint32_t, i), args);
}

static gboolean is_longer(gpointer key, gpointer value, gpointer data) {
  (void)value;
  const char *const *pair = data; /* folder of a source, folder of a project */
  size_t size = strlen(key);
  return size > strlen(pair[1]) && strncmp(pair[0], key, size) == 0 &&
         (pair[0][size] == '/' || pair[0][size] == '\0');
}

/* True when no build file lies nearer to the source's folder than the project. */
static bool lies_in(const Assembly *assembly, const char *folder, const Project *project) {
  size_t size = strlen(project->folder);
  const char *pair[] = {folder, project->folder};
  return strncmp(folder, project->folder, size) == 0 &&
         (folder[size] == '/' || folder[size] == '\0') &&
         g_hash_table_find(assembly->folders, is_longer, pair) == NULL;
}

/* What a description that is not whole may have left out. */
static void complete(Assembly *assembly, Driver *driver, const Project *project, bool has_entry) {
  for (uint32_t i = 0; i < assembly->tree->found.source_count; i++) {
    const Found *found = &assembly->tree->found.sources[i];
    if (!found->has_entry) continue;
    bool is_own = has_source(driver, found->path);
    bool is_near = !has_entry && !g_hash_table_contains(assembly->entries, found->path) &&
                   lies_in(assembly, found->folder, project);
    if (is_own || is_near) add_group(assembly, driver, i, project->args);
  }
}

/* What tells one driver from another that starts in the same routine. Free with g_free. */
static char *signature_of(const Project *project, const SourceFile *entry) {
  char *args = g_strjoinv("\n", (char **)entry->args);
  char *name = g_ascii_strdown(project->name, -1);
  char *text = g_strdup_printf("%d\n%s\n%s\n%s", (int)project->type, name, entry->path, args);
  g_free(name);
  g_free(args);
  return text;
}

static Driver *new_driver(Assembly *assembly, const Project *project) {
  Driver *driver =
      discover_add_driver(assembly->discovery, project->name, project->folder, project->kind);
  driver->project = project->path;
  driver->model = project->model;
  driver->configuration = project->configuration;
  return driver;
}

static void note_rank(GHashTable *table, const char *path, Rank rank) {
  if (!g_hash_table_contains(table, path))
    g_hash_table_insert(table, (gpointer)path, GUINT_TO_POINTER(rank + 1));
}

static bool has_better(GHashTable *table, const char *path, Rank rank) {
  gpointer known = g_hash_table_lookup(table, path);
  return known != NULL && GPOINTER_TO_UINT(known) - 1 < (guint)rank;
}

static void note_driver(Assembly *assembly, const Driver *driver, Rank rank) {
  for (uint32_t i = 0; i < driver->source_count; i++) {
    const char *path = driver->sources[i].path;
    note_rank(assembly->owned, path, rank);
    if (scan_of(assembly, path).has_entry) note_rank(assembly->entries, path, rank);
  }
}

/* The first source of the closure, the project's own first, that defines the entry; or NULL. */
static const SourceFile *entry_of(Assembly *assembly, const GPtrArray *closure) {
  for (guint p = 0; p < closure->len; p++) {
    const Project *project = closure->pdata[p];
    for (uint32_t i = 0; i < project->source_count; i++) {
      if (scan_of(assembly, project->sources[i].path).has_entry) return &project->sources[i];
    }
  }
  return NULL;
}

static bool is_described_better(const Assembly *assembly, const Project *project, Rank rank) {
  for (uint32_t i = 0; i < project->source_count; i++) {
    if (has_better(assembly->owned, project->sources[i].path, rank)) return true;
  }
  return false;
}

/* Without an entry routine of its own a project may be no driver all the same: a library of the
 * kernel that others import from is not unloaded by itself, and the first user-mode framework
 * starts its drivers through COM. */
static bool needs_entry(const Project *project) {
  return project->type == PROJECT_DRIVER &&
         (project->model == NULL || g_ascii_strcasecmp(project->model, "ExportDriver") != 0);
}

static void make_driver(Assembly *assembly, Project *project, Rank rank) {
  GPtrArray *closure = closure_of(assembly, project);
  const SourceFile *entry = entry_of(assembly, closure);
  bool is_whole = true;
  for (guint i = 0; i < closure->len; i++)
    is_whole = is_whole && ((const Project *)closure->pdata[i])->is_whole;
  Driver *driver = NULL;
  if (entry != NULL) {
    char *signature = signature_of(project, entry);
    gpointer same = g_hash_table_lookup(assembly->made, signature);
    if (has_better(assembly->entries, entry->path, rank)) {
      g_free(signature);
    } else if (same != NULL) {
      driver = &assembly->discovery->drivers[GPOINTER_TO_UINT(same) - 1];
      g_free(signature);
    } else {
      driver = new_driver(assembly, project);
      g_hash_table_insert(assembly->made, signature,
                          GUINT_TO_POINTER(assembly->discovery->driver_count));
    }
  } else if (needs_entry(project) && !is_described_better(assembly, project, rank) &&
             (project->source_count > 0 || !is_whole)) {
    driver = new_driver(assembly, project);
    if (project->entry != NULL) driver->entry = project->entry;
  }
  if (driver != NULL) {
    for (guint p = 0; p < closure->len; p++) {
      const Project *member = closure->pdata[p];
      for (uint32_t i = 0; i < member->source_count; i++)
        add_source(assembly, driver, member->sources[i]);
    }
    if (!is_whole) complete(assembly, driver, project, entry != NULL);
    if (driver->source_count == 0) {
      assembly->discovery->driver_count--; /* the last one: nothing of it is left */
    } else {
      note_driver(assembly, driver, rank);
    }
  }
  g_ptr_array_free(closure, TRUE);
}

static void free_projects(gpointer projects) { g_ptr_array_free(projects, TRUE); }

void drivers_of_projects(Projects *projects, uint32_t first, Tree *tree, const Groups *groups) {
  Assembly assembly = {
      .projects = projects,
      .discovery = projects->discovery,
      .tree = tree,
      .groups = groups,
      .found = g_hash_table_new(g_str_hash, g_str_equal),
      .libraries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_projects),
      .entries = g_hash_table_new(g_str_hash, g_str_equal),
      .owned = g_hash_table_new(g_str_hash, g_str_equal),
      .made = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
      .folders = g_hash_table_new(g_str_hash, g_str_equal)};
  for (uint32_t i = 0; i < tree->found.source_count; i++)
    g_hash_table_insert(assembly.found, (gpointer)tree->found.sources[i].path,
                        GUINT_TO_POINTER(i + 1));
  uint32_t last = projects->list_count; /* what is only referred to makes no driver */
  for (uint32_t i = first; i < last; i++)
    g_hash_table_add(assembly.folders, (gpointer)projects->list[i]->folder);
  note_libraries(&assembly);
  for (int rank = RANK_VCXPROJ; rank < RANK_NONE; rank++) {
    /* Those whose entry is known first: the others take what is left. */
    for (int has_entry = 1; has_entry >= 0; has_entry--) {
      for (uint32_t i = first; i < last; i++) {
        Project *project = projects->list[i];
        if (rank_of(&assembly, project) != (Rank)rank) continue;
        if (any_source(&assembly, project, false) != (has_entry == 1)) continue;
        make_driver(&assembly, project, (Rank)rank);
      }
    }
  }
  for (uint32_t i = 0; i < tree->found.source_count; i++) {
    Found *found = &tree->found.sources[i];
    found->is_covered = g_hash_table_contains(assembly.entries, found->path);
  }
  g_hash_table_destroy(assembly.found);
  g_hash_table_destroy(assembly.libraries);
  g_hash_table_destroy(assembly.entries);
  g_hash_table_destroy(assembly.owned);
  g_hash_table_destroy(assembly.made);
  g_hash_table_destroy(assembly.folders);
}
