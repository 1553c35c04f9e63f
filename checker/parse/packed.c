/* The pack's headers: what each includes, which words in it a macro of the tree could change, and
 * what it defines for those behind it. Each is looked into when it is asked for first. */
#include "parse/packed.h"

#include <string.h>

#include "parse/words.h"

void packed_free(void *data) {
  PackHeader *header = data;
  g_free(header->path);
  if (header->closure != NULL) g_ptr_array_free(header->closure, true);
  if (header->words != NULL) {
    g_hash_table_destroy(header->words);
    g_ptr_array_free(header->starts, true);
    g_ptr_array_free(header->ends, true);
  }
  if (header->settings != NULL) g_hash_table_destroy(header->settings);
  parse_directives_free(header->directives);
  g_free(header);
}

const Directives *packed_directives(PackHeader *header) {
  if (header->directives == NULL) header->directives = parse_directives(header->text, header->size);
  return header->directives;
}

static void add_closure(Precompiled *precompiled, PackHeader *header, GPtrArray *closure,
                        size_t *size) {
  if (g_ptr_array_find(closure, header, NULL)) return;
  g_ptr_array_add(closure, header);
  *size += header->size;
  const Directives *directives = packed_directives(header);
  for (uint32_t i = 0; i < directives->item_count; i++) {
    const Directive *directive = &directives->items[i];
    PackHeader *included = directive->kind == DIRECTIVE_INCLUDE
                               ? g_hash_table_lookup(precompiled->headers, directive->name)
                               : NULL;
    if (included != NULL) add_closure(precompiled, included, closure, size);
  }
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

static void add_word(GHashTable *words, const char *start, size_t size) {
  enum { LONGEST = 256 };
  char word[LONGEST];
  if (size >= LONGEST) return;
  memcpy(word, start, size);
  word[size] = 0;
  guint *count = g_hash_table_lookup(words, word);
  if (count == NULL) g_hash_table_insert(words, g_strdup(word), count = g_new0(guint, 1));
  ++*count;
}

/* A word beside ## begins or ends what is put together, when it is not in the middle. */
static void add_part(PackHeader *header, const char *start, const char *end) {
  enum { SHORTEST = 3 };
  const char *text_end = header->text + header->size;
  bool is_behind = start - header->text > 1 && start[-1] == '#' && start[-2] == '#';
  bool is_before = text_end - end > 1 && end[0] == '#' && end[1] == '#';
  if (is_behind == is_before || end - start < SHORTEST) return;
  g_ptr_array_add(is_before ? header->starts : header->ends,
                  g_strndup(start, (size_t)(end - start)));
}

static GHashTable *words_of(PackHeader *header) {
  if (header->words != NULL) return header->words;
  header->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  header->starts = g_ptr_array_new_with_free_func(g_free);
  header->ends = g_ptr_array_new_with_free_func(g_free);
  const char *end = header->text + header->size;
  for (const char *p = header->text; p < end;) {
    p = behind_comment(p, end);
    const char *start = p;
    while (p < end && (g_ascii_isalnum(*p) || *p == '_' || *p == '$')) p++;
    if (p > start && !g_ascii_isdigit(*start)) {
      add_word(header->words, start, (size_t)(p - start));
      add_part(header, start, p);
    }
    if (p == start && p < end) p++;
  }
  return header->words;
}

/* The definition that a header has of a macro in any case, or only where there was none; or NULL.
 */
static const Directive *definition_of(PackHeader *header, const char *name, bool is_default) {
  const Directives *directives = packed_directives(header);
  for (uint32_t i = 0; i < directives->item_count; i++) {
    const Directive *directive = &directives->items[i];
    if (directive->kind != DIRECTIVE_DEFINE || strcmp(directive->name, name) != 0) continue;
    if (is_default ? directive->is_default : directive->is_sure) return directive;
  }
  return NULL;
}

bool packed_speaks_of(Precompiled *precompiled, PackHeader *header, const char *name) {
  GPtrArray *closure = packed_closure(precompiled, header);
  for (guint i = 0; i < closure->len; i++) {
    PackHeader *part = closure->pdata[i];
    /* What it defines itself in any case it does not take from others. */
    if (g_hash_table_contains(words_of(part), name) && definition_of(part, name, false) == NULL)
      return true;
  }
  return false;
}

bool packed_depends_on(Precompiled *precompiled, PackHeader *header, const char *name,
                       const char *value) {
  GPtrArray *closure = packed_closure(precompiled, header);
  bool depends = false;
  for (guint i = 0; i < closure->len; i++) {
    PackHeader *part = closure->pdata[i];
    const guint *words = g_hash_table_lookup(words_of(part), name);
    if (words == NULL) continue;
    const Directive *own = definition_of(part, name, false);
    if (own != NULL && g_strcmp0(own->value, value) == 0) return false;
    /* #ifndef NAME, #define NAME: that it is there already does not matter to what comes then. */
    bool is_default = *words == 2 && definition_of(part, name, true) != NULL;
    depends = depends || (own == NULL && !is_default);
  }
  return depends;
}

bool precompiled_speaks_of(Precompiled *precompiled, const char *inside, const char *name) {
  if (precompiled == NULL) return false;
  g_mutex_lock(&precompiled->mutex);
  PackHeader *header = g_hash_table_lookup(precompiled->headers, inside);
  bool found = header != NULL && packed_speaks_of(precompiled, header, name);
  g_mutex_unlock(&precompiled->mutex);
  return found;
}

bool precompiled_annotates(const Job *job, const char *name) {
  static const char *const insides[] = {"sal.h", "driverspecs.h"};
  Precompiled *precompiled = job->parser->precompiled;
  if (precompiled == NULL || job->links == NULL) return false;
  bool found = false;
  g_mutex_lock(&precompiled->mutex);
  for (size_t i = 0; i < G_N_ELEMENTS(insides) && !found; i++) {
    PackHeader *header = g_hash_table_lookup(precompiled->headers, insides[i]);
    if (header == NULL || !g_hash_table_contains(words_of(header), name)) continue;
    for (guint l = 0; l < job->links->len && !found; l++)
      found = g_ptr_array_find(packed_closure(precompiled, job->links->pdata[l]), header, NULL);
  }
  g_mutex_unlock(&precompiled->mutex);
  return found;
}

static int by_size(const void *a, const void *b) {
  size_t first = (*(const PackHeader *const *)a)->size;
  size_t second = (*(const PackHeader *const *)b)->size;
  return first > second ? -1 : first < second;
}

/* Whether the header itself gives its macros what stands before the end. What sources give them is
 * mixed (a type, a variable). */
static bool is_begun(PackHeader *header, const char *name, const char *end) {
  size_t size = strlen(name);
  if (!g_str_has_suffix(name, end)) return false;
  if (!words_are_capital(name, size)) return true;
  char *start = g_strndup(name, size - strlen(end));
  bool is_there = g_hash_table_contains(words_of(header), start);
  g_free(start);
  return is_there;
}

static bool declares(PackHeader *header, const char *name) {
  bool is_known = g_hash_table_contains(words_of(header), name);
  for (guint i = 0; i < header->starts->len && !is_known; i++)
    is_known = g_str_has_prefix(name, header->starts->pdata[i]);
  for (guint i = 0; i < header->ends->len && !is_known; i++)
    is_known = is_begun(header, name, header->ends->pdata[i]);
  return is_known;
}

void precompiled_leave_unknown(const Job *job, GHashTable *names) {
  Precompiled *precompiled = job->parser->precompiled;
  GPtrArray *headers = g_ptr_array_new();
  GHashTableIter iter;
  gpointer key;
  g_hash_table_iter_init(&iter, job->needed);
  while (g_hash_table_iter_next(&iter, &key, NULL)) g_ptr_array_add(headers, key);
  /* Most are found in the large ones. */
  g_ptr_array_sort(headers, by_size);
  g_mutex_lock(&precompiled->mutex);
  g_hash_table_iter_init(&iter, names);
  while (g_hash_table_iter_next(&iter, &key, NULL)) {
    bool is_known = false;
    for (guint i = 0; i < headers->len && !is_known; i++)
      is_known = declares(headers->pdata[i], key);
    if (is_known) g_hash_table_iter_remove(&iter);
  }
  g_mutex_unlock(&precompiled->mutex);
  g_ptr_array_free(headers, true);
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
    const Directives *directives = packed_directives(header);
    for (uint32_t i = 0; i < directives->item_count; i++) {
      const Directive *directive = &directives->items[i];
      if (directive->kind == DIRECTIVE_DEFINE && directive->is_free)
        g_hash_table_add(header->settings, (gpointer)directive->name);
    }
  }
  g_mutex_unlock(&precompiled->mutex);
  return header != NULL ? header->settings : NULL;
}
