/* Build files that are cut off, changed, or tell of files that are not there: nothing crashes, no
 * driver and none of its sources are lost, and the place is a problem. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "tree.h"

static const char no_entry[] = "void helper(void) {}\n";

static const char project[] =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    "<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\">\n"
    "<ItemGroup><ProjectConfiguration Include=\"Release|x64\"/></ItemGroup>\n"
    "<PropertyGroup Condition=\"'$(Platform)'=='x64'\">\n"
    "<ConfigurationType>Driver</ConfigurationType><DriverType>WDM</DriverType>\n"
    "<TargetName>kbdrv</TargetName></PropertyGroup>\n"
    "<Import Project=\"kb.props\"/>\n"
    "<ItemDefinitionGroup><ClCompile>\n"
    "<AdditionalIncludeDirectories>..\\inc;%(AdditionalIncludeDirectories)"
    "</AdditionalIncludeDirectories></ClCompile></ItemDefinitionGroup>\n"
    "<ItemGroup><ClCompile Include=\"a.c\"/>\n"
    "<ClCompile Include=\"b.c\"/><ClCompile Include=\"unload.c\"/></ItemGroup>\n"
    "</Project>\n";

static const char props[] =
    "<Project><PropertyGroup><X Condition=\"'$(Y)'==''\">$(Y.Replace('a','b'))</X></PropertyGroup>"
    "<ItemGroup><ClCompile Include=\"more.c\"/></ItemGroup></Project>";

static const char sources[] =
    "TARGETNAME=old\nTARGETTYPE=DRIVER\nC_DEFINES=-DX \"-DY=\\\"z\\\"\"\n"
    "!IF \"$(A)\" == \"b\" || $(AMD64)\nSOURCES= a.c \\\n  b.c \\\n  unload.c\n!ENDIF\n";

static char *new_tree(void) {
  char *tree = tree_new();
  tree_text(tree, "kb/a.c", ENTRY);
  tree_text(tree, "kb/b.c", no_entry);
  tree_text(tree, "kb/unload.c", no_entry);
  tree_text(tree, "kb/more.c", no_entry);
  tree_text(tree, "kb/kb.props", props);
  tree_text(tree, "kb/kb.vcxproj", project);
  tree_text(tree, "old/a.c", ENTRY);
  tree_text(tree, "old/b.c", no_entry);
  tree_text(tree, "old/unload.c", no_entry);
  tree_text(tree, "old/sources", sources);
  return tree;
}

static const Driver *driver_with(const char *tree, const Discovery *found, const char *entry) {
  char *path = g_build_filename(tree, entry, NULL);
  const Driver *driver = NULL;
  for (uint32_t i = 0; i < found->driver_count; i++) {
    for (uint32_t s = 0; s < found->drivers[i].source_count; s++) {
      if (strcmp(found->drivers[i].sources[s].path, path) == 0) {
        if (driver != NULL) fail_msg("two drivers with %s", path);
        driver = &found->drivers[i];
      }
    }
  }
  if (driver == NULL) fail_msg("no driver with %s", path);
  g_free(path);
  return driver;
}

static bool has_problem(const Discovery *found, const char *file) {
  for (uint32_t i = 0; i < found->problem_count; i++) {
    if (g_str_has_suffix(found->problems[i].path, file)) return true;
  }
  return false;
}

/* Cut off anywhere, the project's driver still has every source of its folder, and it is told. */
static void cut_project(void **state) {
  (void)state;
  char *tree = new_tree();
  /* Behind the last '>' nothing is missing. */
  size_t whole = strlen(project) - 1;
  for (size_t size = 0; size < whole; size++) {
    tree_write(tree, "kb/kb.vcxproj", project, size);
    Discovery *found = tree_discover(tree, "");
    assert_int_equal(found->driver_count, 2);
    tree_expect_sources(tree, driver_with(tree, found, "kb/a.c"),
                        "kb/a.c kb/b.c kb/more.c kb/unload.c");
    assert_true(has_problem(found, "kb.vcxproj"));
    discover_free(found);
  }
  tree_free(tree);
}

static void cut_import(void **state) {
  (void)state;
  char *tree = new_tree();
  for (size_t size = 0; size < strlen(props); size++) {
    tree_write(tree, "kb/kb.props", props, size);
    Discovery *found = tree_discover(tree, "");
    assert_int_equal(found->driver_count, 2);
    const Driver *driver = tree_driver(found, "kbdrv");
    tree_expect_sources(tree, driver, "kb/a.c kb/b.c kb/more.c kb/unload.c");
    assert_true(has_problem(found, "kb.props"));
    discover_free(found);
  }
  tree_free(tree);
}

/* A cut `sources` file is no less valid than a whole one: what can be seen to be missing is told,
 * and the entry is never lost. */
static void cut_sources(void **state) {
  (void)state;
  char *tree = new_tree();
  for (size_t size = 0; size < strlen(sources); size++) {
    tree_write(tree, "old/sources", sources, size);
    Discovery *found = tree_discover(tree, "");
    assert_int_equal(found->driver_count, 2);
    const Driver *driver = driver_with(tree, found, "old/a.c");
    if (size > 0 && sources[size - 1] == '\\') { /* a list that asks for more */
      tree_expect_sources(tree, driver, "old/a.c old/b.c old/unload.c");
      assert_true(has_problem(found, "old/sources"));
    }
    discover_free(found);
  }
  tree_free(tree);
}

static void changed_bytes(void **state) {
  (void)state;
  char *tree = new_tree();
  GRand *random = g_rand_new_with_seed(3);
  for (int round = 0; round < 400; round++) {
    char *changed = g_strdup(round % 2 == 0 ? project : sources);
    size_t size = strlen(changed);
    for (int i = 0; i <= round % 5; i++)
      changed[g_rand_int_range(random, 0, (gint32)size)] = (char)g_rand_int_range(random, 0, 256);
    tree_write(tree, round % 2 == 0 ? "kb/kb.vcxproj" : "old/sources", changed, size);
    Discovery *found = tree_discover(tree, "");
    driver_with(tree, found, "kb/a.c");
    driver_with(tree, found, "old/a.c");
    discover_free(found);
    g_free(changed);
  }
  g_rand_free(random);
  tree_free(tree);
}

static void renamed_sources(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "kb/init.c", ENTRY); /* listed as a.c */
  tree_text(tree, "kb/b.c", no_entry);
  tree_text(tree, "kb/kb.vcxproj",
            "<Project><PropertyGroup><ConfigurationType>Driver</ConfigurationType>"
            "</PropertyGroup>\n<ItemGroup><ClCompile Include=\"a.c\"/>\n"
            "<ClCompile Include=\"b.c\"/></ItemGroup></Project>");
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 1);
  tree_expect_sources(tree, tree_driver(found, "kb"), "kb/b.c kb/init.c");
  assert_int_equal(found->problem_count, 1);
  assert_int_equal(found->problems[0].line, 2);
  assert_non_null(strstr(found->problems[0].message, "a.c"));
  discover_free(found);
  tree_free(tree);
}

static void hostile_xml(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "kb/a.c", ENTRY);
  GString *text = g_string_new("<!DOCTYPE Project [<!ENTITY a \"aaaaaaaaaaaaaaaa\">");
  for (char name = 'b'; name <= 'l'; name++) {
    g_string_append_printf(text, "<!ENTITY %c \"", name);
    for (int i = 0; i < 10; i++) g_string_append_printf(text, "&%c;", name - 1);
    g_string_append(text, "\">");
  }
  g_string_append(text,
                  "<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
                  "<Project><PropertyGroup><X>&l;&f;</X>");
  for (int i = 0; i < 60; i++) g_string_append(text, "<X>$(X)$(X)</X>");
  g_string_append(text,
                  "</PropertyGroup><ItemGroup><ClCompile Include=\"&l;;a.c\"/></ItemGroup>"
                  "</Project>");
  tree_text(tree, "kb/kb.vcxproj", text->str);
  g_string_free(text, TRUE);
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 1);
  discover_free(found);
  tree_free(tree);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cut_project),     cmocka_unit_test(cut_import),
      cmocka_unit_test(cut_sources),     cmocka_unit_test(changed_bytes),
      cmocka_unit_test(renamed_sources), cmocka_unit_test(hostile_xml),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
