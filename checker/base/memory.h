/* How the process holds its memory. */
#ifndef UNLOADLINT_MEMORY_H
#define UNLOADLINT_MEMORY_H

#include "base/base.h"

/* Before any thread is started: memory that is freed stays with the process. */
void memory_keep(void);
/* In a thread that parses or explores: its heap grows at once to what that takes, in pages that
 * cost few faults. A second call does nothing. */
void memory_of_thread(void);

#endif
