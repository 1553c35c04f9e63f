/* Inside of the parse stage: the files of this folder among themselves. */
#ifndef UNLOADLINT_PARSE_INTERNAL_H
#define UNLOADLINT_PARSE_INTERNAL_H

#include "parse/parse.h"

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
  GHashTable *listings;   /* folder -> (lower-case name -> name), see include.c */
  GHashTable *pack;       /* lower-case path inside the pack -> path inside the pack */
};

/* A source on its way through the rounds. */
typedef struct Job {
  Parser *parser;
  const SourceFile *source;
  ParsedUnit *unit;
  GPtrArray *args;      /* char *, owned */
  GPtrArray *dirs;      /* folders that includes are looked for in, owned */
  GHashTable *files;    /* made-up files: path -> GString */
  GHashTable *missing;  /* includes that were dealt with: name as reported -> itself */
  GHashTable *searched; /* folders that were looked into for an include: path -> itself */
  struct Heal *heal;    /* what was synthesised so far */
  bool has_traces;      /* its trace functions were looked for */
  bool has_edits;       /* the round has changed the text of a file */
} Job;

/* Makes or replaces a made-up file. Returns false when it was there with the very same text. */
bool parse_put_file(Job *job, const char *path, const char *text, size_t size);
ParsedProblem *parse_problem(ParsedUnit *unit, const char *file, unsigned line, unsigned column,
                             bool is_error, const char *message);

/* args.c: Finds the resource folder and the kit. Returns false and sets *error. */
bool parse_configure(Parser *parser, const ParseOptions *options, char **error);
/* Fills the arguments and the include folders of a job. */
void parse_arguments(Job *job);

/* target.c: Adds the arguments that say which processor the source is read for. */
void parse_target(Job *job);

/* include.c: Supplies a header that was reported missing. `from` is the file that includes it.
 * Returns true when something new was supplied, so that another round is worth while. */
bool parse_supply_include(Job *job, const char *name, const char *from, unsigned line);
/* Blanks the include that closes a circle of unconditional includes, which would never end. */
void parse_break_cycles(Job *job);
/* The name of the entry `name` in `folder` in any letter case, or NULL. Owned by the parser. */
const char *parse_find_entry(Parser *parser, const char *folder, const char *name);

/* heal.c: Looks at the diagnostics of a round; adds declarations for what is unknown to the
 * prelude. Returns true when the prelude has changed. */
bool parse_heal(Job *job, CXTranslationUnit tu);
void parse_heal_free(struct Heal *heal);

#endif
