/* The pack's headers: what each includes, which words in it a macro of the tree could change, and
 * what it defines for those behind it. Each is looked into when it is asked for first. */
#include "parse/packed.h"

#include <string.h>

void packed_free(void *data) {
  PackHeader *header = data;
  if (header->closure != NULL) g_ptr_array_free(header->closure, true);
  if (header->words != NULL) g_hash_table_destroy(header->words);
  if (header->spoken != NULL) g_hash_table_destroy(header->spoken);
  if (header->settings != NULL) g_hash_table_destroy(header->settings);
  parse_directives_free(header->directives);
  g_free(header);
}

static void add_closure(Precompiled *precompiled, PackHeader *header, GPtrArray *closure,
                        size_t *size) {
  if (g_ptr_array_find(closure, header, NULL)) return;
  g_ptr_array_add(closure, header);
  *size += header->size;
  Directives *directives = parse_directives(header->text, header->size);
  for (uint32_t i = 0; i < directives->item_count; i++) {
    const Directive *directive = &directives->items[i];
    PackHeader *included = directive->kind == DIRECTIVE_INCLUDE
                               ? g_hash_table_lookup(precompiled->headers, directive->name)
                               : NULL;
    if (included != NULL) add_closure(precompiled, included, closure, size);
  }
  parse_directives_free(directives);
}

GPtrArray *packed_closure(Precompiled *precompiled, PackHeader *header) {
  if (header->closure == NULL) {
    header->closure = g_ptr_array_new();
    add_closure(precompiled, header, header->closure, &header->closure_size);
  }
  return header->closure;
}

static const char *behind_comment(const char *p, const char *end) {
  if (end - p < 2 || *p != '/' || (p[1] != '/' && p[1] != '*')) return p;
  const char *close = p[1] == '/' ? memchr(p, '\n', (size_t)(end - p))
                                  : memmem(p + 2, (size_t)(end - p) - 2, "*/", 2);
  return close == NULL ? end : close + (p[1] == '/' ? 1 : 2);
}

static GHashTable *words_of(PackHeader *header) {
  if (header->words != NULL) return header->words;
  header->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  const char *end = header->text + header->size;
  for (const char *p = header->text; p < end;) {
    p = behind_comment(p, end);
    const char *start = p;
    while (p < end && (g_ascii_isalnum(*p) || *p == '_' || *p == '$')) p++;
    if (p > start && !g_ascii_isdigit(*start))
      g_hash_table_add(header->words, g_strndup(start, (gsize)(p - start)));
    if (p == start && p < end) p++;
  }
  /* What it defines itself in any case it does not take from others. */
  Directives *directives = parse_directives(header->text, header->size);
  for (uint32_t i = 0; i < directives->item_count; i++)
    if (directives->items[i].kind == DIRECTIVE_DEFINE && directives->items[i].is_sure)
      g_hash_table_remove(header->words, directives->items[i].name);
  parse_directives_free(directives);
  return header->words;
}

/* The words of all that a header brings. */
static GHashTable *spoken_of(Precompiled *precompiled, PackHeader *header) {
  if (header->spoken != NULL) return header->spoken;
  header->spoken = g_hash_table_new(g_str_hash, g_str_equal);
  GPtrArray *closure = packed_closure(precompiled, header);
  for (guint i = 0; i < closure->len; i++) {
    GHashTableIter iter;
    gpointer word;
    g_hash_table_iter_init(&iter, words_of(closure->pdata[i]));
    while (g_hash_table_iter_next(&iter, &word, NULL)) g_hash_table_add(header->spoken, word);
  }
  return header->spoken;
}

bool packed_speaks_of(Precompiled *precompiled, PackHeader *header, const char *name) {
  return g_hash_table_contains(spoken_of(precompiled, header), name);
}

bool precompiled_speaks_of(Precompiled *precompiled, const char *inside, const char *name) {
  if (precompiled == NULL) return false;
  g_mutex_lock(&precompiled->mutex);
  PackHeader *header = g_hash_table_lookup(precompiled->headers, inside);
  bool found = header != NULL && packed_speaks_of(precompiled, header, name);
  g_mutex_unlock(&precompiled->mutex);
  return found;
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *precompiled_spoken(Precompiled *precompiled, const char *inside, GHashTable *names) {
  GPtrArray *found = g_ptr_array_new();
  if (precompiled == NULL) return found;
  g_mutex_lock(&precompiled->mutex);
  PackHeader *header = g_hash_table_lookup(precompiled->headers, inside);
  GHashTableIter iter;
  gpointer name;
  g_hash_table_iter_init(&iter, names);
  while (header != NULL && g_hash_table_iter_next(&iter, &name, NULL))
    if (packed_speaks_of(precompiled, header, name)) g_ptr_array_add(found, name);
  g_mutex_unlock(&precompiled->mutex);
  g_ptr_array_sort(found, by_name);
  return found;
}

GHashTable *precompiled_settings(Precompiled *precompiled, const char *inside) {
  if (precompiled == NULL) return NULL;
  g_mutex_lock(&precompiled->mutex);
  PackHeader *header = g_hash_table_lookup(precompiled->headers, inside);
  if (header != NULL && header->settings == NULL) {
    header->settings = g_hash_table_new(g_str_hash, g_str_equal);
    header->directives = parse_directives(header->text, header->size);
    for (uint32_t i = 0; i < header->directives->item_count; i++) {
      const Directive *directive = &header->directives->items[i];
      if (directive->kind == DIRECTIVE_DEFINE && directive->is_free)
        g_hash_table_add(header->settings, (gpointer)directive->name);
    }
  }
  g_mutex_unlock(&precompiled->mutex);
  return header != NULL ? header->settings : NULL;
}
