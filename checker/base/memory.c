/* How the process holds its memory. */
#include "base/memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#include <stdlib.h>
#include <sys/mman.h>
#endif

/* What one parse frees the next one needs. To hand it back in between costs a third of the page
 * faults of a run. */
void memory_keep(void) {
#ifdef __GLIBC__
  enum { MOST_FREE = 512 << 20, LARGEST_KEPT = 32 << 20 };
  mallopt(M_TRIM_THRESHOLD, MOST_FREE);
  mallopt(M_MMAP_THRESHOLD, LARGEST_KEPT);
#endif
}

void memory_of_thread(void) {
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
  enum { RESERVE = 28 << 20, HUGE_PAGE = 2 << 20 };
  static _Thread_local bool is_done;
  if (is_done) return;
  is_done = true;
  char *block = malloc(RESERVE);
  if (block == NULL) return;
  uintptr_t start = ((uintptr_t)block + HUGE_PAGE - 1) & ~(uintptr_t)(HUGE_PAGE - 1);
  uintptr_t end = ((uintptr_t)block + RESERVE) & ~(uintptr_t)(HUGE_PAGE - 1);
  /* Advice: where it is not taken, nothing is lost. */
  (void)madvise((void *)start, end - start, MADV_HUGEPAGE);
  free(block);
#endif
}
