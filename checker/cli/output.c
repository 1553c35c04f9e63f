/* Everything that leaves the program: reports, lists, progress, and the exit status. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/commands.h"
#include "report/report.h"

/* See https://no-color.org for the variable. */
static bool wants_color(const Options *options, const ReportRequest *request) {
  if (options->color != COLOR_AUTO) return options->color == COLOR_ALWAYS;
  const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");
  return request->file == NULL && isatty(STDOUT_FILENO) && (none == NULL || *none == '\0') &&
         terminal != NULL && strcmp(terminal, "dumb") != 0;
}

static void write_report(const Options *options, const ReportRequest *request,
                         const Findings *findings, FILE *out) {
  switch (request->format) {
    case REPORT_TEXT:
      report_text(findings,
                  &(ReportStyle){.color = wants_color(options, request),
                                 .quiet = options->quiet,
                                 .verbose = options->verbose},
                  out);
      break;
    case REPORT_SARIF:
      report_sarif(findings, out);
      break;
    case REPORT_JSON:
      report_json(findings, out);
      break;
  }
}

/* Closes and tells whether every byte arrived; keeps the errno of the first failure. */
static bool close_whole(FILE *out) {
  bool is_good = fflush(out) == 0 && !ferror(out);
  int reason = errno;
  if (fclose(out) != 0 && is_good) return false;
  errno = reason;
  return is_good;
}

/* A reader of the report never sees half of it: it is written beside its place and then moved. What
 * is no plain file (a pipe, a terminal) is written to as it is. */
static bool write_file(const Options *options, const ReportRequest *request,
                       const Findings *findings) {
  struct stat info;
  if (stat(request->file, &info) == 0 && !S_ISREG(info.st_mode)) {
    FILE *out = fopen(request->file, "w");
    if (out == NULL) return false;
    write_report(options, request, findings, out);
    return close_whole(out);
  }
  char *target = realpath(request->file, NULL);
  if (target == NULL) target = strdup(request->file);
  char *folder = g_path_get_dirname(target);
  char *temporary = g_strdup_printf("%s/.unloadlint-report.XXXXXX", folder);
  int handle = g_mkstemp_full(temporary, O_RDWR | O_CLOEXEC, 0666);
  bool is_good = handle >= 0;
  if (is_good) {
    FILE *out = fdopen(handle, "w");
    if (out == NULL) bug("fdopen: %s", g_strerror(errno));
    write_report(options, request, findings, out);
    is_good = close_whole(out) && rename(temporary, target) == 0;
    int reason = errno;
    if (!is_good) unlink(temporary);
    errno = reason;
  }
  g_free(temporary);
  g_free(folder);
  free(target);
  return is_good;
}

bool output_reports(const Options *options, const Findings *findings) {
  bool is_good = true;
  for (uint32_t i = 0; i < options->report_count; i++) {
    const ReportRequest *request = &options->reports[i];
    if (request->file == NULL) {
      write_report(options, request, findings, stdout);
    } else if (!write_file(options, request, findings)) {
      fprintf(stderr,
              "unloadlint: cannot write the report to '%s': %s, give --report another file\n",
              request->file, g_strerror(errno));
      is_good = false;
    }
  }
  return is_good;
}

void output_hints(const Discovery *discovery) {
  for (uint32_t i = 0; i < discovery->driver_count; i++) {
    const Driver *driver = &discovery->drivers[i];
    if (driver->left_out == 0) continue;
    char *here = g_get_current_dir();
    fprintf(stderr,
            "unloadlint: note: '%s' is read as a driver by itself; %u more source%s in its folder, "
            "give '%s' to read them too\n",
            facts_relative(here, driver->sources[0].path), driver->left_out,
            driver->left_out == 1 ? " lies" : "s lie", facts_relative(here, driver->folder));
    g_free(here);
  }
}

/* Whoever read standard output has gone, as `head` does. */
static bool is_reader_gone(void) {
  struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
  return poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

void output_finish(void) {
  errno = 0;
  if (fflush(stdout) == 0 && !ferror(stdout)) return;
  int reason = errno;
  if (is_reader_gone()) {
    signal(SIGPIPE, SIG_DFL);
    raise(SIGPIPE);
  }
  /* What is still buffered can't be written either: exit would only try again. */
  fprintf(stderr, "unloadlint: cannot write standard output: %s\n",
          reason == 0 ? "some of it was lost" : g_strerror(reason));
  _exit(EXIT_FAULT);
}

void output_progress(const Discovery *discovery, uint32_t driver) {
  const char *format = isatty(STDERR_FILENO) ? "\r\033[K%u/%u %s" : "unloadlint: %u/%u %s\n";
  fprintf(stderr, format, driver + 1, discovery->driver_count, discovery->drivers[driver].name);
}

void output_progress_done(void) {
  if (isatty(STDERR_FILENO)) fputs("\r\033[K", stderr);
}

int output_status(const Options *options, const Findings *findings) {
  if (options->strict)
    for (unsigned i = 0; i < findings->driver_count; i++)
      if (findings->drivers[i].verdict == VERDICT_INCONCLUSIVE) return EXIT_FAULT;
  for (unsigned i = 0; i < findings->finding_count; i++)
    if ((int)findings->findings[i].level >= options->fail_on) return EXIT_FINDINGS;
  return EXIT_CLEAN;
}
