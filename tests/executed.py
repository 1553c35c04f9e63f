"""Holds the tool to what is observed when drivers are run: a few hundred generated ones, whose seeds
are fixed, with the witness of every finding replayed; and the reference driver of the corpus with its
variants, whose expectations are held to the same. tests/truth says how, and runs more of them:

    python3 tests/truth --seeds 1000000:20000 --replay
"""

import os
import pathlib
import sys
import tempfile

import support
import variants

sys.path.insert(0, str(support.ROOT / "tests/truth"))

import compare  # pylint: disable=wrong-import-position
import driver  # pylint: disable=wrong-import-position

# Of two the coarse way has too many states, and each path by itself comes to an end; in the last a
# branch that is not followed chooses between returns, only one of which the path can come to.
SEEDS = (*range(1, 301), 1421379, 1431272, 1484027)
# So many of them may be undecided when paths are joined from the start, coarsely at first or not.
UNDECIDED = {"joined": 0.02, "coarse": 0.05}
# Nobody runs these here: they are about devices that come and go, and about other slots.
NOT_RUN = {"released-at-device-removal", "late-unload-store", "blocked-unload",
           "lost-dispatch"}


def generated(kernel, folder, workers):
    """The failures of the generated drivers, and how many there were."""
    cases = compare.generate_all(kernel, SEEDS, folder, workers)
    said = compare.ask_tool(support.BINARY, folder)
    strays = []
    found = [difference for case in cases for difference in compare.differences(case, said.get(case.name))]
    for effort, part in UNDECIDED.items():
        joined = compare.ask_tool(support.BINARY, folder, effort=effort)
        others = [difference for case in cases
                  for difference in compare.of_effort(effort, compare.differences(case, joined.get(case.name)))]
        undecided = [difference for difference in others if difference.kind == "inconclusive"]
        others = [difference for difference in others if difference.kind != "inconclusive"]
        print(f"{effort}: {len(undecided)} of {len(cases)} drivers inconclusive, {len(others)} differences")
        strays += [f"{effort}: {difference}" for difference in others]
        if len(undecided) > part * len(cases):
            strays += [f"{effort}: too much is undecided: {difference}" for difference in undecided]
    gaps, witnesses = compare.replay_all(kernel, cases, said)
    print("\n".join(compare.figures(cases, said, found).lines()))
    print(f"{witnesses} witnesses replayed, {len(gaps)} of them do not hold")
    return strays + [str(difference) for difference in found + gaps], len(cases)


def named(file, line):
    """The line that names the function whose body is said to begin on this one."""
    lines = pathlib.Path(file).read_text(encoding="utf-8").splitlines()
    while lines[line - 1].startswith(("{", " ", "\t")):
        line -= 1
    return line


def corpus(kernel, folder):
    """The failures of the corpus, and how many drivers it has."""
    mingw = support.mingw_headers()
    if mingw is None:
        print("mingw-w64's headers are not installed: the corpus was not run")
        return [], 0
    options = ["-w", "-D_X86INTRIN_H_INCLUDED", "-DDECLSPEC_IMPORT=", "-DALLOC_PRAGMA", "-isystem", mingw, "-isystem",
               mingw / "ddk", "-include", driver.HERE / "kernel/mingw.h"]
    drivers = support.corpus(folder)
    objects = pathlib.Path(folder) / "objects"
    objects.mkdir()

    def of(source, all_differ):
        same = not all_differ and source not in variants.changed_sources(source.parent)
        key = source.name if same else f"{source.parent.name}-{source.name}"
        output = objects / f"{key}.o"
        if not output.exists():
            kernel.compile(source, output, options)
        return output

    def run(item):
        name, path = item
        changed = set(variants.changed_sources(path))
        sources = sorted(path.glob("*.c"))
        library = kernel.link([of(source, changed == set(sources)) for source in sources],
                              objects / f"{name}.so")
        truth = kernel.truth(library, "--no-devices")
        found = {(pathlib.Path(file).name, named(file, line) if rule == "discarded-unload" else line, rule)
                 for rule, file, line in truth.violations}
        expected = {key for key in variants.read_expected(name)[1] if key[2] not in NOT_RUN}
        failures = [f"{name}: {what}" for what in truth.defects]
        if not truth.complete:
            failures.append(f"{name}: not every way was run")
        failures += [f"{name}: {file}:{line}: {rule} is expected, and is not so when it is run"
                     for file, line, rule in sorted(expected - found)]
        failures += [f"{name}: {file}:{line}: {rule} is so when it is run, and is not expected"
                     for file, line, rule in sorted(found - expected)]
        return failures

    items = sorted(drivers.items())
    # The reference's objects are made first: the variants share them.
    for source in sorted(drivers["reference"].glob("*.c")):
        kernel.compile(source, objects / f"{source.name}.o", options)
    results = support.parallel(run, items)
    failures = []
    for (name, _), result in zip(items, results):
        failures += [f"{name}: {result}"] if isinstance(result, Exception) else result
    return failures, len(items)


def main():
    """Runs both."""
    compiler = driver.compiler()
    if compiler is None or sys.platform != "linux" or os.uname().machine != "x86_64":
        support.skip("drivers are run on Linux on x64 only, and compiled with clang")
    with tempfile.TemporaryDirectory(prefix="unloadlint-truth-") as folder:
        kernel = driver.Kernel(folder, compiler)
        workers = os.cpu_count() or 2
        failures, count = generated(kernel, pathlib.Path(folder) / "generated", workers)
        (pathlib.Path(folder) / "corpus").mkdir()
        more, variants_run = corpus(kernel, pathlib.Path(folder) / "corpus")
    support.finish(failures + more, f"{count} generated drivers and {variants_run} of the corpus")


if __name__ == "__main__":
    main()
