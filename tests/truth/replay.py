"""Witnesses that hold: the steps of a finding are the steps of a way that was really run, and on that
way the violation is seen at the same place.

Of the ways that show the violation one is looked for that runs through all printed steps in their
order, line by line; a step that says which way a branch goes must be followed by a line of that side.
"""

import os
import re

BRANCH = re.compile(r"^'(.*)' is (true|false)$", re.DOTALL)
HEAD = re.compile(r"(?:\} else )?(?:if|while) \((.*)\) \{$")


class Sources:
    """The lines of a driver's sources, to see which lines a branch leads to."""

    def __init__(self, folder):
        self.folder = folder
        self.lines = {}

    def text(self, file, number):
        """One line."""
        if file not in self.lines:
            with open(os.path.join(self.folder, file), encoding="utf-8") as source:
                self.lines[file] = source.read().splitlines()
        lines = self.lines[file]
        return lines[number - 1].strip() if 0 < number <= len(lines) else ""


def _sense(condition, text):
    """Whether the condition is the text (True), its negation (False), or neither (None)."""
    sense = True
    while condition != text:
        if not condition.startswith("!"):
            return None
        sense = not sense
        condition = condition[1:]
        if condition.startswith("(") and condition.endswith(")") and condition != text:
            condition = condition[1:-1]
    return sense


def _goes(trace, index, sources, text):
    """Whether the condition of this text is true on this line of the trace; None when the next lines
    don't tell."""
    file, line = trace[index]
    head = HEAD.match(sources.text(file, line))
    sense = head and _sense(head.group(1), text)
    if sense is None:
        return None
    taken = _is_taken(trace, index, sources)
    return None if taken is None else taken == sense


def _is_taken(trace, index, sources):
    file, line = trace[index]
    for later in trace[index + 1:]:
        if later == (file, line):
            return None  # a call inside the condition has returned; the last visit tells
        if later[0] == file and later[1] == line + 1:
            return True
        if _function(sources, *later) == _function(sources, file, line):
            return False
    return None


def _function(sources, file, line):
    """The line on which the function around a line begins."""
    while line > 1 and not (sources.text(file, line).endswith("{")
                            and not sources.lines[file][line - 1].startswith((" ", "}"))):
        line -= 1
    return file, line


def first_gap(steps, trace, sources):
    """The first step that the way does not run through, or None when it runs through all."""
    at = 0
    for step in steps:
        place = (step["file"], step["line"])
        branch = BRANCH.match(step["message"])
        wanted = None if branch is None else branch.group(2) == "true"
        while at < len(trace):
            if trace[at] == place:
                goes = _goes(trace, at, sources, branch.group(1)) if branch else None
                if goes is None or goes == wanted:
                    break
            at += 1
        if at == len(trace):
            return step
    return None


def replays(kernel, library, folder, finding, ways):
    """None when one of the ways is what the finding's steps tell; else the step that no way reaches,
    of the way that comes furthest."""
    sources = Sources(folder)
    steps = [dict(step, file="/".join(step["file"].split("/")[1:])) for step in finding["steps"]]
    # Where a routine begins is a matter of layout; that it runs, the steps inside it show.
    steps = [step for step in steps if "the system calls" not in step["message"]
             and "the class driver calls" not in step["message"]]
    best, furthest = None, -1
    # The tool tells the shortest way.
    ways = sorted(ways, key=len)
    for at in (0, 2, 8, 32, 128):
        some = ways[at:max(2, at * 4)]
        if not some:
            break
        for lines in kernel.traces(library, some):
            trace = [(os.path.relpath(file, folder), line) for file, line in lines]
            gap = first_gap(steps, trace, sources)
            if gap is None:
                return None
            if steps.index(gap) > furthest:
                best, furthest = gap, steps.index(gap)
    return best or {"message": "no way shows it", "file": "", "line": 0}
