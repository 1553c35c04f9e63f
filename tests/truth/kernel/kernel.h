/* A kernel for the host that runs a driver through loading and unloading and watches what becomes
 * of DriverUnload and of the driver's resources. Every answer of the environment is a choice; every
 * sequence of answers is run from the start to its end, each time in memory as it was at first. */
#ifndef TRUTH_KERNEL_H
#define TRUTH_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "wdm.h"

#define CHOICES_MAX                                                                              \
  40                   /* answers on one way; a way with more ends, and the driver is incomplete \
                        */
#define WAYS_MAX 6000  /* ways of one driver */
#define PROBES_MAX 400 /* see slot.c */
#define VIOLATIONS_MAX 200
#define WITNESSES_MAX 4000 /* ways kept for each violation */
#define WITNESSES_TOLD 12  /* of them, unless all are asked for */
#define DEFECTS_MAX 32
#define READS_MAX 64
#define TRACE_MAX 20000 /* lines */

/* Every routine that drivers call begins with this: stores into the slot by the kernel on behalf of
 * the driver, acquisitions and registrations lie where the driver called. */
#define ENTER() (kernel.call_site = (uintptr_t)__builtin_return_address(0) - 1)

/* The answers of one way, in order. */
typedef struct Answers {
  uint8_t count, at[CHOICES_MAX];
} Answers;

typedef struct Violation {
  int rule; /* 1002 for UL1002 */
  uintptr_t site;
  uint32_t ways; /* that show it */
  Answers witnesses[WITNESSES_MAX];
} Violation;

/* A question that only a second run of the same way can answer: is what the unload run called at
 * `call` the value that was read from the slot at `site`? */
typedef struct Probe {
  Answers answers;
  uint32_t read; /* which of the reads of the slot on this way */
  uintptr_t site, call;
  bool is_stale; /* a registration wrote the slot after the read */
  bool is_recursion;
  bool ends_group; /* the last one that was asked for the same call */
  bool was_hit;
  bool was_reached; /* the call was made, be it of another value */
  uint32_t time;    /* of the call; with another value in the read's place it may be another one */
  bool is_diverted;
} Probe;

/* What all ways write to. */
typedef struct Shared {
  uint32_t way_count, loaded_count, failed_count, crashed_count, violation_count, probe_count,
      defect_count, unload_count;
  bool is_incomplete;
  /* The way that is run, and how many answers there are to each of its questions. */
  Answers search;
  uint8_t counts[CHOICES_MAX];
  Violation violations[VIOLATIONS_MAX];
  Probe probes[PROBES_MAX];
  struct {
    char what[48];
    uintptr_t site;
    Answers answers;
  } defects[DEFECTS_MAX];
} Shared;

typedef enum Phase { PHASE_ENTRY, PHASE_UNLOAD } Phase;

typedef struct Kernel {
  Shared *shared;
  Phase phase;
  uintptr_t call_site;
  uintptr_t image_start, image_end;
  uintptr_t entry;              /* of the driver that is run */
  DRIVER_OBJECT *driver_object; /* alone on its page; the driver's accesses are trapped */
  DRIVER_OBJECT *object_view;   /* the same memory, for the kernel's own accesses */
  /* The answers so far, or those that are forced. */
  Answers answers;
  bool is_forced;
  uint8_t forced_count;
  /* A probe that this run answers, or NULL. */
  Probe *probe;
  /* This way supposes that a class driver left NULL where its routine would stand. */
  bool is_null_variant;
  int fill; /* what fresh memory holds, byte by byte */
  bool is_logging;
  bool in_objects;    /* constructors run, before the driver's entry */
  bool in_devices;    /* devices have come and gone: only UL2004 is looked at */
  bool skips_devices; /* they don't */
  bool is_tracing;    /* the lines that run are told; the slot is not watched */
} Kernel;

extern Kernel kernel;

/* choose.c */

/* One of `count` answers, from 0 on. `what` names the question in logs. */
int choose(int count, const char *what);
/* Makes the next sequence of answers the one to run; false when all were run. */
bool choose_next(void);
/* The driver itself is broken in a way that no rule speaks of: a generated one must not be. */
void defect(const char *what, uintptr_t site);
/* Not rules: calls that only together make a violation of UL1005 (see main.c). */
#define CALLS_CLASS 1    /* the class driver's routine is called here */
#define CALLS_NULLABLE 2 /* NULL is, where a class driver left that in its routine's place */
/* Not a rule: this routine is to run at unloading. */
#define STANDS 3
/* Nor this: nobody will run the destructor that is registered here. */
#define LASTS 4
/* A rule is violated on this way. */
void violation(int rule, uintptr_t site);
/* Writes down this way. When it ends, what was written has all its answers. */
void keep_way(Answers *to);
void complete_ways(void);
/* Tells of an event on this way, when the kernel was asked to. */
void note(const char *kind, uintptr_t site, const char *detail);

/* ways.c */

/* Memory that no way changes by itself. */
void *ways_map(size_t size);
/* What the driver may write to: such memory is put back for each way. */
void ways_prepare(void);
void ways_keep_segment(uintptr_t at, size_t size);
/* All of it is as it is to be when a way begins. */
void ways_keep(void);
void ways_restore(void);
/* Memory that is handed to the driver; it goes with the way. */
void *ways_allocate(size_t size);
/* Runs one way until it ends. */
void ways_run(void (*run)(void));
/* The clock has ticked: whether this way has taken too long. */
bool ways_take_too_long(void);
/* Ends this way. */
_Noreturn void end_way(void);

/* tables.c */

/* Functions of the driver that are discarded when its entry has returned; and those that run before
 * its entry, in their order. */
typedef enum Table { TABLE_DISCARDED, TABLE_INITIALISERS, TABLES } Table;
/* The driver's library is mapped: finds its tables. */
void tables_find(void *library);
/* Calls `take` for each of these functions of the driver that is run. */
void tables_each(Table table, void (*take)(uintptr_t function));

/* objects.c */

/* Objects of static storage come to be, before the driver's entry runs. */
void objects_make(void);
/* DriverEntry has returned success. */
void objects_loaded(void);

/* slot.c */

/* Installs the handlers of signals and takes the driver object's pages away from the driver. */
void slot_watch(void);
/* The class driver of registration `id` writes its routine (or NULL) into the slot. */
void slot_overwrite(int id, bool succeeds, bool writes_null);
/* It keeps what it finds there and calls it. */
void slot_chain(int id, bool succeeds);
/* The way ends: nothing of the driver's code stays changed. */
void slot_leave(void);
/* Whether a routine of the driver is what leads from the slot, or it is called from there. */
bool slot_is_own(void);
/* DriverEntry has returned success. */
void slot_loaded(void);
/* Runs the unload routine that the slot leads to. */
void slot_unload(void);

/* lines.c */

/* The driver's library is mapped: finds its table of lines. False when it has none. */
bool lines_find(void *library);
/* The number of the line that an address of the driver belongs to. */
uint32_t line_of(uintptr_t at);
/* From the next way on the lines that run are kept. */
void lines_keep(void);
/* Prints those of the way that has just ended. */
void lines_print(void);

/* registrars.c */

typedef struct Contract Contract;
typedef struct Registration {
  const Contract *contract;
  uintptr_t site;
  bool succeeded, was_called, has_overwritten;
  PDRIVER_UNLOAD chained;
} Registration;
#define REGISTRATIONS_MAX 12
extern Registration registrations[REGISTRATIONS_MAX];
/* The routine that the class driver of this registration puts into the slot. */
PDRIVER_UNLOAD class_routine(int id);
/* Some registration has succeeded and put something of its own into the slot. */
bool registrations_overwrote(void);
/* The registration whose routine this is, or -1. */
int class_of(PDRIVER_UNLOAD routine);
bool contract_is_empty(const Contract *contract);
/* Its overwriting is documented, and it offers no callback of its own. */
bool contract_misses_unload(const Contract *contract);
/* The unload routine left by the documented exit of this class driver. */
bool contract_has_left(const Contract *contract);

/* devices.c */

/* The routine that a registration hands over for devices. */
void devices_note(PVOID routine);
bool devices_any(void);
/* Two start, and one goes or both do. */
void devices_run(bool both_go);

/* resources.c */

bool resources_any(void);
bool resources_pin(void);
/* A registration that has to be undone; what names it. */
PVOID resources_register(void);
void resources_deregister(PVOID handle);
/* A violation for each resource that is still held. */
void resources_report(int rule);

#endif
