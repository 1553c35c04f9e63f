/* States: all that a path has made of memory, what it has learnt of values, and what the rules will
 * want to know of it. A state is one persistent map, so that a fork is free and equal states are
 * recognised by their hash. */
#ifndef UNLOADLINT_STATE_H
#define UNLOADLINT_STATE_H

#include "explore/value.h"

typedef struct Frame Frame;
typedef struct Footprint Footprint;

/* States ------------------------------------------------------------------------------------- */

typedef struct MapNode MapNode;

/* What a key of a state's map is about. */
typedef enum KeyKind {
  KEY_MEM = 1,    /* place -> value */
  KEY_FACT,       /* value -> range */
  KEY_STORE,      /* slot -> site of the store whose routine stands there */
  KEY_DISPLACED,  /* slot -> tuple (registration, store site, effect) */
  KEY_CHAINED,    /* slot -> value that a chaining class driver will call */
  KEY_LOST,       /* tuple (slot, function, store site, registration * 4 + effect) -> 1 */
  KEY_HELD,       /* tuple (use, site, value, in unload) -> value that is true when it is held */
  KEY_REGISTERED, /* registration * 2 + success -> 1 */
  KEY_FIRST,      /* registrar that acts once (by its first registration) -> 1 */
  KEY_TESTED,     /* registration -> 1 */
  KEY_CHAIN_CALL, /* tuple -> 1 */
  KEY_DOUBT,      /* 1 -> 1: the path went through something that could not be read or known */
  KEY_DEVICE,     /* registration * 2, + 1: the routine that starts, that removes a device */
  KEY_CLEANUP,    /* function -> 1: was handed over to be called when objects are deleted */
  KEY_GONE, /* tuple (use, acquisition, value, release): a device took it along when it went -> 1 */
  KEY_AGAIN,   /* the same, when it was released once more after that -> 1 */
  KEY_WRITTEN, /* slot -> how often registrations wrote it * WRITTEN_TIMES + last of them + 1 */
  KEY_KEPT,    /* value -> 1: the callers' part of the state speaks of it; frame.c */
  KEY_GUARD    /* guard -> 1 or 2, the way that it went: the callers' part depends on it */
} KeyKind;

#define WRITTEN_TIMES 65536
#define WRITTEN_TIMES_MAX 16

/* What an entry holds that is not the same in all that a state stands for: choice.c. */
#define CHOICE_BIT ((uint32_t)1 << 31) /* tells the number of a choice from other values */
typedef struct Choice {
  uint32_t guard;
  uint32_t way[2]; /* a value of the kind that the key has, 0: absent, or one more choice */
} Choice;

/* What a choice becomes when a guard goes one way: kept, for choices share their parts. */
typedef struct Resolution {
  uint32_t value, guard, way, result;
} Resolution;
#define RESOLUTIONS 1024

typedef struct Guard {
  ARRAY_OF(uint64_t, keys, key); /* where it decides */
} Guard;

typedef struct Hist Hist;

struct State {
  const MapNode *map;
  const Hist *hist;
  bool is_lost; /* leaves the paths that are to be taken: retrace.c */
};

/* map.c -------------------------------------------------------------------------------------- */

#define MAP_KEY(kind, id) ((uint64_t)(kind) << 32 | (id))
#define KEY_KIND(key) ((KeyKind)((key) >> 32))
#define KEY_ID(key) ((uint32_t)(key))

uint32_t map_get(const MapNode *map, uint64_t key); /* 0: absent */
const MapNode *map_set(Arena *arena, const MapNode *map, uint64_t key, uint32_t value);
const MapNode *map_remove(Arena *arena, const MapNode *map, uint64_t key);
/* Only the keys, which are in ascending order. */
const MapNode *map_only(Arena *arena, const MapNode *map, const uint64_t *keys, uint32_t count);
/* Without all of the keys, which are in ascending order: costs less than one after the other. */
const MapNode *map_without(Arena *arena, const MapNode *map, const uint64_t *keys, uint32_t count);
/* The sum of the hashes of the entries. */
uint64_t map_hash(const MapNode *map);
uint64_t map_entry_hash(uint64_t key, uint32_t value);
bool map_equal(const MapNode *a, const MapNode *b);
uint32_t map_size(const MapNode *map);
/* Visits every entry in an order that depends only on the entries. */
void map_each(const MapNode *map, void (*visit)(uint64_t key, uint32_t value, void *context),
              void *context);
/* One of the entries, where they are listed. */
typedef struct ListedEntry {
  uint64_t key;
  uint32_t value;
} ListedEntry;

/* Writes all entries in the same order; returns behind the last. */
ListedEntry *map_list(const MapNode *map, ListedEntry *to);
/* The same for the keys of one kind. */
void map_each_of(const MapNode *map, KeyKind kind,
                 void (*visit)(uint64_t key, uint32_t value, void *context), void *context);
/* Visits every key whose values differ, 0 standing for absent, in the order of the keys; skips what
 * the two share. Stops when a visit returns false, and returns false then. */
bool map_compare(const MapNode *a, const MapNode *b,
                 bool (*visit)(uint64_t key, uint32_t a, uint32_t b, void *context), void *context);

/* listing.c: walks over large maps ---------------------------------------------------------------
 */

typedef struct Listings Listings;

Listings *listings_new(void);
void listings_free(Listings *listings);
/* As map_each. The maps that it was called for have to live as long as `listings`. */
void listing_each(Listings *listings, const MapNode *map,
                  void (*visit)(uint64_t key, uint32_t value, void *context), void *context);

/* The entries of a map, in the order of the keys, as long as they are not closed. */
typedef struct Listed {
  const ListedEntry *entries; /* memory, then facts, then the rest */
  uint32_t count;
  uint32_t mem_end, fact_end; /* where those begin that come behind them */
  void *slot;                 /* for listing.c */
  ListedEntry *own;           /* likewise */
} Listed;

Listed listing_open(Listings *listings, const MapNode *map);
void listing_close(Listed *listed);

/* As map_each_of. */
void listing_each_of(Listings *listings, const MapNode *map, KeyKind kind,
                     void (*visit)(uint64_t key, uint32_t value, void *context), void *context);

/* state.c ------------------------------------------------------------------------------------ */

/* What the entry holds, 0: nothing. When it is a choice, what it holds on the first way, and
 * e->split tells the guard. */
uint32_t state_get(Engine *e, const State *s, KeyKind kind, uint32_t id);
void state_set(Engine *e, State *s, KeyKind kind, uint32_t id, uint32_t value);
void state_drop(Engine *e, State *s, KeyKind kind, uint32_t id);
/* Makes the entry of a place hold `val`; none is needed for what it held at first. */
void state_put(Engine *e, State *s, Loc loc, uint32_t val);
Val state_load(Engine *e, State *s, Loc loc);
/* What a place without an entry holds, VAL_UNKNOWN when that is not told by the place alone. */
Val state_untouched(Engine *e, const State *s, Loc loc);
void state_store(Engine *e, State *s, Loc loc, Val val);
void state_zero(Engine *e, State *s, Loc loc);
void state_copy(Engine *e, State *s, Loc to, Loc from);
/* Forgets what the object at `loc` holds: `val` (a fresh symbol) stands for all of it. */
void state_havoc(Engine *e, State *s, Loc loc, Val val);
/* Calls `visit` for every value that an entry speaks of. */
void state_each_val(const Engine *e, const MapNode *map, void (*visit)(Val val, void *context),
                    void *context);
/* A symbol for the result of `site` that is not in use in the state. */
Val state_fresh(Engine *e, const State *s, uint32_t site, uint32_t depth, uint32_t part);
/* Forgets the local variables of `func` at `depth`. */
void state_leave(Engine *e, State *s, uint32_t depth, uint32_t func);

/* choice.c: states that stand for several --------------------------------------------------------
 */

static inline bool choice_is(uint32_t value) { return (value & CHOICE_BIT) != 0; }
const Choice *choice_of(const Engine *e, uint32_t value);
/* As state_get, for a value that was taken from a state's map directly. */
uint32_t choice_read(Engine *e, uint32_t value);
/* What an entry becomes when `replace` is done to all that it may hold. */
uint32_t choice_replace(Engine *e, uint32_t value, uint32_t (*replace)(uint32_t, void *),
                        void *context);
/* Calls `visit` for every value that `value` may be, but 0. */
void choice_each(const Engine *e, uint32_t value, void (*visit)(uint32_t, void *), void *context);
/* The same for every guard that decides which. */
void choice_each_guard(const Engine *e, uint32_t value, void (*visit)(uint32_t, void *),
                       void *context);
/* What KEY_GUARD holds of a guard that may go both ways. */
uint32_t choice_open(Engine *e, uint32_t guard);
/* Makes what stands under the key depend no longer on the guard, but on what KEY_GUARD holds of it.
 */
const MapNode *choice_follow(Engine *e, const MapNode *map, uint64_t key, uint32_t guard,
                             uint32_t way);
/* Every guard that the value depends on decides what stands under the key, too. */
void choice_decides(Engine *e, uint32_t value, uint64_t key);
/* The part of `s` in which the guard goes that way. */
State choice_take(Engine *e, State s, uint32_t guard, unsigned way);
/* One of the states that `s` stands for: the one with the shortest history. */
State choice_settle(Engine *e, State s);

typedef struct Mergeable {
  State state;
  uint32_t group; /* states of different groups stay apart */
  uint32_t tag;   /* the caller's */
} Mergeable;
/* Merges states as far as that is exact, those that differ least first; a merged one keeps the tag
 * of the one with the shorter history. Returns how many are left. */
uint32_t choice_merge(Engine *e, Mergeable *items, uint32_t count);

/* join.c -------------------------------------------------------------------------------------- */

/* Joins states that differ in nothing but data; the others are left as they are. What is made new
 * is named after `site` and `depth`. A joined state keeps the tag of the one with the shorter
 * history. Returns how many are left. */
uint32_t join_states(Engine *e, Mergeable *items, uint32_t count, uint32_t site, uint32_t depth);
/* Makes `s` a state that stands for `other` too, which comes to the same loop: what differs in data
 * is forgotten, `name` telling what a place holds then. Returns false and leaves it alone when the
 * two differ in more. */
bool join_round(Engine *e, State *s, const State *other, Val (*name)(Loc loc, void *context),
                void *context);

/* reach.c: what can be read from some places of a state ------------------------------------------
 */

/* A walk. Marks of an earlier one mean nothing any more once the next has begun. */
typedef struct Reach {
  Engine *e;
  const Footprint
      *footprint; /* of the function that does the reading; NULL: anything may be read */
  uint32_t mark;
  GArray *pending;      /* Loc: roots that have been reached and not looked at */
  GArray *noted;        /* NotedEntry */
  const MapNode *plain; /* where variables without parts are looked up; NULL: they are noted, too */
} Reach;

Reach reach_begin(Engine *e, const Footprint *footprint);
void reach_end(Reach *r);
/* Adds what is there to begin with: a value, what an entry holds, an object. */
void reach_val(Reach *r, Val val);
void reach_value(Reach *r, uint32_t value);
void reach_root(Reach *r, Loc root);
/* The object has an entry, which is to be followed when the object is reached: others are not. All
 * have to be noted before pointers are followed. */
void reach_note_entry(Reach *r, Loc root, uint32_t value);
/* Follows the pointers that have been reached, to the end. */
void reach_all(Reach *r);
/* reach_has_val, reach_has_root: engine.h */
/* True when the object's contents can be read, whether or not the walk came by. */
bool reach_can_read(const Reach *r, Loc root);
/* True when the value can be met, or computed from what can be met. */
bool reach_can_turn_up(const Reach *r, Val val);

/* collect.c: makes states comparable ----------------------------------------------------------- */

/* Forgets local variables that are dead at the start of `block`, and whatever nothing refers to any
 * more: objects, facts about values, resources that are known not to be held. No variable of the
 * function is live when `live` is NULL. */
void state_collect(Engine *e, State *s, uint32_t depth, uint32_t func, const uint64_t *live);
/* Whether a local variable may still be read, by the function or by one of its callers. */
bool collect_is_live(const LocNode *root, uint32_t depth, uint32_t func, const uint64_t *live);

/* footprint.c: what functions can touch ----------------------------------------------------------
 */

/* The variables that running a function can touch by their names, its callees included. */
struct Footprint {
  ARRAY_OF(uint32_t, globals, global);
  uint64_t *funcs;  /* bit set of the functions that may run: it, and what is called by name */
  bool is_indirect; /* it calls through pointers: what it can meet may be called */
};

const Footprint *footprint_of(Engine *e, uint32_t func);
/* Whether that function may run, too. */
bool footprint_has(const Footprint *footprint, uint32_t func);
/* Adds the variables that are named. */
void footprint_reach(Reach *r);
/* A function's address has been met: what it can touch is added when it may be called. */
void footprint_reach_func(Reach *r, uint32_t func);
/* Adds what the static contents of a variable lead to. */
void footprint_reach_static(Reach *r, uint32_t global);

/* frame.c: a callee sees its part of the state
 * -----------------------------------------------------
 */

/* A call that is run on a part of the caller's state. */
typedef struct Framing {
  const MapNode *full, *part;
  uint64_t hidden;             /* kinds of resources that are held in the rest */
  guint stack_length;          /* of the functions that run outside of it */
  const struct Framing *outer; /* of the calls that run */
} Framing;

/* What stands in the state of a callee, in names that its caller gives: rename.c. */
typedef struct Renaming {
  Engine *e;
  const MapNode *full; /* the caller's state: its names are taken */
  uint32_t depth;      /* of the caller */
  GHashTable *known;   /* value -> what it became */
  GHashTable *used;    /* names of that kind in the caller's state, NULL: nobody has asked yet */
} Renaming;

Renaming rename_begin(Engine *e, const MapNode *full, uint32_t depth);
void rename_end(Renaming *r);
Val rename_val(Renaming *r, Val val);
Loc rename_loc(Renaming *r, Loc loc);
uint64_t rename_key(Renaming *r, uint64_t key);
uint32_t rename_value(Renaming *r, uint64_t key, uint32_t value);

/* Cuts from the entry state of a call, in which its parameters are stored, all that the callee can
 * reach. Returns false when that is not to be done. End it with frame_end. */
bool frame_begin(Engine *e, Framing *framing, const Frame *caller, uint32_t func, State *entry);
/* Runs it on all of the state instead. */
void frame_whole(Framing *framing, const State *entry);
/* Gives the caller's state at an end of the callee, in names of the caller's. */
void frame_attach(Engine *e, const Framing *framing, const Frame *caller, State *s);
/* Returns false when the callee asked for all of the state: it has to be run again on that. */
bool frame_end(Engine *e, Framing *framing);
/* The path needs to know all held resources of the kind (of any: NULL). */
void frame_need_held(Engine *e, const ResourceKind *kind);
/* The same for all that running the function has needed so far. */
void frame_need_of(Engine *e, uint32_t func);

/* assume.c ----------------------------------------------------------------------------------- */

typedef enum Truth { TRUTH_FALSE, TRUTH_TRUE, TRUTH_OPEN } Truth;

Truth state_truth(Engine *e, const State *s, Val val);
/* Makes the state one in which `val` is true (or false); returns false when that can't be. */
bool state_assume(Engine *e, State *s, Val val, bool is_true);
/* The numbers that lie in both; empty (lo > hi) when there are none. */
Range range_both(const Range *a, const Range *b);
/* What is known of a value as a number of its type. */
Range state_range(Engine *e, const State *s, Val val);

/* arith.c ------------------------------------------------------------------------------------ */

Val val_binary(Engine *e, const State *s, IrOp op, IrType type, Val a, Val b);
Val val_unary(Engine *e, const State *s, IrOp op, IrType type, Val a);
int64_t type_wrap(IrType type, int64_t n);

#endif
