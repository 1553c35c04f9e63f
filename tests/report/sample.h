/* Findings made by hand, which show every feature of a report. */
#ifndef UNLOADLINT_TESTS_SAMPLE_H
#define UNLOADLINT_TESTS_SAMPLE_H

#include "findings/finding.h"

/* Two findings, one with a path and a related place; a driver of each verdict; problems. */
Findings *sample_findings(void);
/* No drivers, nothing found. */
Findings *sample_empty(void);
/* One finding whose path has `steps` steps. */
Findings *sample_long(unsigned steps);
void sample_free(Findings *findings);

#endif
