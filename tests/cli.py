"""The command line: commands, options, exit statuses, and where what is written goes."""

import json
import os
import pathlib
import tempfile
import threading
import unittest

import support

HEAD = """#include <strmini.h>

static VOID NTAPI Receive(PHW_STREAM_REQUEST_BLOCK Srb)
{
    Srb->Status = STATUS_NOT_IMPLEMENTED;
}

static PDRIVER_UNLOAD ClassUnload;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject)
{
    ClassUnload(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    NTSTATUS status;

    RtlZeroMemory(&data, sizeof(data));
    data.HwReceivePacket = Receive;
"""

# lost-unload, an error, in line 22
LOST = HEAD + """    DriverObject->DriverUnload = Unload;
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    return status;
}
"""

CLEAN = HEAD + """    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
    if (NT_SUCCESS(status)) {
        ClassUnload = DriverObject->DriverUnload;
        DriverObject->DriverUnload = Unload;
    }
    return status;
}
"""

# unchained-class-unload, a warning: the saved routine is not called
UNCHAINED = CLEAN.replace("    ClassUnload(DriverObject);\n", "    DriverObject;\n")

BROKEN = HEAD + """    status = ((;
    DriverObject->DriverUnload = Unload;
    return StreamClassRegisterAdapter(DriverObject, RegistryPath, &data);
}
"""


class CommandLine(unittest.TestCase):
    """Every test has a folder with four drivers."""

    def setUp(self):
        # pylint: disable=consider-using-with
        self.temporary = tempfile.TemporaryDirectory(prefix="unloadlint-cli-")
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)
        for name, text in (("lost", LOST), ("clean", CLEAN), ("unchained", UNCHAINED),
                           ("broken", BROKEN)):
            (self.folder / name).mkdir()
            (self.folder / name / f"{name}.c").write_text(text, encoding="utf-8")

    def run_in(self, *arguments, **more):
        """Runs in the folder."""
        return support.run(*arguments, cwd=self.folder, **more)

    def check(self, *arguments, **more):
        """Runs `check --no-cache` in the folder."""
        return self.run_in("check", "--no-cache", *arguments, **more)

    def expect(self, status, process):
        """Compares the exit status, and shows what was said when it differs."""
        self.assertEqual(process.returncode, status,
                         f"{process.args}\n{process.stdout}\n{process.stderr}")
        return process

    def report(self, *arguments):
        """The JSON report on standard output."""
        process = self.check("--report", "json", *arguments)
        self.assertIn(process.returncode, (0, 1), process.stderr)
        return json.loads(process.stdout)

    # Exit status -----------------------------------------------------------------------------

    def test_status_of_findings(self):
        """0 without findings at or above --fail-on (default warning), else 1."""
        self.expect(0, self.check("clean"))
        self.expect(1, self.check("lost"))
        self.expect(1, self.check("unchained"))
        self.expect(0, self.check("--fail-on", "error", "unchained"))
        self.expect(1, self.check("--fail-on=error", "lost"))
        self.expect(1, self.check("--fail-on=note", "unchained"))
        self.expect(0, self.check("--fail-on", "never", "lost"))

    def test_status_of_inconclusive(self):
        """An inconclusive driver fails the job with --strict only, findings or not."""
        self.expect(0, self.check("broken"))
        self.expect(2, self.check("--strict", "broken"))
        self.expect(0, self.check("--strict", "clean"))
        self.expect(1, self.check("--strict", "lost"))
        self.expect(2, self.check("--strict", "lost", "broken"))

    def test_status_of_nothing(self):
        """Nothing to analyse is no success."""
        (self.folder / "empty").mkdir()
        process = self.expect(2, self.check("empty"))
        self.assertIn("empty", process.stderr)

    # Options ---------------------------------------------------------------------------------

    def test_options_before_and_behind_the_paths(self):
        """The order of options and paths means nothing."""
        before = self.expect(0, self.check("--fail-on", "never", "-q", "lost", "clean"))
        behind = self.expect(0, self.check("lost", "--fail-on", "never", "clean", "-q"))
        self.assertEqual(before.stdout, behind.stdout)
        self.assertIn("lost-unload", before.stdout)

    def test_default_path(self):
        """Without a path, the working folder is checked."""
        report = self.report()
        self.assertEqual(sorted(driver["name"] for driver in report["drivers"]),
                         ["broken", "clean", "lost", "unchained"])

    def test_one_rule(self):
        """--rule takes names and codes, --disable takes rules away."""
        rules = {finding["rule"] for finding in self.report()["findings"]}
        self.assertLessEqual({"lost-unload", "unchained-class-unload"}, rules)
        for only in ("lost-unload", "UL1001"):
            rules = {finding["rule"] for finding in self.report("--rule", only)["findings"]}
            self.assertEqual(rules, {"lost-unload"})
        rules = {finding["rule"] for finding in self.report("--disable", "lost-unload")["findings"]}
        self.assertNotIn("lost-unload", rules)
        self.assertIn("unchained-class-unload", rules)

    def test_jobs(self):
        """The number of threads changes nothing but the time."""
        one, two = self.report("-j", "1"), self.report("-j", "2")
        for report in (one, two):
            report["summary"].pop("seconds")
        self.assertEqual(one, two)

    def test_defines_and_includes(self):
        """-D and -I reach the parser, joined or apart."""
        (self.folder / "inc").mkdir()
        (self.folder / "inc" / "order.h").write_text("#define EARLY 1\n", encoding="utf-8")
        both = LOST.replace("    DriverObject->DriverUnload = Unload;\n",
                            "#if EARLY\n    DriverObject->DriverUnload = Unload;\n#endif\n")
        (self.folder / "lost" / "lost.c").write_text(both, encoding="utf-8")
        found = {arguments: [finding["rule"] for finding in self.report("lost", *arguments)["findings"]
                             if finding["rule"] == "lost-unload"]
                 for arguments in ((), ("-D", "EARLY"), ("-DEARLY=1",), ("-DEARLY=0",))}
        self.assertEqual(found, {(): [], ("-D", "EARLY"): ["lost-unload"],
                                 ("-DEARLY=1",): ["lost-unload"], ("-DEARLY=0",): []})
        (self.folder / "lost" / "lost.c").write_text("#include <order.h>\n" + both, encoding="utf-8")
        self.assertIn("lost-unload",
                      [finding["rule"] for finding in self.report("lost", "-I", "inc")["findings"]])

    def test_user_rules(self):
        """--rules DIR runs a user's rule beside the built-in ones."""
        source = support.ROOT / "rules/lost-unload/rule.sql"
        text = source.read_text(encoding="utf-8").replace("UL1001", "XY0001")
        folder = self.folder / "own" / "my-rule"
        folder.mkdir(parents=True)
        (folder / "rule.sql").write_text(text.replace("name: lost-unload", "name: my-rule"),
                                         encoding="utf-8")
        rules = {finding["rule"] for finding in self.report("--rules", "own", "lost")["findings"]}
        self.assertLessEqual({"lost-unload", "my-rule"}, rules)

    # Reports ---------------------------------------------------------------------------------

    def test_several_reports(self):
        """Each --report is written, to its file or to standard output."""
        process = self.expect(1, self.check("--report", "json:out.json", "--report", "text",
                                            "--report", "sarif:out.sarif", "lost"))
        report = json.loads((self.folder / "out.json").read_text(encoding="utf-8"))
        log = json.loads((self.folder / "out.sarif").read_text(encoding="utf-8"))
        self.assertEqual(len(report["findings"]), len(log["runs"][0]["results"]))
        self.assertIn("lost-unload", process.stdout)
        self.assertIn("UL1001", process.stdout)

    def test_report_that_cannot_be_written(self):
        """A report whose folder is missing fails the job and says which; others are written."""
        process = self.expect(2, self.check("--report", "json:none/out.json", "--report",
                                            "sarif:out.sarif", "lost"))
        self.assertIn("none/out.json", process.stderr)
        json.loads((self.folder / "out.sarif").read_text(encoding="utf-8"))

    def test_json_object(self):
        """The keys that scripts rely on."""
        report = self.report()
        self.assertEqual(set(report), {"tool", "drivers", "findings", "problems", "summary"})
        self.assertLessEqual({"name", "version", "libclang"}, set(report["tool"]))
        for driver in report["drivers"]:
            self.assertLessEqual({"name", "entry", "families", "registrars", "verdict", "reasons"},
                                 set(driver))
        lost = next(finding for finding in report["findings"] if finding["rule"] == "lost-unload")
        self.assertLessEqual({"driver", "rule", "code", "level", "message", "file", "line", "column",
                              "related", "steps", "fingerprint"}, set(lost))
        self.assertEqual((lost["driver"], lost["code"], lost["level"], lost["file"]),
                         ("lost", "UL1001", "error", "lost/lost.c"))
        self.assertEqual(LOST.splitlines()[lost["line"] - 1].strip(),
                         "DriverObject->DriverUnload = Unload;")
        self.assertTrue(lost["related"] and lost["steps"])
        self.assertEqual(report["summary"]["drivers"], 4)
        self.assertEqual(report["summary"]["inconclusive"], 1)
        verdicts = {driver["name"]: driver["verdict"] for driver in report["drivers"]}
        self.assertEqual(verdicts, {"lost": "findings", "clean": "clean", "unchained": "findings",
                                    "broken": "inconclusive"})

    def test_same_report_twice(self):
        """Two runs write the same, the time apart."""
        first, second = (self.check("--report", "sarif").stdout for _ in range(2))
        self.assertEqual(first, second)

    def test_text(self):
        """Place, source line, caret, path, hint, summary; nothing but findings with -q."""
        process = self.expect(1, self.check("lost"))
        for part in ("lost/lost.c:22:", "error:", "[lost-unload UL1001]", "^~", "hint:", "1 driver"):
            self.assertIn(part, process.stdout)
        self.assertNotIn(" \n", process.stdout)
        quiet = self.check("-q", "lost").stdout
        self.assertIn("[lost-unload UL1001]", quiet)
        self.assertNotIn("1 driver", quiet)
        self.assertEqual(self.check("-q", "clean").stdout, "")
        self.assertIn("clean", self.check("-v", "clean").stdout)

    def test_color(self):
        """Escape sequences when asked, never into a pipe by itself, never with NO_COLOR."""
        self.assertNotIn("\033", self.check("lost").stdout)
        self.assertIn("\033", self.check("--color", "always", "lost").stdout)
        self.assertNotIn("\033", self.check("--color", "never", "lost").stdout)
        with_variable = self.check("--color", "auto", "lost", env={"NO_COLOR": "1"})
        self.assertNotIn("\033", with_variable.stdout)

    def run_on_terminal(self, env):
        """What `check -q lost` writes to a terminal."""
        main, other = os.openpty()
        read = []

        def collect():
            try:
                while data := os.read(main, 4096):
                    read.append(data)
            except OSError:
                pass  # the terminal was closed

        reader = threading.Thread(target=collect)
        reader.start()
        self.check("-q", "lost", stdout=other, env=env)
        os.close(other)
        reader.join()
        os.close(main)
        return b"".join(read).decode()

    def test_color_on_a_terminal(self):
        """A terminal gets color, unless NO_COLOR is set."""
        if not hasattr(os, "openpty"):
            self.skipTest("no pseudo terminals here")
        self.assertIn("\033[", self.run_on_terminal({"TERM": "xterm", "NO_COLOR": ""}))
        text = self.run_on_terminal({"TERM": "xterm", "NO_COLOR": "1"})
        self.assertIn("lost-unload", text)
        self.assertNotIn("\033[", text)

    def test_closed_output(self):
        """A reader that goes away ends the run without a crash."""
        reader, writer = os.pipe()
        os.close(reader)
        try:
            process = self.check("lost", stdout=writer)
        finally:
            os.close(writer)
        self.assertIn(process.returncode, (1, 2, -13), process.stderr)

    # Other commands --------------------------------------------------------------------------

    def test_help_and_version(self):
        """Help goes to standard output and is no error."""
        for arguments in (["--help"], ["check", "--help"], ["--version"]):
            process = self.expect(0, self.run_in(*arguments))
            self.assertTrue(process.stdout.strip(), arguments)
            self.assertEqual(process.stderr, "")
        for command in ("check", "explain", "rules", "trace", "query"):
            self.assertIn(command, self.run_in("--help").stdout)

    def test_rules(self):
        """`rules` names every rule in a line."""
        lines = self.expect(0, self.run_in("rules")).stdout.splitlines()
        for rule in support.rule_names():
            self.assertTrue(any(rule in line for line in lines), rule)

    def test_explain(self):
        """`explain` takes names and codes; examples are in the page."""
        by_name = self.expect(0, self.run_in("explain", "lost-unload")).stdout
        by_code = self.expect(0, self.run_in("explain", "ul1001")).stdout
        self.assertEqual(by_name, by_code)
        self.assertIn("UL1001", by_name)
        process = self.expect(2, self.run_in("explain", "lost-unlaod"))
        self.assertIn("lost-unlaod", process.stderr)
        self.assertIn("lost-unload", process.stderr.replace("lost-unlaod", ""))

    def test_every_rule_is_explained(self):
        """Each page has text."""
        for rule in support.rule_names():
            text = self.expect(0, self.run_in("explain", rule)).stdout
            self.assertGreater(len(text.splitlines()), 10, rule)

    def test_query(self):
        """`query` asks the facts that a run left, and cannot change them."""
        self.expect(1, self.run_in("check", "--db", "facts.db", "lost", "clean"))
        process = self.expect(0, self.run_in("query", "--db", "facts.db",
                                             "SELECT name FROM driver ORDER BY name"))
        self.assertEqual([line.strip() for line in process.stdout.splitlines()
                          if line.strip() in ("clean", "lost")], ["clean", "lost"])
        process = self.run_in("query", "--db", "facts.db", "DELETE FROM driver")
        self.assertEqual(process.returncode, 2, process.stdout)
        self.assertTrue(process.stderr)
        process = self.expect(2, self.run_in("query", "--db", "facts.db", "SELECT 1 FROM missing_table"))
        self.assertIn("no such table", process.stderr)

    def test_trace(self):
        """`trace` shows how DriverEntry can end and what unloading does then."""
        process = self.expect(0, self.run_in("trace", "--no-cache", "clean"))
        self.assertIn("StreamClassRegisterAdapter", process.stdout)
        self.assertIn("Unload", process.stdout)

    def test_dumps(self):
        """Every stage can be looked at."""
        for stage in ("ast", "ir", "cfg", "paths", "facts"):
            process = self.run_in("check", "--no-cache", "--dump", stage, "clean")
            self.assertIn(process.returncode, (0, 1), process.stderr)
            self.assertIn("DriverEntry", process.stdout, stage)


if __name__ == "__main__":
    unittest.main()
