/* Choices, and what is told of the way that they make up. */
#include <stdio.h>
#include <string.h>

#include "kernel.h"

Kernel kernel;

/* Where this way is written down, so far. */
#define KEPT_MAX 128
static Answers *kept[KEPT_MAX];
static uint32_t kept_count;

int choose(int count, const char *what) {
  uint8_t taken = kernel.answers.count;
  if (taken == CHOICES_MAX) {
    kernel.shared->is_incomplete = true;
    end_way();
  }
  Answers *search = &kernel.shared->search;
  int answer = 0;
  if (kernel.is_forced) {
    answer = taken < kernel.forced_count ? kernel.answers.at[taken] : 0;
  } else if (taken < search->count) {
    answer = search->at[taken];
  } else {
    search->at[search->count] = 0;
    kernel.shared->counts[search->count++] = (uint8_t)count;
  }
  kernel.answers.at[taken] = (uint8_t)answer;
  kernel.answers.count = taken + 1;
  if (kernel.is_logging) {
    char detail[80];
    snprintf(detail, sizeof detail, "%s %d", what, answer);
    note("answer", kernel.call_site, detail);
  }
  return answer;
}

bool choose_next(void) {
  Answers *search = &kernel.shared->search;
  if (kernel.shared->is_incomplete) return false;
  while (search->count > 0 &&
         search->at[search->count - 1] + 1 == kernel.shared->counts[search->count - 1])
    search->count--;
  if (search->count == 0) return false;
  search->at[search->count - 1]++;
  if (kernel.shared->way_count < WAYS_MAX) return true;
  kernel.shared->is_incomplete = true;
  return false;
}

void note(const char *kind, uintptr_t site, const char *detail) {
  if (!kernel.is_logging) return;
  printf("event %s %u %s\n", kind, line_of(site), detail);
}

void defect(const char *what, uintptr_t site) {
  Shared *s = kernel.shared;
  if (kernel.probe != NULL) return;
  for (uint32_t i = 0; i < s->defect_count; i++) {
    if (s->defects[i].site == site && strcmp(s->defects[i].what, what) == 0) return;
  }
  if (s->defect_count == DEFECTS_MAX) return;
  snprintf(s->defects[s->defect_count].what, sizeof s->defects[0].what, "%s", what);
  s->defects[s->defect_count].site = site;
  s->defects[s->defect_count++].answers = kernel.answers;
}

void violation(int rule, uintptr_t site) {
  Shared *s = kernel.shared;
  /* A probe runs with a value that is not the driver's. */
  if (kernel.probe != NULL) return;
  if (kernel.in_devices && rule != 2004) return;
  /* Such a way is only one when the pointer is called. */
  if (kernel.is_null_variant && rule == 1005) rule = CALLS_NULLABLE;
  if (kernel.is_null_variant && rule != CALLS_NULLABLE) return;
  if (kernel.is_logging) {
    char detail[16];
    snprintf(detail, sizeof detail, "%d", rule);
    note("violation", site, detail);
  }
  uint32_t i = 0;
  while (i < s->violation_count && (s->violations[i].rule != rule || s->violations[i].site != site))
    i++;
  if (i == VIOLATIONS_MAX) {
    s->is_incomplete = true;
    return;
  }
  Violation *v = &s->violations[i];
  if (i == s->violation_count) {
    v->rule = rule;
    v->site = site;
    s->violation_count++;
  }
  if (v->ways < WITNESSES_MAX) keep_way(&v->witnesses[v->ways]);
  v->ways++;
}

void keep_way(Answers *to) {
  *to = kernel.answers;
  if (kept_count < KEPT_MAX) kept[kept_count++] = to;
}

void complete_ways(void) {
  for (uint32_t i = 0; i < kept_count; i++) *kept[i] = kernel.answers;
}
