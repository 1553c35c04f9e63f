/* Messages in SARIF: sentences, with the registration as a link that viewers follow. */
#include <string.h>

#include "report/internal.h"

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

static bool is_word_byte(char c) {
  return g_ascii_isalnum(c) || c == '_';
}

/* The name that stands at a place in its source, or NULL. Free with g_free. */
static char *name_at(const Findings *findings, Place place) {
  const char *line = report_source_line(findings->root, place.file, place.line);
  if (line == NULL || place.column == 0) {
    return NULL;
  }
  unsigned column = report_source_column(findings->root, place.file, place.line, place.column);
  if (column > (unsigned)g_utf8_strlen(line, -1)) {
    return NULL;
  }
  const char *start = g_utf8_offset_to_pointer(line, column - 1);
  size_t size = 0;
  while (is_word_byte(start[size])) {
    size++;
  }
  return size > 0 ? g_strndup(start, size) : NULL;
}

/* `text` with the first whole word `name` as a link to related location 1, or NULL when the word
 * does not occur. Free with g_free. */
static char *link_name(const char *text, const char *name) {
  size_t size = strlen(name);
  for (const char *at = text; (at = strstr(at, name)) != NULL; at += size) {
    if ((at == text || !is_word_byte(at[-1])) && !is_word_byte(at[size])) {
      return g_strdup_printf("%.*s[%s](1)%s", (int)(at - text), text, name, at + size);
    }
  }
  return NULL;
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
  for (size_t i = 0; finding->message_id != NULL && rule->message_ids != NULL &&
                     rule->message_ids[i] != NULL;
       i++) {
    if (strcmp(rule->message_ids[i], finding->message_id) == 0) {
      return rule->message_texts[i];
    }
  }
  return NULL;
}

/* Adds id and arguments when they say what `text` says, so that no viewer shows something else. */
static void add_id(json_t *message, const Finding *finding, const char *text, const char *name) {
  const char *template_text = message_text_of(finding);
  if (template_text == NULL) {
    return;
  }
  static const char *no_arguments[] = {NULL};
  char **arguments = g_strdupv((char **)(finding->arguments ? finding->arguments : no_arguments));
  for (size_t i = 0; name != NULL && arguments[i] != NULL; i++) {
    char *linked = link_name(arguments[i], name);
    if (linked != NULL) {
      g_free(arguments[i]);
      arguments[i] = linked;
      break;
    }
  }
  char *formatted = format_message(template_text, arguments);
  char *sentence = report_sarif_sentence(formatted);
  if (strcmp(sentence, text) == 0) {
    json_object_set_new(message, "id", report_json_text(finding->message_id));
    json_t *list = json_array();
    for (size_t i = 0; arguments[i] != NULL; i++) {
      json_array_append_new(list, report_json_text(arguments[i]));
    }
    if (json_array_size(list) > 0) {
      json_object_set(message, "arguments", list);
    }
    json_decref(list);
  }
  g_free(sentence);
  g_free(formatted);
  g_strfreev(arguments);
}

json_t *report_sarif_message(const Findings *findings, const Finding *finding) {
  char *text = report_sarif_sentence(finding->message);
  char *name = NULL;
  if (finding->related_count > 0) {
    const RelatedPlace *related = &finding->related[0];
    name = name_at(findings, related->place);
    char *linked = name ? link_name(text, name) : NULL;
    if (linked == NULL) {
      linked = g_strdup_printf("%s See [%s, line %u](1).", text,
                               related->place.file ? related->place.file : "the related place",
                               related->place.line);
    }
    g_free(text);
    text = linked;
  }
  json_t *message = json_object();
  json_object_set_new(message, "text", report_json_text(text));
  add_id(message, finding, text, name);
  g_free(name);
  g_free(text);
  return message;
}
