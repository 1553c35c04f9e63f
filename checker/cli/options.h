/* The command line: what was asked for, as one structure that the commands read. */
#ifndef UNLOADLINT_OPTIONS_H
#define UNLOADLINT_OPTIONS_H

#include "base/base.h"
#include "findings/finding.h"

typedef enum Command {
  COMMAND_CHECK,
  COMMAND_EXPLAIN,
  COMMAND_RULES,
  COMMAND_TRACE,
  COMMAND_QUERY,
  COMMAND_COUNT,
  COMMAND_HELP, /* print Options.help and be done */
} Command;

typedef enum ReportFormat { REPORT_TEXT, REPORT_SARIF, REPORT_JSON } ReportFormat;

typedef struct ReportRequest {
  ReportFormat format;
  const char *file; /* NULL: standard output */
} ReportRequest;

typedef enum Color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } Color;

/* A stage whose result is printed in place of the reports. */
typedef enum Dump {
  DUMP_NONE,
  DUMP_AST,
  DUMP_TEXT,
  DUMP_IR,
  DUMP_CFG,
  DUMP_PATHS,
  DUMP_FACTS
} Dump;

/* How paths are followed first. */
typedef enum FirstEffort { FIRST_QUICK, FIRST_JOINED, FIRST_COARSE } FirstEffort;

#define FAIL_ON_NEVER (LEVEL_ERROR + 1)

typedef struct Options {
  Arena *arena;
  Command command;
  const char *help;      /* COMMAND_HELP: the text */
  const char **operands; /* NULL-terminated: PATH..., RULE, SQL */
  unsigned operand_count;
  ReportRequest *reports; /* one of text when none was given */
  uint32_t report_count, report_room;
  const char *db; /* or NULL */
  bool use_cache;
  unsigned jobs;
  const char **only_rules, **disabled_rules, **rule_dirs; /* these NULL-terminated */
  const char **include_dirs, **defines;
  const char *wdk, *root, *configuration; /* or NULL */
  int fail_on;                            /* a Level, or FAIL_ON_NEVER */
  bool strict, list, progress, quiet, verbose, json;
  Color color;
  Dump dump;
  FirstEffort effort;
} Options;

/* options.c ------------------------------------------------------------------------------------ */

/* Reads the command line. Wrong use stops with a sentence and exit status 2. Free with
 * options_free. */
Options *options_read(int argc, char **argv);
void options_free(Options *options);

/* usage.c -------------------------------------------------------------------------------------- */

/* One option: a row of the table that the reading and the help are both made from. */
typedef struct OptionRow {
  const char *name;     /* long */
  int id;               /* the short letter, or an OPTION_ number */
  const char *argument; /* what --help calls it; NULL: takes none */
  unsigned commands;    /* bit 1 << Command for each that takes it */
  const char *help;
} OptionRow;

enum {
  OPTION_REPORT = 256,
  OPTION_DB,
  OPTION_NO_CACHE,
  OPTION_RULE,
  OPTION_DISABLE,
  OPTION_RULES,
  OPTION_WDK,
  OPTION_CONFIGURATION,
  OPTION_FAIL_ON,
  OPTION_STRICT,
  OPTION_COLOR,
  OPTION_PROGRESS,
  OPTION_DUMP,
  OPTION_EFFORT,
  OPTION_ROOT,
  OPTION_LIST,
  OPTION_JSON,
  OPTION_VERSION,
};

extern const OptionRow usage_options[];
extern const unsigned usage_option_count;

const char *usage_command_name(Command command);
/* The text of --help for one command, or of the program for COMMAND_HELP. */
const char *usage_text(Arena *arena, Command command);

/* suggest.c ------------------------------------------------------------------------------------ */

/* Returns that of `names` which is spelt most like `word`, or NULL when none is near. */
const char *suggest(const char *word, const char *const *names, size_t count);

#endif
