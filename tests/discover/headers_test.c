/* Headers by name: the nearest one, and when a name is too common to be taken from afar. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "tree.h"

static void expect_header(const char *tree, const Discovery *found, const char *name,
                          const char *from, const char *expected) {
  char *file = g_build_filename(tree, from, NULL);
  const char *path = headers_find(found->headers, name, file);
  if (expected == NULL) {
    assert_null(path);
  } else {
    assert_non_null(path);
    assert_string_equal(path + strlen(tree) + 1, expected);
  }
  g_free(file);
}

static void nearest(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "one/one.sln", "");
  tree_text(tree, "one/sys/a.c", ENTRY);
  tree_text(tree, "one/inc/driver.h", "");
  tree_text(tree, "one/inc/Sub/Deep.h", "");
  tree_text(tree, "two/two.sln", "");
  tree_text(tree, "two/sys/b.c", ENTRY);
  tree_text(tree, "two/inc/driver.h", "");
  tree_text(tree, "three/three.sln", "");
  tree_text(tree, "three/sys/c.c", ENTRY);
  tree_text(tree, "far/away/only.h", "");
  Discovery *found = tree_discover(tree, "");
  expect_header(tree, found, "Driver.H", "one/sys/a.c", "one/inc/driver.h");
  expect_header(tree, found, "driver.h", "two/sys/b.c", "two/inc/driver.h");
  expect_header(tree, found, "driver.h", "three/sys/c.c", NULL); /* whose? */
  expect_header(tree, found, "only.h", "three/sys/c.c", "far/away/only.h");
  expect_header(tree, found, "../only.h", "three/sys/c.c", "far/away/only.h");
  expect_header(tree, found, "sub/deep.h", "one/sys/a.c", "one/inc/Sub/Deep.h");
  expect_header(tree, found, "other/deep.h", "one/sys/a.c", NULL);
  discover_free(found);
  tree_free(tree);
}

/* What lies in the repository but not under the path that was given. */
static void above_the_path(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, ".git/HEAD", "");
  tree_text(tree, "kb/sys/a.c", ENTRY);
  tree_text(tree, "kb/inc/kb.h", "");
  Discovery *found = tree_discover(tree, "kb/sys");
  expect_header(tree, found, "kb.h", "kb/sys/a.c", "kb/inc/kb.h");
  discover_free(found);
  tree_free(tree);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nearest),
      cmocka_unit_test(above_the_path),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
