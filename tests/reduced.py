"""Holds verdicts to a tree that is not whole: in a copy of it names of files are changed, headers or
build files are gone. What a driver was found to be then stays, or it could not be decided; it never
becomes wrong. A driver that is not found any more is none of the failures.

    reduced.py [--seed N] [--rounds N] [--wdk DIR] [TREE...]

Without a tree it takes the examples of the rules and the reference driver of the corpus.
"""

import argparse
import collections
import pathlib
import random
import shutil
import sys
import tempfile

import support

SOURCES = {".c", ".cpp", ".cc", ".cxx"}
HEADERS = {".h", ".hpp", ".hxx", ".inl", ".inc"}
BUILDS = {".vcxproj", ".vcproj", ".props", ".targets", ".vcxitems", ".sln", ".slnx"}
BUILD_NAMES = {"sources", "dirs", "sources.inc", "makefile", "makefile.inc"}

# What a driver was found to be, without its findings.
Result = collections.namedtuple("Result", "verdict findings problems")


def kind_of(path):
    """Whether a file is a source, a header, part of a build, or None."""
    suffix, name = path.suffix.lower(), path.name.lower()
    if suffix in SOURCES:
        return "source"
    if name in BUILD_NAMES or suffix in BUILDS:
        return "build"
    return "header" if suffix in HEADERS else None


def files_of(tree):
    """The files of a tree that say anything, below hidden folders none."""
    found = []
    for path in sorted(tree.rglob("*")):
        inside = path.relative_to(tree)
        hidden = any(part.startswith(".") for part in inside.parts)
        if not hidden and path.is_file() and not path.is_symlink() and kind_of(path):
            found.append(inside)
    return found


def copy(tree, files, changed, folder):
    """Copies a tree; `changed` says what becomes of a file: another name, or None for nothing."""
    for inside in files:
        name = changed.get(inside, inside)
        if name is not None:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(tree / inside, folder / name)


def some(chance, items, share):
    """A part of the items, at least one where there is any."""
    items = sorted(items)
    return chance.sample(items, min(len(items), max(1, round(len(items) * share))))


def renamed(chance, files):
    """A third of the sources and a tenth of the headers have other names."""
    chosen = (some(chance, [f for f in files if kind_of(f) == "source"], 0.33)
              + some(chance, [f for f in files if kind_of(f) == "header"], 0.1))
    return {inside: inside.with_name(f"{inside.stem}_renamed{inside.suffix}") for inside in chosen}


def without_headers(chance, files):
    """Of a third of the folders the headers are gone."""
    folders = {inside.parent for inside in files if kind_of(inside) == "header"}
    gone = set(some(chance, folders, 0.33))
    return {f: None for f in files if kind_of(f) == "header" and f.parent in gone}


def without_some_builds(chance, files):
    """Half of the build files are gone."""
    return dict.fromkeys(some(chance, [f for f in files if kind_of(f) == "build"], 0.5))


def without_builds(_chance, files):
    """All build files are gone."""
    return {f: None for f in files if kind_of(f) == "build"}


def without_sources(chance, files):
    """A fifth of the sources is gone."""
    return dict.fromkeys(some(chance, [f for f in files if kind_of(f) == "source"], 0.2))


REDUCTIONS = [renamed, without_headers, without_some_builds, without_builds, without_sources]


def results(folder, names, options):
    """What the drivers of a copy were found to be, by the source of their entry as the tree names
    it; `names` maps the copy's names to the tree's."""
    try:
        report = support.check(*options, folder, cwd=folder)
    except RuntimeError as error:
        if "unloadlint: no driver under" not in str(error):
            raise
        return {}
    problems = {(names.get(p["file"], p["file"]), p["message"]) for p in report["problems"]}
    findings = collections.defaultdict(set)
    for finding in report["findings"]:
        file = names.get(finding["file"], finding["file"])
        findings[finding["driver"]].add((finding["rule"], file, finding["line"]))
    found = collections.defaultdict(list)
    for driver in report["drivers"]:
        if driver["entry"] and driver["entry"]["file"]:
            entry = names.get(driver["entry"]["file"], driver["entry"]["file"])
            own = findings[driver["name"]] if driver["verdict"] == "findings" else set()
            found[entry].append(Result(driver["verdict"], own, problems))
    return found


def judge(whole, part):
    """What is wrong with the verdict on one driver of the copy, given those on the tree's drivers
    that have the same entry; or None."""
    if part.verdict == "inconclusive":
        return None
    known = {result.verdict for result in whole}
    if part.verdict == "findings":
        had = set().union(*(result.findings for result in whole))
        # What could not be decided may hide a finding; what was clean may not.
        new = part.findings - had
        return f"new findings {sorted(new)}" if new and "inconclusive" not in known else None
    if part.verdict in known or known == {"inconclusive"}:
        return None
    # With a problem on record nobody is told that all was read.
    if part.problems - set().union(*(result.problems for result in whole)):
        return None
    return f"was {'/'.join(sorted(known))}, is {part.verdict}, and nothing is recorded"


def try_one(tree, files, whole, reduction, seed, options):
    """(what was done, counts, failures) of one reduced copy."""
    chance = random.Random(f"{seed}/{tree.name}/{reduction.__name__}")
    changed = reduction(chance, files)
    counts, failures = collections.Counter(), []
    with tempfile.TemporaryDirectory(prefix="unloadlint-reduced-") as name:
        folder = pathlib.Path(name)
        copy(tree, files, changed, folder)
        names = {new.as_posix(): old.as_posix() for old, new in changed.items() if new is not None}
        found = results(folder, names, options)
    for entry, before in sorted(whole.items()):
        after = found.get(entry, [])
        counts["drivers"] += len(before)
        counts["gone" if not after else "found"] += len(before)
        for part in after:
            wrong = judge(before, part)
            same = part.verdict in {result.verdict for result in before}
            kind = "wrong" if wrong else "same" if same else (
                "inconclusive" if part.verdict == "inconclusive" else "recorded")
            counts[kind] += 1
            if wrong:
                failures.append(f"{tree.name}, {reduction.__name__}, seed {seed}: {entry}: {wrong}")
    return reduction.__name__, counts, failures


def run_tree(tree, arguments):
    """The failures over all reductions of a tree; prints a line for each kind."""
    files = files_of(tree)
    options = ["--wdk", arguments.wdk] if arguments.wdk else []
    with tempfile.TemporaryDirectory(prefix="unloadlint-reduced-") as name:
        copy(tree, files, {}, pathlib.Path(name))
        whole = results(pathlib.Path(name), {}, options)
    work = [(reduction, seed) for reduction in REDUCTIONS
            for seed in range(arguments.seed, arguments.seed + arguments.rounds)]
    done = support.parallel(lambda w: try_one(tree, files, whole, *w, options), work)
    failures, sums = [], collections.defaultdict(collections.Counter)
    for (reduction, seed), result in zip(work, done):
        if isinstance(result, Exception):
            failures.append(f"{tree.name}, {reduction.__name__}, seed {seed}: {result}")
            continue
        sums[result[0]] += result[1]
        failures += result[2]
    for reduction, counts in sums.items():
        print(f"{tree.name:28} {reduction:20} {counts['drivers']:5} drivers, {counts['gone']} not found, "
              f"{counts['same']} the same, {counts['inconclusive']} inconclusive, "
              f"{counts['recorded']} other with a problem, {counts['wrong']} wrong")
    return failures


def own_trees(folder):
    """The examples and the reference driver, as a tree."""
    for driver in support.examples():
        shutil.copytree(driver, folder / "own" / driver.parent.parent.name / driver.name) \
            if driver.is_dir() else None
        if driver.is_file():
            at = folder / "own" / driver.parent.parent.name / driver.stem
            at.mkdir(parents=True)
            shutil.copyfile(driver, at / driver.name)
    shutil.copytree(support.ROOT / "corpus/reference", folder / "own" / "reference")
    return [folder / "own"]


def main():
    """Runs over the trees of the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("tree", nargs="*", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--wdk", help="headers, as for check")
    arguments = parser.parse_args()
    failures = []
    with tempfile.TemporaryDirectory(prefix="unloadlint-reduced-") as name:
        trees = [tree.resolve() for tree in arguments.tree] or own_trees(pathlib.Path(name))
        for tree in trees:
            failures += run_tree(tree, arguments)
    support.finish(failures, f"{len(trees)} trees, seeds {arguments.seed} to "
                             f"{arguments.seed + arguments.rounds - 1}")


if __name__ == "__main__":
    sys.exit(main())
