/* Walks over large maps see what walks over the tree see: maps that came of one another by few
 * changes and by many, small and large ones, and walks within walks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "explore/engine.h"

#define MAPS 24
#define KEYS 4000

static uint64_t key_of(uint32_t i) { return MAP_KEY(i % 5 + 1, i * 2654435761u); }

static GArray *things(void) { return g_array_new(FALSE, FALSE, 1); }

static void note_bytes(uint64_t key, uint32_t value, void *context) {
  g_array_append_vals(context, &key, sizeof key);
  g_array_append_vals(context, &value, sizeof value);
}

static void assert_alike(GArray *a, GArray *b) {
  assert_int_equal(a->len, b->len);
  assert_memory_equal(a->data, b->data, a->len);
  g_array_free(a, TRUE);
  g_array_free(b, TRUE);
}

/* The same as an array, whose parts begin where their kinds do. */
static GArray *opened(Listings *listings, const MapNode *map) {
  Listed all = listing_open(listings, map);
  GArray *list = things();
  for (uint32_t i = 0; i < all.count; i++)
    note_bytes(all.entries[i].key, all.entries[i].value, list);
  const uint32_t ends[] = {all.mem_end, all.fact_end};
  for (KeyKind kind = KEY_MEM; kind <= KEY_FACT; kind++) {
    uint32_t end = ends[kind - KEY_MEM];
    assert_true(end == 0 || KEY_KIND(all.entries[end - 1].key) <= kind);
    assert_true(end == all.count || KEY_KIND(all.entries[end].key) > kind);
  }
  listing_close(&all);
  return list;
}

static void check(Listings *listings, const MapNode *map) {
  GArray *tree = things(), *list = things(), *array = opened(listings, map);
  map_each(map, note_bytes, tree);
  listing_each(listings, map, note_bytes, list);
  assert_int_equal(array->len, list->len);
  assert_memory_equal(array->data, list->data, list->len);
  g_array_free(array, TRUE);
  assert_alike(tree, list);
  for (KeyKind kind = KEY_MEM; kind <= KEY_HELD; kind++) {
    tree = things();
    list = things();
    map_each_of(map, kind, note_bytes, tree);
    listing_each_of(listings, map, kind, note_bytes, list);
    assert_alike(tree, list);
  }
}

/* Each map changes some of the one before, or of one long before. */
static void make_maps(Arena *arena, const MapNode **maps) {
  GRand *random = g_rand_new_with_seed(11);
  for (uint32_t i = 0; i < KEYS; i++) maps[0] = map_set(arena, maps[0], key_of(i), i + 1);
  for (int m = 1; m < MAPS; m++) {
    maps[m] = maps[m % 3 == 0 ? m / 2 : m - 1];
    int changes = m % 4 == 3 ? KEYS : 40;
    for (int i = 0; i < changes; i++) {
      uint64_t key = key_of((uint32_t)g_rand_int_range(random, 0, KEYS + KEYS / 4));
      maps[m] = g_rand_boolean(random)
                    ? map_remove(arena, maps[m], key)
                    : map_set(arena, maps[m], key, (uint32_t)g_rand_int_range(random, 1, 9));
    }
  }
  for (uint32_t i = 0; i < 3; i++) maps[MAPS - 1] = map_set(arena, NULL, key_of(i), 1);
  g_rand_free(random);
}

static void test_each(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Listings *listings = listings_new();
  const MapNode *maps[MAPS] = {NULL};
  make_maps(arena, maps);
  check(listings, NULL);
  for (int round = 0; round < 3; round++)
    for (int m = 0; m < MAPS; m++) check(listings, maps[(m * (round * 2 + 1)) % MAPS]);
  listings_free(listings);
  arena_free(arena);
}

typedef struct Nest {
  Listings *listings;
  const MapNode **maps;
  int depth;
  uint32_t left; /* entries until the walk within this one */
  GArray *seen;
} Nest;

static void go_deeper(uint64_t key, uint32_t value, void *context) {
  Nest *nest = context;
  note_bytes(key, value, nest->seen);
  if (nest->left-- != 0) return;
  if (++nest->depth < MAPS - 1) {
    Nest inner = *nest;
    inner.left = 700;
    inner.seen = things();
    listing_each(nest->listings, nest->maps[nest->depth], go_deeper, &inner);
    GArray *tree = things();
    map_each(nest->maps[nest->depth], note_bytes, tree);
    assert_alike(tree, inner.seen);
  }
}

/* More walks at a time than lists are kept. */
static void test_nested(void **state) {
  (void)state;
  Arena *arena = arena_new();
  Listings *listings = listings_new();
  const MapNode *maps[MAPS] = {NULL};
  make_maps(arena, maps);
  Nest nest = {.listings = listings, .maps = maps, .left = 700, .seen = things()};
  listing_each(listings, maps[0], go_deeper, &nest);
  GArray *tree = things();
  map_each(maps[0], note_bytes, tree);
  assert_alike(tree, nest.seen);
  listings_free(listings);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_each), cmocka_unit_test(test_nested)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
