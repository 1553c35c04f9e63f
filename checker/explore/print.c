/* The outcomes of a driver in words, for people: what `trace` shows. */
#include <string.h>

#include "explore/explore.h"
#include "explore/summary.h"

static void print_spot(const Spot *spot, FILE *out) {
  if (spot->file == NULL) return;
  const char *base = strrchr(spot->file, '/');
  fprintf(out, "%s:%u", base != NULL ? base + 1 : spot->file, spot->line);
}

static void print_at(const Spot *spot, FILE *out) {
  if (spot->file == NULL) return;
  fputs(" (", out);
  print_spot(spot, out);
  fputc(')', out);
}

static const char *ending_words(Ending ending) {
  switch (ending) {
    case ENDING_LOADED:
      return "the driver is loaded";
    case ENDING_FAILED:
      return "the driver fails to load";
    case ENDING_RETURNED:
      return "returns";
    case ENDING_NULL_CALL:
      return "calls a NULL pointer";
    case ENDING_RECURSION:
      return "reaches itself again without end";
    case ENDING_STOPPED:
      return "never returns";
  }
  return "";
}

static void print_steps(const Outcome *o, const char *indent, FILE *out) {
  for (uint32_t i = 0; i < o->step_count; i++) {
    const PathStep *step = &o->steps[i];
    fprintf(out, "%s%2u. %*s%s", indent, i + 1, (int)(2 * step->depth), "", step->message);
    print_at(&step->spot, out);
    fputc('\n', out);
  }
}

static void print_slot(const Exploration *x, const SlotEnd *slot, FILE *out) {
  if (strcmp(slot->slot, "DriverUnload") != 0) return;
  fprintf(out, "  %s holds ", slot->slot);
  switch (slot->holds) {
    case SLOT_OWN:
      fprintf(out, "%s", slot->function);
      if (slot->registration != NO_REGISTRATION) {
        fprintf(out, ", which %s will call", x->registrations[slot->registration].contract->title);
      }
      break;
    case SLOT_CLASS:
      fprintf(out, "the routine of %s", x->registrations[slot->registration].contract->title);
      break;
    case SLOT_NULL:
      fputs("NULL: the driver can never be unloaded", out);
      break;
    case SLOT_UNKNOWN:
      fputs("a value that is not known", out);
      break;
  }
  print_at(&slot->store, out);
  fputc('\n', out);
}

static void print_facts(const Exploration *x, const Outcome *o, const char *indent, FILE *out) {
  for (uint32_t i = 0; i < o->overwritten_count; i++) {
    const Overwritten *w = &o->overwritten[i];
    fprintf(out, "%s%s in %s was overwritten by %s", indent, w->function, w->slot,
            x->registrations[w->registration].routine);
    print_at(&w->store, out);
    fputc('\n', out);
  }
  for (uint32_t i = 0; i < o->replaced_count; i++) {
    const Replaced *r = &o->replaced[i];
    fprintf(out, "%sthe routine that %s had put into %s was replaced, and %s", indent,
            x->registrations[r->registration].routine, r->slot,
            r->is_saved ? "is saved" : "was not saved");
    print_at(&r->store, out);
    fputc('\n', out);
  }
  for (uint32_t i = 0; i < o->chain_call_count; i++) {
    static const char *const targets[] = {"the class driver's routine", "the class driver's exit",
                                          "a pointer read before the registration", "NULL",
                                          "itself through the saved pointer"};
    fprintf(out, "%scalls %s", indent, targets[o->chain_calls[i].target]);
    print_at(&o->chain_calls[i].spot, out);
    fputc('\n', out);
  }
  for (uint32_t i = 0; i < o->held_count; i++) {
    fprintf(out, "%sstill holds %s of %s", indent, o->held[i].kind->title, o->held[i].routine);
    print_at(&o->held[i].spot, out);
    fputc('\n', out);
  }
  for (uint32_t i = 0; i < o->discarded_count; i++) {
    fprintf(out, "%s%s lies in the section %s, which is discarded", indent,
            o->discarded[i].function, o->discarded[i].section);
    print_at(&o->discarded[i].spot, out);
    fputc('\n', out);
  }
}

static void print_devices(const Outcome *o, FILE *out) {
  const DeviceRelease *r = &o->device_releases[0];
  fprintf(out, "  devices: %s releases %s", r->release, r->kind->title);
  print_at(&r->released, out);
  fputs(" that the driver still needs, when the first of two goes", out);
  fputc('\n', out);
  print_steps(o, "    ", out);
}

static void print_unload(const Exploration *x, const Outcome *o, unsigned number, FILE *out) {
  fprintf(out, "  unload run %u: %s %s", number, o->routine, ending_words(o->ending));
  print_at(&o->spot, out);
  fputc('\n', out);
  print_steps(o, "    ", out);
  print_facts(x, o, "    ", out);
}

void exploration_print(const Exploration *x, const char *driver, FILE *out) {
  fprintf(out, "driver %s", driver);
  if (x->entry != NULL) {
    fprintf(out, ", entry %s", x->entry);
    print_at(&x->entry_spot, out);
  }
  fputc('\n', out);
  summary_print(x, out);
  unsigned number = 0;
  for (uint32_t i = 0; i < x->outcome_count; i++) {
    const Outcome *o = &x->outcomes[i];
    if (o->is_unload) continue;
    fprintf(out, "\noutcome %u: %s\n", ++number, ending_words(o->ending));
    print_steps(o, "  ", out);
    if (o->ending == ENDING_LOADED) {
      bool is_set = false;
      for (uint32_t k = 0; k < o->slot_count; k++) {
        print_slot(x, &o->slots[k], out);
        is_set = is_set || strcmp(o->slots[k].slot, "DriverUnload") == 0;
      }
      if (!is_set) fputs("  DriverUnload was never set: the driver can never be unloaded\n", out);
    }
    print_facts(x, o, "  ", out);
    unsigned runs = 0;
    for (uint32_t k = i + 1; k < x->outcome_count && x->outcomes[k].is_unload; k++) {
      if (x->outcomes[k].is_device)
        print_devices(&x->outcomes[k], out);
      else
        print_unload(x, &x->outcomes[k], ++runs, out);
    }
  }
  if (x->undecided_count > 0) fputs("\nundecided:\n", out);
  for (uint32_t i = 0; i < x->undecided_count; i++) {
    fprintf(out, "  %s", x->undecided[i].message);
    print_at(&x->undecided[i].spot, out);
    fputc('\n', out);
  }
  fputc('\n', out);
}
