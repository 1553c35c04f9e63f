"""Tool against truth, driver by driver."""

import collections
import concurrent.futures
import dataclasses
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

import driver as running
import generate
import replay

COMPARED = set(running.RULES.values())


@dataclasses.dataclass
class Case:
    """One driver: its sources in a folder, and what is true of it."""
    name: str
    folder: pathlib.Path
    truth: running.Truth
    library: running.Library = None  # that it is run from, while its ways may be asked for


def write(files, folder):
    """Writes the files of a driver into a new folder."""
    folder = pathlib.Path(folder)
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def observe(kernel, folder, together=True):
    """The truth of the driver in the folder, with places relative to it; raises Broken."""
    folder = pathlib.Path(folder).resolve()
    with tempfile.TemporaryDirectory(prefix="truth-") as place:
        library = kernel.build(running.sources_of(folder), pathlib.Path(place) / "driver.so", together)
        truth = kernel.truth(library)
    if truth.is_chance:
        raise running.Broken("reads memory that nobody has written")
    return _relative(truth, folder)


def _relative(truth, folder):
    truth.violations = {(rule, os.path.relpath(file, folder), line): ways
                        for (rule, file, line), ways in truth.violations.items()}
    return truth


def is_sound(truth):
    """Whether the driver may be asked about: it is wrong in no way that the rules don't speak of, and
    every sequence of answers was run."""
    return truth.complete and not truth.defects and truth.loaded > 0 and not truth.is_chance


def generated(kernel, seeds, folder):
    """The cases of some seeds, without those for which what was generated is no sound driver."""
    folders = [write(generate.driver(seed), folder / f"s{seed}").resolve() for seed in seeds]
    built = kernel.build_all([running.sources_of(path) for path in folders],
                             folder.resolve().parent / f"{folder.name}-{seeds[0]}.so")
    runnable = [library for library in built if library is not None]
    truths = iter(kernel.truths(runnable, "--all") if runnable else [])
    cases = []
    for path, library in zip(folders, built):
        truth = None if library is None else next(truths)
        if truth is None or not is_sound(truth):
            shutil.rmtree(path)
        else:
            cases.append(Case(path.name, path, _relative(truth, path), library))
    return cases


def generate_all(kernel, seeds, folder, workers):
    """The sound cases of the seeds, each in a folder of its own."""
    groups = [seeds[at:at + 25] for at in range(0, len(seeds), 25)]
    with concurrent.futures.ThreadPoolExecutor(max_workers=workers) as pool:
        results = pool.map(lambda some: generated(kernel, some, pathlib.Path(folder)), groups)
        return [case for cases in results for case in cases]


def ask_tool(binary, folder, timeout=3600, jobs=None, effort="quick"):
    """What the tool says of all drivers below the folder, when it begins with that effort: name of
    the folder to verdict, reasons and findings by (rule, file, line)."""
    folder = pathlib.Path(folder).resolve()
    report = folder.parent / (folder.name + ".json")
    process = subprocess.run([str(binary), "check", "--no-cache", "--effort", effort, "--root",
                              str(folder), "--report", f"json:{report}", *([] if jobs is None else ["-j", str(jobs)]),
                              str(folder)], capture_output=True, text=True,
                             check=False, timeout=timeout)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"unloadlint: exit status {process.returncode}\n{process.stderr}")
    answer = json.loads(report.read_text(encoding="utf-8"))
    said = {}
    for entry in answer["drivers"]:
        if entry["entry"]["file"] is None:
            continue  # nothing was found of it: it is unseen
        name = pathlib.PurePath(entry["entry"]["file"]).parts[0]
        said[name] = {"verdict": entry["verdict"], "reasons": entry["reasons"], "findings": {}}
    for finding in answer["findings"]:
        name, *rest = pathlib.PurePath(finding["file"]).parts
        said[name]["findings"][(finding["rule"], "/".join(rest), finding["line"])] = finding
    return said


@dataclasses.dataclass
class Difference:
    """One disagreement about one driver."""
    case: Case
    kind: str     # missed, false, inconclusive, unseen
    key: tuple    # (rule, file, line)
    message: str = ""

    def __str__(self):
        rule, file, line = self.key
        return f"{self.case.name}: {self.kind}: {file}:{line}: {rule} {self.message}".rstrip()


def differences(case, said):
    """All disagreements about one driver."""
    if said is None:
        return [Difference(case, "unseen", ("", "", 0), "the tool did not find the driver")]
    true = set(case.truth.violations)
    found = {key for key in said["findings"] if key[0] in COMPARED}
    result = [Difference(case, "missed", key) for key in sorted(true - found)]
    result += [Difference(case, "false", key, said["findings"][key]["message"])
               for key in sorted(found - true)]
    if said["verdict"] == "inconclusive" or said["reasons"]:
        reason = (said["reasons"] or [{"message": "", "file": "", "line": 0}])[0]
        result.append(Difference(case, "inconclusive",
                                 ("", "/".join(pathlib.PurePath(reason["file"]).parts[1:]), reason["line"] or 0),
                                 reason["message"]))
    return result


def of_effort(effort, found):
    """Those of the differences between truth and what the tool says when it begins with that effort
    that it must not have. A driver that is too much may be undecided, and miss what it likes then."""
    if effort == "quick":
        return found
    undecided = {difference.case.name for difference in found if difference.kind == "inconclusive"}
    return [difference for difference in found
            if difference.kind != "missed" or difference.case.name not in undecided]


def replay_all(kernel, cases, said):
    """Replays the witness of every finding that is true; the differences, and how many there were."""
    witnesses = []
    for case in cases:
        answer = said.get(case.name) or {"findings": {}}
        witnesses += [(case, key, replay.Witness(case.folder, answer["findings"][key], ways))
                      for key, ways in case.truth.violations.items() if key in answer["findings"]]
    open_ones = [(case, witness) for case, _, witness in witnesses]
    for first, last in ((0, 4), (4, 24), (24, None)):
        wanted = [(case, witness, way) for case, witness in open_ones if not witness.holds
                  for way in witness.ways[first:last]]
        traces = kernel.traces([(case.library, way) for case, _, way in wanted])
        for (case, witness, _), trace in zip(wanted, traces):
            witness.look(trace)
    result = [Difference(case, "witness", key, witness.gap())
              for case, key, witness in witnesses if not witness.holds]
    return result, len(witnesses)


@dataclasses.dataclass
class Figures:
    """What the tables say; those of several runs can be added up."""
    rows: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    drivers: int = 0
    broken: int = 0
    ways: int = 0
    undecided: int = 0
    witnesses: int = 0

    def __add__(self, other):
        return Figures(*(getattr(self, field.name) + getattr(other, field.name)
                         for field in dataclasses.fields(self)))

    def lines(self):
        """The table, as lines of text."""
        names = ["true", "found", "missed", "false"]
        lines = [f"{'rule':27} " + " ".join(f"{name:>7}" for name in names)]
        for rule in sorted(COMPARED):
            lines.append(f"{rule:27} " + " ".join(f"{self.rows[rule, name]:7}" for name in names))
        lines.append(f"{self.drivers} drivers, {self.broken} of them broken, "
                     f"{self.drivers - self.broken} right; {self.ways} ways run; "
                     f"{self.undecided} inconclusive")
        return lines


def figures(cases, said, all_differences, witnesses=0):
    """The figures of some drivers."""
    rows = collections.Counter()
    for case in cases:
        found = (said.get(case.name) or {"findings": {}})["findings"]
        for key in case.truth.violations:
            rows[key[0], "true"] += 1
            rows[key[0], "found"] += key in found
    for difference in all_differences:
        if difference.kind in ("missed", "false"):
            rows[difference.key[0], difference.kind] += 1
    return Figures(rows, len(cases), sum(1 for case in cases if case.truth.violations),
                   sum(case.truth.ways for case in cases),
                   sum(1 for difference in all_differences if difference.kind == "inconclusive"),
                   witnesses)


def run(kernel, binary, seeds, folder, is_replayed, effort="quick"):
    """Generates the drivers of some seeds in the folder, runs them and asks the tool: differences and
    figures."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    cases, found, witnesses = [], [], 0
    for at in range(0, len(seeds), 25):
        cases += generated(kernel, seeds[at:at + 25], folder)
    said = ask_tool(binary, folder, jobs=1, effort=effort) if cases else {}
    for case in cases:
        found += of_effort(effort, differences(case, said.get(case.name)))
    if is_replayed:
        gaps, witnesses = replay_all(kernel, cases, said)
        found += gaps
    result = found, figures(cases, said, found, witnesses)
    for case in cases:
        case.library.path.unlink(missing_ok=True)
        case.library = None
        case.truth.violations = {}
    return result
