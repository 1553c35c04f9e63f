/* Reads the text that print.c prints, for engine tests that need no compiler and for the cache. The
 * grammar is that of print.c; every line stands for itself. */
#include <string.h>

#include "ir/ir.h"

typedef struct Reader {
  IrUnit *unit;
  IrFunc *func;
  const char *p; /* what is left of the line */
  unsigned line;
  bool in_block;
  char *error;
} Reader;

static bool fail(Reader *r, const char *what) {
  if (r->error == NULL)
    r->error = g_strdup_printf("line %u: expected %s at '%s'", r->line, what, r->p);
  return false;
}

static void skip_blanks(Reader *r) {
  while (*r->p == ' ' || *r->p == '\t') r->p++;
}

static bool accept(Reader *r, const char *text) {
  skip_blanks(r);
  size_t length = strlen(text);
  if (strncmp(r->p, text, length) != 0) return false;
  r->p += length;
  return true;
}

static bool expect(Reader *r, const char *text) { return accept(r, text) || fail(r, text); }

/* A word ends at a blank or one of the signs of the grammar; names may hold any other character. */
static bool word(Reader *r, const char **out) {
  skip_blanks(r);
  size_t length = strcspn(r->p, " \t,():;[]\"");
  if (length == 0) return fail(r, "a name");
  char *text = arena_alloc(r->unit->arena, length + 1);
  memcpy(text, r->p, length);
  *out = text;
  r->p += length;
  return true;
}

/* C++ names are mangled and statics are dotted, so a symbol is everything up to a blank. */
static bool symbol(Reader *r, char sign, const char **out) {
  skip_blanks(r);
  if (*r->p != sign) return fail(r, "a symbol");
  r->p++;
  size_t length = strcspn(r->p, " \t");
  if (length == 0) return fail(r, "a symbol");
  char *text = arena_alloc(r->unit->arena, length + 1);
  memcpy(text, r->p, length);
  *out = text;
  r->p += length;
  return true;
}

static bool quoted(Reader *r, const char **out) {
  skip_blanks(r);
  if (*r->p != '"') return fail(r, "a string");
  const char *end = ++r->p;
  while (*end != '"') {
    if (*end == '\\' && end[1] != '\0') end++;
    if (*end == '\0') return fail(r, "the end of a string");
    end++;
  }
  char *raw = g_strndup(r->p, (gsize)(end - r->p));
  char *text = g_strcompress(raw);
  *out = arena_strdup(r->unit->arena, text);
  g_free(text);
  g_free(raw);
  r->p = end + 1;
  return true;
}

static bool number(Reader *r, int64_t *out) {
  skip_blanks(r);
  char *end;
  *out = g_ascii_strtoll(r->p, &end, 10);
  if (end == r->p) return fail(r, "a number");
  r->p = end;
  return true;
}

static bool count(Reader *r, uint32_t *out) {
  int64_t value;
  if (!number(r, &value)) return false;
  if (value < 0 || value > INT32_MAX) return fail(r, "a number in range");
  *out = (uint32_t)value;
  return true;
}

static bool temp(Reader *r, IrTemp *out) {
  if (!expect(r, "%") || !count(r, out)) return false;
  if (*out == 0) return fail(r, "a temporary");
  if (*out > r->func->temp_count) r->func->temp_count = *out;
  return true;
}

static bool block(Reader *r, uint32_t *out) {
  if (!expect(r, "bb") || !count(r, out)) return false;
  while (r->func->block_count <= *out && *out < 1u << 20) ir_block_new(r->unit, r->func);
  return *out < r->func->block_count || fail(r, "a block number in range");
}

static bool type(Reader *r, IrType *out) {
  const char *name = "";
  if (!word(r, &name)) return false;
  for (*out = 0; *out < IR_TYPE_COUNT; (*out)++) {
    if (strcmp(ir_type_name(*out), name) == 0) return true;
  }
  return fail(r, "a type");
}

static bool loc(Reader *r, IrLoc *out) {
  if (!accept(r, ";")) return true;
  if (!count(r, &out->file) || !expect(r, ":") || !count(r, &out->line) || !expect(r, ":") ||
      !count(r, &out->column)) {
    return false;
  }
  if (out->file >= r->unit->file_count) return fail(r, "the number of a file");
  return !accept(r, "-") || count(r, &out->end_column);
}

static bool nothing_more(Reader *r) {
  skip_blanks(r);
  return *r->p == '\0' || fail(r, "the end of the line");
}

static bool line_end(Reader *r, IrLoc *place) { return loc(r, place) && nothing_more(r); }

static bool call_operands(Reader *r, IrIns *ins) {
  if (!type(r, &ins->type) || !temp(r, &ins->a) || !expect(r, "(")) return false;
  GArray *args = g_array_new(FALSE, FALSE, sizeof(IrTemp));
  bool good = true;
  while (good && !accept(r, ")")) {
    IrTemp arg;
    good = (args->len == 0 || expect(r, ",")) && temp(r, &arg);
    if (good) g_array_append_val(args, arg);
  }
  ins->arg_count = args->len;
  ins->args = ARENA_ARRAY(r->unit->arena, IrTemp, args->len);
  if (args->len > 0) memcpy(ins->args, args->data, args->len * sizeof(IrTemp));
  g_array_free(args, TRUE);
  return good;
}

static bool switch_operands(Reader *r, IrIns *ins) {
  if (!temp(r, &ins->a) || !expect(r, ",") || !block(r, &ins->target[0]) || !expect(r, "[")) {
    return false;
  }
  GArray *cases = g_array_new(FALSE, FALSE, sizeof(IrCase));
  bool good = true;
  while (good && !accept(r, "]")) {
    IrCase c = {0};
    good = (cases->len == 0 || expect(r, ",")) && number(r, &c.low);
    c.high = c.low;
    if (good && accept(r, "..")) good = number(r, &c.high);
    good = good && expect(r, ":") && block(r, &c.target);
    if (good) g_array_append_val(cases, c);
  }
  ins->case_count = cases->len;
  ins->cases = ARENA_ARRAY(r->unit->arena, IrCase, cases->len);
  if (cases->len > 0) memcpy(ins->cases, cases->data, cases->len * sizeof(IrCase));
  g_array_free(cases, TRUE);
  return good;
}

static bool operands(Reader *r, IrIns *ins) {
  switch (ir_op_shape(ins->op)) {
    case IR_SHAPE_IMM:
      return type(r, &ins->type) && number(r, &ins->number);
    case IR_SHAPE_SYM:
      return symbol(r, ins->op == IR_LOCAL ? '$' : '@', &ins->text);
    case IR_SHAPE_TEXT:
      return type(r, &ins->type) && quoted(r, &ins->text);
    case IR_SHAPE_UN:
      return type(r, &ins->type) && temp(r, &ins->a);
    case IR_SHAPE_BIN:
    case IR_SHAPE_STORE:
      return type(r, &ins->type) && temp(r, &ins->a) && expect(r, ",") && temp(r, &ins->b);
    case IR_SHAPE_FIELD:
      return temp(r, &ins->a) && symbol(r, '.', &ins->text);
    case IR_SHAPE_COPY:
      return temp(r, &ins->a) && expect(r, ",") && temp(r, &ins->b);
    case IR_SHAPE_ONE:
      return temp(r, &ins->a);
    case IR_SHAPE_CALL:
      return call_operands(r, ins);
    case IR_SHAPE_NOTE:
      return quoted(r, &ins->text);
    case IR_SHAPE_JUMP:
      return block(r, &ins->target[0]);
    case IR_SHAPE_BRANCH:
      return temp(r, &ins->a) && expect(r, ",") && block(r, &ins->target[0]) && expect(r, ",") &&
             block(r, &ins->target[1]);
    case IR_SHAPE_SWITCH:
      return switch_operands(r, ins);
    case IR_SHAPE_RETURN:
      skip_blanks(r);
      return *r->p != '%' || temp(r, &ins->a);
    case IR_SHAPE_END:
      return true;
  }
  return false;
}

static bool instruction(Reader *r, uint32_t into) {
  IrIns ins = {0};
  skip_blanks(r);
  if (*r->p == '%' && (!temp(r, &ins.dst) || !expect(r, "="))) return false;
  const char *name;
  if (!word(r, &name)) return false;
  for (ins.op = 0; ins.op < IR_OP_COUNT; ins.op++) {
    if (strcmp(ir_op_name(ins.op), name) == 0) break;
  }
  if (ins.op == IR_OP_COUNT) return fail(r, "an instruction");
  if (!operands(r, &ins)) return false;
  skip_blanks(r);
  if (*r->p == '"' && !quoted(r, &ins.source)) return false;
  if (!line_end(r, &ins.loc)) return false;
  *ARENA_PUSH(r->unit->arena, &r->func->blocks[into], ins, ins) = ins;
  return true;
}

static bool function_head(Reader *r) {
  const char *name, *display;
  if (!symbol(r, '@', &name) || !quoted(r, &display)) return false;
  r->func = ir_func_new(r->unit, name, display);
  r->in_block = false;
  r->func->is_static = accept(r, "static");
  r->func->is_inline = accept(r, "inline");
  if (accept(r, "section") && !quoted(r, &r->func->section)) return false;
  return line_end(r, &r->func->loc);
}

static bool variable(Reader *r, bool is_param) {
  const char *name;
  IrType var_type;
  IrLoc nowhere = {0};
  if (!symbol(r, '$', &name) || !type(r, &var_type) || !line_end(r, &nowhere)) return false;
  ir_var_new(r->unit, r->func, name, var_type, is_param);
  return true;
}

static bool global_line(Reader *r) {
  const char *name;
  IrType var_type;
  if (!symbol(r, '@', &name) || !type(r, &var_type)) return false;
  IrGlobal *global = ir_global_new(r->unit, name, accept(r, "static"));
  global->type = var_type;
  global->is_defined = accept(r, "defined");
  if (accept(r, "destroyed") &&
      (!symbol(r, '@', &global->destroyer) || !quoted(r, &global->display))) {
    return false;
  }
  return line_end(r, &global->loc);
}

static bool file_line(Reader *r) {
  uint32_t index;
  const char *path;
  IrLoc nowhere = {0};
  if (!count(r, &index) || !quoted(r, &path) || !line_end(r, &nowhere)) return false;
  if (index == 0) {
    r->unit->files[0] = path;
    r->unit->path = path;
    return true;
  }
  return ir_unit_file(r->unit, path) == index || fail(r, "files in their order");
}

static bool problem_line(Reader *r) {
  const char *message;
  IrLoc place = {0};
  if (!quoted(r, &message) || !line_end(r, &place)) return false;
  ir_problem(r->unit, place, "%s", message);
  return true;
}

static bool partial_line(Reader *r) {
  const char *name;
  if (!quoted(r, &name) || !nothing_more(r)) return false;
  ir_unit_partial(r->unit, name);
  return true;
}

static bool withheld_line(Reader *r) {
  const char *name;
  if (!symbol(r, '@', &name)) return false;
  ir_unit_withheld(r->unit, name, accept(r, "static"));
  return nothing_more(r);
}

static bool read_line(Reader *r, uint32_t *into) {
  if (*r->p == '\0' || *r->p == '#') return true;
  if (accept(r, "file ")) return file_line(r);
  if (accept(r, "partial ")) return partial_line(r);
  if (accept(r, "withheld ")) return withheld_line(r);
  if (accept(r, "problem ")) return problem_line(r);
  if (accept(r, "global ")) return global_line(r);
  if (accept(r, "func ")) return function_head(r);
  if (r->func == NULL) return fail(r, "a function before its body");
  if (!r->in_block && accept(r, "broken ")) {
    return quoted(r, &r->func->broken) && line_end(r, &r->func->broken_loc);
  }
  if (!r->in_block && accept(r, "param ")) return variable(r, true);
  if (!r->in_block && accept(r, "var ")) return variable(r, false);
  if (strncmp(r->p, "bb", 2) == 0) {
    r->in_block = true;
    return block(r, into) && expect(r, ":") && nothing_more(r);
  }
  if (!r->in_block) return fail(r, "a block");
  return instruction(r, *into);
}

IrUnit *ir_read(const char *text, const char *origin, char **error) {
  Reader r = {.unit = ir_unit_new(origin)};
  char **lines = g_strsplit(text, "\n", -1);
  uint32_t into = 0;
  bool good = true;
  for (char **line = lines; good && *line != NULL; line++) {
    r.line++;
    r.p = *line;
    good = read_line(&r, &into);
  }
  g_strfreev(lines);
  if (good) return r.unit;
  *error = g_strdup_printf("%s: %s", origin, r.error);
  g_free(r.error);
  ir_unit_free(r.unit);
  return NULL;
}
