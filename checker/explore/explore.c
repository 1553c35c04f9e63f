/* The exploration of one driver: static storage as its initialisers leave it, the entry routine,
 * and for each way it can succeed, the unload routine that it leaves behind. */
#include "explore/explore.h"

#include <string.h>

#include "explore/engine.h"

/* Instructions that may be run, and bytes of states that may be kept, for one driver before it is
 * given up: so many in any case, and for each instruction that matters. Real drivers that are
 * decided need a hundredth of it. */
#define BUDGET 600000u
#define BUDGET_OF_INSTRUCTION 100u
#define MEMORY_BUDGET ((size_t)128 << 20)
#define MEMORY_BUDGET_OF_INSTRUCTION ((size_t)28 << 10)
#define MEMORY_BUDGET_MAX ((size_t)400 << 20)
/* What the quick way has, and one that takes some paths again. */
#define QUICK_BUDGET 100000u
#define QUICK_MEMORY_BUDGET ((size_t)16 << 20)
/* What the brief way has of that: a driver that it is not enough for mostly has too many paths for
 * the quick one, too, and is decided on a tenth of it when they are joined. */
#define BRIEF_PART 4
/* What joined paths have of that: a step of theirs costs more, and they meet before long where they
 * meet at all. */
#define JOINED_PART 4

/* Tables are filled before any path begins. */
static uint32_t relevant_instructions(const Program *program) {
  uint32_t count = 0;
  for (uint32_t f = 0; f < program->func_count; f++) {
    const IrFunc *ir = program->funcs[f].ir;
    if (!program->funcs[f].is_relevant || ir == NULL || strcmp(ir->name, IR_INIT) == 0) continue;
    for (uint32_t b = 0; b < ir->block_count; b++)
      for (uint32_t i = 0; i < ir->blocks[b].ins_count; i++)
        count += ir->blocks[b].ins[i].is_relevant;
  }
  return count;
}

static void set_part_of_budget(Engine *e, unsigned part) {
  uint32_t count = relevant_instructions(e->program);
  size_t memory = (MEMORY_BUDGET + count * MEMORY_BUDGET_OF_INSTRUCTION) / part;
  e->budget = (BUDGET + (uint64_t)count * BUDGET_OF_INSTRUCTION) / part;
  e->memory_budget = MIN(memory, MEMORY_BUDGET_MAX);
}

void engine_set_budget(Engine *e, Effort effort) {
  switch (effort) {
    case EFFORT_BRIEF:
      e->budget = QUICK_BUDGET / BRIEF_PART;
      e->memory_budget = QUICK_MEMORY_BUDGET / BRIEF_PART;
      break;
    case EFFORT_QUICK:
      e->budget = QUICK_BUDGET;
      e->memory_budget = QUICK_MEMORY_BUDGET;
      break;
    case EFFORT_COARSE:
    case EFFORT_JOINED:
      set_part_of_budget(e, JOINED_PART);
      break;
    case EFFORT_WHOLE:
      set_part_of_budget(e, 1);
      break;
  }
  e->memory_limit = e->memory_budget;
}

void engine_start(Engine *e, Program *program, Exploration *out, Effort effort) {
  *e = (Engine){.program = program, .out = out};
  e->arena = arena_new();
  e->listings = listings_new();
  engine_set_budget(e, effort);
  e->joins = effort == EFFORT_JOINED || effort == EFFORT_COARSE;
  e->is_coarse = effort == EFFORT_COARSE;
  e->val_ids = intern_table();
  e->loc_ids = intern_table();
  e->tuple_ids = intern_table();
  e->range_ids = intern_table();
  e->text_ids = intern_table();
  e->site_ids = intern_table();
  e->choice_ids = intern_table();
  e->guard_ids = intern_table();
  e->name_ids = intern_table();
  e->name_count = 1;
  e->statics = g_hash_table_new(NULL, NULL);
  e->memo = g_hash_table_new(memo_hash, memo_equal);
  e->noted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  e->made_up = g_hash_table_new(g_str_hash, g_str_equal);
  e->compared = g_hash_table_new(NULL, NULL);
  e->system_routines = g_hash_table_new(NULL, NULL);
  e->doubtful = g_hash_table_new(NULL, NULL);
  e->elements = g_hash_table_new(NULL, NULL);
  e->owners = g_hash_table_new(NULL, NULL);
  e->cleanup_members = g_hash_table_new(NULL, NULL);
  e->kinds_released = g_hash_table_new(NULL, NULL);
  e->released = g_hash_table_new(NULL, NULL);
  e->unproved = g_hash_table_new(NULL, NULL);
  e->stack = g_ptr_array_new();
  e->activations = g_ptr_array_new();
  e->starts = g_array_new(FALSE, FALSE, sizeof(State));
  e->links = g_array_new(FALSE, TRUE, sizeof(RootLinks));
  e->resolutions = ARENA_ARRAY(e->arena, Resolution, RESOLUTIONS);
  e->flows = ARENA_ARRAY(e->arena, Flow *, program->func_count);
  e->is_followed = ARENA_ARRAY(e->arena, bool, program->func_count);
  e->footprints = ARENA_ARRAY(e->arena, Footprint *, program->func_count);
  e->needs = ARENA_ARRAY(e->arena, uint64_t, program->func_count);
  e->global_locs = ARENA_ARRAY(e->arena, Loc, program->global_count);
  e->static_values = ARENA_ARRAY(e->arena, GArray *, program->global_count);
  e->static_symbols = g_array_new(FALSE, FALSE, sizeof(Val));
  e->called = ARENA_ARRAY(e->arena, GArray *, program->func_count);
  e->is_searched = ARENA_ARRAY(e->arena, bool, program->func_count);
  e->kinds = g_ptr_array_new();
  /* Number 0 of everything means "none". */
  ARENA_PUSH(e->arena, e, vals, val);
  ARENA_PUSH(e->arena, e, traits, trait);
  ARENA_PUSH(e->arena, e, locs, loc);
  ARENA_PUSH(e->arena, e, tuples, tuple);
  ARENA_PUSH(e->arena, e, ranges, range);
  ARENA_PUSH(e->arena, e, texts, text);
  ARENA_PUSH(e->arena, e, sites, site);
  ARENA_PUSH(e->arena, e, choices, choice);
  ARENA_PUSH(e->arena, e, choice_marks, choice_mark);
  ARENA_PUSH(e->arena, e, guards, guard);
  e->driver_object = val_make(e, (ValNode){.kind = VAL_SYM, .n = 1});
  e->registry_path = val_make(e, (ValNode){.kind = VAL_SYM, .n = 2});
  e->driver_object_loc = loc_deref(e, e->driver_object);
  e->member_unload = program_member(program, "DriverUnload");
  e->member_major = program_member(program, "MajorFunction");
  e->member_extension = program_member(program, "DriverExtension");
  e->member_add_device = program_member(program, "AddDevice");
  e->member_start_io = program_member(program, "DriverStartIo");
  cleanup_learn_members(e);
}

void engine_finish(Engine *e) {
  g_hash_table_destroy(e->val_ids);
  g_hash_table_destroy(e->loc_ids);
  g_hash_table_destroy(e->tuple_ids);
  g_hash_table_destroy(e->range_ids);
  g_hash_table_destroy(e->text_ids);
  g_hash_table_destroy(e->site_ids);
  g_hash_table_destroy(e->choice_ids);
  g_hash_table_destroy(e->guard_ids);
  g_hash_table_destroy(e->name_ids);
  g_hash_table_destroy(e->statics);
  g_hash_table_destroy(e->memo);
  g_hash_table_destroy(e->noted);
  g_hash_table_destroy(e->made_up);
  g_hash_table_destroy(e->compared);
  g_hash_table_destroy(e->system_routines);
  g_hash_table_destroy(e->elements);
  g_hash_table_destroy(e->doubtful);
  g_hash_table_destroy(e->owners);
  g_hash_table_destroy(e->cleanup_members);
  g_hash_table_destroy(e->kinds_released);
  g_hash_table_destroy(e->released);
  g_hash_table_destroy(e->unproved);
  g_array_free(e->static_symbols, TRUE);
  g_ptr_array_free(e->stack, TRUE);
  g_ptr_array_free(e->activations, TRUE);
  g_array_free(e->starts, TRUE);
  g_array_free(e->links, TRUE);
  g_ptr_array_free(e->kinds, TRUE);
  for (uint32_t i = 0; i < e->program->global_count; i++)
    if (e->static_values[i] != NULL) g_array_free(e->static_values[i], TRUE);
  for (uint32_t i = 0; i < e->program->func_count; i++)
    if (e->called[i] != NULL) g_array_free(e->called[i], TRUE);
  listings_free(e->listings);
  arena_free(e->arena);
}

/* An unload routine of which no body is known: whether it passes the call on and what it releases
 * can't be told, where one of the outcomes behind `first` has something to pass on or to release.
 */
static void note_unread_unload(Engine *e, const State *s, uint32_t func, uint32_t first) {
  if (e->program->funcs[func].model != NULL) return;
  want_body(e, func, true);
  bool matters = false;
  for (uint32_t o = first; o < e->out->outcome_count; o++) {
    const Outcome *entry = &e->out->outcomes[o];
    matters |= entry->held_count > 0;
    for (uint32_t i = 0; i < entry->registered_count; i++) matters |= entry->registered[i].success;
  }
  uint32_t store = state_get(e, s, KEY_STORE, loc_field(e, e->driver_object_loc, e->member_unload));
  if (matters && store != 0)
    undecided(e, NULL, e->sites[store].ins, e->sites[store].func,
              "the source of the unload routine %s was not found", e->program->funcs[func].display);
}

static void run_unload(Engine *e, OutcomeParents *parents, uint32_t func) {
  State s = parents->end.state;
  e->in_unload = true;
  e->unload_func = func;
  s.hist = NULL;
  const IrFunc *ir = e->program->funcs[func].ir;
  if (ir->param_count > 0) state_store(e, &s, loc_local(e, 0, func, 0), e->driver_object);
  Exits exits = {0};
  run_function(e, func, 0, s, &exits);
  for (uint32_t i = 0; i < exits.exit_count; i++) {
    if (state_get(e, &exits.exits[i].state, KEY_DOUBT, 1) != 0) continue;
    outcome_unload(e, &exits.exits[i], parents, func);
  }
  e->in_unload = false;
}

/* The entry returned `val`: 0 when it returns nothing. */
static bool assume_status(Engine *e, State *s, Val val, bool succeeds) {
  if (val == 0) return succeeds;
  int64_t n;
  if (val_is_int(e, val, &n)) return (type_wrap(IR_I32_TYPE, n) >= 0) == succeeds;
  Val status = val_unary(e, s, IR_CAST, IR_I32_TYPE, val);
  Val zero = val_int(e, 0);
  if (!state_assume(e, s, val_binary(e, s, succeeds ? IR_GE : IR_LT, IR_I32_TYPE, status, zero),
                    true)) {
    return false;
  }
  /* A status that the path knows to be neither success nor failure is one that the driver treats as
   * a failure although the system would not; no routine of ours returns such a code. */
  return !succeeds || state_range(e, s, status).lo <= 0;
}

/* Does with each of the states that the guard stands for what needed to know the way. */
static void in_both(Engine *e, const Exit *exit, void (*act)(Engine *e, const Exit *exit, Val val),
                    Val val) {
  uint32_t guard = e->split;
  e->split = 0;
  for (unsigned way = 0; way < 2; way++) {
    Exit one = *exit;
    one.state = choice_take(e, exit->state, guard, way);
    act(e, &one, val);
  }
}

/* The value decides whether the driver loads. */
static void note_deciding(Engine *e, State *s, Val val) {
  IrIns here = {.loc = e->program->funcs[e->program->entry].ir->loc};
  val_decides(e, s, &here, e->program->entry, val);
}

static void end_loaded(Engine *e, const Exit *exit, Val val) {
  Exit end = *exit;
  note_deciding(e, &end.state, val);
  bool loads = assume_status(e, &end.state, val, true);
  State s = end.state;
  uint32_t func = loads ? outcome_unload_func(e, &s) : LINK_NONE;
  if (func != LINK_NONE && resources_pin(e, &s)) func = LINK_NONE;
  if (e->split != 0) {
    in_both(e, exit, end_loaded, val);
    return;
  }
  if (!loads) return;
  state_collect(e, &end.state, 0, e->program->entry, NULL);
  /* What a path may have missed could be the very thing that makes it right. */
  if (state_get(e, &end.state, KEY_DOUBT, 1) != 0) return;
  OutcomeParents parents;
  outcome_entry(&end, true, &parents);
  bool runs = func != LINK_NONE && e->program->funcs[func].ir != NULL;
  if (runs) run_unload(e, &parents, func);
  device_run(e, &parents, runs ? func : LINK_NONE);
  uint32_t first = e->out->outcome_count;
  outcome_entry_end(e, runs, &parents);
  if (func != LINK_NONE && !runs) note_unread_unload(e, &end.state, func, first);
}

static void end_failed(Engine *e, const Exit *exit, Val val) {
  Exit end = *exit;
  note_deciding(e, &end.state, val);
  bool fails = assume_status(e, &end.state, val, false);
  if (e->split != 0) {
    in_both(e, exit, end_failed, val);
    return;
  }
  if (!fails) return;
  GArray *ends = cleanup_run(e, &end);
  for (guint i = 0; i < ends->len; i++) {
    end = g_array_index(ends, Exit, i);
    state_collect(e, &end.state, 0, e->program->entry, NULL);
    if (state_get(e, &end.state, KEY_DOUBT, 1) != 0) continue;
    OutcomeParents parents;
    outcome_entry(&end, false, &parents);
    outcome_entry_end(e, false, &parents);
  }
  g_array_free(ends, TRUE);
}

/* The entry runs with static storage as the constructors leave it on one way through them. */
static void run_entry(Engine *e, State s) {
  uint32_t entry = e->program->entry;
  const IrFunc *ir = e->program->funcs[entry].ir;
  Val args[] = {e->driver_object, e->registry_path};
  for (uint32_t i = 0; i < ir->param_count && i < G_N_ELEMENTS(args); i++) {
    state_store(e, &s, loc_local(e, 0, entry, i), args[i]);
  }
  /* The I/O manager hands over a driver object whose unload routine is not set. */
  state_store(e, &s, loc_field(e, e->driver_object_loc, e->member_unload), val_int(e, 0));
  Exits exits = {0};
  run_function(e, entry, 0, s, &exits);
  Loc result = loc_local(e, 0, entry, LOCAL_RESULT);
  for (uint32_t i = 0; i < exits.exit_count; i++) {
    Exit exit = exits.exits[i];
    if (exit.kind != END_RETURN) continue;
    Val val = state_get(e, &exit.state, KEY_MEM, result);
    state_drop(e, &exit.state, KEY_MEM, result);
    end_loaded(e, &exit, val);
    end_failed(e, &exit, val);
  }
}

void engine_run(Engine *e) {
  for (guint i = 0; i < e->starts->len; i++) run_entry(e, g_array_index(e->starts, State, i));
}

Exploration *explore(Program *program, Effort effort) {
  Arena *arena = arena_new();
  Exploration *out = ARENA_NEW(arena, Exploration);
  out->arena = arena;
  Engine e;
  engine_start(&e, program, out, effort);
  if (program->entry == LINK_NONE) {
    *ARENA_PUSH(arena, out, undecided, undecided) =
        (Undecided){.message = arena_printf(arena, "the entry routine %s was not found",
                                            program->driver->entry)};
  } else {
    out->entry = program->funcs[program->entry].display;
    out->entry_spot = spot_of_func(&e, program->entry);
    engine_initialise(&e);
    engine_run(&e);
    outcome_doubts(&e);
    outcome_objects(&e);
    out->is_exhausted = e.is_exhausted;
    if (e.is_exhausted) {
      *ARENA_PUSH(arena, out, undecided, undecided) =
          (Undecided){.spot = out->entry_spot, .message = EXPLORE_BUDGET_REACHED};
    }
  }
  engine_finish(&e);
  return out;
}

void exploration_free(Exploration *exploration) {
  if (exploration != NULL) arena_free(exploration->arena);
}
