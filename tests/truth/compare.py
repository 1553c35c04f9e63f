"""Tool against truth, driver by driver."""

import collections
import concurrent.futures
import dataclasses
import json
import os
import pathlib
import shutil
import subprocess

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
    """The truth of the driver in the folder, with places relative to it; raises Broken. The library
    stays there, as driver.so."""
    folder = pathlib.Path(folder).resolve()
    library = folder / "driver.so"
    kernel.build(sorted(folder.glob("*.c")), library, together)
    return _relative(kernel.truth(library), folder)


def _relative(truth, folder):
    if truth.is_chance:
        raise running.Broken("reads memory that nobody has written")
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
    libraries = kernel.build_all([(sorted(path.glob("*.c")), path / "driver.so") for path in folders])
    truths = kernel.truths(libraries, "--all")
    cases = []
    for path in folders:
        truth = truths.get(path / "driver.so")
        if truth is None or not is_sound(truth):
            shutil.rmtree(path)
        else:
            cases.append(Case(path.name, path, _relative(truth, path)))
    return cases


def generate_all(kernel, seeds, folder, workers):
    """The sound cases of the seeds, each in a folder of its own."""
    groups = [seeds[at:at + 25] for at in range(0, len(seeds), 25)]
    with concurrent.futures.ThreadPoolExecutor(max_workers=workers) as pool:
        results = pool.map(lambda some: generated(kernel, some, pathlib.Path(folder)), groups)
        return [case for cases in results for case in cases]


def ask_tool(binary, folder, timeout=3600):
    """What the tool says of all drivers below the folder: name of the folder to verdict, reasons and
    findings by (rule, file, line)."""
    folder = pathlib.Path(folder).resolve()
    report = folder.parent / (folder.name + ".json")
    process = subprocess.run([str(binary), "check", "--no-cache", "--root", str(folder), "--report",
                              f"json:{report}", str(folder)], capture_output=True, text=True,
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


def replay_all(kernel, cases, said, workers):
    """Replays the witness of every finding that is true; the differences, and how many there were."""
    def of_case(case):
        answer = said.get(case.name)
        keys = [key for key in case.truth.violations if answer and key in answer["findings"]]
        if not keys:
            return [], 0
        folder = case.folder.resolve()
        library = folder / "driver.so"
        result = []
        for key in keys:
            gap = replay.replays(kernel, library, folder, answer["findings"][key],
                                 case.truth.violations[key])
            if gap is not None:
                result.append(Difference(case, "witness", key,
                                         f"step not run: {gap['file']}:{gap['line']}: {gap['message']}"))
        return result, len(keys)
    with concurrent.futures.ThreadPoolExecutor(max_workers=workers) as pool:
        results = list(pool.map(of_case, cases))
    return [difference for result, _ in results for difference in result], sum(n for _, n in results)


def table(cases, said, all_differences):
    """The figures by rule, as lines of text."""
    rows = collections.defaultdict(lambda: [0, 0, 0, 0])
    for case in cases:
        answer = said.get(case.name) or {"findings": {}}
        found = {key for key in answer["findings"] if key[0] in COMPARED}
        for key in case.truth.violations:
            rows[key[0]][0] += 1
            rows[key[0]][1] += key in found
    for difference in all_differences:
        if difference.kind in ("missed", "false"):
            rows[difference.key[0]][2 if difference.kind == "missed" else 3] += 1
    lines = [f"{'rule':24} {'true':>7} {'found':>7} {'missed':>7} {'false':>7}"]
    for rule in sorted(COMPARED):
        lines.append(f"{rule:24} " + " ".join(f"{figure:7}" for figure in rows[rule]))
    broken = sum(1 for case in cases if case.truth.violations)
    undecided = sum(1 for difference in all_differences if difference.kind == "inconclusive")
    lines.append(f"{len(cases)} drivers, {broken} of them broken, {len(cases) - broken} right; "
                 f"{sum(case.truth.ways for case in cases)} ways run; {undecided} inconclusive")
    return lines
