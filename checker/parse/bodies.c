/* Which functions of a source can be left out. A body is cut where nothing else can depend on it:
 * it opens right behind the parentheses of its function, its conditionals begin and end in it, each
 * branch of them closes what it opens, and it defines no macro. At the first doubt the search ends,
 * and all that follows stays. In C++, what stands in a class, constructors and destructors, which
 * run without being called by their names, and functions whose body says more than what they do
 * (templates, deduced types, constants) stay. */
#include "parse/bodies.h"

#include <string.h>

#include "discover/lexer.h"

enum { MAX_BRANCHES = 64 };

typedef struct Finder {
  Bodies *bodies;
  const char *text;
  Lexer lexer;
  Token before;
  unsigned depth, parens;
  unsigned branches[MAX_BRANCHES]; /* the depth at which each open conditional began */
  unsigned branch_count;
  unsigned body_branches; /* how many were open where the body began */
  bool is_in_body;
  bool is_lost;      /* nobody can say any more what belongs to what */
  bool has_effects;  /* the body has directives that what follows depends on */
  bool is_assigning; /* the statement sets something that is called an unload routine */
  bool is_cplusplus, is_namespace;
  bool is_fixed; /* what is being declared has to keep its body */
  Token scope;   /* X, behind X:: */
  Token name;    /* of the function whose head is being read; size 0: none */
  Body body;
} Finder;

static bool starts(const char *text, const char *end, const char *word) {
  size_t size = strlen(word);
  return (size_t)(end - text) >= size && memcmp(text, word, size) == 0;
}

/* Pragmas that say nothing to the parser but about warnings. */
static bool is_harmless(const char *p, const char *end) {
  while (p < end && (*p == ' ' || *p == '\t')) p++;
  return starts(p, end, "warning") || starts(p, end, "prefast") || starts(p, end, "region") ||
         starts(p, end, "endregion");
}

static void on_directive(const char *name, size_t size, void *context) {
  Finder *f = context;
  Token word = {.kind = TOKEN_NAME, .text = name, .size = size};
  if (size >= 2 && memcmp(name, "if", 2) == 0) {
    if (f->branch_count == MAX_BRANCHES) {
      f->is_lost = true;
    } else {
      f->branches[f->branch_count++] = f->depth;
    }
  } else if (token_is_word(word, "endif") || (size >= 2 && memcmp(name, "el", 2) == 0)) {
    bool is_own = !f->is_in_body || f->branch_count > f->body_branches;
    if (f->branch_count == 0 || !is_own || f->depth != f->branches[f->branch_count - 1]) {
      f->is_lost = true;
    } else if (token_is_word(word, "endif")) {
      f->branch_count--;
    }
  } else if (token_is_word(word, "pragma")) {
    f->has_effects |= !is_harmless(name + size, f->lexer.end);
  } else if (size > 0) {
    f->has_effects |= !token_is_word(word, "error") && !token_is_word(word, "warning");
  }
}

static const char *copy(Finder *f, Token token) {
  return arena_printf(f->bodies->arena, "%.*s", (int)token.size, token.text);
}

static void add_call(Finder *f, Token token) {
  *ARENA_PUSH(f->bodies->arena, &f->body, calls, call) = copy(f, token);
}

static bool is_one_of(Token token, const char *const *words) {
  for (; *words != NULL; words++)
    if (token.kind == TOKEN_NAME && token_is_word(token, *words)) return true;
  return false;
}

/* The parentheses of a function, and in C++ what may stand behind them. */
static bool is_behind_head(const Finder *f) {
  static const char *const words[] = {"const", "noexcept", "override", "final", NULL};
  return token_is(f->before, ')') || (f->is_cplusplus && is_one_of(f->before, words));
}

static void begin_declaration(Finder *f) {
  f->name = (Token){0};
  f->is_fixed = f->is_namespace = false;
}

static void begin_body(Finder *f) {
  f->is_in_body = true;
  f->has_effects = f->is_assigning = false;
  f->body_branches = f->branch_count;
  f->body = (Body){.start = (uint32_t)(f->lexer.at - 1 - f->text)};
  if (f->name.size == 0 || f->is_fixed || !is_behind_head(f)) return;
  f->body.name = copy(f, f->name);
  f->body.name_at = (uint32_t)(f->name.text - f->text);
}

static void end_body(Finder *f) {
  f->is_in_body = false;
  begin_declaration(f);
  f->body.end = (uint32_t)(f->lexer.at - f->text);
  if (f->branch_count != f->body_branches) f->is_lost = true;
  if (f->body.name == NULL || f->has_effects || f->is_lost) return;
  *ARENA_PUSH(f->bodies->arena, f->bodies, items, item) = f->body;
}

static bool is_about_unload(Token token) {
  return token.kind == TOKEN_NAME && g_strstr_len(token.text, (gssize)token.size, "nload") != NULL;
}

static void see_inside(Finder *f, Token token) {
  if (token_is(token, '(') && f->before.kind == TOKEN_NAME) {
    add_call(f, f->before);
  } else if (token_is(token, '=')) {
    f->is_assigning = is_about_unload(f->before);
  } else if (token_is(token, ';')) {
    f->is_assigning = false;
  } else if (token.kind == TOKEN_NAME && f->is_assigning) {
    add_call(f, token);
  }
}

/* X::X, X::~X and operators are none that a call names. */
static bool is_name_of_function(const Finder *f, Token token) {
  if (*token.text == '_') return false; /* annotations have names that begin so */
  if (!f->is_cplusplus)
    return f->before.kind == TOKEN_NAME || token_is(f->before, '*') || token_is(f->before, ')');
  if (f->before.kind == TOKEN_SCOPE)
    return f->scope.size != token.size || memcmp(f->scope.text, token.text, token.size) != 0;
  bool is_operator = token_is_word(token, "operator") || token_is_word(f->before, "operator");
  return !is_operator && (f->before.kind == TOKEN_NAME || token_is(f->before, '*') ||
                          token_is(f->before, '&') || token_is(f->before, ')'));
}

static void see_name(Finder *f, Token token) {
  static const char *const fixed[] = {"template",  "auto",     "constexpr",
                                      "consteval", "decltype", NULL};
  f->is_namespace |= f->is_cplusplus && token_is_word(token, "namespace");
  f->is_fixed |= f->is_cplusplus && is_one_of(token, fixed);
  if (f->parens == 0 && is_name_of_function(f, token) && lexer_at_definition(f->lexer))
    f->name = token;
}

/* The name of a function stands behind that of a type, and before parentheses. */
static void see_outside(Finder *f, Token token) {
  if (token_is(token, '(')) {
    f->parens++;
  } else if (token_is(token, ')')) {
    f->parens -= f->parens > 0;
  } else if (token_is(token, ';') || token_is(token, '=')) {
    f->parens = 0;
    f->name = (Token){0};
    if (token_is(token, ';')) begin_declaration(f);
  } else if (token.kind == TOKEN_SCOPE) {
    f->scope = f->before;
  } else if (token.kind == TOKEN_NAME) {
    see_name(f, token);
  }
}

static void see_brace(Finder *f, bool opens) {
  if (opens) {
    /* extern "C" { is there for others only, and so is a namespace. */
    if (f->depth == 0 && (token_is(f->before, '"') || f->is_namespace)) {
      begin_declaration(f);
      return;
    }
    if (f->depth++ == 0) begin_body(f);
  } else if (f->depth > 0) {
    f->depth--;
    if (f->depth == 0) end_body(f);
  }
}

Bodies *bodies_find(const char *text, size_t size, bool is_cplusplus) {
  Arena *arena = arena_new();
  Bodies *bodies = ARENA_NEW(arena, Bodies);
  bodies->arena = arena;
  bodies->size = size;
  Finder f = {.bodies = bodies, .text = text, .lexer = lexer_start(text, size)};
  f.lexer.on_directive = on_directive;
  f.lexer.context = &f;
  f.is_cplusplus = is_cplusplus;
  if (size > UINT32_MAX) return bodies;
  for (Token token; (token = lexer_next(&f.lexer)).kind != TOKEN_END; f.before = token) {
    if (f.is_lost) break;
    if (token_is(token, '{') || token_is(token, '}')) {
      see_brace(&f, token_is(token, '{'));
    } else if (f.is_in_body) {
      see_inside(&f, token);
    } else {
      see_outside(&f, token);
    }
  }
  return bodies;
}

void bodies_free(Bodies *bodies) {
  if (bodies != NULL) arena_free(bodies->arena);
}

Bodies *bodies_copy(const Bodies *bodies) {
  Arena *arena = arena_new();
  Bodies *copy = ARENA_NEW(arena, Bodies);
  *copy = (Bodies){.arena = arena, .size = bodies->size};
  copy->item_count = copy->item_room = bodies->item_count;
  copy->items = ARENA_ARRAY(arena, Body, bodies->item_count);
  for (uint32_t i = 0; i < bodies->item_count; i++) {
    copy->items[i] = bodies->items[i];
    copy->items[i].is_kept = false;
  }
  return copy;
}

bool bodies_keep(Bodies *bodies, const char *name) {
  GQueue work = G_QUEUE_INIT;
  g_queue_push_tail(&work, (gpointer)name);
  bool is_there = false;
  for (const char *next; (next = g_queue_pop_head(&work)) != NULL;) {
    for (uint32_t i = 0; i < bodies->item_count; i++) {
      Body *body = &bodies->items[i];
      if (strcmp(body->name, next) != 0) continue;
      is_there |= next == name;
      if (body->is_kept) continue;
      body->is_kept = true;
      for (uint32_t c = 0; c < body->call_count; c++)
        g_queue_push_tail(&work, (gpointer)body->calls[c]);
    }
  }
  return is_there;
}

uint32_t bodies_blank(const Bodies *bodies, char *text, size_t size) {
  uint32_t count = 0;
  if (size != bodies->size) return 0;
  for (uint32_t i = 0; i < bodies->item_count; i++) {
    const Body *body = &bodies->items[i];
    if (body->end > size || text[body->start] != '{' || text[body->end - 1] != '}') return 0;
  }
  for (uint32_t i = 0; i < bodies->item_count; i++) {
    const Body *body = &bodies->items[i];
    if (body->is_kept) continue;
    for (uint32_t at = body->start; at < body->end; at++)
      if (text[at] != '\n' && text[at] != '\r') text[at] = ' ';
    text[body->start] = ';';
    count++;
  }
  return count;
}
