/* The language of the kit's `sources` and `dirs` files: NMAKE's macros and directives. See "NMAKE
 * Reference" and, for what the BUILD utility makes of it, "Build Utility Reference" in Microsoft's
 * documentation of the Windows 7 kit. nmake*.c and wdk_sources.c among themselves. */
#ifndef UNLOADLINT_NMAKE_H
#define UNLOADLINT_NMAKE_H

#include "discover/project.h"

typedef struct NmakeMacro {
  char *value; /* as written; macros in it are replaced when it is asked for */
  const char *file;
  unsigned line; /* where it was set last */
} NmakeMacro;

typedef struct Nmake {
  Projects *projects;
  GHashTable *macros; /* lower-case name: NmakeMacro */
  GPtrArray *open;    /* paths that are being read */
  unsigned included;
  bool is_whole; /* false: an included file is not there, or something is not closed */
} Nmake;

/* nmake.c */
Nmake *nmake_new(Projects *projects);
void nmake_free(Nmake *nmake);
void nmake_set(Nmake *nmake, const char *name, const char *value);
/* Reads a file and what it includes; false when it can't be read, which is a problem then. */
bool nmake_read(Nmake *nmake, const char *path);
const NmakeMacro *nmake_macro(const Nmake *nmake, const char *name);
/* Replaces the macros in a text; what is not defined becomes BUILD_UNKNOWN. Free with g_free. */
char *nmake_expand(const Nmake *nmake, const char *text);
/* The expanded value of a macro, "" when it is not defined. Free with g_free. */
char *nmake_value(const Nmake *nmake, const char *name);

/* nmake_condition.c: Evaluates what stands behind !IF. */
typedef enum NmakeTruth { NMAKE_FALSE, NMAKE_TRUE, NMAKE_UNKNOWN } NmakeTruth;
NmakeTruth nmake_condition(const Nmake *nmake, const char *text, const char *folder);

#endif
