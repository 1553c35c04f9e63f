/* Reading a source: UTF-8 and Latin-1 as they are, UTF-16 converted. */
#include <string.h>

#include "parse/internal.h"

static const char *utf16_name(const char *bytes, size_t size) {
  const unsigned char *b = (const unsigned char *)bytes;
  if (size >= 2 && b[0] == 0xff && b[1] == 0xfe) return "UTF-16LE";
  if (size >= 2 && b[0] == 0xfe && b[1] == 0xff) return "UTF-16BE";
  return NULL;
}

char *parse_read_text(const char *path, size_t *size, bool *is_converted, char **error) {
  GError *failure = NULL;
  char *bytes = NULL;
  *is_converted = false;
  if (!g_file_get_contents(path, &bytes, size, &failure)) {
    *error = g_strdup_printf("can't read %s: %s", path, failure->message);
    g_error_free(failure);
    return NULL;
  }
  const char *encoding = utf16_name(bytes, *size);
  if (encoding != NULL) {
    char *text = g_convert(bytes + 2, (gssize)(*size - 2), "UTF-8", encoding, NULL, size, NULL);
    g_free(bytes);
    if (text == NULL) {
      *error =
          g_strdup_printf("can't read %s: it starts like %s but is no such text", path, encoding);
      return NULL;
    }
    *is_converted = true;
    bytes = text;
  }
  if (memchr(bytes, 0, *size) != NULL) {
    *error = g_strdup_printf("can't read %s: it is binary, no source text", path);
    g_free(bytes);
    return NULL;
  }
  return bytes;
}
