/* Run by the build: precompiles the sets of the pack's headers that drivers include most, so that a
 * run over a few of them finds these made. What is not there a run makes itself. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "parse/parse.h"

/* What the build files of drivers define of that which the headers ask for. */
#define WIDE "-DUNICODE" /* TCHAR is asked for in both widths among drivers that include these */
#define AVL "-DRTL_USE_AVL_TABLES=" /* and generic tables in both forms */

static const struct {
  const char *headers;
  bool is_c, is_cplusplus; /* which languages drivers with these headers are written in */
  const char *defines[8];  /* it is prepared with each of them, and with none */
} sets[] = {
    {"wdm.h", true, true, {WIDE}},
    {"ntddk.h", true, true, {WIDE}},
    {"wdf.h", true, false, {WIDE}},
    {"wdf.h", false, true, {WIDE, "-DNOMINMAX="}},
    {"ntddk.h wdf.h", true, true, {WIDE}},
    {"wdfusb.h", true, true, {WIDE}},
    {"ntddk.h wdfusb.h", true, true, {NULL}},
    {"ks.h", true, true, {WIDE}},
    {"ksmedia.h", true, true, {WIDE}},
    {"wdf.h ksmedia.h", true, false, {NULL}},
    {"wdf.h ks.h ntddk.h", false, true, {WIDE}},
    {"acx.h ksmedia.h ntddk.h", false, true, {WIDE}},
    {"acx.h ks.h ntddk.h", false, true, {WIDE}},
    {"acx.h ntddk.h", false, true, {WIDE}},
    {"ucmcx.h ntddk.h", false, true, {NULL}},
    {"portcls.h", false, true, {WIDE}},
    {"portcls.h wdf.h", false, true, {WIDE}},
    {"sensorscx.h", false, true, {WIDE}},
    {"ntddk.h dispmprt.h", false, true, {WIDE}},
    {"dispmprt.h", true, true, {NULL}},
    {"ntddk.h gpioclx.h", true, true, {NULL}},
    {"ntddk.h spbcx.h", true, true, {NULL}},
    {"hidport.h", true, false, {NULL}},
    {"ntifs.h", true, true, {NULL}},
    {"ntifs.h scsi.h", true, false, {NULL}},
    {"ntifs.h wdf.h", true, true, {NULL}},
    {"ntifs.h wdf.h wsk.h", true, false, {NULL}},
    {"ntifs.h wsk.h", true, false, {NULL}},
    {"ntifs.h wdf.h fwpsk.h", true, false, {WIDE}},
    {"ndis.h ntifs.h wdf.h fwpsk.h", true, true, {WIDE " -DNDIS630"}},
    {"ndis.h wdf.h fwpsk.h", true, false, {WIDE " -DNDIS_SUPPORT_NDIS6"}},
    {"ntddk.h fwpsk.h", true, false, {WIDE}},
    {"ntddk.h wdf.h fwpsk.h", true, false, {WIDE}},
    {"fltkernel.h", true, false, {AVL, AVL "0"}},
    {"fltkernel.h", false, true, {NULL}},
    {"ndis.h",
     true,
     false,
     {"-DNDIS630", "-DNDIS640", "-DNDIS650", "-DNDIS630_MINIPORT", "-DNDIS620_MINIPORT",
      "-DNDIS680_MINIPORT", "-DNDIS630_MINIPORT -DNDIS630"}},
    {"ndis.h", false, true, {"-DNDIS630"}},
    {"ndis.h ntifs.h", true, false, {"-DNDIS630"}},
    {"ndis.h wdf.h", true, false, {"-DNDIS630"}},
    {"ndis.h wdfusb.h", true, true, {NULL}},
    {"ntddk.h wsk.h", true, false, {NULL}},
    {"ntddk.h storport.h", true, true, {NULL}},
    {"storport.h", true, true, {NULL}},
    {"ntifs.h storport.h", true, false, {NULL}},
    {"classpnp.h", true, false, {NULL}},
    {"dsm.h", true, false, {NULL}},
    {"ntddk.h classpnp.h", true, false, {AVL "0"}},
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
  char **args = g_strsplit(define != NULL ? define : "", " ", -1);
  SourceFile source = {.path = path, .args = (const char **)args, .is_cplusplus = is_cplusplus};
  char *error = NULL;
  ParsedUnit *unit = is_written ? parse_source(parser, &source, &error) : NULL;
  if (unit == NULL) fprintf(stderr, "prepare: %s\n", error != NULL ? error : path);
  g_free(error);
  g_strfreev(args);
  parsed_free(unit);
  return unit != NULL;
}

static bool prepare_anew(Precompiled *precompiled, const char *path, const char *set,
                         bool is_cplusplus, const char *define) {
  char *error = NULL;
  /* A parser of its own each time: what a file says is kept by its name. */
  Parser *parser = parser_new(&(ParseOptions){.precompiled = precompiled}, &error);
  if (parser == NULL) fprintf(stderr, "prepare: %s\n", error);
  bool is_done = parser != NULL && prepare(parser, path, set, is_cplusplus, define);
  parser_free(parser);
  g_free(error);
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
  for (size_t i = 0; i < G_N_ELEMENTS(sets) * 2 && is_done; i++) {
    bool is_cplusplus = i % 2 == 1;
    if (is_cplusplus ? !sets[i / 2].is_cplusplus : !sets[i / 2].is_c) continue;
    const char *headers = sets[i / 2].headers, *const *define = sets[i / 2].defines;
    is_done = prepare_anew(precompiled, path, headers, is_cplusplus, NULL);
    for (; is_done && *define != NULL; define++)
      is_done = prepare_anew(precompiled, path, headers, is_cplusplus, *define);
  }
  g_unlink(path);
  g_free(path);
  precompiled_free(precompiled);
  return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}
