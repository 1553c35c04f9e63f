/* From the engine's outcomes to rows: the one place that knows both. */
#include <string.h>

#include "facts/outcomes.h"

typedef struct Writer {
  sqlite3 *db;
  int64_t driver;
  const char *root;
  const Exploration *x;
  int64_t *registrations; /* row of each registration */
} Writer;

static int64_t site(const Writer *w, const Spot *spot) {
  if (spot->file == NULL) return 0;
  return facts_site(w->db, w->driver, facts_relative(w->root, spot->file), spot->line, spot->column,
                    spot->end_column, spot->function);
}

static int64_t registration(const Writer *w, uint32_t index) {
  return index == NO_REGISTRATION ? 0 : w->registrations[index];
}

static const char *effect_name(Effect effect) {
  static const char *const names[] = {"overwrite", "overwrite-null", "chain", "leave"};
  return names[effect];
}

static void write_registrations(Writer *w) {
  const Exploration *x = w->x;
  w->registrations = g_new0(int64_t, x->registration_count + 1);
  for (uint32_t i = 0; i < x->registration_count; i++) {
    const Registration *r = &x->registrations[i];
    const Registrar *c = r->contract;
    w->registrations[i] =
        facts_registration(w->db, w->driver, site(w, &r->spot), r->routine, c->family, c->title,
                           c->confidence, c->source, c->callback, c->empty, c->nullable);
    for (uint32_t k = 0; k < r->effect_count; k++) {
      facts_contract(w->db, w->registrations[i], r->effects[k].slot,
                     effect_name(r->effects[k].effect));
    }
  }
}

static void write_steps(const Writer *w, const Outcome *o, int64_t id, unsigned *seq) {
  if (o->is_unload) write_steps(w, &w->x->outcomes[o->parent], id, seq);
  for (uint32_t i = 0; i < o->step_count; i++) {
    const PathStep *step = &o->steps[i];
    facts_step(w->db, id, (*seq)++, step->depth, site(w, &step->spot), step->kind, step->message);
  }
}

static void write_slots(const Writer *w, const Outcome *o, int64_t id) {
  static const char *const holds[] = {"own", "class", "null", "unknown"};
  for (uint32_t i = 0; i < o->slot_count; i++) {
    const SlotEnd *slot = &o->slots[i];
    facts_slot(w->db, id, slot->slot, holds[slot->holds], slot->function, site(w, &slot->store),
               registration(w, slot->registration));
  }
}

static void write_chain_calls(const Writer *w, const Outcome *o, int64_t id) {
  static const char *const targets[] = {"class", "exit", "stale", "null", "own"};
  for (uint32_t i = 0; i < o->chain_call_count; i++) {
    const ChainCall *c = &o->chain_calls[i];
    facts_chain_call(w->db, id, site(w, &c->spot), targets[c->target], site(w, &c->read),
                     c->function, registration(w, c->registration), c->is_tested);
  }
}

static void write_details(const Writer *w, const Outcome *o, int64_t id) {
  for (uint32_t i = 0; i < o->registered_count; i++) {
    facts_registered(w->db, id, registration(w, o->registered[i].registration),
                     o->registered[i].success ? "success" : "failure");
  }
  write_slots(w, o, id);
  for (uint32_t i = 0; i < o->overwritten_count; i++) {
    const Overwritten *v = &o->overwritten[i];
    facts_overwritten(w->db, id, v->slot, v->function, site(w, &v->store),
                      registration(w, v->registration), effect_name(v->effect));
  }
  for (uint32_t i = 0; i < o->replaced_count; i++) {
    const Replaced *r = &o->replaced[i];
    facts_replaced(w->db, id, r->slot, site(w, &r->store), registration(w, r->registration),
                   effect_name(r->effect), r->is_saved);
  }
  for (uint32_t i = 0; i < o->held_count; i++) {
    const Held *h = &o->held[i];
    facts_held(w->db, id, h->kind->kind, h->kind->title, h->routine, h->kind->release,
               site(w, &h->spot), h->in_unload ? "unload" : "entry");
  }
  write_chain_calls(w, o, id);
  for (uint32_t i = 0; i < o->device_release_count; i++) {
    const DeviceRelease *d = &o->device_releases[i];
    facts_device_release(w->db, id, site(w, &d->released), site(w, &d->acquired), d->kind->kind,
                         d->kind->title, d->routine, d->release, registration(w, d->registration));
  }
  for (uint32_t i = 0; i < o->discarded_count; i++) {
    const Discarded *d = &o->discarded[i];
    facts_discarded(w->db, id, site(w, &d->spot), d->function, d->section, d->unload);
  }
}

static const char *ending_name(Ending ending) {
  static const char *const names[] = {"loaded",    "failed",    "returned",
                                      "null-call", "recursion", "stopped"};
  return names[ending];
}

/* Routines that were called and are known to nobody are a gap in what was read: what they do to
 * resources is not in the outcomes. One problem names them all. */
static void write_unknown(Writer *w) {
  enum { MOST_NAMES = 8 };
  const Exploration *x = w->x;
  GString *text = g_string_new(NULL);
  unsigned count = 0;
  for (uint32_t i = 0; i < x->wanted_count; i++) {
    /* What the parser or the compiler has made up is no name for a reader. */
    const char *name = x->wanted[i].name;
    if (x->wanted[i].is_variable || !x->wanted[i].is_met || g_str_has_prefix(name, IR_NOBODY) ||
        g_str_has_prefix(name, "__builtin_")) {
      continue;
    }
    if (count++ < MOST_NAMES) g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", name);
  }
  if (count > MOST_NAMES) g_string_append_printf(text, " and %u more", count - MOST_NAMES);
  g_string_append_printf(text, " %s called, and no source or contract says what %s",
                         count == 1 ? "is" : "are", count == 1 ? "it does" : "they do");
  const Spot *spot = &x->entry_spot;
  if (count > 0 && spot->file != NULL)
    facts_problem(w->db, w->driver, facts_relative(w->root, spot->file), spot->line, text->str);
  g_string_free(text, true);
}

static const char *phase_name(const Outcome *o) {
  return o->is_device ? "device" : o->is_unload ? "unload" : "entry";
}

void facts_write(sqlite3 *db, int64_t driver, const char *root, const Exploration *x) {
  Writer w = {.db = db, .driver = driver, .root = root, .x = x};
  if (x->entry_spot.file != NULL) facts_driver_entry_site(db, driver, site(&w, &x->entry_spot));
  write_registrations(&w);
  int64_t *ids = g_new0(int64_t, x->outcome_count + 1);
  for (uint32_t i = 0; i < x->outcome_count; i++) {
    const Outcome *o = &x->outcomes[i];
    unsigned length = o->step_count + (o->is_unload ? x->outcomes[o->parent].step_count : 0);
    ids[i] = facts_outcome(db, driver, phase_name(o), o->is_unload ? ids[o->parent] : 0, o->routine,
                           ending_name(o->ending), site(&w, &o->spot), length);
    unsigned seq = 0;
    write_steps(&w, o, ids[i], &seq);
    write_details(&w, o, ids[i]);
  }
  for (uint32_t i = 0; i < x->object_count; i++) {
    facts_global_object(db, driver, site(&w, &x->objects[i].spot), x->objects[i].name);
  }
  for (uint32_t i = 0; i < x->undecided_count; i++) {
    facts_reason(db, driver, site(&w, &x->undecided[i].spot), x->undecided[i].message);
  }
  write_unknown(&w);
  g_free(ids);
  g_free(w.registrations);
}
