/* One rule's query: prepared, held against its contract, run, and boiled down to one hit a place.
 */
#include <inttypes.h>
#include <string.h>

#include "rules/internal.h"

static const char *const columns[COLUMN_COUNT] = {"driver", "site",    "outcome", "registration",
                                                  "level",  "message", "arg0",    "arg1",
                                                  "arg2",   "arg3"};

/* A query over the facts of a large repository takes some millions of SQLite's steps. One that
 * takes this many times as long joins without a condition. */
#define STEPS_BETWEEN_LOOKS 1000000
#define MOST_LOOKS 500
static _Thread_local int looks;

static int on_progress(void *context) {
  (void)context;
  return ++looks > MOST_LOOKS;
}

static int authorize(void *context, int action, const char *a, const char *b, const char *c,
                     const char *d) {
  (void)context, (void)a, (void)c, (void)d;
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return strcmp(b, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK;
    default:
      return SQLITE_DENY;
  }
}

void rules_guard(sqlite3 *db) {
  sqlite3_exec(db, "PRAGMA query_only = ON", NULL, NULL, NULL);
  sqlite3_set_authorizer(db, authorize, NULL);
  sqlite3_progress_handler(db, STEPS_BETWEEN_LOOKS, on_progress, NULL);
}

void rules_unguard(sqlite3 *db) {
  sqlite3_progress_handler(db, 0, NULL, NULL);
  sqlite3_set_authorizer(db, NULL, NULL);
  sqlite3_exec(db, "PRAGMA query_only = OFF", NULL, NULL, NULL);
}

static unsigned line_of(const char *text, const char *place) {
  unsigned line = 1;
  for (; text < place; text++) line += *text == '\n';
  return line;
}

static sqlite3_stmt *unfit(sqlite3_stmt *statement, const Rule *rule, unsigned line,
                           const char *fault, char **error) {
  sqlite3_finalize(statement);
  *error = g_strdup_printf("%s:%u: %s", rule->origin, line, fault);
  return NULL;
}

sqlite3_stmt *rules_prepare(sqlite3 *db, const Rule *rule, char **error) {
  sqlite3_stmt *statement = NULL, *second = NULL;
  const char *rest = NULL;
  if (sqlite3_prepare_v2(db, rule->query, -1, &statement, &rest) != SQLITE_OK) {
    int offset = sqlite3_error_offset(db);
    unsigned line = offset < 0 ? 1 : line_of(rule->query, rule->query + offset);
    bool is_writing = sqlite3_errcode(db) == SQLITE_AUTH;
    return unfit(statement, rule, line,
                 is_writing ? "a rule may only read the facts" : sqlite3_errmsg(db), error);
  }
  if (statement == NULL) return unfit(NULL, rule, 1, "there is no query behind the header", error);
  if (!sqlite3_stmt_readonly(statement))
    return unfit(statement, rule, 1, "a rule may only read", error);
  int status = sqlite3_prepare_v2(db, rest, -1, &second, NULL);
  sqlite3_finalize(second);
  if (status != SQLITE_OK || second != NULL)
    return unfit(statement, rule, line_of(rule->query, rest + strspn(rest, " \t\r\n")),
                 "a rule is one query, and here begins another", error);
  if (sqlite3_bind_parameter_count(statement) != 0)
    return unfit(statement, rule, 1, "a rule's query takes no parameters", error);
  int count = sqlite3_column_count(statement);
  for (int i = 0; i < COLUMN_COUNT || i < count; i++) {
    const char *found = i < count ? sqlite3_column_name(statement, i) : "nothing";
    const char *wanted = i < COLUMN_COUNT ? columns[i] : "nothing";
    if (strcmp(found, wanted) == 0) continue;
    char *fault = g_strdup_printf(
        "column %d of the query has to be %s and is %s (the columns are "
        "driver, site, outcome, registration, level, message, arg0, "
        "arg1, arg2, arg3)",
        i + 1, wanted, found);
    unfit(statement, rule, 1, fault, error);
    g_free(fault);
    return NULL;
  }
  return statement;
}

static int64_t outcome_length(sqlite3 *db, int64_t outcome) {
  if (outcome == 0) return INT64_MAX;
  sqlite3_stmt *statement = rules_statement(db, "SELECT length FROM outcome WHERE id = ?", outcome);
  int64_t length = rules_row(statement) ? sqlite3_column_int64(statement, 0) : INT64_MAX;
  sqlite3_finalize(statement);
  return length;
}

/* The index of a message by its name, that of the first without one; -1: there is none such. */
static int find_message(const RuleInfo *info, const char *id) {
  if (id == NULL) return 0;
  for (int i = 0; info->message_ids[i] != NULL; i++)
    if (strcmp(info->message_ids[i], id) == 0) return i;
  return -1;
}

/* Takes one row over; returns what is wrong with it, or NULL. */
static const char *read_hit(sqlite3 *db, sqlite3_stmt *statement, Arena *arena, Hit *hit) {
  hit->driver = sqlite3_column_int64(statement, COLUMN_DRIVER);
  hit->site = sqlite3_column_int64(statement, COLUMN_SITE);
  hit->outcome = sqlite3_column_int64(statement, COLUMN_OUTCOME);
  hit->registration = sqlite3_column_int64(statement, COLUMN_REGISTRATION);
  if (hit->driver == 0 || hit->site == 0) return "it yields a row without a driver or a site";
  hit->level = hit->rule->info.level;
  const char *level = (const char *)sqlite3_column_text(statement, COLUMN_LEVEL);
  if (level != NULL && !level_of(level, &hit->level))
    return "it yields a level that is not error, warning or note";
  int message =
      find_message(&hit->rule->info, (const char *)sqlite3_column_text(statement, COLUMN_MESSAGE));
  if (message < 0) return "it yields a message that its header does not have";
  hit->message = (unsigned)message;
  for (int i = 0; i < ARG_COUNT; i++) hit->args[i] = rules_text(arena, statement, COLUMN_ARG0 + i);
  hit->length = outcome_length(db, hit->outcome);
  return NULL;
}

static int order(int64_t a, int64_t b) { return (a > b) - (a < b); }

/* True when `a` is the better witness: shorter, else the message that stands first in the header,
 * else what the engine found first, so that a run and the next say the same. */
static bool is_better(const Hit *a, const Hit *b) {
  int by = order(a->length, b->length);
  if (by == 0) by = order(a->message, b->message);
  if (by == 0) by = order(a->outcome, b->outcome);
  if (by == 0) by = order(a->registration, b->registration);
  for (int i = 0; by == 0 && i < ARG_COUNT; i++) by = g_strcmp0(a->args[i], b->args[i]);
  return by < 0;
}

bool rules_query(sqlite3 *db, const Rule *rule, Arena *arena, HitList *list, char **error) {
  looks = 0;
  sqlite3_stmt *statement = rules_prepare(db, rule, error);
  if (statement == NULL) return false;
  /* "driver file line column" -> index in list + 1 */
  GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
  const char *fault = NULL;
  int status = SQLITE_DONE;
  while (fault == NULL && (status = sqlite3_step(statement)) == SQLITE_ROW) {
    Hit hit = {.rule = rule};
    fault = read_hit(db, statement, arena, &hit);
    if (fault != NULL) break;
    Place place = rules_place(db, arena, hit.site);
    if (place.file == NULL) {
      fault = "it yields a site that the facts do not have";
      break;
    }
    char *key = arena_printf(arena, "%" PRId64 " %s %u %u", hit.driver, place.file, place.line,
                             place.column);
    unsigned index = GPOINTER_TO_UINT(g_hash_table_lookup(seen, key));
    if (index == 0) {
      *ARENA_PUSH(arena, list, hits, hit) = hit;
      g_hash_table_insert(seen, key, GUINT_TO_POINTER(list->hit_count));
    } else if (is_better(&hit, &list->hits[index - 1])) {
      list->hits[index - 1] = hit;
    }
  }
  if (fault == NULL && status == SQLITE_INTERRUPT)
    fault = "it takes too long, join the tables by their keys";
  if (fault == NULL && status != SQLITE_DONE) fault = sqlite3_errmsg(db);
  if (fault != NULL)
    *error = g_strdup_printf("%s: rule %s: %s", rule->origin, rule->info.name, fault);
  g_hash_table_destroy(seen);
  sqlite3_finalize(statement);
  return fault == NULL;
}
