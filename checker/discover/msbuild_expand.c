/* Properties and metadata in the text of a project. */
#include <string.h>

#include "discover/msbuild.h"

enum { MAX_TEXT = 64 * 1024, MAX_NESTING = 16 };

/* The value of a property, or NULL. Free with g_free. */
static char *lookup(const Msbuild *build, const char *name) {
  char *key = g_ascii_strdown(name, -1);
  char *value = NULL;
  if (g_str_has_prefix(key, "msbuildthisfile")) {
    char *folder = g_path_get_dirname(build->this_file);
    char *base = g_path_get_basename(build->this_file);
    const char *what = key + strlen("msbuildthisfile");
    const char *dot = strrchr(base, '.');
    if (*what == '\0') {
      value = g_strdup(base);
    } else if (strcmp(what, "directory") == 0) {
      value = g_strconcat(folder, "/", NULL);
    } else if (strcmp(what, "fullpath") == 0) {
      value = g_strdup(build->this_file);
    } else if (strcmp(what, "name") == 0) {
      value = g_strndup(base, dot != NULL ? (gsize)(dot - base) : strlen(base));
    } else if (strcmp(what, "extension") == 0) {
      value = g_strdup(dot != NULL ? dot : "");
    }
    g_free(base);
    g_free(folder);
  } else {
    const char *known = g_hash_table_lookup(build->properties, key);
    value = g_strdup(known);
  }
  g_free(key);
  return value;
}

/* The end of the parenthesis that opened before `text`, quotes passed over, or NULL. */
static const char *closing(const char *text) {
  unsigned depth = 1;
  for (; *text != '\0'; text++) {
    if (*text == '\'' || *text == '"' || *text == '`') {
      const char *end = strchr(text + 1, *text);
      if (end == NULL) return NULL;
      text = end;
    } else if (*text == '(') {
      depth++;
    } else if (*text == ')' && --depth == 0) {
      return text;
    }
  }
  return NULL;
}

static char *expand(const Msbuild *build, const char *text, GHashTable *metadata, unsigned depth);

/* Splits the arguments of a function at commas, expands each and takes its quotes off. */
static char **arguments_of(const Msbuild *build, const char *text, size_t size, unsigned depth) {
  GPtrArray *all = g_ptr_array_new();
  char *copy = g_strndup(text, size);
  for (char *at = copy; *at != '\0';) {
    char *start = at;
    unsigned open = 0;
    char quote = '\0';
    for (; *at != '\0' && (*at != ',' || open > 0 || quote != '\0'); at++) {
      if (quote != '\0') {
        quote = *at == quote ? '\0' : quote;
      } else if (*at == '\'' || *at == '"' || *at == '`') {
        quote = *at;
      } else {
        open += *at == '(';
        open -= *at == ')' && open > 0;
      }
    }
    char *part = g_strstrip(g_strndup(start, (gsize)(at - start)));
    size_t length = strlen(part);
    if (length >= 2 && part[0] == part[length - 1] && strchr("'\"`", part[0]) != NULL) {
      part[length - 1] = '\0';
      memmove(part, part + 1, length - 1);
    }
    g_ptr_array_add(all, expand(build, part, NULL, depth + 1));
    g_free(part);
    if (*at == ',') at++;
  }
  g_free(copy);
  g_ptr_array_add(all, NULL);
  return (char **)g_ptr_array_free(all, FALSE);
}

const char *msbuild_file_above(const Msbuild *build, const char *name, const char *folder) {
  char *at = folders_canonical(build->folder, folder);
  const char *found = NULL;
  for (;;) {
    found = folders_find(build->projects->folders, at, name, ENTRY_FILE);
    if (found != NULL || strcmp(at, "/") == 0) break;
    char *up = g_path_get_dirname(at);
    g_free(at);
    at = up;
  }
  g_free(at);
  return found;
}

static char *truth_text(bool is_true) { return g_strdup(is_true ? "True" : "False"); }

/* [Class]::Function(arguments); what is not known yields NULL. */
static char *static_function(const Msbuild *build, const char *name, char **args) {
  guint count = g_strv_length(args);
  const char *found = NULL;
  if (g_ascii_strcasecmp(name, "[MSBuild]::GetPathOfFileAbove") == 0 && count >= 1) {
    char *folder = g_path_get_dirname(build->this_file);
    found = msbuild_file_above(build, args[0], count > 1 ? args[1] : folder);
    g_free(folder);
    return g_strdup(found != NULL ? found : "");
  }
  if (g_ascii_strcasecmp(name, "[MSBuild]::GetDirectoryNameOfFileAbove") == 0 && count == 2) {
    found = msbuild_file_above(build, args[1], args[0]);
    return found != NULL ? g_path_get_dirname(found) : g_strdup("");
  }
  if ((g_ascii_strcasecmp(name, "[System.IO.Path]::GetFullPath") == 0 ||
       g_ascii_strcasecmp(name, "[MSBuild]::NormalizePath") == 0 ||
       g_ascii_strcasecmp(name, "[MSBuild]::NormalizeDirectory") == 0) &&
      count >= 1) {
    char *joined = g_strjoinv("/", args);
    char *full = folders_canonical(build->folder, joined);
    g_free(joined);
    return full;
  }
  if (g_ascii_strcasecmp(name, "[System.IO.Path]::Combine") == 0 && count >= 1) {
    return g_strjoinv("/", args);
  }
  if (g_ascii_strcasecmp(name, "[System.IO.Path]::GetDirectoryName") == 0 && count == 1) {
    g_strdelimit(args[0], "\\", '/');
    return g_path_get_dirname(args[0]);
  }
  if (g_ascii_strcasecmp(name, "[System.IO.Path]::GetFileName") == 0 && count == 1) {
    g_strdelimit(args[0], "\\", '/');
    return g_path_get_basename(args[0]);
  }
  if (g_ascii_strcasecmp(name, "[MSBuild]::ValueOrDefault") == 0 && count == 2) {
    return g_strdup(*args[0] != '\0' ? args[0] : args[1]);
  }
  if (g_ascii_strcasecmp(name, "[System.String]::Copy") == 0 && count == 1) {
    return g_strdup(args[0]);
  }
  if (g_ascii_strcasecmp(name, "[System.String]::IsNullOrEmpty") == 0 && count <= 1) {
    return truth_text(count == 0 || *args[0] == '\0');
  }
  return NULL;
}

/* A method of a string; what is not known yields NULL. */
static char *method(const char *value, const char *name, char **args) {
  guint count = g_strv_length(args);
  if (g_ascii_strcasecmp(name, "Replace") == 0 && count >= 1) {
    if (*args[0] == '\0') return NULL;
    char **parts = g_strsplit(value, args[0], -1);
    char *joined = g_strjoinv(count > 1 ? args[1] : "", parts);
    g_strfreev(parts);
    return joined;
  }
  if (g_ascii_strcasecmp(name, "EndsWith") == 0 && count == 1) {
    return truth_text(g_str_has_suffix(value, args[0]));
  }
  if (g_ascii_strcasecmp(name, "StartsWith") == 0 && count == 1) {
    return truth_text(g_str_has_prefix(value, args[0]));
  }
  if (g_ascii_strcasecmp(name, "Contains") == 0 && count == 1) {
    return truth_text(strstr(value, args[0]) != NULL);
  }
  if (g_ascii_strcasecmp(name, "Trim") == 0 && count == 0) return g_strstrip(g_strdup(value));
  if (g_ascii_strncasecmp(name, "ToLower", 7) == 0) return g_ascii_strdown(value, -1);
  if (g_ascii_strncasecmp(name, "ToUpper", 7) == 0) return g_ascii_strup(value, -1);
  if (g_ascii_strcasecmp(name, "TrimEnd") == 0 && count == 1) {
    char *copy = g_strdup(value);
    for (size_t size = strlen(copy); size > 0 && strchr(args[0], copy[size - 1]) != NULL;)
      copy[--size] = '\0';
    return copy;
  }
  return NULL;
}

/* What stands between `$(` and `)`: a property or a function, and methods behind it. */
static char *evaluate(const Msbuild *build, const char *text, size_t size, unsigned depth) {
  char *all = g_strstrip(g_strndup(text, size));
  const char *at = all;
  char *value = NULL;
  bool is_known = depth < MAX_NESTING;
  if (*at == '[' && is_known) {
    const char *open = strchr(at, '(');
    const char *close = open != NULL ? closing(open + 1) : NULL;
    if (close != NULL) {
      char *name = g_strstrip(g_strndup(at, (gsize)(open - at)));
      char **args = arguments_of(build, open + 1, (size_t)(close - open - 1), depth);
      value = static_function(build, name, args);
      g_strfreev(args);
      g_free(name);
      at = close + 1;
    }
  } else if (is_known) {
    size_t length = strspn(at, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-");
    char *name = g_strndup(at, length);
    value = lookup(build, name);
    g_free(name);
    at += length;
    if (value == NULL && *at == '.') value = g_strdup(""); /* methods of what is empty */
  }
  while (value != NULL && *at == '.') {
    if (g_ascii_strcasecmp(at, ".Length") == 0) {
      char *length = g_strdup_printf("%zu", strlen(value));
      g_free(value);
      value = length;
      at += strlen(at);
      break;
    }
    const char *open = strchr(at, '(');
    const char *close = open != NULL ? closing(open + 1) : NULL;
    char *changed = NULL;
    if (close != NULL) {
      char *name = g_strndup(at + 1, (gsize)(open - at - 1));
      char **args = arguments_of(build, open + 1, (size_t)(close - open - 1), depth);
      changed = method(value, name, args);
      g_strfreev(args);
      g_free(name);
      at = close + 1;
    }
    g_free(value);
    value = changed;
  }
  if (value != NULL && *at != '\0') { /* an index or the like */
    g_free(value);
    value = NULL;
  }
  g_free(all);
  return value != NULL ? value : g_strdup(BUILD_UNKNOWN_TEXT);
}

static char *metadatum(GHashTable *metadata, const char *text, size_t size) {
  char *name = g_strstrip(g_ascii_strdown(text, (gssize)size));
  const char *dot = strrchr(name, '.');
  const char *key = dot != NULL ? g_strchug((char *)dot + 1) : name;
  char *value = g_strdup(g_hash_table_lookup(metadata, key));
  g_free(name);
  return value;
}

static char *expand(const Msbuild *build, const char *text, GHashTable *metadata, unsigned depth) {
  GString *all = g_string_new(NULL);
  while (*text != '\0' && all->len < MAX_TEXT) {
    const char *close = strchr("$%@", *text) != NULL && text[1] == '(' ? closing(text + 2) : NULL;
    if (close == NULL) {
      g_string_append_c(all, *text++);
      continue;
    }
    size_t size = (size_t)(close - text - 2);
    char *value = NULL;
    if (*text == '$') {
      value = evaluate(build, text + 2, size, depth);
    } else if (*text == '%' && metadata != NULL) {
      value = metadatum(metadata, text + 2, size);
    } else if (*text == '@') {
      value = g_strdup(BUILD_UNKNOWN_TEXT);
    }
    if (value != NULL) g_string_append(all, value);
    g_free(value);
    text = close + 1;
  }
  if (all->len > MAX_TEXT) g_string_truncate(all, MAX_TEXT);
  return g_string_free(all, FALSE);
}

char *msbuild_expand(const Msbuild *build, const char *text, GHashTable *metadata) {
  return expand(build, text, metadata, 0);
}
