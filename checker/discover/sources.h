/* What the files of this folder share: the sources found so far and what a look at them told. The
 * stages behind include discover.h only. */
#ifndef UNLOADLINT_DISCOVER_SOURCES_H
#define UNLOADLINT_DISCOVER_SOURCES_H

#include "discover/discover.h"
#include "discover/folders.h"

/* A source under the paths that were given, before it is known which drivers it belongs to. */
typedef struct Found {
  const char *path;   /* absolute, symbolic links resolved */
  const char *folder; /* absolute: where it was found, which a link makes another than path's */
  const char *target; /* what the build file links it into, or NULL */
  const char **args;  /* as SourceFile.args; never NULL */
  bool is_cplusplus;
  bool has_entry;  /* defines DriverEntry */
  bool has_main;   /* defines main, WinMain, DllMain, ..., or is listed with what does: part of a
                      program of user mode */
  bool is_covered; /* its entry has its driver: grouping makes no other */
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
/* The bytes of a text file as NUL-terminated text: UTF-16 is converted, anything else stays as it
 * is. NULL when it is binary. Free with g_free. */
char *discover_utf8(const char *bytes, size_t size);

/* folder.c ----------------------------------------------------------------------------------- */

/* What lies below a folder. */
typedef struct Tree {
  FoundList found;
  const char **projects; /* .vcxproj, .vcproj and `sources` files */
  uint32_t project_count, project_room;
  const char **solutions;
  uint32_t solution_count, solution_room;
} Tree;

/* Adds everything below `folder` (absolute, links resolved) to `tree`, and its headers to those of
 * the discovery. Folders in `seen` (keys: absolute paths) are left out, those that are walked are
 * added. */
void discover_walk(Discovery *discovery, Folders *folders, const char *folder, GHashTable *seen,
                   Tree *tree);
/* How many sources lie in the very folder of `path` that a driver with the entry in `path` would
 * have too if the folder had been given. */
uint32_t discover_neighbours(Discovery *discovery, Folders *folders, const char *folder,
                             const char *path);
/* Looks into one file and adds it to `list`; a file that can't be read becomes a problem. */
void discover_add_source(Discovery *discovery, FoundList *list, const char *path,
                         const char *folder, const char **args, const char *target,
                         bool is_cplusplus);

/* headers.c ---------------------------------------------------------------------------------- */

HeaderTree *headers_new(void);
void headers_free(HeaderTree *tree);
void headers_add_folder(HeaderTree *tree, const Folder *folder);
/* Everything below `root` is searched too, but not before somebody asks for a header. */
void headers_set_root(HeaderTree *tree, const char *root);

/* compile_commands.c, response.c, arguments.c ------------------------------------------------ */

/* Adds the sources of a compile_commands.json with their arguments. Returns false and sets *error
 * (free with g_free) when it can't be read or understood. */
bool discover_compile_commands(Discovery *discovery, const char *path, FoundList *list,
                               char **error);

/* Takes a vector over (g_strfreev) and returns it with what response files in `directory` hold in
 * the place of their names. A file that can't be read stays as it is named. */
char **discover_responses(char **argv, const char *directory);

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

typedef struct Groups Groups;

/* Finds the sources that go with each entry in `list` by their target or else by their folders,
 * looking no higher than `top`. `list` and `top` must outlive the groups. */
Groups *groups_new(const FoundList *list, const char *top);
void groups_free(Groups *groups);
/* Indexes (uint32_t) of the sources that go with the entry of that index. */
const GArray *groups_members(const Groups *groups, uint32_t entry);
/* Makes a driver of every entry that is not covered. */
void groups_make_drivers(const Groups *groups, Discovery *discovery, const char *kind);

/* discover.c --------------------------------------------------------------------------------- */

void discover_problem(Discovery *discovery, const char *path, unsigned line, const char *message);
Driver *discover_add_driver(Discovery *discovery, const char *name, const char *folder,
                            const char *kind);
void discover_driver_source(Discovery *discovery, Driver *driver, const Found *found);

#endif
