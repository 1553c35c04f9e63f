/* What a function comes to over several sources, by the look of them. */
#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "units/foresee.h"

enum { SOURCES = 3 };

static const char *const texts[SOURCES] = {
    "int First(int n) { return Second(n) + Helper(n); }\n"
    "static int Helper(int n) { return n; }\n"
    "int Third(int n) { return First(n); }\n"
    "int Alone(int n) { return Fourth(n); }\n",
    "int Second(int n) { return Third(n) + Nowhere(n); }\n"
    "static int Helper(int n) { return Fifth(n); }\n"
    "int Pointed(int n) { return n; }\n",
    "int Fourth(int n) { return n; }\nint Fifth(int n) { return n; }\n",
};

typedef struct Case {
  char *folder;
  Driver driver;
  SourceFile sources[SOURCES];
  SourceIndex *indices[SOURCES];
  Foresight *foresight;
} Case;

static int begin(void **state) {
  Case *c = *state = g_new0(Case, 1);
  c->folder = g_dir_make_tmp("foresee-XXXXXX", NULL);
  for (int i = 0; i < SOURCES; i++) {
    char *path = g_strdup_printf("%s/%d.c", c->folder, i);
    if (!g_file_set_contents(path, texts[i], -1, NULL)) return -1;
    c->sources[i].path = path;
    c->indices[i] = index_source(texts[i], strlen(texts[i]), false);
  }
  c->driver = (Driver){.sources = c->sources, .source_count = SOURCES};
  c->foresight = foresight_new(&c->driver, (const SourceIndex *const *)c->indices);
  return 0;
}

static int end(void **state) {
  Case *c = *state;
  foresight_free(c->foresight);
  for (int i = 0; i < SOURCES; i++) {
    g_unlink(c->sources[i].path);
    g_free((char *)c->sources[i].path);
    index_free(c->indices[i]);
  }
  g_rmdir(c->folder);
  g_free(c->folder);
  g_free(c);
  return 0;
}

static void note(uint32_t source, const char *name, void *context) {
  g_string_append_printf(context, "%u:%s ", source, name);
}

static void assert_foreseen(Case *c, const char *name, const char *expected) {
  GString *found = g_string_new(NULL);
  foresee(c->foresight, name, note, found);
  assert_string_equal(expected, found->str);
  g_string_free(found, TRUE);
}

/* Back and forth between two sources, and what the third one is called for by a function of a name
 * that two of them have. Once told, nothing is told again. */
static void back_and_forth(void **state) {
  Case *c = *state;
  assert_foreseen(c, "First", "0:First 1:Second 0:Helper 1:Helper 0:Third 2:Fifth ");
  assert_foreseen(c, "First", "");
  assert_foreseen(c, "Alone", "0:Alone 2:Fourth ");
}

/* Names that no source defines lead nowhere, and one that calls nothing only to itself. */
static void nowhere(void **state) {
  Case *c = *state;
  assert_foreseen(c, "Nowhere", "");
  assert_foreseen(c, "Pointed", "1:Pointed ");
}

/* A source that can't be read is none. */
static void unreadable(void **state) {
  Case *c = *state;
  index_free(c->indices[1]);
  c->indices[1] = NULL;
  g_unlink(c->sources[2].path);
  assert_foreseen(c, "First", "0:First 0:Helper ");
  assert_foreseen(c, "Fourth", "2:Fourth ");
  c->indices[1] = index_source("", 0, false);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(back_and_forth, begin, end),
                                     cmocka_unit_test_setup_teardown(nowhere, begin, end),
                                     cmocka_unit_test_setup_teardown(unreadable, begin, end)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
