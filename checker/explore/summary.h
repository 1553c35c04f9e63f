/* What all ways through a driver have in common. */
#ifndef UNLOADLINT_SUMMARY_H
#define UNLOADLINT_SUMMARY_H

#include "explore/explore.h"

/* Prints, in a few lines, how the driver loads and fails, what DriverUnload holds then and what the
 * unload runs do. */
void summary_print(const Exploration *x, FILE *out);

#endif
