/* What every stage uses: arenas, growing arrays, and the three kinds of error.
 *
 * Errors: a bug of ours stops at once with its place (bug, assert); wrong use of the tool stops
 * with a sentence and exit status 2 (usage_error); a source that can't be read becomes a problem
 * recorded with the data of its stage, and the run goes on. There is no fourth kind. */
#ifndef UNLOADLINT_BASE_H
#define UNLOADLINT_BASE_H

#include <assert.h>
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Memory with one lifetime: nothing in it is freed singly, because the owner of a stage's data
 * knows when all of it goes and nobody else knows when a part does. */
typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *arena);
/* Zeroed memory, aligned for any type. Never NULL: running out of memory stops the program. */
void *arena_alloc(Arena *arena, size_t size);
char *arena_strdup(Arena *arena, const char *text);
char *arena_printf(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Bytes handed out so far. */
size_t arena_size(const Arena *arena);

/* Makes room for one more element behind `count` in an arena-owned array of elements of `size`
 * bytes whose capacity is *room; returns the (perhaps moved) array. */
void *arena_grow(Arena *arena, void *array, uint32_t count, uint32_t *room, size_t size);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) \
  ((type *)arena_alloc((arena), sizeof(type) * (size_t)(count)))
/* ARENA_PUSH(arena, unit, func): appends a zeroed element to the array unit->funcs with
 * unit->func_count and unit->func_room, and yields its address. */
#define ARENA_PUSH(arena, owner, array, stem)                                  \
  ((owner)->array = arena_grow((arena), (owner)->array, (owner)->stem##_count, \
                               &(owner)->stem##_room, sizeof *(owner)->array), \
   &(owner)->array[(owner)->stem##_count++])

/* Stops with a message that says where in the program the bug showed. */
#define bug(...) bug_at(__FILE__, __LINE__, __VA_ARGS__)
_Noreturn void bug_at(const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Stops with "unloadlint: <sentence>" on standard error and exit status 2. */
_Noreturn void usage_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Files that are compiled into the program (the rules, the models, the header pack), so that the
 * binary works wherever it is copied. */
typedef struct EmbeddedFile {
  const char *path; /* relative to the source tree: "rules/lost-unload/rule.sql" */
  const char *data; /* NUL-terminated */
  size_t size;      /* without the NUL */
} EmbeddedFile;

extern const EmbeddedFile embedded_files[];
extern const size_t embedded_file_count;

/* Returns the embedded file of that path, or NULL. */
const EmbeddedFile *embedded_file(const char *path);

#endif
