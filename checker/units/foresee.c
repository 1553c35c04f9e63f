/* A walk over the names that stand in bodies as those of routines that are called. Sources that
 * call one another back and forth would be read anew for each turn, did nobody know before what
 * they will be asked for. */
#include "units/foresee.h"

#include <string.h>

#include "parse/parse.h"

struct Foresight {
  const Driver *driver;
  const SourceIndex *const *indices;
  Bodies **bodies;  /* of each source, NULL: not looked at yet */
  GHashTable *seen; /* names -> themselves, of bodies */
};

Foresight *foresight_new(const Driver *driver, const SourceIndex *const *indices) {
  Foresight *foresight = g_new0(Foresight, 1);
  *foresight = (Foresight){.driver = driver, .indices = indices};
  foresight->bodies = g_new0(Bodies *, driver->source_count);
  foresight->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return foresight;
}

void foresight_free(Foresight *foresight) {
  if (foresight == NULL) return;
  for (uint32_t i = 0; i < foresight->driver->source_count; i++)
    if (foresight->bodies[i] != NULL) bodies_free(foresight->bodies[i]);
  g_free(foresight->bodies);
  g_hash_table_destroy(foresight->seen);
  g_free(foresight);
}

const Bodies *foresight_bodies(Foresight *foresight, uint32_t source) {
  if (foresight->bodies[source] != NULL) return foresight->bodies[source];
  const SourceFile *file = &foresight->driver->sources[source];
  size_t size = 0;
  bool is_converted;
  char *error = NULL, *text = parse_read_text(file->path, &size, &is_converted, &error);
  foresight->bodies[source] = bodies_find(text != NULL ? text : "", size, file->is_cplusplus);
  g_free(text);
  g_free(error);
  return foresight->bodies[source];
}

/* The names go to `next`. */
static void follow(Foresight *foresight, uint32_t source, const char *name, GQueue *next) {
  const Bodies *bodies = foresight_bodies(foresight, source);
  for (uint32_t i = 0; i < bodies->item_count; i++) {
    const Body *body = &bodies->items[i];
    if (strcmp(body->name, name) != 0) continue;
    for (uint32_t c = 0; c < body->call_count; c++)
      g_queue_push_tail(next, (gpointer)body->calls[c]);
  }
}

void foresee(Foresight *foresight, const char *name,
             void (*found)(uint32_t source, const char *name, void *context), void *context) {
  GQueue next = G_QUEUE_INIT;
  g_queue_push_tail(&next, (gpointer)name);
  while ((name = g_queue_pop_head(&next)) != NULL) {
    if (!g_hash_table_add(foresight->seen, g_strdup(name))) continue;
    for (uint32_t i = 0; i < foresight->driver->source_count; i++) {
      const SourceIndex *index = foresight->indices[i];
      if (index == NULL || index_match(index, name) != INDEX_DEFINES) continue;
      found(i, name, context);
      follow(foresight, i, name, &next);
    }
  }
}
