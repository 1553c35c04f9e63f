/* The words for levels and verdicts, which rules, facts and reports write alike. */
#include <string.h>

#include "findings/finding.h"

static const char *const levels[] = {
    [LEVEL_NOTE] = "note", [LEVEL_WARNING] = "warning", [LEVEL_ERROR] = "error"};

static const char *const verdicts[] = {[VERDICT_CLEAN] = "clean",
                                       [VERDICT_FINDINGS] = "findings",
                                       [VERDICT_INCONCLUSIVE] = "inconclusive",
                                       [VERDICT_NO_REGISTRATION] = "no-registration"};

const char *level_name(Level level) {
  assert((size_t)level < G_N_ELEMENTS(levels));
  return levels[level];
}

const char *verdict_name(Verdict verdict) {
  assert((size_t)verdict < G_N_ELEMENTS(verdicts));
  return verdicts[verdict];
}

bool level_of(const char *name, Level *level) {
  for (size_t i = 0; i < G_N_ELEMENTS(levels); i++) {
    if (strcmp(name, levels[i]) != 0) continue;
    *level = (Level)i;
    return true;
  }
  return false;
}
