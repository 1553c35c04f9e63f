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

struct Groups {
  const FoundList *list;
  const char *top;
  GHashTable *entries;   /* folder: GArray of indexes of the entries that lie in it */
  GHashTable *below;     /* folder: GPtrArray of the entries' folders at or below it, near enough */
  GHashTable *user_mode; /* folders that hold a program's main routine and no entry */
  GHashTable *targets;   /* target: GArray of indexes of its entries */
  GArray **members;      /* by index of an entry: indexes of the sources that go with it */
};

static void add_index(GArray *array, uint32_t index) { g_array_append_val(array, index); }

static GArray *entries_of(const Groups *groups, const char *folder) {
  return g_hash_table_lookup(groups->entries, folder);
}

/* The folder above, or NULL at the top of the search. Free with g_free. */
static char *parent_of(const Groups *groups, const char *folder) {
  if (strcmp(folder, groups->top) == 0 || strcmp(folder, "/") == 0) {
    return NULL;
  }
  return g_path_get_dirname(folder);
}

static void note_entry(Groups *groups, uint32_t index) {
  const char *folder = groups->list->sources[index].folder;
  GArray *here = entries_of(groups, folder);
  groups->members[index] = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  if (here != NULL) {
    add_index(here, index);
    return;
  }
  here = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  add_index(here, index);
  g_hash_table_insert(groups->entries, (gpointer)folder, here);
  char *at = g_strdup(folder);
  for (int level = 0; level <= NEIGHBOUR_LEVELS && at != NULL; level++) {
    GPtrArray *folders = g_hash_table_lookup(groups->below, at);
    if (folders == NULL) {
      folders = g_ptr_array_new();
      g_hash_table_insert(groups->below, g_strdup(at), folders);
    }
    g_ptr_array_add(folders, (gpointer)folder);
    char *up = parent_of(groups, at);
    g_free(at);
    at = up;
  }
  g_free(at);
}

static void join(Groups *groups, const GArray *entries, uint32_t source) {
  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    add_index(groups->members[g_array_index(entries, uint32_t, i)], source);
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

static void place_by_folder(Groups *groups, uint32_t index) {
  bool is_shared = false;
  GPtrArray *near = NULL; /* of the nearest folder above that has entries beside the source */
  bool is_near_shared = false;
  char *at = g_strdup(groups->list->sources[index].folder);
  while (at != NULL) {
    GArray *here = entries_of(groups, at);
    if (here != NULL) {
      join(groups, here, index);
      g_free(at);
      return;
    }
    if (g_hash_table_contains(groups->user_mode, at)) {
      g_free(at);
      return;
    }
    if (near == NULL) {
      near = g_hash_table_lookup(groups->below, at);
      is_near_shared = is_shared;
    }
    is_shared = is_shared || is_shared_name(at);
    char *up = parent_of(groups, at);
    g_free(at);
    at = up;
  }
  bool is_only =
      near != NULL && near->len == 1 && entries_of(groups, g_ptr_array_index(near, 0))->len == 1;
  if (is_only || (near != NULL && is_near_shared)) {
    for (guint i = 0; i < near->len; i++) {
      join(groups, entries_of(groups, g_ptr_array_index(near, i)), index);
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

static void place_by_target(Groups *groups, uint32_t index, const char *only_target) {
  const char *target = groups->list->sources[index].target;
  GArray *entries = g_hash_table_lookup(groups->targets, target);
  if (entries == NULL && only_target != NULL) {
    entries = g_hash_table_lookup(groups->targets, only_target); /* a library that it links */
  }
  join(groups, entries, index);
}

/* The name of a driver's folder; where that says no more than that a driver lies there, of the
 * folder above. Free with g_free. */
static char *name_of_folder(const char *folder) {
  static const char *const empty[] = {"sys", "src", "source", "driver", "drv", "kernel", "km"};
  char *name = g_path_get_basename(folder);
  for (size_t i = 0; i < G_N_ELEMENTS(empty); i++) {
    if (g_ascii_strcasecmp(name, empty[i]) != 0) continue;
    char *above = g_path_get_dirname(folder);
    char *other = g_path_get_basename(above);
    g_free(above);
    if (strcmp(other, "/") != 0) {
      g_free(name);
      return other;
    }
    g_free(other);
  }
  return name;
}

static void make_driver(const Groups *groups, uint32_t index, Discovery *discovery,
                        const char *kind) {
  const Found *entry = &groups->list->sources[index];
  const GArray *same = entry->target ? g_hash_table_lookup(groups->targets, entry->target)
                                     : entries_of(groups, entry->folder);
  char *stem = same->len > 1 ? g_path_get_basename(entry->path) : name_of_folder(entry->folder);
  if (same->len > 1) {
    *strrchr(stem, '.') = '\0';
  }
  const char *name = same->len == 1 && entry->target ? entry->target : stem;
  Driver *driver = discover_add_driver(discovery, name, entry->folder, kind);
  g_free(stem);
  discover_driver_source(discovery, driver, entry);
  const GArray *members = groups->members[index];
  for (guint m = 0; m < members->len; m++) {
    discover_driver_source(discovery, driver,
                           &groups->list->sources[g_array_index(members, uint32_t, m)]);
  }
}

void groups_make_drivers(const Groups *groups, Discovery *discovery, const char *kind) {
  for (uint32_t i = 0; i < groups->list->source_count; i++) {
    const Found *found = &groups->list->sources[i];
    if (found->has_entry && !found->is_covered) make_driver(groups, i, discovery, kind);
  }
}

const GArray *groups_members(const Groups *groups, uint32_t entry) {
  return groups->members[entry];
}

static void free_index_array(gpointer array) { g_array_free(array, TRUE); }

static void free_pointer_array(gpointer array) { g_ptr_array_free(array, TRUE); }

/* First pass: the entries by folder and by target, then the folders of programs. */
static void note_all(Groups *groups) {
  for (uint32_t i = 0; i < groups->list->source_count; i++) {
    const Found *found = &groups->list->sources[i];
    if (!found->has_entry) {
      continue;
    }
    note_entry(groups, i);
    if (found->target != NULL) {
      GArray *entries = g_hash_table_lookup(groups->targets, found->target);
      if (entries == NULL) {
        entries = g_array_new(FALSE, FALSE, sizeof(uint32_t));
        g_hash_table_insert(groups->targets, (gpointer)found->target, entries);
      }
      add_index(entries, i);
    }
  }
  for (uint32_t i = 0; i < groups->list->source_count; i++) {
    const Found *found = &groups->list->sources[i];
    if (found->has_main && entries_of(groups, found->folder) == NULL) {
      g_hash_table_add(groups->user_mode, (gpointer)found->folder);
    }
  }
}

Groups *groups_new(const FoundList *list, const char *top) {
  Groups *groups = g_new(Groups, 1);
  *groups =
      (Groups){.list = list,
               .top = top,
               .entries = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_index_array),
               .below = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_pointer_array),
               .user_mode = g_hash_table_new(g_str_hash, g_str_equal),
               .targets = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_index_array),
               .members = g_new0(GArray *, list->source_count + 1)};
  note_all(groups);
  const char *only_target = only_driver_target(list);
  for (uint32_t i = 0; i < list->source_count; i++) {
    const Found *found = &list->sources[i];
    if (found->has_entry || found->has_main) {
      continue;
    }
    if (found->target != NULL) {
      place_by_target(groups, i, only_target);
    } else {
      place_by_folder(groups, i);
    }
  }
  return groups;
}

void groups_free(Groups *groups) {
  for (uint32_t i = 0; i < groups->list->source_count; i++) {
    if (groups->members[i] != NULL) g_array_free(groups->members[i], TRUE);
  }
  g_free(groups->members);
  g_hash_table_destroy(groups->targets);
  g_hash_table_destroy(groups->user_mode);
  g_hash_table_destroy(groups->below);
  g_hash_table_destroy(groups->entries);
  g_free(groups);
}
