/* Models of a user's folder: what is wrong in them is told with file and row, what is right goes
 * before the built-in rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "link/model.h"

typedef struct Folder {
  char *dir, *models, *file;
} Folder;

/* A --rules folder whose models/mine.json is `text`. */
static Folder folder_new(const char *text) {
  Folder folder = {.dir = g_dir_make_tmp("unloadlint-models-XXXXXX", NULL)};
  assert_non_null(folder.dir);
  folder.models = g_build_filename(folder.dir, "models", NULL);
  assert_int_equal(0, g_mkdir(folder.models, 0700));
  folder.file = g_build_filename(folder.models, "mine.json", NULL);
  assert_true(g_file_set_contents(folder.file, text, -1, NULL));
  return folder;
}

static void folder_free(Folder *folder) {
  g_remove(folder->file);
  g_rmdir(folder->models);
  g_rmdir(folder->dir);
  g_free(folder->file);
  g_free(folder->models);
  g_free(folder->dir);
}

static Models *load(const Folder *folder, char **error) {
  const char *const dirs[] = {folder->dir, NULL};
  return models_load(dirs, error);
}

/* Fails unless the models are refused with `sentence` behind the file's path. */
static void assert_refused(const char *text, const char *sentence) {
  Folder folder = folder_new(text);
  char *error = NULL;
  Models *models = load(&folder, &error);
  assert_null(models);
  assert_non_null(error);
  char *expected = g_strconcat(folder.file, sentence, NULL);
  assert_string_equal(expected, error);
  g_free(expected);
  g_free(error);
  folder_free(&folder);
}

static Models *assert_loaded(const char *text) {
  Folder folder = folder_new(text);
  char *error = NULL;
  Models *models = load(&folder, &error);
  if (models == NULL) fail_msg("%s", error);
  folder_free(&folder);
  return models;
}

#define REGISTRAR_HEAD                                                                     \
  "{\"registrars\": [{\"routine\": \"MyRegister\", \"family\": \"mine\", \"title\": \"my " \
  "driver\","                                                                              \
  " \"source\": \"mine\", \"confidence\": \"inferred\", \"on_failure\": \"unknown\""

static void test_bad_json(void **state) {
  (void)state;
  Folder folder = folder_new("{\n  \"registrars\": [\n    {,}\n  ]\n}\n");
  char *error = NULL;
  assert_null(load(&folder, &error));
  char *place = g_strconcat(folder.file, ":3:", NULL);
  assert_true(g_str_has_prefix(error, place));
  g_free(place);
  g_free(error);
  folder_free(&folder);
}

static void test_duplicate_key(void **state) {
  (void)state;
  Folder folder = folder_new("{\"routines\": [],\n\"routines\": []}\n");
  char *error = NULL;
  assert_null(load(&folder, &error));
  assert_non_null(strstr(error, "routines"));
  g_free(error);
  folder_free(&folder);
}

static void test_missing_keys(void **state) {
  (void)state;
  assert_refused("{\"registrars\": [{\"routine\": \"MyRegister\"}]}",
                 ": in the row of 'MyRegister': \"family\" is missing");
  assert_refused("{\"registrars\": [{\"family\": \"mine\"}]}",
                 ": in the row of 'registrars[0]': \"routine\" is missing");
  assert_refused(REGISTRAR_HEAD ", \"effects\": [{\"slot\": \"DriverUnload\"}]}]}",
                 ": in the row of 'MyRegister': \"effect\" is missing");
  assert_refused("{\"routines\": [{\"routine\": \"MyZero\", \"does\": \"zero\"}]}",
                 ": in the row of 'MyZero': \"at\" must be the index of an argument, from 0");
  assert_refused(
      "{\"routines\": [{\"routine\": \"MySet\", \"does\": \"set-member\", \"at\": 0, "
      "\"value\": 1}]}",
      ": in the row of 'MySet': \"member\" is missing");
  assert_refused("{\"resources\": [{\"kind\": \"thing\", \"title\": \"a thing\"}]}",
                 ": in the row of 'thing': \"release\" is missing");
  assert_refused(
      "{\"resources\": [{\"kind\": \"thing\", \"title\": \"a thing\", \"release\": \"Put\", "
      "\"acquire\": [{\"routine\": \"Get\"}]}]}",
      ": in the row of 'Get': \"value\" must be \"result\" or an object with \"argument\"");
}

static void test_bad_words(void **state) {
  (void)state;
  assert_refused(REGISTRAR_HEAD
                 ", \"effects\": [{\"slot\": \"DriverUnload\", \"effect\": \"smash\"}]}]}",
                 ": in the row of 'MyRegister': \"effect\" is 'smash'; known are overwrite, "
                 "overwrite-null, chain, leave");
  assert_refused(
      REGISTRAR_HEAD ", \"success\": \"perhaps\"}]}",
      ": in the row of 'MyRegister': \"success\" is 'perhaps'; known are ntstatus, always, "
      "nonzero, zero");
  assert_refused(REGISTRAR_HEAD ", \"callback\": 1}]}",
                 ": in the row of 'MyRegister': \"callback\" must be a string");
  assert_refused(
      REGISTRAR_HEAD ", \"driver_object\": {\"argument\": -1}}]}",
      ": in the row of 'MyRegister': \"argument\" must be the index of an argument, from 0");
  assert_refused(REGISTRAR_HEAD
                 ", \"effects\": [{\"slot\": \"DriverUnload\", \"effect\": \"chain\", "
                 "\"when\": {\"argument\": 1, \"is\": \"odd\"}}]}]}",
                 ": in the row of 'MyRegister': \"is\" is 'odd'; known are set, null");
  assert_refused("{\"routines\": [7]}", ": in the row of 'routines[0]': it must be an object");
}

/* What nobody reads was meant to say something. */
static void test_unknown_keys(void **state) {
  (void)state;
  assert_refused("{\"registrar\": []}",
                 ": the key \"registrar\" is unknown; known are registrars, resources, routines, "
                 "families");
  assert_refused(REGISTRAR_HEAD ", \"effect\": []}]}",
                 ": in the row of 'MyRegister': the key \"effect\" is unknown; known are routine, "
                 "aliases, family, title, header, library, driver_object, success, effects, "
                 "first_call_only, on_failure, callback, exit, empty, nullable, devices, cleanup, "
                 "cost, source, confidence");
  assert_refused(REGISTRAR_HEAD
                 ", \"effects\": [{\"slot\": \"DriverUnload\", \"effect\": \"chain\", "
                 "\"if\": {}}]}]}",
                 ": in the row of 'MyRegister': the key \"if\" is unknown; known are slot, effect, "
                 "when");
  assert_refused(REGISTRAR_HEAD
                 ", \"effects\": [{\"slot\": \"DriverUnload\", \"effect\": \"chain\", "
                 "\"when\": {\"argument\": 1, \"is\": \"set\", \"field\": \"A\"}}]}]}",
                 ": in the row of 'MyRegister': the key \"field\" is unknown; known are argument, "
                 "member, is, bits_set, bits_clear, equals");
  assert_refused(
      "{\"resources\": [{\"kind\": \"thing\", \"title\": \"a thing\", \"release\": \"Put\", "
      "\"release_by\": [{\"routine\": \"Put\", \"value\": {\"arg\": 0}}]}]}",
      ": in the row of 'Put': the key \"arg\" is unknown; known are argument, member, pointee");
  assert_refused(
      "{\"routines\": [{\"routine\": \"MyZero\", \"does\": \"zero\", \"at\": 0, \"to\": 1}]}",
      ": in the row of 'MyZero': the key \"to\" is unknown; known are routine, does, when, "
      "source, confidence, at");
  assert_refused("{\"families\": [{\"routine\": \"My\", \"does\": \"nothing\"}]}",
                 ": in the row of 'My': \"prefix\" is missing");
}

static void test_unknown_slot(void **state) {
  (void)state;
#define KNOWN_SLOTS                                                                           \
  "known are DriverUnload, AddDevice, DriverStartIo, MajorFunction[0] to MajorFunction[27], " \
  "MajorFunction[*]"
  assert_refused(REGISTRAR_HEAD
                 ", \"effects\": [{\"slot\": \"Unload\", \"effect\": \"overwrite\"}]}]}",
                 ": in the row of 'MyRegister': the slot 'Unload' is unknown; " KNOWN_SLOTS);
  assert_refused(REGISTRAR_HEAD
                 ", \"effects\": [{\"slot\": \"MajorFunction[28]\", \"effect\": \"chain\"}]}]}",
                 ": in the row of 'MyRegister': the slot 'MajorFunction[28]' is "
                 "unknown; " KNOWN_SLOTS);
#undef KNOWN_SLOTS
}

static void test_values_of_another_kind(void **state) {
  (void)state;
  assert_refused("[]", ": it must be an object");
  assert_refused("{\"routines\": {}}", ": \"routines\" must be a list");
  assert_refused(REGISTRAR_HEAD ", \"empty\": \"yes\"}]}",
                 ": in the row of 'MyRegister': \"empty\" must be true or false");
  assert_refused(REGISTRAR_HEAD ", \"exit\": \"MyExit\"}]}",
                 ": in the row of 'MyRegister': \"exit\" must be a list");
  assert_refused(REGISTRAR_HEAD ", \"driver_object\": 0}]}",
                 ": in the row of 'MyRegister': \"driver_object\" must be an object with "
                 "\"argument\", or null");
  assert_refused(
      "{\"routines\": [{\"routine\": \"A\", \"does\": \"nothing\", \"when\": "
      "{\"argument\": 0, \"is\": \"set\", \"equals\": 1}}]}",
      ": in the row of 'A': \"when\" needs one of \"is\", \"bits_set\", \"bits_clear\", "
      "\"equals\"");
  assert_refused(
      "{\"routines\": [{\"routine\": \"A\", \"does\": \"nothing\", \"confidence\": "
      "\"sure\"}]}",
      ": in the row of 'A': \"confidence\" is 'sure'; known are verified, documented, article, "
      "clone, inferred");
}

/* The first mistake is told, not the last. */
static void test_first_mistake(void **state) {
  (void)state;
  assert_refused(
      "{\"routines\": [{\"routine\": \"A\", \"does\": \"zero\"},"
      " {\"routine\": \"B\", \"does\": \"copy\"}]}",
      ": in the row of 'A': \"at\" must be the index of an argument, from 0");
}

static void test_user_row_first(void **state) {
  (void)state;
  Models *models = assert_loaded(
      "{\"registrars\": [{\"routine\": \"StreamClassRegisterAdapter\", \"family\": \"mine\","
      " \"title\": \"my driver\", \"source\": \"mine\", \"confidence\": \"inferred\","
      " \"driver_object\": {\"argument\": 2, \"member\": \"Object\"}, \"success\": \"zero\","
      " \"on_failure\": \"touched\", \"exit\": [\"MyExit\"], \"nullable\": true,"
      " \"effects\": [{\"slot\": \"DriverUnload\", \"effect\": \"chain\","
      " \"when\": {\"argument\": 3, \"member\": \"Flags\", \"bits_set\": 4}}]}],"
      " \"routines\": [{\"routine\": \"RtlZeroMemory\", \"does\": \"nothing\"}]}");
  const Registrar *r = models_find(models, "StreamClassRegisterAdapter")->registrar;
  assert_string_equal("mine", r->family);
  assert_int_equal(2, r->driver_object);
  assert_string_equal("Object", r->driver_object_member);
  assert_int_equal(SUCCESS_ZERO, r->success);
  assert_int_equal(FAILURE_TOUCHED, r->on_failure);
  assert_true(r->nullable && !r->empty && !r->first_call_only);
  assert_int_equal(1, r->exit_count);
  assert_int_equal(1, r->effect_count);
  assert_int_equal(EFFECT_CHAIN, r->effects[0].effect);
  assert_int_equal(TEST_BITS_SET, r->effects[0].when.test);
  assert_int_equal(4, r->effects[0].when.number);
  assert_int_equal(DOES_NOTHING, models_find(models, "RtlZeroMemory")->routines[0].does);
  models_free(models);
}

static void test_aliases(void **state) {
  (void)state;
  Models *models =
      assert_loaded(REGISTRAR_HEAD ", \"aliases\": [\"MyOldRegister\"], \"effects\": []}]}");
  assert_non_null(models_find(models, "MyRegister"));
  assert_ptr_equal(models_find(models, "MyRegister")->registrar,
                   models_find(models, "MyOldRegister")->registrar);
  models_free(models);
}

/* A name that is an alias in a built-in row means what the user's row says. */
static void test_alias_of_built_in(void **state) {
  (void)state;
  Models *models = assert_loaded(
      "{\"registrars\": [{\"routine\": \"StreamClassRegisterMinidriver\", \"family\": \"mine\","
      " \"title\": \"my driver\", \"source\": \"mine\", \"confidence\": \"inferred\","
      " \"on_failure\": \"touched\", \"effects\": []}]}");
  assert_string_equal("mine",
                      models_find(models, "StreamClassRegisterMinidriver")->registrar->family);
  assert_string_equal("stream",
                      models_find(models, "StreamClassRegisterAdapter")->registrar->family);
  models_free(models);
}

static void count_registrar(const Registrar *registrar, void *context) {
  unsigned *count = context;
  if (strcmp(registrar->routine, "StreamClassRegisterAdapter") == 0) ++*count;
}

static void test_each_registrar(void **state) {
  (void)state;
  Models *models = assert_loaded("{}");
  unsigned count = 0;
  models_each_registrar(models, count_registrar, &count);
  assert_int_equal(1, count);
  models_free(models);
}

static void test_resources(void **state) {
  (void)state;
  Models *models = assert_loaded(
      "{\"resources\": [{\"kind\": \"thing\", \"title\": \"a thing\", \"release\": \"PutThing\","
      " \"acquire\": [{\"routine\": \"GetThing\", \"value\": {\"argument\": 1, \"pointee\": true},"
      " \"success\": \"ntstatus\", \"also_at\": {\"argument\": 0, \"member\": \"Head\"}},"
      " {\"routine\": \"MakeThing\", \"value\": \"result\"}],"
      " \"release_by\": [{\"routine\": \"PutThing\", \"value\": {\"argument\": 0}}],"
      " \"taken_by\": [{\"routine\": \"TakeThing\", \"value\": {\"argument\": 0, \"member\": "
      "\"M\"}}]}]}");
  const ResourceUse *get = models_find(models, "GetThing")->uses;
  assert_int_equal(RESOURCE_ACQUIRE, get->does);
  assert_int_equal(VALUE_POINTEE, get->value.at);
  assert_int_equal(1, get->value.argument);
  assert_int_equal(SUCCESS_NTSTATUS, get->success);
  assert_int_equal(0, get->also_argument);
  assert_string_equal("Head", get->also_member);
  const ResourceUse *make = models_find(models, "MakeThing")->uses;
  assert_int_equal(VALUE_RESULT, make->value.at);
  assert_int_equal(SUCCESS_NONZERO, make->success);
  assert_int_equal(MODEL_NO_ARGUMENT, make->also_argument);
  const ResourceUse *put = models_find(models, "PutThing")->uses;
  assert_int_equal(RESOURCE_RELEASE, put->does);
  assert_int_equal(VALUE_ARGUMENT, put->value.at);
  assert_ptr_equal(get->kind, put->kind);
  assert_int_equal(VALUE_MEMBER, models_find(models, "TakeThing")->uses->value.at);
  models_free(models);
}

/* A user's rows say all of a routine's resources, and a kind is the same one by its name. */
static void test_resources_of_built_in(void **state) {
  (void)state;
  Models *models = assert_loaded(
      "{\"resources\": [{\"kind\": \"pool\", \"title\": \"pool\", \"release\": \"MyFree\","
      " \"acquire\": [{\"routine\": \"MyAllocate\", \"value\": \"result\"},"
      " {\"routine\": \"ExAllocatePool\", \"value\": \"result\", \"success\": \"always\"}]}]}");
  const Model *own = models_find(models, "MyAllocate");
  const Model *replaced = models_find(models, "ExAllocatePool");
  const Model *freeing = models_find(models, "ExFreePool");
  assert_int_equal(1, replaced->use_count);
  assert_int_equal(SUCCESS_ALWAYS, replaced->uses[0].success);
  const ResourceUse *use = freeing->uses;
  while (strcmp("pool", use->kind->kind) != 0)
    assert_true(++use < freeing->uses + freeing->use_count);
  assert_ptr_equal(own->uses[0].kind, use->kind);
  assert_string_equal("MyFree", use->kind->release);
  models_free(models);
}

/* A prefix ends where the next word of the name begins, and a routine's own row goes before it. */
static void test_families(void **state) {
  (void)state;
  Models *models = assert_loaded(
      "{\"families\": [{\"prefix\": \"Zz\", \"does\": \"nothing\"}],"
      " \"routines\": [{\"routine\": \"ZzZero\", \"does\": \"zero\", \"at\": 0}]}");
  const Model *family = models_find(models, "ZzAnything");
  assert_true(family != NULL && family->is_family);
  assert_ptr_equal(family, models_find(models, "Zz_anything"));
  assert_ptr_equal(family, models_find(models, "Zz2"));
  assert_null(models_find(models, "Zzz"));
  assert_null(models_find(models, "zzAnything"));
  const Model *own = models_find(models, "ZzZero");
  assert_true(own != NULL && !own->is_family);
  models_free(models);
}

/* A folder without models, and other files beside them, are nobody's mistake. */
static void test_no_models(void **state) {
  (void)state;
  Folder folder = folder_new("{}");
  char *renamed = g_strconcat(folder.file, ".bak", NULL);
  assert_int_equal(0, g_rename(folder.file, renamed));
  assert_true(g_file_set_contents(renamed, "no JSON", -1, NULL));
  char *error = NULL;
  Models *models = load(&folder, &error);
  assert_non_null(models);
  models_free(models);
  assert_int_equal(0, g_rename(renamed, folder.file));
  g_free(renamed);
  const char *const dirs[] = {folder.models, NULL};
  models = models_load(dirs, &error);
  assert_non_null(models);
  models_free(models);
  folder_free(&folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_bad_json),
      cmocka_unit_test(test_duplicate_key),
      cmocka_unit_test(test_missing_keys),
      cmocka_unit_test(test_bad_words),
      cmocka_unit_test(test_first_mistake),
      cmocka_unit_test(test_user_row_first),
      cmocka_unit_test(test_aliases),
      cmocka_unit_test(test_each_registrar),
      cmocka_unit_test(test_resources),
      cmocka_unit_test(test_families),
      cmocka_unit_test(test_no_models),
      cmocka_unit_test(test_alias_of_built_in),
      cmocka_unit_test(test_unknown_keys),
      cmocka_unit_test(test_unknown_slot),
      cmocka_unit_test(test_values_of_another_kind),
      cmocka_unit_test(test_resources_of_built_in),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
