/* The database that holds the facts: making it, opening it, closing it, and running statements.
 *
 * A run writes inside one transaction to a temporary file beside the one that was asked for, so
 * that nobody ever sees half a run, and the facts of the last one stay until those of this one are
 * whole. */
#include "facts/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* "ULNT", in the header of the file: tells our databases from other people's. */
#define FACTS_APPLICATION_ID 0x554C4E54
#define SQLITE_MAGIC "SQLite format 3"

static const char indexes[] =
    "CREATE UNIQUE INDEX site_by_place ON site (driver, file, line, \"column\","
    "  ifnull(end_column, 0), ifnull(function, ''));"
    "CREATE INDEX registration_by_driver ON registration (driver);"
    "CREATE INDEX contract_by_registration ON contract (registration);"
    "CREATE INDEX outcome_by_driver ON outcome (driver);"
    "CREATE INDEX outcome_by_parent ON outcome (parent);"
    "CREATE INDEX registered_by_outcome ON registered (outcome);"
    "CREATE INDEX slot_by_outcome ON slot (outcome);"
    "CREATE INDEX overwritten_by_outcome ON overwritten (outcome);"
    "CREATE INDEX replaced_by_outcome ON replaced (outcome);"
    "CREATE INDEX held_by_outcome ON held (outcome);"
    "CREATE INDEX chain_call_by_outcome ON chain_call (outcome);"
    "CREATE INDEX discarded_by_outcome ON discarded (outcome);"
    "CREATE INDEX device_release_by_outcome ON device_release (outcome);"
    "CREATE INDEX global_object_by_driver ON global_object (driver);"
    "CREATE INDEX reason_by_driver ON reason (driver);";

/* What belongs to one open connection and has to be given back with it. */
typedef struct Store {
  char *path; /* where the file goes when all is well; NULL: in memory, or opened for reading */
  char *temporary;        /* where it is until then */
  GHashTable *statements; /* text by address -> sqlite3_stmt */
} Store;

/* By connection: SQLite hands such data through itself from 3.44 on only. Each database is written
 * by one thread, but several threads have some. */
static GHashTable *stores;
static GMutex stores_mutex;

/* A run that stops half-way (usage_error) leaves no temporary file behind. */
static void remove_unfinished(void) {
  GHashTableIter iter;
  void *value;
  g_mutex_lock(&stores_mutex);
  g_hash_table_iter_init(&iter, stores);
  while (g_hash_table_iter_next(&iter, NULL, &value)) {
    const Store *store = value;
    if (store->temporary != NULL) unlink(store->temporary);
  }
  g_mutex_unlock(&stores_mutex);
}

static void free_store(void *data) {
  Store *store = data;
  g_hash_table_destroy(store->statements);
  g_free(store->path);
  g_free(store->temporary);
  g_free(store);
}

static void finalize(void *statement) { sqlite3_finalize(statement); }

static Store *add_store(sqlite3 *db, const char *path, const char *temporary) {
  Store *store = g_new0(Store, 1);
  store->path = g_strdup(path);
  store->temporary = g_strdup(temporary);
  store->statements = g_hash_table_new_full(NULL, NULL, NULL, finalize);
  g_mutex_lock(&stores_mutex);
  if (stores == NULL) {
    stores = g_hash_table_new_full(NULL, NULL, NULL, free_store);
    atexit(remove_unfinished);
  }
  g_hash_table_insert(stores, db, store);
  g_mutex_unlock(&stores_mutex);
  return store;
}

static Store *find_store(sqlite3 *db) {
  g_mutex_lock(&stores_mutex);
  Store *store = stores == NULL ? NULL : g_hash_table_lookup(stores, db);
  g_mutex_unlock(&stores_mutex);
  if (store == NULL) bug("a database that facts_create and facts_open did not open");
  return store;
}

static void must(sqlite3 *db, const char *sql) {
  if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
    bug("%s, in: %.60s", sqlite3_errmsg(db), sql);
}

static int64_t pragma(sqlite3 *db, const char *sql) {
  sqlite3_stmt *statement = NULL;
  int64_t value = -1;
  if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW)
    value = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return value;
}

/* True for a file of facts of any version: the one thing that --db may replace. */
static bool is_facts_file(const char *path) {
  unsigned char head[100] = {0};
  FILE *in = fopen(path, "rb");
  if (in == NULL) return false;
  size_t size = fread(head, 1, sizeof head, in);
  fclose(in);
  if (size == 0) return true;
  uint32_t id =
      (uint32_t)head[68] << 24 | (uint32_t)head[69] << 16 | (uint32_t)head[70] << 8 | head[71];
  return size == sizeof head && memcmp(head, SQLITE_MAGIC, sizeof SQLITE_MAGIC) == 0 &&
         id == FACTS_APPLICATION_ID;
}

/* Makes the empty file that the run is written to, beside `path`. */
static char *make_temporary(const char *path, char **error) {
  struct stat info;
  if (stat(path, &info) == 0 && (!S_ISREG(info.st_mode) || !is_facts_file(path))) {
    *error = g_strdup_printf(
        "cannot write the facts to '%s': it exists and is no file of facts, "
        "remove it or give another --db",
        path);
    return NULL;
  }
  char *folder = g_path_get_dirname(path);
  char *name = g_path_get_basename(path);
  char *temporary = g_strdup_printf("%s/.%s.XXXXXX", folder, name);
  int handle = g_mkstemp_full(temporary, O_RDWR | O_CLOEXEC, 0666);
  if (handle < 0) {
    *error = g_strdup_printf(
        "cannot write the facts to '%s': folder '%s': %s, give another --db "
        "or make the folder writable",
        path, folder, g_strerror(errno));
    g_free(temporary);
    temporary = NULL;
  } else {
    close(handle);
  }
  g_free(name);
  g_free(folder);
  return temporary;
}

sqlite3 *facts_create(const char *path, char **error) {
  char *temporary = NULL;
  /* A link is followed, so that its target is replaced and not the link. */
  char *target = path == NULL ? NULL : realpath(path, NULL);
  if (path != NULL && target == NULL) target = strdup(path);
  if (target != NULL && (temporary = make_temporary(target, error)) == NULL) {
    free(target);
    return NULL;
  }
  sqlite3 *db = NULL;
  const char *where = temporary == NULL ? ":memory:" : temporary;
  /* The first statement that touches the file tells whether it can be locked and written. */
  if (sqlite3_open(where, &db) != SQLITE_OK ||
      sqlite3_exec(db,
                   "PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE",
                   NULL, NULL, NULL) != SQLITE_OK) {
    *error = g_strdup_printf("cannot write the facts to '%s': %s, give another --db",
                             path == NULL ? "memory" : path, sqlite3_errmsg(db));
    sqlite3_close(db);
    if (temporary != NULL) unlink(temporary);
    db = NULL;
  } else {
    const EmbeddedFile *schema = embedded_file("checker/facts/schema.sql");
    assert(schema != NULL);
    char *id = g_strdup_printf("PRAGMA application_id = %d", FACTS_APPLICATION_ID);
    must(db, id);
    must(db, schema->data);
    must(db, indexes);
    g_free(id);
    add_store(db, target, temporary);
  }
  g_free(temporary);
  free(target);
  return db;
}

/* The version that this program's schema has, read from the schema itself. */
static int64_t own_version(void) {
  char *error = NULL;
  sqlite3 *db = facts_create(NULL, &error);
  if (db == NULL) bug("%s", error);
  int64_t version = pragma(db, "PRAGMA user_version");
  facts_close(db, &error);
  g_free(error);
  return version;
}

sqlite3 *facts_open(const char *path, char **error) {
  if (access(path, R_OK) != 0) {
    *error = g_strdup_printf(
        "cannot read the facts in '%s': %s, run 'unloadlint check --db %s' "
        "first or give another --db",
        path, g_strerror(errno), path);
    return NULL;
  }
  sqlite3 *db = NULL;
  const char *fault = NULL;
  if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
    fault = "it is not a file";
  } else if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
             sqlite3_exec(db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL) !=
                 SQLITE_OK) {
    fault = db == NULL ? "out of memory" : sqlite3_errmsg(db);
  } else if (pragma(db, "PRAGMA application_id") != FACTS_APPLICATION_ID) {
    fault = "it is a database, but not one of unloadlint's";
  } else if (pragma(db, "PRAGMA user_version") != own_version()) {
    fault = "another version of unloadlint wrote it";
  }
  if (fault == NULL) {
    add_store(db, NULL, NULL);
    return db;
  }
  *error = g_strdup_printf(
      "cannot read the facts in '%s': %s, write them anew with "
      "'unloadlint check --db FILE' or give another --db",
      path, fault);
  sqlite3_close(db);
  return NULL;
}

bool facts_close(sqlite3 *db, char **error) {
  Store *store = find_store(db);
  g_hash_table_remove_all(store->statements);
  const char *fault = NULL;
  if (!sqlite3_get_autocommit(db) && sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
    fault = sqlite3_errmsg(db);
  char *message = g_strdup(fault);
  /* Another thread may get a database at the same address as soon as this one is closed. */
  g_mutex_lock(&stores_mutex);
  g_hash_table_steal(stores, db);
  g_mutex_unlock(&stores_mutex);
  if (sqlite3_close(db) != SQLITE_OK) bug("the facts are closed while a statement is in use");
  if (message == NULL && store->temporary != NULL && rename(store->temporary, store->path) != 0)
    message = g_strdup(g_strerror(errno));
  if (message != NULL) {
    if (store->temporary != NULL) unlink(store->temporary);
    *error = g_strdup_printf(
        "cannot write the facts to '%s': %s, free some space or give another "
        "--db",
        store->path == NULL ? "memory" : store->path, message);
  }
  free_store(store);
  bool is_good = message == NULL;
  g_free(message);
  return is_good;
}

static sqlite3_stmt *prepared(sqlite3 *db, const char *sql) {
  Store *store = find_store(db);
  sqlite3_stmt *statement = g_hash_table_lookup(store->statements, sql);
  if (statement == NULL) {
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
      bug("%s, in: %s", sqlite3_errmsg(db), sql);
    g_hash_table_insert(store->statements, (void *)sql, statement);
  }
  return statement;
}

static void bind(sqlite3 *db, sqlite3_stmt *statement, const char *shape, va_list args) {
  int index = 1;
  for (const char *kind = shape; *kind != '\0'; kind++, index++) {
    int status;
    if (*kind == 't') {
      status = sqlite3_bind_text(statement, index, va_arg(args, const char *), -1, SQLITE_STATIC);
    } else {
      int64_t number = va_arg(args, int64_t);
      status = *kind == 'k' && number == 0 ? sqlite3_bind_null(statement, index)
                                           : sqlite3_bind_int64(statement, index, number);
    }
    if (status != SQLITE_OK) bug("%s", sqlite3_errmsg(db));
  }
  assert(index == sqlite3_bind_parameter_count(statement) + 1);
}

static int64_t run(sqlite3 *db, const char *sql, const char *shape, va_list args) {
  sqlite3_stmt *statement = prepared(db, sql);
  bind(db, statement, shape, args);
  int status = sqlite3_step(statement);
  if (status == SQLITE_FULL || status == SQLITE_IOERR)
    usage_error("cannot write the facts to '%s': %s, free some space or give another --db",
                find_store(db)->path, sqlite3_errmsg(db));
  if (status != SQLITE_ROW && status != SQLITE_DONE) bug("%s, in: %s", sqlite3_errmsg(db), sql);
  int64_t value = status == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  return value;
}

int64_t store_run(sqlite3 *db, const char *sql, const char *shape, ...) {
  va_list args;
  va_start(args, shape);
  int64_t value = run(db, sql, shape, args);
  va_end(args);
  return value;
}

int64_t store_insert(sqlite3 *db, const char *sql, const char *shape, ...) {
  va_list args;
  va_start(args, shape);
  run(db, sql, shape, args);
  va_end(args);
  return sqlite3_last_insert_rowid(db);
}
