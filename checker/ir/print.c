/* The IR as text: one line for each variable and instruction, the place behind a semicolon. What is
 * printed here is what read.c reads. */
#include <inttypes.h>

#include "ir/ir.h"

static void print_quoted(const char *text, FILE *out) {
  char *escaped = g_strescape(text, NULL);
  fprintf(out, "\"%s\"", escaped);
  g_free(escaped);
}

static void print_loc(IrLoc loc, FILE *out) {
  if (loc.line == 0) return;
  fprintf(out, " ; %u:%u:%u", loc.file, loc.line, loc.column);
  if (loc.end_column != 0) fprintf(out, "-%u", loc.end_column);
}

static void print_call(const IrIns *ins, FILE *out) {
  fprintf(out, " %s %%%u (", ir_type_name(ins->type), ins->a);
  for (uint32_t i = 0; i < ins->arg_count; i++) {
    fprintf(out, "%s%%%u", i == 0 ? "" : ", ", ins->args[i]);
  }
  fputc(')', out);
}

static void print_switch(const IrIns *ins, FILE *out) {
  fprintf(out, " %%%u, bb%u [", ins->a, ins->target[0]);
  for (uint32_t i = 0; i < ins->case_count; i++) {
    const IrCase *c = &ins->cases[i];
    fprintf(out, "%s%" PRId64, i == 0 ? "" : ", ", c->low);
    if (c->high != c->low) fprintf(out, "..%" PRId64, c->high);
    fprintf(out, ": bb%u", c->target);
  }
  fputc(']', out);
}

static void print_ins(const IrIns *ins, FILE *out) {
  fputs("  ", out);
  if (ins->dst != 0) fprintf(out, "%%%u = ", ins->dst);
  fputs(ir_op_name(ins->op), out);
  switch (ir_op_shape(ins->op)) {
    case IR_SHAPE_IMM:
      fprintf(out, " %s %" PRId64, ir_type_name(ins->type), ins->number);
      break;
    case IR_SHAPE_SYM:
      fprintf(out, " %c%s", ins->op == IR_LOCAL ? '$' : '@', ins->text);
      break;
    case IR_SHAPE_TEXT:
      fprintf(out, " %s ", ir_type_name(ins->type));
      print_quoted(ins->text, out);
      break;
    case IR_SHAPE_UN:
      fprintf(out, " %s %%%u", ir_type_name(ins->type), ins->a);
      break;
    case IR_SHAPE_BIN:
    case IR_SHAPE_STORE:
      fprintf(out, " %s %%%u, %%%u", ir_type_name(ins->type), ins->a, ins->b);
      break;
    case IR_SHAPE_FIELD:
      fprintf(out, " %%%u .%s", ins->a, ins->text);
      break;
    case IR_SHAPE_COPY:
      fprintf(out, " %%%u, %%%u", ins->a, ins->b);
      break;
    case IR_SHAPE_ONE:
      fprintf(out, " %%%u", ins->a);
      break;
    case IR_SHAPE_CALL:
      print_call(ins, out);
      break;
    case IR_SHAPE_NOTE:
      fputc(' ', out);
      print_quoted(ins->text, out);
      break;
    case IR_SHAPE_JUMP:
      fprintf(out, " bb%u", ins->target[0]);
      break;
    case IR_SHAPE_BRANCH:
      fprintf(out, " %%%u, bb%u, bb%u", ins->a, ins->target[0], ins->target[1]);
      break;
    case IR_SHAPE_SWITCH:
      print_switch(ins, out);
      break;
    case IR_SHAPE_RETURN:
      if (ins->a != 0) fprintf(out, " %%%u", ins->a);
      break;
    case IR_SHAPE_END:
      break;
  }
  if (ins->source != NULL) {
    fputc(' ', out);
    print_quoted(ins->source, out);
  }
  print_loc(ins->loc, out);
  fputc('\n', out);
}

void ir_print_func(const IrUnit *unit, const IrFunc *func, FILE *out) {
  (void)unit;
  fprintf(out, "func @%s ", func->name);
  print_quoted(func->display, out);
  if (func->is_static) fputs(" static", out);
  if (func->is_inline) fputs(" inline", out);
  if (func->section != NULL) {
    fputs(" section ", out);
    print_quoted(func->section, out);
  }
  print_loc(func->loc, out);
  fputc('\n', out);
  if (func->broken != NULL) {
    fputs("  broken ", out);
    print_quoted(func->broken, out);
    print_loc(func->broken_loc, out);
    fputc('\n', out);
  }
  for (uint32_t i = 0; i < func->var_count; i++) {
    const IrVar *var = &func->vars[i];
    fprintf(out, "  %s $%s %s\n", var->is_param ? "param" : "var", var->name,
            ir_type_name(var->type));
  }
  for (uint32_t b = 0; b < func->block_count; b++) {
    fprintf(out, "bb%u:\n", b);
    for (uint32_t i = 0; i < func->blocks[b].ins_count; i++) {
      print_ins(&func->blocks[b].ins[i], out);
    }
  }
}

void ir_print(const IrUnit *unit, FILE *out) {
  for (uint32_t i = 0; i < unit->file_count; i++) {
    fprintf(out, "file %u ", i);
    print_quoted(unit->files[i], out);
    fputc('\n', out);
  }
  for (uint32_t i = 0; i < unit->partial_count; i++) {
    fputs("partial ", out);
    print_quoted(unit->partial[i], out);
    fputc('\n', out);
  }
  for (uint32_t i = 0; i < unit->withheld_count; i++) {
    const IrWithheld *withheld = &unit->withheld[i];
    fprintf(out, "withheld @%s%s\n", withheld->name, withheld->is_static ? " static" : "");
  }
  for (uint32_t i = 0; i < unit->problem_count; i++) {
    fputs("problem ", out);
    print_quoted(unit->problems[i].message, out);
    print_loc(unit->problems[i].loc, out);
    fputc('\n', out);
  }
  for (uint32_t i = 0; i < unit->global_count; i++) {
    const IrGlobal *global = &unit->globals[i];
    fprintf(out, "global @%s %s%s%s", global->name, ir_type_name(global->type),
            global->is_static ? " static" : "", global->is_defined ? " defined" : "");
    if (global->destroyer != NULL) {
      fprintf(out, " destroyed @%s ", global->destroyer);
      print_quoted(global->display, out);
    }
    print_loc(global->loc, out);
    fputc('\n', out);
  }
  for (uint32_t i = 0; i < unit->func_count; i++) {
    fputc('\n', out);
    ir_print_func(unit, unit->funcs[i], out);
  }
}
