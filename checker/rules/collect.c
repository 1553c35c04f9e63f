/* From a hit, which is ids, to a finding, which is words and places. */
#include <string.h>

#include "rules/internal.h"

sqlite3_stmt *rules_statement(sqlite3 *db, const char *sql, int64_t key) {
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
    bug("%s, in: %s", sqlite3_errmsg(db), sql);
  if (sqlite3_bind_parameter_count(statement) > 0) sqlite3_bind_int64(statement, 1, key);
  return statement;
}

bool rules_row(sqlite3_stmt *statement) {
  int status = sqlite3_step(statement);
  if (status != SQLITE_ROW && status != SQLITE_DONE)
    bug("%s, in: %s", sqlite3_errmsg(sqlite3_db_handle(statement)), sqlite3_sql(statement));
  return status == SQLITE_ROW;
}

const char *rules_text(Arena *arena, sqlite3_stmt *statement, int column) {
  return arena_strdup(arena, (const char *)sqlite3_column_text(statement, column));
}

#define PLACE_COLUMNS "s.file, s.line, s.\"column\", s.end_column, s.function"

/* Reads PLACE_COLUMNS, which begin at `first`. */
static Place read_place(Arena *arena, sqlite3_stmt *statement, int first) {
  return (Place){.file = rules_text(arena, statement, first),
                 .line = (unsigned)sqlite3_column_int64(statement, first + 1),
                 .column = (unsigned)sqlite3_column_int64(statement, first + 2),
                 .end_column = (unsigned)sqlite3_column_int64(statement, first + 3),
                 .function = rules_text(arena, statement, first + 4)};
}

Place rules_place(sqlite3 *db, Arena *arena, int64_t site) {
  Place place = {0};
  if (site == 0) return place;
  sqlite3_stmt *statement =
      rules_statement(db, "SELECT " PLACE_COLUMNS " FROM site AS s WHERE s.id = ?", site);
  if (rules_row(statement)) place = read_place(arena, statement, 0);
  sqlite3_finalize(statement);
  return place;
}

/* Copies the template without its link markup: "[text](1)" becomes "text". The arguments come
 * later, so that brackets in them are left alone. */
static char *strip_links(const char *template) {
  GString *plain = g_string_new(NULL);
  while (*template != '\0') {
    const char *close = *template == '[' ? strchr(template, ']') : NULL;
    size_t digits = close != NULL && close[1] == '(' ? strspn(close + 2, "0123456789") : 0;
    if (digits > 0 && close[2 + digits] == ')') {
      g_string_append_len(plain, template + 1, close - template - 1);
      template = close + 3 + digits;
    } else {
      g_string_append_c(plain, *template ++);
    }
  }
  return g_string_free(plain, FALSE);
}

/* Puts the arguments where {0} to {3} stand. */
static const char *fill_in(Arena *arena, const char *template, const char *const *args) {
  GString *filled = g_string_new(NULL);
  for (const char *at = template; *at != '\0'; at++) {
    if (at[0] == '{' && at[1] >= '0' && at[1] < '0' + ARG_COUNT && at[2] == '}') {
      const char *arg = args[at[1] - '0'];
      g_string_append(filled, arg == NULL ? "?" : arg);
      at += 2;
    } else {
      g_string_append_c(filled, *at);
    }
  }
  const char *copy = arena_strdup(arena, filled->str);
  g_string_free(filled, TRUE);
  return copy;
}

static const char **list_arguments(Arena *arena, const Hit *hit) {
  int count = ARG_COUNT;
  while (count > 0 && hit->args[count - 1] == NULL) count--;
  const char **list = ARENA_ARRAY(arena, const char *, count + 1);
  for (int i = 0; i < count; i++) list[i] = hit->args[i] == NULL ? "?" : hit->args[i];
  return list;
}

static void collect_steps(sqlite3 *db, Arena *arena, int64_t outcome, Finding *finding) {
  sqlite3_stmt *statement = rules_statement(
      db,
      "SELECT t.depth, t.kind, t.message, " PLACE_COLUMNS
      " FROM step AS t LEFT JOIN site AS s ON s.id = t.site WHERE t.outcome = ? ORDER BY t.seq",
      outcome);
  uint32_t room = 0;
  while (rules_row(statement)) {
    finding->steps =
        arena_grow(arena, finding->steps, finding->step_count, &room, sizeof *finding->steps);
    finding->steps[finding->step_count++] =
        (Step){.depth = (unsigned)sqlite3_column_int64(statement, 0),
               .kind = rules_text(arena, statement, 1),
               .message = rules_text(arena, statement, 2),
               .place = read_place(arena, statement, 3)};
  }
  sqlite3_finalize(statement);
}

/* "overwrites DriverUnload", and so on for each slot that the finding is about: those that its
 * arguments name, else DriverUnload, else all that the contract has. */
static char *describe_contract(sqlite3 *db, const Hit *hit) {
  static const char sql[] =
      "WITH slots AS (SELECT DISTINCT slot, effect,"
      "    CASE WHEN slot IN (?2, ?3, ?4, ?5) THEN 0 WHEN slot = 'DriverUnload' THEN 1 ELSE 2 END"
      "      AS distance"
      "  FROM contract WHERE registration = ?1)"
      " SELECT group_concat(CASE effect"
      "    WHEN 'overwrite' THEN 'overwrites ' || slot"
      "    WHEN 'overwrite-null' THEN 'sets ' || slot || ' to NULL'"
      "    WHEN 'chain' THEN 'takes ' || slot || ' over and calls the routine that stood there'"
      "    ELSE 'leaves ' || slot || ' alone' END, ', ')"
      " FROM slots WHERE distance = (SELECT min(distance) FROM slots)";
  sqlite3_stmt *statement = rules_statement(db, sql, hit->registration);
  for (int i = 0; i < ARG_COUNT; i++)
    sqlite3_bind_text(statement, i + 2, hit->args[i], -1, SQLITE_STATIC);
  char *text = NULL;
  if (rules_row(statement)) text = g_strdup((const char *)sqlite3_column_text(statement, 0));
  sqlite3_finalize(statement);
  return text;
}

/* The registration call is the first related place; how sure its contract is weighs on the level.
 */
static void collect_registration(sqlite3 *db, Arena *arena, const Hit *hit, Finding *finding) {
  sqlite3_stmt *statement = rules_statement(
      db, "SELECT routine, title, confidence, source, site FROM registration WHERE id = ?",
      hit->registration);
  if (rules_row(statement)) {
    const char *routine = rules_text(arena, statement, 0);
    const char *title = rules_text(arena, statement, 1);
    const char *confidence = rules_text(arena, statement, 2);
    const char *source = rules_text(arena, statement, 3);
    char *effect = describe_contract(db, hit);
    finding->related = ARENA_NEW(arena, RelatedPlace);
    finding->related_count = 1;
    finding->related->place = rules_place(db, arena, sqlite3_column_int64(statement, 4));
    finding->related->message =
        effect == NULL ? arena_printf(arena, "%s registers here with %s.", routine, title)
                       : arena_printf(arena, "%s registers here: %s %s (%s: %s).", routine, title,
                                      effect, confidence, source);
    g_free(effect);
    bool is_guess = strcmp(confidence, "inferred") == 0 || strcmp(confidence, "clone") == 0;
    if (is_guess && finding->level > LEVEL_NOTE) finding->level--;
  }
  sqlite3_finalize(statement);
}

static const char *driver_name(sqlite3 *db, Arena *arena, int64_t driver) {
  sqlite3_stmt *statement = rules_statement(db, "SELECT name FROM driver WHERE id = ?", driver);
  const char *name = rules_row(statement) ? rules_text(arena, statement, 0) : "?";
  sqlite3_finalize(statement);
  return name;
}

void rules_collect(sqlite3 *db, Arena *arena, const Hit *hit, Finding *finding) {
  const RuleInfo *info = &hit->rule->info;
  char *plain = strip_links(info->message_texts[hit->message]);
  *finding = (Finding){.rule = info,
                       .driver = driver_name(db, arena, hit->driver),
                       .level = hit->level,
                       .message = fill_in(arena, plain, hit->args),
                       .message_id = info->message_ids[hit->message],
                       .arguments = list_arguments(arena, hit),
                       .place = rules_place(db, arena, hit->site)};
  g_free(plain);
  if (hit->registration != 0) collect_registration(db, arena, hit, finding);
  if (hit->outcome != 0) collect_steps(db, arena, hit->outcome, finding);
}
