/* C++ objects of static storage. Their constructors run before the driver's entry, and register the
 * destructors for an end that a driver does not have: nobody here ever calls those. */
#include "kernel.h"

#define OBJECTS_MAX 16

static uintptr_t sites[OBJECTS_MAX]; /* where destructors were registered */
static int site_count;

int NTAPI KernelAtExit(uintptr_t site) {
  if (!kernel.in_objects) return 0; /* a variable of a function */
  if (site_count == OBJECTS_MAX) {
    kernel.shared->is_incomplete = true;
    end_way();
  }
  sites[site_count++] = site;
  return 0;
}

static void make(uintptr_t function) { ((void(NTAPI *)(void))function)(); }

void objects_make(void) {
  kernel.in_objects = true;
  tables_each(TABLE_INITIALISERS, make);
  kernel.in_objects = false;
}

void objects_loaded(void) {
  if (slot_is_own() || !registrations_overwrote()) return;
  for (int i = 0; i < site_count; i++) violation(LASTS, sites[i]);
}
