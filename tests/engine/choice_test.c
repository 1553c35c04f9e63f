/* Merging states: what comes out stands for exactly the states that went in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "bench.h"

enum { STATES = 60, ENTRIES = 30, GROUPS = 2, ROUNDS = 300 };

/* The plain states that a state stands for, as "group: key=value ..." */
typedef struct Expansion {
  Engine *e;
  GHashTable *found;
  uint32_t group;
} Expansion;

typedef struct Look {
  GString *text;
  Engine *e;
  uint32_t guard;
} Look;

static void look_at(uint64_t key, uint32_t value, void *context) {
  Look *look = context;
  if (choice_is(value) && look->guard == 0) look->guard = choice_of(look->e, value)->guard;
  g_string_append_printf(look->text, " %x=%u", (unsigned)KEY_ID(key), value);
}

static void expand(Expansion *x, State s) {
  Look look = {.text = g_string_new(NULL), .e = x->e};
  g_string_append_printf(look.text, "%u:", x->group);
  map_each(s.map, look_at, &look);
  char *text = g_string_free(look.text, FALSE);
  if (look.guard == 0) {
    g_hash_table_add(x->found, text);
    return;
  }
  g_free(text);
  for (unsigned way = 0; way < 2; way++) expand(x, choice_take(x->e, s, look.guard, way));
}

static GHashTable *expand_all(Engine *e, const Mergeable *items, uint32_t count) {
  Expansion x = {.e = e, .found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
  for (uint32_t i = 0; i < count; i++) {
    x.group = items[i].group;
    expand(&x, items[i].state);
  }
  return x.found;
}

static void assert_same(GHashTable *before, GHashTable *after) {
  GHashTableIter iter;
  gpointer key;
  g_hash_table_iter_init(&iter, before);
  while (g_hash_table_iter_next(&iter, &key, NULL))
    if (!g_hash_table_contains(after, key)) fail_msg("lost: %s", (const char *)key);
  g_hash_table_iter_init(&iter, after);
  while (g_hash_table_iter_next(&iter, &key, NULL))
    if (!g_hash_table_contains(before, key)) fail_msg("came in: %s", (const char *)key);
}

/* States that differ from a common one in some entries: in few, so that they fit, or in many. */
static Mergeable random_state(Engine *e, GRand *random, uint32_t differences) {
  static const IrIns ins = {.op = IR_BRANCH};
  Mergeable item = {.group = (uint32_t)g_rand_int_range(random, 0, GROUPS)};
  for (uint32_t i = 0; i < ENTRIES; i++) state_set(e, &item.state, KEY_FACT, i + 1, 1);
  for (uint32_t i = 0; i < differences; i++) {
    uint32_t id = (uint32_t)g_rand_int_range(random, 1, ENTRIES + 1);
    uint32_t value = (uint32_t)g_rand_int_range(random, 0, 4);
    if (value == 0) {
      state_drop(e, &item.state, KEY_FACT, id);
    } else {
      state_set(e, &item.state, KEY_FACT, id, value);
    }
  }
  for (int k = g_rand_int_range(random, 0, 5); k > 0; k--)
    hist_add(e, &item.state, STEP_BRANCH, 0, &ins, 1, 0);
  return item;
}

static void nothing_is_lost(void **state) {
  Bench *b = *state;
  GRand *random = g_rand_new_with_seed(1);
  for (int round = 0; round < ROUNDS; round++) {
    Mergeable items[STATES];
    uint32_t count = (uint32_t)g_rand_int_range(random, 2, STATES + 1);
    for (uint32_t i = 0; i < count; i++) {
      /* Now and then all states differ in more than may be merged. */
      uint32_t most = round % 3 == 0 ? 200 : 5;
      items[i] = random_state(&b->e, random, (uint32_t)g_rand_int_range(random, 0, (gint)most));
    }
    GHashTable *before = expand_all(&b->e, items, count);
    uint32_t left = choice_merge(&b->e, items, count);
    assert_in_range(left, 1, count);
    GHashTable *after = expand_all(&b->e, items, left);
    assert_same(before, after);
    g_hash_table_destroy(before);
    g_hash_table_destroy(after);
  }
  g_rand_free(random);
}

/* What was merged is merged again with others, and with what was taken out of it. */
static void merged_states_merge(void **state) {
  Bench *b = *state;
  GRand *random = g_rand_new_with_seed(2);
  for (int round = 0; round < ROUNDS; round++) {
    Mergeable items[STATES];
    uint32_t count = 0;
    for (int part = 0; part < 4; part++) {
      Mergeable some[8];
      for (int i = 0; i < 8; i++) some[i] = random_state(&b->e, random, 4);
      uint32_t left = choice_merge(&b->e, some, 8);
      for (uint32_t i = 0; i < left; i++) items[count++] = some[i];
    }
    GHashTable *before = expand_all(&b->e, items, count);
    uint32_t left = choice_merge(&b->e, items, count);
    GHashTable *after = expand_all(&b->e, items, left);
    assert_same(before, after);
    g_hash_table_destroy(before);
    g_hash_table_destroy(after);
  }
  g_rand_free(random);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      BENCH_TEST(nothing_is_lost),
      BENCH_TEST(merged_states_merge),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
