/* A walk over calls by name. It follows a body as soon as it is known, so that it does not matter
 * in which order sources are read. Functions that are called through a pointer are not followed,
 * nor are variables: the exploration, which knows what pointers hold and what is read, asks for
 * those.
 */
#include "units/reach.h"

#include <string.h>

/* A function as its unit sees it: what a name means depends on the unit. */
typedef struct ReachBody {
  const IrFunc *func;
  GHashTable *statics; /* of its unit: name -> ReachBody */
  const IrUnit *unit;
} ReachBody;

struct Reach {
  Arena *arena;
  const char *entry;
  GHashTable *bodies;    /* external linkage: name -> ReachBody */
  GHashTable *variables; /* likewise, that are defined: name -> itself */
  GHashTable *asked;     /* name -> itself */
  GHashTable *visited;   /* IrFunc */
  GPtrArray *scopes;     /* the statics of every unit */
  GHashTable *withheld;  /* external linkage, without a body: name -> IrUnit */
  GQueue lacking;        /* Withheld: to be returned */
  GQueue missing;        /* Missing: to be returned */
  GQueue work;           /* ReachBody: to be visited */
};

typedef struct Withheld {
  const IrUnit *unit;
  const char *name;
} Withheld;

typedef struct Missing {
  const char *name;
  bool is_variable;
} Missing;

Reach *reach_new(const char *entry) {
  Arena *arena = arena_new();
  Reach *reach = ARENA_NEW(arena, Reach);
  reach->arena = arena;
  reach->entry = entry;
  reach->bodies = g_hash_table_new(g_str_hash, g_str_equal);
  reach->variables = g_hash_table_new(g_str_hash, g_str_equal);
  reach->asked = g_hash_table_new(g_str_hash, g_str_equal);
  reach->visited = g_hash_table_new(NULL, NULL);
  reach->scopes = g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_destroy);
  reach->withheld = g_hash_table_new(g_str_hash, g_str_equal);
  g_queue_init(&reach->lacking);
  g_queue_init(&reach->missing);
  g_queue_init(&reach->work);
  return reach;
}

void reach_free(Reach *reach) {
  if (reach == NULL) return;
  g_hash_table_destroy(reach->bodies);
  g_hash_table_destroy(reach->variables);
  g_hash_table_destroy(reach->asked);
  g_hash_table_destroy(reach->visited);
  g_ptr_array_free(reach->scopes, TRUE);
  g_hash_table_destroy(reach->withheld);
  g_queue_clear(&reach->lacking);
  g_queue_clear(&reach->missing);
  g_queue_clear(&reach->work);
  arena_free(reach->arena);
}

static void visit(Reach *reach, ReachBody *body) {
  if (body != NULL && g_hash_table_add(reach->visited, (gpointer)body->func))
    g_queue_push_tail(&reach->work, body);
}

static void lack(Reach *reach, const IrUnit *unit, const char *name) {
  Withheld *withheld = ARENA_NEW(reach->arena, Withheld);
  *withheld = (Withheld){unit, name};
  g_queue_push_tail(&reach->lacking, withheld);
}

/* Whether the unit has a function of internal linkage whose body was left out. */
static bool withholds(const IrUnit *unit, const char *name) {
  for (uint32_t i = 0; i < unit->withheld_count; i++)
    if (unit->withheld[i].is_static && strcmp(unit->withheld[i].name, name) == 0) return true;
  return false;
}

static void ask(Reach *reach, const char *name, bool is_variable) {
  if (!g_hash_table_add(reach->asked, (gpointer)name)) return;
  visit(reach, g_hash_table_lookup(reach->bodies, name));
  const IrUnit *unit = is_variable ? NULL : g_hash_table_lookup(reach->withheld, name);
  if (unit != NULL) lack(reach, unit, name);
  if (reach_is_defined(reach, name)) return;
  Missing *missing = ARENA_NEW(reach->arena, Missing);
  *missing = (Missing){name, is_variable};
  g_queue_push_tail(&reach->missing, missing);
}

/* What a function calls by name. A name that is only stored or passed on is not called here. */
static void follow_block(Reach *reach, const ReachBody *body, const IrBlock *block,
                         GHashTable *named) {
  g_hash_table_remove_all(named);
  for (uint32_t i = 0; i < block->ins_count; i++) {
    const IrIns *ins = &block->ins[i];
    if (ins->op == IR_FUNC) {
      g_hash_table_insert(named, GUINT_TO_POINTER(ins->dst), (gpointer)ins->text);
    } else if (ins->op == IR_CALL) {
      const char *name = g_hash_table_lookup(named, GUINT_TO_POINTER(ins->a));
      ReachBody *own = name == NULL ? NULL : g_hash_table_lookup(body->statics, name);
      if (own != NULL) {
        visit(reach, own);
      } else if (name != NULL && withholds(body->unit, name)) {
        lack(reach, body->unit, name);
      } else if (name != NULL) {
        ask(reach, name, false);
      }
    }
  }
}

static void follow(Reach *reach) {
  GHashTable *named = g_hash_table_new(NULL, NULL);
  for (ReachBody *body; (body = g_queue_pop_head(&reach->work)) != NULL;)
    for (uint32_t b = 0; b < body->func->block_count; b++)
      follow_block(reach, body, &body->func->blocks[b], named);
  g_hash_table_destroy(named);
}

static void define(Reach *reach, const char *name, ReachBody *body) {
  g_hash_table_insert(reach->bodies, (gpointer)name, body);
  g_hash_table_remove(reach->withheld, name);
  if (g_hash_table_contains(reach->asked, name)) visit(reach, body);
}

void reach_add_unit(Reach *reach, const IrUnit *unit) {
  GHashTable *statics = g_hash_table_new(g_str_hash, g_str_equal);
  g_ptr_array_add(reach->scopes, statics);
  for (uint32_t i = 0; i < unit->func_count; i++) {
    const IrFunc *func = unit->funcs[i];
    ReachBody *body = ARENA_NEW(reach->arena, ReachBody);
    *body = (ReachBody){func, statics, unit};
    /* Initialisers run in any case, and so does what was asked for. */
    if (strcmp(func->name, IR_INIT) == 0 || strcmp(func->name, IR_CONSTRUCT) == 0) {
      visit(reach, body);
      continue;
    }
    if (func->is_static) {
      g_hash_table_insert(statics, (gpointer)func->name, body);
    } else {
      define(reach, func->name, body);
      if (ir_is_global_function(func->name, reach->entry)) define(reach, reach->entry, body);
    }
  }
  for (uint32_t i = 0; i < unit->withheld_count; i++) {
    const char *name = unit->withheld[i].name;
    if (unit->withheld[i].is_static || g_hash_table_contains(reach->bodies, name)) continue;
    g_hash_table_insert(reach->withheld, (gpointer)name, (gpointer)unit);
    if (g_hash_table_contains(reach->asked, name)) lack(reach, unit, name);
  }
  for (uint32_t i = 0; i < unit->global_count; i++) {
    const IrGlobal *global = &unit->globals[i];
    /* Nobody calls it, but what it would do is asked for. */
    if (global->destroyer != NULL) visit(reach, g_hash_table_lookup(statics, global->destroyer));
    if (global->is_defined && !global->is_static)
      g_hash_table_add(reach->variables, (gpointer)global->name);
  }
  follow(reach);
}

void reach_ask(Reach *reach, const char *name, bool is_variable) {
  ask(reach, arena_strdup(reach->arena, name), is_variable);
  follow(reach);
}

bool reach_is_defined(const Reach *reach, const char *name) {
  return g_hash_table_contains(reach->bodies, name) ||
         g_hash_table_contains(reach->variables, name) ||
         g_hash_table_contains(reach->withheld, name);
}

bool reach_next_withheld(Reach *reach, const IrUnit **unit, const char **name) {
  const Withheld *withheld = g_queue_pop_head(&reach->lacking);
  if (withheld == NULL) return false;
  *unit = withheld->unit;
  *name = withheld->name;
  return true;
}

const char *reach_next_missing(Reach *reach, bool *is_variable) {
  for (Missing *missing; (missing = g_queue_pop_head(&reach->missing)) != NULL;) {
    if (reach_is_defined(reach, missing->name)) continue;
    *is_variable = missing->is_variable;
    return missing->name;
  }
  return NULL;
}

/* Names ------------------------------------------------------------------------------------------
 */

/* ?Start@Device@@QEAAJXZ: the name stands first, then its classes and namespaces. ??0Device@@: a
 * constructor, ??1Device@@: a destructor; other digits and letters are operators. */
static void microsoft_names(const char *at, GPtrArray *names) {
  bool is_special = *at == '?' && at[1] != '$';
  if (is_special && at[1] != '0' && at[1] != '1') g_ptr_array_add(names, g_strdup("operator"));
  if (is_special) at += at[1] == '\0' ? 1 : 2;
  if (at[0] == '?' && at[1] == '$') at += 2; /* a template */
  size_t size = strcspn(at, "@");
  if (size > 0) g_ptr_array_add(names, g_strndup(at, size));
}

/* _ZN6Device5StartEv: every length with a name behind it, wherever it stands, for that is simpler
 * than to tell the function's from those of its types. Operators have codes of small letters in the
 * place of a name. */
static void itanium_names(const char *at, GPtrArray *names) {
  bool is_nested = *at == 'N';
  if (is_nested) at++;
  if (g_ascii_islower(*at) || *at == '\0') g_ptr_array_add(names, g_strdup("operator"));
  while (*at != '\0') {
    if ((*at == 'C' || *at == 'D') && g_ascii_isdigit(at[1])) at += 2; /* a constructor's kind */
    char *name = NULL;
    guint64 size = g_ascii_isdigit(*at) ? g_ascii_strtoull(at, &name, 10) : 0;
    if (size == 0 || size > strlen(name)) {
      at = name != NULL ? name : at + 1;
      continue;
    }
    g_ptr_array_add(names, g_strndup(name, (gsize)size));
    at = name + size;
    if (is_nested && g_ascii_islower(*at)) g_ptr_array_add(names, g_strdup("operator"));
  }
}

char **reach_plain_names(const char *name) {
  GPtrArray *names = g_ptr_array_new();
  if (*name == '?') {
    microsoft_names(name + 1, names);
  } else if (g_str_has_prefix(name, "_Z")) {
    itanium_names(name + 2, names);
  } else {
    g_ptr_array_add(names, g_strdup(name));
  }
  g_ptr_array_add(names, NULL);
  return (char **)g_ptr_array_free(names, FALSE);
}
