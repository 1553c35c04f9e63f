/* What --list shows: every driver with what it was found by and what it is made of. */
#include <stdio.h>

#include "cli/commands.h"
#include "discover/lexer.h"

/* How a driver was found: the build file with what it says, or that there is none. */
static void list_origin(const Discovery *discovery, const Driver *driver) {
  if (driver->project == NULL) {
    printf("  found by  %s\n", driver->kind);
    return;
  }
  printf("  found by  %s (%s%s%s%s%s)\n", facts_relative(discovery->root, driver->project),
         driver->kind, driver->model != NULL ? ", " : "",
         driver->model != NULL ? driver->model : "", driver->configuration != NULL ? ", " : "",
         driver->configuration != NULL ? driver->configuration : "");
}

/* The folders of headers that any of its sources is read with, each once. */
static void list_includes(const Discovery *discovery, const Driver *driver) {
  GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (uint32_t s = 0; s < driver->source_count; s++) {
    for (const char **arg = driver->sources[s].args; *arg != NULL; arg++) {
      if (g_str_has_prefix(*arg, "-I") && g_hash_table_add(seen, (gpointer)(*arg + 2)))
        printf("  include   %s\n", facts_relative(discovery->root, *arg + 2));
    }
  }
  g_hash_table_destroy(seen);
}

/* The class drivers whose registration routines any of its sources names outside of comments. That
 * it calls them on its way is not said; nothing was parsed. */
static void list_families(const Driver *driver, const Models *models) {
  GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (uint32_t s = 0; s < driver->source_count; s++) {
    size_t size;
    bool is_converted;
    char *error = NULL;
    char *text = parse_read_text(driver->sources[s].path, &size, &is_converted, &error);
    g_free(error);
    Lexer lexer = lexer_start(text, text != NULL ? size : 0);
    for (Token token; (token = lexer_next(&lexer)).kind != TOKEN_END;) {
      if (token.kind != TOKEN_NAME) continue;
      char *name = g_strndup(token.text, token.size);
      const Model *model = models_find(models, name);
      bool is_registrar = model != NULL && model->registrar != NULL;
      if (is_registrar && g_hash_table_add(seen, (gpointer)model->registrar->routine))
        printf("  family    %s (%s)\n", model->registrar->family, model->registrar->routine);
      g_free(name);
    }
    g_free(text);
  }
  if (g_hash_table_size(seen) == 0) printf("  family    none\n");
  g_hash_table_destroy(seen);
}

void output_list(const Discovery *discovery, const Models *models) {
  for (uint32_t i = 0; i < discovery->driver_count; i++) {
    const Driver *driver = &discovery->drivers[i];
    printf("%s (%s)\n", driver->name, driver->entry);
    list_origin(discovery, driver);
    list_families(driver, models);
    list_includes(discovery, driver);
    for (uint32_t s = 0; s < driver->source_count; s++)
      printf("  source    %s\n", facts_relative(discovery->root, driver->sources[s].path));
  }
}
