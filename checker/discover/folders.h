/* Listings of folders, for names in any letter case. See folders.c. */
#ifndef UNLOADLINT_FOLDERS_H
#define UNLOADLINT_FOLDERS_H

#include "base/base.h"

typedef enum EntryType { ENTRY_OTHER, ENTRY_FILE, ENTRY_FOLDER } EntryType;

typedef struct FolderEntry {
  const char *name;
  EntryType type;
  bool is_link;
  struct FolderEntry *same; /* another whose name differs in letter case only */
} FolderEntry;

typedef struct Folder {
  const char *path;      /* absolute, links resolved */
  FolderEntry **entries; /* by name */
  uint32_t entry_count, entry_room;
  GHashTable *names; /* lower case: entry; NULL when the folder can't be read */
  int error;
} Folder;

typedef struct Folders {
  Arena *arena;
  GHashTable *known; /* path as it was asked for: Folder */
} Folders;

/* Listings that live as long as `arena`; folders_free gives back what does not lie in it. */
Folders *folders_new(Arena *arena);
void folders_free(Folders *folders);
/* The folder of that canonical path in any letter case, or NULL with *error (may be NULL) set to
 * the errno. */
const Folder *folders_open(Folders *folders, const char *path, int *error);
/* The entry of that name, spelt so or else in any letter case, or NULL. */
const FolderEntry *folder_entry(const Folder *folder, const char *name);
/* Resolves `path` (slashes or backslashes, any letter case) from the folder `base` to a file or
 * folder that is there. Returns its absolute path, links resolved and owned by the arena, or NULL:
 * nothing of that type is there, or the path names a drive. */
const char *folders_find(Folders *folders, const char *base, const char *path, EntryType type);
/* `path` from `base` with slashes, without "." and "..", whether it exists or not. Free with
 * g_free. */
char *folders_canonical(const char *base, const char *path);
/* True for a path with a drive's letter, which leads nowhere here. */
bool folders_is_absolute_elsewhere(const char *path);

/* True for paths that lie below the folder, and for the folder itself. */
bool folders_is_below(const char *path, const char *folder);

#endif
