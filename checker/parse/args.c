/* The arguments of the parser: which compiler it plays, and where it finds headers. */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "parse/internal.h"

#ifndef UNLOADLINT_RESOURCE_DIR
#define UNLOADLINT_RESOURCE_DIR NULL
#endif

static bool is_dir(const char *folder, const char *below) {
  char *path = g_build_filename(folder, below, NULL);
  bool found = g_file_test(path, G_FILE_TEST_IS_DIR);
  g_free(path);
  return found;
}

static bool is_file(const char *folder, const char *below) {
  char *path = g_build_filename(folder, below, NULL);
  bool found = g_file_test(path, G_FILE_TEST_IS_REGULAR);
  g_free(path);
  return found;
}

/* libclang brings stdarg.h and the like in ../lib/clang/<major> or in clang/<major> beside itself.
 */
static const char *find_resource_dir(Parser *parser) {
  Dl_info info;
  void *symbol = dlsym(RTLD_DEFAULT, "clang_createIndex");
  if (symbol != NULL && dladdr(symbol, &info) != 0 && info.dli_fname != NULL) {
    char *real = realpath(info.dli_fname, NULL);
    char *folder = real != NULL ? g_path_get_dirname(real) : NULL;
    unsigned major = (unsigned)strtoul(parser->version, NULL, 10);
    static const char *const below[] = {"../lib/clang", "clang", "../../lib/clang"};
    for (size_t i = 0; folder != NULL && i < G_N_ELEMENTS(below); i++) {
      char *path = arena_printf(parser->arena, "%s/%s/%u", folder, below[i], major);
      if (!is_file(path, "include/stddef.h")) continue;
      g_free(folder);
      free(real);
      return path;
    }
    g_free(folder);
    free(real);
  }
  const char *fallback = UNLOADLINT_RESOURCE_DIR;
  return fallback != NULL && is_file(fallback, "include/stddef.h") ? fallback : NULL;
}

static bool is_mingw(const char *folder) {
  return is_file(folder, "_mingw.h") && is_dir(folder, "ddk");
}

static void add_system(Parser *parser, const char *folder, const char *below) {
  if (!is_dir(folder, below)) return;
  g_ptr_array_add(parser->system_dirs, g_build_filename(folder, below, NULL));
}

static bool add_kit(Parser *parser, const char *folder) {
  if (!is_dir(folder, "km")) return false;
  static const char *const below[] = {"km/crt", "km", "shared", "um", "wdf/kmdf/1.33", ""};
  for (size_t i = 0; i + 1 < G_N_ELEMENTS(below); i++) add_system(parser, folder, below[i]);
  return true;
}

static int newest_first(const void *a, const void *b) {
  return -g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

/* A kit's Include folder has a folder for each version of the kit. */
static bool add_newest_kit(Parser *parser, const char *folder) {
  GDir *dir = g_dir_open(folder, 0, NULL);
  if (dir == NULL) return false;
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
    g_ptr_array_add(names, g_build_filename(folder, name, NULL));
  }
  g_dir_close(dir);
  g_ptr_array_sort(names, newest_first);
  bool found = false;
  for (guint i = 0; i < names->len && !found; i++) found = add_kit(parser, names->pdata[i]);
  g_ptr_array_free(names, true);
  return found;
}

static void add_mingw(Parser *parser, const char *folder) {
  parser->flavour = FLAVOUR_MINGW;
  if (parser->resource_dir != NULL) add_system(parser, parser->resource_dir, "include");
  add_system(parser, folder, "");
  add_system(parser, folder, "ddk");
}

bool parse_configure(Parser *parser, const ParseOptions *options, char **error) {
  parser->system_dirs = g_ptr_array_new_with_free_func(g_free);
  parser->resource_dir = find_resource_dir(parser);
  const char *mingw = NULL;
  if (options != NULL && options->wdk != NULL) {
    char *include = g_build_filename(options->wdk, "Include", NULL);
    bool found = true;
    if (is_mingw(options->wdk)) {
      mingw = arena_strdup(parser->arena, options->wdk);
    } else {
      found = add_kit(parser, options->wdk) || add_newest_kit(parser, options->wdk) ||
              add_kit(parser, include) || add_newest_kit(parser, include);
    }
    g_free(include);
    if (!found) {
      *error = g_strdup_printf(
          "%s holds no driver headers: --wdk wants the Include folder of a Windows Driver Kit "
          "(with "
          "km/ or a folder for each version in it) or the include folder of mingw-w64",
          options->wdk);
      return false;
    }
  }
  GPtrArray *dirs = g_ptr_array_new();
  for (const char *const *d = options != NULL ? options->include_dirs : NULL; d != NULL && *d;
       d++) {
    if (is_mingw(*d)) {
      mingw = arena_strdup(parser->arena, *d);
    } else {
      g_ptr_array_add(dirs, arena_strdup(parser->arena, *d));
    }
  }
  g_ptr_array_add(dirs, NULL);
  parser->include_dirs = (char **)g_ptr_array_free(dirs, false);
  if (mingw != NULL) {
    if (parser->resource_dir == NULL) {
      *error = g_strdup_printf(
          "the headers of libclang %s (stddef.h, stdarg.h, ...), which mingw-w64's headers need, "
          "were "
          "not found: install the clang package of the same version",
          parser->version);
      return false;
    }
    add_mingw(parser, mingw);
  }
  parser->defines = g_strdupv((char **)(options != NULL ? options->defines : NULL));
  return true;
}

static void add(Job *job, const char *text) { g_ptr_array_add(job->args, g_strdup(text)); }

static void add_pair(Job *job, const char *option, const char *value) {
  add(job, option);
  add(job, value);
}

/* The last of the arguments that begin so, or NULL. */
static const char *prefix_arg(const SourceFile *source, const char *prefix) {
  const char *last = NULL;
  for (const char **arg = source->args; arg != NULL && *arg != NULL; arg++) {
    if (g_str_has_prefix(*arg, prefix)) last = *arg;
  }
  return last;
}

static void add_include_dir(Job *job, const char *folder) {
  add_pair(job, "-I", folder);
  g_ptr_array_add(job->dirs, g_strdup(folder));
}

/* The build file's arguments as they are, but that include folders are noted on the way. */
static void add_source_args(Job *job) {
  for (const char **arg = job->source->args; arg != NULL && *arg != NULL; arg++) {
    if (strcmp(*arg, "-I") == 0 && arg[1] != NULL) {
      add_include_dir(job, *++arg);
    } else if (g_str_has_prefix(*arg, "-I")) {
      add_include_dir(job, *arg + 2);
    } else if (!g_str_has_prefix(*arg, "--target=") && !g_str_has_prefix(*arg, "-std=")) {
      add(job, *arg);
    }
  }
}

/* Errors by default that say nothing against the tree: the text they concern is all there. */
static const char *const harmless[] = {
    "-w",
    "-Wno-implicit-function-declaration",
    "-Wno-implicit-int",
    "-Wno-int-conversion",
    "-Wno-incompatible-pointer-types",
    "-Wno-incompatible-function-pointer-types",
    "-Wno-return-type",
    "-Wno-return-mismatch",
    "-Wno-c++11-narrowing",
    "-Wno-writable-strings",
    "-Wno-microsoft",
    "-Wno-invalid-token-paste",
    "-Wno-out-of-line-declaration", /* of a member whose body was left out */
    "-Wno-reserved-user-defined-literal",
    "-Wno-register",
    "-Wno-deprecated-non-prototype",
    "-Wno-strict-prototypes",
};

void parse_arguments(Job *job) {
  const Parser *parser = job->parser;
  const SourceFile *source = job->source;
  add_pair(job, "-x", source->is_cplusplus ? "c++" : "c");
  parse_target(job);
  add(job, "-nostdinc");
  add(job, "-fms-extensions");
  if (parser->flavour == FLAVOUR_MSVC) {
    add(job, "-fms-compatibility");
    /* Sources ask for it to tell what they are to do where it is no compiler of Microsoft's. */
    add(job, "-U__clang__");
  }
  add(job, "-ferror-limit=0");
  add(job, "-fno-spell-checking");
  /* Always in the same place, so that what was precompiled for it is found. */
  const char *standard = prefix_arg(source, "-std=");
  if (standard == NULL) standard = source->is_cplusplus ? "-std=c++17" : "-std=gnu17";
  add(job, standard);
  for (size_t i = 0; i < G_N_ELEMENTS(harmless); i++) add(job, harmless[i]);
  if (parser->resource_dir != NULL) add_pair(job, "-resource-dir", parser->resource_dir);
  /* Drivers of the kernel are built with /kernel, which defines it. */
  add(job, "-D_KERNEL_MODE=1");
  /* The kit's headers say that the compiler knows alloc_text; mingw-w64's, written for another
   * compiler, do not, and the drivers' pragmas would be skipped. */
  if (parser->flavour == FLAVOUR_MINGW) add(job, "-DALLOC_PRAGMA=1");
  for (char **d = parser->defines; d != NULL && *d != NULL; d++) add_pair(job, "-D", *d);
  for (char **d = parser->include_dirs; d != NULL && *d != NULL; d++) add_include_dir(job, *d);
  add_source_args(job);
  for (guint i = 0; i < parser->system_dirs->len; i++) {
    add_pair(job, "-isystem", parser->system_dirs->pdata[i]);
    g_ptr_array_add(job->dirs, g_strdup(parser->system_dirs->pdata[i]));
  }
  add_pair(job, "-idirafter", PARSE_VIRTUAL);
  add_pair(job, "-include", PARSED_PRELUDE);
}
