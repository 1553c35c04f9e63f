/* Parsing sources as they lie around: headers in another letter case, behind backslashes, in
 * circles or nowhere; other encodings; no text at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "lower/lower.h"

typedef struct Fixture {
  char *folder;
  Parser *parser;
} Fixture;

static int setup(void **state) {
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

static int teardown(void **state) {
  Fixture *fixture = *state;
  parser_free(fixture->parser);
  remove_tree(fixture->folder);
  g_free(fixture->folder);
  g_free(fixture);
  return 0;
}

static char *put(const Fixture *fixture, const char *name, const char *bytes, gssize size) {
  char *path = g_build_filename(fixture->folder, name, NULL);
  char *folder = g_path_get_dirname(path);
  g_mkdir_with_parents(folder, 0700);
  g_free(folder);
  assert_true(g_file_set_contents(path, bytes, size, NULL));
  return path;
}

static void put_away(const Fixture *fixture, const char *name, const char *text) {
  g_free(put(fixture, name, text, -1));
}

static ParsedUnit *parse_bytes(const Fixture *fixture, const char *bytes, gssize size,
                               char **error) {
  char *path = put(fixture, "driver.c", bytes, size);
  const char *no_args[] = {NULL};
  SourceFile source = {.path = path, .args = no_args};
  ParsedUnit *unit = parse_source(fixture->parser, &source, error);
  g_free(path);
  return unit;
}

static ParsedUnit *parse_text(const Fixture *fixture, const char *text) {
  char *error = NULL;
  ParsedUnit *unit = parse_bytes(fixture, text, -1, &error);
  if (unit == NULL) fail_msg("%s", error);
  return unit;
}

static unsigned errors(const ParsedUnit *unit) {
  unsigned count = 0;
  for (uint32_t i = 0; i < unit->problem_count; i++) count += unit->problems[i].is_error;
  return count;
}

/* Lowers, counts the functions that are whole, and frees both. */
static unsigned whole_functions(ParsedUnit *parsed) {
  IrUnit *unit = lower(parsed);
  unsigned count = 0;
  for (uint32_t i = 0; i < unit->func_count; i++) {
    count += unit->funcs[i]->broken == NULL && strcmp(unit->funcs[i]->name, IR_INIT) != 0;
  }
  ir_unit_free(unit);
  parsed_free(parsed);
  return count;
}

static void test_letter_case(void **state) {
  put_away(*state, "Inc/Shared.H", "#define ANSWER 42\n#include \"INNER.h\"\n");
  put_away(*state, "Inc/inner.h", "int inner(void);\n");
  ParsedUnit *unit = parse_text(*state,
                                "#include \"INC\\shared.h\"\n"
                                "int f(void) { return ANSWER + inner(); }\n");
  assert_int_equal(unit->problem_count, 0);
  assert_int_equal(whole_functions(unit), 1);
}

static void test_missing_header(void **state) {
  ParsedUnit *unit = parse_text(*state,
                                "#include <nowhere/at_all.h>\n#include \"driver.tmh\"\n"
                                "int f(void) { return 1; }\n");
  assert_int_equal(unit->problem_count, 1);
  assert_int_equal(unit->problems[0].line, 1);
  assert_false(unit->problems[0].is_error);
  assert_int_equal(whole_functions(unit), 1);
}

static void test_endless_includes(void **state) {
  put_away(*state, "a.h", "#include \"b.h\"\n#include \"b.h\"\nint a;\n");
  put_away(*state, "b.h", "#include \"a.h\"\n#include \"a.h\"\nint b;\n");
  ParsedUnit *unit = parse_text(*state, "#include \"a.h\"\nint f(void) { return a + b; }\n");
  assert_int_equal(errors(unit), 0);
  assert_int_equal(whole_functions(unit), 1);
}

static void test_wrapper_of_same_name(void **state) {
  put_away(*state, "SAL.H", "#include <sal.h>\nint wrapped;\n");
  ParsedUnit *unit = parse_text(*state, "#include \"sal.h\"\nint f(_In_ int n) { return n; }\n");
  assert_int_equal(errors(unit), 0);
  assert_int_equal(whole_functions(unit), 1);
}

static void test_utf16(void **state) {
  const char text[] = "/* \xc3\xa4 */ int f(void) { return 1; }\n";
  gsize size;
  char *wide = g_convert(text, -1, "UTF-16LE", "UTF-8", NULL, &size, NULL);
  GString *bytes = g_string_new_len("\xff\xfe", 2);
  g_string_append_len(bytes, wide, (gssize)size);
  char *error = NULL;
  ParsedUnit *unit = parse_bytes(*state, bytes->str, (gssize)bytes->len, &error);
  assert_non_null(unit);
  assert_string_equal(unit->text, text);
  assert_int_equal(whole_functions(unit), 1);
  g_string_free(bytes, true);
  g_free(wide);
}

static void test_latin1(void **state) {
  ParsedUnit *unit = parse_text(*state, "/* \xe4 */ const char *f(void) { return \"\xfc\"; }\n");
  assert_int_equal(errors(unit), 0);
  assert_int_equal(whole_functions(unit), 1);
}

static void test_no_text(void **state) {
  char *error = NULL;
  assert_null(parse_bytes(*state, "MZ\0\0binary", 10, &error));
  assert_non_null(strstr(error, "binary"));
  g_free(error);
  const char *no_args[] = {NULL};
  SourceFile missing = {.path = "/nowhere/driver.c", .args = no_args};
  assert_null(parse_source(((Fixture *)*state)->parser, &missing, &error));
  assert_non_null(strstr(error, "can't read /nowhere/driver.c"));
  g_free(error);
  assert_int_equal(whole_functions(parse_text(*state, "")), 0);
}

static void test_unknown_names(void **state) {
  ParsedUnit *unit = parse_text(*state,
                                "#include <nowhere.h>\n"
                                "typedef struct { PFOO foo; } EXTENSION;\n"
                                "int f(_Made_up_(x) EXTENSION *e, PBAR bar) {\n"
                                "  switch (e->foo->Kind) {\n"
                                "    case KIND_ONE: return bar->Next->Name[1];\n"
                                "    case KIND_TWO: Global = undeclared(bar, sizeof(THING));\n"
                                "  }\n"
                                "  return (THING)bar == SOME_FLAG;\n"
                                "}\n");
  for (uint32_t i = 0; i < unit->problem_count; i++) {
    if (unit->problems[i].is_error) print_message("%s\n", unit->problems[i].message);
  }
  assert_int_equal(errors(unit), 0);
  assert_int_equal(whole_functions(unit), 1);
}

/* Every function of the text is whole after healing, and no error remains. */
/* Returns how many rounds that took. */
static unsigned assert_heals(const Fixture *fixture, bool is_cplusplus, const char *text,
                             unsigned functions) {
  char *path = put(fixture, is_cplusplus ? "heal.cpp" : "heal.c", text, -1);
  const char *no_args[] = {NULL};
  SourceFile source = {.path = path, .args = no_args, .is_cplusplus = is_cplusplus};
  char *error = NULL;
  ParsedUnit *unit = parse_source(fixture->parser, &source, &error);
  if (unit == NULL) fail_msg("%s", error);
  for (uint32_t i = 0; i < unit->problem_count; i++) {
    if (unit->problems[i].is_error) print_message("%s\n", unit->problems[i].message);
  }
  assert_int_equal(errors(unit), 0);
  assert_int_equal(whole_functions(unit), functions);
  g_free(path);
  return unit->rounds;
}

/* What the compiler and the kit's build define goes with the processor of the build file, or with
 * the one that a macro names. */
static void test_processors(void **state) {
  static const struct {
    const char *args[3], *condition;
  } all[] = {
      {{NULL}, "defined(_M_X64) && defined(_AMD64_) && defined(_WIN64)"},
      {{"--target=i686", NULL}, "defined(_M_IX86) && defined(_X86_) && !defined(_WIN64)"},
      {{"--target=aarch64", NULL}, "defined(_M_ARM64) && defined(_ARM64_) && defined(_WIN64)"},
      {{"--target=thumbv7", NULL}, "defined(_M_ARM) && defined(_ARM_) && !defined(_WIN64)"},
      {{"-D_X86_=1", NULL}, "defined(_M_IX86) && _X86_ == 1 && !defined(_M_X64)"},
      {{"--target=i686", "-DAMD64"}, "defined(_M_X64) && defined(AMD64)"},
      {{NULL}, "defined(_KERNEL_MODE)"},
      {{"-U_KERNEL_MODE", NULL}, "!defined(_KERNEL_MODE)"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
    const Fixture *fixture = *state;
    char *text = g_strdup_printf("#if !(%s)\n#error wrong\n#endif\n", all[i].condition);
    char *path = put(fixture, "processor.c", text, -1);
    const char *args[] = {all[i].args[0], all[i].args[1], NULL};
    SourceFile source = {.path = path, .args = args};
    char *error = NULL;
    ParsedUnit *unit = parse_source(fixture->parser, &source, &error);
    assert_non_null(unit);
    if (errors(unit) != 0) fail_msg("%s", all[i].condition);
    parsed_free(unit);
    g_free(path);
    g_free(text);
  }
}

static void test_strings(void **state) {
  assert_heals(*state, false,
               "int print(const char *text);\n"
               "int f(void) {\n"
               "  unsigned short name[] = DEVICE_NAME;\n"
               "  print(DRIVER_NAME \": one\");\n"
               "  return print(\"two\" DRIVER_NAME) + name[0];\n"
               "}\n",
               1);
}

static void test_own_annotations(void **state) {
  assert_heals(*state, false,
               "PAGED_SEGMENT\n"
               "int f(int n) { return n; }\n"
               "typedef int NUMBER;\n"
               "PAGED_SEGMENT NUMBER g(int n) { return f(n); }\n",
               2);
}

static void test_types_of_functions(void **state) {
  assert_heals(*state, false,
               "own_initialize Entry;\n"
               "int Entry(int n) { return n; }\n",
               1);
}

static void test_types_as_arguments(void **state) {
  assert_heals(*state, false,
               "typedef struct { int a; } THING;\n"
               "int f(void *p) { return GET_MEMBER(p, THING, a) + 1; }\n",
               1);
}

/* Microsoft's compiler leaves out what a macro has no parameter for. */
static void test_surplus_arguments(void **state) {
  assert_heals(*state, false,
               "#define START(a) work(a)\n"
               "#define STOP() work(0)\n"
               "int work(int n);\n"
               "int f(int n) {\n"
               "  START(n, (1, 2));\n"
               "  return START(n, 3) + START(1, 2) + STOP(n);\n"
               "}\n",
               1);
}

static void test_scopes(void **state) {
  assert_heals(*state, true,
               "class Foo : public Base {\n public:\n  SEGMENT int go(int n);\n};\n"
               "SEGMENT\nint Foo::go(int n) {\n"
               "  if (n == Kind::First) return helper::call(n);\n"
               "  return n;\n}\n",
               1);
}

/* The unit of a text of which only DriverEntry, with what it calls, is read. */
static IrUnit *lower_entry(const Fixture *fixture, const char *text) {
  char *path = put(fixture, "part.c", text, -1), *error = NULL;
  const char *args[] = {NULL};
  SourceFile source = {.path = path, .args = args};
  Bodies *bodies = bodies_find(text, strlen(text), false);
  assert_true(bodies_keep(bodies, "DriverEntry"));
  ParsedUnit *parsed = parse_source_part(fixture->parser, &source, bodies, &error);
  assert_non_null(parsed);
  IrUnit *unit = lower(parsed);
  parsed_free(parsed);
  bodies_free(bodies);
  g_free(path);
  return unit;
}

static void test_left_out(void **state) {
  IrUnit *unit = lower_entry(*state,
                             "static int hidden(void) { return undeclared->member; }\n"
                             "int open_(void) { return 1; }\n"
                             "#if 0\nint dead(void) { return 2; }\n#endif\n"
                             "int (*table[])(void) = {hidden};\n"
                             "int DriverEntry(void) { return 0; }\n");
  assert_false(unit->is_misread);
  assert_int_equal(unit->withheld_count, 2);
  assert_string_equal(unit->withheld[0].name, "hidden");
  assert_true(unit->withheld[0].is_static);
  assert_string_equal(unit->withheld[1].name, "open_");
  assert_false(unit->withheld[1].is_static);
  assert_int_equal(unit->problem_count, 0);
  ir_unit_free(unit);
}

/* What is left out still tells what a name stands for. */
static void test_left_out_tells(void **state) {
  IrUnit *unit = lower_entry(*state,
                             "void reset(void) { Table = 0; }\n"
                             "int DriverEntry(void) { drop(Table, 1); return 0; }\n");
  bool is_variable = false;
  for (uint32_t i = 0; i < unit->global_count; i++)
    is_variable = is_variable || strcmp(unit->globals[i].name, "Table") == 0;
  assert_true(is_variable);
  ir_unit_free(unit);
}

/* A macro makes a function of another name: nobody could ask for it. */
static void test_made_by_macro(void **state) {
  IrUnit *unit = lower_entry(*state,
                             "#define HANDLER(name) void name##Handler(void)\n"
                             "static HANDLER(First) { }\n"
                             "int DriverEntry(void) { return 0; }\n");
  assert_true(unit->is_misread);
  ir_unit_free(unit);
}

/* What the variables of a type are asked for is read off the text: a second round is enough. */
static void test_members_at_once(void **state) {
  static const char text[] =
      "int ask(FIRMWARE_BOX *box) { return box->Head->Inner.Answer; }\n"
      "int f(void) {\n"
      "  FIRMWARE_BOX box;\n"
      "  /* Not box. if */\n"
      "  if (ask(&box)) return (int)box.Kind;\n"
      "  return (int)box.Rows[1].Length;\n"
      "}\n";
  assert_int_equal(assert_heals(*state, false, text, 2), 2);
  assert_int_equal(assert_heals(*state, true, text, 2), 2);
}

/* Looks like a routine when it is handed on, until something is stored in it. */
static void test_assigned(void **state) {
  assert_heals(*state, false,
               "int f(void) {\n"
               "  if (Table != 0) drop(Table, 1);\n"
               "  Table = 0;\n"
               "  Count += 1;\n"
               "  return 0;\n"
               "}\n",
               1);
}

static void test_bad_kit(void **state) {
  const Fixture *fixture = *state;
  char *error = NULL;
  assert_null(parser_new(&(ParseOptions){.wdk = fixture->folder}, &error));
  assert_non_null(strstr(error, "holds no driver headers"));
  g_free(error);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_letter_case, setup, teardown),
      cmocka_unit_test_setup_teardown(test_missing_header, setup, teardown),
      cmocka_unit_test_setup_teardown(test_endless_includes, setup, teardown),
      cmocka_unit_test_setup_teardown(test_wrapper_of_same_name, setup, teardown),
      cmocka_unit_test_setup_teardown(test_utf16, setup, teardown),
      cmocka_unit_test_setup_teardown(test_latin1, setup, teardown),
      cmocka_unit_test_setup_teardown(test_no_text, setup, teardown),
      cmocka_unit_test_setup_teardown(test_unknown_names, setup, teardown),
      cmocka_unit_test_setup_teardown(test_processors, setup, teardown),
      cmocka_unit_test_setup_teardown(test_strings, setup, teardown),
      cmocka_unit_test_setup_teardown(test_own_annotations, setup, teardown),
      cmocka_unit_test_setup_teardown(test_types_of_functions, setup, teardown),
      cmocka_unit_test_setup_teardown(test_types_as_arguments, setup, teardown),
      cmocka_unit_test_setup_teardown(test_surplus_arguments, setup, teardown),
      cmocka_unit_test_setup_teardown(test_scopes, setup, teardown),
      cmocka_unit_test_setup_teardown(test_left_out, setup, teardown),
      cmocka_unit_test_setup_teardown(test_left_out_tells, setup, teardown),
      cmocka_unit_test_setup_teardown(test_made_by_macro, setup, teardown),
      cmocka_unit_test_setup_teardown(test_members_at_once, setup, teardown),
      cmocka_unit_test_setup_teardown(test_assigned, setup, teardown),
      cmocka_unit_test_setup_teardown(test_bad_kit, setup, teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
