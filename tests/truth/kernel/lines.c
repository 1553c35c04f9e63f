/* Which line an address of the driver belongs to, and which lines run.
 *
 * Between the instructions that the compiler made for two lines stands a call of LineReached, with
 * the line's number (see ../assembly.py): it changes no register, no flag and no memory of the
 * driver's. A table says where these calls stand. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>

#include "kernel.h"

typedef struct Row {
  int32_t distance; /* from here to the call */
  uint32_t line;
} Row;

static const Row *rows, *rows_end;
/* Where the next line is written to, and the end of that memory; NULL when none is kept. Used by
 * LineReached. */
__attribute__((used)) static uint32_t *next_line, *lines_full;
static uint32_t *lines;

bool lines_find(void *library) {
  const Row *const *bounds = dlsym(library, "DriverLines");
  if (bounds == NULL) return false;
  rows = bounds[0];
  rows_end = bounds[1];
  return true;
}

uint32_t line_of(uintptr_t at) {
  uintptr_t nearest = 0;
  uint32_t line = 0;
  for (const Row *row = rows; row < rows_end; row++) {
    uintptr_t start = (uintptr_t)row + (uintptr_t)(intptr_t)row->distance;
    if (start > at || start < nearest) continue;
    nearest = start;
    line = row->line;
  }
  return line;
}

void lines_keep(void) {
  lines = next_line = ways_map(TRACE_MAX * sizeof *lines);
  lines_full = lines + TRACE_MAX;
}

void lines_print(void) {
  printf("lines");
  for (const uint32_t *at = lines; at < next_line; at++) {
    if (at == lines || at[-1] != *at) printf(" %u", *at);
  }
  putchar('\n');
}

/* Takes the number off the stack when it returns. */
__asm__(
    ".globl LineReached\n"
    "LineReached:\n"
    "  pushfq\n"
    "  pushq %rax\n"
    "  movq next_line(%rip), %rax\n"
    "  testq %rax, %rax\n"
    "  je 1f\n"
    "  pushq %rcx\n"
    "  movl 32(%rsp), %ecx\n"
    "  movl %ecx, (%rax)\n"
    "  addq $4, %rax\n"
    "  movq %rax, next_line(%rip)\n"
    "  cmpq lines_full(%rip), %rax\n"
    "  popq %rcx\n"
    "  je end_way\n"
    "1:\n"
    "  popq %rax\n"
    "  popfq\n"
    "  ret $8\n");
