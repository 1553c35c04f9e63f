/* The reports against their goldens, which stand beside this file. UNLOADLINT_ACCEPT=1 in the
 * environment writes them anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "report/report.h"
#include "sample.h"

typedef void Reporter(const Findings *findings, FILE *out);

/* `text` (freed) with `part` replaced. */
static char *replace(char *text, const char *part, const char *replacement) {
  char **parts = g_strsplit(text, part, -1);
  char *replaced = g_strjoinv(replacement, parts);
  g_strfreev(parts);
  g_free(text);
  return replaced;
}

/* What the reporter writes, without what differs from machine to machine and clone to clone. */
static char *run(Reporter *reporter, const Findings *findings) {
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  assert_non_null(out);
  reporter(findings, out);
  fclose(out);
  char *copy = g_strdup(text);
  free(text);
  return replace(replace(copy, findings->root, "/ROOT"), UNLOADLINT_HOMEPAGE, "https://HOMEPAGE");
}

static void expect_golden(const char *name, char *text) {
  char *path = g_strdup_printf(TESTS_DIR "/report/%s.golden", name);
  char *golden = NULL;
  if (g_getenv("UNLOADLINT_ACCEPT") != NULL) {
    assert_true(g_file_set_contents(path, text, -1, NULL));
  } else if (!g_file_get_contents(path, &golden, NULL, NULL)) {
    fail_msg("%s is missing; UNLOADLINT_ACCEPT=1 writes it", path);
  } else if (strcmp(golden, text) != 0) {
    fail_msg("%s differs; UNLOADLINT_ACCEPT=1 accepts what is written now:\n%s", path, text);
  }
  g_free(golden);
  g_free(path);
  g_free(text);
}

static void plain_text(const Findings *findings, FILE *out) {
  report_text(findings, &(ReportStyle){0}, out);
}

static void verbose_text(const Findings *findings, FILE *out) {
  report_text(findings, &(ReportStyle){.verbose = true}, out);
}

static void quiet_text(const Findings *findings, FILE *out) {
  report_text(findings, &(ReportStyle){.quiet = true}, out);
}

static void color_text(const Findings *findings, FILE *out) {
  report_text(findings, &(ReportStyle){.color = true, .quiet = true}, out);
}

static void goldens(void **state) {
  (void)state;
  static const struct {
    const char *name;
    Reporter *reporter;
  } reports[] = {{"text", plain_text},  {"verbose", verbose_text}, {"quiet", quiet_text},
                 {"color", color_text}, {"json", report_json},     {"sarif", report_sarif}};
  Findings *findings = sample_findings();
  for (size_t i = 0; i < G_N_ELEMENTS(reports); i++) {
    char *text = run(reports[i].reporter, findings);
    assert_true(g_utf8_validate(text, -1, NULL));
    assert_null(strstr(text, " \n"));
    expect_golden(reports[i].name, text);
  }
  sample_free(findings);
}

static void nothing_found(void **state) {
  (void)state;
  Findings *findings = sample_empty();
  char *text = run(plain_text, findings);
  assert_string_equal(text, "0 drivers (0.8 s)\n");
  g_free(text);
  text = run(quiet_text, findings);
  assert_string_equal(text, "");
  g_free(text);
  text = run(report_sarif, findings);
  json_t *log = json_loads(text, 0, NULL);
  json_t *results = json_object_get(json_array_get(json_object_get(log, "runs"), 0), "results");
  assert_true(json_is_array(results)); /* there, even when empty */
  assert_int_equal(json_array_size(results), 0);
  json_decref(log);
  g_free(text);
  sample_free(findings);
}

static void long_paths(void **state) {
  (void)state;
  Findings *findings = sample_long(40);
  char *text = run(plain_text, findings);
  assert_null(strstr(text, "steps more"));
  assert_non_null(strstr(text, "step number 21\n"));
  g_free(text);
  sample_free(findings);
  findings = sample_long(2500);
  text = run(plain_text, findings);
  assert_non_null(strstr(text, "2460 steps more"));
  assert_non_null(strstr(text, "step number 20\n"));
  assert_null(strstr(text, "step number 21\n"));
  assert_null(strstr(text, "step number 2480\n"));
  assert_non_null(strstr(text, "step number 2481\n"));
  g_free(text);
  text = run(report_json, findings);
  json_t *report = json_loads(text, 0, NULL);
  json_t *first = json_array_get(json_object_get(report, "findings"), 0);
  assert_int_equal(json_array_size(json_object_get(first, "steps")), 2500);
  json_decref(report);
  g_free(text);
  sample_free(findings);
}

static void source_lines(void **state) {
  (void)state;
  const char *root = TESTS_DIR "/report/source";
  assert_string_equal(report_source_line(root, "sys/lost.c", 2), "#include <strmini.h>");
  assert_string_equal(report_source_line(root, "sys/lost.c", 10), "");
  assert_null(report_source_line(root, "sys/lost.c", 0));
  assert_null(report_source_line(root, "sys/lost.c", 1000));
  assert_null(report_source_line(root, "sys/gone.c", 1));
  assert_null(report_source_line(root, NULL, 1));
  assert_true(g_str_has_prefix(report_source_line(root, "sys/latin1.c", 1),
                               "/* Latin-1: \xC3\xA9t\xC3\xA9 */"));
  assert_true(g_str_has_suffix(report_source_line(root, "sys/latin1.c", 1), "}"));
}

static void wide_encodings(void **state) {
  (void)state;
  static const char *const names[] = {"UTF-16LE", "UTF-16BE"};
  char *folder = g_dir_make_tmp("unloadlint-XXXXXX", NULL);
  assert_non_null(folder);
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    gsize size;
    char *bytes = g_convert(
        "\xEF\xBB\xBF"
        "first\r\n\xC3\xA9 second",
        -1, names[i], "UTF-8", NULL, &size, NULL);
    char *path = g_build_filename(folder, names[i], NULL);
    assert_true(g_file_set_contents(path, bytes, (gssize)size, NULL));
    assert_string_equal(report_source_line(folder, names[i], 1), "first");
    assert_string_equal(report_source_line(folder, names[i], 2), "\xC3\xA9 second");
    remove(path);
    g_free(path);
    g_free(bytes);
  }
  remove(folder);
  g_free(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(goldens),        cmocka_unit_test(nothing_found),
      cmocka_unit_test(long_paths),     cmocka_unit_test(source_lines),
      cmocka_unit_test(wide_encodings),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
