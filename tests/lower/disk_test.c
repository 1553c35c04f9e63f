/* Where a name leads from a folder: the very file that the operating system would open. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "parse/internal.h"
#include "texts.h"

static const char *const files[] = {"sys/driver.h", "sys/deep/part.h", "inc/common.h",
                                    "inc/\xC3\xA4.h"};

static void put_link(const Fixture *fixture, const char *name, const char *target) {
  char *path = g_build_filename(fixture->folder, name, NULL);
  assert_int_equal(symlink(target, path), 0);
  g_free(path);
}

static void make(const Fixture *fixture) {
  for (size_t i = 0; i < G_N_ELEMENTS(files); i++) texts_put_away(fixture, files[i], "int x;\n");
  put_link(fixture, "linked", "sys");
  put_link(fixture, "sys/alias.h", "../inc/common.h");
  put_link(fixture, "sys/nowhere.h", "nothing");
}

static int teardown(void **state) {
  const Fixture *fixture = *state;
  char *path = g_build_filename(fixture->folder, "linked", NULL);
  unlink(path);
  g_free(path);
  return texts_teardown(state);
}

static void expect_as_system(Disk *disk, const char *folder, const char *name) {
  char *path = g_build_filename(folder, name, NULL), *real = realpath(path, NULL);
  bool is_file = real != NULL && g_file_test(real, G_FILE_TEST_IS_REGULAR);
  for (unsigned i = 0; i < 2; i++) { /* and what was found stays */
    const char *found = disk_file_in(disk, disk_folder(disk, folder), name);
    if (is_file)
      assert_string_equal(found, real);
    else
      assert_null(found);
  }
  free(real);
  g_free(path);
}

static void test_as_system(void **state) {
  static const char *const folders[] = {"sys", "linked", "inc/../sys", "inc", "nothing", "."};
  static const char *const names[] = {
      "driver.h",     "Driver.h", "alias.h",      "nowhere.h",         "deep/part.h",
      "deep/../deep", "deep",     "./driver.h",   "../inc/common.h",   "../inc/Common.h",
      "deep//part.h", "",         "driver.h/",    "../linked/alias.h", "nothing/../driver.h",
      "\xC3\xA4.h",   "..",       "driver.h/x.h", "common.h",          "sys/driver.h"};
  make(*state);
  const Fixture *fixture = *state;
  Disk *disk = disk_new();
  for (size_t f = 0; f < G_N_ELEMENTS(folders); f++) {
    char *folder = g_build_filename(fixture->folder, folders[f], NULL);
    for (size_t n = 0; n < G_N_ELEMENTS(names); n++) expect_as_system(disk, folder, names[n]);
    g_free(folder);
  }
  disk_free(disk);
}

/* Threads that ask for the same at the same time are told the same. */
static gpointer ask(gpointer data) {
  Disk *disk = ((gpointer *)data)[0];
  const Fixture *fixture = ((gpointer *)data)[1];
  char *folder = g_build_filename(fixture->folder, "sys", NULL);
  const char *path = disk_file_in(disk, disk_folder(disk, folder), "alias.h");
  g_free(folder);
  return (gpointer)disk_directives(disk, path, true);
}

static void test_threads(void **state) {
  enum { THREADS = 8 };
  make(*state);
  Disk *disk = disk_new();
  gpointer data[] = {disk, *state};
  GThread *threads[THREADS];
  for (size_t i = 0; i < THREADS; i++) threads[i] = g_thread_new("ask", ask, data);
  const Directives *directives = ask(data);
  for (size_t i = 0; i < THREADS; i++) assert_ptr_equal(g_thread_join(threads[i]), directives);
  assert_non_null(directives->words);
  disk_free(disk);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_as_system, texts_setup, teardown),
      cmocka_unit_test_setup_teardown(test_threads, texts_setup, teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
