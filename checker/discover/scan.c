/* The lexical look at a source: does it define DriverEntry, or the main routine of a program?
 *
 * A parse would be surer, but a tree holds tens of thousands of files and this must cost no more
 * than reading them. */
#include <string.h>

#include "discover/lexer.h"
#include "discover/sources.h"

static bool is_name(char c) {
  return g_ascii_isalnum(c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

typedef struct Scan {
  Lexer lexer;
  Token entry_name; /* what a macro makes DriverEntry of; size 0: nothing */
} Scan;

static bool is_main_name(Token token) {
  static const char *const names[] = {"main",     "wmain",     "_tmain",  "WinMain",
                                      "wWinMain", "_tWinMain", "DllMain", "_DllMain"};
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    if (token_is_word(token, names[i])) {
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

/* #define start DriverEntry: what is called so is the entry routine. */
static void note_entry_name(const char *name, size_t size, void *context) {
  Scan *scan = context;
  if (size != strlen("define") || memcmp(name, "define", size) != 0) return;
  const char *line = memchr(name, '\n', (size_t)(scan->lexer.end - name));
  Lexer rest =
      lexer_start(name + size, (size_t)((line != NULL ? line : scan->lexer.end) - name) - size);
  Token own = lexer_next(&rest), target = lexer_next(&rest);
  if (own.kind == TOKEN_NAME && token_is_word(target, "DriverEntry") &&
      lexer_next(&rest).kind == TOKEN_END)
    scan->entry_name = own;
}

static bool is_entry_name(const Scan *scan, Token token) {
  return token_is_word(token, "DriverEntry") ||
         (scan->entry_name.size == token.size && token.size > 0 &&
          memcmp(scan->entry_name.text, token.text, token.size) == 0);
}

ScanResult discover_scan_text(const char *text, size_t size) {
  ScanResult result = {false, false};
  if (!holds_word_end(text, size, "DriverEntry") && !holds_word_end(text, size, "main") &&
      !holds_word_end(text, size, "Main")) {
    return result;
  }
  Scan scan = {.lexer = lexer_start(text, size)};
  scan.lexer.on_directive = note_entry_name;
  scan.lexer.context = &scan;
  Token before = {.kind = TOKEN_OTHER, .text = ""};
  bool is_member =
      false; /* the name is looked up in a class or a value: before `::` stood a name */
  for (Token token; (token = lexer_next(&scan.lexer)).kind != TOKEN_END; before = token) {
    if (token.kind == TOKEN_NAME) {
      bool is_free = !is_member && before.kind != TOKEN_MEMBER;
      if (is_free && !result.has_entry && is_entry_name(&scan, token)) {
        result.has_entry = lexer_at_definition(scan.lexer);
      } else if (is_free && !result.has_main && is_main_name(token)) {
        result.has_main = lexer_at_definition(scan.lexer);
      }
    }
    is_member = token.kind == TOKEN_SCOPE && before.kind == TOKEN_NAME;
  }
  return result;
}
