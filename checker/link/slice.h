/* Inside of the slice: what relevant.c, effect.c and cells.c share. */
#ifndef UNLOADLINT_SLICE_H
#define UNLOADLINT_SLICE_H

#include "link/control.h"
#include "link/link.h"

/* What a pointer may be good for, apart from being computed with. */
enum {
  LEADS = 1, /* it may lead to memory that matters */
  SAVES = 2, /* it may be what was read from the unload slot */
  BEARS = 4, /* it may be a resource */
  DRIVES = 8 /* it may be the driver object, or lead to it */
};

enum {
  CELL_NONE,
  CELL_POINTED,
  CELL_POINTED_COUNT = 5,
  CELL_FIRST_NAMED = CELL_POINTED + CELL_POINTED_COUNT
};

/* What a routine of the environment writes to, as far as that can be told. */
typedef enum Writes { WRITES_NOTHING, WRITES_SOMEWHERE, WRITES_WHAT_MATTERS } Writes;

typedef struct FuncInfo {
  bool is_reached, is_active; /* may run; has an effect that matters */
  bool writes;                /* has one that may matter */
  bool returns_relevant;
  uint32_t var_cell;       /* of its first variable */
  uint32_t *cell;          /* of each temporary that is an address: what it leads to */
  uint32_t *func;          /* of each temporary that is a function: which, plus 1 */
  bool *temp;              /* of each temporary: its value matters */
  uint8_t *leads;          /* of each temporary: LEADS, SAVES, BEARS, DRIVES */
  uint8_t returns_leading; /* likewise, of its value */
  bool *is_acting;         /* of each block: something in it matters */
  bool *is_deciding;       /* of each block: which way it branches matters */
  bool *is_number;         /* of each temporary: it is no address */
  bool *is_writing;        /* of each block: a routine in it writes what may matter */
  bool *is_telling;        /* of each block: which way it branches decides about such a block */
  Control *control;
} FuncInfo;

typedef struct Slicer {
  Program *program;
  Arena *arena;
  FuncInfo *funcs;
  uint32_t cell_count, member_cell, slot_cell;
  uint32_t *parent;  /* union-find over cells */
  bool *is_relevant; /* of each class of cells */
  bool *is_read;
  bool *is_escaped; /* its address goes elsewhere */
  uint8_t *leading; /* of each class: LEADS, SAVES, BEARS, DRIVES of what is kept there */
  bool is_pointed_at[CELL_POINTED_COUNT]; /* something of that width is reached without a name */
  bool follows_pointers;     /* a routine is called that may write whatever it can reach */
  bool hands_over;           /* a routine is called that may release whatever it can reach */
  bool uses_pointed_results; /* what a call through a pointer returns matters */
  uint8_t *widths;           /* bit set of the widths it is accessed with */
  GHashTable **holds;        /* of each class: functions whose address is stored there */
  GHashTable *parts;         /* object cell << 32 | member cell */
  bool changed;
  /* the function at hand */
  uint32_t self;
  const IrFunc *ir;
  FuncInfo *info;
  uint32_t block;
} Slicer;

/* cells.c: the parts that memory is divided into, what is known of each, and which functions are
 * reached through them. */

/* The class of a cell; 0 for none. */
uint32_t cell_find(Slicer *s, uint32_t cell);
/* The function may run. */
void slice_reach(Slicer *s, uint32_t func);
/* The address of the function goes somewhere: a call through a pointer may run it. */
void slice_reach_pointed(Slicer *s, uint32_t func);
/* The two may be the same memory from now on. */
void cell_unify(Slicer *s, uint32_t a, uint32_t b);
/* What is kept there matters. */
void cell_make_relevant(Slicer *s, uint32_t cell);
/* Whether it does. */
bool cell_is_relevant(Slicer *s, uint32_t cell);
/* The cell of unnamed memory that an access of the type reaches through a pointer. */
uint32_t cell_pointed(IrType type);
/* Something of the type is put into the cell of a variable, as an argument is into a parameter's.
 */
void cell_hold(Slicer *s, uint32_t cell, IrType type);
/* The cell that a load or store of the type through `address` accesses. */
uint32_t cell_accessed(Slicer *s, IrTemp address, IrType type);
/* The address in `temp` goes where it is not followed any more. */
void cell_escape(Slicer *s, IrTemp temp);
/* A function whose address `value` may be is kept at `cell`. */
void cell_keep_func(Slicer *s, uint32_t cell, IrTemp value);
/* What is kept there is read: functions kept there may run. */
void cell_read(Slicer *s, uint32_t cell);
/* A pointer is kept at `cell`: whether it leads to what matters, or was saved from the slot. */
void cell_keep_leading(Slicer *s, uint32_t cell, IrTemp value);
/* A routine is called that may write whatever it can reach. */
void slice_follow_pointers(Slicer *s);
/* A routine is called that may release, now or later, whatever it can reach. */
void slice_hand_over(Slicer *s);
/* True when the object at `cell` or a member of it matters; `depth` starts at 0. */
bool cell_contains_relevant(Slicer *s, uint32_t cell, unsigned depth);
/* True when the object at `cell` or a member of it may hold the driver object; `depth` as above. */
bool cell_contains_driver(Slicer *s, uint32_t cell, unsigned depth);
/* `member` was named as a member of the object at `object`. */
void cell_note_part(Slicer *s, uint32_t object, uint32_t member);

/* relevant.c */

/* The value of the temporary matters. */
void slice_need(Slicer *s, IrTemp temp);
/* Something in the block at hand matters: so do the branches that decide whether it runs. */
void slice_act(Slicer *s);
/* The block writes what may matter; what is known of the branches around it tells states apart. */
void slice_note_writing(Slicer *s);

/* effect.c: calls that leave the driver. */

/* Marks what such a call reads and writes; `func` is NULL when nobody knows which routine it is. */
void slice_environment_call(Slicer *s, IrIns *ins, const ProgramFunc *func);
/* Makes the members known by which the rows of the model reach into structures. */
void slice_enter_members(Slicer *s, const Model *model);

#endif
