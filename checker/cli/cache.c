/* Where the parsed sources are kept from one run to the next. */
#include <errno.h>

#include "cli/commands.h"

Cache *cache_for_run(const Options *options, const ParseOptions *parse_options) {
  if (!options->use_cache) return NULL;
  Cache *cache = NULL;
  char *warning = NULL;
  char *folder = g_build_filename(g_get_user_cache_dir(), "unloadlint", NULL);
  char *path = g_build_filename(folder, "units.db", NULL);
  if (g_mkdir_with_parents(folder, 0700) == 0) {
    cache = cache_open(path, parse_options, &warning);
  } else {
    warning = g_strdup_printf("no parsed sources are kept, for the folder '%s' can't be made: %s",
                              folder, g_strerror(errno));
  }
  if (cache == NULL) fprintf(stderr, "unloadlint: warning: %s\n", warning);
  g_free(warning);
  g_free(path);
  g_free(folder);
  return cache;
}
