/* The cache's file: opening it whatever lies there, and its rows. */
#include "cache/cache.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cache/digest.h"

/* "ULIR", in the header of the file. */
#define CACHE_APPLICATION_ID 0x554C4952
/* Another layout of the tables is another version; the file is then made anew. */
#define CACHE_VERSION 3
/* Another run may be writing. */
#define BUSY_MILLISECONDS 2000
/* Bytes. A file above the first is cut down to the second when it is closed. */
#define CACHE_MOST ((int64_t)512 << 20)
#define CACHE_KEPT ((int64_t)384 << 20)
/* How old the time of last use may be before it is written again. */
#define USED_SECONDS (24 * 60 * 60)

static const char schema[] =
    "CREATE TABLE unit (id INTEGER PRIMARY KEY, key TEXT NOT NULL, without TEXT NOT NULL, ir BLOB "
    "NOT NULL,"
    "  digest TEXT NOT NULL, used INTEGER NOT NULL, UNIQUE (key, without)) STRICT;"
    "CREATE TABLE input (unit INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE,"
    "  path TEXT NOT NULL, kind INTEGER NOT NULL, digest TEXT NOT NULL,"
    "  PRIMARY KEY (unit, path, kind)) STRICT, WITHOUT ROWID;";

enum { FIND_UNIT, FIND_INPUTS, TOUCH, DROP, DROP_STALE, ADD_UNIT, ADD_INPUT, STATEMENT_COUNT };

static const char *const statements[STATEMENT_COUNT] = {
    [FIND_UNIT] =
        "SELECT id, ir, digest, used, without FROM unit WHERE key = ?"
        " ORDER BY length(without), id",
    [FIND_INPUTS] = "SELECT path, kind, digest FROM input WHERE unit = ?",
    [TOUCH] = "UPDATE unit SET used = unixepoch() WHERE id = ?",
    [DROP] = "DELETE FROM unit WHERE key = ? AND without = ?",
    [DROP_STALE] = "DELETE FROM unit WHERE id = ?",
    [ADD_UNIT] =
        "INSERT INTO unit (key, without, ir, digest, used)"
        " VALUES (?, ?, ?, ?, unixepoch())",
    [ADD_INPUT] = "INSERT OR IGNORE INTO input (unit, path, kind, digest) VALUES (?, ?, ?, ?)",
};

/* What a unit was made from. */
typedef enum InputKind {
  INPUT_FILE,
  INPUT_FOLDER,
  INPUT_LOOKUP /* of a header in the tree; its path is "name" LOOKUP_MARK "file that includes" */
} InputKind;
#define LOOKUP_MARK "\n"

struct Cache {
  char *path;
  HeaderTree *headers; /* or NULL */
  char *front_end;
  GMutex mutex; /* of all below */
  sqlite3 *db;
  sqlite3_stmt *prepared[STATEMENT_COUNT];
  Digests *digests;
  bool is_broken; /* the file turned out to be damaged: it is left alone, and removed at the end */
};

/* Opening ------------------------------------------------------------------------------------ */

static int64_t number(sqlite3 *db, const char *sql) {
  sqlite3_stmt *statement = NULL;
  int64_t value = -1;
  if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW)
    value = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return value;
}

static bool run(sqlite3 *db, const char *sql) {
  return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* Makes the tables in a file that is empty. Two runs may come here at once: one of them waits, and
 * finds the tables made. */
static bool make_tables(sqlite3 *db) {
  if (!run(db, "BEGIN IMMEDIATE")) return false;
  char *marks = g_strdup_printf("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                CACHE_APPLICATION_ID, CACHE_VERSION);
  bool is_made =
      number(db, "SELECT count(*) FROM sqlite_schema") > 0 || (run(db, marks) && run(db, schema));
  g_free(marks);
  if (is_made && run(db, "COMMIT")) return true;
  sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
  return false;
}

static bool open_file(Cache *cache) {
  if (sqlite3_open_v2(cache->path, &cache->db,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                      NULL) != SQLITE_OK)
    return false;
  sqlite3_busy_timeout(cache->db, BUSY_MILLISECONDS);
  if (!run(cache->db,
           "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON"))
    return false;
  int64_t tables = number(cache->db, "SELECT count(*) FROM sqlite_schema");
  if (tables < 0 || (tables == 0 && !make_tables(cache->db))) return false;
  if (number(cache->db, "PRAGMA application_id") != CACHE_APPLICATION_ID ||
      number(cache->db, "PRAGMA user_version") != CACHE_VERSION)
    return false;
  for (int i = 0; i < STATEMENT_COUNT; i++)
    if (sqlite3_prepare_v3(cache->db, statements[i], -1, SQLITE_PREPARE_PERSISTENT,
                           &cache->prepared[i], NULL) != SQLITE_OK)
      return false;
  return true;
}

static void close_file(Cache *cache) {
  for (int i = 0; i < STATEMENT_COUNT; i++) {
    sqlite3_finalize(cache->prepared[i]);
    cache->prepared[i] = NULL;
  }
  sqlite3_close(cache->db);
  cache->db = NULL;
}

/* Only a regular file: whatever else has our name there is none of ours. */
static bool remove_file(const char *path) {
  static const char *const parts[] = {"", "-wal", "-shm"};
  bool is_removed = true;
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
    char *part = g_strconcat(path, parts[i], NULL);
    if (g_file_test(part, G_FILE_TEST_IS_REGULAR) && g_unlink(part) != 0) is_removed = false;
    g_free(part);
  }
  return is_removed;
}

Cache *cache_open(const char *path, const ParseOptions *options, char **warning) {
  char *front_end = digest_front_end(options);
  if (front_end == NULL) {
    *warning = g_strdup("no parsed sources are kept, for the program can't read its own file");
    return NULL;
  }
  Cache *cache = g_new0(Cache, 1);
  cache->path = g_strdup(path);
  cache->front_end = front_end;
  cache->headers = options->headers;
  cache->digests = digests_new();
  g_mutex_init(&cache->mutex);
  bool is_open = open_file(cache);
  if (!is_open) {
    /* A lock that is held for long is no reason to remove what other runs are using. */
    int code = cache->db == NULL ? SQLITE_NOMEM : sqlite3_errcode(cache->db);
    char *fault = g_strdup(cache->db == NULL ? "out of memory" : sqlite3_errmsg(cache->db));
    close_file(cache);
    is_open = code != SQLITE_BUSY && code != SQLITE_CANTOPEN && code != SQLITE_READONLY &&
              remove_file(path) && open_file(cache);
    if (!is_open)
      *warning = g_strdup_printf(
          "no parsed sources are kept, for '%s' can't be opened: %s, remove it or give --no-cache",
          path, fault);
    g_free(fault);
  }
  if (is_open) return cache;
  cache_close(cache);
  return NULL;
}

void cache_close(Cache *cache) {
  if (cache == NULL) return;
  struct stat info;
  if (cache->db != NULL && !cache->is_broken && stat(cache->path, &info) == 0 &&
      info.st_size > CACHE_MOST) {
    char *sql = g_strdup_printf(
        "DELETE FROM unit WHERE id IN (SELECT id FROM (SELECT id,"
        " sum(length(ir)) OVER (ORDER BY used DESC, id DESC) AS size FROM unit)"
        " WHERE size > %" G_GINT64_FORMAT "); VACUUM",
        CACHE_KEPT);
    run(cache->db, sql); /* another run that is writing will do it */
    g_free(sql);
  }
  close_file(cache);
  if (cache->is_broken) remove_file(cache->path);
  digests_free(cache->digests);
  g_mutex_clear(&cache->mutex);
  g_free(cache->front_end);
  g_free(cache->path);
  g_free(cache);
}

/* Rows --------------------------------------------------------------------------------------- */

/* A step of a statement. Anything but a row or the end means that the cache is of no use here; a
 * damaged file is of no use at all. */
static int step(Cache *cache, int statement) {
  int status = sqlite3_step(cache->prepared[statement]);
  if (status == SQLITE_CORRUPT || status == SQLITE_NOTADB) cache->is_broken = true;
  return status;
}

static void reset(Cache *cache, int statement) {
  sqlite3_reset(cache->prepared[statement]);
  sqlite3_clear_bindings(cache->prepared[statement]);
}

static void bind_text(Cache *cache, int statement, int column, const char *text) {
  sqlite3_bind_text(cache->prepared[statement], column, text, -1, SQLITE_STATIC);
}

static const char *column_text(Cache *cache, int statement, int column) {
  const char *text = (const char *)sqlite3_column_text(cache->prepared[statement], column);
  return text == NULL ? "" : text;
}

/* What a lookup finds now. */
static const char *digest_lookup(const Cache *cache, const char *path) {
  const char *mark = strstr(path, LOOKUP_MARK);
  if (mark == NULL || cache->headers == NULL) return NULL;
  char *name = g_strndup(path, (gsize)(mark - path));
  const char *found = headers_find(cache->headers, name, mark + strlen(LOOKUP_MARK));
  g_free(name);
  return found != NULL ? found : "";
}

/* NULL when it can't be told, or is not the same all through the run. */
static const char *digest_input(Cache *cache, InputKind kind, const char *path) {
  switch (kind) {
    case INPUT_FILE:
      return digest_file(cache->digests, path);
    case INPUT_FOLDER:
      return digest_folder(cache->digests, path);
    case INPUT_LOOKUP:
      return digest_lookup(cache, path);
  }
  return NULL;
}

/* True when every file and folder is as it was. */
static bool is_fresh(Cache *cache, int64_t unit) {
  bool is_same = true;
  int status = SQLITE_DONE;
  sqlite3_bind_int64(cache->prepared[FIND_INPUTS], 1, unit);
  while (is_same && (status = step(cache, FIND_INPUTS)) == SQLITE_ROW) {
    InputKind kind = (InputKind)sqlite3_column_int(cache->prepared[FIND_INPUTS], 1);
    const char *now = digest_input(cache, kind, column_text(cache, FIND_INPUTS, 0));
    is_same = now != NULL && strcmp(now, column_text(cache, FIND_INPUTS, 2)) == 0;
  }
  reset(cache, FIND_INPUTS);
  return is_same && status == SQLITE_DONE;
}

static void touch(Cache *cache, int64_t unit) {
  sqlite3_bind_int64(cache->prepared[TOUCH], 1, unit);
  step(cache, TOUCH);
  reset(cache, TOUCH);
}

/* What was left out of a source: the names of functions, each between two ends of line. */
static char *left_out(const Bodies *bodies) {
  GString *names = g_string_new("\n");
  for (uint32_t i = 0; bodies != NULL && i < bodies->item_count; i++)
    if (!bodies->items[i].is_kept) g_string_append_printf(names, "%s\n", bodies->items[i].name);
  return g_string_free(names, false);
}

/* Whether nothing of it is to be kept. All of the source is when `bodies` is NULL. */
static bool is_enough(const char *without, const Bodies *bodies) {
  if (bodies == NULL) return without[1] == 0;
  bool is_enough = true;
  for (uint32_t i = 0; i < bodies->item_count && is_enough; i++) {
    char *name = bodies->items[i].is_kept ? g_strdup_printf("\n%s\n", bodies->items[i].name) : NULL;
    is_enough = name == NULL || strstr(without, name) == NULL;
    g_free(name);
  }
  return is_enough;
}

static void drop_stale(Cache *cache, const GArray *units) {
  for (guint i = 0; i < units->len; i++) {
    sqlite3_bind_int64(cache->prepared[DROP_STALE], 1, g_array_index(units, int64_t, i));
    step(cache, DROP_STALE);
    reset(cache, DROP_STALE);
  }
}

/* The text of the row that the query stands at; NULL when it was tampered with. */
static char *text_of_row(Cache *cache) {
  sqlite3_stmt *row = cache->prepared[FIND_UNIT];
  const void *bytes = sqlite3_column_blob(row, 1);
  gsize size = (gsize)sqlite3_column_bytes(row, 1);
  char *digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, size);
  bool is_good = strcmp(digest, column_text(cache, FIND_UNIT, 2)) == 0;
  g_free(digest);
  return is_good ? g_strndup(bytes, size) : NULL;
}

/* The text of a fresh unit with all that is to be kept, or NULL. */
static char *find_text(Cache *cache, const char *key, const Bodies *bodies) {
  char *text = NULL;
  bind_text(cache, FIND_UNIT, 1, key);
  int64_t unit = 0, used = 0;
  GArray *stale = g_array_new(false, false, sizeof(int64_t));
  while (text == NULL && step(cache, FIND_UNIT) == SQLITE_ROW) {
    if (!is_enough(column_text(cache, FIND_UNIT, 4), bodies)) continue;
    unit = sqlite3_column_int64(cache->prepared[FIND_UNIT], 0);
    used = sqlite3_column_int64(cache->prepared[FIND_UNIT], 3);
    if (is_fresh(cache, unit))
      text = text_of_row(cache);
    else
      g_array_append_val(stale, unit);
  }
  reset(cache, FIND_UNIT);
  drop_stale(cache, stale);
  g_array_free(stale, true);
  if (text != NULL && g_get_real_time() / G_USEC_PER_SEC - used > USED_SECONDS) touch(cache, unit);
  return text;
}

IrUnit *cache_find(Cache *cache, const SourceFile *source, const Bodies *bodies) {
  char *key = digest_source(cache->front_end, source);
  g_mutex_lock(&cache->mutex);
  char *text = cache->is_broken ? NULL : find_text(cache, key, bodies);
  g_mutex_unlock(&cache->mutex);
  g_free(key);
  if (text == NULL) return NULL;
  char *fault = NULL;
  IrUnit *unit = ir_read(text, source->path, &fault);
  if (unit != NULL && (fault = ir_verify(unit)) != NULL) {
    ir_unit_free(unit);
    unit = NULL;
  }
  g_free(fault);
  g_free(text);
  return unit;
}

/* Adds an input of a unit; false when it can't be told (it is gone, or changed after the run had
 * begun, so that nobody knows which state was parsed). */
static bool add_input(Cache *cache, int64_t unit, InputKind kind, const char *path) {
  const char *digest = digest_input(cache, kind, path);
  if (digest == NULL) return false;
  sqlite3_bind_int64(cache->prepared[ADD_INPUT], 1, unit);
  bind_text(cache, ADD_INPUT, 2, path);
  sqlite3_bind_int(cache->prepared[ADD_INPUT], 3, (int)kind);
  bind_text(cache, ADD_INPUT, 4, digest);
  bool is_good = step(cache, ADD_INPUT) == SQLITE_DONE;
  reset(cache, ADD_INPUT);
  return is_good;
}

static bool add_inputs(Cache *cache, int64_t unit, const ParsedUnit *parsed) {
  bool is_good = true;
  for (const char **file = parsed->files; is_good && *file != NULL; file++)
    is_good = add_input(cache, unit, INPUT_FILE, *file);
  for (const char **folder = parsed->folders; is_good && *folder != NULL; folder++)
    is_good = add_input(cache, unit, INPUT_FOLDER, *folder);
  for (uint32_t i = 0; is_good && i < parsed->lookup_count; i++) {
    const ParsedLookup *lookup = &parsed->lookups[i];
    char *path = g_strconcat(lookup->name, LOOKUP_MARK, lookup->from, NULL);
    is_good = add_input(cache, unit, INPUT_LOOKUP, path);
    g_free(path);
  }
  return is_good;
}

static bool add_unit(Cache *cache, const char *key, const char *without, const char *text,
                     size_t size) {
  bind_text(cache, DROP, 1, key);
  bind_text(cache, DROP, 2, without);
  bool is_good = step(cache, DROP) == SQLITE_DONE;
  reset(cache, DROP);
  char *digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text, size);
  bind_text(cache, ADD_UNIT, 1, key);
  bind_text(cache, ADD_UNIT, 2, without);
  sqlite3_bind_blob64(cache->prepared[ADD_UNIT], 3, text, size, SQLITE_STATIC);
  bind_text(cache, ADD_UNIT, 4, digest);
  is_good = is_good && step(cache, ADD_UNIT) == SQLITE_DONE;
  reset(cache, ADD_UNIT);
  g_free(digest);
  return is_good;
}

void cache_keep(Cache *cache, const SourceFile *source, const Bodies *bodies,
                const ParsedUnit *parsed, const IrUnit *unit) {
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  if (out == NULL) return;
  ir_print(unit, out);
  bool is_printed = fclose(out) == 0;
  char *key = digest_source(cache->front_end, source);
  char *without = left_out(bodies);
  g_mutex_lock(&cache->mutex);
  if (is_printed && !cache->is_broken && run(cache->db, "BEGIN IMMEDIATE")) {
    bool is_kept = add_unit(cache, key, without, text, size);
    int64_t id = sqlite3_last_insert_rowid(cache->db);
    is_kept = is_kept && add_inputs(cache, id, parsed);
    if (!is_kept || !run(cache->db, "COMMIT"))
      sqlite3_exec(cache->db, "ROLLBACK", NULL, NULL, NULL);
  }
  g_mutex_unlock(&cache->mutex);
  g_free(without);
  g_free(key);
  free(text);
}
