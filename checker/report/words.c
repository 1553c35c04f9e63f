/* Words and small JSON values that several reports have in common. */
#include "report/internal.h"

Shortened report_shorten(unsigned length, unsigned limit) {
  if (length <= limit) {
    return (Shortened){length, 0};
  }
  return (Shortened){limit / 2, limit - limit / 2};
}

json_t *report_json_text(const char *text) {
  if (text == NULL) {
    return json_null();
  }
  json_t *value = json_string(text);
  if (value == NULL) {
    char *valid = g_utf8_make_valid(text, -1);
    value = json_string(valid);
    g_free(valid);
  }
  return value;
}

json_t *report_json_number(unsigned number) {
  return number > 0 ? json_integer(number) : json_null();
}

void report_json_write(json_t *document, FILE *out) {
  json_dumpf(document, out, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
  fputc('\n', out);
  json_decref(document);
}
