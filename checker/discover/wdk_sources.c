/* The kit's own build until Windows 7: a `sources` file says what is built in its folder, a `dirs`
 * file which folders below it take part. See "Sources File Format" and "Dirs File Format" in the
 * documentation of the Windows 7 kit. */
#include <string.h>

#include "discover/nmake.h"

/* What the build environment of the last such kit defines for a free build. */
static void set_environment(Nmake *nmake, bool is_x86) {
  static const struct {
    const char *name, *value;
  } common[] = {{"FREEBUILD", "1"},
                {"DDKBUILDENV", "fre"},
                {"DDK_TARGET_OS", "Win7"},
                {"BUILD_ALT_DIR", "fre"},
                {"_NT_TARGET_VERSION", "0x601"},
                {"_NT_TARGET_VERSION_WIN2K", "0x500"},
                {"_NT_TARGET_VERSION_WINXP", "0x501"},
                {"_NT_TARGET_VERSION_WS03", "0x502"},
                {"_NT_TARGET_VERSION_VISTA", "0x600"},
                {"_NT_TARGET_VERSION_LH", "0x600"},
                {"_NT_TARGET_VERSION_WLH", "0x600"},
                {"_NT_TARGET_VERSION_WIN7", "0x601"}};
  for (size_t i = 0; i < G_N_ELEMENTS(common); i++)
    nmake_set(nmake, common[i].name, common[i].value);
  nmake_set(nmake, is_x86 ? "386" : "AMD64", "1");
  nmake_set(nmake, "_BUILDARCH", is_x86 ? "x86" : "AMD64");
  nmake_set(nmake, "TARGET_DIRECTORY", is_x86 ? "i386" : "amd64");
}

static bool has_macro(const Nmake *nmake, const char *name) {
  const NmakeMacro *macro = nmake_macro(nmake, name);
  return macro != NULL && *macro->value != '\0';
}

/* The type by TARGETTYPE; those that are missing here (GDI_DRIVER, HAL, NOTARGET, ...) have no
 * DriverEntry that anybody calls. */
static ProjectType type_of(const Nmake *nmake) {
  static const struct {
    const char *name;
    ProjectType type;
  } types[] = {{"DRIVER", PROJECT_DRIVER},        {"MINIPORT", PROJECT_DRIVER},
               {"EXPORT_DRIVER", PROJECT_DRIVER}, {"DRIVER_LIBRARY", PROJECT_LIBRARY},
               {"LIBRARY", PROJECT_LIBRARY},      {"PROGRAM", PROJECT_PROGRAM},
               {"PROGLIB", PROJECT_PROGRAM},      {"DYNLINK", PROJECT_PROGRAM},
               {"UMAPPL_NOLIB", PROJECT_PROGRAM}};
  char *name = g_strstrip(nmake_value(nmake, "TARGETTYPE"));
  ProjectType type = PROJECT_UNKNOWN;
  for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
    if (g_ascii_strcasecmp(name, types[i].name) == 0) type = types[i].type;
  }
  g_free(name);
  bool is_user = has_macro(nmake, "UMDF_VERSION") || has_macro(nmake, "UMDF_VERSION_MAJOR");
  return is_user && type == PROJECT_PROGRAM ? PROJECT_USER_DRIVER : type;
}

static const char *model_of(const Nmake *nmake, ProjectType type) {
  char *name = nmake_value(nmake, "TARGETTYPE");
  bool is_export = g_ascii_strcasecmp(name, "EXPORT_DRIVER") == 0;
  bool is_miniport = g_ascii_strcasecmp(name, "MINIPORT") == 0;
  g_free(name);
  char *driver_type = nmake_value(nmake, "DRIVERTYPE");
  bool is_wdm = g_ascii_strcasecmp(driver_type, "WDM") == 0;
  g_free(driver_type);
  bool is_kmdf = has_macro(nmake, "KMDF_VERSION") || has_macro(nmake, "KMDF_VERSION_MAJOR");
  return type == PROJECT_USER_DRIVER ? "UMDF"
         : is_export                 ? "ExportDriver"
         : is_kmdf                   ? "KMDF"
         : is_miniport               ? "Miniport"
         : is_wdm                    ? "WDM"
                                     : NULL;
}

static const char **args_of(Projects *projects, const Project *project, const Nmake *nmake,
                            bool is_x86) {
  static const char *const options[] = {"C_DEFINES", "USER_C_FLAGS"};
  static const char *const includes[] = {"INCLUDES", "USER_INCLUDES"};
  ProjectArgs args = project_args_new(projects, project->folder);
  for (size_t i = 0; i < G_N_ELEMENTS(includes); i++) {
    char *list = nmake_value(nmake, includes[i]);
    g_strdelimit(list, " \t", ';'); /* no folder of the kit's time had a blank */
    project_args_includes(&args, list);
    g_free(list);
  }
  const char *own = is_x86 ? "386_FLAGS" : "AMD64_FLAGS";
  for (size_t i = 0; i <= G_N_ELEMENTS(options); i++) {
    char *list = nmake_value(nmake, i < G_N_ELEMENTS(options) ? options[i] : own);
    project_args_options(&args, list);
    g_free(list);
  }
  if (is_x86) project_args_platform(&args, "x86");
  if (project->type == PROJECT_USER_DRIVER) project_args_user_mode(&args);
  return project_args_take(&args);
}

/* The build looks for a source in the folder of its processor, in the folder of the `sources` file,
 * and in the one above, where the variants of a driver share theirs. Free with g_free. */
static char *where_it_is(Projects *projects, const Project *project, const char *folder,
                         const char *name) {
  const char *const places[] = {folder != NULL ? folder : ".", ".", ".."};
  for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
    char *path = g_strdup_printf("%s/%s", places[i], name);
    if (folders_find(projects->folders, project->folder, path, ENTRY_FILE) != NULL) return path;
    g_free(path);
  }
  return g_strdup(name);
}

static void add_sources(Projects *projects, Project *project, const Nmake *nmake,
                        const char *macro_name, const char *folder, const char **args) {
  const NmakeMacro *macro = nmake_macro(nmake, macro_name);
  char *list = nmake_value(nmake, macro_name);
  char **names = g_strsplit_set(list, " \t\r;", -1);
  for (char **name = names; *name != NULL; name++) {
    if (**name == '\0') continue;
    char *path = where_it_is(projects, project, folder, *name);
    const char *file = macro->file != NULL ? macro->file : project->path;
    project_add_source(projects, project, path, file, macro->line, args);
    g_free(path);
  }
  g_strfreev(names);
  g_free(list);
}

static void add_libraries(Projects *projects, Project *project, const Nmake *nmake) {
  static const char *const macros[] = {"TARGETLIBS", "LINKLIBS", "SOURCELIBS"};
  for (size_t i = 0; i < G_N_ELEMENTS(macros); i++) {
    char *list = nmake_value(nmake, macros[i]);
    char **names = g_strsplit_set(list, " \t\r;", -1);
    for (char **name = names; *name != NULL; name++) {
      /* The folder is mostly one of the build's; the name is what tells. */
      const char *base = strrchr(*name, '\\');
      if (**name != '\0') project_add_library(projects, project, base ? base + 1 : *name);
    }
    g_strfreev(names);
    g_free(list);
  }
}

/* Reads the file for one processor; NULL when it describes nothing. */
static Nmake *read_for(Projects *projects, const char *path, bool is_x86) {
  Nmake *nmake = nmake_new(projects);
  set_environment(nmake, is_x86);
  if (nmake_read(nmake, path) &&
      (nmake_macro(nmake, "TARGETNAME") != NULL || nmake_macro(nmake, "TARGETTYPE") != NULL ||
       nmake_macro(nmake, "SOURCES") != NULL))
    return nmake;
  nmake_free(nmake);
  return NULL;
}

static bool wants_x86(const Projects *projects) {
  return projects->platform != NULL && (g_ascii_strcasecmp(projects->platform, "Win32") == 0 ||
                                        g_ascii_strcasecmp(projects->platform, "x86") == 0);
}

Project *wdk_sources_read(Projects *projects, const char *path) {
  Arena *arena = projects->discovery->arena;
  bool is_x86 = wants_x86(projects);
  Nmake *nmake = read_for(projects, path, is_x86);
  if (nmake == NULL) return NULL;
  bool has_x86 = has_macro(nmake, "I386_SOURCES") || has_macro(nmake, "386_SOURCES");
  if (!is_x86 && has_x86 && !has_macro(nmake, "AMD64_SOURCES")) {
    /* It was written for one processor only. */
    uint32_t problems = projects->discovery->problem_count;
    Nmake *other = read_for(projects, path, true);
    projects->discovery->problem_count = problems; /* the same ones */
    if (other != NULL) {
      nmake_free(nmake);
      nmake = other;
      is_x86 = true;
    }
  }
  Project *project = project_new(projects, path, "sources");
  char *name = g_strstrip(nmake_value(nmake, "TARGETNAME"));
  char *base = g_path_get_basename(project->folder);
  bool is_named = *name != '\0' && strpbrk(name, BUILD_UNKNOWN_TEXT "/\\") == NULL;
  project->name = arena_strdup(arena, is_named ? name : base);
  g_free(base);
  g_free(name);
  project->type = type_of(nmake);
  project->model = model_of(nmake, project->type);
  project->configuration = is_x86 ? "free|x86" : "free|x64";
  project->args = args_of(projects, project, nmake, is_x86);
  project->is_whole = nmake->is_whole;
  add_sources(projects, project, nmake, "SOURCES", NULL, project->args);
  add_sources(projects, project, nmake, is_x86 ? "I386_SOURCES" : "AMD64_SOURCES",
              is_x86 ? "i386" : "amd64", project->args);
  if (is_x86) add_sources(projects, project, nmake, "386_SOURCES", "i386", project->args);
  add_libraries(projects, project, nmake);
  nmake_free(nmake);
  return project;
}

static void take_folder(Projects *projects, const char *base, const char *name, GPtrArray *paths,
                        GPtrArray *todo) {
  const char *folder = folders_find(projects->folders, base, name, ENTRY_FOLDER);
  if (folder == NULL) return;
  const char *sources = folders_find(projects->folders, folder, "sources", ENTRY_FILE);
  const char *dirs = folders_find(projects->folders, folder, "dirs", ENTRY_FILE);
  if (sources != NULL) g_ptr_array_add(paths, (gpointer)sources);
  if (dirs != NULL && !g_ptr_array_find_with_equal_func(todo, dirs, g_str_equal, NULL))
    g_ptr_array_add(todo, (gpointer)dirs);
}

void wdk_dirs_read(Projects *projects, const char *path, GPtrArray *paths) {
  static const char *const macros[] = {"DIRS", "OPTIONAL_DIRS"};
  GPtrArray *todo = g_ptr_array_new();
  g_ptr_array_add(todo, (gpointer)path);
  for (guint i = 0; i < todo->len; i++) {
    Nmake *nmake = nmake_new(projects);
    set_environment(nmake, wants_x86(projects));
    char *folder = g_path_get_dirname(todo->pdata[i]);
    bool is_read = nmake_read(nmake, todo->pdata[i]);
    for (size_t m = 0; is_read && m < G_N_ELEMENTS(macros); m++) {
      char *list = nmake_value(nmake, macros[m]);
      char **names = g_strsplit_set(list, " \t\r;", -1);
      for (char **name = names; *name != NULL; name++) {
        (*name)[strcspn(*name, "{")] = '\0'; /* folder{condition} */
        if (**name != '\0') take_folder(projects, folder, *name, paths, todo);
      }
      g_strfreev(names);
      g_free(list);
    }
    g_free(folder);
    nmake_free(nmake);
  }
  g_ptr_array_free(todo, TRUE);
}
