/* Arenas: memory that is handed out in order and given back all at once. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"

/* Under AddressSanitizer a gap behind every piece stays poisoned, so that running over the end of
 * one is seen although malloc knows of the whole block only. */
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISON 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISON 1
#endif
#endif
#ifdef ARENA_POISON
#include <sanitizer/asan_interface.h>
#define ARENA_GAP 16
#else
#define ASAN_POISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
#define ARENA_GAP 0
#endif

#define ARENA_ALIGN _Alignof(max_align_t)
#define SMALL_ALIGN (ARENA_ALIGN / 2)
/* Most arenas live for one function or one source; a driver's live on whatever they double to. */
#define ARENA_FIRST_BLOCK ((size_t)4096)
#define ARENA_LARGEST_BLOCK ((size_t)1 << 20)

typedef struct ArenaBlock ArenaBlock;
struct ArenaBlock {
  ArenaBlock *next;
  size_t size; /* of data */
  size_t used;
  _Alignas(max_align_t) unsigned char data[];
};

struct Arena {
  ArenaBlock *blocks; /* the one that is being filled first */
  size_t handed_out;
};

static void out_of_memory(size_t size) {
  fprintf(stderr,
          "unloadlint: out of memory while asking for %zu bytes, analyse fewer drivers "
          "at once or lower --jobs\n",
          size);
  exit(2);
}

Arena *arena_new(void) {
  Arena *arena = calloc(1, sizeof *arena);
  if (arena == NULL) out_of_memory(sizeof *arena);
  return arena;
}

void arena_free(Arena *arena) {
  if (arena == NULL) return;
  for (ArenaBlock *block = arena->blocks, *next; block != NULL; block = next) {
    next = block->next;
    ASAN_UNPOISON_MEMORY_REGION(block->data, block->size);
    free(block);
  }
  free(arena);
}

static ArenaBlock *add_block(Arena *arena, size_t needed) {
  size_t size = arena->blocks == NULL ? ARENA_FIRST_BLOCK : arena->blocks->size * 2;
  if (size > ARENA_LARGEST_BLOCK) size = ARENA_LARGEST_BLOCK;
  if (size < needed) size = needed;
  /* calloc: the pages of a large block come zeroed from the system and cost nothing until used. */
  ArenaBlock *block = calloc(1, sizeof *block + size);
  if (block == NULL) out_of_memory(size);
  block->size = size;
  ASAN_POISON_MEMORY_REGION(block->data, size);
  /* A piece that is larger than any block gets one of its own behind the one being filled. */
  if (arena->blocks != NULL && needed > ARENA_LARGEST_BLOCK / 4) {
    block->next = arena->blocks->next;
    arena->blocks->next = block;
  } else {
    block->next = arena->blocks;
    arena->blocks = block;
  }
  return block;
}

static size_t round_up(size_t size, size_t align) { return (size + align - 1) & ~(align - 1); }

void *arena_alloc(Arena *arena, size_t size) {
  if (size > SIZE_MAX / 2) out_of_memory(size);
  /* What needs the greatest alignment has a size that is a multiple of it. */
  size_t align = size % ARENA_ALIGN == 0 ? ARENA_ALIGN : SMALL_ALIGN;
  size_t rounded = round_up((size == 0 ? 1 : size) + ARENA_GAP, SMALL_ALIGN);
  ArenaBlock *block = arena->blocks;
  if (block == NULL || block->size - block->used < rounded + ARENA_ALIGN)
    block = add_block(arena, rounded + ARENA_ALIGN);
  block->used = round_up(block->used, align);
  void *piece = block->data + block->used;
  block->used += rounded;
  arena->handed_out += size;
  ASAN_UNPOISON_MEMORY_REGION(piece, size);
  return piece;
}

char *arena_strdup(Arena *arena, const char *text) {
  if (text == NULL) return NULL;
  size_t size = strlen(text) + 1;
  return memcpy(arena_alloc(arena, size), text, size);
}

char *arena_printf(Arena *arena, const char *format, ...) {
  va_list args;
  va_start(args, format);
  char *text = g_strdup_vprintf(format, args);
  va_end(args);
  char *copy = arena_strdup(arena, text);
  g_free(text);
  return copy;
}

size_t arena_size(const Arena *arena) { return arena->handed_out; }

void *arena_grow(Arena *arena, void *array, uint32_t count, uint32_t *room, size_t size) {
  if (count < *room) return array;
  uint32_t wanted = *room == 0 ? 8 : *room * 2;
  if (wanted <= count) bug("an array of %u elements cannot grow", count);
  void *moved = arena_alloc(arena, (size_t)wanted * size);
  if (count > 0) memcpy(moved, array, (size_t)count * size);
  *room = wanted;
  return moved;
}
