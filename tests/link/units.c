/* Programs from text. */
#include "units.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const Driver driver = {.name = "test", .entry = "DriverEntry"};

Linked link_texts(const char *const *texts) {
  Linked linked = {0};
  char *error = NULL;
  linked.models = models_load(NULL, &error);
  if (linked.models == NULL) fail_msg("%s", error);
  for (; *texts != NULL; texts++) {
    assert_true(linked.unit_count < UNITS_MAX);
    IrUnit *unit = ir_read(*texts, "test.ir", &error);
    if (unit == NULL) fail_msg("%s", error);
    char *verdict = ir_verify(unit);
    if (verdict != NULL) fail_msg("%s", verdict);
    linked.units[linked.unit_count++] = unit;
  }
  linked.program = link_driver(&driver, linked.units, linked.unit_count, linked.models);
  /* It points to the units, which move when the result is copied. */
  linked.program->units = NULL;
  return linked;
}

void linked_free(Linked *linked) {
  program_free(linked->program);
  for (uint32_t i = 0; i < linked->unit_count; i++) ir_unit_free(linked->units[i]);
  models_free(linked->models);
}

uint32_t linked_func(const Linked *linked, uint32_t unit, const char *name) {
  const Program *program = linked->program;
  for (uint32_t i = 0; i < program->func_count; i++) {
    const ProgramFunc *func = &program->funcs[i];
    if (func->unit == linked->units[unit] && strcmp(func->name, name) == 0) return i;
  }
  fail_msg("unit %u does not define %s", unit, name);
  return LINK_NONE;
}

const IrIns *linked_ins(const Linked *linked, uint32_t func, uint32_t line, IrOp op) {
  const IrFunc *ir = linked->program->funcs[func].ir;
  for (uint32_t b = 0; b < ir->block_count; b++) {
    for (uint32_t i = 0; i < ir->blocks[b].ins_count; i++) {
      const IrIns *ins = &ir->blocks[b].ins[i];
      if (ins->op == op && ins->loc.line == line) return ins;
    }
  }
  fail_msg("%s has no %s in line %u", ir->name, ir_op_name(op), line);
  return NULL;
}
