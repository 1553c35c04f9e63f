/* Visual Studio's projects: properties, conditions, imports, items, and what becomes of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "tree.h"

#define PROJECT "<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\">\n"
#define CONFIGURATIONS                                    \
  "<ItemGroup Label=\"ProjectConfigurations\">\n"         \
  "  <ProjectConfiguration Include=\"Debug|x64\"/>\n"     \
  "  <ProjectConfiguration Include=\"Release|Win32\"/>\n" \
  "  <ProjectConfiguration Include=\"Release|x64\"/></ItemGroup>\n"
#define DRIVER                                                   \
  "<PropertyGroup><ConfigurationType>Driver</ConfigurationType>" \
  "<DriverType>WDM</DriverType></PropertyGroup>\n"
#define LIBRARY \
  "<PropertyGroup><ConfigurationType>StaticLibrary</ConfigurationType></PropertyGroup>\n"

static const char no_entry[] = "void helper(void) {}\n";

static const SourceFile *source_of(const Driver *driver, const char *name) {
  for (uint32_t i = 0; i < driver->source_count; i++) {
    if (g_str_has_suffix(driver->sources[i].path, name)) return &driver->sources[i];
  }
  fail_msg("%s has no %s", driver->name, name);
  return NULL;
}

static Discovery *discover_as(const char *tree, const char *configuration) {
  const char *paths[] = {tree, NULL};
  const DiscoverOptions options = {.configuration = configuration};
  char *error = NULL;
  Discovery *found = discover(paths, &options, &error);
  assert_non_null(found);
  return found;
}

/* A macro whose value nobody can tell is left to the parser; one that is merely empty is not. */
static void values_of_macros(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "log/log.c", ENTRY);
  tree_text(tree, "log/log.vcxproj",
            PROJECT CONFIGURATIONS DRIVER
            "<ItemDefinitionGroup><ClCompile>\n"
            "  <Prefix>$([System.String]::Copy('four').Length)</Prefix>\n"
            "  <PreprocessorDefinitions>PREFIX=%(Prefix);BUILD=$(NobodyKnows);EMPTY=;"
            "TEXT=\\\"$(NobodyKnows)\\\"</PreprocessorDefinitions>\n"
            "</ClCompile></ItemDefinitionGroup>\n"
            "<ItemGroup><ClCompile Include=\"log.c\"/></ItemGroup></Project>\n");
  Discovery *found = tree_discover(tree, "");
  const Driver *driver = tree_driver(found, "log");
  tree_expect_args(tree, &driver->sources[0], "-DPREFIX=4 -DEMPTY= -DTEXT=\"\"");
  discover_free(found);
  tree_free(tree);
}

static const char *entry_named(const char *symbol) {
  char *tree = tree_new();
  char *text = g_strdup_printf(PROJECT CONFIGURATIONS DRIVER
                               "<ItemDefinitionGroup><Link><EntryPointSymbol>%s</EntryPointSymbol>"
                               "</Link></ItemDefinitionGroup>\n"
                               "<ItemGroup><ClCompile Include=\"a.c\"/></ItemGroup></Project>\n",
                               symbol);
  tree_text(tree, "a.c", no_entry);
  tree_text(tree, "a.vcxproj", text);
  Discovery *found = tree_discover(tree, "");
  const char *entry = g_intern_string(found->drivers[0].entry);
  discover_free(found);
  g_free(text);
  tree_free(tree);
  return entry;
}

/* An entry routine of the driver's own; the kit's stubs call DriverEntry. */
static void own_entry(void **state) {
  (void)state;
  assert_string_equal(entry_named("CustomDriverEntry"), "CustomDriverEntry");
  assert_string_equal(entry_named("_FxDriverEntry@8"), "DriverEntry");
  assert_string_equal(entry_named("GsDriverEntry"), "DriverEntry");
}

static void plain_project(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "kb/src/Main.c", ENTRY);
  tree_text(tree, "kb/src/io.cpp", no_entry);
  tree_text(tree, "kb/src/unused.c", no_entry);
  tree_text(tree, "kb/inc/kb.h", "");
  tree_text(tree, "kb/Common/pre.h", "");
  tree_text(tree, "kb/proj/kb.vcxproj",
            PROJECT CONFIGURATIONS DRIVER
            "<PropertyGroup><TargetName>kbdrv</TargetName><Up>..</Up>"
            "<CharacterSet>Unicode</CharacterSet></PropertyGroup>\n"
            "<ItemDefinitionGroup><ClCompile>\n"
            "  <AdditionalIncludeDirectories>$(Up)\\INC;$(DDK_INC_PATH)\\x;gone;"
            "%(AdditionalIncludeDirectories)</AdditionalIncludeDirectories>\n"
            "  <PreprocessorDefinitions>A=1; B ;%(PreprocessorDefinitions)"
            "</PreprocessorDefinitions>\n"
            "  <LanguageStandard>stdcpp20</LanguageStandard>\n"
            "  <ForcedIncludeFiles>..\\common\\PRE.H</ForcedIncludeFiles>\n"
            "</ClCompile></ItemDefinitionGroup>\n"
            "<ItemGroup><ClCompile Include=\"..\\SRC\\main.C\">\n"
            "    <PreprocessorDefinitions>C;%(PreprocessorDefinitions)</PreprocessorDefinitions>\n"
            "  </ClCompile>\n"
            "  <ClCompile Include=\"$(ProjectDir)..\\src\\io.cpp\"/>\n"
            "  <ClCompile Include=\"..\\src\\unused.c\"><ExcludedFromBuild>true"
            "</ExcludedFromBuild></ClCompile>\n"
            "  <ClCompile Include=\"boot.asm\"/></ItemGroup></Project>\n");
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 1);
  assert_int_equal(found->problem_count, 0);
  const Driver *driver = tree_driver(found, "kbdrv");
  assert_string_equal(driver->kind, "vcxproj");
  assert_string_equal(driver->model, "WDM");
  assert_string_equal(driver->configuration, "Release|x64");
  assert_true(g_str_has_suffix(driver->project, "kb/proj/kb.vcxproj"));
  tree_expect_sources(tree, driver, "kb/src/Main.c kb/src/io.cpp");
  tree_expect_args(tree, source_of(driver, "Main.c"),
                   "-I$T/kb/inc -DC -DA=1 -DB -D_UNICODE -DUNICODE -include $T/kb/Common/pre.h");
  tree_expect_args(tree, source_of(driver, "io.cpp"),
                   "-I$T/kb/inc -DA=1 -DB -D_UNICODE -DUNICODE -include $T/kb/Common/pre.h "
                   "-std=c++20");
  discover_free(found);
  tree_free(tree);
}

#define ONE_PLATFORM(platform)                                         \
  PROJECT "<ItemGroup><ProjectConfiguration Include=\"Debug|" platform \
          "\"/>"                                                       \
          "</ItemGroup>" DRIVER                                        \
          "<ItemGroup><ClCompile Include=\"*.c\"/></ItemGroup>"        \
          "</Project>"

/* A project is read for the processor of its configuration. */
static void processors(void **state) {
  (void)state;
  static const struct {
    const char *name, *project, *args;
  } all[] = {{"wide", ONE_PLATFORM("x64"), ""},
             {"narrow", ONE_PLATFORM("Win32"), "--target=i686"},
             {"arm", ONE_PLATFORM("ARM"), "--target=thumbv7"},
             {"arm64", ONE_PLATFORM("ARM64"), "--target=aarch64"}};
  char *tree = tree_new();
  for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
    char *source = g_strdup_printf("%s/d.c", all[i].name);
    char *project = g_strdup_printf("%s/%s.vcxproj", all[i].name, all[i].name);
    tree_text(tree, source, ENTRY);
    tree_text(tree, project, all[i].project);
    g_free(project);
    g_free(source);
  }
  Discovery *found = tree_discover(tree, "");
  for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
    tree_expect_args(tree, &tree_driver(found, all[i].name)->sources[0], all[i].args);
  discover_free(found);
  tree_free(tree);
}

static void configurations(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "a.c", ENTRY);
  tree_text(tree, "dbg.c", no_entry);
  tree_text(tree, "rel.c", no_entry);
  tree_text(
      tree, "kb.vcxproj",
      PROJECT CONFIGURATIONS DRIVER
      "<PropertyGroup><Configuration>Debug</Configuration></PropertyGroup>\n"
      "<ItemGroup><ClCompile Include=\"a.c\"/></ItemGroup>\n"
      "<ItemGroup Condition=\"$(Configuration.EndsWith('bug'))\">"
      "<ClCompile Include=\"dbg.c\"/></ItemGroup>\n"
      "<ItemGroup Condition=\"!('$(Configuration)|$(Platform)'!='Release|x64') and 2 &lt; 10\">"
      "<ClCompile Include=\"rel.c\"/></ItemGroup></Project>");
  Discovery *found = tree_discover(tree, "");
  tree_expect_sources(tree, tree_driver(found, "kb"), "a.c rel.c");
  discover_free(found);
  found = discover_as(tree, "Debug|x64");
  tree_expect_sources(tree, tree_driver(found, "kb"), "a.c dbg.c");
  assert_string_equal(tree_driver(found, "kb")->configuration, "Debug|x64");
  discover_free(found);
  found = discover_as(tree, "Checked|MIPS"); /* which it has not */
  tree_expect_sources(tree, tree_driver(found, "kb"), "a.c rel.c");
  assert_int_equal(found->problem_count, 1);
  discover_free(found);
  tree_free(tree);
}

static void imports(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "Directory.Build.props",
            PROJECT "<PropertyGroup><FromTop>yes</FromTop></PropertyGroup></Project>");
  tree_text(tree, "all.sln",
            "Project(\"{0}\") = \"kb\", \"sub\\KB.vcxproj\", \"{1}\"\r\nEndProject\r\n");
  tree_text(tree, "build/my.props",
            PROJECT
            "<PropertyGroup><Here>$(MSBuildThisFileDirectory)</Here></PropertyGroup>"
            "<Import Project=\"my.props\"/></Project>");
  tree_text(tree, "shared/shared.vcxitems",
            PROJECT
            "<ItemGroup><ClCompile Include=\"$(MSBuildThisFileDirectory)s.c\"/>"
            "</ItemGroup></Project>");
  tree_text(tree, "shared/s.c", no_entry);
  tree_text(tree, "build/inc/x.h", "");
  tree_text(tree, "sub/a.c", ENTRY);
  tree_text(tree, "sub/top.c", no_entry);
  tree_text(tree, "sub/else.c", no_entry);
  tree_text(
      tree, "sub/kb.vcxproj",
      PROJECT CONFIGURATIONS DRIVER
      "<Import Project=\"$(VCTargetsPath)\\Microsoft.Cpp.Default.props\"/>\n"
      "<Import Project=\"$(SolutionDir)BUILD\\My.props\"/>\n"
      "<Import Project=\"..\\gone.props\" Condition=\"Exists('..\\gone.props')\"/>\n"
      "<Import Project=\"..\\missing.props\"/>\n"
      "<Import Project=\"..\\shared\\shared.vcxitems\" Label=\"Shared\"/>\n"
      "<ItemDefinitionGroup><ClCompile><AdditionalIncludeDirectories>$(Here)inc"
      "</AdditionalIncludeDirectories></ClCompile></ItemDefinitionGroup>\n"
      "<ItemGroup><ClCompile Include=\"a.c\"/></ItemGroup>\n"
      "<Choose><When Condition=\"'$(FromTop)'=='YES'\"><ItemGroup><ClCompile Include=\"top.c\"/>"
      "</ItemGroup></When><Otherwise><ItemGroup><ClCompile Include=\"else.c\"/></ItemGroup>"
      "</Otherwise></Choose></Project>");
  Discovery *found = tree_discover(tree, "");
  const Driver *driver = tree_driver(found, "kb");
  tree_expect_sources(tree, driver, "shared/s.c sub/a.c sub/top.c");
  tree_expect_args(tree, source_of(driver, "a.c"), "-I$T/build/inc");
  assert_int_equal(found->problem_count, 2);
  assert_non_null(strstr(found->problems[0].message, "imports this file"));
  assert_int_equal(found->problems[0].line, 2);
  assert_non_null(strstr(found->problems[1].message, "missing.props"));
  assert_true(found->problems[1].line > 0);
  discover_free(found);
  tree_free(tree);
}

static void wildcards(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "a.c", ENTRY);
  tree_text(tree, "lib/b.c", no_entry);
  tree_text(tree, "lib/deep/c.CPP", no_entry);
  tree_text(tree, "other/d.c", no_entry);
  tree_text(tree, "kb.vcxproj",
            PROJECT DRIVER
            "<ItemGroup><ClCompile Include=\"*.c;lib\\**\\*.c*\"/></ItemGroup>"
            "</Project>");
  Discovery *found = tree_discover(tree, "");
  tree_expect_sources(tree, tree_driver(found, "kb"), "a.c lib/b.c lib/deep/c.CPP");
  discover_free(found);
  tree_free(tree);
}

static void libraries(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "lib/one/one.c", no_entry);
  tree_text(tree, "lib/one/one.vcxproj",
            PROJECT LIBRARY "<ItemGroup><ClCompile Include=\"one.c\"/></ItemGroup></Project>");
  tree_text(tree, "lib/two/two.c", no_entry);
  tree_text(tree, "lib/two/x.vcxproj",
            PROJECT LIBRARY
            "<PropertyGroup><TargetName>Second</TargetName></PropertyGroup>"
            "<ItemGroup><ClCompile Include=\"two.c\"/>"
            "<ProjectReference Include=\"..\\one\\ONE.vcxproj\"/></ItemGroup></Project>");
  tree_text(tree, "lib/three/three.c", no_entry);
  tree_text(tree, "lib/three/three.vcxproj",
            PROJECT LIBRARY "<ItemGroup><ClCompile Include=\"three.c\"/></ItemGroup></Project>");
  tree_text(tree, "sys/a.c", ENTRY);
  tree_text(tree, "sys/a.vcxproj",
            PROJECT DRIVER
            "<ItemGroup><ClCompile Include=\"a.c\"/></ItemGroup>"
            "<ItemDefinitionGroup><Link><AdditionalDependencies>$(OutDir)\\second.LIB;wdm.lib;"
            "%(AdditionalDependencies)</AdditionalDependencies></Link></ItemDefinitionGroup>"
            "</Project>");
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 1);
  tree_expect_sources(tree, tree_driver(found, "a"), "lib/one/one.c lib/two/two.c sys/a.c");
  discover_free(found);
  found = tree_discover(tree, "sys/a.vcxproj"); /* by itself it knows of no library's name */
  tree_expect_sources(tree, tree_driver(found, "a"), "sys/a.c");
  discover_free(found);
  tree_free(tree);
}

#define WITH_TYPE(type, more)                                                   \
  PROJECT "<PropertyGroup><ConfigurationType>" type "</ConfigurationType>" more \
          "</PropertyGroup><ItemGroup><ClCompile Include=\"*.c\"/></ItemGroup></Project>"

static void kinds_of_projects(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "umdf2/d.c", ENTRY);
  tree_text(tree, "umdf2/u2.vcxproj", WITH_TYPE("DynamicLibrary", "<DriverType>UMDF</DriverType>"));
  tree_text(tree, "umdf1/d.c", "int DllMain(void) { return 1; }\n");
  tree_text(tree, "umdf1/u1.vcxproj", WITH_TYPE("DynamicLibrary", "<DriverType>UMDF</DriverType>"));
  tree_text(tree, "old/d.c", ENTRY);
  tree_text(tree, "old/old.vcxproj", WITH_TYPE("Application", "<TargetExt>.sys</TargetExt>"));
  tree_text(tree, "app/m.c", "int main(void) { return 0; }\n");
  tree_text(tree, "app/app.vcxproj", WITH_TYPE("Application", ""));
  tree_text(tree, "export/e.c", no_entry);
  tree_text(tree, "export/e.vcxproj", WITH_TYPE("Driver", "<DriverType>ExportDriver</DriverType>"));
  tree_text(tree, "lost/l.c", no_entry); /* a driver whose entry nobody sees */
  tree_text(tree, "lost/lost.vcxproj", WITH_TYPE("Driver", "<DriverType>KMDF</DriverType>"));
  tree_text(tree, "odd/o.c", ENTRY);
  tree_text(tree, "odd/odd.vcxproj",
            PROJECT "<ItemGroup><ClCompile Include=\"o.c\"/></ItemGroup></Project>");
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 4);
  assert_string_equal(tree_driver(found, "u2")->model, "UMDF");
  tree_expect_args(tree, &tree_driver(found, "u2")->sources[0], "-U_KERNEL_MODE");
  tree_driver(found, "old");
  tree_driver(found, "odd");
  assert_string_equal(tree_driver(found, "lost")->model, "KMDF");
  discover_free(found);
  tree_free(tree);
}

static void described_twice(void **state) {
  (void)state;
  static const char two[] = PROJECT DRIVER
      "<PropertyGroup><TargetName>kb</TargetName></PropertyGroup>"
      "<ItemGroup><ClCompile Include=\"a.c\"/></ItemGroup></Project>";
  char *tree = tree_new();
  tree_text(tree, "a.c", ENTRY);
  tree_text(tree, "b.c", no_entry);
  tree_text(tree, "kb.vcxproj", two);
  tree_text(tree, "kb2019.vcxproj", two);
  tree_text(tree, "sources", "TARGETNAME=kb_old\nTARGETTYPE=DRIVER\nSOURCES=a.c b.c\n");
  tree_text(tree, "kb.sln", "Project(\"{0}\") = \"kb\", \"kb.vcxproj\", \"{1}\"\n");
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 1);
  tree_expect_sources(tree, tree_driver(found, "kb"), "a.c");
  discover_free(found);
  /* Another set of macros is another driver of the same source. */
  tree_text(tree, "kb2019.vcxproj",
            PROJECT DRIVER
            "<ItemDefinitionGroup><ClCompile><PreprocessorDefinitions>FILTER"
            "</PreprocessorDefinitions></ClCompile></ItemDefinitionGroup>"
            "<ItemGroup><ClCompile Include=\"a.c\"/></ItemGroup></Project>");
  found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 2);
  tree_driver(found, "kb2019");
  discover_free(found);
  tree_free(tree);
}

static void given_by_itself(void **state) {
  (void)state;
  static const char project[] =
      PROJECT DRIVER "<ItemGroup><ClCompile Include=\"d.c\"/></ItemGroup></Project>";
  char *tree = tree_new();
  tree_text(tree, "one/d.c", ENTRY);
  tree_text(tree, "one/one.vcxproj", project);
  tree_text(tree, "two/d.c", ENTRY);
  tree_text(tree, "two/two.vcxproj", project);
  tree_text(tree, "bare/d.c", ENTRY);
  tree_text(tree, "some.sln", "Project(\"{0}\") = \"one\", \"one\\one.vcxproj\", \"{1}\"\n");
  tree_text(tree, "some.slnx",
            "<Solution><Folder Name=\"/x/\"><Project Path=\"two\\two.vcxproj\"/></Folder>"
            "</Solution>");
  Discovery *found = tree_discover(tree, "one/one.vcxproj");
  assert_int_equal(found->driver_count, 1);
  tree_driver(found, "one");
  discover_free(found);
  found = tree_discover(tree, "some.sln");
  assert_int_equal(found->driver_count, 1);
  tree_driver(found, "one");
  discover_free(found);
  found = tree_discover(tree, "some.slnx");
  assert_int_equal(found->driver_count, 1);
  tree_driver(found, "two");
  discover_free(found);
  found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 3);
  discover_free(found);
  tree_free(tree);
}

static void older_projects(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "a.c", ENTRY);
  tree_text(tree, "b.c", no_entry);
  tree_text(tree, "c.c", no_entry);
  tree_text(tree, "inc/x.h", "");
  tree_text(
      tree, "kb.vcproj",
      "<?xml version=\"1.0\" encoding=\"Windows-1252\"?>\n"
      "<VisualStudioProject Name=\"kbold\"><Configurations>\n"
      "<Configuration Name=\"Debug|Win32\" ConfigurationType=\"1\"/>\n"
      "<Configuration Name=\"Release|Win32\" ConfigurationType=\"1\">\n"
      "<Tool Name=\"VCCLCompilerTool\" AdditionalIncludeDirectories=\"$(ProjectDir)INC,gone\""
      " PreprocessorDefinitions=\"X=1;Y\"/>\n"
      "<Tool Name=\"VCLinkerTool\" OutputFile=\"$(OutDir)/kb.sys\"/></Configuration>\n"
      "</Configurations><Files><Filter Name=\"s\"><File RelativePath=\".\\A.c\"/>\n"
      "<File RelativePath=\".\\b.c\"><FileConfiguration Name=\"Release|Win32\">"
      "<Tool Name=\"VCCLCompilerTool\" PreprocessorDefinitions=\"Z\"/></FileConfiguration></File>"
      "</Filter><File RelativePath=\"c.c\"><FileConfiguration Name=\"Release|Win32\" "
      "ExcludedFromBuild=\"true\"/></File></Files></VisualStudioProject>");
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 1);
  const Driver *driver = tree_driver(found, "kbold");
  tree_expect_sources(tree, driver, "a.c b.c");
  tree_expect_args(tree, source_of(driver, "/a.c"), "-I$T/inc -DX=1 -DY --target=i686");
  tree_expect_args(tree, source_of(driver, "/b.c"), "-I$T/inc -DZ -DX=1 -DY --target=i686");
  discover_free(found);
  tree_free(tree);
}

/* The byte of the backslash is a yen or won sign by the letter of these encodings. */
static void eastern_projects(void **state) {
  (void)state;
  static const char *const encodings[] = {"shift_jis", "Shift_JIS", "euc-kr", "ks_c_5601-1987"};
  for (size_t i = 0; i < G_N_ELEMENTS(encodings); i++) {
    char *tree = tree_new();
    tree_text(tree, "sub/a.c", ENTRY);
    char *project = g_strdup_printf(
        "<?xml version=\"1.0\" encoding=\"%s\"?>\n"
        "<VisualStudioProject Name=\"kbeast\"><Configurations>\n"
        "<Configuration Name=\"Release|Win32\" ConfigurationType=\"1\">\n"
        "<Tool Name=\"VCLinkerTool\" OutputFile=\"$(OutDir)/kb.sys\"/></Configuration>\n"
        "</Configurations><Files><File RelativePath=\".\\sub\\a.c\"/></Files>"
        "</VisualStudioProject>",
        encodings[i]);
    tree_text(tree, "kb.vcproj", project);
    g_free(project);
    Discovery *found = tree_discover(tree, "");
    assert_int_equal(found->problem_count, 0);
    tree_expect_sources(tree, tree_driver(found, "kbeast"), "sub/a.c");
    discover_free(found);
    tree_free(tree);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values_of_macros),  cmocka_unit_test(plain_project),
      cmocka_unit_test(own_entry),         cmocka_unit_test(configurations),
      cmocka_unit_test(processors),        cmocka_unit_test(imports),
      cmocka_unit_test(wildcards),         cmocka_unit_test(libraries),
      cmocka_unit_test(kinds_of_projects), cmocka_unit_test(described_twice),
      cmocka_unit_test(given_by_itself),   cmocka_unit_test(older_projects),
      cmocka_unit_test(eastern_projects),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
