/* Evaluation of MSBuild projects, as far as a driver's sources and their arguments need it: the
 * files msbuild*.c and vcxproj.c among themselves. Order and meaning are those of "How MSBuild
 * builds projects", "MSBuild conditions" and "Property functions" in Microsoft's documentation. */
#ifndef UNLOADLINT_MSBUILD_H
#define UNLOADLINT_MSBUILD_H

#include "discover/project.h"

/* The elements whose metadata are wanted. */
typedef enum BuildItemType {
  ITEM_COMPILE,
  ITEM_LINK,
  ITEM_LIB,
  ITEM_LIBRARY,
  ITEM_REFERENCE,
  ITEM_TYPE_COUNT
} BuildItemType;

typedef struct BuildItem {
  BuildItemType type;
  const char *include; /* as written, expanded; relative to the project's folder */
  const char *file;    /* where it is listed */
  unsigned line;
  GHashTable *metadata; /* lower-case name: text; that of the definitions when it has no own */
} BuildItem;

typedef struct MsbuildDeferred {
  const xmlNode *node;
  const char *file;
} MsbuildDeferred;

typedef struct Msbuild {
  Projects *projects;
  Arena *arena;
  const char *path, *folder;
  const char *this_file;  /* that is being evaluated */
  GHashTable *properties; /* lower-case name: text */
  GHashTable *fixed;      /* names that a file can't change */
  GHashTable *imported;   /* paths */
  GPtrArray *open;        /* paths that are being imported */
  GHashTable *definitions[ITEM_TYPE_COUNT];
  MsbuildDeferred *groups; /* of items and of their definitions, for after the properties */
  uint32_t group_count, group_room;
  BuildItem *items;
  uint32_t item_count, item_room;
  GPtrArray *tables; /* of items with metadata of their own, to be freed */
  bool is_whole;
} Msbuild;

typedef enum Truth { IS_FALSE, IS_TRUE, IS_UNKNOWN } Truth;

/* msbuild.c: Evaluates the project file for one configuration; NULL when it can't be read at all.
 * Free with msbuild_free, what the arena owns excepted. */
Msbuild *msbuild_evaluate(Projects *projects, const char *path, const char *configuration,
                          const char *platform);
void msbuild_free(Msbuild *build);
/* A property as it stands at the end, or NULL. */
const char *msbuild_property(const Msbuild *build, const char *name);
/* A metadatum of items of a type as the definitions give it, or "". */
const char *msbuild_default(const Msbuild *build, BuildItemType type, const char *name);

/* msbuild_expand.c: Replaces $(...) and %(...); the latter come from `metadata` (may be NULL).
 * What is not known becomes BUILD_UNKNOWN. Free with g_free. */
char *msbuild_expand(const Msbuild *build, const char *text, GHashTable *metadata);
/* The path of `name` in the nearest folder at or above `folder` that has it (owned by the arena),
 * or NULL. */
const char *msbuild_file_above(const Msbuild *build, const char *name, const char *folder);

/* msbuild_condition.c: Evaluates a condition; NULL and blanks are true. */
Truth msbuild_condition(const Msbuild *build, const char *text, GHashTable *metadata);

#endif
