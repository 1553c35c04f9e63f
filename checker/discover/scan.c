/* The lexical look at a source: does it define DriverEntry, or the main routine of a program?
 *
 * A parse would be surer, but a tree holds tens of thousands of files and this must cost no more
 * than reading them. What is skipped is what would lead astray: comments, strings, directives, and
 * code that `#if 0` or the other branch of `#if 1` takes out. Every other branch counts. */
#include <string.h>

#include "discover/sources.h"

enum { MAX_CONDITIONALS = 64, MAX_HEADER_TOKENS = 2000 };

/* The branch of a conditional that the scanner is in. */
typedef enum Branch {
  BRANCH_OPEN,  /* its condition is not known here: it counts, and so may the next */
  BRANCH_TAKEN, /* its condition is true: no other branch counts */
  BRANCH_DEAD,  /* its condition is false */
  BRANCH_OVER   /* an earlier branch was taken */
} Branch;

typedef enum TokenKind { TOKEN_END, TOKEN_NAME, TOKEN_SCOPE, TOKEN_MEMBER, TOKEN_OTHER } TokenKind;

typedef struct Token {
  TokenKind kind;
  const char *text; /* a name's; else its first character counts */
  size_t size;
} Token;

typedef struct Scanner {
  const char *at, *end;
  bool at_line_start;
  unsigned depth; /* of conditionals; those beyond MAX_CONDITIONALS count as open */
  Branch branches[MAX_CONDITIONALS];
} Scanner;

static bool is_name_start(char c) {
  return g_ascii_isalpha(c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static bool is_name(char c) { return is_name_start(c) || g_ascii_isdigit(c); }

static bool looking_at(const Scanner *scanner, const char *text) {
  size_t size = strlen(text);
  return (size_t)(scanner->end - scanner->at) >= size && memcmp(scanner->at, text, size) == 0;
}

/* The length of a backslash that joins two lines, or 0. */
static size_t line_joint(const Scanner *scanner) {
  if (looking_at(scanner, "\\\n")) {
    return 2;
  }
  return looking_at(scanner, "\\\r\n") ? 3 : 0;
}

static void skip_block_comment(Scanner *scanner) {
  const char *close = memmem(scanner->at + 2, (size_t)(scanner->end - scanner->at) - 2, "*/", 2);
  scanner->at = close ? close + 2 : scanner->end;
}

/* Goes to the end of the line that `\` may have made longer; the end itself stays. */
static void skip_line(Scanner *scanner, bool with_comments) {
  while (scanner->at < scanner->end && *scanner->at != '\n') {
    size_t joint = line_joint(scanner);
    if (with_comments && looking_at(scanner, "/*")) {
      skip_block_comment(scanner);
    } else if (with_comments && looking_at(scanner, "//")) {
      skip_line(scanner, false);
    } else {
      scanner->at += joint ? joint : 1;
    }
  }
}

/* A string or character constant; one that is not closed ends with its line, because dead code may
 * hold a lone apostrophe. */
static void skip_quoted(Scanner *scanner) {
  char quote = *scanner->at++;
  while (scanner->at < scanner->end && *scanner->at != '\n') {
    size_t joint = line_joint(scanner);
    char c = *scanner->at;
    if (joint != 0) {
      scanner->at += joint;
    } else if (c == '\\' && scanner->end - scanner->at > 1) {
      scanner->at += 2;
    } else {
      scanner->at++;
      if (c == quote) {
        return;
      }
    }
  }
}

/* R"mark( ... )mark" with the scanner at the quote. */
static void skip_raw_string(Scanner *scanner) {
  const char *mark = scanner->at + 1;
  const char *open = mark;
  while (open < scanner->end && *open != '(' && *open != '"' && *open != '\n' &&
         open - mark <= 16) {
    open++;
  }
  if (open == scanner->end || *open != '(') {
    skip_quoted(scanner);
    return;
  }
  size_t mark_size = (size_t)(open - mark);
  for (const char *at = open + 1; (at = memchr(at, ')', (size_t)(scanner->end - at))) != NULL;) {
    at++;
    if ((size_t)(scanner->end - at) > mark_size && memcmp(at, mark, mark_size) == 0 &&
        at[mark_size] == '"') {
      scanner->at = at + mark_size + 1;
      return;
    }
  }
  scanner->at = scanner->end;
}

static void skip_blanks(Scanner *scanner) {
  while (scanner->at < scanner->end && (*scanner->at == ' ' || *scanner->at == '\t')) {
    scanner->at++;
  }
}

static size_t name_size(const Scanner *scanner) {
  size_t size = 0;
  while (scanner->at + size < scanner->end && is_name(scanner->at[size])) {
    size++;
  }
  return size;
}

/* 0 or 1 when the condition is that constant (or FALSE, TRUE) and nothing more, else -1. */
static int constant_condition(Scanner *scanner) {
  static const struct {
    const char *text;
    int value;
  } constants[] = {{"0", 0}, {"1", 1}, {"FALSE", 0}, {"TRUE", 1}, {"false", 0}, {"true", 1}};
  skip_blanks(scanner);
  size_t size = name_size(scanner);
  for (size_t i = 0; i < G_N_ELEMENTS(constants); i++) {
    if (strlen(constants[i].text) == size && looking_at(scanner, constants[i].text)) {
      Scanner rest = *scanner;
      rest.at += size;
      skip_blanks(&rest);
      bool is_whole = rest.at == rest.end || *rest.at == '\n' || *rest.at == '\r' ||
                      looking_at(&rest, "//") || looking_at(&rest, "/*");
      return is_whole ? constants[i].value : -1;
    }
  }
  return -1;
}

static Branch branch_of(int condition) {
  return condition == 0 ? BRANCH_DEAD : condition == 1 ? BRANCH_TAKEN : BRANCH_OPEN;
}

static bool is_word(const char *text, size_t size, const char *word) {
  return strlen(word) == size && memcmp(text, word, size) == 0;
}

/* The scanner stands behind the '#' at the start of a line. */
static void directive(Scanner *scanner) {
  skip_blanks(scanner);
  const char *name = scanner->at;
  size_t size = name_size(scanner);
  scanner->at += size;
  Branch *innermost = scanner->depth > 0 && scanner->depth <= MAX_CONDITIONALS
                          ? &scanner->branches[scanner->depth - 1]
                          : NULL;
  bool is_over = innermost != NULL && (*innermost == BRANCH_TAKEN || *innermost == BRANCH_OVER);
  if (is_word(name, size, "if") || is_word(name, size, "ifdef") || is_word(name, size, "ifndef")) {
    if (scanner->depth < MAX_CONDITIONALS) {
      scanner->branches[scanner->depth] =
          size == 2 ? branch_of(constant_condition(scanner)) : BRANCH_OPEN;
    }
    scanner->depth++;
  } else if (is_word(name, size, "endif")) {
    scanner->depth -= scanner->depth > 0;
  } else if (innermost != NULL && is_over &&
             (is_word(name, size, "elif") || is_word(name, size, "else"))) {
    *innermost = BRANCH_OVER;
  } else if (innermost != NULL && is_word(name, size, "elif")) {
    *innermost = branch_of(constant_condition(scanner));
  } else if (innermost != NULL && is_word(name, size, "else") && *innermost == BRANCH_DEAD) {
    *innermost = BRANCH_TAKEN;
  }
  skip_line(scanner, true);
}

static bool in_dead_code(const Scanner *scanner) {
  unsigned depth = MIN(scanner->depth, MAX_CONDITIONALS);
  for (unsigned i = 0; i < depth; i++) {
    if (scanner->branches[i] == BRANCH_DEAD || scanner->branches[i] == BRANCH_OVER) {
      return true;
    }
  }
  return false;
}

/* Passes everything that is no token of live code. */
static void skip_space(Scanner *scanner) {
  while (scanner->at < scanner->end) {
    char c = *scanner->at;
    size_t joint = line_joint(scanner);
    if (joint != 0) {
      scanner->at += joint;
    } else if (c == '\n') {
      scanner->at++;
      scanner->at_line_start = true;
    } else if (g_ascii_isspace(c)) {
      scanner->at++;
    } else if (looking_at(scanner, "//")) {
      skip_line(scanner, false);
    } else if (looking_at(scanner, "/*")) {
      skip_block_comment(scanner);
    } else if (c == '#' && scanner->at_line_start) {
      scanner->at++;
      directive(scanner);
    } else if (in_dead_code(scanner)) {
      scanner->at_line_start = false;
      if (c == '"' || c == '\'') {
        skip_quoted(scanner);
      } else {
        scanner->at++;
      }
    } else {
      return;
    }
  }
}

static Token next_token(Scanner *scanner) {
  skip_space(scanner);
  if (scanner->at == scanner->end) {
    return (Token){.kind = TOKEN_END, .text = ""};
  }
  scanner->at_line_start = false;
  Token token = {.kind = TOKEN_OTHER, .text = scanner->at, .size = 1};
  if (is_name_start(*scanner->at)) {
    token.kind = TOKEN_NAME;
    token.size = name_size(scanner);
    scanner->at += token.size;
    if (scanner->at < scanner->end && *scanner->at == '"' && token.text[token.size - 1] == 'R' &&
        token.size <= 3) {
      skip_raw_string(scanner);
      token.kind = TOKEN_OTHER;
    }
  } else if (g_ascii_isdigit(*scanner->at)) {
    while (scanner->at < scanner->end &&
           (is_name(*scanner->at) || *scanner->at == '.' ||
            (*scanner->at == '\'' && scanner->end - scanner->at > 1 && is_name(scanner->at[1])))) {
      scanner->at++;
    }
  } else if (*scanner->at == '"' || *scanner->at == '\'') {
    skip_quoted(scanner);
  } else if (looking_at(scanner, "::")) {
    token.kind = TOKEN_SCOPE;
    scanner->at += 2;
  } else if (looking_at(scanner, "->")) {
    token.kind = TOKEN_MEMBER;
    scanner->at += 2;
  } else {
    token.kind = *scanner->at == '.' ? TOKEN_MEMBER : TOKEN_OTHER;
    scanner->at++;
  }
  return token;
}

static bool is_mark(Token token, char mark) {
  return token.kind == TOKEN_OTHER && token.size == 1 && *token.text == mark;
}

/* True when a body follows the name that the scanner has just passed: `(...) {`, with annotations
 * or the parameter declarations of the oldest C between the two. */
static bool is_definition(Scanner scanner) {
  if (!is_mark(next_token(&scanner), '(')) {
    return false;
  }
  bool only_names = true; /* of parameters, without types: declarations follow */
  unsigned names = 0;
  unsigned open = 1;
  for (unsigned budget = MAX_HEADER_TOKENS; budget > 0; budget--) {
    Token token = next_token(&scanner);
    if (token.kind == TOKEN_END || (open == 0 && is_mark(token, ')'))) {
      return false;
    }
    if (is_mark(token, '(')) {
      open++;
      only_names = only_names && names == 0;
    } else if (is_mark(token, ')')) {
      open--;
      if (open == 0) {
        break;
      }
    } else if (token.kind == TOKEN_NAME) {
      names++;
      only_names = only_names && names == 1;
    } else if (is_mark(token, ',')) {
      names = 0;
    } else {
      only_names = false;
    }
  }
  bool has_more = false;
  for (unsigned budget = MAX_HEADER_TOKENS; budget > 0; budget--) {
    Token token = next_token(&scanner);
    if (token.kind == TOKEN_NAME) {
      has_more = true;
    } else if (is_mark(token, '(') && has_more) {
      open++;
    } else if (is_mark(token, ')') && open > 0) {
      open--;
    } else if (open == 0) {
      bool goes_on = only_names && has_more &&
                     (is_mark(token, ';') || is_mark(token, ',') || is_mark(token, '*'));
      if (!goes_on) {
        return is_mark(token, '{');
      }
    } else if (token.kind == TOKEN_END) {
      return false;
    }
  }
  return false;
}

static bool is_main_name(Token token) {
  static const char *const names[] = {"main",     "wmain",     "_tmain",  "WinMain",
                                      "wWinMain", "_tWinMain", "DllMain", "_DllMain"};
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    if (is_word(token.text, token.size, names[i])) {
      return true;
    }
  }
  return false;
}

/* Whether `word` stands in the text with no letter behind it, so that "maintain" is no reason to go
 * through a whole file token by token. */
static bool holds_word_end(const char *text, size_t size, const char *word) {
  size_t length = strlen(word);
  const char *end = text + size;
  while ((text = memmem(text, (size_t)(end - text), word, length)) != NULL) {
    text += length;
    if (text == end || !is_name(*text)) {
      return true;
    }
  }
  return false;
}

ScanResult discover_scan_text(const char *text, size_t size) {
  ScanResult result = {false, false};
  if (!holds_word_end(text, size, "DriverEntry") && !holds_word_end(text, size, "main") &&
      !holds_word_end(text, size, "Main")) {
    return result;
  }
  Scanner scanner = {.at = text, .end = text + size, .at_line_start = true};
  Token before = {.kind = TOKEN_OTHER, .text = ""};
  bool is_member =
      false; /* the name is looked up in a class or a value: before `::` stood a name */
  for (Token token; (token = next_token(&scanner)).kind != TOKEN_END; before = token) {
    if (token.kind == TOKEN_NAME) {
      bool is_free = !is_member && before.kind != TOKEN_MEMBER;
      if (is_free && !result.has_entry && is_word(token.text, token.size, "DriverEntry")) {
        result.has_entry = is_definition(scanner);
      } else if (is_free && !result.has_main && is_main_name(token)) {
        result.has_main = is_definition(scanner);
      }
    }
    is_member = token.kind == TOKEN_SCOPE && before.kind == TOKEN_NAME;
  }
  return result;
}
