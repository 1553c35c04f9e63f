"""What is wrong with the input is said: what, where and what to do. It never ends the run for the
rest, and never makes a driver clean that was not read whole.
"""

import json
import os
import pathlib
import sqlite3
import tempfile
import unittest

import support
from cli import CLEAN, LOST


class BadInput(unittest.TestCase):
    """Every test has a folder with one good driver, whose finding must survive the bad one."""

    def setUp(self):
        # pylint: disable=consider-using-with
        self.temporary = tempfile.TemporaryDirectory(prefix="unloadlint-bad-")
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)
        self.write("lost/lost.c", LOST)

    def write(self, name, text, encoding="utf-8"):
        """Writes a file of the folder and returns its path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    def run_in(self, *arguments, **more):
        """Runs in the folder."""
        return support.run(*arguments, cwd=self.folder, **more)

    def expect_usage(self, *arguments, parts=()):
        """The job can't be done: status 2 and one sentence that holds all `parts`."""
        process = self.run_in(*arguments)
        self.assertEqual(process.returncode, 2, f"{arguments}: {process.stdout}{process.stderr}")
        self.assertTrue(process.stderr.startswith("unloadlint"), process.stderr)
        for part in parts:
            self.assertIn(part, process.stderr)
        self.assertNotIn("(null)", process.stderr)
        return process

    def check(self, *arguments):
        """The report over the folder, in which the good driver kept its finding."""
        process = self.run_in("check", "--no-cache", "--report", "json", *(arguments or (".",)))
        self.assertEqual(process.returncode, 1, process.stderr)
        report = json.loads(process.stdout)
        self.assertIn(("lost/lost.c", "lost-unload"),
                      [(finding["file"], finding["rule"]) for finding in report["findings"]])
        return report

    def verdict(self, report, name):
        """The driver of that name."""
        drivers = [driver for driver in report["drivers"] if driver["name"] == name]
        self.assertEqual(len(drivers), 1, report["drivers"])
        return drivers[0]

    def problems(self, report, file):
        """The problems with a file; there must be one."""
        found = [problem for problem in report["problems"] if problem["file"] == file]
        self.assertTrue(found, f"no problem names {file}: {report['problems']}")
        return found

    # Paths -----------------------------------------------------------------------------------

    def test_missing_path(self):
        """A path that is not there stops the run, even beside one that is."""
        self.expect_usage("check", "nowhere.c", parts=["nowhere.c", "No such file"])
        self.expect_usage("check", "lost", "nowhere", parts=["nowhere", "No such file"])

    def test_folder_without_drivers(self):
        """Nothing to analyse is said."""
        self.write("lib/lib.c", "void lib(void) {}\n")
        self.expect_usage("check", "--no-cache", "lib", parts=["lib", "DriverEntry"])

    def test_no_source(self):
        """A file that is no source says what would be one."""
        self.write("notes.txt", "DriverEntry")
        self.expect_usage("check", "notes.txt", parts=["notes.txt", "source"])

    def test_unreadable(self):
        """A source without permission is a problem of that source."""
        if os.geteuid() == 0:
            self.skipTest("root reads everything")
        path = self.write("lost/secret.c", "void secret(void) {}\n")
        path.chmod(0)
        report = self.check()
        self.assertIn("can't be read", self.problems(report, "lost/secret.c")[0]["message"])

    # Sources ---------------------------------------------------------------------------------

    def test_binary(self):
        """A binary that bears a source's name."""
        self.write("bad/bad.c", b"\x7fELF\0\0\1DriverEntry(x) {\0\0\2")
        self.assertIn("binary", self.problems(self.check(), "bad/bad.c")[0]["message"])

    def test_empty_file(self):
        """An empty file is no driver and no problem."""
        self.write("lost/empty.c", "")
        self.assertEqual(len(self.check()["drivers"]), 1)

    def test_utf16(self):
        """UTF-16 is read like any other source, columns and all."""
        self.write("wide/wide.c", "\ufeff// \u00e9\n" + LOST, "utf-16-le")
        self.write("big/big.c", ("\ufeff" + LOST).replace("\n", "\r\n"), "utf-16-be")
        found = {(finding["file"], finding["line"]) for finding in self.check()["findings"]
                 if finding["rule"] == "lost-unload"}
        self.assertLessEqual({("wide/wide.c", 23), ("big/big.c", 22)}, found)

    def test_utf16_that_is_none(self):
        """A mark without text behind it."""
        self.write("bad/bad.c", b"\xff\xfe\x00\xd8\x41\x00\x00")
        self.assertIn("UTF-16", self.problems(self.check(), "bad/bad.c")[0]["message"])

    def test_latin1(self):
        """Bytes that are no UTF-8 pass, in the report too."""
        self.write("old/old.c", b"/* caf\xe9 */" + LOST.encode())
        files = [finding["file"] for finding in self.check()["findings"]]
        self.assertIn("old/old.c", files)

    def test_file_names(self):
        """Names with spaces, and such as are no UTF-8."""
        self.write("a b/c d.c", LOST)
        self.assertIn("a b/c d.c", [finding["file"] for finding in self.check()["findings"]])
        try:
            os.mkdir(os.fsencode(self.folder) + b"/n\xff")
        except OSError:
            return  # the file system wants UTF-8
        with open(os.fsencode(self.folder) + b"/n\xff/x.c", "wb") as file:
            file.write(LOST.encode())
        self.assertEqual(len(self.check()["drivers"]), 3)

    def test_syntax_error_in_the_entry(self):
        """A DriverEntry that can't be read whole is inconclusive, with the place, never clean."""
        text = CLEAN.replace("    status = StreamClass", "    status = ) 7 (;\n    status = StreamClass")
        self.write("bad/bad.c", text)
        line = text[:text.index(") 7 (")].count("\n") + 1
        driver = self.verdict(self.check(), "bad")
        self.assertEqual(driver["verdict"], "inconclusive", driver)
        self.assertIn(("bad/bad.c", line), [(reason["file"], reason["line"])
                                            for reason in driver["reasons"]])

    def test_cut_off(self):
        """A file that ends in the middle of DriverEntry."""
        self.write("bad/bad.c", CLEAN[:CLEAN.index("        ClassUnload = DriverObject")])
        self.assertEqual(self.verdict(self.check(), "bad")["verdict"], "inconclusive")

    def test_missing_include(self):
        """A header that nobody has is a problem on record; what can be read is still read."""
        self.write("bad/bad.c", '#include "trace.tmh"\n#include <no\\such.h>\n' + LOST)
        report = self.check()
        self.assertIn("bad/bad.c", [finding["file"] for finding in report["findings"]])

    def test_include_cycle(self):
        """Headers that include each other end."""
        self.write("bad/a.h", '#include "b.h"\n')
        self.write("bad/b.h", '#include "a.h"\n')
        self.write("bad/bad.c", '#include "a.h"\n' + LOST)
        self.verdict(self.check(), "bad")

    def test_deep_nesting(self):
        """Thousands of parentheses cost their driver, not the run."""
        deep = "(" * 20000 + "status" + ")" * 20000
        self.write("bad/bad.c", CLEAN.replace("return status;", f"return {deep};"))
        self.assertNotEqual(self.verdict(self.check(), "bad")["verdict"], "clean")

    def test_compile_commands(self):
        """A broken database says its line; a missing source costs itself only."""
        path = self.write("db/compile_commands.json", '[\n {"file": }\n]\n')
        self.expect_usage("check", path, parts=["compile_commands.json:2:"])
        self.write("db/compile_commands.json", json.dumps(
            [{"directory": str(self.folder), "file": name, "command": f"cc -c {name}"}
             for name in ("lost/lost.c", "gone.c")]))
        report = self.check("db/compile_commands.json")
        self.assertTrue(any("gone.c" in problem["file"] for problem in report["problems"]))

    # Facts -----------------------------------------------------------------------------------

    def test_facts_in_a_folder_that_cannot_be(self):
        """--db below a file, or in a folder that is read only."""
        self.expect_usage("check", "--db", "lost/lost.c/facts.db", "lost",
                          parts=["lost/lost.c/facts.db"])
        if os.geteuid() != 0:
            (self.folder / "locked").mkdir(mode=0o500)
            self.expect_usage("check", "--db", "locked/facts.db", "lost", parts=["locked/facts.db"])

    def test_cache_in_a_folder_that_cannot_be(self):
        """Without a place for its cache a run goes on, and says so."""
        process = self.run_in("check", "lost", env={"XDG_CACHE_HOME": str(self.folder / "lost/lost.c")})
        self.assertEqual(process.returncode, 1, process.stderr)
        self.assertIn("lost-unload", process.stdout)

    def test_query_of_no_database(self):
        """Facts that are missing, no database, or of another version."""
        self.expect_usage("query", "--db", "none.db", "SELECT 1", parts=["none.db"])
        self.write("text.db", "this is no database, however long it goes on" * 30)
        self.expect_usage("query", "--db", "text.db", "SELECT 1", parts=["text.db"])
        foreign = sqlite3.connect(self.folder / "foreign.db")
        foreign.execute("CREATE TABLE song (title TEXT)")
        foreign.commit()
        foreign.close()
        self.expect_usage("query", "--db", "foreign.db", "SELECT 1", parts=["foreign.db"])
        self.run_in("check", "--no-cache", "--db", "old.db", "lost")
        old = sqlite3.connect(self.folder / "old.db")
        old.execute("PRAGMA user_version = 999")
        old.commit()
        old.close()
        self.expect_usage("query", "--db", "old.db", "SELECT 1", parts=["old.db", "version"])

    # Options ---------------------------------------------------------------------------------

    def test_bad_options(self):
        """Each wrong use is told from the others and says what would be right."""
        for arguments, parts in (
                ([], ["check"]),
                (["chekc"], ["chekc", "check"]),
                (["check", "--fail-no", "error", "lost"], ["--fail-no", "--fail-on"]),
                (["check", "--fail-on", "fatal", "lost"], ["fatal", "warning"]),
                (["check", "--fail-on"], ["--fail-on"]),
                (["check", "--report", "xml", "lost"], ["xml", "sarif"]),
                (["check", "--report", "json:", "lost"], ["json:"]),
                (["check", "-j", "0", "lost"], ["0"]),
                (["check", "-j", "many", "lost"], ["many"]),
                (["check", "--rule", "no-such-rule", "lost"], ["no-such-rule"]),
                (["check", "--disable", "no-such-rule", "lost"], ["no-such-rule"]),
                (["check", "--rule", "UL1001", "--disable", "lost-unload", "lost"], ["no rule"]),
                (["check", "--rules", "nowhere", "lost"], ["nowhere"]),
                (["check", "--rules", "lost", "lost"], ["'lost'", "rule.sql", "models/NAME.json"]),
                (["check", "--wdk", "nowhere", "lost"], ["nowhere"]),
                (["check", "--color", "red", "lost"], ["red", "always"]),
                (["check", "--dump", "soup", "lost"], ["soup", "ir"]),
                (["explain"], ["explain"]),
                (["explain", "no-such-rule"], ["no-such-rule"]),
                (["query"], ["query"]),
                (["trace"], ["trace"]),
                (["trace", "nowhere"], ["nowhere"])):
            with self.subTest(arguments=arguments):
                self.expect_usage(*arguments, parts=parts)

    def test_broken_user_model(self):
        """A contract with a key or a slot that nobody knows names its file, its row and the key."""
        row = {"routine": "AcmeRegister", "family": "acme", "title": "Acme", "source": "x",
               "confidence": "inferred", "on_failure": "untouched", "effects": []}
        for change, parts in (({"efects": []}, ["'AcmeRegister'", "efects", "effects"]),
                              ({"effects": [{"slot": "Unload", "effect": "overwrite"}]},
                               ["'AcmeRegister'", "'Unload'", "DriverUnload"])):
            self.write("own/models/acme.json", json.dumps({"registrars": [{**row, **change}]}))
            self.expect_usage("check", "--rules", "own", "lost",
                              parts=["own/models/acme.json", *parts])

    def test_broken_user_rule(self):
        """A rule that SQLite refuses says its file and why."""
        self.write("own/my-rule/rule.sql", "-- code: XY1\n-- name: my-rule\nSELECT nonsense FROM no;\n")
        self.expect_usage("check", "--rules", "own", "lost", parts=["own/my-rule/rule.sql"])


if __name__ == "__main__":
    unittest.main()
