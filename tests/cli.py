"""The command line: commands, options, exit statuses, and where what is written goes."""

import json
import os
import pathlib
import signal
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

    def test_user_models(self):
        """--rules DIR may hold models only, and a user's contract counts."""
        unknown = LOST.replace("StreamClassRegisterAdapter", "AcmeRegister")
        (self.folder / "lost" / "lost.c").write_text(unknown, encoding="utf-8")
        report = self.report("lost")
        self.assertEqual(report["drivers"][0]["verdict"], "inconclusive")
        (self.folder / "own" / "models").mkdir(parents=True)
        (self.folder / "own" / "models" / "acme.json").write_text(json.dumps({"registrars": [{
            "routine": "AcmeRegister", "family": "acme", "title": "the Acme class driver",
            "driver_object": {"argument": 0}, "on_failure": "untouched",
            "effects": [{"slot": "DriverUnload", "effect": "overwrite"}],
            "source": "acme.c", "confidence": "verified"}]}), encoding="utf-8")
        report = self.report("--rules", "own", "lost")
        self.assertEqual([finding["rule"] for finding in report["findings"]], ["lost-unload"])
        self.assertEqual(report["drivers"][0]["families"], ["acme"])

    def test_list(self):
        """--list shows how each driver was found, its class drivers, its sources; user's too."""
        own = LOST.replace("StreamClassRegisterAdapter", "AcmeRegister")
        (self.folder / "lost" / "lost.c").write_text(own, encoding="utf-8")
        (self.folder / "none").mkdir()
        (self.folder / "none" / "none.c").write_text(
            "/* StreamClassRegisterAdapter */\nint DriverEntry(void) { return 0; }\n",
            encoding="utf-8")
        (self.folder / "own" / "models").mkdir(parents=True)
        (self.folder / "own" / "models" / "acme.json").write_text(json.dumps({"registrars": [{
            "routine": "AcmeRegister", "family": "acme", "title": "the Acme class driver",
            "driver_object": {"argument": 0}, "on_failure": "untouched",
            "effects": [{"slot": "DriverUnload", "effect": "overwrite"}],
            "source": "acme.c", "confidence": "verified"}]}), encoding="utf-8")
        process = self.expect(0, self.check("--list", "--rules", "own", "clean", "lost", "none"))
        self.assertEqual(process.stdout,
                         "clean (DriverEntry)\n  found by  folder\n"
                         "  family    stream (StreamClassRegisterAdapter)\n"
                         "  source    clean/clean.c\n"
                         "lost (DriverEntry)\n  found by  folder\n"
                         "  family    acme (AcmeRegister)\n  source    lost/lost.c\n"
                         "none (DriverEntry)\n  found by  folder\n"
                         "  family    none\n  source    none/none.c\n")

    def test_file_of_a_larger_driver(self):
        """A file that is only a part of its folder's driver is told, and so is a reason that may
        come from it."""
        (self.folder / "clean" / "helper.c").write_text(
            "#include <wdm.h>\nVOID Help(PDRIVER_OBJECT DriverObject) {}\n", encoding="utf-8")
        path = self.folder / "clean" / "clean.c"
        path.write_text(CLEAN.replace("    return status;", "    Help(DriverObject);\n    return status;"),
                        encoding="utf-8")
        process = self.expect(0, self.check("clean/clean.c"))
        self.assertIn("note: 'clean/clean.c'", process.stderr)
        self.assertIn("1 more source lies", process.stderr)
        self.assertIn("'clean'", process.stderr)
        self.assertIn("only this file was given", process.stdout)
        self.assertEqual(self.check("-q", "clean/clean.c").stderr, "")
        process = self.expect(0, self.check("clean"))
        self.assertEqual(process.stderr, "")
        self.assertIn("1 clean", process.stdout)
        self.assertEqual(self.check("lost/lost.c").stderr, "")

    def test_paths(self):
        """Paths are relative to the repository when all that was given lies in it, to the working
        folder when that does, and absolute else."""
        (self.folder / "lost" / ".git").mkdir()

        def files(*arguments, cwd):
            process = support.run("check", "--no-cache", "--report", "json", *arguments, cwd=cwd)
            return sorted({finding["file"] for finding in json.loads(process.stdout)["findings"]
                           if finding["code"] in ("UL1001", "UL1002")})

        self.assertEqual(files("lost", cwd=self.folder), ["lost.c"])
        self.assertEqual(files("lost", "unchained", cwd=self.folder),
                         ["lost/lost.c", "unchained/unchained.c"])
        outside = (self.folder / "unchained" / "unchained.c").resolve().as_posix()
        self.assertEqual(files(".", "../unchained", cwd=self.folder / "lost"), [outside, "lost.c"])

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
        self.assertEqual(set(lost["related"][0]), {"message", "file", "line"})
        self.assertEqual(set(lost["steps"][0]), {"message", "file", "line", "depth"})
        broken = next(driver for driver in report["drivers"] if driver["name"] == "broken")
        self.assertLessEqual({"file", "line"}, set(broken["entry"]))
        self.assertEqual((broken["entry"]["file"], broken["families"], broken["registrars"]),
                         ("broken/broken.c", ["stream"], ["StreamClassRegisterAdapter"]))
        self.assertEqual(set(broken["reasons"][0]), {"message", "file", "line"})
        self.assertTrue(report["problems"])
        for problem in report["problems"]:
            self.assertEqual(set(problem), {"file", "line", "message"})
            self.assertEqual((problem["file"], problem["line"]), ("broken/broken.c", 22))
        summary = dict(report["summary"])
        self.assertGreater(summary.pop("seconds"), 0)
        self.assertEqual(summary, {"drivers": 4, "clean": 1, "findings": 2, "inconclusive": 1,
                                   "no_registration": 0, "files_indexed": 4, "files_parsed": 4})
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

    def test_quiet(self):
        """-q has a line for a driver that could not be decided, and nothing more of it."""
        quiet = self.expect(0, self.check("-q", "broken")).stdout.splitlines()
        self.assertEqual(len(quiet), 1, quiet)
        self.assertIn("broken/broken.c:22:", quiet[0])
        self.assertIn("inconclusive: driver broken could not be decided: ", quiet[0])

    def test_progress(self):
        """--progress says on standard error which driver is being read."""
        process = self.expect(1, self.check("--progress", "lost", "clean"))
        self.assertEqual(process.stderr,
                         "unloadlint: 1/2 clean\nunloadlint: 2/2 lost\n")
        self.assertEqual(self.check("lost").stderr, "")

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
        """A reader that goes away ends the run silently and by the signal that it ends any other
        program by; reports that go elsewhere are written."""
        for arguments in (["check", "--no-cache", "--report", "text", "--report", "json:out.json",
                           "lost"], ["rules"], ["explain", "lost-unload"]):
            reader, writer = os.pipe()
            os.close(reader)
            try:
                process = self.run_in(*arguments, stdout=writer)
            finally:
                os.close(writer)
            self.assertEqual((process.returncode, process.stderr), (-signal.SIGPIPE, ""), arguments)
        json.loads((self.folder / "out.json").read_text(encoding="utf-8"))

    def test_full_output(self):
        """What can't be written otherwise is an error."""
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full here")
        with open("/dev/full", "w", encoding="utf-8") as full:
            process = self.expect(2, self.run_in("rules", stdout=full))
        self.assertIn("standard output", process.stderr)

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

    def test_facts_of_the_last_check(self):
        """`query` asks the last `check` of the repository; `trace` leaves its facts alone."""
        env = {"XDG_CACHE_HOME": str(self.folder / "cache")}
        names = ["query", "SELECT group_concat(name) AS names FROM driver"]
        process = self.expect(2, self.run_in(*names, env=env))
        self.assertIn("unloadlint check", process.stderr)
        self.expect(1, self.run_in("check", "lost", env=env))
        self.expect(0, self.run_in("trace", "clean", env=env))
        self.assertIn("lost", self.expect(0, self.run_in(*names, env=env)).stdout)
        self.expect(1, self.run_in("check", "unchained", env=env))
        self.assertIn("unchained", self.expect(0, self.run_in(*names, env=env)).stdout)

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
