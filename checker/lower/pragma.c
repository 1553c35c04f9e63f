/* Sections that are discarded after initialisation. The parser knows the pragmas but tells nobody,
 * so they are read from the text, and attributes from the printed declaration. */
#include <string.h>

#include "lower/internal.h"

/* A place from where on `section` (NULL: the default) is the section of new functions. */
typedef struct SegChange {
  CXFile file;
  unsigned offset;
  const char *section;
} SegChange;

typedef struct Pragmas {
  Lower *l;
  CXFile file;
  const char *section; /* the current code_seg */
  GPtrArray *stack;    /* of its earlier values, "" for the default; labels between */
  GArray *skipped;     /* line ranges of inactive text */
} Pragmas;

typedef struct Lines {
  unsigned first, last;
} Lines;

static bool is_discardable(const char *section) {
  return section != NULL && g_ascii_strncasecmp(section, "INIT", 4) == 0;
}

static const char *skip_space(const char *p, const char *end) {
  while (p < end && (g_ascii_isspace(*p) || *p == '\\')) p++;
  return p;
}

/* Reads an identifier or string literal, without its quotes; free with g_free. */
static char *read_word(const char **p, const char *end) {
  *p = skip_space(*p, end);
  const char *start = *p;
  if (start < end && *start == '"') {
    const char *close = memchr(start + 1, '"', (size_t)(end - start - 1));
    if (close == NULL) return NULL;
    *p = close + 1;
    return g_strndup(start + 1, (gsize)(close - start - 1));
  }
  while (*p < end && (g_ascii_isalnum(**p) || **p == '_' || **p == '$' || **p == ':')) ++*p;
  return *p > start ? g_strndup(start, (gsize)(*p - start)) : NULL;
}

static bool accept(const char **p, const char *end, char c) {
  *p = skip_space(*p, end);
  if (*p >= end || **p != c) return false;
  ++*p;
  return true;
}

static void read_alloc_text(Pragmas *s, const char *p, const char *end, const char *section) {
  char *word = NULL;
  if (section == NULL) {
    word = read_word(&p, end);
    if (word == NULL || !is_discardable(word)) {
      g_free(word);
      return;
    }
    section = arena_strdup(s->l->scratch, word);
    g_free(word);
    if (!accept(&p, end, ',')) return;
  }
  do {
    word = read_word(&p, end);
    if (word == NULL) return;
    g_hash_table_insert(s->l->sections, arena_strdup(s->l->scratch, word), (char *)section);
    g_free(word);
  } while (accept(&p, end, ','));
}

static void set_section(Pragmas *s, unsigned offset, const char *section) {
  s->section = section;
  SegChange change = {s->file, offset, section};
  g_array_append_val(s->l->segments, change);
}

/* code_seg([push|pop][, label][, "section"[, "class"]]) */
static void read_code_seg(Pragmas *s, const char *p, const char *end, unsigned offset) {
  if (accept(&p, end, ')')) {
    set_section(s, offset, NULL);
    return;
  }
  const char *section = NULL, *label = NULL;
  bool is_push = false, is_pop = false, has_section = false;
  do {
    p = skip_space(p, end);
    bool is_string = p < end && *p == '"';
    char *word = read_word(&p, end);
    if (word == NULL) break;
    if (is_string) {
      if (!has_section) section = arena_strdup(s->l->scratch, word);
      has_section = true;
    } else if (strcmp(word, "push") == 0) {
      is_push = true;
    } else if (strcmp(word, "pop") == 0) {
      is_pop = true;
    } else {
      label = arena_strdup(s->l->scratch, word);
    }
    g_free(word);
  } while (accept(&p, end, ','));
  if (is_push) {
    g_ptr_array_add(s->stack, (gpointer)(s->section != NULL ? s->section : ""));
    g_ptr_array_add(s->stack, (gpointer)(label != NULL ? label : ""));
  }
  if (is_pop) {
    while (s->stack->len >= 2) {
      const char *name = s->stack->pdata[s->stack->len - 1];
      const char *old = s->stack->pdata[s->stack->len - 2];
      g_ptr_array_set_size(s->stack, (gint)s->stack->len - 2);
      if (label != NULL && strcmp(name, label) != 0) continue;
      set_section(s, offset, *old != 0 ? old : NULL);
      break;
    }
  }
  if (has_section) set_section(s, offset, section);
}

/* `p` stands behind the word pragma. */
static void read_pragma(Pragmas *s, const char *p, const char *end, unsigned offset) {
  char *name = read_word(&p, end);
  if (name == NULL || !accept(&p, end, '(')) {
    g_free(name);
    return;
  }
  if (strcmp(name, "alloc_text") == 0) {
    read_alloc_text(s, p, end, NULL);
  } else if (strcmp(name, "NDIS_INIT_FUNCTION") == 0) {
    read_alloc_text(s, p, end, "INIT");
  } else if (strcmp(name, "code_seg") == 0) {
    read_code_seg(s, p, end, offset);
  }
  g_free(name);
}

static bool is_skipped(const Pragmas *s, unsigned line) {
  for (guint i = 0; i < s->skipped->len; i++) {
    Lines range = g_array_index(s->skipped, Lines, i);
    if (line >= range.first && line <= range.last) return true;
  }
  return false;
}

static void find_skipped(Pragmas *s, CXFile file) {
  g_array_set_size(s->skipped, 0);
  CXSourceRangeList *list = clang_getSkippedRanges(s->l->tu, file);
  for (unsigned i = 0; list != NULL && i < list->count; i++) {
    Lines range;
    clang_getFileLocation(clang_getRangeStart(list->ranges[i]), NULL, &range.first, NULL, NULL);
    clang_getFileLocation(clang_getRangeEnd(list->ranges[i]), NULL, &range.last, NULL, NULL);
    g_array_append_val(s->skipped, range);
  }
  if (list != NULL) clang_disposeSourceRangeList(list);
}

/* The end of a directive: the line's, or a later one's behind a backslash. */
static const char *directive_end(const char *p, const char *end) {
  while (p < end && *p != '\n') {
    if (*p == '\\' && p + 1 < end && p[1] == '\n') p++;
    if (*p == '\\' && p + 2 < end && p[1] == '\r' && p[2] == '\n') p += 2;
    p++;
  }
  return p;
}

/* __pragma(code_seg("INIT")) and the like end with their closing parenthesis. */
static void scan_text(Pragmas *s, const char *text, size_t size) {
  const char *end = text + size;
  unsigned line = 1;
  for (const char *p = text; p < end; p++) {
    if (*p == '\n') {
      line++;
    } else if (*p == '/' && p + 1 < end && p[1] == '/') {
      while (p + 1 < end && p[1] != '\n') p++;
    } else if (*p == '/' && p + 1 < end && p[1] == '*') {
      for (p += 2; p < end && !(*p == '*' && p + 1 < end && p[1] == '/'); p++) {
        if (*p == '\n') line++;
      }
    } else if (*p == '"' || *p == '\'') {
      char quote = *p;
      while (p + 1 < end && p[1] != quote && p[1] != '\n') p += p[1] == '\\' && p + 2 < end ? 2 : 1;
      if (p + 1 < end && p[1] == quote) p++;
    } else if (*p == '#') {
      const char *word = p + 1;
      while (word < end && (*word == ' ' || *word == '\t')) word++;
      if (end - word > 6 && strncmp(word, "pragma", 6) == 0 && !is_skipped(s, line)) {
        read_pragma(s, word + 6, directive_end(word, end), (unsigned)(p - text));
        while (p + 1 < end && p[1] != '\n') p++;
      }
    } else if (*p == '_' && end - p > 9 && strncmp(p, "__pragma", 8) == 0 && !is_skipped(s, line)) {
      const char *inside = p + 8;
      if (accept(&inside, end, '('))
        read_pragma(s, inside, directive_end(inside, end), (unsigned)(p - text));
      p += 7;
    }
  }
}

/* Most files have pragmas of other kinds alone. */
static bool has_sections(const char *text, size_t size) {
  static const char *const names[] = {"code_seg", "alloc_text", "NDIS_INIT_FUNCTION"};
  bool found = false;
  for (size_t i = 0; i < G_N_ELEMENTS(names) && !found; i++)
    found = memmem(text, size, names[i], strlen(names[i])) != NULL;
  return found;
}

static void visit_inclusion(CXFile file, CXSourceLocation *stack, unsigned depth,
                            CXClientData data) {
  (void)depth;
  Pragmas *s = data;
  CXSourceLocation start = clang_getLocation(s->l->tu, file, 1, 1);
  if (stack != NULL && clang_Location_isInSystemHeader(start)) return;
  size_t size;
  const char *text = clang_getFileContents(s->l->tu, file, &size);
  if (text == NULL || !has_sections(text, size)) return;
  s->file = file;
  s->section = NULL;
  g_ptr_array_set_size(s->stack, 0);
  find_skipped(s, file);
  scan_text(s, text, size);
}

void lower_read_pragmas(Lower *l) {
  Pragmas s = {
      .l = l, .stack = g_ptr_array_new(), .skipped = g_array_new(false, false, sizeof(Lines))};
  l->segments = g_array_new(false, false, sizeof(SegChange));
  clang_getInclusions(l->tu, visit_inclusion, &s);
  g_ptr_array_free(s.stack, true);
  g_array_free(s.skipped, true);
}

/* The printed declaration shows __declspec(code_seg("INIT")) and section attributes, behind macros
 * too; the tree does not. */
static const char *attribute_section(Lower *l, CXCursor function) {
  CXPrintingPolicy policy = clang_getCursorPrintingPolicy(function);
  clang_PrintingPolicy_setProperty(policy, CXPrintingPolicy_TerseOutput, 1);
  CXString printed = clang_getCursorPrettyPrinted(function, policy);
  clang_PrintingPolicy_dispose(policy);
  const char *text = clang_getCString(printed);
  const char *section = NULL;
  const char *at = text != NULL ? strstr(text, "code_seg(\"") : NULL;
  if (at == NULL && text != NULL) at = strstr(text, "section(\"");
  if (at != NULL) {
    const char *open = strchr(at, '"') + 1;
    section = arena_printf(l->scratch, "%.*s", (int)strcspn(open, "\""), open);
  }
  clang_disposeString(printed);
  return section;
}

static const char *segment_at(Lower *l, CXCursor definition) {
  CXFile file;
  unsigned offset;
  clang_getFileLocation(clang_getCursorLocation(definition), &file, NULL, NULL, &offset);
  const char *section = NULL;
  for (guint i = 0; i < l->segments->len; i++) {
    SegChange change = g_array_index(l->segments, SegChange, i);
    if (change.file == file && change.offset <= offset) section = change.section;
  }
  return section;
}

const char *lower_section(Lower *l, CXCursor definition) {
  const char *section = g_hash_table_lookup(l->sections, lower_spelling(l, definition));
  if (section == NULL) section = attribute_section(l, definition);
  if (section == NULL) section = attribute_section(l, clang_getCanonicalCursor(definition));
  if (section == NULL) section = segment_at(l, definition);
  return is_discardable(section) ? section : NULL;
}
