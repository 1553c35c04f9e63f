/* Parsing sources as they lie around: headers in another letter case, behind backslashes, in
 * circles or nowhere; other encodings; no text at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "texts.h"

static void test_letter_case(void **state) {
  texts_put_away(*state, "Inc/Shared.H", "#define ANSWER 42\n#include \"INNER.h\"\n");
  texts_put_away(*state, "Inc/inner.h", "int inner(void);\n");
  ParsedUnit *unit = texts_parse(*state,
                                 "#include \"INC\\shared.h\"\n"
                                 "int f(void) { return ANSWER + inner(); }\n");
  assert_int_equal(unit->problem_count, 0);
  assert_int_equal(texts_whole(unit), 1);
}

static void test_missing_header(void **state) {
  ParsedUnit *unit = texts_parse(*state,
                                 "#include <nowhere/at_all.h>\n#include \"driver.tmh\"\n"
                                 "int f(void) { return 1; }\n");
  assert_int_equal(unit->problem_count, 1);
  assert_int_equal(unit->problems[0].line, 1);
  assert_false(unit->problems[0].is_error);
  assert_int_equal(texts_whole(unit), 1);
}

static void test_endless_includes(void **state) {
  texts_put_away(*state, "a.h", "#include \"b.h\"\n#include \"b.h\"\nint a;\n");
  texts_put_away(*state, "b.h", "#include \"a.h\"\n#include \"a.h\"\nint b;\n");
  ParsedUnit *unit = texts_parse(*state, "#include \"a.h\"\nint f(void) { return a + b; }\n");
  assert_int_equal(texts_errors(unit), 0);
  assert_int_equal(texts_whole(unit), 1);
}

static void test_wrapper_of_same_name(void **state) {
  texts_put_away(*state, "SAL.H", "#include <sal.h>\nint wrapped;\n");
  ParsedUnit *unit = texts_parse(*state, "#include \"sal.h\"\nint f(_In_ int n) { return n; }\n");
  assert_int_equal(texts_errors(unit), 0);
  assert_int_equal(texts_whole(unit), 1);
}

static void test_utf16(void **state) {
  const char text[] = "/* \xc3\xa4 */ int f(void) { return 1; }\n";
  gsize size;
  char *wide = g_convert(text, -1, "UTF-16LE", "UTF-8", NULL, &size, NULL);
  GString *bytes = g_string_new_len("\xff\xfe", 2);
  g_string_append_len(bytes, wide, (gssize)size);
  char *error = NULL;
  ParsedUnit *unit = texts_parse_bytes(*state, bytes->str, (gssize)bytes->len, &error);
  assert_non_null(unit);
  assert_string_equal(unit->text, text);
  assert_int_equal(texts_whole(unit), 1);
  g_string_free(bytes, true);
  g_free(wide);
}

static void test_latin1(void **state) {
  ParsedUnit *unit = texts_parse(*state, "/* \xe4 */ const char *f(void) { return \"\xfc\"; }\n");
  assert_int_equal(texts_errors(unit), 0);
  assert_int_equal(texts_whole(unit), 1);
}

static void test_no_text(void **state) {
  char *error = NULL;
  assert_null(texts_parse_bytes(*state, "MZ\0\0binary", 10, &error));
  assert_non_null(strstr(error, "binary"));
  g_free(error);
  const char *no_args[] = {NULL};
  SourceFile missing = {.path = "/nowhere/driver.c", .args = no_args};
  assert_null(parse_source(((Fixture *)*state)->parser, &missing, &error));
  assert_non_null(strstr(error, "can't read /nowhere/driver.c"));
  g_free(error);
  assert_int_equal(texts_whole(texts_parse(*state, "")), 0);
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
    char *path = texts_put(fixture, "processor.c", text, -1);
    const char *args[] = {all[i].args[0], all[i].args[1], NULL};
    SourceFile source = {.path = path, .args = args};
    char *error = NULL;
    ParsedUnit *unit = parse_source(fixture->parser, &source, &error);
    assert_non_null(unit);
    if (texts_errors(unit) != 0) fail_msg("%s", all[i].condition);
    parsed_free(unit);
    g_free(path);
    g_free(text);
  }
}

/* The unit of a text of which only DriverEntry, with what it calls, is read. */
static IrUnit *lower_entry(const Fixture *fixture, const char *text) {
  char *path = texts_put(fixture, "part.c", text, -1), *error = NULL;
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

static void test_bad_kit(void **state) {
  const Fixture *fixture = *state;
  char *error = NULL;
  assert_null(parser_new(&(ParseOptions){.wdk = fixture->folder}, &error));
  assert_non_null(strstr(error, "holds no driver headers"));
  g_free(error);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_letter_case, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_missing_header, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_endless_includes, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_wrapper_of_same_name, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_utf16, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_latin1, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_no_text, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_processors, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_left_out, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_left_out_tells, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_made_by_macro, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_bad_kit, texts_setup, texts_teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
