/* Reading sources on several threads. Parsing is nearly all of a run's time, so only what can
 * matter is parsed: the source of the entry routine, then those that define what it calls, and so
 * on. Who defines what is looked up in a lexical index. Of a source, too, only the functions
 * are read that are asked for, and those that they come to by the look of them, be it by way of
 * other sources; where another one is asked for later, the source is read again. Each source is a
 * job of its own; which are read, and what comes out, is the same whatever the threads did. */
#include "units/units.h"

#include <string.h>

#include "base/memory.h"
#include "units/foresee.h"
#include "units/index.h"
#include "units/reach.h"
#include "units/read.h"

/* How many sources may be parsed before anybody asks for them: enough to keep every thread busy,
 * few enough that the units of a large repository are never in memory all at once. */
#define AHEAD_PER_JOB 64
/* A source is read in part so often; after that all of it is, for what is asked for little by
 * little would have it read time and again. */
#define READINGS_IN_PART 2
/* How many drivers may be indexed ahead. */
#define DRIVERS_AHEAD_PER_JOB 32

typedef struct Job {
  const SourceFile *source;
  SourceIndex *index; /* NULL: it is read in any case */
  bool is_queued;
  bool is_running;   /* or waits for a thread */
  bool is_whole;     /* nothing is left out of it */
  GPtrArray *wanted; /* names of functions that are kept in it, owned */
  unsigned readings; /* so far */
  guint kept;        /* how many of these the last reading knew */
  IrUnit *unit;      /* or NULL: */
  char *failure;     /* why there is none, once it was read */
} Job;

typedef struct DriverJobs {
  const Driver *driver;
  Job *jobs; /* one a source */
  uint32_t job_count;
  uint32_t queued; /* handed to the pool so far */
  uint32_t left;   /* of these and of the indexing: not done yet */
  Reach *reach;
  Foresight *foresight;
  SourceIndex **indices; /* those of the jobs */
  GPtrArray *old;        /* IrUnit: those that were read again; the reach knows their functions */
  Arena *arena;          /* of what was returned last, or NULL */
} DriverJobs;

struct UnitReader {
  const Discovery *discovery;
  GThreadPool *pool;
  GAsyncQueue *parsers; /* those that no thread is using */
  Disk *disk;           /* of all of them */
  Cache *cache;         /* or NULL */
  GMutex mutex;         /* of all below, and of what drivers hold */
  GCond read;           /* some driver has no source left */
  DriverJobs *drivers;
  uint32_t begun;   /* drivers that were begun: all before that number */
  unsigned waiting; /* sources handed to the pool whose driver was not asked for yet */
  unsigned most_waiting, most_begun;
  unsigned parsed;
  bool is_whole; /* nothing is left out of any source */
};

/* Returns whether the source had to be parsed. */
static bool read_source(UnitReader *reader, DriverJobs *driver, Job *job, IrUnit **unit,
                        char **failure) {
  g_mutex_lock(&reader->mutex);
  job->kept = job->wanted->len;
  job->is_whole |= job->readings++ >= READINGS_IN_PART;
  Bodies *bodies = NULL;
  if (!job->is_whole && !reader->is_whole)
    bodies = bodies_copy(foresight_bodies(driver->foresight, (uint32_t)(job - driver->jobs)));
  char **wanted = g_new0(char *, job->kept + 1);
  for (guint i = 0; i < job->kept; i++) wanted[i] = g_strdup(job->wanted->pdata[i]);
  g_mutex_unlock(&reader->mutex);
  Parser *parser = g_async_queue_pop(reader->parsers);
  bool is_parsed = source_read(parser, reader->cache, job->source, bodies, wanted, unit, failure);
  g_async_queue_push(reader->parsers, parser);
  g_strfreev(wanted);
  return is_parsed;
}

/* What the pool is handed: a source to read, or a driver to be indexed. */
typedef struct Ticket {
  DriverJobs *driver;
  Job *job; /* NULL: index the driver */
} Ticket;

/* Earlier drivers first: somebody is waiting for them. */
static int by_driver(const void *a, const void *b, void *context) {
  (void)context;
  const Ticket *first = a, *second = b;
  return (first->driver > second->driver) - (first->driver < second->driver);
}

static void push(UnitReader *reader, DriverJobs *driver, Job *job) {
  Ticket *ticket = g_new(Ticket, 1);
  *ticket = (Ticket){driver, job};
  driver->left++;
  g_thread_pool_push(reader->pool, ticket, NULL);
  /* cppcheck-suppress memleak ; the pool has it now */
}

static void queue_again(UnitReader *reader, DriverJobs *driver, Job *job) {
  job->is_queued = job->is_running = true;
  driver->queued++;
  reader->waiting++;
  push(reader, driver, job);
}

static void queue(UnitReader *reader, DriverJobs *driver, Job *job) {
  if (!job->is_queued) queue_again(reader, driver, job);
}

/* Some of a source may be missing that its index does not tell of. */
static void queue_whole(UnitReader *reader, DriverJobs *driver, Job *job) {
  bool has_all = job->is_whole || (job->unit != NULL && job->unit->withheld_count == 0);
  if (job->is_queued && has_all) return;
  job->is_whole = true;
  if (!job->is_running) queue_again(reader, driver, job);
}

/* `name` is the linker's, or the plain one. */
static bool withholds(const Job *job, const char *name) {
  bool found = false;
  for (uint32_t i = 0; job->unit != NULL && i < job->unit->withheld_count && !found; i++) {
    const char *withheld = job->unit->withheld[i].name;
    char **plain = reach_plain_names(withheld);
    found = strcmp(withheld, name) == 0 || g_strv_contains((const char *const *)plain, name);
    g_strfreev(plain);
  }
  return found;
}

static void keep_wanted(Job *job, const char *name) {
  if (!g_ptr_array_find_with_equal_func(job->wanted, name, g_str_equal, NULL))
    g_ptr_array_add(job->wanted, g_strdup(name));
}

/* It may be asked for later: once the source is read for another reason, it is kept in it. */
static void note_foreseen(uint32_t source, const char *name, void *context) {
  DriverJobs *driver = context;
  keep_wanted(&driver->jobs[source], name);
}

/* A function is wanted of a source, by its plain name or the linker's; where it was left out of
 * that, it is read again. */
static void want(UnitReader *reader, DriverJobs *driver, Job *job, const char *name) {
  char **plain = reach_plain_names(name);
  for (char **next = plain; *next != NULL; next++) {
    keep_wanted(job, *next);
    foresee(driver->foresight, *next, note_foreseen, driver);
  }
  g_strfreev(plain);
  if (!job->is_running && withholds(job, name)) queue_again(reader, driver, job);
}

static void queue_all(UnitReader *reader, DriverJobs *driver) {
  for (uint32_t i = 0; i < driver->job_count; i++) queue_whole(reader, driver, &driver->jobs[i]);
}

/* Choosing sources ---------------------------------------------------------------------------- */

/* The surest way in which a source speaks of one of the names. */
static IndexMatch match_any(const Job *job, char **names) {
  IndexMatch best = INDEX_NONE;
  for (; *names != NULL && job->index != NULL; names++)
    best = MAX(best, index_match(job->index, *names));
  return best;
}

/* Queues the sources that define a name; where none does by the look of it, a macro may have made
 * the definition out of a name that is only mentioned, or a header may hold it. */
static void queue_definers(UnitReader *reader, DriverJobs *driver, const char *name,
                           bool is_variable) {
  char **names = reach_plain_names(name);
  IndexMatch best = INDEX_NONE;
  for (uint32_t i = 0; i < driver->job_count; i++)
    best = MAX(best, match_any(&driver->jobs[i], names));
  for (uint32_t i = 0; i < driver->job_count; i++) {
    Job *job = &driver->jobs[i];
    if (best != INDEX_NONE && match_any(job, names) == best) {
      for (char **plain = names; *plain != NULL; plain++) want(reader, driver, job, *plain);
      if (best == INDEX_MENTIONS) queue_whole(reader, driver, job);
      queue(reader, driver, job);
    }
    if (best != INDEX_DEFINES && is_variable && job->index != NULL &&
        index_configures_header(job->index))
      queue(reader, driver, job);
  }
  g_strfreev(names);
}

static void queue_withheld(UnitReader *reader, DriverJobs *driver) {
  const IrUnit *unit;
  for (const char *name; reach_next_withheld(driver->reach, &unit, &name);)
    for (uint32_t i = 0; i < driver->job_count; i++)
      if (strcmp(driver->jobs[i].source->path, unit->path) == 0)
        want(reader, driver, &driver->jobs[i], name);
}

static void queue_missing(UnitReader *reader, DriverJobs *driver) {
  queue_withheld(reader, driver);
  bool is_variable;
  for (const char *name; (name = reach_next_missing(driver->reach, &is_variable)) != NULL;)
    queue_definers(reader, driver, name, is_variable);
}

/* What is left when nothing is on its way any more. An entry that could not be found where the
 * index saw it may be anywhere. */
static void settle(UnitReader *reader, DriverJobs *driver) {
  if (driver->left == 0 && !reach_is_defined(driver->reach, driver->driver->entry))
    queue_all(reader, driver);
  if (driver->left == 0) g_cond_broadcast(&reader->read);
}

/* Threads ------------------------------------------------------------------------------------- */

static void index_driver(DriverJobs *driver) {
  for (uint32_t i = 0; i < driver->job_count; i++) {
    Job *job = &driver->jobs[i];
    size_t size;
    bool is_converted;
    char *error = NULL;
    char *text = parse_read_text(job->source->path, &size, &is_converted, &error);
    if (text != NULL) job->index = index_source(text, size, job->source->is_cplusplus);
    driver->indices[i] = job->index;
    g_free(text);
    g_free(error);
  }
  driver->foresight = foresight_new(driver->driver, (const SourceIndex *const *)driver->indices);
}

static void begin_reading(UnitReader *reader, DriverJobs *driver) {
  driver->reach = reach_new(driver->driver->entry);
  for (uint32_t i = 0; i < driver->job_count; i++) {
    Job *job = &driver->jobs[i];
    /* What can't be read is to be reported; objects are constructed without being called. */
    if (job->index == NULL || index_has_objects(job->index)) queue(reader, driver, job);
    want(reader, driver, job, driver->driver->entry);
  }
  reach_ask(driver->reach, driver->driver->entry, false);
  queue_missing(reader, driver);
}

/* What was asked for while it was being read is looked for in it once more. */
static void take_unit(UnitReader *reader, DriverJobs *driver, Job *job, IrUnit *unit,
                      char *failure) {
  job->is_running = false;
  if (job->unit != NULL) g_ptr_array_add(driver->old, job->unit);
  job->unit = unit;
  g_free(job->failure);
  job->failure = failure;
  if (unit == NULL) return;
  reach_add_unit(driver->reach, unit);
  bool is_late = job->is_whole && unit->withheld_count > 0;
  for (guint i = job->kept; i < job->wanted->len; i++)
    is_late |= withholds(job, job->wanted->pdata[i]);
  if (is_late) queue_again(reader, driver, job);
  queue_missing(reader, driver);
}

static void run_ticket(void *data, void *context) {
  memory_of_thread();
  Ticket *ticket = data;
  UnitReader *reader = context;
  DriverJobs *driver = ticket->driver;
  Job *job = ticket->job;
  bool is_parsed = false;
  IrUnit *unit = NULL;
  char *failure = NULL;
  if (job == NULL) {
    index_driver(driver);
  } else {
    is_parsed = read_source(reader, driver, job, &unit, &failure);
  }
  g_mutex_lock(&reader->mutex);
  driver->left--;
  if (job == NULL) {
    begin_reading(reader, driver);
  } else {
    if (is_parsed && job->unit == NULL) reader->parsed++;
    take_unit(reader, driver, job, unit, failure);
  }
  settle(reader, driver);
  g_mutex_unlock(&reader->mutex);
  g_free(ticket);
}

/* The reader ---------------------------------------------------------------------------------- */

static void free_parser(void *parser) { parser_free(parser); }

UnitReader *units_new(const Discovery *discovery, const ParseOptions *options, Cache *cache,
                      unsigned jobs, bool is_whole, char **error) {
  UnitReader *reader = g_new0(UnitReader, 1);
  reader->discovery = discovery;
  reader->cache = cache;
  reader->is_whole = is_whole;
  reader->parsers = g_async_queue_new_full(free_parser);
  reader->most_waiting = jobs * AHEAD_PER_JOB;
  reader->most_begun = jobs * DRIVERS_AHEAD_PER_JOB;
  reader->drivers = g_new0(DriverJobs, discovery->driver_count);
  g_mutex_init(&reader->mutex);
  g_cond_init(&reader->read);
  ParseOptions shared = *options;
  shared.disk = reader->disk = disk_new();
  for (unsigned i = 0; i < jobs; i++) {
    Parser *parser = parser_new(&shared, error);
    if (parser == NULL) {
      units_free(reader);
      return NULL;
    }
    g_async_queue_push(reader->parsers, parser);
  }
  reader->pool = g_thread_pool_new(run_ticket, reader, (int)jobs, FALSE, NULL);
  g_thread_pool_set_sort_function(reader->pool, by_driver, NULL);
  return reader;
}

static void begin(UnitReader *reader, uint32_t index) {
  const Driver *driver = &reader->discovery->drivers[index];
  DriverJobs *jobs = &reader->drivers[index];
  jobs->driver = driver;
  jobs->jobs = g_new0(Job, driver->source_count);
  jobs->job_count = driver->source_count;
  jobs->indices = g_new0(SourceIndex *, driver->source_count);
  jobs->old = g_ptr_array_new();
  for (uint32_t i = 0; i < driver->source_count; i++) {
    jobs->jobs[i].source = &driver->sources[i];
    jobs->jobs[i].wanted = g_ptr_array_new_with_free_func(g_free);
  }
  push(reader, jobs, NULL);
}

static void release(UnitReader *reader, uint32_t index) {
  DriverJobs *driver = &reader->drivers[index];
  reach_free(driver->reach);
  foresight_free(driver->foresight);
  g_free(driver->indices);
  for (uint32_t i = 0; i < driver->job_count; i++) {
    if (driver->jobs[i].unit != NULL) ir_unit_free(driver->jobs[i].unit);
    index_free(driver->jobs[i].index);
    g_free(driver->jobs[i].failure);
    g_ptr_array_free(driver->jobs[i].wanted, TRUE);
  }
  if (driver->old != NULL) {
    for (guint i = 0; i < driver->old->len; i++) ir_unit_free(driver->old->pdata[i]);
    g_ptr_array_free(driver->old, TRUE);
  }
  g_free(driver->jobs);
  if (driver->arena != NULL) arena_free(driver->arena);
  *driver = (DriverJobs){0};
}

/* Waits for a driver; the mutex is held. */
static void wait_for(UnitReader *reader, DriverJobs *driver) {
  while (driver->left > 0) g_cond_wait(&reader->read, &reader->mutex);
}

static const DriverUnits *units_read(DriverJobs *jobs) {
  if (jobs->arena != NULL) arena_free(jobs->arena);
  jobs->arena = arena_new();
  DriverUnits *units = ARENA_NEW(jobs->arena, DriverUnits);
  units->units = ARENA_ARRAY(jobs->arena, IrUnit *, jobs->job_count);
  units->failures = arena_alloc(jobs->arena, sizeof *units->failures * jobs->job_count);
  for (uint32_t i = 0; i < jobs->job_count; i++) {
    const Job *job = &jobs->jobs[i];
    if (job->unit != NULL) {
      units->units[units->unit_count++] = job->unit;
    } else if (job->failure != NULL) {
      units->failures[units->failure_count].path = job->source->path;
      units->failures[units->failure_count++].message = job->failure;
    }
  }
  return units;
}

const DriverUnits *units_of(UnitReader *reader, uint32_t driver) {
  DriverJobs *jobs = &reader->drivers[driver];
  g_mutex_lock(&reader->mutex);
  while (reader->begun < reader->discovery->driver_count &&
         (reader->begun <= driver ||
          (reader->waiting < reader->most_waiting && reader->begun - driver < reader->most_begun)))
    begin(reader, reader->begun++);
  wait_for(reader, jobs);
  reader->waiting -= jobs->queued;
  jobs->queued = 0;
  g_mutex_unlock(&reader->mutex);
  return units_read(jobs);
}

const DriverUnits *units_more(UnitReader *reader, uint32_t driver, const WantedName *wanted,
                              uint32_t count) {
  DriverJobs *jobs = &reader->drivers[driver];
  g_mutex_lock(&reader->mutex);
  for (uint32_t i = 0; i < count; i++) {
    reach_ask(jobs->reach, wanted[i].name, wanted[i].is_variable);
    if (wanted[i].is_variable) continue;
    /* Of internal linkage it may be, too. */
    for (uint32_t k = 0; k < jobs->job_count; k++)
      if (withholds(&jobs->jobs[k], wanted[i].name))
        want(reader, jobs, &jobs->jobs[k], wanted[i].name);
  }
  queue_missing(reader, jobs);
  bool is_more = jobs->queued > 0;
  wait_for(reader, jobs);
  reader->waiting -= jobs->queued;
  jobs->queued = 0;
  g_mutex_unlock(&reader->mutex);
  return is_more ? units_read(jobs) : NULL;
}

void units_done(UnitReader *reader, uint32_t driver) { release(reader, driver); }

unsigned units_parsed(UnitReader *reader) {
  g_mutex_lock(&reader->mutex);
  unsigned parsed = reader->parsed;
  g_mutex_unlock(&reader->mutex);
  return parsed;
}

void units_free(UnitReader *reader) {
  if (reader->pool != NULL) g_thread_pool_free(reader->pool, TRUE, TRUE);
  for (uint32_t i = 0; i < reader->begun; i++) release(reader, i);
  g_async_queue_unref(reader->parsers);
  disk_free(reader->disk);
  g_mutex_clear(&reader->mutex);
  g_cond_clear(&reader->read);
  g_free(reader->drivers);
  g_free(reader);
}
