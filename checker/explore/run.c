/* Runs functions: a worklist of states for each block, merged where control flow joins. */
#include <string.h>

#include "explore/engine.h"

/* Where a call has more results, or had several in more states, paths meet behind it: calls that
 * follow each other, with two results each, double the states otherwise. */
#define MANY_RESULTS 8
#define RECURSION_LIMIT 3
#define DEPTH_LIMIT 400

/* Ends ----------------------------------------------------------------------------------------- */

static void end_path(Activation *act, State s, EndKind kind, const IrIns *ins) {
  meet_exit(act->e, act->exits,
            (Exit){.state = s, .kind = kind, .ins = ins, .func = act->frame.func});
}

/* Where a branch that is not followed chooses between returns, equal ends become one whichever it
 * was: the path says nothing of the place then, rather than a wrong one. */
static void end_return(Activation *act, State s, const IrIns *ins, Val val) {
  Engine *e = act->e;
  if (act->frame.depth == 0 && ins->is_used)
    hist_add(e, &s, STEP_RETURN, act->frame.func, ins, val, 0);
  state_leave(e, &s, act->frame.depth, act->frame.func);
  if (val != 0) {
    state_set(e, &s, KEY_MEM, loc_local(e, act->frame.depth, act->frame.func, LOCAL_RESULT), val);
  }
  state_collect(e, &s, act->frame.depth, act->frame.func, NULL);
  end_path(act, s, END_RETURN, ins);
}

/* Terminators ---------------------------------------------------------------------------------- */

/* The states in which a terminator leaves its block. */
typedef struct Ways {
  GArray *states, *targets;
  bool is_open; /* the condition was not decided */
} Ways;

static void leave(Ways *ways, uint32_t target, State s) {
  g_array_append_val(ways->targets, target);
  g_array_append_val(ways->states, s);
}

static void take_branch(Activation *act, State s, const IrIns *ins, uint32_t block, Val condition,
                        Ways *ways) {
  Engine *e = act->e;
  step_note_test(e, &s, condition);
  Truth truth = state_truth(e, &s, condition);
  if (e->split != 0) return;
  if (truth == TRUTH_OPEN && !ins->is_relevant) {
    for (int way = 0; way < 2; way++) {
      State next = s;
      if (!ins->is_used || state_assume(e, &next, condition, way == 0))
        leave(ways, ins->target[way], next);
    }
    return;
  }
  ways->is_open = truth == TRUTH_OPEN;
  if (ways->is_open && !val_is_free_test(e, &s, condition))
    val_decides(e, &s, ins, act->frame.func, condition);
  for (int way = 0; way < 2; way++) {
    bool is_true = way == 0;
    if (truth != TRUTH_OPEN && (truth == TRUTH_TRUE) != is_true) continue;
    State next = s;
    if (!state_assume(e, &next, condition, is_true)) continue;
    if (is_true && g_strcmp0(ins->source, IR_RAISED) == 0)
      raise_in_try(e, &next, act->frame.func, block, ins);
    if (truth == TRUTH_OPEN) hist_add(e, &next, STEP_BRANCH, act->frame.func, ins, is_true, 0);
    leave(ways, ins->target[way], next);
  }
}

static Val in_case(Engine *e, const State *s, Val val, const IrCase *c) {
  if (c->low == c->high) return val_binary(e, s, IR_EQ, IR_I64_TYPE, val, val_int(e, c->low));
  return val_binary(e, s, IR_GE, IR_I64_TYPE, val, val_int(e, c->low));
}

static void take_switch(Activation *act, State s, const IrIns *ins, Val val, Ways *ways) {
  Engine *e = act->e;
  int64_t number;
  if (!ins->is_relevant && !val_is_int(e, val, &number)) {
    for (uint32_t i = 0; i < ins->case_count; i++) leave(ways, ins->cases[i].target, s);
    leave(ways, ins->target[0], s);
    return;
  }
  val_decides(e, &s, ins, act->frame.func, val);
  for (uint32_t i = 0; i < ins->case_count; i++) {
    const IrCase *c = &ins->cases[i];
    Val condition = in_case(e, &s, val, c);
    Truth truth = state_truth(e, &s, condition);
    State here = s;
    bool fits = state_assume(e, &here, condition, true);
    if (fits && c->low != c->high) {
      Val upper = val_binary(e, &here, IR_LE, IR_I64_TYPE, val, val_int(e, c->high));
      if (state_truth(e, &here, upper) != TRUTH_TRUE) truth = TRUTH_OPEN;
      fits = state_assume(e, &here, upper, true);
    }
    if (fits) {
      if (truth == TRUTH_OPEN) {
        ways->is_open = true;
        hist_add(e, &here, STEP_CASE, act->frame.func, ins, i, 0);
      }
      leave(ways, c->target, here);
      if (truth == TRUTH_TRUE) return;
    }
    /* The numbers of a range can't be told from its lower bound alone: keep all of the rest. */
    if (c->low == c->high && !state_assume(e, &s, condition, false)) return;
  }
  if (ins->case_count > 0 && !val_is_int(e, val, &number)) {
    hist_add(e, &s, STEP_CASE, act->frame.func, ins, UINT32_MAX, 0);
  }
  leave(ways, ins->target[0], s);
}

/* `while (1)` decides nothing. */
static bool is_constant(const IrBlock *block, IrTemp temp) {
  for (uint32_t i = 0; i < block->ins_count; i++)
    if (block->ins[i].dst == temp) return block->ins[i].op == IR_CONST;
  return false;
}

/* Ends the block; true when the state has to be split before that can be done. */
static bool take_terminator(Activation *act, State s, const IrIns *ins, uint32_t block, Val val) {
  Ways ways = {.states = g_array_new(FALSE, FALSE, sizeof(State)),
               .targets = g_array_new(FALSE, FALSE, sizeof(uint32_t))};
  if (ins->op == IR_BRANCH) {
    take_branch(act, s, ins, block, val, &ways);
  } else {
    take_switch(act, s, ins, val, &ways);
  }
  bool is_split = act->e->split != 0;
  if (ways.is_open && !is_split) meet_note_open(act, block);
  if (ins->op == IR_BRANCH && ways.targets->len == 1 && !is_split &&
      !is_constant(&act->ir->blocks[block], ins->a)) {
    uint32_t target = g_array_index(ways.targets, uint32_t, 0);
    meet_note_decided(act, block, target, ins->target[target == ins->target[0] ? 1 : 0]);
  }
  for (guint i = 0; i < ways.states->len && !is_split; i++) {
    meet_arrive(act, g_array_index(ways.targets, uint32_t, i),
                g_array_index(ways.states, State, i));
  }
  g_array_free(ways.states, TRUE);
  g_array_free(ways.targets, TRUE);
  return is_split;
}

/* Blocks --------------------------------------------------------------------------------------- */

static void run_from(Activation *act, uint32_t block, uint32_t at, State s, Val *temps);

/* Calls `act` for every value of the first `end` instructions of the block that the rest of it,
 * behind the call, needs. */
static void each_parked(const Activation *act, uint32_t block, uint32_t end, uint32_t call,
                        void (*park)(const Activation *act, IrTemp temp, State *s, Val *temps),
                        State *s, Val *temps) {
  const IrBlock *b = &act->ir->blocks[block];
  for (uint32_t i = 0; i < end; i++) {
    IrTemp temp = b->ins[i].dst;
    if (temp != 0 && act->flow->last_use[temp] > call) park(act, temp, s, temps);
  }
}

/* They go into the state while a function of the driver runs, so that what they are made of is
 * known to be in use. */
static void park(const Activation *act, IrTemp temp, State *s, Val *temps) {
  Loc loc = loc_local(act->e, act->frame.depth, act->frame.func, LOCAL_TEMP + temp);
  state_set(act->e, s, KEY_MEM, loc, temps[temp]);
}

static void unpark(const Activation *act, IrTemp temp, State *s, Val *temps) {
  Loc loc = loc_find(act->e, LOC_LOCAL, 0, act->frame.depth, act->frame.func, LOCAL_TEMP + temp);
  if (loc == 0) return;
  if (temps != NULL) temps[temp] = state_get(act->e, s, KEY_MEM, loc);
  state_drop(act->e, s, KEY_MEM, loc);
}

/* Drops what nobody will ask for: the value of a call that is not used, and states that are equal
 * without it. */
static void merge_results(Engine *e, const IrIns *ins, Results *r) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < r->result_count; i++) {
    Result result = r->results[i];
    if (!ins->is_used) result.val = val_anything(e);
    bool is_new = true;
    for (uint32_t k = 0; k < kept && is_new; k++) {
      Result *old = &r->results[k];
      if (old->val != result.val || !map_equal(old->state.map, result.state.map)) continue;
      hist_join(e, &old->state, result.state.hist);
      is_new = false;
    }
    if (is_new) r->results[kept++] = result;
  }
  r->result_count = kept;
}

/* Whether what follows the call is run only when all paths have come there. */
static bool meets_behind(Activation *act, uint32_t point, const Results *results) {
  if (results->result_count > 1) act->forks[point]++;
  return act->is_split || MAX(results->result_count, act->forks[point]) > MANY_RESULTS;
}

/* Runs a call and what follows it; true when the state has to be split before that can be done. */
static bool run_call(Activation *act, uint32_t block, uint32_t at, State s, Val *temps) {
  Engine *e = act->e;
  const IrIns *ins = &act->ir->blocks[block].ins[at];
  Exits ends = {0};
  Results results = {.ends = &ends};
  act->frame.temps = temps;
  uint64_t *live = g_new(uint64_t, act->flow->live_words);
  flow_live_behind(act->flow, &act->ir->blocks[block], at, live);
  act->frame.live = live;
  act->frame.is_bare = ir_is_bare_call(&act->ir->blocks[block], at);
  each_parked(act, block, at, at, park, &s, temps);
  call_ins(e, &act->frame, s, ins, &results);
  act->frame.live = NULL;
  g_free(live);
  if (e->split != 0) return true;
  if (run_is_over(e)) return false;
  for (uint32_t i = 0; i < ends.exit_count; i++) meet_exit(e, act->exits, ends.exits[i]);
  merge_results(e, ins, &results);
  uint32_t point = flow_point_behind(act->flow, block, at);
  bool meets = meets_behind(act, point, &results);
  for (uint32_t i = 0; i < results.result_count && !run_is_over(e); i++) {
    State next = results.results[i].state;
    each_parked(act, block, at, at, unpark, &next, NULL);
    Val *copy = g_memdup2(temps, sizeof *temps * (act->ir->temp_count + 1));
    copy[ins->dst] = results.results[i].val;
    if (meets) {
      each_parked(act, block, at + 1, at, park, &next, copy);
      meet_arrive(act, point, next);
    } else {
      run_from(act, block, at + 1, next, copy);
    }
    g_free(copy);
  }
  return false;
}

/* What an instruction has to know is a choice: runs it, and the rest, in both states that the guard
 * stands for. */
static void run_split(Activation *act, uint32_t block, uint32_t at, State s, const Val *temps) {
  Engine *e = act->e;
  uint32_t guard = e->split;
  e->split = 0;
  bool was_split = act->is_split;
  act->is_split = true;
  for (unsigned way = 0; way < 2 && !run_is_over(e); way++) {
    Val *copy = g_memdup2(temps, sizeof *temps * (act->ir->temp_count + 1));
    run_from(act, block, at, choice_take(e, s, guard, way), copy);
    g_free(copy);
  }
  act->is_split = was_split;
}

typedef enum Progress { GOES_ON, LEFT_BLOCK, MUST_SPLIT } Progress;

/* Runs one instruction; *s is the state behind it when it goes on. */
static Progress run_ins(Activation *act, uint32_t block, uint32_t at, State *s, Val *temps) {
  Engine *e = act->e;
  const IrIns *ins = &act->ir->blocks[block].ins[at];
  act->frame.temps = temps;
  switch (ins->op) {
    case IR_CALL:
      if (ins->is_relevant) return run_call(act, block, at, *s, temps) ? MUST_SPLIT : LEFT_BLOCK;
      temps[ins->dst] = val_anything(e);
      return GOES_ON;
    case IR_JUMP:
      meet_arrive(act, ins->target[0], *s);
      return LEFT_BLOCK;
    case IR_BRANCH:
    case IR_SWITCH:
      return take_terminator(act, *s, ins, block, temps[ins->a]) ? MUST_SPLIT : LEFT_BLOCK;
    case IR_RETURN:
      end_return(act, *s, ins,
                 ins->a == 0        ? 0
                 : ins->is_relevant ? temps[ins->a]
                                    : val_anything(e));
      return LEFT_BLOCK;
    case IR_END:
      end_path(act, *s, END_STOPPED, ins);
      return LEFT_BLOCK;
    default: {
      bool goes_on = step_ins(e, &act->frame, s, ins);
      if (e->split != 0) return MUST_SPLIT;
      if (goes_on) return GOES_ON;
      end_path(act, *s, END_STOPPED, ins);
      return LEFT_BLOCK;
    }
  }
}

static void run_from(Activation *act, uint32_t block, uint32_t at, State s, Val *temps) {
  Engine *e = act->e;
  for (;; at++) {
    if (++e->work > e->budget || arena_size(e->arena) > e->memory_limit) e->is_exhausted = true;
    if (run_is_over(e) || s.is_lost) return;
    State before = s;
    Progress progress = run_ins(act, block, at, &s, temps);
    if (progress == MUST_SPLIT) run_split(act, block, at, before, temps);
    if (progress != GOES_ON) return;
  }
}

/* The first point in order that has a state still to run; false when none has. */
static bool next_point(Activation *act, uint32_t *point) {
  for (; act->lowest < act->flow->point_count; act->lowest++) {
    *point = act->flow->order[act->lowest];
    if (act->arrivals[*point] != NULL && act->next[*point] < act->arrivals[*point]->len)
      return true;
  }
  return false;
}

static void run_points(Activation *act) {
  uint32_t point;
  while (!run_is_over(act->e) && next_point(act, &point)) {
    meet_merge_waiting(act, point);
    if (act->next[point] == act->arrivals[point]->len) continue;
    Arrival *arrival = g_ptr_array_index(act->arrivals[point], act->next[point]++);
    arrival->is_done = true;
    act->current = arrival;
    act->current_point = point;
    Val *temps = g_new0(Val, act->ir->temp_count + 1);
    uint32_t block = act->flow->point_block[point], at = act->flow->point_at[point];
    State s = arrival->state;
    if (at > 0) each_parked(act, block, at, at - 1, unpark, &s, temps);
    run_from(act, block, at, s, temps);
    g_free(temps);
  }
}

typedef struct MemoKey {
  uint32_t func, depth;
  uint32_t
      phase; /* 0: entry; else the unload routine that runs, plus 1; UINT32_MAX: for a device */
  const MapNode *map;
} MemoKey;

guint memo_hash(gconstpointer key) {
  const MemoKey *k = key;
  uint64_t hash = map_hash(k->map) + k->func * 0x9e3779b97f4a7c15u + k->depth;
  return (guint)(hash ^ hash >> 32);
}

gboolean memo_equal(gconstpointer a, gconstpointer b) {
  const MemoKey *x = a, *y = b;
  return x->func == y->func && x->depth == y->depth && x->phase == y->phase &&
         map_equal(x->map, y->map);
}

static uint32_t times_running(const Engine *e, uint32_t func) {
  uint32_t times = 0;
  for (guint i = 0; i < e->stack->len; i++) {
    if (GPOINTER_TO_UINT(g_ptr_array_index(e->stack, i)) == func) times++;
  }
  return times;
}

static void run_activation(Engine *e, uint32_t func, uint32_t depth, State entry, Exits *exits) {
  Activation act = {.e = e, .ir = e->program->funcs[func].ir, .exits = exits};
  if (e->flows[func] == NULL) {
    e->flows[func] = flow_make(e, func);
    want_callees(e, func);
  }
  act.flow = e->flows[func];
  act.frame = (Frame){.func = func, .depth = depth, .flow = act.flow};
  uint32_t count = act.flow->point_count;
  act.arrivals = g_new0(GPtrArray *, count);
  act.emptied = g_new0(GArray *, act.flow->loop_count + 1);
  act.seen = g_new0(GHashTable *, count);
  act.next = g_new0(uint32_t, count);
  act.merged = g_new0(uint32_t, count);
  act.visits = g_new0(uint32_t, count);
  act.forks = g_new0(uint32_t, count);
  g_ptr_array_add(e->stack, GUINT_TO_POINTER(func));
  g_ptr_array_add(e->activations, &act);
  meet_arrive(&act, 0, entry);
  run_points(&act);
  if (!run_is_over(e)) meet_merge_exits(e, exits, depth);
  g_ptr_array_set_size(e->stack, (gint)e->stack->len - 1);
  g_ptr_array_set_size(e->activations, (gint)e->activations->len - 1);
  for (uint32_t b = 0; b < count; b++) {
    if (act.arrivals[b] != NULL) g_ptr_array_free(act.arrivals[b], TRUE);
    if (act.seen[b] != NULL) g_hash_table_destroy(act.seen[b]);
  }
  for (uint32_t l = 0; l < act.flow->loop_count; l++)
    if (act.emptied[l] != NULL) g_array_free(act.emptied[l], TRUE);
  g_free(act.emptied);
  g_free(act.arrivals);
  g_free(act.seen);
  g_free(act.next);
  g_free(act.merged);
  g_free(act.visits);
  g_free(act.forks);
}

bool run_is_over(const Engine *e) { return e->is_exhausted || e->unwinding != NULL; }

bool run_is_too_deep(const Engine *e, uint32_t func, uint32_t depth) {
  return depth >= DEPTH_LIMIT || times_running(e, func) >= RECURSION_LIMIT;
}

void run_function(Engine *e, uint32_t func, uint32_t depth, State entry, Exits *exits) {
  const ProgramFunc *f = &e->program->funcs[func];
  if (f->ir->broken != NULL) {
    IrIns here = {.loc = f->ir->broken_loc};
    undecided(e, &entry, &here, func, "%s could not be read whole: %s", f->display, f->ir->broken);
  }
  MemoKey *key = ARENA_NEW(e->arena, MemoKey);
  *key = (MemoKey){.func = func, .depth = depth, .map = entry.map};
  if (e->in_unload) key->phase = e->unload_func + 1;
  if (e->in_device) key->phase = UINT32_MAX - e->in_unload;
  Exits *known = g_hash_table_lookup(e->memo, key);
  if (known == NULL) {
    known = ARENA_NEW(e->arena, Exits);
    entry.hist = NULL;
    run_activation(e, func, depth, entry, known);
    if (e->unwinding == NULL) g_hash_table_insert(e->memo, key, known);
  } else {
    frame_need_of(e, func);
    for (uint32_t i = 0; i < known->emptied_count; i++) widen_note_released(e, known->emptied[i]);
  }
  *exits = *known;
}

void results_add(Engine *e, Results *r, State state, Val val) {
  assert(val != 0);
  *ARENA_PUSH(e->arena, r, results, result) = (Result){.state = state, .val = val};
}
