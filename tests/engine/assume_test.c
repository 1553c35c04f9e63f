/* What a path learns of values: contradictions are seen, and nothing is believed that need not
 * hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "bench.h"

/* The result of some call of that type. */
static Val result_of(Bench *b, IrType type) {
  IrIns *ins = ARENA_NEW(b->e.arena, IrIns);
  *ins = (IrIns){.op = IR_CALL, .type = type};
  return val_make(&b->e, (ValNode){.kind = VAL_SYM, .a = site_make(&b->e, ins, 0)});
}

static Val number(Bench *b, int64_t n) { return val_int(&b->e, n); }

static Val binary(Bench *b, IrOp op, IrType type, Val x, Val y) {
  return val_binary(&b->e, &b->s, op, type, x, y);
}

static Val compare(Bench *b, IrOp op, IrType type, Val x, int64_t n) {
  return binary(b, op, type, x, number(b, n));
}

static Val cast(Bench *b, IrType type, Val x) { return val_unary(&b->e, &b->s, IR_CAST, type, x); }

static void learns(Bench *b, Val val, bool is_true) {
  assert_true(state_assume(&b->e, &b->s, val, is_true));
}

static void contradicts(Bench *b, Val val, bool is_true) {
  State s = b->s;
  assert_false(state_assume(&b->e, &s, val, is_true));
}

static void holds(Bench *b, Val val) {
  assert_int_equal(TRUTH_TRUE, state_truth(&b->e, &b->s, val));
  contradicts(b, val, false);
}

static void fails(Bench *b, Val val) {
  assert_int_equal(TRUTH_FALSE, state_truth(&b->e, &b->s, val));
  contradicts(b, val, true);
}

static void is_open(Bench *b, Val val) {
  assert_int_equal(TRUTH_OPEN, state_truth(&b->e, &b->s, val));
}

/* NT_SUCCESS(status), and then not. */
static void test_status(void **state) {
  Bench *b = *state;
  Val status = result_of(b, IR_I32_TYPE);
  Val succeeds = compare(b, IR_GE, IR_I32_TYPE, status, 0);
  Val fails_now = compare(b, IR_LT, IR_I32_TYPE, status, 0);
  is_open(b, succeeds);
  learns(b, succeeds, true);
  holds(b, succeeds);
  fails(b, fails_now);
  fails(b, compare(b, IR_EQ, IR_I32_TYPE, status, -1073741823));
  is_open(b, compare(b, IR_EQ, IR_I32_TYPE, status, 0));
  is_open(b, compare(b, IR_EQ, IR_I32_TYPE, status, 259));
}

/* The severity of a status that succeeded, or failed. */
static void test_severity(void **state) {
  Bench *b = *state;
  Val status = result_of(b, IR_I32_TYPE);
  Val severity = binary(b, IR_SHR, IR_U32_TYPE, cast(b, IR_U32_TYPE, status), number(b, 30));
  Val is_error = compare(b, IR_EQ, IR_U32_TYPE, severity, 3);
  State before = b->s;
  learns(b, compare(b, IR_GE, IR_I32_TYPE, status, 0), true);
  severity = binary(b, IR_SHR, IR_U32_TYPE, cast(b, IR_U32_TYPE, status), number(b, 30));
  fails(b, compare(b, IR_EQ, IR_U32_TYPE, severity, 3));
  fails(b, is_error);
  b->s = before;
  learns(b, compare(b, IR_LT, IR_I32_TYPE, status, 0), true);
  is_open(b, is_error); /* or a warning */
  b->s = before;
  learns(b, is_error, true);
  holds(b, is_error);
  holds(b, compare(b, IR_LT, IR_I32_TYPE, status, 0));
  fails(b, compare(b, IR_GE, IR_I32_TYPE, status, 0));
}

static void test_not_equal(void **state) {
  Bench *b = *state;
  Val x = result_of(b, IR_I32_TYPE);
  for (int64_t n = 1; n < 8; n++) learns(b, compare(b, IR_NE, IR_I32_TYPE, x, n), true);
  for (int64_t n = 1; n < 8; n++) fails(b, compare(b, IR_EQ, IR_I32_TYPE, x, n));
  is_open(b, compare(b, IR_EQ, IR_I32_TYPE, x, 8));
  is_open(b, compare(b, IR_EQ, IR_I32_TYPE, x, 0));
  /* What is left between 0 and 9 is one of two, then one. */
  learns(b, compare(b, IR_GT, IR_I32_TYPE, x, 0), true);
  holds(b, compare(b, IR_GE, IR_I32_TYPE, x, 8));
  learns(b, compare(b, IR_LE, IR_I32_TYPE, x, 8), true);
  holds(b, compare(b, IR_EQ, IR_I32_TYPE, x, 8));
  int64_t n;
  assert_true(val_is_int(&b->e, binary(b, IR_ADD, IR_I32_TYPE, x, number(b, 1)), &n) && n == 9);
}

/* More numbers than a range can except: some are forgotten, none is invented. */
static void test_many_not_equal(void **state) {
  Bench *b = *state;
  Val x = result_of(b, IR_I32_TYPE);
  for (int64_t n = 0; n < 100; n += 2) learns(b, compare(b, IR_NE, IR_I32_TYPE, x, n), true);
  for (int64_t n = 1; n < 100; n += 2) is_open(b, compare(b, IR_EQ, IR_I32_TYPE, x, n));
  fails(b, compare(b, IR_EQ, IR_I32_TYPE, x, 0));
}

static void test_unsigned(void **state) {
  Bench *b = *state;
  Val x = result_of(b, IR_U32_TYPE);
  holds(b, compare(b, IR_GE, IR_U32_TYPE, x, 0));
  fails(b, compare(b, IR_LT, IR_U32_TYPE, x, 0));
  State before = b->s;
  learns(b, compare(b, IR_GT, IR_U32_TYPE, x, 0x7fffffff), true);
  fails(b, compare(b, IR_EQ, IR_U32_TYPE, x, 0));
  fails(b, compare(b, IR_LT, IR_U32_TYPE, x, 10));
  /* as a status, it failed */
  holds(b, compare(b, IR_LT, IR_I32_TYPE, cast(b, IR_I32_TYPE, x), 0));
  b->s = before;
  learns(b, compare(b, IR_LT, IR_U32_TYPE, x, 1), true);
  holds(b, compare(b, IR_EQ, IR_U32_TYPE, x, 0));
}

/* Numbers as wide as the engine's own: what it can't order it remembers as it is. */
static void test_unsigned_wide(void **state) {
  Bench *b = *state;
  Val x = result_of(b, IR_U64_TYPE);
  State before = b->s;
  is_open(b, compare(b, IR_LT, IR_U64_TYPE, x, -1));
  learns(b, compare(b, IR_GT, IR_U64_TYPE, x, 5), true);
  holds(b, compare(b, IR_GT, IR_U64_TYPE, x, 5));
  fails(b, compare(b, IR_LE, IR_U64_TYPE, x, 5));
  b->s = before;
  learns(b, compare(b, IR_LT, IR_U64_TYPE, x, 3), true);
  fails(b, compare(b, IR_EQ, IR_U64_TYPE, x, 3));
  fails(b, compare(b, IR_EQ, IR_U64_TYPE, x, -1));
  is_open(b, compare(b, IR_EQ, IR_U64_TYPE, x, 2));
}

static void test_casts(void **state) {
  Bench *b = *state;
  Val x = result_of(b, IR_U8_TYPE);
  assert_int_equal(x, cast(b, IR_I32_TYPE, x)); /* widening changes nothing */
  Val y = result_of(b, IR_I32_TYPE), low = cast(b, IR_U8_TYPE, y);
  assert_int_not_equal(y, low);
  State before = b->s;
  learns(b, compare(b, IR_EQ, IR_U8_TYPE, low, 0), true);
  is_open(b, compare(b, IR_EQ, IR_I32_TYPE, y, 0)); /* 256 would do */
  b->s = before;
  learns(b, compare(b, IR_GE, IR_I32_TYPE, y, 10), true);
  learns(b, compare(b, IR_LE, IR_I32_TYPE, y, 20), true);
  fails(b, compare(b, IR_EQ, IR_U8_TYPE, low, 9));
  learns(b, compare(b, IR_GT, IR_U8_TYPE, low, 19), true);
  holds(b, compare(b, IR_EQ, IR_I32_TYPE, y, 20));
}

static void test_two_unknowns(void **state) {
  Bench *b = *state;
  Val x = result_of(b, IR_I32_TYPE), y = result_of(b, IR_I32_TYPE);
  State before = b->s;
  is_open(b, binary(b, IR_EQ, IR_I32_TYPE, x, y));
  holds(b, binary(b, IR_EQ, IR_I32_TYPE, x, x));
  learns(b, binary(b, IR_EQ, IR_I32_TYPE, x, y), true);
  holds(b, binary(b, IR_EQ, IR_I32_TYPE, y, x));
  fails(b, binary(b, IR_NE, IR_I32_TYPE, x, y));
  b->s = before;
  learns(b, binary(b, IR_LT, IR_I32_TYPE, x, y), true);
  holds(b, binary(b, IR_GT, IR_I32_TYPE, y, x));
  fails(b, binary(b, IR_LE, IR_I32_TYPE, y, x));
  fails(b, binary(b, IR_GE, IR_I32_TYPE, x, y));
}

static void test_truths(void **state) {
  Bench *b = *state;
  Val x = result_of(b, IR_I32_TYPE);
  Val not_x = val_unary(&b->e, &b->s, IR_NOT, IR_I32_TYPE, x);
  Val not_not_x = val_unary(&b->e, &b->s, IR_NOT, IR_I32_TYPE, not_x);
  Val is_equal = compare(b, IR_EQ, IR_I32_TYPE, x, 4);
  State before = b->s;
  learns(b, x, true);
  fails(b, not_x);
  holds(b, not_not_x);
  fails(b, compare(b, IR_EQ, IR_I32_TYPE, x, 0));
  b->s = before;
  learns(b, not_not_x, false);
  holds(b, compare(b, IR_EQ, IR_I32_TYPE, x, 0));
  b->s = before;
  /* (x == 4) == 0, as in a flag that keeps the comparison */
  learns(b, compare(b, IR_EQ, IR_I32_TYPE, is_equal, 0), true);
  fails(b, is_equal);
  fails(b, compare(b, IR_EQ, IR_I32_TYPE, x, 4));
  b->s = before;
  learns(b, compare(b, IR_EQ, IR_I32_TYPE, binary(b, IR_ADD, IR_I32_TYPE, x, number(b, 1)), 5),
         true);
  holds(b, compare(b, IR_EQ, IR_I32_TYPE, x, 4));
  b->s = before;
  Val bit = binary(b, IR_AND, IR_I32_TYPE, x, number(b, 4));
  learns(b, compare(b, IR_NE, IR_I32_TYPE, bit, 0), true);
  holds(b, bit);
  fails(b, compare(b, IR_EQ, IR_I32_TYPE, bit, 0));
  is_open(b, binary(b, IR_AND, IR_I32_TYPE, x, number(b, 8)));
}

static void test_addresses(void **state) {
  Bench *b = *state;
  Val global = val_addr(&b->e, loc_global(&b->e, 0)),
      local = val_addr(&b->e, loc_local(&b->e, 0, 0, 0));
  Val func = val_func(&b->e, 0), null = number(b, 0);
  fails(b, binary(b, IR_EQ, IR_PTR_TYPE, global, null));
  fails(b, binary(b, IR_EQ, IR_PTR_TYPE, global, local));
  holds(b, binary(b, IR_NE, IR_PTR_TYPE, func, null));
  holds(b, binary(b, IR_EQ, IR_PTR_TYPE, func, func));
  holds(b, func);
  Val pointer = result_of(b, IR_PTR_TYPE);
  is_open(b, binary(b, IR_EQ, IR_PTR_TYPE, pointer, null));
  learns(b, pointer, true);
  fails(b, binary(b, IR_EQ, IR_PTR_TYPE, pointer, null));
  /* The driver object is never NULL. */
  holds(b, b->e.driver_object);
}

/* An unknown is equal to nothing, not even to itself, and nothing is learnt of it. */
static void test_unknown(void **state) {
  Bench *b = *state;
  Val unknown = val_make(&b->e, (ValNode){.kind = VAL_UNKNOWN});
  is_open(b, binary(b, IR_EQ, IR_I32_TYPE, unknown, unknown));
  learns(b, unknown, true);
  is_open(b, unknown);
  learns(b, compare(b, IR_EQ, IR_I32_TYPE, unknown, 3), true);
  is_open(b, compare(b, IR_EQ, IR_I32_TYPE, unknown, 3));
  assert_null(b->s.map);
}

/* Random conditions against all numbers
 * ------------------------------------------------------------ */

/* An expression over one 8-bit number, with what it is for each value of that. */
typedef struct Expr {
  Val val;
  IrType type;
  int64_t is[256];
} Expr;

static const IrType types[] = {IR_I8_TYPE,  IR_U8_TYPE,  IR_I16_TYPE, IR_U16_TYPE,
                               IR_I32_TYPE, IR_U32_TYPE, IR_I64_TYPE, IR_U64_TYPE};

/* An independent opinion of what `op` computes; the operands are numbers of the type. */
static bool compute(IrOp op, IrType type, int64_t x, int64_t y, int64_t *result) {
  bool is_signed = ir_type_is_signed(type);
  bool less = is_signed ? x < y : (uint64_t)x < (uint64_t)y;
  unsigned bits = ir_type_bits(type);
  int64_t wide = 0;
  switch (op) {
    case IR_ADD:
      wide = (int64_t)((uint64_t)x + (uint64_t)y);
      break;
    case IR_SUB:
      wide = (int64_t)((uint64_t)x - (uint64_t)y);
      break;
    case IR_AND:
      wide = x & y;
      break;
    case IR_OR:
      wide = x | y;
      break;
    case IR_XOR:
      wide = x ^ y;
      break;
    case IR_SHR:
      if (y < 0 || y >= bits) return false;
      wide = is_signed ? x >> y : (int64_t)((uint64_t)x >> y);
      break;
    case IR_EQ:
      wide = x == y;
      break;
    case IR_NE:
      wide = x != y;
      break;
    case IR_LT:
      wide = less;
      break;
    case IR_LE:
      wide = less || x == y;
      break;
    case IR_GT:
      wide = !less && x != y;
      break;
    default:
      wide = !less;
      break;
  }
  *result = type_wrap(type, wide);
  return true;
}

static Expr cast_to(Bench *b, const Expr *from, IrType type) {
  Expr to = {.val = val_unary(&b->e, &b->s, IR_CAST, type, from->val), .type = type};
  for (int i = 0; i < 256; i++) to.is[i] = type_wrap(type, from->is[i]);
  return to;
}

static Expr random_expr(Bench *b, GRand *random, const Expr *x, int depth) {
  IrType type = types[g_rand_int_range(random, 0, G_N_ELEMENTS(types))];
  if (depth == 0) return g_rand_boolean(random) ? *x : cast_to(b, x, type);
  Expr left = random_expr(b, random, x, depth - 1);
  if (g_rand_int_range(random, 0, 6) == 0) {
    Expr not = {.val = val_unary(&b->e, &b->s, IR_NOT, IR_I32_TYPE, left.val), .type = IR_I32_TYPE};
    for (int i = 0; i < 256; i++) not.is[i] = left.is[i] == 0;
    return not;
  }
  static const IrOp ops[] = {IR_ADD, IR_SUB, IR_AND, IR_OR, IR_XOR, IR_SHR, IR_EQ,
                             IR_NE,  IR_LT,  IR_LE,  IR_GT, IR_GE,  IR_EQ,  IR_NE};
  IrOp op = ops[g_rand_int_range(random, 0, G_N_ELEMENTS(ops))];
  left = cast_to(b, &left, type);
  Expr right;
  if (op != IR_SHR && g_rand_int_range(random, 0, 4) == 0) {
    right = random_expr(b, random, x, depth - 1);
    right = cast_to(b, &right, type);
  } else {
    int64_t n = op == IR_SHR ? g_rand_int_range(random, 0, (gint32)ir_type_bits(type))
                             : g_rand_int_range(random, -140, 270);
    n = type_wrap(type, n);
    right = (Expr){.val = val_int(&b->e, n), .type = type};
    for (int i = 0; i < 256; i++) right.is[i] = n;
  }
  bool is_truth = op >= IR_EQ && op <= IR_GE;
  Expr result = {.type = is_truth ? IR_I32_TYPE : type};
  result.val = val_binary(&b->e, &b->s, op, type, left.val, right.val);
  for (int i = 0; i < 256; i++) {
    if (!compute(op, type, left.is[i], right.is[i], &result.is[i])) return left;
  }
  return result;
}

/* Whatever the engine says of a condition has to hold for every number that can still be. */
static void assert_sound(Bench *b, const Expr *condition, const bool *possible) {
  Truth truth = state_truth(&b->e, &b->s, condition->val);
  for (int i = 0; i < 256; i++) {
    if (!possible[i] || truth == TRUTH_OPEN) continue;
    if ((condition->is[i] != 0) != (truth == TRUTH_TRUE)) {
      fail_msg("for %d the condition is %d", i, condition->is[i] != 0);
    }
  }
}

static void test_random(void **state) {
  Bench *b = *state;
  GRand *random = g_rand_new_with_seed(4);
  unsigned seen = 0, missed = 0, forgotten = 0;
  for (int round = 0; round < 1500; round++) {
    IrType type = types[round % 2];
    Expr x = {.val = result_of(b, type), .type = type};
    bool possible[256];
    for (int i = 0; i < 256; i++) {
      x.is[i] = type_wrap(type, i);
      possible[i] = true;
    }
    b->s = (State){0};
    for (int step = 0; step < 8; step++) {
      Expr condition = random_expr(b, random, &x, g_rand_int_range(random, 1, 4));
      assert_sound(b, &condition, possible);
      bool is_true = g_rand_boolean(random), left = false;
      for (int i = 0; i < 256; i++) {
        left = left || (possible[i] && (condition.is[i] != 0) == is_true);
      }
      State next = b->s;
      bool can_be = state_assume(&b->e, &next, condition.val, is_true);
      if (left) {
        assert_true(can_be);
        b->s = next;
        /* What was assumed is known from then on. */
        Truth expected = is_true ? TRUTH_TRUE : TRUTH_FALSE;
        if (state_truth(&b->e, &b->s, condition.val) != expected) forgotten++;
        for (int i = 0; i < 256; i++) {
          possible[i] = possible[i] && (condition.is[i] != 0) == is_true;
        }
      } else if (can_be) {
        missed++;
      } else {
        seen++;
      }
    }
  }
  /* Such conditions are odder than any driver's: not every contradiction can be seen, but most are.
   */
  assert_true(seen > missed);
  assert_int_equal(0, forgotten);
  g_rand_free(random);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      BENCH_TEST(test_status),    BENCH_TEST(test_severity),
      BENCH_TEST(test_not_equal), BENCH_TEST(test_many_not_equal),
      BENCH_TEST(test_unsigned),  BENCH_TEST(test_unsigned_wide),
      BENCH_TEST(test_casts),     BENCH_TEST(test_two_unknowns),
      BENCH_TEST(test_truths),    BENCH_TEST(test_addresses),
      BENCH_TEST(test_unknown),   BENCH_TEST(test_random),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
