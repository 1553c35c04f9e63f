/* Discovery over temporary trees: what becomes a driver, and with which sources. */
#include "tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>
#include <unistd.h>

static const char no_entry[] = "void helper(void) {}\n";

static void one_folder(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "kb/INIT.C", ENTRY);
  tree_text(tree, "kb/io.cpp", no_entry);
  tree_text(tree, "kb/io.h", ENTRY);
  tree_text(tree, "kb/deep/more.cxx", no_entry);
  tree_text(tree, "kb/.hidden/x.c", ENTRY);
  tree_text(tree, "kb/build/x.c", ENTRY);
  tree_text(tree, "kb/objchk_wxp_x86/x.c", ENTRY);
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 1);
  assert_int_equal(found->file_count, 3);
  const Driver *driver = tree_driver(found, "kb");
  assert_string_equal(driver->kind, "folder");
  assert_string_equal(driver->entry, "DriverEntry");
  tree_expect_sources(tree, driver, "kb/INIT.C kb/deep/more.cxx kb/io.cpp");
  assert_false(driver->sources[0].is_cplusplus);
  assert_true(driver->sources[2].is_cplusplus);
  assert_null(driver->sources[0].args[0]);
  discover_free(found);
  tree_free(tree);
}

/* A folder that is called like one that builds fill, and holds drivers that lie nowhere else. */
static void sources_below_build(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "driver/kb/kb.c", ENTRY);
  tree_text(tree, "build/board/a/stub.c", ENTRY);
  tree_text(tree, "build/board/a/more.c", no_entry);
  tree_text(tree, "build/board/b/stub.c", ENTRY "/* another */\n");
  tree_text(tree, "build/copied/kb.c", ENTRY);
  tree_text(tree, "driver/out/kb.c", ENTRY);
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 3);
  tree_expect_sources(tree, tree_driver(found, "kb"), "driver/kb/kb.c");
  tree_expect_sources(tree, tree_driver(found, "a"), "build/board/a/more.c build/board/a/stub.c");
  tree_expect_sources(tree, tree_driver(found, "b"), "build/board/b/stub.c");
  assert_int_equal(found->file_count, 5);
  discover_free(found);
  tree_free(tree);
}

static void nested_drivers(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "bus/bus.c", ENTRY);
  tree_text(tree, "bus/pnp.c", no_entry);
  tree_text(tree, "bus/filter/filter.c", ENTRY);
  tree_text(tree, "bus/filter/queue.c", no_entry);
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 2);
  tree_expect_sources(tree, tree_driver(found, "bus"), "bus/bus.c bus/pnp.c");
  tree_expect_sources(tree, tree_driver(found, "filter"), "bus/filter/filter.c bus/filter/queue.c");
  discover_free(found);
  tree_free(tree);
}

static void several_entries_in_a_folder(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "set/a.c", ENTRY);
  tree_text(tree, "set/b.c", ENTRY);
  tree_text(tree, "set/util.c", no_entry);
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 2);
  tree_expect_sources(tree, tree_driver(found, "a"), "set/a.c set/util.c");
  tree_expect_sources(tree, tree_driver(found, "b"), "set/b.c set/util.c");
  discover_free(found);
  tree_free(tree);
}

static void neighbours(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "one/sys/entry.c", ENTRY);
  tree_text(tree, "one/lib/lib.c", no_entry);
  tree_text(tree, "one/exe/main.c", "int main(void) { return 0; }\n");
  tree_text(tree, "one/exe/window.c", no_entry);
  tree_text(tree, "two/x/x.c", ENTRY);
  tree_text(tree, "two/y/y.c", ENTRY);
  tree_text(tree, "two/shared/s.c", no_entry);
  tree_text(tree, "two/docs/example.c", no_entry);
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 3);
  tree_expect_sources(tree, tree_driver(found, "one"), "one/lib/lib.c one/sys/entry.c");
  tree_expect_sources(tree, tree_driver(found, "x"), "two/shared/s.c two/x/x.c");
  tree_expect_sources(tree, tree_driver(found, "y"), "two/shared/s.c two/y/y.c");
  discover_free(found);
  tree_free(tree);
}

/* A folder of many small drivers: what lies beside it goes with none of them. */
static void neighbours_of_many(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "set/a.c", ENTRY);
  tree_text(tree, "set/b.c", ENTRY);
  tree_text(tree, "other/o.c", no_entry);
  tree_text(tree, "common/c.c", no_entry);
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 2);
  tree_expect_sources(tree, tree_driver(found, "a"), "common/c.c set/a.c");
  tree_expect_sources(tree, tree_driver(found, "b"), "common/c.c set/b.c");
  discover_free(found);
  tree_free(tree);
}

/* A test program beside a driver without a project: what it lists lies with it, and is its own. */
static void sources_of_programs(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "set/sys/a.c", ENTRY);
  tree_text(tree, "set/sys/io.c", no_entry);
  tree_text(tree, "set/test/cases/case.c", no_entry);
  tree_text(tree, "set/more/more.c", no_entry);
  tree_text(tree, "set/test/test.vcxproj",
            "<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\"><PropertyGroup>"
            "<ConfigurationType>Application</ConfigurationType></PropertyGroup><ItemGroup>"
            "<ClCompile Include=\"cases\\case.c\"/><ClCompile Include=\"..\\sys\\io.c\"/>"
            "</ItemGroup></Project>\n");
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 1);
  tree_expect_sources(tree, &found->drivers[0], "set/more/more.c set/sys/a.c set/sys/io.c");
  discover_free(found);
  tree_free(tree);
}

static void programs_are_no_drivers(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "dll/dll.c", "BOOL DllMain(HINSTANCE h, DWORD r, PVOID p) { return 1; }\n");
  tree_text(tree, "flat/driver.c", ENTRY);
  tree_text(tree, "flat/test.c", "int main(void) { return 0; }\n");
  tree_text(tree, "flat/io.c", no_entry);
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 1);
  tree_expect_sources(tree, tree_driver(found, "flat"), "flat/driver.c flat/io.c");
  discover_free(found);
  tree_free(tree);
}

static void single_files(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "set/a.c", ENTRY);
  tree_text(tree, "set/util.c", no_entry);
  tree_text(tree, "alone/x.c", no_entry);
  Discovery *found = tree_discover(tree, "set/a.c");
  assert_int_equal(found->driver_count, 1);
  assert_string_equal(found->drivers[0].kind, "file");
  tree_expect_sources(tree, tree_driver(found, "a"), "set/a.c");
  discover_free(found);
  found = tree_discover(tree, "set/util.c"); /* stands for the driver it belongs to */
  assert_int_equal(found->driver_count, 1);
  tree_expect_sources(tree, tree_driver(found, "set"), "set/a.c set/util.c");
  discover_free(found);
  found = tree_discover(tree, "alone/x.c");
  assert_int_equal(found->driver_count, 0);
  assert_int_equal(found->problem_count, 1);
  assert_non_null(strstr(found->problems[0].message, "no DriverEntry"));
  discover_free(found);
  tree_free(tree);
}

static void overlapping_paths(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "kb/kb.c", ENTRY);
  tree_text(tree, "kb/sub/sub.c", no_entry);
  char *inner = g_build_filename(tree, "kb", "sub", NULL);
  char *file = g_build_filename(tree, "kb", "kb.c", NULL);
  const char *paths[] = {file, inner, tree, inner, NULL};
  char *error = NULL;
  Discovery *found = discover(paths, NULL, &error);
  assert_non_null(found);
  assert_int_equal(found->driver_count, 1);
  assert_int_equal(found->file_count, 2);
  tree_expect_sources(tree, tree_driver(found, "kb"), "kb/kb.c kb/sub/sub.c");
  discover_free(found);
  g_free(file);
  g_free(inner);
  tree_free(tree);
}

static void links_and_odd_files(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "kb/kb.c", ENTRY);
  char *loop = g_build_filename(tree, "kb", "loop", NULL);
  char *dangling = g_build_filename(tree, "kb", "gone.c", NULL);
  char *pipe = g_build_filename(tree, "kb", "pipe.c", NULL);
  assert_int_equal(symlink(tree, loop), 0);
  assert_int_equal(symlink("nowhere.c", dangling), 0);
  assert_int_equal(mkfifo(pipe, 0600), 0);
  tree_text(tree, "kb/dir.c/inner.c", no_entry);
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 1);
  assert_int_equal(found->problem_count, 0);
  tree_expect_sources(tree, tree_driver(found, "kb"), "kb/dir.c/inner.c kb/kb.c");
  discover_free(found);
  g_free(pipe);
  g_free(dangling);
  g_free(loop);
  tree_free(tree);
}

static void encodings(void **state) {
  (void)state;
  char *tree = tree_new();
  gsize size;
  char *little = g_convert("\xEF\xBB\xBF" ENTRY, -1, "UTF-16LE", "UTF-8", NULL, &size, NULL);
  tree_write(tree, "little/a.c", little, size);
  tree_write(tree, "odd/a.c", little, size - 1);
  g_free(little);
  char *big = g_convert("\xEF\xBB\xBF" ENTRY, -1, "UTF-16BE", "UTF-8", NULL, &size, NULL);
  tree_write(tree, "big/a.c", big, size);
  g_free(big);
  char *bare = g_convert(ENTRY, -1, "UTF-16LE", "UTF-8", NULL, &size, NULL);
  tree_write(tree, "bare/a.c", bare, size);
  g_free(bare);
  tree_text(tree, "latin/a.c", "// \xE9\xFC\n" ENTRY);
  tree_text(tree, "empty/a.c", "");
  tree_write(tree, "binary/a.c",
             "\x7F"
             "ELF\0\0\1\2\3\0DriverEntry(x) {",
             26);
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 4);
  tree_driver(found, "little");
  tree_driver(found, "big");
  tree_driver(found, "bare");
  tree_driver(found, "latin");
  assert_int_equal(found->problem_count, 2);
  assert_true(g_str_has_suffix(found->problems[0].path, "binary/a.c"));
  assert_non_null(strstr(found->problems[0].message, "binary"));
  assert_true(g_str_has_suffix(found->problems[1].path, "odd/a.c"));
  assert_non_null(strstr(found->problems[1].message, "UTF-16"));
  discover_free(found);
  tree_free(tree);
}

static void unreadable(void **state) {
  (void)state;
  if (geteuid() == 0) {
    skip(); /* root reads everything */
  }
  char *tree = tree_new();
  tree_text(tree, "kb/kb.c", ENTRY);
  tree_text(tree, "kb/secret.c", ENTRY);
  tree_text(tree, "locked/x.c", ENTRY);
  char *secret = g_build_filename(tree, "kb", "secret.c", NULL);
  char *locked = g_build_filename(tree, "locked", NULL);
  chmod(secret, 0);
  chmod(locked, 0);
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 1);
  assert_int_equal(found->problem_count, 2);
  assert_non_null(strstr(found->problems[0].message, "can't be read"));
  discover_free(found);
  chmod(locked, 0700);
  g_free(locked);
  g_free(secret);
  tree_free(tree);
}

/* A file by itself tells how much of its driver it leaves out. */
static void left_out(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "kb/entry.c", ENTRY);
  tree_text(tree, "kb/helper.c", "int help(void) { return 1; }\n");
  tree_text(tree, "kb/other.c", ENTRY);
  tree_text(tree, "kb/tool.c", "int main(void) { return 0; }\n");
  tree_text(tree, "kb/broken.c", "\xff\xfe\x01");
  Discovery *found = tree_discover(tree, "kb/entry.c");
  assert_int_equal(found->driver_count, 1);
  assert_int_equal(found->drivers[0].left_out, 1);
  assert_int_equal(found->file_count, 1);
  assert_int_equal(found->problem_count, 0);
  discover_free(found);
  found = tree_discover(tree, "kb");
  assert_int_equal(found->drivers[0].left_out, 0);
  discover_free(found);
  tree_free(tree);
}

static void roots(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "repo/.git/HEAD", "ref: refs/heads/main\n");
  tree_text(tree, "repo/sys/kb.c", ENTRY);
  Discovery *found = tree_discover(tree, "repo/sys/kb.c");
  char *expected = g_build_filename(tree, "repo", NULL);
  assert_string_equal(found->root, expected);
  discover_free(found);
  tree_text(tree, "bare/kb.c", ENTRY);
  char *before = g_get_current_dir();
  char *inside = g_build_filename(tree, "repo", "sys", NULL);
  char *bare = g_build_filename(tree, "bare", NULL);
  /* A working folder without a repository, with one, and paths that only it holds both of. */
  const char *const only_bare[] = {bare, NULL}, *const both[] = {inside, bare, NULL};
  const struct {
    const char *from, *const *paths, *root;
  } rows[] = {{tree, only_bare, tree},
              {tree, both, tree},
              {bare, both, expected},
              {inside, only_bare, expected}};
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    assert_int_equal(0, chdir(rows[i].from));
    char *error = NULL;
    found = discover(rows[i].paths, NULL, &error);
    assert_non_null(found);
    assert_string_equal(found->root, rows[i].root);
    discover_free(found);
  }
  assert_int_equal(0, chdir(before));
  g_free(bare);
  g_free(inside);
  g_free(before);
  g_free(expected);
  tree_free(tree);
}

static void expect_error(const char *path, const char *part) {
  const char *paths[] = {path, NULL};
  char *error = NULL;
  assert_null(discover(paths, NULL, &error));
  assert_non_null(error);
  if (strstr(error, part) == NULL || strstr(error, path) == NULL) {
    fail_msg("the error names neither %s nor %s: %s", part, path, error);
  }
  g_free(error);
}

static void wrong_paths(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "notes.txt", "DriverEntry");
  char *missing = g_build_filename(tree, "missing.c", NULL);
  char *notes = g_build_filename(tree, "notes.txt", NULL);
  expect_error(missing, "No such file");
  expect_error(notes, "Give a folder");
  g_free(notes);
  g_free(missing);
  tree_free(tree);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_folder),
      cmocka_unit_test(sources_below_build),
      cmocka_unit_test(nested_drivers),
      cmocka_unit_test(several_entries_in_a_folder),
      cmocka_unit_test(neighbours),
      cmocka_unit_test(neighbours_of_many),
      cmocka_unit_test(sources_of_programs),
      cmocka_unit_test(programs_are_no_drivers),
      cmocka_unit_test(single_files),
      cmocka_unit_test(overlapping_paths),
      cmocka_unit_test(links_and_odd_files),
      cmocka_unit_test(encodings),
      cmocka_unit_test(unreadable),
      cmocka_unit_test(left_out),
      cmocka_unit_test(roots),
      cmocka_unit_test(wrong_paths),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
