"""Holds the reference driver and its variants to what is known of them: the reference is clean, and
each variant shows the findings of its `expected` file and no other, with the header pack and with
mingw-w64's headers. All of them are valid C: a compiler has nothing to say.
"""

import pathlib
import re
import subprocess
import tempfile

import support

LINE = re.compile(r"(?P<file>[^:\s]+):(?P<line>\d+):\s*(?P<rule>[\w-]+)$")


def read_expected(name):
    """Verdict and findings of a variant's `expected` file, as they stand today: what is marked as a
    known miss must still be missed, so that the mark comes off with the gap."""
    if name == "reference":
        return "clean", set()
    path = support.ROOT / "corpus/variants" / name / "expected"
    verdict, known_verdict, findings = None, None, set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.split("#")[0].strip()
        match = LINE.match(line)
        if line.startswith("verdict:"):
            verdict = line.removeprefix("verdict:").strip()
        elif line.startswith("known-verdict:"):
            known_verdict = line.removeprefix("known-verdict:").strip()
        elif line.startswith("known-miss:"):
            if not LINE.match(line.removeprefix("known-miss:").strip()):
                raise ValueError(f"{path}:{number}: not 'known-miss: file:line: rule'")
        elif match:
            findings.add((match["file"], int(match["line"]), match["rule"]))
        elif line:
            raise ValueError(f"{path}:{number}: neither 'verdict: V' nor 'file:line: rule'")
    if verdict is None:
        raise ValueError(f"{path}: has no line 'verdict: V'")
    return known_verdict or verdict, findings


def hold(name, folder, options, label):
    """The failures of one variant under one set of headers."""
    verdict, expected = read_expected(name)
    report = support.check(*options, ".", cwd=folder)
    failures = []
    verdicts = [driver["verdict"] for driver in report["drivers"]]
    if verdicts != [verdict]:
        reasons = [f"{reason['file']}:{reason['line']}: {reason['message']}"
                   for driver in report["drivers"] for reason in driver["reasons"]]
        failures.append(f"{name} ({label}): verdict {', '.join(verdicts) or 'none'} instead of "
                        f"{verdict}" + "".join(f"\n     {reason}" for reason in reasons))
    found = {(finding["file"], finding["line"], finding["rule"]) for finding in report["findings"]}
    failures += [f"{name} ({label}): {file}:{line}: {rule} was not found"
                 for file, line, rule in sorted(expected - found)]
    failures += [f"{name} ({label}): {file}:{line}: {rule} was found and is not expected"
                 for file, line, rule in sorted(found - expected)]
    return failures


def changed_sources(folder):
    """The sources that a compiler reads otherwise than the reference's: all, when a header differs."""
    reference = support.ROOT / "corpus/reference"
    if folder.name == "reference":
        return sorted(folder.glob("*.c"))
    changed = [path for path in sorted(folder.glob("*.[ch]"))
               if not (reference / path.name).exists()
               or path.read_bytes() != (reference / path.name).read_bytes()]
    if any(path.suffix == ".h" for path in changed):
        return sorted(folder.glob("*.c"))
    return changed


def compiles(name, folder, compiler, mingw):
    """The failures that a compiler sees."""
    command = [compiler, "-target", "x86_64-w64-mingw32", "-fsyntax-only", "-Wall", "-Wextra",
               "-Werror", "-Wno-#warnings", "-isystem", mingw, "-isystem", mingw / "ddk",
               *changed_sources(folder)]
    process = subprocess.run([str(word) for word in command], capture_output=True, text=True,
                             check=False)
    if process.returncode != 0:
        return [f"{name}: does not compile without warnings\n{process.stderr}"]
    return []


def hold_all_ways(item, compiler, mingw):
    """The failures of one variant."""
    name, folder = item
    failures = hold(name, folder, [], "pack")
    if mingw is not None:
        failures += hold(name, folder, ["--wdk", mingw], "mingw-w64")
        if compiler is not None:
            failures += compiles(name, folder, compiler, mingw)
    return failures


def main():
    """Runs the reference and all variants."""
    compiler, mingw = support.clang(), support.mingw_headers()
    with tempfile.TemporaryDirectory(prefix="unloadlint-corpus-") as folder:
        drivers = list(support.corpus(pathlib.Path(folder)).items())
        results = support.parallel(lambda item: hold_all_ways(item, compiler, mingw), drivers)
    failures = []
    for (name, _), result in zip(drivers, results):
        failures += [f"{name}: {result}"] if isinstance(result, Exception) else result
    if mingw is None or compiler is None:
        print("mingw-w64's headers or clang are not installed: not everything was tried")
    support.finish(failures, f"{len(drivers)} drivers of the corpus")


if __name__ == "__main__":
    main()
