/* Units: the sources of all drivers, parsed and lowered on several threads. */
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
  IrUnit **units; /* those that could be read */
  uint32_t unit_count;
  struct {
    const char *path, *message;
  } *failures; /* those that could not */
  uint32_t failure_count;
} DriverUnits;

/* Starts `jobs` threads, which parse what `cache` (may be NULL) does not have. Returns NULL and
 * sets *error when the parser can't be made. */
UnitReader *units_new(const Discovery *discovery, const ParseOptions *options, Cache *cache,
                      unsigned jobs, char **error);
/* Waits until every source of the driver of that index has been read. Drivers are asked for in
 * their order; what the last call returned is freed. */
const DriverUnits *units_of(UnitReader *reader, uint32_t driver);
/* How many sources were parsed so far: those that the cache had were not. */
unsigned units_parsed(UnitReader *reader);
void units_free(UnitReader *reader);

#endif
