/* The control-flow graph in graphviz' language, a cluster for each function. */
#include "ir/ir.h"

typedef struct Edges {
  FILE *out;
  uint32_t func, block;
} Edges;

static void print_edge(uint32_t *target, void *context) {
  const Edges *e = context;
  fprintf(e->out, "  f%u_bb%u -> f%u_bb%u;\n", e->func, e->block, e->func, *target);
}

void ir_dot(const IrUnit *unit, FILE *out) {
  fputs("digraph unit {\n  node [shape=box, fontname=monospace];\n", out);
  Edges e = {.out = out};
  for (e.func = 0; e.func < unit->func_count; e.func++) {
    const IrFunc *func = unit->funcs[e.func];
    char *display = g_strescape(func->display, NULL);
    fprintf(out, "  subgraph cluster_%u {\n  label=\"%s\";\n", e.func, display);
    g_free(display);
    for (e.block = 0; e.block < func->block_count; e.block++) {
      IrBlock *block = &func->blocks[e.block];
      IrIns *last = &block->ins[block->ins_count - 1];
      char *source = g_strescape(last->source != NULL ? last->source : ir_op_name(last->op), NULL);
      fprintf(out, "  f%u_bb%u [label=\"bb%u  line %u\\n%s\"];\n", e.func, e.block, e.block,
              block->ins[0].loc.line, source);
      g_free(source);
      ir_each_target(last, print_edge, &e);
    }
    fputs("  }\n", out);
  }
  fputs("}\n", out);
}
