/* Headers that the parser does not find: they lie there in another letter case, or the pack has
 * them, or they lie elsewhere in the tree, or they are nowhere and become empty. */
#include <stdlib.h>
#include <string.h>

#include "parse/internal.h"

/* Folders are listed once: a kit has thousands of headers. */
static GHashTable *listing(Parser *parser, const char *folder) {
  GHashTable *names = g_hash_table_lookup(parser->listings, folder);
  if (names != NULL) return names;
  names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  GDir *dir = g_dir_open(folder, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
    g_hash_table_insert(names, g_ascii_strdown(name, -1), g_strdup(name));
  }
  if (dir != NULL) g_dir_close(dir);
  g_hash_table_insert(parser->listings, g_strdup(folder), names);
  return names;
}

const char *parse_find_entry(Parser *parser, const char *folder, const char *name) {
  char *lower = g_ascii_strdown(name, -1);
  const char *found = g_hash_table_lookup(listing(parser, folder), lower);
  g_free(lower);
  return found;
}

/* Finds `name` (with slashes) below `folder` in any letter case; free the path with g_free. */
static char *find_below(Job *job, const char *folder, const char *name) {
  char **parts = g_strsplit(name, "/", -1);
  char *path = g_strdup(folder);
  for (char **part = parts; *part != NULL && path != NULL; part++) {
    char *next = NULL;
    if (**part == 0 || strcmp(*part, ".") == 0) continue;
    if (strcmp(*part, "..") == 0) {
      next = g_build_filename(path, "..", NULL);
    } else {
      const char *entry = parse_find_entry(job->parser, path, *part);
      g_hash_table_add(job->searched, g_strdup(path));
      if (entry != NULL) next = g_build_filename(path, entry, NULL);
    }
    g_free(path);
    path = next;
  }
  g_strfreev(parts);
  if (path != NULL && !g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
    g_free(path);
    return NULL;
  }
  return path;
}

static bool is_same_file(const char *a, const char *b) {
  char *real_a = realpath(a, NULL), *real_b = realpath(b, NULL);
  bool same = real_a != NULL && real_b != NULL && strcmp(real_a, real_b) == 0;
  free(real_a);
  free(real_b);
  return same;
}

/* Next to the includer, then next to the source, then in the include folders; but never the
 * includer itself: a wrapper named NTDDK.H means the kit's ntddk.h. */
static char *find_on_disk(Job *job, const char *name, const char *from) {
  char *from_dir = g_path_get_dirname(from);
  char *source_dir = g_path_get_dirname(job->source->path);
  GPtrArray *dirs = g_ptr_array_new();
  if (g_path_is_absolute(from_dir) && !g_str_has_prefix(from_dir, PARSE_VIRTUAL)) {
    g_ptr_array_add(dirs, from_dir);
  }
  g_ptr_array_add(dirs, source_dir);
  for (guint i = 0; i < job->dirs->len; i++) g_ptr_array_add(dirs, job->dirs->pdata[i]);
  char *found = NULL;
  for (guint i = 0; i < dirs->len && found == NULL; i++) {
    found = find_below(job, dirs->pdata[i], name);
    if (found != NULL && is_same_file(found, from)) {
      g_free(found);
      found = NULL;
    }
  }
  g_ptr_array_free(dirs, true);
  g_free(from_dir);
  g_free(source_dir);
  return found;
}

static const char *find_in_pack(Parser *parser, const char *name) {
  char *lower = g_ascii_strdown(name, -1);
  const char *found = g_hash_table_lookup(parser->pack, lower);
  const char *slash = strrchr(lower, '/');
  if (found == NULL && slash != NULL) found = g_hash_table_lookup(parser->pack, slash + 1);
  g_free(lower);
  return found;
}

/* A header of the tree that no folder given leads to; free with g_free. */
static char *find_in_tree(Job *job, const char *name, const char *from) {
  if (job->parser->headers == NULL) return NULL;
  bool is_real = g_path_is_absolute(from) && !g_str_has_prefix(from, PARSE_VIRTUAL);
  if (!is_real) from = job->source->path;
  const char *found = headers_find(job->parser->headers, name, from);
  Arena *arena = job->unit->arena;
  *ARENA_PUSH(arena, job->unit, lookups, lookup) =
      (ParsedLookup){arena_strdup(arena, name), arena_strdup(arena, from), found};
  return g_strdup(found);
}

/* What stands in for the header that the WPP preprocessor would have made for a source: its levels,
 * and its start and end, which neither keep nor change anything of the driver object. */
static const char trace_header[] =
    "#include <evntrace.h>\n"
    "#ifndef WPP_INIT_TRACING\n"
    "#define WPP_INIT_TRACING(...) ((void)0)\n"
    "#define WPP_CLEANUP(...) ((void)0)\n"
    "#endif\n";

bool parse_supply_include(Job *job, const char *name, const char *from, unsigned line) {
  if (g_hash_table_contains(job->missing, name)) return false;
  g_hash_table_add(job->missing, g_strdup(name));
  char *slashed = g_strdup(name);
  for (char *c = slashed; *c != 0; c++) {
    if (*c == '\\') *c = '/';
  }
  /* The parser reports the name as written, but asks for it with slashes when it plays Microsoft's.
   */
  char *alias = g_strconcat(PARSE_VIRTUAL "/", name, NULL);
  char *slashed_alias = g_strconcat(PARSE_VIRTUAL "/", slashed, NULL);
  char *disk = find_on_disk(job, slashed, from);
  const char *pack = disk == NULL ? find_in_pack(job->parser, slashed) : NULL;
  if (disk == NULL && pack == NULL) disk = find_in_tree(job, slashed, from);
  char *text = NULL;
  if (disk != NULL) {
    text = g_strdup_printf("#include \"%s\"\n", disk);
  } else if (pack != NULL) {
    text = g_strdup_printf("#include \"%s/%s\"\n", PARSE_VIRTUAL, pack);
  } else {
    bool is_trace = g_str_has_suffix(slashed, ".tmh") || g_str_has_suffix(slashed, ".TMH");
    text = g_strdup(is_trace ? trace_header : "");
    if (!is_trace) {
      char *message = g_strdup_printf("header '%s' was not found and is taken as empty", name);
      parse_problem(job->unit, from, line, 1, false, message);
      g_free(message);
    }
  }
  bool fresh = parse_put_file(job, alias, text, strlen(text));
  fresh = parse_put_file(job, slashed_alias, text, strlen(text)) || fresh;
  g_free(text);
  g_free(disk);
  g_free(alias);
  g_free(slashed_alias);
  g_free(slashed);
  return fresh;
}

/* Circles ------------------------------------------------------------------------------------ */

/* An include that stands under no condition, in a file without #pragma once, is taken every time
 * the file is read. A circle of such includes never ends, and several of them in a file grow
 * without bounds before any limit on depth helps. */
typedef struct Walk {
  Job *job;
  GPtrArray *open;    /* files on the way here */
  GHashTable *closed; /* files that are done */
} Walk;

static char *include_name(const char *line, const char *end) {
  const char *open = line;
  while (open < end && *open != '"' && *open != '<') open++;
  if (open >= end) return NULL;
  const char *close = memchr(open + 1, *open == '<' ? '>' : '"', (size_t)(end - open - 1));
  return close != NULL ? g_strndup(open + 1, (gsize)(close - open - 1)) : NULL;
}

static bool is_directive(const char *line, const char *end, const char *name) {
  while (line < end && (*line == ' ' || *line == '\t')) line++;
  if (line >= end || *line != '#') return false;
  line++;
  while (line < end && (*line == ' ' || *line == '\t')) line++;
  return (size_t)(end - line) >= strlen(name) && strncmp(line, name, strlen(name)) == 0;
}

static bool has_pragma_once(const char *text) {
  for (const char *p = text; (p = strstr(p, "pragma")) != NULL; p += 6) {
    const char *rest = p + 6 + strspn(p + 6, " \t");
    if (g_str_has_prefix(rest, "once")) return true;
  }
  return false;
}

static bool is_open(Walk *walk, const char *path) {
  for (guint i = 0; i < walk->open->len; i++) {
    if (is_same_file(walk->open->pdata[i], path)) return true;
  }
  return false;
}

static void walk_file(Walk *walk, const char *path) {
  enum { DEPTH_LIMIT = 64 };
  if (g_hash_table_contains(walk->closed, path) || walk->open->len > DEPTH_LIMIT) return;
  size_t size;
  bool is_converted;
  char *error = NULL;
  char *text = parse_read_text(path, &size, &is_converted, &error);
  g_free(error);
  if (text == NULL || has_pragma_once(text)) {
    g_free(text);
    return;
  }
  g_ptr_array_add(walk->open, (char *)path);
  bool changed = false;
  unsigned depth = 0;
  for (char *line = text; *line != 0;) {
    char *end = strchr(line, '\n');
    if (end == NULL) end = line + strlen(line);
    if (is_directive(line, end, "if")) depth++;
    if (is_directive(line, end, "endif") && depth > 0) depth--;
    if (depth == 0 && is_directive(line, end, "include")) {
      char *name = include_name(line, end);
      for (char *c = name; c != NULL && *c != 0; c++) {
        if (*c == '\\') *c = '/';
      }
      char *found = name != NULL ? find_on_disk(walk->job, name, "") : NULL;
      char *folder = g_path_get_dirname(path);
      char *beside = name != NULL ? find_below(walk->job, folder, name) : NULL;
      const char *target = beside != NULL ? beside : found;
      if (target != NULL && is_open(walk, target)) {
        memset(line, ' ', (size_t)(end - line));
        changed = true;
      } else if (target != NULL) {
        walk_file(walk, target);
      }
      g_free(beside);
      g_free(folder);
      g_free(found);
      g_free(name);
    }
    line = *end != 0 ? end + 1 : end;
  }
  g_ptr_array_set_size(walk->open, (gint)walk->open->len - 1);
  g_hash_table_add(walk->closed, g_strdup(path));
  if (changed) {
    parse_put_file(walk->job, path, text, size);
    parse_problem(
        walk->job->unit, path, 1, 1, false,
        "the file includes itself without end; the include that closes the circle is left out");
  }
  g_free(text);
}

void parse_break_cycles(Job *job) {
  Walk walk = {.job = job,
               .open = g_ptr_array_new(),
               .closed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
  walk_file(&walk, job->source->path);
  g_ptr_array_free(walk.open, true);
  g_hash_table_destroy(walk.closed);
}
