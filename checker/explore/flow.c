/* The control flow of one function, found once: an order of blocks that visits predecessors first,
 * the headers of loops, and which local variables are live where. */
#include <string.h>

#include "explore/engine.h"

typedef struct Targets {
  uint32_t *list;
  uint32_t count;
} Targets;

static void add_target(uint32_t *target, void *context) {
  Targets *t = context;
  t->list[t->count++] = *target;
}

static Targets targets_of(Engine *e, const IrBlock *block) {
  IrIns *last = &block->ins[block->ins_count - 1];
  Targets t = {.list = ARENA_ARRAY(e->arena, uint32_t, 2 + last->case_count)};
  ir_each_target(last, add_target, &t);
  return t;
}

/* Depth-first search without recursion: generated drivers have very long functions. */
static void find_order(Engine *e, Flow *flow, const IrFunc *ir) {
  uint32_t count = ir->block_count, depth = 0, filled = count;
  uint8_t *color = ARENA_ARRAY(e->arena, uint8_t, count);
  uint32_t *stack = ARENA_ARRAY(e->arena, uint32_t, count);
  uint32_t *next = ARENA_ARRAY(e->arena, uint32_t, count);
  Targets *targets = ARENA_ARRAY(e->arena, Targets, count);
  for (uint32_t b = 0; b < count; b++) targets[b] = targets_of(e, &ir->blocks[b]);
  stack[depth++] = 0;
  color[0] = 1;
  while (depth > 0) {
    uint32_t block = stack[depth - 1];
    if (next[block] == targets[block].count) {
      color[block] = 2;
      flow->order[--filled] = block;
      depth--;
      continue;
    }
    uint32_t to = targets[block].list[next[block]++];
    flow->pred_count[to]++;
    if (color[to] == 1) flow->is_header[to] = true;
    if (color[to] == 0) {
      color[to] = 1;
      stack[depth++] = to;
    }
  }
  assert(filled == 0);
  for (uint32_t i = 0; i < count; i++) flow->rank[flow->order[i]] = i;
}

/* The natural loop of a back edge: all blocks from which the edge can be reached without passing
 * the header. Loops beyond the 64th of a function share the last bit, and are widened together. */
static void add_loop(Flow *flow, const GArray *const *preds, uint32_t latch, uint32_t head) {
  uint64_t bit = (uint64_t)1 << flow->loop[head];
  GArray *pending = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  flow->loops[head] |= bit;
  if (latch != head) g_array_append_val(pending, latch);
  while (pending->len > 0) {
    uint32_t block = g_array_index(pending, uint32_t, pending->len - 1);
    g_array_set_size(pending, pending->len - 1);
    if ((flow->loops[block] & bit) != 0) continue;
    flow->loops[block] |= bit;
    for (guint i = 0; i < preds[block]->len; i++) {
      uint32_t pred = g_array_index(preds[block], uint32_t, i);
      g_array_append_val(pending, pred);
    }
  }
  g_array_free(pending, TRUE);
}

static void find_loops(Engine *e, Flow *flow, const IrFunc *ir) {
  GArray **preds = g_new(GArray *, ir->block_count);
  for (uint32_t b = 0; b < ir->block_count; b++) {
    preds[b] = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    if (flow->is_header[b]) flow->loop[b] = flow->loop_count < 63 ? flow->loop_count++ : 63;
  }
  if (flow->loop_count == 63) flow->loop_count = 64;
  for (uint32_t b = 0; b < ir->block_count; b++) {
    Targets t = targets_of(e, &ir->blocks[b]);
    for (uint32_t i = 0; i < t.count; i++) g_array_append_val(preds[t.list[i]], b);
  }
  for (uint32_t b = 0; b < ir->block_count; b++) {
    Targets t = targets_of(e, &ir->blocks[b]);
    for (uint32_t i = 0; i < t.count; i++) {
      uint32_t head = t.list[i];
      if (flow->is_header[head] && flow->rank[head] <= flow->rank[b]) {
        add_loop(flow, (const GArray *const *)preds, b, head);
      }
    }
  }
  for (uint32_t b = 0; b < ir->block_count; b++) g_array_free(preds[b], TRUE);
  g_free(preds);
}

static bool has_call(const IrBlock *block) {
  for (uint32_t i = 0; i < block->ins_count; i++)
    if (block->ins[i].op == IR_CALL) return true;
  return false;
}

/* Where the conditions of loops stand: at the header, behind it before anything is done, and at the
 * end of a round. A loop that is left from elsewhere was broken off. */
static void find_conditions(Engine *e, Flow *flow, const IrFunc *ir) {
  flow->through = ARENA_ARRAY(e->arena, uint64_t, ir->block_count);
  uint64_t *begins = g_new0(uint64_t, ir->block_count);
  for (uint32_t i = 0; i < ir->block_count; i++) {
    uint32_t b = flow->order[i];
    if (flow->is_header[b]) begins[b] |= (uint64_t)1 << flow->loop[b];
    Targets t = targets_of(e, &ir->blocks[b]);
    for (uint32_t k = 0; k < t.count; k++) {
      uint32_t to = t.list[k];
      if (flow->is_header[to] && flow->rank[to] <= flow->rank[b])
        flow->through[b] |= (uint64_t)1 << flow->loop[to];
      else if (!has_call(&ir->blocks[to]))
        begins[to] |= begins[b] & flow->loops[to];
    }
  }
  for (uint32_t b = 0; b < ir->block_count; b++) flow->through[b] |= begins[b];
  g_free(begins);
}

/* Blocks that may come next, and those before which nothing is left to come. */
typedef struct Ordering {
  Flow *flow;
  uint32_t *waits; /* of each block: edges from blocks that are not in the order yet */
  bool *is_done;
  GArray *ready;
  uint64_t open;     /* the loops that have begun and not ended */
  uint32_t left[64]; /* of each loop: its blocks that are not in the order yet */
} Ordering;

static bool goes_back(const Flow *flow, uint32_t from, uint32_t to) {
  return flow->is_header[to] && flow->rank[to] <= flow->rank[from];
}

/* The one that lies in most of the open loops, else the first in the old order. */
static uint32_t take_ready(Ordering *o) {
  guint best = 0;
  for (guint i = 1; i < o->ready->len; i++) {
    uint32_t a = g_array_index(o->ready, uint32_t, best), b = g_array_index(o->ready, uint32_t, i);
    int depth_a = __builtin_popcountll(o->flow->loops[a] & o->open);
    int depth_b = __builtin_popcountll(o->flow->loops[b] & o->open);
    if (depth_b > depth_a || (depth_b == depth_a && o->flow->rank[b] < o->flow->rank[a])) best = i;
  }
  uint32_t block = g_array_index(o->ready, uint32_t, best);
  g_array_remove_index_fast(o->ready, best);
  return block;
}

static void note_ordered(Ordering *o, const Targets *targets, uint32_t block) {
  o->is_done[block] = true;
  for (uint32_t l = 0; l < 64; l++) {
    if ((o->flow->loops[block] >> l & 1) == 0) continue;
    o->left[l]--;
    o->open = o->left[l] > 0 ? o->open | (uint64_t)1 << l : o->open & ~((uint64_t)1 << l);
  }
  for (uint32_t i = 0; i < targets->count; i++) {
    uint32_t to = targets->list[i];
    if (goes_back(o->flow, block, to) || o->is_done[to] || --o->waits[to] > 0) continue;
    g_array_append_val(o->ready, to);
  }
}

/* Puts what lies in a loop before what follows it (a depth-first order does not care), so that all
 * its rounds are over when the paths that leave it meet. */
static void order_loops(Engine *e, Flow *flow, const IrFunc *ir) {
  uint32_t count = ir->block_count, filled = 0;
  if (flow->loop_count == 0) return;
  Ordering o = {.flow = flow, .ready = g_array_new(FALSE, FALSE, sizeof(uint32_t))};
  o.waits = g_new0(uint32_t, count);
  o.is_done = g_new0(bool, count);
  uint32_t *old = g_memdup2(flow->order, sizeof *old * count), next = 0, first = 0;
  for (uint32_t b = 0; b < count; b++) {
    Targets t = targets_of(e, &ir->blocks[b]);
    for (uint32_t i = 0; i < t.count; i++) o.waits[t.list[i]] += !goes_back(flow, b, t.list[i]);
    for (uint32_t l = 0; l < 64; l++) o.left[l] += flow->loops[b] >> l & 1;
  }
  g_array_append_val(o.ready, first);
  while (filled < count) {
    /* A loop with two entries may leave nothing ready: then the old order decides. */
    while (o.ready->len == 0 && o.is_done[old[next]]) next++;
    uint32_t block = o.ready->len > 0 ? take_ready(&o) : old[next];
    if (o.is_done[block]) continue;
    flow->order[filled++] = block;
    Targets t = targets_of(e, &ir->blocks[block]);
    note_ordered(&o, &t, block);
  }
  for (uint32_t i = 0; i < count; i++) flow->rank[flow->order[i]] = i;
  g_array_free(o.ready, TRUE);
  g_free(o.waits);
  g_free(o.is_done);
  g_free(old);
}

/* Liveness ----------------------------------------------------------------------------------- */

typedef struct Usage {
  const IrFunc *ir;
  uint32_t *base;      /* of each temporary: variable it is an address in, plus 1 */
  bool *is_whole;      /* it is the address of the whole variable */
  uint64_t *escaped;   /* variables whose address goes elsewhere */
  uint64_t *use, *def; /* of the block at hand */
} Usage;

static void set_bit(uint64_t *set, uint32_t bit) { set[bit / 64] |= (uint64_t)1 << (bit % 64); }
static bool has_bit(const uint64_t *set, uint32_t bit) {
  return (set[bit / 64] >> (bit % 64) & 1) != 0;
}

static void note_use(Usage *u, IrTemp temp) {
  if (u->base[temp] == 0) return;
  uint32_t var = u->base[temp] - 1;
  if (!has_bit(u->def, var)) set_bit(u->use, var);
}

static void note_def(Usage *u, IrTemp temp) {
  if (u->base[temp] != 0 && u->is_whole[temp]) set_bit(u->def, u->base[temp] - 1);
}

static void note_escape(IrTemp *operand, void *context) {
  Usage *u = context;
  if (u->base[*operand] != 0) set_bit(u->escaped, u->base[*operand] - 1);
}

static void note_ins(Usage *u, IrIns *ins) {
  switch (ins->op) {
    case IR_LOCAL:
      u->base[ins->dst] = (uint32_t)ins->number + 1;
      u->is_whole[ins->dst] = true;
      break;
    case IR_FIELD:
      u->base[ins->dst] = u->base[ins->a];
      break;
    case IR_INDEX:
      u->base[ins->dst] = u->base[ins->a];
      note_escape(&ins->b, u);
      break;
    case IR_LOAD:
      note_use(u, ins->a);
      break;
    case IR_STORE:
      note_escape(&ins->b, u);
      note_def(u, ins->a);
      break;
    case IR_COPY:
      note_use(u, ins->b);
      note_def(u, ins->a);
      break;
    case IR_ZERO:
      note_def(u, ins->a);
      break;
    default:
      ir_each_operand(ins, note_escape, u);
      break;
  }
}

static void find_live(Engine *e, Flow *flow, const IrFunc *ir) {
  uint32_t words = ir->var_count / 64 + 1, count = ir->block_count;
  uint64_t *use = ARENA_ARRAY(e->arena, uint64_t, (size_t)words *count);
  uint64_t *def = ARENA_ARRAY(e->arena, uint64_t, (size_t)words *count);
  Usage u = {.ir = ir, .escaped = ARENA_ARRAY(e->arena, uint64_t, words)};
  flow->escaped = u.escaped;
  u.base = ARENA_ARRAY(e->arena, uint32_t, ir->temp_count + 1);
  flow->base = u.base;
  u.is_whole = ARENA_ARRAY(e->arena, bool, ir->temp_count + 1);
  for (uint32_t b = 0; b < count; b++) {
    u.use = use + (size_t)b * words;
    u.def = def + (size_t)b * words;
    for (uint32_t i = 0; i < ir->blocks[b].ins_count; i++) note_ins(&u, &ir->blocks[b].ins[i]);
  }
  flow->live_words = words;
  flow->live = ARENA_ARRAY(e->arena, uint64_t, (size_t)words *count);
  for (bool changed = true; changed;) {
    changed = false;
    for (uint32_t i = count; i > 0; i--) {
      uint32_t b = flow->order[i - 1];
      Targets t = targets_of(e, &ir->blocks[b]);
      uint64_t *live = flow->live + (size_t)b * words;
      for (uint32_t w = 0; w < words; w++) {
        uint64_t out = 0;
        for (uint32_t k = 0; k < t.count; k++) out |= flow->live[(size_t)t.list[k] * words + w];
        uint64_t in =
            use[(size_t)b * words + w] | (out & ~def[(size_t)b * words + w]) | u.escaped[w];
        if (in != live[w]) {
          live[w] = in;
          changed = true;
        }
      }
    }
  }
}

typedef struct Mention {
  const Flow *flow;
  uint64_t *live;
} Mention;

static void note_mention(IrTemp *operand, void *context) {
  const Mention *m = context;
  if (m->flow->base[*operand] != 0) set_bit(m->live, m->flow->base[*operand] - 1);
}

static void add_live_at(uint32_t *target, void *context) {
  const Mention *m = context;
  const uint64_t *live = m->flow->live + (size_t)*target * m->flow->live_words;
  for (uint32_t w = 0; w < m->flow->live_words; w++) m->live[w] |= live[w];
}

void flow_live_behind(const Flow *flow, const IrBlock *block, uint32_t at, uint64_t *live) {
  Mention m = {.flow = flow, .live = live};
  for (uint32_t w = 0; w < flow->live_words; w++) live[w] = flow->escaped[w];
  ir_each_target(&block->ins[block->ins_count - 1], add_live_at, &m);
  for (uint32_t i = at + 1; i < block->ins_count; i++) {
    ir_each_operand(&block->ins[i], note_mention, &m);
  }
}

/* Paths meet at a block with several predecessors, and behind a loop those of all its rounds. Where
 * one could have left a loop and did not, it meets those of other rounds that did not: what had to
 * be so for that, makes rounds alike. */
static void find_meetings(Engine *e, Flow *flow, const IrFunc *ir) {
  for (uint32_t b = 0; b < ir->block_count; b++) {
    if (flow->pred_count[b] > 1 || flow->is_header[b]) flow->is_meeting[b] = true;
    Targets t = targets_of(e, &ir->blocks[b]);
    bool leaves = false;
    for (uint32_t i = 0; i < t.count; i++) {
      if ((flow->loops[b] & ~flow->loops[t.list[i]]) == 0) continue;
      flow->is_meeting[t.list[i]] = leaves = true;
    }
    for (uint32_t i = 0; i < t.count && leaves; i++)
      if ((flow->loops[b] & flow->loops[t.list[i]]) != 0) flow->is_meeting[t.list[i]] = true;
  }
}

static uint32_t count_points(const IrFunc *ir) {
  uint32_t count = ir->block_count;
  for (uint32_t b = 0; b < ir->block_count; b++) {
    for (uint32_t i = 0; i < ir->blocks[b].ins_count; i++) {
      const IrIns *ins = &ir->blocks[b].ins[i];
      if (ins->op == IR_CALL && ins->is_relevant) count++;
    }
  }
  return count;
}

/* Behind calls paths can meet too: those points follow the start of their block in the order. */
static void add_points(Flow *flow, const IrFunc *ir) {
  uint32_t next = ir->block_count, filled = 0;
  uint32_t *blocks = g_memdup2(flow->order, sizeof *blocks * ir->block_count);
  for (uint32_t k = 0; k < ir->block_count; k++) {
    uint32_t block = blocks[k];
    flow->order[filled++] = flow->point_block[block] = block;
    flow->first_behind[block] = next;
    for (uint32_t i = 0; i < ir->blocks[block].ins_count; i++) {
      const IrIns *ins = &ir->blocks[block].ins[i];
      if (ins->op != IR_CALL || !ins->is_relevant) continue;
      flow->point_block[next] = block;
      flow->point_at[next] = i + 1;
      flow->is_meeting[next] = true;
      flow->loops[next] = flow->loops[block];
      flow->order[filled++] = next++;
    }
  }
  for (uint32_t i = 0; i < filled; i++) flow->rank[flow->order[i]] = i;
  g_free(blocks);
}

uint32_t flow_point_behind(const Flow *flow, uint32_t block, uint32_t call) {
  uint32_t point = flow->first_behind[block];
  while (flow->point_at[point] != call + 1) point++;
  assert(flow->point_block[point] == block);
  return point;
}

typedef struct Using {
  Flow *flow;
  uint32_t at;
} Using;

static void note_last_use(IrTemp *operand, void *context) {
  const Using *u = context;
  u->flow->last_use[*operand] = u->at;
}

static void find_last_uses(Engine *e, Flow *flow, const IrFunc *ir) {
  flow->last_use = ARENA_ARRAY(e->arena, uint32_t, ir->temp_count + 1);
  for (uint32_t b = 0; b < ir->block_count; b++) {
    for (uint32_t i = 0; i < ir->blocks[b].ins_count; i++) {
      Using u = {.flow = flow, .at = i};
      ir_each_operand(&ir->blocks[b].ins[i], note_last_use, &u);
    }
  }
}

Flow *flow_make(Engine *e, uint32_t func) {
  const IrFunc *ir = e->program->funcs[func].ir;
  Flow *flow = ARENA_NEW(e->arena, Flow);
  uint32_t count = flow->point_count = count_points(ir);
  flow->point_block = ARENA_ARRAY(e->arena, uint32_t, count);
  flow->point_at = ARENA_ARRAY(e->arena, uint32_t, count);
  flow->first_behind = ARENA_ARRAY(e->arena, uint32_t, ir->block_count);
  flow->order = ARENA_ARRAY(e->arena, uint32_t, count);
  flow->rank = ARENA_ARRAY(e->arena, uint32_t, count);
  flow->pred_count = ARENA_ARRAY(e->arena, uint32_t, ir->block_count);
  flow->is_meeting = ARENA_ARRAY(e->arena, bool, count);
  flow->is_header = ARENA_ARRAY(e->arena, bool, count);
  flow->loop = ARENA_ARRAY(e->arena, uint8_t, count);
  flow->loops = ARENA_ARRAY(e->arena, uint64_t, count);
  find_order(e, flow, ir);
  find_loops(e, flow, ir);
  order_loops(e, flow, ir);
  find_conditions(e, flow, ir);
  find_meetings(e, flow, ir);
  find_live(e, flow, ir);
  find_last_uses(e, flow, ir);
  add_points(flow, ir);
  return flow;
}
