/* Discovery: which drivers lie under the paths that were given, and which sources make up each. */
#ifndef UNLOADLINT_DISCOVER_H
#define UNLOADLINT_DISCOVER_H

#include "base/base.h"

typedef struct SourceFile {
  const char *path;  /* absolute, symbolic links resolved */
  const char **args; /* NULL-terminated: -I, -D, -U, -include, -std, --target=..., ... that the
                        build file gives for this source; empty without a build file */
  bool is_cplusplus;
} SourceFile;

typedef struct Driver {
  const char *name;   /* target, or the folder's name, or the file's for one of several */
  const char *folder; /* absolute */
  const char *entry;  /* name of the entry routine: DriverEntry */
  const char *kind; /* how it was found: vcxproj, vcproj, sources, compile-commands, folder, file */
  const char *project;       /* absolute path of the build file, or NULL */
  const char *model;         /* WDM, KMDF, UMDF, Miniport, ... as the build file says, or NULL */
  const char *configuration; /* of the build file: "Release|x64", or NULL */
  SourceFile *sources;       /* by path */
  uint32_t source_count, source_room;
  uint32_t left_out; /* of a single file: sources beside it that would belong to the driver */
} Driver;

typedef struct DiscoverProblem {
  const char *path;
  unsigned line; /* 0: none */
  const char *message;
} DiscoverProblem;

/* The headers of the tree by name; see headers_find. */
typedef struct HeaderTree HeaderTree;

typedef struct DiscoverOptions {
  const char *configuration; /* "Release|x64": which one of each project to read; NULL: that one
                                where there is one, else what is most like it */
} DiscoverOptions;

typedef struct Discovery {
  Arena *arena;
  HeaderTree *headers;
  const char *root; /* absolute: the first path's repository, the working folder's, or the working
                       folder, whichever first holds all paths that were given */
  Driver *drivers;  /* sorted by folder, name */
  uint32_t driver_count, driver_room;
  DiscoverProblem *problems;
  uint32_t problem_count, problem_room;
  uint32_t file_count; /* sources that were looked at */
} Discovery;

/* Finds the drivers under `paths` (NULL-terminated; folders, sources, .sln, .slnx, .vcxproj,
 * .vcproj, `sources`, `dirs`, compile_commands.json). Build files say which sources make up a
 * driver and how they are read; where there is none, or it is broken, the folders do. `options` may
 * be NULL. What can't be read (a source that is binary or UTF-16 that is no text, a project that is
 * cut off, a source or import that is not there) is a problem and the search goes on. Returns NULL
 * and sets *error (free with g_free) when a path itself does not exist, can't be read, or is a
 * compile_commands.json that can't be understood. Free with discover_free. */
Discovery *discover(const char *const *paths, const DiscoverOptions *options, char **error);
void discover_free(Discovery *discovery);
/* The folder of the git repository that holds `path` (absolute), or NULL. Free with g_free. */
char *discover_repository(const char *path);

/* The header that an include means when no folder has it: `name` as it is written but with slashes,
 * in any letter case, the one nearest to the file `from` that includes it (see headers.c). Returns
 * its absolute path, owned by the discovery, or NULL. May be called from several threads. */
const char *headers_find(HeaderTree *tree, const char *name, const char *from);

#endif
