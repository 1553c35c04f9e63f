/* Functions of which tables in the driver's library tell, see ../assembly.py. */
#define _GNU_SOURCE
#include <dlfcn.h>

#include "kernel.h"

/* Both are distances from their own places. */
typedef struct Row {
  int32_t entry, function;
} Row;

static const Row *bounds[TABLES][2];

void tables_find(void *library) {
  static const char *const names[TABLES] = {"DriverDiscarded", "DriverInitialisers"};
  for (int i = 0; i < TABLES; i++) {
    const Row *const *found = dlsym(library, names[i]);
    if (found == NULL) continue;
    bounds[i][0] = found[0];
    bounds[i][1] = found[1];
  }
}

void tables_each(Table table, void (*take)(uintptr_t function)) {
  for (const Row *row = bounds[table][0]; row < bounds[table][1]; row++) {
    if ((uintptr_t)&row->entry + (uintptr_t)(intptr_t)row->entry != kernel.entry) continue;
    take((uintptr_t)&row->function + (uintptr_t)(intptr_t)row->function);
  }
}
