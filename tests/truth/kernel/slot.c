/* DriverObject->DriverUnload: who stored what there, who read it, and what became of that.
 *
 * The driver object lies alone on pages that the driver may not touch. Each access faults; the
 * handler opens the pages, lets that one instruction run in single step and looks at the slot
 * before it closes them again. So every store and read is seen with its instruction, whatever names
 * and pointers the source went through, and the debug information leads from there to the line.
 *
 * Routines of the driver that stood in the slot get a breakpoint while the unload routine runs:
 * that shows when one is reached again. Which read of the slot a called value came from is found
 * out by running the same way once more with another value in its place (a probe). */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include "kernel.h"

#define OBJECT_SIZE 4096u
#define TRAP_FLAG 0x100
#define OWN_MAX 16

typedef struct Read {
  uintptr_t site;
  PDRIVER_UNLOAD value;
  uint32_t time;
} Read;

static Read reads[READS_MAX];
static uint32_t read_count, now, last_write_time;
static uintptr_t store_site; /* of what stands in the slot, when the driver stored it */
static struct {
  uintptr_t site; /* 0: nothing was */
  int id;
} displaced; /* the class routine that the driver has pushed out */
static struct {
  uintptr_t site;
  int id;
  bool is_null;
} lost[8];
static uint32_t lost_count;

/* The access that is being let through. */
static struct {
  bool is_on, is_write, is_slot, is_probe;
  uintptr_t site;
  PDRIVER_UNLOAD before;
} step;

/* Routines of the driver that stood in the slot. */
static struct {
  PDRIVER_UNLOAD routine;
  uint8_t byte; /* under the breakpoint */
  bool is_set;
} own[OWN_MAX];
static uint32_t own_count;
static int rearm = -1;
static PDRIVER_UNLOAD running;

static bool in_image(uintptr_t at) { return at >= kernel.image_start && at < kernel.image_end; }

void slot_open(void) {
  if (mprotect(kernel.driver_object, OBJECT_SIZE, PROT_READ | PROT_WRITE) != 0) abort();
}

void slot_close(void) {
  if (kernel.is_tracing) return;
  if (mprotect(kernel.driver_object, OBJECT_SIZE, PROT_NONE) != 0) abort();
}

/* There is more than this kernel can keep in mind. */
static _Noreturn void give_up(void) {
  kernel.shared->is_incomplete = true;
  end_way();
}

static void know_own(PDRIVER_UNLOAD routine) {
  if (!in_image((uintptr_t)routine)) return;
  for (uint32_t i = 0; i < own_count; i++) {
    if (own[i].routine == routine) return;
  }
  if (own_count == OWN_MAX) give_up();
  own[own_count++].routine = routine;
}

static void note_slot(const char *kind, uintptr_t site, PDRIVER_UNLOAD value) {
  int id = class_of(value);
  char detail[48] = "null";
  if (id >= 0) snprintf(detail, sizeof detail, "class %d", id);
  if (in_image((uintptr_t)value))
    snprintf(detail, sizeof detail, "own 0x%lx", (uintptr_t)value - kernel.image_start);
  note(kind, site, detail);
}

static void note_store(uintptr_t site, PDRIVER_UNLOAD before, PDRIVER_UNLOAD value) {
  note_slot("store", site, value);
  know_own(value);
  if (class_of(value) >= 0) {
    store_site = 0;
    displaced.site = 0;
    return;
  }
  store_site = site;
  int id = class_of(before);
  if (id >= 0 && registrations[id].succeeded) {
    displaced.site = site;
    displaced.id = id;
  }
}

static void note_read(uintptr_t site, PDRIVER_UNLOAD value) {
  note_slot("read", site, value);
  if (read_count == READS_MAX) {
    kernel.shared->is_incomplete = true;
    end_way();
  }
  reads[read_count++] = (Read){site, value, ++now};
}

/* Probes --------------------------------------------------------------------------------------- */

/* Stands for the value of the read that is asked about. */
static void NTAPI probe_routine(PDRIVER_OBJECT DriverObject) {
  (void)DriverObject;
  uintptr_t call = (uintptr_t)__builtin_return_address(0) - 1;
  if (kernel.phase != PHASE_UNLOAD || call != kernel.probe->call) return;
  kernel.probe->was_hit = true;
  end_way();
}

/* The unload run called `value` at `call`: asks of every read that gave this value. */
static void ask(uintptr_t call, PDRIVER_UNLOAD value, bool is_recursion) {
  Shared *s = kernel.shared;
  if (kernel.probe != NULL || kernel.is_null_variant || kernel.in_devices) return;
  uint32_t first = s->probe_count;
  for (uint32_t i = 0; i < read_count; i++) {
    if (reads[i].value != value) continue;
    bool is_stale = last_write_time > reads[i].time;
    if (!is_stale && !is_recursion) continue;
    if (s->probe_count == PROBES_MAX) {
      s->is_incomplete = true;
      return;
    }
    s->probes[s->probe_count++] = (Probe){.answers = kernel.answers,
                                          .read = i,
                                          .site = reads[i].site,
                                          .call = call,
                                          .is_stale = is_stale,
                                          .is_recursion = is_recursion};
  }
  if (s->probe_count > first) {
    s->probes[s->probe_count - 1].ends_group = true;
  } else if (is_recursion) {
    violation(1004, call);
  }
}

/* Signals -------------------------------------------------------------------------------------- */

static void let_through(ucontext_t *context, uintptr_t address, bool is_write) {
  uintptr_t at = (uintptr_t)context->uc_mcontext.gregs[REG_RIP];
  slot_open();
  PDRIVER_UNLOAD *slot = &kernel.driver_object->DriverUnload;
  step.is_on = true;
  step.is_write = is_write;
  step.is_slot = address == (uintptr_t)slot;
  step.site = in_image(at) ? at : kernel.call_site;
  step.before = *slot;
  step.is_probe =
      kernel.probe != NULL && step.is_slot && !is_write && read_count == kernel.probe->read;
  if (step.is_probe) *slot = probe_routine;
  context->uc_mcontext.gregs[REG_EFL] |= TRAP_FLAG;
}

static void was_let_through(void) {
  PDRIVER_UNLOAD *slot = &kernel.driver_object->DriverUnload;
  if (step.is_probe) *slot = step.before;
  PDRIVER_UNLOAD after = *slot;
  step.is_on = false;
  slot_close();
  if (step.is_write && (step.is_slot || after != step.before)) {
    note_store(step.site, step.before, after);
  } else if (!step.is_write && step.is_slot) {
    note_read(step.site, after);
  }
}

static uintptr_t return_address(const ucontext_t *context) {
  return *(uintptr_t *)context->uc_mcontext.gregs[REG_RSP] - 1;
}

static _Noreturn void crash(const char *what, uintptr_t site) {
  if (!kernel.is_null_variant && !kernel.in_devices) {
    defect(what, site);
    kernel.shared->crashed_count++;
  }
  end_way();
}

static void on_fault(int number, siginfo_t *info, void *data) {
  ucontext_t *context = data;
  uintptr_t address = (uintptr_t)info->si_addr, object = (uintptr_t)kernel.driver_object;
  uintptr_t at = (uintptr_t)context->uc_mcontext.gregs[REG_RIP];
  if (number == SIGSEGV && address >= object && address < object + OBJECT_SIZE && !step.is_on) {
    let_through(context, address, (context->uc_mcontext.gregs[REG_ERR] & 2) != 0);
    return;
  }
  if (number == SIGSEGV && at == 0 && kernel.phase == PHASE_UNLOAD) {
    uintptr_t call = return_address(context);
    violation(1005, call);
    ask(call, NULL, false);
    end_way();
  }
  if (number == SIGPROF) kernel.shared->way_count = WAYS_MAX; /* others would take as long */
  if (number == SIGPROF) crash("endless", in_image(at) ? at : kernel.call_site);
  if (at == 0) crash("calls NULL", return_address(context));
  crash(kernel.phase == PHASE_ENTRY ? "crash while loading" : "crash while unloading",
        in_image(at) ? at : kernel.call_site);
}

static void make_code_writable(void) {
  uintptr_t start = kernel.image_start & ~(uintptr_t)4095;
  mprotect((void *)start, kernel.image_end - start, PROT_READ | PROT_WRITE | PROT_EXEC);
}

static void set_breakpoint(uint32_t i) {
  uint8_t *at = (uint8_t *)(uintptr_t)own[i].routine;
  own[i].byte = *at;
  *at = 0xcc;
  own[i].is_set = true;
}

static void reached_own(uint32_t i, ucontext_t *context) {
  uintptr_t call = return_address(context);
  if (!in_image(call)) return;
  if (own[i].routine == running) {
    note("recursion", call, "");
    ask(call, running, true);
    end_way();
  }
  ask(call, own[i].routine, false);
}

/* Telling what is run: single steps, but for the time that the kernel's own code takes. */

static uint32_t *trace, trace_count; /* addresses within the image */
static uintptr_t last_step;          /* the instruction before, when the driver's */
static struct {
  uint8_t *at; /* where the driver goes on when the kernel's routine returns */
  uint8_t byte;
} returns[8];
static uint32_t return_count;

void slot_trace(void) {
  if (kernel.is_tracing) __asm__ volatile("pushfq; orl $0x100, (%rsp); popfq");
}

/* The driver has called a routine of the kernel, which has not run yet. */
static void skip_routine(ucontext_t *context) {
  uint8_t *at = (uint8_t *)*(uintptr_t *)context->uc_mcontext.gregs[REG_RSP];
  bool is_return = last_step == 0 || *(uint8_t *)last_step == 0xc3;
  last_step = 0;
  if (is_return || !in_image((uintptr_t)at)) return;
  if (return_count == sizeof returns / sizeof *returns) return;
  returns[return_count].at = at;
  returns[return_count++].byte = *at;
  *at = 0xcc;
  context->uc_mcontext.gregs[REG_EFL] &= ~TRAP_FLAG;
}

static void trace_step(ucontext_t *context) {
  greg_t *rip = &context->uc_mcontext.gregs[REG_RIP];
  uint32_t top = return_count - 1;
  if (return_count > 0 && (uintptr_t)*rip == (uintptr_t)returns[top].at + 1 &&
      (context->uc_mcontext.gregs[REG_EFL] & TRAP_FLAG) == 0) {
    *returns[top].at = returns[top].byte;
    *rip = (greg_t)(uintptr_t)returns[top].at;
    context->uc_mcontext.gregs[REG_EFL] |= TRAP_FLAG;
    return_count--;
  }
  if (!in_image((uintptr_t)*rip)) {
    skip_routine(context);
    return;
  }
  last_step = (uintptr_t)*rip;
  if (trace_count == TRACE_MAX) end_way();
  trace[trace_count++] = (uint32_t)((uintptr_t)*rip - kernel.image_start);
}

void slot_print_trace(void) {
  for (uint32_t i = 0; i < trace_count; i++) printf("trace 0x%x\n", trace[i]);
}

static void on_trap(int number, siginfo_t *info, void *data) {
  (void)number;
  (void)info;
  ucontext_t *context = data;
  greg_t *rip = &context->uc_mcontext.gregs[REG_RIP];
  if (kernel.is_tracing) {
    trace_step(context);
    return;
  }
  if (step.is_on) {
    context->uc_mcontext.gregs[REG_EFL] &= ~TRAP_FLAG;
    was_let_through();
    return;
  }
  if (rearm >= 0) {
    context->uc_mcontext.gregs[REG_EFL] &= ~TRAP_FLAG;
    set_breakpoint((uint32_t)rearm);
    rearm = -1;
    return;
  }
  for (uint32_t i = 0; i < own_count; i++) {
    uint8_t *at = (uint8_t *)(uintptr_t)own[i].routine;
    if ((uintptr_t)*rip != (uintptr_t)at + 1) continue;
    *at = own[i].byte;
    own[i].is_set = false;
    *rip = (greg_t)(uintptr_t)at;
    context->uc_mcontext.gregs[REG_EFL] |= TRAP_FLAG;
    rearm = (int)i;
    reached_own(i, context);
    return;
  }
  crash("trap", (uintptr_t)*rip);
}

void slot_leave(void) {
  __asm__ volatile("pushfq; andl $~0x100, (%rsp); popfq");
  for (; return_count > 0; return_count--)
    *returns[return_count - 1].at = returns[return_count - 1].byte;
  for (uint32_t i = 0; i < own_count; i++) {
    if (own[i].is_set) *(uint8_t *)(uintptr_t)own[i].routine = own[i].byte;
    own[i].is_set = false;
  }
  slot_open();
}

void slot_watch(void) {
  stack_t other = {.ss_sp = ways_map(65536), .ss_size = 65536};
  if (sigaltstack(&other, NULL) != 0) abort();
  kernel.driver_object = ways_map(OBJECT_SIZE);
  if (kernel.is_tracing) {
    trace = ways_map(TRACE_MAX * sizeof *trace);
    make_code_writable();
  }
  struct sigaction fault = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  struct sigaction trap = {.sa_sigaction = on_trap, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigaction(SIGSEGV, &fault, NULL);
  sigaction(SIGBUS, &fault, NULL);
  sigaction(SIGILL, &fault, NULL);
  sigaction(SIGFPE, &fault, NULL);
  sigaction(SIGPROF, &fault, NULL);
  sigaction(SIGTRAP, &trap, NULL);
}

/* The class driver's side ------------------------------------------------------------------------
 */

static PDRIVER_UNLOAD written(int id, bool succeeds, PDRIVER_UNLOAD value) {
  slot_open();
  PDRIVER_UNLOAD before = kernel.driver_object->DriverUnload;
  kernel.driver_object->DriverUnload = value;
  slot_close();
  if (succeeds) last_write_time = ++now;
  displaced.site = 0;
  (void)id;
  return before;
}

void slot_overwrite(int id, bool succeeds, bool writes_null) {
  PDRIVER_UNLOAD before = written(id, succeeds, writes_null ? NULL : class_routine(id));
  if (succeeds && in_image((uintptr_t)before) && store_site != 0) {
    if (lost_count == sizeof lost / sizeof *lost) give_up();
    lost[lost_count].site = store_site;
    lost[lost_count].id = id;
    lost[lost_count++].is_null = writes_null;
  }
  store_site = 0;
}

void slot_chain(int id, bool succeeds) {
  PDRIVER_UNLOAD before = written(id, succeeds, class_routine(id));
  if (in_image((uintptr_t)before)) registrations[id].chained = before;
  store_site = 0;
}

/* Ends ----------------------------------------------------------------------------------------- */

static PDRIVER_UNLOAD slot_now(void) {
  slot_open();
  PDRIVER_UNLOAD routine = kernel.driver_object->DriverUnload;
  slot_close();
  return routine;
}

void slot_loaded(void) {
  PDRIVER_UNLOAD routine = slot_now();
  int id = class_of(routine);
  bool has_chained = id >= 0 && registrations[id].chained != NULL;
  bool is_lost = false;
  for (uint32_t i = 0; i < lost_count && !has_chained; i++) {
    if (lost[i].is_null ? routine != NULL : id < 0) continue;
    violation(1001, lost[i].site);
  }
  is_lost = lost_count > 0;
  if (id >= 0 && !has_chained && !is_lost && contract_misses_unload(registrations[id].contract) &&
      resources_any()) {
    violation(1006, registrations[id].site);
  }
}

void slot_unload(void) {
  PDRIVER_UNLOAD routine = slot_now();
  int id = class_of(routine);
  running = id >= 0 ? registrations[id].chained : routine;
  if (running == NULL || resources_pin()) return;
  kernel.phase = PHASE_UNLOAD;
  kernel.shared->unload_count++;
  know_own(running);
  make_code_writable();
  for (uint32_t i = 0; i < own_count && !kernel.is_tracing; i++) set_breakpoint(i);
  routine(kernel.driver_object);
  note("unloaded", kernel.call_site, "");
  resources_report(2001);
  if (displaced.site == 0) return;
  const Registration *r = &registrations[displaced.id];
  if (!r->was_called && !contract_is_empty(r->contract) && !contract_has_left(r->contract)) {
    violation(1002, displaced.site);
  }
}
