/* Solutions (.sln, .slnx): lists of projects, and the folder that $(SolutionDir) means in them. */
#include <string.h>

#include "discover/project.h"

enum { MAX_SOLUTION_SIZE = 16 * 1024 * 1024 };

typedef struct Solution {
  Projects *projects;
  const char *path;
  char *folder;
  GPtrArray *paths; /* or NULL */
} Solution;

static void take_project(Solution *solution, const char *name, unsigned line) {
  Projects *projects = solution->projects;
  const char *dot = strrchr(name, '.');
  if (dot == NULL ||
      (g_ascii_strcasecmp(dot, ".vcxproj") != 0 && g_ascii_strcasecmp(dot, ".vcproj") != 0))
    return; /* a folder of the solution, or a project of another language */
  const char *path = folders_find(projects->folders, solution->folder, name, ENTRY_FILE);
  if (path == NULL) {
    discover_problem(projects->discovery, solution->path, line,
                     arena_printf(projects->discovery->arena,
                                  "lists the project '%s', which is not there", name));
    return;
  }
  if (!g_hash_table_contains(projects->solutions, path))
    g_hash_table_insert(projects->solutions, (gpointer)path,
                        arena_strdup(projects->discovery->arena, solution->folder));
  if (solution->paths != NULL) g_ptr_array_add(solution->paths, (gpointer)path);
}

static void read_slnx(Solution *solution, const xmlNode *parent) {
  for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    char *path = xml_is(node, "Project") ? xml_attribute(node, "Path") : NULL;
    long line = xmlGetLineNo(node);
    if (path != NULL) take_project(solution, path, line > 0 ? (unsigned)line : 0);
    g_free(path);
    read_slnx(solution, node);
  }
}

/* Project("{type}") = "name", "path", "{id}" */
static void read_line(Solution *solution, const char *line, unsigned number) {
  while (g_ascii_isspace(*line)) line++;
  if (!g_str_has_prefix(line, "Project(")) return;
  char **parts = g_strsplit(line, "\"", 7);
  if (g_strv_length(parts) >= 6) take_project(solution, parts[5], number);
  g_strfreev(parts);
}

static void read_sln(Solution *solution) {
  Discovery *discovery = solution->projects->discovery;
  char *text = NULL;
  gsize size = 0;
  GError *error = NULL;
  if (!g_file_get_contents(solution->path, &text, &size, &error)) {
    discover_problem(discovery, solution->path, 0,
                     arena_printf(discovery->arena, "can't be read: %s", error->message));
    g_error_free(error);
    return;
  }
  char *utf8 = size <= MAX_SOLUTION_SIZE ? discover_utf8(text, size) : NULL;
  unsigned number = 0;
  for (char *line = utf8; line != NULL && *line != '\0';) {
    char *end = strchr(line, '\n');
    if (end != NULL) *end = '\0';
    read_line(solution, line, ++number);
    line = end != NULL ? end + 1 : line + strlen(line);
  }
  g_free(utf8);
  g_free(text);
}

void solution_read(Projects *projects, const char *path, GPtrArray *paths) {
  Solution solution = {projects, path, g_path_get_dirname(path), paths};
  const char *dot = strrchr(path, '.');
  if (dot != NULL && g_ascii_strcasecmp(dot, ".slnx") == 0) {
    bool is_whole;
    const xmlNode *root = xml_read(projects, path, &is_whole);
    if (root != NULL) read_slnx(&solution, root);
  } else {
    read_sln(&solution);
  }
  g_free(solution.folder);
}
