/* compile_commands.json: the sources of a build and how each is compiled. */
#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "discover/sources.h"

/* CMake puts the objects of a target under CMakeFiles/<target>.dir/; other builds give no more than
 * the object's folder, which tells nothing that the source's folder doesn't. */
static const char *target_of(Arena *arena, const char *output) {
  const char *start = output ? strstr(output, "CMakeFiles/") : NULL;
  const char *end = start ? strstr(start, ".dir/") : NULL;
  if (end == NULL) {
    return NULL;
  }
  start += strlen("CMakeFiles/");
  return arena_printf(arena, "%.*s", (int)(end - start), start);
}

/* The compiler call of an entry as a vector (free with g_strfreev), or NULL when it has none that
 * can be understood. */
static char **call_of(const json_t *entry) {
  const json_t *arguments = json_object_get(entry, "arguments");
  if (json_is_array(arguments)) {
    GPtrArray *argv = g_ptr_array_new();
    size_t index;
    json_t *argument;
    json_array_foreach((json_t *)arguments, index, argument) {
      const char *text = json_string_value(argument);
      g_ptr_array_add(argv, g_strdup(text ? text : ""));
    }
    g_ptr_array_add(argv, NULL);
    return (char **)g_ptr_array_free(argv, FALSE);
  }
  char **argv = NULL;
  const char *command = json_string_value(json_object_get(entry, "command"));
  if (command == NULL || !g_shell_parse_argv(command, NULL, &argv, NULL)) {
    return NULL;
  }
  return argv;
}

typedef struct Database {
  Discovery *discovery;
  FoundList *list;
  const char *path;
  const char *folder;
  GHashTable *seen; /* target and path: several configurations of one source count once */
} Database;

static void entry_problem(const Database *database, size_t index, const char *what) {
  discover_problem(
      database->discovery, database->path, 0,
      arena_printf(database->discovery->arena, "entry %zu %s; it is left out", index + 1, what));
}

static void take_entry(const Database *database, size_t index, const json_t *entry) {
  Arena *arena = database->discovery->arena;
  const char *file = json_string_value(json_object_get(entry, "file"));
  const char *directory = json_string_value(json_object_get(entry, "directory"));
  bool is_cplusplus = false;
  if (file == NULL) {
    entry_problem(database, index, "names no file");
    return;
  }
  if (!discover_is_source(file, &is_cplusplus)) {
    return; /* assembler, resources */
  }
  char **argv = call_of(entry);
  if (argv == NULL) {
    entry_problem(database, index, "has neither \"arguments\" nor a \"command\" that can be split");
    return;
  }
  char *base = g_canonicalize_filename(directory ? directory : "", database->folder);
  char *path = g_canonicalize_filename(file, base);
  argv = discover_responses(argv, base);
  Arguments arguments = discover_arguments(arena, (const char *const *)argv, base);
  const char *output = json_string_value(json_object_get(entry, "output"));
  const char *target = target_of(arena, output ? output : arguments.output);
  char *real = realpath(path, NULL);
  char *key = g_strconcat(target ? target : "", "\n", real ? real : path, NULL);
  if (real == NULL) {
    discover_problem(database->discovery, arena_strdup(arena, path), 0,
                     arena_printf(arena, "is named in %s but can't be read: %s", database->path,
                                  g_strerror(errno)));
    g_free(key);
  } else if (!g_hash_table_add(database->seen, key)) {
    ; /* the set freed the key */
  } else {
    char *folder = g_path_get_dirname(real);
    discover_add_source(database->discovery, database->list, real, arena_strdup(arena, folder),
                        arguments.kept, target,
                        arguments.language ? arguments.language == '+' : is_cplusplus);
    g_free(folder);
  }
  free(real);
  g_free(path);
  g_free(base);
  g_strfreev(argv);
}

bool discover_compile_commands(Discovery *discovery, const char *path, FoundList *list,
                               char **error) {
  json_error_t failure;
  json_t *root = json_load_file(path, 0, &failure);
  if (root == NULL) {
    *error = failure.line > 0 ? g_strdup_printf(
                                    "%s:%d:%d: %s; generate it again, or give the folder of the "
                                    "sources instead",
                                    path, failure.line, failure.column, failure.text)
                              : g_strdup_printf("%s: %s", path, failure.text);
    return false;
  }
  if (!json_is_array(root)) {
    *error = g_strdup_printf(
        "%s: a compile_commands.json is an array of objects with \"file\", "
        "\"directory\" and \"command\"; this is none",
        path);
    json_decref(root);
    return false;
  }
  Arena *arena = discovery->arena;
  char *folder = g_path_get_dirname(path);
  Database database = {discovery, list, path, arena_strdup(arena, folder),
                       g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
  g_free(folder);
  size_t index;
  json_t *entry;
  json_array_foreach(root, index, entry) { take_entry(&database, index, entry); }
  g_hash_table_destroy(database.seen);
  json_decref(root);
  return true;
}
