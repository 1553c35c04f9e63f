"""What the compiler makes of a driver, with a call between the instructions of one line and those of
the next, which tells that the line is reached (kernel/lines.c), and a table of where these calls are.
Other tables name the functions whose section is discarded, and those that C++ runs before the driver's
entry (kernel/tables.c). The instructions themselves stay what they are. Several drivers can become one
text."""

import dataclasses
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
ENTERED = re.compile(r"\tpushq\t\$(\d+)")
CALLED = re.compile(r"\tcallq\t(?!LineReached)([A-Za-z_.?$][\w.?$]*)")
MENTIONED = re.compile(r"\t.*?([A-Za-z_?$][\w.?$]*)(?:@GOTPCREL)?[-+\d]*\(%rip\)")
INDIRECT = re.compile(r"\t(?:call|jmp)q?\t\*")
POINTER = re.compile(r"\t\.quad\t(?!_ZTV)([A-Za-z_.?$][\w.?$]*)")
# alloc_text, which not every compiler knows: the section, and the functions.
PUT = re.compile(r"^[ \t]*#[ \t]*pragma[ \t]+(?:alloc_text[ \t]*\([ \t]*\"?([\w$]+)\"?[\s\\]*,"
                 r"|NDIS_INIT_FUNCTION[ \t]*\()([^)]*)\)", re.MULTILINE)
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


@dataclasses.dataclass
class Function:
    """A function of a driver in a library."""
    line: int          # the number of the line on which it begins
    is_discarded: bool
    calls: set         # the names in its calls, and of variables that it mentions
    writes: bool = False  # to such a variable
    is_variable: bool = False
    is_indirect: bool = False  # it calls through a pointer


def is_discarded(section):
    """Whether the system throws a section away when the driver's entry has returned."""
    return section.upper().startswith("INIT")


def put_away(source):
    """The functions that pragmas of a source put into sections that are discarded."""
    names = set()
    for section, functions in PUT.findall(source):
        if is_discarded(section or "INIT"):
            names.update(re.findall(r"\w+", functions))
    return names


def _tells(number, line):
    """The call that tells of a line, and its row in the table."""
    return [f".Lline{number}:", f"\tpushq\t${line}", "\tcallq\tLineReached@PLT",
            "\t.pushsection lines,\"a\",@progbits", f"\t.long\t.Lline{number}-., {line}", "\t.popsection"]


def told(text, places, discarded=()):
    """The assembly text with what tells of lines and of discarded functions, and without debug
    information. Those in `discarded` are, whatever section the compiler has put them into."""
    files, lines, calls = {}, [], 0
    line = None       # that the instructions belong to
    is_due = False    # the next instruction begins a line, or may be reached from elsewhere
    is_dropped = False
    is_entry = False  # of the function nothing has come so far
    section, function = ".text", ""
    for row in text.splitlines():
        word = row.lstrip().partition("#")[0].rstrip()
        if word.startswith(".section"):
            is_dropped = ".debug_" in word
            section = word.split(None, 1)[1].partition(",")[0].strip('"')
        elif word in (".text", ".data", ".bss"):
            is_dropped = False
            section = word
        if is_dropped or not word:
            continue
        if section == ".init_array":
            if word.startswith(".quad"):
                lines += ["\t.pushsection initialisers,\"a\",@progbits",
                          f"\t.long\tDriverEntry-., {word.split()[1]}-.", "\t.popsection"]
            continue
        if word.startswith(".loc\t"):
            if is_entry and line is not None:  # nothing is made of the line that names the function
                calls += 1
                lines += _tells(calls, line)
                is_entry = False
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
            if word[:-1] == function and (is_discarded(section) or function in discarded):
                lines += ["\t.pushsection discarded,\"a\",@progbits",
                          f"\t.long\tDriverEntry-., {function}-.", "\t.popsection"]
        elif word.startswith("."):
            lines.append(row)
            if word.startswith(".type") and word.endswith("@function"):
                line = None
                is_entry = True
                function = word.split(None, 1)[1].partition(",")[0]
        else:
            if is_due and line is not None:
                calls += 1
                lines += _tells(calls, line)
            lines.append(row)
            is_entry = False
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


def functions(text):
    """The functions of a text that tells of lines, by name; and its variables, as if they called the
    functions to which they lead from the start."""
    rows = re.findall(r"section discarded,.*\n\t\.long\tDriverEntry[\w$]*-\., ([\w.?$]+)-\.", text)
    result, gone, name = {}, set(rows), None
    # A table of virtual functions is named where an object gets it, not where one of them is called.
    variables = set(re.findall(r"\t\.type\t(?!_ZTV)([\w.?$]+),@object", text))
    for row in text.splitlines():
        if row.startswith("\t.type\t"):
            name = row.split("\t")[2].partition(",")[0]
            result[name] = Function(0, name in gone, set(), is_variable=name in variables)
        elif name is not None:
            result[name].is_indirect |= INDIRECT.match(row) is not None
            named = CALLED.match(row) or POINTER.match(row) or MENTIONED.match(row)
            if named is not None and (named.re != MENTIONED or named.group(1) in variables):
                result[name].calls.add(named.group(1))
                result[name].writes |= named.re == MENTIONED and row.endswith("(%rip)") \
                    and not row.startswith(("\tcmp", "\ttest"))
            elif result[name].line == 0 and ENTERED.match(row):
                result[name].line = int(ENTERED.match(row).group(1))
    return result


def may_call(known, first):
    """Those functions, by name, that one of these names is or may call by name, or through a variable
    when any of them calls through a pointer at all."""
    reached, pending, variables, is_indirect = set(), [name for name in first if name in known], [], False
    while pending or (is_indirect and variables):
        name = pending.pop() if pending else variables.pop()
        if name not in reached:
            reached.add(name)
            is_indirect |= known[name].is_indirect
            for called in known[name].calls & known.keys():
                (variables if known[called].is_variable else pending).append(called)
    return reached
