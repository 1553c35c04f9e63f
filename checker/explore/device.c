/* Devices that come and go between loading and unloading. The class driver tells the driver of each
 * by a routine that the registration handed over; the models say which.
 *
 * Two devices start and one goes. What that releases of the driver's is gone for the other too:
 * when the other goes as well, or the driver is unloaded, and it is released once more, the driver
 * has taken the one for the other. A count of devices keeps the first from releasing, and a test
 * of a pointer that was set to NULL keeps the second from doing it again; both are simply run. */
#include <string.h>

#include "explore/engine.h"

/* For one driver all of this may take so long: more when the removal of a device releases anything.
 * So many states are followed from each call. */
#define WORK 30000u
#define WORK_SUSPECTED 600000u
#define MEMORY_SUSPECTED ((size_t)96 << 20)
#define WIDTH 64u
#define MEMORY ((size_t)16 << 20)
#define CALLS 4u

/* A state, and what has been called on the way to it. */
typedef struct Course {
  State state;
  struct {
    uint32_t func;
    const char *words;
    const Hist *hist;
  } calls[CALLS];
  uint32_t call_count;
} Course;

typedef struct Device {
  Engine *e;
  uint32_t registration, start, remove; /* functions, or LINK_NONE */
  const Registrar *contract;
} Device;

/* The registration that the path has made, and the routines that it handed over. */
static bool find_device(Engine *e, const State *s, Device *d) {
  for (uint32_t i = 0; i < e->out->registration_count; i++) {
    uint32_t removes = map_get(s->map, MAP_KEY(KEY_DEVICE, i * 2 + 1));
    uint32_t starts = map_get(s->map, MAP_KEY(KEY_DEVICE, i * 2));
    if (removes == 0 || choice_is(removes) || choice_is(starts)) continue;
    *d = (Device){.e = e, .registration = i, .contract = e->out->registrations[i].contract};
    d->remove = val_node(e, removes)->a;
    d->start = starts == 0 ? LINK_NONE : val_node(e, starts)->a;
    return true;
  }
  return false;
}

void device_note_routines(Engine *e, const Call *call, State *s, const Registrar *contract,
                          uint32_t registration) {
  const DeviceCall *const calls[] = {&contract->starts, &contract->removes};
  for (uint32_t i = 0; i < G_N_ELEMENTS(calls); i++) {
    if (!calls[i]->is_known) continue;
    Val val = val_strip(e, call_value(e, call, s, calls[i]->argument, calls[i]->member));
    if (val_node(e, val)->kind == VAL_FUNC) state_set(e, s, KEY_DEVICE, registration * 2 + i, val);
  }
}

static bool is_ready(Engine *e, uint32_t func) {
  if (func == LINK_NONE || e->program->funcs[func].ir != NULL) return true;
  want_body(e, func, false);
  return false;
}

typedef struct Counting {
  const Engine *e;
  bool is_found;
} Counting;

static void find_held(uint64_t key, uint32_t value, void *context) {
  Counting *c = context;
  (void)value;
  if (c->e->tuples[KEY_ID(key)][3] == 0) c->is_found = true;
}

static bool holds_anything(const Engine *e, const State *s) {
  Counting c = {.e = e};
  map_each_of(s->map, KEY_HELD, find_held, &c);
  return c.is_found;
}

/* Whether two releases of the kind name the same. NULL stands for what the place held before. */
static bool is_same(const Engine *e, const ResourceKind *kind, Val before, Val now) {
  int64_t n;
  if (before == now || (val_is_int(e, now, &n) && n == 0)) return true;
  const ValNode *a = val_node(e, before), *b = val_node(e, now);
  return kind->by_name && a->kind == VAL_STRING && b->kind == VAL_STRING &&
         strcmp(e->texts[a->a], e->texts[b->a]) == 0;
}

typedef struct Again {
  const Engine *e;
  const ResourceKind *kind;
  Val val;
  GArray *ids;
} Again;

static void find_gone(uint64_t key, uint32_t value, void *context) {
  Again *a = context;
  (void)value;
  const uint32_t *tuple = a->e->tuples[KEY_ID(key)];
  uint32_t id = KEY_ID(key);
  if (a->e->uses[tuple[0]]->kind == a->kind && is_same(a->e, a->kind, tuple[2], a->val))
    g_array_append_val(a->ids, id);
}

void device_note_again(Engine *e, const Call *call, State *s, const ResourceUse *use, Val val) {
  Again again = {.e = e, .kind = use->kind, .val = val};
  again.ids = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  map_each_of(s->map, KEY_GONE, find_gone, &again);
  for (guint i = 0; i < again.ids->len; i++)
    state_set(e, s, KEY_AGAIN, g_array_index(again.ids, uint32_t, i), val_int(e, 1));
  if (again.ids->len > 0)
    hist_add(e, s, STEP_AGAIN, call->frame->func, call->ins, use_make(e, use), 0);
  g_array_free(again.ids, TRUE);
}

/* The arguments that the class driver hands over for a device: the same for the same device. */
static void set_arguments(Engine *e, State *s, uint32_t func, const DeviceCall *call,
                          int64_t device) {
  const IrFunc *ir = e->program->funcs[func].ir;
  for (uint32_t i = 0; i < ir->param_count && i < 16; i++) {
    Val val = val_make(e, (ValNode){.kind = VAL_SYM, .n = 64 * device + i});
    bool is_given = call->given.test == TEST_EQUALS && call->given.argument == i;
    if (is_given && call->given.member == NULL) val = val_int(e, call->given.number);
    if (is_given && call->given.member != NULL) {
      Loc at = loc_field(e, loc_deref(e, val), program_member(e->program, call->given.member));
      state_store(e, s, at, val_int(e, call->given.number));
      state_assume(e, s, val, true);
    }
    state_store(e, s, loc_local(e, 0, func, i), val);
  }
}

static bool is_known_course(const GArray *courses, const State *s) {
  for (guint i = 0; i < courses->len; i++)
    if (map_equal(g_array_index(courses, Course, i).state.map, s->map)) return true;
  return false;
}

/* Every course goes on by one call of the function; replaces them by what comes of it. Whatever is
 * behind the last call, ends that do not return count as well. */
static void advance(Device *d, GArray **courses, uint32_t func, const DeviceCall *call,
                    int64_t device, const char *words, bool is_last) {
  Engine *e = d->e;
  GArray *next = g_array_new(FALSE, FALSE, sizeof(Course));
  for (guint i = 0; i < (*courses)->len && next->len < WIDTH; i++) {
    Course course = g_array_index(*courses, Course, i);
    State s = course.state;
    s.hist = NULL;
    if (call != NULL)
      set_arguments(e, &s, func, call, device);
    else if (e->program->funcs[func].ir->param_count > 0)
      state_store(e, &s, loc_local(e, 0, func, 0), e->driver_object);
    Exits exits = {0};
    e->in_unload = call == NULL;
    e->unload_func = func;
    run_function(e, func, 0, s, &exits);
    e->in_unload = false;
    for (uint32_t k = 0; k < exits.exit_count && next->len < WIDTH; k++) {
      Course one = course;
      one.state = exits.exits[k].state;
      if ((exits.exits[k].kind != END_RETURN && !is_last) || one.state.is_lost) continue;
      if (state_get(e, &one.state, KEY_DOUBT, 1) != 0) continue;
      e->split = 0;
      one.calls[one.call_count].func = func;
      one.calls[one.call_count].words = words;
      one.calls[one.call_count++].hist = one.state.hist;
      state_collect(e, &one.state, 0, func, NULL);
      if (!is_known_course(next, &one.state)) g_array_append_val(next, one);
    }
  }
  g_array_free(*courses, TRUE);
  *courses = next;
}

static void note_key(uint64_t key, uint32_t value, void *context) {
  (void)value;
  g_array_append_val((GArray *)context, key);
}

static GArray *keys_of(const State *s, KeyKind kind) {
  GArray *keys = g_array_new(FALSE, FALSE, sizeof(uint64_t));
  map_each_of(s->map, kind, note_key, keys);
  return keys;
}

/* Writes the outcome that a course shows. */
static void write_course(Device *d, OutcomeParents *parents, const Course *course, uint64_t key) {
  Engine *e = d->e;
  Outcome run = {0};
  GHashTable *choices = g_hash_table_new(NULL, NULL);
  for (uint32_t i = 0; i < course->call_count; i++) {
    outcome_start(e, &run, course->calls[i].func, "device", course->calls[i].words);
    hist_write(e, course->calls[i].hist, choices, &run);
  }
  uint32_t parent = outcome_parent(e, parents, choices);
  g_hash_table_destroy(choices);
  Outcome *outcome = ARENA_PUSH(e->out->arena, e->out, outcomes, outcome);
  *outcome = run;
  outcome->is_unload = outcome->is_device = true;
  outcome->parent = parent;
  outcome->ending = ENDING_RETURNED;
  outcome->routine = e->program->funcs[d->remove].display;
  const uint32_t *tuple = e->tuples[KEY_ID(key)];
  DeviceRelease *r = ARENA_PUSH(e->out->arena, outcome, device_releases, device_release);
  r->kind = e->uses[tuple[0]]->kind;
  r->routine = e->uses[tuple[0]]->routine;
  r->acquired = spot_of_site(e, tuple[1]);
  r->released = spot_of_site(e, tuple[3]);
  r->release = e->program->funcs[e->sites[tuple[3]].func].display;
  r->registration = d->registration;
  outcome->spot = r->released;
}

static void write_courses(Device *d, OutcomeParents *parents, const GArray *courses) {
  for (guint i = 0; i < courses->len; i++) {
    const Course *course = &g_array_index(courses, Course, i);
    GArray *keys = keys_of(&course->state, KEY_AGAIN);
    for (guint k = 0; k < keys->len; k++) {
      Course one = *course;
      one.state.hist = NULL;
      uint64_t key = g_array_index(keys, uint64_t, k);
      if (!outcome_hold(d->e, &one.state, key)) continue;
      write_course(d, parents, course, key);
    }
    g_array_free(keys, TRUE);
  }
}

static bool some_gone(const GArray *courses) {
  bool is_found = false;
  for (guint i = 0; i < courses->len && !is_found; i++) {
    GArray *keys = keys_of(&g_array_index(courses, Course, i).state, KEY_GONE);
    is_found = keys->len > 0;
    g_array_free(keys, TRUE);
  }
  return is_found;
}

static GArray *copy(const GArray *courses) {
  GArray *result = g_array_new(FALSE, FALSE, sizeof(Course));
  g_array_append_vals(result, courses->data, courses->len);
  return result;
}

static GArray *begin(const OutcomeParents *parents) {
  Course course = {.state = parents->end.state};
  GArray *courses = g_array_new(FALSE, FALSE, sizeof(Course));
  g_array_append_val(courses, course);
  return courses;
}

/* Whether a device that goes takes anything along, however many have started. */
static bool is_suspected(Device *d, const OutcomeParents *parents) {
  GArray *courses = begin(parents);
  advance(d, &courses, d->remove, &d->contract->removes, 1, "", false);
  bool result = some_gone(courses);
  g_array_free(courses, TRUE);
  return result;
}

static void run_devices(Device *d, OutcomeParents *parents, uint32_t unload) {
  const DeviceCall *start = &d->contract->starts, *remove = &d->contract->removes;
  GArray *courses = begin(parents);
  for (int64_t device = 1; device <= 2 && d->start != LINK_NONE; device++)
    advance(d, &courses, d->start, start, device,
            device == 1 ? "a device starts: the class driver calls "
                        : "another device starts: the class driver calls ",
            false);
  advance(d, &courses, d->remove, remove, 1, "one of them goes: the class driver calls ", false);
  if (some_gone(courses)) {
    GArray *other = copy(courses);
    advance(d, &other, d->remove, remove, 2, "the other goes: the class driver calls ", true);
    if (!d->e->is_exhausted) write_courses(d, parents, other);
    g_array_free(other, TRUE);
    if (unload != LINK_NONE) {
      advance(d, &courses, unload, NULL, 0, "the driver is unloaded: the system calls ", true);
      if (!d->e->is_exhausted) write_courses(d, parents, courses);
    }
  }
  g_array_free(courses, TRUE);
}

void device_run(Engine *e, OutcomeParents *parents, uint32_t unload) {
  Device d;
  if (e->is_exhausted || e->device_work >= WORK_SUSPECTED) return;
  const State *s = &parents->end.state;
  if (!holds_anything(e, s) || !find_device(e, s, &d)) return;
  /* Both are asked for at once: their sources are read together then. */
  bool has_remove = is_ready(e, d.remove), has_start = is_ready(e, d.start);
  if (!has_remove || !has_start) return;
  uint64_t work = e->work, budget = e->budget;
  size_t memory = e->memory_limit, size = arena_size(e->arena);
  e->budget = e->work + WORK;
  e->memory_limit = size + MEMORY;
  e->in_device = true;
  if (is_suspected(&d, parents)) {
    e->budget = e->work + WORK_SUSPECTED - e->device_work;
    e->memory_limit = size + MEMORY_SUSPECTED;
  }
  if (e->device_work < WORK || e->budget > work + WORK) run_devices(&d, parents, unload);
  e->in_device = false;
  /* What does not come to its end here is no reason to doubt the rest. */
  e->device_work += e->work - work;
  e->is_exhausted = false;
  e->work = work;
  e->budget = budget;
  e->memory_limit = memory + arena_size(e->arena) - size;
}
