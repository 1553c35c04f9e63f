/* unloadlint: from paths to reports, one stage after the other. */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "cli/commands.h"
#include "decide/drivers.h"
#include "discover/discover.h"
#include "facts/outcomes.h"
#include "facts/print.h"
#include "lower/lower.h"

#ifndef UNLOADLINT_PREPARED
#define UNLOADLINT_PREPARED NULL /* a folder that checker/prepare.c has filled */
#endif

static Discovery *find_drivers(const Options *options) {
  char *error = NULL;
  const DiscoverOptions discover_options = {.configuration = options->configuration};
  Discovery *discovery = discover(options->operands, &discover_options, &error);
  if (discovery == NULL) usage_error("%s", error);
  if (options->root != NULL) {
    char *root = realpath(options->root, NULL);
    if (root == NULL || !g_file_test(root, G_FILE_TEST_IS_DIR))
      usage_error("--root '%s' is no folder, give one that holds the sources", options->root);
    discovery->root = arena_strdup(discovery->arena, root);
    free(root);
  }
  if (discovery->driver_count == 0)
    usage_error(
        "no driver under '%s': no source there defines DriverEntry, give the folder that "
        "holds a driver's sources",
        options->operands[0]);
  return discovery;
}

static RuleSet *load_rules(const Options *options) {
  char *error = NULL;
  RuleSet *rules = rules_load(options->rule_dirs, &error);
  if (rules == NULL || !rules_select(rules, options->only_rules, options->disabled_rules, &error))
    usage_error("%s", error);
  return rules;
}

static Models *load_models(const Options *options) {
  char *error = NULL;
  Models *models = models_load(options->rule_dirs, &error);
  if (models == NULL) usage_error("%s", error);
  return models;
}

/* --dump ast: the sources as libclang sees them, one after the other. */
static void dump_sources(const Discovery *discovery, const ParseOptions *options, Dump dump) {
  char *error = NULL;
  Parser *parser = parser_new(options, &error);
  if (parser == NULL) usage_error("%s", error);
  for (uint32_t d = 0; d < discovery->driver_count; d++) {
    const Driver *driver = &discovery->drivers[d];
    for (uint32_t s = 0; s < driver->source_count; s++) {
      int64_t start = g_get_monotonic_time();
      ParsedUnit *unit = parse_source(parser, &driver->sources[s], &error);
      if (unit == NULL) {
        fprintf(stderr, "unloadlint: %s\n", error);
        g_clear_pointer(&error, g_free);
        continue;
      }
      double seconds = (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;
      if (dump == DUMP_AST) parsed_print(unit, stdout);
      if (dump == DUMP_TEXT) lower_print_text(unit, seconds, stdout);
      parsed_free(unit);
    }
  }
  parser_free(parser);
}

/* What is known of a driver before it is explored: its name, and what could not be read of it. */
static int64_t add_driver(sqlite3 *db, const Discovery *discovery, const Driver *driver,
                          const DriverUnits *units) {
  int64_t id = facts_driver(db, driver->name, driver->entry);
  for (uint32_t i = 0; i < units->failure_count; i++) {
    const char *path = facts_relative(discovery->root, units->failures[i].path);
    facts_problem(db, id, path, 0, units->failures[i].message);
    facts_reason(db, id, facts_site(db, id, path, 1, 1, 0, NULL), units->failures[i].message);
  }
  for (uint32_t i = 0; i < units->unit_count; i++) {
    const IrUnit *unit = units->units[i];
    for (uint32_t p = 0; p < unit->problem_count; p++) {
      const IrProblem *problem = &unit->problems[p];
      facts_problem(db, id, facts_relative(discovery->root, unit->files[problem->loc.file]),
                    problem->loc.line, problem->message);
    }
  }
  return id;
}

static void add_run(sqlite3 *db, const Discovery *discovery, UnitReader *reader, double seconds) {
  Arena *arena = arena_new();
  char *libclang = parse_libclang_version();
  for (uint32_t i = 0; i < discovery->problem_count; i++) {
    const DiscoverProblem *problem = &discovery->problems[i];
    facts_problem(db, 0, facts_relative(discovery->root, problem->path), problem->line,
                  problem->message);
  }
  facts_run(db, "tool", "unloadlint");
  facts_run(db, "version", UNLOADLINT_VERSION);
  facts_run(db, "libclang", libclang);
  facts_run(db, "files_indexed", arena_printf(arena, "%u", discovery->file_count));
  facts_run(db, "files_parsed", arena_printf(arena, "%u", units_parsed(reader)));
  facts_run(db, "seconds", arena_printf(arena, "%.3f", seconds));
  g_free(libclang);
  arena_free(arena);
}

static void dump_units(const Options *options, const DriverUnits *units) {
  for (uint32_t i = 0; i < units->unit_count; i++) {
    if (options->dump == DUMP_IR) ir_print(units->units[i], stdout);
    if (options->dump == DUMP_CFG) ir_dot(units->units[i], stdout);
  }
}

/* What was decided of one driver is written down. */
static void record(const Options *options, sqlite3 *db, const Discovery *discovery,
                   const Driver *driver, const Decided *decided) {
  dump_units(options, decided->units);
  int64_t id = add_driver(db, discovery, driver, decided->units);
  facts_write(db, id, discovery->root, decided->exploration);
  if (options->command == COMMAND_TRACE || options->dump == DUMP_PATHS)
    exploration_print(decided->exploration, driver->name, stdout);
}

/* All drivers, one after the other. */
static void prove(const Options *options, sqlite3 *db, const Discovery *discovery,
                  UnitReader *reader, const Models *models, const RuleSet *rules) {
  const Decider how = {.rules = rules,
                       .root = discovery->root,
                       .is_hard = options->effort != FIRST_QUICK,
                       .is_vast = options->effort != FIRST_QUICK,
                       .is_close = options->effort == FIRST_JOINED};
  Deciders *deciders = deciders_new(discovery, reader, models, &how, options->jobs);
  for (uint32_t i = 0; i < discovery->driver_count; i++) {
    if (options->progress) output_progress(discovery, i);
    record(options, db, discovery, &discovery->drivers[i], deciders_next(deciders));
  }
  if (options->progress) output_progress_done();
  deciders_free(deciders);
}

/* The pipeline. `trace` is the same way up to the exploration, which it prints. */
static int check(const Options *options) {
  int64_t start = g_get_monotonic_time();
  RuleSet *rules = load_rules(options);
  Models *models = load_models(options);
  Discovery *discovery = find_drivers(options);
  const ParseOptions parse_options = {.include_dirs = options->include_dirs,
                                      .defines = options->defines,
                                      .wdk = options->wdk,
                                      .headers = discovery->headers,
                                      .precompiled = precompiled_new(UNLOADLINT_PREPARED, false)};
  if (options->list || options->dump == DUMP_AST || options->dump == DUMP_TEXT) {
    if (options->list)
      output_list(discovery, models);
    else
      dump_sources(discovery, &parse_options, options->dump);
    precompiled_free(parse_options.precompiled);
    discover_free(discovery);
    models_free(models);
    rules_free(rules);
    return EXIT_CLEAN;
  }
  if (!options->quiet) output_hints(discovery);
  char *error = NULL;
  Cache *cache = cache_for_run(options, &parse_options);
  bool is_whole = options->dump == DUMP_IR || options->dump == DUMP_CFG;
  UnitReader *reader = units_new(discovery, &parse_options, cache, options->jobs, is_whole, &error);
  if (reader == NULL) usage_error("%s", error);
  sqlite3 *db = facts_for_run(options, discovery->root);
  prove(options, db, discovery, reader, models, rules);
  add_run(db, discovery, reader, (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC);

  Findings *findings = rules_run(rules, db, discovery->root, &error);
  if (findings == NULL) usage_error("%s", error);
  findings->seconds = (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;
  int status = EXIT_CLEAN;
  if (options->dump == DUMP_FACTS) facts_print(db, stdout);
  if (options->dump == DUMP_NONE && options->command == COMMAND_CHECK) {
    bool is_written = output_reports(options, findings);
    status = is_written ? output_status(options, findings) : EXIT_FAULT;
  }
  if (!facts_close(db, &error)) usage_error("%s", error);
  arena_free(findings->arena);
  units_free(reader);
  precompiled_free(parse_options.precompiled);
  cache_close(cache);
  discover_free(discovery);
  models_free(models);
  rules_free(rules);
  return status;
}

/* libclang would start a thread for each parse, for a stack of 8 MB that it counts on. Threads that
 * have one parse by themselves. */
static void keep_threads(void) {
#ifdef __GLIBC__
  enum { STACK = 8 << 20 };
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) != 0) return;
  if (pthread_attr_setstacksize(&attributes, STACK) == 0 &&
      pthread_setattr_default_np(&attributes) == 0)
    setenv("LIBCLANG_NOTHREADS", "1", 0);
  pthread_attr_destroy(&attributes);
#endif
}

int main(int argc, char **argv) {
  memory_keep();
  keep_threads();
  signal(SIGPIPE, SIG_IGN); /* other reports are written still, see output_finish */
  Options *options = options_read(argc, argv);
  int status = EXIT_CLEAN;
  switch (options->command) {
    case COMMAND_CHECK:
    case COMMAND_TRACE:
      status = check(options);
      break;
    case COMMAND_EXPLAIN:
      status = command_explain(options);
      break;
    case COMMAND_RULES:
      status = command_rules(options);
      break;
    case COMMAND_QUERY:
      status = command_query(options);
      break;
    case COMMAND_HELP:
      fputs(options->help, stdout);
      break;
    case COMMAND_COUNT:
      bug("a command that is none");
  }
  output_finish();
  options_free(options);
  return status;
}
