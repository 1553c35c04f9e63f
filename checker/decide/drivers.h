/* All drivers of a run, decided on several threads. */
#ifndef UNLOADLINT_DRIVERS_H
#define UNLOADLINT_DRIVERS_H

#include "decide/decide.h"
#include "link/link.h"
#include "units/units.h"

/* Decides drivers, some way ahead of the one that is asked for. */
typedef struct Deciders Deciders;

/* What became of a driver. */
typedef struct Decided {
  const DriverUnits *units; /* as far as they were read */
  Program *program;
  Exploration *exploration;
} Decided;

/* Starts `jobs` threads. `how` is what each driver begins with; its function is not called. All
 * that is given has to last as long as what is returned. */
Deciders *deciders_new(const Discovery *discovery, UnitReader *reader, const Models *models,
                       const Decider *how, unsigned jobs);
/* Waits for a driver. They are asked for in their order; what the last call returned is freed. */
const Decided *deciders_next(Deciders *deciders);
void deciders_free(Deciders *deciders);

#endif
