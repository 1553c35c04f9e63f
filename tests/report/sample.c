/* Findings made by hand, which show every feature of a report. */
#include "sample.h"

static const char *tags[] = {"windows-driver", "unload", NULL};
static const char *message_ids[] = {"default", NULL};
static const char *lost_texts[] = {
    "The unload routine '{0}' is lost: [{1}](1) overwrites DriverUnload with the routine of '{2}'",
    NULL};
static const char *null_texts[] = {"The run calls '{0}', which may be NULL", NULL};

static RuleInfo lost_unload = {
    .code = "UL1001",
    .name = "lost-unload",
    .level = LEVEL_ERROR,
    .summary = "A routine stored in DriverUnload is lost when the driver registers",
    .description =
        "The class driver puts its own routine into DriverUnload. What stood there before "
        "is never called, and whatever it would have released stays.",
    .help = "# lost-unload\n\nStore the routine after the registration.\n",
    .hint = "Store the unload routine after the registration, and save the class routine first.",
    .precision = "very-high",
    .tags = tags,
    .message_ids = message_ids,
    .message_texts = lost_texts,
    .is_builtin = true};

static RuleInfo null_class_unload = {.code = "UL1005",
                                     .name = "null-class-unload",
                                     .level = LEVEL_WARNING,
                                     .summary = "A saved class routine that is NULL is called",
                                     .precision = "high",
                                     .tags = tags,
                                     .message_ids = message_ids,
                                     .message_texts = null_texts,
                                     .is_builtin = true};

static RuleInfo *rules[] = {&lost_unload, &null_class_unload};

static const char *lost_arguments[] = {"SampleUnload", "StreamClassRegisterAdapter",
                                       "the stream class driver", NULL};
static const char *null_arguments[] = {"ClassUnload", NULL};
static const char *stream[] = {"stream", NULL};
static const char *registrar[] = {"StreamClassRegisterAdapter", NULL};
static const char *none[] = {NULL};

#define LOST(line, column, end, function) {"sys/lost.c", line, column, end, function}

static RelatedPlace related[] = {
    {LOST(16, 12, 38, "DriverEntry"),
     "StreamClassRegisterAdapter overwrites DriverUnload (article: the stream class driver)"}};

static Step steps[] = {
    {LOST(11, 10, 21, "DriverEntry"), 0, "entry", "DriverEntry is entered"},
    {LOST(14, 2, 43, "DriverEntry"), 1, "store", "SampleUnload is stored in DriverUnload"},
    {LOST(16, 12, 38, "DriverEntry"), 1, "register",
     "StreamClassRegisterAdapter succeeds and overwrites DriverUnload"},
    {LOST(17, 3, 16, "DriverEntry"), 0, "return", "DriverEntry returns success"},
};

static Finding findings[] = {
    {.rule = &null_class_unload,
     .driver = "sys",
     .level = LEVEL_NOTE,
     .message = "The run calls 'ClassUnload', which may be NULL",
     .message_id = "default",
     .arguments = null_arguments,
     .place = LOST(8, 44, 0, "SampleUnload"), /* behind the wide characters */
     .fingerprint = "00112233445566778899aabbccddeeff"},
    {.rule = &lost_unload,
     .driver = "sys",
     .level = LEVEL_ERROR,
     .message = "The unload routine 'SampleUnload' is lost: StreamClassRegisterAdapter overwrites "
                "DriverUnload with the routine of 'the stream class driver'",
     .message_id = "default",
     .arguments = lost_arguments,
     .place = LOST(14, 2, 43, "DriverEntry"),
     .related = related,
     .related_count = G_N_ELEMENTS(related),
     .steps = steps,
     .step_count = G_N_ELEMENTS(steps),
     .fingerprint = "ffeeddccbbaa99887766554433221100"},
};

static Reason reasons[] = {
    {"MISSING is unknown and the rest of DriverEntry could not be read",
     {"sys/latin1.c", 1, 62, 69, "DriverEntry"}},
    {"the budget of steps was reached", {0}},
    {"a third reason", {"sys/latin1.c", 1, 0, 0, NULL}},
    {"a fourth reason", {"sys/gone.c", 7, 3, 0, NULL}},
};

static DriverResult drivers[] = {
    {"good",
     "DriverEntry",
     {"good/a b.c", 3, 10, 0, NULL},
     stream,
     registrar,
     VERDICT_CLEAN,
     NULL,
     0},
    {"plain",
     "DriverEntry",
     {"plain/p.c", 5, 1, 0, NULL},
     none,
     none,
     VERDICT_NO_REGISTRATION,
     NULL,
     0},
    {"latin1",
     "DriverEntry",
     {"sys/latin1.c", 1, 26, 0, NULL},
     none,
     none,
     VERDICT_INCONCLUSIVE,
     reasons,
     G_N_ELEMENTS(reasons)},
    {"sys", "DriverEntry", LOST(11, 10, 21, NULL), stream, registrar, VERDICT_FINDINGS, NULL, 0},
};

static ProblemNote problems[] = {
    {"is binary, not text", "odd/\033[31mred\xFF.c", 0},
    {"strange.h was not found", "sys/lost.c", 2},
};

static Findings *new_findings(void) {
  Arena *arena = arena_new();
  Findings *all = ARENA_NEW(arena, Findings);
  all->arena = arena;
  all->root = TESTS_DIR "/report/source";
  all->rules = rules;
  all->rule_count = G_N_ELEMENTS(rules);
  all->tool_version = "0.0.0";
  all->libclang_version = "0.0";
  all->seconds = 0.8;
  return all;
}

Findings *sample_findings(void) {
  Findings *all = new_findings();
  all->findings = findings;
  all->finding_count = G_N_ELEMENTS(findings);
  all->drivers = drivers;
  all->driver_count = G_N_ELEMENTS(drivers);
  all->problems = problems;
  all->problem_count = G_N_ELEMENTS(problems);
  all->files_indexed = 9;
  all->files_parsed = 3;
  return all;
}

Findings *sample_empty(void) { return new_findings(); }

Findings *sample_long(unsigned count) {
  Findings *all = new_findings();
  Finding *finding = ARENA_NEW(all->arena, Finding);
  *finding = findings[1];
  finding->steps = ARENA_ARRAY(all->arena, Step, count);
  finding->step_count = count;
  for (unsigned i = 0; i < count; i++) {
    finding->steps[i] = steps[i % G_N_ELEMENTS(steps)];
    finding->steps[i].message = arena_printf(all->arena, "step number %u", i + 1);
  }
  all->findings = finding;
  all->finding_count = 1;
  all->drivers = &drivers[3];
  all->driver_count = 1;
  return all;
}

void sample_free(Findings *all) { arena_free(all->arena); }
