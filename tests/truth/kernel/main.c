/* [FILL=N] kernel DRIVER.so [--all | --answers N,N,... | --trace N,N,...]
 *
 * Runs the driver for every sequence of answers and prints, one a line,
 *   violation RULE ADDRESS WAYS ANSWERS...   with some of the ways that show it
 *   defect ADDRESS ANSWERS WHAT              the driver itself is broken
 *   ways ALL LOADED FAILED CRASHED UNLOADS
 *   incomplete
 * (with --all, all of them).
 * FILL is what fresh memory holds, byte by byte.
 * With --answers it runs the one way that these answers make, and tells what happens on it; with
 * --trace it tells every instruction of the driver that is run on this way. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "kernel.h"

typedef NTSTATUS(NTAPI *Entry)(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath);
static Entry entry;

/* One way: loading, and the unloading that follows it. */
static _Noreturn void run_driver(void) {
  static WCHAR path[] = {'\\', 'R', 0};
  static UNICODE_STRING registry_path = {4, 6, path};
  static DRIVER_EXTENSION extension;
  kernel.driver_object->DriverExtension = &extension;
  kernel.driver_object->Size = sizeof(DRIVER_OBJECT);
  extension.DriverObject = kernel.driver_object;
  slot_close();
  slot_trace();
  NTSTATUS status = entry(kernel.driver_object, &registry_path);
  Shared *s = kernel.shared;
  if (kernel.probe == NULL && !kernel.is_null_variant)
    NT_SUCCESS(status) ? s->loaded_count++ : s->failed_count++;
  note(NT_SUCCESS(status) ? "loaded" : "failed", kernel.call_site, "");
  if (NT_SUCCESS(status)) {
    slot_loaded();
    slot_unload();
  } else {
    resources_report(2002);
  }
  if (kernel.probe == NULL) s->way_count++;
  end_way();
}

static int find_image(struct dl_phdr_info *info, size_t size, void *data) {
  (void)size;
  if (strcmp(info->dlpi_name, data) != 0) return 0;
  kernel.image_start = info->dlpi_addr;
  for (int i = 0; i < info->dlpi_phnum; i++) {
    uintptr_t end = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr + info->dlpi_phdr[i].p_memsz;
    if (info->dlpi_phdr[i].p_type == PT_LOAD && end > kernel.image_end) kernel.image_end = end;
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
    if (!p->was_hit && tries < 64 && run_apart() == 0) {
      kernel.probe = p;
      kernel.is_forced = true;
      kernel.forced_count = p->answers.count;
      kernel.answers = p->answers;
      kernel.answers.count = 0;
      run_driver();
    }
    kernel.answers = p->answers;
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
    if (v->rule < 1000) continue;
    printf("violation %d 0x%lx %u", v->rule, v->site - kernel.image_start, v->ways);
    for (uint32_t k = 0; k < v->ways && k < witnesses; k++) print_answers(&v->witnesses[k]);
    putchar('\n');
  }
  for (uint32_t i = 0; i < s->defect_count; i++) {
    printf("defect 0x%lx", s->defects[i].site - kernel.image_start);
    print_answers(&s->defects[i].answers);
    printf(" %s\n", s->defects[i].what);
  }
  printf("ways %u %u %u %u %u\n", s->way_count, s->loaded_count, s->failed_count, s->crashed_count,
         s->unload_count);
  if (s->is_incomplete) puts("incomplete");
}

int main(int argc, char **argv) {
  if (argc < 2) {
    fprintf(stderr, "kernel DRIVER.so [--all | --answers N,N,... | --trace N,N,...]\n");
    return 2;
  }
  void *image = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
  entry = image == NULL ? NULL : (Entry)(uintptr_t)dlsym(image, "DriverEntry");
  if (entry == NULL) {
    fprintf(stderr, "kernel: %s\n", dlerror());
    return 2;
  }
  struct link_map *map;
  dlinfo(image, RTLD_DI_LINKMAP, &map);
  dl_iterate_phdr(find_image, map->l_name);
  kernel.shared =
      mmap(NULL, sizeof *kernel.shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (kernel.shared == MAP_FAILED) abort();
  slot_watch();
  const char *fill = getenv("FILL");
  kernel.fill = fill != NULL ? (int)strtol(fill, NULL, 0) : 0xa5;
  kernel.is_tracing = argc > 3 && strcmp(argv[2], "--trace") == 0;
  if (argc > 3) {
    kernel.is_forced = true;
    kernel.is_logging = !kernel.is_tracing;
    if (kernel.is_tracing) slot_open();
    for (char *at = argv[3]; *at >= '0' && *at <= '9' && kernel.forced_count < CHOICES_MAX;) {
      kernel.answers.at[kernel.forced_count++] = (uint8_t)strtol(at, &at, 10);
      if (*at == ',') at++;
    }
  }
  if (run_apart() == 0) run_driver();
  if (!kernel.is_forced) {
    run_probes();
    join_nullable();
  }
  print_all(argc == 3 && strcmp(argv[2], "--all") == 0 ? WITNESSES_MAX : WITNESSES_TOLD);
  return 0;
}
