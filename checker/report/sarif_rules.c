/* The tool and its rules in SARIF: what a service shows beside every result. */
#include <string.h>

#include "report/internal.h"

enum { MAX_DESCRIPTION = 1024 /* characters; services cut there */ };

/* Links lead to the address that the program was built for (see CMakeLists.txt). The rules' own
 * documents stand in the log whole (help), so that nothing depends on its being reachable. */
static json_t *homepage(void) { return json_string(UNLOADLINT_HOMEPAGE); }

/* lost-unload becomes LostUnload. Free with g_free. */
static char *pascal_case(const char *name) {
  GString *text = g_string_new(NULL);
  bool is_start = true;
  for (; *name != '\0'; name++) {
    if (g_ascii_isalnum(*name)) {
      g_string_append_c(text, is_start ? g_ascii_toupper(*name) : *name);
    }
    is_start = !g_ascii_isalnum(*name);
  }
  return g_string_free(text, FALSE);
}

static json_t *sentence_object(const char *text) {
  char *sentence = report_sarif_sentence(text);
  if (g_utf8_strlen(sentence, -1) > MAX_DESCRIPTION) {
    char *head = g_utf8_substring(sentence, 0, MAX_DESCRIPTION - 3);
    g_free(sentence);
    sentence = g_strconcat(head, "...", NULL);
    g_free(head);
  }
  json_t *object = json_object();
  json_object_set_new(object, "text", report_json_text(sentence));
  g_free(sentence);
  return object;
}

static json_t *help_object(const RuleInfo *rule) {
  const char *description = rule->description ? rule->description : rule->summary;
  char *text = rule->hint != NULL && rule->hint[0] != '\0'
                   ? g_strconcat(description, " ", rule->hint, NULL)
                   : g_strdup(description);
  char *sentence = report_sarif_sentence(text);
  json_t *help = json_object();
  json_object_set_new(help, "text", report_json_text(sentence));
  json_object_set_new(help, "markdown", report_json_text(rule->help ? rule->help : sentence));
  g_free(sentence);
  g_free(text);
  return help;
}

static json_t *rule_properties(const RuleInfo *rule) {
  json_t *properties = json_object();
  json_object_set_new(properties, "precision",
                      report_json_text(rule->precision ? rule->precision : "medium"));
  json_object_set_new(
      properties, "problem.severity",
      json_string(rule->level == LEVEL_NOTE ? "recommendation" : level_name(rule->level)));
  json_t *tags = json_array();
  for (size_t i = 0; rule->tags != NULL && rule->tags[i] != NULL; i++) {
    json_array_append_new(tags, report_json_text(rule->tags[i]));
  }
  json_object_set_new(properties, "tags", tags);
  return properties;
}

static json_t *rule_object(const RuleInfo *rule) {
  json_t *object = json_object();
  char *name = pascal_case(rule->name);
  json_object_set_new(object, "id", report_json_text(rule->code));
  json_object_set_new(object, "name", report_json_text(name));
  g_free(name);
  json_object_set_new(object, "shortDescription", sentence_object(rule->summary));
  json_object_set_new(object, "fullDescription",
                      sentence_object(rule->description ? rule->description : rule->summary));
  json_object_set_new(object, "help", help_object(rule));
  if (rule->is_builtin)
    json_object_set_new(
        object, "helpUri",
        json_sprintf("%s/blob/main/rules/%s/help.md", UNLOADLINT_HOMEPAGE, rule->name));
  json_object_set_new(object, "defaultConfiguration",
                      json_pack("{s:s}", "level", level_name(rule->level)));
  json_t *messages = json_object();
  for (size_t i = 0; rule->message_ids != NULL && rule->message_ids[i] != NULL; i++) {
    json_object_set_new(messages, rule->message_ids[i], sentence_object(rule->message_texts[i]));
  }
  if (json_object_size(messages) > 0) {
    json_object_set(object, "messageStrings", messages);
  }
  json_decref(messages);
  json_object_set_new(object, "properties", rule_properties(rule));
  return object;
}

unsigned report_sarif_rule_index(const Findings *findings, const Finding *finding) {
  for (unsigned i = 0; i < findings->rule_count; i++) {
    if (strcmp(findings->rules[i]->code, finding->rule->code) == 0) {
      return i;
    }
  }
  bug("a finding of rule %s, which did not run", finding->rule->code);
}

/* Services ask as much of these as of rules. */
static json_t *notification_descriptors(void) {
  static const struct {
    const char *id, *summary, *description;
  } kinds[] = {
      {REPORT_SOURCE_PROBLEM, "A source could not be read, or not whole.",
       "A source, or a file that it includes, could not be read or was not understood in some "
       "place. Give its headers with -I or --wdk."},
      {REPORT_INCONCLUSIVE_DRIVER, "A driver could not be decided.",
       "Part of what decides the unload path could not be read or followed, so that the driver is "
       "neither called clean nor found at fault there."}};
  json_t *list = json_array();
  for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
    json_t *kind = json_object();
    char *name = pascal_case(kinds[i].id);
    json_object_set_new(kind, "id", json_string(kinds[i].id));
    json_object_set_new(kind, "name", json_string(name));
    json_object_set_new(kind, "shortDescription", sentence_object(kinds[i].summary));
    json_object_set_new(kind, "fullDescription", sentence_object(kinds[i].description));
    json_object_set_new(kind, "help", sentence_object(kinds[i].description));
    json_object_set_new(kind, "helpUri", homepage());
    json_array_append_new(list, kind);
    g_free(name);
  }
  return list;
}

json_t *report_sarif_driver(const Findings *findings) {
  json_t *driver = json_object();
  const char *version = findings->tool_version;
  json_object_set_new(driver, "name", json_string("unloadlint"));
  json_object_set_new(driver, "fullName", json_sprintf("unloadlint %s", version));
  json_object_set_new(driver, "version", report_json_text(version));
  json_object_set_new(driver, "semanticVersion", report_json_text(version));
  json_object_set_new(driver, "informationUri", homepage());
  json_t *rules = json_array();
  for (unsigned i = 0; i < findings->rule_count; i++) {
    json_array_append_new(rules, rule_object(findings->rules[i]));
  }
  json_object_set_new(driver, "rules", rules);
  json_object_set_new(driver, "notifications", notification_descriptors());
  return driver;
}
