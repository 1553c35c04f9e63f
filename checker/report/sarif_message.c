/* Messages in SARIF: sentences, with the registration as a link that viewers follow. A rule's texts
 * hold the link, "[{1}](1)"; the message of a finding is the same text without it. */
#include <string.h>

#include "report/internal.h"

/* The end of a link to the first related location: [text](1). */
#define LINK "](1)"

char *report_sarif_sentence(const char *text) {
  char *sentence = g_strchomp(g_strdup(text));
  size_t size = strlen(sentence);
  if (size > 0 && strchr(".!?", sentence[size - 1]) == NULL) {
    char *stopped = g_strconcat(sentence, ".", NULL);
    g_free(sentence);
    return stopped;
  }
  return sentence;
}

/* Puts the arguments into a message text with {0}, {1}, ... Free with g_free. */
static char *format_message(const char *text, char *const *arguments) {
  size_t count = g_strv_length((char **)arguments);
  GString *result = g_string_new(NULL);
  for (const char *at = text; *at != '\0'; at++) {
    if (at[0] == '{' && g_ascii_isdigit(at[1]) && at[2] == '}' && (size_t)(at[1] - '0') < count) {
      g_string_append(result, arguments[at[1] - '0']);
      at += 2;
    } else if ((at[0] == '{' || at[0] == '}') && at[1] == at[0]) {
      g_string_append_c(result, *at++);
    } else {
      g_string_append_c(result, *at);
    }
  }
  return g_string_free(result, FALSE);
}

static const char *message_text_of(const Finding *finding) {
  const RuleInfo *rule = finding->rule;
  for (size_t i = 0;
       finding->message_id != NULL && rule->message_ids != NULL && rule->message_ids[i] != NULL;
       i++) {
    if (strcmp(rule->message_ids[i], finding->message_id) == 0) {
      return rule->message_texts[i];
    }
  }
  return NULL;
}

/* The message's own text with its link, or NULL when there is none or it links to a place that the
 * finding lacks. Free with g_free. */
static char *linked_text(const Finding *finding) {
  static const char *no_arguments[] = {NULL};
  const char *text = message_text_of(finding);
  if (text == NULL || (finding->related_count == 0 && strstr(text, LINK) != NULL)) {
    return NULL;
  }
  return format_message(text,
                        (char *const *)(finding->arguments ? finding->arguments : no_arguments));
}

static json_t *argument_list(const Finding *finding) {
  json_t *list = json_array();
  for (size_t i = 0; finding->arguments != NULL && finding->arguments[i] != NULL; i++) {
    json_array_append_new(list, report_json_text(finding->arguments[i]));
  }
  return list;
}

json_t *report_sarif_message(const Finding *finding) {
  json_t *message = json_object();
  char *linked = linked_text(finding);
  char *text = report_sarif_sentence(linked ? linked : finding->message);
  bool has_link = strstr(text, LINK) != NULL;
  if (finding->related_count > 0 && !has_link) {
    const Place *place = &finding->related[0].place;
    char *longer = g_strdup_printf("%s See [%s, line %u](1).", text,
                                   place->file ? place->file : "the related place", place->line);
    g_free(text);
    text = longer;
  }
  json_object_set_new(message, "text", report_json_text(text));
  /* Only where they make up the same text: no viewer may show something else. */
  if (linked != NULL && (has_link || finding->related_count == 0)) {
    json_object_set_new(message, "id", report_json_text(finding->message_id));
    if (finding->arguments != NULL && finding->arguments[0] != NULL) {
      json_object_set_new(message, "arguments", argument_list(finding));
    }
  }
  g_free(text);
  g_free(linked);
  return message;
}
