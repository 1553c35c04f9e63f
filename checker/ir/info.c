/* What is known of opcodes and types without looking at a program; all from the .def tables. */
#include "ir/ir.h"

#include <stdlib.h>
#include <string.h>

typedef struct OpInfo {
  const char *name;
  IrShape shape;
} OpInfo;

static const OpInfo ops[IR_OP_COUNT] = {
#define X(name, text, shape) [IR_##name] = {text, IR_SHAPE_##shape},
#include "ir/ops.def"
#undef X
};

typedef struct TypeInfo {
  const char *name;
  unsigned bits;
  bool is_signed;
} TypeInfo;

static const TypeInfo types[IR_TYPE_COUNT] = {
#define X(name, text, bits, is_signed) [IR_##name##_TYPE] = {text, bits, is_signed},
#include "ir/types.def"
#undef X
};

const char *ir_op_name(IrOp op) {
  assert(op < IR_OP_COUNT);
  return ops[op].name;
}

IrShape ir_op_shape(IrOp op) {
  assert(op < IR_OP_COUNT);
  return ops[op].shape;
}

bool ir_op_is_terminator(IrOp op) { return ir_op_shape(op) >= IR_SHAPE_JUMP; }

bool ir_op_has_result(IrOp op) {
  switch (ir_op_shape(op)) {
    case IR_SHAPE_IMM:
    case IR_SHAPE_SYM:
    case IR_SHAPE_TEXT:
    case IR_SHAPE_UN:
    case IR_SHAPE_BIN:
    case IR_SHAPE_FIELD:
    case IR_SHAPE_CALL:
      return true;
    default:
      return false;
  }
}

const char *ir_type_name(IrType type) {
  assert(type < IR_TYPE_COUNT);
  return types[type].name;
}

unsigned ir_type_bits(IrType type) { return types[type].bits; }

bool ir_type_is_signed(IrType type) { return types[type].is_signed; }

void ir_each_operand(IrIns *ins, void (*visit)(IrTemp *operand, void *context), void *context) {
  switch (ir_op_shape(ins->op)) {
    case IR_SHAPE_BIN:
    case IR_SHAPE_STORE:
    case IR_SHAPE_COPY:
      visit(&ins->a, context);
      visit(&ins->b, context);
      break;
    case IR_SHAPE_UN:
    case IR_SHAPE_FIELD:
    case IR_SHAPE_ONE:
    case IR_SHAPE_BRANCH:
    case IR_SHAPE_SWITCH:
      visit(&ins->a, context);
      break;
    case IR_SHAPE_RETURN:
      if (ins->a != 0) visit(&ins->a, context);
      break;
    case IR_SHAPE_CALL:
      visit(&ins->a, context);
      for (uint32_t i = 0; i < ins->arg_count; i++) visit(&ins->args[i], context);
      break;
    case IR_SHAPE_IMM:
    case IR_SHAPE_SYM:
    case IR_SHAPE_TEXT:
    case IR_SHAPE_NOTE:
    case IR_SHAPE_JUMP:
    case IR_SHAPE_END:
      break;
  }
}

void ir_each_target(IrIns *ins, void (*visit)(uint32_t *target, void *context), void *context) {
  switch (ir_op_shape(ins->op)) {
    case IR_SHAPE_JUMP:
      visit(&ins->target[0], context);
      break;
    case IR_SHAPE_BRANCH:
      visit(&ins->target[0], context);
      visit(&ins->target[1], context);
      break;
    case IR_SHAPE_SWITCH:
      visit(&ins->target[0], context);
      for (uint32_t i = 0; i < ins->case_count; i++) visit(&ins->cases[i].target, context);
      break;
    default:
      break;
  }
}

typedef struct Reading {
  IrTemp temp;
  bool is_found;
} Reading;

static void note_reading(IrTemp *operand, void *context) {
  Reading *reading = context;
  if (*operand == reading->temp) reading->is_found = true;
}

const IrIns *ir_definition(const IrBlock *block, const IrIns *reader, IrTemp temp) {
  while (reader > block->ins) {
    reader--;
    if (reader->dst == temp) return reader;
  }
  return NULL;
}

uint32_t ir_named_callee(const IrBlock *block, const IrIns *call) {
  const IrIns *callee = ir_definition(block, call, call->a);
  return callee != NULL && callee->op == IR_FUNC ? (uint32_t)callee->number : UINT32_MAX;
}

bool ir_is_bare_call(const IrBlock *block, uint32_t index) {
  const IrIns *call = &block->ins[index];
  if (call->op != IR_CALL || call->arg_count > 0 || index == 0) return false;
  /* A macro that nobody has may have been written with arguments: they are evaluated in between. */
  const IrIns *before = &block->ins[index - 1];
  if (before->op != IR_FUNC || before->dst != call->a) return false;
  Reading reading = {.temp = call->dst};
  for (uint32_t i = index + 1; i < block->ins_count && !reading.is_found; i++)
    ir_each_operand(&block->ins[i], note_reading, &reading);
  return !reading.is_found;
}

bool ir_is_global_function(const char *symbol, const char *name) {
  if (strcmp(symbol, name) == 0) return true;
  size_t size = strlen(name);
  if (symbol[0] == '?')
    return strncmp(symbol + 1, name, size) == 0 && g_str_has_prefix(symbol + 1 + size, "@@Y");
  if (!g_str_has_prefix(symbol, "_Z")) return false;
  char *end;
  return strtoul(symbol + 2, &end, 10) == size && strncmp(end, name, size) == 0;
}
