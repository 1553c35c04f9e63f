/* Healing: what is unknown becomes what it must be for every function to be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "texts.h"

static void test_unknown_names(void **state) {
  ParsedUnit *unit = texts_parse(*state,
                                 "#include <nowhere.h>\n"
                                 "typedef struct { PFOO foo; } EXTENSION;\n"
                                 "int f(_Made_up_(x) EXTENSION *e, PBAR bar) {\n"
                                 "  switch (e->foo->Kind) {\n"
                                 "    case KIND_ONE: return bar->Next->Name[1];\n"
                                 "    case KIND_TWO: Global = undeclared(bar, sizeof(THING));\n"
                                 "  }\n"
                                 "  return (THING)bar == SOME_FLAG;\n"
                                 "}\n");
  for (uint32_t i = 0; i < unit->problem_count; i++) {
    if (unit->problems[i].is_error) print_message("%s\n", unit->problems[i].message);
  }
  assert_int_equal(texts_errors(unit), 0);
  assert_int_equal(texts_whole(unit), 1);
}

static void test_designated_members(void **state) {
  texts_heal(*state, false,
             "int look(UNKNOWN_ROW *row);\n"
             "int f(int n) {\n"
             "  UNKNOWN_ROW row = {.Luid = n, .Inner = {.Low = 1, .High = n}};\n"
             "  UNKNOWN_OFFLOAD offload = {.Encapsulation = 1};\n"
             "  return look(&row) + take(offload);\n"
             "}\n",
             1);
}

static void test_members_that_are_objects(void **state) {
  static const char text[] =
      "#include <guiddef.h>\n"
      "extern const GUID Known;\n"
      "void g(int n);\n"
      "int f(CONFIG_OF_SOMETHING *config) {\n"
      "  config->Class = Known;\n"
      "  config->Handler = g;\n"
      "  return config->Count;\n"
      "}\n";
  texts_heal(*state, false, text, 1);
  texts_heal(*state, true, text, 1);
}

static void test_identifiers_as_numbers(void **state) {
  texts_heal(*state, false,
             "#include <guiddef.h>\n"
             "int take(GUID guid);\n"
             "int f(GUID *to) {\n"
             "  *to = LAYER_OF_OTHERS;\n"
             "  return take(PROVIDER_OF_OTHERS);\n"
             "}\n",
             1);
  texts_heal(*state, true,
             "#include <guiddef.h>\n"
             "int take(const GUID &guid);\n"
             "int f() { return take(PROVIDER_OF_OTHERS); }\n",
             1);
}

static void test_strings(void **state) {
  texts_heal(*state, false,
             "int print(const char *text);\n"
             "int f(void) {\n"
             "  unsigned short name[] = DEVICE_NAME;\n"
             "  print(DRIVER_NAME \": one\");\n"
             "  return print(\"two\" DRIVER_NAME) + name[0];\n"
             "}\n",
             1);
}

static void test_own_annotations(void **state) {
  texts_heal(*state, false,
             "PAGED_SEGMENT\n"
             "int f(int n) { return n; }\n"
             "typedef int NUMBER;\n"
             "PAGED_SEGMENT NUMBER g(int n) { return f(n); }\n",
             2);
}

static void test_types_of_functions(void **state) {
  texts_heal(*state, false,
             "own_initialize Entry;\n"
             "int Entry(int n) { return n; }\n",
             1);
}

static void test_types_as_arguments(void **state) {
  texts_heal(*state, false,
             "typedef struct { int a; } THING;\n"
             "int f(void *p) { return GET_MEMBER(p, THING, a) + 1; }\n",
             1);
}

/* Microsoft's compiler leaves out what a macro has no parameter for. */
static void test_surplus_arguments(void **state) {
  texts_heal(*state, false,
             "#define START(a) work(a)\n"
             "#define STOP() work(0)\n"
             "int work(int n);\n"
             "int f(int n) {\n"
             "  START(n, (1, 2));\n"
             "  return START(n, 3) + START(1, 2) + STOP(n);\n"
             "}\n",
             1);
}

static void test_scopes(void **state) {
  texts_heal(*state, true,
             "class Foo : public Base {\n public:\n  SEGMENT int go(int n);\n};\n"
             "SEGMENT\nint Foo::go(int n) {\n"
             "  if (n == Kind::First) return helper::call(n);\n"
             "  return n;\n}\n",
             1);
}

/* What the variables of a type are asked for is read off the text: a second round is enough. */
static void test_members_at_once(void **state) {
  static const char text[] =
      "int ask(FIRMWARE_BOX *box) { return box->Head->Inner.Answer; }\n"
      "int f(void) {\n"
      "  FIRMWARE_BOX box;\n"
      "  /* Not box. if */\n"
      "  if (ask(&box)) return (int)box.Kind;\n"
      "  return (int)box.Rows[1].Length;\n"
      "}\n";
  assert_int_equal(texts_heal(*state, false, text, 2), 2);
  assert_int_equal(texts_heal(*state, true, text, 2), 2);
}

/* Looks like a routine when it is handed on, until something is stored in it. */
static void test_assigned(void **state) {
  texts_heal(*state, false,
             "int f(void) {\n"
             "  if (Table != 0) drop(Table, 1);\n"
             "  Table = 0;\n"
             "  Count += 1;\n"
             "  return 0;\n"
             "}\n",
             1);
}

/* Names in a row of strings are all strings: the parser complains of one in a round. */
static void test_row_of_strings(void **state) {
  texts_heal(*state, false,
             "int print(const char *format, const char *a, const char *b);\n"
             "int f(void) {\n"
             "  return print(\"%s %s\", V_A \".\" V_B \".\" V_C \".\" V_D \".\" V_E \".\" V_F,\n"
             "               V_G \"/\" V_H \"/\" V_I \"/\" V_J \"/\" V_K);\n"
             "}\n",
             1);
}

static void test_index(void **state) {
  texts_heal(*state, false,
             "#define HERE &__FILE__[prefix_length]\n"
             "int print(const char *text);\n"
             "int f(void) { return print(HERE) + print(&__FILE__[another_length]); }\n",
             1);
}

/* What a macro stands for is what the macro is used as. */
static void test_renamed_type(void **state) {
  texts_heal(*state, false,
             "#define SILO PMADE_SILO\n"
             "#define LEVEL MADE_LEVEL\n"
             "SILO attach(SILO silo);\n"
             "int f(void) {\n"
             "  SILO before = attach(0);\n"
             "  return before != 0 ? LEVEL : 0;\n"
             "}\n",
             1);
}

/* Words of the compiler that begin like annotations are none. */
static void test_not_annotations(void **state) {
  texts_heal(
      *state, false,
      "#include <nowhere.h>\n"
      "int f(int port) { long long n = (__int64)port * -10000; return n + __inbyte(MADE_UP); }\n",
      1);
}

static void test_guids(void **state) {
  texts_heal(
      *state, true,
      "#include <ntddk.h>\n"
      "NTSTATUS f(PDEVICE_OBJECT device, PUNICODE_STRING link) {\n"
      "  NTSTATUS status;\n"
      "  if (!NT_SUCCESS(status = IoRegisterDeviceInterface(device, &GUID_OF_OURS, nullptr,\n"
      "                                                     link)))\n"
      "    return status;\n"
      "  return STATUS_SUCCESS;\n"
      "}\n",
      1);
}

/* Looks like the address of a function, until its type does not fit one. */
static void test_values_not_functions(void **state) {
  texts_heal(*state, true,
             "struct Target { MADE_KIND kind; void set(); };\n"
             "void Target::set() { this->kind = WiredOne; }\n"
             "int f(void *handle) { return static_cast<MADEHANDLE>(handle) != nullptr; }\n",
             2);
  texts_heal(*state, false,
             "int f(int n) { switch (n) { case SystemMade: return 1; default: return 0; } }\n", 1);
}

/* A status that the pack's usual headers leave out has its value, which decides. */
static void test_rare_status(void **state) {
  texts_heal(*state, false,
             "#include <ntddk.h>\n"
             "typedef int seen[STATUS_ABIOS_NOT_PRESENT == (NTSTATUS)0xC000010FL ? 1 : -1];\n"
             "NTSTATUS f(void) { return STATUS_ABIOS_NOT_PRESENT; }\n",
             1);
}

/* So have the limits of types, whose headers are easily forgotten. */
static void test_limits(void **state) {
  texts_heal(*state, false,
             "#include <ntddk.h>\n"
             "typedef int seen[INT_MAX == 2147483647 && SIZE_T_MAX == (SIZE_T)-1 ? 1 : -1];\n"
             "int f(int n) { return n == INT_MAX; }\n",
             1);
}

/* The pack's headers do not get their basic types from a header that a tree may have, too. */
static void test_shadowed_header(void **state) {
  const Fixture *fixture = *state;
  texts_put_away(fixture, "stddef.h", "enum { no_longer_standard };\n");
  char *folder = g_strconcat("-I", fixture->folder, NULL);
  char *path = texts_put(fixture, "shadowed.c",
                         "#include <ntddk.h>\n"
                         "int f(wchar_t *name) { return name != NULL ? no_longer_standard : 1; }\n",
                         -1);
  const char *args[] = {folder, NULL};
  SourceFile source = {.path = path, .args = args};
  char *error = NULL;
  ParsedUnit *unit = parse_source(fixture->parser, &source, &error);
  assert_non_null(unit);
  assert_int_equal(texts_errors(unit), 0);
  assert_int_equal(texts_whole(unit), 1);
  g_free(path);
  g_free(folder);
}

static void test_new_without_throwing(void **state) {
  texts_heal(*state, true,
             "#include <ntddk.h>\n#include <new.h>\n"
             "struct Thing { int a; };\n"
             "Thing *f() { PAGED_CODE()\n  return new (std::nothrow) Thing; }\n",
             1);
}

static unsigned lost_places(const IrFunc *func) {
  unsigned count = 0;
  for (uint32_t b = 0; b < func->block_count; b++)
    for (uint32_t i = 0; i < func->blocks[b].ins_count; i++)
      count += func->blocks[b].ins[i].op == IR_LOST;
  return count;
}

/* An error in what a macro stands for drops a statement without a word that could be missed. */
static void test_dropped_in_macro(void **state) {
  ParsedUnit *unit = texts_parse(*state,
                                 "typedef struct { int a; } THING;\n"
                                 "int work(int n);\n"
                                 "#define TRACE(thing) { work(((int *)0)[thing]); }\n"
                                 "int f(THING thing) { TRACE(thing); return 0; }\n"
                                 "int g(int n) { TRACE(n); return 0; }\n");
  assert_true(texts_errors(unit) > 0);
  IrUnit *lowered = lower(unit);
  assert_int_equal(lowered->func_count, 2);
  assert_int_equal(lost_places(lowered->funcs[0]), 1);
  assert_int_equal(lost_places(lowered->funcs[1]), 0);
  ir_unit_free(lowered);
  parsed_free(unit);
}

/* What the trace preprocessor would declare is there before the first round. */
static void test_traces(void **state) {
  static const char text[] =
      "#define WPP_CONTROL_GUIDS WPP_DEFINE_CONTROL_GUID(A, (1, 2), WPP_DEFINE_BIT(PUMP_START) \\\n"
      "                                                           WPP_DEFINE_BIT( PUMP_STOP ))\n"
      "#define WPP_LEVEL__STATUS__POST(level, value) ; if (value) return value;\n"
      "/* begin_wpp config\n"
      "   FUNC Tell(LEVEL, FLAGS, MSG, ...);\n"
      "   FUNC ReturnIf{LEVEL=TRACE_LEVEL_ERROR}(_STATUS_, MSG, ...);\n"
      "   end_wpp */\n"
      "#include \"driver.tmh\"\n"
      "int f(int n) {\n"
      "  Tell(TRACE_LEVEL_ERROR, PUMP_START | PUMP_STOP, \"%d\", n);\n"
      "  ReturnIf(n, \"stops\");\n"
      "  return n;\n"
      "}\n";
  assert_int_equal(texts_heal(*state, false, text, 1), 1);
  assert_int_equal(texts_heal(*state, true, text, 1), 1);
}

/* A build without the trace preprocessor declares the same names itself. */
static void test_traces_declared(void **state) {
  texts_heal(*state, false,
             "#define WPP_CONTROL_GUIDS WPP_DEFINE_BIT(PUMP_START) WPP_DEFINE_BIT(PUMP_STOP)\n"
             "/* begin_wpp config\n"
             "   FUNC Tell(LEVEL, FLAGS, MSG, ...);\n"
             "   end_wpp */\n"
             "enum { PUMP_START = 1, PUMP_STOP = 2 };\n"
             "void Tell(short level, int flags, const char *text, ...);\n"
             "int f(int n) {\n"
             "  Tell(1, PUMP_START | PUMP_STOP, \"%d\", n);\n"
             "  return n;\n"
             "}\n",
             1);
}

/* An error that leaves the tree whole is no reason for a second round. */
static void test_harmless(void **state) {
  static const char text[] =
      "int f(int n);\n"
      "long f(int n) { return n; }\n"
      "#define _In_Years_ 5\n"
      "int g(void) { return _In_Years_; }\n";
  assert_int_equal(texts_heal(*state, false, text, 2), 1);
}

static void test_tags(void **state) {
  static const char text[] =
      "struct _PACKET;\n"
      "long f(struct _PACKET *packet) {\n"
      "  packet->Head.Size = sizeof(struct _PACKET);\n"
      "  if (packet->Kind == 3) return 1;\n"
      "  return 0;\n"
      "}\n";
  texts_heal(*state, false, text, 1);
  texts_heal(*state, true, text, 1);
}

/* A name that begins with P need not be that of a pointer, and what looks like a structure may be a
 * handle. */
static void test_pointers(void **state) {
  texts_heal(*state, false,
             "typedef struct { PART_BOX box; } EXTENSION;\n"
             "void use(BOX_HANDLE *handle);\n"
             "int f(EXTENSION *e, BOX_HANDLE handle) {\n"
             "  use(&handle);\n"
             "  handle = (void *)0;\n"
             "  return e->box.Lid + (handle != 0);\n"
             "}\n",
             1);
  texts_heal(*state, true,
             "void *context();\n"
             "int ask(void *box);\n"
             "void use(BOX *box);\n"
             "int f(BOX box) {\n"
             "  if (box) return ask(box);\n"
             "  BOX other = static_cast<BOX>(context());\n"
             "  use(&other);\n"
             "  return 0;\n"
             "}\n",
             1);
}

/* What a routine returns that nothing declares can lead to a structure. */
static void test_returned_pointers(void **state) {
  static const char text[] =
      "int first(void) { return (int)GetRegion()->Size; }\n"
      "int second(int n) { return (int)GetBlock(n, (n + 1))->Inner->Limit; }\n"
      "int third(int n) { return GetNumber(n) + GetNumber(n + 1); }\n";
  texts_heal(*state, false, text, 3);
  texts_heal(*state, true, text, 3);
}

/* Tables of a header that is not there. */
static void test_tables(void **state) {
  static const char text[] =
      "int first(const int **row, int id) { *row = (const int *)&ROW_LIMITS[id]; return 0; }\n"
      "int second(int id) { return (int)ROW_NAMES[id].Length + (int)ROW_SIZES[id]; }\n"
      "int third(int id) { ROW_COUNTS[id] = 1; return (int)ROW_COUNTS[id + 1]; }\n";
  texts_heal(*state, false, text, 3);
  texts_heal(*state, true, text, 3);
}

static void test_offset_in_array(void **state) {
  texts_heal(*state, false,
             "long f(MADE_UP *m, int n) {\n"
             "  m->Rows[0] = 3;\n"
             "  return __builtin_offsetof(MADE_UP, Rows[n]);\n"
             "}\n",
             1);
}

/* What Microsoft's compiler takes. */
static void test_loose_text(void **state) {
  texts_heal(*state, false,
             "typedef struct { int a, b; } PAIR;\n"
             "#define WIDE L\n"
             "#define NAME WIDE\"pump\"\n"
             "#define CHECK(n) do { if (n) return 2; } while (0)\n"
             "int open(const unsigned short *name);\n"
             "int f(char *p, int n) {\n"
             "  unsigned k = sizeof PAIR + n;\n"
             "  if (n < (int)(sizeof PAIR *)) k = sizeof PAIR;\n"
             "  (short *)p += n;\n"
             "  CHECK(*p) \n"
             "  return open(NAME) + k;\n"
             "}\n",
             1);
}

/* The compiler is Microsoft's, for all that a source can ask. */
static void test_compiler(void **state) {
  texts_heal(*state, false,
             "#if defined(__clang__) || !defined(_MSC_VER)\n"
             "#error a compiler of Microsoft's is wanted\n"
             "#else\n"
             "#define ANSWER 1\n"
             "#endif\n"
             "int f(void) { return ANSWER; }\n",
             1);
}

/* What stands in the way of a definition is found later than that the variable is unknown. */
static void test_defined_after_all(void **state) {
  static const char text[] =
      "typedef struct { int a[4]; } LIST;\n"
      "static LIST_ALIGN LIST Cache;\n"
      "int use(LIST *list);\n"
      "int f(void) { return use(&Cache) + Cache.a[1]; }\n";
  texts_heal(*state, false, text, 1);
  texts_heal(*state, true, text, 1);
}

/* An assertion of the compiler's costs nothing but itself. */
/* What the compiler knows by itself is not declared a second time. */
static void test_known_to_compiler(void **state) {
  texts_heal(*state, true,
             "void *f() { return _ReturnAddress(); }\n"
             "int g() { return Unknown(f()); }\n",
             2);
}

static void test_reinterpreted(void **state) {
  texts_heal(
      *state, true,
      "typedef unsigned long long ULONG_PTR;\n"
      "int g(ULONG_PTR n);\n"
      "int f() {\n"
      "  auto base = BaseOf(1);\n"
      "  return g(reinterpret_cast<ULONG_PTR>(base)) + g(reinterpret_cast<ULONG_PTR>(BaseOf(2)));\n"
      "}\n",
      1);
}

/* What is handed over as a pointer is one. */
static void test_numbers_as_arguments(void **state) {
  texts_heal(*state, true,
             "extern \"C\" void *copy(void *to, const void *from, unsigned long long size);\n"
             "void f(PDESCRIPTION description, const void *from, int size) {\n"
             "  copy(description->Room, from, size);\n"
             "}\n",
             1);
}

static void test_assertions(void **state) {
  texts_heal(*state, false,
             "int f(MADE_UP *m) {\n"
             "  _Static_assert(sizeof(MADE_UP) == 96, \"it has changed\");\n"
             "  return m->Kind;\n"
             "}\n",
             1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_defined_after_all, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_compiler, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_unknown_names, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_strings, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_identifiers_as_numbers, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_members_that_are_objects, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_designated_members, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_own_annotations, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_types_of_functions, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_types_as_arguments, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_surplus_arguments, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_scopes, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_members_at_once, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_assigned, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_row_of_strings, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_index, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_renamed_type, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_not_annotations, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_guids, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_values_not_functions, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_rare_status, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_limits, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_shadowed_header, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_new_without_throwing, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_dropped_in_macro, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_traces, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_traces_declared, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_harmless, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_tags, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_pointers, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_returned_pointers, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_tables, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_offset_in_array, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_loose_text, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_known_to_compiler, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_reinterpreted, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_numbers_as_arguments, texts_setup, texts_teardown),
      cmocka_unit_test_setup_teardown(test_assertions, texts_setup, texts_teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
