/* Each driver is decided by itself, so threads take one after the other, and what comes out is
 * handed on in their order, whichever was done first. A driver that takes long holds up the others
 * no more than memory demands: so many may be decided and not asked for yet. */
#include "decide/drivers.h"

#include "base/memory.h"

/* Most drivers are small, and one that is not is soon waited for. */
#define AHEAD_PER_JOB 16

typedef struct Case {
  Decided decided;
  bool is_done;
} Case;

struct Deciders {
  const Discovery *discovery;
  UnitReader *reader;
  const Models *models;
  Decider how;
  GMutex mutex; /* of all below */
  GCond changed;
  Case *cases;    /* one a driver */
  uint32_t begun; /* drivers that a thread has taken: all before that number */
  uint32_t given; /* likewise, that were returned */
  unsigned most_ahead;
  bool is_stopped;
  GPtrArray *threads;
};

typedef struct Reading {
  UnitReader *reader;
  uint32_t driver;
  const DriverUnits *units; /* of the driver, as far as they were read */
} Reading;

/* Reads what the exploration wanted. */
static bool read_wanted(const Exploration *exploration, void *context) {
  Reading *reading = context;
  WantedName *names = g_new(WantedName, exploration->wanted_count + 1);
  for (uint32_t i = 0; i < exploration->wanted_count; i++)
    names[i] = (WantedName){exploration->wanted[i].name, exploration->wanted[i].is_variable};
  const DriverUnits *more =
      units_more(reading->reader, reading->driver, names, exploration->wanted_count);
  g_free(names);
  if (more != NULL) reading->units = more;
  return more != NULL;
}

/* The driver's units become a program, and its paths are explored. Where these come to a function
 * whose source was not read yet, it is read, and all begins anew with what is known now. */
static Decided decide_driver(Deciders *deciders, uint32_t index) {
  const Driver *driver = &deciders->discovery->drivers[index];
  UnitReader *reader = deciders->reader;
  Reading reading = {.reader = reader, .driver = index, .units = units_of(reader, index)};
  Decider decider = deciders->how;
  decider.read = read_wanted;
  decider.context = &reading;
  Decided decided = {0};
  do {
    program_free(decided.program);
    decider.is_doubtful = false; /* what stood in the way may have been read */
    decided.program =
        link_driver(driver, reading.units->units, reading.units->unit_count, deciders->models);
    decided.exploration = decide(decided.program, &decider);
  } while (decided.exploration == NULL);
  decided.units = reading.units;
  return decided;
}

static void *run(void *context) {
  memory_of_thread();
  Deciders *deciders = context;
  g_mutex_lock(&deciders->mutex);
  for (;;) {
    bool is_over = deciders->begun == deciders->discovery->driver_count;
    if (deciders->is_stopped || is_over) break;
    if (deciders->begun >= deciders->given + deciders->most_ahead) {
      g_cond_wait(&deciders->changed, &deciders->mutex);
      continue;
    }
    uint32_t index = deciders->begun++;
    g_mutex_unlock(&deciders->mutex);
    Decided decided = decide_driver(deciders, index);
    g_mutex_lock(&deciders->mutex);
    deciders->cases[index] = (Case){.decided = decided, .is_done = true};
    g_cond_broadcast(&deciders->changed);
  }
  g_mutex_unlock(&deciders->mutex);
  return NULL;
}

Deciders *deciders_new(const Discovery *discovery, UnitReader *reader, const Models *models,
                       const Decider *how, unsigned jobs) {
  Deciders *deciders = g_new0(Deciders, 1);
  *deciders = (Deciders){.discovery = discovery,
                         .reader = reader,
                         .models = models,
                         .how = *how,
                         .most_ahead = jobs * AHEAD_PER_JOB};
  g_mutex_init(&deciders->mutex);
  g_cond_init(&deciders->changed);
  deciders->cases = g_new0(Case, discovery->driver_count);
  deciders->threads = g_ptr_array_new();
  for (unsigned i = 0; i < jobs; i++)
    g_ptr_array_add(deciders->threads, g_thread_new("decide", run, deciders));
  return deciders;
}

/* The mutex is held, or nobody else is there any more. */
static void release(Deciders *deciders, uint32_t index) {
  Case *entry = &deciders->cases[index];
  if (!entry->is_done) return;
  exploration_free(entry->decided.exploration);
  program_free(entry->decided.program);
  units_done(deciders->reader, index);
  entry->is_done = false;
}

const Decided *deciders_next(Deciders *deciders) {
  g_mutex_lock(&deciders->mutex);
  if (deciders->given > 0) release(deciders, deciders->given - 1);
  uint32_t index = deciders->given++;
  g_cond_broadcast(&deciders->changed);
  while (!deciders->cases[index].is_done) g_cond_wait(&deciders->changed, &deciders->mutex);
  g_mutex_unlock(&deciders->mutex);
  return &deciders->cases[index].decided;
}

void deciders_free(Deciders *deciders) {
  g_mutex_lock(&deciders->mutex);
  deciders->is_stopped = true;
  g_cond_broadcast(&deciders->changed);
  g_mutex_unlock(&deciders->mutex);
  for (guint i = 0; i < deciders->threads->len; i++) g_thread_join(deciders->threads->pdata[i]);
  for (uint32_t i = 0; i < deciders->begun; i++) release(deciders, i);
  g_ptr_array_free(deciders->threads, TRUE);
  g_free(deciders->cases);
  g_mutex_clear(&deciders->mutex);
  g_cond_clear(&deciders->changed);
  g_free(deciders);
}
