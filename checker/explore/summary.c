/* What all ways through a driver have in common, in a few lines: what `trace` begins with. Where
 * the rules find nothing, this is why. */
#include <string.h>

#include "explore/summary.h"

typedef struct Summary {
  unsigned loaded, failed, failed_holding;
  unsigned runs, devices, not_returned, holding;
  unsigned replacing, not_chained; /* runs behind which the class driver's routine was replaced */
  unsigned lost;
  unsigned stranded; /* loaded, holding something, and no unload run follows */
  const char *title; /* of the class driver whose routine was replaced last */
} Summary;

static bool is_unload_slot(const char *slot) { return strcmp(slot, "DriverUnload") == 0; }

static bool calls_class(const Outcome *run) {
  for (uint32_t i = 0; i < run->chain_call_count; i++) {
    ChainTarget target = run->chain_calls[i].target;
    if (target == CHAIN_CLASS || target == CHAIN_EXIT) return true;
  }
  return false;
}

static void add_run(Summary *s, const Exploration *x, const Outcome *run) {
  if (run->is_device) {
    s->devices++;
    return;
  }
  s->runs++;
  s->not_returned += run->ending != ENDING_RETURNED && run->ending != ENDING_STOPPED;
  s->holding += run->ending == ENDING_RETURNED && run->held_count > 0;
  const Outcome *entry = &x->outcomes[run->parent];
  for (uint32_t i = 0; i < entry->replaced_count; i++) {
    const Replaced *r = &entry->replaced[i];
    if (!is_unload_slot(r->slot)) continue;
    s->replacing++;
    s->title = x->registrations[r->registration].contract->title;
    s->not_chained += run->ending == ENDING_RETURNED && !calls_class(run);
  }
}

static Summary summarise(const Exploration *x) {
  Summary s = {0};
  bool *is_followed = g_new0(bool, x->outcome_count + 1);
  for (uint32_t i = 0; i < x->outcome_count; i++)
    if (x->outcomes[i].is_unload && !x->outcomes[i].is_device)
      is_followed[x->outcomes[i].parent] = true;
  for (uint32_t i = 0; i < x->outcome_count; i++) {
    const Outcome *o = &x->outcomes[i];
    if (o->is_unload) {
      add_run(&s, x, o);
    } else if (o->ending == ENDING_LOADED) {
      s.loaded++;
      s.stranded += o->held_count > 0 && !is_followed[i];
      for (uint32_t k = 0; k < o->overwritten_count; k++)
        s.lost += is_unload_slot(o->overwritten[k].slot);
    } else {
      s.failed++;
      s.failed_holding += o->held_count > 0;
    }
  }
  g_free(is_followed);
  return s;
}

/* What the slot holds when the driver is loaded: each answer once. */
static void print_slots(const Exploration *x, FILE *out) {
  const char *first = "  loaded, DriverUnload holds ";
  GHashTable *told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (uint32_t i = 0; i < x->outcome_count; i++) {
    const Outcome *o = &x->outcomes[i];
    if (o->is_unload || o->ending != ENDING_LOADED) continue;
    char *text = g_strdup("NULL, for nothing has set it");
    for (uint32_t k = 0; k < o->slot_count; k++) {
      const SlotEnd *slot = &o->slots[k];
      if (!is_unload_slot(slot->slot)) continue;
      g_free(text);
      if (slot->holds == SLOT_OWN)
        text = g_strdup(slot->function);
      else if (slot->holds == SLOT_CLASS)
        text = g_strdup_printf("the routine of %s",
                               x->registrations[slot->registration].contract->title);
      else
        text = g_strdup(slot->holds == SLOT_NULL ? "NULL" : "a value that is not known");
    }
    if (g_hash_table_contains(told, text)) {
      g_free(text);
      continue;
    }
    fprintf(out, "%s%s", first, text);
    first = ", or ";
    g_hash_table_add(told, text);
  }
  if (g_hash_table_size(told) > 0) fputc('\n', out);
  g_hash_table_destroy(told);
}

static void print_runs(const Summary *s, FILE *out) {
  if (s->runs == 0) return;
  if (s->not_returned > 0)
    fprintf(out, "  unload runs that do not come back: %u of %u\n", s->not_returned, s->runs);
  if (s->holding > 0)
    fprintf(out, "  unload runs that leave something behind: %u of %u\n", s->holding, s->runs);
  else
    fprintf(out, "  every unload run%s releases all that the driver holds\n",
            s->not_returned > 0 ? " that comes back" : "");
  if (s->not_chained > 0)
    fprintf(out, "  unload runs that do not call the routine of %s, which was replaced: %u of %u\n",
            s->title, s->not_chained, s->replacing);
  else if (s->replacing > 0 && s->not_returned == 0)
    fprintf(out, "  every unload run calls the routine of %s, which was replaced\n", s->title);
}

void summary_print(const Exploration *x, FILE *out) {
  Summary s = summarise(x);
  if (s.loaded + s.failed == 0) return;
  fprintf(out, "  %u way%s to load, %u to fail\n", s.loaded, s.loaded == 1 ? "" : "s", s.failed);
  if (s.failed_holding > 0)
    fprintf(out, "  ways to fail that leave something behind: %u of %u\n", s.failed_holding,
            s.failed);
  else if (s.failed > 0)
    fputs("  every way to fail releases all that it had acquired\n", out);
  print_slots(x, out);
  if (s.lost > 0) fputs("  a routine of the driver is lost from DriverUnload\n", out);
  if (s.stranded > 0)
    fprintf(out, "  loaded, with something held and no unload run to release it: %u of %u\n",
            s.stranded, s.loaded);
  print_runs(&s, out);
  if (s.devices > 0) fputs("  what belongs to the driver is released when one device goes\n", out);
}
