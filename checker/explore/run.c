/* Runs functions: a worklist of states for each block, merged where control flow joins. */
#include <string.h>

#include "explore/engine.h"

/* How often a path goes round a loop before what changes there is forgotten: while all conditions
 * in the loop are decided, and when some are not. */
#define LOOP_DECIDED_LIMIT 160
#define LOOP_OPEN_LIMIT 4
/* States at one loop header that show that it will not come to an end. */
#define LOOP_HOPELESS 2000
#define RECURSION_LIMIT 3
#define DEPTH_LIMIT 400
/* How often the path has gone round a loop that it is in. */
typedef struct Rounds {
  uint16_t all, open;   /* open: with a condition that was not decided */
  bool is_open;         /* in the round that it is in */
  const MapNode *start; /* the state in which the path came to the loop */
} Rounds;

typedef struct Arrival {
  State state;
  bool is_done;
  Rounds *rounds; /* of each loop of the function */
} Arrival;

typedef struct Activation {
  Engine *e;
  Frame frame;
  const IrFunc *ir;
  Flow *flow;
  GPtrArray **arrivals; /* of each block: Arrival, those at joins all different */
  GHashTable **seen;    /* of each join: Arrival by its state */
  uint32_t *next;       /* of each block: first arrival that may not be done */
  uint32_t *visits;
  Arrival *current; /* the one that is run */
  uint32_t current_block;
  Exits *exits;
} Activation;

static guint hash_state(gconstpointer key) {
  uint64_t hash = map_hash(((const Arrival *)key)->state.map);
  return (guint)(hash ^ hash >> 32);
}

static gboolean equal_state(gconstpointer a, gconstpointer b) {
  return map_equal(((const Arrival *)a)->state.map, ((const Arrival *)b)->state.map);
}

static uint32_t length_of(const Hist *hist) { return hist == NULL ? 0 : hist->length; }

/* Loops ---------------------------------------------------------------------------------------- */

typedef struct Widening {
  Engine *e;
  const MapNode *base;
  State *s;
  uint32_t site, depth;
  GArray *keys;
} Widening;

static void collect_changed(uint64_t key, uint32_t value, void *context) {
  Widening *w = context;
  if (KEY_KIND(key) == KEY_MEM && map_get(w->base, key) != value &&
      val_node(w->e, val_strip(w->e, value))->kind != VAL_CLASS) {
    g_array_append_val(w->keys, key);
  }
}

static void collect_piled(uint64_t key, uint32_t value, void *context) {
  Widening *w = context;
  (void)value;
  if (KEY_KIND(key) != KEY_HELD || map_get(w->base, key) != 0) return;
  g_array_append_val(w->keys, key);
}

/* One stands for all that the loop acquires at a place: how many there are is not known any more.
 */
static void doubt_piled(Widening *w) {
  Engine *e = w->e;
  g_array_set_size(w->keys, 0);
  map_each(w->s->map, collect_piled, w);
  uint64_t seen = 0;
  for (guint i = 0; i < w->keys->len; i++) {
    uint64_t key = g_array_index(w->keys, uint64_t, i);
    const uint32_t *tuple = e->tuples[KEY_ID(key)];
    uint64_t place = (uint64_t)tuple[0] << 32 | tuple[1];
    if (place == seen) {
      state_drop(e, w->s, KEY_HELD, KEY_ID(key));
    } else {
      resource_doubt(e, w->s, key);
    }
    seen = place;
  }
}

/* Forgets what changed since the path came to the loop: each such place now holds a number that
 * nobody knows, the same one the next time round. */
static void widen(Activation *act, State *s, const MapNode *start, uint32_t header) {
  Engine *e = act->e;
  Widening w = {.e = e, .base = start, .s = s};
  w.site = site_make(e, &act->ir->blocks[header].ins[0], act->frame.func);
  w.keys = g_array_new(FALSE, FALSE, sizeof(uint64_t));
  map_each(s->map, collect_changed, &w);
  for (guint i = 0; i < w.keys->len; i++) {
    Loc loc = KEY_ID(g_array_index(w.keys, uint64_t, i));
    if (loc_is_slot(e, loc)) continue;
    Val forgotten = val_make(e, (ValNode){.kind = VAL_SYM,
                                          .a = w.site,
                                          .b = act->frame.depth,
                                          .n = ((int64_t)1 << 40) + (int64_t)loc * 64 + 1});
    state_drop(e, s, KEY_FACT, forgotten);
    state_set(e, s, KEY_MEM, loc, forgotten);
  }
  doubt_piled(&w);
  g_array_free(w.keys, TRUE);
}

/* A condition of the block was not decided. */
static void note_open(Activation *act, uint32_t block) {
  uint64_t loops = act->flow->loops[block];
  for (uint32_t i = 0; i < act->flow->loop_count; i++) {
    if ((loops >> i & 1) != 0) act->current->rounds[i].is_open = true;
  }
}

/* The rounds of a path that goes on to `block`: one more of the loop whose header that is, when it
 * comes from within; none of the loops that it leaves. */
static Rounds *rounds_at(Activation *act, uint32_t block, const State *s) {
  const Flow *flow = act->flow;
  if (flow->loop_count == 0) return NULL;
  Rounds *rounds = ARENA_ARRAY(act->e->arena, Rounds, flow->loop_count);
  for (uint32_t i = 0; i < flow->loop_count; i++) {
    bool is_inside = (flow->loops[block] >> i & 1) != 0;
    if (is_inside && act->current != NULL) rounds[i] = act->current->rounds[i];
  }
  if (!flow->is_header[block]) return rounds;
  Rounds *own = &rounds[flow->loop[block]];
  if (act->current == NULL || (flow->loops[act->current_block] >> flow->loop[block] & 1) == 0) {
    *own = (Rounds){.start = s->map};
    return rounds;
  }
  if (own->all < UINT16_MAX) own->all++;
  if (own->is_open && own->open < UINT16_MAX) own->open++;
  own->is_open = false;
  return rounds;
}

static bool is_worn_out(const Activation *act, const Arrival *arrival, uint32_t block) {
  const Rounds *own = &arrival->rounds[act->flow->loop[block]];
  return own->all > LOOP_DECIDED_LIMIT || own->open > LOOP_OPEN_LIMIT;
}

static const uint64_t *live_at(const Activation *act, uint32_t block) {
  return act->flow->live + (size_t)block * act->flow->live_words;
}

static void arrive(Activation *act, uint32_t block, State s) {
  Engine *e = act->e;
  if (act->arrivals[block] == NULL) act->arrivals[block] = g_ptr_array_new();
  bool is_join = act->flow->pred_count[block] > 1 || act->flow->is_header[block];
  Arrival *arrival = ARENA_NEW(e->arena, Arrival);
  arrival->state = s;
  if (is_join) {
    state_collect(e, &arrival->state, act->frame.depth, act->frame.func, live_at(act, block));
  }
  arrival->rounds = rounds_at(act, block, &arrival->state);
  if (is_join) {
    if (act->flow->is_header[block] && is_worn_out(act, arrival, block)) {
      widen(act, &arrival->state, arrival->rounds[act->flow->loop[block]].start, block);
      state_collect(e, &arrival->state, act->frame.depth, act->frame.func, live_at(act, block));
    }
    if (act->seen[block] == NULL) act->seen[block] = g_hash_table_new(hash_state, equal_state);
    Arrival *same = g_hash_table_lookup(act->seen[block], arrival);
    if (same != NULL) {
      if (!same->is_done && length_of(s.hist) < length_of(same->state.hist)) {
        same->state.hist = s.hist;
      }
      return;
    }
    g_hash_table_add(act->seen[block], arrival);
    act->visits[block]++;
    if (act->flow->is_header[block] && act->visits[block] > LOOP_HOPELESS) e->is_exhausted = true;
  }
  g_ptr_array_add(act->arrivals[block], arrival);
}

/* Ends -------------------------------------------------------------------------------------------
 */

static void add_exit(Engine *e, Exits *exits, Exit exit) {
  for (uint32_t i = 0; i < exits->exit_count; i++) {
    Exit *old = &exits->exits[i];
    if (old->kind != exit.kind || !map_equal(old->state.map, exit.state.map)) continue;
    if (exit.kind == END_RETURN || old->ins == exit.ins) {
      if (length_of(exit.state.hist) < length_of(old->state.hist)) *old = exit;
      return;
    }
  }
  *ARENA_PUSH(e->arena, exits, exits, exit) = exit;
}

static void end_path(Activation *act, State s, EndKind kind, const IrIns *ins) {
  add_exit(act->e, act->exits,
           (Exit){.state = s, .kind = kind, .ins = ins, .func = act->frame.func});
}

static void end_return(Activation *act, State s, const IrIns *ins, Val val) {
  Engine *e = act->e;
  if (act->frame.depth == 0) hist_add(e, &s, STEP_RETURN, act->frame.func, ins, val, 0);
  state_leave(e, &s, act->frame.depth, act->frame.func);
  if (val != 0) {
    state_set(e, &s, KEY_MEM, loc_local(e, act->frame.depth, act->frame.func, LOCAL_RESULT), val);
  }
  uint64_t *none = ARENA_ARRAY(e->arena, uint64_t, act->flow->live_words);
  state_collect(e, &s, act->frame.depth, act->frame.func, none);
  end_path(act, s, END_RETURN, ins);
}

/* Instructions --------------------------------------------------------------------------------- */

static Val anything(Engine *e) { return val_make(e, (ValNode){.kind = VAL_UNKNOWN}); }

/* False when the path ends here, because it would follow a NULL pointer. What is followed is not
 * NULL from then on. */
static bool follow(Engine *e, State *s, Val pointer) {
  pointer = val_strip(e, pointer);
  const ValNode *node = val_node(e, pointer);
  if (node->kind == VAL_ADDR) {
    const LocNode *root = &e->locs[e->locs[node->a].root];
    return root->kind != LOC_DEREF || follow(e, s, root->a);
  }
  if (node->kind == VAL_INT) return node->n != 0;
  if (node->kind == VAL_SYM || node->kind == VAL_INIT) return state_assume(e, s, pointer, true);
  return true;
}

/* A value that is compared with NULL has been tested, which contracts that allow NULL ask for. */
static void note_test(Engine *e, State *s, Val val) {
  const ValNode *node = val_node(e, val_strip(e, val));
  if (node->kind != VAL_CLASS || !e->in_unload) return;
  if (e->out->registrations[node->a].contract->nullable) {
    state_set(e, s, KEY_TESTED, node->a + 1, 1);
  }
}

Val mem_read(Engine *e, const Frame *f, State *s, const IrIns *ins, Val pointer) {
  if (val_has_unknown(e, pointer)) return anything(e);
  Loc loc = loc_deref(e, pointer);
  Val val = state_load(e, s, loc);
  if (!loc_is_slot(e, loc)) return val;
  hist_add(e, s, STEP_READ, f->func, ins, loc, val);
  if (val_node(e, val)->kind == VAL_CLASS) return val;
  bool was_written = state_get(s, KEY_WRITTEN, loc) != 0;
  return val_read(e, val_strip(e, val), site_make(e, ins, f->func),
                  was_written ? READ_AFTER : READ_BEFORE);
}

void mem_write(Engine *e, const Frame *f, State *s, const IrIns *ins, Val pointer, Val val) {
  if (val_has_unknown(e, pointer)) return;
  Loc loc = loc_deref(e, pointer);
  if (!loc_is_slot(e, loc)) {
    state_store(e, s, loc, val);
    return;
  }
  Val old = state_load(e, s, loc);
  state_store(e, s, loc, val_strip(e, val));
  slot_stored(e, f, s, ins, loc, old, val_strip(e, val));
}

static Val do_field(Engine *e, Val base, uint32_t member) {
  if (val_has_unknown(e, base)) return base;
  return val_addr(e, loc_field(e, loc_deref(e, base), member));
}

static Val do_index(Engine *e, Val base, Val index) {
  if (val_has_unknown(e, base)) return base;
  int64_t n;
  if (val_is_int(e, index, &n) && n == 0) {
    /* The address of an object is that of its first element, but for arrays, which are named. */
    const ValNode *node = val_node(e, val_strip(e, base));
    if (node->kind != VAL_ADDR || e->locs[node->a].kind == LOC_INDEX) return base;
  }
  return val_addr(e, loc_index(e, loc_deref(e, base), index));
}

/* Runs one instruction that neither calls nor branches. Returns false when the path ends. */
static bool step(Engine *e, const Frame *f, State *s, const IrIns *ins) {
  Val *t = f->temps;
  switch (ins->op) {
    case IR_CONST:
      t[ins->dst] = val_int(e, type_wrap(ins->type, ins->number));
      return true;
    case IR_STRING:
      t[ins->dst] = val_make(e, (ValNode){.kind = VAL_STRING, .a = text_make(e, ins->text)});
      return true;
    case IR_FUNC:
      t[ins->dst] = val_func(e, (uint32_t)ins->number);
      return true;
    case IR_GLOBAL:
      t[ins->dst] = val_addr(e, loc_global(e, (uint32_t)ins->number));
      return true;
    case IR_LOCAL:
      t[ins->dst] = val_addr(e, loc_local(e, f->depth, f->func, ins->number));
      return true;
    case IR_FIELD:
      t[ins->dst] = do_field(e, t[ins->a], (uint32_t)ins->number);
      return true;
    case IR_INDEX:
      t[ins->dst] = do_index(e, t[ins->a], t[ins->b]);
      return true;
    case IR_UNKNOWN:
      if (g_str_has_prefix(ins->text, IR_MADE_UP)) {
        t[ins->dst] = val_made_up(e, ins, f->func);
        return true;
      }
      t[ins->dst] = state_fresh(e, s, site_make(e, ins, f->func), f->depth, 0);
      return true;
    case IR_LOAD:
      if (!ins->is_relevant) {
        t[ins->dst] = anything(e);
        return true;
      }
      if (!follow(e, s, t[ins->a])) return false;
      t[ins->dst] = mem_read(e, f, s, ins, t[ins->a]);
      return true;
    case IR_STORE:
      if (!ins->is_relevant) return true;
      if (!follow(e, s, t[ins->a])) return false;
      if (!val_has_unknown(e, t[ins->a]) && loc_is_in_driver_object(e, loc_deref(e, t[ins->a]))) {
        val_decides(e, s, ins, f->func, t[ins->b]);
      }
      mem_write(e, f, s, ins, t[ins->a], t[ins->b]);
      return true;
    case IR_COPY:
      if (!follow(e, s, t[ins->a]) || !follow(e, s, t[ins->b])) return false;
      if (!val_has_unknown(e, t[ins->a]) && !val_has_unknown(e, t[ins->b])) {
        state_copy(e, s, loc_deref(e, t[ins->a]), loc_deref(e, t[ins->b]));
      }
      return true;
    case IR_ZERO:
      if (!follow(e, s, t[ins->a])) return false;
      if (!val_has_unknown(e, t[ins->a])) state_zero(e, s, loc_deref(e, t[ins->a]));
      return true;
    case IR_LOST:
      undecided(e, s, ins, f->func, "part of this function could not be read: %s", ins->text);
      return true;
    case IR_NEG:
    case IR_COMPL:
    case IR_NOT:
    case IR_CAST:
      if (ins->op == IR_NOT) note_test(e, s, t[ins->a]);
      t[ins->dst] = val_unary(e, s, ins->op, ins->type, t[ins->a]);
      return true;
    default:
      assert(ir_op_shape(ins->op) == IR_SHAPE_BIN);
      if (ins->op >= IR_EQ && ins->op <= IR_GE) {
        note_test(e, s, t[ins->a]);
        note_test(e, s, t[ins->b]);
      }
      t[ins->dst] = val_binary(e, s, ins->op, ins->type, t[ins->a], t[ins->b]);
      return true;
  }
}

/* Terminators ---------------------------------------------------------------------------------- */

static void take_branch(Activation *act, State s, const IrIns *ins, uint32_t block, Val condition) {
  Engine *e = act->e;
  note_test(e, &s, condition);
  Truth truth = state_truth(e, &s, condition);
  if (truth == TRUTH_OPEN && !ins->is_relevant) {
    arrive(act, ins->target[0], s);
    arrive(act, ins->target[1], s);
    return;
  }
  if (truth == TRUTH_OPEN) {
    note_open(act, block);
    val_decides(e, &s, ins, act->frame.func, condition);
  }
  for (int way = 0; way < 2; way++) {
    bool is_true = way == 0;
    if (truth != TRUTH_OPEN && (truth == TRUTH_TRUE) != is_true) continue;
    State next = s;
    if (!state_assume(e, &next, condition, is_true)) continue;
    if (truth == TRUTH_OPEN) hist_add(e, &next, STEP_BRANCH, act->frame.func, ins, is_true, 0);
    arrive(act, ins->target[way], next);
  }
}

static Val in_case(Engine *e, const State *s, Val val, const IrCase *c) {
  if (c->low == c->high) return val_binary(e, s, IR_EQ, IR_I64_TYPE, val, val_int(e, c->low));
  return val_binary(e, s, IR_GE, IR_I64_TYPE, val, val_int(e, c->low));
}

static void take_switch(Activation *act, State s, const IrIns *ins, uint32_t block, Val val) {
  Engine *e = act->e;
  int64_t number;
  if (!ins->is_relevant && !val_is_int(e, val, &number)) {
    for (uint32_t i = 0; i < ins->case_count; i++) arrive(act, ins->cases[i].target, s);
    arrive(act, ins->target[0], s);
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
        note_open(act, block);
        hist_add(e, &here, STEP_CASE, act->frame.func, ins, i, 0);
      }
      arrive(act, c->target, here);
      if (truth == TRUTH_TRUE) return;
    }
    /* The numbers of a range can't be told from its lower bound alone: keep all of the rest. */
    if (c->low == c->high && !state_assume(e, &s, condition, false)) return;
  }
  if (ins->case_count > 0 && !val_is_int(e, val, &number)) {
    hist_add(e, &s, STEP_CASE, act->frame.func, ins, UINT32_MAX, 0);
  }
  arrive(act, ins->target[0], s);
}

/* Blocks --------------------------------------------------------------------------------------- */

static void run_from(Activation *act, uint32_t block, uint32_t at, State s, Val *temps);

/* Values that the rest of the block needs go into the state while a function of the driver runs, so
 * that what they are made of is known to be in use. */
static void park_temps(Activation *act, uint32_t block, uint32_t at, State *s, const Val *temps) {
  const IrBlock *b = &act->ir->blocks[block];
  for (uint32_t i = 0; i < at; i++) {
    IrTemp temp = b->ins[i].dst;
    if (temp == 0 || !flow_used_later(b, at, temp)) continue;
    Loc loc = loc_local(act->e, act->frame.depth, act->frame.func, LOCAL_TEMP + temp);
    state_set(act->e, s, KEY_MEM, loc, temps[temp]);
  }
}

static void unpark_temps(Activation *act, uint32_t block, uint32_t at, State *s) {
  const IrBlock *b = &act->ir->blocks[block];
  for (uint32_t i = 0; i < at; i++) {
    IrTemp temp = b->ins[i].dst;
    if (temp == 0) continue;
    Loc loc = loc_find(act->e, LOC_LOCAL, 0, act->frame.depth, act->frame.func, LOCAL_TEMP + temp);
    if (loc != 0) state_drop(act->e, s, KEY_MEM, loc);
  }
}

/* Drops what nobody will ask for: the value of a call that is not used, and states that are equal
 * without it. */
static void merge_results(Engine *e, const IrIns *ins, Results *r) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < r->result_count; i++) {
    Result result = r->results[i];
    if (!ins->is_used) result.val = anything(e);
    bool is_new = true;
    for (uint32_t k = 0; k < kept && is_new; k++) {
      Result *old = &r->results[k];
      if (old->val != result.val || !map_equal(old->state.map, result.state.map)) continue;
      if (length_of(result.state.hist) < length_of(old->state.hist)) *old = result;
      is_new = false;
    }
    if (is_new) r->results[kept++] = result;
  }
  r->result_count = kept;
}

static void run_call(Activation *act, uint32_t block, uint32_t at, State s, Val *temps) {
  Engine *e = act->e;
  const IrIns *ins = &act->ir->blocks[block].ins[at];
  Exits ends = {0};
  Results results = {.ends = &ends};
  act->frame.temps = temps;
  park_temps(act, block, at, &s, temps);
  call_ins(e, &act->frame, s, ins, &results);
  for (uint32_t i = 0; i < ends.exit_count; i++) add_exit(e, act->exits, ends.exits[i]);
  merge_results(e, ins, &results);
  for (uint32_t i = 0; i < results.result_count && !e->is_exhausted; i++) {
    State next = results.results[i].state;
    unpark_temps(act, block, at, &next);
    Val *copy = g_memdup2(temps, sizeof *temps * (act->ir->temp_count + 1));
    copy[ins->dst] = results.results[i].val;
    run_from(act, block, at + 1, next, copy);
    g_free(copy);
  }
}

static void run_from(Activation *act, uint32_t block, uint32_t at, State s, Val *temps) {
  Engine *e = act->e;
  const IrBlock *b = &act->ir->blocks[block];
  for (;; at++) {
    const IrIns *ins = &b->ins[at];
    if (++e->work > e->budget || arena_size(e->arena) > e->memory_budget) e->is_exhausted = true;
    if (e->is_exhausted) return;
    act->frame.temps = temps;
    switch (ins->op) {
      case IR_CALL:
        if (!ins->is_relevant) {
          temps[ins->dst] = anything(e);
          break;
        }
        run_call(act, block, at, s, temps);
        return;
      case IR_JUMP:
        arrive(act, ins->target[0], s);
        return;
      case IR_BRANCH:
        take_branch(act, s, ins, block, temps[ins->a]);
        return;
      case IR_SWITCH:
        take_switch(act, s, ins, block, temps[ins->a]);
        return;
      case IR_RETURN:
        end_return(act, s, ins, ins->a == 0 ? 0 : ins->is_relevant ? temps[ins->a] : anything(e));
        return;
      case IR_END:
        end_path(act, s, END_STOPPED, ins);
        return;
      default:
        if (!step(e, &act->frame, &s, ins)) {
          end_path(act, s, END_STOPPED, ins);
          return;
        }
    }
  }
}

/* The first block in order that has a state still to run; false when none has. */
static bool next_block(Activation *act, uint32_t *block) {
  for (uint32_t r = 0; r < act->ir->block_count; r++) {
    *block = act->flow->order[r];
    if (act->arrivals[*block] != NULL && act->next[*block] < act->arrivals[*block]->len)
      return true;
  }
  return false;
}

static void run_blocks(Activation *act) {
  uint32_t block;
  while (!act->e->is_exhausted && next_block(act, &block)) {
    Arrival *arrival = g_ptr_array_index(act->arrivals[block], act->next[block]++);
    arrival->is_done = true;
    act->current = arrival;
    act->current_block = block;
    Val *temps = g_new0(Val, act->ir->temp_count + 1);
    run_from(act, block, 0, arrival->state, temps);
    g_free(temps);
  }
}

typedef struct MemoKey {
  uint32_t func, depth;
  uint32_t phase; /* 0: entry; else the unload routine that runs, plus 1 */
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
  if (e->flows[func] == NULL) e->flows[func] = flow_make(e, func);
  act.flow = e->flows[func];
  act.frame = (Frame){.func = func, .depth = depth, .flow = act.flow};
  uint32_t count = act.ir->block_count;
  act.arrivals = g_new0(GPtrArray *, count);
  act.seen = g_new0(GHashTable *, count);
  act.next = g_new0(uint32_t, count);
  act.visits = g_new0(uint32_t, count);
  g_ptr_array_add(e->stack, GUINT_TO_POINTER(func));
  arrive(&act, 0, entry);
  run_blocks(&act);
  g_ptr_array_set_size(e->stack, (gint)e->stack->len - 1);
  for (uint32_t b = 0; b < count; b++) {
    if (act.arrivals[b] != NULL) g_ptr_array_free(act.arrivals[b], TRUE);
    if (act.seen[b] != NULL) g_hash_table_destroy(act.seen[b]);
  }
  g_free(act.arrivals);
  g_free(act.seen);
  g_free(act.next);
  g_free(act.visits);
}

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
  Exits *known = g_hash_table_lookup(e->memo, key);
  if (known == NULL) {
    known = ARENA_NEW(e->arena, Exits);
    entry.hist = NULL;
    run_activation(e, func, depth, entry, known);
    g_hash_table_insert(e->memo, key, known);
  }
  *exits = *known;
}

void results_add(Engine *e, Results *r, State state, Val val) {
  assert(val != 0);
  *ARENA_PUSH(e->arena, r, results, result) = (Result){.state = state, .val = val};
}
