/* Evaluation of a project: properties and imports in the order of the text, then the definitions of
 * items, then the items, each pass over all files, as MSBuild does it. What the kit's own .props
 * and .targets would add is not there; a condition that cannot be evaluated without it lets sources
 * in and keeps properties out. */
#include "discover/msbuild.h"

#include <string.h>

enum { MAX_IMPORTS = 256, MAX_OPEN_IMPORTS = 32, MAX_ITEMS = 100000 };

static const char *const item_names[ITEM_TYPE_COUNT] = {"ClCompile", "Link", "Lib", "Library",
                                                        "ProjectReference"};

static int item_type(const xmlNode *node) {
  for (int i = 0; i < ITEM_TYPE_COUNT; i++) {
    if (xml_is(node, item_names[i])) return i;
  }
  return -1;
}

static Truth holds(const Msbuild *build, const xmlNode *node, GHashTable *metadata) {
  char *text = xml_attribute(node, "Condition");
  Truth truth = text != NULL ? msbuild_condition(build, text, metadata) : IS_TRUE;
  g_free(text);
  return truth;
}

static unsigned line_of(const xmlNode *node) {
  long line = xmlGetLineNo(node);
  return line > 0 ? (unsigned)line : 0;
}

static void problem(Msbuild *build, const xmlNode *node, const char *format, const char *what) {
  char *message = g_strdup_printf(format, what);
  discover_problem(build->projects->discovery, build->this_file, line_of(node),
                   arena_strdup(build->arena, message));
  g_free(message);
}

static void set(Msbuild *build, const char *name, const char *value) {
  g_hash_table_replace(build->properties, g_ascii_strdown(name, -1), g_strdup(value));
}

/* Global properties win over whatever the files say. */
static void set_fixed(Msbuild *build, const char *name, const char *value) {
  set(build, name, value);
  g_hash_table_add(build->fixed, g_ascii_strdown(name, -1));
}

/* Properties ---------------------------------------------------------------------------------- */

/* What the kit's .props define from the toolset, for the conditions that ask. */
static void note_toolset(Msbuild *build) {
  const char *toolset = msbuild_property(build, "PlatformToolset");
  if (toolset == NULL) return;
  bool is_kernel = g_ascii_strncasecmp(toolset, "WindowsKernelMode", 17) == 0;
  bool is_user = g_ascii_strncasecmp(toolset, "WindowsUserMode", 15) == 0;
  set(build, "IsKernelModeToolset", is_kernel ? "true" : "false");
  set(build, "IsUserModeToolset", is_user ? "true" : "false");
}

static void properties(Msbuild *build, const xmlNode *group) {
  for (const xmlNode *node = group->children; node != NULL; node = node->next) {
    if (node->type != XML_ELEMENT_NODE || holds(build, node, NULL) != IS_TRUE) continue;
    char *key = g_ascii_strdown((const char *)node->name, -1);
    if (!g_hash_table_contains(build->fixed, key)) {
      char *text = xml_text(node);
      char *value = msbuild_expand(build, text, NULL);
      set(build, key, g_strstrip(value));
      if (strcmp(key, "platformtoolset") == 0) note_toolset(build);
      g_free(value);
      g_free(text);
    }
    g_free(key);
  }
}

static void pass_properties(Msbuild *build, const xmlNode *parent);

static void import_file(Msbuild *build, const char *path, const xmlNode *node) {
  for (guint i = 0; i < build->open->len; i++) {
    if (strcmp(build->open->pdata[i], path) == 0) {
      problem(build, node, "imports '%s', which imports this file; the import is left out", path);
      return;
    }
  }
  if (g_hash_table_contains(build->imported, path)) return; /* once is what MSBuild does too */
  if (build->open->len >= MAX_OPEN_IMPORTS || g_hash_table_size(build->imported) >= MAX_IMPORTS) {
    problem(build, node, "imports too many files; '%s' is left out", path);
    build->is_whole = false;
    return;
  }
  g_hash_table_add(build->imported, (gpointer)path);
  bool is_whole;
  const xmlNode *root = xml_read(build->projects, path, &is_whole);
  build->is_whole = build->is_whole && is_whole;
  if (root == NULL) return;
  const char *before = build->this_file;
  build->this_file = path;
  g_ptr_array_add(build->open, (gpointer)path);
  pass_properties(build, root);
  g_ptr_array_set_size(build->open, (gint)build->open->len - 1);
  build->this_file = before;
}

static const char *last_part(const char *path) {
  const char *name = path;
  for (; *path != '\0'; path++) {
    if (*path == '/' || *path == '\\') name = path + 1;
  }
  return name;
}

/* The kit's own files import some of the tree: Directory.Build files, and what the kit's converter
 * has made of a `sources` file. */
static void import_of_kit(Msbuild *build, const char *name, const xmlNode *node) {
  const char *path = NULL;
  const char *last = last_part(name);
  if (g_ascii_strcasecmp(last, "Microsoft.Cpp.Default.props") == 0) {
    path = msbuild_file_above(build, "Directory.Build.props", build->folder);
  } else if (g_ascii_strcasecmp(last, "Microsoft.Cpp.targets") == 0) {
    path = msbuild_file_above(build, "Directory.Build.targets", build->folder);
  } else if (g_ascii_strcasecmp(last, "PreConfiguration.props") == 0) {
    path = folders_find(build->projects->folders, build->folder, "sources.props", ENTRY_FILE);
  }
  if (path != NULL) import_file(build, path, node);
}

static void import(Msbuild *build, const xmlNode *node) {
  if (holds(build, node, NULL) == IS_FALSE) return;
  char *text = xml_attribute(node, "Project");
  char *name = text != NULL ? msbuild_expand(build, text, NULL) : NULL;
  if (name == NULL) {
    g_free(text);
    return;
  }
  char *folder = g_path_get_dirname(build->this_file);
  if (strchr(name, BUILD_UNKNOWN) != NULL || folders_is_absolute_elsewhere(name)) {
    import_of_kit(build, name, node);
  } else if (strpbrk(name, "*?") == NULL && *name != '\0') {
    const char *path = folders_find(build->projects->folders, folder, name, ENTRY_FILE);
    if (path != NULL) {
      import_file(build, path, node);
    } else {
      problem(build, node, "imports '%s', which is not there", text);
    }
  }
  g_free(folder);
  g_free(name);
  g_free(text);
}

static void choose(Msbuild *build, const xmlNode *node) {
  for (const xmlNode *branch = node->children; branch != NULL; branch = branch->next) {
    bool is_when = xml_is(branch, "When");
    if (!is_when && !xml_is(branch, "Otherwise")) continue;
    if (is_when && holds(build, branch, NULL) != IS_TRUE) continue;
    pass_properties(build, branch);
    return;
  }
}

/* Evaluates properties and imports, and keeps the groups of items for later. */
static void pass_properties(Msbuild *build, const xmlNode *parent) {
  for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
    if (xml_is(node, "PropertyGroup")) {
      if (holds(build, node, NULL) == IS_TRUE) properties(build, node);
    } else if (xml_is(node, "ImportGroup")) {
      if (holds(build, node, NULL) != IS_FALSE) pass_properties(build, node);
    } else if (xml_is(node, "Import")) {
      import(build, node);
    } else if (xml_is(node, "Choose")) {
      choose(build, node);
    } else if (xml_is(node, "ItemGroup") || xml_is(node, "ItemDefinitionGroup")) {
      *ARENA_PUSH(build->arena, build, groups, group) = (MsbuildDeferred){node, build->this_file};
    }
  }
}

/* Items --------------------------------------------------------------------------------------- */

static GHashTable *new_table(Msbuild *build) {
  GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_ptr_array_add(build->tables, table);
  return table;
}

/* Takes the metadata of an element into `table`. */
static void metadata(Msbuild *build, const xmlNode *element, GHashTable *table) {
  for (const xmlNode *node = element->children; node != NULL; node = node->next) {
    if (node->type != XML_ELEMENT_NODE || holds(build, node, table) != IS_TRUE) continue;
    char *text = xml_text(node);
    char *value = msbuild_expand(build, text, table);
    g_hash_table_replace(table, g_ascii_strdown((const char *)node->name, -1), g_strstrip(value));
    g_free(text);
  }
}

static void pass_definitions(Msbuild *build) {
  for (uint32_t i = 0; i < build->group_count; i++) {
    const xmlNode *group = build->groups[i].node;
    build->this_file = build->groups[i].file;
    if (!xml_is(group, "ItemDefinitionGroup") || holds(build, group, NULL) != IS_TRUE) continue;
    for (const xmlNode *node = group->children; node != NULL; node = node->next) {
      int type = item_type(node);
      if (type >= 0 && holds(build, node, NULL) == IS_TRUE)
        metadata(build, node, build->definitions[type]);
    }
  }
}

static bool has_elements(const xmlNode *node) {
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) return true;
  }
  return false;
}

static void copy_entry(gpointer key, gpointer value, gpointer table) {
  g_hash_table_replace(table, g_strdup(key), g_strdup(value));
}

static void remove_items(Msbuild *build, BuildItemType type, const char *list) {
  char **names = g_strsplit(list, ";", -1);
  for (char **name = names; *name != NULL; name++) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < build->item_count; i++) {
      const BuildItem *item = &build->items[i];
      bool is_gone =
          item->type == type && g_ascii_strcasecmp(item->include, g_strstrip(*name)) == 0;
      if (!is_gone) build->items[kept++] = *item;
    }
    build->item_count = kept;
  }
  g_strfreev(names);
}

static void add_items(Msbuild *build, const xmlNode *node, BuildItemType type, const char *list) {
  GHashTable *own = build->definitions[type];
  if (has_elements(node)) {
    own = new_table(build);
    g_hash_table_foreach(build->definitions[type], copy_entry, own);
    metadata(build, node, own);
  }
  char **names = g_strsplit(list, ";", -1);
  for (char **name = names; *name != NULL && build->item_count < MAX_ITEMS; name++) {
    if (*g_strstrip(*name) == '\0') continue;
    BuildItem *item = ARENA_PUSH(build->arena, build, items, item);
    *item =
        (BuildItem){type, arena_strdup(build->arena, *name), build->this_file, line_of(node), own};
  }
  g_strfreev(names);
}

static void pass_items(Msbuild *build) {
  for (uint32_t i = 0; i < build->group_count; i++) {
    const xmlNode *group = build->groups[i].node;
    build->this_file = build->groups[i].file;
    if (!xml_is(group, "ItemGroup") || holds(build, group, NULL) == IS_FALSE) continue;
    for (const xmlNode *node = group->children; node != NULL; node = node->next) {
      int type = item_type(node);
      if (type < 0 || holds(build, node, NULL) == IS_FALSE) continue;
      char *include = xml_attribute(node, "Include"), *remove = xml_attribute(node, "Remove");
      char *list = msbuild_expand(build,
                                  include != NULL  ? include
                                  : remove != NULL ? remove
                                                   : "",
                                  NULL);
      if (include != NULL) {
        add_items(build, node, (BuildItemType)type, list);
      } else if (remove != NULL) {
        remove_items(build, (BuildItemType)type, list);
      }
      g_free(list);
      g_free(include);
      g_free(remove);
    }
  }
}

/* The whole ----------------------------------------------------------------------------------- */

/* The folder of a solution that names the project, else of one that lies above it. */
static char *solution_folder(const Msbuild *build) {
  const char *known = g_hash_table_lookup(build->projects->solutions, build->path);
  char *at = g_strdup(known != NULL ? known : build->folder);
  while (known == NULL) {
    const Folder *folder = folders_open(build->projects->folders, at, NULL);
    for (uint32_t i = 0; folder != NULL && i < folder->entry_count; i++) {
      if (folder->entries[i]->type == ENTRY_FILE && project_is_solution(folder->entries[i]->name))
        return at;
    }
    if (strcmp(at, build->projects->discovery->root) == 0 || strcmp(at, "/") == 0) {
      g_free(at);
      return g_strdup(build->folder);
    }
    char *up = g_path_get_dirname(at);
    g_free(at);
    at = up;
  }
  return at;
}

static void set_folder(Msbuild *build, const char *name, const char *folder, bool with_slash) {
  char *value = g_strconcat(folder, with_slash ? "/" : "", NULL);
  set(build, name, value);
  g_free(value);
}

static void set_initial(Msbuild *build, const char *configuration, const char *platform) {
  char *base = g_path_get_basename(build->path);
  const char *dot = strrchr(base, '.');
  char *name = g_strndup(base, dot != NULL ? (gsize)(dot - base) : strlen(base));
  bool is_win32 = g_ascii_strcasecmp(platform, "Win32") == 0;
  char *short_name = is_win32 ? g_strdup("x86") : g_ascii_strdown(platform, -1);
  set_fixed(build, "Configuration", configuration);
  set_fixed(build, "Platform", platform);
  set(build, "ConfigurationName", configuration);
  set(build, "PlatformName", platform);
  set(build, "PlatformTarget", short_name);
  set(build, "PlatformShortName", short_name);
  set(build, "DDKPlatform", is_win32 ? "x86" : platform);
  set(build, "OS", "Windows_NT");
  set(build, "VisualStudioVersion", "17.0");
  set_fixed(build, "MSBuildProjectFile", base);
  set_fixed(build, "MSBuildProjectName", name);
  set_fixed(build, "MSBuildProjectExtension", dot != NULL ? dot : "");
  set_fixed(build, "MSBuildProjectFullPath", build->path);
  set_folder(build, "MSBuildProjectDirectory", build->folder, false);
  set_folder(build, "MSBuildStartupDirectory", build->folder, false);
  set_folder(build, "ProjectDir", build->folder, true);
  set(build, "ProjectName", name);
  set(build, "ProjectFileName", base);
  set(build, "ProjectPath", build->path);
  char *solution = solution_folder(build);
  set_folder(build, "SolutionDir", solution, true);
  g_free(solution);
  g_free(short_name);
  g_free(name);
  g_free(base);
}

Msbuild *msbuild_evaluate(Projects *projects, const char *path, const char *configuration,
                          const char *platform) {
  bool is_whole;
  const xmlNode *root = xml_read(projects, path, &is_whole);
  if (root == NULL) return NULL;
  Arena *arena = projects->discovery->arena;
  Msbuild *build = ARENA_NEW(arena, Msbuild);
  char *folder = g_path_get_dirname(path);
  *build = (Msbuild){
      .projects = projects,
      .arena = arena,
      .path = path,
      .folder = arena_strdup(arena, folder),
      .this_file = path,
      .properties = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
      .fixed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
      .imported = g_hash_table_new(g_str_hash, g_str_equal),
      .open = g_ptr_array_new(),
      .tables = g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_destroy),
      .is_whole = is_whole,
  };
  g_free(folder);
  for (int i = 0; i < ITEM_TYPE_COUNT; i++) build->definitions[i] = new_table(build);
  set_initial(build, configuration, platform);
  g_ptr_array_add(build->open, (gpointer)path);
  pass_properties(build, root);
  pass_definitions(build);
  pass_items(build);
  return build;
}

void msbuild_free(Msbuild *build) {
  g_hash_table_destroy(build->properties);
  g_hash_table_destroy(build->fixed);
  g_hash_table_destroy(build->imported);
  g_ptr_array_free(build->open, TRUE);
  g_ptr_array_free(build->tables, TRUE);
}

const char *msbuild_property(const Msbuild *build, const char *name) {
  char *key = g_ascii_strdown(name, -1);
  const char *value = g_hash_table_lookup(build->properties, key);
  g_free(key);
  return value;
}

const char *msbuild_default(const Msbuild *build, BuildItemType type, const char *name) {
  char *key = g_ascii_strdown(name, -1);
  const char *value = g_hash_table_lookup(build->definitions[type], key);
  g_free(key);
  return value != NULL ? value : "";
}
