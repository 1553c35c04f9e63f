/* Units: the sources of all drivers, parsed and lowered on several threads, as far as they can
 * matter: those that the entry routine reaches by its calls, and those that are asked for. */
#ifndef UNLOADLINT_UNITS_H
#define UNLOADLINT_UNITS_H

#include "cache/cache.h"
#include "discover/discover.h"
#include "ir/ir.h"
#include "parse/parse.h"

/* Parses and lowers the sources of all drivers on several threads, some way ahead of the driver
 * that is being explored. */
typedef struct UnitReader UnitReader;

/* What became of the sources of one driver, in their order. */
typedef struct DriverUnits {
  IrUnit **units; /* those that were read */
  uint32_t unit_count;
  struct {
    const char *path, *message;
  } *failures; /* those that could not be */
  uint32_t failure_count;
} DriverUnits;

/* Starts `jobs` threads, which parse what `cache` (may be NULL) does not have. `is_whole`: no body
 * is left out of a source that is read. Returns NULL and sets *error when the parser can't be made.
 */
UnitReader *units_new(const Discovery *discovery, const ParseOptions *options, Cache *cache,
                      unsigned jobs, bool is_whole, char **error);
/* Waits until all that a driver's entry routine can call by name has been read. Drivers are begun
 * in their order, and each is asked for once; threads may wait for different ones. What is returned
 * lasts until the driver is done. */
const DriverUnits *units_of(UnitReader *reader, uint32_t driver);
/* A function that turned out to be called, or a variable that turned out to be read. */
typedef struct WantedName {
  const char *name; /* as the linker knows it */
  bool is_variable;
} WantedName;

/* Reads the sources, as far as they were not, that define what is wanted and what that calls in
 * turn. Returns the driver's units, or NULL when no source that was not read has to do with the
 * names. Only for a driver that was asked for and is not done; where something is returned, what
 * was returned for it before is freed, but for the units themselves. */
const DriverUnits *units_more(UnitReader *reader, uint32_t driver, const WantedName *wanted,
                              uint32_t count);
/* Frees a driver's units. */
void units_done(UnitReader *reader, uint32_t driver);
/* How many sources were parsed so far: those that the cache had were not. */
unsigned units_parsed(UnitReader *reader);
void units_free(UnitReader *reader);

#endif
