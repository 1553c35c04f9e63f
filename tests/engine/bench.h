/* An engine without a driver, for tests of its parts. */
#ifndef UNLOADLINT_BENCH_H
#define UNLOADLINT_BENCH_H

#include "explore/engine.h"

typedef struct Bench {
  IrUnit *unit;
  Models *models;
  Program *program;
  Exploration out;
  Engine e;
  State s;
} Bench;

/* For cmocka: *state is a Bench during the test. */
int bench_new(void **state);
int bench_free(void **state);
#define BENCH_TEST(test) cmocka_unit_test_setup_teardown(test, bench_new, bench_free)

#endif
