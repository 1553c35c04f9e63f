/* Small programs as text in cases/NAME.ir, one unit or several with a line --- between them, are
 * linked and explored, with paths joined where NAME begins with joined-; the outcomes are held
 * against cases/NAME.paths. The C source that a case was
 * made from stands in its comments. With UNLOADLINT_ACCEPT=1 the outcomes are accepted anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "explore/explore.h"

#define CASES TESTS_DIR "/engine/cases"

static Models *models;

static IrUnit **read_units(const char *path, uint32_t *count) {
  char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, NULL)) fail_msg("%s can't be read", path);
  char **parts = g_strsplit(text, "\n---\n", -1);
  *count = g_strv_length(parts);
  IrUnit **units = g_new0(IrUnit *, *count);
  for (uint32_t i = 0; i < *count; i++) {
    char *error = NULL;
    units[i] = ir_read(parts[i], path, &error);
    if (units[i] == NULL) fail_msg("%s", error);
    char *verdict = ir_verify(units[i]);
    if (verdict != NULL) fail_msg("%s", verdict);
  }
  g_strfreev(parts);
  g_free(text);
  return units;
}

/* The outcomes of the case in words; free with free. */
static char *explore_case(const char *path) {
  char *name = g_path_get_basename(path);
  *strrchr(name, '.') = '\0';
  uint32_t count;
  IrUnit **units = read_units(path, &count);
  const Driver driver = {.name = name, .entry = "DriverEntry"};
  Program *program = link_driver(&driver, units, count, models);
  bool is_joined = g_str_has_prefix(name, "joined-");
  Exploration *exploration = explore(program, is_joined ? EFFORT_JOINED : EFFORT_WHOLE);
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  exploration_print(exploration, name, out);
  fclose(out);
  exploration_free(exploration);
  program_free(program);
  for (uint32_t i = 0; i < count; i++) ir_unit_free(units[i]);
  g_free(units);
  g_free(name);
  return text;
}

static void test_case(void **state) {
  const char *path = *state;
  char *text = explore_case(path);
  char *golden_path = g_strdup_printf("%.*s.paths", (int)(strlen(path) - strlen(".ir")), path);
  if (g_getenv("UNLOADLINT_ACCEPT") != NULL) {
    assert_true(g_file_set_contents(golden_path, text, -1, NULL));
  }
  char *golden = NULL;
  if (!g_file_get_contents(golden_path, &golden, NULL, NULL)) {
    fail_msg("%s is missing", golden_path);
  }
  assert_string_equal(golden, text);
  g_free(golden);
  g_free(golden_path);
  free(text);
}

/* The same program gives the same words however often it is explored. */
static void test_repeatable(void **state) {
  (void)state;
  char *first = explore_case(CASES "/correlated-flag.ir");
  char *second = explore_case(CASES "/correlated-flag.ir");
  assert_string_equal(first, second);
  free(first);
  free(second);
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int main(void) {
  const char *const dirs[] = {TESTS_DIR "/engine", NULL};
  char *error = NULL;
  models = models_load(dirs, &error);
  if (models == NULL) usage_error("%s", error);
  GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
  GDir *dir = g_dir_open(CASES, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
    if (g_str_has_suffix(name, ".ir")) g_ptr_array_add(paths, g_build_filename(CASES, name, NULL));
  }
  if (dir != NULL) g_dir_close(dir);
  g_ptr_array_sort(paths, by_name);
  GArray *tests = g_array_new(false, true, sizeof(struct CMUnitTest));
  struct CMUnitTest repeatable = cmocka_unit_test(test_repeatable);
  g_array_append_val(tests, repeatable);
  for (guint i = 0; i < paths->len; i++) {
    struct CMUnitTest test = {.name = strrchr(paths->pdata[i], '/') + 1,
                              .test_func = test_case,
                              .initial_state = paths->pdata[i]};
    g_array_append_val(tests, test);
  }
  int failed = _cmocka_run_group_tests("paths", (const struct CMUnitTest *)(void *)tests->data,
                                       tests->len, NULL, NULL);
  g_array_free(tests, true);
  g_ptr_array_free(paths, true);
  models_free(models);
  return failed;
}
