/* Fingerprints: what a finding is, without where its line stands. */
#include <string.h>

#include "findings/stable.h"

/* A source as it lies on the disk, read once for all findings in it. */
typedef struct Source {
  char *bytes;
  size_t size;
  bool is_wide; /* UTF-16 */
} Source;

static void free_source(void *data) {
  Source *source = data;
  g_free(source->bytes);
  g_free(source);
}

static Source *read_source(GHashTable *sources, const char *root, const char *file) {
  Source *source = g_hash_table_lookup(sources, file);
  if (source != NULL) return source;
  source = g_new0(Source, 1);
  char *path = g_canonicalize_filename(file, root);
  if (!g_file_get_contents(path, &source->bytes, &source->size, NULL)) source->size = 0;
  g_free(path);
  source->is_wide = source->size >= 2 && (memcmp(source->bytes, "\xFF\xFE", 2) == 0 ||
                                          memcmp(source->bytes, "\xFE\xFF", 2) == 0);
  g_hash_table_insert(sources, (void *)file, source);
  return source;
}

/* True where a line ends. In UTF-16 the other half of the unit has to be zero. */
static bool is_line_end(const Source *source, size_t i) {
  if (source->bytes[i] != '\n') return false;
  if (!source->is_wide) return true;
  bool is_little = source->bytes[0] == '\xFF';
  size_t other = is_little ? i + 1 : i - 1;
  return i % 2 == (is_little ? 0 : 1) && other < source->size && source->bytes[other] == '\0';
}

/* Feeds the visible ASCII of a line to the checksum: neither spaces nor line ends nor the encoding
 * count, so formatting and converting a source keep its fingerprints. */
static void add_line(GChecksum *checksum, const Source *source, unsigned wanted) {
  unsigned line = 1;
  for (size_t i = 0; i < source->size && line <= wanted; i++) {
    if (is_line_end(source, i)) {
      line++;
    } else if (line == wanted && g_ascii_isgraph(source->bytes[i])) {
      g_checksum_update(checksum, (const guchar *)&source->bytes[i], 1);
    }
  }
}

/* With the NUL, so that no two lists of words run together to the same bytes. */
static void add_word(GChecksum *checksum, const char *word) {
  if (word == NULL) word = "";
  g_checksum_update(checksum, (const guchar *)word, (gssize)strlen(word) + 1);
}

void findings_fingerprint(Findings *findings) {
  GHashTable *sources = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_source);
  /* What several findings have alike is told apart by their order. */
  GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (unsigned i = 0; i < findings->finding_count; i++) {
    Finding *finding = &findings->findings[i];
    GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA256);
    add_word(checksum, finding->rule->code);
    add_word(checksum, finding->driver);
    add_word(checksum, finding->place.file);
    add_word(checksum, finding->place.function);
    if (finding->place.file != NULL)
      add_line(checksum, read_source(sources, findings->root, finding->place.file),
               finding->place.line);
    char *base = g_strdup(g_checksum_get_string(checksum));
    g_checksum_free(checksum);
    unsigned before = GPOINTER_TO_UINT(g_hash_table_lookup(seen, base));
    char *whole = g_strdup_printf("%s %u", base, before);
    char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, whole, -1);
    finding->fingerprint = arena_strdup(findings->arena, digest);
    g_free(digest);
    g_free(whole);
    g_hash_table_insert(seen, base, GUINT_TO_POINTER(before + 1));
  }
  g_hash_table_destroy(seen);
  g_hash_table_destroy(sources);
}
