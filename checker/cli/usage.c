/* The commands and options, and the help text that is made of them. */
#include "cli/options.h"

#define CHECK (1U << COMMAND_CHECK)
#define EXPLAIN (1U << COMMAND_EXPLAIN)
#define RULES (1U << COMMAND_RULES)
#define TRACE (1U << COMMAND_TRACE)
#define QUERY (1U << COMMAND_QUERY)
#define ALL (CHECK | EXPLAIN | RULES | TRACE | QUERY)

const OptionRow usage_options[] = {
    {"report", OPTION_REPORT, "FORMAT[:FILE]", CHECK,
     "write a report: text, sarif or json; several may be given"},
    {"fail-on", OPTION_FAIL_ON, "LEVEL", CHECK,
     "exit with 1 at findings of error, warning (default), note, or never"},
    {"strict", OPTION_STRICT, NULL, CHECK, "exit with 2 when a driver could not be decided"},
    {"rule", OPTION_RULE, "RULE", CHECK, "run this rule only; may be repeated"},
    {"disable", OPTION_DISABLE, "RULE", CHECK, "leave this rule out; may be repeated"},
    {"rules", OPTION_RULES, "DIR", CHECK | EXPLAIN | RULES | TRACE,
     "load the rules and models of this folder too"},
    {"wdk", OPTION_WDK, "DIR", CHECK | TRACE, "use the headers of this Windows Driver Kit"},
    {"configuration", OPTION_CONFIGURATION, "NAME|PLATFORM", CHECK | TRACE,
     "read projects for this one (default: Release|x64)"},
    {"include", 'I', "DIR", CHECK | TRACE, "look for headers here too"},
    {"define", 'D', "NAME[=VALUE]", CHECK | TRACE, "define a macro"},
    {"root", OPTION_ROOT, "DIR", CHECK | TRACE | QUERY,
     "write paths relative to this folder (default: the repository)"},
    {"db", OPTION_DB, "FILE", CHECK | QUERY, "keep the facts of the run in this file"},
    {"no-cache", OPTION_NO_CACHE, NULL, CHECK | TRACE,
     "keep nothing between runs, use nothing kept"},
    {"jobs", 'j', "N", CHECK | TRACE, "parse N sources at once (default: one a processor)"},
    {"list", OPTION_LIST, NULL, CHECK, "list the drivers and their sources, check nothing"},
    {"dump", OPTION_DUMP, "STAGE", CHECK,
     "print what a stage made: ast, text, ir, cfg, paths or facts"},
    {"effort", OPTION_EFFORT, "EFFORT", CHECK | TRACE,
     "begin with paths followed this way: quick (each by itself, default), joined or coarse"},
    {"color", OPTION_COLOR, "WHEN", CHECK, "auto (default), always or never"},
    {"progress", OPTION_PROGRESS, NULL, CHECK | TRACE, "say which driver is being read"},
    {"quiet", 'q', NULL, CHECK, "findings, and a line for each undecided driver"},
    {"verbose", 'v', NULL, CHECK, "every driver and every problem"},
    {"json", OPTION_JSON, NULL, QUERY, "print rows as JSON"},
    {"help", 'h', NULL, ALL, "this text"},
    {"version", OPTION_VERSION, NULL, ALL, "the version"},
};
const unsigned usage_option_count = G_N_ELEMENTS(usage_options);

static const struct {
  const char *name, *operands, *summary, *more;
} commands[COMMAND_COUNT] = {
    [COMMAND_CHECK] = {"check", "[PATH...]", "lint every driver under the paths (default: .)",
                       "Exit status: 0 no findings at or above --fail-on, 1 findings, 2 the job "
                       "could not be done.\n"},
    [COMMAND_EXPLAIN] = {"explain", "RULE", "what a rule means and how to mend what it finds", ""},
    [COMMAND_RULES] = {"rules", "", "the rules, a line each", ""},
    [COMMAND_TRACE] = {"trace", "PATH...",
                       "how DriverEntry can end, path by path, and what "
                       "unloading does then",
                       ""},
    [COMMAND_QUERY] = {"query", "SQL", "ask the facts of the last run", ""},
};

const char *usage_command_name(Command command) { return commands[command].name; }

static void append_option(GString *text, const OptionRow *row) {
  GString *left = g_string_new("  ");
  g_string_append_printf(left, row->id < 256 ? "-%c, " : "    ", row->id);
  g_string_append_printf(left, "--%s", row->name);
  if (row->argument != NULL) g_string_append_printf(left, " %s", row->argument);
  g_string_append_printf(text, "%-30s %s\n", left->str, row->help);
  g_string_free(left, TRUE);
}

static void append_program(GString *text) {
  g_string_append(text, "Finds what Windows class drivers lose when they are unloaded.\n\n");
  for (int i = 0; i < COMMAND_COUNT; i++) {
    char *left = g_strdup_printf("unloadlint %s %s", commands[i].name, commands[i].operands);
    g_string_append_printf(text, "  %-28s %s\n", left, commands[i].summary);
    g_free(left);
  }
  g_string_append(text, "\n'unloadlint COMMAND --help' lists a command's options.\n");
}

const char *usage_text(Arena *arena, Command command) {
  GString *text = g_string_new(NULL);
  if (command == COMMAND_HELP) {
    append_program(text);
  } else {
    g_string_append_printf(text, "unloadlint %s [options] %s\n%c%s.\n\n", commands[command].name,
                           commands[command].operands,
                           g_ascii_toupper(commands[command].summary[0]),
                           commands[command].summary + 1);
    for (unsigned i = 0; i < usage_option_count; i++)
      if (usage_options[i].commands & 1U << command) append_option(text, &usage_options[i]);
    if (*commands[command].more != '\0')
      g_string_append_printf(text, "\n%s", commands[command].more);
  }
  const char *copy = arena_strdup(arena, text->str);
  g_string_free(text, TRUE);
  return copy;
}
