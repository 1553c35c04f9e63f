/* What can matter to a rule, and what can't: each line of a small entry routine is asked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "units.h"

#define TEXTS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Line by line:
 *  1  size = ReadSize();
 *  2  if (size > 100)
 *  3    size = 100;
 *  4  buffer = ExAllocatePool(0, size);
 *  5  g_Buffer = buffer;
 *  6  flag = ReadFlag();
 *  7  if (flag)
 *  8    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &init);
 *  9  Note(size);
 * 10  *g_Log = size;
 * 11  return status;
 * 21  Note: g_Notes = Size;
 * 22  Read: return 3; */
static const char entry_text[] =
    "file 0 \"a.c\"\n"
    "global @g_Buffer ptr defined\n"
    "global @g_Notes i32 defined\n"
    "func @Note \"Note\" static\n  param $Size i32\nbb0:\n"
    "  %1 = local $Size\n  %2 = load i32 %1 ; 0:21:5\n"
    "  %3 = global @g_Notes\n  store i32 %3, %2 ; 0:21:1\n  return\n"
    "func @Read \"Read\" static\nbb0:\n"
    "  %1 = const i32 3\n  return %1 ; 0:22:1\n"
    "func @DriverEntry \"DriverEntry\"\n"
    "  param $DriverObject ptr\n  param $RegistryPath ptr\n"
    "  var $size i32\n  var $buffer ptr\n  var $flag u8\n  var $status i32\n  var $init object\n"
    "bb0:\n"
    "  %1 = func @Read\n"
    "  %2 = call i32 %1 () ; 0:1:5\n"
    "  %3 = local $size\n"
    "  store i32 %3, %2 ; 0:1:1\n"
    "  %4 = local $size\n"
    "  %5 = load i32 %4 ; 0:2:1\n"
    "  %6 = const i32 100\n"
    "  %7 = gt i32 %5, %6\n"
    "  branch %7, bb1, bb2 ; 0:2:1\n"
    "bb1:\n"
    "  %8 = local $size\n"
    "  %9 = const i32 100\n"
    "  store i32 %8, %9 ; 0:3:1\n"
    "  jump bb2\n"
    "bb2:\n"
    "  %10 = func @ExAllocatePool\n"
    "  %11 = const i32 0\n"
    "  %12 = local $size\n"
    "  %13 = load i32 %12 ; 0:4:9\n"
    "  %14 = call ptr %10 (%11, %13) ; 0:4:5\n"
    "  %15 = local $buffer\n"
    "  store ptr %15, %14 ; 0:4:1\n"
    "  %16 = local $buffer\n"
    "  %17 = load ptr %16 ; 0:5:5\n"
    "  %18 = global @g_Buffer\n"
    "  store ptr %18, %17 ; 0:5:1\n"
    "  %19 = func @ReadFlag\n"
    "  %20 = call u8 %19 () ; 0:6:5\n"
    "  %21 = local $flag\n"
    "  store u8 %21, %20 ; 0:6:1\n"
    "  %22 = local $flag\n"
    "  %23 = load u8 %22 ; 0:7:1\n"
    "  branch %23, bb3, bb4 ; 0:7:1\n"
    "bb3:\n"
    "  %24 = func @StreamClassRegisterAdapter\n"
    "  %25 = local $DriverObject\n"
    "  %26 = load ptr %25 ; 0:8:5\n"
    "  %27 = local $RegistryPath\n"
    "  %28 = load ptr %27 ; 0:8:9\n"
    "  %29 = local $init\n"
    "  %30 = call i32 %24 (%26, %28, %29) ; 0:8:5\n"
    "  %31 = local $status\n"
    "  store i32 %31, %30 ; 0:8:1\n"
    "  jump bb4\n"
    "bb4:\n"
    "  %32 = func @Note\n"
    "  %33 = local $size\n"
    "  %34 = load i32 %33 ; 0:9:5\n"
    "  %35 = call void %32 (%34) ; 0:9:1\n"
    "  %36 = local $status\n"
    "  %37 = load i32 %36 ; 0:11:5\n"
    "  return %37 ; 0:11:1\n";

static bool matters(const Linked *linked, const char *func, uint32_t line, IrOp op) {
  return linked_ins(linked, linked_func(linked, 0, func), line, op)->is_relevant;
}

/* The size of a buffer, and all that only it depends on. */
static void test_size(void **state) {
  (void)state;
  Linked linked = link_texts(TEXTS(entry_text));
  assert_false(matters(&linked, "DriverEntry", 1, IR_CALL));
  assert_false(matters(&linked, "DriverEntry", 1, IR_STORE));
  assert_false(matters(&linked, "DriverEntry", 2, IR_LOAD));
  assert_false(matters(&linked, "DriverEntry", 2, IR_BRANCH));
  assert_false(matters(&linked, "DriverEntry", 3, IR_STORE));
  assert_false(matters(&linked, "DriverEntry", 4, IR_LOAD));
  assert_false(matters(&linked, "Read", 22, IR_RETURN));
  linked_free(&linked);
}

/* The allocation itself; where its result is kept matters to whoever releases it, of whom there is
 * none here. */
static void test_resource(void **state) {
  (void)state;
  Linked linked = link_texts(TEXTS(entry_text));
  assert_true(matters(&linked, "DriverEntry", 4, IR_CALL));
  linked_free(&linked);
}

/* The flag that guards a registration, and where it comes from. */
static void test_guard(void **state) {
  (void)state;
  Linked linked = link_texts(TEXTS(entry_text));
  assert_true(matters(&linked, "DriverEntry", 6, IR_CALL));
  assert_true(linked_ins(&linked, linked_func(&linked, 0, "DriverEntry"), 6, IR_CALL)->is_used);
  assert_true(matters(&linked, "DriverEntry", 6, IR_STORE));
  assert_true(matters(&linked, "DriverEntry", 7, IR_LOAD));
  assert_true(matters(&linked, "DriverEntry", 7, IR_BRANCH));
  assert_true(matters(&linked, "DriverEntry", 8, IR_CALL));
  assert_true(matters(&linked, "DriverEntry", 8, IR_STORE));
  assert_true(matters(&linked, "DriverEntry", 8, IR_LOAD));
  linked_free(&linked);
}

/* A helper that does nothing of interest is not run; the status that the entry returns matters. */
static void test_helper_and_status(void **state) {
  (void)state;
  Linked linked = link_texts(TEXTS(entry_text));
  assert_false(matters(&linked, "DriverEntry", 9, IR_CALL));
  assert_false(matters(&linked, "Note", 21, IR_STORE));
  assert_false(linked.program->funcs[linked_func(&linked, 0, "Note")].is_relevant);
  assert_true(matters(&linked, "DriverEntry", 11, IR_LOAD));
  assert_true(matters(&linked, "DriverEntry", 11, IR_RETURN));
  assert_true(linked.program->funcs[linked.program->entry].is_relevant);
  linked_free(&linked);
}

/* Line by line:
 *  1  Table.Run = Step;
 *  2  count = Count();
 *  3  while (count)
 *  4    count = count - 1;
 *  5  if (Table.Run(DriverObject))
 *  6    DriverObject->DriverUnload = Unload;
 *  7  return 0;
 * 21  Step: Saved = Object->DriverUnload;
 * 22        return Level;
 * 31  Unload: Release(), which another unit defines:
 *  1  Release: ExFreePool(Buffer); */
static const char table_text[] =
    "file 0 \"a.c\"\n"
    "global @Table object static defined\n"
    "global @Saved ptr static defined\n"
    "global @Level i32 static defined\n"
    "func @Unload \"Unload\" static\n  param $DriverObject ptr\nbb0:\n"
    "  %1 = func @Release\n  %2 = call void %1 () ; 0:31:1\n  return ; 0:32:1\n"
    "func @Step \"Step\" static\n  param $Object ptr\nbb0:\n"
    "  %1 = local $Object\n  %2 = load ptr %1 ; 0:21:9\n  %3 = field %2 .DriverUnload\n"
    "  %4 = load ptr %3 ; 0:21:5\n"
    "  %5 = global @Saved\n  store ptr %5, %4 ; 0:21:1\n"
    "  %6 = global @Level\n  %7 = load i32 %6 ; 0:22:5\n  return %7 ; 0:22:1\n"
    "func @DriverEntry \"DriverEntry\"\n  param $DriverObject ptr\n  var $count i32\nbb0:\n"
    "  %1 = global @Table\n  %2 = field %1 .Run\n  %3 = func @Step\n  store ptr %2, %3 ; 0:1:1\n"
    "  %4 = func @Count\n  %5 = call i32 %4 () ; 0:2:5\n  %6 = local $count\n"
    "  store i32 %6, %5 ; 0:2:1\n  jump bb1\n"
    "bb1:\n"
    "  %7 = local $count\n  %8 = load i32 %7 ; 0:3:1\n  branch %8, bb2, bb3 ; 0:3:1\n"
    "bb2:\n"
    "  %9 = local $count\n  %10 = load i32 %9 ; 0:4:5\n  %11 = const i32 1\n"
    "  %12 = sub i32 %10, %11\n  %13 = local $count\n  store i32 %13, %12 ; 0:4:1\n  jump bb1\n"
    "bb3:\n"
    "  %14 = global @Table\n  %15 = field %14 .Run\n  %16 = load ptr %15 ; 0:5:1\n"
    "  %17 = local $DriverObject\n  %18 = load ptr %17 ; 0:5:9\n"
    "  %19 = call i32 %16 (%18) ; 0:5:1\n  branch %19, bb4, bb5 ; 0:5:1\n"
    "bb4:\n"
    "  %20 = func @Unload\n  %21 = local $DriverObject\n  %22 = load ptr %21\n"
    "  %23 = field %22 .DriverUnload\n  store ptr %23, %20 ; 0:6:1\n  jump bb5\n"
    "bb5:\n"
    "  %24 = const i32 0\n  return %24 ; 0:7:1\n";
static const char release_text[] =
    "file 0 \"b.c\"\n"
    "global @Buffer ptr static defined\n"
    "func @Release \"Release\"\nbb0:\n"
    "  %1 = func @ExFreePool\n  %2 = global @Buffer\n  %3 = load ptr %2 ; 0:1:5\n"
    "  %4 = call void %1 (%3) ; 0:1:1\n  return\n";

/* Routines that only a pointer leads to, and what they return. */
static void test_pointers(void **state) {
  (void)state;
  Linked linked = link_texts(TEXTS(table_text, release_text));
  assert_true(matters(&linked, "DriverEntry", 1, IR_STORE));
  assert_true(matters(&linked, "DriverEntry", 5, IR_LOAD));
  assert_true(matters(&linked, "DriverEntry", 5, IR_CALL));
  assert_true(matters(&linked, "DriverEntry", 5, IR_BRANCH));
  assert_true(matters(&linked, "DriverEntry", 6, IR_STORE));
  assert_true(matters(&linked, "Step", 21, IR_LOAD));
  assert_true(matters(&linked, "Step", 22, IR_LOAD));
  assert_true(matters(&linked, "Step", 22, IR_RETURN));
  linked_free(&linked);
}

/* What was read from the slot matters wherever it is kept, though nothing ever calls it. */
static void test_saved(void **state) {
  (void)state;
  Linked linked = link_texts(TEXTS(table_text, release_text));
  assert_true(matters(&linked, "Step", 21, IR_STORE));
  linked_free(&linked);
}

/* The unload routine is run as well, and what it calls in other units. */
static void test_unload(void **state) {
  (void)state;
  Linked linked = link_texts(TEXTS(table_text, release_text));
  assert_true(matters(&linked, "Unload", 31, IR_CALL));
  uint32_t release = linked_func(&linked, 1, "Release");
  assert_true(linked.program->funcs[release].is_relevant);
  assert_true(linked_ins(&linked, release, 1, IR_CALL)->is_relevant);
  assert_true(linked_ins(&linked, release, 1, IR_LOAD)->is_relevant);
  linked_free(&linked);
}

/* A loop that only counts decides about nothing, not even about what follows it. */
static void test_counting_loop(void **state) {
  (void)state;
  Linked linked = link_texts(TEXTS(table_text, release_text));
  assert_false(matters(&linked, "DriverEntry", 2, IR_STORE));
  assert_false(matters(&linked, "DriverEntry", 3, IR_BRANCH));
  assert_false(matters(&linked, "DriverEntry", 4, IR_STORE));
  linked_free(&linked);
}

/* Line by line:
 *  1  if (ReadFlag())
 *  2    RtlZeroMemory(&g_Log, 8);
 *  3  buffer = ExAllocatePool(0, 8);
 *  4  if (buffer)
 *  5    RtlZeroMemory(buffer, 8);
 *  6  if (ReadFlag())
 *  7    RtlZeroMemory(&g_Buffer, 8);
 *  8  ExFreePool(g_Buffer);
 *  9  return 0; */
static const char zero_text[] =
    "file 0 \"a.c\"\n"
    "global @g_Log object defined\n"
    "global @g_Buffer ptr defined\n"
    "func @DriverEntry \"DriverEntry\"\n  param $DriverObject ptr\n  var $buffer ptr\nbb0:\n"
    "  %1 = func @ReadFlag\n  %2 = call u8 %1 () ; 0:1:5\n  branch %2, bb1, bb2 ; 0:1:1\n"
    "bb1:\n"
    "  %3 = func @RtlZeroMemory\n  %4 = global @g_Log\n  %5 = const i64 8\n"
    "  %6 = call void %3 (%4, %5) ; 0:2:1\n  jump bb2\n"
    "bb2:\n"
    "  %7 = func @ExAllocatePool\n  %8 = const i32 0\n  %9 = const i64 8\n"
    "  %10 = call ptr %7 (%8, %9) ; 0:3:5\n"
    "  %11 = local $buffer\n  store ptr %11, %10 ; 0:3:1\n"
    "  %12 = local $buffer\n  %13 = load ptr %12 ; 0:4:1\n  branch %13, bb3, bb4 ; 0:4:1\n"
    "bb3:\n"
    "  %14 = func @RtlZeroMemory\n  %15 = local $buffer\n  %16 = load ptr %15 ; 0:5:5\n"
    "  %17 = const i64 8\n  %18 = call void %14 (%16, %17) ; 0:5:1\n  jump bb4\n"
    "bb4:\n"
    "  %19 = func @ReadFlag\n  %20 = call u8 %19 () ; 0:6:5\n  branch %20, bb5, bb6 ; 0:6:1\n"
    "bb5:\n"
    "  %21 = func @RtlZeroMemory\n  %22 = global @g_Buffer\n  %23 = const i64 8\n"
    "  %24 = call void %21 (%22, %23) ; 0:7:1\n  jump bb6\n"
    "bb6:\n"
    "  %25 = func @ExFreePool\n  %26 = global @g_Buffer\n  %27 = load ptr %26 ; 0:8:5\n"
    "  %28 = call void %25 (%27) ; 0:8:1\n"
    "  %29 = const i32 0\n  return %29 ; 0:9:1\n";

static bool tells_apart(const Linked *linked, uint32_t line) {
  return linked_ins(linked, linked_func(linked, 0, "DriverEntry"), line, IR_BRANCH)->is_used;
}

/* To write where nothing matters does not matter; where that can't be told, what decides about it
 * need not be followed, but what is known of it tells states apart. */
static void test_written(void **state) {
  (void)state;
  Linked linked = link_texts(TEXTS(zero_text));
  assert_false(matters(&linked, "DriverEntry", 1, IR_BRANCH));
  assert_false(tells_apart(&linked, 1));
  assert_false(matters(&linked, "DriverEntry", 2, IR_CALL));
  assert_false(matters(&linked, "DriverEntry", 4, IR_BRANCH));
  assert_true(tells_apart(&linked, 4));
  assert_true(matters(&linked, "DriverEntry", 5, IR_CALL));
  assert_true(matters(&linked, "DriverEntry", 6, IR_BRANCH));
  assert_true(matters(&linked, "DriverEntry", 7, IR_CALL));
  linked_free(&linked);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_size),          cmocka_unit_test(test_resource),
      cmocka_unit_test(test_guard),         cmocka_unit_test(test_helper_and_status),
      cmocka_unit_test(test_written),       cmocka_unit_test(test_pointers),
      cmocka_unit_test(test_saved),         cmocka_unit_test(test_unload),
      cmocka_unit_test(test_counting_loop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
