/* Computing with values: constants fold, everything else becomes an expression, brought into one
 * form so that equal conditions are equal values. */
#include "explore/engine.h"

/* The number that `n` is in the given type. */
int64_t type_wrap(IrType type, int64_t n) {
  unsigned bits = ir_type_bits(type);
  if (bits == 0 || bits >= 64) return n;
  uint64_t mask = ((uint64_t)1 << bits) - 1;
  uint64_t low = (uint64_t)n & mask;
  if (ir_type_is_signed(type) && (low >> (bits - 1)) != 0) low |= ~mask;
  return (int64_t)low;
}

static bool is_comparison(IrOp op) { return op >= IR_EQ && op <= IR_GE; }

static Val truth_val(Engine *e, bool is_true) { return val_int(e, is_true ? 1 : 0); }

static bool fold(IrOp op, IrType type, int64_t a, int64_t b, int64_t *result) {
  bool is_signed = ir_type_is_signed(type);
  uint64_t ua = (uint64_t)a, ub = (uint64_t)b;
  unsigned bits = ir_type_bits(type) == 0 ? 64 : ir_type_bits(type);
  switch (op) {
    case IR_ADD:
      *result = (int64_t)(ua + ub);
      break;
    case IR_SUB:
      *result = (int64_t)(ua - ub);
      break;
    case IR_MUL:
      *result = (int64_t)(ua * ub);
      break;
    case IR_DIV:
    case IR_REM:
      if (b == 0 || (is_signed && b == -1)) return false;
      if (is_signed) {
        *result = op == IR_DIV ? a / b : a % b;
      } else {
        *result = (int64_t)(op == IR_DIV ? ua / ub : ua % ub);
      }
      break;
    case IR_SHL:
      if (ub >= bits) return false;
      *result = (int64_t)(ua << ub);
      break;
    case IR_SHR:
      if (ub >= bits) return false;
      *result = is_signed ? a >> b : (int64_t)(ua >> ub);
      break;
    case IR_AND:
      *result = a & b;
      break;
    case IR_OR:
      *result = a | b;
      break;
    case IR_XOR:
      *result = a ^ b;
      break;
    case IR_EQ:
      *result = a == b;
      return true;
    case IR_NE:
      *result = a != b;
      return true;
    case IR_LT:
      *result = is_signed ? a < b : ua < ub;
      return true;
    case IR_LE:
      *result = is_signed ? a <= b : ua <= ub;
      return true;
    case IR_GT:
      *result = is_signed ? a > b : ua > ub;
      return true;
    case IR_GE:
      *result = is_signed ? a >= b : ua >= ub;
      return true;
    default:
      return false;
  }
  *result = type_wrap(type, *result);
  return true;
}

/* Whether two values are surely equal or surely different addresses; open when nobody knows. */
static Truth same_object(Engine *e, Val a, Val b) {
  ValNode x = *val_node(e, a), y = *val_node(e, b);
  if (val_has_unknown(e, a) || val_has_unknown(e, b)) return TRUTH_OPEN;
  if (a == b) return TRUTH_TRUE;
  bool x_fixed = x.kind == VAL_FUNC || x.kind == VAL_CLASS || x.kind == VAL_STRING;
  bool y_fixed = y.kind == VAL_FUNC || y.kind == VAL_CLASS || y.kind == VAL_STRING;
  int64_t n;
  bool x_null = val_is_int(e, a, &n) && n == 0, y_null = val_is_int(e, b, &n) && n == 0;
  if ((x_fixed && (y_fixed || y_null)) || (y_fixed && x_null)) return TRUTH_FALSE;
  if (x.kind != VAL_ADDR && y.kind != VAL_ADDR) return TRUTH_OPEN;
  if (x_fixed || y_fixed || x_null || y_null) return TRUTH_FALSE;
  if (x.kind != VAL_ADDR || y.kind != VAL_ADDR) {
    /* What was just allocated is not a variable of the driver. */
    const ValNode *named = x.kind == VAL_ADDR ? &x : &y;
    Val other = x.kind == VAL_ADDR ? b : a;
    bool is_variable = e->locs[e->locs[named->a].root].kind != LOC_DEREF;
    bool is_acquired = e->traits[other].is_acquired;
    return is_variable && is_acquired ? TRUTH_FALSE : TRUTH_OPEN;
  }
  const LocNode *rx = &e->locs[e->locs[x.a].root], *ry = &e->locs[e->locs[y.a].root];
  bool is_named = rx->kind != LOC_DEREF && ry->kind != LOC_DEREF;
  if (e->locs[x.a].kind == LOC_ANY || e->locs[y.a].kind == LOC_ANY) return TRUTH_OPEN;
  return is_named || e->locs[x.a].root == e->locs[y.a].root ? TRUTH_FALSE : TRUTH_OPEN;
}

static IrOp mirrored(IrOp op) {
  switch (op) {
    case IR_LT:
      return IR_GT;
    case IR_LE:
      return IR_GE;
    case IR_GT:
      return IR_LT;
    case IR_GE:
      return IR_LE;
    default:
      return op;
  }
}

static IrOp negated(IrOp op) {
  switch (op) {
    case IR_EQ:
      return IR_NE;
    case IR_NE:
      return IR_EQ;
    case IR_LT:
      return IR_GE;
    case IR_GE:
      return IR_LT;
    case IR_GT:
      return IR_LE;
    default:
      return IR_GT;
  }
}

/* The containing object's address from the address of its member: `p - &((T *)0)->member`. */
static bool container(Engine *e, Val a, Val b, Val *result) {
  ValNode x = *val_node(e, a), y = *val_node(e, b);
  if (x.kind != VAL_ADDR || y.kind != VAL_ADDR) return false;
  Loc at = x.a, offset = y.a;
  while (e->locs[offset].parent != 0) {
    LocNode m = e->locs[at], o = e->locs[offset];
    if (m.parent == 0 || m.kind != o.kind || m.a != o.a || m.n != o.n) return false;
    at = m.parent;
    offset = o.parent;
  }
  int64_t n;
  if (e->locs[offset].kind != LOC_DEREF || !val_is_int(e, e->locs[offset].a, &n) || n != 0) {
    return false;
  }
  *result = val_addr(e, at);
  return true;
}

/* What was acquired is an address of the system's, or none at all. The system's lie above all that
 * a process can have, which begins behind its first 64 KB. Source: documentation of virtual address
 * spaces. */
static bool tells_whether_acquired(const Engine *e, IrOp op, IrType type, Val a, int64_t n) {
  const uint64_t lowest = 0x10000, highest_64 = 0xFFFF800000000000u, highest_32 = 0x80000000u;
  bool is_wide = ir_type_bits(type) >= 64;
  uint64_t bound = is_wide ? (uint64_t)n : (uint32_t)n;
  return op >= IR_LT && op <= IR_GE && !ir_type_is_signed(type) && bound >= lowest &&
         bound <= (is_wide ? highest_64 : highest_32) && e->traits[a].is_acquired;
}

/* Comparing a truth with a constant is that truth or its opposite; comparing an expression with an
 * added constant is comparing the expression; whether an address lies above those of processes is
 * whether it is one. */
static bool simplify_comparison(Engine *e, const State *s, IrOp op, IrType type, Val a, int64_t n,
                                Val *result) {
  ValNode x = *val_node(e, a);
  bool is_truth =
      (x.kind == VAL_BIN && is_comparison((IrOp)x.op)) || (x.kind == VAL_UN && x.op == IR_NOT);
  if (is_truth && (op == IR_EQ || op == IR_NE) && (n == 0 || n == 1)) {
    bool is_same = (op == IR_NE) == (n == 0);
    *result = is_same ? a : val_unary(e, s, IR_NOT, IR_I32_TYPE, a);
    return true;
  }
  if (tells_whether_acquired(e, op, type, a, n)) {
    bool is_above = op == IR_GT || op == IR_GE;
    *result = val_binary(e, s, is_above ? IR_NE : IR_EQ, type, a, val_int(e, 0));
    return true;
  }
  int64_t c;
  if ((op == IR_EQ || op == IR_NE) && x.kind == VAL_BIN && (x.op == IR_ADD || x.op == IR_SUB) &&
      val_is_int(e, x.b, &c)) {
    int64_t moved = type_wrap((IrType)x.type, x.op == IR_ADD ? n - c : n + c);
    *result = val_binary(e, s, op, type, x.a, val_int(e, moved));
    return true;
  }
  return false;
}

/* Bits of a number that are known to be set, and to be clear. */
typedef struct Bits {
  uint64_t ones, zeros;
} Bits;

static uint64_t low_bits(IrType type) {
  unsigned bits = ir_type_bits(type);
  return bits == 0 || bits >= 64 ? UINT64_MAX : ((uint64_t)1 << bits) - 1;
}

/* What the way in which a value was computed tells of its bits, whatever it was computed from. */
static Bits bits_of(const Engine *e, Val val, int depth) {
  ValNode node = *val_node(e, val_strip(e, val));
  if (node.kind == VAL_INT) return (Bits){(uint64_t)node.n, ~(uint64_t)node.n};
  if (depth == 0) return (Bits){0, 0};
  if (node.kind == VAL_UN && node.op == IR_CAST) {
    Bits inner = bits_of(e, node.a, depth - 1);
    uint64_t low = low_bits((IrType)node.type);
    uint64_t high = ir_type_is_signed((IrType)node.type) ? 0 : ~low;
    return (Bits){inner.ones & low, (inner.zeros & low) | high};
  }
  if (node.kind != VAL_BIN || (node.op != IR_OR && node.op != IR_AND)) return (Bits){0, 0};
  Bits a = bits_of(e, node.a, depth - 1), b = bits_of(e, node.b, depth - 1);
  if (node.op == IR_OR) return (Bits){a.ones | b.ones, a.zeros & b.zeros};
  return (Bits){a.ones & b.ones, a.zeros | b.zeros};
}

/* True when all bits of `a` that `mask` leaves are known: *n is what is left. */
static bool masked(const Engine *e, Val a, int64_t mask, int64_t *n) {
  Bits bits = bits_of(e, a, 8);
  *n = (int64_t)(bits.ones & (uint64_t)mask);
  return ((bits.ones | bits.zeros) & (uint64_t)mask) == (uint64_t)mask;
}

Val val_binary(Engine *e, const State *s, IrOp op, IrType type, Val a, Val b) {
  a = val_strip(e, a);
  b = val_strip(e, b);
  int64_t x, y, n;
  bool a_known = val_is_int(e, a, &x), b_known = val_is_int(e, b, &y);
  if (!a_known && s != NULL) {
    Range range = state_range(e, s, a);
    if (range.lo == range.hi) a = val_int(e, x = range.lo), a_known = true;
  }
  if (!b_known && s != NULL) {
    Range range = state_range(e, s, b);
    if (range.lo == range.hi) b = val_int(e, y = range.lo), b_known = true;
  }
  if (a_known && b_known && fold(op, type, x, y, &n)) return val_int(e, n);
  if (op == IR_EQ || op == IR_NE) {
    Truth same = same_object(e, a, b);
    if (same == TRUTH_OPEN && s != NULL && resources_lie_apart(e, s, a, b)) same = TRUTH_FALSE;
    if (same != TRUTH_OPEN) return truth_val(e, (same == TRUTH_TRUE) == (op == IR_EQ));
  }
  if (!val_has_unknown(e, a) && a == b) {
    if (op == IR_LE || op == IR_GE) return truth_val(e, true);
    if (op == IR_LT || op == IR_GT) return truth_val(e, false);
    if (op == IR_SUB || op == IR_XOR) return val_int(e, 0);
    if (op == IR_AND || op == IR_OR) return a;
  }
  Val result;
  if (op == IR_SUB && container(e, a, b, &result)) return result;
  if (b_known && y == 0 && (op == IR_ADD || op == IR_SUB || op == IR_OR || op == IR_XOR)) return a;
  if (a_known && x == 0 && (op == IR_ADD || op == IR_OR || op == IR_XOR)) return b;
  if (op == IR_AND && ((a_known && x == 0) || (b_known && y == 0))) return val_int(e, 0);
  if (op == IR_AND && b_known && masked(e, a, y, &n)) return val_int(e, type_wrap(type, n));
  if (op == IR_AND && a_known && masked(e, b, x, &n)) return val_int(e, type_wrap(type, n));
  bool commutes = op == IR_ADD || op == IR_MUL || op == IR_AND || op == IR_OR || op == IR_XOR;
  /* One form: the constant on the right, of two unknowns the older on the left. */
  if ((a_known && !b_known) || (a_known == b_known && a > b)) {
    if (commutes || is_comparison(op)) {
      Val swap = a;
      a = b;
      b = swap;
      op = mirrored(op);
    }
  }
  if (is_comparison(op) && val_is_int(e, b, &y) &&
      simplify_comparison(e, s, op, type, a, y, &result)) {
    return result;
  }
  return val_make(
      e, (ValNode){.kind = VAL_BIN, .op = (uint16_t)op, .type = (uint16_t)type, .a = a, .b = b});
}

static bool is_pointer_like(ValKind kind) {
  return kind == VAL_ADDR || kind == VAL_FUNC || kind == VAL_CLASS || kind == VAL_STRING;
}

Val val_unary(Engine *e, const State *s, IrOp op, IrType type, Val a) {
  int64_t n;
  if (op == IR_CAST) {
    if (val_is_int(e, a, &n)) return val_int(e, type_wrap(type, n));
    /* Casting a pointer back and forth, or widening, changes nothing that matters. */
    ValNode node = *val_node(e, val_strip(e, a));
    if (is_pointer_like(node.kind) || ir_type_bits(type) == 0 || ir_type_bits(type) >= 64) return a;
    Val plain = val_strip(e, a);
    if (s != NULL) {
      Range range = state_range(e, s, plain);
      if (range.lo >= type_wrap(type, range.lo) && type_wrap(type, range.lo) == range.lo &&
          type_wrap(type, range.hi) == range.hi && range.lo <= range.hi &&
          (uint64_t)range.hi - (uint64_t)range.lo < (uint64_t)1 << ir_type_bits(type)) {
        return plain;
      }
    }
    if (node.kind == VAL_UN && node.op == IR_CAST && node.type == type) return plain;
    return val_make(e,
                    (ValNode){.kind = VAL_UN, .op = IR_CAST, .type = (uint16_t)type, .a = plain});
  }
  a = val_strip(e, a);
  if (op == IR_NOT) {
    ValNode node = *val_node(e, a);
    if (val_is_int(e, a, &n)) return truth_val(e, n == 0);
    if (is_pointer_like(node.kind)) return truth_val(e, false);
    if (node.kind == VAL_BIN && is_comparison((IrOp)node.op)) {
      node.op = (uint16_t)negated((IrOp)node.op);
      return val_make(e, node);
    }
    if (node.kind == VAL_UN && node.op == IR_NOT) {
      return val_binary(e, s, IR_NE, IR_I64_TYPE, node.a, val_int(e, 0));
    }
    return val_binary(e, s, IR_EQ, IR_I64_TYPE, a, val_int(e, 0));
  }
  if (val_is_int(e, a, &n)) {
    return val_int(e, type_wrap(type, op == IR_NEG ? (int64_t)(0 - (uint64_t)n) : ~n));
  }
  return val_make(e, (ValNode){.kind = VAL_UN, .op = (uint16_t)op, .type = (uint16_t)type, .a = a});
}
