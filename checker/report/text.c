/* The text report: findings for people, in the manner of a compiler's diagnostics. */
#include <string.h>

#include "report/internal.h"

enum {
  TAB_WIDTH = 8,
  MAX_LINE_WIDTH = 160, /* of a source line; a longer one is cut */
  MAX_STEPS = 40,
  MAX_REASONS = 3, /* of a driver, unless verbose */
  MAX_PLACE_WIDTH = 48
};

#define BOLD "\033[1m"
#define RED "\033[1;31m"
#define MAGENTA "\033[1;35m"
#define CYAN "\033[1;36m"
#define GREEN "\033[1;32m"
#define DIM "\033[2m"
#define RESET "\033[0m"

typedef struct Writer {
  const Findings *findings;
  const ReportStyle *style;
  FILE *out;
} Writer;

static void color(const Writer *writer, const char *sequence) {
  if (writer->style->color) {
    fputs(sequence, writer->out);
  }
}

/* Writes a text that may come from a source or a file's name: what would act on a terminal is
 * replaced. Returns its width in columns. */
static unsigned put_text(const Writer *writer, const char *text) {
  unsigned width = 0;
  char *valid = g_utf8_make_valid(text, -1);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);
    if (g_unichar_iscntrl(c)) {
      fputs("\xEF\xBF\xBD", writer->out);
      width++;
    } else {
      fwrite(at, 1, (size_t)(g_utf8_next_char(at) - at), writer->out);
      width += g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
    }
  }
  g_free(valid);
  return width;
}

static void put_spaces(const Writer *writer, unsigned count) {
  fprintf(writer->out, "%*s", (int)count, "");
}

/* "file:line:column", as far as it is known; returns its width. */
static unsigned put_place(const Writer *writer, Place place) {
  char *line = place.line > 0 ? g_strdup_printf(":%u", place.line) : g_strdup("");
  char *column =
      place.line > 0 && place.column > 0 ? g_strdup_printf(":%u", place.column) : g_strdup("");
  unsigned width = put_text(writer, place.file);
  fprintf(writer->out, "%s%s", line, column);
  width += (unsigned)(strlen(line) + strlen(column));
  g_free(column);
  g_free(line);
  return width;
}

/* The source line in the form it is shown in, tabs spread, and where its columns come to stand. */
typedef struct ShownLine {
  GString *text;
  unsigned caret;       /* columns before the caret */
  unsigned caret_width; /* 0: it lies behind what is shown */
} ShownLine;

static ShownLine show_line(const Writer *writer, Place place, const char *line) {
  const char *root = writer->findings->root;
  unsigned start = report_source_column(root, place.file, place.line, place.column);
  unsigned end = report_source_column(root, place.file, place.line, place.end_column);
  ShownLine shown = {.text = g_string_new(NULL)};
  unsigned width = 0, caret_end = 0, index = 1;
  bool is_cut = false;
  for (const char *at = line; *at != '\0'; at = g_utf8_next_char(at), index++) {
    gunichar c = g_utf8_get_char(at);
    shown.caret = index == start ? width : shown.caret;
    caret_end = index == end ? width : caret_end;
    if (width >= MAX_LINE_WIDTH) {
      is_cut = true;
      break;
    }
    if (c == '\t') {
      unsigned spaces = TAB_WIDTH - width % TAB_WIDTH;
      g_string_append_printf(shown.text, "%*s", (int)spaces, "");
      width += spaces;
    } else {
      g_string_append_unichar(shown.text, g_unichar_iscntrl(c) ? 0xFFFD : c);
      width += g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
    }
  }
  if (start >= index && !is_cut) {
    shown.caret = width; /* right behind the last character */
  }
  if (end >= index) {
    caret_end = width;
  }
  if (is_cut) {
    g_string_append(shown.text, "\xE2\x80\xA6");
  } else {
    g_strchomp(shown.text->str);
  }
  bool is_seen = place.column > 0 && (!is_cut || start < index);
  shown.caret_width = !is_seen ? 0 : caret_end > shown.caret ? caret_end - shown.caret : 1;
  return shown;
}

/* The source line of a place with the construct marked below it; nothing when it can't be read. */
static void put_source(const Writer *writer, Place place) {
  const char *line = report_source_line(writer->findings->root, place.file, place.line);
  if (line == NULL) {
    return;
  }
  ShownLine shown = show_line(writer, place, line);
  color(writer, DIM);
  fprintf(writer->out, "%5u |", place.line);
  color(writer, RESET);
  if (shown.text->str[0] != '\0') {
    fprintf(writer->out, " %s", shown.text->str);
  }
  fputc('\n', writer->out);
  if (shown.caret_width > 0) {
    color(writer, DIM);
    fputs("      |", writer->out);
    color(writer, RESET);
    put_spaces(writer, shown.caret + 1);
    color(writer, GREEN);
    fputc('^', writer->out);
    for (unsigned i = 1; i < shown.caret_width; i++) {
      fputc('~', writer->out);
    }
    color(writer, RESET);
    fputc('\n', writer->out);
  }
  g_string_free(shown.text, TRUE);
}

/* "place: label: message", the place left out where there is none. */
static void put_headline(const Writer *writer, Place place, const char *label,
                         const char *label_color, const char *message) {
  if (place.file != NULL) {
    color(writer, BOLD);
    put_place(writer, place);
    fputs(": ", writer->out);
    color(writer, RESET);
  }
  color(writer, label_color);
  fprintf(writer->out, "%s: ", label);
  color(writer, RESET);
  color(writer, BOLD);
  put_text(writer, message);
  color(writer, RESET);
}

static unsigned place_width(Place place) {
  if (place.file == NULL) {
    return 0;
  }
  char *line = g_strdup_printf(":%u", place.line);
  unsigned width = (unsigned)(g_utf8_strlen(place.file, -1) + (glong)strlen(line));
  g_free(line);
  return width;
}

static void put_step(const Writer *writer, const Step *step, unsigned number, unsigned width) {
  unsigned used = 0;
  fprintf(writer->out, "  %4u. ", number);
  if (step->place.file != NULL) {
    Place place = step->place;
    place.column = 0; /* the line is enough here, and the list reads more easily */
    used = put_place(writer, place);
  }
  put_spaces(writer, (used < width ? width - used : 0) + 2 + 2 * MIN(step->depth, 20));
  put_text(writer, step->message);
  fputc('\n', writer->out);
}

static void put_steps(const Writer *writer, const Finding *finding) {
  Shortened shown = report_shorten(finding->step_count, MAX_STEPS);
  unsigned width = 0;
  for (unsigned i = 0; i < finding->step_count; i++) {
    width = MAX(width, MIN(place_width(finding->steps[i].place), MAX_PLACE_WIDTH));
  }
  if (finding->step_count > 0) {
    fputs("  path:\n", writer->out);
  }
  for (unsigned i = 0; i < shown.head; i++) {
    put_step(writer, &finding->steps[i], i + 1, width);
  }
  unsigned left_out = finding->step_count - shown.head - shown.tail;
  if (left_out > 0) {
    fprintf(writer->out, "        ... %u steps more; the json and sarif reports have them\n",
            left_out);
  }
  for (unsigned i = finding->step_count - shown.tail; i < finding->step_count; i++) {
    put_step(writer, &finding->steps[i], i + 1, width);
  }
}

static const char *level_color(Level level) {
  return level == LEVEL_ERROR ? RED : level == LEVEL_WARNING ? MAGENTA : CYAN;
}

static void put_finding(const Writer *writer, const Finding *finding) {
  put_headline(writer, finding->place, level_name(finding->level), level_color(finding->level),
               finding->message);
  fprintf(writer->out, " [%s %s]\n", finding->rule->name, finding->rule->code);
  put_source(writer, finding->place);
  for (unsigned i = 0; i < finding->related_count; i++) {
    put_headline(writer, finding->related[i].place, "note", CYAN, finding->related[i].message);
    fputc('\n', writer->out);
    put_source(writer, finding->related[i].place);
  }
  put_steps(writer, finding);
  if (finding->rule->hint != NULL && finding->rule->hint[0] != '\0') {
    color(writer, GREEN);
    fputs("  hint: ", writer->out);
    color(writer, RESET);
    put_text(writer, finding->rule->hint);
    fputc('\n', writer->out);
  }
  fputc('\n', writer->out);
}

static const char *plural(unsigned count) { return count == 1 ? "" : "s"; }

static void put_reason(const Writer *writer, const DriverResult *driver, unsigned index) {
  bool is_known = index < driver->reason_count;
  Place place = is_known ? driver->reasons[index].place : driver->entry_place;
  const char *reason = is_known ? driver->reasons[index].message : "no reason was recorded";
  char *message = g_strdup_printf("driver %s could not be decided: %s", driver->name, reason);
  put_headline(writer, place, "inconclusive", MAGENTA, message);
  fputc('\n', writer->out);
  if (place.file != NULL && !writer->style->quiet) {
    put_source(writer, place);
  }
  g_free(message);
}

static void put_inconclusive(const Writer *writer, const DriverResult *driver) {
  if (writer->style->quiet) {
    put_reason(writer, driver, 0);
    return;
  }
  unsigned limit = writer->style->verbose ? driver->reason_count : MAX_REASONS;
  unsigned shown = MIN(driver->reason_count, limit);
  for (unsigned i = 0; i < MAX(shown, 1); i++) {
    put_reason(writer, driver, i);
  }
  if (driver->reason_count > shown) {
    unsigned more = driver->reason_count - shown;
    fprintf(writer->out, "  and %u more reason%s; -v shows all\n", more, plural(more));
  }
  fputc('\n', writer->out);
}

static void put_drivers(const Writer *writer) {
  for (unsigned i = 0; i < writer->findings->driver_count; i++) {
    const DriverResult *driver = &writer->findings->drivers[i];
    if (driver->entry_place.file != NULL) {
      put_place(writer, driver->entry_place);
      fputs(": ", writer->out);
    }
    fputs("driver ", writer->out);
    put_text(writer, driver->name);
    fprintf(writer->out, ": %s", verdict_name(driver->verdict));
    for (size_t r = 0; driver->registrars != NULL && driver->registrars[r] != NULL; r++) {
      fputs(r == 0 ? " (" : ", ", writer->out);
      put_text(writer, driver->registrars[r]);
    }
    fputs(driver->registrars != NULL && driver->registrars[0] != NULL ? ")\n" : "\n", writer->out);
    /* Those of an inconclusive driver were shown above. */
    for (unsigned r = 0; driver->verdict != VERDICT_INCONCLUSIVE && r < driver->reason_count; r++) {
      put_headline(writer, driver->reasons[r].place, "note", CYAN, driver->reasons[r].message);
      fputc('\n', writer->out);
    }
  }
}

static void put_problems(const Writer *writer) {
  for (unsigned i = 0; i < writer->findings->problem_count; i++) {
    const ProblemNote *problem = &writer->findings->problems[i];
    put_headline(writer, (Place){.file = problem->file, .line = problem->line}, "problem", MAGENTA,
                 problem->message);
    fputc('\n', writer->out);
  }
}

/* "(2 errors, 1 warning)" */
static void put_levels(const Writer *writer) {
  unsigned levels[LEVEL_ERROR + 1] = {0};
  for (unsigned i = 0; i < writer->findings->finding_count; i++) {
    levels[writer->findings->findings[i].level]++;
  }
  const char *before = " (";
  for (int level = LEVEL_ERROR; level >= LEVEL_NOTE; level--) {
    if (levels[level] > 0) {
      fprintf(writer->out, "%s%u %s%s", before, levels[level], level_name((Level)level),
              plural(levels[level]));
      before = ", ";
    }
  }
  fputs(writer->findings->finding_count > 0 ? ")" : "", writer->out);
}

static void put_summary(const Writer *writer) {
  const Findings *findings = writer->findings;
  unsigned verdicts[VERDICT_NO_REGISTRATION + 1] = {0};
  for (unsigned i = 0; i < findings->driver_count; i++) {
    verdicts[findings->drivers[i].verdict]++;
  }
  static const char *const words[] = {"clean", "with findings", "inconclusive",
                                      "without a registration"};
  fprintf(writer->out, "%u driver%s", findings->driver_count, plural(findings->driver_count));
  const char *before = ": ";
  for (Verdict verdict = VERDICT_CLEAN; verdict <= VERDICT_NO_REGISTRATION; verdict++) {
    if (verdicts[verdict] > 0) {
      fprintf(writer->out, "%s%u %s", before, verdicts[verdict], words[verdict]);
      before = ", ";
      if (verdict == VERDICT_FINDINGS) {
        put_levels(writer);
      }
    }
  }
  unsigned problems = findings->problem_count;
  if (problems > 0 && !writer->style->verbose) {
    fprintf(writer->out, "; %u problem%s with sources, -v shows %s", problems, plural(problems),
            problems == 1 ? "it" : "them");
  }
  fprintf(writer->out, " (%.1f s)\n", findings->seconds);
}

void report_text(const Findings *findings, const ReportStyle *style, FILE *out) {
  Writer writer = {findings, style, out};
  for (unsigned i = 0; i < findings->finding_count; i++) {
    put_finding(&writer, &findings->findings[i]);
  }
  for (unsigned i = 0; i < findings->driver_count; i++) {
    if (findings->drivers[i].verdict == VERDICT_INCONCLUSIVE) {
      put_inconclusive(&writer, &findings->drivers[i]);
    }
  }
  if (style->quiet) {
    return;
  }
  if (style->verbose) {
    put_drivers(&writer);
    put_problems(&writer);
  }
  put_summary(&writer);
}
