/* Inside the engine: control flow, the steps that led to a state, and the passes that run functions
 * on states. Values and places are in value.h, states in state.h. */
#ifndef UNLOADLINT_ENGINE_H
#define UNLOADLINT_ENGINE_H

#include "explore/state.h"

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
  bool *is_header;   /* of a loop */
  bool *is_meeting;  /* paths meet there: their states are compared */
  uint8_t *loop;     /* of each header: number of its loop */
  uint64_t *loops;   /* of each point: bit set of the loops it lies in */
  uint64_t *through; /* of each block: the loops that are through when they are left from there */
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
  ARRAY_OF(uint64_t, emptied, emptied); /* keys of the piles that were released on the way */
} Exits;

struct Engine {
  Program *program;
  Exploration *out;
  Arena *arena;
  /* interned things */
  GHashTable *val_ids, *loc_ids, *tuple_ids, *range_ids, *text_ids, *site_ids;
  ValNode *vals;
  uint32_t val_count, val_room;
  LocNode *locs;
  uint32_t loc_count, loc_room;
  GArray *links; /* RootLinks, parallel to locs; not in the arena, which tells what states cost */
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
  Listings *listings;
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
  GArray **static_values; /* of each global: Val that it holds from the start, but for numbers */
  GArray *static_symbols; /* those of them that constructors got from somebody */
  GArray **called;        /* of each function: those that calls in it may lead to, so far */
  bool *is_searched;      /* of each function: its text has been searched for them */
  Loc *global_locs;       /* of each global: its place, 0: no state has named it */
  Footprint **footprints; /* of each function, made when first asked for */
  uint64_t *needs;        /* of each function: kinds of resources of which it needs to know all */
  GPtrArray *kinds;       /* numbers of kinds: their bits in such sets */
  const struct Framing *framing;   /* innermost call that runs on a part of its state */
  const struct Framing *unwinding; /* call that is to be run again; until then nothing else is */
  Val driver_object, registry_path;
  Loc driver_object_loc;
  GHashTable *cleanup_members; /* numbers of the members that hold such routines */
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
  bool is_coarse;          /* and loops are followed once */
  GHashTable *retraced;    /* Decision -> itself: those that paths may make; NULL: all */
  uint32_t retraced_width; /* so many states are followed from where such paths meet */
  GHashTable *memo;
  GArray *starts;              /* State: in which the entry begins; start.c */
  GPtrArray *activations;      /* the same, as they run: Activation */
  GPtrArray *stack;            /* functions that run, outermost first (GUINT_TO_POINTER) */
  GHashTable *noted;           /* undecided reasons so far */
  GHashTable *made_up;         /* text of a made-up constant -> site that stands for its value */
  GHashTable *compared;        /* values of which nothing is known -> such a constant */
  GHashTable *system_routines; /* values that are addresses of kernel routines */
  GHashTable *elements;        /* values that are addresses of elements of containers */
  GHashTable *doubtful;       /* sites of resources whose fate could not be followed, by some end */
  GHashTable *owners;         /* Loc of a member -> the structure that declares it: see place.c */
  GHashTable *kinds_released; /* function + 1 -> uint64_t: kinds that it may release; raise.c */
  GHashTable *released;       /* sites of such resources that some path released */
  GHashTable *unproved;       /* sites of those for which that proves nothing */
};

/* explore.c ---------------------------------------------------------------------------------- */

/* Makes an engine ready for the program, with nothing run yet; what it finds goes to `out`. End it
 * with engine_finish. */
void engine_start(Engine *e, Program *program, Exploration *out, Effort effort);
/* Gives the engine the budget of that effort. */
void engine_set_budget(Engine *e, Effort effort);
/* Runs the entry routine, and for each way it can succeed the unload routine that it leaves. */
void engine_run(Engine *e);
void engine_finish(Engine *e);

/* start.c ------------------------------------------------------------------------------------ */

/* Sets static storage as its initialisers say. */
void engine_initialise(Engine *e);

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
  uint64_t left;   /* the loops that all paths which came here are through with, by the last step */
  uint32_t way_out; /* the block from which they did, plus 1; 0: they left none */
  Rounds *rounds;   /* of each loop of the function */
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
  GArray **emptied; /* of each loop: keys of the piles that it releases; NULL: none */
  uint32_t *forks;  /* of each point behind a call: states in which that had several results */
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

/* widen.c: what is known behind a loop -----------------------------------------------------------
 */

/* Forgets what changed since the path came to the loop in the state `start`: each such place now
 * holds a number that nobody knows, the same one the next time round. */
void widen(Activation *act, State *s, const MapNode *start, uint32_t header);
/* Where paths are joined, all that come round the loop and differ in data alone are one: true when
 * the state stands for one that has not been followed yet. */
bool widen_together(Activation *act, State *s, uint32_t header);
/* A pile was released: notes that for all the loops that run, and the functions that they are of.
 */
void widen_note_released(const Engine *e, uint64_t key);
/* The paths of `s` are through with the loops `left` (a set of bits), of which all rounds have been
 * followed: each took as many as it needed to release the piles that these loops release. */
void widen_release(const Activation *act, State *s, uint64_t left);

/* raise.c: exceptions ----------------------------------------------------------------------------
 */

/* An exception is raised in the __try block that `branch`, at the end of the block, leads into. */
void raise_in_try(Engine *e, State *s, uint32_t func, uint32_t block, const IrIns *branch);

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
/* A registration has succeeded that has to be undone: what names it is acquired. */
void resources_registered(Engine *e, const Call *call, State *s, const Model *model);
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
/* True when both are pointers into memory that is held right now, by two acquisitions. When that
 * depends on a choice, e->split tells it. */
bool resources_lie_apart(Engine *e, const State *s, Val a, Val b);
/* True for a value that may name other resources than the one that is known by it. */
bool resource_is_vague(const Engine *e, Val val);
/* The bit of its kind in sets of kinds. */
uint64_t resource_kind_bit(Engine *e, const ResourceKind *kind);
/* The flags of a held resource, the last number of its tuple. */
enum {
  HELD_IN_UNLOAD = 1, /* acquired by an unload run */
  HELD_DOUBTFUL = 2,  /* nobody can follow what becomes of it */
  HELD_IN_DEVICE = 4, /* acquired for a device */
  HELD_PILED = 8      /* doubtful only as one of many that a loop acquired */
};
/* Makes a held resource a doubtful one. */
void resource_doubt(Engine *e, State *s, uint64_t key);
/* Doubts what is held by a value that nobody can follow any more (it was handed to a routine that
 * nobody knows, or stored where nobody can tell), and what that leads to. */
void resources_escape(Engine *e, State *s, Val val);
/* Watches a store to a slot that held `old`. */
void slot_stored(Engine *e, const Frame *f, State *s, const IrIns *ins, Loc slot, Val old, Val val);

/* handover.c ---------------------------------------------------------------------------------- */

/* Calls `act` for a value that is handed to somebody and for every value that the memory reachable
 * from it holds. */
void call_each_reachable(Engine *e, State *s, Val val, void (*act)(Engine *e, State *s, Val val));
/* Forgets the contents of all objects that the arguments reach (those of the set `only`, or all
 * when it is empty); true when the driver object is one of them, whose slots stay as they are. */
bool call_forget_arguments(Engine *e, const Call *call, State *s, bool transitive, uint64_t only);
/* The object is forgotten, or somebody has a copy of it: what becomes of the resources that it
 * leads to can't be told any more. */
void call_doubt_parts(Engine *e, State *s, Loc loc);
/* Something was stored at a place: what is stored in an element is the container's. */
void call_note_stored(Engine *e, State *s, Loc loc);
/* A pointer to the first element of an array is a pointer to the array. */
Loc loc_whole_object(const Engine *e, Loc loc);

/* discarded.c -------------------------------------------------------------------------------- */

/* A call was run that leads to this function of the driver. */
void discarded_note_call(Engine *e, uint32_t caller, uint32_t callee);
/* Lists the routines in discarded sections that the unload routine of an outcome is, or may call.
 */
void discarded_tell(Engine *e, Outcome *outcome, uint32_t unload);

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

/* want.c ------------------------------------------------------------------------------------- */

/* Notes that the exploration came to a function without a body, or may come to it
 * (Exploration.wanted). */
void want_body(Engine *e, uint32_t func, bool is_met);
/* Notes that it read a variable without a definition. */
void want_variable(Engine *e, uint32_t global);
/* The function runs for the first time: whatever it calls by name, directly or through others, has
 * to be known before anybody can tell that nothing in it matters. */
void want_callees(Engine *e, uint32_t func);

/* device.c ------------------------------------------------------------------------------------ */

/* A device starts, another starts, one goes, and what is left is used on: looks for what that
 * releases of the driver's, from one loaded end of the entry. */
void device_run(Engine *e, OutcomeParents *parents, uint32_t unload);

/* reach.c: whether the walk has come to them ------------------------------------------------------
 */

static inline bool reach_has_val(const Reach *r, Val val) {
  return r->e->traits[val].mark == r->mark;
}

static inline bool reach_has_root(const Reach *r, Loc root) {
  return r->e->locs[root].mark == r->mark;
}

/* cleanup.c --------------------------------------------------------------------------------------
 */

/* Learns from the models which members hold routines that are called when objects are deleted. */
void cleanup_learn_members(Engine *e);
/* Notes such a routine when it is stored in one of them. */
void cleanup_note_store(Engine *e, State *s, Loc loc, Val val);
/* The states (Exit) that a failing DriverEntry leaves behind once what the path has registered with
 * has deleted its objects; `end` itself where nothing was handed over. Where that can't be told
 * there are none, and the driver is undecided. Free with g_array_free. */
GArray *cleanup_run(Engine *e, const Exit *end);
/* Keeps the routines that a registration hands over for devices. */
void device_note_routines(Engine *e, const Call *call, State *s, const Registrar *contract,
                          uint32_t registration);
/* In such a run nothing is held that `val` names, which is released: notes when it was released
 * before. */
void device_note_again(Engine *e, const Call *call, State *s, const ResourceUse *use, Val val);

#endif
