/* A translation unit: its top level, then every function that is reached. */
#include "lower/lower.h"

#include <string.h>

#include "lower/internal.h"

static void top_level(Lower *l, CXCursor cursor);

static enum CXChildVisitResult visit_top(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  top_level(data, cursor);
  return CXChildVisit_Continue;
}

static bool is_template(CXCursor function) {
  CXCursor parent = clang_getCursorSemanticParent(function);
  return clang_getCursorKind(parent) == CXCursor_ClassTemplate ||
         clang_getCursorKind(parent) == CXCursor_ClassTemplatePartialSpecialization;
}

/* A declaration that stands where a function without its body does. */
static void note_withheld(Lower *l, CXCursor function) {
  const Bodies *bodies = l->parsed->bodies;
  unsigned offset;
  clang_getFileLocation(clang_getCursorLocation(function), NULL, NULL, NULL, &offset);
  const char *name = lower_spelling(l, function);
  for (uint32_t i = 0; i < bodies->item_count; i++) {
    const Body *body = &bodies->items[i];
    if (body->is_kept || body->name_at != offset || strcmp(body->name, name) != 0) continue;
    ir_unit_withheld(l->unit, lower_linker_name(l, function), lower_is_static(function));
    g_hash_table_add(l->withheld, (gpointer)body);
  }
}

/* Every body that was left out is a function's, or stands in text that the preprocessor takes out.
 */
static void check_withheld(Lower *l) {
  const Bodies *bodies = l->parsed->bodies;
  CXFile file = clang_getFile(l->tu, l->parsed->path);
  for (uint32_t i = 0; bodies != NULL && i < bodies->item_count; i++) {
    const Body *body = &bodies->items[i];
    if (body->is_kept || g_hash_table_contains(l->withheld, body)) continue;
    unsigned line;
    CXSourceLocation at = clang_getLocationForOffset(l->tu, file, body->start);
    clang_getFileLocation(at, NULL, &line, NULL, NULL);
    if (!lower_is_skipped(l, file, line)) l->unit->is_misread = true;
  }
}

/* Functions of headers that are inline or static wait until something refers to them. */
static void top_function(Lower *l, CXCursor function) {
  bool is_main = lower_in_main_file(l, function);
  if (is_main && l->parsed->bodies != NULL && !clang_isCursorDefinition(function))
    note_withheld(l, function);
  if (!clang_isCursorDefinition(function) || is_template(function)) return;
  if (!is_main && lower_in_system_header(function)) return;
  bool waits = clang_Cursor_isFunctionInlined(function) != 0 ||
               clang_getCursorLinkage(function) == CXLinkage_Internal;
  if (is_main || !waits) lower_function_symbol(l, function);
}

static void top_variable(Lower *l, CXCursor variable) {
  if (lower_waits(l, variable)) return;
  bool is_extern = clang_Cursor_getStorageClass(variable) == CX_SC_Extern &&
                   lower_is_null(clang_Cursor_getVarDeclInitializer(variable));
  if (!is_extern) lower_global(l, variable, NULL);
}

/* What the compiler has made of a template, at the template's own place. It is lowered where
 * something refers to it. */
static bool is_instance(CXCursor cursor) {
  CXCursor template = clang_getSpecializedCursorTemplate(cursor);
  return !lower_is_null(template) && clang_equalLocations(clang_getCursorLocation(cursor),
                                                          clang_getCursorLocation(template)) != 0;
}

static void top_level(Lower *l, CXCursor cursor) {
  if (l->is_cplusplus && is_instance(cursor)) return;
  switch (clang_getCursorKind(cursor)) {
    case CXCursor_FunctionDecl:
    case CXCursor_CXXMethod:
    case CXCursor_Constructor:
    case CXCursor_Destructor:
    case CXCursor_ConversionFunction:
      top_function(l, cursor);
      break;
    case CXCursor_VarDecl:
      top_variable(l, cursor);
      break;
    case CXCursor_ClassDecl:
    case CXCursor_StructDecl:
    case CXCursor_UnionDecl:
      if (!l->is_cplusplus || (!lower_in_main_file(l, cursor) && lower_in_system_header(cursor)))
        break;
      clang_visitChildren(cursor, visit_top, l);
      break;
    case CXCursor_Namespace:
    case CXCursor_LinkageSpec:
    case CXCursor_UnexposedDecl:
      clang_visitChildren(cursor, visit_top, l);
      break;
    default:
      break;
  }
}

Fn *lower_init_fn(Lower *l, bool is_constant) {
  Fn **f = is_constant ? &l->init : &l->construct;
  if (*f == NULL) {
    const char *name = is_constant ? IR_INIT : IR_CONSTRUCT;
    *f = ARENA_NEW(l->scratch, Fn);
    lower_fn_open(*f, l, ir_func_new(l->unit, name, name));
    (*f)->func->is_static = true;
    (*f)->is_init = true;
  }
  return *f;
}

static void finish_init(Fn *f) {
  if (f == NULL) return;
  if (!ir_block_closed(f->func, f->block)) {
    f->at = (IrLoc){0};
    lower_emit(f, (IrIns){.op = IR_RETURN});
  }
  lower_fn_close(f);
}

static void copy_problems(Lower *l) {
  for (uint32_t i = 0; i < l->parsed->problem_count; i++) {
    const ParsedProblem *p = &l->parsed->problems[i];
    IrLoc loc = {.line = p->line, .column = p->column};
    if (*p->file != 0) loc.file = ir_unit_file(l->unit, p->file);
    ir_problem(l->unit, loc, "%s", p->message);
  }
}

IrUnit *lower(const ParsedUnit *parsed) {
  Lower l = {.parsed = parsed, .tu = parsed->tu, .is_cplusplus = parsed->is_cplusplus};
  l.unit = ir_unit_new(parsed->path);
  l.scratch = arena_new();
  l.files = g_hash_table_new(NULL, NULL);
  l.symbols = g_hash_table_new(lower_hash_cursor, lower_equal_cursors);
  l.noreturn = g_hash_table_new(lower_hash_cursor, lower_equal_cursors);
  l.classes = g_hash_table_new(lower_hash_cursor, lower_equal_cursors);
  l.closures = g_hash_table_new(lower_hash_cursor, lower_equal_cursors);
  l.queued = g_hash_table_new(g_str_hash, g_str_equal);
  l.names = g_hash_table_new(g_str_hash, g_str_equal);
  l.sections = g_hash_table_new(g_str_hash, g_str_equal);
  l.withheld = g_hash_table_new(NULL, NULL);
  g_queue_init(&l.queue);
  copy_problems(&l);
  lower_collect_errors(&l);
  lower_read_pragmas(&l);
  clang_visitChildren(clang_getTranslationUnitCursor(l.tu), visit_top, &l);
  check_withheld(&l);
  while (!g_queue_is_empty(&l.queue)) {
    lower_function(&l, g_queue_pop_head(&l.queue));
  }
  finish_init(l.init);
  finish_init(l.construct);
  lower_check_unit(&l);
  lower_shown_free(&l);
  g_hash_table_destroy(l.withheld);
  g_hash_table_destroy(l.files);
  g_hash_table_destroy(l.symbols);
  g_hash_table_destroy(l.noreturn);
  g_hash_table_destroy(l.queued);
  g_hash_table_destroy(l.names);
  g_hash_table_destroy(l.classes);
  g_hash_table_destroy(l.closures);
  if (l.instances != NULL) g_hash_table_destroy(l.instances);
  g_hash_table_destroy(l.sections);
  g_array_free(l.segments, true);
  arena_free(l.scratch);
#ifndef NDEBUG
  char *error = ir_verify(l.unit);
  if (error != NULL) bug("%s", error);
#endif
  return l.unit;
}
