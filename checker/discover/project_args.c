/* The arguments of a source from what its build file says. */
#include <string.h>

#include "discover/project.h"

ProjectArgs project_args_new(Projects *projects, const char *folder) {
  return (ProjectArgs){projects,          folder,           g_ptr_array_new(), g_ptr_array_new(),
                       g_ptr_array_new(), g_ptr_array_new()};
}

typedef void AddPart(ProjectArgs *args, const char *part);

/* Calls `add` for every part that is not empty, quotes and blanks around it taken off. */
static void for_parts(ProjectArgs *args, const char *list, AddPart *add) {
  char **parts = g_strsplit(list, ";", -1);
  for (char **part = parts; *part != NULL; part++) {
    char *text = g_strstrip(*part);
    size_t size = strlen(text);
    if (size >= 2 && text[0] == '"' && text[size - 1] == '"') {
      text[size - 1] = '\0';
      text = g_strstrip(text + 1);
    }
    if (*text != '\0') add(args, text);
  }
  g_strfreev(parts);
}

static void add_once(GPtrArray *array, const char *text) {
  for (guint i = 0; i < array->len; i++) {
    if (strcmp(array->pdata[i], text) == 0) return;
  }
  g_ptr_array_add(array, (gpointer)text);
}

static void add_include(ProjectArgs *args, const char *path) {
  if (strchr(path, BUILD_UNKNOWN) != NULL) return;
  const char *folder = folders_find(args->projects->folders, args->folder, path, ENTRY_FOLDER);
  if (folder != NULL)
    add_once(args->includes, arena_printf(args->projects->discovery->arena, "-I%s", folder));
}

/* The quotes of a string macro are escaped for the command line that the build would run. */
static char *unescape(const char *text) {
  GString *plain = g_string_new(NULL);
  for (; *text != '\0'; text++) {
    if (text[0] == '\\' && text[1] == '"') continue;
    if (*text != BUILD_UNKNOWN) g_string_append_c(plain, *text);
  }
  return g_string_free(plain, FALSE);
}

/* A macro whose value nobody knows is none of an empty value: that its name is unknown, the parser
 * will say. */
static bool is_unknown(const char *text) {
  return *text == '=' && text[1] == BUILD_UNKNOWN &&
         text[1 + strspn(text + 1, BUILD_UNKNOWN_TEXT)] == 0;
}

static void add_macro(ProjectArgs *args, char option, const char *text) {
  size_t size = strspn(text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_");
  if (size == 0 || g_ascii_isdigit(*text) ||
      (text[size] != '\0' && text[size] != '=' && text[size] != '#'))
    return;
  if (is_unknown(text + size)) return;
  char *plain = unescape(text);
  if (plain[size] == '#') plain[size] = '='; /* an old spelling of /D */
  g_ptr_array_add(args->defines,
                  arena_printf(args->projects->discovery->arena, "-%c%s", option, plain));
  g_free(plain);
}

static void add_define(ProjectArgs *args, const char *text) { add_macro(args, 'D', text); }

static void add_undefine(ProjectArgs *args, const char *text) { add_macro(args, 'U', text); }

static void add_forced(ProjectArgs *args, const char *path) {
  Projects *projects = args->projects;
  if (strchr(path, BUILD_UNKNOWN) != NULL) return;
  const char *file = folders_find(projects->folders, args->folder, path, ENTRY_FILE);
  for (guint i = 0; file == NULL && i < args->includes->len; i++) {
    const char *folder = (const char *)args->includes->pdata[i] + 2;
    file = folders_find(projects->folders, folder, path, ENTRY_FILE);
  }
  g_ptr_array_add(args->forced, (gpointer) "-include");
  g_ptr_array_add(args->forced,
                  (gpointer)(file != NULL ? file : arena_strdup(projects->discovery->arena, path)));
}

void project_args_includes(ProjectArgs *args, const char *list) {
  for_parts(args, list, add_include);
}

void project_args_defines(ProjectArgs *args, const char *list) {
  for_parts(args, list, add_define);
}

void project_args_undefines(ProjectArgs *args, const char *list) {
  for_parts(args, list, add_undefine);
}

void project_args_forced(ProjectArgs *args, const char *list) { for_parts(args, list, add_forced); }

/* Splits at blanks outside double quotes, as the C runtime of Windows does. */
static GPtrArray *split_options(const char *text) {
  GPtrArray *parts = g_ptr_array_new_with_free_func(g_free);
  while (*text != '\0') {
    GString *part = g_string_new(NULL);
    bool is_quoted = false, is_any = false;
    while (g_ascii_isspace(*text)) text++;
    for (; *text != '\0' && (is_quoted || !g_ascii_isspace(*text)); text++) {
      is_any = true;
      if (text[0] == '\\' && text[1] == '"') {
        g_string_append_c(part, *++text);
      } else if (*text == '"') {
        is_quoted = !is_quoted;
      } else {
        g_string_append_c(part, *text);
      }
    }
    if (is_any) {
      g_ptr_array_add(parts, g_string_free(part, FALSE));
    } else {
      g_string_free(part, TRUE);
    }
  }
  return parts;
}

static bool takes(const char *option, const char *name, const char **value) {
  if ((option[0] != '/' && option[0] != '-') || !g_str_has_prefix(option + 1, name)) return false;
  *value = option + 1 + strlen(name);
  return true;
}

void project_args_options(ProjectArgs *args, const char *options) {
  static const struct {
    const char *name;
    AddPart *add;
  } known[] = {{"FI", add_forced}, {"I", add_include}, {"D", add_define}, {"U", add_undefine}};
  GPtrArray *parts = split_options(options);
  for (guint i = 0; i < parts->len; i++) {
    const char *value;
    if (takes(parts->pdata[i], "std:", &value)) {
      project_args_standard(args, value);
      continue;
    }
    for (size_t k = 0; k < G_N_ELEMENTS(known); k++) {
      if (!takes(parts->pdata[i], known[k].name, &value)) continue;
      if (*value == '\0' && i + 1 < parts->len) value = parts->pdata[++i];
      if (*value != '\0') known[k].add(args, value);
      break;
    }
  }
  g_ptr_array_free(parts, TRUE);
}

void project_args_standard(ProjectArgs *args, const char *standard) {
  static const struct {
    const char *name, *argument;
  } known[] = {
      {"stdcpp14", "-std=c++14"},  {"stdcpp17", "-std=c++17"},     {"stdcpp20", "-std=c++20"},
      {"stdcpp23", "-std=c++23"},  {"stdcpplatest", "-std=c++23"}, {"c++14", "-std=c++14"},
      {"c++17", "-std=c++17"},     {"c++20", "-std=c++20"},        {"c++23", "-std=c++23"},
      {"c++latest", "-std=c++23"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
    if (g_ascii_strcasecmp(standard, known[i].name) == 0)
      g_ptr_array_add(args->others, (gpointer)known[i].argument);
  }
}

void project_args_platform(ProjectArgs *args, const char *platform) {
  static const struct {
    const char *platform, *argument;
  } known[] = {{"Win32", "--target=i686"},
               {"x86", "--target=i686"},
               {"ARM64", "--target=aarch64"},
               {"ARM64EC", "--target=aarch64"},
               {"ARM", "--target=thumbv7"}};
  for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
    if (g_ascii_strcasecmp(platform, known[i].platform) == 0)
      g_ptr_array_add(args->others, (gpointer)known[i].argument);
  }
}

void project_args_user_mode(ProjectArgs *args) {
  g_ptr_array_add(args->defines, (gpointer) "-U_KERNEL_MODE");
}

const char **project_args_take(ProjectArgs *args) {
  GPtrArray *parts[] = {args->includes, args->defines, args->forced, args->others};
  guint count = 0;
  for (size_t p = 0; p < G_N_ELEMENTS(parts); p++) count += parts[p]->len;
  const char **all = ARENA_ARRAY(args->projects->discovery->arena, const char *, count + 1);
  guint at = 0;
  for (size_t p = 0; p < G_N_ELEMENTS(parts); p++) {
    for (guint i = 0; i < parts[p]->len; i++) all[at++] = parts[p]->pdata[i];
    g_ptr_array_free(parts[p], TRUE);
  }
  return all;
}
