/* ir_func_finish: open blocks are closed, values that cross a block move into variables, blocks
 * that nothing reaches go. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "text.h"

/* Reads a function with one variable $x, which need not keep the promises, finishes it, and
 * compares what is behind the head; `vars` are the variables that finishing adds. */
static void assert_finished(const char *body, const char *vars, const char *expected) {
  static const char head[] = "file 0 \"a.c\"\n\nfunc @f \"f\"\n  var $x i32\n";
  char *text = g_strconcat(head, body, NULL);
  char *wanted = g_strconcat(head, vars, expected, NULL);
  IrUnit *unit = text_read(text);
  ir_func_finish(unit, unit->funcs[0]);
  char *verdict = ir_verify(unit);
  if (verdict != NULL) fail_msg("%s", verdict);
  char *printed = text_print(unit);
  assert_string_equal(wanted, printed);
  free(printed);
  ir_unit_free(unit);
  g_free(text);
  g_free(wanted);
}

static void test_untouched(void **state) {
  (void)state;
  static const char body[] =
      "bb0:\n  %1 = local $x\n  %2 = load i32 %1\n  branch %2, bb1, bb2\n"
      "bb1:\n  jump bb2\nbb2:\n  return\n";
  assert_finished(body, "", body);
}

static void test_open_block(void **state) {
  (void)state;
  assert_finished("bb0:\n  jump bb1\nbb1:\n  %1 = local $x\n", "",
                  "bb0:\n  jump bb1\nbb1:\n  %1 = local $x\n  end\n");
}

static void test_empty_function(void **state) {
  (void)state;
  IrUnit *unit = ir_unit_new("a.c");
  IrFunc *func = ir_func_new(unit, "f", "f");
  ir_func_finish(unit, func);
  assert_null(ir_verify(unit));
  assert_int_equal(IR_END, func->blocks[0].ins[0].op);
  ir_unit_free(unit);
}

/* bb1 and bb3 go, also the loop of bb4 and bb5 that only they enter; the rest is renumbered. */
static void test_unreachable(void **state) {
  (void)state;
  assert_finished(
      "bb0:\n  %1 = const i32 1\n  switch %1, bb2 [1: bb6, 2..3: bb2]\n"
      "bb1:\n  jump bb4\nbb2:\n  jump bb6\nbb3:\n  return\n"
      "bb4:\n  jump bb5\nbb5:\n  jump bb4\nbb6:\n  return\n",
      "",
      "bb0:\n  %1 = const i32 1\n  switch %1, bb1 [1: bb2, 2..3: bb1]\n"
      "bb1:\n  jump bb2\nbb2:\n  return\n");
}

/* A value that is used further on is stored once and loaded wherever it is used. */
static void test_spill(void **state) {
  (void)state;
  assert_finished(
      "bb0:\n  %1 = const i32 7 ; 0:1:1\n  %2 = func @g\n  %3 = neg i32 %1\n"
      "  branch %3, bb1, bb2\n"
      "bb1:\n  %4 = call i32 %2 (%1, %3, %1) ; 0:2:1\n  return %4\n"
      "bb2:\n  return %1\n",
      "  var $.t2 ptr\n  var $.t1 i32\n  var $.t3 i32\n",
      "bb0:\n"
      "  %1 = const i32 7 ; 0:1:1\n"
      "  %5 = local $.t1 ; 0:1:1\n"
      "  store i32 %5, %1 ; 0:1:1\n"
      "  %2 = func @g\n"
      "  %6 = local $.t2\n"
      "  store ptr %6, %2\n"
      "  %3 = neg i32 %1\n"
      "  %7 = local $.t3\n"
      "  store i32 %7, %3\n"
      "  branch %3, bb1, bb2\n"
      "bb1:\n"
      "  %8 = local $.t2 ; 0:2:1\n"
      "  %9 = load ptr %8 ; 0:2:1\n"
      "  %10 = local $.t1 ; 0:2:1\n"
      "  %11 = load i32 %10 ; 0:2:1\n"
      "  %12 = local $.t3 ; 0:2:1\n"
      "  %13 = load i32 %12 ; 0:2:1\n"
      "  %14 = local $.t1 ; 0:2:1\n"
      "  %15 = load i32 %14 ; 0:2:1\n"
      "  %4 = call i32 %9 (%11, %13, %15) ; 0:2:1\n"
      "  return %4\n"
      "bb2:\n"
      "  %16 = local $.t1\n"
      "  %17 = load i32 %16\n"
      "  return %17\n");
}

/* Addresses and indexes are pointers whatever type the instruction works with. */
static void test_spilled_types(void **state) {
  (void)state;
  assert_finished(
      "bb0:\n  %1 = local $x\n  %2 = field %1 .m\n  %3 = const i32 0\n"
      "  %4 = index i32 %2, %3\n  %5 = string ptr \"s\"\n  %6 = eq u8 %3, %3\n  jump bb1\n"
      "bb1:\n  store i32 %4, %6\n  store ptr %2, %5\n  return\n",
      "  var $.t4 ptr\n  var $.t6 u8\n  var $.t2 ptr\n  var $.t5 ptr\n",
      "bb0:\n  %1 = local $x\n  %2 = field %1 .m\n  %7 = local $.t2\n"
      "  store ptr %7, %2\n  %3 = const i32 0\n  %4 = index i32 %2, %3\n"
      "  %8 = local $.t4\n  store ptr %8, %4\n  %5 = string ptr \"s\"\n"
      "  %9 = local $.t5\n  store ptr %9, %5\n  %6 = eq u8 %3, %3\n"
      "  %10 = local $.t6\n  store u8 %10, %6\n  jump bb1\n"
      "bb1:\n  %11 = local $.t4\n  %12 = load ptr %11\n  %13 = local $.t6\n"
      "  %14 = load u8 %13\n  store i32 %12, %14\n  %15 = local $.t2\n"
      "  %16 = load ptr %15\n  %17 = local $.t5\n  %18 = load ptr %17\n"
      "  store ptr %16, %18\n  return\n");
}

/* What only a dropped block used needs no variable. */
static void test_unreachable_use(void **state) {
  (void)state;
  assert_finished("bb0:\n  %1 = const i32 1\n  return\nbb1:\n  return %1\n", "",
                  "bb0:\n  %1 = const i32 1\n  return\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_untouched),       cmocka_unit_test(test_open_block),
      cmocka_unit_test(test_empty_function),  cmocka_unit_test(test_unreachable),
      cmocka_unit_test(test_spill),           cmocka_unit_test(test_spilled_types),
      cmocka_unit_test(test_unreachable_use),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
