/* Registrations, and the slots of the driver object: who writes them, and what is lost by it. */
#include <string.h>

#include "explore/engine.h"

static const char *slot_name(Engine *e, Loc slot) { return loc_name(e, slot); }

/* The number of the registration that the call at this place makes by this contract. */
static uint32_t registration_of(Engine *e, const Call *call, const Registrar *contract) {
  Exploration *out = e->out;
  Spot spot = spot_of_ins(e, call->ins, call->frame->func);
  for (uint32_t i = 0; i < out->registration_count; i++) {
    const Registration *r = &out->registrations[i];
    if (r->contract == contract && r->spot.line == spot.line && r->spot.column == spot.column &&
        g_strcmp0(r->spot.file, spot.file) == 0) {
      return i;
    }
  }
  Registration *r = ARENA_PUSH(out->arena, out, registrations, registration);
  r->spot = spot;
  r->contract = contract;
  r->routine = e->program->funcs[call->callee].display;
  return out->registration_count - 1;
}

static void note_effect(Engine *e, uint32_t registration, const char *slot, Effect effect) {
  Registration *r = &e->out->registrations[registration];
  for (uint32_t i = 0; i < r->effect_count; i++) {
    if (r->effects[i].effect == effect && strcmp(r->effects[i].slot, slot) == 0) return;
  }
  ARENA_PUSH(e->out->arena, r, effects, effect);
  r->effects[r->effect_count - 1].slot = slot;
  r->effects[r->effect_count - 1].effect = effect;
}

/* What the registration does to the slot where it puts the class driver's routine there; on other
 * paths it may do something else. */
static Effect effect_of(const Engine *e, uint32_t registration, const char *slot) {
  const Registration *r = &e->out->registrations[registration];
  for (uint32_t i = 0; i < r->effect_count; i++) {
    Effect effect = r->effects[i].effect;
    bool puts_routine = effect == EFFECT_OVERWRITE || effect == EFFECT_CHAIN;
    if (puts_routine && strcmp(r->effects[i].slot, slot) == 0) return effect;
  }
  return EFFECT_OVERWRITE;
}

typedef struct Registering {
  const Call *call;
  const Registrar *contract;
  uint32_t registration;
  bool succeeds;
  uint32_t row;
  Val result;
  Results *out;
} Registering;

/* One call that registers several times over is one registration; what was read behind the first
 * time is stale all the same when it writes again. */
static void note_written(Engine *e, State *s, Loc slot, uint32_t registration) {
  uint32_t times = state_get(e, s, KEY_WRITTEN, slot) / WRITTEN_TIMES;
  uint32_t now = MIN(times + 1, WRITTEN_TIMES_MAX);
  state_set(e, s, KEY_WRITTEN, slot, now * WRITTEN_TIMES + registration + 1);
}

static void write_slot(Engine *e, const Registering *r, State *s, Loc slot, Effect effect) {
  const char *name = slot_name(e, slot);
  note_effect(e, r->registration, name, effect);
  if (effect == EFFECT_LEAVE) return;
  Val old = val_strip(e, state_load(e, s, slot));
  ValNode node = *val_node(e, old);
  bool is_own = node.kind == VAL_FUNC;
  uint32_t store = state_get(e, s, KEY_STORE, slot);
  if (r->succeeds && is_own && store != 0 && effect != EFFECT_CHAIN) {
    state_set(e, s, KEY_LOST,
              tuple_make(e, slot, node.a, store, r->registration * 4 + (uint32_t)effect), 1);
  }
  state_drop(e, s, KEY_CHAINED, slot);
  if (effect == EFFECT_CHAIN && is_own) state_set(e, s, KEY_CHAINED, slot, old);
  state_drop(e, s, KEY_STORE, slot);
  state_drop(e, s, KEY_DISPLACED, slot);
  if (effect == EFFECT_OVERWRITE_NULL) {
    state_store(e, s, slot, val_int(e, 0));
  } else {
    state_store(
        e, s, slot,
        val_make(
            e, (ValNode){
                   .kind = VAL_CLASS, .a = r->registration, .b = slot, .n = r->succeeds ? 0 : 1}));
  }
  /* A registration that clears the slot puts nothing there that could be saved too early. */
  if (r->succeeds && effect != EFFECT_OVERWRITE_NULL) note_written(e, s, slot, r->registration);
}

static Loc extension_slot(Engine *e) {
  Loc pointer = loc_field(e, e->driver_object_loc, e->member_extension);
  Val extension = val_make(e, (ValNode){.kind = VAL_INIT, .a = pointer});
  return loc_field(e, loc_deref(e, extension), e->member_add_device);
}

static void write_slots(Engine *e, const Registering *r, State *s, const SlotEffect *row) {
  if (strcmp(row->slot, "DriverUnload") == 0) {
    write_slot(e, r, s, loc_field(e, e->driver_object_loc, e->member_unload), row->effect);
  } else if (strcmp(row->slot, "DriverStartIo") == 0) {
    write_slot(e, r, s, loc_field(e, e->driver_object_loc, e->member_start_io), row->effect);
  } else if (strcmp(row->slot, "AddDevice") == 0) {
    write_slot(e, r, s, extension_slot(e), row->effect);
  } else if (g_str_has_prefix(row->slot, "MajorFunction[")) {
    Loc array = loc_field(e, e->driver_object_loc, e->member_major);
    const char *index = row->slot + strlen("MajorFunction[");
    bool is_all = *index == '*';
    int64_t only = is_all ? 0 : g_ascii_strtoll(index, NULL, 0);
    for (int64_t n = is_all ? 0 : only; n < (is_all ? MODEL_MAJOR_FUNCTIONS : only + 1); n++) {
      write_slot(e, r, s, loc_make(e, LOC_INDEX, array, 0, 0, n), row->effect);
    }
  }
}

/* An earlier row has already said what happens to the slot of this one. */
static bool is_settled(const Registrar *contract, uint32_t row, uint64_t applied) {
  for (uint32_t i = 0; i < row; i++) {
    if ((applied >> (i % 64) & 1) != 0 &&
        strcmp(contract->effects[i].slot, contract->effects[row].slot) == 0) {
      return true;
    }
  }
  return false;
}

typedef struct RowContext {
  Registering *r;
  uint64_t applied;
} RowContext;

static void apply_rows(Engine *e, State s, Registering *r, uint32_t row, uint64_t applied);

static void apply_row(Engine *e, State s, bool holds, void *context) {
  RowContext *c = context;
  Registering *r = c->r;
  uint32_t row = r->row;
  if (holds) write_slots(e, r, &s, &r->contract->effects[row]);
  apply_rows(e, s, r, row + 1, holds ? c->applied | (uint64_t)1 << (row % 64) : c->applied);
  r->row = row;
}

/* Ends one way of the call: `applied` are the rows that counted. */
static void end_registration(Engine *e, State s, const Registering *r, uint64_t applied) {
  Effect effect = EFFECT_LEAVE;
  for (uint32_t i = 0; i < r->contract->effect_count; i++) {
    bool counts = (applied >> (i % 64) & 1) != 0;
    if (counts && strcmp(r->contract->effects[i].slot, "DriverUnload") == 0) {
      effect = r->contract->effects[i].effect;
    }
  }
  hist_add(e, &s, STEP_REGISTER, r->call->frame->func, r->call->ins, r->registration,
           (uint32_t)effect * 4 + (r->succeeds ? 1 : 2));
  /* Some have to be undone: what names such a registration is a resource. */
  const Model *model = e->program->funcs[r->call->callee].model;
  if (r->succeeds) resources_registered(e, r->call, &s, model);
  results_add(e, r->out, s, r->result);
}

static void apply_rows(Engine *e, State s, Registering *r, uint32_t row, uint64_t applied) {
  while (row < r->contract->effect_count && is_settled(r->contract, row, applied)) row++;
  if (row == r->contract->effect_count) {
    end_registration(e, s, r, applied);
    return;
  }
  RowContext context = {.r = r, .applied = applied};
  r->row = row;
  call_split(e, r->call, s, &r->contract->effects[row].when, apply_row, &context);
}

/* Whether this call writes the slots: some registrars do so at their first call only. They are told
 * apart by name. */
static bool is_acting(Engine *e, const State *s, const Registrar *contract) {
  if (!contract->first_call_only) return true;
  return state_get(e, s, KEY_FIRST, text_make(e, contract->routine)) == 0;
}

void call_registrar(Engine *e, const Call *call, State s, const Registrar *contract, Results *out) {
  Registering r = {.call = call, .contract = contract, .out = out};
  r.registration = registration_of(e, call, contract);
  bool acts = is_acting(e, &s, contract);

  State failed = s;
  if (call_result(e, call, &failed, contract->success, false, &r.result)) {
    state_set(e, &failed, KEY_REGISTERED, r.registration * 2, 1);
    if (!acts || contract->on_failure != FAILURE_TOUCHED) {
      State untouched = failed;
      hist_add(e, &untouched, STEP_REGISTER, call->frame->func, call->ins, r.registration, 0);
      results_add(e, out, untouched, r.result);
    }
    if (acts && contract->on_failure != FAILURE_UNTOUCHED) apply_rows(e, failed, &r, 0, 0);
  }

  r.succeeds = true;
  if (!call_result(e, call, &s, contract->success, true, &r.result)) return;
  state_set(e, &s, KEY_REGISTERED, r.registration * 2 + 1, 1);
  device_note_routines(e, call, &s, contract, r.registration);
  if (!acts) {
    end_registration(e, s, &r, 0);
    return;
  }
  if (contract->first_call_only) state_set(e, &s, KEY_FIRST, text_make(e, contract->routine), 1);
  apply_rows(e, s, &r, 0, 0);
}

void slot_stored(Engine *e, const Frame *f, State *s, const IrIns *ins, Loc slot, Val old,
                 Val val) {
  hist_add(e, s, STEP_STORE, f->func, ins, slot, val);
  uint32_t site = site_make(e, ins, f->func);
  ValNode before = *val_node(e, val_strip(e, old)), now = *val_node(e, val);
  state_drop(e, s, KEY_CHAINED, slot);
  if (now.kind == VAL_CLASS) {
    /* The class driver's routine was put back: nothing is displaced. */
    state_drop(e, s, KEY_STORE, slot);
    state_drop(e, s, KEY_DISPLACED, slot);
    return;
  }
  state_set(e, s, KEY_STORE, slot, site);
  if (before.kind == VAL_CLASS && before.n == 0) {
    Effect effect = effect_of(e, before.a, slot_name(e, slot));
    state_set(e, s, KEY_DISPLACED, slot, tuple_make(e, before.a, site, (uint32_t)effect, 0));
  }
}
