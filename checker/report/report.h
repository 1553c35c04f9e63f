/* Reports: findings in the form that somebody reads. Nothing but finding.h goes in. */
#ifndef UNLOADLINT_REPORT_H
#define UNLOADLINT_REPORT_H

#include <stdio.h>

#include "findings/finding.h"

typedef struct ReportStyle {
  bool color;   /* text: escape sequences for a terminal */
  bool quiet;   /* text: findings, a line for each driver that could not be decided, no summary */
  bool verbose; /* text: every driver with its verdict, every problem */
} ReportStyle;

/* Each writes one report of all the findings to `out`. */
void report_text(const Findings *findings, const ReportStyle *style, FILE *out);
void report_json(const Findings *findings, FILE *out);
void report_sarif(const Findings *findings, FILE *out);

/* Returns line `line` (from 1) of a source, decoded to UTF-8 and without its line end, or NULL when
 * it can't be read; owned by a cache that lives as long as the process. `file` is relative to
 * `root`. */
const char *report_source_line(const char *root, const char *file, unsigned line);

#endif
