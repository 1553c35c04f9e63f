/* The IR as text: what is printed is read back as it was, and what can't be read is told with its
 * line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "text.h"

/* One of everything that a line may hold. */
static const char whole[] =
    "file 0 \"driver.c\"\n"
    "file 1 \"dir with blank/header \\\"x\\\".h\"\n"
    "partial \"Lost\"\n"
    "problem \"missing.h was not found\" ; 0:1:10\n"
    "problem \"no place at all\"\n"
    "global @Saved ptr defined ; 0:3:5-10\n"
    "global @Entry.count i32 static defined\n"
    "global @Elsewhere object\n"
    "\n"
    "func @_Z6HelperPv \"Helper(void *)\" static inline section \"PAGE\" ; 1:7:6-12\n"
    "  broken \"the body ends early\" ; 0:9:1\n"
    "  param $Context ptr\n"
    "  param $Count u16\n"
    "  var $i i64\n"
    "  var $i.2 u8\n"
    "bb0:\n"
    "  %1 = const i32 -2147483648 ; 0:10:3-4\n"
    "  %2 = const u64 -1\n"
    "  %3 = string ptr \"a\\tb \\\"quoted\\\" \\\\ ; %d\"\n"
    "  %4 = func @Helper\n"
    "  %5 = global @Saved\n"
    "  %6 = local $i.2\n"
    "  %7 = field %5 .Unload\n"
    "  %8 = index ptr %6, %1\n"
    "  %9 = load ptr %7 ; 0:11:3\n"
    "  %10 = unknown float \"a floating-point number\"\n"
    "  store ptr %7, %9\n"
    "  copy %5, %6\n"
    "  zero %5\n"
    "  %11 = call void %4 ()\n"
    "  %12 = call i32 %9 (%1, %2)\n"
    "  lost \"what stood here\"\n"
    "  %13 = add i8 %1, %2\n"
    "  %14 = sub u8 %1, %2\n"
    "  %15 = mul i16 %1, %2\n"
    "  %16 = div u32 %1, %2\n"
    "  %17 = rem i64 %1, %2\n"
    "  %18 = shl i32 %1, %2\n"
    "  %19 = shr i32 %1, %2\n"
    "  %20 = and i32 %1, %2\n"
    "  %21 = or i32 %1, %2\n"
    "  %22 = xor i32 %1, %2\n"
    "  %23 = eq ptr %1, %2\n"
    "  %24 = ne i32 %1, %2\n"
    "  %25 = lt i32 %1, %2\n"
    "  %26 = le i32 %1, %2\n"
    "  %27 = gt i32 %1, %2\n"
    "  %28 = ge i32 %1, %2\n"
    "  %29 = neg i32 %1\n"
    "  %30 = compl i32 %1\n"
    "  %31 = not i32 %1\n"
    "  %32 = cast u16 %1\n"
    "  branch %31, bb1, bb2 \"!status\" ; 0:12:7-14\n"
    "bb1:\n"
    "  %33 = const i32 3\n"
    "  switch %33, bb2 [-1: bb1, 3..5: bb3, 9: bb4] \"kind\" ; 0:13:3\n"
    "bb2:\n"
    "  return\n"
    "bb3:\n"
    "  %34 = const i32 0\n"
    "  return %34 ; 0:14:3-9\n"
    "bb4:\n"
    "  jump bb5\n"
    "bb5:\n"
    "  end ; 0:15:1\n";

static void test_everything(void **state) {
  (void)state;
  text_assert_round_trip(whole);
}

static void test_fields(void **state) {
  (void)state;
  IrUnit *unit = text_read(whole);
  assert_string_equal("driver.c", unit->path);
  assert_int_equal(1, unit->partial_count);
  assert_string_equal("Lost", unit->partial[0]);
  assert_int_equal(2, unit->problem_count);
  assert_int_equal(3, unit->global_count);
  assert_true(unit->globals[0].is_defined && !unit->globals[0].is_static);
  assert_true(unit->globals[1].is_defined && unit->globals[1].is_static);
  assert_false(unit->globals[2].is_defined);
  const IrFunc *func = unit->funcs[0];
  assert_true(func->is_static && func->is_inline);
  assert_string_equal("PAGE", func->section);
  assert_string_equal("Helper(void *)", func->display);
  assert_string_equal("the body ends early", func->broken);
  assert_int_equal(9, func->broken_loc.line);
  assert_int_equal(2, func->param_count);
  assert_int_equal(4, func->var_count);
  assert_int_equal(34, func->temp_count);
  assert_int_equal(6, func->block_count);
  const IrIns *string = &func->blocks[0].ins[2];
  assert_string_equal("a\tb \"quoted\" \\ ; %d", string->text);
  const IrIns *branch = &func->blocks[0].ins[func->blocks[0].ins_count - 1];
  assert_string_equal("!status", branch->source);
  assert_int_equal(14, branch->loc.end_column);
  const IrIns *switching = &func->blocks[1].ins[1];
  assert_int_equal(3, switching->case_count);
  assert_int_equal(-1, switching->cases[0].high);
  assert_int_equal(5, switching->cases[1].high);
  ir_unit_free(unit);
}

/* Comments and empty lines are for whoever writes such files by hand. */
static void test_comments(void **state) {
  (void)state;
  IrUnit *unit =
      text_read("# a comment\nfile 0 \"a.c\"\n\nfunc @f \"f\"\n# another\nbb0:\n  end\n");
  char *printed = text_print(unit);
  assert_string_equal("file 0 \"a.c\"\n\nfunc @f \"f\"\nbb0:\n  end\n", printed);
  free(printed);
  ir_unit_free(unit);
}

static void test_empty(void **state) {
  (void)state;
  IrUnit *unit = text_read("");
  assert_int_equal(0, unit->func_count);
  assert_null(ir_verify(unit));
  ir_unit_free(unit);
}

/* A unit that is built by hand prints as it was meant, and comes back equal. */
static void test_built(void **state) {
  (void)state;
  IrUnit *unit = ir_unit_new("built.c");
  IrFunc *func = ir_func_new(unit, "f", "f");
  const char *param = ir_var_new(unit, func, "x", IR_I32_TYPE, true);
  const char *shadow = ir_var_new(unit, func, "x", IR_PTR_TYPE, false);
  assert_string_equal("x", param);
  assert_string_equal("x.2", shadow);
  assert_int_equal(0, ir_unit_file(unit, "built.c"));
  uint32_t header = ir_unit_file(unit, "built.h");
  assert_int_equal(1, header);
  assert_int_equal(header, ir_unit_file(unit, "built.h"));
  IrTemp address = ir_emit(unit, func, 0, &(IrIns){.op = IR_LOCAL, .text = param});
  IrTemp value =
      ir_emit(unit, func, 0,
              &(IrIns){.op = IR_LOAD, .type = IR_I32_TYPE, .a = address, .loc = {header, 4, 2, 0}});
  assert_false(ir_block_closed(func, 0));
  assert_int_equal(0, ir_emit(unit, func, 0, &(IrIns){.op = IR_RETURN, .a = value}));
  assert_true(ir_block_closed(func, 0));
  ir_global_new(unit, "g", true);
  assert_ptr_equal(ir_global_new(unit, "g", true), &unit->globals[0]);
  ir_global_new(unit, "g", false);
  assert_int_equal(2, unit->global_count);
  ir_problem(unit, (IrLoc){header, 1, 1, 0}, "%s was not found", "x.h");
  ir_func_finish(unit, func);
  char *printed = text_print(unit);
  assert_string_equal(
      "file 0 \"built.c\"\nfile 1 \"built.h\"\n"
      "problem \"x.h was not found\" ; 1:1:1\n"
      "global @g void static\nglobal @g void\n"
      "\nfunc @f \"f\"\n  param $x i32\n  var $x.2 ptr\nbb0:\n"
      "  %1 = local $x\n  %2 = load i32 %1 ; 1:4:2\n  return %2\n",
      printed);
  text_assert_round_trip(printed);
  free(printed);
  ir_unit_free(unit);
}

/* Bad text ----------------------------------------------------------------------------------------
 */

static void assert_refused(const char *text, const char *sentence) {
  char *error = NULL;
  IrUnit *unit = ir_read(text, "bad.ir", &error);
  assert_null(unit);
  assert_non_null(error);
  assert_string_equal(sentence, error);
  g_free(error);
}

#define HEAD "file 0 \"a.c\"\nfunc @f \"f\"\nbb0:\n"

static void test_bad_text(void **state) {
  (void)state;
  assert_refused("file x\n", "bad.ir: line 1: expected a number at 'x'");
  assert_refused("file 0 a.c\n", "bad.ir: line 1: expected a string at 'a.c'");
  assert_refused("file 0 \"a.c\n", "bad.ir: line 1: expected the end of a string at 'a.c'");
  assert_refused("file 0 \"a\\", "bad.ir: line 1: expected the end of a string at 'a\\'");
  assert_refused("file 0 \"a.c\"\nfile 5 \"b.c\"\n",
                 "bad.ir: line 2: expected files in their order at ''");
  assert_refused("global Saved ptr\n", "bad.ir: line 1: expected a symbol at 'Saved ptr'");
  assert_refused("global @Saved pointer\n", "bad.ir: line 1: expected a type at ''");
  assert_refused("bb0:\n", "bad.ir: line 1: expected a function before its body at 'bb0:'");
  assert_refused("func @f \"f\"\n  return\n", "bad.ir: line 2: expected a block at 'return'");
  assert_refused("func @f \"f\" ; 3:1:1\n", "bad.ir: line 1: expected the number of a file at ''");
  assert_refused(HEAD "  frobnicate\n", "bad.ir: line 4: expected an instruction at ''");
  assert_refused(HEAD "  %0 = const i32 1\n",
                 "bad.ir: line 4: expected a temporary at ' = const i32 1'");
  assert_refused(HEAD "  %1 = const i32 x\n", "bad.ir: line 4: expected a number at 'x'");
  assert_refused(HEAD "  %1 = const i32 1 2\n",
                 "bad.ir: line 4: expected the end of the line at '2'");
  assert_refused(HEAD "  %1 = local @x\n", "bad.ir: line 4: expected a symbol at '@x'");
  assert_refused(HEAD "  %1 = add i32 %2\n", "bad.ir: line 4: expected , at ''");
  assert_refused(HEAD "  %1 = call i32 %2 (%3\n", "bad.ir: line 4: expected , at ''");
  assert_refused(HEAD "  branch %1, bb1\n", "bad.ir: line 4: expected , at ''");
  assert_refused(HEAD "  jump 1\n", "bad.ir: line 4: expected bb at '1'");
  assert_refused(HEAD "  jump bb99999999\n",
                 "bad.ir: line 4: expected a block number in range at ''");
  assert_refused(HEAD "  jump bb-1\n", "bad.ir: line 4: expected a number in range at ''");
  assert_refused(HEAD "  switch %1, bb0 [1 bb1]\n", "bad.ir: line 4: expected : at 'bb1]'");
  assert_refused(HEAD "  end ; 0:1\n", "bad.ir: line 4: expected : at ''");
  assert_refused("partial \"f\" g\n", "bad.ir: line 1: expected the end of the line at 'g'");
  assert_refused(HEAD "bb1: end\n", "bad.ir: line 4: expected the end of the line at 'end'");
}

/* The cache holds such text: whatever a disk made of it must be refused or read, never crash. */
static void test_damaged(void **state) {
  (void)state;
  size_t length = sizeof whole - 1;
  char *damaged = g_malloc(length + 1);
  GRand *random = g_rand_new_with_seed(1);
  for (size_t cut = 0; cut < length; cut += 3) {
    char *error = NULL;
    memcpy(damaged, whole, length + 1);
    damaged[cut] = (char)g_rand_int_range(random, 1, 127);
    damaged[g_rand_int_range(random, 0, (gint32)length)] = '\0';
    IrUnit *unit = ir_read(damaged, "damaged.ir", &error);
    if (unit != NULL) {
      g_free(ir_verify(unit));
      ir_unit_free(unit);
    } else {
      assert_non_null(strstr(error, "damaged.ir: line "));
      g_free(error);
    }
  }
  g_rand_free(random);
  g_free(damaged);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_everything), cmocka_unit_test(test_fields),
      cmocka_unit_test(test_comments),   cmocka_unit_test(test_empty),
      cmocka_unit_test(test_built),      cmocka_unit_test(test_bad_text),
      cmocka_unit_test(test_damaged),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
