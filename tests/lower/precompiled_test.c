/* The pack's large headers come first and precompiled: what comes out of a source must be what its
 * text says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "lower/lower.h"

typedef struct Fixture {
  char *folder; /* of precompiled files and of sources */
} Fixture;

static int setup(void **state) {
  Fixture *fixture = g_new0(Fixture, 1);
  fixture->folder = g_dir_make_tmp("unloadlint-precompiled-XXXXXX", NULL);
  *state = fixture;
  return fixture->folder == NULL;
}

static int teardown(void **state) {
  Fixture *fixture = *state;
  GDir *dir = g_dir_open(fixture->folder, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
    char *path = g_build_filename(fixture->folder, name, NULL);
    g_remove(path);
    g_free(path);
  }
  if (dir != NULL) g_dir_close(dir);
  g_rmdir(fixture->folder);
  g_free(fixture->folder);
  g_free(fixture);
  return 0;
}

/* The unit of a source as text; free with free(). */
static char *read_with(Precompiled *precompiled, const char *path) {
  const char *args[] = {NULL};
  SourceFile source = {.path = path, .args = args};
  source.is_cplusplus = !g_str_has_suffix(path, ".c");
  char *error = NULL;
  Parser *parser = parser_new(&(ParseOptions){.precompiled = precompiled}, &error);
  ParsedUnit *parsed = parser != NULL ? parse_source(parser, &source, &error) : NULL;
  if (parsed == NULL) fail_msg("%s", error);
  IrUnit *unit = lower(parsed);
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  ir_print(unit, out);
  fclose(out);
  ir_unit_free(unit);
  parsed_free(parsed);
  parser_free(parser);
  return text;
}

/* Reads a source with its set precompiled and without; both must be the same. Returns that. */
static char *read_both(const Fixture *fixture, const char *path) {
  Precompiled *none = precompiled_new(NULL, false);
  Precompiled *made = precompiled_new(fixture->folder, true);
  char *without = read_with(none, path), *with = read_with(made, path);
  if (strcmp(without, with) != 0) fail_msg("%s differs:\n%s\n%s", path, without, with);
  precompiled_free(none);
  precompiled_free(made);
  free(without);
  return with;
}

/* The same of a text, which must be what comes out without any set, too. */
static void compare_text(const Fixture *fixture, const char *text) {
  char *path = g_build_filename(fixture->folder, "driver.c", NULL);
  assert_true(g_file_set_contents(path, text, -1, NULL));
  char *with = read_both(fixture, path), *plain = read_with(NULL, path);
  assert_string_equal(plain, with);
  free(with);
  free(plain);
  g_free(path);
}

static void compare_folder(const Fixture *fixture, const char *folder) {
  GDir *dir = g_dir_open(folder, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
    char *path = g_build_filename(folder, name, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) compare_folder(fixture, path);
    if (g_str_has_suffix(name, ".c") || g_str_has_suffix(name, ".cpp"))
      free(read_both(fixture, path));
    g_free(path);
  }
  if (dir != NULL) g_dir_close(dir);
}

static void test_corpus_and_examples(void **state) {
  compare_folder(*state, TESTS_DIR "/../corpus/reference");
  compare_folder(*state, TESTS_DIR "/../rules/lost-unload/examples");
  compare_folder(*state, TESTS_DIR "/../rules/global-destructor/examples");
}

static void test_used(void **state) {
  const Fixture *fixture = *state;
  compare_text(fixture,
               "#include <ntddk.h>\n"
               "NTSTATUS f(PDRIVER_OBJECT d) { ASSERT(d != NULL); return d->Size; }\n");
  GDir *dir = g_dir_open(fixture->folder, 0, NULL);
  bool is_made = false;
  for (const char *name; (name = g_dir_read_name(dir)) != NULL;)
    is_made = is_made || g_str_has_suffix(name, ".pch");
  g_dir_close(dir);
  assert_true(is_made);
}

/* Whether some run keeps a set of its own just now. */
static bool has_own_set(void) {
  GDir *dir = g_dir_open(g_get_tmp_dir(), 0, NULL);
  bool is_there = false;
  for (const char *name; (name = g_dir_read_name(dir)) != NULL && !is_there;) {
    char *path = g_build_filename(g_get_tmp_dir(), name, "0.pch", NULL);
    is_there = g_file_test(path, G_FILE_TEST_IS_REGULAR);
    g_free(path);
  }
  g_dir_close(dir);
  return is_there;
}

/* Nothing was prepared: what is wanted again and again is precompiled for the run. */
static void test_made_for_run(void **state) {
  const Fixture *fixture = *state;
  char *folder = g_build_filename(fixture->folder, "nothing", NULL);
  char *path = g_build_filename(fixture->folder, "often.c", NULL);
  assert_true(g_file_set_contents(path,
                                  "#include <ntddk.h>\n"
                                  "NTSTATUS f(PDRIVER_OBJECT d) { return d->Size; }\n",
                                  -1, NULL));
  Precompiled *precompiled = precompiled_new(folder, false);
  char *plain = read_with(NULL, path);
  for (unsigned i = 0; i < 8; i++) {
    char *text = read_with(precompiled, path);
    assert_string_equal(plain, text);
    free(text);
  }
  assert_true(has_own_set());
  precompiled_free(precompiled);
  free(plain);
  g_free(path);
  g_free(folder);
}

/* What stands before the include may change what the header means. */
static void test_setting_before(void **state) {
  compare_text(*state,
               "#define INITGUID\n"
               "#include <ntddk.h>\n"
               "DEFINE_GUID(GUID_OF_MINE, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);\n");
}

static void test_setting_by_header(void **state) {
  compare_text(*state,
               "#include <initguid.h>\n"
               "#include <ntddk.h>\n"
               "DEFINE_GUID(GUID_OF_MINE, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);\n");
}

/* What a header only has a default for does not matter to its precompiled form, but to the source.
 */
static void test_setting_with_default(void **state) {
  compare_text(*state,
               "#define KMDF_VERSION_MINOR 15\n#define FALSE 0\n"
               "#include <ntddk.h>\n#include <wdf.h>\n"
               "int version(void) { return KMDF_VERSION_MINOR + FALSE; }\n");
}

/* With a value of one word it is given with the header, wherever the value is known. */
static void test_setting_with_value(void **state) {
  compare_text(*state,
               "#define OUT\n#define RTL_USE_AVL_TABLES 0\n"
               "#include <ntddk.h>\n"
               "int size(void) { return sizeof(RTL_GENERIC_TABLE); }\n");
  compare_text(*state,
               "#define NTDDI_VERSION 0x06010000\n#include <ntddk.h>\n#include <fwpsk.h>\n"
               "int version(void) { return NTDDI_VERSION; }\n");
  compare_text(*state,
               "#include <ntddk.h>\n#undef NTDDI_VERSION\n"
               "#define NTDDI_VERSION 0x06010000\n#include <fwpsk.h>\n"
               "int version(void) { return NTDDI_VERSION; }\n");
}

static void test_default_setting(void **state) {
  compare_text(*state,
               "#ifndef UNICODE\n#define UNICODE\n#endif\n"
               "#include <ntddk.h>\n"
               "int size(void) { return sizeof(TCHAR); }\n");
}

static void test_under_condition(void **state) {
  compare_text(*state,
               "#ifdef KERNEL_MODE_DRIVER\n#include <ntddk.h>\n#else\n"
               "typedef struct { int Own; } DRIVER_OBJECT;\n#endif\n"
               "int f(DRIVER_OBJECT *d) { return d->Own; }\n");
}

static void test_in_comment(void **state) {
  compare_text(*state,
               "/*\n#include <ntddk.h>\n*/\n"
               "typedef struct { int Own; } DRIVER_OBJECT;\n"
               "int f(DRIVER_OBJECT *d) { return d->Own; }\n");
}

static void test_packed(void **state) {
  compare_text(*state,
               "#pragma pack(push, 1)\n#include <ntddk.h>\n#pragma pack(pop)\n"
               "int size(void) { return sizeof(DRIVER_OBJECT); }\n");
}

/* A source is read without an error in one round: what nothing declares was foreseen, and what
 * something declares was left alone. */
static void read_at_once(const Fixture *fixture, const char *name, const char *text) {
  char *path = g_build_filename(fixture->folder, name, NULL);
  assert_true(g_file_set_contents(path, text, -1, NULL));
  const char *args[] = {NULL};
  SourceFile source = {.path = path, .args = args};
  source.is_cplusplus = g_str_has_suffix(name, ".cpp");
  Precompiled *none = precompiled_new(NULL, false);
  char *error = NULL;
  Parser *parser = parser_new(&(ParseOptions){.precompiled = none}, &error);
  ParsedUnit *parsed = parser != NULL ? parse_source(parser, &source, &error) : NULL;
  if (parsed == NULL) fail_msg("%s", error);
  for (uint32_t i = 0; i < parsed->problem_count; i++) {
    if (parsed->problems[i].is_error) fail_msg("%s", parsed->problems[i].message);
  }
  assert_int_equal(parsed->rounds, 1);
  parsed_free(parsed);
  parser_free(parser);
  precompiled_free(none);
  g_free(path);
}

static void test_foreseen(void **state) {
  read_at_once(*state, "driver.c",
               "#include <ntddk.h>\n"
               "#include <nowhere.h>\n"
               "typedef struct { THING_STATE State; PTHING Thing; UCHAR Name[THING_SIZE]; } EXT;\n"
               "EVT_THING_CHANGED OnChanged;\n"
               "static const ULONG Kinds = THING_KIND | THING_OTHER_KIND;\n"
               "ULONG f(EXT *e, _In_ PTHING_LIST list) {\n"
               "  THING_INFO info;\n"
               "  if ((e->Name[0] & THING_FLAG) != 0 && list->Count > 1) return info.Size;\n"
               "  switch (list->Kind) { case KIND_ONE: return KIND_TWO; }\n"
               "  return sizeof(THING_INFO);\n"
               "}\n");
  /* Others like these a header of the pack puts together. */
  read_at_once(
      *state, "network.c",
      "#include <ndis.h>\n"
      "ULONG f(void) { return NDIS_SIZEOF_THING_REVISION_1 + NDIS_OPEN_PARAMETERS_REVISION_1; }\n");
  read_at_once(*state, "driver.cpp",
               "#include <ntddk.h>\n"
               "#include <nowhere.h>\n"
               "ULONG f(ULONG n) { return helper(n, THING_FLAG) | other(); }\n");
}

/* Each of these would contradict a declaration if it were foreseen. */
static void test_not_foreseen(void **state) {
  read_at_once(*state, "driver.c",
               "#include <ndis.h>\n"
               "#define BODY(n) int Own_##n(void);\n"
               "#define LATER int Hidden\n"
               "typedef struct _A {\n"
               "#if 0\n"
               "  struct { int a;\n"
               "#else\n"
               "  struct { int b;\n"
               "#endif\n"
               "  } inner;\n"
               "} A_TYPE, *A_POINTER;\n"
               "typedef enum { FIRST, SECOND = 2 } KIND;\n"
               "typedef NTSTATUS(NTAPI *A_ROUTINE)(A_POINTER a, KIND kind);\n"
               "DECLARE_HANDLE(A_HANDLE);\n"
               "BODY(one)\n"
               "LATER;\n"
               "// a comment goes on \\\n"
               "\n"
               "A_TYPE Global;\n"
               "int f(A_POINTER a, A_ROUTINE r, A_HANDLE h) {\n"
               "  int x = FIRST, y = NDIS_FILTER_CHARACTERISTICS_REVISION_1;\n"
               "  if (h != NULL && r(a, SECOND) != 0) goto end;\n"
               "  return x * y + Hidden + Own_one() + Global.inner.b;\n"
               "end:\n"
               "  return 0;\n"
               "}\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_corpus_and_examples),
      cmocka_unit_test(test_used),
      cmocka_unit_test(test_made_for_run),
      cmocka_unit_test(test_setting_before),
      cmocka_unit_test(test_setting_by_header),
      cmocka_unit_test(test_setting_with_default),
      cmocka_unit_test(test_setting_with_value),
      cmocka_unit_test(test_default_setting),
      cmocka_unit_test(test_under_condition),
      cmocka_unit_test(test_in_comment),
      cmocka_unit_test(test_packed),
      cmocka_unit_test(test_foreseen),
      cmocka_unit_test(test_not_foreseen),
  };
  return cmocka_run_group_tests(tests, setup, teardown);
}
