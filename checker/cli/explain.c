/* explain: a rule's help and one of its examples, as the tests run it. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"

#define FENCE "    "

_Noreturn static void unknown_rule(const RuleSet *set, const char *word) {
  const char **names = g_new(const char *, 2 * (size_t)set->rule_count + 1);
  for (uint32_t i = 0; i < set->rule_count; i++) {
    names[2 * i] = set->rules[i].info.name;
    names[2 * i + 1] = set->rules[i].info.code;
  }
  const char *near = suggest(word, names, 2 * (size_t)set->rule_count);
  if (near == NULL) usage_error("there is no rule '%s', 'unloadlint rules' lists them", word);
  usage_error("there is no rule '%s', did you mean '%s'? ('unloadlint rules' lists them)", word,
              near);
}

/* The shorter of two examples shows the rule with less around it. */
static void consider(const char *path, const char *text, const char *mark, char **best_path,
                     char **best) {
  if (strstr(text, mark) == NULL) return;
  if (*best != NULL && strlen(*best) <= strlen(text)) return;
  g_free(*best);
  g_free(*best_path);
  *best = g_strdup(text);
  *best_path = g_strdup(path);
}

static void find_builtin(const Rule *rule, const char *mark, char **best_path, char **best) {
  char *prefix = g_strdup_printf("rules/%s/examples/", rule->info.name);
  for (size_t i = 0; i < embedded_file_count; i++)
    if (g_str_has_prefix(embedded_files[i].path, prefix))
      consider(embedded_files[i].path, embedded_files[i].data, mark, best_path, best);
  g_free(prefix);
}

static void find_own(const Rule *rule, const char *mark, char **best_path, char **best) {
  char *home = g_path_get_dirname(rule->origin);
  char *folder = g_build_filename(home, "examples", NULL);
  GDir *listing = g_dir_open(folder, 0, NULL);
  for (const char *name; listing != NULL && (name = g_dir_read_name(listing)) != NULL;) {
    char *path = g_build_filename(folder, name, NULL);
    char *text = NULL;
    if (g_file_get_contents(path, &text, NULL, NULL)) consider(path, text, mark, best_path, best);
    g_free(text);
    g_free(path);
  }
  if (listing != NULL) g_dir_close(listing);
  g_free(folder);
  g_free(home);
}

static void print_example(const Rule *rule) {
  char *mark = g_strdup_printf("expect: %s", rule->info.name);
  char *path = NULL, *text = NULL;
  if (rule->info.is_builtin) {
    find_builtin(rule, mark, &path, &text);
  } else {
    find_own(rule, mark, &path, &text);
  }
  if (text != NULL) {
    printf("\nExample (%s):\n\n", path);
    char **lines = g_strsplit(g_strchomp(text), "\n", -1);
    for (char **line = lines; *line != NULL; line++)
      printf("%s%s\n", *g_strchomp(*line) == '\0' ? "" : FENCE, *line);
    g_strfreev(lines);
  }
  g_free(text);
  g_free(path);
  g_free(mark);
}

static RuleSet *load(const Options *options) {
  char *error = NULL;
  RuleSet *set = rules_load(options->rule_dirs, &error);
  if (set == NULL) usage_error("%s", error);
  return set;
}

int command_explain(const Options *options) {
  RuleSet *set = load(options);
  const Rule *rule = rules_find(set, options->operands[0]);
  if (rule == NULL) unknown_rule(set, options->operands[0]);
  const RuleInfo *info = &rule->info;
  printf("%s %s (%s)\n%s\n\n%s", info->code, info->name, level_name(info->level), info->summary,
         info->help);
  if (*info->help == '\0' || info->help[strlen(info->help) - 1] != '\n') putchar('\n');
  print_example(rule);
  rules_free(set);
  return EXIT_CLEAN;
}

int command_rules(const Options *options) {
  RuleSet *set = load(options);
  int width = 0;
  for (uint32_t i = 0; i < set->rule_count; i++)
    width = MAX(width, (int)strlen(set->rules[i].info.name));
  for (uint32_t i = 0; i < set->rule_count; i++) {
    const RuleInfo *info = &set->rules[i].info;
    printf("%-7s %-*s  %-7s  %s\n", info->code, width, info->name, level_name(info->level),
           info->summary);
  }
  rules_free(set);
  return EXIT_CLEAN;
}
