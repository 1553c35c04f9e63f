/* A lexical look at a source: its tokens without a parse.
 *
 * What is skipped is what would lead astray: comments, strings, directives, and code that `#if 0`
 * or the other branch of `#if 1` takes out. Every other branch counts. */
#ifndef UNLOADLINT_LEXER_H
#define UNLOADLINT_LEXER_H

#include "base/base.h"

enum { LEXER_MAX_CONDITIONALS = 64 };

/* The branch of a conditional that the lexer is in. */
typedef enum LexerBranch {
  BRANCH_OPEN,  /* its condition is not known here: it counts, and so may the next */
  BRANCH_TAKEN, /* its condition is true: no other branch counts */
  BRANCH_DEAD,  /* its condition is false */
  BRANCH_OVER   /* an earlier branch was taken */
} LexerBranch;

typedef enum TokenKind { TOKEN_END, TOKEN_NAME, TOKEN_SCOPE, TOKEN_MEMBER, TOKEN_OTHER } TokenKind;

typedef struct Token {
  TokenKind kind;
  const char *text; /* a name's; else its first character counts */
  size_t size;
} Token;

/* A copy of a lexer goes on from where it was made: that is how to look ahead. */
typedef struct Lexer {
  const char *at, *end;
  bool at_line_start;
  bool is_dead;   /* in a branch that does not count */
  unsigned depth; /* of conditionals; those beyond LEXER_MAX_CONDITIONALS count as open */
  LexerBranch branches[LEXER_MAX_CONDITIONALS];
  /* Called for every directive of live and dead code with its name; may be NULL. */
  void (*on_directive)(const char *name, size_t size, void *context);
  void *context;
} Lexer;

/* At the start of `size` bytes of UTF-8 or of any other superset of ASCII. */
Lexer lexer_start(const char *text, size_t size);
Token lexer_next(Lexer *lexer);
/* True for the punctuator `mark`. */
static inline bool token_is(Token token, char mark) {
  return token.kind == TOKEN_OTHER && token.size == 1 && *token.text == mark;
}
/* True for the name `word`. */
bool token_is_word(Token token, const char *word);
/* True when a body follows the name that the lexer has just passed: `(...) {`, with annotations or
 * the parameter declarations of the oldest C between the two. */
bool lexer_at_definition(Lexer lexer);

#endif
