/* The walk over a tree: sources, headers and build files, whatever it looks like. */
#include <stdlib.h>
#include <string.h>

#include "discover/project.h"

/* Folders that builds fill: sources there are copies or made from what is found elsewhere. Some
 * trees keep sources of their own under such a name: see take_outputs. */
static bool is_build_output(const char *name) {
  static const char *const names[] = {"build", "out", "obj"};
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    if (g_ascii_strcasecmp(name, names[i]) == 0) return true;
  }
  return false;
}

/* Folders that nobody puts anything of his own into. */
static bool is_foreign(const char *name) {
  static const char *const names[] = {"CMakeFiles", "node_modules"};
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    if (g_ascii_strcasecmp(name, names[i]) == 0) return true;
  }
  return name[0] == '.' || g_ascii_strncasecmp(name, "objchk_", 7) == 0 ||
         g_ascii_strncasecmp(name, "objfre_", 7) == 0;
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

/* A source in a folder that builds fill. */
typedef struct Output {
  const char *path, *folder;
  const char *around; /* the folder that the one that builds fill lies in */
  bool is_cplusplus;
} Output;

typedef struct Walk {
  Discovery *discovery;
  Folders *folders;
  GHashTable *seen;
  Tree *tree;
  GPtrArray *todo; /* Step; not recursion: a hostile tree may be deep */
  Output *outputs; /* in the order of their roots */
  uint32_t output_count, output_room;
} Walk;

typedef struct Step {
  char *path;
  const char *around; /* below a folder that builds fill: the folder that that one lies in */
} Step;

static void add_step(Walk *walk, char *path, const char *around) {
  Step *step = g_new(Step, 1);
  *step = (Step){path, around};
  g_ptr_array_add(walk->todo, step);
}

static void take_file(Walk *walk, const Folder *folder, const FolderEntry *entry,
                      const char *around) {
  Arena *arena = walk->discovery->arena;
  Tree *tree = walk->tree;
  bool is_cplusplus = false;
  bool is_source = discover_is_source(entry->name, &is_cplusplus);
  bool is_project = project_is_build_file(entry->name);
  bool is_solution = project_is_solution(entry->name);
  if (!is_source && !is_project && !is_solution) return;
  char *path = g_build_filename(folder->path, entry->name, NULL);
  char *real = entry->is_link ? realpath(path, NULL) : NULL;
  const char *use = real != NULL ? real : path;
  if (is_source && around != NULL) {
    *ARENA_PUSH(arena, walk, outputs, output) =
        (Output){arena_strdup(arena, use), folder->path, around, is_cplusplus};
  } else if (is_source) {
    discover_add_source(walk->discovery, &tree->found, use, folder->path, NULL, NULL, is_cplusplus);
  } else if (is_project) {
    *ARENA_PUSH(arena, tree, projects, project) = arena_strdup(arena, use);
  } else {
    *ARENA_PUSH(arena, tree, solutions, solution) = arena_strdup(arena, use);
  }
  free(real);
  g_free(path);
}

static void walk_one(Walk *walk, const Step *step) {
  int error;
  const Folder *folder = folders_open(walk->folders, step->path, &error);
  if (folder == NULL) {
    discover_problem(walk->discovery, step->path, 0,
                     arena_printf(walk->discovery->arena, "can't be read: %s", g_strerror(error)));
    return;
  }
  headers_add_folder(walk->discovery->headers, folder);
  for (uint32_t i = 0; i < folder->entry_count; i++) {
    const FolderEntry *entry = folder->entries[i];
    if (entry->name[0] == '.') continue;
    if (entry->type == ENTRY_FILE) take_file(walk, folder, entry, step->around);
    if (entry->type != ENTRY_FOLDER || entry->is_link || is_foreign(entry->name)) continue;
    const char *around = step->around;
    if (around == NULL && is_build_output(entry->name)) around = folder->path;
    add_step(walk, g_build_filename(folder->path, entry->name, NULL), around);
  }
}

static bool has_same_text(const char *a, const char *b) {
  char *text_a = NULL, *text_b = NULL;
  gsize size_a = 0, size_b = 0;
  bool is_same = g_file_get_contents(a, &text_a, &size_a, NULL) &&
                 g_file_get_contents(b, &text_b, &size_b, NULL) && size_a == size_b &&
                 memcmp(text_a, text_b, size_a) == 0;
  g_free(text_a);
  g_free(text_b);
  return is_same;
}

/* True for a copy of a source that is found among the first `count`. */
static bool is_copy(const Tree *tree, uint32_t count, const Found *found) {
  const char *name = strrchr(found->path, '/');
  for (uint32_t i = 0; i < count; i++) {
    const Found *other = &tree->found.sources[i];
    const char *other_name = strrchr(other->path, '/');
    if (!other->has_entry || name == NULL || other_name == NULL) continue;
    if (strcmp(name, other_name) == 0 && has_same_text(other->path, found->path)) return true;
  }
  return false;
}

/* What lies below folders that builds fill, of `outputs` those from `first` to `end`, in the same
 * folder: it counts when there is a driver that is no copy. Beside sources it is what was built of
 * them. */
static void take_outputs(Walk *walk, uint32_t outside, uint32_t first, uint32_t end) {
  Discovery *discovery = walk->discovery;
  FoundList *list = &walk->tree->found;
  const uint32_t files = discovery->file_count, problems = discovery->problem_count;
  const uint32_t sources = list->source_count;
  for (uint32_t i = 0; i < outside; i++) {
    if (strcmp(list->sources[i].folder, walk->outputs[first].around) == 0) return;
  }
  bool has_own = false;
  for (uint32_t i = first; i < end; i++) {
    const Output *output = &walk->outputs[i];
    uint32_t before = list->source_count;
    discover_add_source(discovery, list, output->path, output->folder, NULL, NULL,
                        output->is_cplusplus);
    if (list->source_count == before || !list->sources[before].has_entry) continue;
    if (is_copy(walk->tree, outside, &list->sources[before])) {
      list->source_count = before;
    } else {
      has_own = true;
    }
  }
  if (has_own) return;
  list->source_count = sources;
  discovery->file_count = files;
  discovery->problem_count = problems;
}

void discover_walk(Discovery *discovery, Folders *folders, const char *folder, GHashTable *seen,
                   Tree *tree) {
  Walk walk = {.discovery = discovery,
               .folders = folders,
               .seen = seen,
               .tree = tree,
               .todo = g_ptr_array_new()};
  add_step(&walk, g_strdup(folder), NULL);
  while (walk.todo->len > 0) {
    Step *next = g_ptr_array_steal_index_fast(walk.todo, walk.todo->len - 1);
    if (g_hash_table_add(seen, g_strdup(next->path))) walk_one(&walk, next);
    g_free(next->path);
    g_free(next);
  }
  g_ptr_array_free(walk.todo, TRUE);
  const uint32_t outside = tree->found.source_count;
  for (uint32_t first = 0, end; first < walk.output_count; first = end) {
    for (end = first; end < walk.output_count; end++) {
      if (strcmp(walk.outputs[end].around, walk.outputs[first].around) != 0) break;
    }
    take_outputs(&walk, outside, first, end);
  }
}

uint32_t discover_neighbours(Discovery *discovery, Folders *folders, const char *folder,
                             const char *path) {
  const uint32_t files = discovery->file_count, problems = discovery->problem_count;
  Tree tree = {0};
  const Folder *here = folders_open(folders, folder, NULL);
  Walk walk = {.discovery = discovery, .folders = folders, .tree = &tree};
  for (uint32_t i = 0; here != NULL && i < here->entry_count; i++) {
    if (here->entries[i]->type == ENTRY_FILE) take_file(&walk, here, here->entries[i], NULL);
  }
  /* Nobody asked for these files. */
  discovery->file_count = files;
  discovery->problem_count = problems;
  uint32_t count = 0;
  for (uint32_t i = 0; i < tree.found.source_count; i++) {
    const Found *found = &tree.found.sources[i];
    count += !found->has_entry && !found->has_main && strcmp(found->path, path) != 0;
  }
  return count;
}
