/* What an exploration wants to know more of: functions without a body, variables without a
 * definition. Their sources may be read then, and all begins anew. */
#include <string.h>

#include "explore/engine.h"

static void want(Engine *e, const char *name, bool is_variable, bool is_met) {
  for (uint32_t i = 0; i < e->out->wanted_count; i++) {
    Wanted *wanted = &e->out->wanted[i];
    if (strcmp(wanted->name, name) != 0) continue;
    wanted->is_met |= is_met && !e->in_device;
    return;
  }
  *ARENA_PUSH(e->out->arena, e->out, wanted, wanted) =
      (Wanted){arena_strdup(e->out->arena, name), is_variable, is_met && !e->in_device};
}

void want_body(Engine *e, uint32_t func, bool is_met) {
  want(e, e->program->funcs[func].name, false, is_met);
}

void want_variable(Engine *e, uint32_t global) {
  want(e, e->program->globals[global].name, true, true);
}

/* Adds the functions that the body of one calls by name, and that were not looked at yet. */
static void add_called(Engine *e, const IrFunc *ir, GArray *to) {
  uint32_t *named = g_new0(uint32_t, ir->temp_count + 1); /* function of each temporary, plus 1 */
  for (uint32_t b = 0; b < ir->block_count; b++) {
    for (uint32_t i = 0; i < ir->blocks[b].ins_count; i++) {
      const IrIns *ins = &ir->blocks[b].ins[i];
      if (ins->op == IR_FUNC) named[ins->dst] = (uint32_t)ins->number + 1;
      if (ins->op != IR_CALL || named[ins->a] == 0) continue;
      uint32_t callee = named[ins->a] - 1;
      if (e->is_followed[callee]) continue;
      e->is_followed[callee] = true;
      g_array_append_val(to, callee);
    }
  }
  g_free(named);
}

void want_callees(Engine *e, uint32_t func) {
  GArray *pending = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  g_array_append_val(pending, func);
  while (pending->len > 0) {
    const uint32_t next = g_array_index(pending, uint32_t, pending->len - 1);
    const ProgramFunc *f = &e->program->funcs[next];
    g_array_set_size(pending, pending->len - 1);
    if (f->ir != NULL)
      add_called(e, f->ir, pending);
    else if (f->model == NULL)
      want_body(e, next, false);
  }
  g_array_free(pending, TRUE);
}
