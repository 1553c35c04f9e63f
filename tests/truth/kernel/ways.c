/* Ways, one after the other in one process: before each, all memory is put back to what it was when
 * the driver had just been mapped - the driver's variables, the kernel's own, and the memory that
 * drivers allocate. A way runs on a stack of its own, so that it can be left from anywhere. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <ucontext.h>

#include "kernel.h"

#define STACK_SIZE (1u << 20)
#define STACK_FILLED                                                          \
  (1u << 16) /* so much of it holds what fresh memory holds; drivers use less \
              */
#define HEAP_SIZE (1u << 22)
#define SEGMENTS_MAX 8
#define TICK 500000 /* microseconds */
#define TICKS_MAX 4

extern char __data_start[], _end[]; /* the kernel's own variables */

typedef struct Segment {
  uint8_t *at, *copy;
  size_t size;
} Segment;

/* What no way may change lies outside of the kernel's variables. */
typedef struct Kept {
  Segment segments[SEGMENTS_MAX];
  int segment_count;
  uint8_t *stack, *heap;
  jmp_buf caller;
  ucontext_t way;
  void (*run)(void);
  uint32_t number, ticking; /* of this way, and of the one at the last tick of the clock */
  int ticks;
} Kept;
static Kept *kept;
static size_t heap_used;

void *ways_map(size_t size) {
  void *at = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (at == MAP_FAILED) abort();
  return at;
}

static void keep(void *at, size_t size) {
  if (kept->segment_count == SEGMENTS_MAX) abort();
  Segment *s = &kept->segments[kept->segment_count++];
  *s = (Segment){.at = at, .copy = ways_map(size), .size = size};
}

void ways_keep_segment(uintptr_t at, size_t size) { keep((void *)at, size); }

void ways_prepare(void) {
  kept = ways_map(sizeof *kept);
  kept->stack = ways_map(STACK_SIZE);
  kept->heap = ways_map(HEAP_SIZE);
  if (mprotect(kept->stack, 4096, PROT_NONE) != 0) abort();
  keep(__data_start, (size_t)(_end - __data_start));
  /* A way may take so long, of the processor's time. */
  struct itimerval clock = {.it_interval = {.tv_usec = TICK}, .it_value = {.tv_usec = TICK}};
  setitimer(ITIMER_PROF, &clock, NULL);
}

bool ways_take_too_long(void) {
  kept->ticks = kept->ticking == kept->number ? kept->ticks + 1 : 0;
  kept->ticking = kept->number;
  return kept->ticks > TICKS_MAX;
}

void ways_keep(void) {
  for (int i = 0; i < kept->segment_count; i++)
    memcpy(kept->segments[i].copy, kept->segments[i].at, kept->segments[i].size);
}

void ways_restore(void) {
  for (int i = 0; i < kept->segment_count; i++)
    memcpy(kept->segments[i].at, kept->segments[i].copy, kept->segments[i].size);
}

void *ways_allocate(size_t size) {
  size = (size + 63) & ~(size_t)15;
  if (size > HEAP_SIZE - heap_used) {
    kernel.shared->is_incomplete = true;
    end_way();
  }
  void *at = kept->heap + heap_used;
  heap_used += size;
  return at;
}

static void start(void) {
  kept->run();
  end_way();
}

void ways_run(void (*run)(void)) {
  memset(kept->stack + STACK_SIZE - STACK_FILLED, kernel.fill, STACK_FILLED);
  kept->run = run;
  kept->number++;
  if (_setjmp(kept->caller) != 0) {
    kept->number++;
    return;
  }
  if (getcontext(&kept->way) != 0) abort();
  kept->way.uc_stack.ss_sp = kept->stack;
  kept->way.uc_stack.ss_size = STACK_SIZE;
  makecontext(&kept->way, start, 0);
  setcontext(&kept->way);
  abort();
}

void end_way(void) {
  slot_leave();
  complete_ways();
  _longjmp(kept->caller, 1);
}
