/* What the trace preprocessor (WPP) makes of the trace functions that a driver declares.
 *
 * A configuration block in a comment declares them: `FUNC NAME{LEVEL=x}(ARG, MSG, ...)`. The .tmh
 * file, which only a build makes, then holds for each call WPP_LEVEL_ARG_PRE(x, a), a message when
 * that is enabled, WPP_LEVEL_ARG_POST(x, a); the driver's own headers may define these two. Drivers
 * do so to leave a function that has failed, and nothing in the text of the call says so. Such a
 * function is defined as the documentation describes it; one without the two writes a message only
 * and is left to the rest of the healing. */
#include <string.h>

#include "parse/heal.h"

/* The text of a file, up to `end`. */
typedef struct Cursor {
  const char *at, *end;
} Cursor;

/* One FUNC of a block. */
typedef struct Function {
  char *name;
  GPtrArray *fixed_names, *fixed_values; /* {NAME=value} */
  GPtrArray *params;                     /* those that stand before the message */
  bool has_message;
  bool is_double; /* its arguments stand in two pairs of parentheses */
} Function;

static void function_clear(Function *function) {
  g_free(function->name);
  g_ptr_array_free(function->fixed_names, true);
  g_ptr_array_free(function->fixed_values, true);
  g_ptr_array_free(function->params, true);
}

static void skip_blanks(Cursor *c) {
  while (c->at < c->end && (*c->at == ' ' || *c->at == '\t')) c->at++;
}

static bool take(Cursor *c, char sign) {
  skip_blanks(c);
  if (c->at >= c->end || *c->at != sign) return false;
  c->at++;
  return true;
}

/* The text up to one of `ends`, without blanks around it; free with g_free. */
static char *take_until(Cursor *c, const char *ends) {
  skip_blanks(c);
  const char *start = c->at;
  while (c->at < c->end && strchr(ends, *c->at) == NULL) c->at++;
  return g_strchomp(g_strndup(start, (size_t)(c->at - start)));
}

static bool is_identifier(const char *text) {
  if (*text == 0 || g_ascii_isdigit(*text)) return false;
  while (heal_is_word(*text)) text++;
  return *text == 0;
}

/* {LEVEL=x, FLAGS=y} */
static bool read_fixed(Cursor *c, Function *function) {
  if (!take(c, '{')) return true;
  while (!take(c, '}')) {
    char *name = take_until(c, "=},");
    g_ptr_array_add(function->fixed_names, name);
    bool has_value = take(c, '=');
    g_ptr_array_add(function->fixed_values, has_value ? take_until(c, ",}") : g_strdup(""));
    take(c, ',');
    if (!is_identifier(name) || c->at >= c->end) return false;
  }
  return true;
}

/* (ARG, MSG, ...) */
static bool read_params(Cursor *c, Function *function) {
  if (!take(c, '(')) return false;
  function->is_double = take(c, '(');
  while (!take(c, ')')) {
    char *name = take_until(c, ",)");
    if (c->at >= c->end) {
      g_free(name);
      return false;
    }
    take(c, ',');
    bool is_rest = strcmp(name, "...") == 0;
    function->has_message = function->has_message || is_rest || strcmp(name, "MSG") == 0;
    bool is_known = function->has_message || is_identifier(name);
    if (function->has_message) {
      g_free(name);
    } else {
      g_ptr_array_add(function->params, name);
    }
    if (!is_known) return false;
  }
  return true;
}

/* A line of a block; false when it declares no function. */
static bool read_function(Cursor c, Function *function) {
  *function = (Function){.fixed_names = g_ptr_array_new_with_free_func(g_free),
                         .fixed_values = g_ptr_array_new_with_free_func(g_free),
                         .params = g_ptr_array_new_with_free_func(g_free)};
  while (c.at < c.end && (g_ascii_isspace(*c.at) || *c.at == '/' || *c.at == '*')) c.at++;
  if (c.end - c.at < 5 || strncmp(c.at, "FUNC", 4) != 0 || heal_is_word(c.at[4])) return false;
  c.at += 4;
  take(&c, ':');
  function->name = take_until(&c, "{( ");
  return is_identifier(function->name) && read_fixed(&c, function) && read_params(&c, function);
}

/* The files that a source was read from. */
typedef struct Texts {
  CXTranslationUnit tu;
  GPtrArray *all; /* of Cursor, owned */
} Texts;

static void add_text(CXFile file, CXSourceLocation *stack, unsigned depth, CXClientData data) {
  (void)stack;
  (void)depth;
  Texts *texts = data;
  CXString name = clang_getFileName(file);
  size_t size;
  const char *text = clang_getFileContents(texts->tu, file, &size);
  if (text != NULL && !g_str_has_prefix(clang_getCString(name), PARSE_VIRTUAL "/")) {
    Cursor *c = g_new(Cursor, 1);
    *c = (Cursor){text, text + size};
    g_ptr_array_add(texts->all, c);
  }
  clang_disposeString(name);
}

/* The next place of `what`, or NULL. */
static const char *find(Cursor c, const char *what) {
  return g_strstr_len(c.at, c.end - c.at, what);
}

/* True when one of the files defines the macro. */
static bool is_defined(const Texts *texts, const char *macro) {
  size_t length = strlen(macro);
  for (guint i = 0; i < texts->all->len; i++) {
    Cursor c = *(Cursor *)texts->all->pdata[i];
    const char *start = c.at;
    for (; (c.at = find(c, macro)) != NULL; c.at += length) {
      const char *before = c.at;
      while (before > start && (before[-1] == ' ' || before[-1] == '\t')) before--;
      bool is_whole = c.at + length < c.end && c.at[length] == '(';
      if (is_whole && before < c.at && before - start >= 6 &&
          strncmp(before - 6, "define", 6) == 0) {
        return true;
      }
    }
  }
  return false;
}

static void append_all(GString *out, const GPtrArray *list, const char *separator) {
  for (guint i = 0; i < list->len; i++) {
    if (i > 0) g_string_append(out, separator);
    g_string_append(out, list->pdata[i]);
  }
}

/* WPP_LEVEL_ARG_PRE(x, a), or nothing when the driver defines no such macro. */
static bool append_step(GString *out, const Texts *texts, const Function *function,
                        const char *suffix) {
  GString *macro = g_string_new("WPP_");
  append_all(macro, function->fixed_names, "_");
  if (function->fixed_names->len > 0 && function->params->len > 0) g_string_append_c(macro, '_');
  append_all(macro, function->params, "_");
  g_string_append(macro, suffix);
  bool is_there = is_defined(texts, macro->str);
  if (is_there) {
    g_string_append_printf(out, " %s(", macro->str);
    append_all(out, function->fixed_values, ", ");
    if (function->fixed_values->len > 0 && function->params->len > 0) g_string_append(out, ", ");
    append_all(out, function->params, ", ");
    g_string_append_c(out, ')');
  }
  g_string_free(macro, true);
  return is_there;
}

/* The message in the middle: it looks at its arguments. */
static void append_message(GString *out, const Function *function) {
  g_string_append(out, function->has_message ? " unloadlint_trace(\"\", ##__VA_ARGS__)"
                                             : " unloadlint_trace(\"\")");
}

/* The flags of WPP_DEFINE_BIT(NAME) are numbers WPP_BIT_NAME, no two of them the same. */
static void define_flags(Job *job, const Texts *texts) {
  static const char bit[] = "WPP_DEFINE_BIT(";
  unsigned number = 0x10000;
  for (guint i = 0; i < texts->all->len; i++) {
    Cursor c = *(Cursor *)texts->all->pdata[i];
    while ((c.at = find(c, bit)) != NULL) {
      c.at += strlen(bit);
      char *flag = take_until(&c, ")");
      char *name = g_strconcat("WPP_BIT_", flag, NULL);
      char *text = g_strdup_printf("#define %s %u\n", name, ++number);
      if (is_identifier(flag)) heal_define(job->heal, name, text);
      g_free(text);
      g_free(name);
      g_free(flag);
    }
  }
}

static bool define(Job *job, const Texts *texts, const Function *function) {
  GString *body = g_string_new(NULL);
  bool has_pre = append_step(body, texts, function, "_PRE");
  append_message(body, function);
  bool has_post = append_step(body, texts, function, "_POST");
  bool is_changed = false;
  if (has_pre || has_post) {
    GString *text = g_string_new(NULL);
    const char *name = function->name;
    if (function->is_double) {
      g_string_append_printf(text, "#define %s(arguments) unloadlint_%s arguments\n", name, name);
    }
    g_string_append_printf(text, "#define %s%s(", function->is_double ? "unloadlint_" : "", name);
    append_all(text, function->params, ", ");
    if (function->has_message) {
      g_string_append(text, function->params->len > 0 ? ", ..." : "...");
    }
    g_string_append_printf(text, ")%s\n", body->str);
    Name *routine = heal_find_name(job->heal, "unloadlint_trace");
    routine->kind = KIND_FUNCTION;
    is_changed = heal_define(job->heal, name, text->str);
    g_string_free(text, true);
  }
  g_string_free(body, true);
  return is_changed;
}

bool heal_trace_functions(Job *job, CXTranslationUnit tu) {
  Texts texts = {.tu = tu, .all = g_ptr_array_new_with_free_func(g_free)};
  clang_getInclusions(tu, add_text, &texts);
  bool changed = false;
  for (guint i = 0; i < texts.all->len; i++) {
    Cursor c = *(Cursor *)texts.all->pdata[i];
    while ((c.at = find(c, "begin_wpp config")) != NULL) {
      const char *last = find(c, "end_wpp");
      Cursor block = {c.at, last != NULL ? last : c.end};
      while (block.at < block.end) {
        const char *eol = memchr(block.at, '\n', (size_t)(block.end - block.at));
        if (eol == NULL) eol = block.end;
        Function function;
        bool is_one = read_function((Cursor){block.at, eol}, &function);
        /* A name that the source has not got is none of its calls. */
        if (is_one && strstr(job->unit->text, function.name) != NULL) {
          if (job->heal == NULL) heal_begin(job);
          changed = define(job, &texts, &function) || changed;
        }
        function_clear(&function);
        block.at = eol < block.end ? eol + 1 : block.end;
      }
      c.at = block.end;
    }
  }
  if (changed) define_flags(job, &texts);
  g_ptr_array_free(texts.all, true);
  return changed;
}
