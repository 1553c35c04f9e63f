/* Run by the build: precompiles the sets of the pack's headers that drivers include most, so that a
 * run over a few of them finds these made. What is not there a run makes itself. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "parse/parse.h"

static const struct {
  const char *headers;
  bool has_characters; /* TCHAR is asked for in both widths among drivers that include these */
} sets[] = {
    {"wdm.h", true},
    {"ntddk.h", true},
    {"wdf.h", true},
    {"ntddk.h wdf.h", true},
    {"ks.h", true},
    {"portcls.h", true},
    {"ntifs.h", false},
    {"ntifs.h wdf.h", false},
    {"fltkernel.h", false},
    {"ndis.h", false},
    {"ntddk.h storport.h", false},
    {"storport.h", false},
};

/* Parses a source that does nothing but include a set. */
static bool prepare(Parser *parser, const char *path, const char *set, bool is_cplusplus,
                    const char *define) {
  GString *text = g_string_new(NULL);
  char **names = g_strsplit(set, " ", -1);
  for (char **name = names; *name != NULL; name++)
    g_string_append_printf(text, "#include <%s>\n", *name);
  g_strfreev(names);
  bool is_written = g_file_set_contents(path, text->str, (gssize)text->len, NULL);
  g_string_free(text, true);
  const char *args[] = {define, NULL};
  SourceFile source = {.path = path, .args = args, .is_cplusplus = is_cplusplus};
  char *error = NULL;
  ParsedUnit *unit = is_written ? parse_source(parser, &source, &error) : NULL;
  if (unit == NULL) fprintf(stderr, "prepare: %s\n", error != NULL ? error : path);
  g_free(error);
  parsed_free(unit);
  return unit != NULL;
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: prepare FOLDER\n");
    return 2;
  }
  if (g_mkdir_with_parents(argv[1], 0755) != 0) return 2;
  Precompiled *precompiled = precompiled_new(argv[1], true);
  char *path = g_build_filename(argv[1], "set.txt", NULL), *error = NULL;
  bool is_done = true;
  for (size_t i = 0; i < G_N_ELEMENTS(sets) * 4 && is_done; i++) {
    bool is_wide = (i & 2) != 0;
    if (is_wide && !sets[i / 4].has_characters) continue;
    /* A parser of its own each time: what a file says is kept by its name. */
    Parser *parser = parser_new(&(ParseOptions){.precompiled = precompiled}, &error);
    is_done = parser != NULL && prepare(parser, path, sets[i / 4].headers, (i & 1) != 0,
                                        is_wide ? "-DUNICODE" : NULL);
    parser_free(parser);
  }
  g_unlink(path);
  g_free(path);
  g_free(error);
  precompiled_free(precompiled);
  return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}
