/* Values of model rows by key, and what is said when they are not what they should be. */
#include "link/model_json.h"

#include <stdarg.h>
#include <string.h>

void model_complain(ModelReader *r, const char *format, ...) {
  if (r->error != NULL) return;
  va_list list;
  va_start(list, format);
  char *text = g_strdup_vprintf(format, list);
  va_end(list);
  r->error = r->row == NULL
                 ? g_strdup_printf("%s: %s", r->origin, text)
                 : g_strdup_printf("%s: in the row of '%s': %s", r->origin, r->row, text);
  g_free(text);
}

/* The value of a key that may be left out. */
static json_t *value_of(json_t *row, const char *key) {
  json_t *value = json_object_get(row, key);
  return json_is_null(value) ? NULL : value;
}

const char *model_text_of(ModelReader *r, json_t *element, const char *key) {
  if (json_is_string(element)) return arena_strdup(r->arena, json_string_value(element));
  model_complain(r, "\"%s\" must be a string", key);
  return "";
}

const char *model_optional_text(ModelReader *r, json_t *row, const char *key) {
  json_t *value = value_of(row, key);
  return value == NULL ? NULL : model_text_of(r, value, key);
}

const char *model_text(ModelReader *r, json_t *row, const char *key) {
  const char *value = model_optional_text(r, row, key);
  if (value == NULL) model_complain(r, "\"%s\" is missing", key);
  return value != NULL ? value : "";
}

unsigned model_argument_of(ModelReader *r, json_t *element, const char *key) {
  json_int_t index = json_integer_value(element);
  if (json_is_integer(element) && index >= 0 && index < MODEL_MOST_ARGUMENTS)
    return (unsigned)index;
  model_complain(r, "\"%s\" must be the index of an argument, from 0", key);
  return 0;
}

unsigned model_argument(ModelReader *r, json_t *row, const char *key) {
  return model_argument_of(r, json_object_get(row, key), key);
}

int64_t model_number(ModelReader *r, json_t *row, const char *key) {
  json_t *value = json_object_get(row, key);
  if (!json_is_integer(value)) model_complain(r, "\"%s\" must be a whole number", key);
  return json_integer_value(value);
}

bool model_flag(ModelReader *r, json_t *row, const char *key) {
  json_t *value = value_of(row, key);
  if (value != NULL && !json_is_boolean(value))
    model_complain(r, "\"%s\" must be true or false", key);
  return json_is_true(value);
}

json_t *model_list(ModelReader *r, json_t *row, const char *key) {
  json_t *value = value_of(row, key);
  if (value != NULL && !json_is_array(value)) model_complain(r, "\"%s\" must be a list", key);
  return value;
}

/* "a, b, c". Free with g_free. */
static char *in_a_row(const char *const *words) { return g_strjoinv(", ", (char **)words); }

unsigned model_choice(ModelReader *r, const char *key, const char *word, const char *const *words) {
  for (unsigned i = 0; words[i] != NULL; i++) {
    if (strcmp(words[i], word) == 0) return i;
  }
  char *known = in_a_row(words);
  model_complain(r, "\"%s\" is '%s'; known are %s", key, word, known);
  g_free(known);
  return 0;
}

void model_only_keys(ModelReader *r, json_t *object, const char *const *keys) {
  const char *key;
  json_t *value;
  json_object_foreach(object, key, value) {
    if (g_strv_contains(keys, key)) continue;
    char *known = in_a_row(keys);
    model_complain(r, "the key \"%s\" is unknown; known are %s", key, known);
    g_free(known);
    return;
  }
}
