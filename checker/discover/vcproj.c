/* Visual Studio's projects up to 2008 (.vcproj). Their settings lie in attributes of tools, macros
 * are few, and there are no conditions: every configuration is written out. */
#include <stdlib.h>
#include <string.h>

#include "discover/project.h"

/* The values of a Configuration's ConfigurationType; see VCProjectEngine's ConfigurationTypes. */
enum { TYPE_PROGRAM = 1, TYPE_DYNAMIC_LIBRARY = 2, TYPE_STATIC_LIBRARY = 4 };

typedef struct Vcproj {
  Projects *projects;
  Project *project;
  const xmlNode *configuration; /* or NULL */
  char *configuration_name;
} Vcproj;

/* Replaces the macros that a path of a source or of a folder of headers may hold. */
static char *expand(const Vcproj *vcproj, const char *text) {
  const Project *project = vcproj->project;
  const char *solution = g_hash_table_lookup(vcproj->projects->solutions, project->path);
  char *name = g_strndup(vcproj->configuration_name, strcspn(vcproj->configuration_name, "|"));
  char *stem = g_path_get_basename(project->path);
  *strrchr(stem, '.') = '\0';
  const struct {
    const char *macro, *value;
    bool is_folder;
  } known[] = {{"ProjectDir", project->folder, true},
               {"InputDir", project->folder, true},
               {"SolutionDir", solution != NULL ? solution : project->folder, true},
               {"ProjectName", stem, false},
               {"ConfigurationName", name, false}};
  GString *all = g_string_new(NULL);
  while (*text != '\0') {
    const char *close = text[0] == '$' && text[1] == '(' ? strchr(text, ')') : NULL;
    if (close == NULL) {
      g_string_append_c(all, *text++);
      continue;
    }
    size_t size = (size_t)(close - text - 2), i = 0;
    while (i < G_N_ELEMENTS(known) && (strlen(known[i].macro) != size ||
                                       g_ascii_strncasecmp(known[i].macro, text + 2, size) != 0))
      i++;
    g_string_append(all, i < G_N_ELEMENTS(known) ? known[i].value : BUILD_UNKNOWN_TEXT);
    if (i < G_N_ELEMENTS(known) && known[i].is_folder) g_string_append_c(all, '/');
    text = close + 1;
  }
  g_free(stem);
  g_free(name);
  return g_string_free(all, FALSE);
}

/* An attribute of the tool of that name below `parent`, expanded, or "". Free with g_free. */
static char *tool_setting(const Vcproj *vcproj, const xmlNode *parent, const char *tool,
                          const char *setting) {
  char *value = NULL;
  for (const xmlNode *node = parent != NULL ? parent->children : NULL;
       node != NULL && value == NULL; node = node->next) {
    char *name = xml_is(node, "Tool") ? xml_attribute(node, "Name") : NULL;
    if (g_strcmp0(name, tool) == 0) value = xml_attribute(node, setting);
    g_free(name);
  }
  char *expanded = expand(vcproj, value != NULL ? value : "");
  g_free(value);
  return expanded;
}

static int type_number(const xmlNode *configuration) {
  char *text = configuration != NULL ? xml_attribute(configuration, "ConfigurationType") : NULL;
  int number = text != NULL ? (int)g_ascii_strtoll(text, NULL, 10) : 0;
  g_free(text);
  return number;
}

/* The configuration that is asked for, else Release of the best platform. */
static void choose(Vcproj *vcproj, const xmlNode *root) {
  const Projects *projects = vcproj->projects;
  int best = -1;
  for (const xmlNode *list = root->children; list != NULL; list = list->next) {
    for (const xmlNode *node = xml_is(list, "Configurations") ? list->children : NULL; node != NULL;
         node = node->next) {
      char *name = xml_is(node, "Configuration") ? xml_attribute(node, "Name") : NULL;
      if (name == NULL) continue;
      char *lower = g_ascii_strdown(name, -1);
      int rank = (strstr(lower, "debug") == NULL ? 2 : 0) + (strstr(lower, "release") ? 4 : 0) +
                 (g_str_has_suffix(lower, "|x64") ? 1 : 0);
      char *wanted = projects->configuration != NULL
                         ? g_strdup_printf("%s|%s", projects->configuration, projects->platform)
                         : NULL;
      if (wanted != NULL && g_ascii_strcasecmp(wanted, name) == 0) rank = 100;
      g_free(wanted);
      g_free(lower);
      if (rank <= best) {
        g_free(name);
        continue;
      }
      best = rank;
      vcproj->configuration = node;
      g_free(vcproj->configuration_name);
      vcproj->configuration_name = name;
    }
  }
}

static ProjectType type_of(const Vcproj *vcproj) {
  static const char linker[] = "VCLinkerTool";
  char *driver = tool_setting(vcproj, vcproj->configuration, linker, "Driver");
  char *entry = tool_setting(vcproj, vcproj->configuration, linker, "EntryPointSymbol");
  char *output = tool_setting(vcproj, vcproj->configuration, linker, "OutputFile");
  char *options = tool_setting(vcproj, vcproj->configuration, linker, "AdditionalOptions");
  char *lower = g_ascii_strdown(options, -1);
  size_t size = strlen(output);
  bool is_driver = (*driver != '\0' && strcmp(driver, "0") != 0) ||
                   strstr(entry, "DriverEntry") != NULL ||
                   (size > 4 && g_ascii_strcasecmp(output + size - 4, ".sys") == 0) ||
                   strstr(lower, "/driver") != NULL;
  g_free(lower);
  g_free(options);
  g_free(output);
  g_free(entry);
  g_free(driver);
  switch (type_number(vcproj->configuration)) {
    case TYPE_STATIC_LIBRARY:
      return PROJECT_LIBRARY;
    case TYPE_PROGRAM:
    case TYPE_DYNAMIC_LIBRARY:
      return is_driver ? PROJECT_DRIVER : PROJECT_PROGRAM;
    default:
      return PROJECT_UNKNOWN; /* a makefile's, or none */
  }
}

/* Of "Release|Win32". */
static void add_platform(const Vcproj *vcproj, ProjectArgs *args) {
  const char *bar = strchr(vcproj->configuration_name, '|');
  if (bar != NULL) project_args_platform(args, bar + 1);
}

static void add_settings(const Vcproj *vcproj, ProjectArgs *args, const xmlNode *parent) {
  static const struct {
    const char *setting;
    void (*add)(ProjectArgs *args, const char *list);
  } settings[] = {{"AdditionalIncludeDirectories", project_args_includes},
                  {"PreprocessorDefinitions", project_args_defines},
                  {"UndefinePreprocessorDefinitions", project_args_undefines},
                  {"ForcedIncludeFiles", project_args_forced},
                  {"AdditionalOptions", project_args_options}};
  for (size_t i = 0; i < G_N_ELEMENTS(settings); i++) {
    char *list = tool_setting(vcproj, parent, "VCCLCompilerTool", settings[i].setting);
    /* Either separates a list here. */
    if (settings[i].add != project_args_options) g_strdelimit(list, ",", ';');
    settings[i].add(args, list);
    g_free(list);
  }
}

static void add_file(Vcproj *vcproj, const xmlNode *file) {
  char *written = xml_attribute(file, "RelativePath");
  if (written == NULL) return;
  char *path = expand(vcproj, written);
  const xmlNode *own = NULL;
  bool is_excluded = false;
  for (const xmlNode *node = file->children; node != NULL; node = node->next) {
    char *name = xml_is(node, "FileConfiguration") ? xml_attribute(node, "Name") : NULL;
    if (name != NULL && g_ascii_strcasecmp(name, vcproj->configuration_name) == 0) {
      char *excluded = xml_attribute(node, "ExcludedFromBuild");
      is_excluded = excluded != NULL && g_ascii_strcasecmp(excluded, "true") == 0;
      own = node;
      g_free(excluded);
    }
    g_free(name);
  }
  if (!is_excluded) {
    ProjectArgs args = project_args_new(vcproj->projects, vcproj->project->folder);
    if (own != NULL) add_settings(vcproj, &args, own);
    add_settings(vcproj, &args, vcproj->configuration);
    add_platform(vcproj, &args);
    long line = xmlGetLineNo(file);
    project_add_source(vcproj->projects, vcproj->project, path, vcproj->project->path,
                       line > 0 ? (unsigned)line : 0, project_args_take(&args));
  }
  g_free(path);
  g_free(written);
}

static void add_files(Vcproj *vcproj, const xmlNode *parent) {
  for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
    if (xml_is(node, "File")) add_file(vcproj, node);
    if (xml_is(node, "Filter")) add_files(vcproj, node);
  }
}

static void add_libraries(const Vcproj *vcproj) {
  static const char *const tools[] = {"VCLinkerTool", "VCLibrarianTool"};
  for (size_t t = 0; t < G_N_ELEMENTS(tools); t++) {
    char *list = tool_setting(vcproj, vcproj->configuration, tools[t], "AdditionalDependencies");
    char **names = g_strsplit_set(list, " ;\t\r\n", -1);
    for (char **name = names; *name != NULL; name++)
      project_add_library(vcproj->projects, vcproj->project, *name);
    g_strfreev(names);
    g_free(list);
  }
}

Project *vcproj_read(Projects *projects, const char *path) {
  bool is_whole;
  const xmlNode *root = xml_read(projects, path, &is_whole);
  if (root == NULL) return NULL;
  Arena *arena = projects->discovery->arena;
  Vcproj vcproj = {.projects = projects,
                   .project = project_new(projects, path, "vcproj"),
                   .configuration_name = g_strdup("")};
  Project *project = vcproj.project;
  project->is_whole = is_whole;
  choose(&vcproj, root);
  project->configuration = arena_strdup(arena, vcproj.configuration_name);
  project->type = type_of(&vcproj);
  char *name = xml_attribute(root, "Name");
  if (name != NULL && *name != '\0' && strpbrk(name, "/\\") == NULL)
    project->name = arena_strdup(arena, name);
  g_free(name);
  ProjectArgs args = project_args_new(projects, project->folder);
  add_settings(&vcproj, &args, vcproj.configuration);
  add_platform(&vcproj, &args);
  project->args = project_args_take(&args);
  for (const xmlNode *node = root->children; node != NULL; node = node->next) {
    if (xml_is(node, "Files")) add_files(&vcproj, node);
  }
  add_libraries(&vcproj);
  g_free(vcproj.configuration_name);
  return project;
}
