/* One function for each table: what the engine adds to the facts. */
#include "facts/internal.h"

int64_t facts_driver(sqlite3 *db, const char *name, const char *entry) {
  return store_insert(db, "INSERT INTO driver (name, entry) VALUES (?, ?)", "tt", name, entry);
}

void facts_driver_entry_site(sqlite3 *db, int64_t driver, int64_t site) {
  store_run(db, "UPDATE driver SET entry_site = ? WHERE id = ?", "ki", site, driver);
}

int64_t facts_site(sqlite3 *db, int64_t driver, const char *file, unsigned line, unsigned column,
                   unsigned end_column, const char *function) {
  int64_t known = store_run(
      db,
      "SELECT id FROM site WHERE driver = ? AND file = ? AND line = ? AND \"column\" = ?"
      "  AND ifnull(end_column, 0) = ? AND ifnull(function, '') = ifnull(?, '')",
      "itiiit", driver, file, (int64_t)line, (int64_t)column, (int64_t)end_column, function);
  if (known != 0) return known;
  return store_insert(db,
                      "INSERT INTO site (driver, file, line, \"column\", end_column, function) "
                      "VALUES (?, ?, ?, ?, ?, ?)",
                      "ktiikt", driver, file, (int64_t)line, (int64_t)column, (int64_t)end_column,
                      function);
}

int64_t facts_registration(sqlite3 *db, int64_t driver, int64_t site, const char *routine,
                           const char *family, const char *title, const char *confidence,
                           const char *source, const char *callback, bool empty, bool nullable) {
  return store_insert(db,
                      "INSERT INTO registration (driver, site, routine, family, title, "
                      "confidence, source, callback, empty, nullable) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      "kkttttttii", driver, site, routine, family, title, confidence, source,
                      callback, (int64_t)empty, (int64_t)nullable);
}

void facts_contract(sqlite3 *db, int64_t registration, const char *slot, const char *effect) {
  store_insert(db, "INSERT INTO contract (registration, slot, effect) VALUES (?, ?, ?)", "ktt",
               registration, slot, effect);
}

int64_t facts_outcome(sqlite3 *db, int64_t driver, const char *phase, int64_t parent,
                      const char *routine, const char *ending, int64_t site, unsigned length) {
  return store_insert(db,
                      "INSERT INTO outcome (driver, phase, parent, routine, ending, site, length) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?)",
                      "ktkttki", driver, phase, parent, routine, ending, site, (int64_t)length);
}

void facts_step(sqlite3 *db, int64_t outcome, unsigned seq, unsigned depth, int64_t site,
                const char *kind, const char *message) {
  store_insert(db,
               "INSERT INTO step (outcome, seq, depth, site, kind, message) "
               "VALUES (?, ?, ?, ?, ?, ?)",
               "kiiktt", outcome, (int64_t)seq, (int64_t)depth, site, kind, message);
}

void facts_registered(sqlite3 *db, int64_t outcome, int64_t registration, const char *result) {
  store_insert(db, "INSERT INTO registered (outcome, registration, result) VALUES (?, ?, ?)", "kkt",
               outcome, registration, result);
}

void facts_slot(sqlite3 *db, int64_t outcome, const char *slot, const char *holds,
                const char *function, int64_t store_site, int64_t registration) {
  store_insert(db,
               "INSERT INTO slot (outcome, slot, holds, function, store_site, registration) "
               "VALUES (?, ?, ?, ?, ?, ?)",
               "ktttkk", outcome, slot, holds, function, store_site, registration);
}

void facts_overwritten(sqlite3 *db, int64_t outcome, const char *slot, const char *function,
                       int64_t store_site, int64_t registration, const char *effect) {
  store_insert(db,
               "INSERT INTO overwritten (outcome, slot, function, store_site, "
               "registration, effect) "
               "VALUES (?, ?, ?, ?, ?, ?)",
               "kttkkt", outcome, slot, function, store_site, registration, effect);
}

void facts_replaced(sqlite3 *db, int64_t outcome, const char *slot, int64_t store_site,
                    int64_t registration, const char *effect, bool is_saved) {
  store_insert(db,
               "INSERT INTO replaced (outcome, slot, store_site, registration, effect, is_saved) "
               "VALUES (?, ?, ?, ?, ?, ?)",
               "ktkkti", outcome, slot, store_site, registration, effect, (int64_t)is_saved);
}

void facts_held(sqlite3 *db, int64_t outcome, const char *kind, const char *title,
                const char *routine, const char *release, int64_t acquire_site, const char *phase) {
  store_insert(db,
               "INSERT INTO held (outcome, kind, title, routine, release, acquire_site, phase) "
               "VALUES (?, ?, ?, ?, ?, ?, ?)",
               "kttttkt", outcome, kind, title, routine, release, acquire_site, phase);
}

void facts_chain_call(sqlite3 *db, int64_t outcome, int64_t site, const char *target,
                      int64_t read_site, const char *function, int64_t registration,
                      bool is_tested) {
  store_insert(db,
               "INSERT INTO chain_call (outcome, site, target, read_site, function, "
               "registration, is_tested) "
               "VALUES (?, ?, ?, ?, ?, ?, ?)",
               "kktktki", outcome, site, target, read_site, function, registration,
               (int64_t)is_tested);
}

void facts_discarded(sqlite3 *db, int64_t outcome, int64_t site, const char *function,
                     const char *section, const char *unload) {
  store_insert(db,
               "INSERT INTO discarded (outcome, site, function, section, unload) "
               "VALUES (?, ?, ?, ?, ?)",
               "kkttt", outcome, site, function, section, unload);
}

void facts_device_release(sqlite3 *db, int64_t outcome, int64_t site, int64_t acquire_site,
                          const char *kind, const char *title, const char *routine,
                          const char *function, int64_t registration) {
  store_insert(db,
               "INSERT INTO device_release (outcome, site, acquire_site, kind, title, routine, "
               "function, registration) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
               "kkkttttk", outcome, site, acquire_site, kind, title, routine, function,
               registration);
}

void facts_global_object(sqlite3 *db, int64_t driver, int64_t site, const char *name) {
  store_insert(db, "INSERT INTO global_object (driver, site, name) VALUES (?, ?, ?)", "kkt", driver,
               site, name);
}

void facts_reason(sqlite3 *db, int64_t driver, int64_t site, const char *message) {
  store_insert(db, "INSERT INTO reason (driver, site, message) VALUES (?, ?, ?)", "kkt", driver,
               site, message);
}

void facts_problem(sqlite3 *db, int64_t driver, const char *file, unsigned line,
                   const char *message) {
  store_insert(db, "INSERT INTO problem (driver, file, line, message) VALUES (?, ?, ?, ?)", "ktkt",
               driver, file, (int64_t)line, message);
}

int64_t facts_finding(sqlite3 *db, int64_t driver, const char *rule, const char *code,
                      const char *level, int64_t site, int64_t outcome, int64_t registration,
                      const char *message) {
  return store_insert(db,
                      "INSERT INTO finding (driver, rule, code, level, site, outcome, "
                      "registration, message) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                      "ktttkkkt", driver, rule, code, level, site, outcome, registration, message);
}

int64_t facts_witness(sqlite3 *db, int64_t last) {
  return store_run(db, "SELECT min(outcome) FROM finding WHERE outcome > ?", "i", last);
}

void facts_verdict(sqlite3 *db, int64_t driver, const char *verdict) {
  store_insert(db, "INSERT INTO verdict (driver, verdict) VALUES (?, ?)", "kt", driver, verdict);
}

void facts_run(sqlite3 *db, const char *key, const char *value) {
  store_insert(db, "INSERT INTO run (key, value) VALUES (?, ?)", "tt", key, value);
}

const char *facts_relative(const char *root, const char *path) {
  size_t length = strlen(root);
  if (strncmp(path, root, length) != 0) return path;
  if (length > 0 && root[length - 1] == '/') return path + length;
  return path[length] == '/' ? path + length + 1 : path;
}
