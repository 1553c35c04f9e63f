/* The files that libclang is handed, beside those on disk: the made-up ones of a job, and of the
 * pack what the source can include. To look at all of the pack takes a sixth of the time of a
 * round. */
#include <string.h>

#include "parse/packed.h"

/* Everything in the pack. */
void parse_add_pack(GArray *unsaved) {
  static GMutex mutex;
  static GArray *pack; /* of CXUnsavedFile; there for the whole run */
  g_mutex_lock(&mutex);
  if (pack == NULL) {
    pack = g_array_new(false, true, sizeof(struct CXUnsavedFile));
    for (size_t i = 0; i < embedded_file_count; i++) {
      const EmbeddedFile *file = &embedded_files[i];
      if (!g_str_has_prefix(file->path, PARSE_PACK)) continue;
      struct CXUnsavedFile entry = {
          .Filename = g_strconcat(PARSE_VIRTUAL "/", file->path + strlen(PARSE_PACK), NULL),
          .Contents = file->data,
          .Length = (unsigned long)file->size};
      g_array_append_val(pack, entry);
    }
  }
  g_array_append_vals(unsaved, pack->data, pack->len);
  g_mutex_unlock(&mutex);
}

bool parse_need_pack(Job *job, const char *inside) {
  Precompiled *precompiled = job->parser->precompiled;
  if (precompiled == NULL) return false; /* all of it is given anyway */
  g_mutex_lock(&precompiled->mutex);
  PackHeader *header = g_hash_table_lookup(precompiled->headers, inside);
  GPtrArray *closure = header != NULL ? packed_closure(precompiled, header) : NULL;
  bool is_new = false;
  for (guint i = 0; closure != NULL && i < closure->len; i++)
    is_new |= g_hash_table_add(job->needed, closure->pdata[i]);
  g_mutex_unlock(&precompiled->mutex);
  return is_new;
}

/* Made-up files name what they include of the pack by its path. */
static void need_included(Job *job, const GString *text) {
  static const char before[] = "#include \"" PARSE_VIRTUAL "/";
  const char *at = text->str, *end = text->str + text->len;
  while ((at = memmem(at, (size_t)(end - at), before, strlen(before))) != NULL) {
    at += strlen(before);
    char *inside = g_strndup(at, strcspn(at, "\"\n"));
    parse_need_pack(job, inside);
    g_free(inside);
  }
}

static void add_needed(Job *job, GArray *unsaved) {
  GHashTableIter iter;
  gpointer header;
  g_hash_table_iter_init(&iter, job->needed);
  while (g_hash_table_iter_next(&iter, &header, NULL)) {
    const PackHeader *h = header;
    struct CXUnsavedFile entry = {
        .Filename = h->path, .Contents = h->text, .Length = (unsigned long)h->size};
    g_array_append_val(unsaved, entry);
  }
}

GArray *parse_given_files(Job *job) {
  GArray *unsaved = g_array_new(false, true, sizeof(struct CXUnsavedFile));
  GHashTableIter iter;
  gpointer path, text;
  g_hash_table_iter_init(&iter, job->files);
  while (g_hash_table_iter_next(&iter, &path, &text)) {
    const GString *string = text;
    need_included(job, string);
    struct CXUnsavedFile entry = {
        .Filename = path, .Contents = string->str, .Length = (unsigned long)string->len};
    g_array_append_val(unsaved, entry);
  }
  if (job->needs_all || job->parser->precompiled == NULL)
    parse_add_pack(unsaved);
  else
    add_needed(job, unsaved);
  return unsaved;
}
