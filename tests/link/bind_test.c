/* Binding of names: what is static means its own unit's, anything else the same in every unit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "units.h"

/* Both have a static Helper and a static Saved; Shared is defined in the second. */
static const char first_text[] =
    "file 0 \"first.c\"\n"
    "global @Saved ptr static defined\n"
    "global @Shared ptr\n"
    "func @Helper \"Helper\" static\nbb0:\n"
    "  return ; 0:2:1\n"
    "func @DriverEntry \"DriverEntry\"\n  param $DriverObject ptr\nbb0:\n"
    "  %1 = func @Helper ; 0:10:1\n"
    "  %2 = call void %1 ()\n"
    "  %3 = func @Other ; 0:11:1\n"
    "  %4 = call void %3 ()\n"
    "  %5 = func @Nowhere ; 0:12:1\n"
    "  %6 = call void %5 ()\n"
    "  %7 = call void %1 ()\n"
    "  %8 = global @Saved ; 0:13:1\n"
    "  %9 = global @Shared ; 0:14:1\n"
    "  %10 = global @Undefined ; 0:15:1\n"
    "  %11 = local $DriverObject ; 0:16:1\n"
    "  %12 = field %11 .DriverUnload ; 0:17:1\n"
    "  %13 = const i32 0\n"
    "  return %13\n";
static const char second_text[] =
    "file 0 \"second.c\"\n"
    "global @Saved ptr static defined\n"
    "global @Shared ptr defined\n"
    "func @Helper \"Helper\" static\nbb0:\n"
    "  return ; 0:2:1\n"
    "func @Other \"Other(int)\"\n  var $x i32\n  var $y i32\nbb0:\n"
    "  %1 = func @Helper ; 0:10:1\n"
    "  %2 = call void %1 ()\n"
    "  %8 = global @Saved ; 0:13:1\n"
    "  %9 = global @Shared ; 0:14:1\n"
    "  %10 = global @Undefined ; 0:15:1\n"
    "  %11 = local $y ; 0:16:1\n"
    "  %12 = field %11 .DriverUnload ; 0:17:1\n"
    "  %13 = field %11 .Other ; 0:18:1\n"
    "  return\n"
    "func @.init \".init\"\nbb0:\n"
    "  return\n";

#define TEXTS(...) ((const char *const[]){__VA_ARGS__, NULL})

static int64_t bound(const Linked *linked, uint32_t func, uint32_t line, IrOp op) {
  return linked_ins(linked, func, line, op)->number;
}

static void test_functions(void **state) {
  (void)state;
  Linked linked = link_texts(TEXTS(first_text, second_text));
  const Program *program = linked.program;
  uint32_t entry = linked_func(&linked, 0, "DriverEntry"), other = linked_func(&linked, 1, "Other");
  assert_int_equal(entry, program->entry);
  assert_int_equal(linked_func(&linked, 0, "Helper"), bound(&linked, entry, 10, IR_FUNC));
  assert_int_equal(linked_func(&linked, 1, "Helper"), bound(&linked, other, 10, IR_FUNC));
  assert_int_equal(other, bound(&linked, entry, 11, IR_FUNC));
  assert_string_equal("Other(int)", program->funcs[other].display);
  const ProgramFunc *nowhere = &program->funcs[bound(&linked, entry, 12, IR_FUNC)];
  assert_string_equal("Nowhere", nowhere->name);
  assert_null(nowhere->ir);
  assert_null(nowhere->model);
  assert_int_equal(3, program->funcs[entry].callee_count);
  assert_int_equal(1, program->funcs[other].callee_count);
  linked_free(&linked);
}

static void test_variables(void **state) {
  (void)state;
  Linked linked = link_texts(TEXTS(first_text, second_text));
  const Program *program = linked.program;
  uint32_t entry = linked_func(&linked, 0, "DriverEntry"), other = linked_func(&linked, 1, "Other");
  int64_t saved = bound(&linked, entry, 13, IR_GLOBAL);
  assert_int_not_equal(saved, bound(&linked, other, 13, IR_GLOBAL));
  assert_ptr_equal(linked.units[0], program->globals[saved].unit);
  int64_t shared = bound(&linked, entry, 14, IR_GLOBAL);
  assert_int_equal(shared, bound(&linked, other, 14, IR_GLOBAL));
  assert_ptr_equal(linked.units[1], program->globals[shared].unit);
  int64_t undefined = bound(&linked, entry, 15, IR_GLOBAL);
  assert_int_equal(undefined, bound(&linked, other, 15, IR_GLOBAL));
  assert_null(program->globals[undefined].unit);
  assert_int_equal(0, bound(&linked, entry, 16, IR_LOCAL));
  assert_int_equal(1, bound(&linked, other, 16, IR_LOCAL));
  linked_free(&linked);
}

/* A member of that name is the same one in every structure and unit. */
static void test_members(void **state) {
  (void)state;
  Linked linked = link_texts(TEXTS(first_text, second_text));
  uint32_t entry = linked_func(&linked, 0, "DriverEntry"), other = linked_func(&linked, 1, "Other");
  int64_t unload = bound(&linked, entry, 17, IR_FIELD);
  assert_int_equal(unload, bound(&linked, other, 17, IR_FIELD));
  assert_int_not_equal(unload, bound(&linked, other, 18, IR_FIELD));
  assert_int_equal(unload, program_member(linked.program, "DriverUnload"));
  uint32_t before = linked.program->member_count;
  assert_int_equal(before, program_member(linked.program, "MentionedNowhere"));
  assert_int_equal(before, program_member(linked.program, "MentionedNowhere"));
  linked_free(&linked);
}

static void test_initialisers(void **state) {
  (void)state;
  Linked linked = link_texts(TEXTS(first_text, second_text));
  assert_int_equal(1, linked.program->initialiser_count);
  const ProgramFunc *init = &linked.program->funcs[linked.program->initialisers[0]];
  assert_string_equal(IR_INIT, init->name);
  assert_ptr_equal(linked.units[1], init->unit);
  linked_free(&linked);
}

/* Units come in any order. */
static void test_order(void **state) {
  (void)state;
  Linked linked = link_texts(TEXTS(second_text, first_text));
  uint32_t entry = linked_func(&linked, 1, "DriverEntry"), other = linked_func(&linked, 0, "Other");
  assert_int_equal(other, bound(&linked, entry, 11, IR_FUNC));
  assert_int_equal(linked_func(&linked, 1, "Helper"), bound(&linked, entry, 10, IR_FUNC));
  assert_int_equal(bound(&linked, entry, 14, IR_GLOBAL), bound(&linked, other, 14, IR_GLOBAL));
  linked_free(&linked);
}

/* A function whose body was left out is none of another unit's. */
static void test_withheld(void **state) {
  (void)state;
  static const char entry_text[] =
      "file 0 \"a.c\"\nwithheld @Helper static\nwithheld @Open\n"
      "func @DriverEntry \"DriverEntry\"\nbb0:\n"
      "  %1 = func @Helper ; 0:1:1\n  %2 = func @Open ; 0:2:1\n  return\n";
  static const char other_text[] = "file 0 \"b.c\"\nfunc @Helper \"Helper\"\nbb0:\n  return\n";
  Linked linked = link_texts(TEXTS(entry_text, other_text));
  const Program *program = linked.program;
  const ProgramFunc *helper = &program->funcs[bound(&linked, program->entry, 1, IR_FUNC)];
  const ProgramFunc *open = &program->funcs[bound(&linked, program->entry, 2, IR_FUNC)];
  assert_string_equal("Helper", helper->name);
  assert_null(helper->ir);
  assert_string_equal("Open", open->name);
  assert_null(open->ir);
  linked_free(&linked);
}

/* The first definition counts, and a whole one before a broken one. */
static void test_definitions(void **state) {
  (void)state;
  static const char entry_text[] =
      "file 0 \"a.c\"\nfunc @DriverEntry \"DriverEntry\"\nbb0:\n"
      "  %1 = func @Inline ; 0:1:1\n  return\n";
  static const char broken_text[] =
      "file 0 \"b.c\"\nfunc @Inline \"Inline\" inline\n"
      "  broken \"cut off\"\nbb0:\n  return\n";
  static const char whole_text[] =
      "file 0 \"c.c\"\nfunc @Inline \"Inline\" inline\nbb0:\n  return\n";
  Linked linked = link_texts(TEXTS(entry_text, broken_text, whole_text, whole_text));
  const Program *program = linked.program;
  const ProgramFunc *func = &program->funcs[bound(&linked, program->entry, 1, IR_FUNC)];
  assert_ptr_equal(linked.units[2], func->unit);
  assert_null(func->ir->broken);
  linked_free(&linked);
}

static void test_no_entry(void **state) {
  (void)state;
  Linked linked = link_texts(TEXTS(second_text));
  assert_int_equal(LINK_NONE, linked.program->entry);
  linked_free(&linked);
  linked = link_texts(
      TEXTS("file 0 \"a.c\"\nfunc @f \"f\"\nbb0:\n  %1 = func @DriverEntry\n  return\n"));
  assert_int_equal(LINK_NONE, linked.program->entry);
  linked_free(&linked);
}

/* An entry routine of C++ is found by its plain name, in the global scope; one of C goes before. */
static void test_entry_of_cplusplus(void **state) {
  (void)state;
  static const char mangled[] =
      "file 0 \"a.cpp\"\n"
      "func @?DriverEntry@Other@@YAJXZ \"Other::DriverEntry\"\nbb0:\n  return\n"
      "func @?DriverEntryToo@@YAJXZ \"DriverEntryToo\"\nbb0:\n  return\n"
      "func @?DriverEntry@@3HA \"DriverEntry\"\nbb0:\n  return\n"
      "func @?DriverEntry@@YAJPEAX@Z \"DriverEntry\"\nbb0:\n  return\n";
  static const char itanium[] =
      "file 0 \"b.cpp\"\n"
      "func @_Z14DriverEntryTooPv \"DriverEntryToo\"\nbb0:\n  return\n"
      "func @_Z11DriverEntryPv \"DriverEntry\"\nbb0:\n  return\n";
  static const char plain[] = "file 0 \"c.c\"\nfunc @DriverEntry \"DriverEntry\"\nbb0:\n  return\n";
  Linked linked = link_texts(TEXTS(mangled));
  assert_int_equal(linked_func(&linked, 0, "?DriverEntry@@YAJPEAX@Z"), linked.program->entry);
  linked_free(&linked);
  linked = link_texts(TEXTS(itanium));
  assert_int_equal(linked_func(&linked, 0, "_Z11DriverEntryPv"), linked.program->entry);
  linked_free(&linked);
  linked = link_texts(TEXTS(mangled, itanium, plain));
  assert_int_equal(linked_func(&linked, 2, "DriverEntry"), linked.program->entry);
  linked_free(&linked);
}

/* A routine with a row of its own is what the row says, body or not; a family's row is not that
 * sure. */
static void test_models(void **state) {
  (void)state;
  static const char text[] =
      "file 0 \"a.c\"\npartial \"KeLost\"\n"
      "func @memset \"memset\"\nbb0:\n  return\n"
      "func @KeMine \"KeMine\"\nbb0:\n  return\n"
      "func @DriverEntry \"DriverEntry\"\nbb0:\n"
      "  %1 = func @memset ; 0:1:1\n  %2 = func @KeMine ; 0:2:1\n"
      "  %3 = func @StreamClassRegisterAdapter ; 0:3:1\n"
      "  %4 = func @KeLost ; 0:4:1\n  return\n";
  Linked linked = link_texts(TEXTS(text));
  const Program *program = linked.program;
  const ProgramFunc *set = &program->funcs[bound(&linked, program->entry, 1, IR_FUNC)];
  assert_true(set->is_modelled && set->ir != NULL);
  const ProgramFunc *mine = &program->funcs[bound(&linked, program->entry, 2, IR_FUNC)];
  assert_true(!mine->is_modelled && mine->model != NULL && mine->ir != NULL);
  const ProgramFunc *registrar = &program->funcs[bound(&linked, program->entry, 3, IR_FUNC)];
  assert_true(registrar->is_modelled && registrar->model->registrar != NULL);
  assert_false(registrar->is_lost);
  assert_true(program->funcs[bound(&linked, program->entry, 4, IR_FUNC)].is_lost);
  linked_free(&linked);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_functions),   cmocka_unit_test(test_variables),
      cmocka_unit_test(test_members),     cmocka_unit_test(test_initialisers),
      cmocka_unit_test(test_order),       cmocka_unit_test(test_withheld),
      cmocka_unit_test(test_definitions), cmocka_unit_test(test_no_entry),
      cmocka_unit_test(test_models),      cmocka_unit_test(test_entry_of_cplusplus),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
