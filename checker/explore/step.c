/* Single instructions: what they make of values and memory. */
#include <string.h>

#include "explore/engine.h"

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

void step_note_test(Engine *e, State *s, Val val) {
  const ValNode *node = val_node(e, val_strip(e, val));
  if (node->kind != VAL_CLASS || !e->in_unload) return;
  if (e->out->registrations[node->a].contract->nullable) {
    state_set(e, s, KEY_TESTED, node->a + 1, 1);
  }
}

Val mem_read(Engine *e, const Frame *f, State *s, const IrIns *ins, Val pointer) {
  if (val_has_unknown(e, pointer)) return val_anything(e);
  Loc loc = loc_deref(e, pointer);
  Val val = state_load(e, s, loc);
  if (!loc_is_slot(e, loc)) return val;
  hist_add(e, s, STEP_READ, f->func, ins, loc, val);
  if (val_node(e, val)->kind == VAL_CLASS) return val;
  return val_read(e, val_strip(e, val), site_make(e, ins, f->func),
                  state_get(e, s, KEY_WRITTEN, loc));
}

void mem_write(Engine *e, const Frame *f, State *s, const IrIns *ins, Val pointer, Val val) {
  bool is_unknown = val_has_unknown(e, pointer);
  Loc loc = is_unknown ? 0 : loc_deref(e, pointer);
  /* A resource that is kept where nobody can tell can't be recognised when it is released. */
  if (is_unknown || loc_is_somewhere(e, loc)) resources_escape(e, s, val);
  if (is_unknown) return;
  if (!loc_is_slot(e, loc)) {
    state_store(e, s, loc, val);
    call_note_stored(e, s, loc);
    cleanup_note_store(e, s, loc, val);
    return;
  }
  Val old = state_load(e, s, loc);
  state_store(e, s, loc, val_strip(e, val));
  slot_stored(e, f, s, ins, loc, old, val_strip(e, val));
}

static Val do_field(Engine *e, Val base, uint32_t member, const char *owner) {
  if (val_has_unknown(e, base)) return base;
  Loc field = loc_field(e, loc_deref(e, base), member);
  loc_note_owner(e, field, owner);
  return val_addr(e, field);
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

/* Static tables that no rule depends on cost nothing. Elsewhere a value that nobody asks for may
 * still tell which way a branch goes. */
static bool is_idle(const Engine *e, const IrIns *ins) {
  if (!e->initialises) return false;
  switch (ins->op) {
    case IR_LOAD:
    case IR_STORE:
    case IR_COPY:
    case IR_ZERO:
    case IR_LOST:
      return false;
    default:
      return !ins->is_used;
  }
}

bool step_ins(Engine *e, const Frame *f, State *s, const IrIns *ins) {
  Val *t = f->temps;
  if (is_idle(e, ins)) {
    t[ins->dst] = val_anything(e);
    return true;
  }
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
      t[ins->dst] = do_field(e, t[ins->a], (uint32_t)ins->number, ins->source);
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
        t[ins->dst] = val_anything(e);
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
        call_note_stored(e, s, loc_deref(e, t[ins->a]));
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
      if (ins->op == IR_NOT) step_note_test(e, s, t[ins->a]);
      t[ins->dst] = val_unary(e, s, ins->op, ins->type, t[ins->a]);
      return true;
    default:
      assert(ir_op_shape(ins->op) == IR_SHAPE_BIN);
      if (ins->op >= IR_EQ && ins->op <= IR_GE) {
        step_note_test(e, s, t[ins->a]);
        step_note_test(e, s, t[ins->b]);
      }
      t[ins->dst] = val_binary(e, s, ins->op, ins->type, t[ins->a], t[ins->b]);
      return true;
  }
}
