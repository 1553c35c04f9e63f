/* Inside the engine: symbolic values, places, persistent states, and the passes that work on them.
 *
 * A state is all that a path has made of memory, what it has learnt of values, and what the rules
 * will want to know of it (its "ghosts"): one persistent map, so that a fork is free and equal
 * states are recognised by their hash. Values and places are interned: equal means the same number.
 *
 * The identity of everything that a path creates depends only on where in the program and how deep
 * in the calls it was created, never on the way that led there. So two paths that agree in what
 * matters end in equal states and are merged, and a function that is called again in an equal state
 * need not be run again. */
#ifndef UNLOADLINT_ENGINE_H
#define UNLOADLINT_ENGINE_H

#include "explore/explore.h"

typedef uint32_t Val;
typedef uint32_t Loc; /* a place in memory */

/* Values ------------------------------------------------------------------------------------- */

typedef enum ValKind {
  VAL_UNKNOWN, /* anything; two of them need not be equal */
  VAL_INT,     /* n */
  VAL_FUNC,    /* a: index of the function */
  VAL_CLASS,   /* a: registration, b: place of the slot, n: 1 when the registration failed */
  VAL_ADDR,    /* a: place */
  VAL_SYM,     /* a: instruction (site), b: depth of the call, n: to tell several apart */
  VAL_INIT,    /* a: place, whose contents when the driver started nobody knows */
  VAL_STRING,  /* a: interned text */
  VAL_BIN,     /* op, type, a, b */
  VAL_UN,      /* op, type, a */
  VAL_READ     /* a: what a slot held when it was read, b: site, n: READ_BEFORE or READ_AFTER */
} ValKind;

enum { READ_BEFORE, READ_AFTER }; /* the read against the first registration that wrote the slot */

typedef struct ValNode {
  ValKind kind;
  uint16_t op;   /* IrOp */
  uint16_t type; /* IrType */
  uint32_t a, b;
  int64_t n;
} ValNode;

/* What is known of a value once and for all, and where walks leave their marks. */
typedef struct ValTrait {
  uint32_t weight; /* of how many parts it is made */
  uint32_t depth;  /* 1 + the greatest depth that a part of it was named after; 0: none was */
  uint32_t mark;   /* the walk that reached it last: reach.c */
  uint32_t seen;   /* the cut that looked at it last: frame.c */
  Loc object;      /* the place that it points to, 0: no state has named that */
  bool is_unknown; /* VAL_UNKNOWN is part of it */
} ValTrait;

typedef enum LocKind {
  LOC_LOCAL,  /* a: depth, b: function, n: variable (or LOCAL_TEMP + temporary, LOCAL_RESULT) */
  LOC_GLOBAL, /* a: global */
  LOC_DEREF,  /* a: the value that points to it */
  LOC_KEYED,  /* a, b: values under which the kernel keeps a pointer */
  LOC_FIELD,  /* parent, a: member */
  LOC_INDEX,  /* parent, n */
  LOC_ANY     /* parent: an element, nobody knows which */
} LocKind;

#define LOCAL_TEMP ((int64_t)1 << 32)
#define LOCAL_RESULT ((int64_t)1 << 33)

typedef struct LocNode {
  LocKind kind;
  uint32_t a, b;
  int64_t n;
  Loc parent; /* 0: a root */
  Loc root;
  Loc first_child; /* every place below this one that any state has named */
  Loc next_sibling;
  Val initial;   /* the value that stands for its first contents, 0: never asked for */
  uint32_t mark; /* of a root: the walk that reached it last: reach.c */
} LocNode;

/* What a path knows of a number: it lies in lo..hi and is none of `except`. */
#define RANGE_EXCEPT_MAX 12
typedef struct Range {
  int64_t lo, hi;
  uint32_t except_count;
  int64_t except[RANGE_EXCEPT_MAX]; /* ascending */
} Range;

/* What routines of the kernel fail with is an error, 0xC0000000 or above, as NT_ERROR tests: codes
 * of warning are for those that have done part of their work. */
#define STATUS_LEAST_ERROR (-((int64_t)1 << 30))

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
  KEY_GONE, /* tuple (use, acquisition, value, release): a device took it along when it went -> 1 */
  KEY_AGAIN,   /* the same, when it was released once more after that -> 1 */
  KEY_WRITTEN, /* slot that a registration has written -> registration + 1 */
  KEY_KEPT,    /* value -> 1: the callers' part of the state speaks of it; frame.c */
  KEY_GUARD    /* guard -> 1 or 2, the way that it went: the callers' part depends on it */
} KeyKind;

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

typedef struct State {
  const MapNode *map;
  const Hist *hist;
  bool is_lost; /* leaves the paths that are to be taken: retrace.c */
} State;

/* The steps that led to a state, newest first; a call that returned holds the steps of its callee.
 */
struct Hist {
  const Hist *prev;
  const Hist *sub; /* STEP_CALL: the steps within */
  uint32_t length; /* all steps, those within calls too */
  uint8_t kind;    /* StepKind */
  uint32_t func;   /* the function that the step lies in */
  const IrIns *ins;
  uint32_t a, b;
};

typedef enum StepKind {
  STEP_BRANCH,   /* a: 1 when the condition was true */
  STEP_CASE,     /* a: index of the case, or of none: UINT32_MAX */
  STEP_CALL,     /* a: function */
  STEP_FAIL,     /* a: function, which fails */
  STEP_STORE,    /* a: slot, b: value */
  STEP_READ,     /* a: slot, b: value */
  STEP_REGISTER, /* a: registration, b: 4 * Effect on DriverUnload, + 0 when it failed, + 1 when it
                    succeeded, + 2 when it failed and touched the slots */
  STEP_ACQUIRE,  /* a: use, b: 1 when what comes later tells whether it did */
  STEP_ACQUIRE_FAILED,
  STEP_RELEASE, /* a: use */
  STEP_RETURN,  /* a: value */
  STEP_CHAIN,   /* a: registration */
  STEP_EXIT,    /* a: registration */
  STEP_STALE,   /* a: value */
  STEP_NULL_CALL,
  STEP_RECURSION, /* a: function */
  STEP_AGAIN,     /* a: use */
  STEP_STOP,      /* a: function that never returns */
  /* Bookkeeping; no reader sees these. */
  STEP_MERGE,  /* a: guard; the steps before are prev when it goes the first way, else sub */
  STEP_CHOOSE, /* a: guard, b: the way that it went */
  STEP_JOIN    /* the steps before are prev, the shortest, or sub */
} StepKind;

/* The control flow of a function, found once. Paths run from point to point: a point is the start
 * of a block, and has its number, or lies behind a call. */
typedef struct Flow {
  uint32_t point_count;
  uint32_t *point_block, *point_at; /* of each point: its block, and index of its instruction */
  uint32_t *first_behind;           /* of each block: its first point behind a call */
  uint32_t *order; /* points, each behind those from which paths come, but for loops */
  uint32_t *rank;  /* position of each point in that order */
  uint32_t *pred_count;
  bool *is_header;  /* of a loop */
  bool *is_meeting; /* paths meet there: their states are compared */
  uint8_t *loop;    /* of each header: number of its loop */
  uint64_t *loops;  /* of each point: bit set of the loops it lies in */
  uint32_t loop_count;
  uint64_t *live; /* bit set of the variables live at the start of each block */
  uint32_t live_words;
  uint64_t *escaped; /* bit set of the variables that pointers may lead to */
  uint32_t *base;    /* of each temporary: variable that it is an address in, plus 1 */
  uint32_t
      *last_use; /* of each temporary: index of the last instruction of its block that uses it */
} Flow;

typedef enum EndKind { END_RETURN, END_NULL_CALL, END_RECURSION, END_STOPPED } EndKind;

typedef struct Exit {
  State state;
  EndKind kind;
  const IrIns *ins; /* where it ended */
  uint32_t func;
} Exit;

typedef struct Exits {
  ARRAY_OF(Exit, exits, exit);
} Exits;

typedef struct Frame Frame;
typedef struct Footprint Footprint;

typedef struct Engine {
  Program *program;
  Exploration *out;
  Arena *arena;
  /* interned things */
  GHashTable *val_ids, *loc_ids, *tuple_ids, *range_ids, *text_ids, *site_ids;
  ValNode *vals;
  uint32_t val_count, val_room;
  LocNode *locs;
  uint32_t loc_count, loc_room;
  uint32_t (*tuples)[4];
  uint32_t tuple_count, tuple_room;
  Range *ranges;
  uint32_t range_count, range_room;
  const char **texts;
  uint32_t text_count, text_room;
  struct {
    const IrIns *ins;
    uint32_t func;
  } *sites;
  uint32_t site_count, site_room;
  ValTrait *traits; /* parallel to vals */
  uint32_t trait_count, trait_room;
  uint32_t walks; /* how many have left marks */
  const ResourceUse **uses;
  uint32_t use_count, use_room;
  GHashTable *choice_ids, *guard_ids;
  GHashTable *name_ids; /* name that a callee gave -> number */
  uint32_t name_count;
  Choice *choices;
  uint32_t choice_count, choice_room;
  uint32_t *choice_marks; /* parallel to choices: the walk that came by last; of 0: their number */
  uint32_t choice_mark_count, choice_mark_room;
  Resolution *resolutions;
  Guard *guards;
  uint32_t guard_count, guard_room;
  /* the program */
  Flow **flows;           /* of each function, made when first run */
  bool *is_followed;      /* of each function: what it calls is wanted (Exploration.wanted) */
  GHashTable *statics;    /* place -> value: what static storage holds from the start */
  GArray **static_values; /* of each global: Val, addresses that it holds from the start */
  Loc *global_locs;       /* of each global: its place, 0: no state has named it */
  Footprint **footprints; /* of each function, made when first asked for */
  uint64_t *needs;        /* of each function: kinds of resources of which it needs to know all */
  GPtrArray *kinds;       /* numbers of kinds: their bits in such sets */
  const struct Framing *framing;   /* innermost call that runs on a part of its state */
  const struct Framing *unwinding; /* call that is to be run again; until then nothing else is */
  Val driver_object, registry_path;
  Loc driver_object_loc;
  uint32_t member_unload, member_major, member_extension, member_add_device, member_start_io;
  /* the run */
  uint32_t split;   /* guard of a choice that was read since it was last 0 */
  bool initialises; /* static storage is being set */
  bool in_unload;
  uint32_t unload_func;
  bool in_device;       /* a routine runs that is called for one device: device.c */
  uint64_t device_work; /* instructions that such routines have run so far */
  uint64_t work, budget;
  size_t memory_budget, memory_limit; /* of one exploration; size of the arena then */
  bool is_exhausted;
  bool joins;              /* paths that differ in data alone become one where they meet */
  GHashTable *retraced;    /* Decision -> itself: those that paths may make; NULL: all */
  uint32_t retraced_width; /* so many states are followed from where such paths meet */
  GHashTable *memo;
  GPtrArray *stack;            /* functions that run, outermost first (GUINT_TO_POINTER) */
  GHashTable *noted;           /* undecided reasons so far */
  GHashTable *made_up;         /* text of a made-up constant -> site that stands for its value */
  GHashTable *compared;        /* values of which nothing is known -> such a constant */
  GHashTable *system_routines; /* values that are addresses of kernel routines */
  GHashTable *doubtful; /* sites of resources whose fate could not be followed, by some end */
  GHashTable *owners;   /* Loc of a member -> the structure that declares it: see place.c */
  GHashTable *released; /* sites of such resources that some path released */
  GHashTable *acquired; /* values that a resource was ever known by */
} Engine;

/* explore.c ---------------------------------------------------------------------------------- */

/* Makes an engine ready for the program, with nothing run yet; what it finds goes to `out`. End it
 * with engine_finish. */
void engine_start(Engine *e, Program *program, Exploration *out, Effort effort);
/* Sets static storage as its initialisers say. */
void engine_initialise(Engine *e);
/* Runs the entry routine, and for each way it can succeed the unload routine that it leaves. */
void engine_run(Engine *e);
void engine_finish(Engine *e);

/* value.c: interning ------------------------------------------------------------------------- */

/* A table that gives numbers to keys of any size. */
GHashTable *intern_table(void);
/* Looks a key of `size` bytes up: the number that it was given, else `next`, which it is given now;
 * *fresh tells which. */
uint32_t engine_intern(Engine *e, GHashTable *table, const void *key, size_t size, uint32_t next,
                       bool *fresh);
/* The number that the key was given, 0: none. */
uint32_t engine_interned(GHashTable *table, const void *key, size_t size);

Val val_make(Engine *e, ValNode node);
Val val_int(Engine *e, int64_t n);
/* A value that can be anything. */
Val val_anything(Engine *e);
Val val_func(Engine *e, uint32_t func);
Val val_addr(Engine *e, Loc loc);
Val val_read(Engine *e, Val inner, uint32_t site, int64_t when);
const ValNode *val_node(const Engine *e, Val val);
/* The value without the mark that it was read from a slot. */
Val val_strip(const Engine *e, Val val);
bool val_is_int(const Engine *e, Val val, int64_t *n);
bool val_has_unknown(const Engine *e, Val val);
/* The value of a constant that no header declares: the same for the same name, and nobody knows
 * which. */
Val val_made_up(Engine *e, const IrIns *ins, uint32_t func);
/* Something is decided by the value, at `ins`: the path is undecided when such a constant is part
 * of it. */
void val_decides(Engine *e, State *s, const IrIns *ins, uint32_t func, Val val);
/* True for x == X and x != X where X is such a constant and x anything, compared with no other one
 * of them: both ways can be taken, whatever X is. */
bool val_is_free_test(Engine *e, const State *s, Val condition);
/* Calls `visit` for every value and place that `val` is made of, itself included. */
void val_each_part(const Engine *e, Val val, void (*val_visit)(Val, void *),
                   void (*loc_visit)(Loc, void *), void *context);
uint32_t tuple_make(Engine *e, uint32_t a, uint32_t b, uint32_t c, uint32_t d);
uint32_t text_make(Engine *e, const char *text);
uint32_t site_make(Engine *e, const IrIns *ins, uint32_t func);
uint32_t range_make(Engine *e, const Range *range);
uint32_t use_make(Engine *e, const ResourceUse *use);

/* place.c ------------------------------------------------------------------------------------ */

Loc loc_make(Engine *e, LocKind kind, Loc parent, uint32_t a, uint32_t b, int64_t n);
/* As loc_make, but 0 when no state has named that place. */
Loc loc_find(const Engine *e, LocKind kind, Loc parent, uint32_t a, uint32_t b, int64_t n);
Loc loc_local(Engine *e, uint32_t depth, uint32_t func, int64_t var);
Loc loc_global(Engine *e, uint32_t global);
/* The place that a pointer value points to. */
Loc loc_deref(Engine *e, Val pointer);
Loc loc_field(Engine *e, Loc parent, uint32_t member);
/* Notes which structure declares a member (NULL: nobody knows), and whether two members may be of
 * one structure. */
void loc_note_owner(Engine *e, Loc field, const char *owner);
bool loc_may_share_owner(const Engine *e, Loc a, Loc b);
/* The place `index` elements behind `base`; an unknown index gives LOC_ANY. */
Loc loc_index(Engine *e, Loc base, Val index);
/* The place that lies in `to` as `loc` lies in `from`. */
Loc loc_rebase(Engine *e, Loc loc, Loc from, Loc to);
bool loc_is_within(const Engine *e, Loc loc, Loc ancestor);
/* True for the driver object's slots that class drivers write. */
bool loc_is_slot(const Engine *e, Loc loc);
/* True for all that belongs to the driver object, what its members point to included. */
bool loc_is_in_driver_object(const Engine *e, Loc loc);
/* The name of a slot, as rules see it; in words for other places. Owned by the engine. */
const char *loc_name(Engine *e, Loc loc);

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
/* The same for the keys of one kind. */
void map_each_of(const MapNode *map, KeyKind kind,
                 void (*visit)(uint64_t key, uint32_t value, void *context), void *context);
/* Visits every key whose values differ, 0 standing for absent, in the order of the keys; skips what
 * the two share. Stops when a visit returns false, and returns false then. Nodes that are needed on
 * the way are made in `scratch`. */
bool map_compare(Arena *scratch, const MapNode *a, const MapNode *b,
                 bool (*visit)(uint64_t key, uint32_t a, uint32_t b, void *context), void *context);

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

bool choice_is(uint32_t value);
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
  const MapNode *map;
  const Footprint
      *footprint; /* of the function that does the reading; NULL: anything may be read */
  uint32_t mark;
  GArray *pending; /* Loc: roots that have been reached and not looked at */
} Reach;

Reach reach_begin(Engine *e, const MapNode *map, const Footprint *footprint);
void reach_end(Reach *r);
/* Adds what is there to begin with: a value, what an entry holds, an object. */
void reach_val(Reach *r, Val val);
void reach_value(Reach *r, uint32_t value);
void reach_root(Reach *r, Loc root);
/* Follows the pointers that have been reached, to the end. */
void reach_all(Reach *r);
bool reach_has_val(const Reach *r, Val val);
bool reach_has_root(const Reach *r, Loc root);
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

/* flow.c ------------------------------------------------------------------------------------- */

Flow *flow_make(Engine *e, uint32_t func);
/* The point behind the call at index `call` of the block. */
uint32_t flow_point_behind(const Flow *flow, uint32_t block, uint32_t call);
/* The variables that may still be read behind index `at` of the block go to `live`. */
void flow_live_behind(const Flow *flow, const IrBlock *block, uint32_t at, uint64_t *live);

/* history.c ---------------------------------------------------------------------------------- */

void hist_add(Engine *e, State *s, StepKind kind, uint32_t func, const IrIns *ins, uint32_t a,
              uint32_t b);
/* The steps of a callee that ended with `sub` become one of the caller, whose steps are `before`.
 */
const Hist *hist_call(Engine *e, const Hist *before, const Hist *sub, uint32_t func,
                      const IrIns *ins, uint32_t callee);
uint32_t hist_length(const Hist *hist);
/* The state now stands for two: those that came to it as it says, and those that came by `other`.
 */
void hist_merge(Engine *e, State *s, uint32_t guard, const Hist *other);
/* The state stands for others too from now on, which came to it as `other` says: where paths are
 * joined, all ways are kept, else the shorter one. */
void hist_join(Engine *e, State *s, const Hist *other);
/* The same, when other states may have come of it already: `s` must be one that hist_open was
 * called for. */
void hist_open(Engine *e, State *s);
void hist_join_late(Engine *e, const State *s, const Hist *other);
/* The guard of an earlier merge goes that way. */
void hist_choose(Engine *e, State *s, uint32_t guard, unsigned way);
/* Writes the steps out in words, oldest first. `choices` maps guards to the way they go plus 1, for
 * merges before the history began; those that are made here and belong there are added. NULL: there
 * are none. */
void hist_write(Engine *e, const Hist *hist, GHashTable *choices, Outcome *outcome);
Spot spot_of_ins(const Engine *e, const IrIns *ins, uint32_t func);
Spot spot_of_site(const Engine *e, uint32_t site);
Spot spot_of_func(const Engine *e, uint32_t func);

/* retrace.c: paths taken again --------------------------------------------------------------------
 */

/* Something that a path decided: which way a branch went, whether a call succeeded. */
struct Decision {
  uint32_t kind; /* StepKind */
  uint32_t what; /* the way that it went */
  const IrIns *ins;
};

/* Keeps what was decided on the paths that a history tells of. */
void retrace_record(Engine *e, const Hist *hist, Outcome *outcome);
/* The path has taken a step: it is lost when that is a decision that the paths to retrace have not
 * made. */
void retrace_step(const Engine *e, State *s, StepKind kind, const IrIns *ins, uint32_t a,
                  uint32_t b);

/* meet.c: where paths meet -----------------------------------------------------------------------
 */

/* One function as it runs at some depth of calls. */
struct Frame {
  uint32_t func, depth;
  const Flow *flow;
  Val *temps;
  const uint64_t *live; /* while a call runs: the variables that may still be read behind it */
  bool is_bare;         /* likewise: ir_is_bare_call */
};

/* How often the path has gone round a loop that it is in. */
typedef struct Rounds {
  uint16_t all, open; /* open: with a condition that was not decided */
  uint16_t counted;   /* of the open ones: those in which the loop could have ended, and did not */
  bool is_open;       /* in the round that it is in */
  bool is_counted;    /* likewise */
  const MapNode *start; /* the state in which the path came to the loop */
} Rounds;

/* A path that has come to a block. */
typedef struct Arrival {
  State state;
  bool is_done;
  bool is_widened; /* what changes in the loop has been forgotten */
  Rounds *rounds;  /* of each loop of the function */
} Arrival;

/* A function while it runs. */
typedef struct Activation {
  Engine *e;
  Frame frame;
  const IrFunc *ir;
  Flow *flow;
  GPtrArray **arrivals; /* of each point: Arrival, those at joins all different */
  GHashTable **seen;    /* of each point where paths meet: Arrival by its state */
  uint32_t *next;       /* of each point: first arrival that may not be done */
  uint32_t *merged;     /* of each point: how many had arrived when they were last made few */
  uint32_t *visits;
  uint32_t lowest;  /* no point of a lower rank has states to run */
  Arrival *current; /* the one that is run */
  uint32_t current_point;
  bool is_split; /* the path is one of several that came of one */
  Exits *exits;
} Activation;

/* The path that is run goes on to the point. */
void meet_arrive(Activation *act, uint32_t point, State s);
/* A condition of the block was not decided. */
void meet_note_open(Activation *act, uint32_t block);
/* A condition of the block was decided, which goes on at `target` and not at `other`. */
void meet_note_decided(Activation *act, uint32_t block, uint32_t target, uint32_t other);
/* When many states wait at a point, makes few of them. */
void meet_merge_waiting(Activation *act, uint32_t point);
/* The function can end that way. */
void meet_exit(Engine *e, Exits *exits, Exit exit);
/* When a function that ran at that depth ends in many states, makes few of them. */
void meet_merge_exits(Engine *e, Exits *exits, uint32_t depth);

/* step.c: single instructions --------------------------------------------------------------------
 */

/* Runs one instruction that neither calls nor branches. Returns false when the path ends. */
bool step_ins(Engine *e, const Frame *f, State *s, const IrIns *ins);
/* A value that is compared with NULL has been tested, which contracts that allow NULL ask for. */
void step_note_test(Engine *e, State *s, Val val);
/* Reads and writes through a pointer; slots of the driver object are watched here. */
Val mem_read(Engine *e, const Frame *f, State *s, const IrIns *ins, Val pointer);
void mem_write(Engine *e, const Frame *f, State *s, const IrIns *ins, Val pointer, Val val);

/* run.c: blocks and functions --------------------------------------------------------------------
 */

/* The states in which an instruction (a call, above all) can leave, and its value in each. */
typedef struct Result {
  State state;
  Val val;
} Result;
typedef struct Results {
  ARRAY_OF(Result, results, result);
  Exits *ends; /* paths that end right here */
} Results;

void results_add(Engine *e, Results *r, State state, Val val);
/* Runs a function from `entry`, in which its parameters are stored; its ends go to `exits`. */
void run_function(Engine *e, uint32_t func, uint32_t depth, State entry, Exits *exits);
/* True when nothing is to be run any more: the budget is used up, or a call has to be run again. */
bool run_is_over(const Engine *e);
/* True when the function runs already too often, or too deep, to be followed once more. */
bool run_is_too_deep(const Engine *e, uint32_t func, uint32_t depth);
guint memo_hash(gconstpointer key);
gboolean memo_equal(gconstpointer a, gconstpointer b);

/* call.c ------------------------------------------------------------------------------------- */

void call_ins(Engine *e, const Frame *f, State s, const IrIns *ins, Results *out);
/* Notes why the driver can't be decided. What follows on the path of `s` (NULL: on none) proves
 * nothing any more. */
void undecided(Engine *e, State *s, const IrIns *ins, uint32_t func, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* environment.c, registrar.c, resource.c: calls that leave the driver
 * ------------------------------ */

typedef struct Call {
  const Frame *frame;
  const IrIns *ins;
  uint32_t callee; /* LINK_NONE: nobody knows */
  const Val *args;
  uint32_t arg_count;
  uint32_t site;
  bool is_bare; /* ir_is_bare_call */
} Call;

/* A routine of the environment: what its model says, else what its arguments let it do. */
void call_environment(Engine *e, const Call *call, State s, Results *out);
/* A routine of the kernel that was looked up by name at run time. */
void call_system(Engine *e, const Call *call, State s, Results *out);
void call_registrar(Engine *e, const Call *call, State s, const Registrar *contract, Results *out);
/* Applies the resource rows of a model; the states go to `out` with the value of the call. */
void call_resources(Engine *e, const Call *call, State s, const Model *model, Results *out);
/* The value that a condition or a resource row refers to. */
Val call_value(Engine *e, const Call *call, State *s, unsigned argument, const char *member);
/* Whether a model's condition holds; when that is open, *condition is the value to assume. */
Truth call_when(Engine *e, const Call *call, State *s, const When *when, Val *condition);
/* Calls `act` for each of the states, one or two, that a condition leaves, telling whether it
 * holds. */
void call_split(Engine *e, const Call *call, State s, const When *when,
                void (*act)(Engine *e, State s, bool holds, void *context), void *context);
/* The values of a routine that succeeded or failed, as its model tells success. Returns false when
 * it cannot end that way. */
bool call_result(Engine *e, const Call *call, State *s, Success success, bool succeeds, Val *val);
/* True when something is held that keeps the system from unloading the driver. */
bool resources_pin(Engine *e, const State *s);
/* True for a value that may name other resources than the one that is known by it. */
bool resource_is_vague(const Engine *e, Val val);
/* The bit of its kind in sets of kinds. */
uint64_t resource_kind_bit(Engine *e, const ResourceKind *kind);
/* The flags of a held resource, the last number of its tuple. */
enum {
  HELD_IN_UNLOAD = 1, /* acquired by an unload run */
  HELD_DOUBTFUL = 2,  /* nobody can follow what becomes of it */
  HELD_IN_DEVICE = 4  /* acquired for a device */
};
/* Makes a held resource a doubtful one. */
void resource_doubt(Engine *e, State *s, uint64_t key);
/* Doubts what is held and was handed to a routine that nobody knows. */
void resources_escape(Engine *e, State *s, Val val);
/* environment.c: calls `act` for a value that is handed to somebody and for every value that the
 * memory reachable from it holds. */
void call_each_reachable(Engine *e, const Call *call, State *s, Val val,
                         void (*act)(Engine *e, State *s, Val val));
/* Watches a store to a slot that held `old`. */
void slot_stored(Engine *e, const Frame *f, State *s, const IrIns *ins, Loc slot, Val old, Val val);

/* outcome.c ---------------------------------------------------------------------------------- */

/* The outcomes of the entry at one end, to which unload runs refer. */
typedef struct OutcomeParents {
  Exit end;
  bool is_loaded;
  GArray *known; /* those that were written: their states and indices */
} OutcomeParents;

/* Begins with one end of the entry. The outcome of the entry that an unload run began with is
 * written with the run. */
void outcome_entry(const Exit *end, bool is_loaded, OutcomeParents *parents);
/* Ends it. Where there are no unload runs, one outcome is written, and when the end stands for
 * several states, one more for each resource that is held in others only. */
void outcome_entry_end(Engine *e, bool has_runs, OutcomeParents *parents);
/* Notes the resources whose fate nobody could follow, when all outcomes are there. */
void outcome_doubts(Engine *e);
/* Writes how an unload run ended that began at the entry's end, in the same way. */
void outcome_unload(Engine *e, const Exit *end, OutcomeParents *parents, uint32_t func);
/* Begins the text of a run: that the system (or a class driver) calls the routine. */
void outcome_start(Engine *e, Outcome *outcome, uint32_t func, const char *kind,
                   const char *format);
/* The outcome of the entry from which a run came that made these choices; it is written when it was
 * not yet. */
uint32_t outcome_parent(Engine *e, OutcomeParents *parents, GHashTable *choices);
/* Narrows the state down until the key is surely one whose value may be true; false when it never
 * is. */
bool outcome_hold(Engine *e, State *s, uint64_t key);
/* Lists the objects of static storage whose destructors nobody will run. */
void outcome_objects(Engine *e);
/* The own routine that runs at unload after `state`: what the slot holds, or what the class driver
 * there chains to; LINK_NONE when there is none. */
uint32_t outcome_unload_func(Engine *e, State *state);
/* Notes that the exploration came to a function without a body, or may come to it
 * (Exploration.wanted). */
void want_body(Engine *e, uint32_t func, bool is_met);
/* Notes that it read a variable without a definition. */
void want_variable(Engine *e, uint32_t global);

/* device.c ------------------------------------------------------------------------------------ */

/* A device starts, another starts, one goes, and what is left is used on: looks for what that
 * releases of the driver's, from one loaded end of the entry. */
void device_run(Engine *e, OutcomeParents *parents, uint32_t unload);
/* Keeps the routines that a registration hands over for devices. */
void device_note_routines(Engine *e, const Call *call, State *s, const Registrar *contract,
                          uint32_t registration);
/* In such a run nothing is held that `val` names, which is released: notes when it was released
 * before. */
void device_note_again(Engine *e, const Call *call, State *s, const ResourceUse *use, Val val);

#endif
