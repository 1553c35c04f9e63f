/* compile_commands.json: arguments kept, targets told apart, broken files refused with their line.
 */
#include "tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "discover/sources.h"

/* Writes a database whose entries use $T for the tree. */
static void write_database(const char *tree, const char *name, const char *text) {
  char **parts = g_strsplit(text, "$T", -1);
  char *full = g_strjoinv(tree, parts);
  tree_text(tree, name, full);
  g_free(full);
  g_strfreev(parts);
}

static void expect_arguments(const char *const *argv, const char *expected) {
  Arena *arena = arena_new();
  Arguments arguments = discover_arguments(arena, argv, "/w/build");
  char *joined = g_strjoinv(" ", (char **)arguments.kept);
  assert_string_equal(joined, expected);
  g_free(joined);
  arena_free(arena);
}

static void arguments(void **state) {
  (void)state;
  const char *gnu[] = {
      "clang",    "-O2",    "-I../inc", "-I",         "sub",  "-DA=1",   "-D",
      "B",        "-UC",    "-c",       "/w/src/a.c", "-o",   "x.o",     "-MF",
      "x.d",      "-Wall",  "-std=c11", "-isystem",   "/sys", "-target", "x86_64-pc-windows-msvc",
      "-include", "none.h", NULL};
  expect_arguments(gnu,
                   "-I/w/inc -I/w/build/sub -DA=1 -DB -UC -std=c11 -isystem /sys "
                   "-include none.h --target=x86_64 -U_KERNEL_MODE");
  const char *microsoft[] = {"C:\\bin\\CL.EXE",
                             "/nologo",
                             "/Iinc",
                             "/I",
                             "/abs",
                             "/DX",
                             "/D",
                             "Y=2",
                             "/std:c++latest",
                             "/FIpre.h",
                             "/Foa.obj",
                             "/external:I",
                             "/ext",
                             "/TP",
                             "/c",
                             "/w/a.c",
                             NULL};
  expect_arguments(microsoft,
                   "-I/w/build/inc -I/abs -DX -DY=2 -std=c++23 -include pre.h "
                   "-isystem /ext -U_KERNEL_MODE");
  const char *path_like[] = {"cc", "/Dir/source.c", "-I", NULL};
  expect_arguments(path_like, "-U_KERNEL_MODE");
}

/* Which processor the source is compiled for, and whether as code of the kernel. */
static void processors(void **state) {
  (void)state;
  static const struct {
    const char *call[5];
    const char *kept;
  } cases[] = {
      {{"clang", "--target=i686-pc-windows-msvc"}, "--target=i686 -U_KERNEL_MODE"},
      {{"clang", "-target", "aarch64-pc-windows-msvc"}, "--target=aarch64 -U_KERNEL_MODE"},
      {{"gcc", "-m32"}, "--target=i686 -U_KERNEL_MODE"},
      {{"/opt/bin/i686-w64-mingw32-gcc", "-D_KERNEL_MODE"}, "-D_KERNEL_MODE --target=i686"},
      {{"x86_64-w64-mingw32-g++", "-m32"}, "--target=i686 -U_KERNEL_MODE"},
      {{"armv7-w64-mingw32-clang"}, "--target=thumbv7 -U_KERNEL_MODE"},
      {{"C:\\VC\\bin\\Hostx64\\x86\\cl.exe", "/kernel"}, "--target=i686"},
      {{"C:/VC/bin/Hostx64/arm64/cl.exe", "-kernel"}, "--target=aarch64"},
      {{"C:\\VC\\bin\\cl.exe", "/kernel"}, ""},
      {{"clang-cl", "--target=x86_64-pc-windows-msvc", "/kernel"}, "--target=x86_64"},
      {{"sccache.exe", "cl", "/kernel", "/DX"}, "-DX"},
      {{"cc", "/kernel"}, "-U_KERNEL_MODE"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    expect_arguments(cases[i].call, cases[i].kept);
}

static void responses(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "src/a.c", ENTRY);
  tree_text(tree, "build/all.rsp", "/DFIRST\r\n\"/DTEXT=\\\"a b\\\"\" @more.rsp\r\n/I../inc");
  tree_text(tree, "build/more.rsp", "/kernel\n/DLAST @gone.rsp @more.rsp");
  tree_text(tree, "inc/a.h", "");
  write_database(tree, "build/compile_commands.json",
                 "[{\"directory\": \"$T/build\", \"file\": \"../src/a.c\",\n"
                 "  \"command\": \"cl @all.rsp -c ../src/a.c\"}]\n");
  Discovery *found = tree_discover(tree, "build/compile_commands.json");
  assert_int_equal(found->driver_count, 1);
  const char **args = found->drivers[0].sources[0].args;
  assert_string_equal(args[0], "-DFIRST");
  assert_string_equal(args[1], "-DTEXT=\"a b\"");
  assert_string_equal(args[2], "-DLAST");
  bool is_user = false, has_folder = false;
  for (; *args != NULL; args++) {
    is_user = is_user || strcmp(*args, "-U_KERNEL_MODE") == 0;
    has_folder = has_folder || (g_str_has_prefix(*args, "-I") && g_str_has_suffix(*args, "/inc"));
  }
  assert_false(is_user);
  assert_true(has_folder);
  discover_free(found);
  tree_free(tree);
}

static void targets(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "src/a.c", ENTRY);
  tree_text(tree, "src/b.c", ENTRY);
  tree_text(tree, "src/util.c", "void util(void) {}\n");
  write_database(
      tree, "build/compile_commands.json",
      "[{\"directory\": \"$T/build\", \"file\": \"../src/a.c\",\n"
      "  \"command\": \"cc -DNAME='\\\"a b\\\"' -I../inc -o CMakeFiles/alpha.dir/src/a.c.o -c "
      "../src/a.c\"},\n"
      " {\"directory\": \"$T/build\", \"file\": \"../src/util.c\",\n"
      "  \"arguments\": [\"cc\", \"-DALPHA\", \"-c\", \"../src/util.c\"],\n"
      "  \"output\": \"CMakeFiles/alpha.dir/src/util.c.o\"},\n"
      " {\"directory\": \"$T/build\", \"file\": \"$T/src/b.c\",\n"
      "  \"arguments\": [\"cc\", \"-x\", \"c++\", \"-o\", \"CMakeFiles/beta.dir/src/b.c.o\"]},\n"
      " {\"directory\": \"$T/build\", \"file\": \"gone.c\", \"command\": \"cc gone.c\"},\n"
      " {\"directory\": \"$T/build\", \"file\": \"boot.asm\", \"command\": \"ml boot.asm\"}]\n");
  Discovery *found = tree_discover(tree, "build/compile_commands.json");
  assert_int_equal(found->driver_count, 2);
  const Driver *alpha = tree_driver(found, "alpha");
  assert_string_equal(alpha->kind, "compile-commands");
  tree_expect_sources(tree, alpha, "src/a.c src/util.c");
  assert_string_equal(alpha->sources[0].args[0], "-DNAME=\"a b\"");
  assert_true(g_str_has_prefix(alpha->sources[0].args[1], "-I"));
  assert_true(g_str_has_suffix(alpha->sources[0].args[1], "/inc"));
  assert_string_equal(alpha->sources[1].args[0], "-DALPHA");
  const Driver *beta = tree_driver(found, "beta");
  tree_expect_sources(tree, beta, "src/b.c");
  assert_true(beta->sources[0].is_cplusplus);
  assert_int_equal(found->problem_count, 1);
  assert_non_null(strstr(found->problems[0].message, "No such file"));
  discover_free(found);
  tree_free(tree);
}

static void folder_with_a_database(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "kb/kb.c", ENTRY);
  tree_text(tree, "kb/other.c", "void other(void) {}\n");
  write_database(tree, "kb/compile_commands.json",
                 "[{\"directory\": \"$T/kb\", \"file\": \"kb.c\", \"command\": \"cc -DX kb.c\"}]");
  Discovery *found = tree_discover(tree, "kb");
  assert_int_equal(found->driver_count, 1);
  assert_string_equal(found->drivers[0].kind, "compile-commands");
  tree_expect_sources(tree, tree_driver(found, "kb"), "kb/kb.c");
  discover_free(found);
  tree_text(tree, "kb/kb.vcxproj", "<Project/>"); /* a project of its own knows better */
  found = tree_discover(tree, "kb");
  assert_string_equal(found->drivers[0].kind, "folder");
  discover_free(found);
  tree_free(tree);
}

static void expect_broken(const char *text, const char *part) {
  char *tree = tree_new();
  tree_text(tree, "compile_commands.json", text);
  char *path = g_build_filename(tree, "compile_commands.json", NULL);
  const char *paths[] = {path, NULL};
  char *error = NULL;
  assert_null(discover(paths, NULL, &error));
  assert_non_null(error);
  assert_true(g_str_has_prefix(error, path));
  if (strstr(error, part) == NULL) {
    fail_msg("no \"%s\" in: %s", part, error);
  }
  g_free(error);
  g_free(path);
  tree_free(tree);
}

static void broken(void **state) {
  (void)state;
  expect_broken("[\n  {\"file\": }\n]\n", "compile_commands.json:2:");
  expect_broken("", "compile_commands.json:1:");
  expect_broken("{\"file\": \"x.c\"}", "array");
}

/* An entry that makes no sense costs that entry only. */
static void odd_entries(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "kb.c", ENTRY);
  write_database(tree, "compile_commands.json",
                 "[7, {}, {\"file\": \"kb.c\"}, {\"file\": \"kb.c\", \"command\": \"cc 'x\"},\n"
                 " {\"file\": \"kb.c\", \"arguments\": []},\n"
                 " {\"file\": \"kb.c\", \"arguments\": [1, null]}]");
  Discovery *found = tree_discover(tree, "compile_commands.json");
  assert_int_equal(found->driver_count, 1);
  assert_int_equal(found->problem_count, 4);
  tree_expect_sources(tree, &found->drivers[0], "kb.c");
  discover_free(found);
  tree_free(tree);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(arguments),
      cmocka_unit_test(processors),
      cmocka_unit_test(responses),
      cmocka_unit_test(targets),
      cmocka_unit_test(folder_with_a_database),
      cmocka_unit_test(broken),
      cmocka_unit_test(odd_entries),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
