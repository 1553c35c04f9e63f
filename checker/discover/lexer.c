/* Tokens of a source, as a look at it without a parse needs them. */
#include "discover/lexer.h"

#include <string.h>

enum { MAX_HEADER_TOKENS = 2000 };

static bool is_name_start(char c) {
  return g_ascii_isalpha(c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

/* Most are letters or digits, which one look tells. */
static bool is_name(char c) { return g_ascii_isalnum(c) || is_name_start(c); }

static bool looking_at(const Lexer *lexer, const char *text) {
  size_t size = strlen(text);
  return (size_t)(lexer->end - lexer->at) >= size && memcmp(lexer->at, text, size) == 0;
}

/* The length of a backslash that joins two lines, or 0. */
static size_t line_joint(const Lexer *lexer) {
  if (*lexer->at != '\\') return 0;
  if (looking_at(lexer, "\\\n")) {
    return 2;
  }
  return looking_at(lexer, "\\\r\n") ? 3 : 0;
}

static void skip_block_comment(Lexer *lexer) {
  const char *close = memmem(lexer->at + 2, (size_t)(lexer->end - lexer->at) - 2, "*/", 2);
  lexer->at = close ? close + 2 : lexer->end;
}

/* Goes to the end of the line that `\` may have made longer; the end itself stays. */
static void skip_line(Lexer *lexer) {
  const char *from = lexer->at;
  for (;;) {
    const char *end = memchr(from, '\n', (size_t)(lexer->end - from));
    lexer->at = end != NULL ? end : lexer->end;
    if (end == NULL) return;
    const char *last = end - (end > from && end[-1] == '\r');
    if (last == from || last[-1] != '\\') return;
    from = end + 1;
  }
}

/* The same, over comments that may end in a later line. */
static void skip_directive(Lexer *lexer) {
  while (lexer->at < lexer->end && *lexer->at != '\n') {
    size_t joint = line_joint(lexer);
    if (joint != 0) {
      lexer->at += joint;
    } else if (*lexer->at == '/' && looking_at(lexer, "/*")) {
      skip_block_comment(lexer);
    } else if (*lexer->at == '/' && looking_at(lexer, "//")) {
      skip_line(lexer);
    } else {
      lexer->at++;
    }
  }
}

/* A string or character constant; one that is not closed ends with its line, because dead code may
 * hold a lone apostrophe. */
static void skip_quoted(Lexer *lexer) {
  char quote = *lexer->at++;
  while (lexer->at < lexer->end && *lexer->at != '\n') {
    size_t joint = line_joint(lexer);
    char c = *lexer->at;
    if (joint != 0) {
      lexer->at += joint;
    } else if (c == '\\' && lexer->end - lexer->at > 1) {
      lexer->at += 2;
    } else {
      lexer->at++;
      if (c == quote) {
        return;
      }
    }
  }
}

/* R"mark( ... )mark" with the lexer at the quote. */
static void skip_raw_string(Lexer *lexer) {
  const char *mark = lexer->at + 1;
  const char *open = mark;
  while (open < lexer->end && *open != '(' && *open != '"' && *open != '\n' && open - mark <= 16) {
    open++;
  }
  if (open == lexer->end || *open != '(') {
    skip_quoted(lexer);
    return;
  }
  size_t mark_size = (size_t)(open - mark);
  for (const char *at = open + 1; (at = memchr(at, ')', (size_t)(lexer->end - at))) != NULL;) {
    at++;
    if ((size_t)(lexer->end - at) > mark_size && memcmp(at, mark, mark_size) == 0 &&
        at[mark_size] == '"') {
      lexer->at = at + mark_size + 1;
      return;
    }
  }
  lexer->at = lexer->end;
}

static void skip_blanks(Lexer *lexer) {
  while (lexer->at < lexer->end && (*lexer->at == ' ' || *lexer->at == '\t')) {
    lexer->at++;
  }
}

static size_t name_size(const Lexer *lexer) {
  const char *p = lexer->at;
  while (p < lexer->end && is_name(*p)) p++;
  return (size_t)(p - lexer->at);
}

/* 0 or 1 when the condition is that constant (or FALSE, TRUE) and nothing more, else -1. */
static int constant_condition(Lexer *lexer) {
  static const struct {
    const char *text;
    int value;
  } constants[] = {{"0", 0}, {"1", 1}, {"FALSE", 0}, {"TRUE", 1}, {"false", 0}, {"true", 1}};
  skip_blanks(lexer);
  size_t size = name_size(lexer);
  for (size_t i = 0; i < G_N_ELEMENTS(constants); i++) {
    if (strlen(constants[i].text) == size && looking_at(lexer, constants[i].text)) {
      Lexer rest = *lexer;
      rest.at += size;
      skip_blanks(&rest);
      bool is_whole = rest.at == rest.end || *rest.at == '\n' || *rest.at == '\r' ||
                      looking_at(&rest, "//") || looking_at(&rest, "/*");
      return is_whole ? constants[i].value : -1;
    }
  }
  return -1;
}

static LexerBranch branch_of(int condition) {
  return condition == 0 ? BRANCH_DEAD : condition == 1 ? BRANCH_TAKEN : BRANCH_OPEN;
}

static bool is_word(const char *text, size_t size, const char *word) {
  return size > 0 && *text == *word && strlen(word) == size && memcmp(text, word, size) == 0;
}

static bool in_dead_code(const Lexer *lexer) {
  unsigned depth = MIN(lexer->depth, LEXER_MAX_CONDITIONALS);
  for (unsigned i = 0; i < depth; i++) {
    if (lexer->branches[i] == BRANCH_DEAD || lexer->branches[i] == BRANCH_OVER) {
      return true;
    }
  }
  return false;
}

/* The lexer stands behind the '#' at the start of a line. */
static void directive(Lexer *lexer) {
  skip_blanks(lexer);
  const char *name = lexer->at;
  size_t size = name_size(lexer);
  lexer->at += size;
  LexerBranch *innermost = lexer->depth > 0 && lexer->depth <= LEXER_MAX_CONDITIONALS
                               ? &lexer->branches[lexer->depth - 1]
                               : NULL;
  bool is_over = innermost != NULL && (*innermost == BRANCH_TAKEN || *innermost == BRANCH_OVER);
  if (is_word(name, size, "if") || is_word(name, size, "ifdef") || is_word(name, size, "ifndef")) {
    if (lexer->depth < LEXER_MAX_CONDITIONALS) {
      lexer->branches[lexer->depth] =
          size == 2 ? branch_of(constant_condition(lexer)) : BRANCH_OPEN;
    }
    lexer->depth++;
  } else if (is_word(name, size, "endif")) {
    lexer->depth -= lexer->depth > 0;
  } else if (innermost != NULL && is_over &&
             (is_word(name, size, "elif") || is_word(name, size, "else"))) {
    *innermost = BRANCH_OVER;
  } else if (innermost != NULL && is_word(name, size, "elif")) {
    *innermost = branch_of(constant_condition(lexer));
  } else if (innermost != NULL && is_word(name, size, "else") && *innermost == BRANCH_DEAD) {
    *innermost = BRANCH_TAKEN;
  }
  if (lexer->on_directive != NULL) lexer->on_directive(name, size, lexer->context);
  lexer->is_dead = in_dead_code(lexer);
  skip_directive(lexer);
}

/* Passes everything that is no token of live code. */
static void skip_space(Lexer *lexer) {
  while (lexer->at < lexer->end) {
    char c = *lexer->at;
    if (c == '\n') {
      lexer->at++;
      lexer->at_line_start = true;
    } else if (g_ascii_isspace(c)) {
      lexer->at++;
    } else if (line_joint(lexer) != 0) {
      lexer->at += line_joint(lexer);
    } else if (c == '/' && looking_at(lexer, "//")) {
      skip_line(lexer);
    } else if (c == '/' && looking_at(lexer, "/*")) {
      skip_block_comment(lexer);
    } else if (c == '#' && lexer->at_line_start) {
      lexer->at++;
      directive(lexer);
    } else if (lexer->is_dead) {
      lexer->at_line_start = false;
      if (c == '"' || c == '\'') {
        skip_quoted(lexer);
      } else {
        lexer->at++;
      }
    } else {
      return;
    }
  }
}

Token lexer_next(Lexer *lexer) {
  skip_space(lexer);
  if (lexer->at == lexer->end) {
    return (Token){.kind = TOKEN_END, .text = ""};
  }
  lexer->at_line_start = false;
  Token token = {.kind = TOKEN_OTHER, .text = lexer->at, .size = 1};
  if (is_name_start(*lexer->at)) {
    token.kind = TOKEN_NAME;
    token.size = name_size(lexer);
    lexer->at += token.size;
    if (lexer->at < lexer->end && *lexer->at == '"' && token.text[token.size - 1] == 'R' &&
        token.size <= 3) {
      skip_raw_string(lexer);
      token.kind = TOKEN_OTHER;
    }
  } else if (g_ascii_isdigit(*lexer->at)) {
    while (lexer->at < lexer->end &&
           (is_name(*lexer->at) || *lexer->at == '.' ||
            (*lexer->at == '\'' && lexer->end - lexer->at > 1 && is_name(lexer->at[1])))) {
      lexer->at++;
    }
  } else if (*lexer->at == '"' || *lexer->at == '\'') {
    skip_quoted(lexer);
  } else if (looking_at(lexer, "::")) {
    token.kind = TOKEN_SCOPE;
    lexer->at += 2;
  } else if (looking_at(lexer, "->")) {
    token.kind = TOKEN_MEMBER;
    lexer->at += 2;
  } else {
    token.kind = *lexer->at == '.' ? TOKEN_MEMBER : TOKEN_OTHER;
    lexer->at++;
  }
  return token;
}

bool token_is_word(Token token, const char *word) { return is_word(token.text, token.size, word); }

Lexer lexer_start(const char *text, size_t size) {
  return (Lexer){.at = text, .end = text + size, .at_line_start = true};
}

bool lexer_at_definition(Lexer lexer) {
  lexer.on_directive = NULL;
  if (!token_is(lexer_next(&lexer), '(')) {
    return false;
  }
  bool only_names = true; /* of parameters, without types: declarations follow */
  unsigned names = 0;
  unsigned open = 1;
  for (unsigned budget = MAX_HEADER_TOKENS; budget > 0; budget--) {
    Token token = lexer_next(&lexer);
    if (token.kind == TOKEN_END || (open == 0 && token_is(token, ')'))) {
      return false;
    }
    if (token_is(token, '(')) {
      open++;
      only_names = only_names && names == 0;
    } else if (token_is(token, ')')) {
      open--;
      if (open == 0) {
        break;
      }
    } else if (token.kind == TOKEN_NAME) {
      names++;
      only_names = only_names && names == 1;
    } else if (token_is(token, ',')) {
      names = 0;
    } else {
      only_names = false;
    }
  }
  bool has_more = false;
  for (unsigned budget = MAX_HEADER_TOKENS; budget > 0; budget--) {
    Token token = lexer_next(&lexer);
    if (token.kind == TOKEN_NAME) {
      has_more = true;
    } else if (token_is(token, '(') && has_more) {
      open++;
    } else if (token_is(token, ')') && open > 0) {
      open--;
    } else if (open == 0) {
      bool goes_on = only_names && has_more &&
                     (token_is(token, ';') || token_is(token, ',') || token_is(token, '*'));
      if (!goes_on) {
        return token_is(token, '{');
      }
    } else if (token.kind == TOKEN_END) {
      return false;
    }
  }
  return false;
}
