/* One source to a translation unit: rounds of parsing, each with what the one before found missing.
 */
#include "parse/parse.h"

#include <stdlib.h>
#include <string.h>

#include "parse/internal.h"

enum { ROUND_LIMIT = 12 };

char *parse_libclang_version(void) {
  CXString text = clang_getClangVersion();
  const char *digits = strpbrk(clang_getCString(text), "0123456789");
  size_t length = digits != NULL ? strspn(digits, "0123456789.") : 0;
  char *version = g_strndup(digits != NULL ? digits : "", length);
  clang_disposeString(text);
  return version;
}

static void index_pack(Parser *parser) {
  parser->pack = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (size_t i = 0; i < embedded_file_count; i++) {
    const char *path = embedded_files[i].path;
    if (!g_str_has_prefix(path, PARSE_PACK)) continue;
    const char *inside = path + strlen(PARSE_PACK);
    g_hash_table_insert(parser->pack, g_ascii_strdown(inside, -1), (char *)inside);
  }
}

Parser *parser_new(const ParseOptions *options, char **error) {
  Arena *arena = arena_new();
  Parser *parser = ARENA_NEW(arena, Parser);
  parser->arena = arena;
  parser->version = parse_libclang_version();
  parser->headers = options != NULL ? options->headers : NULL;
  parser->precompiled = options != NULL ? options->precompiled : NULL;
  parser->owns_disk = options == NULL || options->disk == NULL;
  parser->disk = parser->owns_disk ? disk_new() : options->disk;
  index_pack(parser);
  if (!parse_configure(parser, options, error)) {
    parser_free(parser);
    return NULL;
  }
  /* What comes out of a precompiled header is no part of the source. */
  parser->index = clang_createIndex(1, 0);
  return parser;
}

void parser_free(Parser *parser) {
  if (parser == NULL) return;
  if (parser->index != NULL) clang_disposeIndex(parser->index);
  if (parser->system_dirs != NULL) g_ptr_array_free(parser->system_dirs, true);
  g_free(parser->include_dirs);
  g_free(parser->version);
  g_strfreev(parser->defines);
  g_hash_table_destroy(parser->pack);
  if (parser->owns_disk) disk_free(parser->disk);
  arena_free(parser->arena);
}

static void free_string(void *string) { g_string_free(string, true); }

bool parse_put_file(Job *job, const char *path, const char *text, size_t size) {
  GString *old = g_hash_table_lookup(job->files, path);
  if (old != NULL && old->len == size && memcmp(old->str, text, size) == 0) return false;
  g_hash_table_replace(job->files, g_strdup(path), g_string_new_len(text, (gssize)size));
  return true;
}

ParsedProblem *parse_problem(ParsedUnit *unit, const char *file, unsigned line, unsigned column,
                             bool is_error, const char *message) {
  ParsedProblem *problem = ARENA_PUSH(unit->arena, unit, problems, problem);
  char *valid = g_utf8_make_valid(message, -1);
  *problem = (ParsedProblem){.file = arena_strdup(unit->arena, file),
                             .line = line,
                             .column = column,
                             .message = arena_strdup(unit->arena, valid),
                             .is_error = is_error};
  g_free(valid);
  return problem;
}

/* A round ------------------------------------------------------------------------------------ */

static CXTranslationUnit run_round(Job *job) {
  GArray *unsaved = parse_given_files(job);
  CXTranslationUnit tu = NULL;
  unsigned options = CXTranslationUnit_KeepGoing | CXTranslationUnit_DetailedPreprocessingRecord;
  clang_parseTranslationUnit2(job->parser->index, job->source->path,
                              (const char *const *)job->args->pdata, (int)job->args->len,
                              &g_array_index(unsaved, struct CXUnsavedFile, 0), unsaved->len,
                              options, &tu);
  g_array_free(unsaved, true);
  return tu;
}

static char *diagnostic_place(CXDiagnostic diagnostic, unsigned *line, unsigned *column) {
  CXFile file;
  clang_getFileLocation(clang_getDiagnosticLocation(diagnostic), &file, line, column, NULL);
  if (file == NULL) {
    *line = *column = 0;
    return g_strdup("");
  }
  CXString name = clang_getFileName(file);
  char *copy = g_strdup(clang_getCString(name));
  clang_disposeString(name);
  return copy;
}

/* "'ntddk.h' file not found" yields the name (free with g_free), anything else NULL. */
static char *missing_name(const char *message) {
  if (message[0] != '\'') return NULL;
  const char *end = strstr(message + 1, "' file not found");
  if (end == NULL || strstr(end, "with <angled>") != NULL) return NULL;
  return g_strndup(message + 1, (gsize)(end - message - 1));
}

static bool supply_utf16(Job *job, const char *message, const char *file) {
  if (strstr(message, "encoding is not supported") == NULL) return false;
  const char *quote = strchr(message, '\'');
  const char *end = quote != NULL ? strchr(quote + 1, '\'') : NULL;
  char *path = end != NULL ? g_strndup(quote + 1, (gsize)(end - quote - 1)) : g_strdup(file);
  size_t size;
  bool is_converted, changed = false;
  char *error = NULL;
  char *text = parse_read_text(path, &size, &is_converted, &error);
  if (text != NULL && is_converted) changed = parse_put_file(job, path, text, size);
  g_free(text);
  g_free(error);
  g_free(path);
  return changed;
}

/* Supplies what the round found missing; true when another round is worth while. */
static bool supply_files(Job *job, CXTranslationUnit tu) {
  bool changed = false;
  CXDiagnosticSet set = clang_getDiagnosticSetFromTU(tu);
  unsigned count = clang_getNumDiagnosticsInSet(set);
  for (unsigned i = 0; i < count; i++) {
    CXDiagnostic diagnostic = clang_getDiagnosticInSet(set, i);
    if (clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error) {
      CXString text = clang_getDiagnosticSpelling(diagnostic);
      const char *message = clang_getCString(text);
      unsigned line, column;
      char *file = diagnostic_place(diagnostic, &line, &column);
      char *name = missing_name(message);
      if (name != NULL) {
        bool is_new;
        parse_supply_include(job, name, file, &is_new);
        changed = is_new || changed;
      } else {
        changed = supply_utf16(job, message, file) || changed;
      }
      g_free(name);
      g_free(file);
      clang_disposeString(text);
    }
    clang_disposeDiagnostic(diagnostic);
  }
  return changed;
}

bool parse_is_harmless(const char *message) {
  return strstr(message, "with <angled> include") != NULL ||
         g_str_has_prefix(message, "conflicting types for") ||
         g_str_has_prefix(message, "'#pragma alloc_text'") ||
         g_str_has_prefix(message, "static assertion failed") ||
         g_str_has_prefix(message, "'__C_ASSERT__' declared as an array") ||
         g_str_has_prefix(message, "dllimport cannot be applied to non-inline function") ||
         strstr(message, "causes a section type conflict") != NULL;
}

static void record_problems(ParsedUnit *unit) {
  CXDiagnosticSet set = clang_getDiagnosticSetFromTU(unit->tu);
  unsigned count = clang_getNumDiagnosticsInSet(set);
  for (unsigned i = 0; i < count; i++) {
    CXDiagnostic diagnostic = clang_getDiagnosticInSet(set, i);
    if (clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error) {
      CXString text = clang_getDiagnosticSpelling(diagnostic);
      unsigned line, column;
      char *file = diagnostic_place(diagnostic, &line, &column);
      const char *message = clang_getCString(text);
      if (!parse_is_harmless(message)) {
        CXString category = clang_getDiagnosticCategoryText(diagnostic);
        CXString option = clang_getDiagnosticOption(diagnostic, NULL);
        ParsedProblem *problem = parse_problem(unit, file, line, column, true, message);
        problem->is_syntax = strcmp(clang_getCString(category), "Semantic Issue") != 0;
        problem->is_whole = *clang_getCString(option) != 0;
        clang_disposeString(option);
        clang_disposeString(category);
      }
      g_free(file);
      clang_disposeString(text);
    }
    clang_disposeDiagnostic(diagnostic);
  }
}

/* What it was read from ----------------------------------------------------------------------- */

typedef struct Inputs {
  Job *job;
  GHashTable *files; /* path -> itself */
} Inputs;

/* A header that is nowhere is worth a word once it turns out to be included. */
static void note_empty(Job *job, const char *path, CXSourceLocation *stack, unsigned depth) {
  const char *name = g_hash_table_lookup(job->empty, path);
  if (name == NULL || depth == 0) return;
  CXFile file;
  unsigned line;
  clang_getFileLocation(stack[0], &file, &line, NULL, NULL);
  CXString from = clang_getFileName(file);
  char *message = g_strdup_printf("header '%s' was not found and is taken as empty", name);
  parse_problem(job->unit, clang_getCString(from), line, 1, false, message);
  g_free(message);
  clang_disposeString(from);
  g_hash_table_remove(job->empty, path);
}

static void add_input(CXFile file, CXSourceLocation *stack, unsigned depth, CXClientData data) {
  Inputs *inputs = data;
  CXString name = clang_getFileName(file);
  const char *path = clang_getCString(name);
  if (g_str_has_prefix(path, PARSE_VIRTUAL "/")) {
    note_empty(inputs->job, path, stack, depth);
  } else {
    g_hash_table_add(inputs->files, g_canonicalize_filename(path, NULL));
  }
  clang_disposeString(name);
}

/* The keys of a set, NULL-terminated. */
static const char **members(Arena *arena, GHashTable *set) {
  const char **list = ARENA_ARRAY(arena, const char *, g_hash_table_size(set) + 1);
  GHashTableIter iter;
  gpointer key;
  g_hash_table_iter_init(&iter, set);
  for (size_t i = 0; g_hash_table_iter_next(&iter, &key, NULL); i++)
    list[i] = arena_strdup(arena, key);
  return list;
}

static void record_inputs(Job *job) {
  ParsedUnit *unit = job->unit;
  GHashTable *files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  Inputs inputs = {job, files};
  clang_getInclusions(unit->tu, add_input, &inputs);
  unit->files = members(unit->arena, files);
  GHashTableIter iter;
  gpointer path;
  g_hash_table_iter_init(&iter, files);
  while (g_hash_table_iter_next(&iter, &path, NULL))
    g_hash_table_add(job->searched, g_path_get_dirname(path));
  for (guint i = 0; i < job->dirs->len; i++)
    g_hash_table_add(job->searched, g_canonicalize_filename(job->dirs->pdata[i], NULL));
  unit->folders = members(unit->arena, job->searched);
  g_hash_table_destroy(files);
}

/* The source ---------------------------------------------------------------------------------- */

static void job_free(Job *job) {
  g_ptr_array_free(job->args, true);
  g_ptr_array_free(job->dirs, true);
  g_hash_table_destroy(job->files);
  g_hash_table_destroy(job->supplied);
  g_hash_table_destroy(job->empty);
  g_hash_table_destroy(job->needed);
  g_hash_table_destroy(job->circles);
  g_ptr_array_free(job->sure, true);
  if (job->links != NULL) g_ptr_array_free(job->links, true);
  g_free(job->first);
  g_hash_table_destroy(job->searched);
  parse_heal_free(job->heal);
}

static void run_rounds(Job *job) {
  ParsedUnit *unit = job->unit;
  for (bool again = true; again && unit->rounds < ROUND_LIMIT;) {
    if (unit->tu != NULL) clang_disposeTranslationUnit(unit->tu);
    precompiled_make(job);
    unit->tu = run_round(job);
    unit->rounds++;
    if (precompiled_drop(job, unit->tu)) continue;
    if (unit->tu == NULL) return;
    /* Headers first: guessing at names that a header will declare would be wrong. */
    again = supply_files(job, unit->tu) || parse_heal(job, unit->tu);
  }
}

ParsedUnit *parse_source(Parser *parser, const SourceFile *source, char **error) {
  return parse_source_part(parser, source, NULL, error);
}

ParsedUnit *parse_source_part(Parser *parser, const SourceFile *source, const Bodies *bodies,
                              char **error) {
  size_t size;
  bool is_converted;
  char *text = parse_read_text(source->path, &size, &is_converted, error);
  if (text == NULL) return NULL;
  char *whole = bodies != NULL ? g_strndup(text, size) : NULL;
  if (bodies != NULL && bodies_blank(bodies, text, size) == 0) bodies = NULL;
  Arena *arena = arena_new();
  ParsedUnit *unit = ARENA_NEW(arena, ParsedUnit);
  unit->arena = arena;
  unit->path = arena_strdup(arena, source->path);
  unit->text = arena_strdup(arena, text);
  unit->bodies = bodies;
  unit->is_cplusplus = source->is_cplusplus;
  Job job = {.parser = parser, .source = source, .unit = unit, .whole = whole};
  job.args = g_ptr_array_new_with_free_func(g_free);
  job.dirs = g_ptr_array_new_with_free_func(g_free);
  job.files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_string);
  job.supplied = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  job.empty = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  job.needed = g_hash_table_new(NULL, NULL);
  job.circles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  job.sure = g_ptr_array_new();
  job.searched = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  parse_arguments(&job);
  parse_put_file(&job, source->path, text, size);
  parse_walk(&job);
  precompiled_use(&job);
  const char *prelude = job.first != NULL ? job.first : "";
  parse_put_file(&job, PARSED_PRELUDE, prelude, strlen(prelude));
  parse_write_foreseen(&job);
  run_rounds(&job);
  if (unit->tu != NULL) record_inputs(&job);
  job_free(&job);
  g_free(text);
  g_free(whole);
  if (unit->tu == NULL) {
    *error = g_strdup_printf("can't parse %s: libclang gave up", source->path);
    parsed_free(unit);
    return NULL;
  }
  record_problems(unit);
  return unit;
}

void parsed_free(ParsedUnit *unit) {
  if (unit == NULL) return;
  if (unit->tu != NULL) clang_disposeTranslationUnit(unit->tu);
  arena_free(unit->arena);
}
