/* Routines that the driver calls but does not contain: what their model says they do, and what an
 * unknown one may do with the arguments that it gets. */
#include <string.h>

#include "explore/engine.h"

Val call_value(Engine *e, const Call *call, State *s, unsigned argument, const char *member) {
  if (argument >= call->arg_count) return val_make(e, (ValNode){.kind = VAL_UNKNOWN});
  Val val = call->args[argument];
  if (member == NULL || val_has_unknown(e, val)) return val;
  Loc loc = loc_deref(e, val);
  char **parts = g_strsplit(member, ".", -1);
  for (char **part = parts; *part != NULL; part++) {
    loc = loc_field(e, loc, program_member(e->program, *part));
  }
  g_strfreev(parts);
  return state_load(e, s, loc);
}

Truth call_when(Engine *e, const Call *call, State *s, const When *when, Val *condition) {
  if (when->test == TEST_ALWAYS) return TRUTH_TRUE;
  Val val = call_value(e, call, s, when->argument, when->member), zero = val_int(e, 0);
  Val number = val_int(e, when->number);
  switch (when->test) {
    case TEST_NULL:
      *condition = val_binary(e, s, IR_EQ, IR_I64_TYPE, val, zero);
      break;
    case TEST_BITS_SET:
      val = val_binary(e, s, IR_AND, IR_I64_TYPE, val, number);
      *condition = val_binary(e, s, IR_NE, IR_I64_TYPE, val, zero);
      break;
    case TEST_BITS_CLEAR:
      val = val_binary(e, s, IR_AND, IR_I64_TYPE, val, number);
      *condition = val_binary(e, s, IR_EQ, IR_I64_TYPE, val, zero);
      break;
    case TEST_EQUALS:
      *condition = val_binary(e, s, IR_EQ, IR_I64_TYPE, val, number);
      break;
    default:
      *condition = val_binary(e, s, IR_NE, IR_I64_TYPE, val, zero);
      break;
  }
  return state_truth(e, s, *condition);
}

void call_split(Engine *e, const Call *call, State s, const When *when,
                void (*act)(Engine *e, State s, bool holds, void *context), void *context) {
  Val condition = 0;
  Truth truth = call_when(e, call, &s, when, &condition);
  if (truth == TRUTH_OPEN) val_decides(e, &s, call->ins, call->frame->func, condition);
  if (truth != TRUTH_OPEN) {
    act(e, s, truth == TRUTH_TRUE, context);
    return;
  }
  State holds = s, fails = s;
  if (state_assume(e, &holds, condition, true)) act(e, holds, true, context);
  if (state_assume(e, &fails, condition, false)) act(e, fails, false, context);
}

bool call_result(Engine *e, const Call *call, State *s, Success success, bool succeeds, Val *val) {
  *val = state_fresh(e, s, call->site, call->frame->depth, 0);
  Val zero = val_int(e, 0);
  IrType type = call->ins->type;
  switch (success) {
    case SUCCESS_ALWAYS:
      return succeeds;
    case SUCCESS_NONZERO:
      if (!succeeds) *val = zero;
      return !succeeds || state_assume(e, s, *val, true);
    case SUCCESS_ZERO:
      if (succeeds) *val = zero;
      return succeeds || state_assume(e, s, *val, true);
    case SUCCESS_NTSTATUS:
      break;
  }
  if (succeeds) {
    *val = zero; /* STATUS_SUCCESS: the other codes of success say something that these don't */
    return true;
  }
  if (ir_type_bits(type) == 0) return true;
  /* Old headers declare an NTSTATUS as ULONG. */
  if (!ir_type_is_signed(type)) {
    Val least = val_int(e, ((int64_t)1 << 32) + STATUS_LEAST_ERROR);
    return state_assume(e, s, val_binary(e, s, IR_GE, IR_I64_TYPE, *val, least), true);
  }
  Val least = val_int(e, STATUS_LEAST_ERROR);
  return state_assume(e, s, val_binary(e, s, IR_LT, type, *val, zero), true) &&
         state_assume(e, s, val_binary(e, s, IR_GE, type, *val, least), true);
}

/* What nobody knows ------------------------------------------------------------------------------
 */

static Val fresh_result(Engine *e, const Call *call, const State *s) {
  return state_fresh(e, s, call->site, call->frame->depth, 0);
}

typedef struct Globals {
  Engine *e;
  GArray *vals;
} Globals;

static void note_kept(uint64_t key, uint32_t value, void *context) {
  Globals *g = context;
  if (KEY_KIND(key) != KEY_MEM) return;
  const LocNode *root = &g->e->locs[g->e->locs[KEY_ID(key)].root];
  if (root->kind != LOC_GLOBAL || !g->e->program->globals[root->a].is_external) return;
  Val val = choice_read(g->e, value);
  if (val != 0) g_array_append_val(g->vals, val);
}

/* A routine of unknown source that is handed nothing and asked nothing: if it belongs to the
 * driver, it is there for what the driver's variables hold. */
static void doubt_globals(Engine *e, State *s) {
  Globals g = {.e = e, .vals = g_array_new(FALSE, FALSE, sizeof(Val))};
  frame_need_held(e, NULL);
  map_each(s->map, note_kept, &g);
  for (guint i = 0; i < g.vals->len; i++) resources_escape(e, s, g_array_index(g.vals, Val, i));
  g_array_free(g.vals, TRUE);
}

static void call_unknown(Engine *e, const Call *call, State s, Results *out) {
  if (call->callee != LINK_NONE) want_body(e, call->callee, true);
  bool is_own = call->callee != LINK_NONE &&
                !g_str_has_prefix(e->program->funcs[call->callee].name, IR_NOBODY);
  if (call->is_bare && is_own) doubt_globals(e, &s);
  for (uint32_t i = 0; i < call->arg_count; i++)
    call_each_reachable(e, &s, call->args[i], resources_escape);
  bool meets = call_forget_arguments(e, call, &s, true, 0);
  if (meets) {
    const char *hint =
        e->program->driver->left_out > 0 ? "; only this file was given, give its folder" : "";
    const char *name = call->callee == LINK_NONE ? "a routine that is called through a pointer"
                                                 : e->program->funcs[call->callee].display;
    undecided(e, &s, call->ins, call->frame->func,
              "%s can reach the driver object, and its source was not found%s", name, hint);
  } else if (call->callee != LINK_NONE && e->program->funcs[call->callee].is_lost) {
    undecided(e, &s, call->ins, call->frame->func, "the source of %s could not be read",
              e->program->funcs[call->callee].display);
  }
  results_add(e, out, s, fresh_result(e, call, &s));
}

/* Modelled routines ------------------------------------------------------------------------------
 */

static Val argument(Engine *e, const Call *call, unsigned index) {
  return call_value(e, call, NULL, index, NULL);
}

/* `space` 0 is shared by all routines that keep something under a key. */
static Loc keyed_place(Engine *e, const Call *call, const Routine *routine, int64_t space) {
  Val key[2] = {val_int(e, 0), val_int(e, 0)};
  for (uint32_t i = 0; i < routine->key_count; i++) {
    key[i] = val_strip(e, argument(e, call, routine->key[i]));
  }
  return loc_make(e, LOC_KEYED, 0, key[0], key[1], space);
}

static void keyed_set(Engine *e, const Call *call, State s, const Routine *r, Results *out) {
  Val val;
  State failed = s;
  if (call_result(e, call, &failed, r->success, false, &val)) {
    hist_add(e, &failed, STEP_FAIL, call->frame->func, call->ins, call->callee, 0);
    results_add(e, out, failed, val);
  }
  Val object = state_fresh(e, &s, call->site, call->frame->depth, 1);
  state_assume(e, &s, object, true);
  state_store(e, &s, keyed_place(e, call, r, 0), object);
  mem_write(e, call->frame, &s, call->ins, argument(e, call, r->at), object);
  if (call_result(e, call, &s, r->success, true, &val)) results_add(e, out, s, val);
}

static void return_element(Engine *e, State s, Val element, Results *out) {
  g_hash_table_add(e->elements, GUINT_TO_POINTER(element));
  results_add(e, out, s, element);
}

/* What the object leads to is the container's from then on, which releases it when it releases the
 * element; unless nothing was inserted. */
static void insert(Engine *e, const Call *call, State s, const Routine *r, Results *out) {
  Val val, at = argument(e, call, r->at);
  call_forget_arguments(e, call, &s, false, r->only);
  State failed = s;
  if (call_result(e, call, &failed, r->success, false, &val)) {
    hist_add(e, &failed, STEP_FAIL, call->frame->func, call->ins, call->callee, 0);
    results_add(e, out, failed, val);
  }
  if (!val_has_unknown(e, at)) call_doubt_parts(e, &s, loc_whole_object(e, loc_deref(e, at)));
  if (call_result(e, call, &s, r->success, true, &val)) return_element(e, s, val, out);
}

static void compare_exchange(Engine *e, const Call *call, State s, const Routine *r, Results *out) {
  Val at = argument(e, call, r->at);
  Val old = mem_read(e, call->frame, &s, call->ins, at);
  Val same = val_binary(e, &s, IR_EQ, IR_PTR_TYPE, old, argument(e, call, r->comparand));
  State swapped = s;
  if (state_assume(e, &swapped, same, true)) {
    mem_write(e, call->frame, &swapped, call->ins, at, argument(e, call, r->value));
    results_add(e, out, swapped, old);
  }
  if (state_assume(e, &s, same, false)) results_add(e, out, s, old);
}

/* Copies memory; a slot of the driver object is read or written like any single pointer. */
static void copy(Engine *e, const Call *call, State *s, Val to, Val from) {
  if (val_has_unknown(e, to) || val_has_unknown(e, from)) return;
  Loc target = loc_whole_object(e, loc_deref(e, to)),
      source = loc_whole_object(e, loc_deref(e, from));
  if (loc_is_slot(e, target) || loc_is_slot(e, source)) {
    Val val = mem_read(e, call->frame, s, call->ins, from);
    mem_write(e, call->frame, s, call->ins, to, val);
  } else {
    state_copy(e, s, target, source);
    call_note_stored(e, s, target);
  }
}

static void zero(Engine *e, const Call *call, State *s, Val at) {
  if (val_has_unknown(e, at)) return;
  Loc loc = loc_whole_object(e, loc_deref(e, at));
  if (loc_is_slot(e, loc)) {
    mem_write(e, call->frame, s, call->ins, at, val_int(e, 0));
  } else {
    state_zero(e, s, loc);
  }
}

static void run_routine(Engine *e, const Call *call, State s, const Routine *r, Results *out) {
  Val at = argument(e, call, r->at), old;
  switch (r->does) {
    case DOES_NOTHING:
      break;
    case DOES_ARGUMENTS:
      call_forget_arguments(e, call, &s, false, r->only);
      break;
    case DOES_REACHABLE:
      call_forget_arguments(e, call, &s, true, r->only);
      break;
    case DOES_ZERO:
      zero(e, call, &s, at);
      results_add(e, out, s, at);
      return;
    case DOES_COPY:
      copy(e, call, &s, at, argument(e, call, r->from));
      results_add(e, out, s, at);
      return;
    case DOES_EXCHANGE:
      old = mem_read(e, call->frame, &s, call->ins, at);
      mem_write(e, call->frame, &s, call->ins, at, argument(e, call, r->value));
      results_add(e, out, s, old);
      return;
    case DOES_COMPARE_EXCHANGE:
      compare_exchange(e, call, s, r, out);
      return;
    case DOES_ADD:
      old = mem_read(e, call->frame, &s, call->ins, at);
      old = val_binary(e, &s, IR_ADD, call->ins->type, old, val_int(e, r->number));
      mem_write(e, call->frame, &s, call->ins, at, old);
      results_add(e, out, s, old);
      return;
    case DOES_SET_MEMBER:
      if (!val_has_unknown(e, at)) {
        Loc member = loc_field(e, loc_deref(e, at), program_member(e->program, r->member));
        state_store(e, &s, member, argument(e, call, r->value));
        call_note_stored(e, &s, member);
      }
      break;
    case DOES_RETURN_ARGUMENT:
      results_add(e, out, s, argument(e, call, r->argument));
      return;
    case DOES_KEYED_SET:
      keyed_set(e, call, s, r, out);
      return;
    case DOES_KEYED_GET:
      results_add(e, out, s, state_load(e, &s, keyed_place(e, call, r, 0)));
      return;
    case DOES_INSERT:
      insert(e, call, s, r, out);
      return;
    case DOES_ELEMENT:
      call_forget_arguments(e, call, &s, false, r->only);
      return_element(e, s, fresh_result(e, call, &s), out);
      return;
    case DOES_CONSTANT: {
      /* What a place holds that nobody writes to. */
      Loc place = keyed_place(e, call, r, 1 + (int64_t)call->callee);
      results_add(e, out, s, val_make(e, (ValNode){.kind = VAL_INIT, .a = place}));
      return;
    }
    case DOES_SYSTEM_ROUTINE:
      old = fresh_result(e, call, &s);
      g_hash_table_add(e->system_routines, GUINT_TO_POINTER(old));
      results_add(e, out, s, old);
      return;
    case DOES_DRIVER_OBJECT:
      results_add(e, out, s, e->driver_object);
      return;
    case DOES_NO_RETURN:
      hist_add(e, &s, STEP_STOP, call->frame->func, call->ins, call->callee, 0);
      *ARENA_PUSH(e->arena, out->ends, exits, exit) =
          (Exit){.state = s, .kind = END_STOPPED, .ins = call->ins, .func = call->frame->func};
      return;
  }
  results_add(e, out, s, fresh_result(e, call, &s));
}

typedef struct Choosing {
  const Call *call;
  const Model *model;
  uint32_t row;
  Results *out;
} Choosing;

static void call_rows(Engine *e, State s, Choosing *c, uint32_t row);

static void take_row(Engine *e, State s, bool holds, void *context) {
  Choosing *c = context;
  uint32_t row = c->row;
  if (holds) {
    run_routine(e, c->call, s, &c->model->routines[row], c->out);
  } else {
    call_rows(e, s, c, row + 1);
  }
  c->row = row;
}

/* The first row whose condition holds says what the routine does. */
static void call_rows(Engine *e, State s, Choosing *c, uint32_t row) {
  if (row == c->model->routine_count) {
    results_add(e, c->out, s, fresh_result(e, c->call, &s));
    return;
  }
  c->row = row;
  call_split(e, c->call, s, &c->model->routines[row].when, take_row, c);
}

/* A routine that acquires something may write through other arguments besides. Those that name the
 * resource keep what they hold. */
static void forget_results(Engine *e, const Call *call, State *s, const Model *model) {
  uint64_t only = 0;
  for (uint32_t i = 0; i < model->routine_count; i++) {
    if (model->routines[i].does == DOES_ARGUMENTS) only |= model->routines[i].only;
  }
  for (uint32_t i = 0; i < model->use_count; i++) {
    const ResourceUse *use = &model->uses[i];
    if (use->does != RESOURCE_ACQUIRE) return;
    if (use->value.at != VALUE_RESULT) only &= ~((uint64_t)1 << use->value.argument);
  }
  if (only != 0) call_forget_arguments(e, call, s, false, only);
}

/* An unload routine may leave the class driver by an exit that is documented by name. */
static void note_exits(Engine *e, const Call *call, State *s) {
  const char *name = e->program->funcs[call->callee].name;
  for (uint32_t i = 0; i < e->out->registration_count; i++) {
    const Registrar *contract = e->out->registrations[i].contract;
    for (uint32_t k = 0; k < contract->exit_count; k++) {
      if (strcmp(contract->exits[k], name) != 0) continue;
      if (state_get(e, s, KEY_REGISTERED, i * 2 + 1) == 0) continue;
      uint32_t what = tuple_make(e, CHAIN_EXIT, 0, 0, i + 1);
      state_set(e, s, KEY_CHAIN_CALL, tuple_make(e, what, call->site, 0, 0), 1);
      hist_add(e, s, STEP_EXIT, call->frame->func, call->ins, i, 0);
    }
  }
}

void call_system(Engine *e, const Call *call, State s, Results *out) {
  call_forget_arguments(e, call, &s, false, 0);
  results_add(e, out, s, fresh_result(e, call, &s));
}

static bool has_driver_object(const Engine *e, const Call *call) {
  for (uint32_t i = 0; i < call->arg_count; i++) {
    if (val_strip(e, call->args[i]) == e->driver_object) return true;
  }
  return false;
}

void call_environment(Engine *e, const Call *call, State s, Results *out) {
  if (call->callee == LINK_NONE) {
    call_unknown(e, call, s, out);
    return;
  }
  if (e->in_unload) note_exits(e, call, &s);
  const Model *model = e->program->funcs[call->callee].model;
  /* What is known of a class driver's routines by their prefix goes no further than this: one that
   * gets the driver object may register. */
  bool is_unknown = model == NULL || (model->may_register && has_driver_object(e, call));
  if (is_unknown) {
    call_unknown(e, call, s, out);
  } else if (model->registrar != NULL) {
    call_registrar(e, call, s, model->registrar, out);
  } else if (model->use_count > 0) {
    forget_results(e, call, &s, model);
    call_resources(e, call, s, model, out);
  } else {
    call_rows(e, s, &(Choosing){.call = call, .model = model, .out = out}, 0);
  }
}
