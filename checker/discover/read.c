/* Reading sources: whatever encoding they lie around in, once, and never for long. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "discover/sources.h"

enum {
  MAX_SOURCE_SIZE = 64 * 1024 * 1024, /* more is data that was given a source's name */
  SNIFF_SIZE = 8192                   /* bytes that decide whether a file is text */
};

typedef enum Encoding {
  ENCODING_BYTES,
  ENCODING_UTF16_LE,
  ENCODING_UTF16_BE,
  ENCODING_NONE
} Encoding;

bool discover_is_source(const char *name, bool *is_cplusplus) {
  const char *dot = strrchr(name, '.');
  if (dot == NULL || dot == name) {
    return false;
  }
  *is_cplusplus = g_ascii_strcasecmp(dot, ".c") != 0;
  return !*is_cplusplus || g_ascii_strcasecmp(dot, ".cpp") == 0 ||
         g_ascii_strcasecmp(dot, ".cc") == 0 || g_ascii_strcasecmp(dot, ".cxx") == 0;
}

/* UTF-16 is known by its mark, or by every second byte of what is mostly ASCII being NUL. */
static Encoding encoding_of(const uint8_t *bytes, size_t size) {
  if (size >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE) {
    return ENCODING_UTF16_LE;
  }
  if (size >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF) {
    return ENCODING_UTF16_BE;
  }
  size = MIN(size, SNIFF_SIZE);
  if (memchr(bytes, 0, size) == NULL) {
    return ENCODING_BYTES;
  }
  size_t nuls[2] = {0, 0};
  for (size_t i = 0; i < size; i++) {
    nuls[i & 1] += bytes[i] == 0;
  }
  size_t many = size / 4; /* half of either half */
  if (nuls[0] == 0 && nuls[1] > many) {
    return ENCODING_UTF16_LE;
  }
  return nuls[1] == 0 && nuls[0] > many ? ENCODING_UTF16_BE : ENCODING_NONE;
}

/* Converts UTF-16; NULL when the bytes are none. Free with g_free. */
static char *convert_utf16(const uint8_t *bytes, size_t size, bool is_big, glong *written) {
  size_t count = size / 2;
  gunichar2 *units = g_new(gunichar2, count + 1);
  for (size_t i = 0; i < count; i++) {
    units[i] = (gunichar2)(is_big ? bytes[2 * i] << 8 | bytes[2 * i + 1]
                                  : bytes[2 * i + 1] << 8 | bytes[2 * i]);
  }
  size_t skip = count > 0 && units[0] == 0xFEFF;
  char *text = g_utf16_to_utf8(units + skip, (glong)(count - skip), NULL, written, NULL);
  g_free(units);
  return text;
}

/* Scans UTF-16 text; returns false when it is none. */
static bool scan_utf16(const uint8_t *bytes, size_t size, bool is_big, ScanResult *result) {
  glong written = 0;
  char *text = convert_utf16(bytes, size, is_big, &written);
  if (text != NULL) *result = discover_scan_text(text, (size_t)written);
  g_free(text);
  return text != NULL && size % 2 == 0;
}

char *discover_utf8(const char *bytes, size_t size) {
  glong written;
  switch (encoding_of((const uint8_t *)bytes, size)) {
    case ENCODING_BYTES:
      if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) return g_strndup(bytes + 3, size - 3);
      return g_strndup(bytes, size);
    case ENCODING_UTF16_LE:
      return convert_utf16((const uint8_t *)bytes, size, false, &written);
    case ENCODING_UTF16_BE:
      return convert_utf16((const uint8_t *)bytes, size, true, &written);
    case ENCODING_NONE:
      break;
  }
  return NULL;
}

static const char *scan_bytes(const uint8_t *bytes, size_t size, ScanResult *result) {
  switch (encoding_of(bytes, size)) {
    case ENCODING_BYTES:
      *result = discover_scan_text((const char *)bytes, size);
      return NULL;
    case ENCODING_UTF16_LE:
      return scan_utf16(bytes, size, false, result) ? NULL : "is marked as UTF-16 but is no text";
    case ENCODING_UTF16_BE:
      return scan_utf16(bytes, size, true, result) ? NULL : "is marked as UTF-16 but is no text";
    case ENCODING_NONE:
      break;
  }
  return "is binary, not text";
}

const char *discover_scan_file(Arena *arena, const char *path, ScanResult *result) {
  *result = (ScanResult){false, false};
  /* O_NONBLOCK: a pipe of that name must not hold the run up. */
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) {
    return arena_printf(arena, "can't be read: %s", g_strerror(errno));
  }
  struct stat status;
  const char *problem = NULL;
  uint8_t *bytes = NULL;
  if (fstat(fd, &status) != 0) {
    problem = arena_printf(arena, "can't be read: %s", g_strerror(errno));
  } else if (!S_ISREG(status.st_mode)) {
    problem = "is no regular file";
  } else if (status.st_size > MAX_SOURCE_SIZE) {
    problem = "is larger than 64 MB; no source is";
  } else {
    size_t room = (size_t)status.st_size;
    size_t size = 0;
    bytes = g_malloc(room + 1);
    ssize_t got = 1;
    while (size < room && (got = read(fd, bytes + size, room - size)) > 0) {
      size += (size_t)got;
    }
    problem = got < 0 ? arena_printf(arena, "can't be read: %s", g_strerror(errno))
                      : scan_bytes(bytes, size, result);
  }
  g_free(bytes);
  close(fd);
  return problem;
}
