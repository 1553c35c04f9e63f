/* All rules over the facts of a run: the findings, and what they make of each driver. */
#include "facts/facts.h"
#include "findings/stable.h"
#include "rules/internal.h"

static void record(sqlite3 *db, const Hit *hit, const Finding *finding) {
  facts_finding(db, hit->driver, finding->rule->name, finding->rule->code,
                level_name(finding->level), hit->site, hit->outcome, hit->registration,
                finding->message);
}

Findings *rules_run(const RuleSet *set, sqlite3 *db, const char *root, char **error) {
  Arena *arena = arena_new();
  Findings *findings = ARENA_NEW(arena, Findings);
  findings->arena = arena;
  findings->root = arena_strdup(arena, root);
  findings->rules = ARENA_ARRAY(arena, RuleInfo *, set->rule_count);
  HitList list = {0};
  bool is_good = true;
  rules_guard(db);
  for (uint32_t i = 0; is_good && i < set->rule_count; i++) {
    findings->rules[findings->rule_count++] = &set->rules[i].info;
    is_good = rules_query(db, &set->rules[i], arena, &list, error);
  }
  rules_unguard(db);
  if (!is_good) {
    arena_free(arena);
    return NULL;
  }
  findings->findings = ARENA_ARRAY(arena, Finding, list.hit_count);
  findings->finding_count = list.hit_count;
  for (uint32_t i = 0; i < list.hit_count; i++) {
    rules_collect(db, arena, &list.hits[i], &findings->findings[i]);
    record(db, &list.hits[i], &findings->findings[i]);
  }
  rules_results(db, findings);
  findings_sort(findings);
  findings_fingerprint(findings);
  return findings;
}
