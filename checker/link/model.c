/* Loads rules/models/: JSON rows to the structures of model.h. */
#include "link/model.h"

#include <string.h>

#include "link/model_json.h"

struct Models {
  Arena *arena;
  GHashTable *by_name; /* name -> Model */
  GPtrArray *prefixes; /* Model with a prefix for a name */
  GPtrArray *registrars;
  GHashTable *kinds;   /* name -> ResourceKind */
  GHashTable *settled; /* Model whose resources a user's row says */
};

typedef struct Loader {
  ModelReader read;
  Models *models;
  bool is_builtin;
} Loader;

#define KEYS(...) ((const char *const[]){__VA_ARGS__, NULL})

static const char *const effect_words[] = {"overwrite", "overwrite-null", "chain", "leave", NULL};
static const char *const success_words[] = {"ntstatus", "always", "nonzero", "zero", NULL};
static const char *const failure_words[] = {"untouched", "touched", "unknown", NULL};
static const char *const confidence_words[] = {"verified", "documented", "article",
                                               "clone",    "inferred",   NULL};
static const char *const does_words[] = {
    "nothing",        "arguments",        "reachable", "zero",       "copy",
    "exchange",       "compare-exchange", "add",       "set-member", "return-argument",
    "keyed-set",      "keyed-get",        "insert",    "element",    "constant",
    "system-routine", "driver-object",    "no-return", NULL};

static Success success(Loader *l, json_t *row, Success standard) {
  const char *word = model_optional_text(&l->read, row, "success");
  return word == NULL ? standard : (Success)model_choice(&l->read, "success", word, success_words);
}

static void check_confidence(Loader *l, json_t *row) {
  const char *word = model_optional_text(&l->read, row, "confidence");
  if (word != NULL) model_choice(&l->read, "confidence", word, confidence_words);
}

/* The tests of a condition by their keys, in the order of Test behind TEST_NULL. */
static const char *const number_tests[] = {"bits_set", "bits_clear", "equals"};

static When when(Loader *l, json_t *row) {
  ModelReader *r = &l->read;
  When result = {.test = TEST_ALWAYS};
  json_t *condition = json_object_get(row, "when");
  if (condition == NULL || json_is_null(condition)) return result;
  if (!json_is_object(condition)) model_complain(r, "\"when\" must be an object");
  model_only_keys(r, condition,
                  KEYS("argument", "member", "is", "bits_set", "bits_clear", "equals"));
  result.argument = model_argument(r, condition, "argument");
  result.member = model_optional_text(r, condition, "member");
  unsigned tests = 0;
  if (json_object_get(condition, "is") != NULL) {
    const char *is = model_text(r, condition, "is");
    result.test = model_choice(r, "is", is, KEYS("set", "null")) == 0 ? TEST_SET : TEST_NULL;
    tests++;
  }
  for (unsigned i = 0; i < G_N_ELEMENTS(number_tests); i++) {
    if (json_object_get(condition, number_tests[i]) == NULL) continue;
    result.test = (Test)(TEST_BITS_SET + i);
    result.number = model_number(r, condition, number_tests[i]);
    tests++;
  }
  if (tests != 1)
    model_complain(r, "\"when\" needs one of \"is\", \"bits_set\", \"bits_clear\", \"equals\"");
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

/* The slots of a driver object that a registrar may write. */
static bool is_slot(const char *name) {
  if (g_strv_contains(KEYS("DriverUnload", "AddDevice", "DriverStartIo", "MajorFunction[*]"), name))
    return true;
  for (unsigned major = 0; major < MODEL_MAJOR_FUNCTIONS; major++) {
    char slot[32];
    g_snprintf(slot, sizeof slot, "MajorFunction[%u]", major);
    if (strcmp(slot, name) == 0) return true;
  }
  return false;
}

static void load_effects(Loader *l, json_t *row, Registrar *registrar) {
  ModelReader *r = &l->read;
  size_t i;
  json_t *item;
  json_array_foreach(model_list(r, row, "effects"), i, item) {
    SlotEffect *effect = ARENA_PUSH(r->arena, registrar, effects, effect);
    model_only_keys(r, item, KEYS("slot", "effect", "when"));
    effect->slot = model_text(r, item, "slot");
    if (!is_slot(effect->slot))
      model_complain(r,
                     "the slot '%s' is unknown; known are DriverUnload, AddDevice, DriverStartIo, "
                     "MajorFunction[0] to MajorFunction[%d], MajorFunction[*]",
                     effect->slot, MODEL_MAJOR_FUNCTIONS - 1);
    effect->effect = (Effect)model_choice(r, "effect", model_text(r, item, "effect"), effect_words);
    effect->when = when(l, item);
  }
}

static void load_driver_object(Loader *l, json_t *row, Registrar *registrar) {
  ModelReader *r = &l->read;
  json_t *object = json_object_get(row, "driver_object");
  registrar->driver_object = -1;
  if (object == NULL || json_is_null(object)) return;
  if (!json_is_object(object))
    model_complain(r, "\"driver_object\" must be an object with \"argument\", or null");
  model_only_keys(r, object, KEYS("argument", "member"));
  registrar->driver_object = (int)model_argument(r, object, "argument");
  registrar->driver_object_member = model_optional_text(r, object, "member");
}

/* The routine's own arguments are meant by "when". */
static void load_device_call(Loader *l, json_t *devices, const char *key, DeviceCall *call) {
  ModelReader *r = &l->read;
  json_t *row = json_object_get(devices, key);
  if (row == NULL) return;
  model_only_keys(r, row, KEYS("argument", "member", "when"));
  call->is_known = true;
  call->argument = model_argument(r, row, "argument");
  call->member = model_optional_text(r, row, "member");
  call->given = when(l, row);
  if (call->given.test != TEST_ALWAYS && call->given.test != TEST_EQUALS)
    model_complain(r, "\"when\" of a device call needs \"equals\"");
}

static void load_devices(Loader *l, json_t *row, Registrar *registrar) {
  json_t *devices = json_object_get(row, "devices");
  if (devices == NULL) return;
  model_only_keys(&l->read, devices, KEYS("start", "remove"));
  load_device_call(l, devices, "start", &registrar->starts);
  load_device_call(l, devices, "remove", &registrar->removes);
}

static void load_registrar(Loader *l, json_t *row) {
  ModelReader *r = &l->read;
  Registrar *registrar = ARENA_NEW(r->arena, Registrar);
  model_only_keys(
      r, row,
      KEYS("routine", "aliases", "family", "title", "header", "library", "driver_object", "success",
           "effects", "first_call_only", "on_failure", "callback", "exit", "empty", "nullable",
           "devices", "cleanup", "cost", "source", "confidence"));
  registrar->routine = model_text(r, row, "routine");
  registrar->family = model_text(r, row, "family");
  registrar->title = model_text(r, row, "title");
  registrar->source = model_text(r, row, "source");
  registrar->confidence = model_text(r, row, "confidence");
  registrar->callback = model_optional_text(r, row, "callback");
  load_driver_object(l, row, registrar);
  registrar->success = success(l, row, SUCCESS_NTSTATUS);
  load_effects(l, row, registrar);
  load_devices(l, row, registrar);
  const char *on_failure = model_text(r, row, "on_failure");
  registrar->on_failure = (OnFailure)model_choice(r, "on_failure", on_failure, failure_words);
  registrar->first_call_only = model_flag(r, row, "first_call_only");
  registrar->empty = model_flag(r, row, "empty");
  registrar->nullable = model_flag(r, row, "nullable");
  size_t i;
  json_t *item;
  json_array_foreach(model_list(r, row, "exit"), i, item) {
    *ARENA_PUSH(r->arena, registrar, exits, exit) = model_text_of(r, item, "exit");
  }
  json_array_foreach(model_list(r, row, "cleanup"), i, item) {
    *ARENA_PUSH(r->arena, registrar, cleanups, cleanup) = model_text_of(r, item, "cleanup");
  }
  Model *m = model(l->models, registrar->routine);
  if (m->registrar != NULL) return; /* a user's row, loaded before, replaces the built-in one */
  m->registrar = registrar;
  g_ptr_array_add(l->models->registrars, registrar);
  json_array_foreach(model_list(r, row, "aliases"), i, item) {
    Model *alias = model(l->models, model_text_of(r, item, "aliases"));
    if (alias->registrar == NULL) alias->registrar = registrar;
  }
}

static ValueRef value_ref(Loader *l, json_t *row) {
  ModelReader *r = &l->read;
  ValueRef ref = {.at = VALUE_RESULT};
  json_t *value = json_object_get(row, "value");
  if (json_is_string(value) && strcmp(json_string_value(value), "result") == 0) return ref;
  if (!json_is_object(value)) {
    model_complain(r, "\"value\" must be \"result\" or an object with \"argument\"");
    return ref;
  }
  model_only_keys(r, value, KEYS("argument", "member", "pointee"));
  ref.argument = model_argument(r, value, "argument");
  ref.member = model_optional_text(r, value, "member");
  bool is_pointee = model_flag(r, value, "pointee");
  if (is_pointee && ref.member != NULL)
    model_complain(r, "\"value\" has both \"member\" and \"pointee\"");
  ref.at = ref.member != NULL ? VALUE_MEMBER : is_pointee ? VALUE_POINTEE : VALUE_ARGUMENT;
  return ref;
}

static void load_also(Loader *l, json_t *row, ResourceUse *use) {
  json_t *also = json_object_get(row, "also_at");
  use->also_argument = MODEL_NO_ARGUMENT;
  if (also == NULL || json_is_null(also)) return;
  model_only_keys(&l->read, also, KEYS("argument", "member"));
  use->also_argument = model_argument(&l->read, also, "argument");
  use->also_member = model_text(&l->read, also, "member");
}

static void load_uses(Loader *l, json_t *row, const char *key, ResourceDoes does,
                      const ResourceKind *kind) {
  ModelReader *r = &l->read;
  size_t i;
  json_t *item;
  json_array_foreach(model_list(r, row, key), i, item) {
    r->row = model_text(r, item, "routine");
    model_only_keys(r, item,
                    does == RESOURCE_ACQUIRE
                        ? KEYS("routine", "value", "success", "when", "also_at", "zero_at")
                        : KEYS("routine", "value", "success", "when"));
    Model *m = model(l->models, r->row);
    ResourceUse use = {.kind = kind, .routine = m->name, .does = does};
    use.value = value_ref(l, item);
    use.success = success(l, item, use.value.at == VALUE_RESULT ? SUCCESS_NONZERO : SUCCESS_ALWAYS);
    use.when = when(l, item);
    load_also(l, item, &use);
    use.zero_member = model_optional_text(r, item, "zero_at");
    if (!l->is_builtin) g_hash_table_add(l->models->settled, m);
    if (l->is_builtin && g_hash_table_contains(l->models->settled, m)) continue;
    *ARENA_PUSH(r->arena, m, uses, use) = use;
  }
}

/* Rows of one kind are one kind, in whichever files they stand: what one acquires, the other may
 * release. The first says what it is called. */
static void load_resource(Loader *l, json_t *row) {
  ModelReader *r = &l->read;
  ResourceKind *kind = ARENA_NEW(r->arena, ResourceKind);
  r->row = kind->kind = model_text(r, row, "kind");
  model_only_keys(r, row,
                  KEYS("kind", "title", "release", "acquire", "release_by", "taken_by",
                       "pins_driver", "by_name", "is_memory", "source", "confidence"));
  kind->title = model_text(r, row, "title");
  kind->release = model_text(r, row, "release");
  kind->pins_driver = model_flag(r, row, "pins_driver");
  kind->by_name = model_flag(r, row, "by_name");
  kind->is_memory = model_flag(r, row, "is_memory");
  const ResourceKind *known = g_hash_table_lookup(l->models->kinds, kind->kind);
  if (known == NULL) g_hash_table_insert(l->models->kinds, (char *)kind->kind, kind);
  if (known == NULL) known = kind;
  load_uses(l, row, "acquire", RESOURCE_ACQUIRE, known);
  load_uses(l, row, "release_by", RESOURCE_RELEASE, known);
  load_uses(l, row, "taken_by", RESOURCE_TAKE, known);
}

enum { MOST_DOES_KEYS = 4 };

/* What each kind of row says besides what all have. */
static const char *const does_keys[][MOST_DOES_KEYS] = {
    [DOES_NOTHING] = {NULL},
    [DOES_ARGUMENTS] = {"only"},
    [DOES_REACHABLE] = {"only"},
    [DOES_ZERO] = {"at"},
    [DOES_COPY] = {"to", "from"},
    [DOES_EXCHANGE] = {"at", "value"},
    [DOES_COMPARE_EXCHANGE] = {"at", "value", "comparand"},
    [DOES_ADD] = {"at", "number"},
    [DOES_SET_MEMBER] = {"at", "value", "member"},
    [DOES_RETURN_ARGUMENT] = {"argument"},
    [DOES_KEYED_SET] = {"key", "at", "success"},
    [DOES_KEYED_GET] = {"key"},
    [DOES_INSERT] = {"at", "only", "success"},
    [DOES_ELEMENT] = {"only"},
    [DOES_CONSTANT] = {"key"},
    [DOES_SYSTEM_ROUTINE] = {NULL},
    [DOES_DRIVER_OBJECT] = {NULL},
    [DOES_NO_RETURN] = {NULL},
};

static void check_does_keys(Loader *l, json_t *row, const char *name_key, Does does) {
  const char *keys[5 + MOST_DOES_KEYS + 2] = {name_key, "does", "when", "source", "confidence"};
  memcpy(keys + 5, does_keys[does], sizeof does_keys[does]);
  size_t count = 5;
  while (keys[count] != NULL) count++;
  if (strcmp(name_key, "prefix") == 0) keys[count] = "registers";
  model_only_keys(&l->read, row, keys);
}

static void load_does(Loader *l, json_t *row, const char *name_key, Routine *routine) {
  ModelReader *r = &l->read;
  routine->does = (Does)model_choice(r, "does", model_text(r, row, "does"), does_words);
  check_does_keys(l, row, name_key, routine->does);
  routine->success = success(l, row, SUCCESS_ALWAYS);
  for (const char *const *key = does_keys[routine->does]; *key != NULL; key++) {
    const struct {
      const char *key;
      unsigned *argument;
    } arguments[] = {{"at", &routine->at},
                     {"to", &routine->at},
                     {"from", &routine->from},
                     {"value", &routine->value},
                     {"comparand", &routine->comparand},
                     {"argument", &routine->argument}};
    for (size_t i = 0; i < G_N_ELEMENTS(arguments); i++)
      if (strcmp(arguments[i].key, *key) == 0)
        *arguments[i].argument = model_argument(r, row, *key);
    if (strcmp(*key, "number") == 0) routine->number = model_number(r, row, *key);
    if (strcmp(*key, "member") == 0) routine->member = model_text(r, row, *key);
  }
  routine->when = when(l, row);
  size_t i;
  json_t *item;
  json_array_foreach(model_list(r, row, "only"), i, item) {
    routine->only |= (uint64_t)1 << model_argument_of(r, item, "only");
  }
  json_array_foreach(model_list(r, row, "key"), i, item) {
    if (i >= G_N_ELEMENTS(routine->key)) model_complain(r, "\"key\" has more than two arguments");
    if (i < G_N_ELEMENTS(routine->key))
      routine->key[routine->key_count++] = model_argument_of(r, item, "key");
  }
}

static void load_routine(Loader *l, json_t *row) {
  Model *m = model(l->models, model_text(&l->read, row, "routine"));
  load_does(l, row, "routine", ARENA_PUSH(l->read.arena, m, routines, routine));
}

static void load_family(Loader *l, json_t *row) {
  Model *m = ARENA_NEW(l->read.arena, Model);
  l->read.row = m->name = model_text(&l->read, row, "prefix");
  m->is_family = true;
  m->may_register = model_flag(&l->read, row, "registers");
  load_does(l, row, "prefix", ARENA_PUSH(l->read.arena, m, routines, routine));
  g_ptr_array_add(l->models->prefixes, m);
}

static void load_rows(Loader *l, json_t *file, const char *key, void (*load)(Loader *, json_t *)) {
  ModelReader *r = &l->read;
  size_t i;
  json_t *row;
  json_array_foreach(model_list(r, file, key), i, row) {
    const char *name = json_string_value(json_object_get(row, "routine"));
    r->row = name != NULL ? name : arena_printf(r->arena, "%s[%zu]", key, i);
    if (!json_is_object(row)) model_complain(r, "it must be an object");
    check_confidence(l, row);
    load(l, row);
  }
  r->row = NULL;
}

static bool load_file(Models *models, const char *origin, bool is_builtin, const char *data,
                      size_t size, char **error) {
  json_error_t where;
  json_t *file = json_loadb(data, size, JSON_REJECT_DUPLICATES, &where);
  if (file == NULL) {
    *error = g_strdup_printf("%s:%d:%d: %s", origin, where.line, where.column, where.text);
    return false;
  }
  Loader l = {.read = {.arena = models->arena, .origin = origin},
              .models = models,
              .is_builtin = is_builtin};
  if (!json_is_object(file)) model_complain(&l.read, "it must be an object");
  model_only_keys(&l.read, file, KEYS("registrars", "resources", "routines", "families"));
  load_rows(&l, file, "registrars", load_registrar);
  load_rows(&l, file, "resources", load_resource);
  load_rows(&l, file, "routines", load_routine);
  load_rows(&l, file, "families", load_family);
  json_decref(file);
  *error = l.read.error;
  return l.read.error == NULL;
}

static int compare_names(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The models of a folder, sorted: which of two rows comes first must not change from run to run. */
static GPtrArray *list_models(const char *folder) {
  GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
  GDir *listing = g_dir_open(folder, 0, NULL);
  for (const char *name; listing != NULL && (name = g_dir_read_name(listing)) != NULL;)
    if (g_str_has_suffix(name, ".json"))
      g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
  if (listing != NULL) g_dir_close(listing);
  g_ptr_array_sort(paths, compare_names);
  return paths;
}

static bool load_dir(Models *models, const char *dir, char **error) {
  char *folder = g_build_filename(dir, "models", NULL);
  GPtrArray *paths = list_models(folder);
  bool good = true;
  for (guint i = 0; good && i < paths->len; i++) {
    const char *path = g_ptr_array_index(paths, i);
    char *data;
    gsize size;
    GError *problem = NULL;
    if (g_file_get_contents(path, &data, &size, &problem)) {
      good = load_file(models, path, false, data, size, error);
      g_free(data);
    } else {
      *error = g_strdup(problem->message);
      g_error_free(problem);
      good = false;
    }
  }
  g_ptr_array_free(paths, TRUE);
  g_free(folder);
  return good;
}

Models *models_load(const char *const *dirs, char **error) {
  Models *models = g_new0(Models, 1);
  models->arena = arena_new();
  models->by_name = g_hash_table_new(g_str_hash, g_str_equal);
  models->prefixes = g_ptr_array_new();
  models->registrars = g_ptr_array_new();
  models->kinds = g_hash_table_new(g_str_hash, g_str_equal);
  models->settled = g_hash_table_new(NULL, NULL);
  bool good = true;
  for (; good && dirs != NULL && *dirs != NULL; dirs++) good = load_dir(models, *dirs, error);
  for (size_t i = 0; good && i < embedded_file_count; i++) {
    const EmbeddedFile *file = &embedded_files[i];
    if (g_str_has_prefix(file->path, "rules/models/") && g_str_has_suffix(file->path, ".json")) {
      good = load_file(models, file->path, true, file->data, file->size, error);
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
  g_hash_table_destroy(models->kinds);
  g_hash_table_destroy(models->settled);
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
