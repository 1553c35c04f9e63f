/* Which bodies of a source may be left out, and what is kept with a function. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "parse/bodies.h"

/* The names of the bodies that were found, in order; free with g_free. */
static char *found(const char *text, bool is_cplusplus) {
  Bodies *bodies = bodies_find(text, strlen(text), is_cplusplus);
  GString *names = g_string_new(NULL);
  for (uint32_t i = 0; i < bodies->item_count; i++)
    g_string_append_printf(names, "%s ", bodies->items[i].name);
  bodies_free(bodies);
  return g_string_free(names, FALSE);
}

static void expect_found(const char *text, const char *names) {
  char *all = found(text, false);
  assert_string_equal(all, names);
  g_free(all);
}

static void expect_found_in_cplusplus(const char *text, const char *names) {
  char *all = found(text, true);
  assert_string_equal(all, names);
  g_free(all);
}

static void test_found(void **state) {
  (void)state;
  expect_found("int f(void) { return 1; }\nstatic int *g(int a)\n{ { } return 0; }\nint v = {1};\n",
               "f g ");
  expect_found("_In_(x) NTSTATUS\n_Must_(a) h(int a) { }\n", "h ");
  expect_found("#ifdef __cplusplus\nextern \"C\" {\n#endif\nint f(void) { }\n", "f ");
}

/* Of these it can't be said without the preprocessor what they are, or what depends on them. */
static void test_kept_when_in_doubt(void **state) {
  (void)state;
  expect_found("int f(a) int a; { return a; }\n", "");
  expect_found("int f(void) {\n#define G 1\n}\nint g(void) { }\n", "g ");
  expect_found("int f(void) {\n#include \"x.inc\"\n}\n", "");
  expect_found("int f(void) {\n#pragma pack(1)\n}\n", "");
  expect_found("int f(void) {\n#pragma warning(disable : 1)\n}\n", "f ");
  expect_found("int f(void) {\n#if A\n if (a) {\n#else\n if (b) {\n#endif\n } }\nint g() { }\n",
               "");
  expect_found("#if A\nint f(int a) {\n#else\nint f() {\n#endif\n}\nint g() { }\n", "");
  expect_found("int f(void) {\n#if A\n { }\n#else\n { }\n#endif\n}\nint g() { }\n", "f g ");
}

static void test_found_in_cplusplus(void **state) {
  (void)state;
  expect_found_in_cplusplus("namespace a { namespace { int f() { } } int g() { } }\nint h() { }\n",
                            "f g h ");
  expect_found_in_cplusplus("extern \"C\" int f() { }\nextern \"C\" { int g() { } }\n", "f g ");
  expect_found_in_cplusplus("int A::f(int x) const { }\nB &A::g() noexcept { }\n", "f g ");
  /* What runs without being called by its name, and what a body says more of. */
  expect_found_in_cplusplus("A::A() { }\nA::~A() { }\nA::A(int x) : x(x), y{x} { }\n", "");
  expect_found_in_cplusplus("class A : B { int f() { } A() { } };\nint g() { }\n", "g ");
  expect_found_in_cplusplus(
      "bool operator==(A, A) { }\nvoid *operator new(size_t) { }\n"
      "A::operator bool() { }\nvoid A::operator()(int) { }\n",
      "");
  expect_found_in_cplusplus(
      "template <class T> int f(T) { }\nauto g() { }\n"
      "constexpr int h() { }\nint i() { }\n",
      "i ");
  expect_found_in_cplusplus("A a{1, 2};\nauto b = [](int x) { };\nint c[] = {1};\nint d() { }\n",
                            "d ");
}

/* The text without what `name` does not need. */
static char *only(const char *text, const char *name) {
  size_t size = strlen(text);
  char *copy = g_strdup(text);
  Bodies *bodies = bodies_find(text, size, false);
  bodies_keep(bodies, name);
  bodies_blank(bodies, copy, size);
  bodies_free(bodies);
  return copy;
}

static void test_kept_by_call(void **state) {
  (void)state;
  char *text = only("void a(void) { }\nvoid b(void) { a(); }\nvoid c(void) {\n}\n", "b");
  assert_string_equal(text, "void a(void) { }\nvoid b(void) { a(); }\nvoid c(void) ;\n \n");
  g_free(text);
}

/* An unload routine is run without being called. */
static void test_kept_as_unload(void **state) {
  (void)state;
  char *text = only(
      "void u(void) { w(); }\nvoid w(void) { }\nvoid d(void) { }\n"
      "void e(void) { o->DriverUnload = u; o->Major = d; }\n",
      "e");
  assert_string_equal(text,
                      "void u(void) { w(); }\nvoid w(void) { }\nvoid d(void) ;  \n"
                      "void e(void) { o->DriverUnload = u; o->Major = d; }\n");
  g_free(text);
}

static void test_another_text(void **state) {
  (void)state;
  const char *text = "int f(void) { }\n";
  char *other = g_strdup("int g(void);   \n");
  Bodies *bodies = bodies_find(text, strlen(text), false);
  assert_int_equal(bodies_blank(bodies, other, strlen(other)), 0);
  assert_string_equal(other, "int g(void);   \n");
  bodies_free(bodies);
  g_free(other);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_found),
      cmocka_unit_test(test_kept_when_in_doubt),
      cmocka_unit_test(test_found_in_cplusplus),
      cmocka_unit_test(test_kept_by_call),
      cmocka_unit_test(test_kept_as_unload),
      cmocka_unit_test(test_another_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
