/* Discovery: which drivers lie under the paths that were given, and which sources make up each. */
#ifndef UNLOADLINT_DISCOVER_H
#define UNLOADLINT_DISCOVER_H

#include "base/base.h"

typedef struct SourceFile {
  const char *path;  /* absolute, symbolic links resolved */
  const char **args; /* NULL-terminated: -I, -D, -U, -include, -std, ... that the build file gives
                        for this source; empty without a build file */
  bool is_cplusplus;
} SourceFile;

typedef struct Driver {
  const char *name;    /* target, or the folder's name, or the file's for one of several */
  const char *folder;  /* absolute */
  const char *entry;   /* name of the entry routine: DriverEntry */
  const char *kind;    /* how it was found: file, folder, compile-commands */
  SourceFile *sources; /* by path */
  uint32_t source_count, source_room;
  uint32_t left_out; /* of a single file: sources beside it that would belong to the driver */
} Driver;

typedef struct DiscoverProblem {
  const char *path;
  unsigned line; /* 0: none */
  const char *message;
} DiscoverProblem;

typedef struct Discovery {
  Arena *arena;
  const char *root; /* absolute: the first path's repository, the working folder's, or the working
                       folder, whichever first holds all paths that were given */
  Driver *drivers;  /* sorted by folder, name */
  uint32_t driver_count, driver_room;
  DiscoverProblem *problems;
  uint32_t problem_count, problem_room;
  uint32_t file_count; /* sources that were looked at */
} Discovery;

/* Finds the drivers under `paths` (NULL-terminated; files, folders, compile_commands.json). A
 * source that can't be read (binary, UTF-16 that is no text, no permission) is a problem and the
 * search goes on. Returns NULL and sets *error (free with g_free) when a path itself does not
 * exist, can't be read, or is a compile_commands.json that can't be understood. Free with
 * discover_free. */
Discovery *discover(const char *const *paths, char **error);
void discover_free(Discovery *discovery);
/* The folder of the git repository that holds `path` (absolute), or NULL. Free with g_free. */
char *discover_repository(const char *path);

#endif
