/* Making an engine and taking it apart. */
#include "bench.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const Driver driver = {.name = "test", .entry = "DriverEntry"};

int bench_new(void **state) {
  Bench *b = g_new0(Bench, 1);
  char *error = NULL;
  b->unit = ir_read(
      "file 0 \"a.c\"\nglobal @Thing object static defined\n"
      "func @DriverEntry \"DriverEntry\"\nbb0:\n  return\n",
      "a.c", &error);
  b->models = models_load(NULL, &error);
  assert_true(b->unit != NULL && b->models != NULL);
  b->program = link_driver(&driver, &b->unit, 1, b->models);
  b->out.arena = arena_new();
  engine_start(&b->e, b->program, &b->out, EFFORT_WHOLE);
  *state = b;
  return 0;
}

int bench_free(void **state) {
  Bench *b = *state;
  engine_finish(&b->e);
  arena_free(b->out.arena);
  program_free(b->program);
  models_free(b->models);
  ir_unit_free(b->unit);
  g_free(b);
  return 0;
}
