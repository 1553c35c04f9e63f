/* Values and places: what variables can hold on a path, and where. Both are interned: equal means
 * the same number.
 *
 * The identity of everything that a path creates depends only on where in the program and how deep
 * in the calls it was created, never on the way that led there. So two paths that agree in what
 * matters end in equal states and are merged, and a function that is called again in an equal state
 * need not be run again. */
#ifndef UNLOADLINT_VALUE_H
#define UNLOADLINT_VALUE_H

#include "explore/explore.h"

typedef struct Engine Engine;
typedef struct State State;

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
  VAL_READ     /* a: what a slot held when it was read, b: site, n: KEY_WRITTEN of then */
} ValKind;

typedef struct ValNode {
  ValKind kind;
  uint16_t op;   /* IrOp */
  uint16_t type; /* IrType */
  uint32_t a, b;
  int64_t n;
} ValNode;

/* What is known of a value once and for all, and where walks leave their marks. */
typedef struct ValTrait {
  uint32_t weight;  /* of how many parts it is made */
  uint32_t depth;   /* 1 + the greatest depth that a part of it was named after; 0: none was */
  uint32_t mark;    /* the walk that reached it last: reach.c */
  uint32_t seen;    /* the walk that looked at it last: frame.c, collect.c */
  Loc object;       /* the place that it points to, 0: no state has named that */
  uint32_t namer;   /* of a symbol: 1 + the function that it is named after; 0: none */
  bool is_unknown;  /* VAL_UNKNOWN is part of it */
  bool is_symbol;   /* VAL_SYM */
  bool is_lasting;  /* of a symbol: the same text yields it wherever that stands */
  bool is_acquired; /* a resource was ever known by it */
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
  uint32_t mark; /* of a root: the walk that reached it last: reach.c */
} LocNode;

/* What walks ask of a root. */
typedef struct RootLinks {
  Loc first_object; /* what its first contents point to, as far as any state has named that ... */
  Loc next_object;  /* ... and of such an object: the next one */
  uint32_t mark;    /* the walk that noted an entry of it last: reach.c */
  uint32_t entry;   /* the last one that it noted, plus 1 */
} RootLinks;

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
Val val_read(Engine *e, Val inner, uint32_t site, uint32_t written);
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
/* True for an element of an array of which nobody knows the number, and for its parts. */
bool loc_is_somewhere(const Engine *e, Loc loc);
/* True for the driver object's slots that class drivers write. */
bool loc_is_slot(const Engine *e, Loc loc);
/* True for all that belongs to the driver object, what its members point to included. */
bool loc_is_in_driver_object(const Engine *e, Loc loc);
/* The name of a slot, as rules see it; in words for other places. Owned by the engine. */
const char *loc_name(Engine *e, Loc loc);

#endif
