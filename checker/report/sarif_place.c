/* Places in SARIF: URIs, regions and the text they hold. */
#include <string.h>

#include "report/internal.h"

enum { CONTEXT_LINES = 2 /* before and after the region */ };

char *report_sarif_folder_uri(const char *folder) {
  char *escaped = g_uri_escape_string(folder, "/", FALSE);
  char *uri = g_strconcat("file://", escaped, g_str_has_suffix(escaped, "/") ? "" : "/", NULL);
  g_free(escaped);
  return uri;
}

json_t *report_sarif_artifact(const Findings *findings, const char *file) {
  json_t *artifact = json_object();
  /* What lies outside the root has no relative form that viewers resolve. */
  bool is_outside = file[0] == '/' || g_str_has_prefix(file, "../");
  char *path = is_outside ? g_canonicalize_filename(file, findings->root) : g_strdup(file);
  char *escaped = g_uri_escape_bytes((const guint8 *)path, strlen(path),
                                     "/ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                     "0123456789-._~");
  char *uri = g_strconcat(is_outside ? "file://" : "", escaped, NULL);
  json_object_set_new(artifact, "uri", report_json_text(uri));
  if (!is_outside) {
    json_object_set_new(artifact, "uriBaseId", json_string("%SRCROOT%"));
  }
  g_free(uri);
  g_free(escaped);
  g_free(path);
  return artifact;
}

static json_t *snippet(const char *text, size_t size) {
  char *copy = g_strndup(text, size);
  json_t *object = json_object();
  json_object_set_new(object, "text", report_json_text(copy));
  g_free(copy);
  return object;
}

static json_t *region_of(const Findings *findings, Place place) {
  json_t *region = json_object();
  json_object_set_new(region, "startLine", json_integer(place.line));
  const char *line = report_source_line(findings->root, place.file, place.line);
  if (place.column == 0) {
    if (line != NULL && *line != '\0') {
      json_object_set_new(region, "snippet", snippet(line, strlen(line)));
    }
    return region;
  }
  unsigned start = report_source_column(findings->root, place.file, place.line, place.column);
  unsigned end = report_source_column(findings->root, place.file, place.line, place.end_column);
  if (line != NULL) {
    unsigned length = (unsigned)g_utf8_strlen(line, -1);
    start = MIN(start, length + 1);
    end = end > start ? MIN(end, length + 1) : MIN(start + 1, length + 1);
  } else {
    end = end > start ? end : start + 1;
  }
  json_object_set_new(region, "startColumn", json_integer(start));
  json_object_set_new(region, "endLine", json_integer(place.line));
  json_object_set_new(region, "endColumn", json_integer(end));
  if (line != NULL && end > start) {
    const char *from = g_utf8_offset_to_pointer(line, start - 1);
    const char *to = g_utf8_offset_to_pointer(from, end - start);
    json_object_set_new(region, "snippet", snippet(from, (size_t)(to - from)));
  }
  return region;
}

static json_t *context_of(const Findings *findings, Place place) {
  unsigned first = place.line > CONTEXT_LINES ? place.line - CONTEXT_LINES : 1;
  unsigned last = first;
  GString *text = g_string_new(NULL);
  for (unsigned line = first; line <= place.line + CONTEXT_LINES; line++) {
    const char *content = report_source_line(findings->root, place.file, line);
    if (content == NULL) {
      break;
    }
    g_string_append_printf(text, "%s%s", line > first ? "\n" : "", content);
    last = line;
  }
  json_t *region = NULL;
  if (text->len > 0 && last > first) {
    region = json_object();
    json_object_set_new(region, "startLine", json_integer(first));
    json_object_set_new(region, "endLine", json_integer(last));
    json_object_set_new(region, "snippet", snippet(text->str, text->len));
  }
  g_string_free(text, TRUE);
  return region;
}

json_t *report_sarif_location(const Findings *findings, Place place, bool with_context) {
  json_t *location = json_object();
  if (place.file == NULL) {
    return location;
  }
  json_t *physical = json_object();
  json_object_set_new(physical, "artifactLocation", report_sarif_artifact(findings, place.file));
  if (place.line > 0) {
    json_object_set_new(physical, "region", region_of(findings, place));
    json_t *context = with_context ? context_of(findings, place) : NULL;
    if (context != NULL) {
      json_object_set_new(physical, "contextRegion", context);
    }
  }
  json_object_set_new(location, "physicalLocation", physical);
  if (place.function != NULL) {
    json_t *logical = json_object();
    json_object_set_new(logical, "fullyQualifiedName", report_json_text(place.function));
    json_object_set_new(logical, "kind", json_string("function"));
    json_object_set_new(location, "logicalLocations", json_pack("[o]", logical));
  }
  return location;
}
