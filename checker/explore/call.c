/* Calls: which routine it is, what runs, and what the caller sees of its ends. */
#include <stdarg.h>

#include "explore/engine.h"

void undecided(Engine *e, State *s, const IrIns *ins, uint32_t func, const char *format, ...) {
  if (s != NULL) state_set(e, s, KEY_DOUBT, 1, 1);
  if (e->in_device) return; /* nothing is said of what devices do then */
  va_list list;
  va_start(list, format);
  char *text = g_strdup_vprintf(format, list);
  va_end(list);
  Spot spot = spot_of_ins(e, ins, func);
  const char *file = spot.file != NULL ? spot.file : "";
  if (g_hash_table_add(e->noted, g_strdup_printf("%s:%u:%s", file, spot.line, text))) {
    *ARENA_PUSH(e->out->arena, e->out, undecided, undecided) =
        (Undecided){.spot = spot, .message = arena_strdup(e->out->arena, text)};
  }
  g_free(text);
}

static uint32_t chain_tuple(Engine *e, const Call *call, ChainTarget target, uint32_t read_site,
                            uint32_t func, uint32_t registration, bool is_tested) {
  uint32_t what = tuple_make(e, target, is_tested, func + 1, registration + 1);
  return tuple_make(e, what, call->site, read_site, 0);
}

static void note_chain(Engine *e, const Call *call, State *s, ChainTarget target,
                       uint32_t read_site, uint32_t func, uint32_t registration) {
  bool is_tested =
      registration != NO_REGISTRATION && state_get(e, s, KEY_TESTED, registration + 1) != 0;
  uint32_t tuple = chain_tuple(e, call, target, read_site, func, registration, is_tested);
  state_set(e, s, KEY_CHAIN_CALL, tuple, 1);
}

static void end_here(Engine *e, const Call *call, State s, EndKind kind, Results *out) {
  *ARENA_PUSH(e->arena, out->ends, exits, exit) =
      (Exit){.state = s, .kind = kind, .ins = call->ins, .func = call->frame->func};
}

static Val plain_result(Engine *e, const Call *call, const State *s) {
  return state_fresh(e, s, call->site, call->frame->depth, 0);
}

/* The class driver's routine does its own work, which the driver cannot see. */
static void call_class(Engine *e, const Call *call, State s, const ValNode *node, Results *out) {
  if (e->in_unload && node->n == 0) {
    note_chain(e, call, &s, CHAIN_CLASS, 0, LINK_NONE, node->a);
    hist_add(e, &s, STEP_CHAIN, call->frame->func, call->ins, node->a, 0);
  }
  results_add(e, out, s, plain_result(e, call, &s));
}

static bool passes_driver_object(const Engine *e, const Call *call) {
  return call->arg_count > 0 && val_strip(e, call->args[0]) == e->driver_object;
}

/* The last registration, when it wrote the slot between the read and now; or NO_REGISTRATION. */
static uint32_t registered_since(Engine *e, const State *s, const ValNode *read) {
  if (read->kind != VAL_READ) return NO_REGISTRATION;
  uint32_t written =
      state_get(e, s, KEY_WRITTEN, loc_field(e, e->driver_object_loc, e->member_unload));
  return written == 0 || written == read->n ? NO_REGISTRATION : written % WRITTEN_TIMES - 1;
}

static void call_null(Engine *e, const Call *call, State s, const ValNode *read, Results *out) {
  bool is_read = read->kind == VAL_READ;
  if (!e->in_unload || !(is_read || passes_driver_object(e, call))) {
    end_here(e, call, s, END_STOPPED, out);
    return;
  }
  uint32_t since = registered_since(e, &s, read);
  if (since != NO_REGISTRATION) note_chain(e, call, &s, CHAIN_STALE, read->b, LINK_NONE, since);
  note_chain(e, call, &s, CHAIN_NULL, is_read ? read->b : 0, LINK_NONE, NO_REGISTRATION);
  hist_add(e, &s, STEP_NULL_CALL, call->frame->func, call->ins, 0, 0);
  end_here(e, call, s, END_NULL_CALL, out);
}

static bool is_running(const Engine *e, uint32_t func) {
  for (guint i = 0; i < e->stack->len; i++) {
    if (GPOINTER_TO_UINT(g_ptr_array_index(e->stack, i)) == func) return true;
  }
  return false;
}

/* A pointer that was read from the slot, and holds a routine of the driver. Returns false when the
 * path ends in endless recursion. */
static bool call_read(Engine *e, const Call *call, State *s, const ValNode *read, uint32_t func,
                      Results *out) {
  uint32_t since = registered_since(e, s, read);
  if (since != NO_REGISTRATION) {
    note_chain(e, call, s, CHAIN_STALE, read->b, func, since);
    hist_add(e, s, STEP_STALE, call->frame->func, call->ins, read->a, 0);
  }
  if (func != e->unload_func || !is_running(e, func)) return true;
  note_chain(e, call, s, CHAIN_OWN, read->b, func, NO_REGISTRATION);
  hist_add(e, s, STEP_RECURSION, call->frame->func, call->ins, func, 0);
  end_here(e, call, *s, END_RECURSION, out);
  return false;
}

/* Runs the callee on its part of the state; false when it has to be run on all of it. */
static bool run_framed(Engine *e, const Call *call, State entry, Framing *framing, Exits *exits) {
  if (!frame_begin(e, framing, call->frame, call->callee, &entry)) return false;
  run_function(e, call->callee, call->frame->depth + 1, entry, exits);
  return frame_end(e, framing);
}

static void call_body(Engine *e, const Call *call, State s, Results *out) {
  uint32_t func = call->callee, depth = call->frame->depth + 1;
  const IrFunc *ir = e->program->funcs[func].ir;
  if (run_is_too_deep(e, func, depth)) {
    undecided(e, &s, call->ins, call->frame->func,
              "the recursion of %s was not followed to its end", e->program->funcs[func].display);
    results_add(e, out, s, plain_result(e, call, &s));
    return;
  }
  State entry = s;
  for (uint32_t i = 0; i < ir->param_count; i++) {
    Val val = i < call->arg_count ? call->args[i] : val_make(e, (ValNode){.kind = VAL_UNKNOWN});
    state_store(e, &entry, loc_local(e, depth, func, i), val);
  }
  Exits exits = {0};
  Framing framing;
  if (!run_framed(e, call, entry, &framing, &exits)) {
    state_collect(e, &entry, call->frame->depth, call->frame->func, call->frame->live);
    frame_whole(&framing, &entry);
    run_function(e, func, depth, entry, &exits);
  }
  if (run_is_over(e)) return;
  Loc result = loc_local(e, depth, func, LOCAL_RESULT);
  for (uint32_t i = 0; i < exits.exit_count; i++) {
    Exit exit = exits.exits[i];
    frame_attach(e, &framing, call->frame, &exit.state);
    exit.state.hist = hist_call(e, s.hist, exit.state.hist, call->frame->func, call->ins, func);
    if (exit.kind != END_RETURN) {
      *ARENA_PUSH(e->arena, out->ends, exits, exit) = exit;
      continue;
    }
    Val val = state_get(e, &exit.state, KEY_MEM, result);
    state_drop(e, &exit.state, KEY_MEM, result);
    results_add(e, out, exit.state, val != 0 ? val : plain_result(e, call, &exit.state));
  }
}

static void call_func(Engine *e, Call *call, State s, const ValNode *read, Results *out) {
  const ProgramFunc *func = &e->program->funcs[call->callee];
  if (e->in_unload && read->kind == VAL_READ && !call_read(e, call, &s, read, call->callee, out)) {
    return;
  }
  if (e->split != 0) return;
  if (func->ir != NULL && !func->is_modelled) {
    call_body(e, call, s, out);
  } else {
    call_environment(e, call, s, out);
  }
}

void call_ins(Engine *e, const Frame *f, State s, const IrIns *ins, Results *out) {
  Val *args = ARENA_ARRAY(e->arena, Val, ins->arg_count);
  for (uint32_t i = 0; i < ins->arg_count; i++) args[i] = f->temps[ins->args[i]];
  Call call = {.frame = f, .ins = ins, .callee = LINK_NONE, .args = args};
  call.arg_count = ins->arg_count;
  call.site = site_make(e, ins, f->func);
  call.is_bare = f->is_bare;
  Val raw = f->temps[ins->a];
  ValNode read = *val_node(e, raw), node = *val_node(e, val_strip(e, raw));
  switch (node.kind) {
    case VAL_CLASS:
      call_class(e, &call, s, &node, out);
      break;
    case VAL_INT:
      call_null(e, &call, s, &read, out);
      break;
    case VAL_FUNC:
      call.callee = node.a;
      discarded_note_call(e, f->func, node.a);
      call_func(e, &call, s, &read, out);
      break;
    default:
      if (g_hash_table_contains(e->system_routines, GUINT_TO_POINTER(val_strip(e, raw)))) {
        call_system(e, &call, s, out);
      } else {
        call_environment(e, &call, s, out);
      }
      break;
  }
}
