/* What a source includes, found out before it is parsed: headers that the parser would not find are
 * supplied, circles are broken, and the headers of the pack are noted that the source surely gets
 * as they are. Conditions are not evaluated; a header that stands under one is supplied in any case
 * (the parser asks for what it needs) and never taken for sure. */
#include <string.h>

#include "parse/internal.h"

typedef struct Open {
  const char *path;
  const DiskFolder *folder; /* that it lies in */
  bool is_always;           /* the include that led here is taken each time the includer is read */
} Open;

typedef struct Walk {
  Job *job;
  GArray *open;       /* of Open: files on the way here */
  GPtrArray *dirs;    /* DiskFolder: the folders that includes are looked for in */
  GHashTable *closed; /* files that are done */
  GHashTable
      *defined;     /* macros that files of the tree have defined so far -> value, or `unknown` */
  GHashTable *used; /* of these, those that a header of the pack was taken with -> value */
  Directives *own;  /* of the source itself */
  Traces traces;
  GPtrArray *files; /* Directives of those that were gone through */
  unsigned packed;  /* #pragma pack(push) that were not taken back */
} Walk;

/* The value of a macro that nobody can tell without the preprocessor. */
static const char unknown[] = "?";

/* Only the pack's own words are known beforehand, not those of a kit. */
static bool is_foreseen(const Job *job) {
  return job->parser->precompiled != NULL && job->parser->system_dirs->len == 0;
}

/* Those of headers are kept for the sources to come; that of the source itself ends with the walk.
 */
static const Directives *directives_of(Walk *walk, const char *path) {
  const Job *job = walk->job;
  if (strcmp(path, job->source->path) == 0) return walk->own;
  return disk_directives(job->parser->disk, path, is_foreseen(job));
}

static void blank_include(Walk *walk, const char *path, const Directive *include) {
  size_t size;
  bool is_converted;
  char *error = NULL;
  const GString *made = g_hash_table_lookup(walk->job->files, path);
  char *text = made != NULL ? g_memdup2(made->str, (size = made->len) + 1)
                            : parse_read_text(path, &size, &is_converted, &error);
  g_free(error);
  if (text != NULL && include->end <= size) {
    memset(text + include->start, ' ', include->end - include->start);
    if (parse_put_file(walk->job, path, text, size) &&
        g_hash_table_add(walk->job->circles, g_strdup(path))) {
      parse_problem(
          walk->job->unit, path, 1, 1, false,
          "the file includes itself without end; the include that closes the circle is left out");
    }
  }
  g_free(text);
}

/* A file that is open already is not gone into again. An include that stands under no condition, in
 * a file without #pragma once, is taken every time the file is read: a circle of such includes
 * never ends, and several of them in a file grow without bounds before any limit on depth helps. */
static bool is_open(Walk *walk, const char *path, bool is_always, bool *is_endless) {
  *is_endless = is_always;
  for (guint i = walk->open->len; i > 0; i--) {
    const Open *open = &g_array_index(walk->open, Open, i - 1);
    if (strcmp(open->path, path) == 0) return true;
    *is_endless = *is_endless && open->is_always;
  }
  return false;
}

/* Where the parser finds a header as it is written, or NULL. A compiler of Microsoft's looks beside
 * every file on the way for what stands in quotes. */
static const char *find_as_written(const Walk *walk, const char *name, bool is_angled) {
  Disk *disk = walk->job->parser->disk;
  const char *found = NULL;
  if (g_path_is_absolute(name)) return disk_file(disk, name);
  for (guint i = walk->open->len; i > 0 && !is_angled && found == NULL; i--)
    found = disk_file_in(disk, g_array_index(walk->open, Open, i - 1).folder, name);
  for (guint i = 0; i < walk->dirs->len && found == NULL; i++)
    found = disk_file_in(disk, walk->dirs->pdata[i], name);
  return found;
}

static void walk_file(Walk *walk, const char *path, bool is_sure, bool is_always);

/* Whether a header means the same where it comes first and the macro is given on the command line:
 * its value is known, and no header that comes first, too, stands before the definition and speaks
 * of it. */
static bool may_be_given(const Walk *walk, const char *macro) {
  const Job *job = walk->job;
  const char *value = g_hash_table_lookup(walk->defined, macro);
  const char *used = g_hash_table_lookup(walk->used, macro);
  if (used != NULL || value == unknown) return used != NULL && strcmp(used, value) == 0;
  for (guint i = 0; i < job->sure->len; i++)
    if (precompiled_speaks_of(job->parser->precompiled, job->sure->pdata[i], macro)) return false;
  return true;
}

static void give(Walk *walk, const char *macro) {
  const char *value = g_hash_table_lookup(walk->defined, macro);
  if (!g_hash_table_insert(walk->used, (gpointer)macro, (gpointer)value)) return;
  g_ptr_array_add(walk->job->args, g_strdup("-D"));
  g_ptr_array_add(walk->job->args, g_strdup_printf("%s=%s", macro, value));
}

static void note_pack(Walk *walk, const char *inside, bool is_sure) {
  Precompiled *precompiled = walk->job->parser->precompiled;
  GHashTable *settings = precompiled_settings(precompiled, inside);
  GHashTableIter iter;
  gpointer macro;
  if (settings != NULL) {
    g_hash_table_iter_init(&iter, settings);
    while (g_hash_table_iter_next(&iter, &macro, NULL))
      g_hash_table_replace(walk->defined, macro, (gpointer)unknown);
  }
  if (!is_sure || walk->packed > 0) return;
  GPtrArray *spoken = precompiled_spoken(precompiled, inside, walk->defined);
  bool is_good = true;
  for (guint i = 0; i < spoken->len && is_good; i++) is_good = may_be_given(walk, spoken->pdata[i]);
  for (guint i = 0; i < spoken->len && is_good; i++) give(walk, spoken->pdata[i]);
  g_ptr_array_free(spoken, true);
  if (is_good) g_ptr_array_add(walk->job->sure, (gpointer)inside);
}

static bool is_on_command_line(const Job *job, const char *macro) {
  size_t size = strlen(macro);
  for (guint i = 0; i < job->args->len; i++) {
    const char *arg = job->args->pdata[i];
    if (!g_str_has_prefix(arg, "-D") && !g_str_has_prefix(arg, "-U")) continue;
    arg += 2;
    if (*arg == 0 && i + 1 < job->args->len) arg = job->args->pdata[++i];
    if (strncmp(arg, macro, size) == 0 && (arg[size] == 0 || arg[size] == '=')) return true;
  }
  return false;
}

/* A definition of the tree. A default for a macro with parameters is one for those of the pack,
 * too, which would be mangled by it if they declared a function of that name. */
static void note_define(Walk *walk, const Directive *define, bool is_sure) {
  if (g_str_has_prefix(define->name, "WPP_"))
    g_hash_table_add(walk->traces.macros, (gpointer)define->name);
  bool is_known = g_hash_table_contains(walk->defined, define->name) ||
                  (define->is_default && is_on_command_line(walk->job, define->name));
  bool is_taken = define->is_sure || (define->is_default && !is_known);
  if (define->is_default && (define->has_parameters || is_known)) return;
  const char *value = is_sure && is_taken && define->value != NULL ? define->value : unknown;
  g_hash_table_replace(walk->defined, (gpointer)define->name, (gpointer)value);
}

static void walk_include(Walk *walk, const char *path, const Directives *file,
                         const Directive *include, bool is_sure) {
  Job *job = walk->job;
  char *name = parse_with_slashes(include->name);
  walk->traces.has_messages = walk->traces.has_messages || g_str_has_suffix(name, ".tmh");
  const char *inside = NULL, *target = find_as_written(walk, name, include->is_angled);
  if (target == NULL) inside = parse_pack_entry(job->parser, name);
  if (target == NULL && inside == NULL && !file->asks) {
    bool is_new;
    target = parse_supply_include(job, include->name, path, &is_new);
    if (g_str_has_prefix(target, PARSE_VIRTUAL "/")) inside = target + strlen(PARSE_VIRTUAL "/");
    target = *target != 0 && inside == NULL ? disk_file(job->parser->disk, target) : NULL;
  }
  bool is_endless;
  bool is_always = include->is_free && !file->is_once;
  if (inside != NULL) {
    parse_need_pack(job, inside);
    note_pack(walk, inside, is_sure && include->is_sure);
  } else if (target != NULL && is_open(walk, target, is_always, &is_endless)) {
    if (is_endless) blank_include(walk, path, include);
  } else if (target != NULL) {
    walk_file(walk, target, is_sure && include->is_sure, is_always);
  }
  g_free(name);
}

static void on_pack(Walk *walk, const char *pragma) {
  if (strstr(pragma, "pop") != NULL) {
    if (walk->packed > 0) walk->packed--;
  } else if (strpbrk(pragma, "0123456789") != NULL || strstr(pragma, "push") != NULL) {
    walk->packed++;
  }
}

static const DiskFolder *folder_of(const Walk *walk, const char *path) {
  char *name = g_path_get_dirname(path);
  const DiskFolder *folder = disk_folder(walk->job->parser->disk, name);
  g_free(name);
  return folder;
}

static void walk_file(Walk *walk, const char *path, bool is_sure, bool is_always) {
  enum { DEPTH_LIMIT = 64 };
  if (g_hash_table_contains(walk->closed, path) || walk->open->len > DEPTH_LIMIT) return;
  const Directives *file = directives_of(walk, path);
  if (file->is_converted) {
    size_t size;
    bool is_converted;
    char *error = NULL, *text = parse_read_text(path, &size, &is_converted, &error);
    if (text != NULL) parse_put_file(walk->job, path, text, size);
    g_free(error);
    g_free(text);
  }
  walk->job->needs_all |= file->asks;
  Open open = {path, folder_of(walk, path), is_always};
  g_array_append_val(walk->open, open);
  for (uint32_t i = 0; i < file->item_count; i++) {
    const Directive *directive = &file->items[i];
    switch (directive->kind) {
      case DIRECTIVE_INCLUDE:
        walk_include(walk, path, file, directive, is_sure);
        break;
      case DIRECTIVE_DEFINE:
        note_define(walk, directive, is_sure);
        break;
      case DIRECTIVE_PACK:
        on_pack(walk, directive->name);
        break;
      case DIRECTIVE_TRACE_FLAG:
        g_ptr_array_add(walk->traces.flags, (gpointer)directive->name);
        break;
      case DIRECTIVE_TRACE_FUNCTION:
        g_ptr_array_add(walk->traces.functions, (gpointer)directive->name);
        break;
    }
  }
  g_array_set_size(walk->open, walk->open->len - 1);
  g_hash_table_add(walk->closed, (gpointer)path);
  if (file->words != NULL) g_ptr_array_add(walk->files, (gpointer)file);
}

/* Files that the build file includes first. */
static void walk_forced(Walk *walk) {
  const char **arg = walk->job->source->args;
  for (; arg != NULL && arg[0] != NULL && arg[1] != NULL; arg++) {
    if (strcmp(arg[0], "-include") != 0) continue;
    Directive include = {.name = arg[1], .is_sure = true};
    Directives file = {.is_once = true};
    walk_include(walk, walk->job->source->path, &file, &include, true);
  }
}

void parse_walk(Job *job) {
  Walk walk = {.job = job,
               .own = parse_directives(job->unit->text, strlen(job->unit->text)),
               .open = g_array_new(false, false, sizeof(Open)),
               .dirs = g_ptr_array_new(),
               .closed = g_hash_table_new(g_str_hash, g_str_equal),
               .defined = g_hash_table_new(g_str_hash, g_str_equal),
               .used = g_hash_table_new(g_str_hash, g_str_equal),
               .files = g_ptr_array_new(),
               .traces = {.functions = g_ptr_array_new(),
                          .flags = g_ptr_array_new(),
                          .macros = g_hash_table_new(g_str_hash, g_str_equal)}};
  if (is_foreseen(job)) walk.own->words = words_new(job->unit->text, strlen(job->unit->text));
  for (guint i = 0; i < job->dirs->len; i++) {
    const char *dir = job->dirs->pdata[i];
    g_ptr_array_add(walk.dirs, (gpointer)disk_folder(job->parser->disk, *dir != 0 ? dir : "."));
  }
  walk_forced(&walk);
  walk_file(&walk, job->source->path, true, false);
  parse_foresee_traces(job, &walk.traces);
  if (is_foreseen(job)) parse_foresee_names(job, walk.files);
  g_ptr_array_free(walk.files, true);
  g_ptr_array_free(walk.traces.functions, true);
  g_ptr_array_free(walk.traces.flags, true);
  g_hash_table_destroy(walk.traces.macros);
  g_array_free(walk.open, true);
  g_ptr_array_free(walk.dirs, true);
  g_hash_table_destroy(walk.closed);
  g_hash_table_destroy(walk.defined);
  g_hash_table_destroy(walk.used);
  parse_directives_free(walk.own);
}
