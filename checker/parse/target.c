/* The processor that a source is read for. What the compiler knows of it (how wide a pointer is,
 * which assembler it takes) and what the kit's build defines for it go together. */
#include <string.h>

#include "parse/internal.h"

typedef struct Processor {
  const char *triple;   /* what target triples of it begin with; the first is how it is asked for */
  const char *names[4]; /* the macros by which a build names it, NULL-terminated */
  const char *macros[4]; /* those that the kit's build defines, NULL-terminated */
} Processor;

static const Processor processors[] = {
    {"x86_64", {"_AMD64_", "AMD64"}, {"-D_AMD64_=1", "-DAMD64=1", "-D_WIN64=1"}},
    {"i686", {"_X86_", "i386", "_M_IX86"}, {"-D_X86_=1", "-Di386=1"}},
    {"aarch64", {"_ARM64_", "ARM64"}, {"-D_ARM64_=1", "-DARM64=1", "-D_WIN64=1"}},
    {"thumbv7", {"_ARM_", "ARM"}, {"-D_ARM_=1", "-DARM=1"}},
};

/* True for `NAME` or `NAME=...`. */
static bool names(const char *define, const char *name) {
  size_t length = strlen(name);
  return strncmp(define, name, length) == 0 && (define[length] == 0 || define[length] == '=');
}

static bool is_named(const Processor *processor, const char *define) {
  for (const char *const *name = processor->names; *name != NULL; name++) {
    if (names(define, *name)) return true;
  }
  return false;
}

/* The processor whose macro is defined, by the command line before the build file, or NULL. */
static const Processor *defined(const Job *job) {
  for (size_t i = 0; i < G_N_ELEMENTS(processors); i++) {
    for (char **d = job->parser->defines; d != NULL && *d != NULL; d++) {
      if (is_named(&processors[i], *d)) return &processors[i];
    }
  }
  for (size_t i = 0; i < G_N_ELEMENTS(processors); i++) {
    for (const char **arg = job->source->args; arg != NULL && *arg != NULL; arg++) {
      if (g_str_has_prefix(*arg, "-D") && is_named(&processors[i], *arg + 2)) return &processors[i];
    }
  }
  return NULL;
}

/* The processor that the build file asks for, or NULL. */
static const Processor *asked(const Job *job) {
  static const char option[] = "--target=";
  for (const char **arg = job->source->args; arg != NULL && *arg != NULL; arg++) {
    if (!g_str_has_prefix(*arg, option)) continue;
    for (size_t i = 0; i < G_N_ELEMENTS(processors); i++) {
      if (g_str_has_prefix(*arg + strlen(option), processors[i].triple)) return &processors[i];
    }
  }
  return NULL;
}

void parse_target(Job *job) {
  const Processor *named = defined(job);
  const Processor *processor = named != NULL ? named : asked(job);
  if (processor == NULL) processor = &processors[0];
  bool is_mingw = job->parser->flavour == FLAVOUR_MINGW;
  g_ptr_array_add(job->args, g_strdup("-target"));
  g_ptr_array_add(job->args, g_strconcat(processor->triple,
                                         is_mingw ? "-w64-mingw32" : "-pc-windows-msvc", NULL));
  /* Drivers for x86 are built with /Gz: a routine that says nothing else is called by stdcall. */
  if (strcmp(processor->triple, "i686") == 0) g_ptr_array_add(job->args, g_strdup("-mrtd"));
  if (named != NULL) return;
  for (const char *const *macro = processor->macros; *macro != NULL; macro++)
    g_ptr_array_add(job->args, g_strdup(*macro));
}
