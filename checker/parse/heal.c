/* Healing: names that no header declares are declared from the diagnostics that complain of them.
 * Grown round by round into the prelude, which every source includes first. */
#include "parse/internal.h"

struct Heal {
  GString *text;
};

bool parse_heal(Job *job, CXTranslationUnit tu) {
  (void)job;
  (void)tu;
  return false;
}

void parse_heal_free(struct Heal *heal) {
  if (heal == NULL) return;
  g_string_free(heal->text, true);
  g_free(heal);
}
