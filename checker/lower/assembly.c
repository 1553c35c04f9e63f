/* Assembly.
 *
 * A block in Microsoft's style that speaks of registers alone (a breakpoint, interrupts that are
 * turned off, a bit of cr0) does nothing that a rule could ask for. Of any other nobody can tell:
 * what it jumps to, calls or writes to may be anything. */
#include <string.h>

#include "lower/internal.h"

static bool is_one_of(const char *word, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(word, words[i]) == 0) return true;
  return false;
}

static bool is_register(const char *word) {
  static const char *const names[] = {"eax", "ebx", "ecx", "edx", "esi", "edi", "rax", "rbx",
                                      "rcx", "rdx", "rsi", "rdi", "ax",  "bx",  "cx",  "dx",
                                      "al",  "ah",  "bl",  "bh",  "cl",  "ch",  "dl",  "dh"};
  bool is_control = (word[0] == 'c' || word[0] == 'd') && word[1] == 'r' &&
                    g_ascii_isdigit(word[2]) && word[3] == 0;
  return is_control || is_one_of(word, names, G_N_ELEMENTS(names));
}

static bool is_plain_instruction(const char *word) {
  static const char *const names[] = {
      "mov",   "and",    "or",     "xor",    "not",    "add",   "sub",    "inc",   "dec",
      "shl",   "shr",    "test",   "cmp",    "push",   "pop",   "pushad", "popad", "pushfd",
      "popfd", "pushf",  "popf",   "cli",    "sti",    "cld",   "nop",    "pause", "rdtsc",
      "cpuid", "mfence", "lfence", "sfence", "wbinvd", "rdmsr", "wrmsr",  "bts",   "btr"};
  return is_one_of(word, names, G_N_ELEMENTS(names));
}

/* `int 3`, the breakpoint; another number calls somebody. */
static bool is_breakpoint(const char *word, const char *rest) {
  if (strcmp(word, "int") != 0) return false;
  rest += strspn(rest, " \t");
  return rest[0] == '3' && !g_ascii_isalnum(rest[1]);
}

/* True when every word is an instruction that only computes, a register or a number. */
static bool is_plain(const char *text) {
  static const char *const keywords[] = {"__asm", "_asm", "asm"};
  for (const char *at = text; *at != 0;) {
    if (*at == ';' || g_str_has_prefix(at, "//")) {
      at += strcspn(at, "\n"); /* a comment */
    } else if (g_ascii_isdigit(*at)) {
      while (g_ascii_isalnum(*at)) at++;
    } else if (g_ascii_isalpha(*at) || *at == '_') {
      size_t length = 0;
      while (g_ascii_isalnum(at[length]) || at[length] == '_') length++;
      char *word = g_ascii_strdown(at, (gssize)length);
      bool is_known = is_one_of(word, keywords, G_N_ELEMENTS(keywords)) || is_register(word) ||
                      is_plain_instruction(word) || is_breakpoint(word, at + length);
      g_free(word);
      if (!is_known) return false;
      at += length;
    } else if (strchr("{},+-~ \t\r\n", *at) == NULL) {
      return false; /* of memory, above all */
    } else {
      at++;
    }
  }
  return true;
}

static bool is_plain_block(const Lower *l, CXCursor stmt) {
  CXSourceRange extent = clang_getCursorExtent(stmt);
  CXFile file;
  unsigned start, end;
  size_t size;
  clang_getFileLocation(clang_getRangeStart(extent), &file, NULL, NULL, &start);
  clang_getFileLocation(clang_getRangeEnd(extent), NULL, NULL, NULL, &end);
  const char *text = file != NULL ? clang_getFileContents(l->tu, file, &size) : NULL;
  if (text == NULL || end > size || start >= end) return false;
  char *block = g_strndup(text + start, end - start);
  bool result = is_plain(block);
  g_free(block);
  return result;
}

void lower_assembly(Fn *f, CXCursor stmt) {
  if (clang_getCursorKind(stmt) == CXCursor_MSAsmStmt) {
    if (!is_plain_block(f->l, stmt)) lower_lost(f, "assembly");
    return;
  }
  Kids kids = lower_expr_kids(f->l, stmt);
  IrTemp *args = ARENA_ARRAY(f->l->scratch, IrTemp, kids.count + 1);
  uint32_t count = 0;
  for (uint32_t i = 0; i < kids.count; i++) {
    if (clang_getCursorKind(kids.at[i]) == CXCursor_StringLiteral) continue;
    args[count++] = lower_is_place(f->l, kids.at[i]) ? lower_address(f, kids.at[i])
                                                     : lower_value(f, kids.at[i]);
  }
  IrTemp code = lower_unknown(f, IR_PTR_TYPE, "assembly");
  lower_emit(
      f, (IrIns){.op = IR_CALL, .type = IR_VOID_TYPE, .a = code, .args = args, .arg_count = count});
}
