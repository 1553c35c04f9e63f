/* Where paths meet: at joins, at the headers of loops, at the end of a function. Equal states
 * become one, many that differ little become few, and loops that go on forget what changes in them.
 */
#include <string.h>

#include "explore/engine.h"

/* How often a path goes round a loop before what changes there is forgotten: while all conditions
 * in the loop are decided, and when some are not. */
#define LOOP_DECIDED_LIMIT 160
#define LOOP_OPEN_LIMIT 4
#define LOOP_COUNTED_LIMIT 32 /* when a condition that was decided keeps the path in the loop */
#define LOOP_JOINED_LIMIT 0   /* the same when paths are joined ... */
#define LOOP_JOINED_COUNTED 4 /* ... and so often besides when such a condition keeps it there */
#define LOOP_RETRACED_LIMIT 1 /* and when they are retraced */
/* States at one loop header that show that it will not come to an end. */
#define LOOP_HOPELESS 2000
/* So many states may meet before those that differ little become one (choice.c). */
#define MEETING_LIMIT 8

/* Loops ---------------------------------------------------------------------------------------- */

void meet_note_open(Activation *act, uint32_t block) {
  uint64_t loops = act->flow->loops[block];
  for (uint32_t i = 0; i < act->flow->loop_count; i++) {
    if ((loops >> i & 1) != 0) act->current->rounds[i].is_open = true;
  }
}

void meet_note_decided(Activation *act, uint32_t block, uint32_t target, uint32_t other) {
  const Flow *flow = act->flow;
  for (uint32_t i = 0; i < flow->loop_count; i++) {
    bool is_inside = (flow->loops[block] >> i & 1) != 0;
    bool stays = (flow->loops[target] >> i & 1) != 0 && (flow->loops[other] >> i & 1) == 0;
    if (is_inside && stays) act->current->rounds[i].is_counted = true;
  }
}

/* The rounds of a path that goes on to `point`: one more of the loop whose header that is, when it
 * comes from within; none of the loops that it leaves. */
static Rounds *rounds_at(Activation *act, uint32_t point, const State *s) {
  const Flow *flow = act->flow;
  if (flow->loop_count == 0) return NULL;
  Rounds *rounds = ARENA_ARRAY(act->e->arena, Rounds, flow->loop_count);
  for (uint32_t i = 0; i < flow->loop_count; i++) {
    bool is_inside = (flow->loops[point] >> i & 1) != 0;
    if (is_inside && act->current != NULL) rounds[i] = act->current->rounds[i];
  }
  if (!flow->is_header[point]) return rounds;
  Rounds *own = &rounds[flow->loop[point]];
  if (act->current == NULL || (flow->loops[act->current_point] >> flow->loop[point] & 1) == 0) {
    *own = (Rounds){.start = s->map};
    return rounds;
  }
  if (own->all < UINT16_MAX) own->all++;
  if (own->is_open && own->open < UINT16_MAX) own->open++;
  if (own->is_open && own->is_counted) own->counted++;
  own->is_open = own->is_counted = false;
  return rounds;
}

static bool is_worn_out(const Activation *act, const Arrival *arrival, uint32_t point) {
  const Rounds *own = &arrival->rounds[act->flow->loop[point]];
  uint32_t open_limit = act->e->joins              ? LOOP_JOINED_LIMIT
                        : act->e->retraced != NULL ? LOOP_RETRACED_LIMIT
                                                   : LOOP_OPEN_LIMIT;
  uint32_t most = act->e->is_coarse ? 0 : act->e->joins ? LOOP_JOINED_COUNTED : UINT32_MAX;
  uint32_t counted = MIN(own->counted, most);
  return own->all > LOOP_DECIDED_LIMIT || own->counted > LOOP_COUNTED_LIMIT ||
         own->open - counted > open_limit;
}

/* Joins ---------------------------------------------------------------------------------------- */

static guint hash_state(gconstpointer key) {
  uint64_t hash = map_hash(((const Arrival *)key)->state.map);
  return (guint)(hash ^ hash >> 32);
}

static gboolean equal_state(gconstpointer a, gconstpointer b) {
  return map_equal(((const Arrival *)a)->state.map, ((const Arrival *)b)->state.map);
}

/* Forgets what no path that goes on from the point can read. */
static void collect_at(const Activation *act, uint32_t point, State *s) {
  const Flow *flow = act->flow;
  uint32_t block = flow->point_block[point];
  const uint64_t *live = flow->live + (size_t)block * flow->live_words;
  uint64_t *behind = NULL;
  if (flow->point_at[point] > 0) {
    live = behind = g_new(uint64_t, flow->live_words);
    flow_live_behind(flow, &act->ir->blocks[block], flow->point_at[point] - 1, behind);
  }
  state_collect(act->e, s, act->frame.depth, act->frame.func, live);
  g_free(behind);
}

void meet_arrive(Activation *act, uint32_t point, State s) {
  Engine *e = act->e;
  if (s.is_lost) return;
  if (act->arrivals[point] == NULL) act->arrivals[point] = g_ptr_array_new();
  bool is_join = act->flow->is_meeting[point];
  Arrival *arrival = ARENA_NEW(e->arena, Arrival);
  arrival->state = s;
  if (is_join) {
    collect_at(act, point, &arrival->state);
  }
  arrival->rounds = rounds_at(act, point, &arrival->state);
  if (act->current != NULL) {
    uint32_t block = act->flow->point_block[act->current_point];
    uint64_t left = act->flow->loops[block] & ~act->flow->loops[point];
    arrival->left = left & act->flow->through[block];
    if (left != 0) arrival->way_out = block + 1;
  }
  if (is_join) {
    if (act->flow->is_header[point] && is_worn_out(act, arrival, point)) {
      if (e->retraced != NULL) return; /* what is forgotten there is not real any more */
      widen(act, &arrival->state, arrival->rounds[act->flow->loop[point]].start, point);
      if (e->joins && !widen_together(act, &arrival->state, point)) return;
      collect_at(act, point, &arrival->state);
      arrival->is_widened = true;
    }
    if (act->seen[point] == NULL) act->seen[point] = g_hash_table_new(hash_state, equal_state);
    Arrival *same = g_hash_table_lookup(act->seen[point], arrival);
    if (same != NULL) {
      same->left &= arrival->left;
      if (same->is_done)
        hist_join_late(e, &same->state, s.hist);
      else
        hist_join(e, &same->state, s.hist);
      return;
    }
    hist_open(e, &arrival->state);
    g_hash_table_add(act->seen[point], arrival);
    act->visits[point]++;
    if (act->flow->is_header[point] && act->visits[point] > LOOP_HOPELESS) e->is_exhausted = true;
  }
  g_ptr_array_add(act->arrivals[point], arrival);
  if (act->flow->rank[point] < act->lowest) act->lowest = act->flow->rank[point];
}

/* States of different groups stay apart: they have come to their loops in different ways, or out of
 * them (one has seen all, another had to break off, and what follows asks which). */
static uint32_t group_of(Activation *act, uint32_t point, const Mergeable *items, uint32_t count,
                         const Arrival *arrival) {
  const Flow *flow = act->flow;
  for (uint32_t i = 0; i < count; i++) {
    const Arrival *other = g_ptr_array_index(act->arrivals[point], items[i].tag);
    bool is_same = arrival->way_out == other->way_out;
    for (uint32_t k = 0; k < flow->loop_count && is_same; k++) {
      const Rounds *a = &arrival->rounds[k], *b = &other->rounds[k];
      is_same = a->all == b->all && a->open == b->open && a->is_open == b->is_open &&
                a->counted == b->counted && a->is_counted == b->is_counted;
      bool starts = flow->is_header[point] && flow->loop[point] == k && a->all == 0;
      if (!starts && !map_equal(a->start, b->start)) is_same = false;
    }
    if (is_same) return items[i].group;
  }
  return count;
}

/* Some of the states, taken evenly from all. */
static uint32_t take_some(Mergeable *items, uint32_t count, uint32_t wanted) {
  if (count <= wanted) return count;
  for (uint32_t i = 0; i < wanted; i++) items[i] = items[(uint64_t)i * count / wanted];
  return wanted;
}

/* Joins, where that is wanted, then merges what is still too many. Where paths are retraced, one
 * that is real is enough, so that any may be left out. */
static uint32_t make_few(Engine *e, Mergeable *items, uint32_t count, uint32_t site,
                         uint32_t depth) {
  if (e->retraced != NULL) return take_some(items, count, e->retraced_width);
  if (e->joins) count = join_states(e, items, count, site, depth);
  return count > MEETING_LIMIT ? choice_merge(e, items, count) : count;
}

/* What several became waits in their place. It may be what has been seen before: then that is what
 * waits, unless it has been followed already. */
static void wait_merged(Activation *act, uint32_t point, Arrival *arrival, GPtrArray *waiting) {
  Engine *e = act->e;
  Arrival *same = g_hash_table_lookup(act->seen[point], arrival);
  if (same == NULL) {
    hist_open(e, &arrival->state);
    g_hash_table_add(act->seen[point], arrival);
    g_ptr_array_add(waiting, arrival);
  } else if (same->is_done) {
    hist_join_late(e, &same->state, arrival->state.hist);
  } else {
    hist_join(e, &same->state, arrival->state.hist);
    if (!g_ptr_array_find(waiting, same, NULL)) g_ptr_array_add(waiting, same);
  }
}

void meet_merge_waiting(Activation *act, uint32_t point) {
  Engine *e = act->e;
  GPtrArray *all = act->arrivals[point];
  bool is_join = act->seen[point] != NULL;
  uint32_t first = act->next[point], count = all->len - first;
  if (act->merged[point] == all->len) return; /* these have been looked at */
  if (!is_join || count <= (e->joins ? 0 : MEETING_LIMIT)) return;
  Mergeable *items = g_new(Mergeable, count);
  for (uint32_t i = 0; i < count; i++) {
    const Arrival *arrival = g_ptr_array_index(all, first + i);
    items[i] = (Mergeable){.state = arrival->state, .tag = first + i};
    items[i].group = group_of(act, point, items, i, arrival);
    if (e->joins) widen_release(act, &items[i].state, arrival->left);
  }
  const IrBlock *block = &act->ir->blocks[act->flow->point_block[point]];
  const IrIns *ins = &block->ins[act->flow->point_at[point]];
  uint32_t left = make_few(e, items, count, site_make(e, ins, act->frame.func), act->frame.depth);
  GPtrArray *merged = g_ptr_array_new();
  for (uint32_t i = 0; i < left; i++) {
    Arrival *old = g_ptr_array_index(all, items[i].tag);
    if (old->state.map == items[i].state.map) { /* was left alone, and has been seen, of course */
      if (!g_ptr_array_find(merged, old, NULL)) g_ptr_array_add(merged, old);
      continue;
    }
    Arrival *arrival = ARENA_NEW(e->arena, Arrival);
    *arrival = (Arrival){.state = items[i].state, .rounds = old->rounds};
    if (act->flow->is_header[point] && old->rounds[act->flow->loop[point]].all == 0) {
      arrival->rounds = ARENA_ARRAY(e->arena, Rounds, act->flow->loop_count);
      memcpy(arrival->rounds, old->rounds, sizeof(Rounds) * act->flow->loop_count);
      arrival->rounds[act->flow->loop[point]].start = arrival->state.map;
    }
    wait_merged(act, point, arrival, merged);
  }
  g_ptr_array_set_size(all, (gint)first);
  for (guint i = 0; i < merged->len; i++) g_ptr_array_add(all, g_ptr_array_index(merged, i));
  act->merged[point] = all->len;
  g_ptr_array_free(merged, TRUE);
  g_free(items);
}

/* Ends ----------------------------------------------------------------------------------------- */

/* Where DriverEntry stops the system, nobody will ask what it had done. */
static bool is_of_interest(const Engine *e, const Exit *exit) {
  return exit->kind != END_STOPPED || e->in_unload || e->in_device || e->initialises;
}

void meet_exit(Engine *e, Exits *exits, Exit exit) {
  if (exit.state.is_lost || !is_of_interest(e, &exit)) return;
  for (uint32_t i = 0; i < exits->exit_count; i++) {
    Exit *old = &exits->exits[i];
    if (old->kind != exit.kind || !map_equal(old->state.map, exit.state.map)) continue;
    if (exit.kind == END_RETURN || old->ins == exit.ins) {
      const Hist *other = old->state.hist;
      if (hist_length(exit.state.hist) < hist_length(other)) *old = exit;
      hist_join(e, &old->state, other != old->state.hist ? other : exit.state.hist);
      return;
    }
  }
  *ARENA_PUSH(e->arena, exits, exits, exit) = exit;
}

/* Ends that may become one. */
static bool is_same_end(const Engine *e, const Exit *a, const Exit *b) {
  return a->kind == b->kind && (a->ins == b->ins || (e->joins && a->kind == END_RETURN));
}

void meet_merge_exits(Engine *e, Exits *exits, uint32_t depth) {
  if (exits->exit_count <= (e->joins ? 1 : MEETING_LIMIT)) return;
  Mergeable *items = g_new(Mergeable, exits->exit_count);
  uint32_t count = 0;
  for (uint32_t i = 0; i < exits->exit_count; i++) {
    Mergeable item = {.state = exits->exits[i].state, .tag = i, .group = i};
    for (uint32_t k = 0; k < i && item.group == i; k++) {
      if (is_same_end(e, &exits->exits[i], &exits->exits[k])) item.group = k;
    }
    items[count++] = item;
  }
  const Exit *first = &exits->exits[0];
  count = make_few(e, items, count, site_make(e, first->ins, first->func), depth);
  Exit *old = exits->exits;
  exits->exits = ARENA_ARRAY(e->arena, Exit, count);
  exits->exit_room = exits->exit_count = count;
  for (uint32_t i = 0; i < count; i++) {
    exits->exits[i] = old[items[i].tag];
    exits->exits[i].state = items[i].state;
  }
  g_free(items);
}
