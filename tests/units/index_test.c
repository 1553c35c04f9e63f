/* The lexical index: what a source defines, what it only mentions, and what hides from it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "units/index.h"

static IndexMatch match(const char *text, bool is_cplusplus, const char *name) {
  SourceIndex *index = index_source(text, strlen(text), is_cplusplus);
  IndexMatch found = index_match(index, name);
  index_free(index);
  return found;
}

#define ASSERT_MATCH(expected, text, name) \
  assert_int_equal((expected), match((text), false, (name)))
#define ASSERT_MATCH_CXX(expected, text, name) \
  assert_int_equal((expected), match((text), true, (name)))

static void functions(void **state) {
  (void)state;
  ASSERT_MATCH(INDEX_DEFINES, "NTSTATUS Start(int a)\n{ return 0; }", "Start");
  ASSERT_MATCH(INDEX_DEFINES, "VOID Start(a) int a; { }", "Start");
  ASSERT_MATCH(INDEX_DEFINES, "VOID Other(void) {}\n_Use_decl_annotations_ VOID Start(void) {}",
               "Start");
  ASSERT_MATCH(INDEX_MENTIONS, "NTSTATUS Start(int a);", "Start");
  ASSERT_MATCH(INDEX_MENTIONS, "DRIVER_UNLOAD Other; MAKE_THUNK(Start)", "Start");
  ASSERT_MATCH(INDEX_NONE, "VOID Other(void) { Start(); }", "Start");
  ASSERT_MATCH(INDEX_NONE, "VOID Other(void) { /* } */ char *s = \"}\"; Start(1) ; }", "Start");
  ASSERT_MATCH(INDEX_NONE, "// Start() {\n", "Start");
}

static void variables(void **state) {
  (void)state;
  ASSERT_MATCH(INDEX_DEFINES, "PDRIVER_UNLOAD Saved;", "Saved");
  ASSERT_MATCH(INDEX_DEFINES, "static int a, *Saved = 0;", "Saved");
  ASSERT_MATCH(INDEX_DEFINES, "PDRIVER_UNLOAD Saved[4];", "Saved");
  ASSERT_MATCH(INDEX_DEFINES, "struct State { int a; } Saved;", "Saved");
  ASSERT_MATCH(INDEX_DEFINES, "extern int Saved = 4;", "Saved");
  ASSERT_MATCH(INDEX_DEFINES, "VOID f(void) {}\nint Saved = 4;", "Saved");
  ASSERT_MATCH(INDEX_MENTIONS, "extern PDRIVER_UNLOAD Saved;", "Saved");
  ASSERT_MATCH(INDEX_MENTIONS, "typedef struct { int a; } Saved;", "Saved");
  ASSERT_MATCH(INDEX_NONE, "VOID f(void) { int Saved; }", "Saved");
  ASSERT_MATCH_CXX(INDEX_DEFINES, "Device Saved(1, 2);", "Saved");
  ASSERT_MATCH_CXX(INDEX_DEFINES, "int Device::Saved = 4;", "Saved");
}

static void scopes(void **state) {
  (void)state;
  ASSERT_MATCH_CXX(INDEX_DEFINES, "extern \"C\" { VOID a(void) {} VOID Start(void) {} }", "Start");
  ASSERT_MATCH_CXX(INDEX_DEFINES, "extern \"C\" VOID a(void) {} VOID Start(void) {}", "Start");
  ASSERT_MATCH_CXX(INDEX_DEFINES, "extern \"C\" VOID a(void) {} int Saved;", "Saved");
  ASSERT_MATCH_CXX(INDEX_DEFINES, "namespace a { namespace { VOID Start(void) {} } }", "Start");
  ASSERT_MATCH_CXX(INDEX_DEFINES, "namespace a { int b; }\nVOID Start(void) {}", "Start");
  ASSERT_MATCH_CXX(INDEX_DEFINES, "NTSTATUS Device::Start(int a) const { return 0; }", "Start");
  ASSERT_MATCH_CXX(INDEX_NONE, "VOID f(void) { extern \"C\" { Start(); } }", "Start");
}

/* Each branch may open the same brace. */
static void branches(void **state) {
  (void)state;
  static const char text[] =
      "#if A\n"
      "VOID First(int a) {\n"
      "#else\n"
      "VOID First(void) {\n"
      "#endif\n"
      "  Called();\n"
      "}\n"
      "VOID Second(void) {}\n"
      "#ifdef B\n"
      "VOID Third(void) {}\n"
      "#elif C\n"
      "}\n"
      "#endif\n"
      "VOID Fourth(void) {}\n";
  ASSERT_MATCH(INDEX_DEFINES, text, "First");
  ASSERT_MATCH(INDEX_NONE, text, "Called");
  ASSERT_MATCH(INDEX_DEFINES, text, "Second");
  ASSERT_MATCH(INDEX_DEFINES, text, "Third");
  ASSERT_MATCH(INDEX_DEFINES, text, "Fourth");
}

static bool configures(const char *text) {
  SourceIndex *index = index_source(text, strlen(text), false);
  bool found = index_configures_header(index);
  index_free(index);
  return found;
}

static void headers(void **state) {
  (void)state;
  assert_true(configures("#define GLOBALS\n#include \"globals.h\"\n"));
  assert_false(configures("#include \"globals.h\"\n#define GLOBALS\n"));
}

static bool has_objects(const char *text) {
  SourceIndex *index = index_source(text, strlen(text), true);
  bool found = index_has_objects(index);
  index_free(index);
  return found;
}

static void objects(void **state) {
  (void)state;
  assert_true(has_objects("Device theDevice;"));
  assert_true(has_objects("static Device theDevice(1);"));
  assert_true(has_objects("Device Driver::theDevice;"));
  assert_true(has_objects("Holder<int> theHolder;"));
  assert_true(has_objects("NTSTATUS f() {}\nnamespace { Device theDevice{1}; }"));
  assert_false(has_objects("extern Device theDevice;"));
  assert_false(has_objects("PDRIVER_OBJECT Saved; int a = 4; ULONG b[3];"));
  assert_false(has_objects("class Device { Device other; };"));
  assert_false(has_objects("NTSTATUS Device::Start(int a) { Device local; return 0; }"));
  assert_false(has_objects("bool Device::isOpen = false;"));
  assert_false(has_objects("Device::Device(int a) : Base(a), count(4) { }"));
  assert_false(has_objects("struct Device : public Base { int a; };"));
  assert_false(has_objects("using Name = Device;"));
}

/* Whatever is cut off or closed too often, the rest of the text is still looked at. */
static void every_prefix(void **state) {
  (void)state;
  static const char text[] =
      "}}) extern \"C\" { #if 1\n#if X\nVOID f(a) int a; { if (a) { g(\"}\"); } "
      "}\n#else\n{\n#endif\n"
      "namespace b { int c = { 1, 2 }, d[3]; Device e(4); } }";
  for (size_t size = 0; size <= strlen(text); size++) {
    char *cut = g_strndup(text, size);
    index_free(index_source(cut, size, true));
    g_free(cut);
  }
  ASSERT_MATCH(INDEX_DEFINES, "}}} VOID Start(void) {}", "Start");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(functions),    cmocka_unit_test(variables), cmocka_unit_test(scopes),
      cmocka_unit_test(branches),     cmocka_unit_test(headers),   cmocka_unit_test(objects),
      cmocka_unit_test(every_prefix),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
