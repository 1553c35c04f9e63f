/* Printing rows of the facts, as tables for people or as JSON for scripts. */
#include "facts/print.h"
#include <sqlite3.h>

#include <jansson.h>
#include <string.h>

static void print_cell(const char *text, FILE *out) {
  for (; text != NULL && *text != '\0'; text++) {
    switch (*text) {
      case '\t':
        fputs("\\t", out);
        break;
      case '\n':
        fputs("\\n", out);
        break;
      case '\r':
        fputs("\\r", out);
        break;
      case '\\':
        fputs("\\\\", out);
        break;
      default:
        fputc(*text, out);
    }
  }
}

static void print_header(sqlite3_stmt *statement, FILE *out) {
  for (int i = 0; i < sqlite3_column_count(statement); i++) {
    if (i > 0) fputc('\t', out);
    print_cell(sqlite3_column_name(statement, i), out);
  }
  fputc('\n', out);
}

static void print_row(sqlite3_stmt *statement, FILE *out) {
  for (int i = 0; i < sqlite3_column_count(statement); i++) {
    if (i > 0) fputc('\t', out);
    print_cell((const char *)sqlite3_column_text(statement, i), out);
  }
  fputc('\n', out);
}

static json_t *json_of(sqlite3_stmt *statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return json_integer(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
      return json_real(sqlite3_column_double(statement, column));
    case SQLITE_NULL:
      return json_null();
    default:
      return json_string((const char *)sqlite3_column_text(statement, column));
  }
}

static void print_object(sqlite3_stmt *statement, bool is_first, FILE *out) {
  json_t *row = json_object();
  for (int i = 0; i < sqlite3_column_count(statement); i++)
    json_object_set_new(row, sqlite3_column_name(statement, i), json_of(statement, i));
  fputs(is_first ? "[\n" : ",\n", out);
  json_dumpf(row, out, JSON_COMPACT);
  json_decref(row);
}

static int print_rows(sqlite3_stmt *statement, bool as_json, FILE *out) {
  int status;
  bool is_first = true;
  if (!as_json) print_header(statement, out);
  while ((status = sqlite3_step(statement)) == SQLITE_ROW) {
    if (as_json) {
      print_object(statement, is_first, out);
    } else {
      print_row(statement, out);
    }
    is_first = false;
  }
  if (as_json) fputs(is_first ? "[]\n" : "\n]\n", out);
  return status;
}

/* Attaching would make files, whatever the connection allows in its own. */
static int authorize(void *context, int action, const char *a, const char *b, const char *c,
                     const char *d) {
  (void)context, (void)a, (void)b, (void)c, (void)d;
  return action == SQLITE_ATTACH || action == SQLITE_DETACH ? SQLITE_DENY : SQLITE_OK;
}

bool facts_print_query(sqlite3 *db, const char *sql, bool as_json, FILE *out, char **error) {
  sqlite3_stmt *statement = NULL, *second = NULL;
  const char *rest = NULL, *fault = NULL;
  sqlite3_set_authorizer(db, authorize, NULL);
  if (sqlite3_prepare_v2(db, sql, -1, &statement, &rest) != SQLITE_OK) {
    fault = sqlite3_errmsg(db);
  } else if (statement == NULL) {
    fault = "there is no statement";
  } else if (!sqlite3_stmt_readonly(statement)) {
    fault = "the facts can only be read";
  } else if (sqlite3_prepare_v2(db, rest, -1, &second, NULL) != SQLITE_OK || second != NULL) {
    fault = "only one statement can be given";
  } else if (print_rows(statement, as_json, out) != SQLITE_DONE) {
    fault = sqlite3_errmsg(db);
  }
  if (fault != NULL)
    *error = g_strdup_printf(
        "cannot query the facts: %s, in: %s ('SELECT name FROM sqlite_schema' "
        "lists the tables)",
        fault, sql);
  sqlite3_finalize(second);
  sqlite3_finalize(statement);
  sqlite3_set_authorizer(db, NULL, NULL);
  return fault == NULL;
}

void facts_print(sqlite3 *db, FILE *out) {
  sqlite3_stmt *tables = NULL;
  if (sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid",
                         -1, &tables, NULL) != SQLITE_OK)
    bug("%s", sqlite3_errmsg(db));
  while (sqlite3_step(tables) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(tables, 0);
    char *sql = sqlite3_mprintf("SELECT * FROM \"%w\"", name);
    sqlite3_stmt *rows = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &rows, NULL) != SQLITE_OK) bug("%s", sqlite3_errmsg(db));
    if (sqlite3_step(rows) == SQLITE_ROW) {
      fprintf(out, "# %s\n", name);
      sqlite3_reset(rows);
      print_rows(rows, false, out);
      fputc('\n', out);
    }
    sqlite3_finalize(rows);
    sqlite3_free(sql);
  }
  sqlite3_finalize(tables);
}
