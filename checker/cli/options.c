/* Reading the command line. */
#include "cli/options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#define MOST_JOBS 256

/* getopt's view of the table. */
typedef struct Grammar {
  struct option *longs;
  char *shorts;
} Grammar;

static Grammar make_grammar(Arena *arena, Command command) {
  Grammar grammar = {.longs = ARENA_ARRAY(arena, struct option, usage_option_count + 1)};
  GString *shorts = g_string_new(":");
  unsigned count = 0;
  for (unsigned i = 0; i < usage_option_count; i++) {
    const OptionRow *row = &usage_options[i];
    if (!(row->commands & 1U << command)) continue;
    grammar.longs[count++] = (struct option){
        row->name, row->argument == NULL ? no_argument : required_argument, NULL, row->id};
    if (row->id < 256)
      g_string_append_printf(shorts, row->argument == NULL ? "%c" : "%c:", row->id);
  }
  grammar.shorts = arena_strdup(arena, shorts->str);
  g_string_free(shorts, TRUE);
  return grammar;
}

/* Appends to a list that is NULL-terminated at all times. */
static void append(Arena *arena, const char ***list, const char *value) {
  size_t count = 0;
  while (*list != NULL && (*list)[count] != NULL) count++;
  const char **longer = ARENA_ARRAY(arena, const char *, count + 2);
  if (count > 0) memcpy(longer, *list, count * sizeof *longer);
  longer[count] = value;
  *list = longer;
}

/* The index of `word` among `words`; wrong use names them all. */
static int one_of(const char *option, const char *word, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(word, words[i]) == 0) return (int)i;
  GString *known = g_string_new(NULL);
  for (size_t i = 0; i < count; i++)
    g_string_append_printf(known, "%s%s", i == 0 ? "" : i + 1 == count ? " or " : ", ", words[i]);
  usage_error("unknown %s '%s', give %s", option, word, known->str);
}
#define ONE_OF(option, word, ...)                              \
  one_of((option), (word), (const char *const[]){__VA_ARGS__}, \
         G_N_ELEMENTS(((const char *const[]){__VA_ARGS__})))

static void add_report(Options *options, const char *request) {
  const char *colon = strchr(request, ':');
  char *format = colon == NULL
                     ? arena_strdup(options->arena, request)
                     : arena_printf(options->arena, "%.*s", (int)(colon - request), request);
  ReportRequest report = {
      .format = (ReportFormat)ONE_OF("--report", format, "text", "sarif", "json"),
      .file = colon == NULL ? NULL : colon + 1};
  if (report.file != NULL && *report.file == '\0')
    usage_error("--report '%s' names no file, give %s:FILE or %s", request, format, format);
  if (report.file != NULL && strcmp(report.file, "-") == 0) report.file = NULL;
  for (uint32_t i = 0; i < options->report_count; i++)
    if (g_strcmp0(options->reports[i].file, report.file) == 0)
      usage_error("two reports go to %s, give one of them a file of its own: --report %s:FILE",
                  report.file == NULL ? "standard output" : report.file, format);
  *ARENA_PUSH(options->arena, options, reports, report) = report;
}

static unsigned read_jobs(const char *text) {
  char *end = NULL;
  unsigned long jobs = strtoul(text, &end, 10);
  if (!g_ascii_isdigit(*text) || *end != '\0' || jobs < 1 || jobs > MOST_JOBS)
    usage_error("--jobs '%s' is no number from 1 to %d", text, MOST_JOBS);
  return (unsigned)jobs;
}

/* -DNAME could become anything in front of a compiler, an option included. */
static const char *read_define(const char *text) {
  size_t name = strspn(text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_");
  if (name == 0 || g_ascii_isdigit(*text) ||
      (text[name] != '\0' && text[name] != '=' && text[name] != '('))
    usage_error("-D '%s' is no macro, give NAME or NAME=VALUE", text);
  return text;
}

static const char *read_configuration(const char *text) {
  const char *bar = strchr(text, '|');
  if (bar == NULL || bar == text || bar[1] == '\0' || strchr(bar + 1, '|') != NULL)
    usage_error("--configuration '%s' is none, give NAME|PLATFORM such as 'Debug|x64'", text);
  return text;
}

static void take(Options *options, Command command, int id, const char *value) {
  Arena *arena = options->arena;
  switch (id) {
    case OPTION_REPORT:
      add_report(options, value);
      break;
    case OPTION_DB:
      options->db = value;
      break;
    case OPTION_NO_CACHE:
      options->use_cache = false;
      break;
    case OPTION_RULE:
      append(arena, &options->only_rules, value);
      break;
    case OPTION_DISABLE:
      append(arena, &options->disabled_rules, value);
      break;
    case OPTION_RULES:
      append(arena, &options->rule_dirs, value);
      break;
    case OPTION_WDK:
      options->wdk = value;
      break;
    case OPTION_CONFIGURATION:
      options->configuration = read_configuration(value);
      break;
    case 'I':
      append(arena, &options->include_dirs, value);
      break;
    case 'D':
      append(arena, &options->defines, read_define(value));
      break;
    case OPTION_ROOT:
      options->root = value;
      break;
    case 'j':
      options->jobs = read_jobs(value);
      break;
    case OPTION_STRICT:
      options->strict = true;
      break;
    case OPTION_LIST:
      options->list = true;
      break;
    case OPTION_PROGRESS:
      options->progress = true;
      break;
    case 'q':
      options->quiet = true;
      break;
    case 'v':
      options->verbose = true;
      break;
    case OPTION_JSON:
      options->json = true;
      break;
    case OPTION_FAIL_ON:
      options->fail_on = ONE_OF("--fail-on", value, "note", "warning", "error", "never");
      break;
    case OPTION_COLOR:
      options->color = (Color)ONE_OF("--color", value, "auto", "always", "never");
      break;
    case OPTION_DUMP:
      options->dump =
          (Dump)(DUMP_AST + ONE_OF("--dump", value, "ast", "text", "ir", "cfg", "paths", "facts"));
      break;
    case OPTION_EFFORT:
      options->effort = (FirstEffort)ONE_OF("--effort", value, "quick", "joined", "coarse");
      break;
    case OPTION_VERSION:
      options->command = COMMAND_HELP;
      options->help = "unloadlint " UNLOADLINT_VERSION "\n";
      break;
    case 'h':
      options->command = COMMAND_HELP;
      options->help = usage_text(arena, command);
      break;
    default:
      bug("option %d is in the table and not read", id);
  }
}

_Noreturn static void unknown_option(const Grammar *grammar, Command command, const char *word) {
  const char *names[64];
  size_t count = 0;
  for (; grammar->longs[count].name != NULL; count++) names[count] = grammar->longs[count].name;
  char *bare = g_strdup(word + strspn(word, "-"));
  bare[strcspn(bare, "=")] = '\0';
  const char *near = strlen(bare) > 1 ? suggest(bare, names, count) : NULL;
  const char *name = usage_command_name(command);
  if (near != NULL)
    usage_error("%s has no option '%s', did you mean '--%s'? ('unloadlint %s --help' lists them)",
                name, word, near, name);
  usage_error("%s has no option '%s', 'unloadlint %s --help' lists them", name, word, name);
}

/* Reads options before, between and behind the operands, up to "--". */
static void read_arguments(Options *options, int argc, char **argv) {
  const Command command = options->command;
  Grammar grammar = make_grammar(options->arena, command);
  optind = 0; /* GNU: begins anew, so that a test may read several command lines */
  opterr = 0;
  for (int id; (id = getopt_long(argc, argv, grammar.shorts, grammar.longs, NULL)) != -1;) {
    if (id == ':') {
      usage_error("option '%s' needs a value, 'unloadlint %s --help' says which", argv[optind - 1],
                  usage_command_name(command));
    } else if (id == '?') {
      char letter[] = {'-', (char)optopt, '\0'};
      bool is_letter = optopt > 0 && optopt < 256 && strncmp(argv[optind - 1], "--", 2) != 0;
      if (optopt >= 256 || (optopt > 0 && strchr(argv[optind - 1], '=') != NULL))
        usage_error("option '%s' takes no value", argv[optind - 1]);
      unknown_option(&grammar, command, is_letter ? letter : argv[optind - 1]);
    }
    take(options, command, id, optarg);
    if (options->command == COMMAND_HELP) return;
  }
  for (; optind < argc; optind++) {
    append(options->arena, &options->operands, argv[optind]);
    options->operand_count++;
  }
}

/* Finds the command; options of the program stand in its place. */
static Command read_command(Options *options, const char *word) {
  if (word == NULL) usage_error("no command, try 'unloadlint check PATH' or 'unloadlint --help'");
  if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0) {
    options->help = usage_text(options->arena, COMMAND_HELP);
    return COMMAND_HELP;
  }
  if (strcmp(word, "--version") == 0) {
    options->help = "unloadlint " UNLOADLINT_VERSION "\n";
    return COMMAND_HELP;
  }
  const char *names[COMMAND_COUNT];
  for (int i = 0; i < COMMAND_COUNT; i++) {
    names[i] = usage_command_name((Command)i);
    if (strcmp(word, names[i]) == 0) return (Command)i;
  }
  const char *near = suggest(word, names, COMMAND_COUNT);
  usage_error("unknown command '%s', %s%s%s", word, near == NULL ? "" : "did you mean '",
              near == NULL ? "" : near, near == NULL ? "'unloadlint --help' lists them" : "'?");
}

/* What a command needs beyond its options, and what stands where nothing was given. */
static void complete(Options *options) {
  Arena *arena = options->arena;
  const char ***lists[] = {&options->only_rules,   &options->disabled_rules, &options->rule_dirs,
                           &options->include_dirs, &options->defines,        &options->operands};
  if (options->command == COMMAND_CHECK && options->operand_count == 0) {
    append(arena, &options->operands, ".");
    options->operand_count = 1;
  }
  for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
    if (*lists[i] == NULL) *lists[i] = ARENA_NEW(arena, const char *);
  if (options->report_count == 0) add_report(options, "text");
  if (options->jobs == 0) options->jobs = MIN(g_get_num_processors(), MOST_JOBS);
  const char *name = usage_command_name(options->command);
  if (options->command == COMMAND_EXPLAIN && options->operand_count != 1)
    usage_error("explain needs one rule, such as 'unloadlint explain lost-unload'");
  if (options->command == COMMAND_QUERY && options->operand_count != 1)
    usage_error(
        "query needs one SQL statement, such as 'unloadlint query \"SELECT * FROM driver\"'");
  if (options->command == COMMAND_TRACE && options->operand_count == 0)
    usage_error("trace needs a path, such as 'unloadlint trace driver.c'");
  if (options->command == COMMAND_RULES && options->operand_count != 0)
    usage_error("%s takes no '%s', try 'unloadlint explain %s'", name, options->operands[0],
                options->operands[0]);
}

Options *options_read(int argc, char **argv) {
  Arena *arena = arena_new();
  Options *options = ARENA_NEW(arena, Options);
  *options = (Options){.arena = arena, .use_cache = true, .fail_on = LEVEL_WARNING};
  options->command = read_command(options, argc > 1 ? argv[1] : NULL);
  if (options->command != COMMAND_HELP) read_arguments(options, argc - 1, argv + 1);
  if (options->command != COMMAND_HELP) complete(options);
  return options;
}

void options_free(Options *options) { arena_free(options->arena); }
