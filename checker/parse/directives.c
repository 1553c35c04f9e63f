/* The directives of a file that tell what it includes, without the preprocessor: which headers,
 * under a condition or in any case, and what it does before that they could depend on. */
#include <string.h>

#include "parse/internal.h"

typedef struct Scan {
  const char *at, *end;
  unsigned line;
  unsigned depth;     /* of conditions */
  const char *absent; /* the macro of the directive before, when that was an #ifndef */
  size_t absent_size;
  const char *guard;               /* the macro of the first directive, when that is an #ifndef */
  size_t guard_size;               /* 0: none */
  unsigned seen;                   /* directives so far */
  bool is_guarded, is_guard_ended; /* within what looks like a guard; just behind it */
  Directives *directives;
} Scan;

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f'; }

static bool is_word(char c) { return g_ascii_isalnum(c) || c == '_' || c == '$'; }

/* Goes on behind the line, and behind those that it is continued by. What lies between `from` and
 * the end is returned as the end of the first line. */
static const char *end_of_directive(Scan *scan, const char *from) {
  const char *p = from;
  for (;;) {
    const char *newline = memchr(p, '\n', (size_t)(scan->end - p));
    if (newline == NULL) return scan->end;
    const char *last = newline;
    while (last > from && last[-1] == '\r') last--;
    if (last == from || last[-1] != '\\') return newline;
    scan->line++;
    p = newline + 1;
  }
}

static const char *skip_blanks(const char *p, const char *end) {
  while (p < end && is_blank(*p)) p++;
  return p;
}

static Directive *add(Scan *scan, DirectiveKind kind, const char *name, size_t size) {
  Directives *all = scan->directives;
  Directive *directive = ARENA_PUSH(all->arena, all, items, item);
  directive->kind = kind;
  directive->name = arena_printf(all->arena, "%.*s", (int)size, name);
  directive->line = scan->line;
  directive->is_free = scan->depth == 0;
  directive->is_sure = scan->depth == 0 || (scan->depth == 1 && scan->is_guarded);
  return directive;
}

/* What stands behind a macro's name, up to `end`. */
static void add_define(Scan *scan, const char *name, size_t size, const char *end, bool defines) {
  Directive *directive = add(scan, DIRECTIVE_DEFINE, name, size);
  bool is_asked = scan->absent_size == size && size > 0 && memcmp(scan->absent, name, size) == 0;
  directive->is_default =
      defines && is_asked && (scan->depth == 1 || (scan->depth == 2 && scan->is_guarded));
  const char *p = name + size;
  directive->has_parameters = defines && p < end && *p == '(';
  if (!defines || directive->has_parameters) return;
  const char *value = p = skip_blanks(p, end);
  while (p < end && is_word(*p)) p++;
  size_t length = (size_t)(p - value);
  p = skip_blanks(p, end);
  bool is_last = p >= end || (*p == '/' && p + 1 < end && p[1] == '/');
  if (is_last) directive->value = arena_printf(scan->directives->arena, "%.*s", (int)length, value);
}

static void on_include(Scan *scan, const char *start, const char *p, const char *end) {
  if (p >= end || (*p != '"' && *p != '<')) return;
  const char *close = memchr(p + 1, *p == '<' ? '>' : '"', (size_t)(end - p - 1));
  if (close == NULL) return;
  Directive *directive = add(scan, DIRECTIVE_INCLUDE, p + 1, (size_t)(close - p - 1));
  directive->is_angled = *p == '<';
  directive->start = (size_t)(start - scan->directives->text);
  directive->end = (size_t)(end - scan->directives->text);
}

static void on_pragma(Scan *scan, const char *p, const char *end) {
  size_t size = (size_t)(end - p);
  if (size >= 4 && strncmp(p, "once", 4) == 0) scan->directives->is_once = true;
  if (size >= 4 && strncmp(p, "pack", 4) == 0) add(scan, DIRECTIVE_PACK, p, size);
}

/* The name in `!defined(NAME)` when nothing else stands there, or NULL. */
static const char *behind_not_defined(const char *p, const char *end) {
  static const char word[] = "defined";
  if (p >= end || *p != '!') return NULL;
  p = skip_blanks(p + 1, end);
  if ((size_t)(end - p) < strlen(word) || strncmp(p, word, strlen(word)) != 0) return NULL;
  p = skip_blanks(p + strlen(word), end);
  if (p < end && *p == '(') p = skip_blanks(p + 1, end);
  const char *behind = p;
  while (behind < end && is_word(*behind)) behind++;
  behind = skip_blanks(behind, end);
  if (behind < end && *behind == ')') behind = skip_blanks(behind + 1, end);
  bool is_alone = behind >= end || (*behind == '/' && (behind[1] == '/' || behind[1] == '*'));
  return is_alone ? p : NULL;
}

static void note_guard(Scan *scan, const char *name, const char *end) {
  const char *p = name;
  while (p != NULL && p < end && is_word(*p)) p++;
  scan->guard = name;
  scan->guard_size = name != NULL ? (size_t)(p - name) : 0;
}

/* What looked like a guard ends before the file does: a default for a setting. */
static void take_back_guard(Scan *scan) {
  Directives *all = scan->directives;
  for (uint32_t i = 0; i < all->item_count; i++) all->items[i].is_sure = all->items[i].is_free;
  add(scan, DIRECTIVE_DEFINE, scan->guard, scan->guard_size)->is_free = true;
  scan->is_guard_ended = false;
}

static void on_directive(Scan *scan, const char *start, const char *word, const char *end) {
  const char *p = word;
  while (p < end && is_word(*p)) p++;
  size_t size = (size_t)(p - word);
  const char *rest = skip_blanks(p, end);
  const char *name_end = rest;
  while (name_end < end && is_word(*name_end)) name_end++;
  size_t name_size = (size_t)(name_end - rest);
  scan->seen++;
  const char *absent = NULL;
  if (scan->is_guard_ended) take_back_guard(scan);
#define IS(text) (size == strlen(text) && strncmp(word, text, size) == 0)
  if (IS("if") || IS("ifdef") || IS("ifndef")) {
    if (scan->seen == 1) note_guard(scan, IS("ifndef") ? rest : behind_not_defined(rest, end), end);
    scan->depth++;
    if (IS("ifndef")) absent = rest;
  } else if (IS("endif")) {
    if (scan->depth > 0) scan->depth--;
    if (scan->depth == 0) {
      scan->is_guard_ended = scan->is_guarded;
      scan->is_guarded = false;
    }
  } else if (size >= 2 && strncmp(word, "el", 2) == 0) {
    /* What follows is no part of the guard. */
    if (scan->depth == 1) scan->is_guarded = false;
  } else if (IS("define") || IS("undef")) {
    if (scan->seen == 2 && scan->guard_size > 0 && scan->guard_size == name_size &&
        strncmp(scan->guard, rest, name_size) == 0) {
      scan->is_guarded = true;
    } else {
      add_define(scan, rest, name_size, end, IS("define"));
    }
  } else if (IS("include") || IS("import")) {
    on_include(scan, start, rest, end);
  } else if (IS("pragma")) {
    on_pragma(scan, rest, end);
  }
#undef IS
  scan->absent = absent;
  scan->absent_size = absent != NULL ? name_size : 0;
}

/* Leaves scan->at at the end of the line, or behind a comment that begins in it and ends later. */
static void pass_line(Scan *scan) {
  const char *p = scan->at;
  char quote = 0;
  for (; p < scan->end && *p != '\n'; p++) {
    if (quote != 0) {
      if (*p == '\\' && p + 1 < scan->end && p[1] != '\n') p++;
      if (*p == quote) quote = 0;
    } else if (*p == '"' || *p == '\'') {
      quote = *p;
    } else if (*p == '/' && p + 1 < scan->end && p[1] == '/') {
      p = memchr(p, '\n', (size_t)(scan->end - p));
      if (p == NULL) p = scan->end;
      break;
    } else if (*p == '/' && p + 1 < scan->end && p[1] == '*') {
      for (p += 2; p < scan->end && !(*p == '*' && p + 1 < scan->end && p[1] == '/'); p++) {
        if (*p == '\n') scan->line++;
      }
      if (p < scan->end) p++;
    }
  }
  scan->at = p;
}

static void scan_text(Scan *scan) {
  while (scan->at < scan->end) {
    const char *start = skip_blanks(scan->at, scan->end);
    if (start < scan->end && *start == '#') {
      const char *word = skip_blanks(start + 1, scan->end);
      unsigned line = scan->line;
      const char *end = end_of_directive(scan, word);
      unsigned next = scan->line;
      scan->line = line;
      on_directive(scan, start, word, end);
      /* A comment may begin behind a directive. */
      scan->at = word;
      pass_line(scan);
      if (scan->at < end) {
        scan->at = end;
        scan->line = next;
      }
    } else {
      scan->at = start;
      pass_line(scan);
    }
    if (scan->at < scan->end) {
      scan->at++;
      scan->line++;
    }
  }
}

/* What the trace preprocessor (WPP) finds in a text, see trace.c: the flags of WPP_DEFINE_BIT, and
 * the functions that configuration blocks declare, a line each. */
static void scan_traces(Scan *scan, const char *text) {
  static const char bit[] = "WPP_DEFINE_BIT(", begin[] = "begin_wpp config", last[] = "end_wpp";
  for (const char *p = text; (p = memmem(p, (size_t)(scan->end - p), bit, strlen(bit))) != NULL;) {
    const char *name = p = skip_blanks(p + strlen(bit), scan->end);
    while (p < scan->end && is_word(*p)) p++;
    const char *behind = skip_blanks(p, scan->end);
    if (p > name && behind < scan->end && *behind == ')')
      add(scan, DIRECTIVE_TRACE_FLAG, name, (size_t)(p - name));
  }
  const char *p = text;
  while ((p = memmem(p, (size_t)(scan->end - p), begin, strlen(begin))) != NULL) {
    const char *end = memmem(p, (size_t)(scan->end - p), last, strlen(last));
    if (end == NULL) end = scan->end;
    while (p < end) {
      const char *line = p;
      while (p < end && *p != '\n') p++;
      if (memmem(line, (size_t)(p - line), "FUNC", strlen("FUNC")) != NULL)
        add(scan, DIRECTIVE_TRACE_FUNCTION, line, (size_t)(p - line));
      if (p < end) p++;
    }
  }
}

Directives *parse_directives(const char *text, size_t size) {
  Arena *arena = arena_new();
  Directives *directives = ARENA_NEW(arena, Directives);
  directives->arena = arena;
  directives->text = text;
  static const char question[] = "__has_include";
  directives->asks = memmem(text, size, question, strlen(question)) != NULL;
  Scan scan = {.at = text, .end = text + size, .line = 1, .directives = directives};
  scan_text(&scan);
  scan_traces(&scan, text);
  return directives;
}

void parse_directives_free(void *data) {
  Directives *directives = data;
  if (directives == NULL) return;
  words_free(directives->words);
  g_free(directives->whole);
  arena_free(directives->arena);
}
