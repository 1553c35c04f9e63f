/* Response files: arguments of a compiler call that lie in a file, which stands for them as @FILE.
 *
 * Blanks and ends of lines part the arguments; quotes hold one together. A backslash takes the
 * meaning of a quote or of another backslash before one, and is an ordinary character elsewhere, as
 * in the paths of Windows. */
#include <string.h>

#include "discover/sources.h"

enum { MAX_DEPTH = 8 };

static char *next_argument(const char **text) {
  const char *at = *text;
  while (g_ascii_isspace(*at)) at++;
  if (*at == '\0') return NULL;
  GString *argument = g_string_new(NULL);
  char quote = '\0';
  for (; *at != '\0' && (quote != '\0' || !g_ascii_isspace(*at)); at++) {
    if (*at == '\\' && (at[1] == '"' || (at[1] == '\\' && at[2] == '"'))) {
      g_string_append_c(argument, *++at);
    } else if (quote == '\0' && (*at == '"' || *at == '\'')) {
      quote = *at;
    } else if (*at == quote) {
      quote = '\0';
    } else {
      g_string_append_c(argument, *at);
    }
  }
  *text = at;
  return g_string_free(argument, FALSE);
}

/* The text of a file in `directory`, or NULL. */
static char *text_of(const char *name, const char *directory) {
  char *slashed = g_strdelimit(g_strdup(name), "\\", '/');
  char *path = g_canonicalize_filename(slashed, directory), *bytes = NULL, *text = NULL;
  gsize size;
  if (g_file_get_contents(path, &bytes, &size, NULL)) text = discover_utf8(bytes, size);
  g_free(bytes);
  g_free(path);
  g_free(slashed);
  return text;
}

static void add(GPtrArray *all, char *argument, const char *directory, unsigned depth) {
  char *text = *argument == '@' && depth < MAX_DEPTH ? text_of(argument + 1, directory) : NULL;
  if (text == NULL) {
    g_ptr_array_add(all, argument);
    return;
  }
  const char *at = text;
  for (char *part; (part = next_argument(&at)) != NULL;) add(all, part, directory, depth + 1);
  g_free(text);
  g_free(argument);
}

char **discover_responses(char **argv, const char *directory) {
  GPtrArray *all = g_ptr_array_new();
  for (char **argument = argv; *argument != NULL; argument++) add(all, *argument, directory, 0);
  g_ptr_array_add(all, NULL);
  g_free(argv);
  return (char **)g_ptr_array_free(all, FALSE);
}
