/* Inside of the healing: names that were made up, and the text around a name. */
#ifndef UNLOADLINT_PARSE_HEAL_H
#define UNLOADLINT_PARSE_HEAL_H

#include "parse/internal.h"

typedef enum Kind {
  KIND_NONE,
  KIND_MACRO,       /* nothing at all: an annotation */
  KIND_CALL_MACRO,  /* the same with arguments */
  KIND_DEFINED,     /* as its text says */
  KIND_VALUE_MACRO, /* a macro with arguments that may be types; stands for some value */
  KIND_STRING,      /* a macro that stands for a string */
  KIND_WIDE_STRING,
  KIND_CONSTANT,
  KIND_VARIABLE,
  KIND_ARRAY_VARIABLE,
  KIND_GUID,
  KIND_POINTER_VARIABLE,
  KIND_STRUCT_VARIABLE,
  KIND_FUNCTION,
  KIND_POINTER_FUNCTION, /* what it returns leads to a made structure */
  KIND_INTEGER_TYPE,
  KIND_STRUCT_TYPE,
  KIND_POINTER_TYPE,
  KIND_FUNCTION_TYPE,
  KIND_TAG /* a structure that is known by its tag alone; its text is `struct TAG` */
} Kind;

/* Headers of the pack that only the healing includes: see further.c. */
enum { HEAL_FURTHER = 3 };

/* A member of a made structure. */
typedef enum Shape {
  SHAPE_NUMBER,
  SHAPE_ARRAY,
  SHAPE_TABLE, /* an array that lies in the structure itself */
  SHAPE_CODE,
  SHAPE_ADDRESS,
  SHAPE_GUID,
  SHAPE_STRUCT,
  SHAPE_POINTER,
  SHAPE_STATIC,      /* X::name, in C++ */
  SHAPE_STATIC_CODE, /* X::name(...) */
  SHAPE_TYPE         /* X::name other */
} Shape;

typedef struct Member {
  char *text;
  Shape shape;
  struct Name *inner; /* SHAPE_STRUCT, SHAPE_POINTER: the made structure it is or leads to */
} Member;

typedef struct Name {
  char *text;
  Kind kind;
  unsigned changes;
  unsigned round;     /* when it was changed last */
  GPtrArray *members; /* of a made structure: of Member, owned */
  char *defined;      /* KIND_DEFINED: the directives that define it */
  bool is_foreseen;   /* nothing has complained of it: headers may declare it after all */
} Name;

struct Heal {
  const char *whole, *path; /* the text of the source with all that was left out; or NULL */
  GHashTable *names;        /* text -> Name */
  GPtrArray *order;         /* of Name, owned: the order of declaration */
  unsigned rounds;
  bool has_annotations; /* the source's were looked for */
  bool has_further[HEAL_FURTHER];
  const char *core; /* the pack's header of basic types, once the source turned out to lack them */
};

/* A name in the text of a file. */
typedef struct Spot {
  const char *text; /* of the whole file */
  size_t size;
  size_t start, end; /* of the name */
} Spot;

/* heal.c: makes what the healing needs. */
void heal_begin(Job *job);
/* Where a name of the basic types is unknown, takes the pack's header that brings them. False for
 * other names, or when that has been done. */
bool heal_core(Job *job, const char *name);
/* The first word that a message quotes behind a part of it (free with g_free), or NULL when it is
 * no identifier. */
char *heal_quoted(const char *message, const char *behind);
/* Where a name stands that a diagnostic is about; with "", the place of the diagnostic. */
bool heal_find_spot(const struct Heal *heal, CXTranslationUnit tu, CXDiagnostic diagnostic,
                    const char *name, Spot *spot);

/* correct.c: changes a guess that a diagnostic shows to be wrong. */
bool heal_correct(Job *job, CXTranslationUnit tu, CXDiagnostic diagnostic, const char *message);

/* edit.c: changes the text where a diagnostic complains of what Microsoft's compiler takes. `spot`
 * is the place of it. False when nothing was changed. */
bool heal_edit(Job *job, CXDiagnostic diagnostic, const char *message, Spot spot);

/* strings.c: an array of characters is made of what is no constant, but a string; and what else
 * stands in the row of strings that a name stands in is strings as well. */
bool heal_string(struct Heal *heal, Spot spot);
void heal_strings(struct Heal *heal, const Spot *spot);

/* further.c: takes a rarely wanted header of the pack that defines the name; false when there is
 * none. */
bool heal_further(struct Heal *heal, const char *name);
void heal_write_further(const struct Heal *heal, GString *out);

/* prelude.c: the names and their declarations -----------------------------------------------------
 */

/* Returns the name, which is added when it is new. */
Name *heal_find_name(struct Heal *heal, const char *text);
void heal_name_free(void *name);
/* A word of the language is none that a header could have declared. */
bool heal_is_keyword(const char *text);
/* Decides what a name is; false when it was that already or has changed too often. */
bool heal_set_kind(struct Heal *heal, const char *text, Kind kind);
/* Declares beforehand what nothing but the build will; it gives way to a declaration. */
void heal_foresee(struct Heal *heal, const char *text, Kind kind);
/* Gives way: something else declares the name. False when it was neither foreseen nor taken for a
 * variable. */
bool heal_give_way(struct Heal *heal, const char *text);
/* Defines a macro by directives, which no error changes any more; false when it is one already. */
bool heal_define(struct Heal *heal, const char *text, const char *directives);
/* True for a name that was taken for a type. */
bool heal_is_type(struct Heal *heal, const char *text);
/* The same for a name that is known as `from`; NULL and other names are left alone. */
bool heal_change_kind(struct Heal *heal, const char *text, Kind from, Kind to);
Member *heal_find_member(const Name *owner, const char *text);
/* Decides what a member is; a structure of its own is made where it needs one. */
void heal_set_shape(struct Heal *heal, const Name *owner, Member *member, Shape shape);
/* A member that was taken for a number turns out to be more. Whose it is is not told: every one of
 * that name changes. */
bool heal_reshape(struct Heal *heal, const char *text, Shape shape);
/* Writes all declarations; false when nothing has changed. */
bool heal_write_prelude(Job *job);

/* members.c: the tag of the last structure that a message names (free with g_free), or NULL. */
char *heal_tag_in(const char *message);
/* "no member named": the structure of our own that the message names gets the member,
 * which stands at a place. False when it names none, or has it. */
bool heal_member(struct Heal *heal, const char *message, const char *text, const Spot *spot);
/* Gives a type that was made up what its variables in a text are asked for. */
void heal_foresee_members(struct Heal *heal, const char *name, const Spot *text);

/* guess.c: what a name is, from its spelling and what stands around it ----------------------------
 */

bool heal_is_word(char c);
/* The first character behind *at that is no space, 0 at the end; moves *at there. */
char heal_after(const Spot *spot, size_t *at);
/* The last character before *at that is no space, 0 at the start; moves *at behind it. */
char heal_before(const Spot *spot, size_t *at);
/* Behind the closing sign that belongs to the opening one at that index, or the end of the text. */
size_t heal_behind_nested(const Spot *spot, size_t at, char open, char close);
bool heal_starts(const Spot *spot, size_t at, const char *text);
/* The word that ends before, or begins at, an offset (free with g_free), or NULL; *at moves to its
 * start. */
char *heal_word_before(const Spot *spot, size_t *at);
char *heal_word_at(const Spot *spot, size_t at);
/* The first name behind a place, over what may stand before an operand (free with g_free), or NULL.
 */
char *heal_word_behind(const Spot *spot);
bool heal_is_annotation(const char *name);
/* True when a string literal stands next to the name. */
bool heal_is_beside_string(const Spot *spot);
/* What the name of an unknown type, or of an unknown anything, may be. */
Kind heal_type_kind(const Spot *spot, const char *name);
Kind heal_value_kind(const Spot *spot, const char *name, bool is_cplusplus);
/* What a member is whose name ends at `at`. */
Shape heal_shape_at(const Spot *spot, size_t at);

#endif
