/* The walk over calls: what it asks for, in whatever order the units come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "units/reach.h"

static const char entry_text[] =
    "file 0 \"entry.c\"\n"
    "global @Local ptr static defined\n"
    "global @Own ptr defined\n"
    "func @DriverEntry \"DriverEntry\"\n"
    "bb0:\n"
    "  %1 = func @Helper\n"
    "  %2 = call void %1 ()\n"
    "  %3 = global @Shared\n"
    "  %4 = func @Unload\n"
    "  store ptr %3, %4\n"
    "  %5 = global @Local\n"
    "  %6 = global @Own\n"
    "  %7 = func @Inner\n"
    "  %8 = call void %7 ()\n"
    "  return\n"
    "func @Inner \"Inner\" static\n"
    "bb0:\n"
    "  %1 = func @Deep\n"
    "  %2 = call void %1 ()\n"
    "  return\n"
    "func @Idle \"Idle\"\n"
    "bb0:\n"
    "  %1 = func @Never\n"
    "  %2 = call void %1 ()\n"
    "  return\n";

static const char other_text[] =
    "file 0 \"other.c\"\n"
    "global @Shared ptr defined\n"
    "func @Helper \"Helper\"\n"
    "bb0:\n"
    "  %1 = func @Further\n"
    "  %2 = call void %1 ()\n"
    "  %3 = func @DriverEntry\n"
    "  %4 = call void %3 ()\n"
    "  return\n"
    "func @Inner \"Inner\" static\n"
    "bb0:\n"
    "  %1 = func @WrongInner\n"
    "  %2 = call void %1 ()\n"
    "  return\n";

static IrUnit *read_unit(const char *text) {
  char *error = NULL;
  IrUnit *unit = ir_read(text, "test", &error);
  if (unit == NULL) fail_msg("%s", error);
  return unit;
}

/* All that is missing, in order, with a space behind each; variables with a '&' before. */
static char *missing(Reach *reach) {
  GString *all = g_string_new(NULL);
  bool is_variable;
  for (const char *name; (name = reach_next_missing(reach, &is_variable)) != NULL;)
    g_string_append_printf(all, "%s%s ", is_variable ? "&" : "", name);
  return g_string_free(all, FALSE);
}

static void assert_missing(Reach *reach, const char *expected) {
  char *all = missing(reach);
  assert_string_equal(all, expected);
  g_free(all);
}

static void calls_are_followed(void **state) {
  (void)state;
  IrUnit *entry = read_unit(entry_text), *other = read_unit(other_text);
  Reach *reach = reach_new("DriverEntry");
  reach_ask(reach, "DriverEntry", false);
  assert_missing(reach, "DriverEntry ");
  reach_add_unit(reach, entry);
  /* Not Unload, whose address is only stored; not Shared, which may not matter; not Never, which
   * nobody calls. */
  assert_missing(reach, "Helper Deep ");
  reach_ask(reach, "Own", true);
  assert_missing(reach, "");
  reach_ask(reach, "Shared", true);
  assert_missing(reach, "&Shared ");
  reach_add_unit(reach, other);
  assert_missing(reach, "Further ");
  assert_true(reach_is_defined(reach, "Shared"));
  assert_false(reach_is_defined(reach, "Local"));
  reach_ask(reach, "Unload", false);
  reach_ask(reach, "Idle", false);
  assert_missing(reach, "Unload Never ");
  reach_ask(reach, "Unload", false);
  assert_missing(reach, "");
  reach_free(reach);
  ir_unit_free(entry);
  ir_unit_free(other);
}

static void order_does_not_matter(void **state) {
  (void)state;
  IrUnit *entry = read_unit(entry_text), *other = read_unit(other_text);
  Reach *reach = reach_new("DriverEntry");
  reach_add_unit(reach, other);
  assert_missing(reach, "");
  reach_ask(reach, "DriverEntry", false);
  reach_add_unit(reach, entry);
  assert_missing(reach, "Further Deep ");
  reach_free(reach);
  ir_unit_free(entry);
  ir_unit_free(other);
}

static const char part_text[] =
    "file 0 \"part.c\"\n"
    "withheld @Hidden static\n"
    "withheld @Open\n"
    "func @DriverEntry \"DriverEntry\"\n"
    "bb0:\n"
    "  %1 = func @Hidden\n"
    "  %2 = call void %1 ()\n"
    "  return\n";

static void assert_withheld(Reach *reach, const IrUnit *unit, const char *expected) {
  const IrUnit *of;
  const char *name;
  assert_true(reach_next_withheld(reach, &of, &name));
  assert_ptr_equal(of, unit);
  assert_string_equal(name, expected);
  assert_false(reach_next_withheld(reach, &of, &name));
}

/* They are looked for where they were left out, even if another unit has a function of the name. */
static void bodies_left_out(void **state) {
  (void)state;
  static const char namesake[] = "file 0 \"b.c\"\nfunc @Hidden \"Hidden\"\nbb0:\n  return\n";
  IrUnit *part = read_unit(part_text), *other = read_unit(namesake);
  Reach *reach = reach_new("DriverEntry");
  reach_add_unit(reach, other);
  reach_ask(reach, "DriverEntry", false);
  assert_missing(reach, "DriverEntry ");
  reach_add_unit(reach, part);
  assert_withheld(reach, part, "Hidden");
  reach_ask(reach, "Open", false);
  assert_withheld(reach, part, "Open");
  assert_missing(reach, "");
  reach_free(reach);
  ir_unit_free(part);
  ir_unit_free(other);
}

static void assert_names(const char *name, const char *expected) {
  char **names = reach_plain_names(name);
  char *all = g_strjoinv(" ", names);
  assert_string_equal(all, expected);
  g_free(all);
  g_strfreev(names);
}

static void plain_names(void **state) {
  (void)state;
  assert_names("Start", "Start");
  assert_names("?Start@Device@@QEAAJXZ", "Start");
  assert_names("??0Device@@QEAA@XZ", "Device");
  assert_names("??1Device@@QEAA@XZ", "Device");
  assert_names("??$Start@H@@YAXH@Z", "Start");
  assert_names("??4Device@@QEAAAEAV0@AEBV0@@Z", "operator Device");
  assert_names("_ZN6Device5StartEv", "Device Start");
  assert_names("_Z5StartP6Device", "Start Device");
  assert_names("_ZN6DeviceD1Ev", "Device");
  assert_names("_ZplRK1Ai", "operator A");
  assert_names("_ZN6DeviceaSEi", "Device operator");
  assert_names("?", "");
  assert_names("_Z", "operator");
  assert_names("_Z99999999999999999999999x", "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(calls_are_followed),
      cmocka_unit_test(order_does_not_matter),
      cmocka_unit_test(bodies_left_out),
      cmocka_unit_test(plain_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
