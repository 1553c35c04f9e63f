/* The order of findings, drivers and problems, the same on every machine. */
#include <stdlib.h>
#include <string.h>

#include "findings/stable.h"

static int compare_places(const Place *a, const Place *b) {
  int order = g_strcmp0(a->file, b->file);
  if (order == 0) order = (a->line > b->line) - (a->line < b->line);
  if (order == 0) order = (a->column > b->column) - (a->column < b->column);
  return order;
}

static int compare_findings(const void *left, const void *right) {
  const Finding *a = left, *b = right;
  int order = compare_places(&a->place, &b->place);
  if (order == 0) order = strcmp(a->rule->code, b->rule->code);
  /* One place may belong to several drivers. */
  if (order == 0) order = strcmp(a->driver, b->driver);
  return order != 0 ? order : strcmp(a->message, b->message);
}

static int compare_drivers(const void *left, const void *right) {
  const DriverResult *a = left, *b = right;
  int order = g_strcmp0(a->entry_place.file, b->entry_place.file);
  if (order == 0) order = strcmp(a->name, b->name);
  return order != 0 ? order : compare_places(&a->entry_place, &b->entry_place);
}

static int compare_problems(const void *left, const void *right) {
  const ProblemNote *a = left, *b = right;
  int order = strcmp(a->file, b->file);
  if (order == 0) order = (a->line > b->line) - (a->line < b->line);
  return order != 0 ? order : strcmp(a->message, b->message);
}

static void sort(void *array, unsigned count, size_t size,
                 int (*compare)(const void *, const void *)) {
  if (count > 1) qsort(array, count, size, compare);
}

void findings_sort(Findings *findings) {
  sort(findings->findings, findings->finding_count, sizeof(Finding), compare_findings);
  sort(findings->drivers, findings->driver_count, sizeof(DriverResult), compare_drivers);
  sort(findings->problems, findings->problem_count, sizeof(ProblemNote), compare_problems);
}
