/* Inside of the parse stage: the files of this folder among themselves. */
#ifndef UNLOADLINT_PARSE_INTERNAL_H
#define UNLOADLINT_PARSE_INTERNAL_H

#include "parse/parse.h"
#include "parse/words.h"

/* The folder that the header pack and all made-up files seem to lie in. It exists nowhere. */
#define PARSE_VIRTUAL "/unloadlint"
#define PARSE_PACK "checker/parse/pack/"

/* Which compiler the parser plays: its target decides what the headers can be. */
typedef enum Flavour { FLAVOUR_MSVC, FLAVOUR_MINGW } Flavour;

struct Parser {
  Arena *arena;
  CXIndex index;
  char *version;            /* of libclang */
  const char *resource_dir; /* libclang's own headers; NULL when there are none */
  Flavour flavour;
  char **include_dirs;    /* -I of the command line, NULL-terminated */
  char **defines;         /* NULL-terminated */
  GPtrArray *system_dirs; /* folders of the kit, in order */
  HeaderTree *headers;    /* or NULL */
  Disk *disk;             /* of the run, or its own */
  bool owns_disk;
  GHashTable *pack;         /* lower-case path inside the pack -> path inside the pack */
  Precompiled *precompiled; /* or NULL */
};

/* What a file says about includes: see directives.c. */
typedef enum DirectiveKind {
  DIRECTIVE_INCLUDE,
  DIRECTIVE_DEFINE,
  DIRECTIVE_PACK,
  DIRECTIVE_TRACE_FLAG,    /* no directive: what only the trace preprocessor declares */
  DIRECTIVE_TRACE_FUNCTION /* the line that does so */
} DirectiveKind;

typedef struct Directive {
  DirectiveKind kind;
  const char *name; /* of the header, as written, of the macro or flag; or the words of #pragma
                     * pack, or the line of a trace function */
  unsigned line;
  size_t start, end; /* of an include: offsets of the directive */
  bool is_angled;
  bool is_free;        /* under no condition */
  bool is_sure;        /* under no condition but that which keeps the file from being read twice */
  const char *value;   /* of a macro without parameters: no word or a single one; else NULL */
  bool is_default;     /* under no condition but that the macro was not defined before, or so */
  bool has_parameters; /* of a macro */
} Directive;

typedef struct Directives {
  Arena *arena;
  const char *text; /* while it is scanned */
  Directive *items;
  uint32_t item_count, item_room;
  bool is_once;      /* #pragma once */
  bool asks;         /* __has_include: whether a header is there makes a difference */
  bool is_converted; /* from UTF-16 */
  char *whole;       /* owned: the text that the words are of; NULL: it is somebody else's */
  Words *words;      /* NULL: not asked for */
} Directives;

/* What the files of a source tell the trace preprocessor. */
typedef struct Traces {
  GPtrArray *functions; /* const char *: lines of configuration blocks */
  GPtrArray *flags;     /* const char * */
  GHashTable *macros;   /* WPP_... that one of the files defines: name -> itself */
  bool has_messages;    /* a .tmh file is included */
} Traces;

/* A source on its way through the rounds. */
typedef struct Job {
  Parser *parser;
  const SourceFile *source;
  ParsedUnit *unit;
  GPtrArray *args;   /* char *, owned */
  GPtrArray *dirs;   /* folders that includes are looked for in, owned */
  GHashTable *files; /* made-up files: path -> GString */
  GHashTable
      *supplied;       /* includes that were dealt with: name as written -> where it leads, or "" */
  GHashTable *empty;   /* of these, nowhere to be found: path of the made-up file -> name */
  GHashTable *needed;  /* what it can include of the pack: PackHeader */
  bool needs_all;      /* it may ask for any header of the pack */
  GHashTable *circles; /* files that an include was taken out of: path -> itself */
  GPtrArray *sure;     /* paths inside the pack of headers that the source includes in any case */
  GHashTable *searched;    /* folders that were looked into for an include: path -> itself */
  const char *whole;       /* the text with what was left out, of the same size; or NULL */
  struct Heal *heal;       /* what was synthesised so far */
  char *first;             /* includes of the large ones among them, which come first; or NULL */
  GPtrArray *links;        /* the same as headers, see links.c */
  const char *precompiled; /* the file that holds the first of these, or NULL */
  guint precompiled_count; /* how many */
  bool is_dropped;         /* it could not be loaded: no more of them */
  bool has_edits;          /* the round has changed the text of a file */
} Job;

/* Makes or replaces a made-up file. Returns false when it was there with the very same text. */
bool parse_put_file(Job *job, const char *path, const char *text, size_t size);
ParsedProblem *parse_problem(ParsedUnit *unit, const char *file, unsigned line, unsigned column,
                             bool is_error, const char *message);

/* parse.c: True for errors that leave the tree whole. */
bool parse_is_harmless(const char *message);

/* args.c: Finds the resource folder and the kit. Returns false and sets *error. */
bool parse_configure(Parser *parser, const ParseOptions *options, char **error);
/* Fills the arguments and the include folders of a job. */
void parse_arguments(Job *job);

/* target.c: Adds the arguments that say which processor the source is read for. */
void parse_target(Job *job);

/* directives.c: Reads the directives of a text. Free with parse_directives_free. */
Directives *parse_directives(const char *text, size_t size);
void parse_directives_free(void *directives);

/* disk.c: A folder as it was when it was asked for first; what is not there has no entries. All
 * that these functions return lives as long as the disk. */
typedef struct DiskFolder DiskFolder;
const DiskFolder *disk_folder(Disk *disk, const char *path);
/* The name of the entry `name` in any letter case, or NULL. */
const char *disk_entry(const DiskFolder *folder, const char *name);
/* The path, without symbolic links, of the regular file that `path` leads to, or NULL. */
const char *disk_file(Disk *disk, const char *path);
/* The same for `name` (with slashes, not absolute), looked for from a folder on. */
const char *disk_file_in(Disk *disk, const DiskFolder *folder, const char *name);
/* The directives of a file, none when it can't be read. `has_words` has to be the same for all that
 * ask for it. */
const Directives *disk_directives(Disk *disk, const char *path, bool has_words);

/* walk.c: Supplies the headers that the parser would miss, breaks circles, fills job->sure. */
void parse_walk(Job *job);

/* foresee.c: Declares beforehand what the files of a source (Directives with their words) use and
 * neither they nor the pack declare. */
void parse_foresee_names(Job *job, const GPtrArray *files);

/* packed.c: Which of the names the header `inside` of the pack, or one that it includes,
 * contains; nothing when there is nothing precompiled. Free the array. */
GPtrArray *precompiled_spoken(Precompiled *precompiled, const char *inside, GHashTable *names);
/* Takes those names out of a set that a header which the job can include contains, or may put
 * together. */
void precompiled_leave_unknown(const Job *job, GHashTable *names);
bool precompiled_speaks_of(Precompiled *precompiled, const char *inside, const char *name);
/* Whether an annotation is one of the pack's, and a header that comes first brings it. */
bool precompiled_annotates(const Job *job, const char *name);
/* The macros that a header of the pack defines under no condition, not even against being read
 * twice: it is there to change what comes behind it. NULL when there is nothing precompiled. They
 * live as long as `precompiled`. */
GHashTable *precompiled_settings(Precompiled *precompiled, const char *inside);
/* precompiled.c: Chooses what comes first in a job from job->sure, and what of that is precompiled.
 */
void precompiled_use(Job *job);
/* Before each round: has what comes first precompiled for this run, when it pays. */
void precompiled_make(Job *job);
/* After the first round: true when its precompiled form could not be loaded. It is not used any
 * more then, and the round has to be run again. */
bool precompiled_drop(Job *job, CXTranslationUnit tu);

/* include.c: Supplies a header that the parser does not find; `from` is the file that includes it.
 * Returns where it leads: a file, a file of the pack below PARSE_VIRTUAL, or "" where it is taken
 * as empty. *is_new tells whether a made-up file was changed, so that another round is worth while.
 */
const char *parse_supply_include(Job *job, const char *name, const char *from, bool *is_new);
/* Backslashes become slashes; free with g_free. */
char *parse_with_slashes(const char *name);
/* The path inside the pack of what is found there under that very name, or NULL. */
const char *parse_pack_entry(const Parser *parser, const char *name);

/* given.c: The files of the pack, as libclang takes them, appended to an array of CXUnsavedFile. */
void parse_add_pack(GArray *unsaved);
/* The source can include that header of the pack, `inside` being its path there. Returns whether
 * that is news. */
bool parse_need_pack(Job *job, const char *inside);
/* All files that a round is handed: CXUnsavedFile, valid until the job is changed. Free the array.
 */
GArray *parse_given_files(Job *job);

/* trace.c: Declares beforehand what the trace preprocessor would, as far as the source uses it. */
void parse_foresee_traces(Job *job, const Traces *traces);
/* prelude.c: Writes what was foreseen into the prelude. */
void parse_write_foreseen(Job *job);

/* heal.c: Looks at the diagnostics of a round; adds declarations for what is unknown to the
 * prelude. Returns true when the prelude has changed. */
bool parse_heal(Job *job, CXTranslationUnit tu);
void parse_heal_free(struct Heal *heal);

#endif
