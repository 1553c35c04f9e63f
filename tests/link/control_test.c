/* Control dependence on small graphs: which blocks decide whether a block runs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "link/control.h"

/* Builds a function whose blocks end as `ends` says, one line each ("jump bb1", "branch %1, bb1,
 * bb2", "return"), and compares the deciders of all blocks, as in "0: 1:0 2:0,1". */
static void assert_deciders(const char *const *ends, const char *expected) {
  GString *text = g_string_new("file 0 \"a.c\"\nfunc @f \"f\"\n");
  for (uint32_t b = 0; ends[b] != NULL; b++) {
    g_string_append_printf(text, "bb%u:\n  %%%u = unknown i32 \"x\"\n", b, b + 1);
    char **around = g_strsplit(ends[b], "%", 2);
    g_string_append_printf(text, "  %s", around[0]);
    if (around[1] != NULL) g_string_append_printf(text, "%%%u%s", b + 1, around[1]);
    g_string_append(text, "\n");
    g_strfreev(around);
  }
  char *error = NULL;
  IrUnit *unit = ir_read(text->str, "test.ir", &error);
  if (unit == NULL) fail_msg("%s", error);
  assert_null(ir_verify(unit));
  const IrFunc *func = unit->funcs[0];
  Control *control = control_make(unit->arena, func);
  GString *found = g_string_new(NULL);
  for (uint32_t b = 0; b < func->block_count; b++) {
    g_string_append_printf(found, "%s%u:", b == 0 ? "" : " ", b);
    for (uint32_t i = control->first[b]; i < control->first[b + 1]; i++) {
      const char *comma = i == control->first[b] ? "" : ",";
      g_string_append_printf(found, "%s%u", comma, control->deciders[i]);
    }
  }
  assert_string_equal(expected, found->str);
  g_string_free(found, TRUE);
  g_string_free(text, TRUE);
  ir_unit_free(unit);
}

#define ENDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void test_straight(void **state) {
  (void)state;
  assert_deciders(ENDS("return"), "0:");
  assert_deciders(ENDS("jump bb1", "return"), "0: 1:");
}

static void test_if_else(void **state) {
  (void)state;
  assert_deciders(ENDS("branch %, bb1, bb2", "jump bb3", "jump bb3", "return"), "0: 1:0 2:0 3:");
  assert_deciders(ENDS("branch %, bb1, bb2", "jump bb2", "return"), "0: 1:0 2:");
  assert_deciders(ENDS("branch %, bb1, bb1", "return"), "0: 1:");
}

static void test_nested(void **state) {
  (void)state;
  assert_deciders(
      ENDS("branch %, bb1, bb4", "branch %, bb2, bb3", "jump bb3", "jump bb4", "return"),
      "0: 1:0 2:1 3:0 4:");
}

/* What follows an early return runs only when that is not taken. */
static void test_early_return(void **state) {
  (void)state;
  assert_deciders(ENDS("branch %, bb1, bb2", "return", "jump bb3", "return"), "0: 1:0 2:0 3:0");
  assert_deciders(ENDS("branch %, bb1, bb2", "end", "return"), "0: 1:0 2:0");
}

/* A loop's header decides about its body and about itself. */
static void test_loop(void **state) {
  (void)state;
  assert_deciders(ENDS("jump bb1", "branch %, bb2, bb3", "jump bb1", "return"), "0: 1:1 2:1 3:");
  /* do ... while */
  assert_deciders(ENDS("jump bb1", "branch %, bb1, bb2", "return"), "0: 1:1 2:");
  /* with a break: what follows it in the round depends on it too */
  assert_deciders(
      ENDS("jump bb1", "branch %, bb2, bb4", "branch %, bb4, bb3", "jump bb1", "return"),
      "0: 1:2 2:1 3:2 4:");
}

/* A loop that nothing leaves is given a way out, over which it decides itself, though no branch of
 * it does; what comes before the loop decides about it too. */
static void test_endless(void **state) {
  (void)state;
  assert_deciders(ENDS("jump bb1", "jump bb1"), "0: 1:1");
  assert_deciders(ENDS("branch %, bb1, bb2", "jump bb1", "return"), "0: 1:0,1 2:0");
  assert_deciders(ENDS("branch %, bb1, bb3", "branch %, bb2, bb1", "jump bb1", "return"),
                  "0: 1:0,1,2 2:0,2 3:0");
}

static void test_switch(void **state) {
  (void)state;
  assert_deciders(
      ENDS("switch %, bb3 [1: bb1, 2: bb2]", "jump bb4", "jump bb4", "jump bb4", "return"),
      "0: 1:0 2:0 3:0 4:");
  /* case 1 falls through to case 2 */
  assert_deciders(ENDS("switch %, bb3 [1: bb1, 2..5: bb2]", "jump bb2", "jump bb3", "return"),
                  "0: 1:0 2:0 3:");
  /* a case that returns decides about all the rest */
  assert_deciders(ENDS("switch %, bb2 [1: bb1]", "return", "return"), "0: 1:0 2:0");
}

/* Blocks that the entry does not reach have deciders as well, and harm nobody. */
static void test_unreachable(void **state) {
  (void)state;
  assert_deciders(ENDS("return", "branch %, bb1, bb2", "return"), "0: 1:1 2:");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_straight), cmocka_unit_test(test_if_else),
      cmocka_unit_test(test_nested),   cmocka_unit_test(test_early_return),
      cmocka_unit_test(test_loop),     cmocka_unit_test(test_endless),
      cmocka_unit_test(test_switch),   cmocka_unit_test(test_unreachable),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
