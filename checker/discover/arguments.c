/* What a build's compiler call says about how to read a source, whichever compiler it is for. */
#include <string.h>

#include "discover/sources.h"

/* How a kept option is written by one compiler and passed on. */
typedef struct OptionForm {
  const char *spelling;
  const char *passed_as; /* NULL: its value is not kept */
  bool is_path;
  bool may_join; /* the value may stand in the same argument */
  bool microsoft;
} OptionForm;

/* Where one spelling starts another, the longer comes first. */
static const OptionForm option_forms[] = {
    {"-include", "-include", true, false, false},
    {"-imacros", "-imacros", true, false, false},
    {"-isystem", "-isystem", true, true, false},
    {"-iquote", "-iquote", true, true, false},
    {"-idirafter", "-idirafter", true, true, false},
    {"-imsvc", "-isystem", true, true, false},
    {"-I", "-I", true, true, false},
    {"-D", "-D", false, true, false},
    {"-U", "-U", false, true, false},
    {"-MF", NULL, false, true, false},
    {"-MT", NULL, false, true, false},
    {"-MQ", NULL, false, true, false},
    {"-Xclang", NULL, false, false, false},
    {"-arch", NULL, false, false, false},
    {"-isysroot", NULL, false, false, false},
    {"/external:I", "-isystem", true, true, true},
    {"-external:I", "-isystem", true, true, true},
    {"/imsvc", "-isystem", true, true, true},
    {"/I", "-I", true, true, true},
    {"/D", "-D", false, true, true},
    {"/U", "-U", false, true, true},
    {"/FI", "-include", true, true, true},
    {"-FI", "-include", true, true, true},
};

typedef struct Collector {
  Arena *arena;
  const char *directory;
  const char **args;
  uint32_t arg_count, arg_room;
  const char *target; /* as SourceFile.args names it, or NULL */
  bool is_kernel;     /* the call says whether this is code of the kernel */
  Arguments result;
} Collector;

static void push(Collector *collector, const char *arg) {
  *ARENA_PUSH(collector->arena, collector, args, arg) = arg;
}

static const char *absolute(const Collector *collector, const char *path) {
  char *full = g_canonicalize_filename(path, collector->directory);
  const char *kept = arena_strdup(collector->arena, full);
  g_free(full);
  return kept;
}

static void keep(Collector *collector, const OptionForm *form, const char *value) {
  const char *as = form->passed_as;
  if (as == NULL || *value == '\0') {
    return;
  }
  if (strcmp(as, "-include") == 0 || strcmp(as, "-imacros") == 0) {
    /* Such a file may also be looked up in the include folders: only one that is there where the
     * compiler ran has a path of its own. */
    const char *path = absolute(collector, value);
    push(collector, as);
    push(collector,
         g_file_test(path, G_FILE_TEST_EXISTS) ? path : arena_strdup(collector->arena, value));
    return;
  }
  if (strcmp(as, "-D") == 0 && g_str_has_prefix(value, "_KERNEL_MODE")) {
    collector->is_kernel = true;
  }
  value = form->is_path ? absolute(collector, value) : value;
  if (strlen(as) == 2) {
    push(collector, arena_printf(collector->arena, "%s%s", as, value));
  } else {
    push(collector, as);
    push(collector, arena_strdup(collector->arena, value));
  }
}

/* Takes an option of the table; returns how many arguments it was. */
static unsigned take_listed(Collector *collector, const char *const *argv, bool is_microsoft) {
  for (size_t i = 0; i < G_N_ELEMENTS(option_forms); i++) {
    const OptionForm *form = &option_forms[i];
    size_t size = strlen(form->spelling);
    if ((form->microsoft && !is_microsoft) || strncmp(argv[0], form->spelling, size) != 0) {
      continue;
    }
    if (argv[0][size] == '\0') {
      if (argv[1] == NULL) {
        return 1;
      }
      keep(collector, form, argv[1]);
      return 2;
    }
    if (form->may_join) {
      keep(collector, form, argv[0] + size);
      return 1;
    }
  }
  return 0;
}

static void set_language(Collector *collector, const char *name) {
  if (strcmp(name, "c++") == 0) {
    collector->result.language = '+';
  } else if (strcmp(name, "c") == 0) {
    collector->result.language = 'c';
  }
}

static void keep_standard(Collector *collector, const char *name) {
  if (strcmp(name, "c++latest") == 0) {
    name = "c++23";
  } else if (strcmp(name, "clatest") == 0) {
    name = "c17";
  }
  push(collector, arena_printf(collector->arena, "-std=%s", name));
}

/* The processor that a name begins with: a target triple, the prefix of a compiler that builds for
 * another system, a folder of compilers. */
static void set_target(Collector *collector, const char *name) {
  static const struct {
    const char *begins, *target;
  } known[] = {{"x86_64", "x86_64"}, {"amd64", "x86_64"},  {"x64", "x86_64"},
               {"i386", "i686"},     {"i486", "i686"},     {"i586", "i686"},
               {"i686", "i686"},     {"x86", "i686"},      {"aarch64", "aarch64"},
               {"arm64", "aarch64"}, {"thumb", "thumbv7"}, {"arm", "thumbv7"}};
  for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
    size_t size = strlen(known[i].begins);
    if (g_ascii_strncasecmp(name, known[i].begins, size) != 0) continue;
    collector->target = known[i].target;
    return;
  }
}

/* Takes what says for which processor the source is compiled, as take_special. */
static unsigned take_target(Collector *collector, const char *const *argv) {
  const char *arg = argv[0];
  if (g_str_has_prefix(arg, "--target=")) {
    set_target(collector, strchr(arg, '=') + 1);
  } else if ((strcmp(arg, "-target") == 0 || strcmp(arg, "--target") == 0) && argv[1] != NULL) {
    set_target(collector, argv[1]);
    return 2;
  } else if (strcmp(arg, "-m32") == 0) {
    collector->target = "i686";
  } else if (strcmp(arg, "-m64") == 0) {
    collector->target = "x86_64";
  } else {
    return 0;
  }
  return 1;
}

/* Takes what the table has no form for; returns how many arguments it was, 0 for none of these. */
static unsigned take_special(Collector *collector, const char *const *argv, bool is_microsoft) {
  const char *arg = argv[0];
  if (g_str_has_prefix(arg, "-std=") || g_str_has_prefix(arg, "--std=")) {
    keep_standard(collector, strchr(arg, '=') + 1);
  } else if (is_microsoft && (g_str_has_prefix(arg, "/std:") || g_str_has_prefix(arg, "-std:"))) {
    keep_standard(collector, arg + 5);
  } else if (strcmp(arg, "-o") == 0 && argv[1] != NULL) {
    collector->result.output = arena_strdup(collector->arena, argv[1]);
    return 2;
  } else if (is_microsoft && (g_str_has_prefix(arg, "/Fo") || g_str_has_prefix(arg, "-Fo"))) {
    collector->result.output = arena_strdup(collector->arena, arg + 3);
  } else if (strcmp(arg, "-x") == 0 && argv[1] != NULL) {
    set_language(collector, argv[1]);
    return 2;
  } else if (g_str_has_prefix(arg, "-x")) {
    set_language(collector, arg + 2);
  } else if (is_microsoft && (strcmp(arg, "/TP") == 0 || strcmp(arg, "-TP") == 0)) {
    collector->result.language = '+';
  } else if (is_microsoft && (strcmp(arg, "/TC") == 0 || strcmp(arg, "-TC") == 0)) {
    collector->result.language = 'c';
  } else if (is_microsoft && (strcmp(arg, "/kernel") == 0 || strcmp(arg, "-kernel") == 0)) {
    collector->is_kernel = true;
  } else {
    return take_target(collector, argv);
  }
  return 1;
}

/* The name of a program behind its last folder. */
static const char *program_name(const char *program) {
  const char *name = program;
  for (const char *at = program; *at != '\0'; at++) {
    if (*at == '/' || *at == '\\') name = at + 1;
  }
  return name;
}

/* True for cl and clang-cl: their options may start with a slash, as paths do for the others. */
static bool is_microsoft_compiler(const char *compiler) {
  const char *name = program_name(compiler);
  size_t size = strlen(name);
  if (size > 4 && g_ascii_strcasecmp(name + size - 4, ".exe") == 0) {
    size -= 4;
  }
  return (size == 2 && g_ascii_strncasecmp(name, "cl", 2) == 0) ||
         g_ascii_strncasecmp(name, "clang-cl", 8) == 0;
}

/* What the compiler itself says of the processor: cl by its folder (Hostx64\x86), others by their
 * own name (i686-w64-mingw32-gcc). */
static void set_compiler_target(Collector *collector, const char *compiler, bool is_microsoft) {
  const char *name = program_name(compiler);
  if (!is_microsoft) {
    set_target(collector, name);
    return;
  }
  if (name == compiler) return;
  char *folder = g_strndup(compiler, (gsize)(name - compiler - 1));
  set_target(collector, program_name(folder));
  g_free(folder);
}

/* True for programs that call the compiler named next. */
static bool is_launcher(const char *program) {
  static const char *const names[] = {"ccache", "sccache", "distcc", "icecc"};
  const char *name = program_name(program);
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    size_t size = strlen(names[i]);
    if (g_ascii_strncasecmp(name, names[i], size) == 0 && (name[size] == 0 || name[size] == '.'))
      return true;
  }
  return false;
}

Arguments discover_arguments(Arena *arena, const char *const *argv, const char *directory) {
  Collector collector = {.arena = arena, .directory = directory};
  if (argv[0] != NULL && argv[1] != NULL && is_launcher(argv[0])) argv++;
  bool is_microsoft = argv[0] != NULL && is_microsoft_compiler(argv[0]);
  if (argv[0] != NULL) set_compiler_target(&collector, argv[0], is_microsoft);
  for (unsigned i = 1; argv[0] != NULL && argv[i] != NULL;) {
    unsigned taken = take_special(&collector, argv + i, is_microsoft);
    if (taken == 0) {
      taken = take_listed(&collector, argv + i, is_microsoft);
    }
    i += taken > 0 ? taken : 1;
  }
  if (collector.target != NULL)
    push(&collector, arena_printf(arena, "--target=%s", collector.target));
  /* Other sources are read as the kernel's; a call of the compiler says itself what it defines. */
  if (!collector.is_kernel) push(&collector, "-U_KERNEL_MODE");
  push(&collector, NULL);
  collector.result.kept = collector.args;
  return collector.result;
}
