/* Parsing: one source file to a libclang translation unit, on machines with or without the headers
 * of the Windows Driver Kit. Only this folder and lower/ may include clang-c. */
#ifndef UNLOADLINT_PARSE_H
#define UNLOADLINT_PARSE_H

#include <clang-c/Index.h>
#include <stdio.h>

#include "base/base.h"
#include "discover/discover.h"
#include "parse/bodies.h"

/* Headers of the pack in a form that is read faster; shared by the parsers of a run. */
typedef struct Precompiled Precompiled;

/* What is known of the files on disk; shared by the parsers of a run. */
typedef struct Disk Disk;

/* What the command line says about headers; the same for every source. */
typedef struct ParseOptions {
  const char *const *include_dirs; /* -I, NULL-terminated */
  const char *const *defines;      /* -D: NAME or NAME=VALUE, NULL-terminated */
  const char *wdk;                 /* --wdk: folder of a kit, or of mingw-w64's headers; or NULL */
  HeaderTree *headers;             /* where a header is looked for last of all, or NULL */
  Precompiled *precompiled;        /* or NULL: every source reads the pack's text */
  Disk *disk;                      /* of parsers with the same options; or NULL: one of its own */
} ParseOptions;

/* The file that seems to hold the declarations which were made up for names that nothing declares.
 */
#define PARSED_PRELUDE "/unloadlint/.prelude.h"

typedef struct ParsedProblem {
  const char *file;
  unsigned line, column;
  const char *message;
  bool is_error;  /* the compiler may have dropped something here; else a note for the record */
  bool is_syntax; /* of an error: about the text, not about types */
  bool is_whole;  /* of an error: an option makes a warning of it, so that the tree lacks nothing */
} ParsedProblem;

/* A header that was looked up by its name in the tree. */
typedef struct ParsedLookup {
  const char *name, *from; /* as headers_find was asked */
  const char *found;       /* or NULL */
} ParsedLookup;

typedef struct ParsedUnit {
  Arena *arena;
  CXTranslationUnit tu;
  const char *path; /* the main source */
  bool is_cplusplus;
  const char *text;        /* its text as the parser saw it, UTF-8 */
  const Bodies *bodies;    /* those that are not kept were left out of it; NULL: it is whole */
  ParsedProblem *problems; /* diagnostics that remained after the last round, in order */
  uint32_t problem_count, problem_room;
  unsigned rounds;
  const char **files;   /* NULL-terminated: every file on disk that it was read from */
  const char **folders; /* NULL-terminated: where includes were looked for; some may not be there */
  ParsedLookup *lookups;
  uint32_t lookup_count, lookup_room;
} ParsedUnit;

/* `folder` is where they lie (may be NULL, or not there). `is_preparing`: what a source asks for is
 * made there. Any thread may use it. */
Precompiled *precompiled_new(const char *folder, bool is_preparing);
/* After the parsers. */
void precompiled_free(Precompiled *precompiled);

/* Any thread may use it. Files that change from then on are not looked at again. */
Disk *disk_new(void);
/* After the parsers. */
void disk_free(Disk *disk);

typedef struct Parser Parser; /* one index; use it from one thread */

/* Makes a parser. Returns NULL and sets *error (free with g_free) when libclang's own headers can't
 * be found or --wdk is no folder with headers. */
Parser *parser_new(const ParseOptions *options, char **error);
void parser_free(Parser *parser);
/* The version of the libclang that was loaded: "19.1.7". Free with g_free. */
char *parse_libclang_version(void);

/* Reads a source as UTF-8, or as it is when its bytes are no UTF-16. Returns a NUL-terminated text
 * (free with g_free) and its size, or NULL with *error set to a sentence. *is_converted tells
 * whether the text differs from the bytes on disk. */
char *parse_read_text(const char *path, size_t *size, bool *is_converted, char **error);

/* Parses a source. Missing headers come from the pack or become empty (recorded as problems that
 * are no errors). Returns NULL when the file can't be read or is no text, and sets *error to a
 * sentence. Free with parsed_free. */
ParsedUnit *parse_source(Parser *parser, const SourceFile *source, char **error);
/* The same without the bodies that are not kept; they have to outlive the unit. NULL: all are. */
ParsedUnit *parse_source_part(Parser *parser, const SourceFile *source, const Bodies *bodies,
                              char **error);
void parsed_free(ParsedUnit *unit);
/* Prints the tree of the source itself, headers left out, a line for each cursor: its kind, its
 * spelling, its type, its line and column. */
void parsed_print(const ParsedUnit *unit, FILE *out);

#endif
