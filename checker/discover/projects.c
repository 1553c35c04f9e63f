/* The build files of a run: each is read once, whoever refers to it. */
#include "discover/project.h"

#include <string.h>

typedef Project *ReadProject(Projects *projects, const char *path);

static ReadProject *reader_of(const char *path) {
  const char *name = strrchr(path, '/') + 1;
  const char *dot = strrchr(name, '.');
  if (dot != NULL && g_ascii_strcasecmp(dot, ".vcxproj") == 0) return vcxproj_read;
  if (dot != NULL && g_ascii_strcasecmp(dot, ".vcproj") == 0) return vcproj_read;
  return g_ascii_strcasecmp(name, "sources") == 0 ? wdk_sources_read : NULL;
}

bool project_is_build_file(const char *name) {
  const char *dot = strrchr(name, '.');
  return (dot != NULL &&
          (g_ascii_strcasecmp(dot, ".vcxproj") == 0 || g_ascii_strcasecmp(dot, ".vcproj") == 0)) ||
         g_ascii_strcasecmp(name, "sources") == 0;
}

bool project_is_solution(const char *name) {
  const char *dot = strrchr(name, '.');
  return dot != NULL &&
         (g_ascii_strcasecmp(dot, ".sln") == 0 || g_ascii_strcasecmp(dot, ".slnx") == 0);
}

Project *project_read(Projects *projects, const char *path) {
  gpointer known;
  if (g_hash_table_lookup_extended(projects->by_path, path, NULL, &known)) return known;
  path = arena_strdup(projects->discovery->arena, path);
  g_hash_table_insert(projects->by_path, (gpointer)path, NULL);
  ReadProject *reader = reader_of(path);
  Project *project = reader != NULL ? reader(projects, path) : NULL;
  xml_forget(projects, path);
  if (project == NULL) return NULL;
  g_hash_table_insert(projects->by_path, (gpointer)path, project);
  *ARENA_PUSH(projects->discovery->arena, projects, list, list) = project;
  return project;
}

Project *project_new(Projects *projects, const char *path, const char *kind) {
  static const char *no_args[] = {NULL};
  Arena *arena = projects->discovery->arena;
  Project *project = ARENA_NEW(arena, Project);
  char *folder = g_path_get_dirname(path);
  char *name = g_path_get_basename(path);
  char *dot = strrchr(name, '.');
  if (dot != NULL) *dot = '\0';
  *project = (Project){.path = arena_strdup(arena, path),
                       .folder = arena_strdup(arena, folder),
                       .name = arena_strdup(arena, name),
                       .kind = kind,
                       .args = no_args,
                       .is_whole = true};
  g_free(name);
  g_free(folder);
  return project;
}

SourceFile *project_add_source(Projects *projects, Project *project, const char *name,
                               const char *file, unsigned line, const char **args) {
  bool is_cplusplus;
  if (!discover_is_source(name, &is_cplusplus)) return NULL; /* resources, assembler, ... */
  Arena *arena = projects->discovery->arena;
  const char *path = folders_find(projects->folders, project->folder, name, ENTRY_FILE);
  if (path == NULL) {
    if (strchr(name, BUILD_UNKNOWN) == NULL) {
      discover_problem(projects->discovery, file, line,
                       arena_printf(arena, "lists the source '%s', which is not there", name));
      project->is_whole = false;
    }
    return NULL;
  }
  for (uint32_t i = 0; i < project->source_count; i++) {
    if (strcmp(project->sources[i].path, path) == 0) return NULL;
  }
  SourceFile *source = ARENA_PUSH(arena, project, sources, source);
  *source = (SourceFile){path, args, is_cplusplus};
  return source;
}

void project_add_library(Projects *projects, Project *project, const char *name) {
  char *slashed = g_strdelimit(g_ascii_strdown(name, -1), "\\", '/');
  const char *slash = strrchr(slashed, '/');
  const char *base = slash != NULL ? slash + 1 : slashed;
  size_t size = strcspn(base, "\"");
  if (size > 4 && strncmp(base + size - 4, ".lib", 4) == 0) size -= 4;
  if (size > 0 && strchr(base, BUILD_UNKNOWN) == NULL) {
    Arena *arena = projects->discovery->arena;
    *ARENA_PUSH(arena, project, libraries, library) = arena_printf(arena, "%.*s", (int)size, base);
  }
  g_free(slashed);
}

static Found *found_at(const GHashTable *by_path, const Project *project, uint32_t source) {
  return g_hash_table_lookup((GHashTable *)by_path, project->sources[source].path);
}

void projects_note_programs(const Projects *projects, uint32_t first, Tree *tree) {
  GHashTable *by_path = g_hash_table_new(g_str_hash, g_str_equal);
  for (uint32_t i = 0; i < tree->found.source_count; i++)
    g_hash_table_insert(by_path, (gpointer)tree->found.sources[i].path, &tree->found.sources[i]);
  for (uint32_t i = first; i < projects->list_count; i++) {
    const Project *project = projects->list[i];
    bool is_program = project->type == PROJECT_PROGRAM;
    for (uint32_t k = 0; k < project->source_count && is_program; k++) {
      const Found *found = found_at(by_path, project, k);
      is_program = found == NULL || !found->has_entry;
    }
    for (uint32_t k = 0; k < project->source_count && is_program; k++) {
      Found *found = found_at(by_path, project, k);
      if (found != NULL && folders_is_below(found->folder, project->folder)) found->has_main = true;
    }
  }
  g_hash_table_destroy(by_path);
}
