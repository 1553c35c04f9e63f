"""Holds every rule's examples to their marks, with the header pack and with mingw-w64's headers.

    // expect: rule[, rule]     exactly these findings lie on this line
    // clean                    none does, which goes for every line without a mark as well
    // known-miss: rule         should be found and is not: fails as soon as it is
    // known-false: rule        is found and should not be: fails as soon as it is not
    // inconclusive             anywhere: the driver cannot be decided; fails as soon as it can
"""

import collections
import re

import support

MARK = re.compile(r"//\s*(expect|known-miss|known-false|clean|inconclusive)\b(?:\s*:([\w\s,-]+))?")

Marks = collections.namedtuple("Marks", "expected misses is_inconclusive problems")


def read_marks(driver, rules):
    """The marks of an example; findings are (file, line, rule)."""
    expected, misses, problems = set(), set(), []
    is_inconclusive = False
    for source in support.sources_of(driver):
        name = source.relative_to(support.ROOT).as_posix()
        lines = source.read_text(encoding="utf-8", errors="replace").splitlines()
        for number, line in enumerate(lines, 1):
            for mark, words in MARK.findall(line):
                named = [word for word in re.split(r"[\s,]+", words) if word]
                problems += [f"{name}:{number}: there is no rule '{word}'"
                             for word in named if word not in rules]
                if mark in ("expect", "known-false", "known-miss") and not named:
                    problems.append(f"{name}:{number}: the mark '{mark}' names no rule")
                if mark == "inconclusive":
                    is_inconclusive = True
                elif mark in ("expect", "known-false"):
                    expected |= {(name, number, word) for word in named}
                elif mark == "known-miss":
                    misses |= {(name, number, word) for word in named}
    return Marks(expected, misses, is_inconclusive, problems)


def hold(driver, marks, options, label):
    """The failures of one example under one set of headers."""
    name = driver.relative_to(support.ROOT).as_posix()
    report = support.check(*options, driver)
    failures = []
    if len(report["drivers"]) != 1:
        failures.append(f"{name} ({label}): is {len(report['drivers'])} drivers, not one")
    found = {(finding["file"], finding["line"], finding["rule"]) for finding in report["findings"]}
    for file, line, rule in sorted(marks.expected - found):
        failures.append(f"{file}:{line} ({label}): {rule} is marked and was not found")
    for file, line, rule in sorted(found - marks.expected - marks.misses):
        failures.append(f"{file}:{line} ({label}): {rule} was found and is not marked")
    for file, line, rule in sorted(found & marks.misses):
        failures.append(f"{file}:{line} ({label}): {rule} is found now: make the mark 'expect'")
    reasons = [f"{reason['file']}:{reason['line']}: {reason['message']}"
               for result in report["drivers"] for reason in result["reasons"]]
    if reasons and not marks.is_inconclusive:
        failures.append(f"{name} ({label}): could not be decided: {'; '.join(reasons)}")
    if not reasons and marks.is_inconclusive:
        failures.append(f"{name} ({label}): is decided now: take the mark 'inconclusive' off")
    return failures


def hold_both_ways(driver, rules, mingw):
    """The failures of one example, and the rules that it is marked to fire."""
    marks = read_marks(driver, rules)
    failures = marks.problems + hold(driver, marks, [], "pack")
    if mingw is not None and support.mingw_has_all(support.sources_of(driver), mingw):
        failures += hold(driver, marks, ["--wdk", mingw], "mingw-w64")
    return failures


def rule_coverage(drivers, rules):
    """Every rule has an example that fires it and one in its folder that does not."""
    failures = []
    for rule in sorted(rules):
        folder = support.ROOT / "rules" / rule / "examples"
        own = [driver for driver in drivers if driver.parent == folder]
        fires = [any(mark[2] == rule for mark in read_marks(driver, rules).expected)
                 for driver in own]
        if True not in fires:
            failures.append(f"rules/{rule}: no example is marked '// expect: {rule}'")
        if False not in fires:
            failures.append(f"rules/{rule}: no example shows code that is right")
    return failures


def main():
    """Runs all examples."""
    rules = set(support.rule_names())
    drivers = support.examples()
    mingw = support.mingw_headers()
    failures = rule_coverage(drivers, rules)
    results = support.parallel(lambda driver: hold_both_ways(driver, rules, mingw), drivers)
    for driver, result in zip(drivers, results):
        if isinstance(result, Exception):
            failures.append(f"{driver.relative_to(support.ROOT)}: {result}")
        else:
            failures += result
    if mingw is None:
        print("mingw-w64's headers are not installed: the header pack only")
    support.finish(failures, f"{len(drivers)} examples of {len(rules)} rules")


if __name__ == "__main__":
    main()
