/* What the files of this folder share: the sources found so far and what a look at them told. The
 * stages behind include discover.h only. */
#ifndef UNLOADLINT_DISCOVER_SOURCES_H
#define UNLOADLINT_DISCOVER_SOURCES_H

#include "discover/discover.h"

/* A source under the paths that were given, before it is known which drivers it belongs to. */
typedef struct Found {
  const char *path;   /* absolute, symbolic links resolved */
  const char *folder; /* absolute: where it was found, which a link makes another than path's */
  const char *target; /* what the build file links it into, or NULL */
  const char **args;  /* as SourceFile.args; never NULL */
  bool is_cplusplus;
  bool has_entry; /* defines DriverEntry */
  bool has_main;  /* defines main, WinMain, DllMain, ...: part of a program of user mode */
} Found;

typedef struct FoundList {
  Found *sources;
  uint32_t source_count, source_room;
} FoundList;

typedef struct ScanResult {
  bool has_entry, has_main;
} ScanResult;

/* scan.c ------------------------------------------------------------------------------------- */

/* Looks for definitions of entry routines outside comments, strings and `#if 0` in `size` bytes of
 * UTF-8 or of any other superset of ASCII. */
ScanResult discover_scan_text(const char *text, size_t size);

/* read.c ------------------------------------------------------------------------------------- */

/* Reads a source once and looks for entry routines in it. Returns NULL, or the sentence that says
 * why it could not be read (owned by `arena`). */
const char *discover_scan_file(Arena *arena, const char *path, ScanResult *result);
/* True for the name of a C or C++ source, in any letter case; sets *is_cplusplus. */
bool discover_is_source(const char *name, bool *is_cplusplus);

/* folder.c ----------------------------------------------------------------------------------- */

/* Adds every source below `folder` (absolute, links resolved) to `list`. Folders in `seen` (keys:
 * absolute paths) are left out, those that are walked are added. */
void discover_walk(Discovery *discovery, const char *folder, GHashTable *seen, FoundList *list);
/* How many sources lie in the very folder of `path` that a driver with the entry in `path` would
 * have too if the folder had been given. */
uint32_t discover_neighbours(Discovery *discovery, const char *folder, const char *path);
/* Looks into one file and adds it to `list`; a file that can't be read becomes a problem. */
void discover_add_source(Discovery *discovery, FoundList *list, const char *path,
                         const char *folder, const char **args, const char *target,
                         bool is_cplusplus);

/* compile_commands.c, arguments.c ------------------------------------------------------------ */

/* Adds the sources of a compile_commands.json with their arguments. Returns false and sets *error
 * (free with g_free) when it can't be read or understood. */
bool discover_compile_commands(Discovery *discovery, const char *path, FoundList *list,
                               char **error);

/* What is kept of one compiler call. */
typedef struct Arguments {
  const char **kept;  /* NULL-terminated: -I, -D, -U, -include, -std, ..., paths absolute */
  const char *output; /* the object file, or NULL */
  int language;       /* 'c', '+', or 0: as the name says */
} Arguments;

/* Keeps of `argv` (NULL-terminated, the compiler first; GNU or Microsoft spelling) what decides how
 * a source is read. Relative paths are taken from `directory`. */
Arguments discover_arguments(Arena *arena, const char *const *argv, const char *directory);

/* group.c ------------------------------------------------------------------------------------ */

/* Makes a driver of every entry in `list`: the entry's source and the sources that go with it by
 * their target or else by their folders, looking no higher than `top`. */
void discover_group(Discovery *discovery, const FoundList *list, const char *top, const char *kind);

/* discover.c --------------------------------------------------------------------------------- */

void discover_problem(Discovery *discovery, const char *path, unsigned line, const char *message);
Driver *discover_add_driver(Discovery *discovery, const char *name, const char *folder,
                            const char *kind);
void discover_driver_source(Discovery *discovery, Driver *driver, const Found *found);

#endif
