/* Building a unit, instruction by instruction, and finishing a function: the few values that cross
 * a block are moved into local variables, and blocks that nothing reaches are dropped. */
#include <string.h>

#include "ir/ir.h"

IrUnit *ir_unit_new(const char *path) {
  Arena *arena = arena_new();
  IrUnit *unit = ARENA_NEW(arena, IrUnit);
  unit->arena = arena;
  unit->path = arena_strdup(arena, path);
  ir_unit_file(unit, path);
  return unit;
}

void ir_unit_free(IrUnit *unit) {
  if (unit != NULL) arena_free(unit->arena);
}

uint32_t ir_unit_file(IrUnit *unit, const char *path) {
  /* Most places lie in the file of the place before: look from the end. */
  for (uint32_t i = unit->file_count; i > 0; i--) {
    if (strcmp(unit->files[i - 1], path) == 0) return i - 1;
  }
  *ARENA_PUSH(unit->arena, unit, files, file) = arena_strdup(unit->arena, path);
  return unit->file_count - 1;
}

IrFunc *ir_func_new(IrUnit *unit, const char *name, const char *display) {
  IrFunc *func = ARENA_NEW(unit->arena, IrFunc);
  func->name = arena_strdup(unit->arena, name);
  func->display = arena_strdup(unit->arena, display);
  *ARENA_PUSH(unit->arena, unit, funcs, func) = func;
  ir_block_new(unit, func);
  return func;
}

IrGlobal *ir_global_new(IrUnit *unit, const char *name, bool is_static) {
  for (uint32_t i = 0; i < unit->global_count; i++) {
    IrGlobal *old = &unit->globals[i];
    if (old->is_static == is_static && strcmp(old->name, name) == 0) return old;
  }
  IrGlobal *global = ARENA_PUSH(unit->arena, unit, globals, global);
  global->name = arena_strdup(unit->arena, name);
  global->is_static = is_static;
  return global;
}

static bool has_var(const IrFunc *func, const char *name) {
  for (uint32_t i = 0; i < func->var_count; i++) {
    if (strcmp(func->vars[i].name, name) == 0) return true;
  }
  return false;
}

const char *ir_var_new(IrUnit *unit, IrFunc *func, const char *name, IrType type, bool is_param) {
  const char *unique = name;
  for (unsigned n = 2; has_var(func, unique); n++) {
    unique = arena_printf(unit->arena, "%s.%u", name, n);
  }
  assert(!is_param || func->var_count == func->param_count);
  IrVar *var = ARENA_PUSH(unit->arena, func, vars, var);
  *var = (IrVar){.name = arena_strdup(unit->arena, unique), .type = type, .is_param = is_param};
  if (is_param) func->param_count++;
  return var->name;
}

uint32_t ir_block_new(IrUnit *unit, IrFunc *func) {
  ARENA_PUSH(unit->arena, func, blocks, block);
  return func->block_count - 1;
}

bool ir_block_closed(const IrFunc *func, uint32_t block) {
  const IrBlock *b = &func->blocks[block];
  return b->ins_count > 0 && ir_op_is_terminator(b->ins[b->ins_count - 1].op);
}

static void *copy_array(Arena *arena, const void *array, uint32_t count, size_t size) {
  if (count == 0) return NULL;
  void *copy = arena_alloc(arena, count * size);
  memcpy(copy, array, count * size);
  return copy;
}

IrTemp ir_emit(IrUnit *unit, IrFunc *func, uint32_t block, const IrIns *ins) {
  assert(block < func->block_count);
  assert(!ir_block_closed(func, block));
  IrIns *slot = ARENA_PUSH(unit->arena, &func->blocks[block], ins, ins);
  *slot = *ins;
  if (ins->text != NULL) slot->text = arena_strdup(unit->arena, ins->text);
  if (ins->source != NULL) slot->source = arena_strdup(unit->arena, ins->source);
  slot->args = copy_array(unit->arena, ins->args, ins->arg_count, sizeof *ins->args);
  slot->cases = copy_array(unit->arena, ins->cases, ins->case_count, sizeof *ins->cases);
  slot->dst = ir_op_has_result(ins->op) ? ++func->temp_count : 0;
  return slot->dst;
}

void ir_problem(IrUnit *unit, IrLoc loc, const char *format, ...) {
  va_list list;
  va_start(list, format);
  char *text = g_strdup_vprintf(format, list);
  va_end(list);
  IrProblem *problem = ARENA_PUSH(unit->arena, unit, problems, problem);
  problem->message = arena_strdup(unit->arena, text);
  problem->loc = loc;
  g_free(text);
}

void ir_unit_withheld(IrUnit *unit, const char *name, bool is_static) {
  IrWithheld *withheld = ARENA_PUSH(unit->arena, unit, withheld, withheld);
  *withheld = (IrWithheld){arena_strdup(unit->arena, name), is_static};
}

void ir_unit_partial(IrUnit *unit, const char *name) {
  for (uint32_t i = 0; i < unit->partial_count; i++) {
    if (strcmp(unit->partial[i], name) == 0) return;
  }
  *ARENA_PUSH(unit->arena, unit, partial, partial) = arena_strdup(unit->arena, name);
}

/* Finishing ---------------------------------------------------------------------------------- */

typedef struct Finish {
  IrUnit *unit;
  IrFunc *func;
  uint32_t *home;     /* block that assigns each temporary, plus 1 */
  IrType *types;      /* of each temporary, for the variable it may be spilled to */
  const char **spill; /* variable that keeps each temporary, or NULL */
  uint32_t block;     /* the block being looked at */
  IrBlock *into;      /* the block being rewritten */
  IrLoc loc;
  uint32_t *work; /* reachable blocks still to visit */
  uint32_t work_count;
  bool *reached;
} Finish;

static void reach(uint32_t *target, void *context) {
  Finish *f = context;
  if (f->reached[*target]) return;
  f->reached[*target] = true;
  f->work[f->work_count++] = *target;
}

static void renumber(uint32_t *target, void *context) { *target = ((uint32_t *)context)[*target]; }

static void drop_unreachable(Finish *f) {
  IrFunc *func = f->func;
  uint32_t entry = 0;
  reach(&entry, f);
  while (f->work_count > 0) {
    IrBlock *block = &func->blocks[f->work[--f->work_count]];
    ir_each_target(&block->ins[block->ins_count - 1], reach, f);
  }
  uint32_t *number = ARENA_ARRAY(f->unit->arena, uint32_t, func->block_count);
  uint32_t kept = 0;
  for (uint32_t b = 0; b < func->block_count; b++) {
    if (!f->reached[b]) continue;
    number[b] = kept;
    func->blocks[kept++] = func->blocks[b];
  }
  func->block_count = kept;
  for (uint32_t b = 0; b < kept; b++) {
    IrBlock *block = &func->blocks[b];
    ir_each_target(&block->ins[block->ins_count - 1], renumber, number);
  }
}

static void find_crossing(IrTemp *operand, void *context) {
  Finish *f = context;
  if (f->home[*operand] == f->block + 1 || f->spill[*operand] != NULL) return;
  char *name = arena_printf(f->unit->arena, ".t%u", *operand);
  f->spill[*operand] = ir_var_new(f->unit, f->func, name, f->types[*operand], false);
}

static IrIns *append(Finish *f) { return ARENA_PUSH(f->unit->arena, f->into, ins, ins); }

static IrTemp emit_address(Finish *f, const char *var) {
  IrTemp dst = ++f->func->temp_count;
  *append(f) = (IrIns){.op = IR_LOCAL, .dst = dst, .text = var, .loc = f->loc};
  return dst;
}

static void reload(IrTemp *operand, void *context) {
  Finish *f = context;
  IrTemp old = *operand;
  if (f->spill[old] == NULL || f->home[old] == f->block + 1) return;
  IrTemp address = emit_address(f, f->spill[old]);
  IrTemp dst = ++f->func->temp_count;
  *append(f) =
      (IrIns){.op = IR_LOAD, .type = f->types[old], .dst = dst, .a = address, .loc = f->loc};
  *operand = dst;
}

static void rewrite_block(Finish *f, IrBlock *block) {
  IrBlock fresh = {0};
  f->into = &fresh;
  for (uint32_t i = 0; i < block->ins_count; i++) {
    IrIns ins = block->ins[i];
    f->loc = ins.loc;
    ir_each_operand(&ins, reload, f);
    *append(f) = ins;
    if (ins.dst == 0 || f->spill[ins.dst] == NULL) continue;
    IrTemp address = emit_address(f, f->spill[ins.dst]);
    *append(f) = (IrIns){
        .op = IR_STORE, .type = f->types[ins.dst], .a = address, .b = ins.dst, .loc = ins.loc};
  }
  f->into = NULL;
  *block = fresh;
}

/* The type of the value that an instruction yields. */
static IrType result_type(const IrIns *ins) {
  switch (ir_op_shape(ins->op)) {
    case IR_SHAPE_SYM:
    case IR_SHAPE_FIELD:
      return IR_PTR_TYPE;
    case IR_SHAPE_TEXT:
      return ins->op == IR_STRING ? IR_PTR_TYPE : ins->type;
    case IR_SHAPE_BIN:
      return ins->op == IR_INDEX ? IR_PTR_TYPE : ins->type;
    default:
      return ins->type;
  }
}

void ir_func_finish(IrUnit *unit, IrFunc *func) {
  for (uint32_t b = 0; b < func->block_count; b++) {
    if (!ir_block_closed(func, b)) ir_emit(unit, func, b, &(IrIns){.op = IR_END, .loc = func->loc});
  }
  Finish f = {.unit = unit, .func = func};
  f.work = ARENA_ARRAY(unit->arena, uint32_t, func->block_count);
  f.reached = ARENA_ARRAY(unit->arena, bool, func->block_count);
  drop_unreachable(&f);

  f.home = ARENA_ARRAY(unit->arena, uint32_t, func->temp_count + 1);
  f.types = ARENA_ARRAY(unit->arena, IrType, func->temp_count + 1);
  f.spill = ARENA_ARRAY(unit->arena, const char *, func->temp_count + 1);
  for (uint32_t b = 0; b < func->block_count; b++) {
    for (uint32_t i = 0; i < func->blocks[b].ins_count; i++) {
      const IrIns *ins = &func->blocks[b].ins[i];
      if (ins->dst == 0) continue;
      f.home[ins->dst] = b + 1;
      f.types[ins->dst] = result_type(ins);
    }
  }
  uint32_t vars_before = func->var_count;
  for (f.block = 0; f.block < func->block_count; f.block++) {
    for (uint32_t i = 0; i < func->blocks[f.block].ins_count; i++) {
      ir_each_operand(&func->blocks[f.block].ins[i], find_crossing, &f);
    }
  }
  if (func->var_count == vars_before) return;
  for (f.block = 0; f.block < func->block_count; f.block++) {
    rewrite_block(&f, &func->blocks[f.block]);
  }
}
