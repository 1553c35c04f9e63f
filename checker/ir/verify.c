/* Checks that a unit keeps the promises of ir.h. Run after lowering and after reading. */
#include <string.h>

#include "ir/ir.h"

typedef struct Verifier {
  const IrUnit *unit;
  const IrFunc *func;
  uint32_t block, index;
  uint32_t *home; /* block that assigned each temporary so far, plus 1 */
  char *error;
} Verifier;

static void report(Verifier *v, const char *what) {
  if (v->error != NULL) return;
  v->error = g_strdup_printf("%s: function %s, bb%u, instruction %u: %s", v->unit->path,
                             v->func->name, v->block, v->index, what);
}

static void check_operand(IrTemp *operand, void *context) {
  Verifier *v = context;
  if (*operand == 0) {
    report(v, "an operand is missing");
  } else if (*operand > v->func->temp_count) {
    report(v, "an operand is out of range");
  } else if (v->home[*operand] != v->block + 1) {
    report(v, "an operand is not assigned earlier in the same block");
  }
}

static void check_target(uint32_t *target, void *context) {
  Verifier *v = context;
  if (*target >= v->func->block_count) report(v, "a target is no block");
}

static bool has_var(const IrFunc *func, const char *name) {
  for (uint32_t i = 0; i < func->var_count; i++) {
    if (strcmp(func->vars[i].name, name) == 0) return true;
  }
  return false;
}

static void check_ins(Verifier *v, IrIns *ins, bool is_last) {
  if (ir_op_is_terminator(ins->op) != is_last)
    report(v, "a terminator must be the last, and only it");
  ir_each_operand(ins, check_operand, v);
  ir_each_target(ins, check_target, v);
  bool wants_text = false;
  switch (ir_op_shape(ins->op)) {
    case IR_SHAPE_SYM:
    case IR_SHAPE_TEXT:
    case IR_SHAPE_FIELD:
    case IR_SHAPE_NOTE:
      wants_text = true;
      break;
    default:
      break;
  }
  if (wants_text && ins->text == NULL) report(v, "a name is missing");
  if (ins->op == IR_LOCAL && ins->text != NULL && !has_var(v->func, ins->text)) {
    report(v, "a local variable is not declared");
  }
  if (ins->loc.line != 0 && ins->loc.file >= v->unit->file_count) report(v, "a place has no file");
  if (!ir_op_has_result(ins->op)) {
    if (ins->dst != 0) report(v, "an instruction without a value assigns one");
    return;
  }
  if (ins->dst == 0 || ins->dst > v->func->temp_count) {
    report(v, "an instruction does not say where its value goes");
  } else if (v->home[ins->dst] != 0) {
    report(v, "a temporary is assigned twice");
  } else {
    v->home[ins->dst] = v->block + 1;
  }
}

static void check_func(Verifier *v) {
  const IrFunc *func = v->func;
  v->home = g_new0(uint32_t, func->temp_count + 1);
  for (uint32_t i = 0; i < func->var_count; i++) {
    if (func->vars[i].is_param != (i < func->param_count)) report(v, "parameters must come first");
  }
  if (func->block_count == 0) report(v, "a function needs a block");
  for (v->block = 0; v->block < func->block_count; v->block++) {
    IrBlock *block = &func->blocks[v->block];
    v->index = 0;
    if (block->ins_count == 0) report(v, "a block is empty");
    for (v->index = 0; v->index < block->ins_count; v->index++) {
      check_ins(v, &block->ins[v->index], v->index + 1 == block->ins_count);
    }
  }
  g_free(v->home);
}

char *ir_verify(const IrUnit *unit) {
  Verifier v = {.unit = unit};
  for (uint32_t i = 0; i < unit->func_count && v.error == NULL; i++) {
    v.func = unit->funcs[i];
    v.block = v.index = 0;
    check_func(&v);
  }
  return v.error;
}
