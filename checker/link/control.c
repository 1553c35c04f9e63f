/* Control dependence from postdominators, those by the iterative algorithm of Cooper, Harvey and
 * Kennedy on the reversed graph. Block number n of the reversed graph is the virtual exit. */
#include "link/control.h"

typedef struct Edges {
  Arena *arena;
  uint32_t count;          /* blocks, without the virtual exit */
  GArray **succs, **preds; /* uint32_t */
} Edges;

typedef struct Collect {
  Edges *edges;
  uint32_t from;
} Collect;

static void add_edge(Edges *edges, uint32_t from, uint32_t to) {
  g_array_append_val(edges->succs[from], to);
  g_array_append_val(edges->preds[to], from);
}

static void collect_target(uint32_t *target, void *context) {
  const Collect *c = context;
  add_edge(c->edges, c->from, *target);
}

static Edges edges_make(const IrFunc *func) {
  Edges edges = {.count = func->block_count};
  edges.succs = g_new0(GArray *, edges.count + 1);
  edges.preds = g_new0(GArray *, edges.count + 1);
  for (uint32_t b = 0; b <= edges.count; b++) {
    edges.succs[b] = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    edges.preds[b] = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  }
  for (uint32_t b = 0; b < edges.count; b++) {
    Collect c = {.edges = &edges, .from = b};
    IrBlock *block = &func->blocks[b];
    ir_each_target(&block->ins[block->ins_count - 1], collect_target, &c);
    if (edges.succs[b]->len == 0) add_edge(&edges, b, edges.count);
  }
  return edges;
}

static void edges_free(Edges *edges) {
  for (uint32_t b = 0; b <= edges->count; b++) {
    g_array_free(edges->succs[b], TRUE);
    g_array_free(edges->preds[b], TRUE);
  }
  g_free(edges->succs);
  g_free(edges->preds);
}

typedef struct Order {
  uint32_t *blocks; /* postorder of the reversed graph */
  uint32_t *number; /* position of each block there */
  uint32_t filled;
} Order;

/* Postorder from one root, without recursion. */
static void visit(const Edges *edges, Order *order, uint32_t root, bool *seen) {
  GArray *stack = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  uint32_t *next = g_new0(uint32_t, edges->count + 1);
  g_array_append_val(stack, root);
  seen[root] = true;
  while (stack->len > 0) {
    uint32_t block = g_array_index(stack, uint32_t, stack->len - 1);
    const GArray *preds = edges->preds[block];
    if (next[block] < preds->len) {
      uint32_t to = g_array_index(preds, uint32_t, next[block]++);
      if (!seen[to]) {
        seen[to] = true;
        g_array_append_val(stack, to);
      }
      continue;
    }
    order->number[block] = order->filled;
    order->blocks[order->filled++] = block;
    g_array_set_size(stack, stack->len - 1);
  }
  g_array_free(stack, TRUE);
  g_free(next);
}

/* Loops without an end never reach the exit: they are given an edge to it, so that every block has
 * a postdominator. */
static Order order_make(Edges *edges) {
  Order order = {.blocks = g_new0(uint32_t, edges->count + 1),
                 .number = g_new0(uint32_t, edges->count + 1)};
  bool *seen = g_new0(bool, edges->count + 1);
  uint32_t exit = edges->count;
  visit(edges, &order, exit, seen);
  for (uint32_t b = edges->count; b > 0; b--) {
    if (seen[b - 1]) continue;
    add_edge(edges, b - 1, exit);
    /* The exit must come last: take it off, visit, and put it back. */
    order.filled--;
    visit(edges, &order, b - 1, seen);
    order.number[exit] = order.filled;
    order.blocks[order.filled++] = exit;
  }
  g_free(seen);
  return order;
}

static uint32_t common(const Order *order, const uint32_t *ipdom, uint32_t a, uint32_t b) {
  while (a != b) {
    while (order->number[a] < order->number[b]) a = ipdom[a];
    while (order->number[b] < order->number[a]) b = ipdom[b];
  }
  return a;
}

static uint32_t *postdominators(const Edges *edges, const Order *order) {
  uint32_t *ipdom = g_new(uint32_t, edges->count + 1);
  for (uint32_t b = 0; b <= edges->count; b++) ipdom[b] = UINT32_MAX;
  ipdom[edges->count] = edges->count;
  for (bool changed = true; changed;) {
    changed = false;
    for (uint32_t i = order->filled; i > 0; i--) {
      uint32_t block = order->blocks[i - 1], best = UINT32_MAX;
      if (block == edges->count) continue;
      for (guint k = 0; k < edges->succs[block]->len; k++) {
        uint32_t succ = g_array_index(edges->succs[block], uint32_t, k);
        if (ipdom[succ] == UINT32_MAX) continue;
        best = best == UINT32_MAX ? succ : common(order, ipdom, best, succ);
      }
      if (best != ipdom[block]) {
        ipdom[block] = best;
        changed = true;
      }
    }
  }
  return ipdom;
}

static void append_once(GArray *list, uint32_t block) {
  for (guint i = 0; i < list->len; i++) {
    if (g_array_index(list, uint32_t, i) == block) return;
  }
  g_array_append_val(list, block);
}

Control *control_make(Arena *arena, const IrFunc *func) {
  Edges edges = edges_make(func);
  Order order = order_make(&edges);
  uint32_t *ipdom = postdominators(&edges, &order);
  GArray **lists = g_new0(GArray *, edges.count);
  uint32_t total = 0;
  for (uint32_t b = 0; b < edges.count; b++) {
    lists[b] = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  }
  for (uint32_t b = 0; b < edges.count; b++) {
    if (edges.succs[b]->len < 2) continue;
    for (guint k = 0; k < edges.succs[b]->len; k++) {
      uint32_t at = g_array_index(edges.succs[b], uint32_t, k);
      for (; at != ipdom[b] && at != edges.count; at = ipdom[at]) append_once(lists[at], b);
    }
  }
  for (uint32_t b = 0; b < edges.count; b++) total += lists[b]->len;
  Control *control = ARENA_NEW(arena, Control);
  control->deciders = ARENA_ARRAY(arena, uint32_t, total);
  control->first = ARENA_ARRAY(arena, uint32_t, edges.count + 1);
  uint32_t filled = 0;
  for (uint32_t b = 0; b < edges.count; b++) {
    control->first[b] = filled;
    for (guint i = 0; i < lists[b]->len; i++) {
      control->deciders[filled++] = g_array_index(lists[b], uint32_t, i);
    }
    g_array_free(lists[b], TRUE);
  }
  control->first[edges.count] = filled;
  g_free(lists);
  g_free(ipdom);
  g_free(order.blocks);
  g_free(order.number);
  edges_free(&edges);
  return control;
}
