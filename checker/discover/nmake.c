/* Reading `sources` and its like: lines, macros, conditionals, includes. Rules for making files are
 * passed over. */
#include "discover/nmake.h"

#include <string.h>

enum { MAX_FILE = 4 * 1024 * 1024, MAX_TEXT = 256 * 1024, MAX_NESTING = 16, MAX_INCLUDES = 64 };

static void free_macro(gpointer data) {
  NmakeMacro *macro = data;
  g_free(macro->value);
  g_free(macro);
}

Nmake *nmake_new(Projects *projects) {
  Nmake *nmake = g_new0(Nmake, 1);
  nmake->projects = projects;
  nmake->macros = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_macro);
  nmake->open = g_ptr_array_new();
  nmake->is_whole = true;
  return nmake;
}

void nmake_free(Nmake *nmake) {
  g_hash_table_destroy(nmake->macros);
  g_ptr_array_free(nmake->open, TRUE);
  g_free(nmake);
}

const NmakeMacro *nmake_macro(const Nmake *nmake, const char *name) {
  char *key = g_ascii_strdown(name, -1);
  const NmakeMacro *macro = g_hash_table_lookup(nmake->macros, key);
  g_free(key);
  return macro;
}

static void set_at(Nmake *nmake, const char *name, char *value, const char *file, unsigned line) {
  NmakeMacro *macro = g_new(NmakeMacro, 1);
  *macro = (NmakeMacro){value, file, line};
  g_hash_table_replace(nmake->macros, g_ascii_strdown(name, -1), macro);
}

void nmake_set(Nmake *nmake, const char *name, const char *value) {
  set_at(nmake, name, g_strdup(value), NULL, 0);
}

/* Macros -------------------------------------------------------------------------------------- */

/* $(NAME:old=new) replaces in every word. */
static char *substitute(const char *value, const char *change) {
  const char *equals = strchr(change, '=');
  if (equals == NULL || equals == change) return g_strdup(value);
  char *old = g_strndup(change, (gsize)(equals - change));
  char **parts = g_strsplit(value, old, -1);
  char *joined = g_strjoinv(equals + 1, parts);
  g_strfreev(parts);
  g_free(old);
  return joined;
}

/* Replaces macros; only `self` when that is given, since a macro may be set from its old value. */
static void expand(const Nmake *nmake, const char *text, const char *self, unsigned depth,
                   GString *all) {
  while (*text != '\0' && all->len < MAX_TEXT) {
    if (text[0] == '$' && text[1] == '$') {
      g_string_append_c(all, '$');
      text += 2;
      continue;
    }
    const char *close = text[0] == '$' && text[1] == '(' ? strchr(text, ')') : NULL;
    bool is_letter = text[0] == '$' && g_ascii_isalpha(text[1]);
    if (close == NULL && !is_letter) {
      g_string_append_c(all, *text++);
      continue;
    }
    const char *start = text;
    char *name =
        is_letter ? g_strndup(text + 1, 1) : g_strndup(text + 2, (gsize)(close - text - 2));
    text = is_letter ? text + 2 : close + 1;
    char *colon = strchr(name, ':');
    if (colon != NULL) *colon = '\0';
    const NmakeMacro *macro = nmake_macro(nmake, g_strstrip(name));
    if (self != NULL && g_ascii_strcasecmp(name, self) != 0) {
      g_string_append_len(all, start, text - start);
    } else if (macro == NULL || depth >= MAX_NESTING) {
      if (self == NULL) g_string_append_c(all, BUILD_UNKNOWN);
    } else {
      GString *value = g_string_new(self != NULL ? macro->value : NULL);
      if (self == NULL) expand(nmake, macro->value, NULL, depth + 1, value);
      char *changed = colon != NULL ? substitute(value->str, colon + 1) : g_strdup(value->str);
      g_string_append(all, changed);
      g_free(changed);
      g_string_free(value, TRUE);
    }
    g_free(name);
  }
  if (all->len > MAX_TEXT) g_string_truncate(all, MAX_TEXT);
}

char *nmake_expand(const Nmake *nmake, const char *text) {
  GString *all = g_string_new(NULL);
  expand(nmake, text, NULL, 0, all);
  return g_string_free(all, FALSE);
}

char *nmake_value(const Nmake *nmake, const char *name) {
  const NmakeMacro *macro = nmake_macro(nmake, name);
  return macro != NULL ? nmake_expand(nmake, macro->value) : g_strdup("");
}

/* Lines --------------------------------------------------------------------------------------- */

typedef struct Reader {
  char *at;
  unsigned line, next_line; /* of what was returned last; of what comes */
  bool is_cut;              /* the text ended where a line asks for another */
} Reader;

/* The end of the text before a comment. A '#' behind '^' is one character of many. */
static void cut_comment(char *line) {
  for (char *at = line; *at != '\0'; at++) {
    if (*at == '#' && (at == line || at[-1] != '^')) {
      *at = '\0';
      return;
    }
  }
}

static char *raw_line(Reader *reader) {
  if (*reader->at == '\0') return NULL;
  char *line = reader->at;
  char *end = strchr(line, '\n');
  reader->at = end != NULL ? end + 1 : line + strlen(line);
  if (end != NULL) *end = '\0';
  reader->next_line++;
  return line;
}

/* Takes the sign of a continuation off; false when there is none. */
static bool take_joint(char *line) {
  size_t size = strlen(g_strchomp(line));
  if (size == 0 || line[size - 1] != '\\') return false;
  line[size - 1] = '\0';
  return true;
}

/* True for a line that begins something of its own although the one before it asks for more, as
 * happens when the last line of a list is a comment. */
static bool is_new_statement(const char *line) {
  if (*line == '!') return true;
  size_t name = strspn(line, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_");
  return name > 0 && line[name + strspn(line + name, " \t")] == '=';
}

/* The next line with those that continue it and without comments, or NULL. Free with g_free. */
static char *whole_line(Reader *reader) {
  reader->line = reader->next_line + 1;
  char *first = raw_line(reader);
  if (first == NULL) return NULL;
  bool is_comment = *g_strchug(first) == '#';
  GString *all = g_string_new(NULL);
  bool goes_on = true;
  for (char *line = first; line != NULL && goes_on;) {
    bool was_comment = *g_strchug(line) == '#';
    cut_comment(line);
    /* A line of a list that is commented out does not end the list. */
    goes_on = take_joint(line) || (was_comment && !is_comment);
    g_string_append(all, line);
    g_string_append_c(all, ' ');
    if (!goes_on) break;
    if (*reader->at == '\0') {
      reader->is_cut = !was_comment;
      break;
    }
    if (was_comment || all->len == 0) {
      const char *ahead = reader->at + strspn(reader->at, " \t");
      if (is_new_statement(ahead)) break;
    }
    line = raw_line(reader);
  }
  return g_string_free(all, FALSE);
}

/* Directives ---------------------------------------------------------------------------------- */

typedef enum Branch {
  BRANCH_TAKEN,   /* this one counts, and no later one */
  BRANCH_UNKNOWN, /* this one counts, and so may a later one */
  BRANCH_WAITING, /* none yet */
  BRANCH_OVER     /* an earlier one counted */
} Branch;

typedef struct File {
  Nmake *nmake;
  const char *path;
  char *folder;
  Reader reader;
  GArray *branches;
} File;

static bool is_live(const File *file) {
  for (guint i = 0; i < file->branches->len; i++) {
    Branch branch = g_array_index(file->branches, Branch, i);
    if (branch == BRANCH_WAITING || branch == BRANCH_OVER) return false;
  }
  return true;
}

static bool is_word(const char *text, const char *word, const char **rest) {
  size_t size = strlen(word);
  if (g_ascii_strncasecmp(text, word, size) != 0) return false;
  if (g_ascii_isalnum(text[size]) || text[size] == '_') return false;
  *rest = text + size + strspn(text + size, " \t");
  return true;
}

static NmakeTruth is_defined(const Nmake *nmake, const char *name) {
  char *copy = g_strndup(name, strcspn(name, " \t"));
  bool is = nmake_macro(nmake, copy) != NULL;
  g_free(copy);
  return is ? NMAKE_TRUE : NMAKE_FALSE;
}

/* The truth of IF, IFDEF, IFNDEF with their operands; false when the text is none of these. */
static bool test(const File *file, const char *text, NmakeTruth *truth) {
  const char *rest;
  if (is_word(text, "if", &rest)) {
    *truth = nmake_condition(file->nmake, rest, file->folder);
  } else if (is_word(text, "ifdef", &rest)) {
    *truth = is_defined(file->nmake, rest);
  } else if (is_word(text, "ifndef", &rest)) {
    *truth = is_defined(file->nmake, rest) == NMAKE_TRUE ? NMAKE_FALSE : NMAKE_TRUE;
  } else {
    return false;
  }
  return true;
}

static Branch branch_of(NmakeTruth truth) {
  return truth == NMAKE_TRUE    ? BRANCH_TAKEN
         : truth == NMAKE_FALSE ? BRANCH_WAITING
                                : BRANCH_UNKNOWN;
}

static void next_branch(File *file, NmakeTruth truth) {
  if (file->branches->len == 0) return;
  Branch *branch = &g_array_index(file->branches, Branch, file->branches->len - 1);
  if (*branch == BRANCH_TAKEN || *branch == BRANCH_OVER) {
    *branch = BRANCH_OVER;
  } else {
    *branch = branch_of(truth);
  }
}

static void problem(const File *file, const char *format, const char *what) {
  Discovery *discovery = file->nmake->projects->discovery;
  char *message = g_strdup_printf(format, what);
  discover_problem(discovery, file->path, file->reader.line,
                   arena_strdup(discovery->arena, message));
  g_free(message);
}

static void include(File *file, const char *text) {
  Nmake *nmake = file->nmake;
  char *name = g_strstrip(nmake_expand(nmake, text));
  size_t size = strlen(name);
  char *bare =
      size >= 2 && strchr("\"<", name[0]) != NULL ? g_strndup(name + 1, size - 2) : g_strdup(name);
  g_free(name);
  if (strchr(bare, BUILD_UNKNOWN) == NULL && *bare != '\0') {
    const char *path = folders_find(nmake->projects->folders, file->folder, bare, ENTRY_FILE);
    bool is_open = false;
    for (guint i = 0; i < nmake->open->len; i++)
      is_open = is_open || g_strcmp0(nmake->open->pdata[i], path) == 0;
    if (path == NULL) {
      problem(file, "includes '%s', which is not there", bare);
      nmake->is_whole = false;
    } else if (is_open) {
      problem(file, "includes '%s', which includes this file; the include is left out", bare);
    } else if (++nmake->included > MAX_INCLUDES) {
      problem(file, "includes too many files; '%s' is left out", bare);
      nmake->is_whole = false;
    } else {
      nmake->is_whole = nmake_read(nmake, path) && nmake->is_whole;
    }
  }
  g_free(bare);
}

static void directive(File *file, const char *text) {
  const char *rest;
  NmakeTruth truth = NMAKE_FALSE;
  if (test(file, text, &truth)) {
    Branch branch = is_live(file) ? branch_of(truth) : BRANCH_OVER;
    g_array_append_val(file->branches, branch);
  } else if (is_word(text, "else", &rest)) {
    next_branch(file, *rest == '\0' || !test(file, rest, &truth) ? NMAKE_TRUE : truth);
  } else if (is_word(text, "elseif", &rest)) {
    next_branch(file, nmake_condition(file->nmake, rest, file->folder));
  } else if (is_word(text, "elseifdef", &rest)) {
    next_branch(file, is_defined(file->nmake, rest));
  } else if (is_word(text, "elseifndef", &rest)) {
    next_branch(file, is_defined(file->nmake, rest) == NMAKE_TRUE ? NMAKE_FALSE : NMAKE_TRUE);
  } else if (is_word(text, "endif", &rest)) {
    if (file->branches->len > 0) g_array_set_size(file->branches, file->branches->len - 1);
  } else if (!is_live(file)) {
    return;
  } else if (is_word(text, "include", &rest)) {
    include(file, rest);
  } else if (is_word(text, "undef", &rest)) {
    char *key = g_strstrip(g_ascii_strdown(rest, -1));
    g_hash_table_remove(file->nmake->macros, key);
    g_free(key);
  }
}

static void assignment(File *file, const char *line) {
  size_t name = strspn(line, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_");
  const char *equals = line + name + strspn(line + name, " \t");
  if (name == 0 || *equals != '=') return; /* a rule */
  char *key = g_strndup(line, name);
  GString *value = g_string_new(NULL);
  expand(file->nmake, equals + 1, key, 0, value);
  set_at(file->nmake, key, g_strstrip(g_string_free(value, FALSE)), file->path, file->reader.line);
  g_free(key);
}

bool nmake_read(Nmake *nmake, const char *path) {
  Discovery *discovery = nmake->projects->discovery;
  char *bytes = NULL;
  gsize size = 0;
  GError *error = NULL;
  if (!g_file_get_contents(path, &bytes, &size, &error)) {
    discover_problem(discovery, path, 0,
                     arena_printf(discovery->arena, "can't be read: %s", error->message));
    g_error_free(error);
    return false;
  }
  char *text = size <= MAX_FILE ? discover_utf8(bytes, size) : NULL;
  g_free(bytes);
  if (text == NULL) return false; /* a file that only bears the name */
  File file = {.nmake = nmake,
               .path = arena_strdup(discovery->arena, path),
               .folder = g_path_get_dirname(path),
               .reader = {.at = text},
               .branches = g_array_new(FALSE, FALSE, sizeof(Branch))};
  g_ptr_array_add(nmake->open, (gpointer)file.path);
  for (char *line; (line = whole_line(&file.reader)) != NULL; g_free(line)) {
    char *start = g_strstrip(line);
    if (*start == '!') {
      directive(&file, start + 1 + strspn(start + 1, " \t"));
    } else if (is_live(&file)) {
      assignment(&file, start);
    }
  }
  if (file.branches->len > 0 || file.reader.is_cut) {
    problem(&file, "ends inside %s; it may be cut off",
            file.branches->len > 0 ? "an !IF" : "a list");
    nmake->is_whole = false;
  }
  g_ptr_array_set_size(nmake->open, (gint)nmake->open->len - 1);
  g_array_free(file.branches, TRUE);
  g_free(file.folder);
  g_free(text);
  return true;
}
