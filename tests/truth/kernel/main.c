/* kernel [--all] [--no-devices] LIBRARY ENTRY...
 * kernel --answers|--trace [--no-devices] LIBRARY ENTRY WAY ENTRY WAY...
 *
 * Runs each driver of the library, named by its entry, for every sequence of answers and prints,
 * one a line,
 *
 *   driver ENTRY
 *   violation RULE LINE WAYS ANSWERS...          with some of the ways that show it
 *   stands LINE WAYS ANSWERS...                  a routine that is to run at unloading
 *   lasts LINE WAYS ANSWERS...                   an object whose destructor nobody will run
 *   defect LINE ANSWERS WHAT                     the driver itself is broken
 *   ways ALL LOADED FAILED CRASHED UNLOADS
 *   incomplete
 *   chance                                       what fresh memory holds makes a difference
 *
 * (with --all, all of the ways). A line is a number from the library's table of lines.
 * With --answers it runs the ways that such answers make (N,N,... or -), and tells what happens on
 * them; with --trace it tells every line of the driver that is run. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kernel.h"

/* What fresh memory holds, byte by byte: two bytes that no bit and no test for zero finds alike. */
#define FILL 0xff
#define OTHER_FILL 0x00

typedef NTSTATUS(NTAPI *Entry)(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath);
static Entry entry;

/* One way: loading, and the unloading that follows it. */
static void run_driver(void) {
  static WCHAR path[] = {'\\', 'R', 0};
  static UNICODE_STRING registry_path = {4, 6, path};
  static DRIVER_EXTENSION extension;
  memset(kernel.object_view, 0, sizeof(DRIVER_OBJECT));
  kernel.object_view->DriverExtension = &extension;
  kernel.object_view->Size = sizeof(DRIVER_OBJECT);
  extension.DriverObject = kernel.driver_object;
  objects_make();
  NTSTATUS status = entry(kernel.driver_object, &registry_path);
  Shared *s = kernel.shared;
  if (kernel.probe == NULL && !kernel.is_null_variant)
    NT_SUCCESS(status) ? s->loaded_count++ : s->failed_count++;
  note(NT_SUCCESS(status) ? "loaded" : "failed", kernel.call_site, "");
  if (NT_SUCCESS(status)) {
    slot_loaded();
    objects_loaded();
    int course = devices_any() ? choose(3, "devices") : 0;
    if (course > 0) devices_run(course == 1);
    if (course != 1) slot_unload();
  } else {
    resources_report(2002);
  }
  if (kernel.probe == NULL) s->way_count++;
}

static int find_image(struct dl_phdr_info *info, size_t size, void *data) {
  (void)size;
  if (strcmp(info->dlpi_name, data) != 0) return 0;
  kernel.image_start = info->dlpi_addr;
  for (int i = 0; i < info->dlpi_phnum; i++) {
    uintptr_t end = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr + info->dlpi_phdr[i].p_memsz;
    if (info->dlpi_phdr[i].p_type != PT_LOAD) continue;
    if (end > kernel.image_end) kernel.image_end = end;
    if ((info->dlpi_phdr[i].p_flags & PF_W) != 0)
      ways_keep_segment(end - info->dlpi_phdr[i].p_memsz, info->dlpi_phdr[i].p_memsz);
  }
  return 1;
}

static void print_answers(const Answers *answers) {
  putchar(' ');
  if (answers->count == 0) putchar('-');
  for (int i = 0; i < answers->count; i++) printf("%s%d", i > 0 ? "," : "", answers->at[i]);
}

/* Asks the questions that the ways have left. */
static void run_probes(void) {
  Shared *s = kernel.shared;
  bool was_hit = false;
  for (uint32_t i = 0; i < s->probe_count; i++) {
    Probe *p = &s->probes[i];
    uint32_t tries = 0;
    for (uint32_t k = 0; k < i; k++) {
      const Probe *q = &s->probes[k];
      bool is_same = q->site == p->site && q->call == p->call && q->is_stale == p->is_stale &&
                     q->is_recursion == p->is_recursion;
      if (!is_same) continue;
      tries++;
      if (q->was_hit) p->was_hit = true;
    }
    if (!p->was_hit && tries < 64) {
      ways_restore();
      kernel.probe = p;
      kernel.is_forced = true;
      kernel.forced_count = p->answers.count;
      kernel.answers = p->answers;
      kernel.answers.count = 0;
      ways_run(run_driver);
      ways_restore();
    }
    kernel.answers = p->answers;
    /* Whether the value is called, or only decides that something is, nobody can tell then. */
    if (p->is_diverted) defect("decides by a value from the slot what it saves", p->call);
    if (!p->was_hit && !p->was_reached && !p->is_recursion && tries < 64)
      defect("decides by a value from the slot whether it calls", p->call);
    if (p->was_hit) {
      if (p->is_stale) violation(1003, p->site);
      if (p->is_recursion) violation(1004, p->site);
    }
    was_hit |= p->was_hit;
    if (p->ends_group) {
      if (!was_hit && p->is_recursion) violation(1004, p->call);
      was_hit = false;
    }
  }
}

/* A class driver may leave NULL where its routine would stand. Only a call that nothing guards is
 * held against the driver for that: one that is made in either case. */
static void join_nullable(void) {
  Shared *s = kernel.shared;
  for (uint32_t i = 0; i < s->violation_count; i++) {
    Violation *v = &s->violations[i];
    for (uint32_t k = 0; v->rule == CALLS_NULLABLE && k < s->violation_count; k++) {
      if (s->violations[k].rule == CALLS_CLASS && s->violations[k].site == v->site) v->rule = 1005;
    }
  }
}

static void print_all(uint32_t witnesses) {
  Shared *s = kernel.shared;
  for (uint32_t i = 0; i < s->violation_count; i++) {
    const Violation *v = &s->violations[i];
    if (v->rule < STANDS) continue;
    if (v->rule == STANDS) printf("stands ");
    if (v->rule == LASTS) printf("lasts ");
    if (v->rule >= 1000) printf("violation %d ", v->rule);
    printf("%u %u", line_of(v->site), v->ways);
    for (uint32_t k = 0; k < v->ways && k < witnesses; k++) print_answers(&v->witnesses[k]);
    putchar('\n');
  }
  for (uint32_t i = 0; i < s->defect_count; i++) {
    printf("defect %u", line_of(s->defects[i].site));
    print_answers(&s->defects[i].answers);
    printf(" %s\n", s->defects[i].what);
  }
  printf("ways %u %u %u %u %u\n", s->way_count, s->loaded_count, s->failed_count, s->crashed_count,
         s->unload_count);
  if (s->is_incomplete) puts("incomplete");
}

/* Every way, and the questions that they leave; what was seen goes to a record of its own. */
static Shared *run_all(int fill) {
  ways_restore();
  kernel.shared = ways_map(sizeof *kernel.shared);
  kernel.fill = fill;
  ways_keep();
  do {
    ways_restore();
    ways_run(run_driver);
  } while (choose_next());
  ways_restore();
  run_probes();
  join_nullable();
  return kernel.shared;
}

static bool has_violation(const Shared *s, const Violation *v) {
  for (uint32_t i = 0; i < s->violation_count; i++) {
    if (s->violations[i].rule == v->rule && s->violations[i].site == v->site) return true;
  }
  return v->rule < 1000;
}

/* Whether what fresh memory happens to hold makes a difference. */
static bool differs(const Shared *a, const Shared *b) {
  if (a->way_count != b->way_count || a->loaded_count != b->loaded_count) return true;
  for (uint32_t i = 0; i < a->violation_count; i++)
    if (!has_violation(b, &a->violations[i])) return true;
  for (uint32_t i = 0; i < b->violation_count; i++)
    if (!has_violation(a, &b->violations[i])) return true;
  return false;
}

/* One way, told in full; the text of its answers. */
static void run_one(const char *text) {
  ways_restore();
  kernel.fill = FILL; /* as when its answers were found */
  kernel.is_forced = true;
  kernel.is_logging = !kernel.is_tracing;
  for (const char *at = text; *at >= '0' && *at <= '9' && kernel.forced_count < CHOICES_MAX;) {
    char *end;
    kernel.answers.at[kernel.forced_count++] = (uint8_t)strtol(at, &end, 10);
    at = *end == ',' ? end + 1 : end;
  }
  printf("way %s\n", text);
  ways_run(run_driver);
  if (kernel.is_tracing) lines_print();
}

static void *map_library(const char *path) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL || !lines_find(library)) {
    fprintf(stderr, "kernel: %s\n", library == NULL ? dlerror() : "no table of lines");
    exit(2);
  }
  tables_find(library);
  return library;
}

/* Everything is mapped that a way may write to. */
static void prepare(void *library) {
  ways_prepare();
  kernel.shared = ways_map(sizeof *kernel.shared);
  struct link_map *map;
  dlinfo(library, RTLD_DI_LINKMAP, &map);
  dl_iterate_phdr(find_image, map->l_name);
  slot_watch();
  if (kernel.is_tracing) lines_keep();
}

static bool find_entry(void *library, const char *name) {
  entry = (Entry)(uintptr_t)dlsym(library, name);
  kernel.entry = (uintptr_t)entry;
  if (entry == NULL) fprintf(stderr, "kernel: %s\n", dlerror());
  return entry != NULL;
}

static void run_driver_wholly(bool tells_all) {
  ways_keep();
  const Shared *seen = run_all(FILL);
  print_all(tells_all ? WITNESSES_MAX : WITNESSES_TOLD);
  bool is_sound = !seen->is_incomplete && seen->defect_count == 0 && seen->loaded_count > 0;
  if (is_sound && differs(seen, run_all(OTHER_FILL))) puts("chance");
}

/* Each in a process of its own, which may come to grief. */
static bool run_apart(void *library, const char *name, bool tells_all) {
  printf("driver %s\n", name);
  fflush(stdout);
  pid_t child = fork();
  if (child < 0) exit(2);
  if (child == 0) {
    alarm(60);
    prepare(library);
    if (!find_entry(library, name)) exit(2);
    run_driver_wholly(tells_all);
    exit(0);
  }
  int ended = 0;
  while (waitpid(child, &ended, 0) != child) {
  }
  return ended == 0;
}

static bool take(const char *option, char ***words) {
  if (**words == NULL || strcmp(**words, option) != 0) return false;
  ++*words;
  return true;
}

int main(int argc, char **argv) {
  (void)argc;
  char **words = argv + 1;
  bool tells_all = take("--all", &words);
  kernel.is_tracing = take("--trace", &words);
  bool tells_ways = kernel.is_tracing || take("--answers", &words);
  kernel.skips_devices = take("--no-devices", &words);
  if (*words == NULL) {
    fprintf(stderr,
            "kernel [--all] [--no-devices] LIBRARY ENTRY...\n"
            "kernel --answers|--trace [--no-devices] LIBRARY ENTRY WAY...\n");
    return 2;
  }
  void *library = map_library(*words++);
  int status = 0;
  if (!tells_ways) {
    for (; *words != NULL; words++) status |= run_apart(library, *words, tells_all) ? 0 : 1;
    return status;
  }
  prepare(library);
  for (; words[0] != NULL && words[1] != NULL; words += 2) {
    if (!find_entry(library, words[0])) return 2;
    ways_keep();
    run_one(words[1]);
    ways_restore();
  }
  return status;
}
