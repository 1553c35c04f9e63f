/* The words of a text, without the preprocessor: which of them it may declare, and which it uses as
 * only the name of a type or of a value can be used. A word may be both; that it may be declared
 * counts. Where nothing but its declaration would tell, a word is neither. */
#include <string.h>

#include "parse/words.h"

/* What stands between two braces. */
typedef enum Scope {
  SCOPE_FILE, /* of namespaces and linkage, too */
  SCOPE_RECORD,
  SCOPE_LIST, /* of enumerators */
  SCOPE_BODY,
  SCOPE_VALUES /* with which something begins */
} Scope;

/* What a token is to the one behind it. */
typedef enum Before {
  BEFORE_START,   /* nothing: the beginning of a declaration or a statement */
  BEFORE_NAME,    /* a name */
  BEFORE_TYPE,    /* a word behind which something is declared */
  BEFORE_VALUE,   /* a word behind which a value stands */
  BEFORE_LITERAL, /* a number or string */
  BEFORE_SIGN     /* anything else */
} Before;

enum { DEPTH_LIMIT = 256 };

typedef struct Level {
  Scope scope;
  unsigned parens;
  unsigned macro_parens; /* depth of parentheses behind the name of a macro, as it seems; 0: none */
  bool has_list, has_record, has_linkage; /* since the last declaration ended */
} Level;

typedef struct Scan {
  Words *words;
  const char *at, *end;
  Before before, second; /* the last token, and the one before it */
  char sign;             /* the character of the last token, when it is a sign */
  bool is_member;        /* what comes next is looked up in something */
  Level levels[DEPTH_LIMIT];
  unsigned depth;
  struct {
    Level level;
    unsigned depth;
  } conditions[DEPTH_LIMIT]; /* where the first branch of each began */
  unsigned condition_count;
} Scan;

static bool is_word(char c) { return g_ascii_isalnum(c) || c == '_' || c == '$'; }

static bool is_among(const char *const *list, size_t count, const char *text, size_t size) {
  for (size_t i = 0; i < count; i++)
    if (*list[i] == *text && strncmp(list[i], text, size) == 0 && list[i][size] == 0) return true;
  return false;
}
#define IS_AMONG(list, text, size) is_among(list, G_N_ELEMENTS(list), text, size)

/* Blanks, comments and continued lines. */
static const char *skip_space(const char *p, const char *end) {
  for (;;) {
    while (p < end && (g_ascii_isspace(*p) || *p == '\\')) p++;
    if (end - p < 2 || *p != '/' || (p[1] != '/' && p[1] != '*')) return p;
    bool is_line = p[1] == '/';
    const char *close = is_line ? memchr(p, '\n', (size_t)(end - p))
                                : memmem(p + 2, (size_t)(end - p) - 2, "*/", 2);
    if (close == NULL) return end;
    p = close + (is_line ? 1 : 2);
  }
}

static const char *word_end(const char *p, const char *end) {
  while (p < end && is_word(*p)) p++;
  return p;
}

static bool is_name_at(const char *p, const char *end) {
  return p < end && is_word(*p) && !g_ascii_isdigit(*p);
}

bool words_are_capital(const char *text, size_t size) {
  bool has_letter = false;
  for (size_t i = 0; i < size; i++) {
    if (g_ascii_islower(text[i])) return false;
    has_letter = has_letter || g_ascii_isupper(text[i]);
  }
  return has_letter;
}

static Word *word_of(Scan *scan, const char *start, const char *end) {
  char *name = g_strndup(start, (size_t)(end - start));
  Word *word = g_hash_table_lookup(scan->words->table, name);
  if (word == NULL) {
    word = ARENA_NEW(scan->words->arena, Word);
    *word = (Word){.text = arena_strdup(scan->words->arena, name)};
    g_hash_table_insert(scan->words->table, (gpointer)word->text, word);
  }
  g_free(name);
  return word;
}

static void declare(Scan *scan, const char *start, const char *end) {
  word_of(scan, start, end)->is_declared = true;
}

static void use(Scan *scan, const char *start, const char *end, Use kind) {
  Word *word = word_of(scan, start, end);
  if (word->use >= kind) return;
  word->use = kind;
  word->offset = (size_t)(start - scan->words->text);
}

/* Kinds of words ------------------------------------------------------------------------------ */

static const char *const type_words[] = {
    "int",     "char",    "short",   "long",     "unsigned", "signed",  "void",
    "float",   "double",  "bool",    "wchar_t",  "auto",     "struct",  "union",
    "class",   "enum",    "goto",    "typename", "template", "using",   "namespace",
    "__int64", "__int32", "__int16", "__int8",   "_Bool",    "operator"};
static const char *const passing_words[] = {
    "const",     "volatile",      "static",    "extern",   "inline",   "register",   "typedef",
    "virtual",   "friend",        "constexpr", "explicit", "mutable",  "public",     "private",
    "protected", "__inline",      "restrict",  "IN",       "OUT",      "OPTIONAL",   "CONST",
    "EXTERN_C",  "__forceinline", "final",     "override", "noexcept", "FORCEINLINE"};
static const char *const value_words[] = {
    "return",  "case",          "else",      "do",      "sizeof",   "delete",   "throw",    "if",
    "while",   "for",           "switch",    "new",     "default",  "__except", "decltype", "__try",
    "try",     "catch",         "__finally", "break",   "continue", "this",     "true",     "false",
    "nullptr", "static_assert", "alignas",   "alignof", "typeid"};

/* An annotation says nothing about what stands behind it. */
static bool is_passing(const char *start, size_t size) {
  if (IS_AMONG(passing_words, start, size)) return true;
  if (size > 2 && start[0] == '_' && start[1] == '_') return true;
  return size > 3 && start[0] == '_' && g_ascii_isupper(start[1]) && start[size - 1] == '_';
}

/* Words in their places ----------------------------------------------------------------------- */

/* How what stands behind a word goes on. */
typedef struct Behind {
  char next;        /* the first character of the next token */
  bool is_name;     /* a name follows */
  bool is_declared; /* a name follows, over stars and qualifiers, and no second one */
  bool is_scope;    /* :: */
  bool is_equal;    /* == */
} Behind;

static Behind look_behind(const Scan *scan, const char *from) {
  const char *end = scan->end, *p = skip_space(from, end);
  Behind behind = {.next = p < end ? *p : 0, .is_name = is_name_at(p, end)};
  behind.is_scope = end - p > 1 && p[0] == ':' && p[1] == ':';
  behind.is_equal = end - p > 1 && p[0] == '=' && p[1] == '=';
  while (p < end && (*p == '*' || *p == '&')) p = skip_space(p + 1, end);
  const char *name_end = word_end(p, end);
  while (is_name_at(p, end) && is_passing(p, (size_t)(name_end - p))) {
    p = skip_space(name_end, end);
    while (p < end && *p == '*') p = skip_space(p + 1, end);
    name_end = word_end(p, end);
  }
  if (!is_name_at(p, end)) return behind;
  p = skip_space(name_end, end);
  behind.is_declared = !is_name_at(p, end) && p < end && strchr(";,)=([{:", *p) != NULL;
  return behind;
}

/* At file scope and in records: what declares is no expression. */
static void on_outer_word(Scan *scan, const char *start, const char *end, Behind behind) {
  const Level *level = &scan->levels[scan->depth];
  if (level->macro_parens > 0) {
    Word *word = word_of(scan, start, end);
    word->is_declared = word->is_argument = true;
  } else if (scan->before == BEFORE_SIGN && strchr("[=|+-^", scan->sign) != NULL) {
    use(scan, start, end, USE_VALUE);
  } else if (behind.is_declared && !(scan->before == BEFORE_SIGN && strchr("*&", scan->sign))) {
    use(scan, start, end, USE_TYPE);
  } else if (scan->before == BEFORE_SIGN && strchr("*&),", scan->sign) != NULL && !behind.is_name) {
    declare(scan, start, end);
  } else if (scan->before == BEFORE_SIGN && scan->sign == '(' && behind.next == ')') {
    declare(scan, start, end);
  } else if (scan->before == BEFORE_SIGN && scan->sign == '}') {
    declare(scan, start, end);
  } else if (scan->before == BEFORE_START && strchr(",;", behind.next) != NULL) {
    declare(scan, start, end); /* an annotation stands before it, say */
  }
}

/* `a * b` and `a & b` declare b, or do not. */
static void on_operand(Scan *scan, const char *start, const char *end, bool is_binary) {
  const Level *level = &scan->levels[scan->depth];
  bool is_value = !is_binary || (words_are_capital(start, (size_t)(end - start)) &&
                                 (level->parens > 0 || level->scope == SCOPE_VALUES));
  if (is_value) {
    use(scan, start, end, USE_VALUE);
  } else if (scan->sign == '&') {
    word_of(scan, start, end)->is_unclear = true;
    use(scan, start, end, USE_VALUE);
  } else {
    declare(scan, start, end);
  }
}

static void on_inner_word(Scan *scan, const char *start, const char *end, Behind behind) {
  const Level *level = &scan->levels[scan->depth];
  bool is_start = scan->before == BEFORE_START && level->parens == 0;
  if (level->macro_parens > 0 && strchr(",)", behind.next) != NULL && scan->before == BEFORE_SIGN &&
      strchr("(,", scan->sign) != NULL && !words_are_capital(start, (size_t)(end - start))) {
    Word *word = word_of(scan, start, end);
    word->is_declared = word->is_argument = true;
  } else if (scan->before == BEFORE_SIGN && scan->sign == '}') {
    declare(scan, start, end);
  } else if (scan->before == BEFORE_SIGN && strchr("*&", scan->sign) != NULL) {
    on_operand(scan, start, end, scan->second != BEFORE_SIGN && scan->second != BEFORE_START);
  } else if (scan->before == BEFORE_SIGN && scan->sign == ',' && level->parens == 0 &&
             level->scope == SCOPE_BODY) {
    declare(scan, start, end);
  } else if (is_start && behind.next == ':' && !behind.is_scope) {
    declare(scan, start, end);
  } else if (is_start && behind.is_declared) {
    use(scan, start, end, USE_TYPE);
  } else if (behind.next == '(') {
    use(scan, start, end, USE_CALL);
  } else if (!behind.is_name) {
    use(scan, start, end, USE_VALUE);
  }
}

static void on_name(Scan *scan, const char *start, const char *end) {
  const Level *level = &scan->levels[scan->depth];
  Behind behind = look_behind(scan, end);
  if (scan->is_member || behind.is_scope) return;
  if (behind.next == '<') word_of(scan, start, end)->is_unclear = true;
  if (level->scope == SCOPE_LIST && level->parens == 0 &&
      (scan->before == BEFORE_START || (scan->before == BEFORE_SIGN && scan->sign == ','))) {
    declare(scan, start, end);
  } else if (scan->before == BEFORE_TYPE) {
    declare(scan, start, end);
  } else if (scan->before == BEFORE_NAME) {
    if (!behind.is_declared) declare(scan, start, end);
  } else if (level->scope == SCOPE_BODY || level->scope == SCOPE_VALUES) {
    on_inner_word(scan, start, end, behind);
  } else if (level->scope == SCOPE_LIST || scan->before == BEFORE_VALUE) {
    use(scan, start, end, USE_VALUE);
  } else {
    on_outer_word(scan, start, end, behind);
  }
}

/* Tokens -------------------------------------------------------------------------------------- */

static void step(Scan *scan, Before before, char sign) {
  scan->second = scan->before;
  scan->before = before;
  scan->sign = sign;
  scan->is_member = false;
}

static void on_word(Scan *scan) {
  const char *start = scan->at, *end = word_end(start, scan->end);
  size_t size = (size_t)(end - start);
  Level *level = &scan->levels[scan->depth];
  scan->at = end;
  if (g_ascii_isdigit(*start)) {
    step(scan, BEFORE_LITERAL, 0);
  } else if (IS_AMONG(type_words, start, size)) {
    level->has_list = level->has_list || (size == 4 && strncmp(start, "enum", 4) == 0);
    level->has_record = level->has_record ||
                        (strncmp(start, "struct", size) == 0 ||
                         strncmp(start, "union", size) == 0 || strncmp(start, "class", size) == 0);
    level->has_linkage = level->has_linkage || strncmp(start, "namespace", size) == 0;
    step(scan, BEFORE_TYPE, 0);
  } else if (is_passing(start, size)) {
    level->has_linkage = level->has_linkage || strncmp(start, "extern", size) == 0;
    if (scan->before != BEFORE_TYPE) step(scan, BEFORE_START, 0);
  } else if (IS_AMONG(value_words, start, size)) {
    step(scan, BEFORE_VALUE, 0);
  } else {
    bool is_member = scan->is_member;
    on_name(scan, start, end);
    step(scan, BEFORE_NAME, 0);
    /* A member is no type that something behind it is declared with. */
    if (is_member) scan->before = BEFORE_LITERAL;
    scan->words->last_is_capital = words_are_capital(start, size);
  }
}

static void on_literal(Scan *scan, char quote) {
  const char *p = scan->at + 1;
  while (p < scan->end && *p != quote && *p != '\n') p += *p == '\\' && p + 1 < scan->end ? 2 : 1;
  scan->at = p < scan->end ? p + 1 : scan->end;
  Level *level = &scan->levels[scan->depth];
  bool is_linkage = scan->before == BEFORE_START && level->has_linkage && level->parens == 0;
  step(scan, is_linkage ? BEFORE_START : BEFORE_LITERAL, 0);
}

static Scope scope_of(const Scan *scan) {
  const Level *level = &scan->levels[scan->depth];
  bool is_inner = level->scope == SCOPE_BODY || level->scope == SCOPE_VALUES;
  if (level->has_list) return SCOPE_LIST;
  if (scan->before == BEFORE_SIGN && scan->sign == ')') return SCOPE_BODY;
  if (level->has_record) return SCOPE_RECORD;
  if (is_inner) {
    bool is_statement = scan->before == BEFORE_START || scan->before == BEFORE_VALUE;
    return is_statement && level->scope == SCOPE_BODY && level->parens == 0 ? SCOPE_BODY
                                                                            : SCOPE_VALUES;
  }
  if (level->has_linkage && scan->before != BEFORE_SIGN) return SCOPE_FILE;
  if (scan->before == BEFORE_SIGN && strchr("=,", scan->sign) != NULL) return SCOPE_VALUES;
  return scan->before == BEFORE_START || scan->before == BEFORE_SIGN ? SCOPE_BODY : SCOPE_VALUES;
}

static void end_declaration(Level *level) {
  level->has_list = level->has_record = level->has_linkage = false;
}

static void open_brace(Scan *scan) {
  Scope scope = scope_of(scan);
  if (scan->depth + 1 < DEPTH_LIMIT) scan->depth++;
  scan->levels[scan->depth] = (Level){.scope = scope};
  step(scan, BEFORE_START, 0);
}

static void close_brace(Scan *scan) {
  Scope scope = scan->levels[scan->depth].scope;
  if (scan->depth > 0) scan->depth--;
  Level *level = &scan->levels[scan->depth];
  bool is_done = scope == SCOPE_BODY || scope == SCOPE_FILE;
  if (is_done) end_declaration(level);
  level->has_list = false;
  step(scan, is_done ? BEFORE_START : BEFORE_SIGN, '}');
}

static void on_paren(Scan *scan, bool is_open) {
  Level *level = &scan->levels[scan->depth];
  if (!is_open) {
    if (level->macro_parens == level->parens) level->macro_parens = 0;
    if (level->parens > 0) level->parens--;
    step(scan, BEFORE_SIGN, ')');
    return;
  }
  level->parens++;
  bool is_outer = level->scope == SCOPE_FILE || level->scope == SCOPE_RECORD;
  /* NAME(...) as a declaration or statement of its own. */
  bool is_macro = scan->before == BEFORE_NAME && scan->second == BEFORE_START &&
                  level->parens == 1 && (is_outer || scan->words->last_is_capital);
  if (is_macro) level->macro_parens = 1;
  step(scan, BEFORE_SIGN, '(');
}

static void on_sign(Scan *scan) {
  char c = *scan->at, next = scan->at + 1 < scan->end ? scan->at[1] : 0;
  Level *level = &scan->levels[scan->depth];
  scan->at++;
  if (c == '{') {
    open_brace(scan);
  } else if (c == '}') {
    close_brace(scan);
  } else if (c == '(' || c == ')') {
    on_paren(scan, c == '(');
  } else if (c == ';') {
    if (level->parens == 0) end_declaration(level);
    step(scan, BEFORE_START, ';');
  } else if ((c == '-' && next == '>') || (c == ':' && next == ':')) {
    scan->at++;
    step(scan, BEFORE_SIGN, c);
    scan->is_member = true;
  } else if (c == ':' && level->parens == 0 && level->scope == SCOPE_BODY &&
             scan->before == BEFORE_NAME && scan->second == BEFORE_START) {
    step(scan, BEFORE_START, ':');
  } else {
    bool is_double = (c == '&' || c == '|') && next == c;
    scan->at += is_double;
    step(scan, BEFORE_SIGN, is_double ? '|' : c);
    scan->is_member = c == '.';
  }
}

/* `#define NAME(...) ... x y ...`: NAME, and y for all that is known. */
static void on_define(Scan *scan, const char *p, const char *end) {
  const char *name_end = word_end(p, end);
  declare(scan, p, name_end);
  bool is_behind_word = false;
  for (p = name_end; p < end;) {
    const char *next = skip_space(p, end), *close = word_end(next, end);
    if (is_behind_word && next > p && is_name_at(next, end)) declare(scan, next, close);
    is_behind_word = is_name_at(next, end);
    p = close > next ? close : next + 1;
  }
}

static const char *line_end(const char *line, const char *end) {
  for (const char *p = line;;) {
    const char *newline = memchr(p, '\n', (size_t)(end - p));
    if (newline == NULL) return end;
    const char *last = newline;
    while (last > p && last[-1] == '\r') last--;
    if (last == p || last[-1] != '\\') return newline;
    p = newline + 1;
  }
}

/* The branches of a condition open and close the same braces. */
static void on_condition(Scan *scan, const char *word, size_t size) {
  if (size >= 2 && strncmp(word, "if", 2) == 0) {
    if (scan->condition_count + 1 < DEPTH_LIMIT) scan->condition_count++;
    scan->conditions[scan->condition_count].depth = scan->depth;
    scan->conditions[scan->condition_count].level = scan->levels[scan->depth];
  } else if (size >= 2 && strncmp(word, "el", 2) == 0 && scan->condition_count > 0) {
    scan->depth = scan->conditions[scan->condition_count].depth;
    scan->levels[scan->depth] = scan->conditions[scan->condition_count].level;
  } else if (size >= 2 && strncmp(word, "en", 2) == 0 && scan->condition_count > 0) {
    scan->condition_count--;
  }
}

static void on_directive(Scan *scan) {
  const char *line = scan->at + 1, *end = line_end(line, scan->end);
  const char *word = skip_space(line, end), *behind = word_end(word, end);
  size_t size = (size_t)(behind - word);
  bool is_define = size == strlen("define") && strncmp(word, "define", size) == 0;
  if (is_define) on_define(scan, skip_space(behind, end), end);
  on_condition(scan, word, size);
  /* A comment may begin in the line and end later. */
  const char *p = line;
  while (p < end) {
    const char *next = skip_space(p, scan->end);
    p = next > p ? next : p + 1;
  }
  scan->at = p < scan->end ? p : scan->end;
}

Words *words_new(const char *text, size_t size) {
  Arena *arena = arena_new();
  Words *words = ARENA_NEW(arena, Words);
  *words = (Words){.arena = arena, .text = text, .size = size};
  words->table = g_hash_table_new(g_str_hash, g_str_equal);
  Scan *scan = g_new0(Scan, 1);
  *scan = (Scan){.words = words, .at = text, .end = text + size};
  while ((scan->at = skip_space(scan->at, scan->end)) < scan->end) {
    char c = *scan->at;
    if (c == '#')
      on_directive(scan);
    else if (is_word(c))
      on_word(scan);
    else if (c == '"' || c == '\'')
      on_literal(scan, c);
    else
      on_sign(scan);
  }
  g_free(scan);
  return words;
}

void words_free(void *data) {
  Words *words = data;
  if (words == NULL) return;
  g_hash_table_destroy(words->table);
  arena_free(words->arena);
}
