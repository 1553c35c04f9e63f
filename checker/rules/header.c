/* The head of a rule.sql: comment lines that give the rule its code, its name and its words. */
#include <string.h>

#include "rules/internal.h"

static const char *const precisions[] = {"low", "medium", "high", "very-high", NULL};

/* What is being put together while the lines are read. */
typedef struct Header {
  Arena *arena;
  RuleInfo *info;
  const char *level; /* as written */
  GPtrArray *tags, *message_ids, *message_texts;
} Header;

static bool is_code(const char *text) {
  size_t letters = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  size_t digits = strspn(text + letters, "0123456789");
  return letters > 0 && digits > 0 && text[letters + digits] == '\0';
}

static bool is_name(const char *text) {
  return *text >= 'a' && *text <= 'z' &&
         text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

/* Only {0} to {3} may stand in braces, because a query has no more arguments. */
static bool is_template(const char *text) {
  for (const char *brace = strchr(text, '{'); brace != NULL; brace = strchr(brace + 1, '{'))
    if (brace[1] < '0' || brace[1] >= '0' + ARG_COUNT || brace[2] != '}') return false;
  return true;
}

static void add_tags(Header *header, const char *value) {
  char **words = g_strsplit(value, ",", -1);
  for (char **word = words; *word != NULL; word++)
    if (*g_strstrip(*word) != '\0')
      g_ptr_array_add(header->tags, arena_strdup(header->arena, *word));
  g_strfreev(words);
}

/* Takes "message ID" apart; returns what is wrong with it, or NULL. */
static const char *add_message(Header *header, const char *key, const char *value) {
  const char *id = key + strlen("message ");
  if (!is_name(id)) return "a message needs a name in small letters: '-- message NAME: text'";
  if (g_ptr_array_find_with_equal_func(header->message_ids, id, g_str_equal, NULL))
    return "this message is there twice";
  if (!is_template(value)) return "only {0}, {1}, {2} and {3} can stand in braces";
  g_ptr_array_add(header->message_ids, arena_strdup(header->arena, id));
  g_ptr_array_add(header->message_texts, arena_strdup(header->arena, value));
  return NULL;
}

/* Takes one "key: value" in; returns what is wrong with it, or NULL. An unknown key is a comment.
 */
static const char *take(Header *header, const char *key, const char *value) {
  RuleInfo *info = header->info;
  const struct {
    const char *key;
    const char **field;
  } once[] = {
      {"code", &info->code}, {"name", &info->name},           {"level", &header->level},
      {"hint", &info->hint}, {"precision", &info->precision}, {"summary", &info->summary},
  };
  if (strcmp(key, "description") == 0) {
    info->description = info->description == NULL
                            ? arena_strdup(header->arena, value)
                            : arena_printf(header->arena, "%s %s", info->description, value);
    return NULL;
  }
  if (strcmp(key, "tags") == 0) {
    add_tags(header, value);
    return NULL;
  }
  if (g_str_has_prefix(key, "message ")) return add_message(header, key, value);
  for (size_t i = 0; i < G_N_ELEMENTS(once); i++) {
    if (strcmp(key, once[i].key) != 0) continue;
    if (*once[i].field != NULL) return "this is there twice";
    if (*value == '\0') return "nothing stands behind the colon";
    *once[i].field = arena_strdup(header->arena, value);
  }
  return NULL;
}

/* What is wrong with the header as a whole, or NULL. */
static const char *judge(const Header *header) {
  RuleInfo *info = header->info;
  if (info->code == NULL) return "'-- code: XX1234' is missing";
  if (!is_code(info->code)) return "the code has to be capital letters and digits, such as XX1234";
  if (info->name == NULL) return "'-- name: ...' is missing";
  if (!is_name(info->name)) return "the name has to be small letters, digits and '-'";
  if (header->level == NULL) return "'-- level: ...' is missing";
  if (!level_of(header->level, &info->level)) return "the level has to be error, warning or note";
  if (info->summary == NULL) return "'-- summary: ...' is missing";
  if (info->description == NULL) return "'-- description: ...' is missing";
  if (info->hint == NULL) return "'-- hint: ...' is missing";
  if (info->precision == NULL) info->precision = "medium";
  if (!g_strv_contains(precisions, info->precision))
    return "the precision has to be very-high, high, medium or low";
  if (header->message_ids->len == 0) return "'-- message NAME: ...' is missing";
  return NULL;
}

static const char **finish_list(Arena *arena, const GPtrArray *list) {
  const char **copy = ARENA_ARRAY(arena, const char *, list->len + 1);
  for (unsigned i = 0; i < list->len; i++) copy[i] = list->pdata[i];
  return copy;
}

bool rules_read_header(Arena *arena, const char *text, const char *origin, Rule *rule,
                       char **error) {
  Header header = {.arena = arena,
                   .info = &rule->info,
                   .tags = g_ptr_array_new(),
                   .message_ids = g_ptr_array_new(),
                   .message_texts = g_ptr_array_new()};
  const char *fault = NULL;
  unsigned number = 0;
  if (g_str_has_prefix(text, "\xEF\xBB\xBF")) text += 3;
  char **lines = g_strsplit(text, "\n", -1);
  while (fault == NULL && lines[number] != NULL) {
    char *line = g_strstrip(lines[number]);
    if (*line != '\0' && !g_str_has_prefix(line, "--")) break;
    number++;
    char *colon = strchr(line, ':');
    if (colon == NULL) continue;
    *colon = '\0';
    fault = take(&header, g_strstrip(line + 2), g_strstrip(colon + 1));
  }
  if (fault == NULL) fault = judge(&header);
  if (fault != NULL) *error = g_strdup_printf("%s:%u: %s", origin, MAX(number, 1), fault);
  rule->info.tags = finish_list(arena, header.tags);
  rule->info.message_ids = finish_list(arena, header.message_ids);
  rule->info.message_texts = finish_list(arena, header.message_texts);
  rule->origin = arena_strdup(arena, origin);
  rule->query = arena_strdup(arena, text);
  g_strfreev(lines);
  g_ptr_array_free(header.tags, TRUE);
  g_ptr_array_free(header.message_ids, TRUE);
  g_ptr_array_free(header.message_texts, TRUE);
  return fault == NULL;
}
