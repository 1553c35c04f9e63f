/* What a path has learnt of values: an interval for each, and a few numbers that it is not. A
 * branch asks whether its condition is decided, and when it is not, both ways learn from having
 * been taken. */
#include "explore/engine.h"

static Range full(void) { return (Range){.lo = INT64_MIN, .hi = INT64_MAX}; }

static Range single(int64_t n) { return (Range){.lo = n, .hi = n}; }

static Range of_type(IrType type) {
  unsigned bits = ir_type_bits(type);
  if (bits == 0 || bits >= 64 || type == IR_FLOAT_TYPE) return full();
  if (ir_type_is_signed(type)) {
    return (Range){.lo = -((int64_t)1 << (bits - 1)), .hi = ((int64_t)1 << (bits - 1)) - 1};
  }
  return (Range){.lo = 0, .hi = ((int64_t)1 << bits) - 1};
}

static bool is_empty(const Range *r) { return r->lo > r->hi; }

static bool excludes(const Range *r, int64_t n) {
  if (n < r->lo || n > r->hi) return true;
  for (uint32_t i = 0; i < r->except_count; i++) {
    if (r->except[i] == n) return true;
  }
  return false;
}

/* Takes the ends away that are excepted, and exceptions that lie outside. */
static void tidy(Range *r) {
  bool changed = true;
  while (changed && r->lo <= r->hi) {
    changed = false;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < r->except_count; i++) {
      int64_t n = r->except[i];
      if (n == r->lo && r->lo < r->hi) {
        r->lo++;
        changed = true;
      } else if (n == r->hi && r->lo < r->hi) {
        r->hi--;
        changed = true;
      } else if (n == r->lo && r->lo == r->hi) {
        *r = (Range){.lo = 1, .hi = 0};
        return;
      } else if (n > r->lo && n < r->hi) {
        r->except[kept++] = n;
      }
    }
    r->except_count = kept;
  }
}

static void except(Range *r, int64_t n) {
  if (excludes(r, n)) return;
  if (r->except_count < RANGE_EXCEPT_MAX) {
    uint32_t at = r->except_count++;
    for (; at > 0 && r->except[at - 1] > n; at--) r->except[at] = r->except[at - 1];
    r->except[at] = n;
  } else if (n == r->lo) {
    r->lo++;
  } else if (n == r->hi) {
    r->hi--;
  }
  tidy(r);
}

Range range_both(const Range *a, const Range *b) {
  Range result = *a;
  if (b->lo > result.lo) result.lo = b->lo;
  if (b->hi < result.hi) result.hi = b->hi;
  if (is_empty(&result)) return (Range){.lo = 1, .hi = 0};
  tidy(&result);
  for (uint32_t i = 0; i < b->except_count && !is_empty(&result); i++)
    except(&result, b->except[i]);
  return result;
}

/* The range that numbers of `r` have after conversion to `type`, when they stay in their order. */
static bool wrap_range(const Range *r, IrType type, Range *out) {
  int64_t lo = type_wrap(type, r->lo), hi = type_wrap(type, r->hi);
  if (lo > hi || (uint64_t)hi - (uint64_t)lo != (uint64_t)r->hi - (uint64_t)r->lo) return false;
  *out = (Range){.lo = lo, .hi = hi, .except_count = r->except_count};
  for (uint32_t i = 0; i < r->except_count; i++) out->except[i] = type_wrap(type, r->except[i]);
  return true;
}

/* The numbers of `inner` that conversion to `type` takes into `range`: how many pieces they lie in,
 * and the last of these. More than can be told counts as two. */
static unsigned unwrap_range(const Range *inner, IrType type, const Range *range, Range *out) {
  unsigned bits = ir_type_bits(type), pieces = 0;
  if (bits == 0 || bits > 32) return 2;
  int64_t turn = (int64_t)1 << bits;
  if (inner->lo < -turn || inner->hi >= 2 * turn) return 2;
  for (int64_t k = -1; k <= 1; k++) {
    Range moved = *range;
    moved.lo += k * turn;
    moved.hi += k * turn;
    for (uint32_t i = 0; i < moved.except_count; i++) moved.except[i] += k * turn;
    moved = range_both(inner, &moved);
    if (is_empty(&moved)) continue;
    *out = moved;
    pieces++;
  }
  return pieces;
}

static bool is_comparison(IrOp op) { return op >= IR_EQ && op <= IR_GE; }

static Range base_range(Engine *e, const State *s, const ValNode *node) {
  int64_t n;
  switch (node->kind) {
    case VAL_INT:
      return single(node->n);
    case VAL_FUNC:
    case VAL_CLASS:
    case VAL_ADDR:
    case VAL_STRING:
      return (Range){.lo = 1, .hi = INT64_MAX};
    case VAL_SYM: {
      const IrIns *ins = e->sites[node->a].ins;
      if (node->a == 0) return (Range){.lo = 1, .hi = INT64_MAX}; /* what the kernel hands in */
      bool is_result = node->n % 64 == 0 && ins != NULL && ins->op == IR_CALL;
      return is_result ? of_type(ins->type) : full();
    }
    case VAL_UN: {
      Range inner = state_range(e, s, node->a), wrapped, type = of_type((IrType)node->type);
      if (node->op == IR_CAST && wrap_range(&inner, (IrType)node->type, &wrapped)) return wrapped;
      return node->op == IR_NOT ? (Range){.lo = 0, .hi = 1} : type;
    }
    case VAL_BIN:
      if (is_comparison((IrOp)node->op)) return (Range){.lo = 0, .hi = 1};
      if (node->op == IR_AND && val_is_int(e, node->b, &n) && n >= 0)
        return (Range){.lo = 0, .hi = n};
      return of_type((IrType)node->type);
    default:
      return full();
  }
}

Range state_range(Engine *e, const State *s, Val val) {
  val = val_strip(e, val);
  ValNode node = *val_node(e, val);
  Range range = base_range(e, s, &node);
  uint32_t fact = state_get(e, s, KEY_FACT, val);
  return fact == 0 ? range : range_both(&range, &e->ranges[fact]);
}

/* Learns that `val` lies in `range`; false when it can't. */
static bool learn(Engine *e, State *s, Val val, const Range *range) {
  val = val_strip(e, val);
  Range before = state_range(e, s, val);
  Range after = range_both(&before, range);
  if (is_empty(&after)) return false;
  ValNode node = *val_node(e, val);
  if (node.kind == VAL_INT || val_has_unknown(e, val)) return true;
  uint32_t id = range_make(e, &after);
  if (id == range_make(e, &before)) return true;
  if (node.kind == VAL_UN && node.op == IR_CAST) {
    Range inner = state_range(e, s, node.a), back;
    unsigned pieces = unwrap_range(&inner, (IrType)node.type, &after, &back);
    if (pieces == 0) return false;
    if (pieces == 1) return learn(e, s, node.a, &back);
  }
  state_set(e, s, KEY_FACT, val, id);
  return true;
}

static bool learn_not(Engine *e, State *s, Val val, int64_t n) {
  Range range = state_range(e, s, val);
  except(&range, n);
  if (is_empty(&range)) return false;
  return learn(e, s, val, &range);
}

/* `val op n` in the order of the type; false when the numbers that fit are no interval. */
static bool interval(IrOp op, IrType type, int64_t n, Range *out) {
  *out = of_type(type);
  bool wraps = !ir_type_is_signed(type) && ir_type_bits(type) >= 64;
  switch (op) {
    case IR_EQ:
      *out = single(n);
      return true;
    case IR_LT:
      if (wraps) out->lo = 0;
      if (wraps && n < 0) return false;
      out->hi = n - 1;
      return n != INT64_MIN;
    case IR_LE:
      if (wraps) out->lo = 0;
      if (wraps && n < 0) return false;
      out->hi = n;
      return true;
    case IR_GT:
      if (wraps && n != 0) return false;
      out->lo = n + 1;
      return n != INT64_MAX;
    case IR_GE:
      if (wraps) return false;
      out->lo = n;
      return true;
    default:
      return false;
  }
}

static IrOp opposite(IrOp op) {
  static const IrOp table[] = {IR_NE, IR_EQ, IR_GE, IR_GT, IR_LE, IR_LT}; /* EQ NE LT LE GT GE */
  return table[op - IR_EQ];
}

/* A severity test such as (status >> 30) == 3 is an interval of the number that is shifted. */
static bool unshift(Engine *e, Val *val, IrOp op, int64_t n, Range *out) {
  ValNode node = *val_node(e, *val);
  int64_t bits;
  if (op != IR_EQ || node.kind != VAL_BIN || node.op != IR_SHR || n < 0 ||
      !val_is_int(e, node.b, &bits) || bits < 0 || bits > 62 ||
      ir_type_is_signed((IrType)node.type)) {
    return false;
  }
  *out = (Range){.lo = n << bits, .hi = ((n + 1) << bits) - 1};
  *val = node.a;
  return true;
}

/* Whether all, none or some of what `val` can be satisfies `op n`. */
static Truth compare(Engine *e, const State *s, IrOp op, IrType type, Val val, int64_t n) {
  if (op == IR_NE) {
    Truth equal = compare(e, s, IR_EQ, type, val, n);
    return equal == TRUTH_OPEN ? TRUTH_OPEN : equal == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_TRUE;
  }
  Range fits;
  bool is_shift = unshift(e, &val, op, n, &fits);
  if (!is_shift && !interval(op, type, n, &fits)) {
    if (op != IR_GT && op != IR_GE) return TRUTH_OPEN;
    Truth less = compare(e, s, opposite(op), type, val, n);
    return less == TRUTH_OPEN ? TRUTH_OPEN : less == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_TRUE;
  }
  Range range = state_range(e, s, val);
  Range both = range_both(&range, &fits);
  if (is_empty(&both)) return TRUTH_FALSE;
  return range.lo >= fits.lo && range.hi <= fits.hi ? TRUTH_TRUE : TRUTH_OPEN;
}

Truth state_truth(Engine *e, const State *s, Val val) {
  val = val_strip(e, val);
  ValNode node = *val_node(e, val);
  int64_t n;
  if (node.kind == VAL_INT) return node.n != 0 ? TRUTH_TRUE : TRUTH_FALSE;
  if (val_has_unknown(e, val)) return TRUTH_OPEN;
  if (node.kind == VAL_UN && node.op == IR_NOT) {
    Truth inner = state_truth(e, s, node.a);
    return inner == TRUTH_OPEN ? inner : inner == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_TRUE;
  }
  if (node.kind == VAL_BIN && is_comparison((IrOp)node.op)) {
    /* The operands may be known better by now than when the comparison was made. */
    Val again = val_binary(e, s, (IrOp)node.op, (IrType)node.type, node.a, node.b);
    if (val_is_int(e, again, &n)) return n != 0 ? TRUTH_TRUE : TRUTH_FALSE;
    node = *val_node(e, again);
    if (node.kind == VAL_BIN && is_comparison((IrOp)node.op)) {
      if (val_is_int(e, node.b, &n)) {
        Truth known = compare(e, s, (IrOp)node.op, (IrType)node.type, node.a, n);
        if (known != TRUTH_OPEN) return known;
      }
      if (node.op == IR_NE || node.op == IR_GE || node.op == IR_GT) {
        node.op = (uint16_t)opposite((IrOp)node.op);
        uint32_t fact = state_get(e, s, KEY_FACT, val_make(e, node));
        if (fact == 0) return TRUTH_OPEN;
        return e->ranges[fact].lo == 0 ? TRUTH_TRUE : TRUTH_FALSE;
      }
      uint32_t fact = state_get(e, s, KEY_FACT, again);
      if (fact == 0) return TRUTH_OPEN;
      return e->ranges[fact].lo == 0 ? TRUTH_FALSE : TRUTH_TRUE;
    }
    return state_truth(e, s, again);
  }
  Range range = state_range(e, s, val);
  if (range.lo == 0 && range.hi == 0) return TRUTH_FALSE;
  return excludes(&range, 0) ? TRUTH_TRUE : TRUTH_OPEN;
}

static bool assume_comparison(Engine *e, State *s, ValNode node, bool is_true) {
  IrOp op = is_true ? (IrOp)node.op : opposite((IrOp)node.op);
  int64_t n;
  if (val_is_int(e, node.b, &n)) {
    Val val = node.a;
    Range fits;
    if (op == IR_NE && unshift(e, &val, IR_EQ, n, &fits)) {
      /* What is left is an interval when the other one lies at an end. */
      Range range = state_range(e, s, val);
      Range rest = {.lo = range.lo, .hi = range.hi};
      if (fits.hi >= range.hi) {
        rest.hi = fits.lo - 1;
      } else if (fits.lo <= range.lo) {
        rest.lo = fits.hi + 1;
      }
      bool is_interval = rest.lo != range.lo || rest.hi != range.hi;
      if (is_interval) return learn(e, s, val, &rest);
    } else if (op == IR_NE) {
      ValNode inner = *val_node(e, val_strip(e, val));
      if (inner.kind != VAL_BIN || inner.op != IR_SHR) return learn_not(e, s, val, n);
    } else if (unshift(e, &val, op, n, &fits) || interval(op, (IrType)node.type, n, &fits)) {
      return learn(e, s, val, &fits);
    }
  }
  /* Nothing to learn of the operands: remember the truth of the comparison itself. */
  bool flips = op == IR_NE || op == IR_GE || op == IR_GT;
  node.op = (uint16_t)(flips ? opposite(op) : op);
  Range truth = single(flips ? 0 : 1);
  Val atom = val_make(e, node);
  if (val_has_unknown(e, atom)) return true;
  uint32_t known = state_get(e, s, KEY_FACT, atom);
  if (known != 0) return e->ranges[known].lo == truth.lo;
  state_set(e, s, KEY_FACT, atom, range_make(e, &truth));
  return true;
}

bool state_assume(Engine *e, State *s, Val val, bool is_true) {
  val = val_strip(e, val);
  Truth truth = state_truth(e, s, val);
  if (truth != TRUTH_OPEN) return (truth == TRUTH_TRUE) == is_true;
  if (val_has_unknown(e, val)) return true;
  ValNode node = *val_node(e, val);
  if (node.kind == VAL_UN && node.op == IR_NOT) return state_assume(e, s, node.a, !is_true);
  if (node.kind == VAL_BIN && is_comparison((IrOp)node.op)) {
    Val again = val_binary(e, s, (IrOp)node.op, (IrType)node.type, node.a, node.b);
    node = *val_node(e, again);
    if (node.kind == VAL_BIN && is_comparison((IrOp)node.op)) {
      return assume_comparison(e, s, node, is_true);
    }
    return state_assume(e, s, again, is_true);
  }
  if (is_true) return learn_not(e, s, val, 0);
  Range zero = single(0);
  return learn(e, s, val, &zero);
}
