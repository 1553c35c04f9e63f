/* Reading sources on several threads. Parsing is nearly all of a run's time and sources do not know
 * of each other, so each is a job of its own; what comes out is the same whatever the threads did.
 */
#include "units/units.h"

#include "lower/lower.h"

/* How many sources may be parsed before anybody asks for them: enough to keep every thread busy,
 * few enough that the units of a large repository are never in memory all at once. */
#define AHEAD_PER_JOB 8

typedef struct Job {
  const SourceFile *source;
  IrUnit *unit;  /* or NULL: */
  char *failure; /* why there is none */
} Job;

typedef struct DriverJobs {
  Job *jobs; /* one a source */
  uint32_t job_count;
  uint32_t left; /* not read yet */
} DriverJobs;

struct UnitReader {
  const Discovery *discovery;
  GThreadPool *pool;
  GAsyncQueue *parsers; /* those that no thread is using */
  Cache *cache;         /* or NULL */
  GMutex mutex;
  GCond read; /* some driver has no source left */
  DriverJobs *drivers;
  uint32_t begun;   /* drivers whose sources were handed to the pool */
  unsigned waiting; /* sources handed to the pool and not asked for yet */
  unsigned most_waiting;
  unsigned parsed;
  Arena *arena;  /* of what units_of returned last */
  uint32_t last; /* its driver, or UINT32_MAX */
};

/* A unit that breaks a promise of ir.h is a bug of ours. Tests have to stop there; somebody's run
 * over a thousand drivers goes on, and the driver is not called clean. */
static void drop_unfit(Job *job, char *fault) {
#ifdef UNLOADLINT_VERIFY
  bug("lowering %s: %s", job->source->path, fault);
#endif
  job->failure =
      g_strdup_printf("the lowering made something unfit of it, please report this: %s", fault);
  ir_unit_free(job->unit);
  job->unit = NULL;
  g_free(fault);
}

/* Returns whether the source had to be parsed. */
static bool read_source(UnitReader *reader, Job *job) {
  if (reader->cache != NULL) job->unit = cache_find(reader->cache, job->source);
  if (job->unit != NULL) return false;
  Parser *parser = g_async_queue_pop(reader->parsers);
  ParsedUnit *parsed = parse_source(parser, job->source, &job->failure);
  if (parsed != NULL) {
    job->unit = lower(parsed);
    char *fault = ir_verify(job->unit);
    if (fault != NULL) {
      drop_unfit(job, fault);
    } else if (reader->cache != NULL) {
      cache_keep(reader->cache, job->source, parsed, job->unit);
    }
    parsed_free(parsed);
  }
  g_async_queue_push(reader->parsers, parser);
  return true;
}

/* What a job needs to find its driver again once it is done. */
typedef struct Ticket {
  DriverJobs *driver;
  Job *job;
} Ticket;

static void run_ticket(void *data, void *context) {
  Ticket *ticket = data;
  UnitReader *reader = context;
  bool is_parsed = read_source(reader, ticket->job);
  g_mutex_lock(&reader->mutex);
  if (is_parsed) reader->parsed++;
  if (--ticket->driver->left == 0) g_cond_broadcast(&reader->read);
  g_mutex_unlock(&reader->mutex);
  g_free(ticket);
}

static void free_parser(void *parser) { parser_free(parser); }

UnitReader *units_new(const Discovery *discovery, const ParseOptions *options, Cache *cache,
                      unsigned jobs, char **error) {
  UnitReader *reader = g_new0(UnitReader, 1);
  reader->discovery = discovery;
  reader->cache = cache;
  reader->parsers = g_async_queue_new_full(free_parser);
  reader->last = UINT32_MAX;
  reader->most_waiting = jobs * AHEAD_PER_JOB;
  reader->drivers = g_new0(DriverJobs, discovery->driver_count);
  g_mutex_init(&reader->mutex);
  g_cond_init(&reader->read);
  for (unsigned i = 0; i < jobs; i++) {
    Parser *parser = parser_new(options, error);
    if (parser == NULL) {
      units_free(reader);
      return NULL;
    }
    g_async_queue_push(reader->parsers, parser);
  }
  reader->pool = g_thread_pool_new(run_ticket, reader, (int)jobs, FALSE, NULL);
  return reader;
}

static void begin(UnitReader *reader, uint32_t index) {
  const Driver *driver = &reader->discovery->drivers[index];
  DriverJobs *jobs = &reader->drivers[index];
  jobs->jobs = g_new0(Job, driver->source_count);
  jobs->job_count = jobs->left = driver->source_count;
  for (uint32_t i = 0; i < driver->source_count; i++) {
    Ticket *ticket = g_new(Ticket, 1);
    jobs->jobs[i].source = &driver->sources[i];
    *ticket = (Ticket){jobs, &jobs->jobs[i]};
    g_thread_pool_push(reader->pool, ticket, NULL);
  }
  reader->waiting += driver->source_count;
}

static void release(UnitReader *reader, uint32_t index) {
  DriverJobs *driver = &reader->drivers[index];
  for (uint32_t i = 0; i < driver->job_count; i++) {
    if (driver->jobs[i].unit != NULL) ir_unit_free(driver->jobs[i].unit);
    g_free(driver->jobs[i].failure);
  }
  g_free(driver->jobs);
  *driver = (DriverJobs){0};
}

static void release_last(UnitReader *reader) {
  if (reader->last == UINT32_MAX) return;
  release(reader, reader->last);
  arena_free(reader->arena);
  reader->last = UINT32_MAX;
}

const DriverUnits *units_of(UnitReader *reader, uint32_t driver) {
  release_last(reader);
  while (reader->begun < reader->discovery->driver_count &&
         (reader->begun <= driver || reader->waiting < reader->most_waiting))
    begin(reader, reader->begun++);
  DriverJobs *jobs = &reader->drivers[driver];
  g_mutex_lock(&reader->mutex);
  while (jobs->left > 0) g_cond_wait(&reader->read, &reader->mutex);
  g_mutex_unlock(&reader->mutex);
  reader->waiting -= jobs->job_count;
  reader->last = driver;
  reader->arena = arena_new();
  DriverUnits *units = ARENA_NEW(reader->arena, DriverUnits);
  units->units = ARENA_ARRAY(reader->arena, IrUnit *, jobs->job_count);
  units->failures = arena_alloc(reader->arena, sizeof *units->failures * jobs->job_count);
  for (uint32_t i = 0; i < jobs->job_count; i++) {
    if (jobs->jobs[i].unit != NULL) {
      units->units[units->unit_count++] = jobs->jobs[i].unit;
    } else {
      units->failures[units->failure_count].path = jobs->jobs[i].source->path;
      units->failures[units->failure_count++].message = jobs->jobs[i].failure;
    }
  }
  return units;
}

unsigned units_parsed(UnitReader *reader) {
  g_mutex_lock(&reader->mutex);
  unsigned parsed = reader->parsed;
  g_mutex_unlock(&reader->mutex);
  return parsed;
}

void units_free(UnitReader *reader) {
  if (reader->pool != NULL) g_thread_pool_free(reader->pool, FALSE, TRUE);
  release_last(reader);
  for (uint32_t i = 0; i < reader->begun; i++) release(reader, i);
  g_async_queue_unref(reader->parsers);
  g_mutex_clear(&reader->mutex);
  g_cond_clear(&reader->read);
  g_free(reader->drivers);
  g_free(reader);
}
