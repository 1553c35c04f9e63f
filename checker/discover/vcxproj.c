/* Visual Studio's projects since 2010 (.vcxproj): what an evaluated project says of a driver. */
#include <string.h>

#include "discover/msbuild.h"

/* The configuration to read ------------------------------------------------------------------- */

typedef struct Choice {
  char *configuration, *platform; /* or NULL */
  int rank;
} Choice;

/* Release|x64 comes first, then what is most like it. */
static int rank_of(const char *configuration, const char *platform) {
  static const char *const platforms[] = {"x64", "ARM64", "Win32", "ARM"};
  int rank = (int)G_N_ELEMENTS(platforms);
  for (int i = 0; i < (int)G_N_ELEMENTS(platforms); i++) {
    if (g_ascii_strcasecmp(platform, platforms[i]) == 0) rank = i;
  }
  char *lower = g_ascii_strdown(configuration, -1);
  int likeness = strcmp(lower, "release") == 0         ? 0
                 : g_str_has_suffix(lower, " release") ? 1
                 : strstr(lower, "release") != NULL    ? 2
                 : strstr(lower, "debug") == NULL      ? 3
                                                       : 4;
  g_free(lower);
  return rank * 8 + likeness;
}

static void take_choice(Choice *best, const char *pair) {
  const char *bar = strchr(pair, '|');
  if (bar == NULL) return;
  char *configuration = g_strstrip(g_strndup(pair, (gsize)(bar - pair)));
  char *platform = g_strstrip(g_strdup(bar + 1));
  int rank = rank_of(configuration, platform);
  if (best->configuration == NULL || rank < best->rank) {
    g_free(best->configuration);
    g_free(best->platform);
    *best = (Choice){configuration, platform, rank};
  } else {
    g_free(configuration);
    g_free(platform);
  }
}

static bool is_wanted(const Projects *projects, const char *pair) {
  char *wanted = g_strdup_printf("%s|%s", projects->configuration, projects->platform);
  bool is_it = g_ascii_strcasecmp(wanted, pair) == 0;
  g_free(wanted);
  return is_it;
}

/* The configuration that the user asks for where the project has it or does not list any, else the
 * best of its list. */
static Choice choose(Projects *projects, const char *path, const xmlNode *root) {
  Choice best = {0};
  unsigned listed = 0;
  for (const xmlNode *group = root->children; group != NULL; group = group->next) {
    if (!xml_is(group, "ItemGroup")) continue;
    for (const xmlNode *node = group->children; node != NULL; node = node->next) {
      char *pair = xml_is(node, "ProjectConfiguration") ? xml_attribute(node, "Include") : NULL;
      if (pair == NULL) continue;
      listed++;
      if (projects->configuration != NULL && is_wanted(projects, pair)) listed = G_MAXUINT / 2;
      take_choice(&best, pair);
      g_free(pair);
    }
  }
  bool is_there = listed == 0 || listed >= G_MAXUINT / 2;
  if (projects->configuration != NULL && is_there) {
    g_free(best.configuration);
    g_free(best.platform);
    return (Choice){g_strdup(projects->configuration), g_strdup(projects->platform), 0};
  }
  if (best.configuration == NULL) best = (Choice){g_strdup("Release"), g_strdup("x64"), 0};
  if (projects->configuration != NULL)
    discover_problem(
        projects->discovery, path, 0,
        arena_printf(projects->discovery->arena, "has no configuration %s|%s; %s|%s is read",
                     projects->configuration, projects->platform, best.configuration,
                     best.platform));
  return best;
}

/* What is built ------------------------------------------------------------------------------- */

static bool is_property(const Msbuild *build, const char *name, const char *value) {
  const char *text = msbuild_property(build, name);
  return text != NULL && g_ascii_strcasecmp(text, value) == 0;
}

static bool has_property(const Msbuild *build, const char *name) {
  const char *text = msbuild_property(build, name);
  return text != NULL && *text != '\0';
}

/* Projects from before the kit had project types of its own are programs or libraries whose linker
 * is told to make a driver. One that is merely native may be a program too, or a library that
 * drivers import from: its entry routine tells. */
static ProjectType type_of_linked(const Msbuild *build) {
  const char *driver = msbuild_default(build, ITEM_LINK, "Driver");
  const char *entry = msbuild_default(build, ITEM_LINK, "EntryPointSymbol");
  if (is_property(build, "TargetExt", ".sys") ||
      (*driver != '\0' && g_ascii_strcasecmp(driver, "NotSet") != 0) ||
      strstr(entry, "DriverEntry") != NULL)
    return PROJECT_DRIVER;
  const char *system = msbuild_default(build, ITEM_LINK, "SubSystem");
  const char *toolset = msbuild_property(build, "PlatformToolset");
  bool is_native = g_ascii_strcasecmp(system, "Native") == 0 ||
                   (toolset != NULL && g_ascii_strncasecmp(toolset, "WindowsKernelMode", 17) == 0);
  return is_native ? PROJECT_UNKNOWN : PROJECT_PROGRAM;
}

static ProjectType type_of(const Msbuild *build) {
  const char *toolset = msbuild_property(build, "PlatformToolset");
  bool is_user_driver =
      is_property(build, "DriverType", "UMDF") || has_property(build, "UMDF_VERSION_MAJOR") ||
      (toolset != NULL && g_ascii_strncasecmp(toolset, "WindowsUserMode", 15) == 0);
  if (is_property(build, "ConfigurationType", "Driver")) {
    return is_user_driver ? PROJECT_USER_DRIVER : PROJECT_DRIVER;
  }
  if (is_property(build, "ConfigurationType", "StaticLibrary")) return PROJECT_LIBRARY;
  if (is_property(build, "ConfigurationType", "DynamicLibrary")) {
    return is_user_driver ? PROJECT_USER_DRIVER : type_of_linked(build);
  }
  if (is_property(build, "ConfigurationType", "Application")) {
    return type_of_linked(build);
  }
  /* What the kit's converter makes of a `sources` file keeps that file's macros as properties. */
  if (is_property(build, "TARGETTYPE", "DRIVER") || is_property(build, "TARGETTYPE", "MINIPORT"))
    return PROJECT_DRIVER;
  if (is_property(build, "TARGETTYPE", "DRIVER_LIBRARY")) return PROJECT_LIBRARY;
  return PROJECT_UNKNOWN;
}

static const char *model_of(const Msbuild *build, ProjectType type) {
  const char *model = msbuild_property(build, "DriverType");
  if (type == PROJECT_USER_DRIVER) return "UMDF";
  if (model != NULL && *model != '\0' && strchr(model, BUILD_UNKNOWN) == NULL)
    return arena_strdup(build->arena, model);
  return has_property(build, "KMDF_VERSION_MAJOR") ? "KMDF" : NULL;
}

static const char *name_of(const Msbuild *build, const char *otherwise) {
  static const char *const names[] = {"TargetName", "ProjectName"};
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    const char *name = msbuild_property(build, names[i]);
    if (name != NULL && *name != '\0' && strpbrk(name, BUILD_UNKNOWN_TEXT "/\\") == NULL)
      return arena_strdup(build->arena, name);
  }
  return otherwise;
}

/* Sources ------------------------------------------------------------------------------------- */

static const char *value(GHashTable *metadata, const char *name) {
  const char *text = g_hash_table_lookup(metadata, name);
  return text != NULL ? text : "";
}

static const char **args_of(const Msbuild *build, GHashTable *metadata) {
  static const char *const folders[] = {"IncludePath", "ExternalIncludePath"};
  ProjectArgs args = project_args_new(build->projects, build->folder);
  project_args_includes(&args, value(metadata, "additionalincludedirectories"));
  for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
    const char *list = msbuild_property(build, folders[i]);
    if (list != NULL) project_args_includes(&args, list);
  }
  project_args_defines(&args, value(metadata, "preprocessordefinitions"));
  /* What the compiler's targets make of the property. */
  const char *characters = msbuild_property(build, "CharacterSet");
  if (characters != NULL && g_ascii_strcasecmp(characters, "Unicode") == 0)
    project_args_defines(&args, "_UNICODE;UNICODE");
  if (characters != NULL && g_ascii_strcasecmp(characters, "MultiByte") == 0)
    project_args_defines(&args, "_MBCS");
  project_args_undefines(&args, value(metadata, "undefinepreprocessordefinitions"));
  project_args_forced(&args, value(metadata, "forcedincludefiles"));
  project_args_options(&args, value(metadata, "additionaloptions"));
  const char *converted = msbuild_property(build, "INCLUDES");
  if (converted != NULL) project_args_includes(&args, converted);
  converted = msbuild_property(build, "C_DEFINES");
  if (converted != NULL) project_args_options(&args, converted);
  const char *platform = msbuild_property(build, "Platform");
  if (platform != NULL) project_args_platform(&args, platform);
  if (type_of(build) == PROJECT_USER_DRIVER) project_args_user_mode(&args);
  return project_args_take(&args);
}

static bool is_cplusplus(const char *path, GHashTable *metadata) {
  const char *as = value(metadata, "compileas");
  bool by_name = false;
  discover_is_source(path, &by_name);
  return g_ascii_strcasecmp(as, "CompileAsC") == 0     ? false
         : g_ascii_strcasecmp(as, "CompileAsCpp") == 0 ? true
                                                       : by_name;
}

/* The arguments without the language's standard, which C and C++ do not share. */
static const char **with_standard(const Msbuild *build, const char **args, GHashTable *metadata) {
  ProjectArgs standard = project_args_new(build->projects, build->folder);
  project_args_standard(&standard, value(metadata, "languagestandard"));
  const char **extra = project_args_take(&standard);
  if (extra[0] == NULL) return args;
  guint count = g_strv_length((char **)args);
  const char **all = ARENA_ARRAY(build->arena, const char *, count + 2);
  memcpy(all, args, count * sizeof *all);
  all[count] = extra[0];
  return all;
}

typedef struct Sources {
  const Msbuild *build;
  Project *project;
  GHashTable *args; /* metadata: arguments; most sources share them */
} Sources;

static void add_source(Sources *sources, const BuildItem *item, const char *name) {
  const Msbuild *build = sources->build;
  const char **args = g_hash_table_lookup(sources->args, item->metadata);
  if (args == NULL) {
    args = args_of(build, item->metadata);
    g_hash_table_insert(sources->args, item->metadata, args);
  }
  SourceFile *source =
      project_add_source(build->projects, sources->project, name, item->file, item->line, args);
  if (source == NULL) return;
  source->is_cplusplus = is_cplusplus(source->path, item->metadata);
  if (source->is_cplusplus) source->args = with_standard(build, args, item->metadata);
}

/* `folder`/`name` with wildcards in its last part, below a `**` in all folders too. */
static void add_matching(Sources *sources, const BuildItem *item, const char *pattern) {
  enum { MOST_FOLDERS = 1000 };
  char *slashed = g_strdelimit(g_strdup(pattern), "\\", '/');
  char *deep = strstr(slashed, "**/");
  char *slash = strrchr(slashed, '/');
  char *last = g_ascii_strdown(slash != NULL ? slash + 1 : slashed, -1);
  if (deep != NULL) {
    *deep = '\0';
  } else if (slash != NULL) {
    *slash = '\0';
  }
  bool has_folder = deep != NULL ? deep != slashed : slash != NULL;
  GPtrArray *todo = g_ptr_array_new_with_free_func(g_free);
  if (!has_folder || strpbrk(slashed, "*?") == NULL)
    g_ptr_array_add(todo, folders_canonical(sources->build->folder, has_folder ? slashed : "."));
  for (guint i = 0; i < todo->len && i < MOST_FOLDERS; i++) {
    const Folder *folder = folders_open(sources->build->projects->folders, todo->pdata[i], NULL);
    for (uint32_t e = 0; folder != NULL && e < folder->entry_count; e++) {
      const FolderEntry *entry = folder->entries[e];
      char *lower = g_ascii_strdown(entry->name, -1);
      char *path = g_build_filename(folder->path, entry->name, NULL);
      bool is_source_name = false;
      if (entry->type == ENTRY_FILE && discover_is_source(entry->name, &is_source_name) &&
          g_pattern_match_simple(last, lower))
        add_source(sources, item, path);
      if (entry->type == ENTRY_FOLDER && deep != NULL && !entry->is_link)
        g_ptr_array_add(todo, g_strdup(path));
      g_free(path);
      g_free(lower);
    }
  }
  g_ptr_array_free(todo, TRUE);
  g_free(last);
  g_free(slashed);
}

static void add_item(Sources *sources, const BuildItem *item) {
  Project *project = sources->project;
  Projects *projects = sources->build->projects;
  switch (item->type) {
    case ITEM_COMPILE:
      if (g_ascii_strcasecmp(value(item->metadata, "excludedfrombuild"), "true") == 0) return;
      if (strpbrk(item->include, "*?") != NULL) {
        add_matching(sources, item, item->include);
      } else {
        add_source(sources, item, item->include);
      }
      break;
    case ITEM_REFERENCE: {
      const char *path =
          folders_find(projects->folders, project->folder, item->include, ENTRY_FILE);
      if (path != NULL) {
        *ARENA_PUSH(projects->discovery->arena, project, references, reference) = path;
      } else if (strchr(item->include, BUILD_UNKNOWN) == NULL) {
        discover_problem(projects->discovery, item->file, item->line,
                         arena_printf(projects->discovery->arena,
                                      "refers to '%s', which is not there", item->include));
      }
      break;
    }
    case ITEM_LIBRARY:
      project_add_library(projects, project, item->include);
      break;
    case ITEM_LINK:
    case ITEM_LIB:
    case ITEM_TYPE_COUNT:
      break;
  }
}

/* The sources of a converted `sources` file become items in the kit's own targets. */
static void add_converted(Sources *sources) {
  const Msbuild *build = sources->build;
  const char *list = msbuild_property(build, "SOURCES");
  char **names = g_strsplit_set(list != NULL ? list : "", " \t\r\n;", -1);
  for (char **name = names; *name != NULL; name++) {
    const BuildItem item = {.file = build->path, .metadata = build->definitions[ITEM_COMPILE]};
    if (**name != '\0') add_source(sources, &item, *name);
  }
  g_strfreev(names);
}

static void add_libraries(const Msbuild *build, Project *project) {
  static const BuildItemType types[] = {ITEM_LINK, ITEM_LIB};
  for (size_t t = 0; t < G_N_ELEMENTS(types); t++) {
    char **names = g_strsplit(msbuild_default(build, types[t], "AdditionalDependencies"), ";", -1);
    for (char **name = names; *name != NULL; name++) {
      project_add_library(build->projects, project, g_strstrip(*name));
    }
    g_strfreev(names);
  }
}

/* The stubs by which the kit's libraries start a driver all call its DriverEntry. */
static bool is_stub(const char *symbol, size_t size) {
  static const char *const stubs[] = {"DriverEntry", "GsDriverEntry", "FxDriverEntry",
                                      "FxDriverEntryUm", "FxDriverEntryWorker"};
  for (; *symbol == '_'; symbol++) size--;
  for (size_t i = 0; i < G_N_ELEMENTS(stubs); i++)
    if (strlen(stubs[i]) == size && strncmp(stubs[i], symbol, size) == 0) return true;
  return false;
}

static const char *entry_of(const Msbuild *build) {
  const char *symbol = msbuild_default(build, ITEM_LINK, "EntryPointSymbol");
  size_t size = strcspn(symbol, "@"); /* the decoration of __stdcall */
  if (size == 0 || strchr(symbol, BUILD_UNKNOWN) != NULL || is_stub(symbol, size)) return NULL;
  return arena_printf(build->arena, "%.*s", (int)size, symbol);
}

Project *vcxproj_read(Projects *projects, const char *path) {
  bool is_whole;
  const xmlNode *root = xml_read(projects, path, &is_whole);
  if (root == NULL) return NULL;
  Choice choice = choose(projects, path, root);
  Msbuild *build = msbuild_evaluate(projects, path, choice.configuration, choice.platform);
  Project *project = project_new(projects, path, "vcxproj");
  project->type = type_of(build);
  project->model = model_of(build, project->type);
  project->name = name_of(build, project->name);
  project->configuration =
      arena_printf(build->arena, "%s|%s", choice.configuration, choice.platform);
  project->entry = project->type == PROJECT_DRIVER ? entry_of(build) : NULL;
  project->is_whole = build->is_whole;
  project->args = args_of(build, build->definitions[ITEM_COMPILE]);
  Sources sources = {build, project, g_hash_table_new(NULL, NULL)};
  for (uint32_t i = 0; i < build->item_count; i++) add_item(&sources, &build->items[i]);
  add_converted(&sources);
  add_libraries(build, project);
  g_hash_table_destroy(sources.args);
  msbuild_free(build);
  g_free(choice.configuration);
  g_free(choice.platform);
  return project;
}
