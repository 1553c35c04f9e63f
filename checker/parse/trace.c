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

static void append_all(GString *out, const GPtrArray *list, const char *separator) {
  for (guint i = 0; i < list->len; i++) {
    if (i > 0) g_string_append(out, separator);
    g_string_append(out, list->pdata[i]);
  }
}

/* WPP_LEVEL_ARG_PRE(x, a), or nothing when the driver defines no such macro. */
static bool append_step(GString *out, const Traces *traces, const Function *function,
                        const char *suffix) {
  GString *macro = g_string_new("WPP_");
  append_all(macro, function->fixed_names, "_");
  if (function->fixed_names->len > 0 && function->params->len > 0) g_string_append_c(macro, '_');
  append_all(macro, function->params, "_");
  g_string_append(macro, suffix);
  bool is_there = g_hash_table_contains(traces->macros, macro->str);
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
static void define_flags(Job *job, const Traces *traces) {
  for (guint i = 0; i < traces->flags->len; i++) {
    char *name = g_strconcat("WPP_BIT_", traces->flags->pdata[i], NULL);
    char *text = g_strdup_printf("#define %s %u\n", name, 0x10001 + i);
    heal_define(job->heal, name, text);
    g_free(text);
    g_free(name);
  }
}

static bool define(Job *job, const Traces *traces, const Function *function) {
  GString *body = g_string_new(NULL);
  bool has_pre = append_step(body, traces, function, "_PRE");
  append_message(body, function);
  bool has_post = append_step(body, traces, function, "_POST");
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

/* A name that the source has not got is none that it uses. */
static bool speaks_of(const Job *job, const char *name) {
  return strstr(job->unit->text, name) != NULL;
}

/* The levels of messages, with the values of evntrace.h, which the generated file includes. */
static void define_levels(Job *job) {
  static const char *const levels[] = {
      "#define TRACE_LEVEL_NONE 0\n",    "#define TRACE_LEVEL_CRITICAL 1\n",
      "#define TRACE_LEVEL_FATAL 1\n",   "#define TRACE_LEVEL_ERROR 2\n",
      "#define TRACE_LEVEL_WARNING 3\n", "#define TRACE_LEVEL_INFORMATION 4\n",
      "#define TRACE_LEVEL_VERBOSE 5\n"};
  for (size_t i = 0; i < G_N_ELEMENTS(levels); i++) {
    char **words = g_strsplit(levels[i], " ", 3);
    if (speaks_of(job, words[1])) heal_define(job->heal, words[1], levels[i]);
    g_strfreev(words);
  }
}

void parse_foresee_traces(Job *job, const Traces *traces) {
  if (!traces->has_messages && traces->flags->len == 0 && traces->functions->len == 0) return;
  if (job->heal == NULL) heal_begin(job);
  if (traces->has_messages) define_levels(job);
  bool has_steps = false;
  for (guint i = 0; i < traces->functions->len; i++) {
    const char *line = traces->functions->pdata[i];
    Function function;
    if (read_function((Cursor){line, line + strlen(line)}, &function) &&
        speaks_of(job, function.name)) {
      if (define(job, traces, &function)) {
        has_steps = true;
      } else {
        heal_foresee(job->heal, function.name, KIND_FUNCTION);
      }
    }
    function_clear(&function);
  }
  if (has_steps) define_flags(job, traces);
  for (guint i = 0; i < traces->flags->len; i++) {
    if (speaks_of(job, traces->flags->pdata[i]))
      heal_foresee(job->heal, traces->flags->pdata[i], KIND_CONSTANT);
  }
}
