"""Witnesses that hold: the steps of a finding are the steps of a way that was really run, and on that
way the violation is seen at the same place.

Of the ways that show the violation one is looked for that runs through all printed steps in their
order, line by line; a step that says which way a branch goes must be followed by a line of that side.
"""

import os
import re

BRANCH = re.compile(r"^'(.*)' is (true|false)$", re.DOTALL)
# Lines of which the compiler may make nothing.
SILENT = re.compile(r"(?:__try \{|do \{|\{|\w+:|case \w+:|)$")
# What destructors do comes between the line that leaves a function and the end of its run.
AT_LEAVING = re.compile(r"returns |calls .*~")
HEAD = re.compile(r"(?:\} else )?(?:if|while) \((.*)\) \{$")


class Sources:
    """The lines of a driver's sources, to see which lines a branch leads to."""

    def __init__(self, folder):
        self.folder = folder
        self.lines, self.heads, self.names = {}, {}, {}

    def name(self, file):
        """The file's name in the folder."""
        if file not in self.names:
            self.names[file] = os.path.relpath(file, self.folder)
        return self.names[file]

    def _read(self, file):
        with open(os.path.join(self.folder, file), encoding="utf-8") as source:
            lines = self.lines[file] = source.read().splitlines()
        heads = self.heads[file] = [1]  # by line, the one on which the function around it begins
        for number, line in enumerate(lines, 1):
            is_head = line.rstrip().endswith("{") and not line.startswith((" ", "}"))
            heads.append(number if is_head else heads[-1])

    def text(self, file, number):
        """One line."""
        if file not in self.lines:
            self._read(file)
        lines = self.lines[file]
        return lines[number - 1].strip() if 0 < number <= len(lines) else ""

    def function(self, file, number):
        """The function around a line: its file, and the line on which it begins."""
        if file not in self.lines:
            self._read(file)
        return file, self.heads[file][number]


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
    here = sources.function(file, line)
    first = line + 1  # the first inside of which it surely makes something
    while SILENT.match(sources.text(file, first)):
        first += 1
    for later in trace[index + 1:]:
        if later == (file, line):
            return None  # a call inside the condition has returned; the last visit tells
        if later[0] == file and line < later[1] <= first:
            return True
        if sources.function(*later) == here:
            return False
    return None


def first_gap(steps, trace, sources):
    """The first step that the way does not run through, or None when it runs through all."""
    at = 0
    for step in steps:
        place = (step["file"], step["line"])
        if AT_LEAVING.match(step["message"]) and place in trace[:at]:
            continue
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


class Witness:
    """The steps of a finding, held against ways that show the violation."""

    def __init__(self, folder, finding, ways):
        self.folder = folder.resolve()
        self.sources = Sources(self.folder)
        steps = [dict(step, file="/".join(step["file"].split("/")[1:])) for step in finding["steps"]]
        # Where a routine begins is a matter of layout; that it runs, the steps inside it show.
        self.steps = [step for step in steps if "the system calls" not in step["message"]
                      and "the class driver calls" not in step["message"]]
        self.ways = sorted(ways, key=len)  # the tool tells the shortest way
        self.holds = False
        self.nearest, self.furthest = None, -1

    def look(self, lines):
        """Whether a way that ran these lines is what the steps tell."""
        if self.holds:
            return
        trace = [(self.sources.name(file), line) for file, line in lines]
        gap = first_gap(self.steps, trace, self.sources)
        if gap is None:
            self.holds = True
        elif self.steps.index(gap) > self.furthest:
            self.nearest, self.furthest = gap, self.steps.index(gap)

    def gap(self):
        """The step that no way reaches, of the way that comes furthest."""
        if self.nearest is None:
            return "no way shows it"
        return "step not run: {file}:{line}: {message}".format(**self.nearest)
