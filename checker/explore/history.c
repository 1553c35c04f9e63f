/* Histories: the steps that led to a state, kept as a list that forks share, and put into words
 * only for the outcomes that are reported. */
#include "explore/engine.h"

void hist_add(Engine *e, State *s, StepKind kind, uint32_t func, const IrIns *ins, uint32_t a,
              uint32_t b) {
  retrace_step(e, s, kind, ins, a, b);
  Hist *step = ARENA_NEW(e->arena, Hist);
  *step = (Hist){.prev = s->hist, .kind = (uint8_t)kind, .func = func, .ins = ins, .a = a, .b = b};
  step->length = 1 + (s->hist != NULL ? s->hist->length : 0);
  s->hist = step;
}

uint32_t hist_length(const Hist *hist) { return hist == NULL ? 0 : hist->length; }

void hist_merge(Engine *e, State *s, uint32_t guard, const Hist *other) {
  Hist *step = ARENA_NEW(e->arena, Hist);
  *step = (Hist){.prev = s->hist, .sub = other, .kind = STEP_MERGE, .a = guard};
  step->length = hist_length(s->hist);
  s->hist = step;
}

static Hist *join(Engine *e, const Hist *shorter, const Hist *other) {
  Hist *step = ARENA_NEW(e->arena, Hist);
  *step = (Hist){.prev = shorter, .sub = other, .kind = STEP_JOIN};
  step->length = hist_length(shorter);
  return step;
}

void hist_join(Engine *e, State *s, const Hist *other) {
  if (other == s->hist) return;
  bool is_shorter = hist_length(other) < hist_length(s->hist);
  if (e->joins)
    s->hist = is_shorter ? join(e, other, s->hist) : join(e, s->hist, other);
  else if (is_shorter)
    s->hist = other;
}

void hist_open(Engine *e, State *s) {
  if (e->joins) s->hist = join(e, s->hist, NULL);
}

void hist_join_late(Engine *e, const State *s, const Hist *other) {
  if (!e->joins || s->hist == NULL || s->hist->kind != STEP_JOIN || other == s->hist) return;
  Hist *open = (Hist *)s->hist; /* made by hist_open, in the engine's arena */
  open->sub = join(e, other, open->sub);
}

void hist_choose(Engine *e, State *s, uint32_t guard, unsigned way) {
  Hist *step = ARENA_NEW(e->arena, Hist);
  *step = (Hist){.prev = s->hist, .kind = STEP_CHOOSE, .a = guard, .b = way};
  step->length = hist_length(s->hist);
  s->hist = step;
}

const Hist *hist_call(Engine *e, const Hist *before, const Hist *sub, uint32_t func,
                      const IrIns *ins, uint32_t callee) {
  if (sub == NULL) return before; /* nothing happened there that a reader would want to know */
  Hist *step = ARENA_NEW(e->arena, Hist);
  *step =
      (Hist){.prev = before, .sub = sub, .kind = STEP_CALL, .func = func, .ins = ins, .a = callee};
  step->length = 1 + sub->length + (before != NULL ? before->length : 0);
  return step;
}

static Spot spot_at(const Engine *e, IrLoc loc, uint32_t func) {
  const ProgramFunc *f = &e->program->funcs[func];
  if (loc.line == 0 || f->unit == NULL) return (Spot){.function = f->display};
  return (Spot){.file = f->unit->files[loc.file],
                .line = loc.line,
                .column = loc.column,
                .end_column = loc.end_column,
                .function = f->display};
}

Spot spot_of_ins(const Engine *e, const IrIns *ins, uint32_t func) {
  return spot_at(e, ins->loc, func);
}

Spot spot_of_site(const Engine *e, uint32_t site) {
  if (site == 0) return (Spot){0};
  return spot_of_ins(e, e->sites[site].ins, e->sites[site].func);
}

Spot spot_of_func(const Engine *e, uint32_t func) {
  const ProgramFunc *f = &e->program->funcs[func];
  if (f->ir == NULL) return (Spot){.function = f->display};
  return spot_at(e, f->ir->loc, func);
}

/* Words ---------------------------------------------------------------------------------------- */

static const char *in_words(Engine *e, Val val) {
  ValNode node = *val_node(e, val_strip(e, val));
  switch (node.kind) {
    case VAL_FUNC:
      return e->program->funcs[node.a].display;
    case VAL_CLASS:
      return arena_printf(e->arena, "the routine of %s",
                          e->out->registrations[node.a].contract->title);
    case VAL_INT:
      return node.n == 0 ? "NULL" : arena_printf(e->arena, "%lld", (long long)node.n);
    case VAL_INIT:
      return "what it held before";
    default:
      return "a value that is not known";
  }
}

static const char *effect_words(Effect effect) {
  switch (effect) {
    case EFFECT_OVERWRITE:
      return "overwrites DriverUnload";
    case EFFECT_OVERWRITE_NULL:
      return "sets DriverUnload to NULL";
    case EFFECT_CHAIN:
      return "saves DriverUnload, replaces it and will call the saved routine";
    case EFFECT_LEAVE:
      return "leaves DriverUnload alone";
  }
  return "";
}

static const char *register_words(Engine *e, const Hist *step) {
  const Registration *r = &e->out->registrations[step->a];
  if (step->b % 4 == 0) return arena_printf(e->out->arena, "%s fails", r->routine);
  if (step->b % 4 == 2) {
    return arena_printf(e->out->arena, "%s fails after %s has written to the driver object",
                        r->routine, r->contract->title);
  }
  return arena_printf(e->out->arena, "%s succeeds: %s %s", r->routine, r->contract->title,
                      effect_words((Effect)(step->b / 4)));
}

static const char *case_words(Engine *e, const Hist *step) {
  const char *what = step->ins->source != NULL ? step->ins->source : "the value";
  if (step->a == UINT32_MAX) return arena_printf(e->out->arena, "'%s' matches no case", what);
  const IrCase *c = &step->ins->cases[step->a];
  return arena_printf(e->out->arena, "'%s' is %lld", what, (long long)c->low);
}

static const char *return_words(Engine *e, const Hist *step) {
  if (step->a == 0) return "returns";
  int64_t n;
  if (!val_is_int(e, step->a, &n)) return "returns its status";
  if (n == 0) return "returns success";
  return arena_printf(e->out->arena, "returns 0x%08X", (unsigned)(uint32_t)n);
}

static const char *words(Engine *e, const Hist *step) {
  Arena *arena = e->out->arena;
  const char *source = step->ins->source != NULL ? step->ins->source : "the condition";
  switch ((StepKind)step->kind) {
    case STEP_BRANCH:
      return arena_printf(arena, "'%s' is %s", source, step->a ? "true" : "false");
    case STEP_CASE:
      return case_words(e, step);
    case STEP_CALL:
      return arena_printf(arena, "calls %s", e->program->funcs[step->a].display);
    case STEP_FAIL:
      return arena_printf(arena, "%s fails", e->program->funcs[step->a].display);
    case STEP_STORE:
      return arena_printf(arena, "stores %s in %s", in_words(e, step->b), loc_name(e, step->a));
    case STEP_READ:
      return arena_printf(arena, "reads %s, which holds %s", loc_name(e, step->a),
                          in_words(e, step->b));
    case STEP_REGISTER:
      return register_words(e, step);
    case STEP_ACQUIRE:
      return arena_printf(arena, step->b ? "%s is asked for %s" : "%s acquires %s",
                          e->uses[step->a]->routine, e->uses[step->a]->kind->title);
    case STEP_ACQUIRE_FAILED:
      return arena_printf(arena, "%s fails", e->uses[step->a]->routine);
    case STEP_RELEASE:
      return arena_printf(arena, "%s releases %s", e->uses[step->a]->routine,
                          e->uses[step->a]->kind->title);
    case STEP_AGAIN:
      return arena_printf(arena, "%s releases %s that is gone already", e->uses[step->a]->routine,
                          e->uses[step->a]->kind->title);
    case STEP_RETURN:
      return return_words(e, step);
    case STEP_CHAIN:
      return arena_printf(arena, "calls the routine that %s had stored",
                          e->out->registrations[step->a].contract->title);
    case STEP_EXIT:
      return arena_printf(arena, "calls the documented exit of %s",
                          e->out->registrations[step->a].contract->title);
    case STEP_STALE:
      return arena_printf(arena, "calls %s, which was read before the registration",
                          in_words(e, step->a));
    case STEP_NULL_CALL:
      return "calls a NULL pointer";
    case STEP_RECURSION:
      return arena_printf(arena, "calls %s again, which is running already",
                          e->program->funcs[step->a].display);
    case STEP_STOP:
      return arena_printf(arena, "calls %s, which never returns",
                          e->program->funcs[step->a].display);
    case STEP_MERGE:
    case STEP_CHOOSE:
    case STEP_JOIN:
      break;
  }
  return "";
}

static const char *const kinds[] = {
    [STEP_BRANCH] = "branch",       [STEP_CASE] = "branch",     [STEP_CALL] = "call",
    [STEP_FAIL] = "call",           [STEP_STORE] = "store",     [STEP_READ] = "save",
    [STEP_REGISTER] = "register",   [STEP_ACQUIRE] = "acquire", [STEP_ACQUIRE_FAILED] = "acquire",
    [STEP_RELEASE] = "release",     [STEP_RETURN] = "return",   [STEP_CHAIN] = "chain",
    [STEP_EXIT] = "chain",          [STEP_STALE] = "chain",     [STEP_NULL_CALL] = "null-call",
    [STEP_RECURSION] = "recursion", [STEP_STOP] = "stop",       [STEP_AGAIN] = "release",
};

/* Dispatch entries are written by the dozen; what becomes of the unload routine must not drown. */
static bool is_noise(Engine *e, const Hist *step) {
  if (step->kind != STEP_STORE && step->kind != STEP_READ) return false;
  return step->a != loc_field(e, e->driver_object_loc, e->member_unload);
}

typedef struct Unfolding {
  Engine *e;
  GHashTable *choices; /* guard -> the way it goes plus 1, until its merge is met */
  GArray *steps;       /* Unfolded, newest first */
} Unfolding;

typedef struct Unfolded {
  const Hist *step;
  uint32_t depth;
} Unfolded;

/* The steps of one of the paths that a history tells of, newest first: at a merge it goes the way
 * that was chosen later, else the shorter one. */
static void unfold(Unfolding *u, const Hist *hist, uint32_t depth) {
  while (hist != NULL) {
    gpointer guard = GUINT_TO_POINTER(hist->a);
    if (hist->kind == STEP_CHOOSE) {
      g_hash_table_insert(u->choices, guard, GUINT_TO_POINTER(hist->b + 1));
    } else if (hist->kind == STEP_MERGE) {
      unsigned way = GPOINTER_TO_UINT(g_hash_table_lookup(u->choices, guard));
      g_hash_table_remove(u->choices, guard);
      hist = way == 2 ? hist->sub : hist->prev;
      continue;
    } else if (hist->kind != STEP_JOIN) {
      if (hist->sub != NULL) unfold(u, hist->sub, depth + 1);
      Unfolded unfolded = {.step = hist, .depth = depth};
      if (!is_noise(u->e, hist)) g_array_append_val(u->steps, unfolded);
    }
    hist = hist->prev;
  }
}

void hist_write(Engine *e, const Hist *hist, GHashTable *choices, Outcome *outcome) {
  if (e->joins) retrace_record(e, hist, outcome);
  Unfolding u = {.e = e, .steps = g_array_new(FALSE, FALSE, sizeof(Unfolded))};
  u.choices = choices != NULL ? choices : g_hash_table_new(NULL, NULL);
  unfold(&u, hist, 0);
  for (guint i = u.steps->len; i > 0; i--) {
    const Unfolded *unfolded = &g_array_index(u.steps, Unfolded, i - 1);
    const Hist *step = unfolded->step;
    PathStep *out = ARENA_PUSH(e->out->arena, outcome, steps, step);
    out->spot = spot_of_ins(e, step->ins, step->func);
    out->depth = unfolded->depth;
    out->kind = kinds[step->kind];
    out->message = words(e, step);
  }
  g_array_free(u.steps, TRUE);
  if (choices == NULL) g_hash_table_destroy(u.choices);
}
