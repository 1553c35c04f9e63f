"""The cache of parsed sources: a second run parses what changed and nothing else, says the same, and
no file that lies in the cache's place can mislead it or stop it.
"""

import concurrent.futures
import json
import os
import pathlib
import sqlite3
import tempfile
import unittest

import support

HEADER = """#pragma once
#include <strmini.h>
DRIVER_UNLOAD Unload;
NTSTATUS Register(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath);
"""

ENTRY = """#include "driver.h"

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    DriverObject->DriverUnload = Unload;
    return Register(DriverObject, RegistryPath);
}
"""

REGISTER = """#include "driver.h"
#include "tuning.h"

VOID NTAPI Unload(PDRIVER_OBJECT DriverObject)
{
    (void)DriverObject;
}

NTSTATUS Register(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;

    RtlZeroMemory(&data, sizeof(data));
#ifdef TUNED
    DriverObject->DriverUnload = NULL;
#endif
    return StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
}
"""


class Cache(unittest.TestCase):
    """Every test has a driver of two sources, with a lost routine, and a cache of its own."""

    def setUp(self):
        # pylint: disable=consider-using-with
        temporary = tempfile.TemporaryDirectory(prefix="unloadlint-")
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.home = self.folder / "home"
        self.file = self.home / "unloadlint" / "units.db"
        self.write("driver/driver.h", HEADER)
        self.write("driver/entry.c", ENTRY)
        self.write("driver/register.c", REGISTER)
        self.write("driver/tuning.h", "")

    def write(self, name, text):
        """Writes a file of the driver."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def check(self, *arguments):
        """What a run says and how many sources it parsed; nothing may be said on standard error."""
        parsed, report, errors = self.run_noisy(*arguments)
        self.assertEqual(errors, "")
        return parsed, report

    def run_noisy(self, *arguments):
        """As check, with what was said on standard error."""
        process = support.run("check", "--report", "json", "--fail-on", "never", *arguments, "driver",
                              cwd=self.folder, env={"XDG_CACHE_HOME": str(self.home)})
        self.assertEqual(process.returncode, 0, process.stderr)
        report = json.loads(process.stdout)
        parsed = report["summary"].pop("files_parsed")
        report["summary"].pop("seconds")
        return parsed, report, process.stderr

    def rules(self, report):
        """The rules that a report has findings of."""
        return [finding["rule"] for finding in report["findings"]]

    # Using it --------------------------------------------------------------------------------

    def test_second_run(self):
        """It parses nothing and says the same; --no-cache parses, and says the same."""
        parsed, first = self.check()
        self.assertEqual((parsed, self.rules(first)), (2, ["lost-unload"]))
        self.assertEqual(self.check(), (0, first))
        self.assertEqual(self.check("--no-cache"), (2, first))

    def test_functions_asked_for_later(self):
        """What is called through a pointer alone is read when the path comes to it, from its own
        source although another has a function of the name; a second run parses nothing."""
        self.write("driver/entry.c", ENTRY.replace(
            "NTSTATUS NTAPI", "static NTSTATUS Start(PDRIVER_OBJECT DriverObject)\n{\n"
            "    DriverObject->DriverUnload = Unload;\n    return STATUS_SUCCESS;\n}\n\n"
            "static NTSTATUS (*const Table[])(PDRIVER_OBJECT) = {Start};\n\nNTSTATUS NTAPI", 1).replace(
                "    DriverObject->DriverUnload = Unload;\n    return Register",
                "    Table[0](DriverObject);\n    return Register"))
        self.write("driver/register.c", REGISTER + "NTSTATUS Start(PDRIVER_OBJECT DriverObject)\n{\n"
                   "    return DriverObject->Size;\n}\n")
        parsed, first = self.check()
        self.assertEqual((parsed, self.rules(first)), (2, ["lost-unload"]))
        self.assertEqual(self.check(), (0, first))

    def test_changed_source(self):
        """A source that has changed is parsed, its neighbour is not."""
        self.check()
        self.write("driver/entry.c", ENTRY.replace("= Unload", "= NULL"))
        parsed, report = self.check()
        self.assertEqual((parsed, self.rules(report)), (1, []))
        self.assertEqual(self.check(), (0, report))

    def test_changed_header(self):
        """Sources that read a changed header are parsed."""
        _, first = self.check()
        self.write("driver/tuning.h", "#define TUNED\n")
        parsed, second = self.check()
        self.assertEqual(parsed, 1)
        self.assertNotEqual(first, second)
        self.write("driver/driver.h", HEADER + "\n")
        self.assertEqual(self.check()[0], 2)

    def test_header_that_was_missing(self):
        """A header that is there now, and was taken as empty before, counts."""
        (self.folder / "driver/tuning.h").unlink()
        _, first = self.check()
        self.assertEqual(self.check()[0], 0)
        self.write("driver/TUNING.H", "#define TUNED\n")
        parsed, second = self.check()
        self.assertGreaterEqual(parsed, 1)
        self.assertNotEqual(first, second)

    def test_header_that_hides_another(self):
        """A header in a folder that comes first hides the one that was read."""
        self.write("first/other.h", "")
        self.write("second/tuning.h", "")
        (self.folder / "driver/tuning.h").unlink()
        folders = ["-I", "first", "-I", "second"]
        _, first = self.check(*folders)
        self.assertEqual(self.check(*folders)[0], 0)
        self.write("first/tuning.h", "#define TUNED\n")
        parsed, second = self.check(*folders)
        self.assertGreaterEqual(parsed, 1)
        self.assertNotEqual(first, second)

    def test_options(self):
        """Macros and include folders are part of what was parsed."""
        _, first = self.check()
        parsed, second = self.check("-D", "TUNED")
        self.assertEqual(parsed, 2)
        self.assertNotEqual(first, second)
        self.assertEqual(self.check(), (0, first))
        self.assertEqual(self.check("-D", "TUNED"), (0, second))

    def test_two_runs_at_once(self):
        """Runs that share a cache agree."""
        with concurrent.futures.ThreadPoolExecutor(max_workers=4) as pool:
            results = list(pool.map(lambda _: self.check()[1], range(8)))
        self.assertEqual(results, [results[0]] * 8)
        self.assertEqual(self.check(), (0, results[0]))

    # What may lie in its place -----------------------------------------------------------------

    def expect_rebuilt(self, first):
        """A run in which the cache is of no use, and one in which it is again."""
        parsed, report = self.check()
        self.assertEqual((parsed, report), (2, first))
        self.assertEqual(self.check(), (0, first))

    def test_no_database(self):
        """Text, nothing, and a file that begins like a database are made anew."""
        _, first = self.check()
        for text in ("this is no database, however long it goes on" * 100, "",
                     "SQLite format 3\0" + "?" * 5000):
            self.drop_logs()
            self.file.write_text(text, encoding="utf-8")
            self.expect_rebuilt(first)

    def drop_logs(self):
        """SQLite's own side files belong to the database that they were made for."""
        for suffix in ("-wal", "-shm"):
            self.file.with_name(self.file.name + suffix).unlink(missing_ok=True)

    def test_foreign_database(self):
        """Somebody else's tables, and another version's, are made anew."""
        _, first = self.check()
        self.file.unlink()
        self.drop_logs()
        self.execute("CREATE TABLE song (title TEXT)")
        self.expect_rebuilt(first)
        self.execute("PRAGMA user_version = 999")
        self.expect_rebuilt(first)

    def execute(self, sql):
        """Runs a statement on the cache's file."""
        database = sqlite3.connect(self.file)
        database.execute(sql)
        database.commit()
        database.close()

    def test_tampered_rows(self):
        """A unit that is not what was kept is not used, and what is no unit neither."""
        _, first = self.check()
        for sql in ("UPDATE unit SET ir = CAST(replace(ir, '@', '@x') AS BLOB)",
                    "UPDATE unit SET ir = x'00ff00ff'",
                    "UPDATE unit SET digest = ''",
                    "UPDATE input SET digest = 'none'"):
            self.execute(sql)
            self.expect_rebuilt(first)

    def test_damaged_pages(self):
        """A file with damage inside is never fatal and never believed."""
        _, first = self.check()
        whole = self.file.read_bytes()
        for start in range(0, len(whole), max(1, len(whole) // 24)):
            self.drop_logs()
            damaged = bytearray(whole)
            damaged[start:start + 512] = os.urandom(len(damaged[start:start + 512]))
            self.file.write_bytes(damaged)
            self.assertEqual(self.run_noisy()[1], first)
        for size in range(0, len(whole), max(1, len(whole) // 12)):
            self.drop_logs()
            self.file.write_bytes(whole[:size])
            self.assertEqual(self.run_noisy()[1], first)

    def test_no_place(self):
        """Without a place to keep it, all is parsed and a warning says so."""
        self.home.write_text("a file where the folder should be", encoding="utf-8")
        parsed, report, errors = self.run_noisy()
        self.assertEqual((parsed, self.rules(report)), (2, ["lost-unload"]))
        self.assertIn("warning", errors)
        self.assertIn(str(self.home), errors)
        self.home.unlink()
        self.file.mkdir(parents=True)
        parsed, report, errors = self.run_noisy()
        self.assertEqual((parsed, self.rules(report)), (2, ["lost-unload"]))
        self.assertIn(str(self.file), errors)

    def test_facts_in_its_place(self):
        """The facts of the last run are made anew as well when something else lies there."""
        self.check()
        facts, = self.home.glob("unloadlint/*/facts.db")
        facts.write_text("this is no database" * 20, encoding="utf-8")
        self.check()
        self.assertEqual(facts.read_bytes()[:15], b"SQLite format 3")


if __name__ == "__main__":
    unittest.main()
