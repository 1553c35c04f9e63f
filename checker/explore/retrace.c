/* Retracing: paths that were followed together with others are taken again, each by itself.
 *
 * An exploration that joins paths finds more than can be. But each of its outcomes has a history
 * that names every decision on the ways to it: which branches were taken, which calls succeeded.
 * Paths that make no other decisions, followed one by one with all that is known of each, lead to
 * ends that are real; and when the outcome is real, nearly always to that one. Where they are too
 * many, some of them are enough. */
#include "explore/engine.h"

static bool is_decision(StepKind kind) {
  switch (kind) {
    case STEP_BRANCH:
    case STEP_CASE:
    case STEP_FAIL:
    case STEP_REGISTER:
    case STEP_ACQUIRE:
    case STEP_ACQUIRE_FAILED:
      return true;
    default:
      return false;
  }
}

static Decision decision_of(StepKind kind, const IrIns *ins, uint32_t a, uint32_t b) {
  uint32_t what = kind == STEP_BRANCH || kind == STEP_CASE ? a : kind == STEP_REGISTER ? b : 0;
  return (Decision){.kind = kind, .what = what, .ins = ins};
}

static guint decision_hash(gconstpointer key) {
  const Decision *d = key;
  return g_direct_hash(d->ins) * 31 + d->what * 7 + d->kind;
}

static gboolean decision_equal(gconstpointer a, gconstpointer b) {
  const Decision *x = a, *y = b;
  return x->ins == y->ins && x->kind == y->kind && x->what == y->what;
}

typedef struct Recording {
  Engine *e;
  Outcome *outcome;
  GHashTable *seen, *kept;
  GPtrArray *pending, *later; /* Hist */
} Recording;

static void keep(Recording *r, const Hist *step) {
  if (!is_decision((StepKind)step->kind)) return;
  Decision *decision = ARENA_NEW(r->e->arena, Decision);
  *decision = decision_of((StepKind)step->kind, step->ins, step->a, step->b);
  if (g_hash_table_add(r->kept, decision))
    *ARENA_PUSH(r->e->out->arena, r->outcome, decisions, decision) = *decision;
}

/* Keeps what the histories in `from` decided, as far as their first ways go; the others go to
 * `later`. */
static void record(Recording *r, GPtrArray *from) {
  while (from->len > 0) {
    const Hist *step = g_ptr_array_steal_index_fast(from, from->len - 1);
    for (; step != NULL && g_hash_table_add(r->seen, (gpointer)step); step = step->prev) {
      bool is_other_way = step->kind == STEP_JOIN || step->kind == STEP_MERGE;
      if (step->sub != NULL) g_ptr_array_add(is_other_way ? r->later : from, (gpointer)step->sub);
      keep(r, step);
    }
  }
}

void retrace_record(Engine *e, const Hist *hist, Outcome *outcome) {
  Recording r = {.e = e, .outcome = outcome};
  r.seen = g_hash_table_new(NULL, NULL);
  r.kept = g_hash_table_new(decision_hash, decision_equal);
  r.pending = g_ptr_array_new();
  r.later = g_ptr_array_new();
  g_ptr_array_add(r.pending, (gpointer)hist);
  record(&r, r.pending);
  *ARENA_PUSH(e->out->arena, outcome, rounds, round) = outcome->decision_count;
  while (r.later->len > 0) {
    GPtrArray *now = r.later;
    r.later = r.pending;
    r.pending = now;
    record(&r, r.pending);
    *ARENA_PUSH(e->out->arena, outcome, rounds, round) = outcome->decision_count;
  }
  g_ptr_array_free(r.pending, TRUE);
  g_ptr_array_free(r.later, TRUE);
  g_hash_table_destroy(r.kept);
  g_hash_table_destroy(r.seen);
}

void retrace_step(const Engine *e, State *s, StepKind kind, const IrIns *ins, uint32_t a,
                  uint32_t b) {
  if (e->retraced == NULL || !is_decision(kind)) return;
  Decision decision = decision_of(kind, ins, a, b);
  if (!g_hash_table_contains(e->retraced, &decision)) s->is_lost = true;
}

/* Allows what was decided on the way that is told first (round 0), and on those that join it, and
 * on those that join these, ... */
static void allow(Engine *e, const Outcome *outcome, uint32_t round) {
  uint32_t count = outcome->rounds[MIN(round, outcome->round_count - 1)];
  for (uint32_t i = 0; i < count; i++) g_hash_table_add(e->retraced, &outcome->decisions[i]);
}

/* Follows paths that led to an outcome, not more of them from any point than `width`. */
static void retrace(Engine *e, const Exploration *joined, const Outcome *outcome, uint32_t round,
                    uint32_t width) {
  g_hash_table_remove_all(e->retraced);
  g_hash_table_remove_all(e->memo);
  allow(e, outcome, round);
  if (outcome->is_unload) allow(e, &joined->outcomes[outcome->parent], round);
  e->work = 0;
  e->memory_limit = arena_size(e->arena) + e->memory_budget;
  e->is_exhausted = false;
  e->retraced_width = width;
  engine_run(e);
}

static bool is_same_spot(const Spot *a, const Spot *b) {
  return a->file == b->file && a->line == b->line && a->column == b->column;
}

static bool holds(const Outcome *outcome, const Held *held) {
  for (uint32_t i = 0; i < outcome->held_count; i++)
    if (outcome->held[i].kind == held->kind && is_same_spot(&outcome->held[i].spot, &held->spot))
      return true;
  return false;
}

/* Whether the one holds a part of what the other has piled up, if anything. */
static bool holds_of_piles(const Outcome *outcome, const Outcome *wanted) {
  for (uint32_t i = 0; i < wanted->pile_count; i++)
    if (holds(outcome, &wanted->piles[i])) return true;
  return wanted->pile_count == 0;
}

/* Whether the one shows all that the other does. */
static bool shows(const Outcome *real, const Outcome *wanted) {
  if (real->is_unload != wanted->is_unload || real->ending != wanted->ending ||
      real->registered_count != wanted->registered_count ||
      real->overwritten_count != wanted->overwritten_count ||
      real->replaced_count != wanted->replaced_count ||
      real->device_release_count != wanted->device_release_count ||
      real->chain_call_count != wanted->chain_call_count)
    return false;
  for (uint32_t i = 0; i < wanted->held_count; i++)
    if (!holds(real, &wanted->held[i])) return false;
  return holds_of_piles(real, wanted);
}

static bool is_shown(const Exploration *out, const Outcome *wanted) {
  for (uint32_t i = 0; i < out->outcome_count; i++)
    if (shows(&out->outcomes[i], wanted)) return true;
  return false;
}

static uint32_t rounds_of(const Exploration *joined, const Outcome *outcome) {
  uint32_t own = outcome->round_count;
  return outcome->is_unload ? MAX(own, joined->outcomes[outcome->parent].round_count) : own;
}

/* Looks for a real path: among few, then among more of those that may have led there. */
static void prove(Engine *e, const Exploration *joined, const Outcome *outcome) {
  static const uint32_t widths[] = {8, 32, 128};
  uint32_t rounds = rounds_of(joined, outcome);
  for (uint32_t round = 0; round < rounds; round = round * 2 + 1) {
    retrace(e, joined, outcome, round, widths[0]);
    if (is_shown(e->out, outcome)) return;
    if (e->is_exhausted) break;
  }
  for (size_t w = 0; w < G_N_ELEMENTS(widths); w++) {
    retrace(e, joined, outcome, rounds, widths[w]);
    if (is_shown(e->out, outcome)) return;
  }
}

Exploration *explore_again(Program *program, const Exploration *joined, const uint32_t *outcomes,
                           uint32_t count) {
  Arena *arena = arena_new();
  Exploration *out = ARENA_NEW(arena, Exploration);
  out->arena = arena;
  Engine e;
  engine_start(&e, program, out, EFFORT_QUICK);
  out->entry = program->funcs[program->entry].display;
  out->entry_spot = spot_of_func(&e, program->entry);
  engine_initialise(&e);
  e.retraced = g_hash_table_new(decision_hash, decision_equal);
  for (uint32_t i = 0; i < count; i++) {
    const Outcome *outcome = &joined->outcomes[outcomes[i]];
    prove(&e, joined, outcome);
  }
  g_hash_table_destroy(e.retraced);
  outcome_objects(&e);
  engine_finish(&e);
  return out;
}
