/* Every promise of ir.h, broken once: ir_verify tells which, and where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "text.h"

static void assert_verdict(const IrUnit *unit, const char *sentence) {
  char *verdict = ir_verify(unit);
  if (sentence == NULL) {
    if (verdict != NULL) fail_msg("%s", verdict);
    return;
  }
  assert_non_null(verdict);
  assert_string_equal(sentence, verdict);
  g_free(verdict);
}

/* Reads a function whose blocks are `body` and holds the verdict to `sentence`. */
static void assert_body(const char *body, const char *sentence) {
  char *text = g_strconcat("file 0 \"a.c\"\nfunc @f \"f\"\n  param $p ptr\n", body, NULL);
  IrUnit *unit = text_read(text);
  assert_verdict(unit, sentence);
  ir_unit_free(unit);
  g_free(text);
}

static void test_terminators(void **state) {
  (void)state;
  assert_body("bb0:\n  return\n", NULL);
  assert_body("bb0:\n", "a.c: function f, bb0, instruction 0: a block is empty");
  assert_body("bb0:\n  jump bb1\n", "a.c: function f, bb1, instruction 0: a block is empty");
  assert_body("bb0:\n  %1 = const i32 1\n",
              "a.c: function f, bb0, instruction 0: a terminator "
              "must be the last, and only it");
  assert_body("bb0:\n  return\n  return\n",
              "a.c: function f, bb0, instruction 0: a terminator "
              "must be the last, and only it");
}

static void test_operands(void **state) {
  (void)state;
  assert_body("bb0:\n  %2 = neg i32 %1\n  %1 = const i32 1\n  return\n",
              "a.c: function f, bb0, instruction 0: an operand is not assigned earlier in the same "
              "block");
  assert_body("bb0:\n  %1 = const i32 1\n  jump bb1\nbb1:\n  return %1\n",
              "a.c: function f, bb1, instruction 0: an operand is not assigned earlier in the same "
              "block");
  assert_body("bb0:\n  %1 = const i32 1\n  %1 = const i32 2\n  return\n",
              "a.c: function f, bb0, instruction 1: a temporary is assigned twice");
  assert_body("bb0:\n  const i32 1\n  return\n",
              "a.c: function f, bb0, instruction 0: an instruction does not say where its value "
              "goes");
  assert_body("bb0:\n  %1 = lost \"x\"\n  return\n",
              "a.c: function f, bb0, instruction 0: an instruction without a value assigns one");
  assert_body("bb0:\n  %1 = call i32 %1 ()\n  return\n",
              "a.c: function f, bb0, instruction 0: an operand is not assigned earlier in the same "
              "block");
  assert_body("bb0:\n  %1 = local $p\n  %2 = call i32 %1 (%1, %3)\n  %3 = load ptr %1\n  return\n",
              "a.c: function f, bb0, instruction 1: an operand is not assigned earlier in the same "
              "block");
}

static void test_names(void **state) {
  (void)state;
  assert_body("bb0:\n  %1 = local $p\n  return\n", NULL);
  assert_body("bb0:\n  %1 = local $q\n  return\n",
              "a.c: function f, bb0, instruction 0: a local variable is not declared");
}

/* What text can't express. */
static void test_built(void **state) {
  (void)state;
  IrUnit *unit = text_read(
      "file 0 \"a.c\"\nfunc @f \"f\"\n  param $p ptr\n  var $v ptr\nbb0:\n"
      "  %1 = local $p\n  %2 = load ptr %1\n  jump bb1\nbb1:\n  return\n");
  IrFunc *func = unit->funcs[0];
  IrIns *ins = func->blocks[0].ins;
  assert_verdict(unit, NULL);

  ins[2].target[0] = 2;
  assert_verdict(unit, "a.c: function f, bb0, instruction 2: a target is no block");
  ins[2].target[0] = 1;

  ins[1].a = 0;
  assert_verdict(unit, "a.c: function f, bb0, instruction 1: an operand is missing");
  ins[1].a = 3;
  assert_verdict(unit, "a.c: function f, bb0, instruction 1: an operand is out of range");
  ins[1].a = 1;

  ins[1].dst = 3;
  assert_verdict(unit,
                 "a.c: function f, bb0, instruction 1: an instruction does not say where its "
                 "value goes");
  ins[1].dst = 2;

  const char *name = ins[0].text;
  ins[0].text = NULL;
  assert_verdict(unit, "a.c: function f, bb0, instruction 0: a name is missing");
  ins[0].text = name;

  ins[0].loc = (IrLoc){.file = 1, .line = 1, .column = 1};
  assert_verdict(unit, "a.c: function f, bb0, instruction 0: a place has no file");
  ins[0].loc = (IrLoc){0};

  func->vars[0].is_param = false;
  assert_verdict(unit, "a.c: function f, bb0, instruction 0: parameters must come first");
  func->vars[0].is_param = true;
  func->vars[1].is_param = true;
  assert_verdict(unit, "a.c: function f, bb0, instruction 0: parameters must come first");
  func->vars[1].is_param = false;

  func->block_count = 0;
  assert_verdict(unit, "a.c: function f, bb0, instruction 0: a function needs a block");
  func->block_count = 2;
  assert_verdict(unit, NULL);
  ir_unit_free(unit);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_terminators),
      cmocka_unit_test(test_operands),
      cmocka_unit_test(test_names),
      cmocka_unit_test(test_built),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
