/* What build files say, whatever their format: the files that read them and the one that makes
 * drivers of it, among themselves. */
#ifndef UNLOADLINT_PROJECT_H
#define UNLOADLINT_PROJECT_H

#include <libxml/tree.h>

#include "discover/folders.h"
#include "discover/sources.h"

typedef enum ProjectType {
  PROJECT_UNKNOWN,     /* the file does not say, or what says it is not in the tree */
  PROJECT_DRIVER,      /* of the kernel */
  PROJECT_USER_DRIVER, /* of the user-mode framework */
  PROJECT_LIBRARY,     /* linked into others */
  PROJECT_PROGRAM      /* of user mode */
} ProjectType;

typedef struct Project {
  const char *path;          /* of the build file */
  const char *folder;        /* its folder */
  const char *name;          /* of what is built, without extension */
  const char *kind;          /* as Driver.kind */
  const char *model;         /* WDM, KMDF, ...: as the build file says, or NULL */
  const char *configuration; /* "Release|x64": the one that was read, or NULL */
  const char *entry;         /* entry routine that is no stub of the kit, or NULL */
  ProjectType type;
  bool is_whole;     /* false: part of it, or a source that it lists, could not be read */
  const char **args; /* for sources that are taken in without being listed; as SourceFile.args */
  SourceFile *sources;
  uint32_t source_count, source_room;
  const char **references; /* build files of libraries */
  uint32_t reference_count, reference_room;
  const char **libraries; /* what is linked: lower case, without folder and ".lib" */
  uint32_t library_count, library_room;
} Project;

/* All build files of a run. */
typedef struct Projects {
  Discovery *discovery;
  Folders *folders;
  const char *configuration, *platform; /* that the user asks for, or NULL */
  GHashTable *by_path;                  /* path: Project */
  Project **list;
  uint32_t list_count, list_room;
  GHashTable *solutions; /* path of a project: folder of a solution that names it */
  GHashTable *documents; /* path: XmlFile */
  GHashTable *scans;     /* path of a source: ScanResult */
} Projects;

/* projects.c --------------------------------------------------------------------------------- */

/* The project of a build file (.vcxproj, .vcproj, sources), read when it is asked for first; NULL
 * when it can't be read at all, which is a problem then. `path` has its links resolved. */
Project *project_read(Projects *projects, const char *path);
/* A new project of the folder that its build file lies in, with the file's name as its own. */
Project *project_new(Projects *projects, const char *path, const char *kind);
/* Adds the source that `name` is from the project's folder. Returns NULL when there is none, which
 * is a problem at `line` of `file`, unless the name has parts that nobody knows. */
SourceFile *project_add_source(Projects *projects, Project *project, const char *name,
                               const char *file, unsigned line, const char **args);
void project_add_library(Projects *projects, Project *project, const char *name);
/* What the programs of user mode among the projects from `first` on list, and keep in their own
 * folders, is no driver's neighbour: it is marked in the tree. */
void projects_note_programs(const Projects *projects, uint32_t first, Tree *tree);
/* The kinds of files that a build is described by. */
bool project_is_build_file(const char *name);
bool project_is_solution(const char *name);

/* project_args.c ----------------------------------------------------------------------------- */

/* Collects what a build file says about reading a source, in the order of a compiler's command
 * line: folders, macros, headers that are always included. */
typedef struct ProjectArgs {
  Projects *projects;
  const char *folder;
  GPtrArray *includes, *defines, *forced, *others; /* of arguments owned by the arena */
} ProjectArgs;

ProjectArgs project_args_new(Projects *projects, const char *folder);
/* Lists are separated by ';'. Folders that are not there are left out: the kit's, or made by the
 * build. */
void project_args_includes(ProjectArgs *args, const char *list);
void project_args_defines(ProjectArgs *args, const char *list);
void project_args_undefines(ProjectArgs *args, const char *list);
void project_args_forced(ProjectArgs *args, const char *list);
/* Options as on a command line of Microsoft's compiler. */
void project_args_options(ProjectArgs *args, const char *options);
void project_args_standard(ProjectArgs *args, const char *standard);
/* The processor of a platform's name (Win32, x86, ARM, ARM64); x64 needs no saying. */
void project_args_platform(ProjectArgs *args, const char *platform);
/* What is built for the user-mode framework is not compiled for the kernel. */
void project_args_user_mode(ProjectArgs *args);
/* Makes the vector, as SourceFile.args, and frees the collection. */
const char **project_args_take(ProjectArgs *args);

/* xml.c -------------------------------------------------------------------------------------- */

/* The root of an XML file, or NULL when nothing of it can be read. A file that is cut off or
 * broken yields what stands before that, *is_whole is false, and the place is a problem. Read
 * once; freed with the run. */
xmlNode *xml_read(Projects *projects, const char *path, bool *is_whole);
/* Frees a file that nobody will ask for again. */
void xml_forget(Projects *projects, const char *path);
void xml_free_all(Projects *projects);
/* The text of an element without its children's, or "" (free with g_free). */
char *xml_text(const xmlNode *node);
/* The value of an attribute, or NULL (free with g_free); names of vcproj and MSBuild have no
 * namespace of their own. */
char *xml_attribute(const xmlNode *node, const char *name);
bool xml_is(const xmlNode *node, const char *name);

/* Readers of formats -------------------------------------------------------------------------- */

Project *vcxproj_read(Projects *projects, const char *path);
Project *vcproj_read(Projects *projects, const char *path);
Project *wdk_sources_read(Projects *projects, const char *path);
/* Appends the paths of the `sources` files that a `dirs` file leads to. */
void wdk_dirs_read(Projects *projects, const char *path, GPtrArray *paths);
/* Notes the folder of a solution for its projects; appends their paths to `paths` unless NULL. */
void solution_read(Projects *projects, const char *path, GPtrArray *paths);

/* drivers.c ---------------------------------------------------------------------------------- */

/* Makes drivers of the projects from index `first` on, with the libraries of the tree that they
 * link, and marks the entries in tree->found that they cover. A project that is not whole takes in
 * what `groups` (of tree->found) says of its entry or of the entries in its folder. */
void drivers_of_projects(Projects *projects, uint32_t first, Tree *tree, const Groups *groups);

/* Stands in expanded text for a macro or property that nothing in the tree defines. */
#define BUILD_UNKNOWN '\1'
#define BUILD_UNKNOWN_TEXT "\1"

#endif
