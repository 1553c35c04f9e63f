/* The persistent map against a plain array: random operations, old versions, and equality of maps
 * that were built in different orders. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "explore/engine.h"

#define KEYS 300

/* Keys as states have them: a kind above, a number below. */
static uint64_t key_of(uint32_t i) { return MAP_KEY(i % 7 + 1, i * 2654435761u); }

static void assert_same(const MapNode *map, const uint32_t *values) {
  uint32_t size = 0;
  for (uint32_t i = 0; i < KEYS; i++) {
    assert_int_equal(values[i], map_get(map, key_of(i)));
    if (values[i] != 0) size++;
  }
  assert_int_equal(size, map_size(map));
}

static void test_empty(void **state) {
  (void)state;
  Arena *arena = arena_new();
  assert_int_equal(0, map_get(NULL, 1));
  assert_int_equal(0, map_size(NULL));
  assert_null(map_remove(arena, NULL, 1));
  assert_true(map_equal(NULL, NULL));
  const MapNode *one = map_set(arena, NULL, 1, 2);
  assert_false(map_equal(NULL, one));
  assert_false(map_equal(one, NULL));
  assert_null(map_remove(arena, one, 1));
  arena_free(arena);
}

static void test_random(void **state) {
  (void)state;
  Arena *arena = arena_new();
  GRand *random = g_rand_new_with_seed(20);
  const MapNode *map = NULL, *old = NULL;
  uint32_t values[KEYS] = {0}, old_values[KEYS] = {0};
  for (int step = 0; step < 20000; step++) {
    uint32_t i = (uint32_t)g_rand_int_range(random, 0, KEYS);
    if (g_rand_int_range(random, 0, 3) == 0) {
      map = map_remove(arena, map, key_of(i));
      values[i] = 0;
    } else {
      values[i] = (uint32_t)g_rand_int_range(random, 1, 5);
      map = map_set(arena, map, key_of(i), values[i]);
    }
    if (step % 500 == 0) {
      assert_same(map, values);
      assert_same(old, old_values); /* what was kept has not changed */
      old = map;
      memcpy(old_values, values, sizeof values);
    }
  }
  g_rand_free(random);
  arena_free(arena);
}

/* Setting what is there, and removing what is not, gives the same map, not just an equal one. */
static void test_no_change(void **state) {
  (void)state;
  Arena *arena = arena_new();
  const MapNode *map = map_set(arena, map_set(arena, NULL, 1, 10), 2, 20);
  assert_ptr_equal(map, map_set(arena, map, 2, 20));
  assert_ptr_equal(map, map_remove(arena, map, 3));
  arena_free(arena);
}

static void shuffle(GRand *random, uint32_t *order, uint32_t count) {
  for (uint32_t i = count; i > 1; i--) {
    uint32_t k = (uint32_t)g_rand_int_range(random, 0, (gint32)i), swap = order[i - 1];
    order[i - 1] = order[k];
    order[k] = swap;
  }
}

static void test_orders(void **state) {
  (void)state;
  Arena *arena = arena_new();
  GRand *random = g_rand_new_with_seed(7);
  uint32_t order[KEYS];
  for (uint32_t i = 0; i < KEYS; i++) order[i] = i;
  const MapNode *first = NULL;
  for (int round = 0; round < 20; round++) {
    shuffle(random, order, KEYS);
    const MapNode *map = NULL;
    /* Some keys are there for a while, or with another value, and one in three not in the end. */
    for (uint32_t i = 0; i < KEYS; i++) map = map_set(arena, map, key_of(order[i]), order[i] + 9);
    shuffle(random, order, KEYS);
    for (uint32_t i = 0; i < KEYS; i++) {
      if (order[i] % 3 == 0) {
        map = map_remove(arena, map, key_of(order[i]));
      } else {
        map = map_set(arena, map, key_of(order[i]), order[i] + 1);
      }
    }
    if (first == NULL) first = map;
    assert_true(map_equal(first, map));
    assert_true(map_hash(first) == map_hash(map));
    assert_int_equal(KEYS - KEYS / 3, map_size(map));
    const MapNode *other = map_set(arena, map, key_of(1), 77);
    assert_false(map_equal(first, other));
    assert_true(map_hash(first) != map_hash(other));
    other = map_remove(arena, map, key_of(1));
    assert_false(map_equal(first, other));
    assert_true(map_equal(first, map_set(arena, other, key_of(1), 2)));
  }
  g_rand_free(random);
  arena_free(arena);
}

/* Two keys that swap their values make another map. */
static void test_swapped(void **state) {
  (void)state;
  Arena *arena = arena_new();
  const MapNode *a = map_set(arena, map_set(arena, NULL, 1, 10), 2, 20);
  const MapNode *b = map_set(arena, map_set(arena, NULL, 1, 20), 2, 10);
  assert_false(map_equal(a, b));
  assert_true(map_hash(a) != map_hash(b));
  arena_free(arena);
}

static void append(uint64_t key, uint32_t value, void *context) {
  g_string_append_printf(context, "%u:%u ", (unsigned)key, value);
}

static void test_each(void **state) {
  (void)state;
  Arena *arena = arena_new();
  const MapNode *map = NULL;
  for (uint32_t i = 9; i > 0; i--) map = map_set(arena, map, i * 7 % 10, i);
  GString *text = g_string_new(NULL);
  map_each(map, append, text);
  assert_string_equal("1:3 2:6 3:9 4:2 5:5 6:8 7:1 8:4 9:7 ", text->str);
  g_string_free(text, TRUE);
  arena_free(arena);
}

typedef struct Seen {
  uint32_t a[KEYS], b[KEYS], left;
} Seen;

static bool note(uint64_t key, uint32_t a, uint32_t b, void *context) {
  Seen *seen = context;
  for (uint32_t i = 0; i < KEYS; i++) {
    if (key_of(i) != key) continue;
    assert_int_equal(0, seen->a[i] + seen->b[i]); /* each key once */
    seen->a[i] = a;
    seen->b[i] = b;
  }
  return --seen->left > 0;
}

/* What a comparison tells is what an array tells, and it stops when it is told to. */
static void test_compare(void **state) {
  (void)state;
  GRand *random = g_rand_new_with_seed(5);
  for (int round = 0; round < 200; round++) {
    Arena *arena = arena_new();
    const MapNode *maps[2] = {NULL, NULL};
    uint32_t values[2][KEYS] = {{0}};
    Seen seen = {.left = UINT32_MAX};
    for (uint32_t i = 0; i < KEYS; i++) {
      for (int m = 0; m < 2; m++) {
        values[m][i] = m == 1 && g_rand_int_range(random, 0, 20) > round % 20
                           ? values[0][i]
                           : (uint32_t)g_rand_int_range(random, 0, 3);
        if (values[m][i] != 0) maps[m] = map_set(arena, maps[m], key_of(i), values[m][i]);
      }
    }
    assert_true(map_compare(maps[0], maps[1], note, &seen));
    uint32_t differing = 0;
    for (uint32_t i = 0; i < KEYS; i++) {
      bool differs = values[0][i] != values[1][i];
      assert_int_equal(differs ? values[0][i] : 0, seen.a[i]);
      assert_int_equal(differs ? values[1][i] : 0, seen.b[i]);
      differing += differs;
    }
    Seen first = {.left = 1};
    assert_true(differing == 0 || !map_compare(maps[0], maps[1], note, &first));
    arena_free(arena);
  }
  g_rand_free(random);
}

/* Removing many keys at once is removing them one after the other. */
static void test_without(void **state) {
  (void)state;
  GRand *random = g_rand_new_with_seed(9);
  for (int round = 0; round < 100; round++) {
    Arena *arena = arena_new();
    const MapNode *map = NULL, *rest;
    uint64_t removed[KEYS];
    uint32_t count = 0;
    for (uint32_t i = 0; i < KEYS; i++) map = map_set(arena, map, i * 2 + 1, i + 1);
    rest = map;
    for (uint32_t i = 0; i < 2 * KEYS && count < KEYS; i++) {
      if (g_rand_int_range(random, 0, 100) > round) continue;
      removed[count++] = i;
      rest = map_remove(arena, rest, i);
    }
    assert_true(map_equal(rest, map_without(arena, map, removed, count)));
    assert_int_equal(KEYS, map_size(map));
    assert_ptr_equal(map, map_without(arena, map, removed, 0));
    arena_free(arena);
  }
  g_rand_free(random);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_empty),     cmocka_unit_test(test_random),
      cmocka_unit_test(test_compare),   cmocka_unit_test(test_without),
      cmocka_unit_test(test_no_change), cmocka_unit_test(test_orders),
      cmocka_unit_test(test_swapped),   cmocka_unit_test(test_each),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
