#!/usr/bin/env python3
"""How time and memory grow with a driver: generated drivers, doubled step by step.

    scaling.py                       the small series, held against a bound on growth (the test)
    scaling.py --full                every series up to 10,000 functions, as a table
    scaling.py --series branches --from 30 --to 480

Each series stretches one thing and keeps the rest small. All drivers but those of `leaks` are
correct, and their verdict must be `clean` at every size: a budget that was reached is a failure,
whatever the time. `leaks` forgets to release one thing in each group of functions, and each must be
found twice: at the failure that follows it and at unloading.
"""

import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import support

FUNCTIONS_A_FILE = 100
STEPS_A_GROUP = 25

HEAD = """\
#include <strmini.h>
BOOLEAN ReadSetting(ULONG Number);
extern PDRIVER_UNLOAD Saved;
"""

ENTRY = """\
PDRIVER_UNLOAD Saved;
static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject)
{{
{unload}
    Saved(DriverObject);
}}
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{{
    HW_INITIALIZATION_DATA init = {{0}};
    NTSTATUS status = STATUS_SUCCESS;
{entry}
    status = StreamClassRegisterAdapter(DriverObject, RegistryPath, &init);
    if (!NT_SUCCESS(status)) goto failed;
    Saved = DriverObject->DriverUnload;
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
failed:
{failed}
    return status;
}}
"""


def driver(unload, entry, failed, before=(), files=()):
    """The sources of a driver: the main file, and more of them."""
    main = HEAD + "\n".join(before) + "\n" + ENTRY.format(
        unload="\n".join(unload), entry="\n".join(entry), failed="\n".join(failed))
    return [main, *files]


def release(name):
    """Releases what the global holds, if it holds anything."""
    return f"    if ({name} != NULL) {{ ExFreePool({name}); {name} = NULL; }}"


def chunks(count, size):
    """The numbers below count, in lists of size."""
    return [list(range(start, min(start + size, count))) for start in range(0, count, size)]


def groups_of(count):
    """The functions that acquire something, in groups; each group has two more of its own."""
    return chunks(max(count - count // STEPS_A_GROUP, 1), STEPS_A_GROUP)


def functions(count, a_file=FUNCTIONS_A_FILE, leaks=False):
    """Functions that acquire one thing each, in groups that undo what they did when one of them
    fails; the groups are called one behind the other, and undone together."""
    files, groups = [], groups_of(count)
    for of_file in chunks(len(groups), max(a_file // STEPS_A_GROUP, 1)):
        text = [HEAD]
        for group in of_file:
            for i in groups[group]:
                text += [f"static PVOID Thing{i};",
                         f"static NTSTATUS Make{i}(VOID)", "{",
                         f"    Thing{i} = ExAllocatePoolWithTag(NonPagedPool, 64, 'gaT{i % 10}');",
                         f"    return Thing{i} == NULL ? STATUS_NO_MEMORY : STATUS_SUCCESS;", "}"]
            kept = [i for i in groups[group] if not leaks or i % STEPS_A_GROUP]
            text += [f"VOID Stop{group}(VOID)", "{", *(release(f"Thing{i}") for i in kept), "}",
                     f"NTSTATUS Start{group}(VOID)", "{", "    NTSTATUS status;"]
            for i in groups[group]:
                text += [f"    status = Make{i}();", "    if (!NT_SUCCESS(status)) goto failed;"]
            text += ["    return STATUS_SUCCESS;", "failed:", f"    Stop{group}();",
                     "    return status;", "}"]
        files.append("\n".join(text) + "\n")
    numbers = range(len(groups))
    before = [f"NTSTATUS Start{g}(VOID); VOID Stop{g}(VOID);" for g in numbers]
    entry, failed = [], []
    for g in numbers:
        entry += [f"    status = Start{g}();", f"    if (!NT_SUCCESS(status)) goto failed{g};"]
    for g in reversed(numbers):
        failed += [f"    Stop{g}();", f"failed{g}:;"]
    unload = [f"    Stop{g}();" for g in reversed(numbers)]
    return driver(unload, entry, failed, before, files)


def branches(count):
    """Branches in DriverEntry that nothing else depends on, each of which may acquire something."""
    before = [f"static PVOID Thing{i};" for i in range(count)]
    entry = [f"    if (ReadSetting({i})) Thing{i} = ExAllocatePoolWithTag(NonPagedPool, 64, 'gaT1');"
             for i in range(count)]
    undo = [release(f"Thing{i}") for i in range(count)]
    return driver(undo, entry, undo, before)


def flags(count):
    """As branches, but what unloading releases is decided by the flag that decided it before."""
    before = [f"static PVOID Thing{i}; static BOOLEAN Has{i};" for i in range(count)]
    entry = []
    for i in range(count):
        entry += [f"    Has{i} = ReadSetting({i});",
                  f"    if (Has{i}) Thing{i} = ExAllocatePoolWithTag(NonPagedPool, 64, 'gaT1');"]
    undo = [f"    if (Has{i}) {{ if (Thing{i} != NULL) ExFreePool(Thing{i}); }}"
            for i in range(count)]
    return driver(undo, entry, undo, before)


def resources(count):
    """A ladder of things that are acquired in turn, and released in the opposite order from
    wherever it broke off."""
    before = [f"static PVOID Thing{i};" for i in range(count)]
    entry, failed = [], []
    for i in range(count):
        entry += [f"    Thing{i} = ExAllocatePoolWithTag(NonPagedPool, 64, 'gaT1');",
                  f"    if (Thing{i} == NULL) {{ status = STATUS_NO_MEMORY; goto failed{i}; }}"]
    for i in reversed(range(count)):
        failed += [f"    ExFreePool(Thing{i});", f"failed{i}:;"]
    unload = [f"    ExFreePool(Thing{i});" for i in reversed(range(count))]
    return driver(unload, entry, failed, before)


def globals_(count):
    """Things that are acquired without a look at the result, and released where they are there."""
    before = [f"static PVOID Thing{i};" for i in range(count)]
    entry = [f"    Thing{i} = ExAllocatePoolWithTag(NonPagedPool, 64, 'gaT1');"
             for i in range(count)]
    undo = [release(f"Thing{i}") for i in range(count)]
    return driver(undo, entry, undo, before)


def depth(count):
    """Helpers that call each other, each in two places, down to the one that acquires and the one
    that releases."""
    before = ["static PVOID Thing;",
              "static NTSTATUS Make0(ULONG size)", "{",
              "    if (Thing != NULL) return STATUS_SUCCESS;",
              "    Thing = ExAllocatePoolWithTag(NonPagedPool, size, 'gaT1');",
              "    return Thing == NULL ? STATUS_NO_MEMORY : STATUS_SUCCESS;", "}",
              "static VOID Stop0(VOID)", "{", release("Thing"), "}"]
    for i in range(1, count):
        before += [f"static NTSTATUS Make{i}(ULONG size)", "{",
                   f"    if (ReadSetting({i})) return Make{i - 1}(size + 1);",
                   f"    return Make{i - 1}(size);", "}",
                   f"static VOID Stop{i}(VOID)", "{",
                   f"    if (ReadSetting({i})) Stop{i - 1}(); else Stop{i - 1}();", "}"]
    entry = [f"    status = Make{count - 1}(64);", "    if (!NT_SUCCESS(status)) goto failed;"]
    return driver([f"    Stop{count - 1}();"], entry, [f"    Stop{count - 1}();"], before)


def wrapper(count):
    """One function that acquires whatever the others ask for, and one that releases it."""
    groups = groups_of(count)
    before = ["static NTSTATUS Take(PVOID *Place)", "{",
              "    *Place = ExAllocatePoolWithTag(NonPagedPool, 64, 'gaT1');",
              "    return *Place == NULL ? STATUS_NO_MEMORY : STATUS_SUCCESS;", "}",
              "static VOID Drop(PVOID *Place)", "{", "    " + release("*Place").strip(), "}"]
    entry, failed = [], []
    for g, group in enumerate(groups):
        before += [*(f"static PVOID Thing{i};" for i in group),
                   f"static VOID Stop{g}(VOID)", "{", *(f"    Drop(&Thing{i});" for i in group), "}",
                   f"static NTSTATUS Start{g}(VOID)", "{", "    NTSTATUS status;"]
        for i in group:
            before += [f"    status = Take(&Thing{i});", "    if (!NT_SUCCESS(status)) goto failed;"]
        before += ["    return STATUS_SUCCESS;", "failed:", f"    Stop{g}();", "    return status;",
                   "}"]
        entry += [f"    status = Start{g}();", f"    if (!NT_SUCCESS(status)) goto failed{g};"]
    for g in reversed(range(len(groups))):
        failed += [f"    Stop{g}();", f"failed{g}:;"]
    unload = [f"    Stop{g}();" for g in reversed(range(len(groups)))]
    return driver(unload, entry, failed, before)


def made(count, body):
    """Things that are made one after the other by one helper with that body, and released by
    another; what the helper leaves behind has to be one state, however often it is called."""
    before = ["typedef struct _THING { ULONG Size; PVOID Buffer; } THING, *PTHING;",
              *(f"static PTHING Thing{i};" for i in range(count)),
              "static NTSTATUS Take(PTHING *Place)", "{", *body,
              "    return *Place == NULL ? STATUS_NO_MEMORY : STATUS_SUCCESS;", "}",
              "static VOID Drop(PTHING *Place)", "{", "    " + release("*Place").strip(), "}"]
    entry = []
    for i in range(count):
        entry += [f"    status = Take(&Thing{i});", "    if (!NT_SUCCESS(status)) goto failed;"]
    undo = [f"    Drop(&Thing{i});" for i in reversed(range(count))]
    return driver(undo, entry, undo, before)


def zeroed(count):
    """Things that are made zero when they are there."""
    return made(count, [
        "    *Place = ExAllocatePoolWithTag(NonPagedPool, sizeof(THING), 'gaT1');",
        "    if (*Place != NULL) RtlZeroMemory(*Place, sizeof(THING));"])


def retries(count):
    """Things that are asked for again and again, until they are there."""
    return made(count, [
        "    for (; *Place == NULL;) {",
        "        *Place = ExAllocatePoolWithTag(NonPagedPool, sizeof(THING), 'gaT1');",
        "        if (*Place != NULL) RtlZeroMemory(*Place, sizeof(THING));", "    }"])


def tables(count):
    """Tables that are filled as far as nobody knows, by one helper, and emptied by another: what
    stands in one of them is independent of the others."""
    before = ["typedef struct _THING { ULONG Size; PVOID Buffer; } THING, *PTHING;",
              *(f"static PTHING Table{i}[16]; static ULONG Used{i};" for i in range(count)),
              "static NTSTATUS Take(PTHING *Place)", "{",
              "    *Place = ExAllocatePoolWithTag(NonPagedPool, sizeof(THING), 'gaT1');",
              "    if (*Place == NULL) return STATUS_NO_MEMORY;",
              "    (*Place)->Buffer = &Saved;", "    return STATUS_SUCCESS;", "}",
              "static VOID Drop(PTHING *Place)", "{", "    " + release("*Place").strip(), "}",
              "static NTSTATUS Fill(PTHING *Table, ULONG *Used, ULONG Wanted)", "{",
              "    NTSTATUS status = STATUS_SUCCESS;",
              "    for (*Used = 0; *Used < Wanted; (*Used)++) {",
              "        status = Take(&Table[*Used]);",
              "        if (!NT_SUCCESS(status)) break;", "    }", "    return status;", "}",
              "static VOID Empty(PTHING *Table, ULONG Used)", "{",
              "    while (Used > 0) Drop(&Table[--Used]);", "}"]
    entry = []
    for i in range(count):
        entry += [f"    status = Fill(Table{i}, &Used{i}, ReadSetting({i}) & 15);",
                  "    if (!NT_SUCCESS(status)) goto failed;"]
    undo = [f"    Empty(Table{i}, Used{i});" for i in reversed(range(count))]
    return driver(undo, entry, undo, before)


Series = collections.namedtuple("Series", "make small full unit")
SERIES = {
    "functions": Series(functions, (50, 400), (78, 10000), "functions"),
    "files": Series(lambda n: functions(n * STEPS_A_GROUP, STEPS_A_GROUP), (4, 16), (3, 384),
                    "files"),
    "branches": Series(branches, (15, 120), (30, 480), "branches"),
    "flags": Series(flags, (15, 120), (30, 480), "flags"),
    "globals": Series(globals_, (15, 120), (30, 1920), "globals"),
    "resources": Series(resources, (15, 120), (30, 1920), "resources"),
    "wrapper": Series(wrapper, (50, 400), (78, 5000), "things"),
    "zeroed": Series(zeroed, (15, 120), (30, 1920), "things"),
    "retries": Series(retries, (15, 120), (30, 1920), "things"),
    "tables": Series(tables, (4, 32), (4, 64), "tables"),
    "depth": Series(depth, (20, 160), (10, 320), "levels"),
    "leaks": Series(lambda n: functions(n, leaks=True), (50, 200), (78, 1250), "functions"),
}

Measure = collections.namedtuple("Measure", "size seconds megabytes verdict findings reasons")


def measure(series, size):
    """Runs the tool over the driver of that size."""
    with tempfile.TemporaryDirectory(prefix="unloadlint-scaling-") as folder:
        folder = pathlib.Path(folder)
        for number, text in enumerate(series.make(size)):
            (folder / "driver").mkdir(exist_ok=True)
            (folder / "driver" / f"file{number}.c").write_text(text, encoding="utf-8")
        report = folder / "report.json"
        command = [str(support.BINARY), "check", "--no-cache", "-j", "1", "--fail-on", "never",
                   "--report", f"json:{report}", str(folder / "driver")]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = usage.ru_utime + usage.ru_stime  # of the processor: others may be busy too
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            return Measure(size, seconds, usage.ru_maxrss / 1024, f"exit {process.returncode}", 0,
                           [])
        result = json.loads(report.read_text(encoding="utf-8"))
    first = result["drivers"][0]
    return Measure(size, seconds, usage.ru_maxrss / 1024, first["verdict"],
                   len(result["findings"]), [r["message"] for r in first["reasons"]])


def sizes(first, last):
    """Doubled step by step; the last is there whatever the steps."""
    while first < last:
        yield first
        first *= 2
    yield last


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--full", action="store_true", help="every series up to its full size")
    parser.add_argument("--series", choices=sorted(SERIES), action="append")
    parser.add_argument("--from", dest="first", type=int)
    parser.add_argument("--to", dest="last", type=int)
    arguments = parser.parse_args()
    failures, runs = [], 0
    for name in arguments.series or SERIES:
        series = SERIES[name]
        first, last = series.full if arguments.full else series.small
        print(f"{name}\n{series.unit:>10} {'seconds':>9} {'MB':>7}  verdict")
        before = None
        for size in sizes(arguments.first or first, arguments.last or last):
            now = measure(series, size)
            runs += 1
            print(f"{size:>10} {now.seconds:>9.2f} {now.megabytes:>7.0f}  {now.verdict}"
                  f"{f', {now.findings} findings' if now.findings else ''}"
                  f"{': ' + now.reasons[0] if now.reasons else ''}", flush=True)
            failures += judge(name, series, now, before)
            before = now
    support.finish(failures, f"{runs} generated drivers")


# Times below this are those of starting, and memory below is that of libclang.
SECONDS_OF_NOTE, MEGABYTES_OF_NOTE = 2.0, 250
# What a step may cost more than its size grows, for the sake of memory that does not fit the
# processor's cache any more and of busy machines. It catches growth by powers, not by squares.
GROWTH = 6.0


def judge(name, series, now, before):
    """What is wrong with a measure, given that of half the size."""
    wanted = "findings" if name == "leaks" else "clean"
    failures = []
    if now.verdict != wanted:
        failures.append(f"{name} {now.size}: the verdict is {now.verdict}, not {wanted}")
    if name == "leaks" and now.findings != 2 * len(groups_of(now.size)):
        failures.append(f"leaks {now.size}: {now.findings} findings")
    if before is None:
        return failures
    factor = now.size / before.size
    if now.seconds > max(before.seconds, SECONDS_OF_NOTE) * factor * GROWTH / 2:
        failures.append(f"{name} {now.size}: {now.seconds:.1f} s, after {before.seconds:.1f} s for "
                        f"{before.size} {series.unit}")
    if now.megabytes > max(before.megabytes, MEGABYTES_OF_NOTE) * factor * GROWTH / 2:
        failures.append(f"{name} {now.size}: {now.megabytes:.0f} MB, after "
                        f"{before.megabytes:.0f} MB for {before.size} {series.unit}")
    return failures


if __name__ == "__main__":
    sys.exit(main())
