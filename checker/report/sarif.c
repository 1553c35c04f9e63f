/* The SARIF 2.1.0 report, in the shape that code-scanning services and viewers really read. */
#include <string.h>

#include "report/internal.h"

enum {
  MAX_RELATED = 100,
  MAX_FLOW = 1000,       /* locations of a path; services show no more */
  MAX_CONTENTS = 1 << 20 /* bytes of a source that is put into the log */
};

/* What a file is to the log. */
enum { OTHER_FILE = 1, FINDING_FILE };

static json_t *text_message(const char *text) {
  char *sentence = report_sarif_sentence(text);
  json_t *message = json_object();
  json_object_set_new(message, "text", report_json_text(sentence));
  g_free(sentence);
  return message;
}

static json_t *flow_location(const Findings *findings, const Step *step, unsigned number) {
  json_t *entry = json_object();
  json_t *location = report_sarif_location(findings, step->place, false);
  json_object_set_new(location, "message", text_message(step->message));
  json_object_set_new(entry, "location", location);
  json_object_set_new(entry, "nestingLevel", json_integer(step->depth));
  json_object_set_new(entry, "executionOrder", json_integer(number));
  if (step->kind != NULL) {
    json_object_set_new(entry, "kinds", json_pack("[o]", report_json_text(step->kind)));
  }
  return entry;
}

static json_t *code_flows(const Findings *findings, const Finding *finding) {
  Shortened shown = report_shorten(finding->step_count, MAX_FLOW);
  json_t *locations = json_array();
  for (unsigned i = 0; i < finding->step_count; i++) {
    if (i < shown.head || i >= finding->step_count - shown.tail) {
      json_array_append_new(locations, flow_location(findings, &finding->steps[i], i + 1));
    }
  }
  json_t *thread = json_object();
  json_object_set_new(thread, "locations", locations);
  json_t *flow = json_object();
  json_object_set_new(flow, "threadFlows", json_pack("[o]", thread));
  return json_pack("[o]", flow);
}

static json_t *result_object(const Findings *findings, const Finding *finding) {
  json_t *result = json_object();
  json_object_set_new(result, "ruleId", report_json_text(finding->rule->code));
  json_object_set_new(result, "ruleIndex",
                      json_integer(report_sarif_rule_index(findings, finding)));
  json_object_set_new(result, "level", json_string(level_name(finding->level)));
  json_object_set_new(result, "message", report_sarif_message(finding));
  json_object_set_new(result, "locations",
                      json_pack("[o]", report_sarif_location(findings, finding->place, true)));
  if (finding->related_count > 0) {
    json_t *related = json_array();
    for (unsigned i = 0; i < MIN(finding->related_count, MAX_RELATED); i++) {
      json_t *location = report_sarif_location(findings, finding->related[i].place, true);
      json_object_set_new(location, "id", json_integer(i + 1));
      json_object_set_new(location, "message", text_message(finding->related[i].message));
      json_array_append_new(related, location);
    }
    json_object_set_new(result, "relatedLocations", related);
  }
  if (finding->step_count > 0) {
    json_object_set_new(result, "codeFlows", code_flows(findings, finding));
  }
  if (finding->fingerprint != NULL) {
    /* Not primaryLocationLineHash: services compute that one themselves. */
    json_t *fingerprints = json_object();
    json_object_set_new(fingerprints, "unloadlint/v1", report_json_text(finding->fingerprint));
    json_object_set_new(result, "partialFingerprints", fingerprints);
  }
  json_t *properties = json_object();
  json_object_set_new(properties, "driver", report_json_text(finding->driver));
  json_object_set_new(result, "properties", properties);
  return result;
}

static void add_notification(json_t *list, const Findings *findings, const char *id,
                             const char *text, Place place) {
  json_t *notification = json_object();
  json_object_set_new(notification, "descriptor", json_pack("{s:s}", "id", id));
  json_object_set_new(notification, "level", json_string("warning"));
  json_object_set_new(notification, "message", text_message(text));
  if (place.file != NULL) {
    json_object_set_new(notification, "locations",
                        json_pack("[o]", report_sarif_location(findings, place, false)));
  }
  json_array_append_new(list, notification);
}

/* What could not be read and what could not be decided: a service must not take silence for
 * proof. */
static json_t *invocation(const Findings *findings) {
  json_t *notifications = json_array();
  for (unsigned i = 0; i < findings->problem_count; i++) {
    const ProblemNote *problem = &findings->problems[i];
    /* Some services show the text without the place. */
    char *text = problem->file != NULL ? g_strdup_printf("%s: %s", problem->file, problem->message)
                                       : g_strdup(problem->message);
    add_notification(notifications, findings, REPORT_SOURCE_PROBLEM, text,
                     (Place){.file = problem->file, .line = problem->line});
    g_free(text);
  }
  for (unsigned i = 0; i < findings->driver_count; i++) {
    const DriverResult *driver = &findings->drivers[i];
    for (unsigned r = 0; r < driver->reason_count; r++) {
      char *text = g_strdup_printf("Driver %s could not be decided: %s", driver->name,
                                   driver->reasons[r].message);
      add_notification(notifications, findings, REPORT_INCONCLUSIVE_DRIVER, text,
                       driver->reasons[r].place);
      g_free(text);
    }
  }
  json_t *object = json_object();
  json_object_set_new(object, "executionSuccessful", json_true());
  json_object_set_new(object, "toolExecutionNotifications", notifications);
  return object;
}

/* Adds a file, or says of one that is there that a finding lies in it. */
static void note_file(GTree *files, const char *file, bool has_finding) {
  if (file != NULL && (has_finding || g_tree_lookup(files, file) == NULL)) {
    g_tree_insert(files, (gpointer)file, GUINT_TO_POINTER(has_finding ? FINDING_FILE : OTHER_FILE));
  }
}

static gboolean add_artifact(gpointer key, gpointer value, gpointer context) {
  const char *file = key;
  const Findings *findings = ((void **)context)[0];
  json_t *list = ((void **)context)[1];
  json_t *artifact = json_object();
  json_object_set_new(artifact, "location", report_sarif_artifact(findings, file));
  const char *hash = report_source_hash(findings->root, file);
  if (hash != NULL) {
    json_object_set_new(artifact, "encoding",
                        json_string(report_source_encoding(findings->root, file)));
    json_object_set_new(artifact, "hashes", json_pack("{s:s}", "sha-256", hash));
    const char *text = report_source_text(findings->root, file);
    if (GPOINTER_TO_UINT(value) == FINDING_FILE && strlen(text) <= MAX_CONTENTS) {
      json_t *contents = json_object();
      json_object_set_new(contents, "text", report_json_text(text));
      json_object_set_new(artifact, "contents", contents);
    }
  }
  json_array_append_new(list, artifact);
  return FALSE;
}

static int compare_files(gconstpointer a, gconstpointer b) { return strcmp(a, b); }

/* Every file that the log names, with what tells whether it is still the same; those with findings
 * whole, so that a viewer without the sources shows a finding where it stands. */
static json_t *artifacts(const Findings *findings) {
  GTree *files = g_tree_new(compare_files);
  for (unsigned i = 0; i < findings->finding_count; i++) {
    const Finding *finding = &findings->findings[i];
    note_file(files, finding->place.file, true);
    for (unsigned r = 0; r < finding->related_count; r++) {
      note_file(files, finding->related[r].place.file, false);
    }
    for (unsigned s = 0; s < finding->step_count; s++) {
      note_file(files, finding->steps[s].place.file, false);
    }
  }
  for (unsigned i = 0; i < findings->driver_count; i++) {
    note_file(files, findings->drivers[i].entry_place.file, false);
  }
  json_t *list = json_array();
  void *context[] = {(void *)findings, list};
  g_tree_foreach(files, add_artifact, context);
  g_tree_destroy(files);
  return list;
}

static json_t *base_ids(const Findings *findings) {
  char *uri = report_sarif_folder_uri(findings->root);
  json_t *root = json_object();
  json_object_set_new(root, "uri", report_json_text(uri));
  json_object_set_new(root, "description",
                      json_pack("{s:s}", "text", "The root of the sources that were checked."));
  json_t *bases = json_object();
  json_object_set_new(bases, "%SRCROOT%", root);
  g_free(uri);
  return bases;
}

void report_sarif(const Findings *findings, FILE *out) {
  json_t *run = json_object();
  json_t *tool = json_object();
  json_object_set_new(tool, "driver", report_sarif_driver(findings));
  json_object_set_new(run, "tool", tool);
  json_object_set_new(run, "invocations", json_pack("[o]", invocation(findings)));
  json_object_set_new(run, "automationDetails", json_pack("{s:s}", "id", "unloadlint/"));
  json_object_set_new(run, "columnKind", json_string("unicodeCodePoints"));
  json_object_set_new(run, "originalUriBaseIds", base_ids(findings));
  json_t *provenance = report_provenance(findings->root);
  if (provenance != NULL) {
    json_object_set_new(run, "versionControlProvenance", provenance);
  }
  json_t *files = artifacts(findings);
  if (json_array_size(files) > 0) {
    json_object_set(run, "artifacts", files);
  }
  json_decref(files);
  json_t *results = json_array();
  for (unsigned i = 0; i < findings->finding_count; i++) {
    json_array_append_new(results, result_object(findings, &findings->findings[i]));
  }
  json_object_set_new(run, "results", results);

  json_t *log = json_object();
  json_object_set_new(log, "$schema", json_string("https://json.schemastore.org/sarif-2.1.0.json"));
  json_object_set_new(log, "version", json_string("2.1.0"));
  json_object_set_new(log, "runs", json_pack("[o]", run));
  report_json_write(log, out);
}
