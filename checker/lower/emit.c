/* Instructions, each at the place that the function being lowered has come to. */
#include "lower/internal.h"

IrTemp lower_emit(Fn *f, IrIns ins) {
  /* What follows a jump is dead; it is lowered all the same, into a block that nothing reaches. */
  if (ir_block_closed(f->func, f->block)) f->block = lower_block(f);
  if (ins.loc.line == 0) ins.loc = f->at;
  return ir_emit(f->unit, f->func, f->block, &ins);
}

uint32_t lower_block(Fn *f) { return ir_block_new(f->unit, f->func); }

void lower_start(Fn *f, uint32_t block) { f->block = block; }

void lower_goto(Fn *f, uint32_t block) {
  lower_emit(f, (IrIns){.op = IR_JUMP, .target = {block, 0}});
}

void lower_end(Fn *f) { lower_emit(f, (IrIns){.op = IR_END}); }

IrTemp lower_const(Fn *f, IrType type, int64_t number) {
  if (type == IR_VOID_TYPE || type == IR_OBJECT_TYPE) type = IR_I32_TYPE;
  return lower_emit(f, (IrIns){.op = IR_CONST, .type = type, .number = lower_fit(type, number)});
}

IrTemp lower_unknown(Fn *f, IrType type, const char *why) {
  if (type == IR_VOID_TYPE || type == IR_OBJECT_TYPE) type = IR_I64_TYPE;
  return lower_emit(f, (IrIns){.op = IR_UNKNOWN, .type = type, .text = why});
}

IrTemp lower_load(Fn *f, IrType type, IrTemp address) {
  return lower_emit(f, (IrIns){.op = IR_LOAD, .type = type, .a = address});
}

void lower_store(Fn *f, IrType type, IrTemp address, IrTemp value) {
  lower_emit(f, (IrIns){.op = IR_STORE, .type = type, .a = address, .b = value});
}

IrTemp lower_field_of(Fn *f, IrTemp base, const char *member, const char *owner) {
  return lower_emit(
      f, (IrIns){.op = IR_FIELD, .type = IR_PTR_TYPE, .a = base, .text = member, .source = owner});
}

IrTemp lower_field(Fn *f, IrTemp base, const char *member) {
  return lower_field_of(f, base, member, NULL);
}

IrTemp lower_index(Fn *f, IrType element, IrTemp base, IrTemp index) {
  return lower_emit(f, (IrIns){.op = IR_INDEX, .type = element, .a = base, .b = index});
}

IrTemp lower_binary(Fn *f, IrOp op, IrType type, IrTemp a, IrTemp b) {
  return lower_emit(f, (IrIns){.op = op, .type = type, .a = a, .b = b});
}

void lower_copy(Fn *f, IrTemp to, IrTemp from) {
  lower_emit(f, (IrIns){.op = IR_COPY, .a = to, .b = from});
}

void lower_zero(Fn *f, IrTemp object) { lower_emit(f, (IrIns){.op = IR_ZERO, .a = object}); }

void lower_lost(Fn *f, const char *what) { lower_emit(f, (IrIns){.op = IR_LOST, .text = what}); }

IrTemp lower_local(Fn *f, const char *var) {
  return lower_emit(f, (IrIns){.op = IR_LOCAL, .type = IR_PTR_TYPE, .text = var});
}

const char *lower_temp_var(Fn *f, const char *stem, IrType type) {
  return ir_var_new(f->unit, f->func, stem, type, false);
}

bool lower_is_const(Fn *f, IrTemp value, int64_t *number) {
  const IrBlock *block = &f->func->blocks[f->block];
  for (uint32_t i = block->ins_count; i > 0 && i + 4 > block->ins_count; i--) {
    const IrIns *ins = &block->ins[i - 1];
    if (ins->dst != value) continue;
    if (ins->op != IR_CONST) return false;
    *number = ins->number;
    return true;
  }
  return false;
}

IrTemp lower_retype_const(Fn *f, IrTemp value, IrType type) {
  IrBlock *block = &f->func->blocks[f->block];
  IrIns *last = &block->ins[block->ins_count - 1];
  if (last->dst == value) {
    last->type = type;
    last->number = lower_fit(type, last->number);
    return value;
  }
  int64_t number = 0;
  lower_is_const(f, value, &number);
  return lower_const(f, type, number);
}
