/* Headers that the parser does not find: they lie there in another letter case, or the pack has
 * them, or they lie elsewhere in the tree, or they are nowhere and become empty. */
#include <stdlib.h>
#include <string.h>

#include "parse/internal.h"

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
      const char *entry = disk_entry(disk_folder(job->parser->disk, path), *part);
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

char *parse_with_slashes(const char *name) {
  char *slashed = g_strdup(name);
  for (char *c = slashed; *c != 0; c++) {
    if (*c == '\\') *c = '/';
  }
  return slashed;
}

const char *parse_pack_entry(const Parser *parser, const char *name) {
  char *lower = g_ascii_strdown(name, -1);
  const char *inside = g_hash_table_lookup(parser->pack, lower);
  g_free(lower);
  return inside != NULL && strcmp(inside, name) == 0 ? inside : NULL;
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

const char *parse_supply_include(Job *job, const char *name, const char *from, bool *is_new) {
  const char *supplied = g_hash_table_lookup(job->supplied, name);
  *is_new = false;
  if (supplied != NULL) return supplied;
  char *slashed = parse_with_slashes(name);
  /* It is in the pack under that very name, and nobody knew that it would be asked for. */
  const char *entry = parse_pack_entry(job->parser, slashed);
  if (entry != NULL && parse_need_pack(job, entry)) {
    char *path = g_strconcat(PARSE_VIRTUAL "/", entry, NULL);
    g_hash_table_insert(job->supplied, g_strdup(name), path);
    g_free(slashed);
    *is_new = true;
    return path;
  }
  /* The parser reports the name as written, but asks for it with slashes when it plays Microsoft's.
   */
  char *alias = g_strconcat(PARSE_VIRTUAL "/", name, NULL);
  char *slashed_alias = g_strconcat(PARSE_VIRTUAL "/", slashed, NULL);
  char *target = find_on_disk(job, slashed, from);
  const char *pack = target == NULL ? find_in_pack(job->parser, slashed) : NULL;
  if (pack != NULL) target = g_strconcat(PARSE_VIRTUAL "/", pack, NULL);
  if (target == NULL) target = find_in_tree(job, slashed, from);
  char *text = NULL;
  if (target != NULL) {
    text = g_strdup_printf("#include \"%s\"\n", target);
  } else {
    bool is_trace = g_str_has_suffix(slashed, ".tmh") || g_str_has_suffix(slashed, ".TMH");
    text = g_strdup(is_trace ? trace_header : "");
    if (is_trace) parse_need_pack(job, "evntrace.h");
    target = g_strdup("");
    if (!is_trace) g_hash_table_insert(job->empty, g_strdup(slashed_alias), g_strdup(name));
  }
  *is_new = parse_put_file(job, alias, text, strlen(text));
  *is_new = parse_put_file(job, slashed_alias, text, strlen(text)) || *is_new;
  g_hash_table_insert(job->supplied, g_strdup(name), target);
  g_free(text);
  g_free(alias);
  g_free(slashed_alias);
  g_free(slashed);
  return target;
}
