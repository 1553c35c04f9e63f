/* A persistent map from 64-bit keys to numbers: a treap whose priorities are hashes of the keys, so
 * that equal maps have the same shape whatever the order of insertions. Old versions stay valid, a
 * change costs O(log n), and comparing skips whatever two versions share. */
#include "explore/engine.h"

struct MapNode {
  uint64_t key;
  uint64_t hash; /* of the whole subtree, from its entries alone */
  const MapNode *left, *right;
  uint32_t value;
  uint32_t size;
};

static uint64_t mix(uint64_t x) {
  x += 0x9e3779b97f4a7c15u;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

uint64_t map_entry_hash(uint64_t key, uint32_t value) { return mix(mix(key) + value); }

uint64_t map_hash(const MapNode *map) { return map == NULL ? 0 : map->hash; }

uint32_t map_size(const MapNode *map) { return map == NULL ? 0 : map->size; }

static const MapNode *make(Arena *arena, uint64_t key, uint32_t value, const MapNode *left,
                           const MapNode *right) {
  MapNode *node = ARENA_NEW(arena, MapNode);
  node->key = key;
  node->value = value;
  node->left = left;
  node->right = right;
  node->hash = map_entry_hash(key, value) + map_hash(left) + map_hash(right);
  node->size = 1 + map_size(left) + map_size(right);
  return node;
}

/* The same node with one of its subtrees changed. Neither its entry is hashed again nor the other
 * subtree looked at, which is more often than not in no cache. */
static const MapNode *with_left(Arena *arena, const MapNode *map, const MapNode *left) {
  MapNode *node = ARENA_NEW(arena, MapNode);
  *node = *map;
  node->left = left;
  node->hash += map_hash(left) - map_hash(map->left);
  node->size += map_size(left) - map_size(map->left);
  return node;
}

static const MapNode *with_right(Arena *arena, const MapNode *map, const MapNode *right) {
  MapNode *node = ARENA_NEW(arena, MapNode);
  *node = *map;
  node->right = right;
  node->hash += map_hash(right) - map_hash(map->right);
  node->size += map_size(right) - map_size(map->right);
  return node;
}

/* Priorities decide which of two keys stands higher; the keys themselves break ties. */
static uint64_t priority_of(uint64_t key) { return mix(~key); }

static bool is_higher(uint64_t a, uint64_t b) {
  uint64_t pa = priority_of(a), pb = priority_of(b);
  return pa != pb ? pa > pb : a > b;
}

uint32_t map_get(const MapNode *map, uint64_t key) {
  while (map != NULL && map->key != key) map = key < map->key ? map->left : map->right;
  return map == NULL ? 0 : map->value;
}

static void split(Arena *arena, const MapNode *map, uint64_t key, const MapNode **less,
                  const MapNode **more) {
  if (map == NULL) {
    *less = *more = NULL;
  } else if (map->key < key) {
    const MapNode *right;
    split(arena, map->right, key, &right, more);
    *less = with_right(arena, map, right);
  } else {
    const MapNode *left;
    split(arena, map->left, key, less, &left);
    *more = with_left(arena, map, left);
  }
}

/* The key is in the map, and holds another value. */
static const MapNode *replace(Arena *arena, const MapNode *map, uint64_t key, uint32_t value) {
  if (key < map->key) return with_left(arena, map, replace(arena, map->left, key, value));
  if (key > map->key) return with_right(arena, map, replace(arena, map->right, key, value));
  MapNode *node = ARENA_NEW(arena, MapNode);
  *node = *map;
  node->value = value;
  node->hash += map_entry_hash(key, value) - map_entry_hash(key, map->value);
  return node;
}

/* The key is not in the map. */
static const MapNode *add(Arena *arena, const MapNode *map, uint64_t key, uint64_t priority,
                          uint32_t value) {
  uint64_t here = map == NULL ? 0 : priority_of(map->key);
  if (map == NULL || (priority != here ? priority > here : key > map->key)) {
    const MapNode *less, *more;
    split(arena, map, key, &less, &more);
    return make(arena, key, value, less, more);
  }
  if (key < map->key) return with_left(arena, map, add(arena, map->left, key, priority, value));
  return with_right(arena, map, add(arena, map->right, key, priority, value));
}

const MapNode *map_set(Arena *arena, const MapNode *map, uint64_t key, uint32_t value) {
  assert(value != 0);
  /* Storing what is there already must not cost a path of nodes: it happens all the time. */
  uint32_t before = map_get(map, key);
  if (before == value) return map;
  return before != 0 ? replace(arena, map, key, value)
                     : add(arena, map, key, priority_of(key), value);
}

static const MapNode *join(Arena *arena, const MapNode *less, const MapNode *more) {
  if (less == NULL) return more;
  if (more == NULL) return less;
  if (is_higher(less->key, more->key)) {
    return with_right(arena, less, join(arena, less->right, more));
  }
  return with_left(arena, more, join(arena, less, more->left));
}

static const MapNode *drop(Arena *arena, const MapNode *map, uint64_t key) {
  if (map->key == key) return join(arena, map->left, map->right);
  if (key < map->key) {
    return with_left(arena, map, drop(arena, map->left, key));
  }
  return with_right(arena, map, drop(arena, map->right, key));
}

const MapNode *map_remove(Arena *arena, const MapNode *map, uint64_t key) {
  return map_get(map, key) == 0 ? map : drop(arena, map, key);
}

const MapNode *map_without(Arena *arena, const MapNode *map, const uint64_t *keys, uint32_t count) {
  if (map == NULL || count == 0) return map;
  uint32_t less = 0, more;
  while (less < count && keys[less] < map->key) less++;
  bool is_removed = less < count && keys[less] == map->key;
  more = less + is_removed;
  const MapNode *left = map_without(arena, map->left, keys, less);
  const MapNode *right = map_without(arena, map->right, keys + more, count - more);
  if (is_removed) return join(arena, left, right);
  if (left == map->left) return right == map->right ? map : with_right(arena, map, right);
  if (right == map->right) return with_left(arena, map, left);
  return make(arena, map->key, map->value, left, right);
}

const MapNode *map_only(Arena *arena, const MapNode *map, const uint64_t *keys, uint32_t count) {
  if (map == NULL || count == 0) return NULL;
  if (count == map->size) return map;
  uint32_t less = 0, high = count;
  while (less < high) {
    uint32_t middle = less + (high - less) / 2;
    if (keys[middle] < map->key)
      less = middle + 1;
    else
      high = middle;
  }
  bool is_kept = less < count && keys[less] == map->key;
  uint32_t more = less + is_kept;
  const MapNode *left = map_only(arena, map->left, keys, less);
  const MapNode *right = map_only(arena, map->right, keys + more, count - more);
  return is_kept ? make(arena, map->key, map->value, left, right) : join(arena, left, right);
}

bool map_equal(const MapNode *a, const MapNode *b) {
  if (a == b) return true;
  if (a == NULL || b == NULL) return false;
  return a->hash == b->hash && a->size == b->size && a->key == b->key && a->value == b->value &&
         map_equal(a->left, b->left) && map_equal(a->right, b->right);
}

void map_each(const MapNode *map, void (*visit)(uint64_t key, uint32_t value, void *context),
              void *context) {
  for (; map != NULL; map = map->right) {
    if (map->right != NULL) __builtin_prefetch(map->right);
    if (map->left != NULL) map_each(map->left, visit, context);
    visit(map->key, map->value, context);
  }
}

ListedEntry *map_list(const MapNode *map, ListedEntry *to) {
  for (; map != NULL; map = map->right) {
    if (map->right != NULL) __builtin_prefetch(map->right);
    if (map->left != NULL) to = map_list(map->left, to);
    *to++ = (ListedEntry){.key = map->key, .value = map->value};
  }
  return to;
}

void map_each_of(const MapNode *map, KeyKind kind,
                 void (*visit)(uint64_t key, uint32_t value, void *context), void *context) {
  if (map == NULL) return;
  KeyKind here = KEY_KIND(map->key);
  if (here >= kind) map_each_of(map->left, kind, visit, context);
  if (here == kind) visit(map->key, map->value, context);
  if (here <= kind) map_each_of(map->right, kind, visit, context);
}

/* Two maps side by side. Where only one of them holds a key, the other is not split there: both are
 * looked at between the same two keys from then on. */
typedef struct Comparing {
  bool (*visit)(uint64_t key, uint32_t a, uint32_t b, void *context);
  void *context;
} Comparing;

/* The highest node whose key lies between the two. */
static const MapNode *within(const MapNode *map, uint64_t low, uint64_t high) {
  while (map != NULL && (map->key < low || map->key > high))
    map = map->key < low ? map->right : map->left;
  return map;
}

static bool is_same(const MapNode *a, const MapNode *b) {
  return a == b || (map_hash(a) == map_hash(b) && map_size(a) == map_size(b));
}

static bool compare(const Comparing *c, const MapNode *a, const MapNode *b, uint64_t low,
                    uint64_t high) {
  a = within(a, low, high);
  b = within(b, low, high);
  if (is_same(a, b)) return true;
  assert(a != NULL || b != NULL);
  bool is_first = a != NULL && (b == NULL || a->key == b->key || is_higher(a->key, b->key));
  bool is_second = b != NULL && (!is_first || a->key == b->key);
  uint64_t key = is_first ? a->key : b->key;
  uint32_t first = is_first ? a->value : 0, second = is_second ? b->value : 0;
  return compare(c, is_first ? a->left : a, is_second ? b->left : b, low, key - 1) &&
         (first == second || c->visit(key, first, second, c->context)) &&
         compare(c, is_first ? a->right : a, is_second ? b->right : b, key + 1, high);
}

bool map_compare(const MapNode *a, const MapNode *b,
                 bool (*visit)(uint64_t key, uint32_t a, uint32_t b, void *context),
                 void *context) {
  Comparing c = {.visit = visit, .context = context};
  /* No key is the least or the greatest number, so that there is one before and behind each. */
  return compare(&c, a, b, 0, UINT64_MAX);
}
