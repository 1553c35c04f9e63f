/* Source text for reports: lines of files, read when a report first shows one and kept. */
#include <string.h>

#include "report/internal.h"

typedef struct SourceText {
  char *text;   /* the whole, UTF-8; NULL when the file can't be read */
  char **lines; /* without line ends */
  unsigned line_count;
  const char *encoding;
  bool is_bytes; /* Latin-1, which the parser takes as it is: one byte is one character */
  char hash[65]; /* SHA-256, hexadecimal */
} SourceText;

static char *decode_latin1(const char *bytes, size_t size) {
  GString *text = g_string_sized_new(size + size / 8);
  for (size_t i = 0; i < size; i++) {
    g_string_append_unichar(text, (unsigned char)bytes[i]);
  }
  return g_string_free(text, FALSE);
}

/* Returns the text as UTF-8 (free with g_free). */
static char *decode(SourceText *source, const char *bytes, size_t size) {
  bool is_little = size >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0;
  bool is_big = size >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0;
  if (is_little || is_big) {
    source->encoding = is_little ? "UTF-16LE" : "UTF-16BE";
    char *text =
        g_convert(bytes + 2, (gssize)(size - 2), "UTF-8", source->encoding, NULL, NULL, NULL);
    if (text != NULL) {
      return text;
    }
  }
  if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
    bytes += 3;
    size -= 3;
  }
  if (g_utf8_validate(bytes, (gssize)size, NULL)) {
    source->encoding = "UTF-8";
    return g_strndup(bytes, size);
  }
  source->encoding = "ISO-8859-1";
  source->is_bytes = true;
  return decode_latin1(bytes, size);
}

static void split_lines(SourceText *source) {
  GPtrArray *lines = g_ptr_array_new();
  for (char *at = g_strdup(source->text); at != NULL;) {
    g_ptr_array_add(lines, at);
    char *end = strchr(at, '\n');
    at = end ? end + 1 : NULL;
    if (end != NULL) {
      *end = '\0';
    } else {
      end = strchr(g_ptr_array_index(lines, lines->len - 1), '\0');
    }
    char *start = g_ptr_array_index(lines, lines->len - 1);
    if (end > start && end[-1] == '\r') {
      end[-1] = '\0';
    }
  }
  source->line_count = lines->len;
  source->lines = (char **)g_ptr_array_free(lines, FALSE);
}

static const SourceText *source_of(const char *root, const char *file) {
  static GHashTable *cache; /* absolute path: SourceText; as long as the process lives */
  if (cache == NULL) {
    cache = g_hash_table_new(g_str_hash, g_str_equal);
  }
  char *path = g_canonicalize_filename(file, root);
  SourceText *source = g_hash_table_lookup(cache, path);
  if (source != NULL) {
    g_free(path);
    return source;
  }
  source = g_new0(SourceText, 1);
  g_hash_table_insert(cache, path, source);
  char *bytes;
  gsize size;
  if (g_file_get_contents(path, &bytes, &size, NULL)) {
    char *hash = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, size);
    g_strlcpy(source->hash, hash, sizeof source->hash);
    g_free(hash);
    source->text = decode(source, bytes, size);
    split_lines(source);
    g_free(bytes);
  }
  return source;
}

const char *report_source_line(const char *root, const char *file, unsigned line) {
  if (file == NULL || line == 0) {
    return NULL;
  }
  const SourceText *source = source_of(root, file);
  return line <= source->line_count ? source->lines[line - 1] : NULL;
}

unsigned report_source_column(const char *root, const char *file, unsigned line, unsigned column) {
  const char *text = report_source_line(root, file, line);
  if (text == NULL || column == 0 || source_of(root, file)->is_bytes) {
    return column;
  }
  size_t size = strlen(text);
  size_t bytes = MIN(column - 1, size);
  /* Behind the end of the line every column counts: the parser may point there. */
  return (unsigned)g_utf8_strlen(text, (gssize)bytes) + (unsigned)(column - 1 - bytes) + 1;
}

const char *report_source_text(const char *root, const char *file) {
  return source_of(root, file)->text;
}

const char *report_source_hash(const char *root, const char *file) {
  const SourceText *source = source_of(root, file);
  return source->text != NULL ? source->hash : NULL;
}

const char *report_source_encoding(const char *root, const char *file) {
  return source_of(root, file)->encoding;
}
