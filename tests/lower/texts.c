/* Texts that are parsed as sources of a folder of their own. */
#include "texts.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

int texts_setup(void **state) {
  Fixture *fixture = g_new0(Fixture, 1);
  fixture->folder = g_dir_make_tmp("unloadlint-parse-XXXXXX", NULL);
  char *error = NULL;
  fixture->parser = parser_new(&(ParseOptions){0}, &error);
  *state = fixture;
  return fixture->parser == NULL;
}

static void remove_tree(const char *folder) {
  GDir *dir = g_dir_open(folder, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
    char *path = g_build_filename(folder, name, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
      remove_tree(path);
    } else {
      g_remove(path);
    }
    g_free(path);
  }
  if (dir != NULL) g_dir_close(dir);
  g_rmdir(folder);
}

int texts_teardown(void **state) {
  Fixture *fixture = *state;
  parser_free(fixture->parser);
  remove_tree(fixture->folder);
  g_free(fixture->folder);
  g_free(fixture);
  return 0;
}

char *texts_put(const Fixture *fixture, const char *name, const char *bytes, gssize size) {
  char *path = g_build_filename(fixture->folder, name, NULL);
  char *folder = g_path_get_dirname(path);
  g_mkdir_with_parents(folder, 0700);
  g_free(folder);
  assert_true(g_file_set_contents(path, bytes, size, NULL));
  return path;
}

void texts_put_away(const Fixture *fixture, const char *name, const char *text) {
  g_free(texts_put(fixture, name, text, -1));
}

ParsedUnit *texts_parse_bytes(const Fixture *fixture, const char *bytes, gssize size,
                              char **error) {
  char *path = texts_put(fixture, "driver.c", bytes, size);
  const char *no_args[] = {NULL};
  SourceFile source = {.path = path, .args = no_args};
  ParsedUnit *unit = parse_source(fixture->parser, &source, error);
  g_free(path);
  return unit;
}

ParsedUnit *texts_parse(const Fixture *fixture, const char *text) {
  char *error = NULL;
  ParsedUnit *unit = texts_parse_bytes(fixture, text, -1, &error);
  if (unit == NULL) fail_msg("%s", error);
  return unit;
}

unsigned texts_errors(const ParsedUnit *unit) {
  unsigned count = 0;
  for (uint32_t i = 0; i < unit->problem_count; i++) count += unit->problems[i].is_error;
  return count;
}

unsigned texts_whole(ParsedUnit *parsed) {
  IrUnit *unit = lower(parsed);
  unsigned count = 0;
  for (uint32_t i = 0; i < unit->func_count; i++)
    count += unit->funcs[i]->broken == NULL && strcmp(unit->funcs[i]->name, IR_INIT) != 0;
  ir_unit_free(unit);
  parsed_free(parsed);
  return count;
}

unsigned texts_heal(const Fixture *fixture, bool is_cplusplus, const char *text,
                    unsigned functions) {
  char *path = texts_put(fixture, is_cplusplus ? "heal.cpp" : "heal.c", text, -1);
  const char *no_args[] = {NULL};
  SourceFile source = {.path = path, .args = no_args, .is_cplusplus = is_cplusplus};
  char *error = NULL;
  ParsedUnit *unit = parse_source(fixture->parser, &source, &error);
  if (unit == NULL) fail_msg("%s", error);
  for (uint32_t i = 0; i < unit->problem_count; i++) {
    if (unit->problems[i].is_error) print_message("%s\n", unit->problems[i].message);
  }
  assert_int_equal(texts_errors(unit), 0);
  unsigned rounds = unit->rounds;
  assert_int_equal(texts_whole(unit), functions);
  g_free(path);
  return rounds;
}
