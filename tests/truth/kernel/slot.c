/* DriverObject->DriverUnload: who stored what there, who read it, and what became of that.
 *
 * The driver object lies alone on a page that the driver may not touch; the kernel has a view of
 * the same memory elsewhere. Each access faults. What a move does the handler does in its place;
 * for any other instruction it opens the page, lets that one run in single step and looks at the
 * slot before it closes the page again. So every store and read is seen with its instruction,
 * whatever names and pointers the source went through, and the table of lines leads from there to
 * the line.
 *
 * Routines of the driver that stood in the slot get a breakpoint while the unload routine runs:
 * that shows when one is reached again. So do those that are discarded by then. Which read of the
 * slot a called value came from is found out by running the same way once more with another value
 * in its place (a probe). */
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
#define ROUTINES_MAX 80

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

/* Routines of the driver that stood in the slot, or are discarded. */
static struct {
  PDRIVER_UNLOAD routine;
  uint8_t byte; /* under the breakpoint */
  bool is_set, stood, is_discarded;
} own[ROUTINES_MAX];
static uint32_t own_count;
static int rearm = -1;
static PDRIVER_UNLOAD running;

static bool in_image(uintptr_t at) { return at >= kernel.image_start && at < kernel.image_end; }

static void open_page(void) {
  if (mprotect(kernel.driver_object, OBJECT_SIZE, PROT_READ | PROT_WRITE) != 0) abort();
}

static void close_page(void) {
  if (mprotect(kernel.driver_object, OBJECT_SIZE, PROT_NONE) != 0) abort();
}

/* There is more than this kernel can keep in mind. */
static _Noreturn void give_up(void) {
  kernel.shared->is_incomplete = true;
  end_way();
}

static uint32_t know(PDRIVER_UNLOAD routine) {
  for (uint32_t i = 0; i < own_count; i++) {
    if (own[i].routine == routine) return i;
  }
  if (own_count == ROUTINES_MAX) give_up();
  own[own_count].routine = routine;
  return own_count++;
}

static void know_own(PDRIVER_UNLOAD routine) {
  if (in_image((uintptr_t)routine)) own[know(routine)].stood = true;
}

static void know_discarded(uintptr_t function) {
  own[know((PDRIVER_UNLOAD)function)].is_discarded = true;
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
  kernel.probe->is_diverted = now != kernel.probe->time;
  end_way();
}

/* The unload run called `value` at `call`: asks of every read that gave this value. */
static void ask(uintptr_t call, PDRIVER_UNLOAD value, bool is_recursion) {
  Shared *s = kernel.shared;
  if (kernel.probe != NULL && call == kernel.probe->call) kernel.probe->was_reached = true;
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
    Probe *probe = &s->probes[s->probe_count++];
    *probe = (Probe){.read = i,
                     .site = reads[i].site,
                     .call = call,
                     .time = now,
                     .is_stale = is_stale,
                     .is_recursion = is_recursion};
    keep_way(&probe->answers);
  }
  if (s->probe_count > first) {
    s->probes[s->probe_count - 1].ends_group = true;
  } else if (is_recursion) {
    violation(1004, call);
  }
}

/* Signals -------------------------------------------------------------------------------------- */

/* Does what the instruction does that wants to access this address, when it is a move of 4 or 8
 * bytes between a register and memory, or of a number to memory. */
static bool move(ucontext_t *context, uintptr_t address) {
  static const uint8_t registers[16] = {REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP,
                                        REG_RSI, REG_RDI, REG_R8,  REG_R9,  REG_R10, REG_R11,
                                        REG_R12, REG_R13, REG_R14, REG_R15};
  greg_t *all = context->uc_mcontext.gregs;
  const uint8_t *at = (const uint8_t *)(uintptr_t)all[REG_RIP];
  uint8_t rex = (*at & 0xf0) == 0x40 ? *at++ : 0;
  uint8_t code = *at++, mode = *at >> 6, number = (*at >> 3) & 7, base = *at++ & 7;
  size_t size = (rex & 8) != 0 ? 8 : 4, offset = address - (uintptr_t)kernel.driver_object;
  if (code != 0x8b && code != 0x89 && (code != 0xc7 || number != 0)) return false;
  if (mode == 3 || offset + size > OBJECT_SIZE) return false;
  if (base == 4) base = *at++ & 7;
  at += mode == 1 ? 1 : mode == 2 || base == 5 ? 4 : 0;
  void *memory = (uint8_t *)kernel.object_view + offset;
  greg_t *reg = &all[registers[number | ((rex & 4) << 1)]];
  int32_t constant = 0;
  if (code == 0xc7) {
    memcpy(&constant, at, sizeof constant);
    at += sizeof constant;
    int64_t wide = constant;
    memcpy(memory, &wide, size);
  } else if (code == 0x89) {
    memcpy(memory, reg, size);
  } else {
    uint64_t value = 0;
    memcpy(&value, memory, size);
    *reg = (greg_t)value;
  }
  all[REG_RIP] = (greg_t)(uintptr_t)at;
  return true;
}

static void was_let_through(void) {
  PDRIVER_UNLOAD *slot = &kernel.object_view->DriverUnload;
  if (step.is_probe) *slot = step.before;
  PDRIVER_UNLOAD after = *slot;
  if (step.is_write && (step.is_slot || after != step.before)) {
    note_store(step.site, step.before, after);
  } else if (!step.is_write && step.is_slot) {
    note_read(step.site, after);
  }
}

static void let_through(ucontext_t *context, uintptr_t address, bool is_write) {
  uintptr_t at = (uintptr_t)context->uc_mcontext.gregs[REG_RIP];
  PDRIVER_UNLOAD *slot = &kernel.object_view->DriverUnload;
  step.is_write = is_write;
  step.is_slot = address == (uintptr_t)&kernel.driver_object->DriverUnload;
  step.site = in_image(at) ? at : kernel.call_site;
  step.before = *slot;
  step.is_probe =
      kernel.probe != NULL && step.is_slot && !is_write && read_count == kernel.probe->read;
  if (step.is_probe) *slot = probe_routine;
  if (move(context, address)) {
    was_let_through();
    return;
  }
  open_page();
  step.is_on = true;
  context->uc_mcontext.gregs[REG_EFL] |= TRAP_FLAG;
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
  if (number == SIGPROF && !ways_take_too_long()) return;
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
  if (own[i].is_discarded) violation(1010, (uintptr_t)own[i].routine);
  if (!own[i].stood || !in_image(call)) return;
  if (own[i].routine == running) {
    note("recursion", call, "");
    ask(call, running, true);
    end_way();
  }
  ask(call, own[i].routine, false);
}

static void on_trap(int number, siginfo_t *info, void *data) {
  (void)number;
  (void)info;
  ucontext_t *context = data;
  greg_t *rip = &context->uc_mcontext.gregs[REG_RIP];
  if (step.is_on) {
    context->uc_mcontext.gregs[REG_EFL] &= ~TRAP_FLAG;
    step.is_on = false;
    close_page();
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
  for (uint32_t i = 0; i < own_count; i++) {
    if (own[i].is_set) *(uint8_t *)(uintptr_t)own[i].routine = own[i].byte;
    own[i].is_set = false;
  }
  if (step.is_on) close_page();
}

void slot_watch(void) {
  stack_t other = {.ss_sp = ways_map(65536), .ss_size = 65536};
  if (sigaltstack(&other, NULL) != 0) abort();
  int memory = memfd_create("driver object", 0);
  if (memory < 0 || ftruncate(memory, OBJECT_SIZE) != 0) abort();
  kernel.object_view = mmap(NULL, OBJECT_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
  kernel.driver_object = mmap(NULL, OBJECT_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
  if (kernel.object_view == MAP_FAILED || kernel.driver_object == MAP_FAILED) abort();
  close(memory);
  if (!kernel.is_tracing) {
    close_page();
    make_code_writable();
  }
  /* A handler may leave its way for good: no signal stays blocked meanwhile. */
  int flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER | SA_RESTART;
  struct sigaction fault = {.sa_sigaction = on_fault, .sa_flags = flags};
  struct sigaction trap = {.sa_sigaction = on_trap, .sa_flags = flags};
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
  PDRIVER_UNLOAD before = kernel.object_view->DriverUnload;
  kernel.object_view->DriverUnload = value;
  if (succeeds && value != NULL) last_write_time = ++now; /* NULL stands in nobody's place */
  displaced.site = 0;
  (void)id;
  return before;
}

void slot_overwrite(int id, bool succeeds, bool writes_null) {
  registrations[id].has_overwritten = succeeds;
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

bool slot_is_own(void) {
  PDRIVER_UNLOAD routine = kernel.object_view->DriverUnload;
  int id = class_of(routine);
  return in_image((uintptr_t)(id >= 0 ? registrations[id].chained : routine));
}

void slot_loaded(void) {
  PDRIVER_UNLOAD routine = kernel.object_view->DriverUnload;
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
  PDRIVER_UNLOAD routine = kernel.object_view->DriverUnload;
  int id = class_of(routine);
  running = id >= 0 ? registrations[id].chained : routine;
  if (running == NULL || resources_pin()) return;
  kernel.phase = PHASE_UNLOAD;
  kernel.shared->unload_count++;
  know_own(running);
  if (in_image((uintptr_t)running)) violation(STANDS, (uintptr_t)running);
  tables_each(TABLE_DISCARDED, know_discarded);
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
