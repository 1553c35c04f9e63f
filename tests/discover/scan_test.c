/* The lexical look: what is a definition of an entry routine and what only looks like one. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "discover/sources.h"

static void expect_entry(bool expected, const char *text) {
  ScanResult result = discover_scan_text(text, strlen(text));
  if (result.has_entry != expected) {
    fail_msg("%s in: %s", expected ? "no entry found" : "an entry seen", text);
  }
}

static void definitions(void **state) {
  (void)state;
  expect_entry(true, "NTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING r) { return 0; }");
  expect_entry(true, "extern \"C\" NTSTATUS\nDriverEntry(\n  _In_ PDRIVER_OBJECT d\n  )\n{ }");
  expect_entry(true, "extern \"C\" { NTSTATUS DriverEntry(void *) try { } catch (...) { } }");
  expect_entry(true, "int DriverEntry(a, b) PVOID a, *b; int c; { return 0; }");
  expect_entry(true, "ULONG DriverEntry(PVOID d, PVOID r) _Use_decl_annotations_ {}");
  expect_entry(true, "int DriverEntry(void *d) __attribute__((section(\"INIT\"))) {}");
  expect_entry(true, "int DriverEntry(void *d /* the ) object */) // {\n{}");
  expect_entry(true, "#define start DriverEntry\nDRIVER_INITIALIZE start;\nint start(void *d) {}");
  expect_entry(true, "int \\\nDriverEntry\\\r\n(void *d)\r\n{}");
}

static void no_definitions(void **state) {
  (void)state;
  expect_entry(false, "");
  expect_entry(false, "NTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING r);");
  expect_entry(false, "DRIVER_INITIALIZE DriverEntry;\nvoid f(void) {}");
  expect_entry(false, "#pragma alloc_text(INIT, DriverEntry)\nvoid f(void) {}");
  expect_entry(false, "#define DriverEntry(a) \\\n { a }\n");
  expect_entry(false, "/* DriverEntry(void) { } */");
  expect_entry(false, "// DriverEntry(void) { } \\\n DriverEntry(void) { }\n");
  expect_entry(false, "const char *s = \"DriverEntry(void) {\";");
  expect_entry(false, "const char *s = R\"x(\" DriverEntry(void) { )\" )x\";");
  expect_entry(false, "int f(void) { if (DriverEntry(1, 2)) { return 1; } }");
  expect_entry(false, "int f(void) { return DriverEntry(1, 2); } int g(void) { }");
  expect_entry(false, "int Other::DriverEntry(void *d) {}");
  expect_entry(false, "int f(T t) { t.DriverEntry(1) { } t->DriverEntry(2) { } }");
  expect_entry(false, "int GsDriverEntry(void *d) {}");
  expect_entry(false, "#define start DriverEntry\nDRIVER_INITIALIZE start;\nint f(void) {}");
  expect_entry(false, "#define call DriverEntry(0, 0)\nint call(void *d) {}");
  expect_entry(false, "int DriverEntry(void *d) __attribute__((x)); void f(void) {}");
  expect_entry(false, "int DriverEntry(void *d");
  expect_entry(false, "int DriverEntry(void *d) /* cut off {");
}

static void inactive_code(void **state) {
  (void)state;
  expect_entry(false, "#if 0\nint DriverEntry(void *d) {}\n#endif\n");
  expect_entry(false, "#if 0 // don't\nisn't \"\nint DriverEntry(void *d) {}\n#endif\n");
  expect_entry(true, "#if 0\nit's\n#else\nint DriverEntry(void *d) {}\n#endif\n");
  expect_entry(false, "#if 1\n#else\nint DriverEntry(void *d) {}\n#endif\n");
  expect_entry(false, "#if 1\n#elif X\nint DriverEntry(void *d) {}\n#endif\n");
  expect_entry(true, "#if 0\n#elif X\nint DriverEntry(void *d) {}\n#endif\n");
  expect_entry(false, "#if 0\n#if 1\nint DriverEntry(void *d) {}\n#endif\n#endif\n");
  expect_entry(true, "#if 0\n#if 1\n#endif\n#endif\nint DriverEntry(void *d) {}\n");
  expect_entry(true, "#ifdef A\nint f()\n#else\nint DriverEntry(void *d)\n#endif\n{}\n");
  expect_entry(true, "#ifdef A\n#else\nint DriverEntry(void *d) {}\n#endif\n");
  expect_entry(true, "#if 0 + X\nint DriverEntry(void *d) {}\n#endif\n");
  expect_entry(true, "#endif\n#else\n#elif 1\nint DriverEntry(void *d) {}\n");
}

static void deep_conditionals(void **state) {
  (void)state;
  GString *text = g_string_new(NULL);
  for (int i = 0; i < 1000; i++) {
    g_string_append(text, "#if X\n");
  }
  g_string_append(text, "#if 0\n#else\nint DriverEntry(void *d) {}\n");
  expect_entry(true, text->str);
  g_string_free(text, TRUE);
}

static void programs(void **state) {
  (void)state;
  const char *mains[] = {"int main(int c, char **v) {}", "int __cdecl wmain(void) {}",
                         "BOOL WINAPI DllMain(HINSTANCE h, DWORD r, PVOID p) {}"};
  for (size_t i = 0; i < G_N_ELEMENTS(mains); i++) {
    assert_true(discover_scan_text(mains[i], strlen(mains[i])).has_main);
  }
  const char *none = "void maintain(void) { domain(1); main(2); }";
  assert_false(discover_scan_text(none, strlen(none)).has_main);
}

/* Every prefix of a text full of constructs: reading must never go past the end. */
static void every_prefix(void **state) {
  (void)state;
  const char text[] =
      "/*x*/ #if 0\n'a' \"b\\\"\" \\\n#else\nR\"q(\")q\" 1'000 a::b->c . \\\r\n"
      "int DriverEntry(a) int a; __x((\"y\")) { } main Main //";
  for (size_t size = 0; size <= sizeof text - 1; size++) {
    char *exact = g_malloc(MAX(size, 1)); /* its own block, so that a sanitizer sees the end */
    memcpy(exact, text, size);
    discover_scan_text(exact, size);
    g_free(exact);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(definitions),   cmocka_unit_test(no_definitions),
      cmocka_unit_test(inactive_code), cmocka_unit_test(deep_conditionals),
      cmocka_unit_test(programs),      cmocka_unit_test(every_prefix),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
