/* Exploring: what becomes of the slots of the driver object, path by path, from the entry routine
 * to its return and on through the run of the unload routine that it leaves behind. This header is
 * what the exploration hands on; how it works is in engine.h. */
#ifndef UNLOADLINT_EXPLORE_H
#define UNLOADLINT_EXPLORE_H

#include <stdio.h>

#include "base/base.h"
#include "link/link.h"

#define ARRAY_OF(type, name, stem) \
  type *name;                      \
  uint32_t stem##_count, stem##_room

/* A place in the source, as the facts keep it. */
typedef struct Spot {
  const char *file; /* NULL: no place */
  uint32_t line, column, end_column;
  const char *function;
} Spot;

typedef struct PathStep {
  Spot spot;
  uint32_t depth;
  const char *kind; /* the kinds of the facts' step table */
  const char *message;
} PathStep;

/* A call of a registrar, with the contract that binds it and what that did to which slots. */
typedef struct Registration {
  Spot spot;
  const char *routine; /* as the call names it */
  const Registrar *contract;
  struct {
    const char *slot;
    Effect effect;
  } *effects;
  uint32_t effect_count, effect_room;
} Registration;

#define NO_REGISTRATION UINT32_MAX

typedef struct SlotEnd {
  const char *slot;
  enum { SLOT_OWN, SLOT_CLASS, SLOT_NULL, SLOT_UNKNOWN } holds;
  const char *function; /* SLOT_OWN; also SLOT_CLASS: the routine that the class driver chains to */
  Spot store;
  uint32_t registration; /* index in Exploration.registrations, or NO_REGISTRATION */
} SlotEnd;

typedef struct Overwritten {
  const char *slot, *function;
  Spot store;
  uint32_t registration;
  Effect effect;
} Overwritten;

typedef struct Replaced {
  const char *slot;
  Spot store;
  uint32_t registration;
  Effect effect;
  bool is_saved;
} Replaced;

typedef struct Held {
  const ResourceKind *kind;
  const char *routine; /* that acquired it */
  Spot spot;
  bool in_unload;
} Held;

typedef enum ChainTarget {
  CHAIN_CLASS,
  CHAIN_EXIT,
  CHAIN_STALE,
  CHAIN_NULL,
  CHAIN_OWN
} ChainTarget;

typedef struct ChainCall {
  Spot spot, read;
  ChainTarget target;
  const char *function;
  uint32_t registration;
  bool is_tested;
} ChainCall;

typedef struct Discarded {
  Spot spot;
  const char *function, *section, *unload;
} Discarded;

/* What belongs to the driver was released when one device went, and once more after that. */
typedef struct DeviceRelease {
  const ResourceKind *kind;
  const char *routine, *release; /* that acquired and that released it */
  Spot acquired, released;
  uint32_t registration;
} DeviceRelease;

typedef enum Ending {
  ENDING_LOADED,
  ENDING_FAILED,
  ENDING_RETURNED,
  ENDING_NULL_CALL,
  ENDING_RECURSION,
  ENDING_STOPPED
} Ending;

/* Inside the engine. */
typedef struct Decision Decision;

typedef struct Outcome {
  bool is_unload;  /* a run that follows the entry: of the unload routine ... */
  bool is_device;  /* ... or, with this, of routines that are called for devices */
  uint32_t parent; /* of an unload run: index of the entry's outcome */
  const char *routine;
  Ending ending;
  Spot spot; /* of the end; none where a branch that is not followed chooses between returns */
  struct {
    uint32_t registration;
    bool success;
  } *registered;
  uint32_t registered_count, registered_room;
  ARRAY_OF(SlotEnd, slots, slot);
  ARRAY_OF(Overwritten, overwritten, overwritten);
  ARRAY_OF(Replaced, replaced, replaced);
  ARRAY_OF(Held, held, held);
  ARRAY_OF(Held, piles, pile); /* what loops acquired, and nothing showed to be released: where
                                  paths are joined, that some path leaves them behind is likely */
  ARRAY_OF(ChainCall, chain_calls, chain_call);
  ARRAY_OF(Discarded, discarded, discarded);
  ARRAY_OF(DeviceRelease, device_releases, device_release);
  ARRAY_OF(PathStep, steps, step);         /* of an unload run: without those of its parent */
  ARRAY_OF(Decision, decisions, decision); /* made on the way, where paths were joined */
  ARRAY_OF(uint32_t, rounds, round); /* how many of these tell of the shortest way, of those that
                                        join it too, of those that join these too, ... */
} Outcome;

/* A C++ object of static storage whose destructor does something. */
typedef struct GlobalObject {
  Spot spot;
  const char *name;
} GlobalObject;

/* Why a driver could not be decided. */
typedef struct Undecided {
  Spot spot;
  const char *message;
} Undecided;

/* A function that a path came to of which neither a body nor a model is known, or a variable that
 * it read of which no definition is known. */
typedef struct Wanted {
  const char *name; /* as the linker knows it */
  bool is_variable;
  bool is_met; /* a path came to it; else something that paths came to may call it */
} Wanted;

typedef struct Exploration {
  Arena *arena;
  const char *entry; /* as written; NULL when the driver has none */
  Spot entry_spot;
  ARRAY_OF(Registration, registrations, registration);
  ARRAY_OF(Outcome, outcomes, outcome); /* a parent stands before its children */
  ARRAY_OF(GlobalObject, objects, object);
  ARRAY_OF(Undecided, undecided, undecided);
  bool is_exhausted; /* the effort did not suffice to follow every path */
  /* What is undecided may be decided once these are known. */
  ARRAY_OF(Wanted, wanted, wanted);
} Exploration;

/* Why an exploration that is exhausted decides nothing. */
#define EXPLORE_BUDGET_REACHED "the budget was reached before every path had been followed"

/* How much is done for one driver. */
typedef enum Effort {
  EFFORT_BRIEF,  /* every path by itself: what nearly all drivers need */
  EFFORT_QUICK,  /* the same, some times as far */
  EFFORT_JOINED, /* paths that differ in data alone are followed as one: what nothing is found in is
                    right, but what is found need not be, for some paths that are followed so cannot
                    be taken */
  EFFORT_COARSE, /* the same, and loops are followed once */
  EFFORT_WHOLE   /* every path by itself, as far as a budget allows that bounds any driver */
} Effort;

/* Explores every path of the program with that effort; what stands in the way of a decision (a
 * broken function, an escaped slot, a budget that was reached) is listed as undecided. Free with
 * exploration_free. */
Exploration *explore(Program *program, Effort effort);
/* Takes the paths of some outcomes of `joined`, an exploration of joined paths of the same
 * program, again, each by itself: those with the numbers `outcomes`. What comes out are outcomes
 * that some path really has. An outcome that is missing among them may or may not be real. */
Exploration *explore_again(Program *program, const Exploration *joined, const uint32_t *outcomes,
                           uint32_t count);
void exploration_free(Exploration *exploration);
/* Prints every outcome in words: what `trace` and `--dump paths` show. */
void exploration_print(const Exploration *exploration, const char *driver, FILE *out);

#endif
