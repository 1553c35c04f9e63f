/* Control dependence: which branches decide whether a block runs. */
#ifndef UNLOADLINT_CONTROL_H
#define UNLOADLINT_CONTROL_H

#include "ir/ir.h"

typedef struct Control {
  uint32_t *deciders; /* of all blocks, one behind the other */
  uint32_t *first;    /* of each block: where its deciders start; one more entry ends the last */
} Control;

/* Finds for each block the blocks whose branch directly decides whether it runs (Ferrante,
 * Ottenstein and Warren, "The program dependence graph and its use in optimization"). Owned by the
 * arena. */
Control *control_make(Arena *arena, const IrFunc *func);

#endif
