/* How much effort a driver needs.
 *
 * Most drivers are explored path by path in no time. Of the others, all paths that differ in data
 * alone are followed as one first, and loops once. When no rule finds anything in that, nothing is
 * there, but for what loops acquire: a loop that releases some of it counts as releasing all. What
 * is found is proved by taking the paths that led there again, each by itself. Where that leaves
 * something open, each path is followed by itself some way further; then the joined ones are
 * followed more closely, and then every path, as far as the budget goes. What is too much for the
 * coarse way need not be for single paths: some drivers have few, and large states where they meet.
 * Where both were too much, or where some path is known to come to what cannot be decided, what is
 * proved is all there is to say. */
#include "decide/decide.h"

#include <string.h>

#include "facts/outcomes.h"

/* So many ends at most are looked into because of what loops have piled up there. */
#define SUSPECTS 8

/* What the rules make of one exploration. */
typedef struct Judged {
  Findings *findings;
  GArray *witnesses; /* uint32_t: numbers of outcomes */
} Judged;

static Judged judge(const Exploration *exploration, const Decider *decider) {
  char *error = NULL;
  sqlite3 *db = facts_create(NULL, &error);
  if (db == NULL) usage_error("%s", error);
  facts_write(db, facts_driver(db, "", exploration->entry), decider->root, exploration);
  Judged judged = {.findings = rules_run(decider->rules, db, decider->root, &error)};
  if (judged.findings == NULL) usage_error("%s", error);
  judged.witnesses = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  for (int64_t id = 0; (id = facts_witness(db, id)) != 0;) {
    uint32_t outcome = (uint32_t)(id - 1); /* they are the only ones of a new database */
    g_array_append_val(judged.witnesses, outcome);
  }
  if (!facts_close(db, &error)) usage_error("%s", error);
  return judged;
}

/* Ends that no rule speaks of, but which may well come of a leak. */
static void add_suspects(Judged *judged, const Exploration *joined) {
  for (uint32_t i = 0, left = SUSPECTS; i < joined->outcome_count && left > 0; i++) {
    if (joined->outcomes[i].pile_count == 0) continue;
    g_array_append_val(judged->witnesses, i);
    left--;
  }
}

static void judged_free(Judged *judged) {
  arena_free(judged->findings->arena);
  g_array_free(judged->witnesses, TRUE);
}

static bool is_same(const Finding *a, const Finding *b) {
  return a->rule == b->rule && strcmp(a->message_id, b->message_id) == 0 &&
         g_strcmp0(a->place.file, b->place.file) == 0 && a->place.line == b->place.line &&
         a->place.column == b->place.column;
}

/* Whether everything that was found on joined paths was found on real ones. */
static bool is_proved(const Findings *joined, const Findings *real) {
  for (unsigned i = 0; i < joined->finding_count; i++) {
    bool is_found = false;
    for (unsigned k = 0; k < real->finding_count && !is_found; k++)
      is_found = is_same(&joined->findings[i], &real->findings[k]);
    if (!is_found) return false;
  }
  return true;
}

static void add_reason(Exploration *to, const Undecided *reason) {
  Undecided *added = ARENA_PUSH(to->arena, to, undecided, undecided);
  *added = *reason;
  added->message = arena_strdup(to->arena, reason->message);
  if (reason->spot.function != NULL)
    added->spot.function = arena_strdup(to->arena, reason->spot.function);
}

/* Of a driver that could not be decided: what is real of it, with the reasons that stand in the way
 * of the rest. */
static Exploration *with_reasons(Exploration *real, Exploration *other) {
  real->undecided_count = 0;
  for (uint32_t i = 0; i < other->undecided_count; i++) add_reason(real, &other->undecided[i]);
  exploration_free(other);
  return real;
}

/* NULL when the exploration came to something whose source has been read now. */
static Exploration *unless_read(Exploration *exploration, const Decider *decider) {
  if (!decider->read(exploration, decider->context)) return exploration;
  exploration_free(exploration);
  return NULL;
}

/* One way to explore; NULL as above. */
static Exploration *attempt(Program *program, Effort effort, const Decider *decider) {
  return unless_read(explore(program, effort), decider);
}

/* Follows every path, as far as that goes; takes over the two others. */
static Exploration *explore_whole(Program *program, Exploration *joined, Exploration *real,
                                  const Decider *decider) {
  Exploration *whole = attempt(program, EFFORT_WHOLE, decider);
  if (whole == NULL || !whole->is_exhausted) {
    exploration_free(joined);
    exploration_free(real);
    return whole;
  }
  /* What stood in the way of the joined paths tells more than that the budget was too small. */
  bool has_reasons = joined->undecided_count > 0;
  exploration_free(has_reasons ? whole : joined);
  return with_reasons(real, has_reasons ? joined : whole);
}

/* What there is to say when paths are followed as one, which `joined` is taken over for; NULL when
 * something was read. With `is_open` all that they leave open is left to a closer look: then that
 * is set, and NULL returned. */
static Exploration *weigh(Program *program, Exploration *joined, const Decider *decider,
                          bool *is_open) {
  Judged found = judge(joined, decider);
  /* What is too much when paths are joined is far too much when each is followed by itself. */
  bool is_last = joined->is_exhausted || (decider->is_doubtful && joined->undecided_count > 0);
  bool is_over = joined->undecided_count == 0 || is_last;
  if (found.findings->finding_count == 0 && is_over) {
    judged_free(&found);
    return joined;
  }
  if (is_open != NULL && joined->undecided_count > 0 && !is_last) {
    *is_open = true;
    judged_free(&found);
    exploration_free(joined);
    return NULL;
  }
  add_suspects(&found, joined);
  const void *witnesses = found.witnesses->data;
  Exploration *real =
      unless_read(explore_again(program, joined, witnesses, found.witnesses->len), decider);
  if (real == NULL) {
    judged_free(&found);
    exploration_free(joined);
    return NULL;
  }
  Judged proved = judge(real, decider);
  bool is_settled = joined->undecided_count == 0 && is_proved(found.findings, proved.findings);
  bool is_broken = joined->undecided_count > 0 && proved.findings->finding_count > 0;
  is_broken |= is_last;
  judged_free(&found);
  judged_free(&proved);
  if (is_broken) return with_reasons(real, joined); /* the verdict stands */
  if (is_settled) {
    exploration_free(joined);
    return real;
  }
  if (is_open == NULL) return explore_whole(program, joined, real, decider);
  *is_open = true;
  exploration_free(joined);
  exploration_free(real);
  return NULL;
}

/* Whether some path came to what cannot be decided, and not to the end of the budget alone. */
static bool has_doubt(const Exploration *exploration) {
  bool found = false;
  for (uint32_t i = 0; i < exploration->undecided_count && !found; i++)
    found = strcmp(exploration->undecided[i].message, EXPLORE_BUDGET_REACHED) != 0;
  return found;
}

/* Every path by itself; with `is_over` set when that was too much, else what there is to say, or
 * NULL when something was read. */
static Exploration *follow_each(Program *program, Effort effort, Decider *decider, bool *is_over) {
  Exploration *exploration = attempt(program, effort, decider);
  if (exploration == NULL || !exploration->is_exhausted) return exploration;
  *is_over = true;
  decider->is_doubtful = has_doubt(exploration);
  exploration_free(exploration);
  return NULL;
}

Exploration *decide(Program *program, Decider *decider) {
  Exploration *said = NULL;
  if (!decider->is_hard) {
    said = follow_each(program, EFFORT_BRIEF, decider, &decider->is_hard);
    if (!decider->is_hard) return said;
  }
  if (!decider->is_close) {
    Exploration *coarse = attempt(program, EFFORT_COARSE, decider);
    if (coarse == NULL) return NULL;
    said = weigh(program, coarse, decider, &decider->is_close);
    bool is_last = said == NULL || said->undecided_count == 0 || decider->is_doubtful;
    if (!decider->is_close && is_last) return said;
  }
  if (!decider->is_vast) {
    Exploration *quick = follow_each(program, EFFORT_QUICK, decider, &decider->is_vast);
    if (!decider->is_vast) {
      exploration_free(said);
      return quick;
    }
  }
  if (said != NULL) return said;
  Exploration *joined = attempt(program, EFFORT_JOINED, decider);
  return joined != NULL ? weigh(program, joined, decider, NULL) : NULL;
}
