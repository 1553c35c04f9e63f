"""What the tests of the whole program share: running it, finding headers, saying what failed."""

import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = pathlib.Path(os.environ.get("UNLOADLINT_BUILD", ROOT / "build"))
BINARY = BUILD / "unloadlint"
SKIPPED = 77  # the exit status by which ctest knows a test that could not run here

SOURCE_SUFFIXES = {".c", ".cpp", ".cc", ".cxx"}

# Facts and caches of the tests must not meet those of the user.
_cache = tempfile.TemporaryDirectory(prefix="unloadlint-cache-")


def run(*arguments, cwd=ROOT, env=None, binary=BINARY, text=True, **more):
    """Runs unloadlint and returns the finished process."""
    inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    environment = {**inherited, "XDG_CACHE_HOME": _cache.name, **(env or {})}
    return subprocess.run([str(binary), *map(str, arguments)], cwd=cwd, env=environment, text=text,
                          stdout=more.pop("stdout", subprocess.PIPE), stderr=subprocess.PIPE,
                          timeout=300, check=False, **more)


def check(*arguments, cwd=ROOT):
    """Runs `check` and returns its JSON report; raises with what it said when there is none."""
    with tempfile.TemporaryDirectory(prefix="unloadlint-") as folder:
        report = pathlib.Path(folder) / "report.json"
        process = run("check", "--no-cache", "--report", f"json:{report}", *arguments, cwd=cwd)
        if process.returncode not in (0, 1) or not report.exists():
            raise RuntimeError(f"unloadlint check {' '.join(map(str, arguments))}: exit status "
                               f"{process.returncode}\n{process.stderr or process.stdout}")
        return json.loads(report.read_text(encoding="utf-8"))


def rule_names():
    """The names of the built-in rules."""
    return sorted(path.parent.name for path in ROOT.glob("rules/*/rule.sql"))


def mingw_headers():
    """The folder of mingw-w64's headers with the DDK's, or None."""
    usual = ["/usr/share/mingw-w64/include", "/usr/x86_64-w64-mingw32/include",
             "/usr/x86_64-w64-mingw32/sys-root/mingw/include",
             "/opt/homebrew/opt/mingw-w64/toolchain-x86_64/x86_64-w64-mingw32/include",
             "/usr/local/opt/mingw-w64/toolchain-x86_64/x86_64-w64-mingw32/include"]
    for folder in map(pathlib.Path, usual):
        if (folder / "ddk" / "ntddk.h").exists():
            return folder
    return None


_INCLUDE = re.compile(r"^\s*#\s*include\s*[<\"]([^>\"]+)[>\"]", re.MULTILINE)


def library_headers():
    """The names of the pack's headers of C++'s library."""
    return sorted(path.name for path in (ROOT / "checker/parse/pack").iterdir() if not path.suffix)


def mingw_has_all(sources, mingw):
    """Whether every header that the sources include is their own, mingw-w64's or C++'s, which
    mingw-w64's folders have none of: the pack's are taken."""
    known = {path.name.lower() for path in mingw.iterdir()} | set(library_headers())
    known |= {path.name.lower() for path in (mingw / "ddk").iterdir()}
    for source in sources:
        for name in _INCLUDE.findall(source.read_text(encoding="utf-8", errors="replace")):
            if name.lower() not in known and not (source.parent / name).exists():
                return False
    return True


def clang():
    """A clang that can read Windows code, or None."""
    names = ["clang"] + [f"clang-{version}" for version in range(24, 13, -1)]
    return next((name for name in names if shutil.which(name)), None)


def parallel(function, items):
    """The results for all items, in their order, computed side by side. An item whose computation
    raises yields the exception."""
    def guarded(item):
        try:
            return function(item)
        except Exception as exception:  # pylint: disable=broad-except
            return exception
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        return list(pool.map(guarded, items))


def corpus(folder):
    """Writes the reference driver and every variant to `folder`: name to folder."""
    process = subprocess.run([str(ROOT / "corpus/variants/apply"), "--all", str(folder)], text=True,
                             capture_output=True, check=False)
    if process.returncode != 0:
        raise RuntimeError(f"corpus/variants/apply --all: {process.stderr}")
    shutil.copytree(ROOT / "corpus/reference", pathlib.Path(folder) / "reference")
    return {path.name: path for path in sorted(pathlib.Path(folder).iterdir())}


def examples():
    """Every example driver of the rules: a source by itself, or a folder of sources."""
    return [path for path in sorted(ROOT.glob("rules/*/examples/*"))
            if path.is_dir() or path.suffix in SOURCE_SUFFIXES]


def sources_of(driver):
    """The sources and headers of an example or a variant."""
    if driver.is_file():
        return [driver]
    return sorted(path for path in driver.rglob("*")
                  if path.suffix in SOURCE_SUFFIXES | {".h", ".hpp"})


def finish(failures, done):
    """Prints the failures and ends the script."""
    for failure in failures:
        print(f"FAIL {failure}")
    print(f"{done}: {len(failures)} failure{'' if len(failures) == 1 else 's'}")
    sys.exit(1 if failures else 0)


def skip(reason):
    """Ends a script whose needs are not met on this machine."""
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)
