/* The two errors that stop the program: a bug of ours, and wrong use of the tool. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/base.h"

/* What stops half-way gives nothing back, which is no leak. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_LEAK_CHECK 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(HAS_LEAK_CHECK)
#include <sanitizer/lsan_interface.h>
static int is_stopping;
int __lsan_is_turned_off(void) { return is_stopping; }
#define STOP_LEAK_CHECK() (is_stopping = 1)
#else
#define STOP_LEAK_CHECK() ((void)0)
#endif

void bug_at(const char *file, int line, const char *format, ...) {
  va_list args;
  va_start(args, format);
  fflush(stdout);
  fprintf(stderr, "unloadlint: internal error at %s:%d: ", file, line);
  vfprintf(stderr, format, args);
  fputc('\n', stderr);
  va_end(args);
  abort();
}

void usage_error(const char *format, ...) {
  va_list args;
  va_start(args, format);
  fflush(stdout);
  fputs("unloadlint: ", stderr);
  vfprintf(stderr, format, args);
  fputc('\n', stderr);
  va_end(args);
  STOP_LEAK_CHECK();
  exit(2);
}
