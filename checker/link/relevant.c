/* What can matter to a rule: a backward slice of the whole program, made once before it is
 * explored.
 *
 * The rules see what becomes of the unload slot, of registrations, of resources, and what the entry
 * returns. Whatever cannot influence one of these (a setting that only a buffer's size depends on,
 * a branch around a debug message) need not be followed: states that differ in nothing else are the
 * same, and cost stays in proportion to what is relevant.
 *
 * Memory is divided into cells: a cell for each variable, one for each member name, and one for
 * each width of what is reached through a pointer and has no name. A variable whose address goes
 * anywhere may be reached through such a pointer, so its cell is one with that of its width. The
 * slice grows until nothing changes: a store to a relevant cell is relevant, so are the values that
 * go into it, the cells that these are loaded from, and the branches that decide whether it is
 * done. */
#include <string.h>

#include "link/slice.h"

/* Instructions --------------------------------------------------------------------------------- */

void slice_need(Slicer *s, IrTemp temp) {
  if (temp == 0 || s->info->temp[temp]) return;
  s->info->temp[temp] = true;
  s->changed = true;
}

static void need_operand(IrTemp *operand, void *context) { slice_need(context, *operand); }

void slice_act(Slicer *s) {
  if (s->info->is_acting[s->block]) return;
  s->info->is_acting[s->block] = true;
  s->info->is_active = true;
  s->changed = true;
}

void slice_note_writing(Slicer *s) {
  if (s->info->is_writing[s->block]) return;
  s->info->is_writing[s->block] = s->info->writes = true;
  s->changed = true;
}

/* A value that matters here already may tell, in a function that writes somewhere, whether it does;
 * to know it there costs nothing more. */
static void tell_callee(Slicer *s, const IrIns *call, IrTemp argument, uint32_t param) {
  const IrIns *from = ir_definition(&s->ir->blocks[s->block], call, argument);
  if (from == NULL || from->op != IR_LOAD) return;
  if (cell_is_relevant(s, cell_accessed(s, from->a, from->type))) cell_make_relevant(s, param);
}

static void slice_body_call(Slicer *s, IrIns *ins, uint32_t callee) {
  FuncInfo *info = &s->funcs[callee];
  slice_reach(s, callee);
  const IrFunc *ir = s->program->funcs[callee].ir;
  for (uint32_t i = 0; i < ins->arg_count && i < ir->param_count; i++) {
    uint32_t param = info->var_cell + i;
    cell_escape(s, ins->args[i]);
    cell_hold(s, param, ir->vars[i].type);
    cell_keep_func(s, param, ins->args[i]);
    cell_keep_leading(s, param, ins->args[i]);
    if (info->writes) tell_callee(s, ins, ins->args[i], param);
    if (cell_is_relevant(s, param)) slice_need(s, ins->args[i]);
  }
  if (s->info->temp[ins->dst] && !info->returns_relevant) {
    info->returns_relevant = true;
    s->changed = true;
  }
  if (info->is_active) slice_act(s);
  if (info->writes) slice_note_writing(s);
  ins->is_relevant = info->is_active || info->writes || info->returns_relevant;
}

static bool is_class_exit(Slicer *s, uint32_t callee);

static void slice_call(Slicer *s, IrIns *ins) {
  slice_need(s, ins->a);
  ins->is_used = s->info->temp[ins->dst];
  uint32_t callee = s->info->func[ins->a] == 0 ? LINK_NONE : s->info->func[ins->a] - 1;
  const ProgramFunc *func = callee == LINK_NONE ? NULL : &s->program->funcs[callee];
  if (func != NULL && func->ir != NULL && !func->is_modelled) {
    slice_body_call(s, ins, callee);
    return;
  }
  slice_environment_call(s, ins, func);
  if (func != NULL && is_class_exit(s, callee)) {
    ins->is_relevant = true;
    slice_act(s);
  }
}

static void slice_store(Slicer *s, IrIns *ins) {
  uint32_t cell = cell_accessed(s, ins->a, ins->type);
  cell_escape(s, ins->b);
  cell_keep_func(s, cell, ins->b);
  cell_keep_leading(s, cell, ins->b);
  if (!cell_is_relevant(s, cell)) return;
  ins->is_relevant = true;
  slice_need(s, ins->a);
  slice_need(s, ins->b);
  slice_act(s);
}

static void slice_object(Slicer *s, IrIns *ins) {
  uint32_t to = s->info->cell[ins->a];
  if (ins->op == IR_COPY) cell_unify(s, to, s->info->cell[ins->b]);
  ins->is_relevant = true;
  slice_need(s, ins->a);
  if (ins->op == IR_COPY) slice_need(s, ins->b);
  if (to == CELL_NONE || cell_contains_relevant(s, to, 0)) slice_act(s);
}

static bool returns_resource(const Model *model) {
  for (uint32_t i = 0; model != NULL && i < model->use_count; i++) {
    const ResourceUse *use = &model->uses[i];
    if (use->does == RESOURCE_ACQUIRE && use->value.at == VALUE_RESULT) return true;
  }
  return false;
}

/* Addresses and functions are followed forward, before what needs them is looked at. */
static void follow_address(Slicer *s, const IrIns *ins) {
  FuncInfo *info = s->info;
  /* Whether pointers that were written further on lead anywhere comes with the next round. */
  if (ins->op == IR_LOAD) {
    uint32_t class = cell_find(s, cell_accessed(s, ins->a, ins->type));
    info->leads[ins->dst] |= s->leading[class];
    if (class == cell_find(s, s->slot_cell)) info->leads[ins->dst] |= SAVES;
  }
  if (ins->op == IR_CONST || (ins->op >= IR_EQ && ins->op <= IR_GE))
    info->is_number[ins->dst] = true;
  if (ins->op == IR_CAST) info->is_number[ins->dst] = info->is_number[ins->a];
  if (ins->op == IR_CAST || ins->op == IR_INDEX) info->leads[ins->dst] |= info->leads[ins->a];
  if (ins->op == IR_CALL && info->func[ins->a] != 0) {
    uint32_t callee = info->func[ins->a] - 1;
    info->leads[ins->dst] |= s->funcs[callee].returns_leading;
    const Model *model = s->program->funcs[callee].model;
    if (returns_resource(model)) info->leads[ins->dst] |= BEARS;
    if (model != NULL && model->routine_count > 0 &&
        model->routines[0].does == DOES_DRIVER_OBJECT) {
      info->leads[ins->dst] |= DRIVES;
    }
  }
  if (ins->op == IR_RETURN && (info->leads[ins->a] & ~info->returns_leading) != 0) {
    info->returns_leading |= info->leads[ins->a];
    s->changed = true;
  }
  switch (ins->op) {
    case IR_GLOBAL:
      info->cell[ins->dst] = CELL_FIRST_NAMED + (uint32_t)ins->number;
      break;
    case IR_LOCAL:
      info->cell[ins->dst] = info->var_cell + (uint32_t)ins->number;
      break;
    case IR_FIELD:
      info->cell[ins->dst] = s->member_cell + (uint32_t)ins->number;
      cell_note_part(s, info->cell[ins->a], info->cell[ins->dst]);
      break;
    case IR_INDEX:
      info->cell[ins->dst] = info->cell[ins->a];
      break;
    case IR_CAST:
      info->cell[ins->dst] = info->cell[ins->a];
      info->func[ins->dst] = info->func[ins->a];
      break;
    case IR_FUNC:
      info->func[ins->dst] = (uint32_t)ins->number + 1;
      break;
    default:
      break;
  }
  if (ins->dst != 0 && info->cell[ins->dst] != CELL_NONE) {
    if (cell_contains_relevant(s, info->cell[ins->dst], 0)) info->leads[ins->dst] |= LEADS;
    if (cell_contains_driver(s, info->cell[ins->dst], 0)) info->leads[ins->dst] |= DRIVES;
  }
}

static void slice_value(Slicer *s, IrIns *ins) {
  if (ins->op == IR_LOAD) {
    uint32_t cell = cell_accessed(s, ins->a, ins->type);
    cell_read(s, cell);
    if (s->info->temp[ins->dst]) cell_make_relevant(s, cell);
    ins->is_relevant = cell_is_relevant(s, cell);
    /* What is loaded is NULL or not: that it was followed is known of a relevant pointer only. */
    if (ins->is_relevant) slice_need(s, ins->a);
    return;
  }
  if (ins->op >= IR_ADD && ins->op <= IR_NOT) {
    cell_escape(s, ins->a);
    if (ir_op_shape(ins->op) == IR_SHAPE_BIN) cell_escape(s, ins->b);
  }
  ins->is_relevant = true;
  ins->is_used = s->info->temp[ins->dst];
  if (s->info->temp[ins->dst]) ir_each_operand(ins, need_operand, s);
}

static void slice_ins(Slicer *s, IrIns *ins) {
  switch (ins->op) {
    case IR_STORE:
      slice_store(s, ins);
      break;
    case IR_COPY:
    case IR_ZERO:
      slice_object(s, ins);
      break;
    case IR_CALL:
      slice_call(s, ins);
      break;
    case IR_LOST:
      ins->is_relevant = true;
      break;
    case IR_RETURN:
      if (ins->a == 0) break;
      cell_escape(s, ins->a);
      if (s->info->func[ins->a] != 0) slice_reach_pointed(s, s->info->func[ins->a] - 1);
      if (!s->info->returns_relevant) break;
      ins->is_relevant = true;
      slice_need(s, ins->a);
      slice_act(s);
      break;
    case IR_BRANCH:
    case IR_SWITCH:
      ins->is_used = s->info->is_telling[s->block];
      if (!s->info->is_deciding[s->block]) break;
      ins->is_relevant = true;
      slice_need(s, ins->a);
      break;
    case IR_END:
      slice_act(s);
      break;
    case IR_JUMP:
      break;
    default:
      slice_value(s, ins);
      break;
  }
}

/* What is true of a block becomes true of the branches that decide whether it runs. */
static void spread(Slicer *s, const bool *blocks, bool *branches) {
  const Control *control = s->info->control;
  for (uint32_t b = 0; b < s->ir->block_count; b++) {
    if (!blocks[b] && !branches[b]) continue;
    for (uint32_t i = control->first[b]; i < control->first[b + 1]; i++) {
      uint32_t decider = control->deciders[i];
      if (branches[decider]) continue;
      branches[decider] = true;
      s->changed = true;
    }
  }
}

static void slice_func(Slicer *s, uint32_t func) {
  s->self = func;
  s->ir = s->program->funcs[func].ir;
  s->info = &s->funcs[func];
  for (s->block = 0; s->block < s->ir->block_count; s->block++) {
    IrBlock *block = &s->ir->blocks[s->block];
    for (uint32_t i = 0; i < block->ins_count; i++) follow_address(s, &block->ins[i]);
    for (uint32_t i = block->ins_count; i > 0; i--) slice_ins(s, &block->ins[i - 1]);
  }
  spread(s, s->info->is_acting, s->info->is_deciding);
  spread(s, s->info->is_writing, s->info->is_telling);
}

/* Which of its returns ends a run is told where every branch that decides it is followed. */
static void mark_told_returns(Slicer *s, uint32_t func) {
  const IrFunc *ir = s->program->funcs[func].ir;
  const FuncInfo *info = &s->funcs[func];
  for (uint32_t b = 0; b < ir->block_count; b++) {
    IrIns *last = &ir->blocks[b].ins[ir->blocks[b].ins_count - 1];
    if (last->op != IR_RETURN) continue;
    last->is_used = true;
    for (uint32_t i = info->control->first[b]; i < info->control->first[b + 1]; i++)
      if (!info->is_deciding[info->control->deciders[i]]) last->is_used = false;
  }
}

typedef struct ExitSearch {
  const char *name;
  bool is_found;
} ExitSearch;

static void look_for_exit(const Registrar *registrar, void *context) {
  ExitSearch *search = context;
  for (uint32_t i = 0; i < registrar->exit_count; i++) {
    if (strcmp(registrar->exits[i], search->name) == 0) search->is_found = true;
  }
}

static bool is_class_exit(Slicer *s, uint32_t callee) {
  ExitSearch search = {.name = s->program->funcs[callee].name};
  models_each_registrar(s->program->models, look_for_exit, &search);
  return search.is_found;
}

static void prepare_func(Slicer *s, uint32_t func, uint32_t var_cell) {
  FuncInfo *info = &s->funcs[func];
  const IrFunc *ir = s->program->funcs[func].ir;
  info->var_cell = var_cell;
  info->cell = ARENA_ARRAY(s->arena, uint32_t, ir->temp_count + 1);
  info->func = ARENA_ARRAY(s->arena, uint32_t, ir->temp_count + 1);
  info->temp = ARENA_ARRAY(s->arena, bool, ir->temp_count + 1);
  info->leads = ARENA_ARRAY(s->arena, uint8_t, ir->temp_count + 1);
  info->is_acting = ARENA_ARRAY(s->arena, bool, ir->block_count);
  info->is_deciding = ARENA_ARRAY(s->arena, bool, ir->block_count);
  info->is_number = ARENA_ARRAY(s->arena, bool, ir->temp_count + 1);
  info->is_writing = ARENA_ARRAY(s->arena, bool, ir->block_count);
  info->is_telling = ARENA_ARRAY(s->arena, bool, ir->block_count);
  info->control = control_make(s->arena, ir);
}

static void prepare(Slicer *s) {
  Program *program = s->program;
  s->funcs = ARENA_ARRAY(s->arena, FuncInfo, program->func_count);
  s->member_cell = CELL_FIRST_NAMED + program->global_count;
  uint32_t next = s->member_cell + program->member_count;
  for (uint32_t i = 0; i < program->func_count; i++) {
    if (program->funcs[i].ir == NULL) continue;
    prepare_func(s, i, next);
    next += program->funcs[i].ir->var_count;
  }
  s->cell_count = next;
  s->parent = ARENA_ARRAY(s->arena, uint32_t, next);
  for (uint32_t c = 0; c < next; c++) s->parent[c] = c;
  s->is_relevant = ARENA_ARRAY(s->arena, bool, next);
  s->is_read = ARENA_ARRAY(s->arena, bool, next);
  s->leading = ARENA_ARRAY(s->arena, uint8_t, next);
  s->is_escaped = ARENA_ARRAY(s->arena, bool, next);
  s->widths = ARENA_ARRAY(s->arena, uint8_t, next);
  s->holds = ARENA_ARRAY(s->arena, GHashTable *, next);
  s->parts = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_hash_table_destroy);
}

void program_mark_relevant(Program *program) {
  /* Members that models name must have their cells before cells are counted. */
  uint32_t unload = program_member(program, "DriverUnload");
  Slicer s = {.program = program, .arena = arena_new()};
  for (uint32_t i = 0; i < program->func_count; i++) {
    if (program->funcs[i].model != NULL) slice_enter_members(&s, program->funcs[i].model);
  }
  prepare(&s);
  s.slot_cell = s.member_cell + unload;
  s.widths[s.slot_cell] = (uint8_t)(1 << (cell_pointed(IR_PTR_TYPE) - CELL_POINTED));
  cell_make_relevant(&s, s.slot_cell);
  cell_read(&s, s.slot_cell);
  for (uint32_t i = 0; i < program->initialiser_count; i++)
    slice_reach(&s, program->initialisers[i]);
  if (program->entry != LINK_NONE) {
    slice_reach(&s, program->entry);
    s.funcs[program->entry].returns_relevant = true;
    bool has_param = program->funcs[program->entry].ir != NULL &&
                     program->funcs[program->entry].ir->param_count > 0;
    if (has_param) s.leading[s.funcs[program->entry].var_cell] |= DRIVES;
  }
  do {
    s.changed = false;
    for (uint32_t i = 0; i < program->func_count; i++) {
      if (s.funcs[i].is_reached) slice_func(&s, i);
    }
  } while (s.changed);
  for (uint32_t i = 0; i < program->func_count; i++) {
    if (s.funcs[i].is_reached) mark_told_returns(&s, i);
    program->funcs[i].is_relevant =
        s.funcs[i].is_active || s.funcs[i].writes || s.funcs[i].returns_relevant;
  }
  for (uint32_t c = 0; c < s.cell_count; c++) {
    if (s.holds[c] != NULL) g_hash_table_destroy(s.holds[c]);
  }
  g_hash_table_destroy(s.parts);
  arena_free(s.arena);
}
