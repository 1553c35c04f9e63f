/* Run by the build: precompiles the sets of the pack's headers that drivers include most, so that a
 * run over a few of them finds these made. What is not there a run makes itself. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "parse/parse.h"

typedef enum Variant {
  PLAIN,
  WIDE,   /* TCHAR is asked for in both widths among drivers that include these */
  NETWORK /* NDIS is told its version */
} Variant;

static const struct {
  const char *headers;
  Variant variant;
} sets[] = {
    {"wdm.h", WIDE},
    {"ntddk.h", WIDE},
    {"wdf.h", WIDE},
    {"ntddk.h wdf.h", WIDE},
    {"wdfusb.h", WIDE},
    {"ntddk.h wdfusb.h", WIDE},
    {"ks.h", WIDE},
    {"ksmedia.h", WIDE},
    {"portcls.h", WIDE},
    {"portcls.h wdfminiport.h", WIDE},
    {"sensorscx.h", WIDE},
    {"sensorsutils.h", WIDE},
    {"sensorsdef.h", WIDE},
    {"ntddk.h dispmprt.h", WIDE},
    {"dispmprt.h", WIDE},
    {"ntddk.h gpioclx.h", WIDE},
    {"ntddk.h spbcx.h", WIDE},
    {"ntifs.h", PLAIN},
    {"ntifs.h wdf.h", PLAIN},
    {"ntifs.h wdf.h fwpsk.h", WIDE},
    {"ntddk.h fwpsk.h", WIDE},
    {"ntddk.h wdf.h fwpsk.h", WIDE},
    {"fltkernel.h", PLAIN},
    {"ndis.h", NETWORK},
    {"ndis.h wdf.h", NETWORK},
    {"ndis.h wdfusb.h", PLAIN},
    {"ndis.h ntifs.h wdf.h fwpsk.h", NETWORK},
    {"ntddk.h wsk.h", PLAIN},
    {"ntddk.h storport.h", PLAIN},
    {"storport.h", PLAIN},
    {"classpnp.h", PLAIN},
    {"ntddk.h classpnp.h", PLAIN},
};

/* What the build files of drivers define of that which the headers ask for, by variant. */
static const char *const defines[][8] = {
    [PLAIN] = {NULL},
    [WIDE] = {"-DUNICODE"},
    [NETWORK] = {"-DNDIS630=1", "-DNDIS640=1", "-DNDIS650=1", "-DNDIS630_MINIPORT=1",
                 "-DNDIS620_MINIPORT=1", "-DNDIS680_MINIPORT=1"},
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

/* As C and as C++. */
static bool prepare_both(Precompiled *precompiled, const char *path, const char *set,
                         const char *define) {
  bool is_done = true;
  for (unsigned i = 0; i < 2 && is_done; i++) {
    char *error = NULL;
    /* A parser of its own each time: what a file says is kept by its name. */
    Parser *parser = parser_new(&(ParseOptions){.precompiled = precompiled}, &error);
    if (parser == NULL) fprintf(stderr, "prepare: %s\n", error);
    is_done = parser != NULL && prepare(parser, path, set, i == 1, define);
    parser_free(parser);
    g_free(error);
  }
  return is_done;
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: prepare FOLDER\n");
    return 2;
  }
  if (g_mkdir_with_parents(argv[1], 0755) != 0) return 2;
  Precompiled *precompiled = precompiled_new(argv[1], true);
  char *path = g_build_filename(argv[1], "set.txt", NULL);
  bool is_done = true;
  for (size_t i = 0; i < G_N_ELEMENTS(sets) && is_done; i++) {
    const char *const *all = defines[sets[i].variant];
    is_done = prepare_both(precompiled, path, sets[i].headers, NULL);
    for (; is_done && *all != NULL; all++)
      is_done = prepare_both(precompiled, path, sets[i].headers, *all);
  }
  g_unlink(path);
  g_free(path);
  precompiled_free(precompiled);
  return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}
