/* What calls that leave the driver read and write, as far as the models tell: the part of the slice
 * that is about them. */
#include "link/slice.h"

static void escape_args(Slicer *s, const IrIns *ins) {
  for (uint32_t i = 0; i < ins->arg_count; i++) {
    cell_escape(s, ins->args[i]);
    if (s->info->func[ins->args[i]] != 0) slice_reach_pointed(s, s->info->func[ins->args[i]] - 1);
  }
}

static void need_args(Slicer *s, const IrIns *ins) {
  for (uint32_t i = 0; i < ins->arg_count; i++) slice_need(s, ins->args[i]);
}

static void need_arg(Slicer *s, const IrIns *ins, int64_t index) {
  if (index >= 0 && index < ins->arg_count) slice_need(s, ins->args[index]);
}

static void need_when(Slicer *s, const IrIns *ins, const When *when) {
  if (when->test != TEST_ALWAYS) need_arg(s, ins, when->argument);
}

/* The routine that the class driver calls for a device may run. */
static void need_device_call(Slicer *s, const IrIns *ins, const DeviceCall *call) {
  if (!call->is_known) return;
  need_arg(s, ins, call->argument);
  if (call->member != NULL) {
    char **parts = g_strsplit(call->member, ".", -1);
    for (char **part = parts; *part != NULL; part++)
      if (part[1] == NULL) cell_read(s, s->member_cell + program_member(s->program, *part));
    g_strfreev(parts);
  } else if (call->argument < ins->arg_count && s->info->func[ins->args[call->argument]] != 0) {
    slice_reach_pointed(s, s->info->func[ins->args[call->argument]] - 1);
  }
}

/* Of the arguments of a registrar or resource routine only those matter that its rows mention: the
 * size of an allocation does not. */
static void need_modelled_args(Slicer *s, const IrIns *ins, const Model *model) {
  const Registrar *r = model->registrar;
  if (r != NULL) need_arg(s, ins, r->driver_object);
  for (uint32_t i = 0; r != NULL && i < r->effect_count; i++) {
    need_when(s, ins, &r->effects[i].when);
  }
  if (r != NULL) need_device_call(s, ins, &r->starts);
  if (r != NULL) need_device_call(s, ins, &r->removes);
  for (uint32_t i = 0; r != NULL && i < r->cleanup_count; i++)
    cell_read(s, s->member_cell + program_member(s->program, r->cleanups[i]));
  for (uint32_t i = 0; i < model->use_count; i++) {
    const ResourceUse *use = &model->uses[i];
    if (use->value.at != VALUE_RESULT) need_arg(s, ins, use->value.argument);
    if (use->also_argument != MODEL_NO_ARGUMENT) need_arg(s, ins, use->also_argument);
    need_when(s, ins, &use->when);
  }
  for (uint32_t i = 0; i < model->routine_count; i++) {
    for (int64_t k = 0; k < 64; k++) {
      if ((model->routines[i].only >> k & 1) != 0) need_arg(s, ins, k);
    }
  }
}

static void need_written_args(Slicer *s, const IrIns *ins, const Routine *routine) {
  need_when(s, ins, &routine->when);
  for (int64_t k = 0; k < ins->arg_count; k++) {
    if (routine->only == 0 || (k < 64 && (routine->only >> k & 1) != 0)) need_arg(s, ins, k);
  }
}

/* What writing through the pointer changes. */
static Writes written_at(Slicer *s, IrTemp pointer) {
  uint32_t cell = s->info->cell[pointer];
  if (cell != CELL_NONE)
    return cell_contains_relevant(s, cell, 0) ? WRITES_WHAT_MATTERS : WRITES_NOTHING;
  return s->info->is_number[pointer] ? WRITES_NOTHING : WRITES_SOMEWHERE;
}

/* What a routine of the environment writes to. */
static Writes written_by(Slicer *s, const IrIns *ins, const Routine *routine) {
  if (routine->does == DOES_SET_MEMBER) {
    uint32_t member = s->member_cell + program_member(s->program, routine->member);
    return cell_is_relevant(s, member) ? WRITES_WHAT_MATTERS : WRITES_NOTHING;
  }
  if (routine->does == DOES_ZERO || routine->does == DOES_COPY)
    return routine->at < ins->arg_count ? written_at(s, ins->args[routine->at]) : WRITES_NOTHING;
  Writes most = routine->does == DOES_ARGUMENTS ? WRITES_NOTHING : WRITES_SOMEWHERE;
  for (uint32_t i = 0; i < ins->arg_count; i++) {
    if (routine->only != 0 && (i >= 64 || (routine->only >> i & 1) == 0)) continue;
    most = MAX(most, written_at(s, ins->args[i]));
  }
  return most;
}

/* The routine is run for what it writes, unless nothing of that matters. Where that is cannot be
 * told, it is no reason to ask for all that decides whether it is run; what is known of that tells
 * the states apart, however. */
static bool slice_written(Slicer *s, IrIns *ins, const Routine *routine) {
  Writes writes = written_by(s, ins, routine);
  if (writes == WRITES_NOTHING) return false;
  ins->is_relevant = true;
  if (writes == WRITES_WHAT_MATTERS) slice_act(s);
  slice_note_writing(s);
  return true;
}

static IrTemp argument(const IrIns *ins, uint32_t index) {
  return index < ins->arg_count ? ins->args[index] : 0;
}

/* The routine reads a cell, returns what it found or made of it, and stores there. */
static void slice_changed(Slicer *s, const IrIns *ins, uint32_t cell) {
  cell_read(s, cell);
  if (s->info->temp[ins->dst]) cell_make_relevant(s, cell);
  if (cell_is_relevant(s, cell)) slice_act(s);
}

static void slice_exchange(Slicer *s, const IrIns *ins, IrTemp at, IrTemp value) {
  uint32_t cell = cell_accessed(s, at, IR_PTR_TYPE);
  cell_keep_func(s, cell, value);
  cell_keep_leading(s, cell, value);
  s->info->leads[ins->dst] |= s->leading[cell_find(s, cell)];
  if (cell_find(s, cell) == cell_find(s, s->slot_cell)) s->info->leads[ins->dst] |= SAVES;
  slice_changed(s, ins, cell);
}

static void slice_routine(Slicer *s, IrIns *ins, const Routine *routine) {
  IrTemp at = argument(ins, routine->at);
  switch (routine->does) {
    case DOES_NOTHING:
    case DOES_CONSTANT:
    case DOES_SYSTEM_ROUTINE:
    case DOES_DRIVER_OBJECT:
      break;
    case DOES_NO_RETURN:
      ins->is_relevant = true;
      slice_act(s);
      break;
    case DOES_REACHABLE:
      slice_follow_pointers(s);
      /* fall through */
    case DOES_ARGUMENTS:
      if (slice_written(s, ins, routine)) need_written_args(s, ins, routine);
      break;
    case DOES_ZERO:
    case DOES_SET_MEMBER:
      if (!slice_written(s, ins, routine)) break;
      need_arg(s, ins, routine->at);
      need_when(s, ins, &routine->when);
      if (routine->does == DOES_SET_MEMBER) need_arg(s, ins, routine->value);
      break;
    case DOES_COPY:
      if (slice_written(s, ins, routine)) need_args(s, ins);
      break;
    default:
      /* What they read and write is an ordinary load and store. */
      ins->is_relevant = true;
      need_args(s, ins);
      if (routine->does == DOES_EXCHANGE || routine->does == DOES_COMPARE_EXCHANGE) {
        IrTemp value = argument(ins, routine->value);
        if (at != 0 && value != 0) slice_exchange(s, ins, at, value);
      } else if (routine->does == DOES_ADD) {
        if (at != 0) slice_changed(s, ins, cell_accessed(s, at, ins->type));
      } else {
        slice_written(s, ins, routine);
      }
      break;
  }
  if (s->info->temp[ins->dst]) {
    ins->is_relevant = true;
    need_args(s, ins);
  }
}

/* A path such as "A.B" names a member in each of its parts. */
static void enter_member(Slicer *s, const char *path) {
  char **parts = g_strsplit(path, ".", -1);
  for (char **part = parts; *part != NULL; part++) program_member(s->program, *part);
  g_strfreev(parts);
}

/* Calls `visit` for every member name by which the rows of a model reach into a structure. */
static void each_member(const Model *model, void (*visit)(Slicer *s, const char *path), Slicer *s) {
  const Registrar *r = model->registrar;
  if (r != NULL && r->driver_object_member != NULL) visit(s, r->driver_object_member);
  for (uint32_t i = 0; r != NULL && i < r->effect_count; i++) {
    if (r->effects[i].when.member != NULL) visit(s, r->effects[i].when.member);
  }
  const DeviceCall *const calls[] = {r != NULL ? &r->starts : NULL, r != NULL ? &r->removes : NULL};
  for (size_t i = 0; r != NULL && i < G_N_ELEMENTS(calls); i++) {
    if (calls[i]->member != NULL) visit(s, calls[i]->member);
  }
  for (uint32_t i = 0; r != NULL && i < r->cleanup_count; i++) visit(s, r->cleanups[i]);
  for (uint32_t i = 0; i < model->use_count; i++) {
    const ResourceUse *use = &model->uses[i];
    if (use->value.member != NULL) visit(s, use->value.member);
    if (use->when.member != NULL) visit(s, use->when.member);
    if (use->also_member != NULL) visit(s, use->also_member);
    if (use->zero_member != NULL) enter_member(s, use->zero_member);
  }
  for (uint32_t i = 0; i < model->routine_count; i++) {
    if (model->routines[i].member != NULL) visit(s, model->routines[i].member);
    if (model->routines[i].when.member != NULL) visit(s, model->routines[i].when.member);
  }
}

void slice_enter_members(Slicer *s, const Model *model) { each_member(model, enter_member, s); }

static void need_member(Slicer *s, const char *path) {
  char **parts = g_strsplit(path, ".", -1);
  for (char **part = parts; *part != NULL; part++) {
    cell_make_relevant(s, s->member_cell + program_member(s->program, *part));
  }
  g_strfreev(parts);
}

static bool has_use(const Model *model, ResourceDoes does) {
  for (uint32_t i = 0; model != NULL && i < model->use_count; i++)
    if (model->uses[i].does == does) return true;
  return false;
}

/* Whether a call may hand the driver object to somebody, by itself or in a structure. */
static bool hands_driver(Slicer *s, const IrIns *ins) {
  for (uint32_t i = 0; i < ins->arg_count; i++) {
    if ((s->info->leads[ins->args[i]] & DRIVES) != 0) return true;
  }
  return false;
}

void slice_environment_call(Slicer *s, IrIns *ins, const ProgramFunc *func) {
  const Model *model = func == NULL ? NULL : func->model;
  bool drives = (model == NULL || model->may_register) && hands_driver(s, ins);
  if (model == NULL || drives) {
    /* Nobody knows what it does: it is run, with all that it could reach. */
    if (ins->arg_count > 0) {
      slice_follow_pointers(s);
      slice_hand_over(s);
    }
    escape_args(s, ins);
    need_args(s, ins);
    ins->is_relevant = true;
    if (drives) slice_act(s);
    if (func != NULL) {
      const IrBlock *block = &s->ir->blocks[s->block];
      if (ir_is_bare_call(block, (uint32_t)(ins - block->ins))) slice_act(s);
      return;
    }
    slice_act(s); /* a pointer that may lead to any function of the driver */
    if (s->info->temp[ins->dst] && !s->uses_pointed_results) {
      s->uses_pointed_results = true;
      s->changed = true;
    }
    return;
  }
  if (model->registrar != NULL || model->use_count > 0) {
    each_member(model, need_member, s);
    if (has_use(model, RESOURCE_TAKE)) slice_hand_over(s);
    ins->is_relevant = true;
    need_modelled_args(s, ins, model);
    slice_act(s);
    return;
  }
  for (uint32_t i = 0; i < model->routine_count; i++) slice_routine(s, ins, &model->routines[i]);
}
