/* Where the facts of a run are kept, so that `query` finds them. */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cli/commands.h"
#include "facts/facts.h"
#include "facts/print.h"

/* The file of a root below the user's cache folder: two checkouts do not share one. */
static char *default_file(const char *root) {
  char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, root, -1);
  hash[16] = '\0';
  char *path = g_build_filename(g_get_user_cache_dir(), "unloadlint", hash, "facts.db", NULL);
  g_free(hash);
  return path;
}

sqlite3 *facts_for_run(const Options *options, const char *root) {
  char *error = NULL;
  if (options->db != NULL) {
    sqlite3 *db = facts_create(options->db, &error);
    if (db == NULL) usage_error("%s", error);
    return db;
  }
  sqlite3 *db = NULL;
  if (options->use_cache && options->command == COMMAND_CHECK) {
    char *path = default_file(root);
    char *folder = g_path_get_dirname(path);
    if (g_mkdir_with_parents(folder, 0700) == 0) {
      db = facts_create(path, &error);
      /* Nobody but this program has a file there: a broken one is made anew. */
      if (db == NULL && g_file_test(path, G_FILE_TEST_IS_REGULAR) && g_unlink(path) == 0) {
        g_clear_pointer(&error, g_free);
        db = facts_create(path, &error);
      }
    } else {
      error = g_strdup_printf("cannot make the folder '%s': %s", folder, g_strerror(errno));
    }
    if (db == NULL)
      fprintf(stderr, "unloadlint: warning: the facts of this run are not kept for 'query': %s\n",
              error);
    g_free(error);
    g_free(folder);
    g_free(path);
    error = NULL;
  }
  if (db == NULL) db = facts_create(NULL, &error);
  if (db == NULL) usage_error("%s", error);
  return db;
}

/* The folder that `check` without paths reports relative to when it is run from here: the
 * repository, else the folder itself. */
static char *root_here(const Options *options) {
  char *real = realpath(options->root == NULL ? "." : options->root, NULL);
  if (real == NULL) usage_error("cannot enter '%s': %s", options->root, g_strerror(errno));
  char *root = options->root == NULL ? discover_repository(real) : NULL;
  if (root == NULL) root = g_strdup(real);
  free(real);
  return root;
}

sqlite3 *facts_of_last_run(const Options *options) {
  char *error = NULL;
  if (options->db != NULL) {
    sqlite3 *db = facts_open(options->db, &error);
    if (db == NULL) usage_error("%s", error);
    return db;
  }
  char *root = root_here(options);
  char *path = default_file(root);
  if (!g_file_test(path, G_FILE_TEST_EXISTS))
    usage_error(
        "no facts are kept for '%s', run 'unloadlint check' there first, or give --root DIR "
        "or --db FILE",
        root);
  sqlite3 *db = facts_open(path, &error);
  if (db == NULL) usage_error("%s", error);
  g_free(path);
  g_free(root);
  return db;
}

int command_query(const Options *options) {
  sqlite3 *db = facts_of_last_run(options);
  char *error = NULL;
  if (!facts_print_query(db, options->operands[0], options->json, stdout, &error))
    usage_error("%s", error);
  if (!facts_close(db, &error)) usage_error("%s", error);
  return EXIT_CLEAN;
}
