/* The older kits' `sources` and `dirs` files. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "tree.h"

static const char no_entry[] = "void helper(void) {}\n";

static void lists_and_macros(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "sys/INIT.C", ENTRY);
  tree_text(tree, "sys/io.c", no_entry);
  tree_text(tree, "sys/pnp.c", no_entry);
  tree_text(tree, "sys/off.c", no_entry);
  tree_text(tree, "sys/amd64/fast.c", no_entry);
  tree_text(tree, "sys/i386/slow.c", no_entry);
  tree_text(tree, "shared/util.c", no_entry);
  tree_text(tree, "Inc/x.h", "");
  tree_text(tree, "sys/SOURCES",
            "# the driver\r\n"
            "targetname = kbd    # its name\r\n"
            "TargetType=DRIVER\r\n"
            "DRIVERTYPE=WDM\r\n"
            "MORE=pnp.c\r\n"
            "SOURCES= init.c \\\r\n"
            "    io.c $(More) \\\r\n"
            "#    off.c \\\r\n"
            "    ..\\shared\\util.c kbd.rc \\\r\n"
            "\r\n"
            "AMD64_SOURCES=fast.c\r\n"
            "I386_SOURCES=i386\\slow.c\r\n"
            "INCLUDES=$(INCLUDES);..\\inc;$(DDK_INC_PATH)\r\n"
            "C_DEFINES=$(C_DEFINES) -DA=1 /DB \"-DTEXT=\\\"x\\\"\"\r\n");
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 1);
  assert_int_equal(found->problem_count, 0);
  const Driver *driver = tree_driver(found, "kbd");
  assert_string_equal(driver->kind, "sources");
  assert_string_equal(driver->model, "WDM");
  tree_expect_sources(tree, driver, "shared/util.c sys/INIT.C sys/amd64/fast.c sys/io.c sys/pnp.c");
  tree_expect_args(tree, &driver->sources[1], "-I$T/Inc -DA=1 -DB -DTEXT=\"x\"");
  discover_free(found);
  tree_free(tree);
}

static void conditions_and_includes(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "sys/a.c", ENTRY);
  for (char name = '1'; name <= '6'; name++) {
    char *file = g_strdup_printf("sys/%c.c", name);
    tree_text(tree, file, no_entry);
    g_free(file);
  }
  tree_text(tree, "sources.inc", "TARGETTYPE=DRIVER\n!include sys\\more.inc\n");
  tree_text(tree, "sys/more.inc", "KMDF_VERSION_MAJOR=1\n!INCLUDE ..\\SOURCES.INC\n");
  tree_text(tree, "sys/sources",
            "TARGETNAME=cond\n"
            "!INCLUDE ..\\sources.inc\n"
            "!include $(NTMAKEENV)\\makefile.plt\n"
            "SOURCES=a.c\n"
            "!IF \"$(DDK_TARGET_OS)\"==\"Win7\" && $(_NT_TARGET_VERSION) >= 0x600\n"
            "SOURCES=$(SOURCES) 1.c\n"
            "!ELSE\n"
            "SOURCES=$(SOURCES) 2.c\n"
            "!ENDIF\n"
            "!ifdef NOT_THERE\n"
            "! if 1\n"
            "SOURCES=$(SOURCES) 2.c\n"
            "! endif\n"
            "!elseif defined(AMD64) && !$(386)0\n"
            "SOURCES=$(SOURCES) 3.c\n"
            "!else\n"
            "SOURCES=$(SOURCES) 4.c\n"
            "!endif\n"
            "!if sense is none\n" /* which cannot be told: both may be */
            "SOURCES=$(SOURCES) 5.c\n"
            "!else\n"
            "SOURCES=$(SOURCES) 6.c\n"
            "!endif\n");
  Discovery *found = tree_discover(tree, "");
  const Driver *driver = tree_driver(found, "cond");
  assert_string_equal(driver->model, "KMDF");
  tree_expect_sources(tree, driver, "sys/1.c sys/3.c sys/5.c sys/6.c sys/a.c");
  assert_int_equal(found->problem_count, 1);
  assert_non_null(strstr(found->problems[0].message, "includes this file"));
  discover_free(found);
  tree_free(tree);
}

static void libraries_and_dirs(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "dirs", "DIRS= \\\n  Lib \\\n  sys \\\n  gone\n");
  tree_text(tree, "lib/sources", "TARGETNAME=kblib\nTARGETTYPE=DRIVER_LIBRARY\nSOURCES=lib.c\n");
  tree_text(tree, "lib/lib.c", no_entry);
  tree_text(tree, "sys/sources",
            "TARGETNAME=kb\nTARGETTYPE=DRIVER\nSOURCES=a.c\n"
            "TARGETLIBS=$(DDK_LIB_PATH)\\hidclass.lib \\\n  ..\\lib\\$(O)\\KBLIB.lib\n");
  tree_text(tree, "sys/a.c", ENTRY);
  tree_text(tree, "app/sources", "TARGETNAME=app\nTARGETTYPE=PROGRAM\nSOURCES=m.c\n");
  tree_text(tree, "app/m.c", "int main(void) { return 0; }\n");
  tree_text(tree, "umdf/sources",
            "TARGETNAME=u\nTARGETTYPE=DYNLINK\nUMDF_VERSION=1\nSOURCES=u.c\n");
  tree_text(tree, "umdf/u.c", no_entry);
  tree_text(tree, "other/sources", "TARGETNAME=o\nTARGETTYPE=DRIVER\nSOURCES=o.c\n");
  tree_text(tree, "other/o.c", ENTRY);
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 2);
  tree_expect_sources(tree, tree_driver(found, "kb"), "lib/lib.c sys/a.c");
  discover_free(found);
  found = tree_discover(tree, "dirs");
  assert_int_equal(found->driver_count, 1);
  tree_expect_sources(tree, tree_driver(found, "kb"), "lib/lib.c sys/a.c");
  discover_free(found);
  tree_free(tree);
}

/* Variants of a driver that share its sources in the folder above. */
static void variants(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "filter.c", ENTRY);
  tree_text(tree, "sources.inc", "TARGETTYPE=DRIVER\nSOURCES=filter.c filter.rc\n");
  tree_text(tree, "low/sources",
            "!include ..\\sources.inc\nTARGETNAME=low\nC_DEFINES=$(C_DEFINES) -DLOW=1\n");
  tree_text(tree, "up/sources",
            "!include ..\\sources.inc\nTARGETNAME=up\nC_DEFINES=$(C_DEFINES) -DUP=1\n");
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 2);
  assert_int_equal(found->problem_count, 0);
  tree_expect_sources(tree, tree_driver(found, "low"), "filter.c");
  tree_expect_args(tree, &tree_driver(found, "up")->sources[0], "-DUP=1");
  discover_free(found);
  tree_free(tree);
}

/* A list of sources for one processor only, and a file that only bears the name. */
static void odd_files(void **state) {
  (void)state;
  char *tree = tree_new();
  tree_text(tree, "x86/sources",
            "TARGETNAME=x86\nTARGETTYPE=DRIVER\nSOURCES=a.c\n386_SOURCES=i386\\b.c\n"
            "!if $(386)\nC_DEFINES=-DX86\n!endif\n");
  tree_text(tree, "x86/a.c", ENTRY);
  tree_text(tree, "x86/i386/b.c", no_entry);
  tree_text(tree, "text/sources", "Where this comes from: see the papers.\n");
  tree_write(tree, "binary/sources", "\0\1\2\3", 4);
  tree_text(tree, "empty/sources", "");
  tree_text(tree, "loop/sources",
            "A=$(B)$(B)\nB=$(A)$(A)\nTARGETNAME=loop\nTARGETTYPE=DRIVER\nSOURCES=$(A) l.c\n");
  tree_text(tree, "loop/l.c", ENTRY);
  Discovery *found = tree_discover(tree, "");
  assert_int_equal(found->driver_count, 2);
  const Driver *driver = tree_driver(found, "x86");
  tree_expect_sources(tree, driver, "x86/a.c x86/i386/b.c");
  tree_expect_args(tree, &driver->sources[0], "-DX86 --target=i686");
  tree_expect_sources(tree, tree_driver(found, "loop"), "loop/l.c");
  discover_free(found);
  tree_free(tree);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lists_and_macros),   cmocka_unit_test(conditions_and_includes),
      cmocka_unit_test(libraries_and_dirs), cmocka_unit_test(variants),
      cmocka_unit_test(odd_files),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
