/* What stands outside of functions in a source. Braces are followed as the preprocessor's branches
 * allow: each branch of a conditional starts at the depth that the first one started at. */
#include "units/index.h"

#include <string.h>

#include "discover/lexer.h"

enum { MAX_OPEN = 256 };

struct SourceIndex {
  GHashTable *names; /* name -> IndexMatch */
  bool is_cplusplus, has_objects;
  bool has_macro, configures_header;
};

typedef struct Indexer {
  SourceIndex *index;
  Lexer lexer;
  bool is_opaque[MAX_OPEN]; /* of each open brace: neither a namespace nor extern "C" */
  unsigned depth;           /* of braces; those beyond MAX_OPEN are opaque */
  unsigned opaque;          /* how many of them are */
  unsigned parens;
  GArray *branches; /* unsigned: the depth at which each open conditional began */
  Token before;
  /* Of the declaration that is being read: */
  unsigned names;
  bool is_import;     /* it defines nothing: extern, typedef, using, ... */
  bool is_class_type; /* it begins with the name of a class */
  bool is_namespace, has_text, is_function;
} Indexer;

static bool is_one_of(Token token, const char *const *words) {
  for (; *words != NULL; words++)
    if (token_is_word(token, *words)) return true;
  return false;
}

static void note(SourceIndex *index, Token token, IndexMatch match) {
  char *name = g_strndup(token.text, token.size);
  if (match > index_match(index, name)) {
    g_hash_table_replace(index->names, name, GUINT_TO_POINTER(match));
  } else {
    g_free(name);
  }
}

static void begin_declaration(Indexer *x) {
  x->names = 0;
  x->is_import = x->is_class_type = x->is_namespace = x->has_text = x->is_function = false;
}

static void open_brace(Indexer *x, bool is_opaque) {
  if (x->depth < MAX_OPEN) x->is_opaque[x->depth] = is_opaque;
  x->opaque += x->depth >= MAX_OPEN || is_opaque;
  x->depth++;
}

static void close_brace(Indexer *x) {
  if (x->depth == 0) return;
  x->depth--;
  x->opaque -= x->depth >= MAX_OPEN || x->is_opaque[x->depth];
}

static void on_directive(const char *name, size_t size, void *context) {
  Indexer *x = context;
  Token word = {.kind = TOKEN_NAME, .text = name, .size = size};
  if (token_is_word(word, "define")) {
    x->index->has_macro = true;
  } else if (token_is_word(word, "include")) {
    x->index->configures_header |= x->index->has_macro;
  } else if (token_is_word(word, "endif")) {
    if (x->branches->len > 0) g_array_set_size(x->branches, x->branches->len - 1);
  } else if (size >= 2 && memcmp(name, "if", 2) == 0) {
    g_array_append_val(x->branches, x->depth);
  } else if (x->branches->len > 0 && size >= 2 && memcmp(name, "el", 2) == 0) {
    unsigned depth = g_array_index(x->branches, unsigned, x->branches->len - 1);
    while (x->depth > depth) close_brace(x);
    while (x->depth < depth) open_brace(x, true);
  }
}

/* A type of Windows is written in capitals, one of the language is a word of the language. */
static bool is_class_name(Token token) {
  static const char *const words[] = {
      "void",     "bool",      "char",      "short",        "int",       "long",    "float",
      "double",   "signed",    "unsigned",  "const",        "volatile",  "static",  "inline",
      "extern",   "constexpr", "wchar_t",   "auto",         "explicit",  "size_t",  "operator",
      "public",   "private",   "protected", "class",        "struct",    "union",   "enum",
      "typename", "return",    "register",  "thread_local", "namespace", "typedef", "using",
      "template", NULL};
  if (token.kind != TOKEN_NAME || *token.text == '_' || is_one_of(token, words)) return false;
  for (size_t i = 0; i < token.size; i++)
    if (g_ascii_islower(token.text[i])) return true;
  return false;
}

/* Whether the parentheses that the lexer stands before are the end of their declaration, as those
 * of an object are and those of a constructor with its initialisers are not. */
static bool ends_with_parentheses(Lexer lexer) {
  lexer.on_directive = NULL;
  unsigned open = 0;
  for (Token token; (token = lexer_next(&lexer)).kind != TOKEN_END;) {
    open += token_is(token, '(');
    if (token_is(token, ')') && --open == 0) {
      token = lexer_next(&lexer);
      return token_is(token, ';') || token_is(token, ',');
    }
  }
  return false;
}

/* A name outside of functions and of parentheses: it is defined when what follows it follows the
 * name of a function with a body, or that of a variable. */
static void see_name(Indexer *x, Token token) {
  static const char *const imports[] = {"extern",   "typedef", "using",         "friend",
                                        "template", "return",  "static_assert", NULL};
  x->is_import |= is_one_of(token, imports);
  x->is_namespace |= token_is_word(token, "namespace");
  if (x->names++ == 0) x->is_class_type = is_class_name(token);
  Lexer ahead = x->lexer;
  ahead.on_directive = NULL;
  Token next = lexer_next(&ahead);
  if (token_is(next, '(') && lexer_at_definition(x->lexer)) {
    note(x->index, token, INDEX_DEFINES);
    x->is_function = true;
    return;
  }
  bool may_be_variable = token_is(next, '=') || token_is(next, ';') || token_is(next, '[') ||
                         token_is(next, ',') || token_is(next, '{') ||
                         (token_is(next, '(') && x->index->is_cplusplus);
  /* `extern` with a value defines, and so does `extern "C"` in front of a value. */
  if (!may_be_variable || (x->is_import && !token_is(next, '='))) return;
  note(x->index, token, INDEX_DEFINES);
  if (token_is(next, '(') && !ends_with_parentheses(x->lexer)) return;
  bool has_class_type = x->before.kind == TOKEN_SCOPE ? x->is_class_type : is_class_name(x->before);
  x->index->has_objects |= !x->is_import && (has_class_type || token_is(x->before, '>'));
}

static void see_outside(Indexer *x, Token token) {
  if (token.kind == TOKEN_NAME) {
    note(x->index, token, INDEX_MENTIONS);
    if (x->parens == 0) see_name(x, token);
  } else if (token_is(token, '(')) {
    x->parens++;
  } else if (token_is(token, ')')) {
    x->parens -= x->parens > 0;
  } else if (token_is(token, '"')) {
    x->has_text = true;
  } else if (token_is(token, ';')) {
    x->parens = 0; /* whatever was not closed */
    begin_declaration(x);
  }
}

static void see_brace(Indexer *x, bool opens) {
  if (!opens) {
    bool is_body_end = x->opaque == 0 || x->is_function;
    close_brace(x);
    /* Behind the braces of a class or of an initialiser the declaration goes on. */
    if (x->opaque == 0 && is_body_end) begin_declaration(x);
    return;
  }
  bool is_linkage = x->has_text && x->names <= 1; /* extern "C" { */
  bool is_through = x->opaque == 0 && (x->is_namespace || is_linkage);
  open_brace(x, !is_through);
  if (is_through) begin_declaration(x);
}

SourceIndex *index_source(const char *text, size_t size, bool is_cplusplus) {
  SourceIndex *index = g_new0(SourceIndex, 1);
  index->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  index->is_cplusplus = is_cplusplus;
  Indexer x = {.index = index, .lexer = lexer_start(text, size)};
  x.branches = g_array_new(FALSE, FALSE, sizeof(unsigned));
  x.lexer.on_directive = on_directive;
  x.lexer.context = &x;
  for (Token token; (token = lexer_next(&x.lexer)).kind != TOKEN_END; x.before = token) {
    if (token_is(token, '{') || token_is(token, '}')) {
      see_brace(&x, token_is(token, '{'));
    } else if (x.opaque == 0) {
      see_outside(&x, token);
    }
  }
  g_array_free(x.branches, TRUE);
  return index;
}

void index_free(SourceIndex *index) {
  if (index == NULL) return;
  g_hash_table_destroy(index->names);
  g_free(index);
}

IndexMatch index_match(const SourceIndex *index, const char *name) {
  return (IndexMatch)GPOINTER_TO_UINT(g_hash_table_lookup(index->names, name));
}

bool index_configures_header(const SourceIndex *index) { return index->configures_header; }

bool index_has_objects(const SourceIndex *index) {
  return index->is_cplusplus && index->has_objects;
}
