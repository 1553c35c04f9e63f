/* Every source in source/ is lowered and held against the printed IR beside it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "lower/lower.h"

#define SOURCES TESTS_DIR "/lower/source"

static IrUnit *lower_file(const char *path) {
  char *error = NULL;
  Parser *parser = parser_new(&(ParseOptions){0}, &error);
  assert_non_null(parser);
  const char *no_args[] = {NULL};
  SourceFile source = {
      .path = path, .args = no_args, .is_cplusplus = g_str_has_suffix(path, ".cpp")};
  ParsedUnit *parsed = parse_source(parser, &source, &error);
  if (parsed == NULL) fail_msg("%s", error);
  IrUnit *unit = lower(parsed);
  parsed_free(parsed);
  parser_free(parser);
  return unit;
}

static char *print(const IrUnit *unit) {
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  ir_print(unit, out);
  fclose(out);
  return text;
}

/* The IR as text, with paths that are the same wherever the sources lie. */
static char *lower_to_text(const char *path) {
  IrUnit *unit = lower_file(path);
  char *verdict = ir_verify(unit);
  if (verdict != NULL) fail_msg("%s", verdict);
  char *text = print(unit);
  char *error = NULL;
  IrUnit *again = ir_read(text, path, &error);
  if (again == NULL) fail_msg("what was printed can't be read: %s", error);
  char *twice = print(again);
  assert_string_equal(text, twice);
  free(twice);
  ir_unit_free(again);
  ir_unit_free(unit);
  char **parts = g_strsplit(text, SOURCES "/", -1);
  char *relative = g_strjoinv("", parts);
  g_strfreev(parts);
  free(text);
  return relative;
}

static void test_golden(void **state) {
  const char *path = *state;
  char *text = lower_to_text(path);
  char *golden_path = g_strconcat(path, ".ir", NULL);
  if (g_getenv("UNLOADLINT_ACCEPT") != NULL) {
    assert_true(g_file_set_contents(golden_path, text, -1, NULL));
  }
  char *golden = NULL;
  if (!g_file_get_contents(golden_path, &golden, NULL, NULL))
    fail_msg("%s is missing", golden_path);
  assert_string_equal(golden, text);
  g_free(golden);
  g_free(golden_path);
  g_free(text);
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int main(void) {
  GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
  GDir *dir = g_dir_open(SOURCES, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
    if (!g_str_has_suffix(name, ".c") && !g_str_has_suffix(name, ".cpp")) continue;
    g_ptr_array_add(paths, g_build_filename(SOURCES, name, NULL));
  }
  if (dir != NULL) g_dir_close(dir);
  g_ptr_array_sort(paths, by_name);
  GArray *tests = g_array_new(false, true, sizeof(struct CMUnitTest));
  for (guint i = 0; i < paths->len; i++) {
    struct CMUnitTest test = {.name = strrchr(paths->pdata[i], '/') + 1,
                              .test_func = test_golden,
                              .initial_state = paths->pdata[i]};
    g_array_append_val(tests, test);
  }
  int failed = _cmocka_run_group_tests("lower", (const struct CMUnitTest *)(void *)tests->data,
                                       tests->len, NULL, NULL);
  g_array_free(tests, true);
  g_ptr_array_free(paths, true);
  return failed;
}
