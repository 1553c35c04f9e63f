/* The JSON report: one object for scripts. Its keys are a promise; more may be added. */
#include <math.h>

#include "report/internal.h"

static json_t *text_list(const char **texts) {
  json_t *list = json_array();
  for (size_t i = 0; texts != NULL && texts[i] != NULL; i++) {
    json_array_append_new(list, report_json_text(texts[i]));
  }
  return list;
}

/* Adds "message" (when given), "file" and "line" to an object. */
static void set_place(json_t *object, const char *message, Place place) {
  if (message != NULL) {
    json_object_set_new(object, "message", report_json_text(message));
  }
  json_object_set_new(object, "file", report_json_text(place.file));
  json_object_set_new(object, "line", report_json_number(place.line));
}

static json_t *driver_object(const DriverResult *driver) {
  json_t *object = json_object();
  json_object_set_new(object, "name", report_json_text(driver->name));
  json_t *entry = json_object();
  set_place(entry, NULL, driver->entry_place);
  json_object_set_new(entry, "name", report_json_text(driver->entry));
  json_object_set_new(object, "entry", entry);
  json_object_set_new(object, "families", text_list(driver->families));
  json_object_set_new(object, "registrars", text_list(driver->registrars));
  json_object_set_new(object, "verdict", report_json_text(verdict_name(driver->verdict)));
  json_t *reasons = json_array();
  for (unsigned i = 0; i < driver->reason_count; i++) {
    json_t *reason = json_object();
    set_place(reason, driver->reasons[i].message, driver->reasons[i].place);
    json_array_append_new(reasons, reason);
  }
  json_object_set_new(object, "reasons", reasons);
  return object;
}

static json_t *finding_object(const Finding *finding) {
  json_t *object = json_object();
  json_object_set_new(object, "driver", report_json_text(finding->driver));
  json_object_set_new(object, "rule", report_json_text(finding->rule->name));
  json_object_set_new(object, "code", report_json_text(finding->rule->code));
  json_object_set_new(object, "level", report_json_text(level_name(finding->level)));
  set_place(object, finding->message, finding->place);
  json_object_set_new(object, "column", report_json_number(finding->place.column));
  json_t *related = json_array();
  for (unsigned i = 0; i < finding->related_count; i++) {
    json_t *place = json_object();
    set_place(place, finding->related[i].message, finding->related[i].place);
    json_array_append_new(related, place);
  }
  json_object_set_new(object, "related", related);
  json_t *steps = json_array();
  for (unsigned i = 0; i < finding->step_count; i++) {
    json_t *step = json_object();
    set_place(step, finding->steps[i].message, finding->steps[i].place);
    json_object_set_new(step, "depth", json_integer(finding->steps[i].depth));
    json_array_append_new(steps, step);
  }
  json_object_set_new(object, "steps", steps);
  json_object_set_new(object, "fingerprint", report_json_text(finding->fingerprint));
  return object;
}

/* "clean" to "no_registration" count drivers by verdict and add up to "drivers". */
static json_t *summary_object(const Findings *findings) {
  unsigned verdicts[VERDICT_NO_REGISTRATION + 1] = {0};
  for (unsigned i = 0; i < findings->driver_count; i++) {
    verdicts[findings->drivers[i].verdict]++;
  }
  json_t *object = json_object();
  json_object_set_new(object, "drivers", json_integer(findings->driver_count));
  json_object_set_new(object, "clean", json_integer(verdicts[VERDICT_CLEAN]));
  json_object_set_new(object, "findings", json_integer(verdicts[VERDICT_FINDINGS]));
  json_object_set_new(object, "inconclusive", json_integer(verdicts[VERDICT_INCONCLUSIVE]));
  json_object_set_new(object, "no_registration", json_integer(verdicts[VERDICT_NO_REGISTRATION]));
  json_object_set_new(object, "files_indexed", json_integer(findings->files_indexed));
  json_object_set_new(object, "files_parsed", json_integer(findings->files_parsed));
  /* To the millisecond: more would be noise. */
  json_object_set_new(object, "seconds", json_real(round(findings->seconds * 1000) / 1000));
  return object;
}

void report_json(const Findings *findings, FILE *out) {
  json_t *document = json_object();
  json_t *tool = json_object();
  json_object_set_new(tool, "name", json_string("unloadlint"));
  json_object_set_new(tool, "version", report_json_text(findings->tool_version));
  json_object_set_new(tool, "libclang", report_json_text(findings->libclang_version));
  json_object_set_new(document, "tool", tool);
  json_t *drivers = json_array();
  for (unsigned i = 0; i < findings->driver_count; i++) {
    json_array_append_new(drivers, driver_object(&findings->drivers[i]));
  }
  json_object_set_new(document, "drivers", drivers);
  json_t *list = json_array();
  for (unsigned i = 0; i < findings->finding_count; i++) {
    json_array_append_new(list, finding_object(&findings->findings[i]));
  }
  json_object_set_new(document, "findings", list);
  json_t *problems = json_array();
  for (unsigned i = 0; i < findings->problem_count; i++) {
    json_t *problem = json_object();
    json_object_set_new(problem, "file", report_json_text(findings->problems[i].file));
    json_object_set_new(problem, "line", report_json_number(findings->problems[i].line));
    json_object_set_new(problem, "message", report_json_text(findings->problems[i].message));
    json_array_append_new(problems, problem);
  }
  json_object_set_new(document, "problems", problems);
  json_object_set_new(document, "summary", summary_object(findings));
  report_json_write(document, out);
}
