/* The set of rules: those inside the binary and those of the user's folders, each held against an
 * empty schema before anything is analysed. */
#include <string.h>

#include "facts/facts.h"
#include "rules/internal.h"

#define BUILTIN_PREFIX "rules/"
#define RULE_FILE "rule.sql"
#define HELP_FILE "help.md"

/* Adds a rule whose files were read; `folder` is what its name has to be. */
static bool add_rule(RuleSet *set, sqlite3 *empty, const char *sql, const char *help,
                     const char *origin, const char *folder, bool is_builtin, char **error) {
  Rule rule = {.info.is_builtin = is_builtin};
  if (!rules_read_header(set->arena, sql, origin, &rule, error)) return false;
  rule.info.help = arena_strdup(set->arena, help == NULL ? rule.info.description : help);
  if (strcmp(rule.info.name, folder) != 0) {
    *error = g_strdup_printf(
        "%s:1: the rule's name is '%s' and its folder's '%s', give both the "
        "same name",
        origin, rule.info.name, folder);
    return false;
  }
  for (uint32_t i = 0; i < set->rule_count; i++) {
    const Rule *other = &set->rules[i];
    bool is_same_code = strcmp(other->info.code, rule.info.code) == 0;
    if (!is_same_code && strcmp(other->info.name, rule.info.name) != 0) continue;
    *error = g_strdup_printf("%s:1: the %s '%s' is taken by %s, choose another", origin,
                             is_same_code ? "code" : "name",
                             is_same_code ? rule.info.code : rule.info.name, other->origin);
    return false;
  }
  sqlite3_stmt *statement = rules_prepare(empty, &rule, error);
  if (statement == NULL) return false;
  sqlite3_finalize(statement);
  *ARENA_PUSH(set->arena, set, rules, rule) = rule;
  return true;
}

static bool load_builtin(RuleSet *set, sqlite3 *empty, char **error) {
  for (size_t i = 0; i < embedded_file_count; i++) {
    const EmbeddedFile *file = &embedded_files[i];
    if (!g_str_has_prefix(file->path, BUILTIN_PREFIX)) continue;
    char **parts = g_strsplit(file->path, "/", -1);
    bool is_good = true;
    if (g_strv_length(parts) == 3 && strcmp(parts[2], RULE_FILE) == 0) {
      char *help_path = g_strdup_printf(BUILTIN_PREFIX "%s/" HELP_FILE, parts[1]);
      const EmbeddedFile *help = embedded_file(help_path);
      is_good = add_rule(set, empty, file->data, help == NULL ? NULL : help->data, file->path,
                         parts[1], true, error);
      g_free(help_path);
    }
    g_strfreev(parts);
    if (!is_good) return false;
  }
  return true;
}

/* Loads the rule in `folder`; one without a rule.sql is passed over. */
static bool load_folder(RuleSet *set, sqlite3 *empty, const char *folder, char **error) {
  char *path = g_build_filename(folder, RULE_FILE, NULL);
  char *help_path = g_build_filename(folder, HELP_FILE, NULL);
  char *sql = NULL, *help = NULL;
  GError *fault = NULL;
  bool is_good = true;
  if (g_file_test(path, G_FILE_TEST_EXISTS)) {
    char *absolute = g_canonicalize_filename(folder, NULL);
    char *name = g_path_get_basename(absolute);
    if (!g_file_get_contents(path, &sql, NULL, &fault)) {
      *error = g_strdup_printf("cannot read the rule '%s': %s", path, fault->message);
      is_good = false;
    } else {
      g_file_get_contents(help_path, &help, NULL, NULL);
      is_good = add_rule(set, empty, sql, help, path, name, false, error);
    }
    g_free(name);
    g_free(absolute);
  }
  g_clear_error(&fault);
  g_free(help);
  g_free(sql);
  g_free(help_path);
  g_free(path);
  return is_good;
}

static int compare_names(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The folders below `dir`, sorted; NULL when it can't be read. */
static GPtrArray *list_folders(const char *dir, char **error) {
  GError *fault = NULL;
  GDir *listing = g_dir_open(dir, 0, &fault);
  if (listing == NULL) {
    *error = g_strdup_printf(
        "cannot read the rules in '%s': %s, give --rules a folder that holds "
        "a folder for each rule",
        dir, fault->message);
    g_error_free(fault);
    return NULL;
  }
  GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
  for (const char *name; (name = g_dir_read_name(listing)) != NULL;) {
    char *path = g_build_filename(dir, name, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
      g_ptr_array_add(folders, path);
    } else {
      g_free(path);
    }
  }
  g_dir_close(listing);
  g_ptr_array_sort(folders, compare_names);
  return folders;
}

/* Whether the folder brings models, which link/ reads. */
static bool has_models(const char *dir) {
  char *folder = g_build_filename(dir, "models", NULL);
  GDir *listing = g_dir_open(folder, 0, NULL);
  bool has = false;
  for (const char *name; !has && listing != NULL && (name = g_dir_read_name(listing)) != NULL;)
    has = g_str_has_suffix(name, ".json");
  if (listing != NULL) g_dir_close(listing);
  g_free(folder);
  return has;
}

static bool load_dir(RuleSet *set, sqlite3 *empty, const char *dir, char **error) {
  GPtrArray *folders = list_folders(dir, error);
  if (folders == NULL) return false;
  uint32_t before = set->rule_count;
  bool is_good = true;
  for (unsigned i = 0; is_good && i < folders->len; i++)
    is_good = load_folder(set, empty, folders->pdata[i], error);
  if (is_good && set->rule_count == before && !has_models(dir)) {
    *error = g_strdup_printf("no rules in '%s': give --rules a folder that holds NAME/" RULE_FILE
                             " for each rule, or models/NAME.json, or both",
                             dir);
    is_good = false;
  }
  g_ptr_array_free(folders, TRUE);
  return is_good;
}

static int compare_codes(const void *a, const void *b) {
  return strcmp(((const Rule *)a)->info.code, ((const Rule *)b)->info.code);
}

RuleSet *rules_load(const char *const *dirs, char **error) {
  sqlite3 *empty = facts_create(NULL, error);
  if (empty == NULL) return NULL;
  Arena *arena = arena_new();
  RuleSet *set = ARENA_NEW(arena, RuleSet);
  set->arena = arena;
  rules_guard(empty);
  bool is_good = load_builtin(set, empty, error);
  for (size_t i = 0; is_good && dirs != NULL && dirs[i] != NULL; i++)
    is_good = load_dir(set, empty, dirs[i], error);
  rules_unguard(empty);
  char *ignored = NULL;
  facts_close(empty, &ignored);
  g_free(ignored);
  if (!is_good) {
    arena_free(arena);
    return NULL;
  }
  if (set->rule_count > 0) qsort(set->rules, set->rule_count, sizeof *set->rules, compare_codes);
  return set;
}

void rules_free(RuleSet *set) {
  if (set != NULL) arena_free(set->arena);
}

const Rule *rules_find(const RuleSet *set, const char *name) {
  for (uint32_t i = 0; i < set->rule_count; i++) {
    const RuleInfo *info = &set->rules[i].info;
    if (g_ascii_strcasecmp(info->code, name) == 0 || g_ascii_strcasecmp(info->name, name) == 0)
      return &set->rules[i];
  }
  return NULL;
}

/* Marks in `marks` the rules that `names` name; an unknown name is an error. */
static bool mark(const RuleSet *set, const char *const *names, bool *marks, char **error) {
  for (size_t i = 0; names != NULL && names[i] != NULL; i++) {
    const Rule *rule = rules_find(set, names[i]);
    if (rule == NULL) {
      *error = g_strdup_printf("there is no rule '%s', 'unloadlint rules' lists them", names[i]);
      return false;
    }
    marks[rule - set->rules] = true;
  }
  return true;
}

bool rules_select(RuleSet *set, const char *const *only, const char *const *disabled,
                  char **error) {
  bool *is_wanted = ARENA_ARRAY(set->arena, bool, set->rule_count);
  bool *is_disabled = ARENA_ARRAY(set->arena, bool, set->rule_count);
  if (!mark(set, only, is_wanted, error) || !mark(set, disabled, is_disabled, error)) return false;
  bool is_all = only == NULL || only[0] == NULL;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < set->rule_count; i++)
    if ((is_all || is_wanted[i]) && !is_disabled[i]) set->rules[kept++] = set->rules[i];
  set->rule_count = kept;
  if (kept == 0)
    *error = g_strdup("no rule is left to run: --disable takes away all that --rule chose");
  return kept > 0;
}
