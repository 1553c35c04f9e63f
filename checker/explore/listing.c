/* The entries of large maps, side by side. To walk over a tree of many thousand nodes, all over
 * memory, costs far more than to walk over an array; and what is walked over next is mostly what
 * was walked over just now, but for a few entries. So the arrays of the last few maps are kept, and
 * that of another is made of the one that differs least in little more than the time to copy it. */
#include "explore/engine.h"

#define SLOTS 4
/* A smaller map is quicker walked over than listed. */
#define LISTED_MIN 512
/* A map is not like another when they differ in more than this part of it. */
#define UNLIKE_PART 16

typedef struct Listing {
  const MapNode *map; /* NULL: of none */
  GArray *entries;    /* ListedEntry, in the order of the keys */
  uint64_t used;      /* when it was asked for last */
  unsigned walks;     /* that go over it right now */
} Listing;

struct Listings {
  Listing slots[SLOTS];
  uint64_t clock;
};

Listings *listings_new(void) {
  Listings *listings = g_new0(Listings, 1);
  for (unsigned i = 0; i < SLOTS; i++)
    listings->slots[i].entries = g_array_new(FALSE, FALSE, sizeof(ListedEntry));
  return listings;
}

void listings_free(Listings *listings) {
  for (unsigned i = 0; i < SLOTS; i++) g_array_free(listings->slots[i].entries, TRUE);
  g_free(listings);
}

/* Making one out of another ----------------------------------------------------------------------
 */

typedef struct Deriving {
  const GArray *from;
  GArray *to;
  guint at;   /* of `from`: what lies before it has been copied or left out */
  guint left; /* so many differences more are borne */
} Deriving;

static void copy_until(Deriving *d, guint end) {
  if (end > d->at)
    g_array_append_vals(d->to, &g_array_index(d->from, ListedEntry, d->at), end - d->at);
  d->at = end;
}

/* The first entry from `at` on whose key is not lower. */
static guint find_key(const GArray *entries, guint at, uint64_t key) {
  guint end = entries->len;
  while (at < end) {
    guint middle = at + (end - at) / 2;
    if (g_array_index(entries, ListedEntry, middle).key < key)
      at = middle + 1;
    else
      end = middle;
  }
  return at;
}

static bool take_difference(uint64_t key, uint32_t before, uint32_t after, void *context) {
  Deriving *d = context;
  if (d->left-- == 0) return false;
  copy_until(d, find_key(d->from, d->at, key));
  if (before != 0) d->at++;
  ListedEntry entry = {.key = key, .value = after};
  if (after != 0) g_array_append_val(d->to, entry);
  return true;
}

static bool derive(const Listing *from, Listing *to, const MapNode *map) {
  uint32_t size = map_size(map), other = map_size(from->map);
  guint limit = size / UNLIKE_PART;
  if (from->map == NULL || other > size + limit || size > other + limit) return false;
  Deriving d = {.from = from->entries, .to = to->entries, .left = limit};
  g_array_set_size(to->entries, 0);
  bool fits = map_compare(from->map, map, take_difference, &d);
  if (fits) copy_until(&d, from->entries->len);
  return fits;
}

/* The slot that was not in use for the longest time; NULL when walks go over all of them. */
static Listing *free_slot(Listings *listings) {
  Listing *oldest = NULL;
  for (unsigned i = 0; i < SLOTS; i++) {
    Listing *slot = &listings->slots[i];
    if (slot->walks == 0 && (oldest == NULL || slot->used < oldest->used)) oldest = slot;
  }
  return oldest;
}

static Listing *find(Listings *listings, const MapNode *map) {
  listings->clock++;
  for (unsigned i = 0; i < SLOTS; i++)
    if (listings->slots[i].map == map) return &listings->slots[i];
  Listing *to = free_slot(listings);
  if (to == NULL) return NULL;
  to->map = NULL;
  bool is_made = false;
  for (unsigned i = 0; i < SLOTS && !is_made; i++) is_made = derive(&listings->slots[i], to, map);
  if (!is_made) {
    g_array_set_size(to->entries, map_size(map));
    map_list(map, &g_array_index(to->entries, ListedEntry, 0));
  }
  to->map = map;
  return to;
}

/* Walking -------------------------------------------------------------------------------------- */

static Listing *begin(Listings *listings, const MapNode *map) {
  Listing *listing = map_size(map) < LISTED_MIN ? NULL : find(listings, map);
  if (listing == NULL) return NULL;
  listing->used = listings->clock;
  listing->walks++;
  return listing;
}

static void walk(Listing *listing, guint from, guint end,
                 void (*visit)(uint64_t key, uint32_t value, void *context), void *context) {
  for (guint i = from; i < end; i++) {
    const ListedEntry *entry = &g_array_index(listing->entries, ListedEntry, i);
    visit(entry->key, entry->value, context);
  }
  listing->walks--;
}

void listing_each(Listings *listings, const MapNode *map,
                  void (*visit)(uint64_t key, uint32_t value, void *context), void *context) {
  Listing *listing = begin(listings, map);
  if (listing == NULL)
    map_each(map, visit, context);
  else
    walk(listing, 0, listing->entries->len, visit, context);
}

void listing_each_of(Listings *listings, const MapNode *map, KeyKind kind,
                     void (*visit)(uint64_t key, uint32_t value, void *context), void *context) {
  Listing *listing = begin(listings, map);
  if (listing == NULL) {
    map_each_of(map, kind, visit, context);
    return;
  }
  guint from = find_key(listing->entries, 0, MAP_KEY(kind, 0));
  walk(listing, from, find_key(listing->entries, from, MAP_KEY(kind + 1, 0)), visit, context);
}

/* As an array ---------------------------------------------------------------------------------- */

/* The number of the first entry whose key is of a kind behind that. */
static uint32_t behind(const Listed *listed, KeyKind kind) {
  uint32_t at = 0, end = listed->count;
  while (at < end) {
    uint32_t middle = at + (end - at) / 2;
    if (KEY_KIND(listed->entries[middle].key) <= kind)
      at = middle + 1;
    else
      end = middle;
  }
  return at;
}

Listed listing_open(Listings *listings, const MapNode *map) {
  Listing *listing = begin(listings, map);
  Listed listed = {.slot = listing, .count = map_size(map)};
  if (listing == NULL) {
    listed.own = g_new(ListedEntry, listed.count + 1);
    map_list(map, listed.own);
  }
  listed.entries = listing == NULL ? listed.own : &g_array_index(listing->entries, ListedEntry, 0);
  listed.mem_end = behind(&listed, KEY_MEM);
  listed.fact_end = behind(&listed, KEY_FACT);
  return listed;
}

void listing_close(Listed *listed) {
  if (listed->slot != NULL) ((Listing *)listed->slot)->walks--;
  g_free(listed->own);
}
