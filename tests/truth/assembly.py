"""What the compiler makes of a driver, with a call between the instructions of one line and those of
the next, which tells that the line is reached (kernel/lines.c), and a table of where these calls are.
The instructions themselves stay what they are. Several drivers can become one text."""

import itertools
import os
import re

FILE = re.compile(r'\.file\s+(\d+)\s+"([^"]*)"(?:\s+"([^"]*)")?')
LOCATION = re.compile(r"\.loc\s+(\d+)\s+(\d+)")
BLOCK = re.compile(r"\.LBB\d+_\d+:")
LABEL = re.compile(r'([A-Za-z_.?$][\w.?$]*):|\.(?:set|comm|lcomm)\s+([A-Za-z_.?$][\w.?$]*)\s*,')
# Directives about debugging, and some that the assembler does not know.
DROPPED = (".addrsig", ".loc", ".file", ".ident")
WORD = re.compile(r'"(?:[^"\\]|\\.)*"|(?<![%\w.?$])[A-Za-z_.?$][\w.?$]*')
OUTSIDE = re.compile(r"([A-Za-z_?$][\w.?$]*)@(?:PLT|GOTPCREL)")


class Places:
    """The lines that a library's table of lines has, (file, line) each, by number."""

    def __init__(self):
        self.at, self.numbers, self.next = {0: ("", 0)}, {}, itertools.count(1)

    def number(self, place):
        """The number of a line."""
        number = self.numbers.setdefault(place, next(self.next))
        self.at[number] = place
        return number


def told(text, places):
    """The assembly text with what tells of lines, and without debug information."""
    files, lines, calls = {}, [], 0
    line = None       # that the instructions belong to
    is_due = False    # the next instruction begins a line, or may be reached from elsewhere
    is_dropped = False
    for row in text.splitlines():
        word = row.lstrip().partition("#")[0].rstrip()
        if word.startswith(".section"):
            is_dropped = ".debug_" in word
        elif word in (".text", ".data", ".bss"):
            is_dropped = False
        if is_dropped or not word:
            continue
        if word.startswith(".loc\t"):
            file, number = LOCATION.match(word).groups()
            line = None if number == "0" else places.number((files[file], int(number)))
            is_due = True
        elif word.startswith(".file\t"):
            match = FILE.match(word)
            if match:
                number, folder, name = match.groups()
                files[number] = os.path.normpath(os.path.join(folder, name or ""))
        elif word.startswith(DROPPED):
            continue
        elif not row.startswith("\t") and word.endswith(":"):
            lines.append(word)
            is_due |= BLOCK.match(word) is not None
        elif word.startswith("."):
            lines.append(row)
            if word.startswith(".type") and word.endswith("@function"):
                line = None
        else:
            if is_due and line is not None:
                calls += 1
                lines += [f".Lline{calls}:", f"\tpushq\t${line}", "\tcallq\tLineReached@PLT",
                          "\t.pushsection lines,\"a\",@progbits", f"\t.long\t.Lline{calls}-., {line}",
                          "\t.popsection"]
            lines.append(row)
            is_due = word.startswith("call")
    return "\n".join(lines) + "\n"


def apart(texts, number):
    """The texts of a driver's sources as one whose names nobody else has: driver `number` is entered
    at DriverEntry$number. Also returns the names of others that it uses."""
    shared = set()
    for text in texts:
        shared.update(re.findall(r"\.(?:globl|weak|comm)\s+([A-Za-z_?$][\w.?$]*)", text))
    result, outside = [], set()
    for unit, text in enumerate(texts):
        own = {}
        for match in LABEL.finditer(text):
            name = match.group(1) or match.group(2)
            own[name] = f"{name}${number}" if name in shared else f"{name}${number}.{unit}"
        own.update({name: f"{name}${number}" for name in shared})
        result.append(WORD.sub(lambda match, own=own: own.get(match.group(), match.group()), text))
        outside.update(name for name in OUTSIDE.findall(text) if name not in own)
    return "".join(result), outside
