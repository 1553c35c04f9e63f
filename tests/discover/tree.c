/* Temporary folders for the tests of discovery. */
#include "tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <ftw.h>
#include <unistd.h>

char *tree_new(void) {
  char *made = g_dir_make_tmp("unloadlint-XXXXXX", NULL);
  assert_non_null(made);
  char *real = realpath(made, NULL);
  assert_non_null(real);
  char *tree = g_strdup(real);
  free(real);
  g_free(made);
  return tree;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *ftw) {
  (void)status;
  (void)type;
  (void)ftw;
  return remove(path);
}

void tree_free(char *tree) {
  nftw(tree, remove_one, 16, FTW_DEPTH | FTW_PHYS);
  g_free(tree);
}

void tree_write(const char *tree, const char *name, const char *data, size_t size) {
  char *path = g_build_filename(tree, name, NULL);
  char *folder = g_path_get_dirname(path);
  assert_int_equal(g_mkdir_with_parents(folder, 0755), 0);
  assert_true(g_file_set_contents(path, data, (gssize)size, NULL));
  g_free(folder);
  g_free(path);
}

void tree_text(const char *tree, const char *name, const char *text) {
  tree_write(tree, name, text, strlen(text));
}

Discovery *tree_discover(const char *tree, const char *name) {
  char *path = *name != '\0' ? g_build_filename(tree, name, NULL) : g_strdup(tree);
  const char *paths[] = {path, NULL};
  char *error = NULL;
  Discovery *discovery = discover(paths, NULL, &error);
  if (discovery == NULL) {
    fail_msg("%s", error);
  }
  g_free(path);
  return discovery;
}

const Driver *tree_driver(const Discovery *discovery, const char *name) {
  const Driver *found = NULL;
  for (uint32_t i = 0; i < discovery->driver_count; i++) {
    if (strcmp(discovery->drivers[i].name, name) == 0) {
      found = &discovery->drivers[i];
    }
  }
  if (found == NULL) {
    fail_msg("no driver %s among %u", name, discovery->driver_count);
  }
  return found;
}

void tree_expect_sources(const char *tree, const Driver *driver, const char *expected) {
  GString *names = g_string_new(NULL);
  for (uint32_t i = 0; i < driver->source_count; i++) {
    assert_true(g_str_has_prefix(driver->sources[i].path, tree));
    g_string_append_printf(names, "%s%s", i > 0 ? " " : "",
                           driver->sources[i].path + strlen(tree) + 1);
  }
  assert_string_equal(names->str, expected);
  g_string_free(names, TRUE);
}

void tree_expect_args(const char *tree, const SourceFile *source, const char *expected) {
  char *joined = g_strjoinv(" ", (char **)source->args);
  char **parts = g_strsplit(joined, tree, -1);
  char *text = g_strjoinv("$T", parts);
  assert_string_equal(text, expected);
  g_free(text);
  g_strfreev(parts);
  g_free(joined);
}
