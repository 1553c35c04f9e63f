"""What a cold run costs over a tree, beside what others cost there: `clang -fsyntax-only` with
mingw-w64's headers for the files alone that define DriverEntry, two at a time, and `grep`.

    tests/cost.py [--runs N] PATH...    a table for any tree: medians, ratios, peak memory
    tests/cost.py                       as a test: a rule's examples, far below a bound

The rounds take turns, so that a busy machine is busy for all. Processor time says more than the
clock where others are at work. A run with a new cache is measured too.
"""

import argparse
import os
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

import support

ENTRY = re.compile(rb"\bDriverEntry\s*\(")
COMPARED = 2  # processes of the compiler at a time


def entry_files(paths):
    """The sources that define, or at least speak of, DriverEntry."""
    files = [path for top in map(pathlib.Path, paths) for path in
             ([top] if top.is_file() else top.rglob("*"))]
    return sorted(path for path in files if path.suffix.lower() in support.SOURCE_SUFFIXES
                  and path.is_file() and ENTRY.search(path.read_bytes()))


def measure(command, text=b""):
    """Runs a command; returns seconds by the clock, of the processor, and the peak of memory in MB
    (of its largest process)."""
    with tempfile.TemporaryFile() as given:
        given.write(text)
        given.seek(0)
        start = time.monotonic()
        # pylint: disable-next=consider-using-with
        process = subprocess.Popen([str(word) for word in command], stdin=given,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        clock = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def commands(paths, folder, run):
    """What is compared: name to command and what it reads."""
    binary = support.BINARY
    cache = pathlib.Path(folder) / f"cache-{run}"
    found = {"unloadlint --no-cache": ([binary, "check", "-q", "--no-cache", *paths], b""),
             "unloadlint, a new cache": (["env", f"XDG_CACHE_HOME={cache}", binary, "check", "-q",
                                          *paths], b""),
             "grep -rn DriverUnload": (["grep", "-rn", "DriverUnload", *paths], b"")}
    compiler, mingw = support.clang(), support.mingw_headers()
    if compiler is not None and mingw is not None:
        files = entry_files(paths)
        clang = ["xargs", "-0", f"-P{COMPARED}", "-n1", compiler, "-target", "x86_64-w64-mingw32",
                 "-fms-extensions", "-fsyntax-only", "-w", "-isystem", mingw, "-isystem",
                 mingw / "ddk"]
        found[f"clang, {len(files)} entry files"] = (clang, b"\0".join(os.fsencode(file)
                                                                      for file in files))
    return found


def table(paths, runs):
    """Measures all in turns and prints the table; returns name to the median of the processor."""
    results = {}
    with tempfile.TemporaryDirectory(prefix="unloadlint-cost-") as folder:
        for run in range(runs):
            for name, (command, text) in commands(paths, folder, run).items():
                results.setdefault(name, []).append(measure(command, text))
    ours = "unloadlint --no-cache"
    medians = {name: [statistics.median(part) for part in zip(*rows)]
               for name, rows in results.items()}
    print(f"{'':28} {'clock s':>9} {'cpu s':>9} {'peak MB':>9}   ours / this (clock, cpu)")
    for name, (clock, cpu, peak) in medians.items():
        ratios = f"{medians[ours][0] / clock:9.3f} {medians[ours][1] / max(cpu, 0.001):9.3f}"
        print(f"{name:28} {clock:9.2f} {cpu:9.2f} {peak:9.0f}   {ratios}")
    return {name: median[1] for name, median in medians.items()}


def main():
    """Measures what the command line names, or tests with the examples."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    if options.paths:
        table(options.paths, options.runs)
        return
    if support.clang() is None or support.mingw_headers() is None:
        support.skip("clang or mingw-w64's headers are not installed")
    # So many drivers and turns that another process in the way of one does not decide.
    cpu = table([support.ROOT / "rules/lost-unload/examples"], 3)
    clang = next(seconds for name, seconds in cpu.items() if name.startswith("clang"))
    slow = cpu["unloadlint --no-cache"] > clang / 3
    support.finish(["a run costs more than a third of the compiler with real headers"] if slow else [],
                   "cost of a run beside a compiler's")


if __name__ == "__main__":
    main()
