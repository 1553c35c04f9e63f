/* What a run says of each driver and of itself, besides the findings. */
#include <string.h>

#include "facts/facts.h"
#include "rules/internal.h"

/* The texts of the first column, NULL-terminated. */
static const char **read_list(sqlite3 *db, Arena *arena, const char *sql, int64_t driver) {
  GPtrArray *texts = g_ptr_array_new();
  sqlite3_stmt *statement = rules_statement(db, sql, driver);
  while (rules_row(statement)) g_ptr_array_add(texts, (void *)rules_text(arena, statement, 0));
  sqlite3_finalize(statement);
  const char **list = ARENA_ARRAY(arena, const char *, texts->len + 1);
  for (unsigned i = 0; i < texts->len; i++) list[i] = texts->pdata[i];
  g_ptr_array_free(texts, TRUE);
  return list;
}

static bool has_row(sqlite3 *db, const char *sql, int64_t driver) {
  sqlite3_stmt *statement = rules_statement(db, sql, driver);
  bool has = rules_row(statement);
  sqlite3_finalize(statement);
  return has;
}

/* A finding stands whatever else could not be read; without one, nothing that could not be decided
 * may be called clean. */
static Verdict judge(sqlite3 *db, int64_t driver) {
  if (has_row(db, "SELECT 1 FROM finding WHERE driver = ?", driver)) return VERDICT_FINDINGS;
  if (has_row(db, "SELECT 1 FROM reason WHERE driver = ?", driver)) return VERDICT_INCONCLUSIVE;
  bool is_registered = has_row(
      db, "SELECT 1 FROM outcome AS o JOIN registered AS r ON r.outcome = o.id WHERE o.driver = ?",
      driver);
  return is_registered ? VERDICT_CLEAN : VERDICT_NO_REGISTRATION;
}

static void read_reasons(sqlite3 *db, Arena *arena, int64_t driver, DriverResult *result) {
  sqlite3_stmt *statement = rules_statement(
      db,
      "SELECT DISTINCT r.message, r.site FROM reason AS r LEFT JOIN site AS s ON s.id = r.site"
      " WHERE r.driver = ? ORDER BY s.file, s.line, s.\"column\", r.message",
      driver);
  uint32_t room = 0;
  while (rules_row(statement)) {
    result->reasons =
        arena_grow(arena, result->reasons, result->reason_count, &room, sizeof *result->reasons);
    result->reasons[result->reason_count++] =
        (Reason){.message = rules_text(arena, statement, 0),
                 .place = rules_place(db, arena, sqlite3_column_int64(statement, 1))};
  }
  sqlite3_finalize(statement);
}

static void read_drivers(sqlite3 *db, Findings *findings) {
  Arena *arena = findings->arena;
  uint32_t room = 0;
  sqlite3_stmt *statement =
      rules_statement(db, "SELECT id, name, entry, entry_site FROM driver ORDER BY id", 0);
  while (rules_row(statement)) {
    int64_t driver = sqlite3_column_int64(statement, 0);
    DriverResult result = {
        .name = rules_text(arena, statement, 1),
        .entry = rules_text(arena, statement, 2),
        .entry_place = rules_place(db, arena, sqlite3_column_int64(statement, 3)),
        .families = read_list(
            db, arena, "SELECT DISTINCT family FROM registration WHERE driver = ? ORDER BY family",
            driver),
        .registrars = read_list(
            db, arena,
            "SELECT DISTINCT routine FROM registration WHERE driver = ? ORDER BY routine", driver),
        .verdict = judge(db, driver)};
    read_reasons(db, arena, driver, &result);
    facts_verdict(db, driver, verdict_name(result.verdict));
    findings->drivers = arena_grow(arena, findings->drivers, findings->driver_count, &room,
                                   sizeof *findings->drivers);
    findings->drivers[findings->driver_count++] = result;
  }
  sqlite3_finalize(statement);
}

static void read_problems(sqlite3 *db, Findings *findings) {
  Arena *arena = findings->arena;
  uint32_t room = 0;
  sqlite3_stmt *statement =
      rules_statement(db, "SELECT DISTINCT message, file, line FROM problem", 0);
  while (rules_row(statement)) {
    findings->problems = arena_grow(arena, findings->problems, findings->problem_count, &room,
                                    sizeof *findings->problems);
    findings->problems[findings->problem_count++] =
        (ProblemNote){.message = rules_text(arena, statement, 0),
                      .file = rules_text(arena, statement, 1),
                      .line = (unsigned)sqlite3_column_int64(statement, 2)};
  }
  sqlite3_finalize(statement);
}

static void read_run(sqlite3 *db, Findings *findings) {
  Arena *arena = findings->arena;
  findings->tool_version = UNLOADLINT_VERSION;
  findings->libclang_version = "";
  sqlite3_stmt *statement = rules_statement(db, "SELECT key, value FROM run", 0);
  while (rules_row(statement)) {
    const char *key = (const char *)sqlite3_column_text(statement, 0);
    const char *value = rules_text(arena, statement, 1);
    if (strcmp(key, "libclang") == 0) findings->libclang_version = value;
    if (strcmp(key, "files_indexed") == 0)
      findings->files_indexed = (unsigned)g_ascii_strtoull(value, NULL, 10);
    if (strcmp(key, "files_parsed") == 0)
      findings->files_parsed = (unsigned)g_ascii_strtoull(value, NULL, 10);
    if (strcmp(key, "seconds") == 0) findings->seconds = g_ascii_strtod(value, NULL);
  }
  sqlite3_finalize(statement);
}

void rules_results(sqlite3 *db, Findings *findings) {
  read_drivers(db, findings);
  read_problems(db, findings);
  read_run(db, findings);
}
