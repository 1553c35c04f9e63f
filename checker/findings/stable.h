/* What makes the findings of one run comparable with those of the next: their order and their
 * fingerprints. Nothing here sees the facts. */
#ifndef UNLOADLINT_STABLE_H
#define UNLOADLINT_STABLE_H

#include "findings/finding.h"

/* Sorts findings, drivers and problems as finding.h says. */
void findings_sort(Findings *findings);
/* Gives every finding (sorted) its fingerprint: it stays when lines move, and changes with the
 * rule, the driver, the file, the function or the text of the primary line. */
void findings_fingerprint(Findings *findings);

#endif
