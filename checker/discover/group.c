/* Grouping: which of the sources that were found make up a driver with each entry.
 *
 * A build file's targets say it. Without them the tree does: a source goes with the entries of the
 * nearest folder at or above its own that has any. A source that has none above it lies beside
 * drivers (sys/ beside lib/): it goes with the driver when there is but one near, and with all of
 * them when its folder's name says that it is shared. Sources of user-mode programs go with none.
 * Giving a driver a source too many costs little, since only what its routines reach is parsed. */
#include <string.h>

#include "discover/sources.h"

/* How far above an entry's folder its neighbours may hang: two covers project/driver/sys with
 * project/lib, and keeps the unrelated rest of a repository away. */
enum { NEIGHBOUR_LEVELS = 2 };

typedef struct Grouping {
  const FoundList *list;
  const char *top;
  GHashTable *entries;   /* folder: GArray of indexes of the entries that lie in it */
  GHashTable *below;     /* folder: GPtrArray of the entries' folders at or below it, near enough */
  GHashTable *user_mode; /* folders that hold a program's main routine and no entry */
  GArray **members;      /* by index of an entry: indexes of the sources that go with it */
} Grouping;

static void add_index(GArray *array, uint32_t index) { g_array_append_val(array, index); }

static GArray *entries_of(const Grouping *grouping, const char *folder) {
  return g_hash_table_lookup(grouping->entries, folder);
}

/* The folder above, or NULL at the top of the search. Free with g_free. */
static char *parent_of(const Grouping *grouping, const char *folder) {
  if (strcmp(folder, grouping->top) == 0 || strcmp(folder, "/") == 0) {
    return NULL;
  }
  return g_path_get_dirname(folder);
}

static void note_entry(Grouping *grouping, uint32_t index) {
  const char *folder = grouping->list->sources[index].folder;
  GArray *here = entries_of(grouping, folder);
  grouping->members[index] = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  if (here != NULL) {
    add_index(here, index);
    return;
  }
  here = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  add_index(here, index);
  g_hash_table_insert(grouping->entries, (gpointer)folder, here);
  char *at = g_strdup(folder);
  for (int level = 0; level <= NEIGHBOUR_LEVELS && at != NULL; level++) {
    GPtrArray *folders = g_hash_table_lookup(grouping->below, at);
    if (folders == NULL) {
      folders = g_ptr_array_new();
      g_hash_table_insert(grouping->below, g_strdup(at), folders);
    }
    g_ptr_array_add(folders, (gpointer)folder);
    char *up = parent_of(grouping, at);
    g_free(at);
    at = up;
  }
  g_free(at);
}

static void join(Grouping *grouping, const GArray *entries, uint32_t source) {
  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    add_index(grouping->members[g_array_index(entries, uint32_t, i)], source);
  }
}

/* True for a folder whose name says that several projects share what it holds. */
static bool is_shared_name(const char *folder) {
  static const char *const names[] = {"common",  "shared", "lib",  "libs",
                                      "library", "util",   "utils"};
  const char *name = strrchr(folder, '/');
  name = name ? name + 1 : folder;
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    if (g_ascii_strcasecmp(name, names[i]) == 0) {
      return true;
    }
  }
  return false;
}

static void place_by_folder(Grouping *grouping, uint32_t index) {
  bool is_shared = false;
  GPtrArray *near = NULL; /* of the nearest folder above that has entries beside the source */
  bool is_near_shared = false;
  char *at = g_strdup(grouping->list->sources[index].folder);
  while (at != NULL) {
    GArray *here = entries_of(grouping, at);
    if (here != NULL) {
      join(grouping, here, index);
      g_free(at);
      return;
    }
    if (g_hash_table_contains(grouping->user_mode, at)) {
      g_free(at);
      return;
    }
    if (near == NULL) {
      near = g_hash_table_lookup(grouping->below, at);
      is_near_shared = is_shared;
    }
    is_shared = is_shared || is_shared_name(at);
    char *up = parent_of(grouping, at);
    g_free(at);
    at = up;
  }
  if (near != NULL && (near->len == 1 || is_near_shared)) {
    for (guint i = 0; i < near->len; i++) {
      join(grouping, entries_of(grouping, g_ptr_array_index(near, i)), index);
    }
  }
}

/* The one target that has an entry, or NULL when several have. */
static const char *only_driver_target(const FoundList *list) {
  const char *only = NULL;
  for (uint32_t i = 0; i < list->source_count; i++) {
    const Found *found = &list->sources[i];
    if (found->has_entry && only != NULL &&
        (found->target == NULL || strcmp(found->target, only) != 0)) {
      return NULL;
    }
    only = found->has_entry ? found->target : only;
  }
  return only;
}

static void place_by_target(Grouping *grouping, uint32_t index, GHashTable *targets,
                            const char *only_target) {
  const char *target = grouping->list->sources[index].target;
  GArray *entries = g_hash_table_lookup(targets, target);
  if (entries == NULL && only_target != NULL) {
    entries = g_hash_table_lookup(targets, only_target); /* a library that the driver links */
  }
  join(grouping, entries, index);
}

static void emit_drivers(Discovery *discovery, const Grouping *grouping, GHashTable *targets,
                         const char *kind) {
  for (uint32_t i = 0; i < grouping->list->source_count; i++) {
    const Found *entry = &grouping->list->sources[i];
    if (!entry->has_entry) {
      continue;
    }
    GArray *same = entry->target ? g_hash_table_lookup(targets, entry->target)
                                 : entries_of(grouping, entry->folder);
    char *stem = g_path_get_basename(same->len > 1 ? entry->path : entry->folder);
    if (same->len > 1) {
      *strrchr(stem, '.') = '\0';
    }
    const char *name = same->len == 1 && entry->target ? entry->target : stem;
    Driver *driver = discover_add_driver(discovery, name, entry->folder, kind);
    g_free(stem);
    discover_driver_source(discovery, driver, entry);
    const GArray *members = grouping->members[i];
    for (guint m = 0; m < members->len; m++) {
      discover_driver_source(discovery, driver,
                             &grouping->list->sources[g_array_index(members, uint32_t, m)]);
    }
  }
}

static void free_index_array(gpointer array) { g_array_free(array, TRUE); }

static void free_pointer_array(gpointer array) { g_ptr_array_free(array, TRUE); }

/* First pass: the entries by folder and by target, then the folders of programs. */
static void note_all(Grouping *grouping, GHashTable *targets) {
  for (uint32_t i = 0; i < grouping->list->source_count; i++) {
    const Found *found = &grouping->list->sources[i];
    if (!found->has_entry) {
      continue;
    }
    note_entry(grouping, i);
    if (found->target != NULL) {
      GArray *entries = g_hash_table_lookup(targets, found->target);
      if (entries == NULL) {
        entries = g_array_new(FALSE, FALSE, sizeof(uint32_t));
        g_hash_table_insert(targets, (gpointer)found->target, entries);
      }
      add_index(entries, i);
    }
  }
  for (uint32_t i = 0; i < grouping->list->source_count; i++) {
    const Found *found = &grouping->list->sources[i];
    if (found->has_main && entries_of(grouping, found->folder) == NULL) {
      g_hash_table_add(grouping->user_mode, (gpointer)found->folder);
    }
  }
}

void discover_group(Discovery *discovery, const FoundList *list, const char *top,
                    const char *kind) {
  Grouping grouping = {
      .list = list,
      .top = top,
      .entries = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_index_array),
      .below = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_pointer_array),
      .user_mode = g_hash_table_new(g_str_hash, g_str_equal),
      .members = g_new0(GArray *, list->source_count + 1)};
  GHashTable *targets = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_index_array);
  note_all(&grouping, targets);
  const char *only_target = only_driver_target(list);
  for (uint32_t i = 0; i < list->source_count; i++) {
    const Found *found = &list->sources[i];
    if (found->has_entry || found->has_main) {
      continue;
    }
    if (found->target != NULL) {
      place_by_target(&grouping, i, targets, only_target);
    } else {
      place_by_folder(&grouping, i);
    }
  }
  emit_drivers(discovery, &grouping, targets, kind);
  for (uint32_t i = 0; i < list->source_count; i++) {
    if (grouping.members[i] != NULL) {
      g_array_free(grouping.members[i], TRUE);
    }
  }
  g_free(grouping.members);
  g_hash_table_destroy(targets);
  g_hash_table_destroy(grouping.user_mode);
  g_hash_table_destroy(grouping.below);
  g_hash_table_destroy(grouping.entries);
}
