"""Holds the tree to its design: data goes one way, libclang and SQLite stay in their rooms, and a
file is one thing that says what it is.
"""

import re
import sys
import unittest

import support

sys.path.insert(0, str(support.ROOT / "tests/truth"))
import faults  # pylint: disable=wrong-import-position

# The stages in the order in which data passes through them; each may know those before it. `findings`
# is what the rules hand on, so that its header stands before them.
STAGES = ["base", "ir", "discover", "parse", "lower", "cache", "units", "link", "explore", "facts", "findings",
          "rules", "decide", "report", "cli"]

# What a stage must not know although it stands before it.
FORBIDDEN = {
    "ir": {"discover", "parse", "lower"},
    "link": {"parse", "lower"},
    "explore": {"parse", "lower"},
    "findings": {"ir", "discover", "parse", "lower", "link", "explore"},
    "rules": {"ir", "discover", "parse", "lower", "link", "explore"},
    "report": {"ir", "discover", "parse", "lower", "link", "explore", "facts", "rules"},
}

# The folders, and single files beside them, that may use a library.
LIBCLANG = ("checker/parse/", "checker/lower/")
SQLITE = ("checker/cache/", "checker/facts/", "checker/rules/")

INCLUDE = re.compile(r"^\s*#\s*include\s*[<\"]([^>\"]+)[>\"]", re.MULTILINE)
MAX_LINES = 700


def sources(*suffixes):
    """Tracked-looking files of the project by suffix: (relative name, text)."""
    for top in ("checker", "tests", "rules", "corpus"):
        for path in sorted((support.ROOT / top).rglob("*")):
            if path.suffix in suffixes and path.is_file():
                name = path.relative_to(support.ROOT).as_posix()
                yield name, path.read_text(encoding="utf-8", errors="replace")


class Structure(unittest.TestCase):
    """One test for each rule of the house."""

    def includes(self):
        """(file, included header) of the whole checker, its header pack left out."""
        for name, text in sources(".c", ".h"):
            if name.startswith("checker/") and "/pack/" not in name:
                for header in INCLUDE.findall(text):
                    yield name, header

    def test_libclang_stays_in_the_front_end(self):
        """Only parse and lower know libclang."""
        strays = [name for name, header in self.includes()
                  if header.startswith("clang-c/") and not name.startswith(LIBCLANG)]
        self.assertEqual(strays, [], "files outside the front end include clang-c")

    def test_sqlite_stays_with_the_facts(self):
        """Only what is kept between runs and what asks the facts know SQLite."""
        strays = [name for name, header in self.includes()
                  if header == "sqlite3.h" and not name.startswith(SQLITE)]
        self.assertEqual(strays, [], "files include sqlite3.h that neither keep nor ask")

    def test_every_stage_is_known(self):
        """A new folder has to find its place in the order."""
        folders = {path.name for path in (support.ROOT / "checker").iterdir() if path.is_dir()}
        self.assertEqual(folders - set(STAGES), set(), "folders of checker/ that STAGES lacks")

    def test_data_goes_one_way(self):
        """No stage knows a later one."""
        wrong = []
        for name, header in self.includes():
            parts = name.split("/")
            if len(parts) < 3 or "/" not in header:
                continue  # main.c knows all
            stage, other = parts[1], header.split("/")[0]
            if other in STAGES and other != stage:
                is_later = STAGES.index(other) > STAGES.index(stage)
                if is_later or other in FORBIDDEN.get(stage, ()):
                    wrong.append(f"{name} includes {header}")
        self.assertEqual(wrong, [])

    def test_files_are_one_thing(self):
        """No file needs a table of contents; a header of the pack is as long as what it stands for."""
        long = [f"{name}: {text.count(chr(10))} lines"
                for name, text in sources(".c", ".h", ".py", ".sql")
                if "/pack/" not in name and text.count("\n") > MAX_LINES]
        self.assertEqual(long, [])

    def test_files_say_what_they_are(self):
        """A comment at the top of every file says its role."""
        starts = {".c": ("/*", "//"), ".h": ("/*", "//"), ".def": ("/*", "//"), ".py": ('"""', "#"),
                  ".sql": ("--",)}
        silent = [name for suffix, marks in starts.items() for name, text in sources(suffix)
                  if name.startswith(("checker/", "tests/")) and "/pack/" not in name
                  and not text.startswith(marks)]
        self.assertEqual(silent, [])

    def test_faults_fit(self):
        """Each deliberate fault of tests/truth/faults.py still finds the text that it breaks."""
        lost = [fault.name for fault in faults.FAULTS
                if (support.ROOT / "checker" / fault.file).read_text("utf-8").count(fault.old) != 1]
        self.assertEqual(lost, [])

    def test_rules_are_folders(self):
        """Each rule has its query, its page and its examples, and nothing in C names it."""
        lacking = [f"rules/{rule}/{part}" for rule in support.rule_names()
                   for part in ("rule.sql", "help.md", "examples")
                   if not (support.ROOT / "rules" / rule / part).exists()]
        self.assertEqual(lacking, [])
        # Help texts may use a rule as an example of a name; a comparison may not.
        compares = [name for name, text in sources(".c", ".h") if name.startswith("checker/")
                    for rule in support.rule_names()
                    if re.search(r"str\w*cmp\w*\([^;]*\"" + rule + "\"", text)]
        self.assertEqual(compares, [])


if __name__ == "__main__":
    unittest.main()
