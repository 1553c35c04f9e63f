/* What can be known before the first round: names that the files of a source use, and that neither
 * they nor the headers of the pack that they include declare. Each would be complained of, and a
 * round of parsing be spent on it. What was foreseen gives way to a declaration (see prelude.c). */
#include <stdlib.h>
#include <string.h>

#include "parse/heal.h"

typedef struct Candidate {
  const Words *words; /* of the file that it is used in */
  const Word *word;
} Candidate;

static bool is_given(const Job *job, const char *name) {
  for (guint i = 0; i < job->args->len; i++) {
    const char *arg = job->args->pdata[i];
    if (g_str_has_prefix(arg, "-D")) arg += 2;
    if (g_str_has_prefix(arg, name) && !heal_is_word(arg[strlen(name)])) return true;
  }
  return false;
}

/* Whether a file uses the word as what only a declaration would make right. */
static bool needs_declaration(const Job *job, const Word *word) {
  if (word->use == USE_NONE || word->is_declared) return false;
  if (word->text[0] == '_' && word->text[1] == '_') return false;
  /* An undeclared call still parses in C. */
  if (!job->source->is_cplusplus) return word->use != USE_CALL;
  return !word->is_unclear;
}

static bool is_declared(const GPtrArray *files, const char *name) {
  for (guint i = 0; i < files->len; i++) {
    const Directives *file = files->pdata[i];
    const Word *word = g_hash_table_lookup(file->words->table, name);
    if (word != NULL && word->is_declared) return true;
  }
  return false;
}

/* name -> Candidate */
static GHashTable *candidates_of(const Job *job, const GPtrArray *files) {
  GHashTable *candidates = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
  /* The source itself comes last, and knows best. */
  for (guint i = files->len; i > 0; i--) {
    const Directives *file = files->pdata[i - 1];
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, file->words->table);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
      const Word *word = value;
      if (!needs_declaration(job, word)) continue;
      const Candidate *known = g_hash_table_lookup(candidates, word->text);
      if (known != NULL && known->word->use >= word->use) continue;
      Candidate *candidate = g_new(Candidate, 1);
      *candidate = (Candidate){file->words, word};
      g_hash_table_replace(candidates, (gpointer)word->text, candidate);
    }
  }
  return candidates;
}

/* What macros that declare something are given, of which they can put together a name. */
static GPtrArray *arguments_of(const GPtrArray *files) {
  enum { SHORTEST = 3 };
  GPtrArray *arguments = g_ptr_array_new();
  for (guint i = 0; i < files->len; i++) {
    const Directives *file = files->pdata[i];
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, file->words->table);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
      const Word *word = value;
      if (word->is_argument && strlen(word->text) >= SHORTEST)
        g_ptr_array_add(arguments, (gpointer)word->text);
    }
  }
  return arguments;
}

static bool is_put_together(const GPtrArray *arguments, const char *name) {
  for (guint i = 0; i < arguments->len; i++) {
    const char *argument = arguments->pdata[i];
    if (g_str_has_prefix(name, argument) || g_str_has_suffix(name, argument)) return true;
  }
  return false;
}

static void leave_out_declared(const Job *job, const GPtrArray *files, GHashTable *candidates) {
  GPtrArray *arguments = arguments_of(files);
  GHashTableIter iter;
  gpointer key;
  g_hash_table_iter_init(&iter, candidates);
  while (g_hash_table_iter_next(&iter, &key, NULL)) {
    const char *name = key;
    bool is_out = heal_is_keyword(name) || heal_is_annotation(name) || is_declared(files, name) ||
                  g_hash_table_contains(job->heal->names, name) || is_given(job, name);
    bool is_mixed = !words_are_capital(name, strlen(name));
    if (is_out || (is_mixed && is_put_together(arguments, name))) g_hash_table_iter_remove(&iter);
  }
  g_ptr_array_free(arguments, true);
}

/* Nothing that the source includes brings the basic types. */
static void take_core(Job *job, GHashTable *candidates) {
  GHashTableIter iter;
  gpointer name;
  bool is_taken = false;
  g_hash_table_iter_init(&iter, candidates);
  while (!is_taken && g_hash_table_iter_next(&iter, &name, NULL)) is_taken = heal_core(job, name);
  if (!is_taken) return;
  parse_need_pack(job, job->heal->core);
  precompiled_leave_unknown(job, candidates);
}

static void foresee(Job *job, const char *name, const Candidate *candidate) {
  struct Heal *heal = job->heal;
  const Words *words = candidate->words;
  bool is_own = words->text == job->unit->text;
  Spot spot = {.text = is_own && heal->whole != NULL ? heal->whole : words->text,
               .size = words->size,
               .start = candidate->word->offset,
               .end = candidate->word->offset + strlen(name)};
  Kind kind = candidate->word->use == USE_TYPE
                  ? heal_type_kind(&spot, name)
                  : heal_value_kind(&spot, name, job->source->is_cplusplus);
  if (!job->source->is_cplusplus && kind == KIND_FUNCTION) return;
  heal_foresee(heal, name, kind);
  Spot own = {.text = heal->whole != NULL ? heal->whole : job->unit->text};
  own.size = strlen(own.text);
  heal_foresee_members(heal, name, &own);
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void parse_foresee_names(Job *job, const GPtrArray *files) {
  if (job->needs_all || files->len == 0) return;
  if (job->heal == NULL) heal_begin(job);
  GHashTable *candidates = candidates_of(job, files);
  leave_out_declared(job, files, candidates);
  precompiled_leave_unknown(job, candidates);
  take_core(job, candidates);
  guint count;
  const char **names = (const char **)g_hash_table_get_keys_as_array(candidates, &count);
  qsort(names, count, sizeof(*names), by_name);
  for (guint i = 0; i < count; i++) {
    const Candidate *candidate = g_hash_table_lookup(candidates, names[i]);
    bool is_further = candidate->word->use == USE_VALUE && heal_further(job->heal, names[i]);
    if (!is_further) foresee(job, names[i], candidate);
  }
  g_free(names);
  g_hash_table_destroy(candidates);
}
