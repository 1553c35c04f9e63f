/* Loads rules/models/: JSON rows to the structures of model.h. Every complaint names the file and
 * the row, because users write such files too. */
#include "link/model.h"

#include <jansson.h>
#include <string.h>

struct Models {
  Arena *arena;
  GHashTable *by_name; /* name -> Model */
  GPtrArray *prefixes; /* Model with a prefix for a name */
  GPtrArray *registrars;
};

typedef struct Loader {
  Models *models;
  const char *origin; /* file, for complaints */
  const char *row;    /* routine, for complaints */
  char *error;
} Loader;

static bool complain(Loader *l, const char *format, ...) __attribute__((format(printf, 2, 3)));

static bool complain(Loader *l, const char *format, ...) {
  if (l->error != NULL) return false;
  va_list list;
  va_start(list, format);
  char *text = g_strdup_vprintf(format, list);
  va_end(list);
  l->error = g_strdup_printf("%s: in the row of '%s': %s", l->origin,
                             l->row != NULL ? l->row : "(no routine)", text);
  g_free(text);
  return false;
}

static const char *optional_text(Loader *l, json_t *row, const char *key) {
  json_t *value = json_object_get(row, key);
  if (value == NULL || json_is_null(value)) return NULL;
  if (!json_is_string(value)) {
    complain(l, "\"%s\" must be a string", key);
    return NULL;
  }
  return arena_strdup(l->models->arena, json_string_value(value));
}

static const char *text(Loader *l, json_t *row, const char *key) {
  const char *value = optional_text(l, row, key);
  if (value == NULL) complain(l, "\"%s\" is missing", key);
  return value != NULL ? value : "";
}

static unsigned argument(Loader *l, json_t *row, const char *key) {
  json_t *value = json_object_get(row, key);
  if (!json_is_integer(value) || json_integer_value(value) < 0 || json_integer_value(value) > 64) {
    complain(l, "\"%s\" must be the index of an argument, from 0", key);
    return 0;
  }
  return (unsigned)json_integer_value(value);
}

static bool flag(json_t *row, const char *key) { return json_is_true(json_object_get(row, key)); }

/* Looks `word` up among `words`; its index, or a complaint and 0. */
static unsigned choice(Loader *l, const char *key, const char *word, const char *const *words) {
  for (unsigned i = 0; words[i] != NULL; i++) {
    if (strcmp(words[i], word) == 0) return i;
  }
  char *all = g_strjoinv(", ", (char **)words);
  complain(l, "\"%s\" is '%s'; known are %s", key, word, all);
  g_free(all);
  return 0;
}

static const char *const effect_words[] = {"overwrite", "overwrite-null", "chain", "leave", NULL};
static const char *const success_words[] = {"ntstatus", "always", "nonzero", "zero", NULL};
static const char *const failure_words[] = {"untouched", "touched", "unknown", NULL};
static const char *const does_words[] = {
    "nothing",        "arguments",       "reachable",        "zero",
    "copy",           "exchange",        "compare-exchange", "add",
    "set-member",     "return-argument", "keyed-set",        "keyed-get",
    "system-routine", "driver-object",   "no-return",        NULL};

static Success success(Loader *l, json_t *row, Success standard) {
  const char *word = optional_text(l, row, "success");
  return word == NULL ? standard : (Success)choice(l, "success", word, success_words);
}

static When when(Loader *l, json_t *row) {
  When result = {.test = TEST_ALWAYS};
  json_t *condition = json_object_get(row, "when");
  if (condition == NULL || json_is_null(condition)) return result;
  result.argument = argument(l, condition, "argument");
  result.member = optional_text(l, condition, "member");
  json_t *bits_set = json_object_get(condition, "bits_set");
  json_t *bits_clear = json_object_get(condition, "bits_clear");
  json_t *equals = json_object_get(condition, "equals");
  if (bits_set != NULL) {
    result.test = TEST_BITS_SET;
    result.number = json_integer_value(bits_set);
  } else if (bits_clear != NULL) {
    result.test = TEST_BITS_CLEAR;
    result.number = json_integer_value(bits_clear);
  } else if (equals != NULL) {
    result.test = TEST_EQUALS;
    result.number = json_integer_value(equals);
  } else {
    static const char *const is_words[] = {"set", "null", NULL};
    const char *is = text(l, condition, "is");
    result.test = choice(l, "is", is, is_words) == 0 ? TEST_SET : TEST_NULL;
  }
  return result;
}

static Model *model(Models *models, const char *name) {
  Model *found = g_hash_table_lookup(models->by_name, name);
  if (found == NULL) {
    found = ARENA_NEW(models->arena, Model);
    found->name = arena_strdup(models->arena, name);
    g_hash_table_insert(models->by_name, (char *)found->name, found);
  }
  return found;
}

static void load_effects(Loader *l, json_t *row, Registrar *r) {
  size_t i;
  json_t *item;
  json_array_foreach(json_object_get(row, "effects"), i, item) {
    SlotEffect *effect = ARENA_PUSH(l->models->arena, r, effects, effect);
    effect->slot = text(l, item, "slot");
    effect->effect = (Effect)choice(l, "effect", text(l, item, "effect"), effect_words);
    effect->when = when(l, item);
  }
}

static void load_registrar(Loader *l, json_t *row) {
  Arena *arena = l->models->arena;
  Registrar *r = ARENA_NEW(arena, Registrar);
  r->routine = text(l, row, "routine");
  r->family = text(l, row, "family");
  r->title = text(l, row, "title");
  r->source = text(l, row, "source");
  r->confidence = text(l, row, "confidence");
  r->callback = optional_text(l, row, "callback");
  json_t *object = json_object_get(row, "driver_object");
  r->driver_object = -1;
  if (json_is_object(object)) {
    r->driver_object = (int)argument(l, object, "argument");
    r->driver_object_member = optional_text(l, object, "member");
  }
  r->success = success(l, row, SUCCESS_NTSTATUS);
  load_effects(l, row, r);
  r->on_failure = (OnFailure)choice(l, "on_failure", text(l, row, "on_failure"), failure_words);
  r->first_call_only = flag(row, "first_call_only");
  r->empty = flag(row, "empty");
  r->nullable = flag(row, "nullable");
  size_t i;
  json_t *item;
  json_array_foreach(json_object_get(row, "exit"), i, item) {
    const char *name = json_string_value(item);
    if (name != NULL) *ARENA_PUSH(arena, r, exits, exit) = arena_strdup(arena, name);
  }
  Model *m = model(l->models, r->routine);
  if (m->registrar != NULL) return; /* a user's row, loaded before, replaces the built-in one */
  m->registrar = r;
  g_ptr_array_add(l->models->registrars, r);
  json_array_foreach(json_object_get(row, "aliases"), i, item) {
    if (!json_is_string(item)) continue;
    Model *alias = model(l->models, json_string_value(item));
    if (alias->registrar == NULL) alias->registrar = r;
  }
}

static ValueRef value_ref(Loader *l, json_t *row) {
  ValueRef ref = {.at = VALUE_RESULT};
  json_t *value = json_object_get(row, "value");
  if (json_is_string(value) && strcmp(json_string_value(value), "result") == 0) return ref;
  if (!json_is_object(value)) {
    complain(l, "\"value\" must be \"result\" or an object with \"argument\"");
    return ref;
  }
  ref.argument = argument(l, value, "argument");
  ref.member = optional_text(l, value, "member");
  ref.at = ref.member != NULL       ? VALUE_MEMBER
           : flag(value, "pointee") ? VALUE_POINTEE
                                    : VALUE_ARGUMENT;
  return ref;
}

static void load_uses(Loader *l, json_t *row, const char *key, ResourceDoes does,
                      const ResourceKind *kind) {
  size_t i;
  json_t *item;
  json_array_foreach(json_object_get(row, key), i, item) {
    l->row = text(l, item, "routine");
    Model *m = model(l->models, l->row);
    ResourceUse use = {.kind = kind, .routine = m->name, .does = does};
    use.value = value_ref(l, item);
    use.success = success(l, item, use.value.at == VALUE_RESULT ? SUCCESS_NONZERO : SUCCESS_ALWAYS);
    use.when = when(l, item);
    json_t *also = json_object_get(item, "also_at");
    use.also_argument = also == NULL ? MODEL_NO_ARGUMENT : argument(l, also, "argument");
    if (also != NULL) use.also_member = text(l, also, "member");
    *ARENA_PUSH(l->models->arena, m, uses, use) = use;
  }
}

static void load_resource(Loader *l, json_t *row) {
  ResourceKind *kind = ARENA_NEW(l->models->arena, ResourceKind);
  l->row = kind->kind = text(l, row, "kind");
  kind->title = text(l, row, "title");
  kind->release = text(l, row, "release");
  kind->pins_driver = flag(row, "pins_driver");
  load_uses(l, row, "acquire", RESOURCE_ACQUIRE, kind);
  load_uses(l, row, "release_by", RESOURCE_RELEASE, kind);
  load_uses(l, row, "taken_by", RESOURCE_TAKE, kind);
}

static void load_does(Loader *l, json_t *row, Routine *r) {
  r->does = (Does)choice(l, "does", text(l, row, "does"), does_words);
  r->success = success(l, row, SUCCESS_ALWAYS);
  switch (r->does) {
    case DOES_ZERO:
      r->at = argument(l, row, "at");
      break;
    case DOES_COPY:
      r->at = argument(l, row, "to");
      r->from = argument(l, row, "from");
      break;
    case DOES_EXCHANGE:
      r->at = argument(l, row, "at");
      r->value = argument(l, row, "value");
      break;
    case DOES_COMPARE_EXCHANGE:
      r->at = argument(l, row, "at");
      r->value = argument(l, row, "value");
      r->comparand = argument(l, row, "comparand");
      break;
    case DOES_ADD:
      r->at = argument(l, row, "at");
      r->number = json_integer_value(json_object_get(row, "number"));
      break;
    case DOES_SET_MEMBER:
      r->at = argument(l, row, "at");
      r->value = argument(l, row, "value");
      r->member = text(l, row, "member");
      break;
    case DOES_RETURN_ARGUMENT:
      r->argument = argument(l, row, "argument");
      break;
    case DOES_KEYED_SET:
      r->at = argument(l, row, "at");
      break;
    case DOES_NOTHING:
    case DOES_ARGUMENTS:
    case DOES_REACHABLE:
    case DOES_KEYED_GET:
    case DOES_SYSTEM_ROUTINE:
    case DOES_DRIVER_OBJECT:
    case DOES_NO_RETURN:
      break;
  }
  r->when = when(l, row);
  size_t i;
  json_t *item;
  json_array_foreach(json_object_get(row, "only"), i, item) {
    json_int_t argument = json_integer_value(item);
    if (argument >= 0 && argument < 64) r->only |= (uint64_t)1 << argument;
  }
  json_array_foreach(json_object_get(row, "key"), i, item) {
    if (i < G_N_ELEMENTS(r->key)) r->key[r->key_count++] = (unsigned)json_integer_value(item);
  }
}

static void load_routine(Loader *l, json_t *row) {
  Model *m = model(l->models, text(l, row, "routine"));
  load_does(l, row, ARENA_PUSH(l->models->arena, m, routines, routine));
}

static void load_family(Loader *l, json_t *row) {
  Model *m = ARENA_NEW(l->models->arena, Model);
  m->name = text(l, row, "prefix");
  m->is_family = true;
  load_does(l, row, ARENA_PUSH(l->models->arena, m, routines, routine));
  g_ptr_array_add(l->models->prefixes, m);
}

static void load_rows(Loader *l, json_t *file, const char *key, void (*load)(Loader *, json_t *)) {
  size_t i;
  json_t *row;
  json_array_foreach(json_object_get(file, key), i, row) {
    l->row = json_string_value(json_object_get(row, "routine"));
    if (json_is_object(row)) {
      load(l, row);
    } else {
      complain(l, "a row of \"%s\" must be an object", key);
    }
  }
}

static bool load_file(Models *models, const char *origin, const char *data, size_t size,
                      char **error) {
  json_error_t where;
  json_t *file = json_loadb(data, size, JSON_REJECT_DUPLICATES, &where);
  if (file == NULL) {
    *error = g_strdup_printf("%s:%d:%d: %s", origin, where.line, where.column, where.text);
    return false;
  }
  Loader l = {.models = models, .origin = origin};
  load_rows(&l, file, "registrars", load_registrar);
  load_rows(&l, file, "resources", load_resource);
  load_rows(&l, file, "routines", load_routine);
  load_rows(&l, file, "families", load_family);
  json_decref(file);
  *error = l.error;
  return l.error == NULL;
}

static bool load_dir(Models *models, const char *dir, char **error) {
  char *folder = g_build_filename(dir, "models", NULL);
  GDir *listing = g_dir_open(folder, 0, NULL);
  bool good = true;
  const char *name;
  while (good && listing != NULL && (name = g_dir_read_name(listing)) != NULL) {
    if (!g_str_has_suffix(name, ".json")) continue;
    char *path = g_build_filename(folder, name, NULL);
    char *data;
    gsize size;
    GError *problem = NULL;
    if (g_file_get_contents(path, &data, &size, &problem)) {
      good = load_file(models, path, data, size, error);
      g_free(data);
    } else {
      *error = g_strdup(problem->message);
      g_error_free(problem);
      good = false;
    }
    g_free(path);
  }
  if (listing != NULL) g_dir_close(listing);
  g_free(folder);
  return good;
}

Models *models_load(const char *const *dirs, char **error) {
  Models *models = g_new0(Models, 1);
  models->arena = arena_new();
  models->by_name = g_hash_table_new(g_str_hash, g_str_equal);
  models->prefixes = g_ptr_array_new();
  models->registrars = g_ptr_array_new();
  bool good = true;
  for (; good && dirs != NULL && *dirs != NULL; dirs++) good = load_dir(models, *dirs, error);
  for (size_t i = 0; good && i < embedded_file_count; i++) {
    const EmbeddedFile *file = &embedded_files[i];
    if (g_str_has_prefix(file->path, "rules/models/") && g_str_has_suffix(file->path, ".json")) {
      good = load_file(models, file->path, file->data, file->size, error);
    }
  }
  if (good) return models;
  models_free(models);
  return NULL;
}

void models_free(Models *models) {
  if (models == NULL) return;
  g_hash_table_destroy(models->by_name);
  g_ptr_array_free(models->prefixes, TRUE);
  g_ptr_array_free(models->registrars, TRUE);
  arena_free(models->arena);
  g_free(models);
}

/* A prefix ends where the next word of the name begins: Ke fits KeWait but not Keep. */
static bool has_prefix(const char *name, const char *prefix) {
  size_t length = strlen(prefix);
  if (strncmp(name, prefix, length) != 0) return false;
  return g_ascii_isupper(name[length]) || name[length] == '_' || g_ascii_isdigit(name[length]) ||
         prefix[length - 1] == '_';
}

const Model *models_find(const Models *models, const char *name) {
  const Model *found = g_hash_table_lookup(models->by_name, name);
  if (found != NULL) return found;
  for (guint i = 0; i < models->prefixes->len; i++) {
    const Model *family = g_ptr_array_index(models->prefixes, i);
    if (has_prefix(name, family->name)) return family;
  }
  return NULL;
}

void models_each_registrar(const Models *models, void (*visit)(const Registrar *, void *context),
                           void *context) {
  for (guint i = 0; i < models->registrars->len; i++) {
    visit(g_ptr_array_index(models->registrars, i), context);
  }
}
